//! One reference taken apart, for a person.

use std::fmt;

use crate::corpus::{Act, acts, acts_by_number};
use crate::data::{ISSUERS, UNITS, english_type, is_term, years_of_term};
use crate::identity::Identity;
use crate::language::Language;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Kind, Level, ProvisionPath, Reference};

/// A piece of a reference and what it means.
///
/// # Examples
///
/// ```
/// use viendan::{Language, explain};
///
/// let reference = "điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP".parse()?;
/// let pieces = explain(&reference, Language::English);
/// let lines: Vec<String> = pieces.iter().map(ToString::to_string).collect();
/// assert!(lines.contains(&"type: Nghị định (decree)".to_owned()));
/// assert!(lines.contains(&"part: điểm a khoản 2 Điều 5 (point a, clause 2, article 5)".to_owned()));
/// assert!(lines.contains(&"  issuer code: CP (Chính phủ)".to_owned()));
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Piece {
    /// What kind of piece it is: `type`, `number`, `issuer code`.
    pub label: &'static str,
    /// The piece as it is officially written.
    pub value: String,
    /// What it means; empty where the value says it.
    pub meaning: String,
    /// Whether it is a piece of the one before: the year of a number.
    pub is_inner: bool,
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let indent = if self.is_inner { "  " } else { "" };
        write!(f, "{indent}{}: {}", self.label, self.value)?;
        if self.meaning.is_empty() { Ok(()) } else { write!(f, " ({})", self.meaning) }
    }
}

/// Takes a reference apart: its provisions, type, number with its codes spelled out, name, date and issuer, its official form and
/// its identifiers.
pub fn explain(reference: &Reference, language: Language) -> Vec<Piece> {
    let mut pieces = Pieces { language, list: Vec::new() };
    let document = &reference.document;
    pieces.add(["viết đúng", "official form"], reference.to_string(), "");
    pieces.add(["cách viện dẫn", "kind"], pieces.kind(reference.kind), "");
    for part in &reference.provisions {
        let words = match part.through() {
            None => pieces.path(part.path()),
            Some(to) => format!("{} – {}", pieces.path(part.path()), pieces.path(to)),
        };
        pieces.add(["phần được viện dẫn", "part"], part.to_string(), words);
        pieces.inner(["mã định danh", "eId"], part.eid(), "");
    }
    if let Some(of) = document.document_type {
        pieces.add(["loại văn bản", "type"], of.name(), pieces.type_word(of));
    }
    if let Some(name) = &document.name {
        pieces.add(["tên gọi", "name"], name.as_str(), "");
    }
    if let Some(number) = &document.number {
        pieces.number(number, document.date);
    }
    if let Some(date) = document.date {
        let impossible = if date.is_possible() { "" } else { pieces.say(["không có ngày này", "the calendar has no such date"]) };
        pieces.add(["thời gian", "date"], date.to_string(), impossible);
    }
    if let Some(issuer) = &document.issuer {
        pieces.add(["cơ quan ban hành", "issuer"], issuer.name(), "");
    }
    for act in acts_of(reference) {
        pieces.act(act);
    }
    if document.number.is_some() || document.name.is_some() {
        let identity = Identity::of(document);
        let key = document.number.as_ref().map_or(document.name.as_deref().unwrap_or_default(), DocumentNumber::as_str);
        pieces.add(["khóa", "key"], key, "");
        pieces.add(["URN LEX", "urn:lex"], identity.urn(), "");
        pieces.add(["Akoma Ntoso", "Akoma Ntoso"], identity.akn(), "");
    }
    pieces.list
}

/// The built-in acts that the document can be, newest first; of a year those of that year.
fn acts_of(reference: &Reference) -> Vec<&'static Act> {
    let document = &reference.document;
    let mut found: Vec<&'static Act> = match (&document.number, &document.name) {
        (Some(number), _) => acts_by_number(number, document.date).collect(),
        (None, Some(name)) => acts(name).collect(),
        (None, None) => Vec::new(),
    };
    // A code of the National Assembly alone says a law where the act is a code or a resolution.
    if let Some(of) = document.document_type.filter(|of| found.iter().any(|act| act.document_type() == *of)) {
        found.retain(|act| act.document_type() == of);
    }
    if let Some(year) = document.date.map(CitedDate::year)
        && found.iter().any(|act| act.passed().is_some_and(|p| p.year() == year))
    {
        found.retain(|act| act.passed().is_some_and(|p| p.year() == year));
    }
    found.sort_by_key(|act| std::cmp::Reverse(act.passed()));
    found
}

struct Pieces {
    language: Language,
    list: Vec<Piece>,
}

impl Pieces {
    /// The Vietnamese or the English of two texts.
    fn say(&self, [vi, en]: [&'static str; 2]) -> &'static str {
        if self.language == Language::English { en } else { vi }
    }

    fn add(&mut self, label: [&'static str; 2], value: impl Into<String>, meaning: impl Into<String>) {
        let label = self.say(label);
        self.list.push(Piece { label, value: value.into(), meaning: meaning.into(), is_inner: false });
    }

    fn inner(&mut self, label: [&'static str; 2], value: impl Into<String>, meaning: impl Into<String>) {
        let label = self.say(label);
        self.list.push(Piece { label, value: value.into(), meaning: meaning.into(), is_inner: true });
    }

    fn kind(&self, kind: Kind) -> &'static str {
        self.say(match kind {
            Kind::Numbered => ["theo số, ký hiệu", "by its number"],
            Kind::Named => ["theo tên gọi", "by its name"],
            Kind::Own => ["chính văn bản đang viết", "the citing document itself"],
            Kind::Back => ["văn bản đã nêu trước đó", "a document mentioned before"],
            Kind::Implicit => ["không nêu văn bản", "no document is named"],
        })
    }

    fn type_word(&self, of: DocumentType) -> &'static str {
        match self.language {
            Language::English => english_type(of).unwrap_or_default(),
            Language::Vietnamese => "",
        }
    }

    /// A path in words, the smallest unit first.
    fn path(&self, path: &ProvisionPath) -> String {
        if self.language == Language::Vietnamese {
            return String::new();
        }
        let steps = path.steps().iter().rev().map(|step| {
            let word = english_level(step.level());
            if step.is_this() { format!("this {word}") } else { format!("{word} {}", step.number()) }
        });
        steps.collect::<Vec<_>>().join(", ")
    }

    /// The number and its pieces: ordinal, year, codes.
    fn number(&mut self, number: &DocumentNumber, date: Option<CitedDate>) {
        self.add(["số, ký hiệu", "number"], number.as_str(), "");
        self.inner(["số thứ tự", "ordinal"], number.ordinal(), "");
        let year = number.year().or(date.map(CitedDate::year));
        if let Some(year) = number.year() {
            self.inner(["năm ban hành", "year of issue"], year.to_string(), "");
        }
        if let Some(group) = number.type_code() {
            let of = number.document_type();
            let word = of.map_or("", DocumentType::name);
            let meaning = match of.map_or("", |t| self.type_word(t)) {
                "" => word.to_owned(),
                english => format!("{word}, {english}"),
            };
            self.inner(["ký hiệu loại", "type code"], group, meaning);
        }
        for (n, code) in number.issuer_codes().enumerate() {
            let meaning = self.issuer(code, year);
            let unit = UNITS.iter().find(|(unit, _)| *unit == code).map(|(_, name)| *name);
            match (meaning, unit) {
                (_, Some(unit)) if n > 0 => self.inner(["đơn vị, lĩnh vực", "department"], code, unit),
                (Some(meaning), _) => self.inner(["ký hiệu cơ quan", "issuer code"], code, meaning),
                (None, _) => {
                    let unknown = self.say(["không có trong danh mục", "not in the table"]);
                    self.inner(["ký hiệu cơ quan", "issuer code"], code, unknown);
                }
            }
        }
    }

    /// Who a code stands for: of two bodies with one code the one of the year; with its term or with its last year.
    fn issuer(&self, code: &str, year: Option<u16>) -> Option<String> {
        let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let rows = || ISSUERS.iter().filter(|r| r.codes.contains(&code) || r.codes.contains(&letters));
        let existed = rows().find(|r| year.is_some_and(|y| r.from <= y && (r.until == 0 || y <= r.until)));
        let row = existed.or_else(|| rows().next())?;
        let mut meaning = row.name.to_owned();
        let term = ["QH", "UBTVQH", "HĐNN"].iter().find(|p| is_term(code, p)).and_then(|p| code.strip_prefix(p)?.parse::<u8>().ok());
        if let Some((term, (from, to))) = term.and_then(|t| Some((t, years_of_term(t)?))) {
            meaning += &match self.language {
                Language::English => format!(", term {term}: {from} to {to}"),
                Language::Vietnamese => format!(" khóa {term}: {from} – {to}"),
            };
        }
        if row.until != 0 {
            let successors = row.successors.iter().filter_map(|code| ISSUERS.iter().find(|r| r.codes.first() == Some(code)));
            let successors = successors.map(|r| r.name).collect::<Vec<_>>().join(", ");
            meaning += &match (self.language, successors.is_empty()) {
                (Language::English, true) => format!("; until {}", row.until),
                (Language::English, false) => format!("; until {}, then {successors}", row.until),
                (Language::Vietnamese, true) => format!("; đến năm {}", row.until),
                (Language::Vietnamese, false) => format!("; đến năm {}, nay là {successors}", row.until),
            };
        }
        Some(meaning)
    }

    /// What the built-in table says of an act.
    fn act(&mut self, act: &Act) {
        let identity = act.identity();
        let number = identity.number.as_ref().map_or("", DocumentNumber::as_str);
        let name = act.name();
        let value = if number.is_empty() { name.to_owned() } else { format!("{name} ({number})") };
        let mut facts = Vec::new();
        let mut fact = |words: [&'static str; 2], date: Option<CitedDate>| {
            let Some(date) = date else { return };
            facts.push(match self.language {
                Language::English => format!("{} {}", words[1], date.iso()),
                Language::Vietnamese => format!("{} {date}", words[0]),
            });
        };
        fact(["thông qua", "passed"], act.passed());
        fact(["hiệu lực từ", "in force from"], act.effective());
        fact(["hết hiệu lực từ", "replaced from"], act.out_of_force_from());
        if !act.replaced_by().is_empty() {
            facts.push(format!("{} {}", self.say(["thay thế bởi", "replaced by"]), act.replaced_by()));
        }
        self.add(["trong danh mục luật", "in the table of laws"], value, facts.join("; "));
    }
}

const fn english_level(level: Level) -> &'static str {
    match level {
        Level::PhuLuc => "appendix",
        Level::Mau => "form",
        Level::Phan => "part",
        Level::Chuong => "chapter",
        Level::Muc => "section",
        Level::TieuMuc => "subsection",
        Level::Dieu => "article",
        Level::Khoan => "clause",
        Level::Diem => "point",
        Level::Tiet => "item",
        Level::Doan => "paragraph",
        Level::GachDauDong => "dash",
    }
}
