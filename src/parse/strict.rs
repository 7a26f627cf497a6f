//! One whole reference, number or path: what stands behind `FromStr`.

use std::str::FromStr;

use compact_str::CompactString;

use super::date::{day, month, numeric, year_alone};
use super::document::{Core, DocumentRead, document, tail};
use super::document_type::number_label;
use super::lexeme::{any_phrase, gap, phrase};
use super::number::number;
use super::pointer::{Pointer, pointer};
use super::provision::{Style, level, provisions};
use super::undiacritised::restored;
use super::{Miss, PResult, miss};
use crate::data::TYPE_ABBREVIATIONS;
use crate::error::{Error, ErrorKind};
use crate::model::{CitedDate, Document, DocumentNumber, Issuer, Kind, ProvisionPath, Provisions, Reference};
use crate::normalise::{Normalised, single_spaces};
use crate::span::Span;

/// Runs a parser over the whole of a text; one that fails is tried again with the diacritics that were left out.
fn whole<T>(text: &str, parser: impl Fn(&str) -> PResult<'_, T>) -> Result<T, Error> {
    exactly(text, &parser).or_else(|error| restored(text).and_then(|text| exactly(&text, &parser).ok()).ok_or(error))
}

fn exactly<T>(text: &str, parser: &impl Fn(&str) -> PResult<'_, T>) -> Result<T, Error> {
    let clean = Normalised::new(text);
    let t = clean.as_str();
    let place = |rest: usize| clean.original(Span::new(t.len() - rest, t.len() - rest)).start;
    match parser(gap(t)) {
        Ok((rest, value)) => match rest.trim_start().trim_start_matches(['.', ';', ',']) {
            "" => Ok(value),
            left => Err(Error::at(ErrorKind::Trailing, text, place(left.len()), "the end of the reference")),
        },
        Err(nom::Err::Error(Miss { rest, expected }) | nom::Err::Failure(Miss { rest, expected })) => {
            let expected = if expected.is_empty() { "a reference" } else { expected };
            Err(Error::at(ErrorKind::Unexpected, text, place(rest), expected))
        }
        Err(nom::Err::Incomplete(_)) => Err(Error::at(ErrorKind::Unexpected, text, text.len(), "a reference")),
    }
}

impl FromStr for DocumentNumber {
    type Err = Error;

    /// Reads a number with or without `số` before it, however its spaces, dashes and letters are typed.
    ///
    /// # Errors
    ///
    /// - `abc` has no ordinal;
    /// - `30/` has neither a year nor a code after the separator;
    /// - `15/9/2020` is a date;
    /// - `30/2020/NĐ-CP và 31` goes on after the number.
    fn from_str(text: &str) -> Result<Self, Error> {
        whole(text, |t| {
            let t = number_label(t).map_or(t, |(rest, ())| rest);
            number(t).map(|(rest, (n, _))| (rest, n))
        })
    }
}

impl FromStr for CitedDate {
    type Err = Error;

    /// Reads a day, a month or a year in words or digits (`ngày 05 tháng 3 năm 2020`, `5/3/2020`, `tháng 3/2020`, `năm 2013`),
    /// or what [`iso`](Self::iso) prints.
    ///
    /// # Errors
    ///
    /// The text is no date, or goes on after it. A day that the calendar does not have is read.
    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(date) = CitedDate::from_iso(text.trim()).filter(|date| whole(&date.to_string(), one_date).as_ref() == Ok(date)) {
            return Ok(date);
        }
        whole(text, one_date)
    }
}

fn one_date(input: &str) -> PResult<'_, CitedDate> {
    day(input).or_else(|_| numeric(input)).or_else(|_| month(input)).or_else(|_| year_alone(input)).or_else(|_| miss(input, "a date"))
}

impl FromStr for ProvisionPath {
    type Err = Error;

    /// Reads a place in words, in any order of levels (`Điều 5 khoản 2`, `k2 đ5`), or an identifier (`dieu_5__khoan_2`).
    ///
    /// # Errors
    ///
    /// The text names no place, more than one, a range, or something after it.
    fn from_str(text: &str) -> Result<Self, Error> {
        // Only an identifier of what can be said in words: `dieu_?` is none.
        if let Some(path) = ProvisionPath::from_eid(text.trim()).filter(|path| whole(&path.to_string(), one_path).as_ref() == Ok(path)) {
            return Ok(path);
        }
        whole(text, one_path)
    }
}

fn one_path(input: &str) -> PResult<'_, ProvisionPath> {
    let (rest, read) = provisions(input, Style::Short)?;
    match read.list.as_slice() {
        [one] if one.through().is_none() => Ok((rest, one.path().clone())),
        _ => miss(input, "one provision"),
    }
}

impl FromStr for Reference {
    type Err = Error;

    /// Reads a reference as people type it.
    ///
    /// # Errors
    ///
    /// The text is neither provisions nor a document, or goes on after them. A number alone without a type
    /// (`30/2020/NĐ-CP`) is a reference; a type alone (`Nghị định`) is not.
    fn from_str(text: &str) -> Result<Self, Error> {
        whole(text, reference)
    }
}

/// `reference ::= provisions [["của"] document] | document [[","] provisions]`
fn reference(input: &str) -> PResult<'_, Reference> {
    let read = match provisions(input, Style::Short) {
        Ok((rest, read)) => {
            let next = gap(rest);
            let next = next.strip_prefix(',').map_or(next, gap);
            let joined = any_phrase(next, ["ban hành kèm theo", "kèm theo", "của", "thuộc", "trong", "tại"]).map(|(r, _)| gap(r));
            let next = joined.clone().unwrap_or(next);
            if next.is_empty() && joined.is_ok() {
                return miss(next, "a document");
            }
            if next.is_empty() || next.starts_with('.') {
                let kind = if read.this { Kind::Own } else { Kind::Implicit };
                return Ok((next, Reference::new(kind, Document::default(), read.list)));
            }
            if let Some(error) = unnumbered(next) {
                return Err(error);
            }
            let (rest, (kind, document)) = whole_document(next)?;
            return closed(rest, Reference::new(kind, document, read.list));
        }
        Err(_) => match unnumbered(input) {
            Some(error) => return Err(error),
            None => whole_document(input)?,
        },
    };
    let (rest, (kind, document)) = read;
    let next = gap(rest);
    let next = next.strip_prefix(',').map_or(next, gap);
    match provisions(next, Style::Short) {
        Ok((rest, read)) => closed(rest, Reference::new(kind, document, read.list)),
        Err(_) => closed(rest, Reference::new(kind, document, Provisions::none())),
    }
}

/// The error of a level that lacks its number: `khoản 2 Điều`.
fn unnumbered(input: &str) -> Option<nom::Err<Miss>> {
    let begins = level(input, Style::Text).is_ok() && document(input, None).is_err();
    provisions(input, Style::Short).err().filter(|_| begins)
}

/// A reference with nothing after it that only begins a further piece; the error names what the piece lacks.
fn closed(rest: &str, read: Reference) -> PResult<'_, Reference> {
    let next = gap(rest);
    if let Some(after) = next.strip_prefix(['/', '-']) {
        return miss(gap(after), "a year or a code");
    }
    if let Ok((after, _)) = any_phrase(next, ["ngày", "tháng", "năm"]) {
        return miss(gap(after), "a date");
    }
    match phrase(next, "của") {
        Ok((after, _)) => miss(gap(after), "an issuer"),
        Err(_) => Ok((rest, read)),
    }
}

/// What a type word alone lacks.
fn unfinished<T>(after_type: &str) -> PResult<'_, T> {
    let at = gap(after_type);
    let at = number_label(at).map_or(at, |(rest, ())| rest);
    match number(at) {
        Err(error) if at.starts_with(|c: char| c.is_ascii_digit()) => Err(error),
        _ => miss(at, "a number, a name or “này”"),
    }
}

fn whole_document(input: &str) -> PResult<'_, (Kind, Document)> {
    let (rest, read) = match typed_or_short(input) {
        Ok(found) => found,
        Err(error) => {
            // A number alone.
            let label = number_label(input).map_or(input, |(r, ())| r);
            match number(label) {
                Ok((rest, (n, _))) => {
                    let document_type = n.document_type();
                    let core = Core::Numbered { number: n, name: None, issuer: None, date: None };
                    (rest, DocumentRead { document_type, core, bracket: false, short: false })
                }
                Err(numeric) if label.starts_with(|c: char| c.is_ascii_digit()) => return Err(numeric),
                Err(_) => return Err(error),
            }
        }
    };
    let mut document = Document { document_type: read.document_type, ..Document::default() };
    let mut kind = match read.core {
        Core::Numbered { number, name, issuer, date } => {
            document = Document { number: Some(number), name, issuer, date, ..document };
            Kind::Numbered
        }
        Core::Named { name } => {
            document.name = Some(name);
            Kind::Named
        }
        Core::Pointer(Pointer::This) => Kind::Own,
        Core::Pointer(Pointer::That) => Kind::Back,
        Core::Bare => return unfinished(rest),
    };
    let (mut rest, found) = strict_tail(rest, &mut document, read.bracket);
    if !found
        && matches!(kind, Kind::Named)
        && let Ok((after, p)) = pointer(rest)
    {
        kind = if p == Pointer::This { Kind::Own } else { Kind::Back };
        rest = after;
    }
    Ok((rest, (kind, document)))
}

fn typed_or_short(input: &str) -> PResult<'_, DocumentRead> {
    match document(input, None) {
        Ok((rest, read)) if read.core != Core::Bare => return Ok((rest, read)),
        Ok((rest, _)) => return unfinished(rest),
        Err(_) => {}
    }
    // `blds 2015`: an abbreviated law in small letters.
    let token = input.get(..input.chars().take_while(|c| c.is_alphabetic() || *c == '&').map(char::len_utf8).sum()).unwrap_or_default();
    if let Ok(("", (of, name))) = super::name::standalone(&token.to_uppercase()) {
        let rest = input.get(token.len()..).unwrap_or_default();
        let core = Core::Named { name: CompactString::const_new(name) };
        return Ok((rest, DocumentRead { document_type: Some(of), core, bracket: false, short: true }));
    }
    // `nd 30/2020`, `NĐ30/2020/NĐ-CP`, `tt 200/2014/tt-btc`.
    let letters: usize = input.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let short = input.get(..letters).unwrap_or_default();
    let found = TYPE_ABBREVIATIONS.iter().find(|(a, _)| a.to_lowercase() == short.to_lowercase());
    if let Some((_, of)) = found {
        let start = gap(input.get(letters..).unwrap_or_default());
        let start = number_label(start).map_or(start, |(r, ())| r);
        let (rest, (number, _)) = number(start)?;
        let core = Core::Numbered { number, name: None, issuer: None, date: None };
        return Ok((rest, DocumentRead { document_type: Some(*of), core, bracket: false, short: true }));
    }
    miss(input, "a document type or a provision")
}

/// The date, then `của` and all the rest as the issuer: nothing but the issuer can end a reference.
fn strict_tail<'t>(input: &'t str, document: &mut Document, bracket: bool) -> (&'t str, bool) {
    let (mut rest, found) = tail(input, true, bracket, None);
    document.date = found.date.or(document.date);
    document.issuer = found.issuer.or(document.issuer.take());
    if document.date.is_none() {
        let next = gap(rest);
        let next = next.strip_prefix(',').map_or(next, gap);
        if let Ok((after, date)) = day(next).or_else(|_| month(next)).or_else(|_| year_alone(next)) {
            document.date = Some(date);
            rest = after;
        }
    }
    if document.issuer.is_none()
        && let Ok((after, _)) = phrase(gap(rest), "của")
    {
        let name = single_spaces(after.trim()).into_owned();
        if !name.is_empty() {
            document.issuer = Some(Issuer::new(CompactString::from(name)));
            rest = "";
        }
    }
    (rest, document.date.is_some() || document.issuer.is_some())
}
