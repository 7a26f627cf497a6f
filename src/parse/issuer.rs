//! Issuers in running text.
//!
//! | text | value |
//! |---|---|
//! | `của Chính phủ quy định` | `Chính phủ` |
//! | `của Bộ trưởng Bộ Tài chính về` | `Bộ trưởng Bộ Tài chính` |
//! | `do Ủy ban nhân dân tỉnh Lạng Sơn ban hành` | `Ủy ban nhân dân tỉnh Lạng Sơn` |
//! | `của Bộ Chính trị khóa XIII` | `Bộ Chính trị` |

use super::lexeme::{any_phrase, at_word_end, dash, gap, is_capitalised, phrase, word};
use super::lexicon::{issuer_word, known_issuer};
use super::{PResult, miss, read};
use crate::data::ISSUER_STOPS;
use crate::model::Issuer;
use crate::normalise::single_spaces;

/// Words of a name at most.
const MAX_WORDS: usize = 24;

/// `issuer_tail ::= [","] ("của" | "do") name ["ban hành" | "thông qua"]`
pub(crate) fn issuer_tail(input: &str) -> PResult<'_, Issuer> {
    let rest = gap(input);
    let rest = rest.strip_prefix(',').map_or(rest, gap);
    let (rest, _) = any_phrase(rest, ["của", "do"])?;
    name(gap(rest))
}

/// `name ::= known organisation [territory] | words up to one that begins a title`
pub(crate) fn name(input: &str) -> PResult<'_, Issuer> {
    let rest = name_end(input)?.0;
    let taken = input.get(..input.len() - rest.len()).unwrap_or_default();
    let clean = taken.trim_end().trim_end_matches(['*', '_']);
    let clean = single_spaces(clean);
    Ok((rest, Issuer::new(if clean.contains('*') { clean.replace('*', "") } else { clean.into_owned() })))
}

/// Reads over an organisation's name.
fn name_end(input: &str) -> PResult<'_, ()> {
    if !issuer_word(input) {
        return miss(input, "an issuer");
    }
    let mut rest = match known_issuer(input) {
        Some(rest) => rest,
        None if is_capitalised(input) => words(input)?.0,
        None => return miss(input, "an issuer"),
    };
    if let Some(after) = territory(rest) {
        rest = after;
    }
    // Two issuers of a joint document.
    let joint = read(gap(rest), |i| phrase(i, "và")).map(|(r, _)| gap(r)).or_else(|| gap(rest).strip_prefix(',').map(gap));
    if let Some(next) = joint
        && is_capitalised(next)
        && let Some(after) = known_issuer(next)
    {
        rest = territory(after).unwrap_or(after);
    }
    Ok((rest, ()))
}

/// Words of a name that no table holds: it goes on until a word that begins something else.
fn words(input: &str) -> PResult<'_, ()> {
    let mut rest = input;
    let mut end = input;
    for n in 0..MAX_WORDS {
        let found = word(rest);
        if found.is_empty() {
            break;
        }
        if n > 0 && !is_capitalised(found) {
            if ISSUER_STOPS.contains(&found) && (found != "ban" || phrase(rest, "ban hành").is_ok()) {
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
                _ => break,
            }
            continue;
        }
        rest = match dash(next) {
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
        let next = match dash(next) {
            Some(after) if is_capitalised(gap(after)) => gap(after),
            _ => next,
        };
        let found = word(next);
        let capital = is_capitalised(found) && super::document_type::type_phrase(next).is_err();
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
            ("do Bộ Tài chính ban hành", "Bộ Tài chính"),
            ("của Tòa án nhân dân tỉnh Bắc Giang,", "Tòa án nhân dân tỉnh Bắc Giang"),
        ];
        for (text, name) in cases {
            match issuer_tail(text) {
                Ok((_, issuer)) => assert_eq!(issuer.name(), name, "{text}"),
                Err(e) => panic!("{text}: {e:?}"),
            }
        }
        for text in ["của Luật này", "của pháp luật", "của Nghị định", "của người lao động"] {
            assert!(issuer_tail(text).is_err(), "{text}");
        }
    }
}
