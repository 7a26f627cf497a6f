//! What a mention leads to.

use std::fmt::Write as _;

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use viendan::{Candidate, Clue, Corpus, DocumentKey, Provision};

use crate::mention::Mention;
use crate::places::{Places, Unit};

/// Which document a reference means, or why that cannot be known.
///
/// >>> corpus = viendan.Corpus([
/// ...     {"id": "ls", "code": "08/2019/NQ-HĐND", "issuer": "Hội đồng nhân dân tỉnh Lạng Sơn"},
/// ...     {"id": "hn", "code": "08/2019/NQ-HĐND", "issuer": "Hội đồng nhân dân thành phố Hà Nội"},
/// ... ])
/// >>> resolution = corpus.resolve("Nghị quyết số 08/2019/NQ-HĐND")
/// >>> resolution.status, resolution.to, resolution.why, sorted(resolution.candidates)
/// ('ambiguous', None, 'territory', ['hn', 'ls'])
#[pyclass(frozen, subclass, module = "viendan")]
#[derive(Debug, Clone)]
pub struct Resolution {
    /// ``resolved``, ``ambiguous``, ``outside`` or ``contradictory``.
    #[pyo3(get)]
    status: &'static str,
    /// The id of the document, where it is resolved.
    #[pyo3(get)]
    to: Option<String>,
    candidates: Vec<String>,
    /// Why an ambiguous or contradictory document cannot be told: ``territory``, ``year``, ``type`` and others.
    #[pyo3(get)]
    why: Option<&'static str>,
    evidence: Vec<&'static str>,
    /// The document's name in the ``lex`` namespace, where it is resolved or outside the corpus.
    #[pyo3(get)]
    urn: Option<String>,
}

impl Resolution {
    pub fn new(corpus: &Corpus, of: &viendan::Resolution) -> Self {
        let id = |key: DocumentKey| corpus.get(key).map(|record| record.id.to_string());
        let name = |candidate: &Candidate| match candidate {
            Candidate::Document(key) => id(*key),
            Candidate::Outside(identity) => Some(identity.urn()),
            _ => None,
        };
        let (why, urn) = match of {
            viendan::Resolution::Resolved { document, .. } => (None, corpus.get(*document).map(|record| record.identity().urn())),
            viendan::Resolution::Outside { identity } => (None, Some(identity.urn())),
            viendan::Resolution::Ambiguous { doubt, .. } => (Some(doubt.as_str()), None),
            viendan::Resolution::Contradictory { conflict, .. } => (Some(conflict.as_str()), None),
            _ => (None, None),
        };
        Resolution {
            status: of.status(),
            to: of.document().and_then(id),
            candidates: of.candidates().iter().filter_map(name).collect(),
            why,
            evidence: of.evidence().map(|evidence| evidence.iter().map(Clue::as_str).collect()).unwrap_or_default(),
            urn,
        }
    }

    /// The fields of a line of `viendan link` that follow its parts.
    fn write_to(&self, dict: &Bound<'_, PyDict>) -> PyResult<()> {
        if self.status == "resolved" {
            dict.set_item("evidence", self.evidence.join(" "))?;
        }
        if let Some(why) = self.why {
            dict.set_item("why", why)?;
            dict.set_item("candidates", &self.candidates)?;
        } else {
            dict.set_item("urn", &self.urn)?;
        }
        Ok(())
    }
}

#[pymethods]
impl Resolution {
    /// The documents that an ambiguous or contradictory reference could mean, newest first: ids of the corpus, else ``urn``\ s.
    #[getter]
    fn candidates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.candidates)
    }

    /// What led to the document: ``number``, ``year``, ``in_force`` and others.
    #[getter]
    fn evidence<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.evidence)
    }

    /// ``status``, ``to``, and what tells why.
    ///
    /// >>> viendan.Corpus([{"id": "nd30", "code": "30/2020/NĐ-CP"}]).resolve("nd 30/2020/NĐ-CP").to_dict()["to"]
    /// 'nd30'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("status", self.status)?;
        dict.set_item("to", &self.to)?;
        self.write_to(&dict)?;
        Ok(dict)
    }

    fn __repr__(&self) -> String {
        let mut repr = format!("<viendan.Resolution {}", self.status);
        let _ = match (&self.to, &self.urn, self.why) {
            (Some(to), ..) => write!(repr, " {to:?}"),
            (None, Some(urn), _) => write!(repr, " {urn}"),
            (None, None, Some(why)) => write!(repr, " by {why}: {}", self.candidates.join(", ")),
            _ => Ok(()),
        };
        repr.push('>');
        repr
    }
}

/// A mention and the document that it leads to.
///
/// >>> text = "Điều 1. Phạm vi\nNghị định này.\nĐiều 2. Hồ sơ\n1. Theo khoản 3 Điều 1 và khoản 1 Điều này.\n"
/// >>> corpus = viendan.Corpus([{"id": "a", "type": "Nghị định", "text": text}])
/// >>> link = corpus.link(text, citing="a")[1]
/// >>> link.to, link.from_part, link.to_parts, link.missing_parts
/// ('a', 'dieu_2__khoan_1', ('dieu_1__khoan_3', 'dieu_2__khoan_1'), ('dieu_1__khoan_3',))
#[pyclass(frozen, extends = Resolution, module = "viendan")]
#[derive(Debug, Clone)]
pub struct Link {
    mention: Mention,
    /// Where it stands in the structure of the citing text, such as ``dieu_2__khoan_1``.
    #[pyo3(get)]
    from_part: Option<String>,
    to_parts: Vec<String>,
    missing_parts: Vec<String>,
    /// For a mention inside the title of another: where that one starts.
    #[pyo3(get)]
    in_title_of: Option<usize>,
}

/// The links of a text.
pub fn linked(corpus: &Corpus, text: &str, links: &[viendan::Link], unit: Unit, titles: bool) -> Vec<(Resolution, Link)> {
    let mut places = Places::new(text, unit);
    let mut starts = Vec::with_capacity(links.len());
    let mut found = Vec::new();
    for link in links {
        starts.push(places.at(link.mention.span.start));
        if link.in_title_of.is_some() && !titles {
            continue;
        }
        let of = Link {
            mention: Mention::new(text, &mut places, link.mention.clone()),
            from_part: link.from_part.as_ref().map(viendan::ProvisionPath::eid),
            to_parts: link.parts.iter().map(Provision::eid).collect(),
            missing_parts: link.missing.iter().map(Provision::eid).collect(),
            in_title_of: link.in_title_of.and_then(|outer| starts.get(outer).copied()),
        };
        found.push((Resolution::new(corpus, &link.resolution), of));
    }
    found
}

#[pymethods]
impl Link {
    /// The mention.
    #[getter]
    fn mention(&self) -> Mention {
        self.mention.clone()
    }

    /// The parts that are meant, ``Điều này`` replaced by the article that it stands in; empty for the whole document.
    #[getter]
    fn to_parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.to_parts)
    }

    /// Those of :attr:`to_parts` that the target's text does not have.
    #[getter]
    fn missing_parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.missing_parts)
    }

    /// The fields of a line of ``viendan link``, with this link's places, without those that name the text.
    ///
    /// >>> corpus = viendan.Corpus([{"id": "nd30", "code": "30/2020/NĐ-CP"}])
    /// >>> [link] = corpus.link("Điều 5 Nghị định số 30/2020/NĐ-CP")
    /// >>> link.to_dict()  # doctest: +NORMALIZE_WHITESPACE
    /// {'from_part': None, 'start': 0, 'end': 33, 'text': 'Điều 5 Nghị định số 30/2020/NĐ-CP', 'kind': 'numbered',
    ///  'rel': 'dan_chieu', 'status': 'resolved', 'to': 'nd30', 'to_parts': ['dieu_5'], 'missing_parts': [],
    ///  'evidence': 'number year type', 'urn': 'urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp'}
    fn to_dict<'py>(slf: PyRef<'py, Self>, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        let resolution = slf.as_super();
        dict.set_item("from_part", &slf.from_part)?;
        let Mention { place, text, inner } = &slf.mention;
        dict.set_item("start", place.start)?;
        dict.set_item("end", place.end)?;
        dict.set_item("text", text)?;
        dict.set_item("kind", inner.kind().as_str())?;
        dict.set_item("rel", inner.relation.as_str())?;
        dict.set_item("status", resolution.status)?;
        dict.set_item("to", &resolution.to)?;
        dict.set_item("to_parts", &slf.to_parts)?;
        dict.set_item("missing_parts", &slf.missing_parts)?;
        resolution.write_to(&dict)?;
        if let Some(start) = slf.in_title_of {
            dict.set_item("in_title_of", start)?;
        }
        Ok(dict)
    }

    fn __repr__(slf: PyRef<'_, Self>) -> String {
        let resolution = slf.as_super().__repr__();
        format!("<viendan.Link {:?}: {}", slf.mention.text, resolution.trim_start_matches("<viendan.Resolution "))
    }
}
