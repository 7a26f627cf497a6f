//! Mentions as a table in a Parquet file: a column for each field of the flat record, the lines of which are written here.
//!
//! | column | Arrow type | null |
//! |---|---|---|
//! | `file` | `Utf8` | where there is one input |
//! | `line` | `Int64` | where there are no records |
//! | `start`, `end`, `full_end` | `Int64` | never |
//! | `text`, `kind`, `key`, `rel` | `Utf8` | never |
//! | `type`, `date`, `issuer`, `name` | `Utf8` | where the mention has none |
//! | `parts` | `List<Utf8>` | never; empty where the mention has none |

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde::Deserialize;

const SCHEMA: &str = "message mentions {
    optional binary file (UTF8);
    optional int64 line;
    required int64 start;
    required int64 end;
    required int64 full_end;
    required binary text (UTF8);
    required binary kind (UTF8);
    optional binary type (UTF8);
    required binary key (UTF8);
    optional binary date (UTF8);
    optional binary issuer (UTF8);
    required group parts (LIST) { repeated group list { required binary element (UTF8); } }
    required binary rel (UTF8);
    optional binary name (UTF8);
}";

/// Rows that are held until they are written together.
const ROWS: usize = 1 << 16;

/// A flat record.
#[derive(Deserialize)]
struct Row {
    file: Option<String>,
    line: Option<i64>,
    start: i64,
    end: i64,
    full_end: i64,
    text: String,
    kind: String,
    #[serde(rename = "type")]
    document_type: Option<String>,
    key: String,
    date: Option<String>,
    issuer: Option<String>,
    parts: Vec<String>,
    rel: String,
    name: Option<String>,
}

/// Takes JSON Lines and writes them as rows.
pub struct Table {
    writer: SerializedFileWriter<Box<dyn Write + Send>>,
    rows: Vec<Row>,
}

impl Table {
    /// A table that is written there.
    pub fn new(inner: Box<dyn Write + Send>) -> io::Result<Self> {
        let schema = parse_message_type(SCHEMA).map_err(io_error)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
        let writer = SerializedFileWriter::new(inner, Arc::new(schema), Arc::new(properties)).map_err(io_error)?;
        Ok(Table { writer, rows: Vec::new() })
    }

    /// Takes whole lines.
    pub fn take(&mut self, lines: &str) -> io::Result<()> {
        for line in lines.lines() {
            self.rows.push(serde_json::from_str(line)?);
            if self.rows.len() == ROWS {
                self.write()?;
            }
        }
        Ok(())
    }

    /// Writes the rows that are held, and what the file ends in.
    pub fn finish(&mut self) -> io::Result<()> {
        self.write()?;
        self.writer.finish().map_err(io_error)?;
        self.writer.inner_mut().flush()
    }

    fn write(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(());
        }
        let write = |group: &mut SerializedRowGroupWriter<'_, _>| {
            texts(group, rows.iter().map(|r| r.file.as_deref()))?;
            numbers(group, rows.iter().map(|r| r.line), true)?;
            numbers(group, rows.iter().map(|r| Some(r.start)), false)?;
            numbers(group, rows.iter().map(|r| Some(r.end)), false)?;
            numbers(group, rows.iter().map(|r| Some(r.full_end)), false)?;
            texts(group, rows.iter().map(|r| Some(r.text.as_str())))?;
            texts(group, rows.iter().map(|r| Some(r.kind.as_str())))?;
            texts(group, rows.iter().map(|r| r.document_type.as_deref()))?;
            texts(group, rows.iter().map(|r| Some(r.key.as_str())))?;
            texts(group, rows.iter().map(|r| r.date.as_deref()))?;
            texts(group, rows.iter().map(|r| r.issuer.as_deref()))?;
            lists(group, &rows)?;
            texts(group, rows.iter().map(|r| Some(r.rel.as_str())))?;
            texts(group, rows.iter().map(|r| r.name.as_deref()))
        };
        let mut group = self.writer.next_row_group().map_err(io_error)?;
        write(&mut group).and_then(|()| group.close().map(drop)).map_err(io_error)
    }
}

fn io_error(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

type Group<'a> = SerializedRowGroupWriter<'a, Box<dyn Write + Send>>;

/// A column of texts. What a required column is told of nulls it passes over.
fn texts<'r>(group: &mut Group<'_>, values: impl Iterator<Item = Option<&'r str>> + Clone) -> Result<(), ParquetError> {
    let levels: Vec<i16> = values.clone().map(|v| i16::from(v.is_some())).collect();
    let values: Vec<ByteArray> = values.flatten().map(ByteArray::from).collect();
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn numbers(group: &mut Group<'_>, values: impl Iterator<Item = Option<i64>> + Clone, optional: bool) -> Result<(), ParquetError> {
    let levels: Vec<i16> = values.clone().map(|v| i16::from(v.is_some())).collect();
    let values: Vec<i64> = values.flatten().collect();
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<Int64Type>().write_batch(&values, optional.then_some(levels.as_slice()), None)?;
    column.close()
}

/// The column of parts: a value that does not begin a list has the level 1 of repetition, an empty list the level 0 of definition.
fn lists(group: &mut Group<'_>, rows: &[Row]) -> Result<(), ParquetError> {
    let (mut definitions, mut repetitions, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for Row { parts, .. } in rows {
        if parts.is_empty() {
            definitions.push(0);
            repetitions.push(0);
        }
        for (i, part) in parts.iter().enumerate() {
            definitions.push(1);
            repetitions.push(i16::from(i > 0));
            values.push(ByteArray::from(part.as_str()));
        }
    }
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<ByteArrayType>().write_batch(&values, Some(&definitions), Some(&repetitions))?;
    column.close()
}
