//! JSON Lines of links: one flat object a mention.

use std::fmt::{self, Write};

use super::jsonl::{optional, string};
use crate::corpus::{Corpus, DocumentKey};
use crate::model::Provision;
use crate::resolve::{Candidate, Link, Resolution};

/// Where the links of a text come from.
///
/// # Examples
///
/// ```
/// use viendan::export::LinkedText;
///
/// let source = LinkedText { id: "note-1", from: None, text: "theo Luật này" };
/// assert_eq!(source.id, "note-1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkedText<'a> {
    /// The text's id.
    pub id: &'a str,
    /// The id of the text's own document.
    pub from: Option<&'a str>,
    /// The text that was read.
    pub text: &'a str,
}

/// Writes one link as a flat JSON object, without a line break: `id`, `from`, `from_part`, `start`, `end` (bytes), `text`,
/// `kind`, `rel`, `status`, `to`, `to_parts`, `missing_parts`, `evidence`, `urn`, and `candidates` and `why` where the document
/// can't be told. `in_title_of` gives the start of the mention whose title holds this one.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// use viendan::export::{LinkedText, write_link_json};
/// use viendan::{Citing, Corpus, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": 7, \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let text = "Điều 5 Nghị định số 30/2020/NĐ-CP";
/// let links = Resolver::new(&corpus).link(text, &Citing::unknown());
/// let mut line = String::new();
/// write_link_json(&mut line, &corpus, LinkedText { id: "a", from: None, text }, &links, 0)?;
/// assert!(line.contains(r#""status":"resolved","to":"7","to_parts":["dieu_5"]"#));
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_link_json(out: &mut impl Write, corpus: &Corpus, source: LinkedText<'_>, links: &[Link], n: usize) -> fmt::Result {
    let Some(link) = links.get(n) else { return Ok(()) };
    let mention = &link.mention;
    out.write_str(r#"{"id":"#)?;
    string(out, source.id)?;
    out.write_str(r#","from":"#)?;
    optional(out, source.from)?;
    out.write_str(r#","from_part":"#)?;
    optional(out, link.from_part.as_ref().map(|p| p.eid()).as_deref())?;
    write!(out, r#","start":{},"end":{},"text":"#, mention.span.start, mention.span.end)?;
    string(out, &mention.quote(source.text))?;
    write!(out, r#","kind":"{}","rel":"{}","status":"{}","to":"#, mention.kind(), mention.relation, link.resolution.status())?;
    let id = |key: DocumentKey| corpus.get(key).map(|r| r.id.as_str());
    optional(out, link.resolution.document().and_then(id))?;
    out.write_str(r#","to_parts":"#)?;
    array(out, link.parts.iter().map(Provision::eid))?;
    out.write_str(r#","missing_parts":"#)?;
    array(out, link.missing.iter().map(Provision::eid))?;
    match &link.resolution {
        Resolution::Resolved { document, evidence } => {
            write!(out, r#","evidence":"{evidence}","urn":"#)?;
            optional(out, corpus.get(*document).map(|r| r.identity().urn()).as_deref())?;
        }
        Resolution::Ambiguous { candidates, doubt } => {
            write!(out, r#","why":"{}","candidates":"#, doubt.as_str())?;
            array(out, candidates.iter().map(|c| name(corpus, c)))?;
        }
        Resolution::Contradictory { candidates, conflict } => {
            write!(out, r#","why":"{}","candidates":"#, conflict.as_str())?;
            array(out, candidates.iter().map(|c| name(corpus, c)))?;
        }
        Resolution::Outside { identity } => {
            out.write_str(r#","urn":"#)?;
            string(out, &identity.urn())?;
        }
    }
    if let Some(outer) = link.in_title_of.and_then(|n| links.get(n)) {
        write!(out, r#","in_title_of":{}"#, outer.mention.span.start)?;
    }
    out.write_char('}')
}

/// The id of a candidate in the corpus, else its name in the `lex` namespace.
fn name(corpus: &Corpus, candidate: &Candidate) -> String {
    match candidate {
        Candidate::Document(key) => corpus.get(*key).map(|r| r.id.to_string()).unwrap_or_default(),
        Candidate::Outside(identity) => identity.urn(),
    }
}

fn array(out: &mut impl Write, items: impl Iterator<Item = String>) -> fmt::Result {
    out.write_char('[')?;
    for (n, item) in items.enumerate() {
        if n > 0 {
            out.write_char(',')?;
        }
        string(out, &item)?;
    }
    out.write_char(']')
}
