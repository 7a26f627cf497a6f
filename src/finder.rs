//! The public entry: one call for the simple case, a builder for choices, an iterator for streaming.

use std::sync::LazyLock;

use crate::assemble::{Assembler, Event, Raw};
use crate::context::{Context, run};
use crate::model::{DocumentType, Kind, Mention};
use crate::normalise::Normalised;
use crate::parse::lexicon::{Extra, KnownName};
use crate::parse::name::key;
use crate::scan::Words;
use crate::span::Span;
use crate::stream::{Carried, Stream};

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

/// Reads mentions with choices of its own: which kinds, which names, types and issuers besides the built-in ones.
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
        self.mentions(text).collect()
    }

    /// Begins to read a text that comes in pieces.
    pub fn stream(&self) -> Stream<'_> {
        Stream::new(self)
    }

    /// The mentions one at a time, in the order of the text.
    ///
    /// Clean text is read as far as the iterator is driven. Text that has to be made clean first is read at once.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::Extractor;
    ///
    /// let extractor = Extractor::new();
    /// let first = extractor.mentions("Luật này, Nghị định số 30/2020/NĐ-CP").next();
    /// assert_eq!(first.map(|m| m.span.range()), Some(0..11));
    /// ```
    pub fn mentions<'t>(&'t self, text: &'t str) -> Mentions<'t> {
        let clean = Normalised::new(text);
        let inner = match clean.borrowed() {
            Some(text) => Inner::Reading(Box::new(Reading::new(self, text))),
            None => {
                let moved = |mention| moved(mention, |span| clean.original(span));
                let read: Vec<Mention> = Reading::new(self, clean.as_str()).map(moved).collect();
                Inner::Read(read.into_iter())
            }
        };
        Mentions { inner }
    }
}

/// The mention with the places that `place` gives for its own.
pub(crate) fn moved(mut mention: Mention, place: impl Fn(Span) -> Span) -> Mention {
    mention.span = place(mention.span);
    mention.full_span = place(mention.full_span);
    mention
}

/// Iterator over the mentions of a text, made by [`Extractor::mentions`].
#[derive(Debug)]
pub struct Mentions<'t> {
    inner: Inner<'t>,
}

#[derive(Debug)]
enum Inner<'t> {
    Reading(Box<Reading<'t>>),
    Read(std::vec::IntoIter<Mention>),
}

impl Iterator for Mentions<'_> {
    type Item = Mention;

    fn next(&mut self) -> Option<Mention> {
        match &mut self.inner {
            Inner::Reading(reading) => reading.next(),
            Inner::Read(read) => read.next(),
        }
    }
}

/// One pass over a clean text.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    assembler: Assembler<'t, 't>,
    context: Context<'t>,
    kinds: Option<&'t [Kind]>,
}

impl<'t> Reading<'t> {
    fn new(extractor: &'t Extractor, text: &'t str) -> Self {
        Reading::resume(extractor, text, Carried::new(), text.len())
    }

    /// Goes on in a piece of a text, up to the triggers at `limit`.
    pub(crate) fn resume(extractor: &'t Extractor, text: &'t str, carried: Carried, limit: usize) -> Self {
        Reading {
            assembler: Assembler::resume(text, &extractor.words, extractor.extra.as_ref(), carried.assembler, limit),
            context: carried.context.onto(text, 0),
            kinds: extractor.kinds.as_deref(),
        }
    }

    /// Looks for the document of a run of provisions that begins with this mention.
    fn look_ahead(&mut self, first: &Raw) {
        let mut end = first.core.end;
        for n in 0..run::MAX_MEMBERS {
            let Some(next) = self.assembler.ahead(n, end + run::MAX_BETWEEN) else { break };
            if !self.context.run_goes_on(end, next) {
                break;
            }
            if let Some(key) = next.key() {
                return self.context.note_run(end, Some(key.clone()));
            }
            end = next.core.end;
        }
        self.context.note_run(end, None);
    }

    /// Stops at the limit. `cut` says for the place of reading how much of the front of the piece the next one leaves out.
    pub(crate) fn pause(self, cut: impl FnOnce(usize) -> usize) -> (Carried, usize) {
        let mut assembler = self.assembler.pause();
        let cut = cut(assembler.at());
        assembler.drop_front(cut);
        (Carried { assembler, context: self.context.onto("", cut) }, cut)
    }
}

impl Iterator for Reading<'_> {
    type Item = Mention;

    fn next(&mut self) -> Option<Mention> {
        loop {
            match self.assembler.next_event()? {
                Event::Heading { at } => self.context.heading(at),
                Event::Alias { name } => {
                    if self.context.alias(name) {
                        self.assembler.watch(name);
                    }
                }
                Event::Mention(raw) => {
                    if self.context.begins_run(&raw) {
                        self.look_ahead(&raw);
                    }
                    let placed = self.context.place(raw);
                    if let Some(mention) = placed.filter(|m| self.kinds.is_none_or(|k| k.contains(&m.kind()))) {
                        return Some(mention);
                    }
                }
            }
        }
    }
}

/// Choices for an [`Extractor`].
///
/// # Examples
///
/// ```
/// use viendan::{DocumentType, Extractor};
///
/// let extractor = Extractor::builder()
///     .types([("Quy ước", DocumentType::QuyDinh)])
///     .issuers(["Liên đoàn Cờ Việt Nam"])
///     .build();
/// let mentions = extractor.extract("theo Quy ước số 12/QĐ-LĐC ngày 5/3/2020 của Liên đoàn Cờ Việt Nam về");
/// assert_eq!(mentions[0].document_type(), Some(DocumentType::QuyDinh));
/// assert_eq!(mentions[0].issuer().map(|i| i.name()), Some("Liên đoàn Cờ Việt Nam"));
/// ```
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
        for name in names {
            self.extra().names.insert(name.as_ref(), KnownName::Own(key(name.as_ref())));
        }
        self
    }

    /// Adds words for document types, each with the type that it stands for.
    #[must_use]
    pub fn types(mut self, types: impl IntoIterator<Item = (impl AsRef<str>, DocumentType)>) -> Self {
        for (words, of) in types {
            self.extra().types.insert(words.as_ref(), of);
        }
        self
    }

    /// Adds names of issuers, as they stand after `của`.
    #[must_use]
    pub fn issuers(mut self, issuers: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        for issuer in issuers {
            self.extra().issuers.insert(issuer.as_ref(), ());
        }
        self
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        self.extractor
    }

    fn extra(&mut self) -> &mut Extra {
        self.extractor.extra.get_or_insert_with(Extra::default)
    }
}
