//! Words that point from the text to itself or back: `này`, `nêu trên`, `đó`.

use super::lexeme::{any_phrase, gap, phrase, word};
use super::{PResult, miss};

/// Where a pointer points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// To the text itself: `này`.
    This,
    /// To an earlier mention: `nêu trên`, `đó`.
    That,
}

/// Phrases that point back, longer ones first.
const BACK: [&str; 11] =
    ["đã nêu ở trên", "đã nêu trên", "đã nói trên", "vừa nêu trên", "trên đây", "nêu trên", "nói trên", "kể trên", "dẫn trên", "đó", "ấy"];

/// `pointer ::= "này" | back phrase | "trên" at the end of its clause`
pub(crate) fn pointer(input: &str) -> PResult<'_, Pointer> {
    let start = gap(input);
    // No other letters begin one of the words below.
    match start.as_bytes() {
        [b'n' | b'N', 0xC3, ..]
        | [b't' | b'T', b'r' | b'R', ..]
        | [b'v' | b'V', 0xC6, ..]
        | [b'k' | b'K' | b'd' | b'D', 0xE1, ..]
        | [0xC3 | 0xC4 | 0xC6, 0x89 | 0x90 | 0x91 | 0xB0, 0xC3, 0x83 | 0x93 | 0xA3 | 0xB3, ..]
        | [0xE1, 0xBA, 0xA4 | 0xA5, ..] => {}
        _ => return miss(input, "“này” or “nêu trên”"),
    }
    if let Ok((rest, _)) = phrase(start, "này") {
        return Ok((rest, Pointer::This));
    }
    // `đã` alone is a frequent word.
    let perfect = phrase(start, "đã").is_ok_and(|(rest, _)| !gap(rest).starts_with(['n', 'N']));
    if !perfect && let Ok((rest, _)) = any_phrase(start, BACK) {
        return Ok((rest, Pointer::That));
    }
    if let Ok((rest, _)) = phrase(start, "trên") {
        let next = gap(rest);
        let closes = next.is_empty() || next.starts_with([',', '.', ';', ')', ':', '\n']);
        if closes || matches!(word(next), "là" | "được" | "đã" | "thì" | "có" | "và" | "của" | "quy") {
            return Ok((rest, Pointer::That));
        }
    }
    miss(input, "“này” or “nêu trên”")
}
