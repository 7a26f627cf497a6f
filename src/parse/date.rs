//! Dates.
//!
//! | text | value |
//! |---|---|
//! | `ngày 05 tháng 3 năm 2020` | `2020-03-05` |
//! | `ngày 5/3/2020`, `ngày 05-3-2020`, `ngày 5.3.2020` | `2020-03-05` |
//! | `tháng 5 năm 2016`, `tháng 5/2016` | `2016-05` |
//! | `năm 2013`, `2013`, `(2013)` | `2013` |

use nom::Parser;
use nom::branch::alt;

use super::lexeme::{any_phrase, at_word_end, digits, gap, phrase};
use super::{PResult, miss};
use crate::model::CitedDate;

/// `day ::= "ngày" (number "tháng" number "năm" year | numeric)`
pub(crate) fn day(input: &str) -> PResult<'_, CitedDate> {
    // A PDF's `n gày`, a day glued to it: `ngày31/7/1998`.
    let rest = match any_phrase(input, ["ngày", "n gày"]) {
        Ok((rest, _)) => rest,
        Err(error) => input.strip_prefix("ngày").filter(|r| r.starts_with(|c: char| c.is_ascii_digit())).ok_or(error)?,
    };
    let rest = gap(rest);
    alt((numeric, worded))
        .parse_complete(rest)
        .or_else(|error| alt((numeric, worded)).parse_complete(without_page_number(rest).ok_or(error)?))
}

/// What follows a page's number alone on its line in the middle of a date: `ngày⏎4⏎15/5/2014`.
fn without_page_number(input: &str) -> Option<&str> {
    let (rest, _) = digits(1, 3)(input).ok()?;
    super::lexeme::line_break(super::lexeme::spaces(rest)).map(gap)
}

/// `numeric ::= d sep m sep y`, one separator of `/`, `-`, `.` throughout, spaces allowed around it.
pub(crate) fn numeric(input: &str) -> PResult<'_, CitedDate> {
    let (rest, day) = small(input)?;
    let (rest, sep) = date_separator(rest, None)?;
    let (rest, month) = small(rest)?;
    let (rest, _) = date_separator(rest, Some(sep))?;
    let (rest, year) = year(rest)?;
    Ok((rest, CitedDate::day(year, month, day)))
}

fn worded(input: &str) -> PResult<'_, CitedDate> {
    let (rest, day) = small(input)?;
    let (rest, _) = phrase(gap(rest), "tháng")?;
    let (rest, month) = small(gap(rest))?;
    let rest = gap(rest);
    let rest = rest.strip_prefix(',').map_or(rest, gap);
    let (rest, _) = phrase(rest, "năm")?;
    let (rest, year) = year(gap(rest))?;
    Ok((rest, CitedDate::day(year, month, day)))
}

/// `month ::= "tháng" number ("năm" | "/") year`
pub(crate) fn month(input: &str) -> PResult<'_, CitedDate> {
    let (rest, _) = phrase(input, "tháng")?;
    let (rest, month) = small(gap(rest))?;
    let next = gap(rest);
    let rest = match next.strip_prefix(['/', '-']) {
        Some(rest) => rest,
        None => phrase(next, "năm")?.0,
    };
    let (rest, year) = four_digits(gap(rest))?;
    Ok((rest, CitedDate::month_of(year, month)))
}

/// `year ::= ["năm"] digit{4}`, from 1945 on; the word may be left out after a name.
pub(crate) fn year_alone(input: &str) -> PResult<'_, CitedDate> {
    let rest = phrase(input, "năm").map_or(input, |(rest, _)| gap(rest));
    let (rest, year) = four_digits(rest)?;
    let joined = rest.starts_with(['/', '-', '–']) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    // `BLHS 2015/2017`: the year of the law and that of its amendment.
    if joined
        && let Ok((after, _)) = four_digits(rest.get(1..).unwrap_or_default())
        && rest.starts_with('/')
        && (1945..=2100).contains(&year)
    {
        return Ok((after, CitedDate::year_only(year)));
    }
    if !(1945..=2100).contains(&year) || joined || !at_word_end(rest) {
        return miss(input, "a year");
    }
    Ok((rest, CitedDate::year_only(year)))
}

fn small(input: &str) -> PResult<'_, u8> {
    let (rest, text) = digits(1, 2)(input)?;
    match text.parse() {
        Ok(value) if value > 0 => Ok((rest, value)),
        _ => miss(input, "a day or a month"),
    }
}

fn date_separator(input: &str, same: Option<char>) -> PResult<'_, char> {
    let rest = gap(input);
    let found = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.' | '–' | '‑' | '‐'));
    match found {
        Some(c) if same.is_none_or(|s| (s == '/') == (c == '/') || c == '.') => Ok((gap(rest.get(c.len_utf8()..).unwrap_or_default()), c)),
        _ => miss(input, "a separator of a date"),
    }
}

fn four_digits(input: &str) -> PResult<'_, u16> {
    let (rest, text) = digits(4, 4)(input)?;
    Ok((rest, text.parse().unwrap_or(0)))
}

/// Four digits, or two of the last or this century.
fn year(input: &str) -> PResult<'_, u16> {
    let (rest, text) = digits(2, 4)(input)?;
    let value: u16 = text.parse().unwrap_or(0);
    match text.len() {
        4 => Ok((rest, value)),
        2 if value >= 45 => Ok((rest, 1900 + value)),
        2 => Ok((rest, 2000 + value)),
        _ => miss(input, "a four-digit year"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let any = |text| day(text).or_else(|_| month(text)).or_else(|_| year_alone(text)).map(|(rest, d)| (d.iso(), rest));
        let cases = [
            ("ngày 05 tháng 3 năm 2020 của", "2020-03-05", " của"),
            ("ngày 06  tháng 4 năm 2026", "2026-04-06", ""),
            ("ngày 18\ntháng 11 năm 2025", "2025-11-18", ""),
            ("NGÀY 30 THÁNG 4 NĂM 2025", "2025-04-30", ""),
            ("ngày 5/3/2020,", "2020-03-05", ","),
            ("ngày 14-12-2004", "2004-12-14", ""),
            ("ngày 3.10.2017", "2017-10-03", ""),
            ("ngày 05/ 7/ 2021", "2021-07-05", ""),
            ("ngày 5/9/98", "1998-09-05", ""),
            ("ngày 31/02/2020", "2020-02-31", ""),
            ("tháng 5 năm 2016", "2016-05", ""),
            ("tháng 11/2005", "2005-11", ""),
            ("năm 2013 đã", "2013", " đã"),
            ("2015)", "2015", ")"),
        ];
        for (text, iso, rest) in cases {
            assert_eq!(any(text), Ok((iso.to_owned(), rest)), "{text}");
        }
        for text in ["ngày ký", "ngày 5", "2016-2020", "năm 1000", "ngày … tháng … năm"] {
            assert!(any(text).is_err(), "{text}");
        }
    }
}
