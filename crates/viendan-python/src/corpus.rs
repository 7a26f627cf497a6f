//! A corpus of documents and the links into it.

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use pyo3::exceptions::{PyOSError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyIterator, PyMapping, PyString};
use self_cell::self_cell;
use serde_json::{Map, Value};
use viendan::export::{Page, annotate_html};
use viendan::{CitedDate, Citing, Document, Issuer, Record, Resolver};

use crate::link::{Link, Resolution, linked};
use crate::mention::Mention;
use crate::places::Unit;
use crate::reference::{Reference, parse};

/// The fields of a record that are read.
const FIELDS: [&str; 10] = ["id", "doc", "type", "number", "code", "date", "effective", "issuer", "title", "text"];

/// Records are handed over in portions of about so many bytes.
const PORTION: usize = 1 << 22;

/// What is wrong with one record.
///
/// >>> corpus = viendan.Corpus([{"code": "30/2020/NĐ-CP"}, {"id": "b", "date": "5/3/2020"}])
/// >>> for fault in corpus.faults:
/// ...     print(fault)
/// record 1: no id: expected a field "id" or "doc" with a text or a number
/// record 2: field "date": expected a date such as 2020-03-05, found "5/3/2020"
/// >>> [fault.left_out for fault in corpus.faults]
/// [True, False]
#[pyclass(frozen, module = "viendan")]
#[derive(Debug, Clone)]
pub struct Fault {
    of: &'static str,
    /// The line of the file or the number of the record, from 1.
    #[pyo3(get)]
    line: usize,
    /// Whether the record was left out; else it was taken without the faulty field.
    #[pyo3(get)]
    left_out: bool,
    /// What is wrong.
    #[pyo3(get)]
    message: String,
}

#[pymethods]
impl Fault {
    fn __str__(&self) -> String {
        format!("{} {}: {}", self.of, self.line, self.message)
    }

    fn __repr__(&self) -> String {
        format!("<viendan.Fault {:?}>", self.__str__())
    }
}

/// The documents that there are, and which of them citations mean.
///
/// A record is a mapping with ``id`` (or ``doc``) and, as far as they are known, ``type``, ``number`` (or ``code``), ``date``,
/// ``effective``, ``issuer``, ``title`` and ``text``; other fields are passed over, and so are missing values of pandas. What is
/// wrong with a record is kept in :attr:`faults`, and all else is taken.
///
/// >>> corpus = viendan.Corpus([
/// ...     {"id": 1, "type": "Luật", "code": "45/2013/QH13", "date": "2013-11-29", "title": "Đất đai"},
/// ...     {"id": 2, "type": "Luật", "code": "31/2024/QH15", "date": "2024-01-18", "title": "Đất đai"},
/// ... ])
/// >>> [link] = corpus.link("theo Điều 5 Luật Đất đai năm 2013")
/// >>> link.status, link.to, link.to_parts
/// ('resolved', '1', ('dieu_5',))
///
/// A corpus may be used from many threads; the interpreter's lock is free while it works.
#[pyclass(frozen, module = "viendan")]
#[derive(Debug, Default)]
pub struct Corpus {
    // Locked only while the interpreter's lock is free: so neither waits for the other.
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    documents: Documents,
    faults: Vec<Fault>,
}

self_cell!(
    /// A corpus with its resolver, which knows the names of the corpus's laws.
    struct Resolved {
        owner: viendan::Corpus,
        #[covariant]
        dependent: Resolver,
    }

    impl {Debug}
);

/// A corpus that is being filled, or one that has been asked.
#[derive(Debug)]
enum Documents {
    Open(Box<viendan::Corpus>),
    Ready(Resolved),
}

impl Default for Documents {
    fn default() -> Self {
        Documents::Open(Box::default())
    }
}

impl Documents {
    fn corpus(&self) -> &viendan::Corpus {
        match self {
            Documents::Open(corpus) => corpus,
            Documents::Ready(ready) => ready.borrow_owner(),
        }
    }

    /// Changes the corpus; the resolver is made anew when the corpus is next asked.
    fn change<T>(&mut self, change: impl FnOnce(&mut viendan::Corpus) -> T) -> T {
        let mut corpus = match std::mem::take(self) {
            Documents::Open(corpus) => corpus,
            Documents::Ready(ready) => Box::new(ready.into_owner()),
        };
        let outcome = change(&mut corpus);
        *self = Documents::Open(corpus);
        outcome
    }

    fn make_ready(&mut self) {
        *self = match std::mem::take(self) {
            Documents::Open(corpus) => Documents::Ready(Resolved::new(*corpus, |corpus| Resolver::new(corpus))),
            ready => ready,
        };
    }
}

impl State {
    /// Adds records in JSON Lines, of which `before` lines have been added already.
    fn load(&mut self, of: &'static str, before: usize, lines: impl std::io::BufRead) -> usize {
        let loaded = self.documents.change(|corpus| corpus.load(lines));
        let faults = loaded.faults.into_iter();
        self.faults.extend(faults.map(|f| Fault { of, line: before + f.line, left_out: f.left_out, message: f.message }));
        loaded.records
    }
}

/// What a caller says of the citing document.
#[derive(Debug)]
pub enum Source {
    Document(String),
    Record(Box<Record>),
}

impl<'py> FromPyObject<'_, 'py> for Source {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(id) = value.extract::<String>() {
            return Ok(Source::Document(id));
        }
        let Ok(record) = value.cast::<PyMapping>() else {
            return Err(PyTypeError::new_err(format!("citing: expected an id or a record, found {}", value.get_type().name()?)));
        };
        let mut fields = fields(&record.to_owned())?;
        // Its id names no document of the corpus: that would be told by the id alone.
        fields.insert("id".to_owned(), Value::from("citing"));
        let mut corpus = viendan::Corpus::new();
        let loaded = corpus.load(Value::Object(fields).to_string().as_bytes());
        match (loaded.faults.first(), corpus.iter().next()) {
            (None, Some((_, record))) => Ok(Source::Record(Box::new(record.clone()))),
            (fault, _) => Err(PyValueError::new_err(format!("citing: {}", fault.map_or("no record", |f| f.message.as_str())))),
        }
    }
}

/// What is known of the citing document.
fn known(corpus: &viendan::Corpus, of: Option<&Source>, on: Option<Day>) -> PyResult<Citing> {
    let citing = match of {
        None => Citing::unknown(),
        Some(Source::Record(record)) => Citing::record(record),
        Some(Source::Document(id)) => match corpus.key_of(id) {
            Some(key) => Citing::document(corpus, key),
            None => return Err(PyValueError::new_err(format!("citing: the corpus has no document with the id {id:?}"))),
        },
    };
    Ok(match on {
        Some(Day(date)) => citing.on(date),
        None => citing,
    })
}

/// A day, month or year, as text or as a `datetime.date`.
#[derive(Debug, Clone, Copy)]
pub struct Day(CitedDate);

impl<'py> FromPyObject<'_, 'py> for Day {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let text = iso(&value).unwrap_or_else(|| value.extract::<String>())?;
        let date = CitedDate::from_iso(&text).filter(|date| date.is_possible());
        date.map(Day).ok_or_else(|| PyValueError::new_err(format!("date: expected a date such as 2020-03-05, found {text:?}")))
    }
}

/// The day of a `datetime.date`.
fn iso(value: &Bound<'_, PyAny>) -> Option<PyResult<String>> {
    let isoformat = value.getattr("isoformat").ok()?;
    Some(isoformat.call0().and_then(|text| text.extract::<String>()).map(|text| text.chars().take(10).collect()))
}

/// The fields of a record that are read, those that are missing left out.
fn fields(record: &Bound<'_, PyMapping>) -> PyResult<Map<String, Value>> {
    let mut fields = Map::new();
    for name in FIELDS {
        if !record.contains(name)? {
            continue;
        }
        let value = record.get_item(name)?;
        if let Some(value) =
            json(&value).map_err(|found| PyTypeError::new_err(format!("field {name:?}: expected a text, found {found}")))?
        {
            fields.insert(name.to_owned(), value);
        }
    }
    Ok(fields)
}

/// A value of a record; `None` where it is missing, which pandas says with values that are not equal to themselves.
fn json(value: &Bound<'_, PyAny>) -> Result<Option<Value>, String> {
    if value.is_none() || value.ne(value).unwrap_or(true) {
        return Ok(None);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().map(|text| Some(Value::from(text))).map_err(|error| error.to_string());
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Some(Value::from(value.is_truthy().unwrap_or_default())));
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(Some(Value::from(number)));
    }
    // Where values are missing pandas makes whole numbers floats.
    if let Ok(number) = value.extract::<f64>().map_err(|_| ()).and_then(|n| format!("{n:.0}").parse::<i64>().map_err(|_| ())) {
        return Ok(Some(Value::from(number)));
    }
    match iso(value) {
        Some(day) => day.map(|day| Some(Value::from(day))).map_err(|error| error.to_string()),
        None => Err(value.get_type().name().map_or_else(|error| error.to_string(), |name| name.to_string())),
    }
}

/// A reference in any form.
#[derive(Debug)]
struct Cited(Document);

impl<'py> FromPyObject<'_, 'py> for Cited {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(reference) = value.cast::<Reference>() {
            return Ok(Cited(reference.get().inner.document.clone()));
        }
        if let Ok(mention) = value.cast::<Mention>() {
            return Ok(Cited(mention.get().inner.reference.document.clone()));
        }
        match value.extract::<&str>() {
            Ok(text) => parse(value.py(), text).map(|reference| Cited(reference.inner.document)),
            Err(_) => Err(PyTypeError::new_err(format!("expected a text, a Reference or a Mention, found {}", value.get_type().name()?))),
        }
    }
}

impl Corpus {
    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `ask` makes of the resolver; documents may be added at the same time.
    fn ask<T>(&self, mut ask: impl FnMut(&Resolver<'_>) -> T) -> T {
        loop {
            if let Documents::Ready(ready) = &self.read().documents {
                return ask(ready.borrow_dependent());
            }
            self.write().documents.make_ready();
        }
    }

    /// The page of a text whose citations lead to this corpus's documents.
    pub fn annotated(&self, py: Python<'_>, text: &str, citing: Option<Source>, on: Option<Day>, page: &Page) -> PyResult<String> {
        let ask = |resolver: &Resolver<'_>| {
            let links = resolver.link(text, &known(resolver.corpus(), citing.as_ref(), on)?);
            Ok(annotate_html(text, (resolver.corpus(), links.as_slice()), page))
        };
        py.detach(|| self.ask(ask))
    }

    /// Adds what an iterator gives, each as one line, in portions.
    fn add_lines<'py>(
        &self,
        of: &'static str,
        items: &Bound<'py, PyIterator>,
        write: impl Fn(&Bound<'py, PyAny>, &mut Vec<u8>) -> PyResult<()>,
    ) -> PyResult<usize> {
        let py = items.py();
        let (mut added, mut before, mut count) = (0, 0, 0);
        let mut lines = Vec::new();
        let mut hand_over = |lines: &mut Vec<u8>, count: usize| {
            added += py.detach(|| self.write().load(of, before, lines.as_slice()));
            before += count;
            lines.clear();
        };
        for item in items {
            let outcome = item.and_then(|item| write(&item, &mut lines));
            if let Err(error) = outcome {
                hand_over(&mut lines, count);
                return Err(error);
            }
            lines.push(b'\n');
            count += 1;
            if lines.len() >= PORTION {
                hand_over(&mut lines, count);
                count = 0;
            }
        }
        hand_over(&mut lines, count);
        Ok(added)
    }
}

#[pymethods]
impl Corpus {
    #[new]
    #[pyo3(signature = (records=None), text_signature = "(records=())")]
    fn new(records: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let corpus = Corpus::default();
        if let Some(records) = records {
            corpus.add_records(records)?;
        }
        Ok(corpus)
    }

    /// Adds records and gives how many were taken. One with the id of an earlier one replaces it.
    ///
    /// >>> corpus = viendan.Corpus()
    /// >>> corpus.add_records([{"id": "nd30", "type": "Nghị định", "number": "30/2020/NĐ-CP"}])
    /// 1
    fn add_records(&self, records: &Bound<'_, PyAny>) -> PyResult<usize> {
        self.add_lines("record", &records.try_iter()?, |record, line| {
            let Ok(record) = record.cast::<PyMapping>() else {
                return Err(PyTypeError::new_err(format!("expected records, each a mapping, found {}", record.get_type().name()?)));
            };
            line.extend_from_slice(Value::Object(fields(record)?).to_string().as_bytes());
            Ok(())
        })
    }

    /// Adds the records of JSON Lines and gives how many were taken: a file by its path, or whatever gives lines, such as a file
    /// that is open, packed or not.
    ///
    /// >>> corpus = viendan.Corpus()
    /// >>> corpus.load_jsonl(['{"id": "nd30", "code": "30/2020/NĐ-CP"}', '{"id": '])
    /// 1
    /// >>> str(corpus.faults[0])
    /// 'line 2: no JSON: EOF while parsing a value at line 1 column 6'
    fn load_jsonl(&self, lines: &Bound<'_, PyAny>) -> PyResult<usize> {
        if let Ok(path) = lines.extract::<PathBuf>() {
            let named = |error: std::io::Error| PyOSError::new_err((error.raw_os_error(), error.to_string(), path.clone()));
            let file = File::open(&path).map_err(named)?;
            return Ok(lines.py().detach(|| self.write().load("line", 0, BufReader::with_capacity(1 << 16, file))));
        }
        self.add_lines("line", &lines.try_iter()?, |line, lines| {
            match line.cast::<PyBytes>() {
                Ok(line) => lines.extend_from_slice(line.as_bytes().trim_ascii_end()),
                Err(_) => lines.extend_from_slice(line.extract::<&str>()?.trim_end().as_bytes()),
            }
            Ok(())
        })
    }

    /// Adds a document by its text, known by its letterhead, and gives its record without the text.
    ///
    /// >>> corpus = viendan.Corpus()
    /// >>> text = "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\nNGHỊ ĐỊNH\nVề công tác văn thư\nĐiều 1. Phạm vi\n"
    /// >>> corpus.add_text("nd30", text)["number"]
    /// '30/2020/NĐ-CP'
    fn add_text<'py>(&self, py: Python<'py>, id: &str, text: &str) -> PyResult<Bound<'py, PyDict>> {
        let record = py.detach(|| {
            let record = Record::from_text(id, text);
            let mut told = record.clone();
            told.text = None;
            self.write().documents.change(|corpus| corpus.add(record));
            told
        });
        let dict = to_dict(py, &record)?;
        dict.del_item("text")?;
        Ok(dict)
    }

    /// The record of an id, ``None`` where there is none.
    ///
    /// >>> viendan.Corpus([{"id": "nd30", "code": "30/2020/NĐ-CP"}]).get("nd30")["type"]
    /// 'nghi_dinh'
    fn get<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Option<Bound<'py, PyDict>>> {
        let record = py.detach(|| {
            let state = self.read();
            let corpus = state.documents.corpus();
            corpus.key_of(id).and_then(|key| corpus.get(key)).cloned()
        });
        record.map(|record| to_dict(py, &record)).transpose()
    }

    /// Takes out the document of an id and says whether there was one.
    ///
    /// >>> corpus = viendan.Corpus([{"id": "a"}])
    /// >>> corpus.remove("a"), corpus.remove("a"), len(corpus)
    /// (True, False, 0)
    fn remove(&self, py: Python<'_>, id: &str) -> bool {
        py.detach(|| self.write().documents.change(|corpus| corpus.remove(id)).is_some())
    }

    /// The ids, in the order of adding.
    ///
    /// >>> viendan.Corpus([{"id": "a"}, {"id": 7}]).ids()
    /// ['a', '7']
    fn ids(&self, py: Python<'_>) -> Vec<String> {
        py.detach(|| self.read().documents.corpus().iter().map(|(_, record)| record.id.to_string()).collect())
    }

    /// What was wrong with the records that were added, in their order.
    #[getter]
    fn faults(&self, py: Python<'_>) -> Vec<Fault> {
        py.detach(|| self.read().faults.clone())
    }

    /// Which document a reference means by itself, without a text around it: a text as people type it, a :class:`Reference` or a
    /// :class:`Mention`.
    ///
    /// ``citing`` is the document that cites, by its id in the corpus or as a record; ``date`` the day on which it speaks.
    ///
    /// >>> corpus = viendan.Corpus([{"id": "nd30", "code": "30/2020/NĐ-CP"}])
    /// >>> resolution = corpus.resolve("nd 30/2020/NĐ-CP")
    /// >>> resolution.status, resolution.to, resolution.evidence
    /// ('resolved', 'nd30', ('number', 'year', 'type'))
    /// >>> corpus.resolve("Nghị định 31/2020/NĐ-CP").urn
    /// 'urn:lex:vn:chinh.phu:nghi.dinh:2020;31-2020-nd-cp'
    #[pyo3(signature = (reference, *, citing=None, date=None))]
    fn resolve(&self, py: Python<'_>, reference: Cited, citing: Option<Source>, date: Option<Day>) -> PyResult<Resolution> {
        let ask = |resolver: &Resolver<'_>| {
            let citing = known(resolver.corpus(), citing.as_ref(), date)?;
            Ok(Resolution::new(resolver.corpus(), &resolver.resolve(&reference.0, &citing)))
        };
        py.detach(|| self.ask(ask))
    }

    /// Reads a text and says of every mention which document it means, or why that cannot be known.
    ///
    /// ``citing`` is the text's own document, by its id in the corpus or as a record: it decides what ``Luật này`` means and
    /// which law of a name was in force. ``date`` is the day on which the text speaks, where that is not the document's own.
    /// Mentions inside the title of another one are left out unless ``titles`` is true.
    ///
    /// >>> corpus = viendan.Corpus([{"id": "nd30", "code": "30/2020/NĐ-CP"}, {"id": "tt1", "code": "01/2021/TT-BNV"}])
    /// >>> for link in corpus.link("Thông tư này hướng dẫn Điều 5 Nghị định số 30/2020/NĐ-CP.", citing="tt1"):
    /// ...     print(link.mention.text, link.status, link.to, link.to_parts)
    /// Thông tư này resolved tt1 ()
    /// Điều 5 Nghị định số 30/2020/NĐ-CP resolved nd30 ('dieu_5',)
    #[pyo3(
        signature = (text, *, citing=None, date=None, offsets=Unit::Chars, titles=false),
        text_signature = "($self, text, *, citing=None, date=None, offsets='chars', titles=False)"
    )]
    fn link(
        &self,
        py: Python<'_>,
        text: &str,
        citing: Option<Source>,
        date: Option<Day>,
        offsets: Unit,
        titles: bool,
    ) -> PyResult<Vec<Py<Link>>> {
        let ask = |resolver: &Resolver<'_>| {
            let citing = known(resolver.corpus(), citing.as_ref(), date)?;
            Ok::<_, PyErr>(linked(resolver.corpus(), text, &resolver.link(text, &citing), offsets, titles))
        };
        let links = py.detach(|| self.ask(ask))?;
        links.into_iter().map(|(resolution, link)| Py::new(py, PyClassInitializer::from(resolution).add_subclass(link))).collect()
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        py.detach(|| self.read().documents.corpus().len())
    }

    fn __contains__(&self, py: Python<'_>, id: &str) -> bool {
        py.detach(|| self.read().documents.corpus().key_of(id).is_some())
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<viendan.Corpus of {} documents>", self.__len__(py))
    }
}

fn to_dict<'py>(py: Python<'py>, record: &Record) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    dict.set_item("id", record.id.as_str())?;
    dict.set_item("type", record.document_type.map(viendan::DocumentType::slug))?;
    dict.set_item("number", record.number.as_ref().map(viendan::DocumentNumber::as_str))?;
    dict.set_item("date", record.date.map(CitedDate::iso))?;
    dict.set_item("effective", record.effective.map(CitedDate::iso))?;
    dict.set_item("issuer", record.issuer.as_ref().map(Issuer::name))?;
    dict.set_item("title", record.title.as_deref())?;
    dict.set_item("text", record.text.as_deref())?;
    Ok(dict)
}
