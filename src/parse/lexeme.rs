//! Spaces, words and digits; what may stand between the words of a citation.

use super::{PResult, miss};
use crate::normalise::{MAX_WORD, PageLine, lower};
pub(crate) use crate::normalise::{first_word as word, is_word_char};

/// Skips what may stand between two words of one citation: spaces of every kind, one line break, Markdown's marks of
/// emphasis, and the headers, page numbers and signature lines that a page break puts into official gazette text.
/// A blank line ends a paragraph and is not skipped, but as part of a page break.
#[inline]
pub(crate) fn gap(input: &str) -> &str {
    // No gap, or one space: nearly always.
    match input.as_bytes() {
        [first, ..] if !may_be_gap(*first) => input,
        [b' ', next, ..] if !may_be_gap(*next) => input.get(1..).unwrap_or(input),
        _ => long_gap(input),
    }
}

/// Whether a gap may begin with the byte.
const fn may_be_gap(byte: u8) -> bool {
    // What is neither a letter nor one of the common marks, in one comparison or two.
    byte <= b' ' || matches!(byte, b'*' | b'_' | 0xC2 | 0xE2 | 0xE3)
}

#[inline(never)]
fn long_gap(input: &str) -> &str {
    let rest = spaces(input);
    let Some(after) = line_break(rest) else { return rest };
    let next = spaces(after);
    if let Some(page) = page_break(after) {
        return page;
    }
    if line_break(next).is_some() || next.is_empty() {
        // A blank line, or the end of the text.
        return rest;
    }
    next
}

/// Like [`gap`] without crossing a line.
#[inline]
pub(crate) fn spaces(input: &str) -> &str {
    match input.as_bytes() {
        [first, ..] if !may_be_gap(*first) => input,
        _ => long_spaces(input),
    }
}

fn long_spaces(input: &str) -> &str {
    let mut rest = input.as_bytes();
    loop {
        rest = match rest {
            [b' ' | b'\t' | b'*', next @ ..]
            | [b'_', b'_', next @ ..]
            | [0xC2, 0xA0, next @ ..]
            | [0xE2, 0x80, 0x80..=0x8A | 0xAF, next @ ..]
            | [0xE3, 0x80, 0x80, next @ ..] => next,
            _ => return input.get(input.len() - rest.len()..).unwrap_or_default(),
        };
    }
}

/// Skips one line break.
pub(crate) fn line_break(input: &str) -> Option<&str> {
    let len = match input.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r' | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8, ..] => 3,
        _ => return None,
    };
    input.get(len..)
}

/// At the start of a line: skips the lines that a page break of the official gazette leaves in the text, if there are any.
///
/// They are the running header (`CÔNG BÁO/Số 272/Ngày 14-05-2026`), page numbers, the lines of the electronic
/// signature, and the blank lines between them. Without a header or a signature, a number alone on its line is a page
/// number only between blank lines.
fn page_break(input: &str) -> Option<&str> {
    let first = input.bytes().find(|b| !matches!(b, b' ' | b'\t' | b'*'));
    if first.is_some_and(PageLine::is_text_from) {
        return None;
    }
    let mut rest = input;
    let mut seen = false;
    let mut blank_before = false;
    let mut page_number = false;
    for _ in 0..24 {
        let (line, next) = split_line(rest);
        let text = line.trim_matches(|c: char| c.is_whitespace() || c == '*');
        let kind = PageLine::of(text);
        match kind {
            PageLine::Text => break,
            PageLine::Header => seen = true,
            PageLine::Number => page_number |= blank_before,
            PageLine::Blank => {
                seen |= page_number;
                blank_before = true;
            }
        }
        rest = next?;
    }
    seen.then(|| spaces(rest))
}

fn split_line(input: &str) -> (&str, Option<&str>) {
    match memchr::memchr2(b'\n', b'\r', input.as_bytes()) {
        None => (input, None),
        Some(at) => {
            let (line, rest) = input.split_at_checked(at).unwrap_or((input, ""));
            (line, line_break(rest))
        }
    }
}

/// Whether a word ends before this text.
#[inline]
pub(crate) fn at_word_end(rest: &str) -> bool {
    match rest.as_bytes().first() {
        None => true,
        Some(b) if b.is_ascii() => !b.is_ascii_alphanumeric(),
        Some(_) => !rest.chars().next().is_some_and(is_word_char),
    }
}

/// Reads a phrase, in any case, its words parted by any [`gap`]. `phrase` is in lower case with single spaces.
#[inline]
pub(crate) fn phrase<'t>(input: &'t str, phrase: &str) -> PResult<'t, &'t str> {
    if !may_begin(input, lead(input), phrase) {
        return miss(input, "");
    }
    spelled(input, phrase)
}

/// Whether the first two letters of the text, of which `lead` is the beginning, may be those of the phrase.
#[inline(always)]
fn may_begin(input: &str, lead: u8, phrase: &str) -> bool {
    let goes_on = |at: usize, wanted: u8| match input.as_bytes().get(at) {
        None => false,
        Some(_) if wanted == b' ' => true,
        Some(found) if wanted.is_ascii() => found.eq_ignore_ascii_case(&wanted),
        Some(found) => !found.is_ascii(),
    };
    match *phrase.as_bytes() {
        // `đ`, and what stands for it, has two bytes.
        [0xC4, 0x91, second, ..] => lead == 0xC4 && goes_on(2, second),
        [first, second, ..] if first.is_ascii() => lead == first && goes_on(1, second),
        [first, ..] => lead == first,
        [] => false,
    }
}

/// The first byte of the text in lower case, zero where it is empty. Most phrases begin with another one.
#[inline]
fn lead(input: &str) -> u8 {
    match *input.as_bytes() {
        [] => 0,
        [first, ..] if first.is_ascii() => first.to_ascii_lowercase(),
        // Ð stands for Đ.
        [0xC3, 0x90 | 0xB0, ..] | [0xC4, 0x90 | 0x91, ..] => 0xC4,
        // Letters whose capitals and small ones begin alike.
        [first @ (0xC3 | 0xE1), second, ..] if first == 0xC3 || matches!(second, 0xBA | 0xBB) => first,
        _ => other_lead(input),
    }
}

fn other_lead(input: &str) -> u8 {
    let mut buffer = [0; 4];
    input.chars().next().map_or(0, |c| lower(c).encode_utf8(&mut buffer).bytes().next().unwrap_or(0))
}

/// The same as [`phrase`], letter by letter.
fn spelled<'t>(input: &'t str, phrase: &str) -> PResult<'t, &'t str> {
    // As the table has it, or with another first letter: nearly always.
    let first = match (input.as_bytes(), phrase.as_bytes()) {
        ([a, ..], [b, ..]) if a.eq_ignore_ascii_case(b) => 1,
        ([0xC4, 0x90 | 0x91, ..], [0xC4, 0x91, ..]) => 2,
        _ => 0,
    };
    let wanted = phrase.as_bytes().get(first..).unwrap_or_default();
    if input.as_bytes().get(first..).unwrap_or_default().starts_with(wanted) {
        let (found, rest) = input.split_at_checked(phrase.len()).unwrap_or((input, ""));
        return if at_word_end(rest) { Ok((rest, found)) } else { miss(rest, "") };
    }
    let left = |rest: &[u8]| input.get(input.len() - rest.len()..).unwrap_or_default();
    let (mut rest, mut wanted) = (input.as_bytes(), phrase.as_bytes());
    // Where the letter at hand begins.
    let mut letter = (rest, wanted);
    loop {
        match (rest, wanted) {
            (_, []) => break,
            (_, [b' ', then @ ..]) => {
                let here = left(rest);
                let next = gap(here);
                if next.len() == here.len() {
                    return miss(here, "");
                }
                (rest, wanted) = (next.as_bytes(), then);
                letter = (rest, wanted);
            }
            ([a, after @ ..], [b, then @ ..]) if a == b => {
                (rest, wanted) = (after, then);
                // The letter goes on in the bytes after its first one.
                if !matches!(then, [0x80..=0xBF, ..]) {
                    letter = (rest, wanted);
                }
            }
            ([a, after @ ..], [b, then @ ..]) if a.is_ascii() && a.eq_ignore_ascii_case(b) => {
                (rest, wanted) = (after, then);
                letter = (rest, wanted);
            }
            ([a, ..], [b, ..]) if a.is_ascii() && b.is_ascii() => return miss(left(rest), ""),
            _ => {
                let mut found = left(letter.0).chars();
                let mut letters = phrase.get(phrase.len() - letter.1.len()..).unwrap_or_default().chars();
                match (found.next(), letters.next()) {
                    (Some(a), Some(b)) if lower(a) == b => (rest, wanted) = (found.as_str().as_bytes(), letters.as_str().as_bytes()),
                    _ => return miss(left(letter.0), ""),
                }
                letter = (rest, wanted);
            }
        }
    }
    let rest = left(rest);
    if !at_word_end(rest) {
        return miss(rest, "");
    }
    Ok((rest, input.get(..input.len() - rest.len()).unwrap_or(input)))
}

/// The first of the phrases that stands here; longer ones are to come first.
#[inline(always)]
pub(crate) fn any_phrase<'t, 'p>(input: &'t str, phrases: impl IntoIterator<Item = &'p str>) -> PResult<'t, &'p str> {
    let first = lead(input);
    for p in phrases {
        // Most are told by their first byte.
        if p.as_bytes().first() == Some(&first)
            && may_begin(input, first, p)
            && let Ok((rest, _)) = spelled(input, p)
        {
            return Ok((rest, p));
        }
    }
    miss(input, "")
}

/// Reads `min` to `max` ASCII digits that no further digit follows.
pub(crate) fn digits(min: usize, max: usize) -> impl Fn(&str) -> PResult<'_, &str> {
    move |input| {
        let n = input.bytes().take_while(u8::is_ascii_digit).count();
        if n < min || n > max {
            return miss(input, "digits");
        }
        match input.split_at_checked(n) {
            Some((number, rest)) => Ok((rest, number)),
            None => miss(input, "digits"),
        }
    }
}

/// Skips one dash of any kind: hyphen, non-breaking hyphen, en dash, em dash, minus.
pub(crate) fn dash(input: &str) -> Option<&str> {
    input.strip_prefix(['-', '‐', '‑', '–', '—', '−', '_'])
}

/// Whether the text begins with a capital letter.
pub(crate) fn is_capitalised(input: &str) -> bool {
    input.chars().next().is_some_and(char::is_uppercase)
}

/// The text before `at` without the gap that ends it; the counterpart of [`gap`] for looking back, over one line break
/// at most and no page break.
pub(crate) fn trim_gap_end(before: &str) -> &str {
    // No gap, or one space: nearly always.
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b',' | b'.' | b';' | b':' | b'(' | b')');
    match before.as_bytes() {
        [.., last] if plain(last) => return before,
        [.., last, b' '] if plain(last) => return before.get(..before.len() - 1).unwrap_or(before),
        _ => {}
    }
    let trim = |t: &'_ str| -> usize {
        let t = t.trim_end_matches([' ', '\t', '*', '\u{a0}', '\u{2009}', '\u{202f}']);
        if t.ends_with("__") { t.trim_end_matches("__").len() } else { t.len() }
    };
    let first = before.get(..trim(before)).unwrap_or(before);
    match first.strip_suffix('\n').map(|t| t.strip_suffix('\r').unwrap_or(t)) {
        None => first,
        Some(line) => {
            let line = line.get(..trim(line)).unwrap_or(line);
            if line.ends_with('\n') { first } else { line }
        }
    }
}

/// The last word before the end of the text, empty where none ends there.
pub(crate) fn last_word(before: &str) -> &str {
    let mut rest = before.as_bytes();
    for _ in 0..MAX_WORD {
        // Letters of Vietnamese by their bytes, as in `word`.
        rest = match rest {
            [next @ .., b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'] => next,
            [.., ..=0x7F] | [] => break,
            [next @ .., 0xC3, 0x80..=0x96 | 0x98..=0xB6 | 0xB8..=0xBF] | [next @ .., 0xC4..=0xC8, _] => next,
            [next @ .., 0xE1, 0xBA, 0xA0..=0xBF] | [next @ .., 0xE1, 0xBB, 0x80..=0xB9] => next,
            _ => match before.get(..rest.len()).and_then(|t| t.chars().next_back()) {
                Some(c) if is_word_char(c) => rest.get(..rest.len() - c.len_utf8()).unwrap_or_default(),
                _ => break,
            },
        };
    }
    before.get(rest.len()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps() {
        let cases = [
            (" x", "x"),
            ("  \n x", "x"),
            ("** x", "x"),
            ("\u{a0}x", "x"),
            ("\n\nx", "\n\nx"),
            (" \n \n\nCÔNG BÁO/Số 290/Ngày 29-05-2026 \n13\n \n \nx", "x"),
            ("\nKý bởi: A\nCơ quan: B\nNgày ký: 2026\n\nCÔNG BÁO/Số 1/Ngày 2-3-2026 \n4\n \nx", "x"),
            ("\n \n12 \n \nx", "x"),
            ("\n12 tháng", "12 tháng"),
            ("x", "x"),
        ];
        for (text, rest) in cases {
            assert_eq!(gap(text), rest, "{text:?}");
        }
    }

    #[test]
    fn phrases() {
        assert!(phrase("Nghị \nđịnh số", "nghị định").is_ok());
        assert!(phrase("NGHỊ ĐỊNH", "nghị định").is_ok());
        assert!(phrase("nghị địnhx", "nghị định").is_err());
        assert_eq!(last_word("theo Nghị"), "Nghị");
        assert_eq!(trim_gap_end("Nghị \n "), "Nghị");
        assert_eq!(trim_gap_end("Nghị\n\n "), "Nghị\n\n");
    }
}
