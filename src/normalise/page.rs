//! What a page break of the official gazette leaves in the middle of a text.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A line by what a page break makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageLine {
    /// The text itself.
    Text,
    /// The running header, or a line of the electronic signature.
    Header,
    /// A number alone, which may be that of a page.
    Number,
    /// Nothing.
    Blank,
}

impl PageLine {
    /// The kind of a line, without the spaces around it.
    pub(crate) fn of(line: &str) -> Self {
        if line.bytes().next().is_some_and(PageLine::is_text_from) {
            PageLine::Text
        } else if line.is_empty() {
            PageLine::Blank
        } else if line.len() <= 4 && line.bytes().all(|b| b.is_ascii_digit()) {
            PageLine::Number
        } else if HEADERS.iter().any(|p| begins(line, p)) {
            PageLine::Header
        } else {
            PageLine::Text
        }
    }

    /// Whether a line is text by the first byte that is no space: most are, and need no look at the rest.
    pub(crate) fn is_text_from(byte: u8) -> bool {
        !matches!(byte, 0x00..=b' ' | b'0'..=b'9' | 0xC2 | 0xE2 | 0xE3) && !HEADERS.iter().any(|h| h.as_bytes().first() == Some(&byte))
    }
}

/// First words of headers and signatures. The spaces in them may be of any kind, so the words are compared without them.
const HEADERS: [&str; 7] = ["CÔNGBÁO/Số", "Kýbởi:", "Ngườiký:", "Email:", "Cơquan:", "Ngàyký:", "Thờigianký:"];

/// Whether the line begins with the letters of `words`, whatever spaces stand between them and however they are composed.
fn begins(line: &str, words: &str) -> bool {
    if line.as_bytes().first() != words.as_bytes().first() {
        return false;
    }
    let mut letters = line.chars().filter(|c| !c.is_whitespace());
    if words.chars().all(|c| letters.next() == Some(c)) {
        return true;
    }
    // Composing the letters costs much, and only combining marks make a difference.
    let near = line.as_bytes().get(..MAX_HEADER).unwrap_or(line.as_bytes());
    memchr::memchr2(0xCC, 0xCD, near).is_some() && {
        let mut letters = line.nfc().filter(|c| !c.is_whitespace());
        words.chars().all(|c| letters.next() == Some(c))
    }
}

/// Bytes of a header's first words at most, decomposed and with spaces.
const MAX_HEADER: usize = 96;

/// The text without the lines of page breaks; borrowed where there are none.
pub(crate) fn without_page_breaks(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| PageLine::of(line.trim()) == PageLine::Header) {
        return Cow::Borrowed(text);
    }
    let kept: Vec<&str> = text.lines().filter(|line| PageLine::of(line.trim()) == PageLine::Text).collect();
    Cow::Owned(kept.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_page_breaks_are_left_out() {
        let text = "Điều 5 \nKý bởi: A\n \nCÔNG BÁO/Số 1/Ngày 2-3-2026 \n4\n \nNghị định";
        assert_eq!(without_page_breaks(text), "Điều 5 \nNghị định");
        assert!(matches!(without_page_breaks("Điều 5\nNghị định"), Cow::Borrowed(_)));
    }
}
