//! Tables of texts and of what is to be read in them.
//!
//! ```text
//! ## a.1 number, year, type and issuer          a section; its name stands in every report
//! # a remark
//! : Nghị định số 158/2025/NĐ-CP                  a text
//! > * | numbered nghi_dinh 158/2025/NĐ-CP        a mention of it
//! ```
//!
//! A text begins with `: `, or with `:! ` where the reader is known to read it otherwise. `⏎` stands for a line break,
//! `\u{a0}` for the character of that number; spaces at the end of the line do not count.
//!
//! Mentions follow their text in its order. After `>` come the quote (`*` for the whole text), then, each after a bar, kind, type
//! (`-` for none) and key, and what is not empty of `date=`, `issuer=`, `parts=` (joined by `, `) and `rel=` (`dan_chieu`
//! if left out). `>` with a bare quote asks for nothing but the place. `?` stands before a place in which a mention may or may
//! not be read: in whatever way if the quote is bare, else in the one way that follows it.

use std::fmt::Write;

use viendan::{Mention, Span};

pub struct Case {
    pub name: String,
    pub text: String,
    pub known_gap: bool,
    pub expected: Vec<Expected>,
    pub optional: Vec<Expected>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub quote: String,
    pub facts: Option<Facts>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    kind: String,
    document_type: String,
    key: String,
    date: String,
    issuer: String,
    parts: String,
    rel: String,
}

impl Expected {
    /// Whether this optional place holds the span, read in the one way that is allowed.
    fn allows(&self, text: &str, span: Span, read: &Expected) -> bool {
        match &self.facts {
            Some(_) => self == read,
            None => text.match_indices(&self.quote).any(|(at, q)| Span::new(at, at + q.len()).contains(span)),
        }
    }
}

impl Facts {
    fn of(mention: &Mention) -> Self {
        Facts {
            kind: mention.kind().to_string(),
            document_type: mention.document_type().map_or("-", |t| t.slug()).to_owned(),
            key: mention.key().to_owned(),
            date: mention.date().map(|d| d.iso()).unwrap_or_default(),
            issuer: mention.issuer().map(|i| i.name().to_owned()).unwrap_or_default(),
            parts: mention.provisions().iter().map(|p| p.eid()).collect::<Vec<_>>().join(", "),
            rel: mention.relation.to_string(),
        }
    }

    fn parse(fields: &str, line: &str) -> Self {
        let mut fields = fields.split(" | ");
        let mut head = fields.next().unwrap().splitn(3, ' ').map(str::to_owned);
        let mut next = || head.next().unwrap_or_else(|| panic!("kind, type and key are wanted: {line}"));
        let (kind, document_type, key) = (next(), next(), next());
        let mut facts = Facts {
            kind,
            document_type,
            key,
            date: String::new(),
            issuer: String::new(),
            parts: String::new(),
            rel: "dan_chieu".to_owned(),
        };
        for field in fields {
            let (name, value) = field.split_once('=').unwrap_or_else(|| panic!("a field has no value: {line}"));
            let place = match name {
                "date" => &mut facts.date,
                "issuer" => &mut facts.issuer,
                "parts" => &mut facts.parts,
                "rel" => &mut facts.rel,
                _ => panic!("unknown field {name}: {line}"),
            };
            value.clone_into(place);
        }
        facts
    }
}

/// Puts the characters in place of their escapes.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (number, after) = after.split_once('}').expect("an escape ends with }");
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        rest = after;
    }
    out.push_str(rest);
    out.replace('⏎', "\n")
}

/// The cases of a table.
pub fn cases(table: &str) -> Vec<Case> {
    let (mut section, mut number) = (String::new(), 0);
    let mut cases: Vec<Case> = Vec::new();
    for line in table.lines().map(str::trim_end) {
        if let Some(name) = line.strip_prefix("## ") {
            (section, number) = (name.to_owned(), 0);
        } else if let Some(rest) = line.strip_prefix(':') {
            number += 1;
            let (known_gap, text) = rest.strip_prefix('!').map_or((false, rest), |t| (true, t));
            let text = unescape(text.strip_prefix(' ').unwrap_or(text));
            let name = format!("{section} #{number}");
            cases.push(Case { name, text, known_gap, expected: Vec::new(), optional: Vec::new() });
        } else if let Some((mark, rest)) = line.split_once(' ').filter(|(mark, _)| matches!(*mark, ">" | "?")) {
            let case = cases.last_mut().expect("a mention follows its text");
            let (quote, fields) = rest.split_once(" | ").map_or((rest, None), |(q, f)| (q, Some(f)));
            let quote = if quote == "*" { case.text.clone() } else { unescape(quote) };
            assert!(case.text.contains(&quote), "the quote is not in the text: {line}");
            let list = if mark == ">" { &mut case.expected } else { &mut case.optional };
            list.push(Expected { quote, facts: fields.map(|f| Facts::parse(f, line)) });
        } else {
            assert!(line.is_empty() || line.starts_with("# "), "not a line of a table: {line}");
        }
    }
    cases
}

impl Case {
    /// What is read and is not optional, in the form of the table.
    pub fn read(&self) -> Vec<Expected> {
        viendan::extract(&self.text)
            .iter()
            .map(|m| (m.span, Expected { quote: m.span.slice(&self.text).unwrap().to_owned(), facts: Some(Facts::of(m)) }))
            .filter(|(span, read)| !self.optional.iter().any(|o| o.allows(&self.text, *span, read)))
            .map(|(_, read)| read)
            .collect()
    }

    pub fn agrees(&self, read: &[Expected]) -> bool {
        let same = |(e, r): (&Expected, &Expected)| e.quote == r.quote && (e.facts.is_none() || e.facts == r.facts);
        self.expected.len() == read.len() && self.expected.iter().zip(read).all(same)
    }
}

fn write(out: &mut String, label: &str, expected: &Expected) {
    let _ = write!(out, "  {label} {}", expected.quote.replace('\n', "⏎"));
    if let Some(f) = &expected.facts {
        let _ = write!(out, " | {} {} {}", f.kind, f.document_type, f.key);
        for (name, value) in [("date", &f.date), ("issuer", &f.issuer), ("parts", &f.parts)] {
            if !value.is_empty() {
                let _ = write!(out, " | {name}={value}");
            }
        }
        if f.rel != "dan_chieu" {
            let _ = write!(out, " | rel={}", f.rel);
        }
    }
    out.push('\n');
}

/// Reads every text of a table; panics with a report of all that differ, and of all known gaps that are mended.
pub fn check(table: &str) {
    let cases = cases(table);
    assert!(!cases.is_empty(), "an empty table");
    let mut report = String::new();
    let mut failed = 0;
    for case in &cases {
        let read = case.read();
        let agrees = case.agrees(&read);
        if agrees != case.known_gap {
            continue;
        }
        failed += 1;
        let what = if agrees { "is mended: take away its “!”" } else { "differs" };
        let _ = writeln!(report, "{} {what}\n  : {}", case.name, case.text.replace('\n', "⏎"));
        if !agrees {
            case.expected.iter().for_each(|e| write(&mut report, "expected >", e));
            read.iter().for_each(|e| write(&mut report, "     got >", e));
        }
    }
    assert!(failed == 0, "{failed} of {} cases\n{report}", cases.len());
}
