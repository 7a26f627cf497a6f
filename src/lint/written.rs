//! Where the pieces of a citation stand in its core, as they were written.

use std::ops::Range;

use crate::model::{DocumentNumber, DocumentType, Mention};
use crate::normalise::{is_word_char, lower};
use crate::parse::document_type::{abbreviation, type_phrase};
use crate::span::Span;

/// The pieces of a numbered citation, by byte offsets into its core.
pub(super) struct Written<'p> {
    pub(super) core: &'p str,
    /// Number and code.
    pub(super) number: Range<usize>,
    /// The type word or its abbreviation.
    pub(super) type_word: Option<Range<usize>>,
}

impl<'p> Written<'p> {
    /// `None` where the number does not stand in the core in one piece, as across a page break.
    pub(super) fn new(core: &'p str, mention: &Mention) -> Option<Self> {
        let number = number_in(core, mention.number()?)?;
        let before = core.get(..number.start)?;
        let type_word = mention.document_type().and_then(|of| type_in(before, of));
        Some(Written { core, number, type_word })
    }

    /// The place of number and code in the text.
    pub(super) fn number_span(&self, mention: &Mention) -> Span {
        mention.span.inner(&self.number)
    }

    /// Number and code as they stand.
    pub(super) fn number(&self) -> &'p str {
        self.core.get(self.number.clone()).unwrap_or_default()
    }
}

/// The place of the number: its characters in their order, in any case, with spaces or not.
fn number_in(core: &str, number: &DocumentNumber) -> Option<Range<usize>> {
    let first = number.as_str().chars().next()?;
    let starts = core.char_indices().filter(|(_, c)| alike(*c, first)).map(|(i, _)| i);
    starts.filter(|i| !core.get(..*i).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()))).find_map(|from| {
        let mut rest = core.get(from..)?.char_indices().filter(|(_, c)| !c.is_whitespace());
        let mut end = from;
        for want in number.as_str().chars().filter(|c| !c.is_whitespace()) {
            let (at, c) = rest.next()?;
            if !alike(c, want) {
                return None;
            }
            end = from + at + c.len_utf8();
        }
        Some(from..end)
    })
}

/// Whether a character stands for one of the official writing.
fn alike(written: char, official: char) -> bool {
    let same = |c: char| match lower(c) {
        'đ' | 'ɖ' => 'd',
        dash if is_dash(dash) => '-',
        c => c,
    };
    same(written) == same(official)
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '−' | '_')
}

/// The place of the word for a type.
fn type_in(before: &str, of: DocumentType) -> Option<Range<usize>> {
    let starts_word = |i: usize| !before.get(..i).is_some_and(|b| b.ends_with(is_word_char));
    before.char_indices().filter(|(i, c)| is_word_char(*c) && starts_word(*i)).find_map(|(from, _)| {
        let here = before.get(from..)?;
        let (rest, _) = type_phrase(here).or_else(|_| abbreviation(here)).ok().filter(|(_, t)| *t == of)?;
        Some(from..before.len() - rest.len())
    })
}
