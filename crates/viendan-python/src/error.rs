//! Errors of the library as exceptions.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use viendan::{Error, ErrorKind};

/// The exception for a text that is no reference, with all that the error knows.
pub fn parse_error(py: Python<'_>, text: &str, error: &Error) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let kind = match error.kind() {
        ErrorKind::Empty => "empty",
        ErrorKind::Trailing => "trailing",
        _ => "unexpected",
    };
    let offset = text.get(..error.offset()).map_or(0, |before| before.chars().count());
    let arguments = (kind, error.offset(), offset, error.expected(), error.span().slice(text).filter(|found| !found.is_empty()));
    match CLASS.import(py, "viendan._errors", "ParseError").and_then(|class| class.call1(arguments)) {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}
