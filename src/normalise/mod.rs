//! The text as it is read: NFC, without invisible characters, with plain spaces for the rare ones.
//!
//! Clean text is not copied. A look for the lead bytes of combining marks and for the few characters that are
//! rewritten decides; normalising a whole text to find out would cost more than reading it.

mod fold;
mod key;
mod page;
mod repair;
mod segments;

use std::borrow::Cow;

use memchr::{memchr2, memchr3_iter, memmem};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

pub(crate) use fold::{
    MAX_WORD, WORDED, chain, first_word, hashed_word, is_word_char, lower, plain, single_spaces, slug, small_word, unslug, word_hash,
};
pub(crate) use key::{KeyMap, text_key, words, words_key};
pub(crate) use page::{PageLine, without_page_breaks};
pub use repair::repaired;
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
        let mut changes = Changes::new(text);
        match changes.next_from(0) {
            None => Normalised { text: Cow::Borrowed(text), map: SegmentMap::default() },
            Some(from) => rewrite(text, changes, from),
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

    /// The caller's text itself, if it was clean, so that places are the same in both.
    pub(crate) fn borrowed(&self) -> Option<&'t str> {
        match self.text {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }
}

const SOFT_HYPHEN: &[u8] = "\u{AD}".as_bytes();

/// Whether a character of three bytes is dropped or rewritten, told by its bytes: quotation marks and dashes begin alike.
const fn is_rare(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xE2, 0x80, 0x80..=0x8F | 0xA8..=0xAF, ..] | [0xE2, 0x81, 0x9F..=0xAF, ..] | [0xE3, 0x80, 0x80, ..] | [0xEF, 0xBB, 0xBF, ..]
    )
}

/// Looks for the places that are rewritten: each kind's next one is kept, so that the text is passed over once.
struct Changes<'t> {
    text: &'t str,
    marks: Option<usize>,
    hyphen: Option<usize>,
    rare: Option<usize>,
}

impl<'t> Changes<'t> {
    fn new(text: &'t str) -> Self {
        let mut changes = Changes { text, marks: None, hyphen: None, rare: None };
        changes.marks = changes.mark_from(0);
        changes.hyphen = changes.find_from(SOFT_HYPHEN, 0);
        changes.rare = changes.rare_from(0);
        changes
    }

    /// Lead bytes of U+0300..U+036F: no other character of Vietnamese text begins with them. The letter that a mark belongs
    /// to stands before it.
    fn mark_from(&self, from: usize) -> Option<usize> {
        let at = memchr2(0xCC, 0xCD, self.text.as_bytes().get(from..)?)? + from;
        Some(self.text.get(from..at).and_then(|t| t.char_indices().next_back()).map_or(at, |(i, _)| i + from))
    }

    fn rare_from(&self, from: usize) -> Option<usize> {
        let tail = self.text.as_bytes().get(from..)?;
        memchr3_iter(0xE2, 0xE3, 0xEF, tail).find(|at| tail.get(*at..).is_some_and(is_rare)).map(|at| at + from)
    }

    fn find_from(&self, needle: &[u8], from: usize) -> Option<usize> {
        memmem::find(self.text.as_bytes().get(from..)?, needle).map(|at| at + from)
    }

    /// The next place to rewrite at or after `from`.
    fn next_from(&mut self, from: usize) -> Option<usize> {
        if self.marks.is_some_and(|at| at < from) {
            self.marks = self.mark_from(from);
        }
        if self.hyphen.is_some_and(|at| at < from) {
            self.hyphen = self.find_from(SOFT_HYPHEN, from);
        }
        if self.rare.is_some_and(|at| at < from) {
            self.rare = self.rare_from(from);
        }
        [self.marks, self.hyphen, self.rare].into_iter().flatten().min()
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Soft hyphen, zero-width and joining characters, marks of the direction of writing, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The plain character for a rare kind of space. The no-break space is too common to be rewritten; the grammar knows it.
fn plain_space(c: char) -> Option<char> {
    match c {
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        _ => None,
    }
}

#[cold]
fn rewrite<'t>(text: &'t str, mut changes: Changes<'t>, from: usize) -> Normalised<'t> {
    let mut out = String::with_capacity(text.len());
    let mut map = SegmentMap::default();
    let mut at = 0;
    let mut next = Some(from);
    while let Some(change) = next {
        out.push_str(text.get(at..change).unwrap_or_default());
        at = change + one_change(text, change, &mut out, &mut map);
        next = changes.next_from(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Normalised { text: Cow::Owned(out), map }
}

/// Writes the character at `at` with the marks and invisible characters that belong to it; gives how many bytes they take.
fn one_change(text: &str, at: usize, out: &mut String, map: &mut SegmentMap) -> usize {
    let tail = text.get(at..).unwrap_or_default();
    let mut chars = tail.char_indices().peekable();
    let Some((_, letter)) = chars.next() else { return 0 };
    let mut end = letter.len_utf8();
    let mut marks = Marks::None(letter);
    while let Some(&(i, next)) = chars.peek() {
        if !(is_mark(next) || (is_invisible(next) && is_mark_ahead(tail, i))) {
            break;
        }
        if is_mark(next) {
            marks.push(next);
        }
        end = i + next.len_utf8();
        chars.next();
    }
    let before = out.len();
    match marks {
        Marks::Composed(composed, _) => {
            out.push(composed);
            map.push(before, composed.len_utf8(), at, end);
        }
        Marks::Other => {
            out.extend(tail.get(..end).unwrap_or_default().chars().filter(|c| !is_invisible(*c)).nfc());
            map.push(before, out.len() - before, at, end);
        }
        Marks::None(_) if is_invisible(letter) => map.push(before, 0, at, end),
        Marks::None(_) => match plain_space(letter) {
            Some(space) => {
                map.push(before, 1, at, end);
                out.push(space);
            }
            None => out.push(letter),
        },
    }
    end
}

/// What a letter and the marks after it are composed to.
enum Marks {
    /// The letter alone.
    None(char),
    /// One character, and the combining class of the last mark.
    Composed(char, u8),
    /// What only the whole algorithm can tell.
    Other,
}

impl Marks {
    /// Marks on a plain letter, each of which composes with what there is so far, in canonical order: the letters of Vietnamese.
    fn push(&mut self, mark: char) {
        let (letter, last) = match *self {
            Marks::None(letter) if letter.is_ascii_alphabetic() => (letter, 0),
            Marks::Composed(letter, last) => (letter, last),
            _ => {
                *self = Marks::Other;
                return;
            }
        };
        let class = canonical_combining_class(mark);
        *self = match compose(letter, mark).filter(|_| class > last) {
            Some(composed) => Marks::Composed(composed, class),
            None => Marks::Other,
        };
    }
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
    fn rare_characters_are_told_by_their_bytes() {
        for c in '\u{800}'..='\u{FFFF}' {
            let bytes = c.to_string().into_bytes();
            assert_eq!(is_rare(&bytes), is_invisible(c) || plain_space(c).is_some(), "{c:?}");
        }
    }

    #[test]
    fn letters_and_marks_compose_as_the_standard_says() {
        let marks = ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}', '\u{327}', '\u{345}'];
        for letter in ('A'..='z').chain(['ê', 'Đ', 'ư', ' ']) {
            for a in marks {
                for b in marks {
                    for text in [format!("{letter}{a}"), format!("{letter}{a}{b}"), format!("{letter}{a}{b}{a}")] {
                        assert_eq!(Normalised::new(&text).as_str(), text.nfc().collect::<String>(), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        let text = "Căn cứ Nghị định số 30/2020/NĐ-CP “ngày” – 5\u{a0}tháng 3";
        assert!(Normalised::new(text).borrowed().is_some());
    }

    #[test]
    fn spans_lead_back_to_the_callers_bytes() {
        let clean = "Điều 5 Nghị định số 30/2020/NĐ-CP";
        let nfd: String = clean.nfd().collect();
        let broken = clean.replace("định", "đ\u{ad}ịnh\u{200b}");
        for text in [nfd.as_str(), broken.as_str()] {
            let n = Normalised::new(text);
            assert_eq!(n.as_str(), clean);
            for (from, c) in clean.char_indices() {
                let span = n.original(Span::new(from, from + c.len_utf8()));
                let piece: String = span.slice(text).unwrap().nfc().filter(|c| !is_invisible(*c)).collect();
                assert_eq!(piece, c.to_string());
            }
        }
    }
}
