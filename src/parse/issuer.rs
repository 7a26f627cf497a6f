//! Issuers in running text.
//!
//! | text | value |
//! |---|---|
//! | `của Chính phủ quy định` | `Chính phủ` |
//! | `của Bộ trưởng Bộ Tài chính về` | `Bộ trưởng Bộ Tài chính` |
//! | `do Ủy ban nhân dân tỉnh Lạng Sơn ban hành` | `Ủy ban nhân dân tỉnh Lạng Sơn` |
//! | `của Bộ Chính trị khóa XIII` | `Bộ Chính trị` |

use super::lexeme::{any_phrase, at_word_end, dash, gap, is_capitalised, phrase, spaces, word};
use super::lexicon::{Extra, issuer_word, known_issuer};
use super::{PResult, miss, read};
use crate::data::{ISSUER_STOPS, is_province};
use crate::model::Issuer;
use crate::normalise::{single_spaces, small_word};

/// Words of a name at most.
const MAX_WORDS: usize = 24;

/// `issuer_tail ::= [","] ("của" | "do") name ["ban hành" | "thông qua"]`
pub(crate) fn issuer_tail<'t>(input: &'t str, extra: Option<&Extra>) -> PResult<'t, Issuer> {
    let rest = gap(input);
    let rest = rest.strip_prefix(',').map_or(rest, gap);
    let (rest, by) = match any_phrase(rest, ["của", "do"]) {
        Ok((rest, word)) => (rest, word == "do"),
        // `củaChính phủ`.
        Err(error) => (rest.strip_prefix("của").filter(|r| is_capitalised(r)).ok_or(error)?, false),
    };
    let rest = gap(rest);
    if let Some((after, ())) = extra.and_then(|e| e.issuers.longest(rest)) {
        let taken = rest.get(..rest.len() - after.len()).unwrap_or_default();
        return Ok((after, Issuer::new(single_spaces(taken).as_ref())));
    }
    let found = name(rest)?;
    if by && any_phrase(gap(found.0), PROPOSES).is_ok() { miss(input, "an issuer") } else { Ok(found) }
}

/// What a body does with a document that it does not issue: `Luật Nhà ở do Bộ Xây dựng chủ trì soạn thảo`.
const PROPOSES: [&str; 8] = ["chủ trì", "trình", "soạn thảo", "xây dựng", "đề xuất", "dự thảo", "tổ chức", "chuẩn bị"];

/// `name ::= known organisation [territory] | words up to one that begins a title`
pub(crate) fn name(input: &str) -> PResult<'_, Issuer> {
    let rest = name_end(input)?.0;
    let taken = input.get(..input.len() - rest.len()).unwrap_or_default();
    let clean = taken.trim_end().trim_end_matches(['*', '_']);
    let clean = single_spaces(clean);
    Ok((rest, if clean.contains('*') { Issuer::new(clean.replace('*', "")) } else { Issuer::new(clean.as_ref()) }))
}

/// Reads over the name of an organisation, or of those that issued a document together.
fn name_end(input: &str) -> PResult<'_, ()> {
    let mut rest = one_name(input)?.0;
    // `Bộ trưởng A, Bộ trưởng B và Bộ trưởng C`.
    for _ in 0..MAX_JOINT {
        let next = gap(rest);
        let next = next.strip_prefix(',').or_else(|| dash(next)).map_or(next, gap);
        let next = read(next, |i| phrase(i, "và")).map_or(next, |(r, _)| gap(r));
        if next.len() >= gap(rest).len() || !is_capitalised(next) {
            break;
        }
        match known_issuer(next) {
            Some(after) => rest = territory(after).unwrap_or(after),
            None => break,
        }
    }
    Ok((rest, ()))
}

/// Issuers of one document at most.
const MAX_JOINT: usize = 10;

fn one_name(input: &str) -> PResult<'_, ()> {
    let start = any_phrase(input, ["liên tịch", "liên"]).map_or(input, |(r, _)| gap(r));
    if !issuer_word(start) {
        return miss(input, "an issuer");
    }
    if let Some(body) = committee_of(start) {
        return Ok((body, ()));
    }
    // `do tỉnh Lào Cai ban hành`: the territory for its authority.
    let known = known_issuer(start)
        .map(|rest| territory(rest).or_else(|| proper(rest)).or_else(|| seat(start, rest)).unwrap_or(rest))
        .or_else(|| territory(start));
    // A short name of the table that goes on: `Đảng đoàn …`, `Tổng công ty …`. Only then, or without one, the words are read.
    if let Some(known) = known.filter(|known| !goes_on(known)) {
        return Ok((known, ()));
    }
    let generic = if is_capitalised(start) { words(start).ok().map(|(rest, ())| territory(rest).unwrap_or(rest)) } else { None };
    match (known, generic) {
        (Some(known), Some(generic)) if generic.len() < known.len() => Ok((generic, ())),
        (Some(known), _) => Ok((known, ())),
        (None, Some(generic)) => Ok((generic, ())),
        (None, None) => miss(input, "an issuer"),
    }
}

/// `Đảng ủy Công an tỉnh`, `Đảng ủy các cơ quan Đảng tỉnh Gia Lai`: a committee of the Party with the body that it leads.
fn committee_of(input: &str) -> Option<&str> {
    let (rest, _) = any_phrase(input, ["đảng ủy", "đảng uỷ"]).ok()?;
    let body = gap(rest);
    let groups = ["các cơ quan đảng trung ương", "các cơ quan đảng", "khối các cơ quan", "khối doanh nghiệp"];
    if let Ok((after, _)) = any_phrase(body, groups) {
        return Some(territory(after).unwrap_or(after));
    }
    // The table knows some whole: `Đảng ủy Công an Trung ương`.
    let known = known_issuer(input).is_some_and(|known| known.len() < rest.len());
    if known || !is_capitalised(body) { None } else { one_name(body).ok().map(|(after, ())| after) }
}

/// Whether a word that can only belong to the name follows: not one that begins a title, a date or another clause.
fn goes_on(rest: &str) -> bool {
    let next = gap(rest);
    let w = word(next);
    if next.strip_prefix('&').is_some_and(|n| is_capitalised(gap(n))) {
        return true;
    }
    next.len() < rest.len() && matches!(w, "đoàn" | "công" | "ủy" | "bộ" | "cục" | "liên" | "uỷ") && phrase(next, "công bố").is_err()
}

/// Where a high court or procuracy sits: `TAND cấp cao tại Hà Nội`, `tại TP.HCM`.
fn seat<'t>(name: &str, rest: &'t str) -> Option<&'t str> {
    let taken = name.get(..name.len() - rest.len())?;
    let (rest, _) = phrase(gap(rest), "tại").ok().filter(|_| taken.to_lowercase().ends_with("cấp cao"))?;
    let place = gap(rest);
    let short = ["TP.HCM", "TP. HCM", "TP HCM", "TPHCM"].iter().find_map(|seat| place.strip_prefix(seat));
    short.filter(|rest| at_word_end(rest)).or_else(|| territory(place)).or_else(|| proper(rest))
}

/// A proper name after the authority's: `Huyện ủy Cô Tô`.
fn proper(input: &str) -> Option<&str> {
    let mut end = None;
    let mut at = input;
    for _ in 0..5 {
        let next = spaces(at);
        let w = word(next);
        if next.len() == at.len()
            || !is_capitalised(w)
            || is_stop(next, w)
            || super::document_type::type_phrase(next).is_ok()
            || w.chars().all(char::is_uppercase)
        {
            break;
        }
        at = next.get(w.len()..)?;
        end = Some(at);
    }
    end
}

/// Whether the word begins something else than a name.
fn is_stop(here: &str, w: &str) -> bool {
    let lower = small_word(w);
    ISSUER_STOPS.contains(&lower.as_str())
        && match lower.as_str() {
            "ban" => phrase(here, "ban hành").is_ok(),
            "công" => phrase(here, "công bố").is_ok(),
            "thông" => any_phrase(here, ["thông qua", "thông báo"]).is_ok(),
            "kết" => any_phrase(here, ["kết luận", "kết hợp"]).is_ok(),
            "giao" => phrase(here, "giao thông").is_err(),
            "thực" => phrase(here, "thực hiện").is_ok(),
            _ => true,
        }
}

/// Words of a name that no table holds: it goes on until a word that begins something else.
fn words(input: &str) -> PResult<'_, ()> {
    let mut rest = input;
    let mut end = input;
    let mut last = "";
    for n in 0..MAX_WORDS {
        let found = word(rest);
        if found.is_empty() {
            break;
        }
        // `Cảng hàng không`
        let flies = found == "không" && small_word(last) == "hàng";
        last = found;
        let shouted = found.chars().count() > 1 && found.chars().all(char::is_uppercase);
        if n > 0 && (!is_capitalised(found) || shouted) {
            if !flies && is_stop(rest, found) {
                break;
            }
            if found == "và" {
                let next = gap(rest.get(found.len()..).unwrap_or_default());
                if !is_capitalised(next) || super::document_type::type_phrase(next).is_ok() {
                    break;
                }
            }
        }
        if n > 0 && super::document_type::type_phrase(rest).is_ok() && is_capitalised(rest) && !found.eq("Luật") {
            break;
        }
        end = rest.get(found.len()..).unwrap_or_default();
        let next = gap(end);
        if next.len() == end.len() {
            // Initials (TP.HCM) and joined names.
            match end.strip_prefix(['.', '&', '-', '–']) {
                Some(after) if after.starts_with(char::is_alphabetic) => rest = after,
                // `Bộ Tài nguyên- Môi trường`
                Some(after) if end.starts_with(['-', '–']) && is_capitalised(gap(after)) => rest = gap(after),
                _ => break,
            }
            continue;
        }
        rest = match dash(next).or_else(|| next.strip_prefix('&')) {
            Some(after) if is_capitalised(gap(after)) && gap(after).len() < after.len() => gap(after),
            Some(_) => break,
            None => next,
        };
    }
    if end.len() == input.len() { miss(input, "an issuer") } else { Ok((end, ())) }
}

/// The territory after the name of a local authority: `tỉnh Lạng Sơn`, `TP. Hồ Chí Minh`.
fn territory(input: &str) -> Option<&str> {
    let start = gap(input);
    let (rest, word_read) =
        any_phrase(start, ["thành phố", "thị trấn", "thị xã", "đặc khu", "phường", "tỉnh", "huyện", "quận", "xã", "tp"]).ok()?;
    let rest = rest.strip_prefix('.').filter(|_| word_read == "tp").unwrap_or(rest);
    let mut end = rest;
    for _ in 0..6 {
        let next = gap(end);
        // A province's name is whole: what stands on the next line begins something else.
        let crossed = end.get(..end.len() - next.len()).is_some_and(|g| g.contains('\n'));
        if crossed && gap(rest).strip_suffix(end).is_some_and(is_province) {
            break;
        }
        let next = match dash(next) {
            Some(after) if is_capitalised(gap(after)) => gap(after),
            _ => next,
        };
        let found = word(next);
        let capital = is_capitalised(found) && super::document_type::type_phrase(next).is_err() && !is_stop(next, found);
        if !(capital || (!found.is_empty() && found.bytes().all(|b| b.is_ascii_digit()) && end.len() == rest.len() && found.len() < 3)) {
            break;
        }
        end = next.get(found.len()..)?;
    }
    if let Some(after) = end.strip_prefix(',').and_then(territory) {
        return Some(after);
    }
    at_word_end(end).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_end_where_the_title_begins() {
        let cases = [
            ("của Chính phủ quy định chi tiết", "Chính phủ"),
            ("của Chính \nphủ về", "Chính phủ"),
            ("của Chính phủ và Kế hoạch số 181", "Chính phủ"),
            ("của Thủ tướng Chính phủ về", "Thủ tướng Chính phủ"),
            ("của Bộ trưởng Bộ Tài chính hướng dẫn", "Bộ trưởng Bộ Tài chính"),
            ("của Bộ trưởng Bộ Lao động - Thương binh và Xã hội)", "Bộ trưởng Bộ Lao động - Thương binh và Xã hội"),
            ("của UBND tỉnh.", "UBND tỉnh"),
            ("của Hội đồng nhân dân tỉnh về", "Hội đồng nhân dân tỉnh"),
            ("của Ủy ban nhân dân tỉnh Lạng Sơn ban hành", "Ủy ban nhân dân tỉnh Lạng Sơn"),
            ("của Ủy ban nhân dân thành phố Hồ Chí Minh về", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
            ("của Bộ Chính trị khóa XIII về", "Bộ Chính trị"),
            ("của Ban Chấp hành Trung ương Đảng khóa XIII", "Ban Chấp hành Trung ương Đảng"),
            ("của Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương về", "Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương"),
            ("của Ủy ban Văn hóa và Xã hội;", "Ủy ban Văn hóa và Xã hội"),
            ("của Công ty Luật Anh Sĩ về", "Công ty Luật Anh Sĩ"),
            ("của Tổng cục Thuế", "Tổng cục Thuế"),
            ("của Huyện ủy Cô Tô", "Huyện ủy Cô Tô"),
            ("của Đảng ủy UBND tỉnh Quảng Ngãi về", "Đảng ủy UBND tỉnh Quảng Ngãi"),
            ("của Đảng ủy Công an tỉnh.", "Đảng ủy Công an tỉnh"),
            ("của Đảng ủy Công an Trung ương", "Đảng ủy Công an Trung ương"),
            ("của Đảng ủy các cơ quan Đảng tỉnh Gia Lai", "Đảng ủy các cơ quan Đảng tỉnh Gia Lai"),
            ("của Sở Giáo dục & Đào tạo Hà Nội về", "Sở Giáo dục & Đào tạo Hà Nội"),
            ("của Bộ Tài chính & Nghị định số 5", "Bộ Tài chính"),
            ("của Tổng công ty Điện lực miền Bắc", "Tổng công ty Điện lực miền Bắc"),
            ("của Đảng đoàn Hội đồng nhân dân tỉnh", "Đảng đoàn Hội đồng nhân dân tỉnh"),
            ("CỦA HỘI ĐỒNG NHÂN DÂN TỈNH SÓC TRĂNG VỀ VIỆC", "HỘI ĐỒNG NHÂN DÂN TỈNH SÓC TRĂNG"),
            (
                "của Tòa án nhân dân tối cao, Viện kiểm sát nhân dân tối cao, Bộ Tư pháp về việc",
                "Tòa án nhân dân tối cao, Viện kiểm sát nhân dân tối cao, Bộ Tư pháp",
            ),
            ("của liên Bộ Tài chính - Nội vụ", "liên Bộ Tài chính"),
            ("do Bộ Tài chính ban hành", "Bộ Tài chính"),
            ("của Tòa án nhân dân tỉnh Bắc Giang,", "Tòa án nhân dân tỉnh Bắc Giang"),
        ];
        for (text, name) in cases {
            match issuer_tail(text, None) {
                Ok((_, issuer)) => assert_eq!(issuer.name(), name, "{text}"),
                Err(e) => panic!("{text}: {e:?}"),
            }
        }
        let proposed = ["do Bộ Xây dựng chủ trì soạn thảo", "do Chính phủ trình"];
        for text in ["của Luật này", "của pháp luật", "của Nghị định", "của người lao động"].into_iter().chain(proposed)
        {
            assert!(issuer_tail(text, None).is_err(), "{text}");
        }
    }
}
