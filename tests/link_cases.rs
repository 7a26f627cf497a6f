//! The hard cases of linking: each a small corpus, a citing text, and what its mentions lead to.
//!
//! A line of the expectation is `words -> status target parts`, the words being those that the mention begins with.

#![cfg(feature = "json")]

use viendan::{Candidate, Citing, Corpus, Link, Resolution, Resolver};

struct Case {
    name: &'static str,
    records: &'static [&'static str],
    /// The citing document's id; empty where the text is none of the corpus.
    own: &'static str,
    text: &'static str,
    expected: &'static [&'static str],
}

const LANG_SON: &str = r#"{"id":"ls","type":"nghi_quyet","code":"08/2019/NQ-HĐND","date":"2019-07-12","issuer":"HĐND tỉnh Lạng Sơn"}"#;
const CAO_BANG: &str = r#"{"id":"cb","type":"nghi_quyet","code":"08/2019/NQ-HĐND","date":"2019-07-18","issuer":"HĐND tỉnh Cao Bằng"}"#;
const LAND_2013: &str =
    r#"{"id":"ld13","type":"Luật","code":"45/2013/QH13","date":"2013-11-29","effective":"2014-07-01","title":"Đất đai"}"#;
const LAND_2024: &str =
    r#"{"id":"ld24","type":"Luật","code":"31/2024/QH15","date":"2024-01-18","effective":"2024-08-01","title":"Đất đai"}"#;

const CASES: &[Case] = &[
    Case {
        name: "a law that ends a series of articles is that of all of them",
        records: &[LAND_2013, r#"{"id":"own","code":"43/2014/NĐ-CP","date":"2014-08-15"}"#],
        own: "own",
        text: "Điều 1. Phạm vi\nNghị định này quy định chi tiết về giá đất tại Điều 5; về hồ sơ tại khoản 1 Điều 6 và về lệ phí tại \
               Điều 9 của Luật Đất đai.\nĐiều 2. Hồ sơ\nHồ sơ theo Điều 5 được thực hiện theo Điều 9 của Luật Đất đai.\n",
        expected: &[
            "Nghị định này -> resolved own",
            "Điều 5 -> resolved ld13 dieu_5",
            "khoản 1 Điều 6 -> resolved ld13 dieu_6__khoan_1",
            "Điều 9 -> resolved ld13 dieu_9",
            "Điều 5 -> resolved own dieu_5",
            "Điều 9 -> resolved ld13 dieu_9",
        ],
    },
    Case {
        name: "a list announced as articles of a law",
        records: &[LAND_2013, r#"{"id":"own","code":"43/2014/NĐ-CP","date":"2014-08-15"}"#],
        own: "own",
        text: "Điều 1. Phạm vi\nNghị định này hướng dẫn một số nội dung theo các điều, khoản sau đây của Luật Đất đai:\n\
               1. Giá đất theo khoản 3 Điều 12.\n2. Hồ sơ theo Điều 13.\nĐiều 2. Hồ sơ\nTheo Điều 1.\n",
        expected: &[
            "Nghị định này -> resolved own",
            "Luật Đất đai -> resolved ld13",
            "khoản 3 Điều 12 -> resolved ld13 dieu_12__khoan_3",
            "Điều 13 -> resolved ld13 dieu_13",
            "Điều 1 -> resolved own dieu_1",
        ],
    },
    Case {
        name: "the title's law is that of the legal basis, in force or not yet",
        records: &[LAND_2013, LAND_2024, r#"{"id":"own","code":"102/2024/NĐ-CP","date":"2024-07-30"}"#],
        own: "own",
        text: "NGHỊ ĐỊNH\nSố: 102/2024/NĐ-CP\nQuy định chi tiết thi hành một số điều của Luật Đất đai\n\n\
               Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\nĐiều 1. Phạm vi\n",
        expected: &["Luật Đất đai -> resolved ld24", "Luật Đất đai -> resolved ld24"],
    },
    Case {
        name: "two provinces with one number: the citing council's own",
        records: &[LANG_SON, CAO_BANG, r#"{"id":"own","code":"15/2021/NQ-HĐND","date":"2021-12-10","issuer":"HĐND tỉnh Cao Bằng"}"#],
        own: "own",
        text: "Sửa đổi Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> resolved cb"],
    },
    Case {
        name: "two provinces with one number: the issuer in the text",
        records: &[LANG_SON, CAO_BANG],
        own: "",
        text: "Theo Nghị quyết số 08/2019/NQ-HĐND ngày 12 tháng 7 năm 2019 của Hội đồng nhân dân tỉnh Lạng Sơn.",
        expected: &["Nghị quyết số 08 -> resolved ls"],
    },
    Case {
        name: "two provinces with one number: nothing tells them apart",
        records: &[LANG_SON, CAO_BANG],
        own: "",
        text: "Theo Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> ambiguous cb,ls territory"],
    },
    Case {
        name: "one province only: it could as well be another's",
        records: &[LANG_SON],
        own: "",
        text: "Theo Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> ambiguous ls territory"],
    },
    Case {
        name: "another province's document of that number is not one's own",
        records: &[LANG_SON, r#"{"id":"own","code":"15/2021/NQ-HĐND","date":"2021-12-10","issuer":"HĐND tỉnh Cao Bằng"}"#],
        own: "own",
        text: "Sửa đổi Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> outside urn:lex:vn;cao.bang:hoi.dong.nhan.dan:nghi.quyet:2019;08-2019-nq-hdnd"],
    },
    Case {
        name: "a province that took over another cites the council before it",
        records: &[
            r#"{"id":"bg","code":"08/2019/NQ-HĐND","date":"2019-07-12","issuer":"HĐND tỉnh Bắc Giang"}"#,
            r#"{"id":"own","code":"20/2025/NQ-HĐND","date":"2025-09-10","issuer":"HĐND tỉnh Bắc Ninh"}"#,
        ],
        own: "own",
        text: "Bãi bỏ Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> resolved bg"],
    },
    Case {
        name: "before the merger it was another council",
        records: &[
            r#"{"id":"bg","code":"08/2019/NQ-HĐND","date":"2019-07-12","issuer":"HĐND tỉnh Bắc Giang"}"#,
            r#"{"id":"own","code":"20/2020/NQ-HĐND","date":"2020-09-10","issuer":"HĐND tỉnh Bắc Ninh"}"#,
        ],
        own: "own",
        text: "Bãi bỏ Nghị quyết số 08/2019/NQ-HĐND.",
        expected: &["Nghị quyết số 08 -> outside urn:lex:vn;bac.ninh:hoi.dong.nhan.dan:nghi.quyet:2019;08-2019-nq-hdnd"],
    },
    Case {
        name: "one number in two years: the date tells",
        records: &[r#"{"id":"q15","code":"1573/QĐ-TTg","date":"2015-09-09"}"#, r#"{"id":"q20","code":"1573/QĐ-TTg","date":"2020-10-12"}"#],
        own: "",
        text: "Quyết định số 1573/QĐ-TTg ngày 12 tháng 10 năm 2020; Quyết định số 1573/QĐ-TTg năm 2015; Quyết định số 1573/QĐ-TTg năm 2018.",
        expected: &[
            "Quyết định số 1573 -> resolved q20",
            "Quyết định số 1573 -> resolved q15",
            "Quyết định số 1573 -> outside urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2018;1573-qd-ttg",
        ],
    },
    Case {
        name: "one number in two years: nothing tells",
        records: &[r#"{"id":"q15","code":"1573/QĐ-TTg","date":"2015-09-09"}"#, r#"{"id":"q20","code":"1573/QĐ-TTg","date":"2020-10-12"}"#],
        own: "",
        text: "Quyết định số 1573/QĐ-TTg.",
        expected: &["Quyết định số 1573 -> ambiguous q20,q15 year"],
    },
    Case {
        name: "one number in two years: a document can't cite a later one",
        records: &[
            r#"{"id":"q15","code":"1573/QĐ-TTg","date":"2015-09-09"}"#,
            r#"{"id":"q20","code":"1573/QĐ-TTg","date":"2020-10-12"}"#,
            r#"{"id":"own","code":"9/2018/TT-BTC","date":"2018-01-30"}"#,
        ],
        own: "own",
        text: "Quyết định số 1573/QĐ-TTg.",
        expected: &["Quyết định số 1573 -> resolved q15"],
    },
    Case {
        name: "a law in force when it was cited",
        records: &[LAND_2013, LAND_2024, r#"{"id":"own","code":"1/2016/TT-BTC","date":"2016-01-05"}"#],
        own: "own",
        text: "Điều 5 Luật Đất đai.",
        expected: &["Điều 5 Luật Đất đai -> resolved ld13 dieu_5"],
    },
    Case {
        name: "its successor, cited in 2025",
        records: &[LAND_2013, LAND_2024, r#"{"id":"own","code":"1/2025/TT-BTC","date":"2025-01-05"}"#],
        own: "own",
        text: "Điều 5 Luật Đất đai; Điều 6 Luật Đất đai năm 2013.",
        expected: &["Điều 5 Luật Đất đai -> resolved ld24 dieu_5", "Điều 6 Luật Đất đai -> resolved ld13 dieu_6"],
    },
    Case {
        name: "a decree signed before the law that it details is in force",
        records: &[LAND_2013, LAND_2024, r#"{"id":"own","code":"102/2024/NĐ-CP","date":"2024-07-30","effective":"2024-08-01"}"#],
        own: "own",
        text: "Điều 5 Luật Đất đai.",
        expected: &["Điều 5 Luật Đất đai -> resolved ld24 dieu_5"],
    },
    Case {
        name: "a bare name takes the number that the text gave it",
        records: &[LAND_2013, LAND_2024, r#"{"id":"own","code":"1/2025/TT-BTC","date":"2025-01-05"}"#],
        own: "own",
        text: "Căn cứ Luật Đất đai số 45/2013/QH13;\nTheo Điều 5 Luật Đất đai.",
        expected: &["Luật Đất đai số 45 -> resolved ld13", "Điều 5 Luật Đất đai -> resolved ld13 dieu_5"],
    },
    Case {
        name: "a law by name and no corpus at all",
        records: &[],
        own: "",
        text: "Luật Đất đai năm 2013; Bộ luật Dân sự năm 2015.",
        expected: &[
            "Luật Đất đai -> outside urn:lex:vn:quoc.hoi:luat:2013;45-2013-qh13",
            "Bộ luật Dân sự -> outside urn:lex:vn:quoc.hoi:bo.luat:2015;91-2015-qh13",
        ],
    },
    Case {
        name: "a law by name, no corpus, no day",
        records: &[LAND_2013, LAND_2024],
        own: "",
        text: "Luật Đất đai.",
        expected: &[
            "Luật Đất đai -> ambiguous ld24,ld13,urn:lex:vn:quoc.hoi:luat:2003;13-2003-qh11,urn:lex:vn:quoc.hoi:luat:1993;24-l-ctn,urn:lex:vn:quoc.hoi:luat:1987;3-lct-hdnn8 name",
        ],
    },
    Case {
        name: "a year in which no act of the name was passed",
        records: &[LAND_2013, LAND_2024],
        own: "",
        text: "Bộ luật Dân sự năm 2012.",
        expected: &[
            "Bộ luật Dân sự -> contradictory urn:lex:vn:quoc.hoi:bo.luat:2015;91-2015-qh13,urn:lex:vn:quoc.hoi:bo.luat:2005;33-2005-qh11,urn:lex:vn:quoc.hoi:bo.luat:1995;44-l-ctn name_and_year",
        ],
    },
    Case {
        name: "a renamed ministry",
        records: &[
            r#"{"id":"tttt","code":"12/2020/TT-BTTTT","date":"2020-05-29"}"#,
            r#"{"id":"btc","code":"12/2020/TT-BTC","date":"2020-03-18"}"#,
        ],
        own: "",
        text: "Thông tư số 12/2020 của Bộ Khoa học và Công nghệ; Thông tư số 12/2020 của Bộ Y tế.",
        expected: &["Thông tư số 12 -> resolved tttt", "Thông tư số 12 -> ambiguous tttt,btc number"],
    },
    Case {
        name: "a code of the same ministry in another writing",
        records: &[r#"{"id":"nn","code":"102/2000/TT-BNN","date":"2000-10-02"}"#],
        own: "",
        text: "Thông tư số 102/2000/TT-BNNPTNT.",
        expected: &["Thông tư số 102 -> resolved nn"],
    },
    Case {
        name: "a code of another ministry is no slip",
        records: &[r#"{"id":"ct","code":"102/2010/TT-BCT","date":"2010-10-02"}"#],
        own: "",
        text: "Thông tư số 102/2010/TT-BTC.",
        expected: &["Thông tư số 102 -> outside urn:lex:vn:bo.tai.chinh:thong.tu:2010;102-2010-tt-btc"],
    },
    Case {
        name: "an alias holds from its definition on",
        records: &[r#"{"id":"nd","code":"30/2020/NĐ-CP"}"#, r#"{"id":"own","code":"9/2021/TT-BNV","date":"2021-09-11"}"#],
        own: "own",
        text: "Nghị định số 30/2020/NĐ-CP (sau đây gọi là Nghị định về văn thư).\nĐiều 1. Phạm vi\nTheo Điều 5 Nghị định về văn thư.",
        expected: &["Nghị định số 30 -> resolved nd", "Điều 5 Nghị định về văn thư -> resolved nd dieu_5"],
    },
    Case {
        name: "a back-reference over two candidates: the nearest of its type",
        records: &[r#"{"id":"a","code":"30/2020/NĐ-CP"}"#, r#"{"id":"b","code":"15/2021/NĐ-CP"}"#, r#"{"id":"c","code":"1/2021/TT-BTC"}"#],
        own: "",
        text: "Căn cứ Nghị định số 30/2020/NĐ-CP;\nCăn cứ Nghị định số 15/2021/NĐ-CP;\nCăn cứ Thông tư số 1/2021/TT-BTC;\nTheo Điều 3 Nghị định nêu trên.",
        expected: &[
            "Nghị định số 30 -> resolved a",
            "Nghị định số 15 -> resolved b",
            "Thông tư số 1 -> resolved c",
            "Điều 3 Nghị định nêu trên -> resolved b dieu_3",
        ],
    },
    Case {
        name: "an amended article inside quoted text",
        records: &[r#"{"id":"old","code":"30/2020/NĐ-CP"}"#, r#"{"id":"own","code":"15/2022/NĐ-CP","date":"2022-01-28"}"#],
        own: "own",
        text: "Điều 1. Sửa đổi, bổ sung Điều 5 của Nghị định số 30/2020/NĐ-CP như sau:\n“Điều 5. Hồ sơ\n1. Hồ sơ theo khoản 2 Điều này.\n2. Thủ tục theo Điều 7 Nghị định này.”\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày ký.\n",
        expected: &[
            "Điều 5 của Nghị định -> resolved old dieu_5",
            "khoản 2 Điều này -> resolved old dieu_5__khoan_2",
            "Điều 7 Nghị định này -> resolved old dieu_7",
            "Nghị định này -> resolved own",
        ],
    },
    Case {
        name: "a clause quoted alone belongs to the article of the instruction",
        records: &[r#"{"id":"old","code":"30/2020/NĐ-CP"}"#, r#"{"id":"own","code":"15/2022/NĐ-CP","date":"2022-01-28"}"#],
        own: "own",
        text: "Điều 1. Sửa đổi Nghị định số 30/2020/NĐ-CP\n1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Thủ tục theo khoản 1 Điều này.”\n",
        expected: &[
            "Nghị định số 30 -> resolved old",
            "khoản 2 Điều 5 -> resolved old dieu_5__khoan_2",
            "khoản 1 Điều này -> resolved old dieu_5__khoan_1",
        ],
    },
    Case {
        name: "a dangling pinpoint is reported and not widened",
        records: &[r#"{"id":"nd","code":"30/2020/NĐ-CP","text":"Điều 1. Phạm vi\n1. A.\n2. B.\nĐiều 2. Hiệu lực\nC.\n"}"#],
        own: "",
        text: "Khoản 2 Điều 1 Nghị định số 30/2020/NĐ-CP; khoản 3 Điều 1 Nghị định số 30/2020/NĐ-CP; Điều 9 Nghị định số 30/2020/NĐ-CP.",
        expected: &[
            "Khoản 2 -> resolved nd dieu_1__khoan_2",
            "khoản 3 -> resolved nd dieu_1__khoan_3 missing:dieu_1__khoan_3",
            "Điều 9 -> resolved nd dieu_9 missing:dieu_9",
        ],
    },
    Case {
        name: "a document that cites itself by number",
        records: &[r#"{"id":"own","code":"30/2020/NĐ-CP","date":"2020-03-05"}"#],
        own: "own",
        text: "Điều 1. Phạm vi\nNghị định này và Điều 5 Nghị định số 30/2020/NĐ-CP là một; Nghị định 30 cũng vậy.\n",
        expected: &["Nghị định này -> resolved own", "Điều 5 Nghị định -> resolved own dieu_5", "Nghị định 30 -> resolved own"],
    },
    Case {
        name: "a short form of a number that the text gave in full",
        records: &[r#"{"id":"a","code":"44/2012/TT-BTC"}"#, r#"{"id":"b","code":"44/2012/TT-BYT"}"#],
        own: "",
        text: "Thông tư số 44/2012/TT-BYT; Điều 2 Thông tư 44.",
        expected: &["Thông tư số 44 -> resolved b", "Điều 2 Thông tư 44 -> resolved b dieu_2"],
    },
    Case {
        name: "a missing year",
        records: &[
            r#"{"id":"a","code":"44/2012/TT-BTC","date":"2012-03-19"}"#,
            r#"{"id":"b","code":"44/2014/TT-BYT","date":"2014-11-25"}"#,
        ],
        own: "",
        text: "Thông tư số 44 ngày 25 tháng 11 năm 2014.",
        expected: &["Thông tư số 44 -> resolved b"],
    },
    Case {
        name: "a year that its date denies",
        records: &[r#"{"id":"a","code":"44/2012/TT-BTC","date":"2012-03-19"}"#],
        own: "",
        text: "Thông tư số 44/2012/TT-BTC ngày 19 tháng 3 năm 2014.",
        expected: &["Thông tư số 44 -> contradictory a year_and_date"],
    },
    Case {
        name: "a type that its number denies",
        records: &[r#"{"id":"a","code":"44/2012/TT-BTC","date":"2012-03-19"}"#],
        own: "",
        text: "Nghị định số 44/2012/TT-BTC.",
        expected: &["Nghị định số 44 -> contradictory a type"],
    },
    Case {
        name: "a law and a resolution with one number: the type tells",
        records: &[
            r#"{"id":"l","type":"Luật","code":"24/2008/QH12","date":"2008-11-13","title":"Quốc tịch Việt Nam"}"#,
            r#"{"id":"nq","type":"Nghị quyết","code":"24/2008/QH12","date":"2008-11-14"}"#,
        ],
        own: "",
        text: "Luật số 24/2008/QH12 và Nghị quyết số 24/2008/QH12.",
        expected: &["Luật số 24 -> resolved l", "Nghị quyết số 24 -> resolved nq"],
    },
    Case {
        name: "two records with one identity",
        records: &[r#"{"id":"a","code":"52/2013/NĐ-CP"}"#, r#"{"id":"b","code":"52/2013/NĐ-CP"}"#],
        own: "",
        text: "Nghị định số 52/2013/NĐ-CP.",
        expected: &["Nghị định số 52 -> ambiguous a,b same_identity"],
    },
    Case {
        name: "two records with one identity: the day of effect tells",
        records: &[r#"{"id":"a","code":"73-CP","effective":"1993-10-25"}"#, r#"{"id":"b","code":"73-CP","effective":"1994-08-15"}"#],
        own: "",
        text: "(Điều 2 Nghị định số 73-CP, có hiệu lực thi hành kể từ ngày 25/10/1993)",
        expected: &["Điều 2 Nghị định -> resolved a dieu_2"],
    },
    Case {
        name: "provisions listed as the law's that a decree details",
        records: &[
            r#"{"id":"l","type":"Luật","code":"79/2006/QH11","date":"2006-11-29","title":"Đê điều"}"#,
            r#"{"id":"own","code":"113/2007/NĐ-CP","date":"2007-06-28"}"#,
        ],
        own: "own",
        text: "Điều 1. Phạm vi\nNghị định này quy định chi tiết một số điều của Luật Đê điều sau đây:\na) Điều 9 về quy hoạch;\nb) khoản 2 Điều 26.\nĐiều 2. Hiệu lực\nTheo Điều 1.\n",
        expected: &[
            "Nghị định này -> resolved own",
            "Luật Đê điều -> resolved l",
            "Điều 9 -> resolved l dieu_9",
            "khoản 2 Điều 26 -> resolved l dieu_26__khoan_2",
            "Điều 1 -> resolved own dieu_1",
        ],
    },
    Case {
        name: "this law, in a circular",
        records: &[r#"{"id":"own","type":"Thông tư","code":"44/2012/TT-BTC","date":"2012-03-19"}"#],
        own: "own",
        text: "Điều 1. Phạm vi\nTheo Luật này.\n",
        expected: &["Luật này -> contradictory own pointer"],
    },
    Case {
        name: "a footnote of a consolidated text speaks of the amending document",
        records: &[
            r#"{"id":"own","type":"Văn bản hợp nhất","code":"10/VBHN-BTC","date":"2022-05-04"}"#,
            r#"{"id":"sd","code":"15/2021/NĐ-CP","date":"2021-03-03"}"#,
        ],
        own: "own",
        text: "Điều 5. Hồ sơ[1]\n1. A.\n\n[1] Điều này được sửa đổi theo quy định tại khoản 2 Điều 1 Nghị định số 15/2021/NĐ-CP, có hiệu lực từ ngày 20 tháng 4 năm 2021.\n[2] Điều 3 Nghị định số 15/2021/NĐ-CP quy định như sau:\n“Điều 3. Hiệu lực\nNghị định này có hiệu lực từ ngày 20 tháng 4 năm 2021.”\n",
        expected: &[
            "Điều này -> resolved own dieu_5",
            "khoản 2 Điều 1 -> resolved sd dieu_1__khoan_2",
            "Điều 3 Nghị định số 15 -> resolved sd dieu_3",
            "Nghị định này -> resolved sd",
        ],
    },
];

fn corpus(records: &[&str]) -> Corpus {
    let mut corpus = Corpus::new();
    let loaded = corpus.load(records.join("\n").as_bytes());
    assert_eq!(loaded.records, records.len(), "{:?}", loaded.faults);
    corpus
}

fn shown(corpus: &Corpus, text: &str, link: &Link) -> (String, String) {
    let id = |key| corpus.get(key).map(|r| r.id.to_string()).unwrap_or_default();
    let candidates = |all: &[Candidate]| {
        let one = |c: &Candidate| match c {
            Candidate::Document(key) => id(*key),
            Candidate::Outside(identity) => identity.urn(),
            _ => String::new(),
        };
        all.iter().map(one).collect::<Vec<_>>().join(",")
    };
    let target = match &link.resolution {
        Resolution::Resolved { document, .. } => id(*document),
        Resolution::Outside { identity } => identity.urn(),
        Resolution::Ambiguous { candidates: all, doubt } => format!("{} {}", candidates(all), doubt.as_str()),
        Resolution::Contradictory { candidates: all, conflict } => format!("{} {}", candidates(all), conflict.as_str()),
        other => format!("{other:?}"),
    };
    let mut right = format!("{} {target}", link.resolution.status());
    for part in &link.parts {
        right = format!("{right} {}", part.eid());
    }
    for part in &link.missing {
        right = format!("{right} missing:{}", part.eid());
    }
    (link.mention.quote(text).into_owned(), right)
}

fn check(case: &Case, corpus: &Corpus) {
    let citing = corpus.key_of(case.own).map_or_else(Citing::unknown, |key| Citing::document(corpus, key));
    let links = Resolver::new(corpus).link(case.text, &citing);
    let found: Vec<(String, String)> = links.iter().map(|l| shown(corpus, case.text, l)).collect();
    let lines: Vec<String> = found.iter().map(|(words, right)| format!("{words} -> {right}")).collect();
    assert_eq!(found.len(), case.expected.len(), "{}: {lines:#?}", case.name);
    for ((words, right), expected) in found.iter().zip(case.expected) {
        let (beginning, wanted) = expected.split_once(" -> ").unwrap();
        assert!(words.starts_with(beginning), "{}: {lines:#?}", case.name);
        assert_eq!(right, wanted, "{}: {words}", case.name);
    }
}

#[test]
fn hard_cases() {
    for case in CASES {
        check(case, &corpus(case.records));
    }
}

/// The same input gives the same output whatever the order of the documents, and after one was taken out and put back.
#[test]
fn the_order_of_the_documents_does_not_matter() {
    for case in CASES.iter().filter(|c| c.records.len() > 1) {
        let mut turned: Vec<&str> = case.records.to_vec();
        for _ in 0..turned.len() {
            turned.rotate_left(1);
            let mut corpus = corpus(&turned);
            check(case, &corpus);
            let id = corpus.iter().next().map(|(_, r)| r.id.clone()).unwrap();
            let record = corpus.remove(&id).unwrap();
            corpus.add(record);
            check(case, &corpus);
        }
    }
}

/// Two documents that cite each other, and one that cites itself: every walk ends.
#[test]
fn a_cycle() {
    use viendan::Graph;
    let corpus = corpus(&[r#"{"id":"a","code":"1/2020/TT-BTC"}"#, r#"{"id":"b","code":"2/2020/TT-BTC"}"#]);
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    for (id, text) in [("a", "Thông tư số 2/2020/TT-BTC và Thông tư số 1/2020/TT-BTC"), ("b", "Thông tư số 1/2020/TT-BTC")] {
        let key = corpus.key_of(id).unwrap();
        graph.add_document(key, &resolver.link(text, &Citing::document(&corpus, key)));
    }
    let most: Vec<(&str, usize)> = graph.most_cited(9).into_iter().map(|(v, n)| (v.id(&corpus), n)).collect();
    assert_eq!(most, [("a", 1), ("b", 1)]);
    assert_eq!(graph.document_edges().len(), 2);
    assert_eq!(graph.cites(corpus.key_of("a").unwrap()).count(), 1);
}
