//! What the tops of documents say of them, in the layouts that there are.

use viendan::Letterhead;

/// Number, type, date, place, issuer and title, in this order.
fn read(text: &str) -> [String; 6] {
    let top = Letterhead::read(text);
    [
        top.number.map(|n| n.to_string()),
        top.document_type.map(|t| t.slug().to_owned()),
        top.date.map(|d| d.iso()),
        top.place.map(|p| p.to_string()),
        top.issuer.map(|i| i.name().to_owned()),
        top.title.map(String::from),
    ]
    .map(Option::unwrap_or_default)
}

#[test]
fn layouts() {
    let cases: &[(&str, [&str; 6])] = &[
        (
            "CHÍNH PHỦ\n_______\nSố: 127/2026/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
             Hà Nội, ngày 06 tháng 4 năm 2026\n\nNGHỊ ĐỊNH\nQuy định về quản lý \nsản phẩm Halal\n\nCăn cứ Luật Tổ chức Chính phủ;\n",
            ["127/2026/NĐ-CP", "nghi_dinh", "2026-04-06", "Hà Nội", "Chính phủ", "Quy định về quản lý sản phẩm Halal"],
        ),
        // Two columns, and a name on two lines.
        (
            "ỦY BAN NHÂN DÂN   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LẠNG SƠN   Độc lập - Tự do - Hạnh phúc\n\
             Số: 15/2021/QĐ-UBND   Lạng Sơn, ngày 01 tháng 7 năm 2021\nQUYẾT ĐỊNH\nBan hành Quy chế\n",
            ["15/2021/QĐ-UBND", "quyet_dinh", "2021-07-01", "Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn", "Ban hành Quy chế"],
        ),
        (
            "BỘ LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI\nSố: 11/2021/TT-BLĐTBXH\nHà Nội, ngày 30 tháng 9 năm 2021\nTHÔNG TƯ\nHướng dẫn\n",
            ["11/2021/TT-BLĐTBXH", "thong_tu", "2021-09-30", "Hà Nội", "Bộ Lao động - Thương binh và Xã hội", "Hướng dẫn"],
        ),
        // The gazette's own number and day come first.
        (
            "CÔNG BÁO/Số 237/Ngày 21-04-2026\n34\nBỘ TÀI CHÍNH\nSố: 36/2026/TT-BTC\nHà Nội, ngày 31 tháng 3 năm 2026\nTHÔNG TƯ\nHướng dẫn\n",
            ["36/2026/TT-BTC", "thong_tu", "2026-03-31", "Hà Nội", "Bộ Tài chính", "Hướng dẫn"],
        ),
        // A letter has neither a line of its type nor a title in capitals.
        (
            "TỔNG CỤC THUẾ\nSố: 2728/TCT-DNL\nHà Nội, ngày 18 tháng 7 năm 2014\nKính gửi: Cục Thuế tỉnh Nghệ An\n",
            ["2728/TCT-DNL", "cong_van", "2014-07-18", "Hà Nội", "Tổng cục Thuế", ""],
        ),
        ("QUỐC HỘI\nLuật số: 31/2024/QH15\nLUẬT\nĐẤT ĐAI\nCăn cứ Hiến pháp;\n", ["31/2024/QH15", "luat", "", "", "Quốc hội", "ĐẤT ĐAI"]),
        ("Điều 1. Phạm vi\nTheo Nghị định số 30/2020/NĐ-CP.\n", ["", "", "", "", "", ""]),
        ("", ["", "", "", "", "", ""]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}
