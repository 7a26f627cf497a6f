//! The rows of a Parquet file as JSON Lines, so that whatever reads these reads those: the text's column, and `id` and `doc`.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;

use bytes::Bytes;
use parquet::file::reader::{ChunkReader, FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;
use serde_json::{Map, Value};

use crate::lang::tr;

/// Columns that are read besides the text, where they are there.
const OTHERS: [&str; 2] = ["id", "doc"];

/// Rows as JSON Lines, a row at a time.
pub struct Rows {
    rows: RowIter<'static>,
    line: io::Cursor<Vec<u8>>,
    row: usize,
}

/// The rows of a file.
pub fn file(file: File, column: &str) -> io::Result<Rows> {
    rows(file, column)
}

/// The rows of a file that has been read.
pub fn bytes(bytes: Vec<u8>, column: &str) -> io::Result<Rows> {
    rows(Bytes::from(bytes), column)
}

fn rows(source: impl ChunkReader + 'static, column: &str) -> io::Result<Rows> {
    guarded(&tr!("the Parquet file", "tệp Parquet"), || {
        let reader = SerializedFileReader::new(source)
            .map_err(|error| invalid(tr!("the Parquet file is broken: {error}", "tệp Parquet bị hỏng: {error}")))?;
        let schema = reader.metadata().file_metadata().schema();
        let fields = schema.get_fields();
        let is_read = |field: &&Arc<Type>| field.name() == column || OTHERS.contains(&field.name());
        if !fields.iter().any(|field| field.name() == column) {
            let names = fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(", ");
            return Err(invalid(tr!("expected the column \"{column}\", found {names}", "cần cột \"{column}\", chỉ có {names}")));
        }
        let projection = Type::group_type_builder(schema.name()).with_fields(fields.iter().filter(is_read).cloned().collect()).build();
        let rows = projection.and_then(|projection| RowIter::from_file_into(Box::new(reader)).project(Some(projection)));
        let rows = rows.map_err(|error| invalid(tr!("the Parquet file is broken: {error}", "tệp Parquet bị hỏng: {error}")))?;
        Ok(Rows { rows, line: io::Cursor::default(), row: 0 })
    })
}

fn invalid(what: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// What is read of a place of the file.
fn guarded<T>(place: &str, read: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    super::guarded(read).unwrap_or_else(|| {
        Err(invalid(tr!("{place} is broken in a way that its reader does not expect", "{place} bị hỏng theo cách bộ đọc không ngờ tới")))
    })
}

impl Rows {
    /// The next row as a line, empty at the end.
    fn next_line(&mut self) -> io::Result<Vec<u8>> {
        let row = self.row + 1;
        let place = tr!("row {row} of the Parquet file", "hàng {row} của tệp Parquet");
        let Some(read) = guarded(&place, || Ok(self.rows.next()))? else { return Ok(Vec::new()) };
        self.row = row;
        let read = read.map_err(|error| invalid(format!("{place}: {error}")))?;
        let fields: Map<String, Value> = read.into_columns().into_iter().map(|(name, field)| (name, json(field))).collect();
        let mut line = serde_json::to_vec(&fields)?;
        line.push(b'\n');
        Ok(line)
    }
}

fn json(field: Field) -> Value {
    match field {
        Field::Str(text) => Value::from(text),
        // Text whose column does not say that it is text.
        Field::Bytes(bytes) => str::from_utf8(bytes.data()).map_or(Value::Null, Value::from),
        Field::Int(n) => Value::from(n),
        Field::Long(n) => Value::from(n),
        Field::UInt(n) => Value::from(n),
        Field::ULong(n) => Value::from(n),
        _ => Value::Null,
    }
}

impl Read for Rows {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.line.read(into)?;
        if read > 0 || into.is_empty() {
            return Ok(read);
        }
        self.line = io::Cursor::new(self.next_line()?);
        self.line.read(into)
    }
}
