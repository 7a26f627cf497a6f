//! Words and abbreviations that name a document's type.

use super::lexeme::{at_word_end, gap, phrase, word};
use super::lexicon::{Extra, TYPES};
use super::{PResult, miss};
use crate::data::{MISREAD_TYPES, TYPE_ABBREVIATIONS};
use crate::model::DocumentType;

/// `type ::= phrase of the table`, in any case.
pub(crate) fn type_phrase(input: &str) -> PResult<'_, DocumentType> {
    match TYPES.longest(input) {
        Some((rest, of)) => Ok((rest, *of)),
        None => misprinted(input),
    }
}

/// Like [`type_phrase`], with the caller's own words first.
pub(crate) fn type_of<'t>(input: &'t str, extra: Option<&Extra>) -> PResult<'t, DocumentType> {
    match extra.and_then(|e| e.types.longest(input)) {
        Some((rest, of)) => Ok((rest, *of)),
        None => type_phrase(input),
    }
}

/// Misreadings of scanned text: `Nghi định`, `Thông tu`.
pub(crate) fn misprinted(input: &str) -> PResult<'_, DocumentType> {
    match input.as_bytes() {
        [b'n' | b'N', b'g' | b'G', b'h' | b'H', ..]
        | [b't' | b'T', b'h' | b'H', 0xC3, ..]
        | [b'q' | b'Q', b'u' | b'U', b'y' | b'Y', ..]
        | [b'c' | b'C', b'h' | b'H', 0xE1, ..]
        | [b'b' | b'B', 0xE1, ..] => {}
        _ => return miss(input, "a document type"),
    }
    for (words, of) in MISREAD_TYPES {
        if let Ok((rest, _)) = phrase(input, words) {
            return Ok((rest, of));
        }
    }
    miss(input, "a document type")
}

/// `abbreviation ::= "NĐ" | "TT" | …`, whole and as written in the table; a number may be glued to it: `TT80/2021`.
pub(crate) fn abbreviation(input: &str) -> PResult<'_, DocumentType> {
    if !matches!(input.as_bytes(), [b'A'..=b'Z' | 0xC4, ..]) {
        return miss(input, "a document type");
    }
    let w = word(input).split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    match TYPE_ABBREVIATIONS.iter().find(|(a, _)| *a == w) {
        Some((a, of)) => Ok((input.get(a.len()..).unwrap_or_default(), *of)),
        None => miss(input, "a document type"),
    }
}

/// `label ::= "số" [":" | "hiệu" | "ký hiệu"]`, with the slips that scanned text has for it.
pub(crate) fn number_label(input: &str) -> PResult<'_, ()> {
    let mut rest = input;
    let mut seen = false;
    for _ in 0..2 {
        let start = gap(rest);
        // `số`, or `sổ`, `sô`, `só`.
        let len = match start.as_bytes() {
            [b's' | b'S', 0xE1, 0xBB, 0x90 | 0x91 | 0x94 | 0x95, ..] => 4,
            [b's' | b'S', 0xC3, 0x93 | 0x94 | 0xB3 | 0xB4, ..] => 3,
            _ => break,
        };
        let after = start.get(len..).unwrap_or_default();
        // The number may be glued to the word: `số111/2008/NQ-HĐND`.
        if !(at_word_end(after) || after.starts_with(|c: char| c.is_ascii_digit())) {
            break;
        }
        rest = after;
        seen = true;
        if let Ok((after, _)) = phrase(gap(rest), "hiệu") {
            rest = after;
        }
        if let Some(after) = gap(rest).strip_prefix([':', '.']) {
            rest = after;
        }
    }
    if seen { Ok((gap(rest), ())) } else { miss(input, "“số”") }
}
