//! Edges as comma-separated values (RFC 4180).

use std::fmt::{self, Write};

use crate::graph::Graph;

/// Writes one row an edge: `from,from_part,to,to_part,relation,missing,start,end,evidence`, with a header. Ids are the
/// corpus's own, names in the `lex` namespace for documents outside it.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// use viendan::export::write_csv;
/// use viendan::{Citing, Corpus, Graph, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let mut graph = Graph::new(&corpus);
/// graph.add_text("a", &Resolver::new(&corpus).link("Điều 5 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
/// let mut out = String::new();
/// write_csv(&mut out, &graph)?;
/// assert_eq!(out.lines().nth(1), Some("a,,nd,dieu_5,dan_chieu,false,0,44,number year type"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_csv(out: &mut impl Write, graph: &Graph<'_>) -> fmt::Result {
    out.write_str("from,from_part,to,to_part,relation,missing,start,end,evidence\n")?;
    for edge in graph.edges() {
        field(out, edge.from.id(graph.corpus()))?;
        out.write_char(',')?;
        field(out, &edge.from_part.as_ref().map(|p| p.eid()).unwrap_or_default())?;
        out.write_char(',')?;
        field(out, edge.to.id(graph.corpus()))?;
        out.write_char(',')?;
        field(out, &edge.to_part.as_ref().map(|p| p.eid()).unwrap_or_default())?;
        writeln!(out, ",{},{},{},{},{}", edge.relation, edge.is_missing, edge.span.start, edge.span.end, edge.evidence)?;
    }
    Ok(())
}

fn field(out: &mut impl Write, value: &str) -> fmt::Result {
    if value.contains([',', '"', '\n', '\r']) { write!(out, "\"{}\"", value.replace('"', "\"\"")) } else { out.write_str(value) }
}
