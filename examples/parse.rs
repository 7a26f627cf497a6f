//! Reads one reference from the command line to its struct.
//!
//! ```sh
//! cargo run --example parse -- khoản 2 đ 15 luật đất đai 2013
//! ```

use std::process::ExitCode;

use viendan::Reference;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let text =
        if words.is_empty() { "điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP".to_string() } else { words.join(" ") };
    match text.parse::<Reference>() {
        Ok(reference) => {
            println!("{reference}\n{reference:#?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{text:?}: {error}");
            ExitCode::FAILURE
        }
    }
}
