//! Records as JSON Lines.

use std::fmt;
use std::io::BufRead;

use compact_str::CompactString;
use serde_json::{Map, Value};

use super::{Corpus, DocumentKey, Record};
use crate::model::{CitedDate, DocumentNumber, DocumentType, Issuer};
use crate::parse::document_type::type_phrase;
use crate::parse::number::number;

/// What is wrong with one line of the records.
///
/// # Examples
///
/// ```
/// use viendan::Corpus;
///
/// let lines = "{\"id\": \"a\", \"code\": \"30/2020/NĐ-CP\"}\n{\"code\": \"x\"}\n";
/// let mut corpus = Corpus::new();
/// let loaded = corpus.load(lines.as_bytes());
/// assert_eq!(loaded.faults[0].to_string(), "line 2: no id: expected a field \"id\" or \"doc\" with a text or a number");
/// assert_eq!(corpus.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// Whether the record was left out; else it was taken without the faulty field.
    pub left_out: bool,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// What [`Corpus::load`] did.
///
/// # Examples
///
/// ```
/// let mut corpus = viendan::Corpus::new();
/// let loaded = corpus.load("{\"id\": 7, \"type\": \"Nghị định\", \"code\": \"30/2020/NĐ-CP\", \"date\": \"2020-03-05\"}".as_bytes());
/// assert_eq!((loaded.records, loaded.faults.len()), (1, 0));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Loaded {
    /// How many records were taken.
    pub records: usize,
    /// What is wrong, in the order of the lines.
    pub faults: Vec<Fault>,
    /// Pairs of documents with one identity: the later one, the earlier one.
    pub same_identity: Vec<(DocumentKey, DocumentKey)>,
}

impl Corpus {
    /// Adds the records of JSON Lines, one object a line. A faulty line is reported and the reading goes on.
    ///
    /// Fields: `id` (or `doc`), `type`, `number` (or `code`), `date`, `effective`, `issuer`, `title`, `text`; all but the id may
    /// be missing or null, others are passed over.
    pub fn load(&mut self, lines: impl BufRead) -> Loaded {
        let mut loaded = Loaded::default();
        for (n, line) in lines.lines().enumerate() {
            let fault = |left_out, message: String| Fault { line: n + 1, left_out, message };
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    let is_text = error.kind() == std::io::ErrorKind::InvalidData;
                    loaded.faults.push(fault(true, error.to_string()));
                    // A line that is no UTF-8 has been passed over; another error would come again and again.
                    if is_text {
                        continue;
                    }
                    break;
                }
            };
            if line.trim().is_empty() {
                continue;
            }
            match Record::from_json(&line) {
                Ok((record, mut notes)) => {
                    let id = record.id.clone();
                    let added = self.add(record);
                    if added.replaced.is_some() {
                        notes.push(format!("id {id:?} stood in an earlier line: that record was replaced"));
                    }
                    for same in added.same_identity {
                        let other = self.get(same).map(|r| r.id.clone()).unwrap_or_default();
                        notes.push(format!("same identity as the record with id {other:?}; both are kept"));
                        loaded.same_identity.push((added.key, same));
                    }
                    loaded.records += 1;
                    loaded.faults.extend(notes.into_iter().map(|m| fault(false, m)));
                }
                Err(message) => loaded.faults.push(fault(true, message)),
            }
        }
        loaded
    }
}

impl Record {
    /// The record of a JSON object, with what is wrong with single fields, which it then lacks. The fields are those of
    /// [`Corpus::load`].
    ///
    /// # Errors
    ///
    /// What keeps it from being a record: no JSON, or no id.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::Record;
    ///
    /// let (record, faults) = Record::from_json(r#"{"id": 7, "code": "30/2020/NĐ-CP", "date": "soon"}"#)?;
    /// assert_eq!(record.number.map(|n| n.to_string()).as_deref(), Some("30/2020/NĐ-CP"));
    /// assert_eq!(faults, [r#"field "date": expected a date such as 2020-03-05, found "soon""#]);
    /// # Ok::<(), String>(())
    /// ```
    pub fn from_json(json: &str) -> Result<(Self, Vec<String>), String> {
        let mut notes = Vec::new();
        record(json, &mut notes).map(|record| (record, notes))
    }
}

/// The record of one line; small faults go to `notes`.
fn record(line: &str, notes: &mut Vec<String>) -> Result<Record, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| format!("no JSON: {e}"))?;
    let Value::Object(fields) = value else { return Err(String::from("no JSON object")) };
    let id = match fields.get("id").or_else(|| fields.get("doc")) {
        Some(Value::String(id)) if !id.is_empty() => CompactString::from(id),
        Some(Value::Number(id)) => id.to_string().into(),
        _ => return Err(String::from("no id: expected a field \"id\" or \"doc\" with a text or a number")),
    };
    let mut record = Record::new(id);
    let text = |name: &str, notes: &mut Vec<String>| match fields.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(s)) if s.trim().is_empty() => None,
        Some(Value::String(s)) => Some(s.trim().to_owned()),
        Some(other) => {
            notes.push(format!("field {name:?}: expected a text, found {other}"));
            None
        }
    };
    let title = text("title", notes);
    let code = text("number", notes).or_else(|| text("code", notes));
    let (number, title) = number_and_title(code.as_deref(), title, notes);
    record.number = number;
    record.title = title.map(String::into_boxed_str);
    record.document_type =
        text("type", notes).and_then(|t| document_type(&t, notes)).or(record.number.as_ref().and_then(|n| n.document_type()));
    record.date = date(&fields, "date", notes);
    record.effective = date(&fields, "effective", notes);
    record.issuer = text("issuer", notes).map(|i| Issuer::new(crate::normalise::single_spaces(&i)));
    record.text = fields.get("text").and_then(Value::as_str).map(Box::from);
    Ok(record)
}

fn date(fields: &Map<String, Value>, name: &str, notes: &mut Vec<String>) -> Option<CitedDate> {
    match fields.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => {
            let date = CitedDate::from_iso(text.trim()).filter(|d| d.is_possible());
            if date.is_none() {
                notes.push(format!("field {name:?}: expected a date such as 2020-03-05, found {text:?}"));
            }
            date
        }
        Some(other) => {
            notes.push(format!("field {name:?}: expected a date such as 2020-03-05, found {other}"));
            None
        }
    }
}

fn document_type(text: &str, notes: &mut Vec<String>) -> Option<DocumentType> {
    let found = DocumentType::from_slug(text).or_else(|| type_phrase(text).ok().filter(|(rest, _)| rest.trim().is_empty()).map(|(_, t)| t));
    if found.is_none() {
        notes.push(format!("field \"type\": {text:?} is no document type"));
    }
    found
}

/// The number, which in faulty records runs on into the title: `10` and `/2016/TT-BTNMT Quy định …`, `68/2015/TT-` and
/// `BTNMT Quy định …`.
fn number_and_title(code: Option<&str>, title: Option<String>, notes: &mut Vec<String>) -> (Option<DocumentNumber>, Option<String>) {
    let Some(code) = code else { return (None, title) };
    // `Không số`, an act without a number, was cut in two.
    if code == "Không"
        && let Some(rest) = title.as_deref().and_then(|t| t.strip_prefix("số "))
    {
        return (None, Some(rest.to_owned()));
    }
    let cleaned = code.trim_matches(['"', '\'', '“', '”', ' ']).replace('_', "-");
    let cut = cleaned.ends_with(['-', '/']);
    let own = number(&cleaned).ok().filter(|(rest, _)| rest.trim_matches(['-', '/', '.', ' ']).is_empty()).map(|(_, (n, _))| n);
    if !cut && own.as_ref().is_some_and(|n| n.code().is_some()) {
        return (own, title);
    }
    if let Some(whole) = title.as_deref() {
        let first = whole.split(' ').next().unwrap_or_default();
        // What goes on a number begins with its code or a separator; a title begins with a word.
        let is_code = first.chars().filter(|c| c.is_uppercase()).count() > 1 && (cut || first.contains(['-', '/']));
        let glue = if cut || whole.starts_with(['/', '-', '–']) { "" } else { "/" };
        let joined = if cleaned.bytes().any(|b| b.is_ascii_digit()) { format!("{cleaned}{glue}{whole}") } else { whole.to_owned() };
        if (is_code || whole.starts_with(['/', '-', '–']))
            && let Ok((rest, (found, _))) = number(&joined)
            && found.code().is_some()
        {
            notes.push(format!("field \"code\": the number {found} runs on into the title"));
            return (Some(found), Some(rest.trim().to_owned()).filter(|t| !t.is_empty()));
        }
    }
    if own.is_none() {
        notes.push(format!("field \"code\": {code:?} is no document number"));
    }
    (own, title)
}
