//! The graph of documents as GraphML, which Gephi and yEd open.

use std::fmt::{self, Write};

use super::xml::escaped;
use crate::graph::{Graph, Vertex};

/// Writes documents and the edges between them: nodes with `label`, `type`, `date` and `urn`, edges with `relation` and
/// `weight`, the number of uses. Uses of a document by itself are left out.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// use viendan::export::write_graphml;
/// use viendan::{Citing, Corpus, Graph, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let mut graph = Graph::new(&corpus);
/// graph.add_text("a", &Resolver::new(&corpus).link("Điều 5 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
/// let mut out = String::new();
/// write_graphml(&mut out, &graph)?;
/// assert!(out.contains(r#"<edge source="a" target="nd">"#));
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_graphml(out: &mut impl Write, graph: &Graph<'_>) -> fmt::Result {
    out.write_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")?;
    for (id, of, name, kind) in [
        ("label", "node", "label", "string"),
        ("type", "node", "type", "string"),
        ("date", "node", "date", "string"),
        ("urn", "node", "urn", "string"),
        ("relation", "edge", "relation", "string"),
        ("weight", "edge", "weight", "int"),
    ] {
        writeln!(out, "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>")?;
    }
    out.write_str("  <graph edgedefault=\"directed\">\n")?;
    for vertex in graph.vertices() {
        out.write_str("    <node id=\"")?;
        escaped(out, vertex.id(graph.corpus()))?;
        out.write_str("\">")?;
        for (key, value) in attributes(graph, vertex) {
            write!(out, "<data key=\"{key}\">")?;
            escaped(out, &value)?;
            out.write_str("</data>")?;
        }
        out.write_str("</node>\n")?;
    }
    for (from, to, relation, uses) in graph.document_edges() {
        out.write_str("    <edge source=\"")?;
        escaped(out, from.id(graph.corpus()))?;
        out.write_str("\" target=\"")?;
        escaped(out, to.id(graph.corpus()))?;
        writeln!(out, "\"><data key=\"relation\">{relation}</data><data key=\"weight\">{uses}</data></edge>")?;
    }
    out.write_str("  </graph>\n</graphml>\n")
}

fn attributes(graph: &Graph<'_>, vertex: &Vertex) -> Vec<(&'static str, String)> {
    match vertex {
        Vertex::Document(key) => {
            let Some(record) = graph.corpus().get(*key) else { return Vec::new() };
            let identity = record.identity();
            let mut all = vec![("label", super::label(graph.corpus(), vertex)), ("urn", identity.urn())];
            all.extend(record.document_type.map(|t| ("type", t.slug().to_owned())));
            all.extend(record.date.map(|d| ("date", d.iso())));
            all
        }
        Vertex::Outside(urn) => vec![("label", super::label(graph.corpus(), vertex)), ("urn", urn.to_string())],
        Vertex::Text(id) => vec![("label", id.to_string())],
    }
}
