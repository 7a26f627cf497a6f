//! What the top of a document says of it: number, date, place, type, issuer, title.

use compact_str::CompactString;

use crate::identity::Authority;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Issuer};
use crate::normalise::{Normalised, single_spaces};
use crate::parse::date;
use crate::parse::document_type::type_phrase;
use crate::parse::number::number;

/// Lines that a letterhead has at most.
const TOP: usize = 60;

/// Lines of a title at most.
const TITLE: usize = 6;

/// The letterhead of a document and its title, as articles 8 and 9 of Decree 30/2020/NĐ-CP and its Annex I lay them out:
/// issuer, number, place and date, type, title. What the text does not have is `None`.
///
/// # Examples
///
/// ```
/// use viendan::{DocumentType, Letterhead};
///
/// let text = "BỘ TÀI CHÍNH\nSố: 200/2014/TT-BTC\nHà Nội, ngày 22 tháng 12 năm 2014\n\n\
///             THÔNG TƯ\nHướng dẫn Chế độ kế toán doanh nghiệp\n\nCăn cứ Luật Kế toán;\n";
/// let top = Letterhead::read(text);
/// assert_eq!(top.number.as_ref().map(|n| n.as_str()), Some("200/2014/TT-BTC"));
/// assert_eq!(top.document_type, Some(DocumentType::ThongTu));
/// assert_eq!(top.date.map(|d| d.iso()).as_deref(), Some("2014-12-22"));
/// assert_eq!(top.place.as_deref(), Some("Hà Nội"));
/// assert_eq!(top.issuer.as_ref().map(|i| i.name()), Some("Bộ Tài chính"));
/// assert_eq!(top.title.as_deref(), Some("Hướng dẫn Chế độ kế toán doanh nghiệp"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Letterhead {
    /// The number and code (số, ký hiệu).
    pub number: Option<DocumentNumber>,
    /// The type: its own line, else what the code says.
    pub document_type: Option<DocumentType>,
    /// When it was signed.
    pub date: Option<CitedDate>,
    /// Where it was signed (địa danh).
    pub place: Option<CompactString>,
    /// Who issued it.
    pub issuer: Option<Issuer>,
    /// What it is about (trích yếu), without the type.
    pub title: Option<Box<str>>,
}

impl Letterhead {
    /// Reads the top of a document's text, as far as its body begins.
    pub fn read(text: &str) -> Self {
        let end = memchr::memchr_iter(b'\n', text.as_bytes()).nth(TOP - 1).unwrap_or(text.len());
        let clean = Normalised::new(text.get(..end).unwrap_or(text));
        let lines = clean.as_str().lines().map(|l| l.trim_matches([' ', '\t', '*', '#', '_', '|', '\u{a0}']));
        let lines: Vec<&str> = lines.take_while(|l| !is_body(l)).collect();
        let mut top = Letterhead::default();
        for (n, line) in lines.iter().enumerate() {
            let below = lines.get(n + 1..).unwrap_or_default();
            if top.number.is_none()
                && let Some(found) = after_label(line)
            {
                // `CÔNG BÁO/Số 237` is the gazette's own.
                top.number = number(found).ok().map(|(_, (n, _))| n).filter(|n| n.code().is_some() || line.starts_with(['S', 'L']));
            }
            // A day in the title has no place before it.
            if top.date.is_none() && (top.title.is_none() || line.contains(", ngày ")) {
                (top.place, top.date) = place_and_date(line).unzip();
                top.place = top.place.take().filter(|p| !p.is_empty());
            }
            if top.issuer.is_none() && top.number.is_none() {
                top.issuer = issuer(line, below);
            }
            if top.title.is_none()
                && is_shouted(line)
                && !line.contains(':')
                && let Ok((rest, of)) = type_phrase(line)
                && (rest.trim().is_empty() || of.is_cited_by_name())
            {
                top.document_type = Some(of);
                let is_other = |l: &str| after_label(l).is_some() || l.contains(", ngày ");
                let title = below.iter().skip_while(|l| l.is_empty() || is_other(l)).take_while(|l| !l.is_empty()).take(TITLE);
                let whole = title.fold(rest.trim().to_owned(), |whole, line| whole + " " + line);
                let whole = single_spaces(whole.trim());
                top.title = (!whole.is_empty()).then(|| whole.into());
            }
        }
        top.document_type = top.document_type.or_else(|| top.number.as_ref().and_then(DocumentNumber::document_type));
        // A law is enacted by the National Assembly, whatever its letterhead looks like.
        if top.issuer.is_none() && matches!(top.document_type, Some(DocumentType::Luat | DocumentType::BoLuat)) {
            top.issuer = Some(Issuer::new("Quốc hội"));
        }
        top
    }
}

/// `Hà Nội, ngày 05 tháng 3 năm 2020`, also at the right of the number's line.
fn place_and_date(line: &str) -> Option<(CompactString, CitedDate)> {
    let (before, _) = line.split_once("ngày ")?;
    let (_, day) = date::day(line.get(before.len()..)?).ok()?;
    let place = before.trim_end().trim_end_matches(',');
    let place = place.rsplit(|c: char| c == '|' || c == '\t' || c.is_ascii_digit()).next().unwrap_or(place);
    let place = place.rsplit("  ").next().unwrap_or(place).trim();
    let is_name = place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 6 && !place.contains(':');
    Some((if is_name { place.into() } else { CompactString::default() }, day))
}

/// The issuer's name, which may run over two lines: `ỦY BAN NHÂN DÂN⏎TỈNH LẠNG SƠN`. The national motto may stand at its
/// right.
fn issuer(line: &str, below: &[&str]) -> Option<Issuer> {
    let left = |line: &'_ str| {
        line.find("CỘNG H")
            .or_else(|| line.find("Độc lập"))
            .map_or(line, |at| line.get(..at).unwrap_or(line))
            .trim_end_matches([' ', '\t', '|'])
            .to_owned()
    };
    let mut line = left(line);
    let mut below = below.iter().copied().filter(|l| !l.is_empty());
    let mut next = left(below.next().unwrap_or_default());
    if line.ends_with(['-', '–']) || next.starts_with("VÀ ") {
        line = line + " " + &next;
        next = left(below.next().unwrap_or_default());
    }
    if line.is_empty() || !is_shouted(&line) || !Authority::from_name(&line).is_known() {
        return None;
    }
    // Letterheads are in capitals, names of authorities are not.
    let next = next.to_lowercase();
    let mut words = line.to_lowercase();
    if ["tỉnh ", "thành phố ", "huyện "].iter().any(|w| next.starts_with(w)) {
        words = words + " " + &next;
    }
    let mut authority = Authority::from_name(&words);
    if let Some(territory) = ["tỉnh ", "thành phố "].iter().find_map(|w| words.split_once(w)).map(|(_, t)| t.trim()) {
        let name = crate::identity::province(territory).map_or(territory, |p| p.name);
        authority = authority.with_territory(name);
    }
    Some(authority.to_issuer())
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
