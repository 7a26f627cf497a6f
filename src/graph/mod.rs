//! Links of many texts as one graph: typed edges from provision to provision, and the questions that they answer.

mod query;

use std::collections::HashMap;

use compact_str::CompactString;

use crate::corpus::{Corpus, DocumentKey};
use crate::model::{Provision, ProvisionPath, Relation};
use crate::resolve::{Evidence, Link, Resolution};
use crate::span::Span;

/// What an edge joins.
///
/// # Examples
///
/// ```
/// use viendan::{Corpus, Vertex};
///
/// let outside = Vertex::Outside("urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp".into());
/// assert_eq!(outside.id(&Corpus::new()), "urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Vertex {
    /// A document of the corpus.
    Document(DocumentKey),
    /// A document that the corpus does not have, by its name in the `lex` namespace.
    Outside(CompactString),
    /// A text that is no document of the corpus, by its id.
    Text(CompactString),
}

impl Vertex {
    /// The corpus's own id, the name in the `lex` namespace, or the text's id.
    pub fn id<'a>(&'a self, corpus: &'a Corpus) -> &'a str {
        match self {
            Vertex::Document(key) => corpus.get(*key).map(|r| r.id.as_str()).unwrap_or_default(),
            Vertex::Outside(id) | Vertex::Text(id) => id,
        }
    }
}

/// One use of one provision, or of a whole document, by one place of a text.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Corpus, Graph, Record, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let own = corpus.add(Record::new("tt")).key;
/// let text = "Điều 1. Hồ sơ\nTheo Điều 5 Nghị định số 30/2020/NĐ-CP.\n";
/// let mut graph = Graph::new(&corpus);
/// graph.add_document(own, &Resolver::new(&corpus).link(text, &Citing::document(&corpus, own)));
/// let edge = &graph.edges()[0];
/// assert_eq!(edge.from_part.as_ref().map(|p| p.eid()).as_deref(), Some("dieu_1"));
/// assert_eq!(edge.to_part.as_ref().map(|p| p.eid()).as_deref(), Some("dieu_5"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Edge {
    /// Who cites.
    pub from: Vertex,
    /// The provision in which the mention stands.
    pub from_part: Option<ProvisionPath>,
    /// What is cited.
    pub to: Vertex,
    /// The provision or range of provisions; `None` for the whole document.
    pub to_part: Option<Provision>,
    /// Whether the cited document has no such provision.
    pub is_missing: bool,
    /// How it is used.
    pub relation: Relation,
    /// Where the mention stands in the citing text.
    pub span: Span,
    /// What led to the target.
    pub evidence: Evidence,
}

/// The links of many texts over one corpus.
///
/// Mentions that are ambiguous or contradictory make no edge, nor do those inside another document's title.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Corpus, Graph, Record, Relation, Resolver};
///
/// let mut corpus = Corpus::new();
/// let old = corpus.add(Record::from_text("old", "NGHỊ ĐỊNH\nSố: 110/2004/NĐ-CP\nĐiều 1. Phạm vi\n")).key;
/// let text = "NGHỊ ĐỊNH\nSố: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\n\
///             Điều 38. Hiệu lực\n1. Nghị định này thay thế Nghị định số 110/2004/NĐ-CP.\n";
/// let new = corpus.add(Record::from_text("new", text)).key;
///
/// let mut graph = Graph::new(&corpus);
/// let resolver = Resolver::new(&corpus);
/// graph.add_document(new, &resolver.link(text, &Citing::document(&corpus, new)));
/// assert_eq!(graph.changes_to(old).next().map(|e| e.relation), Some(Relation::ThayThe));
/// ```
#[derive(Debug, Clone)]
pub struct Graph<'c> {
    corpus: &'c Corpus,
    edges: Vec<Edge>,
    outgoing: HashMap<Vertex, Vec<u32>>,
    incoming: HashMap<Vertex, Vec<u32>>,
}

impl<'c> Graph<'c> {
    /// A graph without edges.
    pub fn new(corpus: &'c Corpus) -> Self {
        Graph { corpus, edges: Vec::new(), outgoing: HashMap::new(), incoming: HashMap::new() }
    }

    /// The corpus.
    pub const fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// Adds the links of a document's text.
    pub fn add_document(&mut self, from: DocumentKey, links: &[Link]) {
        self.add(&Vertex::Document(from), links);
    }

    /// Adds the links of a text that is no document of the corpus.
    pub fn add_text(&mut self, id: impl Into<CompactString>, links: &[Link]) {
        self.add(&Vertex::Text(id.into()), links);
    }

    fn add(&mut self, from: &Vertex, links: &[Link]) {
        for link in links.iter().filter(|l| l.in_title_of.is_none()) {
            let (to, evidence) = match &link.resolution {
                Resolution::Resolved { document, evidence } => (Vertex::Document(*document), *evidence),
                Resolution::Outside { identity } => (Vertex::Outside(identity.urn().into()), Evidence::none()),
                _ => continue,
            };
            let parts: Vec<Option<&Provision>> = if link.parts.is_empty() { vec![None] } else { link.parts.iter().map(Some).collect() };
            for part in parts {
                let edge = Edge {
                    from: from.clone(),
                    from_part: link.from_part.clone(),
                    to: to.clone(),
                    to_part: part.cloned(),
                    is_missing: part.is_some_and(|p| link.missing.contains(p)),
                    relation: link.mention.relation,
                    span: link.mention.span,
                    evidence,
                };
                let n = u32::try_from(self.edges.len()).unwrap_or(u32::MAX);
                self.outgoing.entry(edge.from.clone()).or_default().push(n);
                self.incoming.entry(edge.to.clone()).or_default().push(n);
                self.edges.push(edge);
            }
        }
    }

    /// Every edge, in the order of adding.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Every vertex with an edge, by its id.
    pub fn vertices(&self) -> Vec<&Vertex> {
        let mut all: Vec<&Vertex> = self.outgoing.keys().chain(self.incoming.keys()).collect();
        all.sort_by_key(|v| (v.id(self.corpus), *v));
        all.dedup();
        all
    }

    /// Edges from document to document with how often each stands: provisions left out, uses of a document by itself too.
    /// Sorted by ids, whatever the order of adding.
    pub fn document_edges(&self) -> Vec<(&Vertex, &Vertex, Relation, usize)> {
        let mut counts: HashMap<(&Vertex, &Vertex, Relation), usize> = HashMap::new();
        for edge in self.edges.iter().filter(|e| e.from != e.to) {
            *counts.entry((&edge.from, &edge.to, edge.relation)).or_default() += 1;
        }
        let mut all: Vec<_> = counts.into_iter().map(|((from, to, relation), n)| (from, to, relation, n)).collect();
        all.sort_by(|a, b| (a.0.id(self.corpus), a.1.id(self.corpus), a.2).cmp(&(b.0.id(self.corpus), b.1.id(self.corpus), b.2)));
        all
    }
}
