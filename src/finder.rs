//! The public entry: one call for the simple case, a builder for choices.

use std::sync::LazyLock;

use crate::assemble::{Assembler, Event};
use crate::context::Context;
use crate::model::{Kind, Mention};
use crate::normalise::Normalised;
use crate::parse::lexicon::KnownName;
use crate::parse::name::{Extra, key};
use crate::scan::Words;

static DEFAULT: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// Reads every mention of a text, in its order, with the built-in tables.
///
/// Works on any text and never fails; text that cites nothing gives an empty list. Time is in proportion to the length.
///
/// # Examples
///
/// ```
/// let text = "Theo khoản 5 Điều 4 Luật này và Nghị định số 30/2020/NĐ-CP.";
/// let quotes: Vec<_> = viendan::extract(text).iter().map(|m| m.quote(text).into_owned()).collect();
/// assert_eq!(quotes, ["khoản 5 Điều 4 Luật này", "Nghị định số 30/2020/NĐ-CP"]);
/// ```
pub fn extract(text: &str) -> Vec<Mention> {
    DEFAULT.extract(text)
}

/// Reads mentions with choices of its own: which kinds, which names besides the built-in ones.
///
/// An extractor is made once and used for many texts, from many threads.
///
/// # Examples
///
/// ```
/// use viendan::{Extractor, Kind};
///
/// let extractor = Extractor::builder().names(["Luật Tàu vũ trụ"]).kinds([Kind::Named]).build();
/// let text = "theo luật tàu vũ trụ và Điều 5 Luật này";
/// let mentions = extractor.extract(text);
/// assert_eq!(mentions.len(), 1);
/// assert_eq!(mentions[0].key(), "luật tàu vũ trụ");
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    words: Words,
    extra: Option<Extra>,
    kinds: Option<Vec<Kind>>,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the built-in tables that reads every kind.
    pub fn new() -> Self {
        Extractor { words: Words::new(), extra: None, kinds: None }
    }

    /// Begins an extractor with choices.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder { extractor: Extractor::new() }
    }

    /// Every mention of the text, in its order.
    pub fn extract(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.for_each(text, |mention| mentions.push(mention));
        mentions
    }

    /// Calls `take` with each mention of the text in its order, without a list of them in memory.
    pub fn for_each(&self, text: &str, mut take: impl FnMut(Mention)) {
        let clean = Normalised::new(text);
        let t = clean.as_str();
        let mut assembler = Assembler::new(t, &self.words, self.extra.as_ref());
        let mut context = Context::new(t);
        while let Some(event) = assembler.next_event() {
            match event {
                Event::Heading { at } => context.heading(at),
                Event::Alias { name } => {
                    if context.alias(name) {
                        assembler.watch(name);
                    }
                }
                Event::Mention(raw) => {
                    if let Some(mut mention) = context.place(raw)
                        && self.kinds.as_ref().is_none_or(|k| k.contains(&mention.kind()))
                    {
                        mention.span = clean.original(mention.span);
                        mention.full_span = clean.original(mention.full_span);
                        take(mention);
                    }
                }
            }
        }
    }
}

/// Choices for an [`Extractor`].
#[derive(Debug, Clone)]
pub struct ExtractorBuilder {
    extractor: Extractor,
}

impl ExtractorBuilder {
    /// Keeps only mentions of these kinds. Context is followed all the same: a back-reference finds its antecedent.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.extractor.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Adds names of laws, codes or ordinances, each with its type word (`Luật Tàu vũ trụ`), without year or number.
    #[must_use]
    pub fn names(mut self, names: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let extra = self.extractor.extra.get_or_insert_with(|| Extra::new(Vec::<(&str, KnownName)>::new()));
        for name in names {
            extra.insert(name.as_ref(), KnownName::Own(key(name.as_ref())));
        }
        self
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        self.extractor
    }
}
