//! Reorganisations of the Government: which ministries and bodies of their rank ended and which began, on which day, by which
//! resolution of the National Assembly.
//!
//! Columns of `REORGANISATIONS`:
//! * `on`: the day from which the resolution counts.
//! * `by`: the resolution.
//! * `ended`, `began`: names as in `ISSUERS`.

use super::Day;

/// One resolution on the structure of the Government.
#[derive(Debug)]
pub(crate) struct Reorganisation {
    pub(crate) on: Day,
    pub(crate) by: &'static str,
    /// Name, and the names of those that took over the work.
    pub(crate) ended: &'static [(&'static str, &'static [&'static str])],
    pub(crate) began: &'static [&'static str],
}

pub(crate) static REORGANISATIONS: [Reorganisation; 3] = [
    Reorganisation {
        on: Day(2002, 8, 5),
        by: "02/2002/QH11",
        ended: &[
            ("Bộ Khoa học, Công nghệ và Môi trường", &["Bộ Khoa học và Công nghệ", "Bộ Tài nguyên và Môi trường"]),
            ("Tổng cục Địa chính", &["Bộ Tài nguyên và Môi trường"]),
            ("Tổng cục Bưu điện", &["Bộ Bưu chính, Viễn thông"]),
            ("Ban Tổ chức - Cán bộ Chính phủ", &["Bộ Nội vụ"]),
        ],
        began: &["Bộ Khoa học và Công nghệ", "Bộ Tài nguyên và Môi trường", "Bộ Bưu chính, Viễn thông"],
    },
    Reorganisation {
        on: Day(2007, 7, 31),
        by: "01/2007/QH12",
        ended: &[
            ("Bộ Công nghiệp", &["Bộ Công Thương"]),
            ("Bộ Thương mại", &["Bộ Công Thương"]),
            ("Bộ Thủy sản", &["Bộ Nông nghiệp và Phát triển nông thôn"]),
            ("Bộ Văn hóa - Thông tin", &["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Thông tin và Truyền thông"]),
            ("Bộ Bưu chính, Viễn thông", &["Bộ Thông tin và Truyền thông"]),
            ("Ủy ban Thể dục Thể thao", &["Bộ Văn hóa, Thể thao và Du lịch"]),
            ("Ủy ban Dân số, Gia đình và Trẻ em", &["Bộ Y tế", "Bộ Lao động - Thương binh và Xã hội", "Bộ Văn hóa, Thể thao và Du lịch"]),
        ],
        began: &["Bộ Công Thương", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Thông tin và Truyền thông"],
    },
    Reorganisation {
        on: Day(2025, 3, 1),
        by: "176/2025/QH15",
        ended: &[
            ("Bộ Kế hoạch và Đầu tư", &["Bộ Tài chính"]),
            ("Bộ Giao thông vận tải", &["Bộ Xây dựng"]),
            ("Bộ Nông nghiệp và Phát triển nông thôn", &["Bộ Nông nghiệp và Môi trường"]),
            ("Bộ Tài nguyên và Môi trường", &["Bộ Nông nghiệp và Môi trường"]),
            ("Bộ Thông tin và Truyền thông", &["Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch"]),
            ("Bộ Lao động - Thương binh và Xã hội", &["Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế"]),
            ("Ủy ban Dân tộc", &["Bộ Dân tộc và Tôn giáo"]),
        ],
        began: &["Bộ Nông nghiệp và Môi trường", "Bộ Dân tộc và Tôn giáo"],
    },
];

/// The reorganisation that ended a body of this name, with the names of those that took it over.
pub(crate) fn end_of(name: &str) -> Option<(&'static Reorganisation, &'static [&'static str])> {
    let ended = REORGANISATIONS.iter().flat_map(|r| r.ended.iter().map(move |(n, successors)| (r, *n, *successors)));
    ended.into_iter().find(|(_, n, _)| *n == name).map(|(r, _, successors)| (r, successors))
}

/// The reorganisation that made a body of this name.
pub(crate) fn beginning_of(name: &str) -> Option<&'static Reorganisation> {
    REORGANISATIONS.iter().find(|r| r.began.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::ISSUERS;

    #[test]
    fn years_agree_with_the_table_of_issuers() {
        for r in &REORGANISATIONS {
            for (name, successors) in r.ended {
                assert!(ISSUERS.iter().any(|i| i.name == *name && i.until == r.on.0), "{name}");
                assert!(successors.iter().all(|s| ISSUERS.iter().any(|i| i.name == *s)), "{name}");
            }
            for name in r.began {
                assert!(ISSUERS.iter().any(|i| i.name == *name && i.from == r.on.0), "{name}");
            }
        }
    }
}
