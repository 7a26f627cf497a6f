//! What stands before a trigger: the type word of a number or pointer, words that make another word of it.

use std::sync::LazyLock;

use memchr::memmem;
use smallvec::SmallVec;

use crate::data::{Branch, DECISIONS, MISREAD_TYPES, branch_of_law, type_phrases};
use crate::model::{DocumentType, Level, Provisions};
use crate::normalise::{KeyMap, plain, small_word, word_hash};
use crate::parse::document::{Core, DocumentRead, document};
use crate::parse::document_type::{abbreviation, misprinted, type_of, type_phrase};
use crate::parse::lexeme::{any_phrase, gap, is_capitalised, is_word_char, last_word, trim_gap_end};
use crate::parse::lexicon::{Extra, TYPES, damaged_name};
use crate::parse::pointer::{Pointer, pointer};
use crate::parse::provision::{Style, provisions};

/// Words between a number and an abbreviated type at most: ordinals that share its code.
const MAX_SHARED_WORDS: usize = 4;

/// Words between a number and its type at most.
const MAX_WORDS: usize = 18;

/// Whether the word before makes another word of a level's: `danh mục 1`, `thời điểm a`, `60 điểm`.
pub(super) fn is_other_word(before: &str, level: Level, this: bool) -> bool {
    let close = before.trim_end_matches([' ', '\u{a0}', '\n', '\r']);
    let w = small_word(last_word(close));
    let w = w.as_str();
    // `60 điểm`, on one line: a page's header may end with a year.
    let counts = !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()) && !before.get(close.len()..).is_some_and(|gap| gap.contains('\n'));
    match level {
        Level::Muc => matches!(w, "danh" | "hạng" | "chuyên" | "đề" | "tiêu"),
        Level::Diem => {
            matches!(
                w,
                "thời"
                    | "địa"
                    | "quan"
                    | "đặc"
                    | "trọng"
                    | "ưu"
                    | "nhược"
                    | "cao"
                    | "chấm"
                    | "tâm"
                    | "thí"
                    | "tổng"
                    | "trừ"
                    | "cộng"
                    | "đạt"
                    | "kinh"
            ) || (!this && counts && !close.ends_with(')'))
        }
        // `loại 03 khoản 02`: the index of the budget.
        Level::Khoan => {
            matches!(w, "tài" | "điều" | "ngân" | "chuyển" | "thanh") || counts && small_word(word_before_last(close)) == "loại"
        }
        Level::Phan => matches!(w, "thành" | "cổ" | "một" | "học" | "bộ" | "góp" | "mỗi" | "hai" | "ba"),
        Level::Doan => matches!(w, "giai" | "công" | "tập" | "lừa" | "quân" | "sư" | "phân" | "trung"),
        Level::Tiet => matches!(w, "chi" | "thời" | "tình" | "gián" | "khí"),
        _ => false,
    }
}

/// The word before the last one.
fn word_before_last(text: &str) -> &str {
    let rest = text.get(..text.len() - last_word(text).len()).unwrap_or_default();
    last_word(trim_gap_end(rest))
}

/// Whether the words before a provision say that it is cited: `quy định tại mục 2`.
pub(super) fn cites(before: &str) -> bool {
    let trimmed = trim_gap_end(before);
    let trimmed = trimmed.strip_suffix(" các").unwrap_or(trimmed);
    ["tại", "theo", "nêu ở", "quy định ở", "của", "trong"].iter().any(|w| trimmed.ends_with(w))
}

/// Whether a law's name means a branch of law, not its code: `ngành luật hình sự`, `Luật Hành chính là …`.
pub(super) fn is_branch(name: &str, before: &str, here: &str, after: &str) -> bool {
    let Some(branch) = branch_of_law(name) else { return false };
    let next = gap(after);
    if next.starts_with(|c: char| c.is_ascii_digit() || c == '(') || any_phrase(next, ["năm", "ngày", "số", "do", "sửa đổi"]).is_ok()
    {
        return false;
    }
    let trimmed = trim_gap_end(before);
    let ends = |words: &[&str]| words.iter().any(|w| trimmed.ends_with(w));
    match branch {
        Branch::Only => true,
        Branch::OrCode if any_phrase(next, ["là ngành", "là một ngành"]).is_ok() => true,
        Branch::OrCode => {
            ends(&["Nguồn của", "nguồn của"])
                || !is_capitalised(here) && !ends(&["theo", "tại", "ăn cứ", "trong", "quy định của", "bởi", "phạm"])
        }
    }
}

/// Whether the words are the text's own title: in the enacting formula (`Quốc hội ban hành Luật sửa đổi …`), or the type
/// word in capitals alone on its line.
pub(super) fn is_own_title(before: &str, here: &str) -> bool {
    let alone = ["LUẬT", "BỘ LUẬT", "PHÁP LỆNH"]
        .iter()
        .any(|w| here.strip_prefix(w).is_some_and(|rest| rest.trim_start_matches([' ', '*', '\r']).starts_with('\n')));
    if alone {
        return before.trim_end_matches([' ', '*']).ends_with('\n') || before.trim().is_empty();
    }
    let trimmed = trim_gap_end(before);
    let enacts = trimmed.ends_with("Quốc hội ban hành") || trimmed.ends_with("vụ Quốc hội ban hành");
    enacts && type_phrase(here).is_ok_and(|(rest, _)| any_phrase(gap(rest), ["sửa đổi", "bổ sung"]).is_ok())
}

/// Whether a law is the one that the text itself enacts: `Quốc hội ban hành Luật Cư trú.` on a line of its own.
pub(super) fn is_enacted(before: &str, after: &str) -> bool {
    let formula = ["Quốc hội ban hành", "Ủy ban thường vụ Quốc hội ban hành", "Uỷ ban thường vụ Quốc hội ban hành"];
    let begins = |head: &str| matches!(head.trim_end_matches([' ', '\t', '*', '_', '“', '"']).chars().next_back(), None | Some('\n'));
    let closes = || after.trim_start_matches(|c: char| c.is_ascii_digit() || c == '*').starts_with(['.', '\n', '\r', ';']);
    let trimmed = trim_gap_end(before);
    formula.iter().any(|words| trimmed.strip_suffix(words).is_some_and(begins)) && closes()
}

/// Shorthand provisions right before an abbreviated law: `Đ429 BLDS`, `k1 Đ5 BLHS`.
pub(super) fn short_provisions(text: &str, floor: usize, at: usize) -> Option<(usize, Provisions)> {
    let mut end = at;
    let mut found = None;
    for _ in 0..6 {
        let before = trim_gap_end(text.get(floor..end)?).trim_end_matches(['.', ',']);
        let w = last_word(before);
        if w.is_empty() {
            break;
        }
        let start = floor + before.len() - w.len();
        let here = text.get(start..)?;
        if here.starts_with(['Đ', 'đ', 'k', 'K'])
            && let Ok((rest, read)) = provisions(here, Style::Short)
            && text.len() - gap(rest).len() == at
        {
            found = Some((start, read.list));
        }
        end = start;
    }
    found
}

/// Where the type word of a law begins, whose trigger was found at `at`.
pub(super) fn law_start(text: &str, at: usize, floor: usize) -> Option<usize> {
    let before = text.get(floor..at)?;
    // `uật` and `iến pháp` were found without their first letter.
    let start = match before.chars().next_back() {
        Some(c) if is_word_char(c) => at - c.len_utf8(),
        _ => at,
    };
    let before = text.get(floor..start)?;
    // A digit may be glued to it: `- 5Luật Đất đai`, a list whose numbers lost their space.
    if !starts_word(text, start) && !before.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let trimmed = trim_gap_end(before);
    let w = last_word(trimmed);
    if !w.is_empty() {
        let candidate = floor + trimmed.len() - w.len();
        let two = text.get(candidate..)?;
        // `Bộ luật`, `Pháp lệnh`, `Sắc luật`: the type is of two words.
        if let Ok((rest, _)) = type_phrase(two)
            && text.len() - rest.len() > start
        {
            return Some(candidate);
        }
    }
    type_phrase(text.get(start..)?).is_ok().then_some(start)
}

/// Whether the word before says that no law is named: `pháp luật`, `kỷ luật`, `Công ty Luật`.
pub(super) fn is_not_a_law(before: &str) -> bool {
    let trimmed = trim_gap_end(before);
    let w = last_word(trimmed);
    if w.is_empty() {
        return false;
    }
    let lower = small_word(w);
    if matches!(
        lower.as_str(),
        "pháp" | "kỷ" | "kỉ" | "quy" | "học" | "môn" | "ngành" | "khoa" | "hãng" | "nhân" | "giới" | "trái" | "lách" | "phạm"
    ) {
        // `vi phạm Luật Đất đai` names a law, `phạm luật` does not; only a capital tells, and the caller sees it.
        return !matches!(lower.as_str(), "trái" | "phạm");
    }
    let first = match lower.as_str() {
        "ty" => "công",
        "phòng" => "văn",
        "trình" => "giáo",
        _ => return false,
    };
    small_word(word_before_last(trimmed)) == first
}

/// Where the number begins that has a slash at `slash`.
pub(super) fn number_start(text: &str, slash: usize, floor: usize) -> Option<usize> {
    let before = text.get(floor..slash)?;
    let close = before.trim_end_matches(' ');
    if before.len() - close.len() > 2 {
        return None;
    }
    let run_start = close
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-' | '–'))
        .last()
        .map_or(close.len(), |(i, _)| i);
    let mut start = run_start;
    let run = close.get(run_start..)?;
    if run.is_empty() {
        return None;
    }
    if !run.starts_with(|c: char| c.is_ascii_digit()) {
        if run.starts_with(char::is_alphabetic) && run.len() <= 24 {
            // `21 - TC/TCT`, `58 LCT/HĐNN`: the ordinal stands apart; `số111/2008`: it is glued to its label.
            let head = close.get(..run_start)?.trim_end_matches([' ', '-', '–']);
            let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
            let glued = run.char_indices().zip(run.chars().skip(1)).find(|((_, a), b)| !a.is_ascii_digit() && b.is_ascii_digit());
            match glued {
                Some(((i, a), _))
                    if run.get(..i + a.len_utf8()).is_some_and(|l| matches!(small_word(l).as_str(), "số" | "nđ" | "tt" | "qđ" | "nq")) =>
                {
                    start = run_start + i + a.len_utf8();
                }
                _ if digits > 0 && run_start < head.len() + 4 => start = head.len() - digits,
                _ => return None,
            }
        } else {
            return None;
        }
    }
    let start = floor + start;
    // `số …/2026/NĐ-CP`: a form whose number is left blank.
    if text.get(..start)?.ends_with(['/', '…', '.', '%', '=']) {
        return None;
    }
    text.get(start..)?.starts_with(|c: char| c.is_ascii_digit()).then_some(start)
}

/// The document whose number ends at `number_end` and whose label or number begins at `label`: the nearest type word
/// before it that its grammar joins to that number.
pub(super) fn type_before<'t>(
    text: &'t str,
    floor: usize,
    label: usize,
    number_end: usize,
    extra: Option<&Extra>,
) -> Option<(usize, &'t str, DocumentRead)> {
    let mut end = label;
    for n in 0..MAX_WORDS {
        let before = text.get(floor..end)?;
        let trimmed = trim_gap_end(before);
        let trimmed = trimmed.strip_suffix([',', '(', ':', '-', '–', '”', '"', '&']).map_or(trimmed, trim_gap_end);
        let w = last_word(trimmed);
        if w.is_empty() {
            return None;
        }
        // A number glued to the word: `9Nghị quyết 131/2020/QH14`.
        let letters = w.trim_start_matches(|c: char| c.is_ascii_digit());
        let w = if letters.is_empty() { w } else { letters };
        let start = floor + trimmed.len() - w.len();
        let here = text.get(start..)?;
        let begins = TYPES.begins(here)
            || (n <= MAX_SHARED_WORDS && abbreviation(here).is_ok())
            || extra.is_some_and(|e| e.types.longest(here).is_some())
            || misprinted(here).is_ok();
        if begins
            && let Ok((rest, read)) = document(here, extra)
            && matches!(read.core, Core::Numbered { .. })
            && (text.len() - rest.len() == number_end || n > 0 && text.len() - rest.len() < label && read.shares_code(rest))
        {
            // The whole type word: `Bộ luật`, not `luật`.
            let whole = trim_gap_end(text.get(floor..start)?);
            let w = last_word(whole);
            let wider = floor + whole.len() - w.len();
            if !w.is_empty()
                && type_phrase(text.get(wider..)?).is_ok_and(|(rest, _)| text.len() - rest.len() > start)
                && let Ok((rest, read)) = document(text.get(wider..)?, extra)
                && text.len() - rest.len() == number_end
            {
                return Some((wider, rest, read));
            }
            return Some(led_type(text, floor, start, number_end).unwrap_or((start, rest, read)));
        }
        end = start;
        let left = text.get(floor..start)?.trim_end_matches([' ', '*', '_', '\u{a0}']);
        if left.ends_with(['.', ';', '“', '”', ')', '!', '?']) {
            return None;
        }
    }
    None
}

/// The type before the one at `start`, where the number's code says the first of the two: `thông báo kết luận số 12-TB/TU`, `công văn
/// hướng dẫn số 45/SGDĐT-VP`.
fn led_type(text: &str, floor: usize, start: usize, number_end: usize) -> Option<(usize, &str, DocumentRead)> {
    let before = trim_gap_end(text.get(floor..start)?);
    let lead = trim_gap_end(before.get(..before.len() - last_word(before).len())?);
    let at = floor + lead.len() - last_word(lead).len();
    let here = text.get(at..)?;
    let (after, of) = type_phrase(here).ok().filter(|(after, _)| text.len() - gap(after).len() == start)?;
    let (rest, read) = document(here, None).ok().filter(|(rest, _)| text.len() - rest.len() == number_end && rest.len() < after.len())?;
    let said = match &read.core {
        Core::Numbered { number, .. } => number.document_type(),
        _ => None,
    };
    (said == Some(of)).then_some((at, rest, read))
}

/// The damaged type word that ends right before a number's label: without diacritics (`nghi dinh so`), misread (`Quyết đinh`),
/// glued (`Thôngtư`) or letter-spaced (`T H Ô N G T Ư`). Only a whole number makes a type of it.
pub(super) fn damaged_type(text: &str, floor: usize, label: usize) -> Option<(usize, DocumentType)> {
    let before = trim_gap_end(text.get(floor..label)?);
    // The letters from the last to the first, each with its place.
    let letters: SmallVec<[(usize, char); MAX_DAMAGED]> = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_word_char(*c) && !c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\n' | '\r'))
        .filter(|(_, c)| is_word_char(*c))
        .take(MAX_DAMAGED)
        .map(|(at, c)| (at, plain(c)))
        .collect();
    let labelled = matches!(letters.as_slice(), [(_, 'o'), (_, 's'), ..]);
    let letters = letters.get(if labelled { 2 } else { 0 }..)?;
    PLAIN_TYPES.iter().find_map(|(name, of)| {
        let ends = name.len() <= letters.len() && name.iter().rev().zip(letters).all(|(a, (_, b))| a == b);
        let (at, _) = letters.get(name.len() - 1).filter(|_| ends)?;
        let start = floor + at;
        starts_word(text, start).then_some((start, *of))
    })
}

/// The damaged name of a law that ends right before its number: letter-spaced (`Bộ lu ật dân s ự s ố`), glued or without
/// diacritics; where it begins, its type and its name.
pub(super) fn damaged_law(text: &str, floor: usize, label: usize) -> Option<(usize, DocumentType, &'static str)> {
    let before = text.get(floor..label)?;
    let starts = before.char_indices().rev().take(MAX_DAMAGED_LAW).filter(|(_, c)| matches!(c, 'B' | 'b' | 'L' | 'l' | 'P' | 'p'));
    starts
        .map(|(at, _)| floor + at)
        .filter(|start| starts_word(text, *start))
        .filter_map(|start| {
            let (rest, name) = damaged_name(text.get(start..label)?, MIN_NUMBERED)?;
            let label: SmallVec<[char; 2]> = rest.chars().filter(|c| is_word_char(*c)).map(plain).take(3).collect();
            let of = DocumentType::all()
                .filter(|of| of.is_cited_by_name())
                .find(|of| name.strip_prefix(of.name().to_lowercase().as_str()).is_some_and(|rest| rest.starts_with(' ')));
            matches!(label.as_slice(), [] | ['s', 'o']).then_some((start, of?, name))
        })
        // `Bộ luật`, not `luật`.
        .last()
}

/// Letters of such a name at least: its number tells too.
const MIN_NUMBERED: usize = 8;

/// Characters before a number in which the damaged name of its law begins.
const MAX_DAMAGED_LAW: usize = 120;

/// Letters of a damaged type word and its label at most.
const MAX_DAMAGED: usize = 32;

/// The letters of the types' phrases without diacritics, longer ones first.
static PLAIN_TYPES: LazyLock<Vec<(Vec<char>, DocumentType)>> = LazyLock::new(|| {
    let mut types: Vec<(Vec<char>, DocumentType)> =
        type_phrases().map(|(phrase, of)| (phrase.chars().filter(|c| *c != ' ').map(plain).collect(), of)).collect();
    types.sort_by_key(|(letters, _)| std::cmp::Reverse(letters.len()));
    types
});

/// Whether a word begins at this place; where the space is lost (`kèm theoThông tư`) its capital tells.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|t| t.chars().next_back())
        .is_none_or(|last| !is_word_char(last) || last.is_lowercase() && text.get(at..).is_some_and(is_capitalised))
}

/// Whether the words before a number say that it is not a document's: contracts, licences, forms, plots, case files.
pub(super) fn is_other_number(before: &str) -> bool {
    const HEADS: [&str; 34] = [
        "hợp đồng",
        "giấy phép",
        "chứng nhận",
        "hóa đơn",
        "hoá đơn",
        "tài khoản",
        "biển",
        "biển kiểm soát",
        "thửa",
        "thửa đất",
        "tờ",
        "lô",
        "mẫu",
        "biểu",
        "phiếu",
        "mã",
        "hồ sơ",
        "thụ lý",
        "vụ án",
        "bản đồ",
        "chứng chỉ",
        "bằng",
        "sổ",
        "điện thoại",
        "đăng ký",
        "chứng từ",
        "biên lai",
        "công báo",
        "séc",
        "phụ lục",
        "danh mục",
        "hđ",
        "cccd",
        "cmnd",
    ];
    let trimmed = trim_gap_end(before);
    let trimmed = trimmed.strip_suffix([':', '(', ',']).map_or(trimmed, trim_gap_end);
    let tail_start = trimmed.char_indices().rev().take(48).last().map_or(0, |(i, _)| i);
    let tail = trimmed.get(tail_start..).unwrap_or_default().to_lowercase();
    let tail = tail.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let tail = tail.trim_end_matches([' ', '*']);
    let tail = tail.strip_suffix("số").map_or(tail, |t| t.trim_end());
    let last = tail.as_bytes().last();
    HEADS
        .iter()
        .filter(|head| head.as_bytes().last() == last)
        .any(|head| tail.strip_suffix(head).is_some_and(|left| left.is_empty() || left.ends_with([' ', '(', ',', '\u{a0}'])))
        || PAPERS.iter().any(|paper| {
            let at = paper.rfind(tail).map(|at| at + paper.needle().len());
            at.and_then(|at| tail.get(at..)).is_some_and(|between| between.split(' ').count() <= 6 && !between.contains(','))
        })
}

/// Papers whose number may stand some words after their name.
static PAPERS: LazyLock<[memmem::FinderRev<'static>; 5]> =
    LazyLock::new(|| ["hợp đồng ", "giấy phép ", "giấy chứng nhận ", "hóa đơn ", "hoá đơn "].map(memmem::FinderRev::new));

/// Last words of the phrases that name types.
static LAST_WORDS: LazyLock<KeyMap<()>> = LazyLock::new(|| {
    let misread = MISREAD_TYPES.iter().map(|(phrase, _)| (*phrase).to_owned());
    let phrases = type_phrases().map(|(phrase, _)| phrase).chain(misread).chain(DECISIONS.map(str::to_owned));
    phrases.filter_map(|phrase| Some((word_hash(phrase.rsplit(' ').next()?), ()))).collect()
});

/// Whether a type word, an issuer or a court's qualifier can end right before a number's label.
pub(super) fn may_carry_ordinal(before: &str) -> bool {
    let before = trim_gap_end(before);
    let before = before.strip_suffix(['(', ')', ':', ',']).map_or(before, trim_gap_end);
    let w = last_word(before);
    LAST_WORDS.contains_key(&word_hash(w))
        || matches!(w, "thẩm" | "GĐT" | "phủ" | "hội")
        || w.len() <= 5 && w.chars().all(char::is_uppercase)
}

/// The type word before a pointer found at `at`, and the end of the pointer.
pub(super) fn pointed_type(text: &str, at: usize, floor: usize, extra: Option<&Extra>) -> Option<(usize, usize, DocumentType, Pointer)> {
    if at < floor {
        return None;
    }
    let mut end = floor + trim_gap_end(text.get(floor..at)?).len();
    // `đã nêu trên`: the pointer is of several words.
    let above = text.get(at..).is_some_and(|t| t.starts_with(" trên"));
    for _ in 0..if above { 2 } else { 0 } {
        let w = last_word(text.get(floor..end)?);
        if matches!(w, "nêu" | "nói" | "kể" | "dẫn" | "đã" | "vừa") {
            end = floor + trim_gap_end(text.get(floor..end - w.len())?).len();
        }
    }
    // Most of these words stand after something else than a type.
    if extra.is_none() && !LAST_WORDS.contains_key(&word_hash(last_word(text.get(floor..end)?))) {
        return None;
    }
    let (rest, which) = pointer(text.get(end..)?).ok()?;
    let pointer_end = text.len() - rest.len();
    if pointer_end <= at {
        return None;
    }
    let mut found = None;
    let mut word_end = end;
    for _ in 0..5 {
        let before = trim_gap_end(text.get(floor..word_end)?);
        let w = last_word(before);
        if w.is_empty() {
            break;
        }
        let start = floor + before.len() - w.len();
        if let Ok((rest, of)) = type_of(text.get(start..)?, extra)
            && text.len() - rest.len() == end
            && gap(rest).len() < rest.len()
        {
            found = Some((start, pointer_end, of, which));
        }
        word_end = start;
    }
    found
}
