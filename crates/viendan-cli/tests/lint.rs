//! `viendan lint` and `viendan explain`, run as a user runs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "CHÍNH PHỦ\n\
    Số: 45/2024/NĐ-CP\n\
    Hà Nội, ngày 08 tháng 4 năm 2024\n\
    NGHỊ ĐỊNH\n\
    Về công tác thử nghiệm\n\
    \n\
    Căn cứ Nghị định số 30/2020/TT-BTC ngày 05 tháng 3 năm 2019 của Chính phủ về công tác văn thư;\n\
    Điều 1. Phạm vi\n\
    Theo khoản 2 điều 5 Luật Đất đai và Thông tư số 02/2021/TT- BYT.\n";

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_viendan")).args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn printed(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn said(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// What `viendan lint` prints for the text, with more arguments.
fn lint(name: &str, text: &str, args: &[&str]) -> Output {
    let folder = folder(name);
    fs::write(folder.join("a.txt"), text).unwrap();
    run(&folder, &[&["lint", "a.txt"], args].concat())
}

#[test]
fn findings_look_like_a_compilers_messages() {
    let output = lint("lint_pretty", TEXT, &["--lang", "en"]);
    let expected = include_str!("lint/pretty.txt");
    assert_eq!(printed(&output), expected);
    assert_eq!(said(&output), "viendan: 2 errors, 1 warning, 0 notes; 1 slighter finding left out (--level note)\n");
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn carets_stand_under_decomposed_letters() {
    let text = "theo Đie\u{302}\u{300}u 5 Thông tư số 02/2021/TT- BYT";
    let output = lint("lint_nfd", text, &["--lang", "en"]);
    let line = printed(&output).lines().find(|l| l.contains("^^")).unwrap().to_owned();
    let shown = printed(&output).lines().find(|l| l.starts_with("1 |")).unwrap().to_owned();
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let before = |text: &str, mark: &str| text.split(mark).next().unwrap().chars().filter(|c| !is_mark(c)).count();
    assert_eq!(before(&line, "^"), before(&shown, "02/2021"));
}

#[test]
fn levels_and_switches() {
    let codes = |name: &str, args: &[&str]| {
        let output = lint(name, TEXT, &[&["--format", "json"], args].concat());
        let rules: Vec<String> =
            printed(&output).lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["rule"].as_str().unwrap().to_owned()).collect();
        (rules.join(" "), output.status.code())
    };
    assert_eq!(codes("lint_level_1", &["--level", "error"]), ("type-code number-year".into(), Some(4)));
    assert_eq!(codes("lint_level_2", &["--allow", "type-code,number-year"]), ("code-spacing".into(), Some(0)));
    let denied = ["--level", "error", "--allow", "type-code,number-year", "--deny", "part-capital"];
    assert_eq!(codes("lint_level_3", &denied), ("part-capital".into(), Some(4)));
    let output = lint("lint_level_4", TEXT, &["--allow", "no-rule"]);
    assert_eq!((output.status.code(), said(&output).contains("no rule is called \"no-rule\"")), (Some(2), true));
}

#[test]
fn a_finding_as_json() {
    let output = lint("lint_json", TEXT, &["--format", "json", "--lang", "en", "--allow", "number-year,type-code"]);
    let expected = concat!(
        r#"{"column":49,"earlier":null,"end":332,"end_column":64,"end_line":9,"file":"a.txt","level":"warning","line":9,"#,
        r#""message":"number and code have no spaces","rule":"code-spacing","source":"Decree 30/2020/NĐ-CP, Appendix I, Part I, "#,
        r#"Section II, clause 3, point c","start":316,"suggestion":"02/2021/TT-BYT","text":"02/2021/TT- BYT"}"#,
    );
    let value: Value = serde_json::from_str(printed(&output)).unwrap();
    let place = &TEXT[value["start"].as_u64().unwrap() as usize..value["end"].as_u64().unwrap() as usize];
    assert_eq!(place, "02/2021/TT- BYT");
    let mut wanted: Value = serde_json::from_str(expected).unwrap();
    for byte in ["start", "end"] {
        wanted[byte] = value[byte].clone();
    }
    assert_eq!(value, wanted);
}

/// What SARIF 2.1.0 asks of a log, as far as this one uses it (OASIS standard, section 3).
#[test]
fn a_log_of_sarif() {
    let output = lint("lint_sarif", TEXT, &["--format", "sarif", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(4));
    let log: Value = serde_json::from_str(printed(&output)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!((driver["name"].as_str(), driver["language"].as_str()), (Some("viendan"), Some("en")));
    let rules = driver["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a.txt");
        let region = &place["region"];
        for field in ["startLine", "startColumn", "endLine", "endColumn"] {
            assert!(region[field].as_u64().unwrap() >= 1, "{field}");
        }
    }
    let fix = &results.iter().find(|r| r["ruleId"] == "code-spacing").unwrap()["fixes"][0];
    assert_eq!(fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "02/2021/TT-BYT");
    let nothing = lint("lint_sarif_clean", "Không có gì.\n", &["--format", "sarif"]);
    let log: Value = serde_json::from_str(printed(&nothing)).unwrap();
    assert_eq!((log["runs"][0]["results"].as_array().map(Vec::len), nothing.status.code()), (Some(0), Some(0)));
}

#[test]
fn a_corpus_says_what_was_replaced() {
    let folder = folder("lint_corpus");
    fs::create_dir(folder.join("corpus")).unwrap();
    let old = "Số: 110/2004/NĐ-CP\nHà Nội, ngày 08 tháng 4 năm 2004\nNGHỊ ĐỊNH\nĐiều 1. Phạm vi\n1. Công văn.\nĐiều 2. Hiệu lực thi hành\n";
    let new = "Số: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\nNGHỊ ĐỊNH\n\
               Điều 1. Hiệu lực\nNghị định này thay thế Nghị định số 110/2004/NĐ-CP.\n";
    fs::write(folder.join("corpus/old.txt"), old).unwrap();
    fs::write(folder.join("corpus/new.txt"), new).unwrap();
    let text = TEXT.replace("Nghị định số 30/2020/TT-BTC ngày 05 tháng 3 năm 2019", "Điều 7 Nghị định số 110/2004/NĐ-CP");
    fs::write(folder.join("a.txt"), text).unwrap();
    let output = run(&folder, &["lint", "a.txt", "--corpus", "corpus", "--lang", "en", "--format", "json"]);
    let told: Vec<String> =
        printed(&output).lines().map(|l| serde_json::from_str::<Value>(l).unwrap()["message"].as_str().unwrap().to_owned()).collect();
    assert_eq!(told, ["there is no Điều 7", "30/2020/NĐ-CP replaced or repealed it", "number and code have no spaces"]);
    let missing = run(&folder, &["lint", "a.txt", "--corpus", "none.jsonl"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = folder("lint_unread");
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let output = run(&folder, &["lint", "none.txt", "a.txt", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("none.txt: cannot be read"));
    assert_eq!(printed(&output).lines().count(), 3);
}

#[test]
fn the_table_of_rules() {
    let output = run(&folder("lint_rules"), &["lint", "--rules", "--lang", "en"]);
    let first = printed(&output).lines().next().unwrap();
    assert_eq!(first, "number-year\terror\tthe year in the number and the date disagree\tLaw 64/2025/QH15, Article 7, clause 3");
}

#[test]
fn a_reference_is_taken_apart() {
    let folder = folder("explain");
    let output = run(&folder, &["explain", "--lang", "en", "điểm", "a", "khoản", "2", "đ", "5", "nd", "30/2020/NĐ-CP"]);
    assert_eq!(printed(&output), include_str!("lint/explain.txt"));
    assert_eq!(output.status.code(), Some(0));
    let output = run(&folder, &["explain", "luật đất đai 2013"]);
    assert!(printed(&output).contains("Luật Đất đai (45/2013/QH13)"), "{}", printed(&output));
    let output = run(&folder, &["explain", "luật đất đai ?"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains('^'));
}
