//! `viendan explain`: one reference taken apart, for a person.

use std::fmt::Write as _;
use std::io;

use viendan::lint::{Linter, Severity};
use viendan::{Reference, explain};

use crate::Status;
use crate::lang;
use crate::output::{Output, complain};
use crate::parse::pointed;

/// Take one reference apart: what each piece of it means, its official form and its identifiers.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The reference as people type it: `khoản 2 đ 15 luật đất đai 2013`, `nd 30/2020`; several words are joined.
    #[arg(required = true, value_name = "REFERENCE")]
    words: Vec<String>,
}

/// Prints a line for each piece, and what the linter has to say; or where the text stops being a reference.
pub fn run(args: &Args) -> io::Result<Status> {
    let language = lang::of_messages();
    let text = args.words.join(" ");
    let reference = match text.parse::<Reference>() {
        Ok(reference) => reference,
        Err(error) => {
            complain(format_args!("{error}\n{}", pointed(&text, error.offset())));
            return Ok(Status::InputFailed);
        }
    };
    let pieces = explain(&reference, language);
    let width = pieces.iter().map(|p| indented(p.is_inner, p.label).chars().count()).max().unwrap_or_default();
    let mut out = Output::stdout();
    for piece in &pieces {
        let label = indented(piece.is_inner, piece.label);
        // The writer keeps its own error, which `finish` gives.
        let _ = write!(out, "{label:width$}  {}", piece.value);
        let _ = if piece.meaning.is_empty() { writeln!(out) } else { writeln!(out, "  ({})", piece.meaning) };
    }
    // How it was typed does not matter here.
    let findings = Linter::new().level(Severity::Error).lint(&text);
    if !findings.is_empty() {
        let _ = writeln!(out);
    }
    for finding in findings {
        let _ = writeln!(out, "{}[{}]: {}", finding.severity(), finding.rule().id(), finding.message(language));
    }
    out.finish()?;
    Ok(Status::Success)
}

fn indented(is_inner: bool, label: &str) -> String {
    format!("{}{label}", if is_inner { "  " } else { "" })
}
