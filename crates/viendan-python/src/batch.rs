//! Columns of texts to columns of mentions.

use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, DictionaryArray, Int8Array, Int64Array, LargeBinaryArray, RecordBatch, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use viendan::{CitedDate, DocumentType, Extractor, Issuer, Kind, Mention, Relation};

use crate::capsule::{export_array, export_schema, export_stream, failed, import};
use crate::extractor::DEFAULT;
use crate::places::{Places, Unit};

/// Less text than this is not worth a thread.
const MIN_BLOCK: usize = 64 * 1024;

/// Blocks for each thread: enough that all end at about the same time.
const BLOCKS_OF_A_THREAD: usize = 16;

/// The mentions of a column of texts, as an Arrow record batch.
///
/// One row a mention, in the order of the texts: ``row`` (the text's place in the column) and the fields of the flat record.
/// ``kind``, ``type`` and ``rel`` are dictionaries. Every library that speaks the Arrow PyCapsule interface takes it:
/// ``pyarrow.record_batch(batch)``, ``polars.DataFrame(batch)``.
#[pyclass(frozen, module = "viendan")]
#[derive(Debug)]
pub struct MentionBatch {
    batch: RecordBatch,
}

#[pymethods]
impl MentionBatch {
    /// How many mentions there are.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batch.num_rows()
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.batch.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    /// As a ``pyarrow.RecordBatch``, which shares the memory; needs pyarrow.
    fn to_pyarrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("pyarrow")?.call_method1("record_batch", (slf,))
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<viendan.MentionBatch of {} mentions>", self.num_rows())
    }

    /// The batch by the Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyTuple>> {
        // The interface lets a producer give what it has.
        let _ = requested_schema;
        export_array(py, &self.batch)
    }

    /// A stream of this one batch by the Arrow PyCapsule interface.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        export_stream(py, &self.batch)
    }

    /// The schema by the Arrow PyCapsule interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        export_schema(py, &self.batch)
    }
}

/// Reads every mention of an Arrow array of strings, on all processors, with no Python object in between.
///
/// ``texts`` is whatever gives its strings by the Arrow PyCapsule interface: an array or a chunked array of pyarrow, a series of
/// Polars or pandas. A null has no mention. Places count within each text, in code points or bytes as ``offsets`` says.
/// ``threads`` is how many threads read, else one for each processor.
///
/// >>> import pyarrow as pa
/// >>> texts = pa.array(["theo Nghị định 30/2020/NĐ-CP", None, "Điều 5 Luật Đất đai và Điều 7 Luật này"])
/// >>> batch = viendan.extract_batch(texts).to_pyarrow()
/// >>> batch["row"].to_pylist(), batch["key"].to_pylist()
/// ([0, 2, 2], ['30/2020/NĐ-CP', 'luật đất đai', 'luật đất đai'])
#[pyfunction]
#[pyo3(signature = (texts, *, offsets=Unit::Chars, threads=None), text_signature = "(texts, *, offsets='chars', threads=None)")]
pub fn extract_batch(texts: &Bound<'_, PyAny>, offsets: Unit, threads: Option<usize>) -> PyResult<MentionBatch> {
    batch_of(&DEFAULT, texts, offsets, threads)
}

/// The mentions that an extractor reads in an array from Python.
pub fn batch_of(extractor: &Extractor, texts: &Bound<'_, PyAny>, unit: Unit, threads: Option<usize>) -> PyResult<MentionBatch> {
    let threads = match threads {
        Some(0) => return Err(PyValueError::new_err("threads: expected 1 or more, found 0")),
        Some(threads) => threads,
        None => thread::available_parallelism().map_or(1, NonZeroUsize::get),
    };
    let mut rows = 0;
    let mut pieces = Vec::new();
    for array in import(texts)? {
        let piece = Piece { first_row: rows, texts: Texts::of(&array)? };
        rows += array.len();
        pieces.push(piece);
    }
    let batch = texts.py().detach(|| read(extractor, &pieces, unit, threads));
    batch.map(|batch| MentionBatch { batch }).map_err(|error| match error {
        Failure::NotUtf8 { row, byte } => PyValueError::new_err(format!("row {row}: expected UTF-8, which ends at byte {byte}")),
        Failure::Arrow(error) => failed(&error),
        Failure::Worker => PyValueError::new_err("a thread of the reader ended before its work"),
    })
}

/// The strings of one array, whose bytes are still to be looked at: Arrow does not check that they are UTF-8.
#[derive(Debug)]
enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    Nulls,
}

impl Texts {
    fn of(array: &ArrayRef) -> PyResult<Self> {
        match array.data_type() {
            DataType::Utf8 => Ok(Texts::Small(array.as_string::<i32>().clone().into())),
            DataType::LargeUtf8 => Ok(Texts::Large(array.as_string::<i64>().clone().into())),
            DataType::Utf8View => Ok(Texts::View(array.as_string_view().clone().to_binary_view())),
            DataType::Null => Ok(Texts::Nulls),
            other => {
                Err(PyTypeError::new_err(format!("expected an Arrow array of strings (utf8, large_utf8 or utf8_view), found {other}")))
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Texts::Small(array) => array.len(),
            Texts::Large(array) => array.len(),
            Texts::View(array) => array.len(),
            Texts::Nulls => 0,
        }
    }

    fn get(&self, n: usize) -> Option<&[u8]> {
        match self {
            Texts::Small(array) => array.is_valid(n).then(|| array.value(n)),
            Texts::Large(array) => array.is_valid(n).then(|| array.value(n)),
            Texts::View(array) => array.is_valid(n).then(|| array.value(n)),
            Texts::Nulls => None,
        }
    }
}

/// One array of a chunked one.
#[derive(Debug)]
struct Piece {
    first_row: usize,
    texts: Texts,
}

/// Neighbouring texts of one piece, read by one thread.
#[derive(Debug)]
struct Block<'p> {
    piece: &'p Piece,
    rows: Range<usize>,
}

#[derive(Debug)]
enum Failure {
    NotUtf8 { row: usize, byte: usize },
    Arrow(ArrowError),
    Worker,
}

impl From<ArrowError> for Failure {
    fn from(error: ArrowError) -> Self {
        Failure::Arrow(error)
    }
}

/// The texts in blocks of about equal length.
fn blocks(pieces: &[Piece], threads: usize) -> Vec<Block<'_>> {
    let len = |texts: &Texts, n| texts.get(n).map_or(0, <[u8]>::len);
    let total: usize = pieces.iter().map(|piece| (0..piece.texts.len()).map(|n| len(&piece.texts, n)).sum::<usize>()).sum();
    let target = (total / (threads * BLOCKS_OF_A_THREAD)).max(MIN_BLOCK);
    let mut blocks = Vec::new();
    for piece in pieces {
        let (mut first, mut bytes) = (0, 0);
        for n in 0..piece.texts.len() {
            bytes += len(&piece.texts, n);
            if bytes >= target {
                blocks.push(Block { piece, rows: first..n + 1 });
                (first, bytes) = (n + 1, 0);
            }
        }
        if first < piece.texts.len() {
            blocks.push(Block { piece, rows: first..piece.texts.len() });
        }
    }
    blocks
}

/// The threads take the next block each, as they get free; the batches are put together in the order of the texts.
fn read(extractor: &Extractor, pieces: &[Piece], unit: Unit, threads: usize) -> Result<RecordBatch, Failure> {
    let blocks = blocks(pieces, threads);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((n, block)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| blocks.get(n).map(|block| (n, block))) {
            done.push((n, read_block(extractor, block, unit)));
        }
        done
    };
    let threads = threads.min(blocks.len());
    let mut batches = if threads <= 1 {
        work()
    } else {
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers.into_iter().map(|worker| worker.join().map_err(|_| Failure::Worker)).collect::<Result<Vec<_>, _>>()
        })?
        .into_iter()
        .flatten()
        .collect()
    };
    batches.sort_by_key(|(n, _)| *n);
    let batches = batches.into_iter().map(|(_, batch)| batch).collect::<Result<Vec<_>, _>>()?;
    match <[RecordBatch; 1]>::try_from(batches) {
        Ok([batch]) => Ok(batch),
        Err(batches) => Ok(arrow_select::concat::concat_batches(&SCHEMA, &batches)?),
    }
}

fn read_block(extractor: &Extractor, block: &Block<'_>, unit: Unit) -> Result<RecordBatch, Failure> {
    let Block { piece, rows } = block;
    let mut columns = Columns::default();
    for n in rows.clone() {
        let row = piece.first_row + n;
        let Some(bytes) = piece.texts.get(n) else { continue };
        let text = simdutf8::compat::from_utf8(bytes).map_err(|error| Failure::NotUtf8 { row, byte: error.valid_up_to() })?;
        let mut places = Places::new(text, unit);
        for mention in extractor.mentions(text) {
            columns.push(row, text, &mut places, &mention);
        }
    }
    columns.finish()
}

/// The words of a dictionary column, which every batch shares.
#[derive(Debug)]
struct Words<T> {
    values: ArrayRef,
    keys: HashMap<T, i8>,
}

impl<T: Copy + Eq + Hash> Words<T> {
    fn new(all: impl IntoIterator<Item = T>, name: impl Fn(T) -> &'static str) -> Self {
        let all: Vec<T> = all.into_iter().collect();
        let values = all.iter().map(|of| Some(name(*of))).collect::<StringArray>();
        Words { values: Arc::new(values), keys: all.into_iter().zip(0..).collect() }
    }

    fn column(&self, keys: Vec<Option<T>>) -> Result<ArrayRef, ArrowError> {
        let keys: Int8Array = keys.into_iter().map(|of| of.and_then(|of| self.keys.get(&of).copied())).collect();
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, Arc::clone(&self.values))?))
    }
}

/// Every kind.
pub const KINDS: [Kind; 5] = [Kind::Numbered, Kind::Named, Kind::Own, Kind::Back, Kind::Implicit];

const RELATIONS: [Relation; 7] = [
    Relation::CanCu,
    Relation::SuaDoi,
    Relation::ThayThe,
    Relation::BaiBo,
    Relation::HuongDan,
    Relation::BanHanhKemTheo,
    Relation::DanChieu,
];

static KIND_WORDS: LazyLock<Words<Kind>> = LazyLock::new(|| Words::new(KINDS, Kind::as_str));
static TYPE_WORDS: LazyLock<Words<DocumentType>> = LazyLock::new(|| Words::new(DocumentType::all(), DocumentType::slug));
static RELATION_WORDS: LazyLock<Words<Relation>> = LazyLock::new(|| Words::new(RELATIONS, Relation::as_str));

static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let words = || DataType::Dictionary(Box::new(DataType::Int8), Box::new(DataType::Utf8));
    let field = |name: &str, of, is_nullable| Field::new(name, of, is_nullable);
    Arc::new(Schema::new(vec![
        field("row", DataType::Int64, false),
        field("start", DataType::Int64, false),
        field("end", DataType::Int64, false),
        field("full_end", DataType::Int64, false),
        field("text", DataType::Utf8, false),
        field("kind", words(), false),
        field("type", words(), true),
        field("key", DataType::Utf8, false),
        field("date", DataType::Utf8, true),
        field("issuer", DataType::Utf8, true),
        field("parts", DataType::new_list(DataType::Utf8, true), false),
        field("rel", words(), false),
        field("name", DataType::Utf8, true),
    ]))
});

/// The columns of a batch while it grows, in the order of the schema.
#[derive(Debug, Default)]
struct Columns {
    row: Vec<i64>,
    start: Vec<i64>,
    end: Vec<i64>,
    full_end: Vec<i64>,
    text: StringBuilder,
    kind: Vec<Option<Kind>>,
    of: Vec<Option<DocumentType>>,
    key: StringBuilder,
    date: StringBuilder,
    issuer: StringBuilder,
    parts: ListBuilder<StringBuilder>,
    rel: Vec<Option<Relation>>,
    name: StringBuilder,
}

impl Columns {
    fn push(&mut self, row: usize, text: &str, places: &mut Places<'_>, mention: &Mention) {
        let place = places.of(mention);
        self.row.push(place_of(row));
        self.start.push(place_of(place.start));
        self.end.push(place_of(place.end));
        self.full_end.push(place_of(place.full_end));
        self.text.append_value(mention.quote(text));
        self.kind.push(Some(mention.kind()));
        self.of.push(mention.document_type());
        self.key.append_value(mention.key());
        self.date.append_option(mention.date().map(CitedDate::iso));
        self.issuer.append_option(mention.issuer().map(Issuer::name));
        for part in mention.provisions().iter() {
            self.parts.values().append_value(part.eid());
        }
        self.parts.append(true);
        self.rel.push(Some(mention.relation));
        self.name.append_option(mention.name().filter(|_| mention.number().is_some()));
    }

    fn finish(mut self) -> Result<RecordBatch, Failure> {
        let number = |values: Vec<i64>| -> ArrayRef { Arc::new(Int64Array::from(values)) };
        let columns = vec![
            number(self.row),
            number(self.start),
            number(self.end),
            number(self.full_end),
            Arc::new(self.text.finish()),
            KIND_WORDS.column(self.kind)?,
            TYPE_WORDS.column(self.of)?,
            Arc::new(self.key.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.issuer.finish()),
            Arc::new(self.parts.finish()),
            RELATION_WORDS.column(self.rel)?,
            Arc::new(self.name.finish()),
        ];
        Ok(RecordBatch::try_new(Arc::clone(&SCHEMA), columns)?)
    }
}

/// A place as Arrow counts.
fn place_of(place: usize) -> i64 {
    // No text is as long as the largest `i64`.
    i64::try_from(place).unwrap_or(i64::MAX)
}
