//! How mentions are printed.

use std::fmt::{self, Write};

use clap::ValueEnum;
use viendan::export::write_json_of;
use viendan::{Mention, Span};

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a mention; with several inputs its first field is `file`, in records of JSON Lines `line`.
    Jsonl,
    /// For people: place, quote and what it says.
    Pretty,
}

/// What is said of a mention's place before the mention itself.
#[derive(Debug)]
pub struct Lead {
    /// The fields as they stand in a JSON object, each with its comma.
    json: String,
}

impl Lead {
    /// The file, where there are several, and the line of the record.
    pub fn new(file: Option<&str>, line: Option<usize>) -> Self {
        let mut json = String::new();
        // A string takes whatever is written.
        if let Some(file) = file {
            let _ = write!(json, "\"file\":{},", serde_json::Value::from(file));
        }
        if let Some(line) = line {
            let _ = write!(json, "\"line\":{line},");
        }
        Lead { json }
    }
}

impl Format {
    /// What the names of files end in that have outputs of this form.
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Jsonl => ".jsonl",
            Format::Pretty => ".txt",
        }
    }

    /// Begins one of several files.
    pub fn begin(self, out: &mut String, file: &str) {
        if self == Format::Pretty {
            out.push_str(file);
            out.push('\n');
        }
    }

    /// Begins a record.
    pub fn begin_record(self, out: &mut String, line: usize) {
        if self == Format::Pretty {
            let _ = writeln!(out, "record on line {line}");
        }
    }

    /// Prints a mention of a text that begins at byte `start` of what it is part of; `place` moves on with the mentions.
    pub fn mention(self, out: &mut String, lead: &Lead, text: &str, start: usize, mut mention: Mention, place: &mut Place) {
        let _ = match self {
            Format::Jsonl => {
                let core = mention.span.slice(text).unwrap_or_default();
                for span in [&mut mention.span, &mut mention.full_span] {
                    *span = Span::new(span.start + start, span.end + start);
                }
                let at = out.len();
                let written = write_json_of(out, core, &mention);
                out.insert_str(at + 1, &lead.json);
                written
            }
            Format::Pretty => pretty(out, text, &mention, place.advance(text, mention.span.start)),
        };
        out.push('\n');
    }
}

/// Line and column, in characters from 1, of a byte of a text that only moves on.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub line: usize,
    pub column: usize,
    pub byte: usize,
}

impl Default for Place {
    fn default() -> Self {
        Place { line: 1, column: 1, byte: 0 }
    }
}

impl Place {
    /// Moves on to a byte.
    pub fn advance(&mut self, text: &str, to: usize) -> Place {
        for c in text.get(self.byte..to).unwrap_or_default().chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.byte = self.byte.max(to);
        *self
    }
}

/// `line:column  kind  quote` and, below, what the mention says.
fn pretty(out: &mut String, text: &str, mention: &Mention, place: Place) -> fmt::Result {
    let at = format!("{}:{}", place.line, place.column);
    write!(out, "{at:>8}  {:<8}  {}\n{:20}", mention.kind().as_str(), mention.quote(text), "")?;
    if let Some(document_type) = mention.document_type() {
        write!(out, "{document_type} ")?;
    }
    write!(out, "[{}]", mention.key())?;
    if let Some(date) = mention.date() {
        write!(out, " {}", date.iso())?;
    }
    if let Some(issuer) = mention.issuer() {
        write!(out, ", {issuer}")?;
    }
    for (i, part) in mention.provisions().iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "; " } else { ", " }, part.eid())?;
    }
    write!(out, "; {}", mention.relation)
}
