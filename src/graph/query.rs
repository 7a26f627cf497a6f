//! Questions to the graph.

use std::collections::HashSet;

use super::{Edge, Graph, Vertex};
use crate::corpus::DocumentKey;
use crate::model::{CitedDate, Provision, ProvisionPath, Relation};

impl<'c> Graph<'c> {
    /// What a document cites, itself left out, in the order of its text.
    pub fn cites(&self, document: DocumentKey) -> impl Iterator<Item = &Edge> {
        self.listed(self.outgoing.get(&Vertex::Document(document))).filter(move |e| e.to != Vertex::Document(document))
    }

    /// Who cites a document or a provision of it, itself included. A provision is cited by what cites it, a part of it, or a
    /// range that holds it; what cites the whole document or a larger unit is not counted.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::{Citing, Corpus, Graph, ProvisionPath, Resolver};
    ///
    /// let mut corpus = Corpus::new();
    /// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
    /// let resolver = Resolver::new(&corpus);
    /// let mut graph = Graph::new(&corpus);
    /// graph.add_text("a", &resolver.link("theo khoản 1 Điều 5 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
    /// graph.add_text("b", &resolver.link("theo các điều từ Điều 3 đến Điều 9 Nghị định số 30/2020/NĐ-CP", &Citing::unknown()));
    /// let document = corpus.key_of("nd").ok_or("no such document")?;
    /// let article: ProvisionPath = "Điều 5".parse()?;
    /// assert_eq!(graph.cited_by(document, Some(&article)).count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cited_by<'g>(&'g self, document: DocumentKey, part: Option<&'g ProvisionPath>) -> impl Iterator<Item = &'g Edge> {
        self.listed(self.incoming.get(&Vertex::Document(document)))
            .filter(move |e| part.is_none_or(|p| e.to_part.as_ref().is_some_and(|cited| holds(p, cited))))
    }

    /// What amended, replaced or repealed a document or parts of it, the documents that did so in the order of their dates.
    pub fn changes_to(&self, document: DocumentKey) -> impl Iterator<Item = &Edge> {
        let this = Vertex::Document(document);
        let incoming = self.listed(self.incoming.get(&this));
        let mut changes: Vec<&Edge> = incoming.filter(|e| is_change(e.relation) && e.from != this).collect();
        changes.sort_by_key(|e| (self.date(&e.from), e.from.id(self.corpus), e.span));
        changes.into_iter()
    }

    /// The edge by which a document stands replaced or repealed as a whole on a day, as far as the corpus says: the document
    /// that did it is in force by then.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::{CitedDate, Citing, Corpus, Graph, Resolver};
    ///
    /// let mut corpus = Corpus::new();
    /// corpus.load(
    ///     "{\"id\": \"old\", \"code\": \"110/2004/NĐ-CP\"}\n\
    ///      {\"id\": \"new\", \"type\": \"Nghị định\", \"code\": \"30/2020/NĐ-CP\", \"date\": \"2020-03-05\"}"
    ///         .as_bytes(),
    /// );
    /// let (old, new) = (corpus.key_of("old"), corpus.key_of("new"));
    /// let (Some(old), Some(new)) = (old, new) else { return };
    /// let text = "Điều 38. Hiệu lực\nNghị định này thay thế Nghị định số 110/2004/NĐ-CP.\n";
    /// let mut graph = Graph::new(&corpus);
    /// graph.add_document(new, &Resolver::new(&corpus).link(text, &Citing::document(&corpus, new)));
    /// assert!(graph.replaced_by(old, CitedDate::day(2020, 3, 4)).is_none());
    /// assert!(graph.replaced_by(old, CitedDate::day(2020, 3, 5)).is_some());
    /// ```
    pub fn replaced_by(&self, document: DocumentKey, day: CitedDate) -> Option<&Edge> {
        self.changes_to(document)
            .filter(|e| matches!(e.relation, Relation::ThayThe | Relation::BaiBo) && e.to_part.is_none())
            .find(|e| self.date(&e.from).is_some_and(|d| d <= day))
    }

    /// The documents that most others cite, with how many do; the first `n`.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::{Citing, Corpus, Graph, Resolver};
    ///
    /// let mut corpus = Corpus::new();
    /// corpus.load("{\"id\": \"nd\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
    /// let mut graph = Graph::new(&corpus);
    /// let links = Resolver::new(&corpus).link("Nghị định số 30/2020/NĐ-CP và Nghị định số 9/2019/NĐ-CP", &Citing::unknown());
    /// graph.add_text("a", &links);
    /// graph.add_text("b", &links[..1]);
    /// let most = graph.most_cited(1);
    /// assert_eq!((most[0].0.id(&corpus), most[0].1), ("nd", 2));
    /// ```
    pub fn most_cited(&self, n: usize) -> Vec<(&Vertex, usize)> {
        let citing = |to: &Vertex, list: &Vec<u32>| {
            let from: HashSet<&Vertex> = self.listed(Some(list)).map(|e| &e.from).filter(|f| *f != to).collect();
            from.len()
        };
        let mut all: Vec<(&Vertex, usize)> =
            self.incoming.iter().map(|(to, list)| (to, citing(to, list))).filter(|(_, n)| *n > 0).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id(self.corpus).cmp(b.0.id(self.corpus))));
        all.truncate(n);
        all
    }

    fn listed<'g>(&'g self, list: Option<&'g Vec<u32>>) -> impl Iterator<Item = &'g Edge> {
        list.into_iter().flatten().filter_map(|n| self.edges.get(*n as usize))
    }

    fn date(&self, vertex: &Vertex) -> Option<CitedDate> {
        match vertex {
            Vertex::Document(key) => self.corpus.get(*key).and_then(|r| r.in_force_from()),
            _ => None,
        }
    }
}

fn is_change(relation: Relation) -> bool {
    matches!(relation, Relation::SuaDoi | Relation::ThayThe | Relation::BaiBo)
}

/// Whether a cited provision is `part`, lies in it, or is a range that holds it.
fn holds(part: &ProvisionPath, cited: &Provision) -> bool {
    let within = |path: &ProvisionPath| part.steps().iter().all(|step| path.number(step.level()) == Some(step.number()));
    within(cited.path()) || cited.through().is_some() && cited.members().any(|member| within(&member))
}
