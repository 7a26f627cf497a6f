//! Document numbers.
//!
//! | text | value |
//! |---|---|
//! | `30/2020/NĐ-CP` | `30/2020/NĐ-CP` |
//! | `56/ 2015/ NĐ – CP` | `56/2015/NĐ-CP` |
//! | `613/QĐ-TTg`, `27-NQ/TW`, `61-CP` | the same |
//! | `19-2016/NQ-CP`, `143/2025//NĐ-CP`, `326/2016UBTVQH14` | `19/2016/NQ-CP`, `143/2025/NĐ-CP`, `326/2016/UBTVQH14` |
//! | `42/2022/NĐCP`, `96/2023/ND-CP` | `42/2022/NĐ-CP`, `96/2023/NĐ-CP` |
//! | `100/2019`, `200` | the same |
//! | `TCVN 6396-21:2020`, `22 TCN 359-06` | the same |

use compact_str::CompactString;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::lexeme::{at_word_end, dash, digits, gap, is_word_char, spaces};
use super::{PResult, miss};
use crate::data::{canonical_group, is_issuer, type_of_group};
use crate::model::DocumentNumber;

/// How much of a number the text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// With its code.
    Full,
    /// Ordinal and year.
    Year,
    /// The ordinal alone.
    Ordinal,
}

/// Groups in a code at most; the longest real one (a joint circular of seven issuers) has eight.
const MAX_GROUPS: usize = 12;
/// Bytes of a number at most.
const MAX_BYTES: usize = 160;

/// `number ::= standard | ordinal [sep year] sep code | ordinal "/" year | ordinal`
pub(crate) fn number(input: &str) -> PResult<'_, (DocumentNumber, Shape)> {
    alt((standard.map(|n| (n, Shape::Full)), ordinary)).parse_complete(input)
}

fn ordinary(input: &str) -> PResult<'_, (DocumentNumber, Shape)> {
    let (rest, ordinal) = ordinal(input)?;
    let mut text = CompactString::from(ordinal);
    let ordinal_end = text.len();
    let place = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let build =
        |text: CompactString, year, code: Option<usize>| DocumentNumber::from_parts(text, (0, place(ordinal_end)), year, code.map(place));
    let Some((after_sep, sep)) = separator(rest) else {
        // `81 TC/HCSN`, `58 LCT/HĐNN`: nothing but a space before the code of an old number.
        let old = rest.strip_prefix(' ').unwrap_or(rest);
        let mut code = CompactString::default();
        if old.starts_with(char::is_uppercase)
            && let Ok((after, ())) = self::code(old, &mut code)
            && code.contains('/')
            && code.split(['/', '-']).next().is_some_and(|first| is_issuer(first) || matches!(first, "LCT" | "SL"))
        {
            // Orders and decrees of the time print a dash there: `58-LCT/HĐNN`.
            if code.starts_with("LCT") || code.starts_with("SL") {
                text.push('-');
            }
            let at = text.len();
            text.push_str(&code);
            return Ok((after, (build(text, None, Some(at)), Shape::Full)));
        }
        return bare(rest, build(text, None, None));
    };
    if let Ok((after_year, year)) = self::year(after_sep) {
        let glued = after_year.starts_with(|c: char| c.is_uppercase());
        let code_at = match separator(after_year).or_else(|| after_year.strip_prefix('%').map(|r| (r, '/'))) {
            Some((next, _)) => Some(next),
            None if glued => Some(after_year),
            // `4463/2014 QĐ-UBND`
            None => after_year.strip_prefix(' ').filter(|code| {
                group(code, true).is_some_and(|(rest, of)| {
                    let issuer = dash(rest).and_then(|r| group(r, false));
                    type_of_group(&of).is_some() && issuer.is_some_and(|(_, issuer)| is_issuer(&issuer))
                })
            }),
        };
        let mut code = CompactString::default();
        if let Some((rest, ())) = code_at.and_then(|at| self::code(at, &mut code).ok()) {
            let printed = after_sep.get(..after_sep.len() - after_year.len()).unwrap_or_default();
            text.push('/');
            text.push_str(printed);
            text.push('/');
            let at = text.len();
            text.push_str(&code);
            if text.len() > MAX_BYTES {
                return miss(input, "a shorter number");
            }
            return Ok((rest, (build(text, Some(year), Some(at)), Shape::Full)));
        }
        let four = after_sep.len() - after_year.len() == 4;
        let open = after_year.starts_with(['/', '.']) && after_year.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        if sep == '/' && four && !open && at_word_end(after_year) {
            text.push('/');
            text.push_str(after_sep.get(..4).unwrap_or_default());
            return Ok((after_year, (build(text, Some(year), None), Shape::Year)));
        }
    }
    let mut code = CompactString::default();
    match self::code(after_sep, &mut code) {
        Ok((rest, ())) => {
            text.push(sep);
            let at = text.len();
            text.push_str(&code);
            if text.len() > MAX_BYTES {
                return miss(input, "a shorter number");
            }
            // `206-CP/1979`: the year at the end.
            let tail = rest.strip_prefix('/').and_then(|r| self::year(r).ok()).filter(|(r, _)| at_word_end(r));
            if let Some((rest_tail, year)) = tail {
                let printed = rest.get(..rest.len() - rest_tail.len()).unwrap_or_default();
                if printed.len() == 5 {
                    text.push_str(printed);
                    return Ok((rest_tail, (build(text, Some(year), Some(at)), Shape::Full)));
                }
            }
            Ok((rest, (build(text, None, Some(at)), Shape::Full)))
        }
        Err(error) => {
            // What follows the separator is neither year nor code.
            match bare(rest, build(text, None, None)) {
                Ok(number) if sep == '-' => Ok(number),
                _ => Err(error),
            }
        }
    }
}

/// An ordinal alone, if it is not the beginning of a date, a decimal, a fraction or a longer word.
fn bare(rest: &str, number: DocumentNumber) -> PResult<'_, (DocumentNumber, Shape)> {
    let mut chars = rest.chars();
    let next = chars.next();
    let then = chars.next();
    let joined = matches!(next, Some('/' | '.' | ',' | ':' | '%')) && then.is_some_and(|c| c.is_ascii_digit());
    if joined || next == Some('%') || !at_word_end(rest) {
        return miss(rest, "a year or a code");
    }
    Ok((rest, (number, Shape::Ordinal)))
}

/// `ordinal ::= digit{1,6} [letter{1,2} | "." digit{1,3}]`: letters and decimals only where a separator follows.
fn ordinal(input: &str) -> PResult<'_, &str> {
    let n = input.bytes().take_while(u8::is_ascii_digit).count();
    if n == 0 || n > 6 && !(n <= 8 && input.as_bytes().get(n) == Some(&b'/')) {
        return miss(input, "a number");
    }
    let Some((plain, rest)) = input.split_at_checked(n) else { return miss(input, "a number") };
    let decimals = rest.strip_prefix('.').map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
    let letters: usize =
        rest.chars().take(3).take_while(|c| c.is_alphabetic() && !c.is_uppercase() || matches!(c, 'A'..='D')).map(char::len_utf8).sum();
    let extra = match (decimals, letters) {
        (1..=3, _) => 1 + decimals,
        (_, 1..=4) => letters,
        _ => 0,
    };
    match input.split_at_checked(n + extra) {
        Some((whole, after)) if extra > 0 && (after.starts_with('/') || dash(after).is_some() || spaces(after).starts_with('/')) => {
            Ok((after, whole))
        }
        _ => Ok((rest, plain)),
    }
}

/// `sep ::= gap ("/"+ | dash) gap`, as `/` or `-`.
fn separator(input: &str) -> Option<(&str, char)> {
    let rest = gap(input);
    let slashes = rest.trim_start_matches('/');
    if slashes.len() < rest.len() {
        // A dash after the slash is a slip of the hand: `12/-NĐ-CP` does not occur, `12/ 2015` does.
        return Some((gap(slashes), '/'));
    }
    let after = dash(rest)?;
    Some((gap(after), '-'))
}

/// A year of four digits, or of two before a code.
fn year(input: &str) -> PResult<'_, u16> {
    let (rest, text) = digits(2, 4)(input)?;
    let value: u16 = text.parse().unwrap_or(0);
    match text.len() {
        // A slip in the year (`142/2205/NĐ-CP`) is kept as printed.
        4 if (1900..=2999).contains(&value) => Ok((rest, value)),
        2 if rest.starts_with('/') && rest.get(1..).is_some_and(|r| r.starts_with(char::is_alphabetic)) => {
            Ok((rest, if value >= 45 { 1900 + value } else { 2000 + value }))
        }
        _ => miss(input, "a four-digit year"),
    }
}

/// `code ::= group (sep group)*`, written into `out` as it is officially written.
fn code<'t>(input: &'t str, out: &mut CompactString) -> PResult<'t, ()> {
    let Some((mut rest, mut first)) = group(input, true) else { return miss(input, "a year or a code") };
    // A type that was set apart: `T T-BTC`.
    if first.chars().count() == 1
        && let Some((after, more)) = rest.strip_prefix(' ').and_then(|r| group(r, true))
        && after.starts_with('-')
    {
        let whole = compact_str::format_compact!("{first}{more}");
        if type_of_group(&whole).is_some() {
            (rest, first) = (after, whole);
        }
    }
    let mut last = match split_glued(&first) {
        Some((of_type, issuer)) => {
            out.push_str(of_type);
            out.push('-');
            out.push_str(issuer);
            CompactString::from(issuer)
        }
        None => {
            out.push_str(&first);
            first
        }
    };
    for _ in 1..MAX_GROUPS {
        if let Some((next, bracket)) = bracketed(rest) {
            out.push_str(bracket);
            rest = next;
            continue;
        }
        let Some((next, sep, apart)) = group_separator(rest).or_else(|| dot_for_dash(rest, &last)).or_else(|| space_for_dash(rest, &last))
        else {
            break;
        };
        let Some((after, found)) = group(next, false) else { break };
        let known = is_issuer(&found) || type_of_group(&found).is_some() || crate::data::is_unit(&found);
        let plain_number = found.bytes().all(|b| b.is_ascii_digit());
        if (apart && !known) || (plain_number && last != "L") {
            break;
        }
        out.push(sep);
        out.push_str(&found);
        rest = after;
        last = found;
    }
    // Letters set apart: `VBHN-V PQH`, `47/2010/Q H12`.
    if !is_issuer(&last)
        && last.len() <= 4
        && let Some((after, tail)) = rest.strip_prefix(' ').and_then(|r| group(r, false))
        && is_issuer(&compact_str::format_compact!("{last}{tail}"))
    {
        out.push_str(&tail);
        rest = after;
        last = tail;
    }
    // A footnote's mark after the last group: `NQ-CP2`.
    let letters = last.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.len() < last.len() && matches!(letters, "CP" | "TTg" | "TW" | "BTC" | "UBND" | "HĐND" | "VPQH" | "TANDTC") {
        out.truncate(out.len() - (last.len() - letters.len()));
        rest = input.get(input.len() - rest.len() - (last.len() - letters.len())..).unwrap_or(rest);
    }
    if out.chars().filter(|c| c.is_alphabetic()).count() < 2 && !matches!(out.as_str(), "L" | "A" | "B") {
        return miss(input, "a code of two letters or more");
    }
    Ok((rest, ()))
}

/// A department in brackets right after a group: `TT-BCA(X13)`.
fn bracketed(input: &str) -> Option<(&str, &str)> {
    let inner = input.strip_prefix('(')?;
    let len = inner.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit()).count();
    let starts = inner.starts_with(|c: char| c.is_ascii_uppercase());
    (starts && (2..=4).contains(&len) && inner.get(len..)?.starts_with(')')).then_some(())?;
    input.split_at_checked(len + 2).map(|(b, rest)| (rest, b))
}

/// A separator between two groups, and whether spaces on both sides make it doubtful.
fn group_separator(input: &str) -> Option<(&str, char, bool)> {
    let rest = gap(input);
    let before = rest.len() < input.len();
    let (after, sep) = match rest.strip_prefix('/') {
        Some(after) => (after.trim_start_matches('/'), '/'),
        None => (dash(rest)?, '-'),
    };
    let next = gap(after);
    // A line may break at the code's own dash.
    let apart = before && next.len() < after.len() && !after.get(..after.len() - next.len()).is_some_and(|g| g.contains('\n'));
    Some((next, sep, apart))
}

/// A dot typed for the dash between a type and its issuer: `NQ.HĐTP`.
fn dot_for_dash<'t>(input: &'t str, last: &str) -> Option<(&'t str, char, bool)> {
    let next = gap(input).strip_prefix('.')?;
    (type_of_group(last).is_some() && group(next, false).is_some_and(|(_, g)| is_issuer(&g))).then_some((next, '-', false))
}

/// A space for the dash between a type and its issuer: `07/2017/TT BLĐTBXH`.
fn space_for_dash<'t>(input: &'t str, last: &str) -> Option<(&'t str, char, bool)> {
    let next = input.strip_prefix(' ')?;
    (type_of_group(last).is_some() && group(next, false).is_some_and(|(_, g)| g.len() > 1 && is_issuer(&g))).then_some((next, '-', false))
}

/// Codes in which small letters stand.
const MIXED: [&str; 17] =
    ["UBTVQH", "TTg", "Ttg", "TTr", "Ttr", "CTr", "Ctr", "QyĐ", "QĐi", "ThịU", "ThU", "CNNg", "BCNNg", "NNg", "SLt", "Bộ", "Cp"];

/// One group of a code as it is officially written: letters and digits, no small letters but in known codes.
fn group(input: &str, first: bool) -> Option<(&str, CompactString)> {
    // `N&ETH;-CP`: the letter Đ as HTML writes it.
    let capitals = input.bytes().take_while(u8::is_ascii_uppercase).count();
    if let Some(rest) = input.get(capitals..).and_then(|r| r.strip_prefix("&ETH;")).filter(|_| (1..=6).contains(&capitals)) {
        let tail = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let (before, after) = (input.get(..capitals)?, rest.get(..tail)?);
        return Some((rest.get(tail..)?, compact_str::format_compact!("{before}Đ{after}")));
    }
    let len = input.find(|c: char| !(is_word_char(c) || c == '&')).unwrap_or(input.len());
    let mut run = input.get(..len)?;
    if run.is_empty() || (first && !run.starts_with(char::is_alphabetic)) {
        return None;
    }
    if let Some(mixed) = MIXED.iter().skip(1).find(|m| run.starts_with(*m)) {
        run = mixed;
    } else if run.starts_with("QH") || run.starts_with("UBTVQH") {
        // The term has one or two digits; what follows it is glued: `QH12CỘNG`.
        let letters = run.bytes().take_while(|b| !b.is_ascii_digit()).count();
        let term = run.bytes().skip(letters).take_while(u8::is_ascii_digit).take(2).count();
        if term > 0 && run.get(..letters).is_some_and(|l| l == "QH" || l == "UBTVQH") {
            run = run.get(..letters + term)?;
        }
    }
    let capital = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&';
    // One small letter between capitals belongs to the code: `GDTrH`.
    let inner = |i: usize, c: char| {
        c.is_lowercase()
            && run.get(..i).is_some_and(|b| b.ends_with(char::is_uppercase))
            && run.get(i + c.len_utf8()..).is_some_and(|a| a.starts_with(char::is_uppercase))
    };
    let mixed = run.char_indices().all(|(i, c)| capital(c) || inner(i, c)) && run.len() <= 12;
    let mut text = CompactString::with_capacity(run.len());
    if mixed || run.chars().all(capital) || MIXED.contains(&run) {
        text.extend(run.chars().map(latin));
    } else if run.chars().any(char::is_uppercase) {
        // Glued to the next word: `NĐ-CPngày`.
        let end = run.find(|c| !capital(c)).unwrap_or(run.len());
        run = run.get(..end)?;
        if run.chars().count() < 2 {
            return None;
        }
        text.extend(run.chars().map(latin));
    } else {
        let upper: String = run.to_uppercase();
        let upper = canonical_group(&upper).unwrap_or(&upper);
        if !(type_of_group(upper).is_some() || is_issuer(upper)) || run.chars().count() < 2 {
            return None;
        }
        text.push_str(upper);
    }
    if let Some(right) = canonical_group(&text).filter(|r| first || !matches!(*r, "NĐ" | "QĐ" | "CĐ")) {
        text = CompactString::const_new(right);
    }
    let mut rest = input.get(run.len()..)?;
    // `PGD.Q8`, `QĐN.T2.24`, `L.004`: parts joined by dots that hold a digit.
    while let Some(after) = rest.strip_prefix('.') {
        let n = after.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit()).count();
        let part = after.get(..n)?;
        if !(1..=4).contains(&n)
            || !part.bytes().any(|b| b.is_ascii_digit())
            || !after.get(n..).is_some_and(at_word_end)
            || text.is_empty()
            || !part.starts_with(|c: char| c.is_ascii_uppercase()) && !text.contains('.') && text != "L"
        {
            break;
        }
        text.push('.');
        text.push_str(part);
        rest = after.get(n..)?;
    }
    // The term set apart: `326/2016/UBTVQH 14`.
    if matches!(text.as_str(), "QH" | "UBTVQH")
        && let Some((after, term)) = rest.strip_prefix(' ').and_then(|r| digits(1, 2)(r).ok())
        && at_word_end(after)
        && !after.starts_with(['/', '-', '.', ','])
            | after.strip_prefix(['.', ',']).is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_digit()))
    {
        text.push_str(term);
        return Some((after, text));
    }
    // An ampersand that HTML left behind.
    if let Some(rest) = rest.strip_prefix("amp;").filter(|_| text.ends_with('&'))
        && let Some((rest, tail)) = group(rest, false)
    {
        text.push_str(&tail);
        return Some((rest, text));
    }
    Some((rest, text))
}

/// The Latin letter for a Cyrillic one of the same shape.
fn latin(c: char) -> char {
    match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'Х' => 'X',
        'Ð' | 'Ɖ' => 'Đ',
        other => other,
    }
}

/// A type and an issuer written as one: `NQCP`, `TTBLĐTBXH`.
fn split_glued(group: &str) -> Option<(&str, &str)> {
    if group.len() < 4 || is_issuer(group) || type_of_group(group).is_some() {
        return None;
    }
    ["NĐ", "NQ", "TT", "QĐ", "CT", "TTLT"].into_iter().rev().find_map(|t| {
        let issuer = group.strip_prefix(t)?;
        is_issuer(issuer).then(|| group.split_at_checked(t.len()))?
    })
}

/// Letters that begin a standard's number.
const STANDARDS: [&str; 6] = ["TCXDVN", "TCVN", "QCVN", "QCĐP", "TCCS", "TCXD"];

/// `standard ::= letters ["ISO" ["/IEC"]] [":"] part ("-" part)* [":" year] ["/" issuer] | digits "TCN" …`
fn standard(input: &str) -> PResult<'_, DocumentNumber> {
    let mut text = CompactString::default();
    let mut rest = input;
    if let Some(letters) = STANDARDS.iter().find(|s| input.starts_with(*s)) {
        text.push_str(letters);
        rest = rest.get(letters.len()..).unwrap_or_default();
    } else {
        let (after, sector) = digits(1, 3)(input)?;
        match gap(after).strip_prefix("TCN") {
            Some(after) => {
                text.push_str(sector);
                text.push_str(" TCN");
                rest = after;
            }
            None => return miss(input, "the letters of a standard"),
        }
    }
    rest = gap(rest);
    rest = rest.strip_prefix(':').map_or(rest, gap);
    text.push(' ');
    for adopted in ["ISO/IEC", "ISO", "IEC"] {
        if let Some(after) = rest.strip_prefix(adopted) {
            text.push_str(adopted);
            text.push(' ');
            rest = gap(after);
            break;
        }
    }
    let from = text.len();
    let (mut rest, part) = part(rest)?;
    text.push_str(part);
    let to = text.len();
    let mut year = None;
    for _ in 0..3 {
        let before = gap(rest);
        if let Some((after, y)) = before.strip_prefix(':').and_then(|r| self::four(gap(r)).ok()) {
            text.push(':');
            text.push_str(y);
            year = y.parse().ok();
            rest = after;
            break;
        }
        let Some((after, found)) = dash(before).and_then(|r| self::part(gap(r)).ok()) else { break };
        text.push('-');
        text.push_str(found);
        year = found.parse().ok().filter(|y| (1900..=2100).contains(y));
        rest = after;
    }
    let mut issuer = CompactString::default();
    let at = text.len();
    let (rest, found) = opt(|i| standard_issuer(i, &mut issuer)).parse_complete(rest)?;
    if found.is_some() {
        text.push('/');
        text.push_str(&issuer);
    }
    if !at_word_end(rest) {
        return miss(rest, "the end of a standard's number");
    }
    let place = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    // Standards without an issuer still have a code in the sense that the letters say their type.
    let code = if found.is_some() { at + 1 } else { from };
    Ok((rest, DocumentNumber::from_parts(text, (place(from), place(to)), year, Some(place(code)))))
}

fn standard_issuer<'t>(input: &'t str, out: &mut CompactString) -> PResult<'t, ()> {
    match input.strip_prefix('/') {
        Some(rest) => code(gap(rest), out),
        None => miss(input, "an issuer"),
    }
}

fn four(input: &str) -> PResult<'_, &str> {
    digits(4, 4)(input)
}

/// A part of a standard's number: digits with at most one letter.
fn part(input: &str) -> PResult<'_, &str> {
    let n = input.bytes().take_while(u8::is_ascii_digit).count();
    if n == 0 {
        // `QCVN 61-MT:2016/BTNMT`: a field of application.
        let n = input.bytes().take_while(u8::is_ascii_uppercase).count();
        return match input.split_at_checked(n) {
            Some((part, rest)) if (2..=3).contains(&n) && rest.starts_with(':') => Ok((rest, part)),
            _ => miss(input, "a standard's number"),
        };
    }
    if n > 6 {
        return miss(input, "a standard's number");
    }
    let letter = input.get(n..).and_then(|r| r.chars().next()).filter(|c| c.is_ascii_lowercase());
    let n = match letter {
        Some(_) if input.get(n + 1..).is_some_and(at_word_end) => n + 1,
        _ => n,
    };
    match input.split_at_checked(n) {
        Some((part, rest)) => Ok((rest, part)),
        None => miss(input, "a standard's number"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_printed_and_as_officially_written() {
        let cases = [
            ("30/2020/NĐ-CP", "30/2020/NĐ-CP", ""),
            ("30a/2008/NQ-CP", "30a/2008/NQ-CP", ""),
            ("66.13/2026/NQ-CP.", "66.13/2026/NQ-CP", "."),
            ("45/2013/QH13", "45/2013/QH13", ""),
            ("54/2010/QH12CỘNG", "54/2010/QH12", "CỘNG"),
            ("28/2023/QH15[18]", "28/2023/QH15", "[18]"),
            ("755/2005/NQ-UBTVQH11 ngày", "755/2005/NQ-UBTVQH11", " ngày"),
            ("07/2026/L-CTN", "07/2026/L-CTN", ""),
            ("613/QĐ-TTg", "613/QĐ-TTg", ""),
            ("10/NQ-CP (2)", "10/NQ-CP", " (2)"),
            ("1605/TCT-KTNB", "1605/TCT-KTNB", ""),
            ("19/2012/TTLT-BTC-BKH&ĐT-BTTTT", "19/2012/TTLT-BTC-BKH&ĐT-BTTTT", ""),
            ("12/2003/QĐ/BGD&amp;ĐT ngày", "12/2003/QĐ/BGD&ĐT", " ngày"),
            ("27-NQ/TW, ngày", "27-NQ/TW", ", ngày"),
            ("49-CT /TW ngày", "49-CT/TW", " ngày"),
            ("06-HD/BTCTW-BTGTW,", "06-HD/BTCTW-BTGTW", ","),
            ("99/VBHN-V PQH ngày", "99/VBHN-VPQH", " ngày"),
            ("36/2026/VBHN-NĐ-BTC ngày", "36/2026/VBHN-NĐ-BTC", " ngày"),
            ("61-CP ngày", "61-CP", " ngày"),
            ("12/CP", "12/CP", ""),
            ("111-HĐBT", "111-HĐBT", ""),
            ("299/TTg", "299/TTg", ""),
            ("21 - TC/TCT", "21-TC/TCT", ""),
            ("58 LCT/HĐNN ngày", "58-LCT/HĐNN", " ngày"),
            ("43/2010/N&ETH;-CP ngày", "43/2010/NĐ-CP", " ngày"),
            ("81 TC/HCSN ngày", "81TC/HCSN", " ngày"),
            ("81TC/HCSN ngày", "81TC/HCSN", " ngày"),
            ("5512/BGDĐT-GDTrH", "5512/BGDĐT-GDTrH", ""),
            ("931/TTr-PGD.Q8 ngày", "931/TTr-PGD.Q8", " ngày"),
            ("20191012/ONP-VN", "20191012/ONP-VN", ""),
            ("102-SL/L-004", "102-SL/L-004", ""),
            ("206-CP/1979, 130", "206-CP/1979", ", 130"),
            ("270B-NQ/HĐNN8", "270B-NQ/HĐNN8", ""),
            ("47/2020/DSST", "47/2020/DSST", ""),
            ("04/2022/QĐST-DS", "04/2022/QĐST-DS", ""),
            ("17/2018/AL", "17/2018/AL", ""),
            ("07/2004/TT-BCA(X13) ngày", "07/2004/TT-BCA(X13)", " ngày"),
            ("133 /2026/NĐ-CP", "133/2026/NĐ-CP", ""),
            ("47/2011/NĐ- CP", "47/2011/NĐ-CP", ""),
            ("62/2015/NĐ – CP", "62/2015/NĐ-CP", ""),
            ("143/2025//NĐ-CP", "143/2025/NĐ-CP", ""),
            ("326/2016UBTVQH14", "326/2016/UBTVQH14", ""),
            ("24/2026/NQCP", "24/2026/NQ-CP", ""),
            ("27/2016/TTBLĐTBXH", "27/2016/TT-BLĐTBXH", ""),
            ("19-2016/NQ-CP", "19/2016/NQ-CP", ""),
            ("142/2025/NĐ-Cpngày", "142/2025/NĐ-CP", "ngày"),
            ("142/2025/NĐ-CPngày", "142/2025/NĐ-CP", "ngày"),
            ("140/NQ-CP2 của", "140/NQ-CP", "2 của"),
            ("04/2024/TT-\nBLĐTBXH", "04/2024/TT-BLĐTBXH", ""),
            ("40/2026/NĐ-СР quy", "40/2026/NĐ-CP", " quy"),
            ("96/2023/ND-CP", "96/2023/NĐ-CP", ""),
            ("55/2018/tt-bgtvt Công", "55/2018/TT-BGTVT", " Công"),
            ("21/2009/nđ-cp", "21/2009/NĐ-CP", ""),
            ("90/2023%QH15", "90/2023/QH15", ""),
            ("12/96/NĐ-CP", "12/96/NĐ-CP", ""),
            ("30/2020/NĐ-CP - Quy định", "30/2020/NĐ-CP", " - Quy định"),
            ("30/2020/NĐ-CP - VỀ VIỆC", "30/2020/NĐ-CP", " - VỀ VIỆC"),
            ("100/2019", "100/2019", ""),
            ("200 ngày", "200", " ngày"),
            ("42, ngày", "42", ", ngày"),
            ("TCVN 9250:2021", "TCVN 9250:2021", ""),
            ("TCVN 6396-21:2020 (EN", "TCVN 6396-21:2020", " (EN"),
            ("QCVN 15: 2018/BGTVT", "QCVN 15:2018/BGTVT", ""),
            ("QCVN:01-2008/BLĐTBXH", "QCVN 01-2008/BLĐTBXH", ""),
            ("22 TCN 359-06", "22 TCN 359-06", ""),
            ("94 TCN 23 - 2006.", "94 TCN 23-2006", "."),
            ("TCVN ISO/IEC 17025:2017", "TCVN ISO/IEC 17025:2017", ""),
        ];
        for (text, official, rest) in cases {
            match number(text) {
                Ok((left, (n, _))) => {
                    assert_eq!(n.as_str(), official, "{text}");
                    assert_eq!(left, rest, "{text}");
                }
                Err(e) => panic!("{text}: {e:?}"),
            }
        }
    }

    #[test]
    fn not_numbers() {
        for text in ["15/9/2020", "24/24", "3,5 triệu", "1.000.000", "50%", "320/27", "12h", "988/Ngày 25", "4℃"] {
            let read = number(text).ok().filter(|(_, (_, s))| *s != Shape::Ordinal);
            assert!(read.is_none(), "{text}: {read:?}");
        }
    }
}
