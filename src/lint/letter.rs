//! Characters that only look right.

use super::{Findings, Page, rules};
use crate::language::Said;
use crate::normalise::is_word_char;
use crate::span::Span;

/// Eth and African D look like Đ and đ in print; a search does not find them.
pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    let text = page.text;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|t| t.find(['Ð', 'ð', 'Ɖ', 'ɖ'])) {
        let letter = at + found;
        let before = text.get(..letter).unwrap_or_default();
        let start =
            before.rfind(|c| !is_word_char(c)).map_or(0, |i| i + before.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
        let rest = text.get(letter..).unwrap_or_default();
        let end = letter + rest.find(|c| !is_word_char(c)).unwrap_or(rest.len());
        let span = Span::new(start, end);
        let word = span.slice(text).unwrap_or_default();
        let right: String = word.chars().map(official).collect();
        let wrong = rest.chars().next().unwrap_or_default();
        let message = Said::new(
            format!(
                "“{wrong}” (U+{:04X}) không phải là chữ “{}” (U+{:04X})",
                u32::from(wrong),
                official(wrong),
                u32::from(official(wrong))
            ),
            format!(
                "“{wrong}” (U+{:04X}) is not the letter “{}” (U+{:04X})",
                u32::from(wrong),
                official(wrong),
                u32::from(official(wrong))
            ),
        );
        findings.suggest(&rules::ETH_LETTER, span, message, right);
        at = end.max(letter + wrong.len_utf8());
    }
}

fn official(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        c => c,
    }
}
