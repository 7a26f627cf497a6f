//! `viendan parse`: one reference to its struct.

use std::fmt::Write as _;
use std::io;

use viendan::Reference;

use crate::Status;
use crate::output::{Output, complain};

/// Read one reference and print its struct as JSON.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The reference as people type it: `khoản 2 đ 15 luật đất đai 2013`, `nd 30/2020`; several words are joined.
    #[arg(required = true, value_name = "REFERENCE")]
    words: Vec<String>,
}

/// Prints the reference, or says at which byte it stops being one.
pub fn run(args: &Args) -> io::Result<Status> {
    let text = args.words.join(" ");
    match text.parse::<Reference>() {
        Ok(reference) => {
            let mut out = Output::stdout();
            let json = serde_json::to_string_pretty(&reference).map_err(io::Error::other)?;
            let _ = writeln!(out, "{json}");
            out.finish()?;
            Ok(Status::Success)
        }
        Err(error) => {
            complain(format_args!("{error}\n{}", pointed(&text, error.offset())));
            Ok(Status::InputFailed)
        }
    }
}

/// The text on one line with a caret under the character that begins at a byte.
pub fn pointed(text: &str, byte: usize) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let is_mark = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    let before = text.char_indices().take_while(|(i, _)| *i < byte).filter(|(_, c)| !is_mark(c)).count();
    format!("  {line}\n  {:before$}^", "")
}

#[cfg(test)]
mod tests {
    use super::pointed;

    #[test]
    fn caret_stands_under_the_character() {
        assert_eq!(pointed("điều ?", "điều ".len()), "  điều ?\n       ^");
        assert_eq!(pointed("đie\u{302}\u{300}u ?", "đie\u{302}\u{300}u ".len()), "  đie\u{302}\u{300}u ?\n       ^");
        assert_eq!(pointed("a\tb", 3), "  a b\n     ^");
    }
}
