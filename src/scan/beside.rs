//! What must stand beside a trigger word for a citation to be there: tests of a few bytes that rule out most places.
//!
//! Every test lets pass whatever it is not sure of; the grammar decides. What it rules out the grammar would not read.

/// The test that a trigger word needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// None.
    Any,
    /// An article's number, `này`, or the rest of `Điều lệ`.
    Article,
    /// `Đ`: followed by a digit.
    Digit,
    /// The letter or number of a point or item.
    Point,
    /// `hoản`: `k` before it and a clause's number after it.
    Clause,
    /// The number of another level.
    Number,
    /// A number or a letter.
    Lettered,
    /// `Phụ`: followed by `lục`.
    Annex,
    /// `uật`: `l` before it, and not `pháp luật`.
    Law,
    /// The ordinal that makes a document's name of an ordinary word.
    Ordinal,
    /// `số`: followed by a digit, perhaps after more words of the label.
    Label,
}

impl Beside {
    /// Whether a citation is possible at the word from `at` to `end`. Nothing before `floor` may be looked at that the grammar
    /// would take to be out of its reach.
    pub(super) fn allows(self, bytes: &[u8], at: usize, end: usize, floor: usize) -> bool {
        let after = bytes.get(end..).unwrap_or_default();
        let before = bytes.get(..at).unwrap_or_default();
        match self {
            Beside::Any => true,
            Beside::Article => starts(bytes, at) && article(after),
            Beside::Digit => matches!(after, [b'0'..=b'9', ..]) && !matches!(before, [.., b] if b.is_ascii_alphanumeric() || !b.is_ascii()),
            Beside::Point => starts(bytes, at) && point(after),
            Beside::Number => starts(bytes, at) && number(after),
            Beside::Lettered => starts(bytes, at) && (number(after) || point(after)),
            Beside::Clause => matches!(before, [.., b'k' | b'K']) && number(after),
            Beside::Annex => starts(bytes, at) && annex(after),
            Beside::Law => law(before, floor),
            Beside::Ordinal => starts(bytes, at) && ordinal(after),
            Beside::Label => starts(bytes, at) && label(after),
        }
    }
}

/// Whether the byte can be the first of a character that is none of a word: a gap of several bytes, a quotation mark, a dash.
fn may_part(byte: u8) -> bool {
    matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF..)
}

/// Whether a gap other than one space may begin with the byte.
fn may_be_gap(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | b'*' | b'_') || may_part(byte)
}

/// Whether a word can begin at `at`: no small word in the middle of another. A capital may be glued to the word before.
fn starts(bytes: &[u8], at: usize) -> bool {
    let capital = !bytes.get(at).is_some_and(u8::is_ascii_lowercase) && !bytes.get(at..).is_some_and(|b| b.starts_with("đ".as_bytes()));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    capital || !before.is_some_and(u8::is_ascii_alphanumeric) || ends_with_glue(bytes, at)
}

/// Whether a word that leads to a provision ends here, without a space after it: `quy định tạikhoản 2`.
pub(crate) fn ends_with_glue(bytes: &[u8], at: usize) -> bool {
    const WORDS: [&str; 8] = ["tại", "theo", "hành", "của", "các", "và", "đến", "hoặc"];
    bytes.get(..at).is_some_and(|before| WORDS.iter().any(|word| before.ends_with(word.as_bytes())))
}

/// `này`, `từ`, `thứ` or `số`, by their first bytes.
fn number_word(here: &[u8]) -> bool {
    matches!(here, [b'n' | b'N', 0xC3, ..] | [b's' | b'S' | b't' | b'T', 0xE1, ..] | [b't' | b'T', b'h' | b'H', 0xE1, ..])
}

/// After a level's word: its number, which begins with a digit or a capital, or one of the words before it.
fn number(after: &[u8]) -> bool {
    match after {
        [b' ', b'a'..=b'z', ..] => number_word(after.get(1..).unwrap_or_default()) || after.starts_with(b" cu"),
        [b' ', next, ..] => next.is_ascii_alphanumeric() || *next == b' ' || may_be_gap(*next) || !next.is_ascii(),
        [next, ..] => next.is_ascii_digit() || may_be_gap(*next),
        [] => false,
    }
}

/// An article's number has no capitals.
fn article(after: &[u8]) -> bool {
    match after {
        [b' ', b'A'..=b'Z', ..] => number_word(after.get(1..).unwrap_or_default()),
        [b' ', b'l', ..] => true,
        _ => number(after),
    }
}

/// A point's number is one letter, a number, or a small Roman number.
fn point(after: &[u8]) -> bool {
    match after {
        [b' ', b'(' | b'"', ..] | [b'(' | b'"', ..] => true,
        [b' ', letter, next, ..] if letter.is_ascii_alphabetic() => {
            let roman = |b: &u8| matches!(b, b'i' | b'v' | b'x');
            let ends = if next.is_ascii() { !next.is_ascii_alphabetic() } else { may_part(*next) || after.get(2..4).is_some_and(is_sign) };
            ends || roman(letter) && roman(next) || number_word(after.get(1..).unwrap_or_default())
        }
        [b' ', letter] => letter.is_ascii_alphabetic() || number(after),
        _ => number(after),
    }
}

/// `×` or `÷`, which begin as letters do.
fn is_sign(bytes: &[u8]) -> bool {
    matches!(bytes, [0xC3, 0x97 | 0xB7])
}

/// After `phụ`: the first letter of `lục`.
fn annex(after: &[u8]) -> bool {
    match after {
        [b' ', b'l' | b'L', ..] | [b' ', b' ', ..] => true,
        [b' ', next, ..] | [next, ..] => may_be_gap(*next),
        [] => false,
    }
}

/// Before `uật`: the `l` of `luật`. `pháp luật`, the most frequent by far, names no law.
fn law(before: &[u8], floor: usize) -> bool {
    let [word @ .., first @ (b'l' | b'L')] = before else { return false };
    // A capital may be glued to the word before.
    if matches!(word, [.., b] if b.is_ascii_alphabetic() && !(*first == b'L' && b.is_ascii_lowercase())) {
        return false;
    }
    let generic = match word {
        [start @ .., b'p' | b'P', b'h', 0xC3, 0xA1, b'p', b' '] => {
            start.len() >= floor && !matches!(start, [.., b] if b.is_ascii_alphanumeric() || !b.is_ascii())
        }
        _ => false,
    };
    !generic
}

/// A digit, or what may be a gap before it.
fn ordinal(after: &[u8]) -> bool {
    after.strip_prefix(b" ").unwrap_or(after).first().is_some_and(|next| next.is_ascii_digit() || *next == b' ' || may_be_gap(*next))
}

/// After `số`: a digit, `hiệu`, a colon or full stop, a second label.
fn label(after: &[u8]) -> bool {
    match after {
        [b' ', b'h' | b'H', b'i' | b'I', ..] => true,
        [b' ', b's' | b'S', next, ..] => !next.is_ascii(),
        [b' ', next, ..] => next.is_ascii_digit() || matches!(next, b' ' | b':' | b'.') || may_be_gap(*next),
        [next, ..] => next.is_ascii_digit() || matches!(next, b':' | b'.') || may_be_gap(*next),
        [] => false,
    }
}

/// Whether a document's number can have a slash at `at`: after the digits of an ordinal a year or a code follows. Dates and
/// fractions, which are most slashes, have neither.
pub(super) fn slash(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    let after = bytes.get(at + 1..).unwrap_or_default();
    let Some(last) = before.last() else { return false };
    if !(last.is_ascii_alphanumeric() || !last.is_ascii() || matches!(last, b'.' | b'-' | b' ')) {
        return false;
    }
    let digits = before.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let ordinal = digits > 0
        && !before
            .get(..before.len() - digits)
            .and_then(<[u8]>::last)
            .is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii() || matches!(b, b'.' | b'-'));
    if !ordinal {
        return true;
    }
    if matches!(before.get(..before.len() - digits), Some([.., b'/'])) {
        return false;
    }
    let year = after.iter().take_while(|b| b.is_ascii_digit()).count();
    match (year, after.get(year)) {
        (0, Some(next)) => next.is_ascii_alphabetic() || matches!(next, b' ' | b'/') || may_be_gap(*next) || !next.is_ascii(),
        (2, Some(b'/')) | (4, _) => true,
        _ => false,
    }
}
