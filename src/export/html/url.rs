//! Addresses of documents, made from a template.

use std::fmt::Write;
use std::str::FromStr;

use super::facts::Facts;
use crate::error::{Error, ErrorKind};

/// Where documents are found: an address with placeholders.
///
/// # Syntax
///
/// | placeholder | what stands for it |
/// |---|---|
/// | `{key}` | the number (`31/2024/QH15`), else the name (`luật đất đai`) |
/// | `{type}` | the type: `nghi_dinh` |
/// | `{number}` | the number; no link where there is none |
/// | `{year}` | the year of the number, else of the date |
/// | `{eid}` | the first provision meant (`dieu_15__khoan_2`), or nothing: then a `#` before it goes too |
/// | `{id}` | the document's id in the corpus |
///
/// Values are percent-encoded. A document that lacks what a placeholder asks for gets no link. An address is relative or of
/// `http`, `https` or `file`.
///
/// # Examples
///
/// ```
/// use viendan::export::UrlTemplate;
///
/// assert!("https://example.org/{type}/{number}#{eid}".parse::<UrlTemplate>().is_ok());
/// let error = "https://example.org/{code}".parse::<UrlTemplate>().unwrap_err();
/// assert_eq!(error.offset(), 20);
/// assert!("javascript:alert('{key}')".parse::<UrlTemplate>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlTemplate {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Placeholder(Placeholder),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placeholder {
    Key,
    Type,
    Number,
    Year,
    Eid,
    Id,
}

const PLACEHOLDERS: [(&str, Placeholder); 6] = [
    ("{key}", Placeholder::Key),
    ("{type}", Placeholder::Type),
    ("{number}", Placeholder::Number),
    ("{year}", Placeholder::Year),
    ("{eid}", Placeholder::Eid),
    ("{id}", Placeholder::Id),
];

impl FromStr for UrlTemplate {
    type Err = Error;

    fn from_str(template: &str) -> Result<Self, Error> {
        let fault = |at, expected| Err(Error::at(ErrorKind::Unexpected, template, at, expected));
        if template.is_empty() {
            return fault(0, "an address");
        }
        if let Some(at) = template.find(|c: char| c.is_whitespace() || c.is_control()) {
            return fault(at, "an address without spaces");
        }
        if !is_safe(template) {
            return fault(0, "an address of http, https or file");
        }
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
            let text = rest.split(['{', '}']).next().unwrap_or(rest);
            if text.is_empty() {
                let Some((name, placeholder)) = PLACEHOLDERS.into_iter().find(|(name, _)| rest.starts_with(name)) else {
                    return fault(at, "one of {key}, {type}, {number}, {year}, {eid}, {id}");
                };
                pieces.push(Piece::Placeholder(placeholder));
                at += name.len();
            } else {
                pieces.push(Piece::Text(text.to_owned()));
                at += text.len();
            }
        }
        Ok(UrlTemplate { pieces })
    }
}

impl UrlTemplate {
    /// The address of a document; `None` where it lacks what the template asks for.
    pub(super) fn fill(&self, facts: &Facts<'_>, eid: &str) -> Option<String> {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Placeholder(placeholder) => match placeholder {
                    Placeholder::Key => out.push_str(&encoded(&facts.key()?)),
                    Placeholder::Type => out.push_str(&encoded(facts.document_type?.slug())),
                    Placeholder::Number => out.push_str(&encoded(facts.number.as_ref()?.as_str())),
                    Placeholder::Year => out.push_str(&encoded(&facts.year()?.to_string())),
                    Placeholder::Id => out.push_str(&encoded(facts.id?)),
                    Placeholder::Eid => out.push_str(&encoded(eid)),
                },
            }
        }
        if out.ends_with('#') {
            out.pop();
        }
        Some(out)
    }
}

/// Whether following the address can only open a document: it is relative, or of a scheme that runs nothing.
fn is_safe(template: &str) -> bool {
    let before = template.split(['/', '?', '#', '{']).next().unwrap_or_default();
    before.split_once(':').is_none_or(|(scheme, _)| ["http", "https", "file"].iter().any(|s| scheme.eq_ignore_ascii_case(s)))
}

/// A value with all but the unreserved characters of RFC 3986 percent-encoded.
pub(super) fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len() * 2);
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // A `String` takes whatever is written.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract;

    #[test]
    fn templates_are_filled() {
        for (template, reference, eid, address) in [
            ("https://a.b/{key}", "Luật Đất đai", "", Some("https://a.b/lu%E1%BA%ADt%20%C4%91%E1%BA%A5t%20%C4%91ai")),
            ("https://a.b/{number}", "Luật Đất đai", "", None),
            ("x/{type}/{year}/{number}#{eid}", "Nghị định số 30/2020/NĐ-CP", "", Some("x/nghi_dinh/2020/30%2F2020%2FN%C4%90-CP")),
            ("x#{eid}", "Nghị định số 30/2020/NĐ-CP", "dieu_5", Some("x#dieu_5")),
            ("{id}", "Nghị định số 30/2020/NĐ-CP", "", None),
        ] {
            let mentions = extract(reference);
            let facts = Facts::of_mention(&mentions[0], reference);
            let template: UrlTemplate = template.parse().unwrap();
            assert_eq!(template.fill(&facts, eid).as_deref(), address);
        }
    }

    #[test]
    fn faults_of_templates_name_the_byte() {
        for (template, at) in [
            ("", 0),
            ("https://a/{code}", 10),
            ("https://a/{key", 10),
            ("https://a/}", 10),
            ("https://a/ {key}", 10),
            ("javascript:{key}", 0),
            ("JavaScript:{key}", 0),
            ("java\tscript:{key}", 4),
            ("data:text/html,{key}", 0),
        ] {
            assert_eq!(template.parse::<UrlTemplate>().unwrap_err().offset(), at, "{template}");
        }
    }
}
