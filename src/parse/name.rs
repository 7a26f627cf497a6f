//! Names of laws, codes, ordinances and the Constitution, and where they end.
//!
//! | text | name |
//! |---|---|
//! | `Luật Đất đai năm 2013` | `luật đất đai` |
//! | `Luật Phòng, chống mua bán người` | `luật phòng, chống mua bán người` |
//! | `Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai ngày …` | the whole up to `ngày` |
//! | `Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam` | `hiến pháp` |
//! | `BLHS`, `Luật SHTT` | `bộ luật hình sự`, `luật sở hữu trí tuệ` |

use compact_str::CompactString;

use super::document_type::{number_label, type_phrase};
use super::lexeme::{any_phrase, dash, gap, is_capitalised, last_word, phrase, trim_gap_end, word};
use super::lexicon::{Extra, KnownName, MIN_DAMAGED, NAMES, damaged_name};
use super::number::{Shape, number};
use super::{PResult, miss};
use crate::data::{NAME_STOPS, abbreviated_name, is_term};
use crate::model::{DocumentNumber, DocumentType};
use crate::normalise::{lower, single_spaces};

/// Verbs that a law's name may begin with, whose object may be several things.
const VERBS: [&str; 5] = ["chống", "hành", "lý", "vệ", "quyết"];

/// Words of a name at most, before a number and without one.
const MAX_WORDS: usize = 60;
const MAX_UNKNOWN_WORDS: usize = 16;

/// The label of a number that stands here, not the `số` of `một số điều`; what follows it.
fn labelled(input: &str) -> Option<&str> {
    number_label(input).ok().map(|(rest, ())| rest).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A name as the text writes it made the key of a document: lower case, single spaces.
pub(crate) fn key(text: &str) -> CompactString {
    let clean = single_spaces(text.trim());
    clean.chars().filter(|c| *c != '*').map(lower).collect()
}

/// The key of an amending law's name: an abbreviation at its end written out (`Luật sửa đổi BLHS`), a misread `bổ sung` as it should be.
fn amending_key(text: &str) -> CompactString {
    let mut key = key(text);
    if let Some(at) = key.find("sửa đổi, ").map(|at| at + "sửa đổi, ".len())
        && let Some(len) = key.get(at..).and_then(|rest| rest.find(" sung ")).filter(|len| *len <= "bổ".len() + 1)
    {
        key = compact_str::format_compact!("{}bổ{}", key.get(..at).unwrap_or_default(), key.get(at + len..).unwrap_or_default());
    }
    let last = last_word(text);
    if !last.chars().all(char::is_uppercase) {
        return key;
    }
    // `Luật sửa đổi Luật Thuế TNCN`: the whole name inside is known.
    let inner = text.char_indices().skip(1).filter(|(_, c)| matches!(c, 'L' | 'l' | 'B' | 'b' | 'P' | 'p')).find_map(|(at, _)| {
        let (rest, name) = NAMES.longest(text.get(at..)?)?;
        match name {
            KnownName::Table(name) if rest.is_empty() => Some((at, *name)),
            _ => None,
        }
    });
    if let Some((at, name)) = inner {
        return compact_str::format_compact!("{} {name}", self::key(text.get(..at).unwrap_or_default()));
    }
    match abbreviated_name(last) {
        Some(name) => compact_str::format_compact!("{}{name}", key.get(..key.len() - last.len()).unwrap_or_default()),
        None => key,
    }
}

/// `name ::= known | amending | words up to one that no name holds`; `input` begins with the type word, `after` follows it.
pub(crate) fn name<'t>(input: &'t str, after: &'t str, of: DocumentType, extra: Option<&Extra>) -> PResult<'t, CompactString> {
    if of == DocumentType::HienPhap {
        return Ok((constitution(after), CompactString::const_new("hiến pháp")));
    }
    let known = extra.and_then(|e| e.names.longest(input)).or_else(|| NAMES.longest(input));
    let rest = gap(after);
    let amending = amending(rest, extra);
    let (end, key) = match (known, amending) {
        (Some((known_end, name)), amending) if amending.is_none_or(|a| a.len() >= known_end.len()) => {
            let key = match name {
                KnownName::Table(name) => CompactString::const_new(name),
                KnownName::Own(name) => name.clone(),
            };
            // A dash for `và` is kept: `Pháp lệnh Kế toán - Thống kê`.
            let printed = input.get(..input.len() - known_end.len()).unwrap_or_default();
            let dashed = printed.contains(" - ") && !key.contains('-');
            (known_end, if dashed { self::key(printed) } else { key })
        }
        (_, Some(end)) => (end, amending_key(input.get(..input.len() - end.len()).unwrap_or_default())),
        _ => {
            if let Some((end, name)) = abbreviated(rest) {
                (end, CompactString::const_new(name))
            } else if let Some((end, name)) = damaged_name(input, MIN_DAMAGED) {
                (end, CompactString::const_new(name))
            } else {
                let end = match unknown(rest) {
                    Ok((end, ())) => end,
                    Err(error) => small_name(input, rest, of).ok_or(error)?,
                };
                (end, self::key(input.get(..input.len() - end.len()).unwrap_or_default()))
            }
        }
    };
    Ok(with_revision(end, key))
}

/// Whether the text begins with a name of the tables.
pub(crate) fn is_known(input: &str, extra: Option<&Extra>) -> bool {
    extra.is_some_and(|e| e.names.longest(input).is_some()) || NAMES.longest(input).is_some() || phrase(input, "hiến pháp").is_ok()
}

/// `Luật An toàn thực phẩm (sửa đổi)`: a bill named after the law that it will replace.
fn with_revision(end: &str, key: CompactString) -> (&str, CompactString) {
    let inner = gap(end).strip_prefix('(').and_then(|r| any_phrase(r, ["sửa đổi, bổ sung", "sửa đổi"]).ok());
    match inner.and_then(|(r, _)| r.strip_prefix(')')) {
        Some(after) => {
            let revision = self::key(end.get(..end.len() - after.len()).unwrap_or_default());
            (after, compact_str::format_compact!("{key} {revision}"))
        }
        None => (end, key),
    }
}

/// What follows the name of the Constitution after its first word.
fn constitution(after: &str) -> &str {
    let rest = gap(after);
    let names = [
        "nước cộng hòa xã hội chủ nghĩa việt nam",
        "nước cộng hoà xã hội chủ nghĩa việt nam",
        "nước chxhcn việt nam",
        "nước chxhcnvn",
        "nước việt nam dân chủ cộng hòa",
        "nước việt nam dân chủ cộng hoà",
        "việt nam",
    ];
    any_phrase(rest, names).map_or(after, |(rest, _)| rest)
}

/// `Luật SHTT`: the type word and an abbreviation.
fn abbreviated(rest: &str) -> Option<(&str, &'static str)> {
    let len = rest.find(|c: char| !(c.is_uppercase() || c == '&')).unwrap_or(rest.len());
    let name = abbreviated_name(rest.get(..len)?)?;
    let after = rest.get(len..)?;
    super::lexeme::at_word_end(after).then_some((after, name))
}

/// `BLDS`, `BLTTHS`, `LĐĐ`: an abbreviation that stands alone. People type those of the codes in small letters too: `điều 54 blhs`.
pub(crate) fn standalone(input: &str) -> PResult<'_, (DocumentType, &'static str)> {
    let typed = input.starts_with("bl");
    if !(input.starts_with('L') || input.starts_with("BL") || typed) {
        return miss(input, "an abbreviated name");
    }
    let len = if typed { word(input).len() } else { input.find(|c: char| !(c.is_uppercase() || c == '&')).unwrap_or(input.len()) };
    let short = input.get(..len).unwrap_or_default();
    let name = if typed { abbreviated_name(&short.to_uppercase()) } else { abbreviated_name(short) };
    match name {
        Some(name) if super::lexeme::at_word_end(input.get(len..).unwrap_or_default()) => {
            let of = if name.starts_with("bộ luật") { DocumentType::BoLuat } else { DocumentType::Luat };
            Ok((input.get(len..).unwrap_or_default(), (of, name)))
        }
        _ => miss(input, "an abbreviated name"),
    }
}

/// `amending ::= "sửa đổi" ["," "bổ sung"] ["một số điều" … "của"] (laws | words)`: what follows such a name.
fn amending<'t>(rest: &'t str, extra: Option<&Extra>) -> Option<&'t str> {
    let (mut at, _) =
        any_phrase(rest, ["sửa đổi, bổ sung", "sửa đổi và bổ sung", "sửa đổi bổ sung", "bổ sung, sửa đổi", "sửa đổi", "bổ sung"]).ok()?;
    let mut end = None;
    for _ in 0..MAX_WORDS {
        let next = gap(at);
        let next = next.strip_prefix(',').map_or(next, gap);
        if next.is_empty() || labelled(next).is_some() || next.starts_with(['(', ')', ';', '.', ':', '”', '"', '\n', '“', '*']) {
            break;
        }
        let w = word(next);
        if w.is_empty() {
            let Some(after) = dash(next) else { break };
            at = after;
            continue;
        }
        if matches!(w, "ngày" | "năm" | "được" | "đã" | "này" | "thì" | "khóa" | "khoá" | "đó") {
            break;
        }
        if let Ok((after, of)) = type_phrase(next)
            && of.is_cited_by_name()
            && let Some(after) = inner_name(next, after, of, extra)
        {
            at = after;
            end = Some(after);
            continue;
        }
        // `Luật sửa đổi BLHS`
        if let Ok((after, _)) = standalone(next) {
            at = after;
            end = Some(after);
            continue;
        }
        if end.is_some() && !matches!(w, "và" | "các" | "Luật" | "luật" | "Bộ") {
            break;
        }
        let after = next.get(w.len()..)?;
        at = after;
        // Without a law's name the words themselves are the name: `của 37 luật có liên quan đến quy hoạch`.
        if end.is_none() && matches!(w, "hoạch" | "tế" | "quan" | "trường" | "đất" | "luật") {
            let stop = gap(after);
            if stop.starts_with([';', '.', ')', ',', '(']) || labelled(stop).is_some() || matches!(word(stop), "ngày" | "năm") {
                end = Some(after);
            }
        }
    }
    end
}

fn inner_name<'t>(input: &'t str, after: &'t str, of: DocumentType, extra: Option<&Extra>) -> Option<&'t str> {
    if of == DocumentType::HienPhap {
        return Some(constitution(after));
    }
    let known = extra.and_then(|e| e.names.longest(input)).or_else(|| NAMES.longest(input)).map(|(rest, _)| rest);
    known.or_else(|| abbreviated(gap(after)).map(|(rest, _)| rest)).or_else(|| unknown(gap(after)).ok().map(|(rest, ())| rest))
}

/// A name that no table holds: a capitalised word and what follows it, up to a word that begins something else.
fn unknown(rest: &str) -> PResult<'_, ()> {
    if !is_capitalised(rest) || type_phrase(rest).is_ok() {
        return miss(rest, "the name of a law");
    }
    // `Luật XDCB và các văn bản`: letters that no table spells out, with nothing of a name after them.
    let first = word(rest);
    let next = gap(rest.get(first.len()..).unwrap_or_default());
    if first.chars().count() > 1 && first.chars().all(char::is_uppercase) && (next.starts_with(',') || word(next) == "và") {
        return miss(rest, "the name of a law");
    }
    let mut at = rest;
    let mut end = rest;
    for n in 0..MAX_UNKNOWN_WORDS {
        let w = word(at);
        // `Phòng, chống các bệnh truyền nhiễm`: what the verb is about.
        let object = w == "các" && VERBS.contains(&last_word(trim_gap_end(rest.get(..rest.len() - at.len()).unwrap_or_default())));
        if w.is_empty() || NAME_STOPS.contains(&w) && !object || w.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        // A footnote's mark: `Luật Cư trú1`.
        let letters = w.trim_end_matches(|c: char| c.is_ascii_digit());
        if letters.len() < w.len() {
            end = at.get(letters.len()..).unwrap_or_default();
            break;
        }
        if n > 0 && type_phrase(at).is_ok_and(|(_, of)| of.is_cited_by_name() || is_capitalised(at)) {
            break;
        }
        if w == "không"
            && matches!(word(gap(at.get(w.len()..).unwrap_or_default())), "quy" | "có" | "được" | "phải" | "áp" | "cho" | "cấm" | "còn")
        {
            break;
        }
        if matches!(w, "và" | "về") {
            let next = gap(at.get(w.len()..).unwrap_or_default());
            if type_phrase(next).is_ok() || NAME_STOPS.contains(&word(next)) || word(next).is_empty() {
                break;
            }
        }
        end = at.get(w.len()..).unwrap_or_default();
        let next = gap(end);
        // `Phòng, chống …`, `Hiến, lấy, ghép …`: verbs side by side near the beginning.
        if let Some(after) = next.strip_prefix(',').map(gap)
            && n < 4
            && after.starts_with(char::is_lowercase)
            && !NAME_STOPS.contains(&word(after))
            && type_phrase(after).is_err()
        {
            at = after;
            continue;
        }
        if next.len() == end.len() {
            break;
        }
        at = match dash(next) {
            Some(after) => gap(after),
            None => next,
        };
    }
    let taken = rest.get(..rest.len() - end.len()).unwrap_or_default();
    // One capitalised word alone may be anything (`Luật Anh`), a single name like `Dược` is in the table.
    if !taken.contains(' ') && !taken.contains('\n') {
        return miss(rest, "the name of a law");
    }
    let trimmed = taken.strip_suffix(" và").map_or(end, |t| rest.get(t.len()..).unwrap_or(end));
    Ok((trimmed, ()))
}

/// The name of a charter or set of rules by what it is about: what follows it, and its key.
pub(crate) fn described_name<'t>(input: &'t str, after: &'t str) -> Option<(&'t str, CompactString)> {
    let mut at = gap(after);
    let mut end = None;
    for _ in 0..MAX_UNKNOWN_WORDS {
        let w = word(at);
        let stop = matches!(w, "của" | "về" | "và" | "ban" | "quy");
        if w.is_empty() || NAME_STOPS.contains(&w) && !stop || type_phrase(at).is_ok() || phrase(at, "ban hành").is_ok() {
            break;
        }
        let tail = at.get(w.len()..)?;
        let tail = years_end(w, tail).unwrap_or(tail);
        if !stop {
            end = Some(tail);
        }
        let next = gap(tail);
        if next.len() == tail.len() {
            break;
        }
        at = next;
    }
    let end = end?;
    Some((end, key(input.get(..input.len() - end.len())?)))
}

/// What follows the second of two years: `giai đoạn 2021 - 2025`.
fn years_end<'t>(first: &str, tail: &'t str) -> Option<&'t str> {
    let is_year = |w: &str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
    let second = gap(dash(gap(tail))?);
    let year = word(second);
    (is_year(first) && is_year(year)).then(|| second.get(year.len()..))?
}

/// `Pháp lệnh thương phiếu ngày …`, `Luật thuế lợi tức năm …`: a name in small letters after a type word with a capital,
/// if a date, a year or a number closes it.
fn small_name<'t>(input: &str, rest: &'t str, of: DocumentType) -> Option<&'t str> {
    if !is_capitalised(input) || is_capitalised(rest) || !matches!(of, DocumentType::Luat | DocumentType::PhapLenh | DocumentType::BoLuat) {
        return None;
    }
    let mut at = rest;
    for n in 0..MAX_UNKNOWN_WORDS {
        let w = word(at);
        if n > 0
            && (matches!(w, "ngày" | "năm") && at.get(w.len()..).is_some_and(|r| gap(r).starts_with(|c: char| c.is_ascii_digit()))
                || w == "số")
        {
            let taken = rest.get(..rest.len() - at.len())?.trim_end();
            return rest.get(taken.len()..);
        }
        if w.is_empty() || NAME_STOPS.contains(&w) || matches!(w, "này" | "về" | "Căn") {
            return None;
        }
        at = gap(at.get(w.len()..)?);
        at = at.strip_prefix(',').or_else(|| dash(at)).map_or(at, gap);
    }
    None
}

/// The number that closes a law's name, however the name runs: `Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo
/// hợp đồng số 72/2006/QH11`. `after` follows the type word.
pub(crate) fn closing_number(after: &str) -> Option<(&str, DocumentNumber)> {
    let start = gap(after);
    let amending = is_amending(start);
    let mut at = start;
    for n in 0..MAX_WORDS {
        at = at.strip_prefix(',').map_or(at, gap);
        if n > 0
            && let Some(label) = labelled(at)
        {
            let (rest, (number, shape)) = number(label).ok()?;
            let closes = shape == Shape::Full && is_law_code(&number) && (amending || !is_interrupted(start, at));
            return closes.then_some((rest, number));
        }
        let w = word(at);
        if w.is_empty() {
            at = gap(dash(at)?);
            continue;
        }
        if matches!(w, "được" | "đã" | "này" | "thì" | "ngày" | "năm" | "khoản" | "Điều" | "điểm" | "nêu" | "đó") {
            return None;
        }
        // Another law begins, whatever number follows: no look from one law over all that come after it.
        if n > 0 && !amending && matches!(w, "luật" | "Luật" | "LUẬT" | "lệnh" | "Lệnh" | "LỆNH" | "Hiến") && type_phrase(at).is_ok()
        {
            return None;
        }
        let end = at.get(w.len()..)?;
        let next = gap(end);
        if next.len() == end.len() && !next.starts_with([',', '-', '–']) {
            return None;
        }
        at = next;
    }
    None
}

/// Whether the name is one of a law that amends others.
fn is_amending(after_type: &str) -> bool {
    any_phrase(after_type, ["sửa đổi", "bổ sung"]).is_ok()
}

/// Whether something else than a name begins between `start` and `label`, the label of the number. Asked only where a number follows.
fn is_interrupted(start: &str, label: &str) -> bool {
    let mut at = start;
    let mut first = true;
    loop {
        at = at.strip_prefix(',').map_or(at, gap);
        if at.len() <= label.len() {
            return false;
        }
        let w = word(at);
        if !first
            && !w.is_empty()
            && (type_phrase(at).is_ok_and(|(_, of)| of.is_cited_by_name() || of == DocumentType::Lenh || is_capitalised(at))
                || any_phrase(at, ["quy định", "công bố", "ban hành theo"]).is_ok())
        {
            return true;
        }
        first = false;
        at = gap(if w.is_empty() { dash(at).unwrap_or_default() } else { at.get(w.len()..).unwrap_or_default() });
    }
}

/// Whether the number is one of a law, a code, an ordinance or a constitution.
pub(crate) fn is_law_code(number: &DocumentNumber) -> bool {
    number
        .groups()
        .any(|g| is_term(g, "QH") || is_term(g, "UBTVQH") || matches!(g, "PL" | "L" | "LCT" | "CTN" | "SL") || g.starts_with("HĐNN"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, &str)> {
        let (after, of) = type_phrase(text).ok()?;
        name(text, after, of, None).ok().map(|(rest, key)| (key.to_string(), rest))
    }

    #[test]
    fn names_end_where_they_should() {
        let cases = [
            ("Luật Đất đai năm 2013", "luật đất đai", " năm 2013"),
            ("Luật \nĐất đai;", "luật đất đai", ";"),
            ("luật đất đai", "luật đất đai", ""),
            ("LUẬT ĐẤT ĐAI", "luật đất đai", ""),
            ("Luật Quản lý thuế quy định", "luật quản lý thuế", " quy định"),
            ("Luật Khoa học và công nghệ và Luật Chuyển giao", "luật khoa học và công nghệ", " và Luật Chuyển giao"),
            ("Luật Hiến ghép mô tạng và Luật Khác", "luật hiến ghép mô tạng", " và Luật Khác"),
            (
                "Luật sửa đổi, bổ \nsung một số điều của Luật Bảo hiểm y tế ngày 13",
                "luật sửa đổi, bổ sung một số điều của luật bảo hiểm y tế",
                " ngày 13",
            ),
            ("Luật An toàn thực phẩm (sửa đổi) có", "luật an toàn thực phẩm (sửa đổi)", " có"),
            ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "hiến pháp", ";"),
            ("Hiến pháp 2013", "hiến pháp", " 2013"),
            ("Luật SHTT,", "luật sở hữu trí tuệ", ","),
            ("Bộ luật Dân sự 2015", "bộ luật dân sự", " 2015"),
            ("Bộ luật tố tụng dân sự", "bộ luật tố tụng dân sự", ""),
        ];
        for (text, want, rest) in cases {
            assert_eq!(read(text), Some((want.to_owned(), rest)), "{text}");
        }
        for text in ["Luật này", "luật sư", "luật và các văn bản", "Luật", "Luật Anh."] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_close_a_name() {
        let text = " Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng số 72/2006/QH11.";
        assert_eq!(closing_number(text).map(|(_, n)| n.to_string()), Some("72/2006/QH11".to_owned()));
        assert!(closing_number(" Đất đai và Nghị định số 43/2014/NĐ-CP").is_none());
    }
}
