//! Texts to mentions, one at a time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyType;
use viendan::{DocumentType, Kind};

use crate::batch::{KINDS, MentionBatch, batch_of};
use crate::mention::{Mention, mentions};
use crate::places::Unit;

pub static DEFAULT: LazyLock<viendan::Extractor> = LazyLock::new(viendan::Extractor::new);

/// What an extractor was made with.
#[derive(Debug, Clone, Default)]
struct Choices {
    kinds: Option<Vec<String>>,
    names: Option<Vec<String>>,
    types: Option<BTreeMap<String, String>>,
    issuers: Option<Vec<String>>,
}

impl Choices {
    fn build(&self) -> PyResult<viendan::Extractor> {
        let mut builder = viendan::Extractor::builder();
        if let Some(kinds) = &self.kinds {
            builder = builder.kinds(kinds.iter().map(|name| kind(name)).collect::<PyResult<Vec<_>>>()?);
        }
        if let Some(types) = &self.types {
            builder = builder.types(types.iter().map(|(words, slug)| Ok((words, document_type(slug)?))).collect::<PyResult<Vec<_>>>()?);
        }
        let (names, issuers) = (self.names.as_deref().unwrap_or_default(), self.issuers.as_deref().unwrap_or_default());
        Ok(builder.names(names).issuers(issuers).build())
    }
}

fn kind(name: &str) -> PyResult<Kind> {
    KINDS
        .into_iter()
        .find(|kind| kind.as_str() == name)
        .ok_or_else(|| PyValueError::new_err(format!("kinds: expected {}, found {name:?}", KINDS.map(Kind::as_str).join(", "))))
}

fn document_type(slug: &str) -> PyResult<DocumentType> {
    DocumentType::from_slug(slug)
        .ok_or_else(|| PyValueError::new_err(format!("types: expected the slug of a type, such as nghi_dinh, found {slug:?}")))
}

/// Reads mentions with choices of its own. Made once, it serves many texts, from many threads.
///
/// ``kinds``: only mentions of these kinds; context is followed all the same. ``names``: further names of laws, with their type
/// word. ``types``: further words for document types, each with the slug that it stands for. ``issuers``: further names of
/// issuers, as they stand after ``của``.
///
/// >>> extractor = viendan.Extractor(names=["Luật Tàu vũ trụ"], kinds=["named"])
/// >>> [mention.key for mention in extractor.extract("theo luật tàu vũ trụ và Điều 5 Luật này")]
/// ['luật tàu vũ trụ']
#[pyclass(frozen, module = "viendan")]
#[derive(Debug)]
pub struct Extractor {
    choices: Choices,
    inner: viendan::Extractor,
}

impl Extractor {
    /// The extractor of the library.
    pub const fn inner(&self) -> &viendan::Extractor {
        &self.inner
    }
}

#[pymethods]
impl Extractor {
    #[new]
    #[pyo3(signature = (*, kinds=None, names=None, types=None, issuers=None))]
    fn new(
        kinds: Option<Vec<String>>,
        names: Option<Vec<String>>,
        types: Option<BTreeMap<String, String>>,
        issuers: Option<Vec<String>>,
    ) -> PyResult<Self> {
        let choices = Choices { kinds, names, types, issuers };
        Ok(Extractor { inner: choices.build()?, choices })
    }

    /// Every mention of the text, in its order. See :func:`viendan.extract`.
    #[pyo3(signature = (text, *, offsets=Unit::Chars), text_signature = "($self, text, *, offsets='chars')")]
    fn extract(&self, py: Python<'_>, text: &str, offsets: Unit) -> Vec<Mention> {
        py.detach(|| mentions(&self.inner, text, offsets))
    }

    /// Every mention of an Arrow array of strings. See :func:`viendan.extract_batch`.
    #[pyo3(signature = (texts, *, offsets=Unit::Chars, threads=None), text_signature = "($self, texts, *, offsets='chars', threads=None)")]
    fn extract_batch(&self, texts: &Bound<'_, PyAny>, offsets: Unit, threads: Option<usize>) -> PyResult<MentionBatch> {
        batch_of(&self.inner, texts, offsets, threads)
    }

    fn __repr__(&self) -> String {
        let Choices { kinds, names, types, issuers } = &self.choices;
        let count = |n: Option<usize>, what: &str| n.map_or(String::new(), |n| format!(", {n} {what}"));
        format!(
            "<viendan.Extractor of {} kinds{}{}{}>",
            kinds.as_ref().map_or(KINDS.len(), Vec::len),
            count(names.as_ref().map(Vec::len), "names"),
            count(types.as_ref().map(BTreeMap::len), "types"),
            count(issuers.as_ref().map(Vec::len), "issuers"),
        )
    }

    #[allow(clippy::type_complexity)]
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Option<Vec<String>>, Option<Vec<String>>, Option<BTreeMap<String, String>>, Option<Vec<String>>))>
    {
        let Choices { kinds, names, types, issuers } = slf.get().choices.clone();
        Ok((slf.get_type().getattr("_restore")?, (kinds, names, types, issuers)))
    }

    /// The extractor that was pickled.
    #[classmethod]
    fn _restore(
        _: &Bound<'_, PyType>,
        kinds: Option<Vec<String>>,
        names: Option<Vec<String>>,
        types: Option<BTreeMap<String, String>>,
        issuers: Option<Vec<String>>,
    ) -> PyResult<Self> {
        Self::new(kinds, names, types, issuers)
    }
}

/// Reads every mention of a text, in its order.
///
/// Works on any text and never fails; text that cites nothing gives an empty list. Time is in proportion to the length, and other
/// threads run meanwhile. ``kinds`` and ``names`` are those of :class:`Extractor`, which is to be preferred for many texts.
/// ``offsets`` says whether places are code points of the text (``"chars"``) or bytes of it in UTF-8 (``"bytes"``).
///
/// >>> text = "Theo khoản 5 Điều 4 Luật này và Nghị định số 30/2020/NĐ-CP."
/// >>> [mention.text for mention in viendan.extract(text)]
/// ['khoản 5 Điều 4 Luật này', 'Nghị định số 30/2020/NĐ-CP']
/// >>> [(mention.start, mention.end) for mention in viendan.extract(text, offsets="bytes")]
/// [(5, 36), (41, 75)]
#[pyfunction]
#[pyo3(signature = (text, kinds=None, names=None, offsets=Unit::Chars), text_signature = "(text, kinds=None, names=None, offsets='chars')")]
pub fn extract(
    py: Python<'_>,
    text: &str,
    kinds: Option<Vec<String>>,
    names: Option<Vec<String>>,
    offsets: Unit,
) -> PyResult<Vec<Mention>> {
    if kinds.is_none() && names.is_none() {
        return Ok(py.detach(|| mentions(&DEFAULT, text, offsets)));
    }
    let extractor = Choices { kinds, names, ..Choices::default() }.build()?;
    Ok(py.detach(|| mentions(&extractor, text, offsets)))
}
