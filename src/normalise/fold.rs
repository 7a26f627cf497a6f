//! Spelling variants made one: letter case, tone placement (`hoà`, `hòa`), `i` for `y`, look-alikes of `Đ`.

use std::borrow::Cow;

use compact_str::CompactString;

/// A letter's base in lower case and its tone: 0 none, 1 huyền, 2 sắc, 3 hỏi, 4 ngã, 5 nặng.
///
/// Ă, Â, Ê, Ô, Ơ, Ư and Đ are letters of their own, so they are bases.
#[inline]
fn base_and_tone(c: char) -> (char, u8) {
    if c.is_ascii() {
        return (c.to_ascii_lowercase(), 0);
    }
    let code = c as usize;
    let known = LATIN.get(code).or_else(|| VIETNAMESE.get(code.checked_sub(FIRST_VIETNAMESE)?));
    match known {
        Some(&letter) if letter != 0 && letter != OTHER => (char::from_u32(letter & BASE).unwrap_or(c), (letter >> TONE) as u8),
        _ => (c.to_lowercase().next().unwrap_or(c), 0),
    }
}

/// The first of the letters with diacritics that Unicode has for Vietnamese.
const FIRST_VIETNAMESE: usize = 0x1EA0;

/// Base and tone of a Vietnamese letter, `\0` for any other character.
const fn letter(c: char) -> (char, u8) {
    match c {
        'a'..='z' => (c, 0),
        'A'..='Z' => (c.to_ascii_lowercase(), 0),
        'à' | 'À' => ('a', 1),
        'á' | 'Á' => ('a', 2),
        'ả' | 'Ả' => ('a', 3),
        'ã' | 'Ã' => ('a', 4),
        'ạ' | 'Ạ' => ('a', 5),
        'ă' | 'Ă' => ('ă', 0),
        'ằ' | 'Ằ' => ('ă', 1),
        'ắ' | 'Ắ' => ('ă', 2),
        'ẳ' | 'Ẳ' => ('ă', 3),
        'ẵ' | 'Ẵ' => ('ă', 4),
        'ặ' | 'Ặ' => ('ă', 5),
        'â' | 'Â' => ('â', 0),
        'ầ' | 'Ầ' => ('â', 1),
        'ấ' | 'Ấ' => ('â', 2),
        'ẩ' | 'Ẩ' => ('â', 3),
        'ẫ' | 'Ẫ' => ('â', 4),
        'ậ' | 'Ậ' => ('â', 5),
        'è' | 'È' => ('e', 1),
        'é' | 'É' => ('e', 2),
        'ẻ' | 'Ẻ' => ('e', 3),
        'ẽ' | 'Ẽ' => ('e', 4),
        'ẹ' | 'Ẹ' => ('e', 5),
        'ê' | 'Ê' => ('ê', 0),
        'ề' | 'Ề' => ('ê', 1),
        'ế' | 'Ế' => ('ê', 2),
        'ể' | 'Ể' => ('ê', 3),
        'ễ' | 'Ễ' => ('ê', 4),
        'ệ' | 'Ệ' => ('ê', 5),
        'ì' | 'Ì' => ('i', 1),
        'í' | 'Í' => ('i', 2),
        'ỉ' | 'Ỉ' => ('i', 3),
        'ĩ' | 'Ĩ' => ('i', 4),
        'ị' | 'Ị' => ('i', 5),
        'ò' | 'Ò' => ('o', 1),
        'ó' | 'Ó' => ('o', 2),
        'ỏ' | 'Ỏ' => ('o', 3),
        'õ' | 'Õ' => ('o', 4),
        'ọ' | 'Ọ' => ('o', 5),
        'ô' | 'Ô' => ('ô', 0),
        'ồ' | 'Ồ' => ('ô', 1),
        'ố' | 'Ố' => ('ô', 2),
        'ổ' | 'Ổ' => ('ô', 3),
        'ỗ' | 'Ỗ' => ('ô', 4),
        'ộ' | 'Ộ' => ('ô', 5),
        'ơ' | 'Ơ' => ('ơ', 0),
        'ờ' | 'Ờ' => ('ơ', 1),
        'ớ' | 'Ớ' => ('ơ', 2),
        'ở' | 'Ở' => ('ơ', 3),
        'ỡ' | 'Ỡ' => ('ơ', 4),
        'ợ' | 'Ợ' => ('ơ', 5),
        'ù' | 'Ù' => ('u', 1),
        'ú' | 'Ú' => ('u', 2),
        'ủ' | 'Ủ' => ('u', 3),
        'ũ' | 'Ũ' => ('u', 4),
        'ụ' | 'Ụ' => ('u', 5),
        'ư' | 'Ư' => ('ư', 0),
        'ừ' | 'Ừ' => ('ư', 1),
        'ứ' | 'Ứ' => ('ư', 2),
        'ử' | 'Ử' => ('ư', 3),
        'ữ' | 'Ữ' => ('ư', 4),
        'ự' | 'Ự' => ('ư', 5),
        'ỳ' | 'Ỳ' => ('y', 1),
        'ý' | 'Ý' => ('y', 2),
        'ỷ' | 'Ỷ' => ('y', 3),
        'ỹ' | 'Ỹ' => ('y', 4),
        'ỵ' | 'Ỵ' => ('y', 5),
        'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' => ('đ', 0),
        _ => ('\0', 0),
    }
}

/// Lower case of one character, with `Đ` for its look-alikes. Keeps to one character.
#[inline]
pub(crate) fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { lower_letter(c) }
}

fn lower_letter(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        // Ð and ð stand for đ.
        0xD0 | 0xF0 | 0x189 => 0x111,
        0xC0..=0xDE if code != 0xD7 => code + 0x20,
        // Ă, Đ, Ĩ, Ũ; Ạ to Ỹ: capitals are even, small letters odd.
        0x100..=0x137 | 0x14A..=0x177 | 0x1EA0..=0x1EF9 => code | 1,
        0x1A0 => 0x1A1,
        0x1AF => 0x1B0,
        0xDF..=0xFF | 0x1A1 | 0x1B0 | 0x2000..=0x206F => code,
        _ => return c.to_lowercase().next().unwrap_or(c),
    };
    char::from_u32(small).unwrap_or(c)
}

/// A word in lower case; without an allocation for any Vietnamese word.
pub(crate) fn small_word(word: &str) -> CompactString {
    if word.chars().all(|c| lower(c) == c) { word.into() } else { word.chars().map(lower).collect() }
}

/// Whether the character is a letter or digit; Vietnamese letters are told without a table.
pub(crate) fn is_word_char(c: char) -> bool {
    match u32::from(c) {
        0..=0x7F => c.is_ascii_alphanumeric(),
        0xC0..=0x24F => !matches!(c, '×' | '÷'),
        0x1EA0..=0x1EF9 => true,
        0x80..=0xBF | 0x2000..=0x206F => matches!(c, 'ª' | 'º' | 'µ' | '²' | '³' | '¹' | '¼' | '½' | '¾'),
        _ => c.is_alphanumeric(),
    }
}

/// A letter's base and tone in one number, 0 for what is none of a word, [`OTHER`] for what only a look at its character tells.
type Packed = u32;

const OTHER: Packed = Packed::MAX;

/// The bits of the base, and how far above them the tone stands.
const BASE: Packed = 0x00FF_FFFF;
const TONE: u32 = 24;

const fn packed(base: char, tone: u8) -> Packed {
    (tone as Packed) << TONE | base as Packed
}

static LATIN: [Packed; 0x240] = letters(0);
static VIETNAMESE: [Packed; 0x60] = letters(FIRST_VIETNAMESE);

/// The letters and digits from a code point on.
const fn letters<const N: usize>(from: usize) -> [Packed; N] {
    let mut table = [0; N];
    let mut left: &mut [Packed] = &mut table;
    let mut code = from as u32;
    while let [row, rest @ ..] = left {
        if let Some(c) = char::from_u32(code) {
            *row = match letter(c) {
                ('\0', _) if c.is_ascii_digit() => packed(c, 0),
                ('\0', _) if code < 0xC0 || matches!(c, '×' | '÷') => 0,
                ('\0', _) => OTHER,
                (base, tone) => packed(base, tone),
            };
        }
        left = rest;
        code += 1;
    }
    table
}

/// The first letter or digit of the text and what follows it. Letters of Vietnamese are told by their bytes, whatever else there
/// is by its character.
#[inline(always)]
fn first_letter(text: &[u8]) -> Option<(Packed, &[u8])> {
    let (letter, next) = match *text {
        [a @ ..=0x7F, ref next @ ..] => (*LATIN.get(usize::from(a))?, next),
        [a @ 0xC3..=0xC8, b, ref next @ ..] => (*LATIN.get(usize::from(a & 0x1F) << 6 | usize::from(b & 0x3F))?, next),
        [0xE1, b @ 0xBA, c @ 0xA0..=0xBF, ref next @ ..] | [0xE1, b @ 0xBB, c @ 0x80..=0xB9, ref next @ ..] => {
            (*VIETNAMESE.get((usize::from(b & 1) << 6 | usize::from(c & 0x3F)).wrapping_sub(0x20))?, next)
        }
        [] => return None,
        _ => return other_letter(text),
    };
    match letter {
        0 => None,
        OTHER => other_letter(text),
        _ => Some((letter, next)),
    }
}

/// The same for a letter of no Vietnamese word.
#[cold]
fn other_letter(text: &[u8]) -> Option<(Packed, &[u8])> {
    let len = text.first()?.leading_ones() as usize;
    let (character, next) = text.split_at_checked(len)?;
    let c = std::str::from_utf8(character).ok()?.chars().next().filter(|c| is_word_char(*c))?;
    let (base, tone) = base_and_tone(c);
    Some((packed(base, tone), next))
}

/// The word at the start of the text, empty where none stands there.
pub(crate) fn first_word(text: &str) -> &str {
    let mut rest = text.as_bytes();
    for _ in 0..MAX_WORD {
        match first_letter(rest) {
            Some((_, next)) => rest = next,
            None => break,
        }
    }
    text.get(..text.len() - rest.len()).unwrap_or(text)
}

/// Characters of a word at most; a longer run of letters is none.
pub(crate) const MAX_WORD: usize = 48;

/// The length of the word at the start of the text and its hash, which is the same for every spelling: case, place of the tone
/// mark, `kĩ` and `kỹ`. `None` where no word stands there.
pub(crate) fn hashed_word(text: &str) -> Option<(usize, u64)> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |part: Packed| hash = (hash ^ u64::from(part)).wrapping_mul(0x0000_0100_0000_01b3);
    let (first, mut rest) = first_letter(text.as_bytes())?;
    let mut last = first & BASE;
    let mut tone = first >> TONE;
    let mut before = Packed::from(b' ');
    for _ in 1..MAX_WORD {
        let Some((letter, next)) = first_letter(rest) else { break };
        add(last);
        if letter >> TONE != 0 {
            tone = letter >> TONE;
        }
        (before, last, rest) = (last, letter & BASE, next);
    }
    // `y` alone after a consonant at the word's end is written `i` as well: sỹ quan, sĩ quan.
    if last == Packed::from(b'y') && !matches!(char::from_u32(before), Some(' ' | 'u' | 'a' | 'â' | 'ê' | 'o')) {
        last = Packed::from(b'i');
    }
    add(last);
    add(tone);
    Some((text.len() - rest.len(), hash))
}

/// The hash of a word, as [`hashed_word`] gives it.
pub(crate) fn word_hash(word: &str) -> u64 {
    hashed_word(word).map_or(0, |(_, hash)| hash)
}

/// The words of a text joined to one chain of hashes: the chain after each word identifies the words so far.
pub(crate) fn chain(before: u64, word: u64) -> u64 {
    (before.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The letter in lower case without diacritics.
pub(crate) fn plain(c: char) -> char {
    match base_and_tone(c).0 {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        other => other,
    }
}

/// Lower case without diacritics, words joined by `_`: `thứ nhất` gives `thu_nhat`.
pub(crate) fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let base = plain(c);
        if base.is_alphanumeric() {
            out.push(base);
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.truncate(out.trim_end_matches('_').len());
    out
}

/// Worded numbers and their slugs; the only ones that a path's identifier writes without diacritics.
pub(crate) const WORDED: [(&str, &str); 14] = [
    ("thứ nhất", "thu_nhat"),
    ("thứ hai", "thu_hai"),
    ("thứ ba", "thu_ba"),
    ("thứ tư", "thu_tu"),
    ("thứ năm", "thu_nam"),
    ("thứ sáu", "thu_sau"),
    ("thứ bảy", "thu_bay"),
    ("thứ tám", "thu_tam"),
    ("thứ chín", "thu_chin"),
    ("thứ mười", "thu_muoi"),
    ("thứ mười một", "thu_muoi_mot"),
    ("thứ mười hai", "thu_muoi_hai"),
    ("đầu", "dau"),
    ("cuối", "cuoi"),
];

/// The number that a path's identifier spells: the worded one for `thu_nhat`, else as it is.
pub(crate) fn unslug(number: &str) -> &str {
    WORDED.iter().find(|(_, s)| *s == number).map_or(number, |(w, _)| w)
}

/// The text with each run of spaces and line breaks made one space; borrowed where nothing changes.
pub(crate) fn single_spaces(text: &str) -> Cow<'_, str> {
    // Characters of several bytes that are spaces begin with C2, E2 or E3, or hold 9A.
    let mut space = true;
    let clean = text.bytes().all(|b| {
        let before = std::mem::replace(&mut space, b == b' ');
        if b == b' ' { !before } else { !matches!(b, b'\t'..=b'\r' | 0x9A | 0xC2 | 0xE2 | 0xE3) }
    });
    if clean && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_hash_alike() {
        for (a, b) in [("hoá", "hóa"), ("Uỷ", "ủy"), ("SĨ", "sỹ"), ("Ðất", "đất"), ("kỹ", "kĩ"), ("thuỷ", "Thủy")] {
            assert_eq!(word_hash(a), word_hash(b), "{a} {b}");
        }
        for (a, b) in [("quy", "qui"), ("hoá", "hoà"), ("dân", "dẫn")] {
            assert_ne!(word_hash(a), word_hash(b), "{a} {b}");
        }
    }

    #[test]
    fn slugs_and_spaces() {
        assert_eq!(slug("Thứ nhất"), "thu_nhat");
        assert_eq!(unslug("thu_nhat"), "thứ nhất");
        assert_eq!(single_spaces("Nghị \nđịnh"), "Nghị định");
        assert!(matches!(single_spaces("Nghị định"), Cow::Borrowed(_)));
    }
}
