//! What the top of a raw text says of the document: number, date, type, issuer, title.

use super::Record;
use crate::identity::Authority;
use crate::model::{DocumentType, Issuer};
use crate::normalise::{Normalised, single_spaces};
use crate::parse::date;
use crate::parse::document_type::type_phrase;
use crate::parse::number::number;

/// Lines that a letterhead has at most.
const TOP: usize = 60;

/// Lines of a title at most.
const TITLE: usize = 6;

pub(super) fn read(text: &str) -> Record {
    let clean = Normalised::new(text);
    let lines: Vec<&str> = clean.as_str().lines().map(|l| l.trim_matches([' ', '\t', '*', '#', '_', '|', '\u{a0}'])).take(TOP).collect();
    let mut record = Record::default();
    let mut titled = false;
    for (n, line) in lines.iter().enumerate() {
        if is_body(line) {
            break;
        }
        if record.number.is_none()
            && let Some(found) = after_label(line)
        {
            record.number = number(found).ok().map(|(_, (n, _))| n);
        }
        if record.date.is_none()
            && let Some(at) = line.find("ngày ")
        {
            record.date = date::day(line.get(at..).unwrap_or_default()).ok().map(|(_, d)| d);
        }
        if record.issuer.is_none() && record.number.is_none() && !line.is_empty() {
            let authority = Authority::from_name(line);
            if authority.is_known() && is_shouted(line) {
                record.issuer = Some(issuer(line, lines.get(n + 1).copied().unwrap_or_default()));
            }
        }
        if !titled
            && is_shouted(line)
            && let Ok((rest, of)) = type_phrase(line)
            && !line.contains(':')
            && (rest.trim().is_empty() || of.is_cited_by_name())
        {
            titled = true;
            record.document_type = Some(of);
            let below = lines.get(n + 1..).unwrap_or_default().iter().skip_while(|l| l.is_empty());
            let title: Vec<&str> = below.take_while(|l| !l.is_empty() && !is_body(l)).take(TITLE).copied().collect();
            let whole = format!("{} {}", rest.trim(), title.join(" "));
            record.title = Some(single_spaces(whole.trim()).into()).filter(|t: &Box<str>| !t.is_empty());
        }
    }
    if record.document_type.is_none() {
        record.document_type = record.number.as_ref().and_then(|n| n.document_type());
    }
    // A law is enacted by the National Assembly, whatever its letterhead looks like.
    if record.issuer.is_none() && matches!(record.document_type, Some(DocumentType::Luat | DocumentType::BoLuat)) {
        record.issuer = Some(Issuer::new("Quốc hội"));
    }
    record
}

/// The issuer's name, which may run over two lines: `ỦY BAN NHÂN DÂN⏎TỈNH LẠNG SƠN`.
fn issuer(line: &str, below: &str) -> Issuer {
    let whole = match below.to_lowercase() {
        b if b.starts_with("tỉnh ") || b.starts_with("thành phố ") || b.starts_with("huyện ") => format!("{line} {below}"),
        _ => line.to_owned(),
    };
    let words = whole.to_lowercase();
    // Letterheads are in capitals, names of authorities are not.
    let mut authority = Authority::from_name(&words);
    if let Some(territory) = ["tỉnh ", "thành phố "].iter().find_map(|w| words.split_once(w)).map(|(_, t)| t.trim()) {
        let name = crate::identity::province(territory).map_or(territory, |p| p.name);
        authority = authority.with_territory(name);
    }
    authority.to_issuer()
}

/// What follows `Số:` at the start of a line, or in a letterhead of two columns.
fn after_label(line: &str) -> Option<&str> {
    let after = ["Số:", "SỐ:", "Số :", "Luật số:", "Số "].iter().find_map(|l| line.split_once(l)).map(|(_, after)| after.trim_start())?;
    after.starts_with(|c: char| c.is_ascii_digit()).then_some(after)
}

fn is_shouted(line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
}

/// Whether the enacting part has begun.
fn is_body(line: &str) -> bool {
    line.starts_with("Căn cứ") || line.starts_with("Điều 1") || line.starts_with("Chương ") || line.starts_with("CHƯƠNG ")
}
