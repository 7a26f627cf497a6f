//! What reading costs in instructions, counted by Cachegrind: the same figures whatever else the machine does.
//!
//! ```sh
//! cargo bench --bench instructions
//! ```
//!
//! Prints one JSON object of instructions a byte; `valgrind` has to be installed. For each text the program runs itself twice, over one
//! and over two copies of the text, so that neither the start of the program nor the making of the tables counts.

use std::process::Command;
use std::{env, fs};

use unicode_normalization::UnicodeNormalization;
use viendan::Reference;

mod texts;

use texts::{HOSTILE, generated};

/// Bytes of a text of one piece repeated.
const REPEATED: usize = 30_000;

/// What is done to a text.
type Work = fn(&str);

/// The texts by their names, and the work.
fn texts() -> Vec<(String, String, Work)> {
    let mut texts: Vec<(String, String, Work)> = vec![
        ("samples".to_owned(), samples().repeat(4), extract),
        ("every line cites".to_owned(), generated(40_000, 0), extract),
        ("one line in seven".to_owned(), generated(80_000, 6), extract),
        ("decomposed".to_owned(), generated(40_000, 4).nfd().collect(), extract),
        ("one reference a line".to_owned(), REFERENCES.repeat(100), parse),
    ];
    texts.extend(HOSTILE.map(|piece| (format!("{piece:?} repeated"), piece.repeat(REPEATED / piece.len()), extract as Work)));
    texts
}

const REFERENCES: &str = "khoản 2 Điều 15 Luật Đất đai số 45/2013/QH13\nNghị định 102/2024/NĐ-CP\nĐiều 7 Luật Nhà ở 2023\n";

fn extract(text: &str) {
    std::hint::black_box(viendan::extract(text).len());
}

fn parse(text: &str) {
    text.lines().for_each(|line| _ = std::hint::black_box(line.parse::<Reference>()));
}

/// The sample texts of the examples, one after the other.
fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/texts");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the examples").filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a sample text")).collect::<Vec<_>>().join("\n\n")
}

/// Instructions of a run of this program over so many copies of a text.
fn counted(text: usize, copies: usize) -> u64 {
    let program = env::current_exe().expect("the path of this program");
    let run = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(program)
        .args([text.to_string(), copies.to_string()])
        .output()
        .expect("valgrind, to count instructions");
    let report = String::from_utf8_lossy(&run.stderr);
    let refs = report.lines().find_map(|line| line.split_once("I   refs:")).map(|(_, count)| count.trim().replace(',', ""));
    refs.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{report}"))
}

fn main() {
    let texts = texts();
    // The harness's own arguments (`--bench`) are not for this program.
    let numbers: Vec<usize> = env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    if let [text, copies] = *numbers {
        let (_, text, work) = &texts[text];
        (0..copies).for_each(|_| work(text));
        return;
    }
    let figures = texts.iter().enumerate().map(|(n, (name, text, _))| {
        let instructions = counted(n, 2) - counted(n, 1);
        let a_byte = instructions as f64 / text.len() as f64;
        (name.clone(), serde_json::json!((a_byte * 100.0).round() / 100.0))
    });
    println!("{:#}", serde_json::Value::Object(figures.collect()));
}
