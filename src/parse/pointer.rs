//! Words that point from the text to itself or back: `này`, `nêu trên`, `đó`.

use super::lexeme::{gap, phrase, word};
use super::{PResult, miss};

/// Where a pointer points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    /// To the text itself: `này`.
    This,
    /// To an earlier mention: `nêu trên`, `đó`.
    That,
}

/// `pointer ::= "này" | back phrase | "trên" at the end of its clause`
pub(crate) fn pointer(input: &str) -> PResult<'_, Pointer> {
    let start = gap(input);
    // Phrases by their first letters, longer ones first.
    let phrases: &[&str] = match start.as_bytes() {
        [b'n' | b'N', 0xC3, 0x80 | 0xA0, ..] => &["này"],
        [b'n' | b'N', 0xC3, ..] => &["nêu trên", "nói trên"],
        [b't' | b'T', b'r' | b'R', ..] => &["trên đây", "trên"],
        [0xC3 | 0xC4 | 0xC6, 0x89 | 0x90 | 0x91 | 0xB0, 0xC3, 0x93 | 0xB3, ..] => &["đó"],
        [0xC3 | 0xC4 | 0xC6, 0x89 | 0x90 | 0x91 | 0xB0, 0xC3, ..] => &["đã nêu ở trên", "đã nêu trên", "đã nói trên"],
        [b'k' | b'K', 0xE1, ..] => &["kể trên"],
        [b'd' | b'D', 0xE1, ..] => &["dẫn trên"],
        [b'v' | b'V', 0xC6, ..] => &["vừa nêu trên"],
        [0xE1, ..] => &["ấy"],
        _ => &[],
    };
    let found = phrases.iter().find_map(|words| phrase(start, words).ok().map(|(rest, _)| (rest, *words)));
    match found {
        Some((rest, "này")) => return Ok((rest, Pointer::This)),
        Some((rest, "trên")) => {
            let next = gap(rest);
            let closes = next.is_empty() || next.starts_with([',', '.', ';', ')', ':', '\n']);
            if closes || matches!(word(next), "là" | "được" | "đã" | "thì" | "có" | "và" | "của" | "quy") {
                return Ok((rest, Pointer::That));
            }
        }
        Some((rest, _)) => return Ok((rest, Pointer::That)),
        None => {}
    }
    miss(input, "“này” or “nêu trên”")
}
