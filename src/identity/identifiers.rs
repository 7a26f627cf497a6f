//! Identities as `urn:lex` names and Akoma Ntoso IRIs, and back.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;

use super::authority::province;
use super::{Authority, Identity};
use crate::data::{ISSUERS, LAWS, PROVINCES};
use crate::model::{CitedDate, DocumentNumber, DocumentType, Family};
use crate::normalise::slug;

/// Stands for a part that is not known.
const UNKNOWN: &str = "nn";

pub(super) fn urn(identity: &Identity) -> String {
    let territory = territory(identity).map(|t| format!(";{}", t.replace('_', "."))).unwrap_or_default();
    let authority = authorities(identity).map(|a| a.replace('_', ".")).collect::<Vec<_>>().join("+");
    let measure = identity.document_type.map_or(UNKNOWN.into(), |t| t.slug().replace('_', "."));
    format!("urn:lex:vn{territory}:{}:{measure}:{};{}", or_unknown(authority), year(identity), number(identity))
}

pub(super) fn akn(identity: &Identity) -> String {
    let territory = territory(identity).map(|t| format!("-{}", t.replace('_', "-"))).unwrap_or_default();
    let authority = authorities(identity).map(|a| a.replace('_', "-")).collect::<Vec<_>>().join("+");
    let class = match identity.document_type.map(DocumentType::family) {
        Some(Family::Court) => "judgment",
        Some(Family::Legislation | Family::Regulation) => "act",
        _ => "doc",
    };
    let subtype = identity.document_type.map_or(UNKNOWN.into(), |t| t.slug().replace('_', "-"));
    format!("/akn/vn{territory}/{class}/{subtype}/{}/{}/{}", or_unknown(authority), year(identity), number(identity))
}

/// Only what [`urn`] prints: a number that its slug does not give back would have another name.
pub(super) fn from_urn(text: &str) -> Option<Identity> {
    read_urn(text).filter(|identity| urn(identity) == text)
}

pub(super) fn from_akn(text: &str) -> Option<Identity> {
    read_akn(text).filter(|identity| akn(identity) == text)
}

fn read_urn(text: &str) -> Option<Identity> {
    let rest = text.strip_prefix("urn:lex:vn")?;
    let mut parts = rest.splitn(4, ':');
    let territory = match parts.next()? {
        "" => None,
        unit => Some(unit.strip_prefix(';')?.replace('.', "_")),
    };
    let (authority, measure) = (parts.next()?.replace('.', "_"), parts.next()?.replace('.', "_"));
    let (year, number) = parts.next()?.split_once(';')?;
    identity(territory, &authority, &measure, year, number)
}

fn read_akn(text: &str) -> Option<Identity> {
    let rest = text.strip_prefix("/akn/vn")?;
    let mut parts = rest.splitn(6, '/');
    let territory = match parts.next()? {
        "" => None,
        unit => Some(unit.strip_prefix('-')?.replace('-', "_")),
    };
    let class = parts.next()?;
    if !matches!(class, "act" | "doc" | "judgment") {
        return None;
    }
    let (subtype, authority) = (parts.next()?.replace('-', "_"), parts.next()?.replace('-', "_"));
    let (year, number) = (parts.next()?, parts.next()?);
    identity(territory, &authority, &subtype, year, number)
}

fn identity(territory: Option<String>, authority: &str, measure: &str, year: &str, number: &str) -> Option<Identity> {
    let document_type = if measure == UNKNOWN { None } else { Some(DocumentType::from_slug(measure)?) };
    let year: Option<u16> = if year == UNKNOWN { None } else { Some(year.parse().ok()?) };
    if number.is_empty() {
        return None;
    }
    let territory = territory.map(|t| {
        let known = PROVINCES.iter().find(|p| slug(p.name) == t);
        known.map_or_else(|| CompactString::from(t.replace('_', " ")), |p| p.name.into())
    });
    let authority = (authority != UNKNOWN).then(|| Authority::from_bodies(authority.split('+').map(String::from), territory));
    let read = from_slug(number);
    let name = (read.is_none() && number != UNKNOWN).then(|| {
        let bare = number.replace('-', "_");
        if let Some(known) = NAMES.get(&format!("{measure}_{bare}")).or_else(|| NAMES.get(&bare)) {
            return CompactString::from(known.to_lowercase());
        }
        let type_word = document_type.map(|t| t.name().to_lowercase()).unwrap_or_default();
        CompactString::from(format!("{type_word} {}", bare.replace('_', " ")).trim())
    });
    let date = year.filter(|y| read.as_ref().and_then(DocumentNumber::year) != Some(*y)).map(CitedDate::year_only);
    Some(Identity { document_type, number: read, name, date, authority })
}

fn or_unknown(part: String) -> String {
    if part.is_empty() { UNKNOWN.into() } else { part }
}

fn year(identity: &Identity) -> String {
    identity.year().map_or(UNKNOWN.into(), |y| format!("{y:04}"))
}

/// The territory of a local authority; a national one has none.
fn territory(identity: &Identity) -> Option<String> {
    let territory = identity.authority.as_ref()?.territory()?;
    Some(slug(province(territory).map_or(territory, |p| p.name)))
}

fn authorities(identity: &Identity) -> impl Iterator<Item = String> {
    identity.authority.iter().flat_map(Authority::bodies).map(slug)
}

/// The number in lower case without diacritics, its parts joined by dashes; for a document without one its name.
fn number(identity: &Identity) -> String {
    match (&identity.number, &identity.name) {
        (Some(number), _) => {
            let ordinal = number.ordinal();
            let mut out = String::new();
            for c in number.as_str().chars() {
                match c {
                    // Decimals of the ordinal: 66.13/2026/NQ-CP.
                    '.' if ordinal.contains('.') => out.push('.'),
                    _ => out.push_str(&or_dash(c)),
                }
            }
            dashes(&out)
        }
        (None, Some(name)) => {
            let type_slug = identity.document_type.map_or("", DocumentType::slug);
            let whole = slug(name);
            let bare = whole.strip_prefix(type_slug).map_or(whole.as_str(), |b| b.trim_start_matches('_'));
            or_unknown(if bare.is_empty() { whole.replace('_', "-") } else { bare.replace('_', "-") })
        }
        (None, None) => UNKNOWN.into(),
    }
}

fn or_dash(c: char) -> String {
    if c.is_alphanumeric() { slug(c.encode_utf8(&mut [0; 4])) } else { "-".into() }
}

fn dashes(text: &str) -> String {
    text.split('-').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-")
}

/// The number whose slug this is, its code's letters as the tables write them.
fn from_slug(text: &str) -> Option<DocumentNumber> {
    let mut parts = text.split('-').peekable();
    let first = parts.next()?;
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return standard(first, parts);
    }
    let mut out = String::from(first);
    if let Some(year) = parts.peek().filter(|p| p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit())) {
        out.push('/');
        out.push_str(year);
        parts.next();
    }
    let groups: Vec<String> = parts.map(group).collect();
    let party = groups.last().is_some_and(|g| matches!(g.as_str(), "TW" | "TƯ" | "TU"));
    for (n, g) in groups.iter().enumerate() {
        out.push(match (n, party) {
            (0, true) => '-',
            (0, false) => '/',
            (_, true) => '/',
            (_, false) => '-',
        });
        out.push_str(g);
    }
    out.parse().ok()
}

/// `tcvn-7957-2008`, `tcvn-6396-21-2020`, `tcvn-iso-9001-2015`, `qcvn-15-2018-bgtvt`.
fn standard<'t>(letters: &str, parts: impl Iterator<Item = &'t str>) -> Option<DocumentNumber> {
    let mut out = letters.to_uppercase();
    let is_year = |part: &str| part.len() == 4 && part.starts_with(['1', '2']);
    let (mut ordinal, mut dated) = (false, false);
    for part in parts {
        let is_number = part.starts_with(|c: char| c.is_ascii_digit());
        out.push(match (ordinal, is_number) {
            (false, _) => ' ',
            (true, true) if is_year(part) => ':',
            (true, false) if dated => '/',
            (true, _) => '-',
        });
        dated |= ordinal && is_year(part);
        ordinal |= is_number;
        out.push_str(&group(part));
    }
    out.parse().ok()
}

/// A group of a code as the tables write it.
fn group(slugged: &str) -> String {
    let letters = slugged.trim_end_matches(|c: char| c.is_ascii_digit());
    match CODES.get(letters) {
        Some(code) => format!("{code}{}", slugged.get(letters.len()..).unwrap_or_default()),
        None => slugged.to_uppercase(),
    }
}

/// Codes by their slugs: of two with one slug the type's, else the first of the table.
static CODES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let types = DocumentType::all().flat_map(|t| t.codes().iter().copied());
    let issuers = ISSUERS.iter().flat_map(|r| r.codes.iter().copied());
    let mut codes = HashMap::new();
    for code in types.chain(issuers) {
        codes.entry(slug(code)).or_insert(code);
    }
    codes
});

/// Names of laws by their slugs.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| LAWS.iter().map(|row| (slug(row.name), row.name)).collect());

#[cfg(test)]
mod tests {
    use crate::Identity;

    #[test]
    fn names_of_laws_get_their_diacritics_back() {
        for (urn, name) in [
            ("urn:lex:vn:quoc.hoi:hien.phap:2013;hien-phap", "hiến pháp"),
            ("urn:lex:vn:quoc.hoi:luat:nn;dat-dai", "luật đất đai"),
            ("urn:lex:vn:quoc.hoi:luat:nn;tau-vu-tru", "luật tau vu tru"),
        ] {
            let identity = Identity::from_urn(urn).unwrap();
            assert_eq!((identity.name.as_deref(), identity.urn().as_str()), (Some(name), urn));
        }
    }
}
