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
    /// Where the last block closed.
    closed: usize,
}

impl<'t> Quotes<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Quotes { text, at: 0, block: None, inner: 0, closed: 0 }
    }

    /// The same for the next piece of the text, which leaves out the first `shift` bytes of this one.
    pub(super) fn onto(self, text: &str, shift: usize) -> Quotes<'_> {
        let block = self.block.map(|(open, source)| (open.saturating_sub(shift), source));
        let moved = |at: usize| at.saturating_sub(shift);
        Quotes { text, at: moved(self.at), block, inner: self.inner, closed: moved(self.closed) }
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
            let mark = self.text.get(at..).and_then(|t| t.chars().next());
            if let Some((open, _)) = &self.block {
                match mark {
                    Some('“' | '‟' | '„') => self.inner += 1,
                    Some('”') if self.inner > 0 => self.inner -= 1,
                    Some('”') => self.close(at),
                    Some('"') if closes(self.text, at) => self.close(at),
                    _ if at - open > MAX_QUOTATION => self.close(at),
                    _ => {}
                }
            } else if matches!(mark, Some('“' | '"' | '‟' | '„')) {
                let before = self.text.get(..at).unwrap_or_default();
                if opens(before) && !self.is_basis(at) && !(mark == Some('"') && is_value(before)) {
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

    /// Whether legal bases are quoted: they point to nothing of their document, and footnotes often leave them open.
    fn is_basis(&self, at: usize) -> bool {
        self.text.get(at..).is_some_and(|quoted| quoted.trim_start_matches(['“', '"', '‟', '„', '*', '_', ' ']).starts_with("Căn cứ "))
    }

    fn close(&mut self, at: usize) {
        self.block = None;
        self.closed = at;
    }

    /// Where the last block quotation closed.
    pub(super) fn closed(&self) -> usize {
        self.closed
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
    let begins = field.len() < line.len() || named.strip_suffix(line).is_some_and(|above| above.is_empty() || above.ends_with('\n'));
    let field = field.trim();
    let name = field.trim_matches('"');
    let quoted = name.len() + 2 == field.len();
    begins
        && (quoted || name != "sau")
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// Whether the straight mark at `at` closes: a sentence's end stands before or after it.
fn closes(text: &str, at: usize) -> bool {
    let next = text.get(at + 1..).unwrap_or_default();
    next.is_empty()
        || next.starts_with(['.', ';', '\n', '\r', ',', ')'])
        || text.get(..at).is_some_and(|before| before.ends_with(['.', ';']))
}
