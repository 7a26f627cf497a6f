//! The command.
use std::io::Write;

fn main() {
    let path = std::env::args().next_back().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut out = String::new();
    for m in viendan::extract(&text) {
        viendan::export::write_json(&mut out, &text, &m).unwrap();
        out.push('\n');
    }
    std::io::stdout().write_all(out.as_bytes()).unwrap();
}
