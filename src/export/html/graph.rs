//! The graph of documents as a page: who is most cited, and each document among those that it cites and that cite it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};

use super::super::label;
use super::escape::{attribute, content, json};
use super::facts::Facts;
use super::words::Words;
use super::{Page, date_of};
use crate::graph::{Graph, Vertex};
use crate::identity::Identity;
use crate::model::{Level, ProvisionPath, ProvisionStep, Relation};

/// Documents in the list of the most cited ones.
const MOST_CITED: usize = 60;

/// Articles of a document that are named as its most cited ones.
const ARTICLES: usize = 6;

/// A page of HTML with the graph of documents: the most cited ones, a search, and for a chosen document the ones around it as a
/// picture, by relation and by year, and as a table. The page is one file that loads nothing.
///
/// It holds every document and edge, the edges as [`Graph::document_edges`] counts them, and draws those of the chosen
/// document.
///
/// # Examples
///
/// ```
/// use viendan::export::{Page, graph_html};
/// use viendan::{Citing, Corpus, Graph, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let mut graph = Graph::new(&corpus);
/// graph.add_text("a", &Resolver::new(&corpus).link("Điều 5 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
/// let html = graph_html(&graph, &Page::new());
/// assert!(html.contains("30/2020/NĐ-CP"));
/// ```
pub fn graph_html(graph: &Graph<'_>, page: &Page) -> String {
    let mut out = String::new();
    // A `String` takes whatever is written.
    let _ = Drawn::new(graph, page).write(&mut out);
    out
}

struct Drawn<'a> {
    graph: &'a Graph<'a>,
    page: &'a Page,
    words: Words,
    vertices: Vec<&'a Vertex>,
    places: HashMap<&'a Vertex, usize>,
    edges: Vec<(&'a Vertex, &'a Vertex, Relation, usize)>,
}

impl<'a> Drawn<'a> {
    fn new(graph: &'a Graph<'a>, page: &'a Page) -> Self {
        let vertices = graph.vertices();
        let places = vertices.iter().enumerate().map(|(n, v)| (*v, n)).collect();
        Drawn { graph, page, words: Words::of(page.language), vertices, places, edges: graph.document_edges() }
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let title = self.page.title.as_deref().unwrap_or(self.words.get("graph.title"));
        let mut slot = |out: &mut String, key: &str| -> fmt::Result {
            match key {
                "language" => out.push_str(self.page.language.code()),
                "title" => attribute(out, title),
                "heading" => content(out, title),
                "style" => out.push_str(concat!(include_str!("common.css"), include_str!("graph.css"))),
                "early" => out.push_str(include_str!("early.js")),
                "script" => out.push_str(concat!(include_str!("common.js"), include_str!("graph.js"))),
                "nodes" => write!(out, "{}", self.vertices.len())?,
                "edges" => write!(out, "{}", self.edges.len())?,
                "most-cited" => self.write_most_cited(out)?,
                "data" => self.write_data(out)?,
                _ => {}
            }
            Ok(())
        };
        self.words.fill(out, include_str!("graph.html"), &mut slot)
    }

    fn write_most_cited(&self, out: &mut String) -> fmt::Result {
        let most = self.graph.most_cited(MOST_CITED);
        let longest = most.first().map_or(1, |(_, n)| *n);
        for (vertex, n) in most {
            let Some(place) = self.places.get(vertex) else { continue };
            write!(out, "<li><a href=\"#n{place}\"><span class=\"l\">")?;
            content(out, &label(self.graph.corpus(), vertex));
            write!(out, "</span> <span class=\"c\">{n}</span>")?;
            let title = self.facts(vertex).title;
            if let Some(title) = title {
                out.push_str(" <span class=\"sub\">");
                content(out, title);
                out.push_str("</span>");
            }
            let width = n * 1000 / longest;
            writeln!(
                out,
                "<svg viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"1\"/></svg></a></li>"
            )?;
        }
        Ok(())
    }

    fn facts(&self, vertex: &Vertex) -> Facts<'a> {
        match vertex {
            Vertex::Document(key) => self.graph.corpus().get(*key).map(Facts::of_record).unwrap_or_default(),
            Vertex::Outside(urn) => Identity::from_urn(urn).map(|identity| Facts::of_identity(&identity)).unwrap_or_default(),
            Vertex::Text(_) => Facts::default(),
        }
    }

    /// A table of documents, and a flat list of edges with four numbers each: the places of the two documents in the table, the
    /// place of the relation in the list of relations, and how often.
    fn write_data(&self, out: &mut String) -> fmt::Result {
        out.push_str("{\"words\":");
        self.words.json(out)?;
        out.push_str(",\"nodes\":[");
        let articles = self.articles();
        for (n, vertex) in self.vertices.iter().enumerate() {
            out.push_str(if n > 0 { ",\n[" } else { "\n[" });
            let facts = self.facts(vertex);
            json(out, &label(self.graph.corpus(), vertex))?;
            let kind = match vertex {
                Vertex::Document(_) => 0,
                Vertex::Outside(_) => 1,
                Vertex::Text(_) => 2,
            };
            write!(out, ",{},{kind}", facts.year().unwrap_or(0))?;
            let date = facts.date.filter(|d| d.month().is_some()).map(|d| date_of(self.page.language, d));
            let href = self.page.href(&facts, "");
            let more = [facts.title, date.as_deref(), facts.issuer.as_deref(), facts.document_type.map(|t| t.name()), href.as_deref()];
            for text in more {
                out.push(',');
                json(out, text.unwrap_or_default())?;
            }
            if let Some(articles) = articles.get(n).filter(|a| !a.is_empty()) {
                for (article, uses) in articles {
                    out.push(',');
                    json(out, &article.to_string())?;
                    write!(out, ",{uses}")?;
                }
            }
            out.push(']');
        }
        out.push_str("],\"relations\":[");
        for (n, relation) in Relation::ALL.into_iter().enumerate() {
            out.push_str(if n > 0 { "," } else { "" });
            json(out, relation.as_str())?;
        }
        out.push_str("],\"edges\":[");
        for (n, (from, to, relation, uses)) in self.edges.iter().enumerate() {
            let (Some(from), Some(to)) = (self.places.get(from), self.places.get(to)) else { continue };
            out.push_str(if n > 0 { "," } else { "" });
            let relation = Relation::ALL.iter().position(|r| r == relation).unwrap_or_default();
            write!(out, "{from},{to},{relation},{uses}")?;
        }
        out.push_str("]}");
        Ok(())
    }

    /// For each document the articles that others cite most, with how often.
    fn articles(&self) -> Vec<Vec<(ProvisionPath, usize)>> {
        let mut counts: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); self.vertices.len()];
        for edge in self.graph.edges().iter().filter(|e| e.from != e.to && !e.is_missing) {
            let article = edge.to_part.as_ref().and_then(|part| part.path().number(Level::Dieu)).filter(|n| !n.is_empty());
            let counts = self.places.get(&edge.to).and_then(|n| counts.get_mut(*n));
            if let (Some(article), Some(counts)) = (article, counts) {
                *counts.entry(article).or_default() += 1;
            }
        }
        let most = |counts: BTreeMap<&str, usize>| {
            let mut all: Vec<_> = counts.into_iter().collect();
            all.sort_by_key(|(article, uses)| (usize::MAX - uses, article.len(), *article));
            all.truncate(ARTICLES);
            all.into_iter().map(|(n, uses)| (ProvisionPath::new([ProvisionStep::new(Level::Dieu, n)]), uses)).collect()
        };
        counts.into_iter().map(most).collect()
    }
}
