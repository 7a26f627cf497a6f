//! A text as a page to look at.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use viendan::Language;
use viendan::export::{Page, UrlTemplate};

use crate::corpus::{Corpus, Day, Source};
use crate::error::parse_error;

/// A page of HTML with the text as it is, its citations marked, what each of them says on a card, and the list of the cited
/// documents. The page is one file that loads nothing.
///
/// With a ``corpus`` the citations lead to its documents; ``citing`` and ``date`` are those of :meth:`Corpus.link`. ``language``
/// is that of the page's own words, ``"vi"`` or ``"en"``. ``url`` says where documents are found, such as
/// ``https://example.org/{key}#{eid}``; a template that is none raises :class:`ParseError`.
///
/// >>> html = viendan.annotate_html("theo khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15")
/// >>> html[:15], ">khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15</a>" in html
/// ('<!DOCTYPE html>', True)
/// >>> corpus = viendan.Corpus([{"id": 7, "code": "30/2020/NĐ-CP"}])
/// >>> html = viendan.annotate_html("Điều 5 Nghị định số 30/2020/NĐ-CP", corpus, url="/documents/{id}#{eid}")
/// >>> 'href="/documents/7#dieu_5"' in html
/// True
#[pyfunction]
#[pyo3(
    signature = (text, corpus=None, *, citing=None, date=None, language="vi", title=None, url=None),
    text_signature = "(text, corpus=None, *, citing=None, date=None, language='vi', title=None, url=None)"
)]
#[allow(clippy::too_many_arguments)]
pub fn annotate_html(
    py: Python<'_>,
    text: &str,
    corpus: Option<&Bound<'_, Corpus>>,
    citing: Option<Source>,
    date: Option<Day>,
    language: &str,
    title: Option<String>,
    url: Option<&str>,
) -> PyResult<String> {
    let Some(language) = Language::from_code(language) else {
        return Err(PyValueError::new_err(format!("language: expected \"vi\" or \"en\", found {language:?}")));
    };
    let mut page = Page::new().language(language);
    if let Some(title) = title {
        page = page.title(title);
    }
    if let Some(url) = url {
        page = page.url(url.parse::<UrlTemplate>().map_err(|error| parse_error(py, url, &error))?);
    }
    match corpus {
        Some(corpus) => corpus.get().annotated(py, text, citing, date, &page),
        None if citing.is_some() || date.is_some() => Err(PyValueError::new_err("citing and date need a corpus")),
        None => Ok(py.detach(|| viendan::export::annotate_html(text, &viendan::extract(text), &page))),
    }
}
