//! A citing text with its links as Akoma Ntoso mark-up.

use std::fmt::{self, Write};

use super::xml::escaped;
use crate::corpus::Corpus;
use crate::model::Provision;
use crate::resolve::{Link, Resolution};

/// Writes the text with a `<ref>` around each mention whose document is known: `href` is the work's IRI with the provision
/// after `/~`, as the Akoma Ntoso naming convention writes portions. A range of provisions is an `<rref>`, several are an `<mref>` with one `<ref>` each, the first of which holds
/// the words. Everything else is the text, escaped.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// use viendan::export::write_akoma_ntoso;
/// use viendan::{Citing, Corpus, Resolver};
///
/// let corpus = Corpus::new();
/// let text = "theo Điều 5 Nghị định số 30/2020/NĐ-CP & khác";
/// let mut out = String::new();
/// write_akoma_ntoso(&mut out, &corpus, text, &Resolver::new(&corpus).link(text, &Citing::unknown()))?;
/// assert_eq!(
///     out,
///     "theo <ref href=\"/akn/vn/act/nghi-dinh/chinh-phu/2020/30-2020-nd-cp/~dieu_5\">\
///      Điều 5 Nghị định số 30/2020/NĐ-CP</ref> &amp; khác"
/// );
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_akoma_ntoso(out: &mut impl Write, corpus: &Corpus, text: &str, links: &[Link]) -> fmt::Result {
    let mut at = 0;
    for link in links {
        let span = link.mention.span;
        let iri = match &link.resolution {
            Resolution::Resolved { document, .. } => corpus.get(*document).map(|r| r.identity().akn()),
            Resolution::Outside { identity } => Some(identity.akn()),
            _ => None,
        };
        let (Some(iri), Some(before), Some(words)) = (iri, text.get(at..span.start), span.slice(text)) else { continue };
        escaped(out, before)?;
        reference(out, &iri, link.parts.as_slice(), words)?;
        at = span.end;
    }
    escaped(out, text.get(at..).unwrap_or_default())
}

fn reference(out: &mut impl Write, iri: &str, parts: &[Provision], words: &str) -> fmt::Result {
    let several = parts.len() > 1;
    if several {
        out.write_str("<mref>")?;
    }
    one(out, iri, parts.first(), words)?;
    for part in parts.iter().skip(1) {
        one(out, iri, Some(part), "")?;
    }
    if several { out.write_str("</mref>") } else { Ok(()) }
}

fn one(out: &mut impl Write, iri: &str, part: Option<&Provision>, words: &str) -> fmt::Result {
    let to = part.and_then(Provision::through);
    let tag = if to.is_some() { "rref" } else { "ref" };
    write!(out, "<{tag} {}=\"", if to.is_some() { "from" } else { "href" })?;
    escaped(out, iri)?;
    if let Some(part) = part {
        out.write_str("/~")?;
        escaped(out, &part.path().eid())?;
    }
    if let Some(to) = to {
        out.write_str("\" upTo=\"")?;
        escaped(out, iri)?;
        out.write_str("/~")?;
        escaped(out, &to.eid())?;
    }
    out.write_str("\">")?;
    escaped(out, words)?;
    write!(out, "</{tag}>")
}
