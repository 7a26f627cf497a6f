//! The graph of documents in the language of Graphviz.

use std::fmt::{self, Write};

use crate::graph::Graph;

/// Writes documents and the edges between them, labelled by relation; documents outside the corpus are dashed.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// use viendan::export::write_dot;
/// use viendan::{Citing, Corpus, Graph, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let mut graph = Graph::new(&corpus);
/// graph.add_text("a", &Resolver::new(&corpus).link("Điều 5 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
/// let mut out = String::new();
/// write_dot(&mut out, &graph)?;
/// assert!(out.contains("\"a\" -> \"nd\" [label=\"dan_chieu\"];"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_dot(out: &mut impl Write, graph: &Graph<'_>) -> fmt::Result {
    out.write_str("digraph citations {\n  node [shape=box];\n")?;
    for vertex in graph.vertices() {
        let style = if matches!(vertex, crate::graph::Vertex::Outside(_)) { ", style=dashed" } else { "" };
        let (id, label) = (quoted(vertex.id(graph.corpus())), quoted(&super::label(graph.corpus(), vertex)));
        writeln!(out, "  {id} [label={label}{style}];")?;
    }
    for (from, to, relation, uses) in graph.document_edges() {
        let weight = if uses > 1 { format!(", weight={uses}") } else { String::new() };
        let (from, to) = (quoted(from.id(graph.corpus())), quoted(to.id(graph.corpus())));
        writeln!(out, "  {from} -> {to} [label=\"{relation}\"{weight}];")?;
    }
    out.write_str("}\n")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}
