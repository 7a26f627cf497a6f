//! Which encoding a text has that is not UTF-8, told by what Vietnamese words look like in it.

use std::fmt;

use memchr::{memchr, memchr_iter, memmem};

/// An encoding that is recognised but not read: its text is to be converted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf16Le,
    Utf16Be,
    /// TCVN 5712, which the fonts `.VnTime` and their like show.
    Tcvn3,
    /// VNI-Windows, a letter and its mark in a byte each.
    Vni,
}

/// How much of a text is looked at.
const LOOK: usize = 1 << 16;

/// Common words of legal texts, each byte of theirs as the character of its number: Điều, điều, định, Luật, luật, khoản, của,
/// được.
const WORDS: [(Encoding, [&str; 8]); 2] = [
    (Encoding::Tcvn3, ["§iÒu", "®iÒu", "®Þnh", "LuËt", "luËt", "kho¶n", "cña", "®\u{AD}îc"]),
    (Encoding::Vni, ["Ñieàu", "ñieàu", "ñònh", "Luaät", "luaät", "khoaûn", "cuûa", "ñöôïc"]),
];

impl Encoding {
    /// The encoding of bytes that are no UTF-8, and the byte that gives it away.
    pub fn of_bytes(bytes: &[u8]) -> Option<(Encoding, usize)> {
        let bytes = bytes.get(..LOOK).unwrap_or(bytes);
        match bytes {
            [0xFF, 0xFE, ..] => return Some((Encoding::Utf16Le, 0)),
            [0xFE, 0xFF, ..] => return Some((Encoding::Utf16Be, 0)),
            _ => {}
        }
        Self::without_mark(bytes).or_else(|| {
            let byte_a_character = |word: &str| word.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
            Self::by_words(bytes, byte_a_character)
        })
    }

    /// The encoding that a text had before each of its bytes was taken for a character of Latin-1.
    pub fn of_text(text: &str) -> Option<(Encoding, usize)> {
        let head = (0..=LOOK).rev().find_map(|end| text.get(..end)).unwrap_or_default();
        Self::without_mark(head.as_bytes()).or_else(|| Self::by_words(head.as_bytes(), |word| word.as_bytes().to_vec()))
    }

    /// UTF-16 without its mark: spaces and plain letters have a byte 0 beside them, always on the same side.
    fn without_mark(bytes: &[u8]) -> Option<(Encoding, usize)> {
        let at = memchr(0, bytes)?;
        let count = |side: usize| bytes.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
        let (high_first, low_first) = (count(0), count(1));
        let enough = |zeros: usize, others: usize| zeros * 10 > bytes.len() && others * 10 < zeros;
        match (enough(low_first, high_first), enough(high_first, low_first)) {
            (true, _) => Some((Encoding::Utf16Le, at)),
            (_, true) => Some((Encoding::Utf16Be, at)),
            _ => None,
        }
    }

    /// One such word can be chance, two are none. A text that has more letters of Unicode's Vietnamese than such words, as one of
    /// which a heading or a table came from elsewhere, is read as it is.
    fn by_words(bytes: &[u8], written: impl Fn(&str) -> Vec<u8>) -> Option<(Encoding, usize)> {
        let letters = || memchr_iter(0xE1, bytes).filter(|at| matches!(bytes.get(at + 1), Some(0xBA | 0xBB))).count();
        WORDS.into_iter().find_map(|(encoding, words)| {
            let places = |word| memmem::find_iter(bytes, &written(word)).collect::<Vec<_>>();
            let found: Vec<Vec<usize>> = words.into_iter().map(places).filter(|places| !places.is_empty()).collect();
            let first = found.iter().flatten().min()?;
            let times: usize = found.iter().map(Vec::len).sum();
            (found.len() > 1 && letters() < times).then_some((encoding, *first))
        })
    }
}

/// The name, and how to convert from it.
impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf16Le => "UTF-16LE (convert it: iconv -f UTF-16LE -t UTF-8)",
            Encoding::Utf16Be => "UTF-16BE (convert it: iconv -f UTF-16BE -t UTF-8)",
            Encoding::Tcvn3 => "TCVN3 (ABC) (convert it: iconv -f TCVN5712-1 -t UTF-8, or UniKey)",
            Encoding::Vni => "VNI-Windows (convert it: UniKey or uvconv)",
        })
    }
}
