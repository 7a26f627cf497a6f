//! The structure of texts, by hard places.

use viendan::Outline;

/// The paths of the units, in the order of the text.
fn paths(text: &str) -> String {
    let outline = Outline::read(text);
    outline.nodes().iter().map(|node| outline.path_of(node).eid()).collect::<Vec<_>>().join(" ")
}

#[test]
fn units() {
    for (what, text, expected) in [
        (
            "a title after a line that seems to break off",
            "Điều 8. Căn cứ\n1. Hợp đồng;\n2. Căn cứ khác do pháp luật quy định\nĐiều 9. Thực hiện quyền\n1. Cá nhân tự quyết.\n",
            "dieu_8 dieu_8__khoan_1 dieu_8__khoan_2 dieu_9 dieu_9__khoan_1",
        ),
        (
            "an article cited at the start of a broken line",
            "Điều 8. Hồ sơ\n1. Theo khoản 2,\nĐiều 9. Nộp trong 05 ngày.\n2. Đơn.\n",
            "dieu_8 dieu_8__khoan_1 dieu_8__khoan_2",
        ),
        (
            "articles that go on after an annex put between them",
            "Điều 7. Hồ sơ\n1. Đơn theo phụ lục.\nPHỤ LỤC III\nĐiều 8. Đánh giá\n1. Định kỳ.\n",
            "dieu_7 dieu_7__khoan_1 phu_luc_III dieu_8 dieu_8__khoan_1",
        ),
        (
            "an annex with articles of its own",
            "Điều 7. Hồ sơ\nPHỤ LỤC I\nMẪU ĐƠN\nĐiều 1. Mẫu\nĐiều 2. Ký\n",
            "dieu_7 phu_luc_I dieu_1 dieu_2",
        ),
    ] {
        assert_eq!(paths(text), expected, "{what}");
    }
    let text = "Điều 7. Hồ sơ\nPHỤ LỤC I\nMẪU ĐƠN\nĐiều 1. Mẫu\nĐiều 8. Ký\n";
    let outline = Outline::read(text);
    let own: Vec<bool> = outline.nodes().iter().map(|n| outline.nodes()[1].span().contains(n.span())).collect();
    assert_eq!(own, [false, true, true, true], "articles of an annex that has begun its own are the annex's");
}
