//! A reference where it stands in a text.

use std::fmt::Write as _;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::places::{Place, Places, Unit};
use crate::reference::{Reference, parts};
use crate::state::{from_json, to_json};

/// One place of a text that points to one document, with or without parts of it.
///
/// >>> text = "Căn cứ khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;"
/// >>> [mention] = viendan.extract(text)
/// >>> text[mention.start:mention.end]
/// 'khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15'
/// >>> mention.kind, mention.type, mention.key, mention.date, mention.rel
/// ('numbered', 'luat', '31/2024/QH15', '2024-01-18', 'can_cu')
/// >>> mention.parts
/// ('dieu_15__khoan_2',)
#[pyclass(frozen, eq, hash, module = "viendan")]
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mention {
    pub place: Place,
    pub text: String,
    pub inner: viendan::Mention,
}

impl Mention {
    /// The mention of a text whose places are counted by `places`.
    pub fn new(text: &str, places: &mut Places<'_>, inner: viendan::Mention) -> Self {
        Mention { place: places.of(&inner), text: inner.quote(text).into_owned(), inner }
    }
}

/// Every mention of a text.
pub fn mentions(extractor: &viendan::Extractor, text: &str, unit: Unit) -> Vec<Mention> {
    let mut places = Places::new(text, unit);
    extractor.mentions(text).map(|inner| Mention::new(text, &mut places, inner)).collect()
}

#[pymethods]
impl Mention {
    /// Where the core begins: the first provision or type word.
    #[getter]
    const fn start(&self) -> usize {
        self.place.start
    }

    /// Where the core ends: after the number or name.
    #[getter]
    const fn end(&self) -> usize {
        self.place.end
    }

    /// Where the core with its tail begins.
    #[getter]
    const fn full_start(&self) -> usize {
        self.place.full_start
    }

    /// Where the core with its tail ends: after date, issuer and title.
    #[getter]
    const fn full_end(&self) -> usize {
        self.place.full_end
    }

    /// The core with line breaks and runs of spaces made single and the gazette's page headers left out.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// How the document is pointed to: ``numbered``, ``named``, ``self``, ``back`` or ``implicit``.
    #[getter]
    const fn kind(&self) -> &'static str {
        self.inner.kind().as_str()
    }

    /// The slug of the document's type, such as ``nghi_dinh``.
    #[getter]
    fn r#type(&self) -> Option<&'static str> {
        self.inner.document_type().map(viendan::DocumentType::slug)
    }

    /// What identifies the document in the text: its number, its name in lower case, or for pointers the key of the document meant
    /// (``self`` for the citing document).
    #[getter]
    fn key(&self) -> &str {
        self.inner.key()
    }

    /// The law's name in lower case, where it is cited by name and number; of a ``named`` mention the key is the name.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.inner.name().filter(|_| self.inner.number().is_some())
    }

    /// The date beside it: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.
    #[getter]
    fn date(&self) -> Option<String> {
        self.inner.date().map(viendan::CitedDate::iso)
    }

    /// The issuer that the text attaches.
    #[getter]
    fn issuer(&self) -> Option<&str> {
        self.inner.issuer().map(viendan::Issuer::name)
    }

    /// The parts of the document that are meant, such as ``dieu_15__khoan_2``; empty for the whole document.
    #[getter]
    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        parts(py, &self.inner.reference)
    }

    /// How the text uses the document: ``can_cu``, ``sua_doi``, ``thay_the``, ``bai_bo``, ``huong_dan``, ``ban_hanh_kem_theo`` or
    /// ``dan_chieu``.
    #[getter]
    const fn rel(&self) -> &'static str {
        self.inner.relation.as_str()
    }

    /// The reference without its place.
    #[getter]
    fn reference(&self) -> Reference {
        Reference { inner: self.inner.reference.clone() }
    }

    /// The flat record: the same fields as a line of ``viendan extract``, with this mention's places.
    ///
    /// >>> [mention] = viendan.extract("theo Thông tư số 200/2014/TT-BTC.")
    /// >>> mention.to_dict()  # doctest: +NORMALIZE_WHITESPACE
    /// {'start': 5, 'end': 32, 'full_end': 32, 'text': 'Thông tư số 200/2014/TT-BTC', 'kind': 'numbered', 'type': 'thong_tu',
    ///  'key': '200/2014/TT-BTC', 'date': None, 'issuer': None, 'parts': [], 'rel': 'dan_chieu'}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("start", self.place.start)?;
        dict.set_item("end", self.place.end)?;
        dict.set_item("full_end", self.place.full_end)?;
        dict.set_item("text", &self.text)?;
        dict.set_item("kind", self.kind())?;
        dict.set_item("type", self.r#type())?;
        dict.set_item("key", self.key())?;
        dict.set_item("date", self.date())?;
        dict.set_item("issuer", self.issuer())?;
        dict.set_item("parts", self.parts(py)?.to_list())?;
        dict.set_item("rel", self.rel())?;
        if let Some(name) = self.name() {
            dict.set_item("name", name)?;
        }
        Ok(dict)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut repr = String::from("Mention(");
        let mut first = true;
        for (name, value) in self.to_dict(py)? {
            if value.is_none() || value.extract::<Vec<String>>().is_ok_and(|parts| parts.is_empty()) {
                continue;
            }
            let _ = write!(repr, "{}{}={}", if first { "" } else { ", " }, name.extract::<&str>()?, value.repr()?);
            first = false;
        }
        repr.push(')');
        Ok(repr)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let Mention { place, text, inner } = slf.get();
        let state = (place.start, place.end, place.full_start, place.full_end, text, to_json(inner)?);
        Ok((slf.get_type().getattr("_restore")?, state.into_pyobject(slf.py())?))
    }

    /// The mention that was pickled.
    #[classmethod]
    fn _restore(
        _: &Bound<'_, PyType>,
        start: usize,
        end: usize,
        full_start: usize,
        full_end: usize,
        text: String,
        inner: &str,
    ) -> PyResult<Self> {
        Ok(Mention { place: Place { start, end, full_start, full_end }, text, inner: from_json(inner)? })
    }
}
