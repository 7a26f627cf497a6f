//! Mentions, links and the graph in other forms.

mod akoma_ntoso;
mod csv;
mod dot;
mod graphml;
mod html;
mod jsonl;
mod link_jsonl;
mod xml;

pub use akoma_ntoso::write_akoma_ntoso;
pub use csv::write_csv;
pub use dot::write_dot;
pub use graphml::write_graphml;
pub use html::{Marks, Page, UrlTemplate, annotate_html, graph_html};
pub use jsonl::{write_json, write_json_of};
pub use link_jsonl::{LinkedText, write_link_json};

use crate::corpus::Corpus;
use crate::graph::Vertex;
use crate::identity::Identity;

/// How a vertex is shown: type and number, else its id.
fn label(corpus: &Corpus, vertex: &Vertex) -> String {
    let identity = match vertex {
        Vertex::Document(key) => corpus.get(*key).map(|r| r.identity()),
        Vertex::Outside(urn) => Identity::from_urn(urn),
        Vertex::Text(_) => None,
    };
    identity.map(short_form).filter(|s| !s.is_empty()).unwrap_or_else(|| vertex.id(corpus).to_owned())
}

/// Type and number, or name and date.
fn short_form(identity: Identity) -> String {
    Identity { authority: None, date: identity.date.filter(|_| identity.number.is_none()), ..identity }.to_string()
}
