//! Where a long text is cut into parts that are each read as a text of its own.
//!
//! What goes beyond a few MB is a collection: the longest of the documents that this was tried on has 0.8 MB. Where a part ends
//! depends on the bytes of the text alone, not on how they arrived or on who reads them.

use std::ops::Range;

use memchr::{memchr_iter, memmem, memrchr};
use viendan::{Letterhead, repaired};

/// Bytes up to which a text is read as a whole.
pub const LEAST: usize = 1 << 20;

/// Bytes of a part at most.
pub const MOST: usize = 2 << 20;

/// Bytes after a part that may decide where it ends.
pub const LOOK: usize = 16 << 10;

/// What stands at the top of documents of the State and of the Party.
const MOTTOES: [&str; 2] = ["CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"];

/// Lines of a letterhead above the motto at most.
const ABOVE: usize = 6;

/// Headings that a part may begin with where no document does.
const HEADINGS: [&str; 2] = ["\nChương ", "\nĐiều "];

/// Where the first part of a text ends, which is given up to [`MOST`] + [`LOOK`] bytes or its end: before the first letterhead after
/// [`LEAST`] bytes; where none comes up to [`MOST`] bytes, before the last heading, paragraph, line, sentence or word up to there.
pub fn end_of_part(bytes: &[u8]) -> usize {
    end_between(bytes, LEAST, MOST)
}

fn end_between(bytes: &[u8], least: usize, most: usize) -> usize {
    let bytes = &bytes[..bytes.len().min(most + LOOK)];
    let window = least..bytes.len().min(most);
    if bytes.len() <= least {
        return bytes.len();
    }
    if let Some(at) = letterhead(bytes, window.clone()) {
        return at;
    }
    if bytes.len() <= most {
        return bytes.len();
    }
    let inside = &bytes[window.clone()];
    let last = |needle: &[u8], kept: usize| memmem::rfind(inside, needle).map(|at| window.start + at + kept);
    let heading = |word: &str| memmem::rfind_iter(inside, word.as_bytes()).find(|at| is_titled(&inside[at + word.len()..]));
    HEADINGS
        .iter()
        .filter_map(|word| heading(word).map(|at| window.start + at + 1))
        .max()
        .or_else(|| last(b"\n\n", 2))
        .or_else(|| last(b"\n", 1))
        .or_else(|| last(b". ", 2))
        .or_else(|| last(b" ", 1))
        .or_else(|| window.clone().rev().find(|&at| begins_character(bytes[at])))
        .unwrap_or(most)
}

/// Whether a heading's number and its dot follow, or the line's end: a line of a citation may begin with the same words.
fn is_titled(after: &[u8]) -> bool {
    let number = after.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    number > 0 && matches!(after.get(number), Some(b'.' | b'\n' | b'\r'))
}

/// Whether a byte begins a character that does not belong to the one before: combining marks begin with these two.
fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80 && !matches!(byte, 0xCC | 0xCD)
}

/// The first place of the window where a document begins: lines in capitals with the motto, and below them its number.
fn letterhead(bytes: &[u8], window: Range<usize>) -> Option<usize> {
    let mut mottoes: Vec<usize> =
        MOTTOES.iter().flat_map(|m| memmem::find_iter(&bytes[window.clone()], m.as_bytes())).map(|at| window.start + at).collect();
    mottoes.sort_unstable();
    mottoes.into_iter().filter_map(|motto| top_of_letterhead(bytes, motto)).find(|top| {
        let head = repaired(&bytes[*top..bytes.len().min(top + LOOK)]).into_owned();
        window.contains(top) && Letterhead::read(&head).number.is_some()
    })
}

/// The first of the lines in capitals that lead up to the motto.
fn top_of_letterhead(bytes: &[u8], motto: usize) -> Option<usize> {
    let start_of_line = |end: usize| memrchr(b'\n', &bytes[..end]).map(|at| at + 1);
    let mut top = start_of_line(motto)?;
    let mut line = top;
    for _ in 0..ABOVE {
        let Some(above) = start_of_line(line - 1) else { break };
        let words = String::from_utf8_lossy(&bytes[above..line]);
        let is_ruled = !words.contains(char::is_alphanumeric);
        if !is_ruled && (words.contains(char::is_lowercase) || !words.contains(char::is_alphabetic)) {
            break;
        }
        line = above;
        if !is_ruled {
            top = above;
        }
    }
    Some(top)
}

/// Line breaks in these bytes.
pub fn line_breaks(bytes: &[u8]) -> usize {
    memchr_iter(b'\n', bytes).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "\nBỘ TÀI CHÍNH\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
                        Số: 200/2014/TT-BTC\nHà Nội, ngày 22 tháng 12 năm 2014\n\nTHÔNG TƯ\nVề kế toán\n";

    #[test]
    fn a_part_ends_before_a_letterhead() {
        let body = "Điều 1. Phạm vi của việc này.\n".repeat(4);
        let text = format!("{HEAD}{body}{HEAD}{body}");
        let second = HEAD.len() + body.len() + 1;
        assert_eq!(end_between(text.as_bytes(), 20, 4_000), second);
        // One before the least end is no end; the text then is whole.
        assert_eq!(end_between(text.as_bytes(), second + 1, 4_000), text.len());
        // A form in an annex has the motto and no number.
        let form = HEAD.replace("200/2014/TT-BTC", "……/ĐK");
        let text = format!("{HEAD}{body}{form}{body}");
        assert_eq!(end_between(text.as_bytes(), 20, 4_000), text.len());
    }

    #[test]
    fn without_a_letterhead_it_ends_at_the_best_place() {
        for marked in [
            "xxxx một.\nĐiều 4. Hai\n|Điều 5. ba bốn. năm\nsáu",
            "xxxx\n|Điều 5. tại khoản 2\nĐiều 6, bảy",
            "xxxx một.\n\nhai ba bốn. \n\n|năm sáu bảy tám\nchín mười",
            "xxxx một.\nhai ba\n|bốn năm. sáu bảy tám chín mười",
            "xxxx một. hai ba. |bốn năm sáu bảy tám chín mười",
            "xxxx một hai ba bốn năm sáu |bảytámchínmười",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxe|\u{302}\u{301}xxxx",
        ] {
            let text = marked.replace('|', "") + &"x".repeat(LOOK);
            let expected = marked.find('|').unwrap();
            // The last letter keeps its marks where the part would end between them.
            let expected = if text[expected..].starts_with('\u{302}') { expected - 1 } else { expected };
            assert_eq!(end_between(text.as_bytes(), 4, 41), expected, "{marked:?}");
        }
    }

    #[test]
    fn a_text_up_to_the_least_is_whole() {
        for len in [0, 1, LEAST] {
            assert_eq!(end_of_part(&vec![b' '; len]), len);
        }
        let text = "a ".repeat(MOST);
        assert_eq!(end_of_part(text.as_bytes()), MOST);
    }
}
