//! What `viendan.spark` does to the batches of a cluster: reading texts, keys of records, ranking.

use std::borrow::Cow;
use std::collections::HashSet;
use std::mem;
use std::sync::{Arc, LazyLock};

use arrow_array::builder::{Int32Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, PrimitiveArray, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use viendan::split::{self, Lookup, Sighting};
use viendan::{
    Candidate, CitedDate, Citing, Corpus, DocumentKey, Issuer, Link, Mention, Outline, Provision, ProvisionPath, Record, Resolution,
};

use crate::capsule::{export_array, failed, import};
use crate::extractor::Extractor;
use crate::places::{Places, Unit};

/// Records that a linker keeps at most between two texts.
const MAX_RECORDS: usize = 100_000;

/// A record batch on its way to Python.
#[pyclass(frozen, module = "viendan")]
#[derive(Debug)]
pub struct Batch {
    batch: RecordBatch,
}

#[pymethods]
impl Batch {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyTuple>> {
        let _ = requested_schema;
        export_array(py, &self.batch)
    }
}

/// A record batch from Python, whose columns are asked for by name.
struct Rows {
    batch: StructArray,
}

impl Rows {
    fn import(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut arrays = import(value)?.into_iter();
        match (arrays.next(), arrays.next()) {
            (Some(array), None) => match array.as_struct_opt() {
                Some(batch) => Ok(Rows { batch: batch.clone() }),
                None => Err(PyTypeError::new_err(format!("expected a record batch, found an array of {}", array.data_type()))),
            },
            _ => Err(PyTypeError::new_err("expected one record batch")),
        }
    }

    fn len(&self) -> usize {
        self.batch.len()
    }

    fn column(&self, name: &str) -> PyResult<&ArrayRef> {
        self.batch.column_by_name(name).ok_or_else(|| PyValueError::new_err(format!("no column {name:?}")))
    }

    fn strings(&self, name: &str) -> PyResult<Strings<'_>> {
        let column = self.column(name)?;
        match column.data_type() {
            DataType::Utf8 => Ok(Strings::Small(column)),
            DataType::LargeUtf8 => Ok(Strings::Large(column)),
            other => Err(PyTypeError::new_err(format!("column {name:?}: expected strings, found {other}"))),
        }
    }

    fn numbers<T: arrow_array::ArrowPrimitiveType>(&self, name: &str) -> PyResult<&PrimitiveArray<T>> {
        let column = self.column(name)?;
        let wrong = || PyTypeError::new_err(format!("column {name:?}: expected {}, found {}", T::DATA_TYPE, column.data_type()));
        column.as_primitive_opt().ok_or_else(wrong)
    }
}

/// A column of strings. Arrow does not check that they are UTF-8, and Spark's need not be.
enum Strings<'a> {
    Small(&'a ArrayRef),
    Large(&'a ArrayRef),
}

impl<'a> Strings<'a> {
    fn get(&self, row: usize) -> Option<Cow<'a, str>> {
        let bytes = match self {
            Strings::Small(array) => {
                let array = array.as_string::<i32>();
                array.is_valid(row).then(|| bytes_of(array.value_data(), array.value_offsets().get(row..)))
            }
            Strings::Large(array) => {
                let array = array.as_string::<i64>();
                array.is_valid(row).then(|| bytes_of(array.value_data(), array.value_offsets().get(row..)))
            }
        };
        bytes.map(viendan::repaired)
    }

    fn needed(&self, name: &str, row: usize) -> PyResult<Cow<'a, str>> {
        self.get(row).ok_or_else(|| PyValueError::new_err(format!("column {name:?}: expected a string, found null in row {row}")))
    }
}

/// The bytes between the first two of the offsets.
fn bytes_of<'a, T: Copy + TryInto<usize>>(data: &'a [u8], offsets: Option<&[T]>) -> &'a [u8] {
    let place = |n: usize| offsets.and_then(|o| o.get(n)).and_then(|o| (*o).try_into().ok());
    place(0).zip(place(1)).and_then(|(start, end)| data.get(start..end)).unwrap_or_default()
}

/// Reads the texts of a batch (``id``, ``document``, ``text``): one row a mention, with what its linking needs.
#[pyfunction]
pub fn read_batch(batch: &Bound<'_, PyAny>, extractor: &Extractor, offsets: Unit) -> PyResult<Batch> {
    let rows = Rows::import(batch)?;
    let (ids, documents, texts) = (rows.strings("id")?, rows.strings("document")?, rows.strings("text")?);
    let mut columns = Sightings::default();
    for row in 0..rows.len() {
        let id = ids.needed("id", row)?;
        if let Some(text) = texts.get(row) {
            columns.push(&id, documents.get(row).as_deref(), &text, extractor.inner(), offsets)?;
        }
    }
    columns.finish()
}

/// The columns of sightings.
#[derive(Debug, Default)]
struct Sightings {
    id: StringBuilder,
    document: StringBuilder,
    n: Int32Builder,
    start: Int64Builder,
    end: Int64Builder,
    full_end: Int64Builder,
    text: StringBuilder,
    kind: StringBuilder,
    of: StringBuilder,
    key: StringBuilder,
    date: StringBuilder,
    issuer: StringBuilder,
    parts: ListBuilder<StringBuilder>,
    rel: StringBuilder,
    name: StringBuilder,
    from_part: StringBuilder,
    sighting: StringBuilder,
    first: ListBuilder<Int64Builder>,
    otherwise: ListBuilder<Int64Builder>,
}

static SIGHTINGS: LazyLock<SchemaRef> = LazyLock::new(|| {
    let keys = || DataType::new_list(DataType::Int64, true);
    schema(&[
        ("id", DataType::Utf8),
        ("document", DataType::Utf8),
        ("n", DataType::Int32),
        ("start", DataType::Int64),
        ("end", DataType::Int64),
        ("full_end", DataType::Int64),
        ("text", DataType::Utf8),
        ("kind", DataType::Utf8),
        ("type", DataType::Utf8),
        ("key", DataType::Utf8),
        ("date", DataType::Utf8),
        ("issuer", DataType::Utf8),
        ("parts", strings()),
        ("rel", DataType::Utf8),
        ("name", DataType::Utf8),
        ("from_part", DataType::Utf8),
        ("sighting", DataType::Utf8),
        ("first_keys", keys()),
        ("other_keys", keys()),
    ])
});

impl Sightings {
    fn push(&mut self, id: &str, document: Option<&str>, text: &str, extractor: &viendan::Extractor, unit: Unit) -> PyResult<()> {
        let mut places = Places::new(text, unit);
        // What an earlier mention of the text looks up needs no second look.
        let mut seen: HashSet<Lookup> = HashSet::new();
        for (n, sighting) in Sighting::read(extractor, text, &Outline::read(text)).enumerate() {
            let mention = &sighting.mention;
            let place = places.of(mention);
            self.id.append_value(id);
            self.document.append_option(document);
            self.n.append_value(i32::try_from(n).unwrap_or(i32::MAX));
            self.start.append_value(long(place.start));
            self.end.append_value(long(place.end));
            self.full_end.append_value(long(place.full_end));
            self.text.append_value(mention.quote(text));
            self.kind.append_value(mention.kind().as_str());
            self.of.append_option(mention.document_type().map(|t| t.slug()));
            self.key.append_value(mention.key());
            self.date.append_option(mention.date().map(CitedDate::iso));
            self.issuer.append_option(mention.issuer().map(Issuer::name));
            append(&mut self.parts, mention.provisions().iter().map(Provision::eid));
            self.rel.append_value(mention.relation.as_str());
            self.name.append_option(mention.name().filter(|_| mention.number().is_some()));
            self.from_part.append_option(sighting.from_part.as_ref().map(ProvisionPath::eid));
            self.sighting.append_value(serde_json::to_string(&sighting).map_err(|error| PyValueError::new_err(error.to_string()))?);
            let lookup = sighting.lookup();
            let is_new = seen.insert(lookup.clone());
            let own = document.filter(|_| n == 0).map(Lookup::of_id);
            // The key of the document itself after that whose records the other keys stand in for.
            for key in lookup.first.into_iter().filter(|_| is_new).chain(own) {
                self.first.values().append_value(key.cast_signed());
            }
            self.first.append(true);
            for key in lookup.otherwise.into_iter().filter(|_| is_new) {
                self.otherwise.values().append_value(key.cast_signed());
            }
            self.otherwise.append(true);
        }
        Ok(())
    }

    fn finish(mut self) -> PyResult<Batch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.id.finish()),
            Arc::new(self.document.finish()),
            Arc::new(self.n.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.full_end.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.of.finish()),
            Arc::new(self.key.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.issuer.finish()),
            Arc::new(self.parts.finish()),
            Arc::new(self.rel.finish()),
            Arc::new(self.name.finish()),
            Arc::new(self.from_part.finish()),
            Arc::new(self.sighting.finish()),
            Arc::new(self.first.finish()),
            Arc::new(self.otherwise.finish()),
        ];
        batch(&SIGHTINGS, columns)
    }
}

/// The records of a batch (``record``: a JSON object each) under every key by which a citation finds them; what is no record is
/// left out.
#[pyfunction]
pub fn index_batch(batch: &Bound<'_, PyAny>) -> PyResult<Batch> {
    let rows = Rows::import(batch)?;
    let records = rows.strings("record")?;
    let (mut keys, mut values) = (Int64Builder::new(), StringBuilder::new());
    for row in 0..rows.len() {
        let Some(json) = records.get(row) else { continue };
        let Ok((record, _)) = Record::from_json(&json) else { continue };
        for key in record.keys() {
            keys.append_value(key.cast_signed());
            values.append_value(&json);
        }
    }
    self::batch(&INDEX, vec![Arc::new(keys.finish()), Arc::new(values.finish())])
}

static INDEX: LazyLock<SchemaRef> = LazyLock::new(|| schema(&[("key", DataType::Int64), ("record", DataType::Utf8)]));

/// What is wrong with the records of a batch (``record``): ``record``, ``left_out`` and ``message``.
#[pyfunction]
pub fn faults_batch(batch: &Bound<'_, PyAny>) -> PyResult<Batch> {
    let rows = Rows::import(batch)?;
    let records = rows.strings("record")?;
    let (mut json, mut left_out, mut message) = (StringBuilder::new(), arrow_array::builder::BooleanBuilder::new(), StringBuilder::new());
    for row in 0..rows.len() {
        let Some(record) = records.get(row) else { continue };
        let (is_left_out, messages) = match Record::from_json(&record) {
            Ok((_, notes)) => (false, notes),
            Err(fault) => (true, vec![fault]),
        };
        for fault in messages {
            json.append_value(&record);
            left_out.append_value(is_left_out);
            message.append_value(fault);
        }
    }
    self::batch(&FAULTS, vec![Arc::new(json.finish()), Arc::new(left_out.finish()), Arc::new(message.finish())])
}

static FAULTS: LazyLock<SchemaRef> =
    LazyLock::new(|| schema(&[("record", DataType::Utf8), ("left_out", DataType::Boolean), ("message", DataType::Utf8)]));

/// The names of the laws among the records of a batch (``record``), each once.
#[pyfunction]
pub fn names_batch(batch: &Bound<'_, PyAny>) -> PyResult<Batch> {
    let rows = Rows::import(batch)?;
    let records = rows.strings("record")?;
    let mut corpus = Corpus::new();
    for row in 0..rows.len() {
        if let Some(Ok((record, _))) = records.get(row).map(|json| Record::from_json(&json)) {
            corpus.add(record);
        }
    }
    let names = corpus.own_names().into_iter().map(Some).collect::<arrow_array::StringArray>();
    self::batch(&NAMES, vec![Arc::new(names)])
}

static NAMES: LazyLock<SchemaRef> = LazyLock::new(|| schema(&[("name", DataType::Utf8)]));

/// Which provisions the documents of a batch lack (``target``, ``text``, ``paths``): ``target`` and ``path``.
#[pyfunction]
pub fn lacking_batch(batch: &Bound<'_, PyAny>) -> PyResult<Batch> {
    let rows = Rows::import(batch)?;
    let (targets, texts) = (rows.strings("target")?, rows.strings("text")?);
    let paths = rows.column("paths")?;
    let paths = paths.as_list_opt::<i32>().ok_or_else(|| PyTypeError::new_err("column \"paths\": expected lists of strings"))?;
    let (mut target, mut path) = (StringBuilder::new(), StringBuilder::new());
    for row in 0..rows.len() {
        let (Some(id), Some(text)) = (targets.get(row), texts.get(row)) else { continue };
        let outline = Outline::read(&text);
        for eid in paths.value(row).as_string::<i32>().iter().flatten() {
            if ProvisionPath::from_eid(eid).is_some_and(|p| outline.lacks(&p)) {
                target.append_value(&id);
                path.append_value(eid);
            }
        }
    }
    self::batch(&LACKING, vec![Arc::new(target.finish()), Arc::new(path.finish())])
}

static LACKING: LazyLock<SchemaRef> = LazyLock::new(|| schema(&[("target", DataType::Utf8), ("path", DataType::Utf8)]));

/// Ranks the texts of sorted batches. The rows of one text stand together; each is a sighting (``n``, ``document``, ``start``, ``end``,
/// ``text``, ``sighting``) or a candidate (``record``). ``lacking`` are the provisions that documents lack, as JSON: pairs of id and
/// path.
///
/// With ``asks`` it gives, instead of links, the provisions whose being there matters.
#[pyclass(module = "viendan")]
#[derive(Debug)]
pub struct Linker {
    asks: bool,
    /// The candidates so far: what one text was given can't change the links of another.
    corpus: Corpus,
    group: Group,
}

/// The rows of one text.
#[derive(Debug, Default)]
struct Group {
    id: String,
    document: Option<String>,
    sightings: Vec<(i32, Shown, Sighting)>,
    lacking: HashSet<(String, String)>,
}

/// What a link shows of its mention.
#[derive(Debug, Clone)]
struct Shown {
    start: i64,
    end: i64,
    text: String,
}

impl Shown {
    fn of(mention: &Mention, text: &str, places: &mut Places<'_>) -> Self {
        let place = places.of(mention);
        Shown { start: long(place.start), end: long(place.end), text: mention.quote(text).into_owned() }
    }
}

#[pymethods]
impl Linker {
    #[new]
    #[pyo3(signature = (*, asks=false))]
    fn new(asks: bool) -> Self {
        Linker { asks, corpus: Corpus::new(), group: Group::default() }
    }

    /// The links of the texts that this batch ends.
    fn push(&mut self, batch: &Bound<'_, PyAny>) -> PyResult<Batch> {
        let rows = Rows::import(batch)?;
        let text = |name: &str| rows.strings(name);
        let (ids, documents, texts, sightings) = (text("id")?, text("document")?, text("text")?, text("sighting")?);
        let (records, lacking) = (text("record")?, text("lacking")?);
        let ns = rows.numbers::<Int32Type>("n")?;
        let (starts, ends) = (rows.numbers::<Int64Type>("start")?, rows.numbers::<Int64Type>("end")?);
        let mut out = Out::new(self.asks);
        for row in 0..rows.len() {
            let id = ids.needed("id", row)?;
            if *id != *self.group.id {
                self.flush(&mut out);
                self.group.id = id.into_owned();
                if let Some(json) = lacking.get(row) {
                    self.group.lacking = from_json(&json)?;
                }
            }
            if let Some(json) = sightings.get(row) {
                let sighting = from_json(&json)?;
                let text = texts.get(row).unwrap_or_default().into_owned();
                self.group.document = documents.get(row).map(Cow::into_owned);
                self.group.sightings.push((ns.value(row), Shown { start: starts.value(row), end: ends.value(row), text }, sighting));
            } else if let Some(json) = records.get(row) {
                let (record, _) = Record::from_json(&json).map_err(PyValueError::new_err)?;
                if self.corpus.key_of(&record.id).is_none() {
                    self.corpus.add(record);
                }
            }
        }
        out.finish()
    }

    /// The links of the last text.
    fn finish(&mut self) -> PyResult<Batch> {
        let mut out = Out::new(self.asks);
        self.flush(&mut out);
        out.finish()
    }
}

impl Linker {
    fn flush(&mut self, out: &mut Out) {
        let Group { id, document, mut sightings, lacking } = mem::take(&mut self.group);
        sightings.sort_by_key(|(n, ..)| *n);
        let (shown, sightings): (Vec<Shown>, Vec<Sighting>) = sightings.into_iter().map(|(_, shown, sighting)| (shown, sighting)).unzip();
        let corpus = &self.corpus;
        let own = document.as_deref().and_then(|id| corpus.key_of(id));
        let citing = own.map_or_else(Citing::unknown, |key| Citing::document(corpus, key));
        match out {
            Out::Links(columns) => {
                let lacks = |target: DocumentKey, path: &ProvisionPath| {
                    !lacking.is_empty() && lacking.contains(&(id_of(corpus, target).to_owned(), path.eid()))
                };
                let links = split::rank_with(corpus, sightings, &citing, lacks);
                columns.push_all(corpus, &id, document.as_deref(), &links, &shown);
            }
            Out::Questions(columns) => {
                let mut asked = HashSet::new();
                split::rank_with(corpus, sightings, &citing, |target, path| {
                    asked.insert((target, path.eid()));
                    false
                });
                for (target, path) in asked {
                    columns.push(&id, id_of(corpus, target), &path);
                }
            }
        }
        if self.corpus.len() > MAX_RECORDS {
            self.corpus = Corpus::new();
        }
    }
}

/// Links the texts of a batch (``id``, ``document``, ``text``) against records (``record``: a JSON object each) on this machine: the rows
/// that a cluster gives.
#[pyfunction]
pub fn link_batch(batch: &Bound<'_, PyAny>, records: &Bound<'_, PyAny>, offsets: Unit) -> PyResult<Batch> {
    let records = Rows::import(records)?;
    let json = records.strings("record")?;
    let mut corpus = Corpus::new();
    for row in 0..records.len() {
        if let Some(Ok((record, _))) = json.get(row).map(|json| Record::from_json(&json)) {
            corpus.add(record);
        }
    }
    let rows = Rows::import(batch)?;
    let (ids, documents, texts) = (rows.strings("id")?, rows.strings("document")?, rows.strings("text")?);
    let resolver = viendan::Resolver::new(&corpus);
    let mut columns = Links::default();
    for row in 0..rows.len() {
        let id = ids.needed("id", row)?;
        let Some(text) = texts.get(row) else { continue };
        let document = documents.get(row);
        let own = document.as_deref().and_then(|id| corpus.key_of(id));
        let links = resolver.link(&text, &own.map_or_else(Citing::unknown, |key| Citing::document(&corpus, key)));
        let mut places = Places::new(&text, offsets);
        let shown: Vec<Shown> = links.iter().map(|link| Shown::of(&link.mention, &text, &mut places)).collect();
        columns.push_all(&corpus, &id, document.as_deref(), &links, &shown);
    }
    columns.finish()
}

/// What a linker gives.
enum Out {
    Links(Box<Links>),
    Questions(Box<Questions>),
}

impl Out {
    fn new(asks: bool) -> Self {
        if asks { Out::Questions(Box::default()) } else { Out::Links(Box::default()) }
    }

    fn finish(self) -> PyResult<Batch> {
        match self {
            Out::Links(columns) => columns.finish(),
            Out::Questions(columns) => columns.finish(),
        }
    }
}

/// The columns of links, the fields of the flat record.
#[derive(Debug, Default)]
struct Links {
    id: StringBuilder,
    from: StringBuilder,
    from_part: StringBuilder,
    start: Int64Builder,
    end: Int64Builder,
    text: StringBuilder,
    kind: StringBuilder,
    rel: StringBuilder,
    status: StringBuilder,
    to: StringBuilder,
    to_parts: ListBuilder<StringBuilder>,
    missing_parts: ListBuilder<StringBuilder>,
    evidence: StringBuilder,
    urn: StringBuilder,
    why: StringBuilder,
    candidates: ListBuilder<StringBuilder>,
    in_title_of: Int64Builder,
}

static LINKS: LazyLock<SchemaRef> = LazyLock::new(|| {
    schema(&[
        ("id", DataType::Utf8),
        ("from", DataType::Utf8),
        ("from_part", DataType::Utf8),
        ("start", DataType::Int64),
        ("end", DataType::Int64),
        ("text", DataType::Utf8),
        ("kind", DataType::Utf8),
        ("rel", DataType::Utf8),
        ("status", DataType::Utf8),
        ("to", DataType::Utf8),
        ("to_parts", strings()),
        ("missing_parts", strings()),
        ("evidence", DataType::Utf8),
        ("urn", DataType::Utf8),
        ("why", DataType::Utf8),
        ("candidates", strings()),
        ("in_title_of", DataType::Int64),
    ])
});

impl Links {
    /// The links of one text, with what is shown of their mentions.
    fn push_all(&mut self, corpus: &Corpus, id: &str, document: Option<&str>, links: &[Link], shown: &[Shown]) {
        for (link, place) in links.iter().zip(shown) {
            self.id.append_value(id);
            self.from.append_option(document);
            self.from_part.append_option(link.from_part.as_ref().map(ProvisionPath::eid));
            self.start.append_value(place.start);
            self.end.append_value(place.end);
            self.text.append_value(&place.text);
            self.kind.append_value(link.mention.kind().as_str());
            self.rel.append_value(link.mention.relation.as_str());
            self.status.append_value(link.resolution.status());
            self.to.append_option(link.resolution.document().map(|key| id_of(corpus, key)));
            append(&mut self.to_parts, link.parts.iter().map(Provision::eid));
            append(&mut self.missing_parts, link.missing.iter().map(Provision::eid));
            self.evidence.append_option(link.resolution.evidence().map(|e| e.to_string()));
            self.urn.append_option(match &link.resolution {
                Resolution::Resolved { document, .. } => corpus.get(*document).map(|r| r.identity().urn()),
                Resolution::Outside { identity } => Some(identity.urn()),
                _ => None,
            });
            self.why.append_option(match &link.resolution {
                Resolution::Ambiguous { doubt, .. } => Some(doubt.as_str()),
                Resolution::Contradictory { conflict, .. } => Some(conflict.as_str()),
                _ => None,
            });
            append(&mut self.candidates, link.resolution.candidates().iter().map(|c| candidate(corpus, c)));
            self.in_title_of.append_option(link.in_title_of.and_then(|n| shown.get(n)).map(|outer| outer.start));
        }
    }

    fn finish(mut self) -> PyResult<Batch> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.id.finish()),
            Arc::new(self.from.finish()),
            Arc::new(self.from_part.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.rel.finish()),
            Arc::new(self.status.finish()),
            Arc::new(self.to.finish()),
            Arc::new(self.to_parts.finish()),
            Arc::new(self.missing_parts.finish()),
            Arc::new(self.evidence.finish()),
            Arc::new(self.urn.finish()),
            Arc::new(self.why.finish()),
            Arc::new(self.candidates.finish()),
            Arc::new(self.in_title_of.finish()),
        ];
        batch(&LINKS, columns)
    }
}

/// The columns of questions.
#[derive(Debug, Default)]
struct Questions {
    id: StringBuilder,
    target: StringBuilder,
    path: StringBuilder,
}

static QUESTIONS: LazyLock<SchemaRef> =
    LazyLock::new(|| schema(&[("id", DataType::Utf8), ("target", DataType::Utf8), ("path", DataType::Utf8)]));

impl Questions {
    fn push(&mut self, id: &str, target: &str, path: &str) {
        self.id.append_value(id);
        self.target.append_value(target);
        self.path.append_value(path);
    }

    fn finish(mut self) -> PyResult<Batch> {
        batch(&QUESTIONS, vec![Arc::new(self.id.finish()), Arc::new(self.target.finish()), Arc::new(self.path.finish())])
    }
}

fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json).map_err(|error| PyValueError::new_err(format!("expected what viendan.spark wrote: {error}, in {json}")))
}

fn id_of(corpus: &Corpus, key: DocumentKey) -> &str {
    corpus.get(key).map(|r| r.id.as_str()).unwrap_or_default()
}

/// The id of a candidate in the corpus, else its name in the `lex` namespace.
fn candidate(corpus: &Corpus, candidate: &Candidate) -> String {
    match candidate {
        Candidate::Outside(identity) => identity.urn(),
        other => other.document().map(|key| id_of(corpus, key).to_owned()).unwrap_or_default(),
    }
}

fn schema(fields: &[(&str, DataType)]) -> SchemaRef {
    Arc::new(Schema::new(fields.iter().map(|(name, of)| Field::new(*name, of.clone(), true)).collect::<Vec<_>>()))
}

fn strings() -> DataType {
    DataType::new_list(DataType::Utf8, true)
}

fn batch(schema: &SchemaRef, columns: Vec<ArrayRef>) -> PyResult<Batch> {
    let batch = RecordBatch::try_new(Arc::clone(schema), columns).map_err(|error| failed(&error))?;
    Ok(Batch { batch })
}

/// One list of strings more.
fn append(lists: &mut ListBuilder<StringBuilder>, items: impl Iterator<Item = String>) {
    items.for_each(|item| lists.values().append_value(item));
    lists.append(true);
}

/// A place as Arrow counts.
fn long(place: usize) -> i64 {
    // No text is as long as the largest `i64`.
    i64::try_from(place).unwrap_or(i64::MAX)
}
