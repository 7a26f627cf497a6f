//! The forms of the output, the closing line, and the languages of the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const TEXT: &str = "Căn cứ Luật Đất đai số 31/2024/QH15;\nTheo điểm a, b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 \
                    của Chính phủ, Điều 7 Luật này và Luật Trật tự, an toàn giao thông đường bộ.\n";

/// A folder with two files, one of which has no mention.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("outputs_{name}"));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("a,b.txt"), TEXT).unwrap();
    fs::write(path.join("c.txt"), "không có gì").unwrap();
    path
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

#[track_caller]
fn printed(output: &Output) -> &str {
    assert_eq!(output.status.code(), Some(0), "{}", errors(output));
    str::from_utf8(&output.stdout).unwrap()
}

fn errors(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn rows_of_csv_have_a_column_for_each_field() {
    let folder = folder("csv");
    let output = run(&folder, &["extract", "--format", "csv", "."]);
    let lines: Vec<&str> = printed(&output).lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], "file,line,start,end,full_end,text,kind,type,key,date,issuer,parts,rel,name");
    let expected = "\"./a,b.txt\",,53,120,155,\"điểm a, b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP\",numbered,nghi_dinh,\
                    30/2020/NĐ-CP,2020-03-05,Chính phủ,dieu_5__khoan_2__diem_a dieu_5__khoan_2__diem_b,dan_chieu,";
    assert_eq!(lines[2], expected);
    // A file for each input has its own first row, also where it has no other.
    assert_eq!(printed(&run(&folder, &["extract", "--format", "csv", ".", "--output", "out/"])), "");
    let all = fs::read_to_string(folder.join("out/a,b.txt.csv")).unwrap();
    assert_eq!(all, printed(&output));
    assert_eq!(fs::read_to_string(folder.join("out/c.txt.csv")).unwrap().lines().count(), 1);
}

#[cfg(feature = "parquet")]
#[test]
fn a_parquet_file_has_a_column_for_each_field() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use serde_json::Value;

    let folder = folder("parquet");
    let lines = run(&folder, &["extract", "."]);
    let expected: Vec<Value> = printed(&lines).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    printed(&run(&folder, &["extract", ".", "--format", "parquet", "--output", "a.parquet"]));
    let piped = run(&folder, &["extract", ".", "--format", "parquet"]);
    assert_eq!(piped.stdout, fs::read(folder.join("a.parquet")).unwrap());

    let reader = SerializedFileReader::new(fs::File::open(folder.join("a.parquet")).unwrap()).unwrap();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.into_iter().zip(expected) {
        let fields = row.into_columns();
        assert_eq!(fields.len(), 14);
        for (name, field) in fields {
            let shown = match &field {
                parquet::record::Field::Str(text) => Value::from(text.as_str()),
                parquet::record::Field::Long(n) => Value::from(*n),
                parquet::record::Field::Null => Value::Null,
                list => Value::from(list.to_string().trim_matches(['[', ']']).replace('"', "")),
            };
            let expected = match &expected[&name] {
                Value::Array(parts) => Value::from(parts.iter().map(|p| p.as_str().unwrap()).collect::<Vec<_>>().join(", ")),
                value => value.clone(),
            };
            assert_eq!(shown, expected, "{name}");
        }
    }
    let again = run(&folder, &["extract", ".", "--format", "parquet", "--output", "b.parquet", "--resume"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(errors(&again).contains("--resume needs a folder"), "{}", errors(&again));
}

#[test]
fn colours_are_used_where_they_are_asked_for() {
    let folder = folder("colours");
    let pretty = |color: &str| {
        let output = run(&folder, &["extract", "--format", "pretty", "--color", color, "a,b.txt"]);
        printed(&output).to_owned()
    };
    assert!(!pretty("auto").contains('\u{1b}'));
    assert_eq!(pretty("never"), pretty("auto"));
    let colored = pretty("always");
    assert!(colored.contains("\u{1b}[1m\u{1b}[32mLuật Đất đai số 31/2024/QH15\u{1b}[0m"), "{colored:?}");
    let plain: String =
        colored.split('\u{1b}').map(|part| part.split_once('m').filter(|_| part.starts_with('[')).map_or(part, |p| p.1)).collect();
    assert_eq!(plain, pretty("never"));
}

#[test]
fn the_sum_is_told_where_it_is_asked_for() {
    let folder = folder("summary");
    assert_eq!(errors(&run(&folder, &["extract", "."])), "");
    let output = run(&folder, &["extract", ".", "none.txt", "--summary"]);
    assert_eq!(output.status.code(), Some(1));
    let last = errors(&output).lines().last().unwrap();
    let bytes = TEXT.len() + "không có gì".len();
    let expected = format!("viendan: 3 inputs, {bytes} B, 4 mentions (2 numbered, 1 named, 1 self), 1 fault, ");
    assert!(last.starts_with(&expected), "{last}");
    let output = run(&folder, &["extract", ".", "--summary", "--lang", "vi"]);
    assert!(errors(&output).starts_with(&format!("viendan: 2 đầu vào, {bytes} B, 4 viện dẫn (")), "{}", errors(&output));
}

#[test]
fn help_and_faults_are_in_the_language_of_the_user() {
    let folder = folder("language");
    let help = |args: &[&str]| printed(&run(&folder, args)).to_owned();
    assert!(help(&["extract", "--help"]).contains("Usage: viendan extract"));
    let vietnamese = help(&["extract", "--help", "--lang", "vi"]);
    assert!(vietnamese.contains("Cách dùng: viendan extract") && vietnamese.contains("Tùy chọn:"), "{vietnamese}");
    for english in ["Usage", "Options", "Arguments", "default", "possible values", "Print"] {
        assert!(!vietnamese.contains(english), "{english}: {vietnamese}");
    }
    for (name, value, expected) in
        [("LANG", "vi_VN.UTF-8", "Cách dùng"), ("LC_ALL", "en_US.UTF-8", "Usage"), ("LC_MESSAGES", "vi", "Cách dùng")]
    {
        let output = command(&folder, &["--help"]).env(name, value).output().unwrap();
        assert!(printed(&output).contains(expected), "{name}={value}");
    }
    let output = run(&folder, &["extract", "--what", "--lang=vi"]);
    assert_eq!((output.status.code(), errors(&output).lines().next()), (Some(2), Some("lỗi: không có đối số '--what'")));
    let output = run(&folder, &["extract", "--lang", "vi", "none.txt", "no*.txt"]);
    assert!(
        errors(&output).starts_with("viendan: no*.txt: không có tệp nào mang tên như vậy\nviendan: none.txt: không đọc được: "),
        "{}",
        errors(&output)
    );
}

#[test]
fn completions_and_manual_come_from_the_same_definitions() {
    let folder = folder("manual");
    for shell in ["bash", "zsh", "fish"] {
        let text = printed(&run(&folder, &["completions", shell])).to_owned();
        assert!(text.contains("emit-text") && text.contains("viendan"), "{shell}");
    }
    let page = printed(&run(&folder, &["man"])).to_owned();
    assert!(page.starts_with(".ie") && page.contains(".TH viendan 1") && page.contains("viendan\\-extract(1)"), "{page}");
    printed(&run(&folder, &["man", "--output", "pages"]));
    let page = fs::read_to_string(folder.join("pages/viendan-extract.1")).unwrap();
    assert!(page.contains("\\-\\-emit\\-text"), "{page}");
}
