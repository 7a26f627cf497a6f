//! How mentions are written.

mod csv;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod pretty;

use std::fmt::Write;

use clap::ValueEnum;
use viendan::export::write_json_of;
use viendan::{Mention, Span};

use pretty::Styles;

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a mention; with several inputs its first field is `file`, in records of JSON Lines `line`.
    Jsonl,
    /// For people: place, quote and what it says.
    Pretty,
    /// One row a mention, with a column for each field.
    Csv,
    /// The same as a Parquet file.
    #[cfg(feature = "parquet")]
    Parquet,
}

/// What is said of a mention's place before the mention itself.
#[derive(Debug)]
pub struct Lead {
    file: Option<String>,
    line: Option<usize>,
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
        Lead { file: file.map(str::to_owned), line, json }
    }
}

impl Format {
    /// What the names of files end in that have outputs of this form.
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Jsonl => ".jsonl",
            Format::Pretty => ".txt",
            Format::Csv => ".csv",
            #[cfg(feature = "parquet")]
            Format::Parquet => ".parquet",
        }
    }

    /// Whether an output is of no use without its end.
    pub const fn ends_with_index(self) -> bool {
        #[cfg(feature = "parquet")]
        return matches!(self, Format::Parquet);
        #[cfg(not(feature = "parquet"))]
        return false;
    }

    /// What an output begins with.
    pub const fn header(self) -> &'static str {
        match self {
            Format::Csv => csv::HEADER,
            _ => "",
        }
    }
}

/// Writes mentions in a form, with colours or without.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    pub format: Format,
    pub styles: Styles,
}

impl Writer {
    /// Begins one of several files.
    pub fn begin(self, out: &mut String, file: &str) {
        if self.format == Format::Pretty {
            self.styles.heading(out, file);
        }
    }

    /// Begins a record.
    pub fn begin_record(self, out: &mut String, line: usize) {
        if self.format == Format::Pretty {
            let _ = writeln!(out, "record on line {line}");
        }
    }

    /// Writes a mention of a text that begins at byte `start` of what it is part of; `place` moves on with the mentions.
    pub fn mention(self, out: &mut String, lead: &Lead, text: &str, start: usize, mut mention: Mention, place: &mut Place) {
        let core = mention.span.slice(text).unwrap_or_default();
        let quote = mention.quote(text);
        if self.format == Format::Pretty {
            let place = place.advance(text, mention.span.start);
            let _ = pretty::mention(out, self.styles, &quote, &mention, place);
            out.push('\n');
            return;
        }
        for span in [&mut mention.span, &mut mention.full_span] {
            *span = Span::new(span.start + start, span.end + start);
        }
        let at = out.len();
        if self.format == Format::Csv {
            let _ = csv::row(out, lead, &quote, &mention);
        } else {
            let _ = write_json_of(out, core, &mention);
            out.insert_str(at + 1, &lead.json);
        }
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
