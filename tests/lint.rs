//! Tables of cases for each rule of the linter: texts in which it finds something, with what, and texts in which it finds nothing.

use viendan::lint::{Finding, Linter, Severity, rule, rules};
use viendan::{Corpus, Language, Record};

/// The top of a document of a day, before the text itself.
fn document(number: &str, date: &str, body: &str) -> String {
    format!("CHÍNH PHỦ\nSố: {number}\nHà Nội, {date}\nNGHỊ ĐỊNH\nVề việc thử\n\n{body}\n")
}

fn found<'t>(text: &'t str, findings: &[Finding], id: &str) -> Vec<(&'t str, Option<String>)> {
    let of_rule = findings.iter().filter(|f| f.rule().id() == id);
    of_rule.map(|f| (f.span().slice(text).unwrap_or_default(), f.suggestion().map(str::to_owned))).collect()
}

/// What one rule finds in a text: places and suggestions.
#[track_caller]
fn check(id: &str, text: &str, expected: &[(&str, Option<&str>)]) {
    let findings = Linter::new().lint(text);
    let found = found(text, &findings, id);
    let found: Vec<_> = found.iter().map(|(place, suggestion)| (*place, suggestion.as_deref())).collect();
    assert_eq!(found, expected, "{id} in {text}");
}

#[test]
fn year_of_number_and_date() {
    let id = "number-year";
    for text in [
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2019",
        "Thông tư số 02/2025/TT-BLĐTBXH ngày 10/01/2024 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
        "Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2023",
    ] {
        check(id, text, &[(text, None)]);
    }
    for text in [
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
        "Quyết định số 613/QĐ-TTg ngày 06 tháng 5 năm 2010",
        "Nghị định số 61-CP ngày 05 tháng 7 năm 1994",
        "Nghị định số 30/2020/NĐ-CP có hiệu lực từ ngày 05 tháng 3 năm 2021",
    ] {
        check(id, text, &[]);
    }
}

#[test]
fn type_word_and_code() {
    let id = "type-code";
    check(id, "Nghị định số 12/2020/TT-BTC", &[("Nghị định", Some("Thông tư"))]);
    check(id, "theo khoản 4 Điều 1 Thông tư số 06/2024/NĐ-CP", &[("Thông tư", Some("Nghị định"))]);
    check(id, "Chỉ thị số 49-NQ/TW", &[("Chỉ thị", Some("Nghị quyết"))]);
    for text in [
        "Thông tư số 12/2020/TT-BTC",
        "Thông tư số 19/2012/TTLT-BTC-BTP",
        "Bộ luật Lao động số 45/2019/QH14",
        "Nghị quyết số 142/2024/QH15",
        "Pháp lệnh số 02/2020/UBTVQH14",
        "Quyết định số 61-CP",
        "Chỉ thị số 16/CT-TTg",
        "Quy chế số 12/QĐ-UBND",
        "văn bản số 3448/VP-KT",
    ] {
        check(id, text, &[]);
    }
}

#[test]
fn terms_of_the_national_assembly() {
    let id = "assembly-term";
    check(id, "Luật số 10/2022/QH14", &[("10/2022/QH14", Some("10/2022/QH15"))]);
    check(id, "Luật Bảo hiểm xã hội số 58/2014/QH12", &[("58/2014/QH12", Some("58/2014/QH13"))]);
    // The year of an election belongs to two terms: there is nothing to suggest.
    check(id, "Nghị quyết số 30/2016/QH12", &[("30/2016/QH12", None)]);
    for text in ["Luật số 31/2024/QH15", "Nghị quyết số 1269/2011/UBTVQH12", "Luật số 33/2016/QH14", "Luật số 12-LCT/HĐNN8"]
    {
        check(id, text, &[]);
    }
}

#[test]
fn issuers() {
    check("issuer-code", "Thông tư số 26/2016/TT-BLĐTBX", &[("26/2016/TT-BLĐTBX", None)]);
    check("issuer-code", "Thông tư số 26/2016/TT-BLĐTBXH", &[]);
    check("issuer-code", "Thông tư liên tịch số 06/2018/TTLT-VKSNDTC-TANDTC-BCA-BTP-BLĐTBXH", &[]);
    check("issuer-code", "Quyết định số 12/2019/QĐ-XYZ", &[]);
    let wrong = "Thông tư số 12/2020/TT-BTC ngày 06 tháng 3 năm 2020 của Bộ Y tế";
    check("issuer-name", wrong, &[(wrong, None)]);
    check("issuer-name", "Thông tư số 12/2020/TT-BTC ngày 06 tháng 3 năm 2020 của Bộ trưởng Bộ Tài chính", &[]);
    check("issuer-name", "Thông tư số 02/2015/TT-BTNMT của Bộ trưởng Bộ Tài nguyên và Môi trường", &[]);
}

#[test]
fn times_of_ministries() {
    let id = "issuer-time";
    check(id, "Thông tư số 05/2010/TT-BNNMT", &[("05/2010/TT-BNNMT", None)]);
    check(id, "Thông tư số 03/2026/TT-BTNMT", &[("03/2026/TT-BTNMT", None)]);
    check(id, "Thông tư số 15/2003/TT-BTTTT", &[("15/2003/TT-BTTTT", None)]);
    for text in [
        "Thông tư số 02/2025/TT-BLĐTBXH",
        "Thông tư số 07/2025/TT-BNNMT ngày 16 tháng 6 năm 2025",
        "Thông tư số 12/2005/TT-BNV",
        "Quyết định số 10/1995/QĐ-BNV",
        "Công văn số 1234/UBND-KH",
    ] {
        check(id, text, &[]);
    }
    let id = "ministry-gone";
    let body = "Điều 1. Tổ chức thực hiện\nBộ Kế hoạch và Đầu tư hướng dẫn thi hành Nghị định này.";
    let after = document("12/2026/NĐ-CP", "ngày 10 tháng 01 năm 2026", body);
    check(id, &after, &[("Bộ Kế hoạch và Đầu tư", Some("Bộ Tài chính"))]);
    check(id, &document("12/2024/NĐ-CP", "ngày 10 tháng 01 năm 2024", body), &[]);
    for body in [
        "Căn cứ Thông tư số 02/2015/TT-BTNMT của Bộ trưởng Bộ Tài nguyên và Môi trường;",
        "Điều 1. Thay thế cụm từ “Bộ Kế hoạch và Đầu tư” bằng cụm từ “Bộ Tài chính”.",
        "Điều 1. Giấy phép do Bộ Giao thông vận tải (nay là Bộ Xây dựng) cấp.",
    ] {
        check(id, &document("12/2026/NĐ-CP", "ngày 10 tháng 01 năm 2026", body), &[]);
    }
}

#[test]
fn dates() {
    let id = "impossible-date";
    let wrong = "Nghị định số 30/2020/NĐ-CP ngày 31 tháng 02 năm 2020";
    check(id, wrong, &[(wrong, None)]);
    check(id, "Nghị định số 30/2020/NĐ-CP ngày 29 tháng 02 năm 2020", &[]);
    let id = "later-document";
    let cited = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020";
    let basis = format!("Căn cứ {cited};");
    check(id, &document("12/2020/NĐ-CP", "ngày 10 tháng 01 năm 2020", &basis), &[(cited, None)]);
    check(id, &document("45/2020/NĐ-CP", "ngày 08 tháng 4 năm 2020", &basis), &[]);
    check(id, &basis, &[]);
}

#[test]
fn forms_of_codes() {
    for (text, number) in [("Nghị định số 30/2020/ND-CP", "30/2020/ND-CP"), ("Nghị định số 30/2020/NĐ-Cp", "30/2020/NĐ-Cp")]
    {
        check("code-spelling", text, &[(number, Some("30/2020/NĐ-CP"))]);
    }
    check("code-spelling", "Quyết định số 28/2021/QĐ-TTG", &[("28/2021/QĐ-TTG", Some("28/2021/QĐ-TTg"))]);
    check("code-spelling", "Nghị định số 30/2020/NĐ-CP", &[]);
    check("code-spacing", "Nghị định số 56/ 2015/ NĐ - CP", &[("56/ 2015/ NĐ - CP", Some("56/2015/NĐ-CP"))]);
    check("code-spacing", "Nghị định số 56/2015/NĐ-\nCP", &[]);
    check("code-spacing", "QCVN 01: 2019/BCT", &[]);
    check("code-dash", "Nghị định số 56/2015/NĐ–CP", &[("56/2015/NĐ–CP", Some("56/2015/NĐ-CP"))]);
    check("leading-zero", "Nghị định số 4/2023/NĐ-CP", &[("4", Some("04"))]);
    check("leading-zero", "Nghị định số 04/2023/NĐ-CP", &[]);
    check("leading-zero", "Quyết định số 5-CP", &[]);
    check("eth-letter", "theo Nghị định số 30/2020/NÐ-CP", &[("NÐ", Some("NĐ"))]);
    check("eth-letter", "theo Ðiều 5 và ðiểm a", &[("Ðiều", Some("Điều")), ("ðiểm", Some("điểm"))]);
}

#[test]
fn forms_of_citations() {
    check("number-label", "theo Nghị định 30/2020/NĐ-CP", &[("30/2020/NĐ-CP", Some("số 30/2020/NĐ-CP"))]);
    check("number-label", "Luật Đất đai 31/2024/QH15", &[("31/2024/QH15", Some("số 31/2024/QH15"))]);
    for text in ["Nghị định số 30/2020/NĐ-CP", "các Nghị định số 15/2021/NĐ-CP và 35/2023/NĐ-CP", "TCVN 7957:2008", "Nghị định 30"]
    {
        check("number-label", text, &[]);
    }
    check("type-capital", "theo nghị định số 30/2020/NĐ-CP", &[("nghị định", Some("Nghị định"))]);
    check("type-capital", "theo Luật Đất đai", &[]);
    check("type-capital", "quản trị kinh doanh, luật, công nghệ thông tin", &[]);
    check("part-capital", "theo khoản 2 điều 5 Luật Đất đai", &[("điều", Some("Điều"))]);
    check("part-capital", "theo khoản 2 Điều 5 Luật Đất đai", &[]);
    check("part-order", "theo Điều 5 khoản 2 điểm a Luật Đất đai", &[("Điều 5 khoản 2 điểm a", Some("điểm a khoản 2 Điều 5"))]);
    check("part-order", "theo Điều 5, khoản 2 Luật Đất đai", &[("Điều 5, khoản 2", Some("khoản 2 Điều 5"))]);
    check("part-order", "theo điểm a khoản 2 Điều 5 Luật Đất đai", &[]);
    let cited = |tail: &str| document("45/QĐ-BTC", "ngày 08 tháng 4 năm 2024", &format!("Căn cứ Nghị định số 30/2020/NĐ-CP{tail};"));
    check("first-citation", &cited(""), &[("Nghị định số 30/2020/NĐ-CP", None)]);
    check("first-citation", &cited(" ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"), &[]);
    check("first-citation", "Căn cứ Nghị định số 30/2020/NĐ-CP;", &[]);
}

#[test]
fn short_names() {
    let define = "Luật Đấu thầu số 22/2023/QH15 (sau đây gọi là Luật Đấu thầu) và người tham gia (sau đây gọi là Người bán)";
    check("alias-unused", define, &[("Luật Đấu thầu", None), ("Người bán", None)]);
    check("alias-unused", &format!("{define}. Người bán theo Luật\nĐấu thầu."), &[]);
    let early = "Chi phí GPMB do chủ đầu tư chịu. Việc giải phóng mặt bằng (sau đây viết tắt là GPMB) và GPMB khác";
    check("alias-early", early, &[("GPMB", None)]);
    let twice = "người bán (sau đây gọi là Bên A), người mua (sau đây gọi là Bên A), Bên A";
    check("alias-twice", twice, &[("Bên A", None)]);
    let finding = Linter::new().lint(twice).into_iter().find(|f| f.rule().id() == "alias-twice").unwrap();
    assert_eq!(finding.earlier().map(|s| s.start), twice.find("Bên A"));
}

#[test]
fn own_provisions() {
    let id = "dangling-part";
    let body = |cited: &str| {
        let articles = "Điều 1. Phạm vi\n1. Vay vốn.\n2. Trả nợ.\n";
        document("45/2024/NĐ-CP", "ngày 08 tháng 4 năm 2024", &format!("{articles}Điều 2. Hiệu lực thi hành\nTheo {cited}."))
    };
    check(id, &body("khoản 3 Điều 1 Nghị định này"), &[("khoản 3 Điều 1 Nghị định này", None)]);
    check(id, &body("Điều 9 Nghị định này"), &[("Điều 9 Nghị định này", None)]);
    check(id, &body("khoản 2 Điều 1 Nghị định này"), &[]);
    check(id, &body("khoản 3 Điều 1 Luật Đất đai"), &[]);
}

/// A corpus of an old decree and the one that replaced it.
fn corpus() -> Corpus {
    let mut corpus = Corpus::new();
    let mut old = Record::from_text("old", "Điều 1. Phạm vi\n1. Công văn.\n2. Tờ trình.\nĐiều 2. Hiệu lực thi hành\nTừ ngày ký.\n");
    old.number = "110/2004/NĐ-CP".parse().ok();
    old.document_type = Some(viendan::DocumentType::NghiDinh);
    old.date = Some(viendan::CitedDate::day(2004, 4, 8));
    corpus.add(old);
    let new =
        document("30/2020/NĐ-CP", "ngày 05 tháng 3 năm 2020", "Điều 1. Hiệu lực\nNghị định này thay thế Nghị định số 110/2004/NĐ-CP.");
    corpus.add(Record::from_text("new", new));
    corpus
}

#[test]
fn documents_of_a_corpus() {
    let corpus = corpus();
    let linter = Linter::new().corpus(&corpus);
    let told = |id: &str, date: &str, body: &str| {
        let text = document("45/QĐ-BTC", date, body);
        found(&text, &linter.lint(&text), id).into_iter().map(|(place, _)| place.to_owned()).collect::<Vec<_>>()
    };
    let (before, after) = ("ngày 08 tháng 4 năm 2019", "ngày 08 tháng 4 năm 2021");
    let basis = "Căn cứ Nghị định số 110/2004/NĐ-CP;";
    assert_eq!(told("no-longer-in-force", after, basis), ["Nghị định số 110/2004/NĐ-CP"]);
    assert!(told("no-longer-in-force", before, basis).is_empty());
    assert!(told("no-longer-in-force", after, "Điều 1. Bãi bỏ Nghị định số 110/2004/NĐ-CP.").is_empty());
    assert_eq!(told("date-differs", after, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020;").len(), 1);
    assert!(told("date-differs", after, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;").is_empty());
    assert_eq!(
        told("dangling-part", after, "theo khoản 5 Điều 1 Nghị định số 110/2004/NĐ-CP"),
        ["khoản 5 Điều 1 Nghị định số 110/2004/NĐ-CP"]
    );
    assert!(told("dangling-part", after, "theo khoản 2 Điều 1 Nghị định số 110/2004/NĐ-CP").is_empty());
}

#[test]
fn laws_of_the_built_in_table() {
    let basis = "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;";
    let text = document("45/2025/NĐ-CP", "ngày 08 tháng 4 năm 2025", basis);
    check("no-longer-in-force", &text, &[("Luật Đất đai", None)]);
    check("no-longer-in-force", &document("45/2023/NĐ-CP", "ngày 08 tháng 4 năm 2023", basis), &[]);
}

#[test]
fn rules_are_switched() {
    let text = "theo nghị định 30/2020/ND-CP";
    let ids = |linter: Linter<'_>| linter.lint(text).iter().map(|f| (f.rule().id(), f.severity())).collect::<Vec<_>>();
    assert_eq!(
        ids(Linter::new()),
        [("type-capital", Severity::Note), ("code-spelling", Severity::Warning), ("number-label", Severity::Note)]
    );
    assert_eq!(ids(Linter::new().level(Severity::Warning)), [("code-spelling", Severity::Warning)]);
    assert_eq!(ids(Linter::new().level(Severity::Warning).allow("code-spelling").unwrap()), []);
    let denied = Linter::new().level(Severity::Error).deny("type-capital").unwrap();
    assert_eq!(ids(denied), [("type-capital", Severity::Error)]);
    assert_eq!(Linter::new().allow("no-rule").unwrap_err().to_string(), "no rule is called \"no-rule\"");
}

#[test]
fn every_rule_names_its_source_in_both_languages() {
    for r in rules() {
        assert_eq!(rule(r.id()), Some(r));
        for language in [Language::Vietnamese, Language::English] {
            assert!(!r.summary(language).is_empty() && !r.source(language).is_empty(), "{}", r.id());
        }
    }
}

#[test]
fn places_are_those_of_the_callers_bytes() {
    use unicode_normalization::UnicodeNormalization;

    let text: String = "theo nghị định số 30/2020/ND-CP của Chính phủ".nfd().collect();
    let findings = Linter::new().lint(&text);
    let places: Vec<String> = findings.iter().map(|f| f.span().slice(&text).unwrap().nfc().collect()).collect();
    assert_eq!(places, ["nghị định", "30/2020/ND-CP"]);
}
