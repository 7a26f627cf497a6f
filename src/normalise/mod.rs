//! The text as it is read: NFC, without invisible characters, one letter for `Đ`.
//!
//! Clean text is not copied. A look for the lead bytes of combining marks and for the few characters that are
//! rewritten decides; normalising a whole text to find out would cost more than reading it.

mod fold;
mod segments;

use std::borrow::Cow;

use memchr::{memchr2, memmem};
use unicode_normalization::UnicodeNormalization;

pub(crate) use fold::{WORDED, base_and_tone, chain, lower, single_spaces, slug, unslug, word_hash};
use segments::SegmentMap;

use crate::span::Span;

/// A text made clean, with the way back to the caller's bytes.
#[derive(Debug)]
pub(crate) struct Normalised<'t> {
    text: Cow<'t, str>,
    map: SegmentMap,
}

impl<'t> Normalised<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        match first_change(text) {
            None => Normalised { text: Cow::Borrowed(text), map: SegmentMap::default() },
            Some(from) => rewrite(text, from),
        }
    }

    /// The clean text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The place in the caller's text.
    pub(crate) fn original(&self, span: Span) -> Span {
        self.map.original(span)
    }

    /// Whether the caller's text was clean, so that places are the same in both.
    pub(crate) fn is_borrowed(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }
}

/// Byte from which the text has to be looked at character by character; `None` where it is clean.
fn first_change(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // Lead bytes of U+0300..U+036F; no other character of Vietnamese text begins with them.
    let marks = memchr2(0xCC, 0xCD, bytes);
    // Soft hyphen C2 AD, Ð C3 90, ð C3 B0, Ɖ C6 89, zero-width E2 80 8B..8D, word joiner E2 81 A0, BOM EF BB BF.
    let invisible = [
        &b"\xC2\xAD"[..],
        b"\xC3\x90",
        b"\xC3\xB0",
        b"\xC6\x89",
        b"\xE2\x80\x8B",
        b"\xE2\x80\x8C",
        b"\xE2\x80\x8D",
        b"\xE2\x81\xA0",
        b"\xEF\xBB\xBF",
    ]
    .into_iter()
    .filter_map(|needle| memmem::find(bytes, needle))
    .min();
    let at = match (marks, invisible) {
        (Some(a), Some(b)) => a.min(b),
        (a, b) => a.or(b)?,
    };
    // The letter that a mark belongs to stands before it.
    Some(text.get(..at).and_then(|t| t.char_indices().next_back()).map_or(0, |(i, _)| i))
}

/// The letter that stands for its look-alikes.
fn one_letter(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        other => other,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

#[cold]
fn rewrite(text: &str, from: usize) -> Normalised<'_> {
    let mut out = String::with_capacity(text.len());
    let mut map = SegmentMap::default();
    let (head, tail) = text.split_at_checked(from).unwrap_or((text, ""));
    out.push_str(head);
    let mut chars = tail.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = from + i;
        let mut end = at + c.len_utf8();
        // Invisible characters and marks after the letter belong to it.
        let mut cluster: Option<String> = None;
        while let Some(&(j, next)) = chars.peek() {
            let joined = is_mark(next) || (is_invisible(next) && is_mark_ahead(tail, j));
            if !joined {
                break;
            }
            if is_mark(next) {
                cluster.get_or_insert_with(|| String::from(one_letter(c))).push(next);
            }
            end = from + j + next.len_utf8();
            chars.next();
        }
        if is_invisible(c) && cluster.is_none() {
            map.push(out.len(), 0, at, end - at);
            continue;
        }
        match cluster {
            Some(cluster) => {
                let before = out.len();
                out.extend(cluster.nfc());
                map.push(before, out.len() - before, at, end - at);
            }
            None => {
                let letter = one_letter(c);
                if letter != c {
                    map.push(out.len(), letter.len_utf8(), at, end - at);
                }
                out.push(letter);
            }
        }
    }
    Normalised { text: Cow::Owned(out), map }
}

/// Whether only invisible characters stand between `from` and a combining mark.
fn is_mark_ahead(text: &str, from: usize) -> bool {
    text.get(from..).and_then(|t| t.chars().take(4).find(|c| !is_invisible(*c))).is_some_and(is_mark)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn clean_text_is_not_copied() {
        let text = "Căn cứ Nghị định số 30/2020/NĐ-CP “ngày” – 5\u{a0}tháng 3";
        assert!(Normalised::new(text).is_borrowed());
    }

    #[test]
    fn spans_lead_back_to_the_callers_bytes() {
        let clean = "Điều 5 Nghị định số 30/2020/NĐ-CP";
        let nfd: String = clean.nfd().collect();
        let broken = clean.replace("định", "đ\u{ad}ịnh\u{200b}").replace('Đ', "Ð");
        for text in [nfd.as_str(), broken.as_str()] {
            let n = Normalised::new(text);
            assert_eq!(n.as_str(), clean);
            for (from, c) in clean.char_indices() {
                let span = n.original(Span::new(from, from + c.len_utf8()));
                let piece: String = span.slice(text).unwrap().nfc().filter(|c| !is_invisible(*c)).collect();
                assert_eq!(piece.replace('Ð', "Đ"), c.to_string());
            }
        }
    }
}
