//! One reference by itself.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::error::parse_error;
use crate::state::{from_json, to_json};

/// A reference: a document and parts of it, such as ``khoản 2 Điều 15 Luật Đất đai năm 2013``.
///
/// ``str()`` gives the form that Decree 30/2020/NĐ-CP writes.
///
/// >>> reference = viendan.parse("khoản 2 đ 15 luật đất đai 2013")
/// >>> str(reference)
/// 'khoản 2 Điều 15 Luật đất đai năm 2013'
/// >>> reference.name, reference.date, reference.parts
/// ('luật đất đai', '2013', ('dieu_15__khoan_2',))
#[pyclass(frozen, eq, hash, module = "viendan")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reference {
    pub inner: viendan::Reference,
}

/// The slugs of the parts that are meant.
pub fn parts<'py>(py: Python<'py>, of: &viendan::Reference) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, of.provisions.iter().map(viendan::Provision::eid))
}

#[pymethods]
impl Reference {
    /// How the document is pointed to: ``numbered``, ``named``, ``self``, ``back`` or ``implicit``.
    #[getter]
    const fn kind(&self) -> &'static str {
        self.inner.kind.as_str()
    }

    /// The slug of the document's type, such as ``nghi_dinh``.
    #[getter]
    fn r#type(&self) -> Option<&'static str> {
        self.inner.document.document_type.map(viendan::DocumentType::slug)
    }

    /// The document's number and code, such as ``30/2020/NĐ-CP``.
    #[getter]
    fn number(&self) -> Option<&str> {
        self.inner.document.number.as_ref().map(viendan::DocumentNumber::as_str)
    }

    /// The law's name in lower case, with its type word.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.inner.document.name.as_deref()
    }

    /// The date: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.
    #[getter]
    fn date(&self) -> Option<String> {
        self.inner.document.date.map(viendan::CitedDate::iso)
    }

    /// The issuer that stands with it.
    #[getter]
    fn issuer(&self) -> Option<&str> {
        self.inner.document.issuer.as_ref().map(viendan::Issuer::name)
    }

    /// The parts of the document that are meant, such as ``dieu_15__khoan_2``; empty for the whole document.
    #[getter]
    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        parts(py, &self.inner)
    }

    /// Every attribute under its name.
    ///
    /// >>> viendan.parse("nd 30/2020").to_dict()["number"]
    /// '30/2020'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("kind", self.kind())?;
        dict.set_item("type", self.r#type())?;
        dict.set_item("number", self.number())?;
        dict.set_item("name", self.name())?;
        dict.set_item("date", self.date())?;
        dict.set_item("issuer", self.issuer())?;
        dict.set_item("parts", self.parts(py)?.to_list())?;
        Ok(dict)
    }

    fn __str__(&self) -> String {
        self.inner.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<viendan.Reference {:?}>", self.inner.to_string())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("_restore")?, (to_json(&slf.get().inner)?,)))
    }

    /// The reference that was pickled.
    #[classmethod]
    fn _restore(_: &Bound<'_, PyType>, inner: &str) -> PyResult<Self> {
        Ok(Reference { inner: from_json(inner)? })
    }
}

/// Reads one reference as people type it.
///
/// >>> viendan.parse("nd 30/2020").number
/// '30/2020'
///
/// Raises ``ParseError`` where the text is no reference; it knows the place, what was expected and what was found.
///
/// >>> viendan.parse("khoản 2 Điều 5 luật đất đai ?")
/// Traceback (most recent call last):
/// ...
/// viendan.ParseError: expected the end of the reference at character 28 (byte 39), found '?'
#[pyfunction]
pub fn parse(py: Python<'_>, reference: &str) -> PyResult<Reference> {
    match reference.parse() {
        Ok(inner) => Ok(Reference { inner }),
        Err(error) => Err(parse_error(py, reference, &error)),
    }
}
