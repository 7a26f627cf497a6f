//! Quotations that reproduce a document's text: they open after a colon, as in `sửa đổi khoản 5 như sau: “5. …”`.

use super::Cited;
use crate::assemble::last_line;

/// Bytes of a quotation at most: a mark that is never closed ends there.
const MAX_QUOTATION: usize = 60_000;

/// Whose text is quoted.
type Source = Option<Cited>;

/// Follows the quotation marks of a text.
#[derive(Debug)]
pub(super) struct Quotes<'t> {
    text: &'t str,
    at: usize,
    /// Open block quotation: where it opened and whose text it is.
    block: Option<(usize, Source)>,
    /// Marks open inside the block.
    inner: usize,
}

impl<'t> Quotes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Quotes { text, at: 0, block: None, inner: 0 }
    }

    /// The same for the next piece of the text, which leaves out the first `shift` bytes of this one.
    pub(super) fn onto(self, text: &str, shift: usize) -> Quotes<'_> {
        let block = self.block.map(|(open, source)| (open.saturating_sub(shift), source));
        Quotes { text, at: self.at.saturating_sub(shift), block, inner: self.inner }
    }

    /// Reads on to `until`; gives the place of a block quotation that opens, which has to be entered before going on.
    pub(super) fn advance(&mut self, until: usize) -> Option<usize> {
        while self.at < until {
            let tail = self.text.as_bytes().get(self.at..until)?;
            let Some(found) = memchr::memchr2(0xE2, b'"', tail) else {
                self.at = until;
                break;
            };
            let at = self.at + found;
            self.at = at + 1;
            let here = self.text.get(at..);
            let mark = here.and_then(|t| t.chars().next());
            if let Some((open, _)) = &self.block {
                match mark {
                    Some('“' | '‟' | '„') => self.inner += 1,
                    Some('”') if self.inner > 0 => self.inner -= 1,
                    Some('”') => self.block = None,
                    Some('"') if closes(here.unwrap_or_default()) => self.block = None,
                    _ if at - open > MAX_QUOTATION => self.block = None,
                    _ => {}
                }
            } else if matches!(mark, Some('“' | '"' | '‟' | '„')) {
                let before = self.text.get(..at).unwrap_or_default();
                if opens(before) && !(mark == Some('"') && is_value(before)) {
                    return Some(at);
                }
            }
        }
        self.at = self.at.max(until);
        None
    }

    /// Enters the block that [`advance`](Self::advance) found.
    pub(super) fn enter(&mut self, source: Source) {
        self.block = Some((self.at, source));
        self.inner = 0;
    }

    /// Whether a block quotation is open.
    pub(super) fn is_open(&self) -> bool {
        self.block.is_some()
    }

    /// Whose text is quoted here.
    pub(super) fn source(&self) -> Option<&Cited> {
        self.block.as_ref().and_then(|(_, source)| source.as_ref())
    }
}

/// Whether a quotation that opens after `before` reproduces a text: after a colon, or on a line of its own after an instruction
/// to amend (`Điều 1. Sửa đổi, bổ sung Điều 1⏎“Điều 1. …`).
fn opens(before: &str) -> bool {
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>'));
    if trimmed.ends_with(':') {
        return true;
    }
    let line = last_line(trimmed);
    before.len() > trimmed.len()
        && before.get(trimmed.len()..).is_some_and(|gap| gap.contains('\n'))
        && ["ửa đổi", "ổ sung", "hay thế"].iter().any(|verb| line.contains(verb))
}

/// Whether a straight mark opens the value of a record's field: `"content": "…"`, `legalBasis: "…"`.
fn is_value(before: &str) -> bool {
    let Some(named) = before.trim_end().strip_suffix(':') else { return false };
    let line = last_line(named);
    let field = line.rsplit([',', '{']).next().unwrap_or(line);
    let begins = field.len() < line.len() || line.len() == named.len() || named.ends_with(&format!("\n{line}"));
    let field = field.trim();
    let name = field.trim_matches('"');
    let quoted = name.len() + 2 == field.len();
    begins
        && (quoted || name != "sau")
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Whether a straight mark closes: a sentence's end before or after it.
fn closes(here: &str) -> bool {
    let next = here.get(1..).unwrap_or_default();
    next.is_empty() || next.starts_with(['.', ';', '\n', '\r', ',', ')'])
}
