//! From mentions to documents: for each mention the document and provisions meant, or why that can't be known.
//!
//! | status | when |
//! |---|---|
//! | resolved | one document of the corpus fits all that the mention says |
//! | ambiguous | several fit, or the one that fits could as well be another authority's |
//! | outside | none fits; the canonical identity is given all the same |
//! | contradictory | what the mention says denies itself, or the only document it could mean |
//!
//! Nothing is resolved by chance: a choice between documents rests on a clue, and clues are part of the result. A
//! provision that the target does not have is reported and never widened to what stands around it.

mod citing;
mod context;
mod evidence;
mod named;
mod numbered;
mod parts;
mod sighting;
pub mod split;

use crate::corpus::{Corpus, DocumentKey};
use crate::finder::Extractor;
use crate::identity::Identity;
use crate::model::{Document, Kind, Mention, Provision, ProvisionPath, Provisions};
use crate::outline::Outline;
use sighting::Sighting;

pub use citing::Citing;
pub use evidence::{Clue, Evidence};
pub(crate) use parts::absolute;

/// Why several documents are candidates.
///
/// # Examples
///
/// ```
/// assert_eq!(viendan::Doubt::Territory.as_str(), "territory");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Doubt {
    /// Each territory has its own document of the number, and nothing says which territory is meant.
    Territory,
    /// An authority numbers anew each year, and nothing says which year is meant.
    Year,
    /// The number lacks its code or type.
    Number,
    /// Several acts of the name are possible.
    Name,
    /// Several documents share the whole identity.
    SameIdentity,
    /// What a pointer means is itself in doubt.
    Antecedent,
}

impl Doubt {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Doubt::Territory => "territory",
            Doubt::Year => "year",
            Doubt::Number => "number",
            Doubt::Name => "name",
            Doubt::SameIdentity => "same_identity",
            Doubt::Antecedent => "antecedent",
        }
    }
}

/// What contradicts what.
///
/// # Examples
///
/// ```
/// assert_eq!(viendan::Conflict::YearAndDate.as_str(), "year_and_date");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Conflict {
    /// The year of the number and the date.
    YearAndDate,
    /// The type word and the type of the only document with that number.
    Type,
    /// The name and the year: no act of the name was passed in it.
    NameAndYear,
    /// The issuer and that of the only document with that number.
    Issuer,
    /// A pointer (`Luật này`) and the type of the document that it stands in.
    Pointer,
}

impl Conflict {
    /// The name in lower case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Conflict::YearAndDate => "year_and_date",
            Conflict::Type => "type",
            Conflict::NameAndYear => "name_and_year",
            Conflict::Issuer => "issuer",
            Conflict::Pointer => "pointer",
        }
    }
}

/// A document that a mention could mean.
///
/// # Examples
///
/// ```
/// use viendan::{Candidate, Identity};
///
/// let candidate = Candidate::Outside(Box::new(Identity::default()));
/// assert_eq!(candidate.document(), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Candidate {
    /// One of the corpus.
    Document(DocumentKey),
    /// An act of the built-in table that the corpus does not have.
    Outside(Box<Identity>),
}

impl Candidate {
    /// The document of the corpus.
    pub const fn document(&self) -> Option<DocumentKey> {
        match self {
            Candidate::Document(key) => Some(*key),
            Candidate::Outside(_) => None,
        }
    }
}

/// Which document a mention means.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Corpus, Reference, Resolution, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": \"nd30\", \"type\": \"Nghị định\", \"code\": \"30/2020/NĐ-CP\"}".as_bytes());
/// let resolver = Resolver::new(&corpus);
/// let cited: Reference = "Nghị định số 30/2020/NĐ-CP".parse()?;
/// match resolver.resolve(&cited.document, &Citing::unknown()) {
///     Resolution::Resolved { document, evidence } => {
///         assert_eq!(corpus.get(document).map(|r| r.id.as_str()), Some("nd30"));
///         assert_eq!(evidence.to_string(), "number year type");
///     }
///     other => panic!("{other:?}"),
/// }
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Resolution {
    /// One document of the corpus.
    Resolved {
        /// The document.
        document: DocumentKey,
        /// What led to it.
        evidence: Evidence,
    },
    /// Several are possible.
    Ambiguous {
        /// The candidates, newest first, [`MAX_CANDIDATES`] at most.
        candidates: Vec<Candidate>,
        /// Why it can't be told.
        doubt: Doubt,
    },
    /// No document of the corpus.
    Outside {
        /// What is known of the document.
        identity: Box<Identity>,
    },
    /// What the mention says can't all be true.
    Contradictory {
        /// The documents that a part of it fits, newest first, [`MAX_CANDIDATES`] at most.
        candidates: Vec<Candidate>,
        /// What contradicts what.
        conflict: Conflict,
    },
}

/// Candidates that a resolution gives at most.
pub const MAX_CANDIDATES: usize = 16;

impl Resolution {
    /// `resolved`, `ambiguous`, `outside` or `contradictory`.
    pub const fn status(&self) -> &'static str {
        match self {
            Resolution::Resolved { .. } => "resolved",
            Resolution::Ambiguous { .. } => "ambiguous",
            Resolution::Outside { .. } => "outside",
            Resolution::Contradictory { .. } => "contradictory",
        }
    }

    /// The document, if it is known.
    pub const fn document(&self) -> Option<DocumentKey> {
        match self {
            Resolution::Resolved { document, .. } => Some(*document),
            _ => None,
        }
    }

    /// What led to the document.
    pub const fn evidence(&self) -> Option<Evidence> {
        match self {
            Resolution::Resolved { evidence, .. } => Some(*evidence),
            _ => None,
        }
    }

    /// The candidates of an ambiguous or contradictory mention.
    pub fn candidates(&self) -> &[Candidate] {
        match self {
            Resolution::Ambiguous { candidates, .. } | Resolution::Contradictory { candidates, .. } => candidates,
            _ => &[],
        }
    }

    fn with(self, clue: Clue) -> Self {
        match self {
            Resolution::Resolved { document, evidence } => Resolution::Resolved { document, evidence: evidence.with(clue) },
            other => other,
        }
    }

    fn outside(identity: Identity) -> Self {
        Resolution::Outside { identity: Box::new(identity) }
    }
}

/// A mention and what it leads to.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Corpus, Record, Resolver};
///
/// let mut corpus = Corpus::new();
/// let text = "Điều 1. Phạm vi\nNghị định này.\nĐiều 2. Hồ sơ\n1. Theo khoản 3 Điều 1 và khoản 1 Điều này.\n";
/// let own = corpus.add(Record::from_text("a", text)).key;
/// let links = Resolver::new(&corpus).link(text, &Citing::document(&corpus, own));
/// let last = &links[1];
/// assert_eq!(last.resolution.document(), Some(own));
/// assert_eq!(last.from_part.as_ref().map(|p| p.eid()).as_deref(), Some("dieu_2__khoan_1"));
/// assert_eq!(last.parts.as_slice()[1].eid(), "dieu_2__khoan_1");
/// assert_eq!(last.missing[0].eid(), "dieu_1__khoan_3");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// The mention.
    pub mention: Mention,
    /// Where it stands in the structure of the citing text.
    pub from_part: Option<ProvisionPath>,
    /// Which document is meant.
    pub resolution: Resolution,
    /// The provisions meant, `Điều này` replaced by the article that it stands in; empty for the whole document.
    pub parts: Provisions,
    /// Those of [`parts`](Self::parts) that the target's text does not have.
    pub missing: Vec<Provision>,
    /// For a mention inside the title of another: the index of that other among the links of the text.
    pub in_title_of: Option<usize>,
}

/// Resolves mentions against a corpus.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Corpus, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load(
///     "{\"id\": 1, \"type\": \"Luật\", \"code\": \"45/2013/QH13\", \"date\": \"2013-11-29\", \"title\": \"Đất đai\"}\n\
///      {\"id\": 2, \"type\": \"Luật\", \"code\": \"31/2024/QH15\", \"date\": \"2024-01-18\", \"title\": \"Đất đai\"}"
///         .as_bytes(),
/// );
/// let resolver = Resolver::new(&corpus);
/// let text = "theo Điều 5 Luật Đất đai năm 2013";
/// let links = resolver.link(text, &Citing::unknown());
/// assert_eq!(links[0].resolution.document(), corpus.key_of("1"));
/// ```
#[derive(Debug, Clone)]
pub struct Resolver<'c> {
    corpus: &'c Corpus,
    extractor: Extractor,
}

impl<'c> Resolver<'c> {
    /// A resolver for a corpus. The names of its laws are read besides the built-in ones.
    pub fn new(corpus: &'c Corpus) -> Self {
        let names = corpus.own_names();
        let extractor = if names.is_empty() { Extractor::new() } else { Extractor::builder().names(names).build() };
        Resolver { corpus, extractor }
    }

    /// A resolver that reads mentions with an extractor of the caller's.
    pub fn with_extractor(corpus: &'c Corpus, extractor: Extractor) -> Self {
        Resolver { corpus, extractor }
    }

    /// A resolver for another corpus that reads mentions in the same way.
    pub(crate) fn over<'o>(&self, corpus: &'o Corpus) -> Resolver<'o> {
        Resolver::with_extractor(corpus, self.extractor.clone())
    }

    /// The corpus.
    pub const fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// Which document is meant by a number or a name, by itself: without the text around it.
    pub fn resolve(&self, document: &Document, citing: &Citing) -> Resolution {
        resolve(self.corpus, document, citing)
    }

    /// Reads a text and resolves every mention of it, in its order.
    pub fn link(&self, text: &str, citing: &Citing) -> Vec<Link> {
        match citing.own().and_then(|own| self.corpus.outline(own)).filter(|_| citing.has_text(self.corpus, text)) {
            Some(outline) => self.link_with(text, outline, citing),
            None => self.link_with(text, &Outline::read(text), citing),
        }
    }

    /// The same with the text's structure given.
    pub fn link_with(&self, text: &str, outline: &Outline, citing: &Citing) -> Vec<Link> {
        split::rank(self.corpus, Sighting::read(&self.extractor, text, outline), citing)
    }
}

/// Which document is meant by a number or a name, by itself.
fn resolve(corpus: &Corpus, document: &Document, citing: &Citing) -> Resolution {
    match (&document.number, &document.name) {
        (Some(number), _) => numbered::resolve(corpus, document, number, citing),
        (None, Some(name)) => named::resolve(corpus, document, name, citing, &[]),
        (None, None) => Resolution::outside(Identity::of(document)),
    }
}

/// Whether the kind points into the citing document or an earlier mention.
const fn is_pointer(kind: Kind) -> bool {
    matches!(kind, Kind::Own | Kind::Back | Kind::Implicit)
}
