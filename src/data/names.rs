//! Names of laws in short: the abbreviations that lawyers and newspapers use.

/// Abbreviation and the name in lower case that it stands for.
///
/// Those that begin with `BL` or `L` stand alone; the others follow the word `Luật` (`Luật SHTT`).
pub(crate) static ABBREVIATED_NAMES: &[(&str, &str)] = &[
    ("BLDS", "bộ luật dân sự"),
    ("BLHH", "bộ luật hàng hải việt nam"),
    ("BLHS", "bộ luật hình sự"),
    ("BLLĐ", "bộ luật lao động"),
    ("BLTTDS", "bộ luật tố tụng dân sự"),
    ("BLTTHS", "bộ luật tố tụng hình sự"),
    ("LBHXH", "luật bảo hiểm xã hội"),
    ("LĐĐ", "luật đất đai"),
    ("LDN", "luật doanh nghiệp"),
    ("LHNGĐ", "luật hôn nhân và gia đình"),
    ("LHN&GĐ", "luật hôn nhân và gia đình"),
    ("LKDBĐS", "luật kinh doanh bất động sản"),
    ("LNO", "luật nhà ở"),
    ("LSHTT", "luật sở hữu trí tuệ"),
    ("LTHADS", "luật thi hành án dân sự"),
    ("LTM", "luật thương mại"),
    ("LTTHC", "luật tố tụng hành chính"),
    ("LXLVPHC", "luật xử lý vi phạm hành chính"),
    ("ATTP", "luật an toàn thực phẩm"),
    ("BHXH", "luật bảo hiểm xã hội"),
    ("BHYT", "luật bảo hiểm y tế"),
    ("BVMT", "luật bảo vệ môi trường"),
    ("CCCD", "luật căn cước công dân"),
    ("ĐĐ", "luật đất đai"),
    ("DN", "luật doanh nghiệp"),
    ("HN&GĐ", "luật hôn nhân và gia đình"),
    ("HNGĐ", "luật hôn nhân và gia đình"),
    ("HNVGĐ", "luật hôn nhân và gia đình"),
    ("KDBĐS", "luật kinh doanh bất động sản"),
    ("KDBH", "luật kinh doanh bảo hiểm"),
    ("NSNN", "luật ngân sách nhà nước"),
    ("PCTN", "luật phòng, chống tham nhũng"),
    ("PCCC", "luật phòng cháy và chữa cháy"),
    ("SHTT", "luật sở hữu trí tuệ"),
    ("TCTD", "luật các tổ chức tín dụng"),
    ("THADS", "luật thi hành án dân sự"),
    ("TTHC", "luật tố tụng hành chính"),
    ("XLVPHC", "luật xử lý vi phạm hành chính"),
];

/// The name for an abbreviation, as written.
pub(crate) fn abbreviated_name(abbreviation: &str) -> Option<&'static str> {
    ABBREVIATED_NAMES.iter().find(|(a, _)| *a == abbreviation).map(|(_, name)| *name)
}
