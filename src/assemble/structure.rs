//! The text's own structure: headings and the letterhead, which cite nothing.

use crate::model::{Level, Provisions};
use crate::normalise::small_word;
use crate::parse::document::{Core, document};
use crate::parse::lexeme::{dash, is_capitalised, last_word, spaces, trim_gap_end, word};
use crate::parse::lexicon::known_issuer;
use crate::parse::name::standalone;
use crate::parse::provision::{Style, level, number};

/// Whether only marks of layout stand before `at` on its line.
pub(crate) fn is_line_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let layout =
        |c: char| c.is_whitespace() || matches!(c, '*' | '#' | '_' | '“' | '"' | '‟' | '„' | '«' | '-' | '|' | '‘' | '+' | '>' | '•');
    // The line is looked at from its end: text that holds no line break costs no more than any other.
    match before.chars().rev().take(MAX_LAYOUT).find(|c| *c == '\n' || !layout(*c)) {
        Some('\n') => true,
        Some(_) => before.trim_end().ends_with('>') && follows_tag(before.trim_end()),
        None => before.len() < MAX_LAYOUT,
    }
}

/// Whether the tag of a block of HTML ends here, with or without tags of emphasis after it: `<h2>`, `<p class="…"><b>`.
fn follows_tag(before: &str) -> bool {
    const BLOCKS: [&str; 14] = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "br", "center", "title"];
    const INLINE: [&str; 8] = ["b", "strong", "i", "em", "u", "span", "a", "font"];
    let mut rest = before;
    for _ in 0..MAX_TAGS {
        let Some(inside) = rest.strip_suffix('>') else { return false };
        let near = inside.char_indices().rev().take(MAX_TAG).find(|(_, c)| matches!(c, '<' | '\n'));
        let Some((at, '<')) = near else { return false };
        let name = inside.get(at + 1..).unwrap_or_default();
        let name = name.split([' ', '/']).next().unwrap_or(name);
        if BLOCKS.iter().any(|b| b.eq_ignore_ascii_case(name)) {
            return true;
        }
        if !INLINE.iter().any(|i| i.eq_ignore_ascii_case(name)) {
            return false;
        }
        rest = inside.get(..at).unwrap_or_default().trim_end();
    }
    false
}

/// Tags before a heading at most, and characters of one.
const MAX_TAGS: usize = 6;
const MAX_TAG: usize = 300;

/// Characters of layout before a heading at most.
const MAX_LAYOUT: usize = 200;

/// The end of the heading that begins at `at` with a level's word; `None` where the words cite a provision.
///
/// A heading begins its line, and the line before does not run on into it.
pub(crate) fn heading(text: &str, at: usize, of: Level) -> Option<usize> {
    if !is_line_start(text, at) {
        return None;
    }
    let here = text.get(at..)?;
    let (rest, _) = level(here, Style::Text).ok()?;
    let rest = spaces(rest);
    let (after, _) = number(rest, of).ok()?;
    let after = after.trim_start_matches('*');
    let after = spaces(after);
    // `## Mục 6.4 — Khung khiếu nại`: a heading of Markdown.
    let closed = after.starts_with(['.', ':']) || after.is_empty() || after.starts_with(['—', '–']) && is_marked(text, at);
    let end = text.len() - after.len();
    let runs_on = runs_on(text, at);
    let next = spaces(after.trim_start_matches(['.', ':', ')']));
    // `Điều 1. - Thành lập …`.
    let next = dash(next).map_or(next, spaces);
    let ends_line = next.is_empty() || next.starts_with(['\n', '\r']) || next.starts_with("</") || next.starts_with("<br");
    let capital = is_capitalised(next) || next.starts_with(['“', '"', '[', '(']);
    // `- Điều 4` alone on its line: a cell of a table that lists provisions.
    let listed = ends_line && !after.starts_with(['.', ':']) && after_bullet(text, at);
    let is_heading = match of {
        Level::Dieu if listed => false,
        Level::Dieu if runs_on => closed && capital && begins_clauses(next),
        // `Điều 4.4 (được bãi bỏ)`: a footnote's mark after the heading's dot.
        Level::Dieu if capital && number_has_dot(rest, after) => true,
        Level::Dieu => closed && (capital || ends_line) || ends_line && !after.starts_with(','),
        Level::Khoan | Level::Diem => closed && after.starts_with(['.', ':']) && capital && is_capitalised(here) && !runs_on,
        Level::Chuong | Level::Muc | Level::Phan | Level::TieuMuc | Level::PhuLuc | Level::Mau => {
            // `Mục 4` alone on its line, or before a title in capitals.
            let title = word(next);
            let shouted =
                title.chars().count() > 1 && title.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) && standalone(next).is_err();
            (ends_line || shouted || closed && capital) && !runs_on
        }
        Level::Tiet | Level::Doan | Level::GachDauDong => false,
    };
    is_heading.then_some(end)
}

/// Whether `#` begins the line of `at`.
fn is_marked(text: &str, at: usize) -> bool {
    last_line(text.get(..at).unwrap_or_default()).trim_start().starts_with('#')
}

/// Whether nothing but a bullet stands before `at` on its line.
fn after_bullet(text: &str, at: usize) -> bool {
    let line = last_line(text.get(..at).unwrap_or_default());
    matches!(line.trim(), "-" | "+" | "•")
}

/// Whether a row of a table begins at `at`: the row's number stands before, on the same line or alone on the one above.
pub(crate) fn begins_row(text: &str, at: usize) -> bool {
    const CELLS: [char; 6] = [' ', '\u{a0}', '|', '\n', '\r', '\t'];
    let before = text.get(..at).unwrap_or_default();
    let near = before.char_indices().rev().take(ROW_HEAD).last().map_or(0, |(i, _)| i);
    let before = before.get(near..).unwrap_or_default().trim_end_matches(CELLS);
    let before = before.strip_suffix(['.', ')']).unwrap_or(before);
    let number = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&number)
        && before.get(..before.len() - number).is_some_and(|b| {
            let line = b.trim_end_matches([' ', '|', '\t', '*']);
            line.is_empty() || line.ends_with('\n')
        })
}

/// Whether an entry of a list of documents begins at `at`: the line has nothing before it but a number and who issued it, as in
/// `2. **Bộ Tài chính** (2015), *Thông tư …`.
pub(super) fn begins_entry(text: &str, at: usize) -> bool {
    const MARKS: [char; 13] = [' ', '\t', '*', '_', '.', ',', ':', ')', '(', '-', '•', '[', ']'];
    let line = last_line(text.get(..at).unwrap_or_default());
    if line.len() > MAX_ENTRY {
        return false;
    }
    let layout = |c: char| MARKS.contains(&c) || c.is_ascii_digit();
    let head = line.trim_matches(layout);
    head.is_empty() || known_issuer(head).is_some_and(|rest| rest.trim_matches(layout).is_empty())
}

/// Bytes before the document of an entry at most.
const MAX_ENTRY: usize = 160;

/// Characters before a row's first cell in which its number has to stand.
const ROW_HEAD: usize = 24;

/// Whether the first clause follows the line: what stands in the line is an article's title, even after a line that seems to
/// break off.
fn begins_clauses(line: &str) -> bool {
    line.split_once('\n').is_some_and(|(_, below)| below.trim_start().starts_with("1. "))
}

/// Whether a dot stands inside the number between two places: `4.4`.
fn number_has_dot(from: &str, to: &str) -> bool {
    from.get(..from.len() - to.len()).is_some_and(|number| number.contains('.'))
}

/// Whether provisions are a heading in a text that lost its line breaks: `… cổ đông. Điều 2: Ngành, nghề kinh doanh`,
/// `Bài giảng Chương 5 Tiền lương`, `MỤC I QUY ĐỊNH CHUNG`. `rest` follows them.
pub(super) fn inline_heading(text: &str, floor: usize, at: usize, rest: &str, list: &Provisions) -> bool {
    let [one] = list.as_slice() else { return false };
    let ([step], None) = (one.path().steps(), one.through()) else { return false };
    let before = trim_gap_end(text.get(floor..at).unwrap_or_default());
    match step.level() {
        Level::Dieu if !step.is_this() => {
            let (Some(mark), Some(next)) = (rest.chars().next(), rest.get(1..)) else { return false };
            // `Điều 2. -Ở tỉnh nào …`
            let title = spaces(next).trim_start_matches(['-', '–']);
            let titled = next.starts_with(' ') && is_capitalised(spaces(title)) && is_capitalised(text.get(at..).unwrap_or_default());
            // `… như sau: "Điều 5. Giải thích từ ngữ`: the new text begins with its heading.
            let quoted = before.strip_suffix(['"', '“']).is_some_and(|b| trim_gap_end(b).ends_with(':'));
            let begins = quoted || before.ends_with(['.', ';', ':', '”']);
            titled && (mark == '.' && begins || mark == ':' && (begins || !before.ends_with('(') && !connects(last_word(before))))
        }
        Level::Chuong | Level::Muc | Level::Phan => {
            let shouted = |w: &str| w.chars().count() > 1 && w.chars().all(char::is_uppercase);
            let (here, title) = (text.get(at..).unwrap_or_default(), spaces(rest));
            let titled = is_capitalised(here) && is_capitalised(title) && !connects(&small_word(last_word(before)));
            let cites = || document(title, None).is_ok_and(|(_, read)| read.core != Core::Bare);
            titled && (step.level() == Level::Chuong || shouted(word(here)) && shouted(word(title))) && !cites()
        }
        _ => false,
    }
}

/// Whether a number stands in a web address: after a scheme, or before an escaped byte.
pub(super) fn in_web_address(text: &str, start: usize, end: usize) -> bool {
    let escaped = matches!(text.as_bytes().get(end..), Some([b'%', a, b, ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit());
    let address = || {
        let before = text.get(..start).unwrap_or_default();
        let from = before.char_indices().rev().take(MAX_LAYOUT).take_while(|(_, c)| !c.is_whitespace()).last().map_or(start, |(i, _)| i);
        before.get(from..).is_some_and(|word| word.contains("://"))
    };
    escaped || address()
}

/// The end of the name of a file that stands alone on the line of `at`: `Phụ lục 1.doc`, `PHỤ LỤC SỐ 01.TT 48-2015.doc`.
pub(super) fn file_name(text: &str, at: usize) -> Option<usize> {
    const NAMES: usize = 160;
    let rest = text.get(at..)?.as_bytes();
    let rest = rest.get(..NAMES).unwrap_or(rest);
    let line = rest.get(..memchr::memchr(b'\n', rest).unwrap_or(rest.len()))?.trim_ascii_end();
    let extensions: [&[u8]; 6] = [b".doc", b".docx", b".pdf", b".xls", b".xlsx", b".rar"];
    extensions.iter().any(|e| line.ends_with(e)).then_some(at + line.len())
}

/// Whether an article alone on its line is a cell in the row of the document before it: `…Luật Khí tượng thủy văn⏎Điều 30⏎Bộ Nông
/// nghiệp`. The cell before it does not end a sentence, and the next one names who drafts.
pub(super) fn is_cell(text: &str, floor: usize, at: usize, of: Level) -> bool {
    const ROW: usize = 400;
    let Some(above) = text.get(floor..at).filter(|above| of == Level::Dieu && floor > 0 && above.len() < ROW) else { return false };
    let line = last_line(above.trim_end());
    let shouted = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    let open = !above.trim_end().ends_with([';', ':', '!', '”', '.']) && !above.contains("\n\n") && !shouted;
    let next = text.get(at..).and_then(|here| here.split_once('\n')).map_or("", |(_, next)| spaces(next));
    open && ["Bộ ", "Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Ủy ban "].iter().any(|w| next.starts_with(w))
}

/// Whether the line before `at` breaks off in the middle of a phrase, so that what follows belongs to it.
fn runs_on(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let near = last_line(before);
    let Some(line_start) = (before.len() - near.len()).checked_sub(1).filter(|i| before.as_bytes().get(*i) == Some(&b'\n')) else {
        return false;
    };
    let above = before.get(..line_start).unwrap_or_default();
    let above = trim_gap_end(above.trim_end_matches([' ', '\t', '*', '_', '\r']));
    let line = last_line(above);
    if line.trim().is_empty() {
        return false;
    }
    let marked = before.get(line_start..).is_some_and(|m| m.contains(['*', '#']));
    if marked && above.ends_with(['\n']) {
        return false;
    }
    if line.ends_with(',') {
        return true;
    }
    let w = last_word(line);
    if line.ends_with(w) && !w.is_empty() {
        // `khoản 2⏎Điều 12`: a level's number ends the line.
        let numbered = {
            let rest = trim_gap_end(line.get(..line.len() - w.len()).unwrap_or_default());
            let head = small_word(last_word(rest));
            let number =
                w.bytes().any(|b| b.is_ascii_digit()) || w.chars().count() == 1 || w.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
            number && matches!(head.as_str(), "khoản" | "điểm" | "mục" | "chương" | "tiết" | "đoạn" | "và" | "lục")
        };
        return connects(w) || numbered;
    }
    false
}

/// Whether a phrase that ends with the word goes on to what it cites.
fn connects(w: &str) -> bool {
    matches!(
        w,
        "tại"
            | "của"
            | "và"
            | "theo"
            | "các"
            | "từ"
            | "đến"
            | "hoặc"
            | "với"
            | "ở"
            | "là"
            | "định"
            | "trong"
            | "điều"
            | "khoản"
            | "về"
            | "bởi"
            | "nêu"
            | "vào"
            | "sau"
            | "này"
            | "như"
            | "đổi"
            | "sung"
            | "bỏ"
            | "thay"
            | "thế"
            | "cứ"
            | "phạm"
            | "hành"
            | "hiện"
    )
}

/// The end of the last line, two hundred characters at most.
pub(crate) fn last_line(text: &str) -> &str {
    let from = text.char_indices().rev().take(MAX_LAYOUT).find(|(_, c)| *c == '\n').map(|(i, _)| i + 1);
    let from = from.or_else(|| text.char_indices().rev().take(MAX_LAYOUT).last().map(|(i, _)| i));
    text.get(from.unwrap_or(0)..).unwrap_or_default()
}

/// Whether a number at `label` is the text's own: at the start of a line near the top, after nothing but its label. `before` is how
/// much of the text is left out before this piece of it.
pub(super) fn is_letterhead(text: &str, before: usize, label: usize, end: usize, labelled: bool) -> bool {
    const TOP: usize = 2_500;
    if !labelled || !is_line_start(text, label) {
        return false;
    }
    // The letterhead's `Số` has a capital, a list of numbers has not. Further down, as where a consolidated text is
    // certified, it has a colon too and its line to itself.
    let here = text.get(label..).unwrap_or_default();
    let alone = here.starts_with("Số:") && text.get(end..).is_some_and(|t| spaces(t).starts_with(['\n', '\r']) || spaces(t).is_empty());
    // A cell of a table of documents, after the row's number.
    let above = text.get(..label).unwrap_or_default().trim_end().lines().next_back().unwrap_or_default().trim();
    let row = !above.is_empty() && above.len() <= 3 && above.bytes().all(|b| b.is_ascii_digit());
    here.starts_with('S') && (before + label <= TOP || alone) && !row
}
