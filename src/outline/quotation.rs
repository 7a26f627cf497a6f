//! Where a text quotes another document's: from a mark after a colon or at the start of a line to the one that closes it.

use memchr::memchr2_iter;

use crate::span::Span;

/// Bytes of a quotation at most; a mark that nothing closes within them opens none.
const MAX_QUOTATION: usize = 200_000;

/// The block quotations of a text, in order. Marks inside a sentence (`cụm từ “…”`) make none.
pub(super) fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    // Before this place no mark closes: looking again for it would cost the square of the length.
    let mut unclosed = 0;
    while let Some(open) = next_open(text, at) {
        at = open + 1;
        if open < unclosed {
            continue;
        }
        match close(text, open) {
            Some(end) => {
                found.push(Span::new(open, end));
                at = end;
            }
            None => unclosed = open + MAX_QUOTATION / 2,
        }
    }
    found
}

fn marks(text: &str, from: usize) -> impl Iterator<Item = (usize, char)> {
    let tail = text.as_bytes().get(from..).unwrap_or_default();
    memchr2_iter(0xE2, b'"', tail).filter_map(move |i| {
        let mark = text.get(from + i..)?.chars().next()?;
        matches!(mark, '“' | '”' | '"').then_some((from + i, mark))
    })
}

fn next_open(text: &str, from: usize) -> Option<usize> {
    marks(text, from).filter(|(_, mark)| *mark != '”').map(|(at, _)| at).find(|at| opens_block(text, *at))
}

/// Whether a mark begins quoted text of a document: after a colon, or before a heading at the start of its line.
fn opens_block(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let close = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>'));
    let mut after = text.get(at..).unwrap_or_default().chars();
    after.next();
    let after = after.as_str().trim_start_matches([' ', '*', '_']);
    let new_line = before.get(close.len()..).is_some_and(|gap| gap.contains('\n')) || close.is_empty();
    if close.ends_with(':') {
        // `sau đây gọi là: “…”` stays in its line.
        return new_line || is_label(after);
    }
    new_line && is_label(after)
}

/// Whether a unit's heading or label begins here.
fn is_label(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    if digits > 0 {
        return rest.trim_start_matches(char::is_alphabetic).starts_with(['.', ')']);
    }
    let mut chars = text.chars();
    if chars.next().is_some_and(char::is_lowercase) && chars.as_str().trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')') {
        return true;
    }
    ["Điều ", "ĐIỀU ", "Chương ", "CHƯƠNG ", "Mục ", "MỤC ", "Phụ lục", "PHỤ LỤC", "Phần ", "PHẦN "].iter().any(|w| text.starts_with(w))
}

/// The end of the quotation that opens at `open`.
fn close(text: &str, open: usize) -> Option<usize> {
    let straight = text.get(open..)?.starts_with('"');
    let mut inner = 0usize;
    let start = open + if straight { 1 } else { '“'.len_utf8() };
    for (at, mark) in marks(text, start).take_while(|(at, _)| at - open <= MAX_QUOTATION) {
        let end = at + mark.len_utf8();
        match mark {
            '“' if straight => {}
            '“' => inner += 1,
            '”' if inner > 0 => inner -= 1,
            '”' => return Some(end),
            '"' if straight && ends_sentence(text.get(end..).unwrap_or_default()) => return Some(end),
            _ => {}
        }
    }
    None
}

/// Whether a straight mark before this closes a block: nothing but punctuation follows in its line.
fn ends_sentence(after: &str) -> bool {
    after.trim_start_matches(['.', ';', ',', ' ', '*', ')']).chars().next().is_none_or(|c| matches!(c, '\n' | '\r'))
}
