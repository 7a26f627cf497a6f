//! Whether a text is a document itself, or speaks about documents.

use std::cell::OnceCell;

use memchr::memmem;

use crate::assemble::last_line;
use crate::parse::document_type::type_phrase;
use crate::parse::lexeme::is_capitalised;

/// Bytes of the text in which its form has to show.
const LOOK: usize = 64 * 1024;

/// The kind of text, found out when it first matters.
#[derive(Debug)]
pub(super) struct Genre<'t> {
    text: &'t str,
    is_document: OnceCell<bool>,
}

impl<'t> Genre<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Genre { text, is_document: OnceCell::new() }
    }

    /// The same for the next piece of the text; what the first one showed stays.
    pub(super) fn onto(self, text: &str) -> Genre<'_> {
        // Before the first piece nothing has shown.
        if self.text.is_empty() && self.is_document.get().is_none() {
            return Genre::new(text);
        }
        let known = self.is_document();
        Genre { text, is_document: OnceCell::from(known) }
    }

    /// Whether `Nghị định này` here means a document that the text reports. `cites` says whether it named one before.
    pub(super) fn is_report(&self, cites: bool) -> bool {
        cites && !self.is_document()
    }

    /// A document shows its form: the gazette's header, the state's motto, legal bases or articles at the start of lines.
    fn is_document(&self) -> bool {
        *self.is_document.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let bytes = bytes.get(..LOOK).unwrap_or(bytes);
            let whole = ["CÔNG BÁO/Số", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do", "QUYẾT NGHỊ", "QUYẾT ĐỊNH:"];
            if whole.iter().any(|w| memmem::find(bytes, w.as_bytes()).is_some()) {
                return true;
            }
            if self.has_final_clause(bytes) {
                return true;
            }
            let line_starts =
                ["Căn cứ ", "Điều 1", "Điều 2", "Điều 3", "Điều 4", "Điều 5", "Điều 6", "Điều 7", "Điều 8", "Điều 9", "ĐIỀU ", "Chương "];
            line_starts.iter().any(|w| {
                memmem::find_iter(bytes, w.as_bytes()).any(|at| {
                    let quoted = self.text.get(..at).is_some_and(|b| b.trim_end_matches([' ', '*', '_']).ends_with(['“', '"']));
                    crate::assemble::is_line_start(self.text, at) && !quoted && self.is_whole_heading(at, w)
                })
            })
        })
    }

    /// What a document says of itself, even where its headings are not there: `1. Nghị định này có hiệu lực thi hành …`. A report says
    /// so too, but in no numbered clause.
    fn has_final_clause(&self, bytes: &[u8]) -> bool {
        memmem::find_iter(bytes, "này có hiệu lực thi hành".as_bytes()).any(|at| {
            let line = last_line(self.text.get(..at).unwrap_or_default()).trim_start();
            let number = line.bytes().take_while(u8::is_ascii_digit).count();
            let clause = line.get(number..).and_then(|rest| rest.strip_prefix(". ")).filter(|_| number > 0);
            clause.is_some_and(|words| type_phrase(words).is_ok_and(|(rest, _)| rest.trim().is_empty()))
        })
    }

    /// A legal basis, or an article's heading with its title.
    fn is_whole_heading(&self, at: usize, word: &str) -> bool {
        if word.starts_with("Căn cứ") {
            // A line of a preamble ends with a semicolon; a sentence that begins so does not.
            let line = self.text.get(at..).unwrap_or_default();
            let basis = line.get(word.len()..).unwrap_or_default();
            if !is_capitalised(basis) || type_phrase(basis).is_err() {
                return false;
            }
            let limit = line.char_indices().take(700).last().map_or(0, |(i, _)| i);
            let line = line.get(..limit).unwrap_or_default();
            return line
                .find(";\n")
                .or_else(|| line.find("; \n"))
                .or_else(|| line.find(";*"))
                .is_some_and(|end| !line.get(..end).unwrap_or_default().contains(". "))
                || line.find(",\n").is_some_and(|end| {
                    line.get(end..)
                        .is_some_and(|r| r.trim_start_matches([',', '\n', ' ', '*', '-']).starts_with("Căn cứ") || r.contains("QUYẾT"))
                });
        }
        if word.starts_with("Chương") || word.starts_with("ĐIỀU") {
            return true;
        }
        crate::assemble::heading(self.text, at, crate::model::Level::Dieu).is_some()
    }
}
