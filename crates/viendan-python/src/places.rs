//! Places in a text: bytes for Rust, code points for Python.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use viendan::{Mention, Span};

/// What places are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Code points, as `str` counts them.
    Chars,
    /// Bytes of the text in UTF-8.
    Bytes,
}

impl<'py> FromPyObject<'_, 'py> for Unit {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match value.extract::<&str>()? {
            "chars" => Ok(Unit::Chars),
            "bytes" => Ok(Unit::Bytes),
            other => Err(PyValueError::new_err(format!("offsets: expected \"chars\" or \"bytes\", found {other:?}"))),
        }
    }
}

/// The places of one mention, in the unit that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    pub start: usize,
    pub end: usize,
    pub full_start: usize,
    pub full_end: usize,
}

/// Counts the places of mentions in the order of the text, each stretch of it about once.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    unit: Unit,
    /// The last start.
    byte: usize,
    /// Code points before it.
    chars: usize,
}

impl<'t> Places<'t> {
    pub const fn new(text: &'t str, unit: Unit) -> Self {
        Places { text, unit, byte: 0, chars: 0 }
    }

    pub fn of(&mut self, mention: &Mention) -> Place {
        let Mention { span, full_span, .. } = mention;
        let start = self.at(span.start);
        let end = self.counted(span.end);
        let full_start = self.counted(full_span.start);
        let full_end = if full_span.end == span.end { end } else { self.counted(full_span.end) };
        Place { start, end, full_start, full_end }
    }

    /// The place of a byte, from which the next ones are counted.
    pub fn at(&mut self, byte: usize) -> usize {
        self.chars = self.counted(byte);
        self.byte = byte;
        self.chars
    }

    fn counted(&self, byte: usize) -> usize {
        match self.unit {
            Unit::Bytes => byte,
            Unit::Chars if byte >= self.byte => self.chars + self.count(Span::new(self.byte, byte)),
            Unit::Chars => self.chars - self.count(Span::new(byte, self.byte)),
        }
    }

    fn count(&self, span: Span) -> usize {
        span.slice(self.text).map_or(0, |text| text.chars().count())
    }
}
