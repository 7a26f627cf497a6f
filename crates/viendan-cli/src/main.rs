//! The command.
use std::io::Write;

mod link;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|a| a == "link") {
        if let Err(error) = link::run(&link_args(&args[1..])) {
            eprintln!("{error}");
            std::process::exit(1);
        }
        return;
    }
    let path = std::env::args().next_back().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let mut out = String::new();
    for m in viendan::extract(&text) {
        viendan::export::write_json(&mut out, &text, &m).unwrap();
        out.push('\n');
    }
    std::io::stdout().write_all(out.as_bytes()).unwrap();
}

fn link_args(args: &[String]) -> link::Args {
    let mut out = link::Args::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--corpus" => out.corpus = args.next().map(Into::into),
            "--texts" => out.texts = args.next().map(Into::into).unwrap_or_default(),
            "--titles" => out.titles = true,
            "--format" => {
                out.format = match args.next().map(String::as_str) {
                    Some("csv") => link::Format::Csv,
                    Some("graphml") => link::Format::Graphml,
                    Some("dot") => link::Format::Dot,
                    _ => link::Format::Jsonl,
                }
            }
            path => out.texts = path.into(),
        }
    }
    out
}
