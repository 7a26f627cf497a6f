//! Texts that the benches make: the same each time, of any length.

use std::fmt::Write as _;

/// A text of about so many bytes in which every line cites but for `filler` sentences between two such.
pub fn generated(len: usize, filler: usize) -> String {
    let mut text = String::new();
    let mut n = 1;
    while text.len() < len {
        let _ = writeln!(
            text,
            "{n}. Theo điểm a, b khoản {} Điều {} Nghị định số {n}/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ và Luật Nhà ở.",
            n % 9 + 1,
            n % 90 + 1
        );
        for _ in 0..filler {
            text.push_str("Người lao động nhận tiền lương vào cuối mỗi tháng tại nơi làm việc.\n");
        }
        n += 1;
    }
    text
}

/// Pieces that, repeated, make every step of reading look as far as it may.
pub const HOSTILE: [&str; 12] = [
    "khoản 1, ",
    "điểm a ",
    "Luật A ",
    "Luật Luật ",
    "số 1/2020/NĐ-CP ",
    "từ Điều 1 đến Điều 2 đến ",
    "Nghị định và Thông tư của ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "Đ5 k1 BLDS, ",
    "12/34/",
    "(",
    "\u{301}",
];
