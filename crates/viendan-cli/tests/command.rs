//! The built command, run as a user runs it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "Căn cứ Luật Đất đai số 31/2024/QH15;\nTheo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n";

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(args).env("LC_ALL", "C").stdin(Stdio::null());
    command
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> Output {
    command(args).current_dir(folder).output().unwrap()
}

#[track_caller]
fn run_with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn records(output: &Output) -> Vec<Value> {
    str::from_utf8(&output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn errors(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

fn keys(output: &Output) -> Vec<String> {
    records(output).iter().map(|r| r["key"].as_str().unwrap().to_string()).collect()
}

#[test]
fn one_file_gives_one_object_a_mention() {
    let folder = folder("one_file");
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let output = run(&folder, &["extract", "a.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(errors(&output), "");
    let expected = concat!(
        r#"{"start":10,"end":46,"full_end":46,"text":"Luật Đất đai số 31/2024/QH15","kind":"numbered","type":"luat","#,
        r#""key":"31/2024/QH15","date":null,"issuer":null,"parts":[],"rel":"can_cu","name":"luật đất đai"}"#,
        "\n",
        r#"{"start":53,"end":107,"full_end":123,"text":"khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP","kind":"numbered","#,
        r#""type":"nghi_dinh","key":"30/2020/NĐ-CP","date":"2020-03-05","issuer":null,"parts":["dieu_5__khoan_2"],"#,
        r#""rel":"dan_chieu"}"#,
        "\n",
    );
    assert_eq!(str::from_utf8(&output.stdout).unwrap(), expected);
}

#[test]
fn standard_input_is_read_without_a_path_and_for_a_dash() {
    for args in [&["extract"][..], &["extract", "-"]] {
        let output = run_with_input(args, TEXT.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(keys(&output), ["31/2024/QH15", "30/2020/NĐ-CP"]);
        assert_eq!(records(&output)[0].get("file"), None);
    }
}

#[test]
fn folders_are_read_at_any_depth_in_the_order_of_names() {
    let folder = folder("folders");
    fs::create_dir_all(folder.join("texts/b/c")).unwrap();
    fs::create_dir_all(folder.join("texts/.hidden")).unwrap();
    for (name, number) in [("a.txt", 1), ("b/c/d.md", 2), ("b/a.TXT", 3), ("z.png", 4), (".e.txt", 5), (".hidden/a.txt", 6)] {
        fs::write(folder.join("texts").join(name), format!("Nghị định số {number}/2020/NĐ-CP")).unwrap();
    }
    for jobs in ["1", "3"] {
        let output = run(&folder, &["extract", "texts", "--jobs", jobs]);
        assert_eq!(output.status.code(), Some(0));
        let found: Vec<_> = records(&output).iter().map(|r| (r["file"].to_string(), r["key"].to_string())).collect();
        let name = |file: &str| Value::from(Path::new("texts").join(file).display().to_string()).to_string();
        let expected = [("a.txt", 1), ("b/a.TXT", 3), ("b/c/d.md", 2)].map(|(file, n)| (name(file), format!("\"{n}/2020/NĐ-CP\"")));
        assert_eq!(found, expected);
    }
}

#[test]
fn jobs_do_not_change_the_output() {
    let folder = folder("jobs");
    for n in 0..60 {
        fs::write(folder.join(format!("{n:02}.txt")), format!("Thông tư số {n}/2020/TT-BTC. ").repeat(n)).unwrap();
    }
    let one = run(&folder, &["extract", ".", "--jobs", "1"]);
    let four = run(&folder, &["extract", ".", "--jobs", "4"]);
    assert_eq!(records(&one).len(), (0..60).sum::<usize>());
    assert_eq!(one.stdout, four.stdout);
}

/// A collection of documents, some MB long; a broken byte in its middle.
fn collection() -> Vec<u8> {
    let mut bytes = Vec::new();
    let plain = "Người lao động nhận tiền lương vào cuối mỗi tháng tại nơi làm việc của mình.\n".repeat(900);
    for n in 1..31 {
        let top = format!("CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: {n}/2024/NĐ-CP\n\nNGHỊ ĐỊNH\nVề việc {n}\n");
        bytes.extend(top.as_bytes());
        bytes.extend(format!("Điều 1. Theo Thông tư số {n}/2020/TT-BTC.\nNghị định này và khoản 2 Điều 5 Thông tư nêu trên.\n").as_bytes());
        bytes.extend(plain.as_bytes());
        if n == 17 {
            bytes.extend(b"\xC3\n");
        }
    }
    bytes
}

#[test]
fn a_long_text_is_read_the_same_by_any_number_of_threads() {
    let folder = folder("long");
    let bytes = collection();
    fs::write(folder.join("a.txt"), &bytes).unwrap();
    let one = run(&folder, &["extract", "a.txt", "--jobs", "1"]);
    assert_eq!(one.status.code(), Some(1));
    assert!(errors(&one).contains("found the byte 0xC3; all else was read"), "{}", errors(&one));
    let found = records(&one);
    assert_eq!(found.len(), 30 * 3);
    for record in &found {
        let place = |name: &str| usize::try_from(record[name].as_u64().unwrap()).unwrap();
        assert_eq!(record["text"], str::from_utf8(&bytes[place("start")..place("end")]).unwrap());
    }
    for jobs in ["2", "8"] {
        let other = run(&folder, &["extract", "a.txt", "--jobs", jobs]);
        assert_eq!((other.status.code(), errors(&other)), (Some(1), errors(&one)));
        assert!(other.stdout == one.stdout, "{jobs}");
    }
    let piped = run_with_input(&["extract", "--jobs", "2"], &bytes);
    assert!(piped.stdout == one.stdout);
    // Lines are counted over the parts.
    let pretty = run(&folder, &["extract", "a.txt", "--format", "pretty"]);
    let last = str::from_utf8(&pretty.stdout).unwrap().lines().rev().nth(1).unwrap().trim_start();
    // The last document's begins after its 6 lines, 2 before the plain ones.
    let before = bytes.iter().filter(|b| **b == b'\n').count() - 900 - 1;
    assert!(last.starts_with(&format!("{}:", before + 1)), "{last} {before}");

    // A record of that length is cut as a file is.
    let text = String::from_utf8_lossy(&bytes).replace('\u{FFFD}', "\u{1A}");
    fs::write(folder.join("a.jsonl"), serde_json::json!({"id": 1, "body": text}).to_string()).unwrap();
    let record = run(&folder, &["extract", "a.jsonl", "--text-column", "body"]);
    let expected = str::from_utf8(&one.stdout).unwrap().replace("{\"start\"", "{\"line\":1,\"start\"");
    assert!(str::from_utf8(&record.stdout).unwrap() == expected);
}

#[test]
fn a_text_below_a_mebibyte_is_read_as_the_library_reads_it() {
    let folder = folder("whole");
    let text: String = (1..100)
        .map(|n| format!("Theo Thông tư số {n}/2020/TT-BTC.\n{}khoản 2 Điều 5 Thông tư nêu trên.\n", "không có gì ".repeat(500)))
        .collect();
    fs::write(folder.join("a.txt"), &text).unwrap();
    let mut expected = String::new();
    for mention in viendan::extract(&text) {
        viendan::export::write_json(&mut expected, &text, &mention).unwrap();
        expected.push('\n');
    }
    let output = run(&folder, &["extract", "a.txt"]);
    assert!(str::from_utf8(&output.stdout).unwrap() == expected);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_go_on() {
    let folder = folder("faults");
    fs::write(folder.join("bad.txt"), b"d\xC3\xB2ng m\xE1\xBB\x99t\nhai \xD4\xCE").unwrap();
    fs::write(folder.join("wide.txt"), b"\xFF\xFEN\x00g\x00").unwrap();
    fs::write(folder.join("good.txt"), TEXT).unwrap();
    for jobs in ["1", "2"] {
        let output = run(&folder, &["extract", "--jobs", jobs, "bad.txt", "missing.txt", "wide.txt", "good.txt"]);
        assert_eq!(output.status.code(), Some(1));
        let lines: Vec<_> = errors(&output).lines().collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert_eq!(
            lines[0],
            "viendan: bad.txt: byte 16 (line 2): expected UTF-8 text, found the byte 0xD4; too much is broken, nothing was read"
        );
        assert!(lines[1].starts_with("viendan: missing.txt: cannot be read: "), "{}", lines[1]);
        assert_eq!(
            lines[2],
            "viendan: wide.txt: byte 0 (line 1): expected UTF-8 text, found UTF-16LE (convert it: iconv -f UTF-16LE -t UTF-8); \
             nothing was read"
        );
        assert_eq!(keys(&output), ["31/2024/QH15", "30/2020/NĐ-CP"]);
        assert_eq!(records(&output)[0]["file"], "good.txt");
    }
}

#[test]
fn odd_texts_are_read() {
    let folder = folder("odd");
    fs::write(folder.join("empty.txt"), "").unwrap();
    fs::write(folder.join("nul.txt"), "\0Luật Đất đai\0\r\n\u{feff}").unwrap();
    let output = run(&folder, &["extract", "empty.txt"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), &b""[..]));
    let output = run(&folder, &["extract", "nul.txt"]);
    assert_eq!(keys(&output), ["luật đất đai"]);
}

#[test]
fn kinds_choose() {
    let text = "Điều 5 Thông tư này; Luật Đất đai; Nghị định số 30/2020/NĐ-CP; khoản 1 Điều 2";
    let output = run_with_input(&["extract", "--kinds", "named,self"], text.as_bytes());
    let kinds: Vec<_> = records(&output).iter().map(|r| r["kind"].to_string()).collect();
    assert_eq!(kinds, ["\"self\"", "\"named\""]);
}

#[test]
fn names_are_added() {
    let folder = folder("names");
    fs::write(folder.join("names.txt"), "# của riêng ta\n\nLuật Tàu vũ trụ\n").unwrap();
    fs::write(folder.join("a.txt"), "theo luật tàu vũ trụ hiện hành").unwrap();
    assert_eq!(keys(&run(&folder, &["extract", "a.txt"])).len(), 0);
    assert_eq!(keys(&run(&folder, &["extract", "a.txt", "--names", "names.txt"])), ["luật tàu vũ trụ"]);
    let output = run(&folder, &["extract", "a.txt", "--names", "none.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(errors(&output).starts_with("viendan: none.txt: cannot be read: "), "{}", errors(&output));
}

#[test]
fn records_of_json_lines_are_texts() {
    let folder = folder("records");
    let lines = "{\"id\":1,\"text\":\"Luật Đất đai\"}\n\n{broken\n{\"id\":2}\n[]\n{\"text\":5}\n{\"text\":\"Luật Nhà ở\",\"body\":\"Luật Hóa chất\"}\n";
    fs::write(folder.join("a.jsonl"), lines).unwrap();
    let output = run(&folder, &["extract", "a.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let found: Vec<_> = records(&output).iter().map(|r| (r["line"].as_u64(), r["key"].to_string())).collect();
    assert_eq!(found, [(Some(1), "\"luật đất đai\"".to_string()), (Some(7), "\"luật nhà ở\"".to_string())]);
    let expected = "viendan: a.jsonl: line 3: column 2: expected one JSON object, found broken JSON\n\
                    viendan: a.jsonl: line 4: expected the field \"text\", which is not there\n\
                    viendan: a.jsonl: line 5: expected one JSON object\n\
                    viendan: a.jsonl: line 6: expected a string in the field \"text\"\n";
    assert_eq!(errors(&output), expected);

    fs::write(folder.join("a.jsonl"), lines.lines().last().unwrap()).unwrap();
    let output = run(&folder, &["extract", ".", "--text-column", "body"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!((keys(&output), records(&output)[0]["line"].as_u64()), (vec!["luật hóa chất".to_string()], Some(1)));
    let output = run_with_input(&["extract", "--text-column", "body"], lines.lines().last().unwrap().as_bytes());
    assert_eq!(keys(&output), ["luật hóa chất"]);
}

#[test]
fn pretty_names_the_place_by_line_and_column() {
    let output = run_with_input(&["extract", "--format", "pretty"], TEXT.as_bytes());
    let expected = "     1:8  numbered  Luật Đất đai số 31/2024/QH15
                    Luật [31/2024/QH15]; can_cu
     2:6  numbered  khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP
                    Nghị định [30/2020/NĐ-CP] 2020-03-05; dieu_5__khoan_2; dan_chieu\n";
    assert_eq!(str::from_utf8(&output.stdout).unwrap(), expected);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = folder("pipe");
    fs::write(folder.join("a.txt"), TEXT.repeat(2_000)).unwrap();
    fs::write(folder.join("b.txt"), TEXT.repeat(2_000)).unwrap();
    for files in [&["a.txt"][..], &["a.txt", "b.txt"]] {
        let mut child =
            command(&["extract"]).args(files).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_of_its_own() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let folder = folder("full");
    fs::write(folder.join("a.txt"), TEXT).unwrap();
    let output = command(&["extract", "a.txt"]).current_dir(&folder).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(errors(&output).starts_with("viendan: standard output: "), "{}", errors(&output));
}

#[test]
fn parse_prints_the_struct() {
    let output = run(Path::new("."), &["parse", "khoản", "2", "đ", "15", "luật đất đai 2013"]);
    assert_eq!(output.status.code(), Some(0));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["kind"], "named");
    assert_eq!(value["name"], "luật đất đai");
    assert_eq!(value["date"], "2013");
    assert_eq!(value["parts"][0], "dieu_15__khoan_2");
}

#[test]
fn parse_points_at_the_fault() {
    let output = run(Path::new("."), &["parse", "điều 5 luật đất đai ?"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let lines: Vec<_> = errors(&output).lines().collect();
    assert!(lines[0].starts_with("viendan: expected ") && lines[0].ends_with(", found '?'"), "{}", lines[0]);
    assert_eq!(lines[1..], ["  điều 5 luật đất đai ?", "                      ^"]);
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    for args in [&["extract", "--kinds", "other"][..], &["extract", "--jobs", "0"], &["extract", "--what"], &["parse"], &["other"], &[]] {
        let output = run(Path::new("."), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

const DECREE: &str = "CHÍNH PHỦ\nSố: 110/2004/NĐ-CP\nHà Nội, ngày 08 tháng 4 năm 2004\n\nNGHỊ ĐỊNH\nVề công tác văn thư\n\n\
                      Điều 1. Phạm vi\nNghị định này nói về văn thư.\nĐiều 2. Hồ sơ\n1. Lập hồ sơ.\n";
const LATER_DECREE: &str = "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\nVề công tác văn thư\n\n\
                            Điều 1. Phạm vi\nTheo khoản 1 Điều 2 Nghị định số 110/2004/NĐ-CP.\n\
                            Điều 38. Hiệu lực\nNghị định này thay thế Nghị định số 110/2004/NĐ-CP.\n";

/// A folder with the two decrees.
fn decrees(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("texts")).unwrap();
    fs::write(folder.join("texts/old.txt"), DECREE).unwrap();
    fs::write(folder.join("texts/new.txt"), LATER_DECREE).unwrap();
    folder
}

/// `from part relation status to` of each link.
fn links(output: &Output) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let link = |r: Value| ["from", "from_part", "rel", "status", "to"].map(|field| word(&r[field])).join(" ");
    records(output).into_iter().map(link).collect()
}

fn first_line(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap().lines().next().unwrap_or_default()
}

#[test]
fn a_folder_is_linked_to_itself() {
    let folder = decrees("link_folder");
    let output = run(&folder, &["link", "texts"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
    let expected = [
        "new dieu_1 dan_chieu resolved old",
        "new dieu_38 dan_chieu resolved new",
        "new dieu_38 thay_the resolved old",
        "old dieu_1 dan_chieu resolved old",
    ];
    assert_eq!(links(&output), expected);
    assert_eq!(records(&output)[0]["to_parts"], serde_json::json!(["dieu_2__khoan_1"]));
}

#[test]
fn texts_of_json_lines_are_linked_to_a_corpus() {
    let folder = folder("link_corpus");
    fs::write(folder.join("corpus.jsonl"), "{\"id\":7,\"code\":\"30/2020/NĐ-CP\"}\n{\"id\":\"tt\",\"code\":\"1/2021/TT-BNV\"}\n").unwrap();
    let lines = "{\"id\":\"a\",\"text\":\"Theo Điều 5 Nghị định số 30/2020/NĐ-CP.\"}\n\
                 {\"id\":\"b\",\"doc\":\"tt\",\"text\":\"Điều 1. Phạm vi\\nThông tư này.\\nĐiều 2. Theo Luật Lưu trữ số 33/2024/QH15.\"}\n";
    fs::write(folder.join("texts.jsonl"), lines).unwrap();
    let output = run(&folder, &["link", "--corpus", "corpus.jsonl", "texts.jsonl"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
    let expected = ["- - dan_chieu resolved 7", "tt dieu_1 dan_chieu resolved tt", "tt dieu_2 dan_chieu outside -"];
    assert_eq!(links(&output), expected);
    assert_eq!(records(&output)[1]["id"], "b");
    assert_eq!(records(&output)[2]["urn"], "urn:lex:vn:quoc.hoi:luat:2024;33-2024-qh15");
}

#[test]
fn a_faulty_record_is_named_and_the_others_go_on() {
    let folder = folder("link_faults");
    fs::write(folder.join("corpus.jsonl"), "{\"code\":\"1/2020/NĐ-CP\"}\n{\"id\":\"nd\",\"code\":\"30/2020/NĐ-CP\"}\n").unwrap();
    fs::write(folder.join("good.jsonl"), "{\"id\":\"a\",\"text\":\"Nghị định số 30/2020/NĐ-CP\"}\n").unwrap();
    let output = run(&folder, &["link", "--corpus", "corpus.jsonl", "good.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).starts_with("viendan: corpus.jsonl: line 1: no id"), "{}", errors(&output));
    assert_eq!(links(&output), ["- - dan_chieu resolved nd"]);

    fs::write(folder.join("corpus.jsonl"), "{\"id\":\"nd\",\"code\":\"30/2020/NĐ-CP\"}\n").unwrap();
    fs::write(folder.join("bad.jsonl"), "{\"id\":\"a\"}\n{broken\n\n{\"text\":\"Nghị định số 30/2020/NĐ-CP\"}\n").unwrap();
    let output = run(&folder, &["link", "--corpus", "corpus.jsonl", "bad.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<_> = errors(&output).lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("viendan: bad.jsonl: line 1: expected a string in the field \"text\""), "{}", lines[0]);
    assert!(lines[1].starts_with("viendan: bad.jsonl: line 2: expected a JSON object"), "{}", lines[1]);
    assert_eq!(links(&output), ["- - dan_chieu resolved nd"]);
    assert_eq!(records(&output)[0]["id"], "4");
}

#[test]
fn a_missing_text_is_named_and_a_missing_corpus_ends_the_linking() {
    let folder = decrees("link_missing");
    let output = run(&folder, &["link", "texts", "none.txt"]);
    assert_eq!((output.status.code(), records(&output).len()), (Some(1), 4));
    assert!(errors(&output).starts_with("viendan: none.txt: cannot be read: "), "{}", errors(&output));
    let output = run(&folder, &["link", "--corpus", "none.jsonl", "texts"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(errors(&output).starts_with("viendan: none.jsonl: cannot be read: "), "{}", errors(&output));
    for args in [&["link"][..], &["link", "texts", "--format", "other"]] {
        assert_eq!(run(&folder, args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn a_graph_is_a_page_rows_or_a_graph() {
    let folder = decrees("graph_formats");
    let html = run(&folder, &["graph", "texts", "--lang", "en", "--url", "https://example.org/{id}"]);
    assert_eq!(first_line(&html), "<!DOCTYPE html>");
    assert!(str::from_utf8(&html.stdout).unwrap().contains("https://example.org/old"));
    let csv = run(&folder, &["graph", "texts", "--format", "csv"]);
    assert_eq!(first_line(&csv), "from,from_part,to,to_part,relation,missing,start,end,evidence");
    assert_eq!(str::from_utf8(&csv.stdout).unwrap().lines().count(), 5);
    let graphml = run(&folder, &["graph", "texts", "--format", "graphml"]);
    assert_eq!(first_line(&graphml), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    assert!(graphml.stdout.ends_with(b"</graphml>\n"));
    let dot = run(&folder, &["graph", "texts", "--format", "dot"]);
    assert_eq!(first_line(&dot), "digraph citations {");
    for output in [&html, &csv, &graphml, &dot] {
        assert_eq!((output.status.code(), errors(output)), (Some(0), ""));
        assert!(str::from_utf8(&output.stdout).unwrap().contains("thay_the"));
    }
}

#[test]
fn the_order_of_texts_and_records_does_not_change_the_links() {
    let folder = decrees("link_order");
    let linked = |args: &[&str]| {
        let output = run(&folder, args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let mut lines: Vec<String> = str::from_utf8(&output.stdout).unwrap().lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let (old, new) = ("texts/old.txt", "texts/new.txt");
    assert_eq!(linked(&["link", old, new]), linked(&["link", new, old]));
    for format in ["csv", "graphml", "dot", "html"] {
        assert_eq!(linked(&["graph", old, new, "--format", format]), linked(&["graph", new, old, "--format", format]));
    }
    let records = ["{\"id\":\"a\",\"code\":\"110/2004/NĐ-CP\"}\n", "{\"id\":\"b\",\"code\":\"110/2005/NĐ-CP\"}\n"];
    fs::write(folder.join("one.jsonl"), records.concat()).unwrap();
    fs::write(folder.join("two.jsonl"), [records[1], records[0]].concat()).unwrap();
    assert_eq!(linked(&["link", "--corpus", "one.jsonl", new]), linked(&["link", "--corpus", "two.jsonl", new]));
}

#[test]
fn texts_may_be_named_by_an_option() {
    let folder = folder("link_texts_option");
    fs::write(folder.join("records.jsonl"), "{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}\n").unwrap();
    fs::write(folder.join("a.txt"), "Theo Nghị định số 30/2020/NĐ-CP.").unwrap();
    let named = run(&folder, &["link", "--corpus", "records.jsonl", "--texts", "a.txt", "--format", "jsonl"]);
    let placed = run(&folder, &["link", "--corpus", "records.jsonl", "a.txt"]);
    assert_eq!(named.status.code(), Some(0), "{}", errors(&named));
    assert_eq!(records(&named).len(), 1);
    assert_eq!(named.stdout, placed.stdout);
    assert_eq!(run(&folder, &["link", "--corpus", "records.jsonl"]).status.code(), Some(2));
}

#[test]
fn a_record_without_its_faulty_field_counts_as_read() {
    let folder = folder("link_faulty_field");
    fs::write(folder.join("records.jsonl"), "{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\", \"type\": \"định\"}\n").unwrap();
    fs::write(folder.join("a.txt"), "Theo Nghị định số 30/2020/NĐ-CP.").unwrap();
    let output = run(&folder, &["link", "--corpus", "records.jsonl", "--texts", "a.txt"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(errors(&output).contains("records.jsonl: line 1: field \"type\""), "{}", errors(&output));
    assert_eq!(records(&output)[0]["to"], "nd");
}
