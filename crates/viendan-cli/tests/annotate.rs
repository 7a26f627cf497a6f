//! `viendan annotate` as it is run.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const TEXT: &str = "Điều 1. Hồ sơ\nTheo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.\n";

fn viendan(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_viendan")).current_dir(folder).args(args).output().unwrap()
}

/// A folder of its own with the files.
fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("annotate-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn one_text_is_one_page() {
    let folder = folder("one", &[("a.txt", TEXT)]);
    let printed = viendan(&folder, &["annotate", "a.txt", "--lang", "en", "--url", "https://example.org/{key}#{eid}"]);
    assert_eq!((printed.status.code(), said(&printed).as_str()), (Some(0), ""));
    let page = String::from_utf8(printed.stdout).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("<title>a</title>"));
    assert!(page.contains("href=\"https://example.org/30%2F2020%2FN%C4%90-CP#dieu_5__khoan_2\""));
    let written = viendan(&folder, &["annotate", "a.txt", "--output", "b.html"]);
    assert_eq!((written.status.code(), written.stdout.len()), (Some(0), 0));
    assert!(fs::read_to_string(folder.join("b.html")).unwrap().contains("<html lang=\"vi\">"));
}

#[test]
fn pages_of_a_folder_lead_to_each_other() {
    let decree = "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\nNGHỊ ĐỊNH\nĐiều 5. Mẫu\n1. Mẫu A.\n2. Mẫu B.\n";
    let folder = folder("folder", &[("a.txt", TEXT), ("nd 30.txt", decree)]);
    let output = viendan(&folder, &["annotate", "a.txt", "nd 30.txt", "--corpus", ".", "--output", "pages/"]);
    assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
    let page = fs::read_to_string(folder.join("pages/a.html")).unwrap();
    assert!(page.contains("href=\"nd%2030.html\""), "{page}");
    assert!(fs::read_to_string(folder.join("pages/nd 30.html")).unwrap().contains("<title>Nghị định số 30/2020/NĐ-CP</title>"));
}

#[test]
fn faults_are_named() {
    let folder = folder("faults", &[("a.txt", TEXT), ("b.txt", TEXT)]);
    for (args, status, message) in [
        (&["annotate", "a.txt", "b.txt"][..], 2, "expected --output with a folder"),
        (&["annotate", "a.txt", "--url", "https://a/{code}"], 2, "expected one of {key}, {type}, {number}, {year}, {eid}, {id} at byte 10"),
        (&["annotate", "a.txt", "--corpus", "none.jsonl"], 2, "none.jsonl: cannot be read"),
        (&["annotate", "a.txt", "none.txt", "--output", "out/"], 1, "none.txt: cannot be read"),
    ] {
        let output = viendan(&folder, args);
        assert_eq!(output.status.code(), Some(status), "{args:?}");
        assert!(said(&output).contains(message), "{args:?}: {}", said(&output));
    }
    assert!(folder.join("out/a.html").exists());
}
