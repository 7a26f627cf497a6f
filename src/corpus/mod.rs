//! A corpus: the documents that citations can lead to, found by what a citation gives of them.

mod index;
mod laws;
#[cfg(feature = "json")]
mod load;
mod lookup;
mod record;
mod sources;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use compact_str::CompactString;
use smallvec::SmallVec;

pub(crate) use index::{Hit, is_same_class};
pub(crate) use laws::{Act, acts, acts_by_number};
#[cfg(feature = "json")]
pub use load::{Fault, Loaded};
pub use lookup::Lookup;
pub use record::Record;
pub(crate) use sources::{Code, CodeId, Wanted, letters};

use crate::identity::Authority;
use crate::model::{DocumentNumber, DocumentType};
use crate::outline::Outline;
use index::{Key, Postings};
use sources::{Source, Sources};

/// A document's place in its corpus; it stays the same while the document is in it.
///
/// # Examples
///
/// ```
/// use viendan::{Corpus, Record};
///
/// let mut corpus = Corpus::new();
/// let key = corpus.add(Record::new("a")).key;
/// assert_eq!(corpus.get(key).map(|r| r.id.as_str()), Some("a"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentKey(u32);

impl DocumentKey {
    /// As an index: keys are given from 0 on.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What [`Corpus::add`] did.
///
/// # Examples
///
/// ```
/// use viendan::{Corpus, Record};
///
/// let record = |id| -> Result<Record, viendan::Error> {
///     let mut record = Record::new(id);
///     record.number = Some("30/2020/NĐ-CP".parse()?);
///     Ok(record)
/// };
/// let mut corpus = Corpus::new();
/// let first = corpus.add(record("a")?);
/// let second = corpus.add(record("b")?);
/// assert_eq!(second.same_identity, [first.key]);
/// assert_eq!(corpus.len(), 2);
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Added {
    /// Where the record is now.
    pub key: DocumentKey,
    /// The record that had the same id and was replaced.
    pub replaced: Option<Box<Record>>,
    /// Records of other ids with the same identity; nothing is merged.
    pub same_identity: Vec<DocumentKey>,
}

#[derive(Debug, Clone)]
struct Entry {
    record: Record,
    source: Source,
    outline: OnceLock<Box<Outline>>,
}

/// Documents with an index of what identifies them.
///
/// Building takes a few hundred bytes a document beside the texts. Documents can be added and removed at any time.
/// Look-ups give the same whatever the order of adding.
///
/// # Examples
///
/// ```
/// use viendan::{Corpus, DocumentNumber, Record};
///
/// let mut corpus = Corpus::new();
/// let mut record = Record::new("nd30");
/// record.number = Some("30/2020/NĐ-CP".parse()?);
/// corpus.add(record);
///
/// let number: DocumentNumber = "30/2020/NĐ-CP".parse()?;
/// assert_eq!(corpus.by_number(&number).map(|(_, r)| r.id.as_str()).collect::<Vec<_>>(), ["nd30"]);
/// assert!(corpus.remove("nd30").is_some());
/// assert!(corpus.is_empty());
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    entries: Vec<Option<Entry>>,
    ids: HashMap<CompactString, u32>,
    postings: Postings,
    sources: Sources,
    len: usize,
}

impl Corpus {
    /// An empty corpus.
    pub fn new() -> Self {
        Corpus::default()
    }

    /// An empty corpus with room for `documents`.
    pub fn with_capacity(documents: usize) -> Self {
        let mut corpus = Corpus { entries: Vec::with_capacity(documents), ids: HashMap::with_capacity(documents), ..Corpus::default() };
        corpus.postings.reserve(documents * 2);
        corpus
    }

    /// How many documents there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds a document. One of the same id is replaced; those of other ids with the same identity are reported.
    pub fn add(&mut self, record: Record) -> Added {
        let replaced = self.remove(&record.id).map(Box::new);
        // Keys are 32 bits: a corpus of four thousand million documents does not fit a machine.
        let slot = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let source = self.sources.intern(&record);
        let keys = keys(&record);
        let same_identity = self.same_identity(&record, source, &keys);
        let hit = Hit::new(slot, &record, source);
        for key in &keys {
            let id_of = |h: Hit| self.entries.get(h.key().index()).and_then(Option::as_ref).map(|e| &e.record.id);
            self.postings.insert(*key, hit, |other| id_of(other) < Some(&record.id));
        }
        self.ids.insert(record.id.clone(), slot);
        self.entries.push(Some(Entry { record, source, outline: OnceLock::new() }));
        self.len += 1;
        Added { key: DocumentKey(slot), replaced, same_identity }
    }

    /// Takes out the document of this id.
    pub fn remove(&mut self, id: &str) -> Option<Record> {
        let slot = self.ids.remove(id)?;
        let entry = self.entries.get_mut(slot as usize)?.take()?;
        for key in keys(&entry.record) {
            self.postings.remove(key, slot);
        }
        self.len -= 1;
        Some(entry.record)
    }

    /// Gives back the room that growing left over.
    pub fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
        self.ids.shrink_to_fit();
        self.postings.shrink();
    }

    /// The document at a key.
    pub fn get(&self, key: DocumentKey) -> Option<&Record> {
        self.entry(key).map(|e| &e.record)
    }

    /// The key of an id.
    pub fn key_of(&self, id: &str) -> Option<DocumentKey> {
        self.ids.get(id).copied().map(DocumentKey)
    }

    /// Every document, in the order of adding.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentKey, &Record)> {
        (0u32..).zip(&self.entries).filter_map(|(n, e)| e.as_ref().map(|e| (DocumentKey(n), &e.record)))
    }

    /// The documents with this number and code, of any authority. Spelling does not matter (`ND-CP`, a leading zero).
    pub fn by_number(&self, number: &DocumentNumber) -> impl Iterator<Item = (DocumentKey, &Record)> {
        let key = match number.year() {
            Some(year) => index::whole(number, year),
            None => index::yearless(number),
        };
        self.records(self.listed(key))
    }

    /// The laws, codes, ordinances and constitutions of this name: its type word, then its title.
    pub fn by_name(&self, name: &str) -> impl Iterator<Item = (DocumentKey, &Record)> {
        self.records(self.listed(Some(index::name(name))))
    }

    /// The structure of a document's text, read when it is first asked for; `None` where the corpus has no text of it.
    pub fn outline(&self, key: DocumentKey) -> Option<&Outline> {
        let entry = self.entry(key)?;
        let text = entry.record.text.as_deref()?;
        Some(entry.outline.get_or_init(|| Box::new(Outline::read(text))))
    }

    /// The authority of a document: its issuer's, else the one that its number names.
    pub fn authority(&self, key: DocumentKey) -> Option<&Authority> {
        self.sources.authority(self.entry(key)?.source)
    }

    /// The authority of this name.
    pub(crate) fn authority_named(&self, name: &str) -> Cow<'_, Authority> {
        self.sources.named(name)
    }

    /// The authority that a number's code says in the year.
    pub(crate) fn authority_coded(&self, number: &DocumentNumber, year: Option<u16>) -> Option<Cow<'_, Authority>> {
        self.sources.coded(number, year)
    }

    /// The territory of this name and those that it had taken over by the year.
    pub(crate) fn wanted(&self, territory: &str, year: Option<u16>) -> Wanted {
        self.sources.wanted(territory, year)
    }

    pub(crate) fn code(&self, id: CodeId) -> Option<&Code> {
        self.sources.code(id)
    }

    /// Names of the corpus's laws that the built-in table does not have: what a [`Resolver`](crate::Resolver) reads besides the
    /// built-in ones.
    ///
    /// # Examples
    ///
    /// ```
    /// let mut corpus = viendan::Corpus::new();
    /// corpus.load(r#"{"id": 1, "type": "Luật", "title": "Tàu vũ trụ", "date": "2031-01-01"}"#.as_bytes());
    /// assert_eq!(corpus.own_names(), ["luật tàu vũ trụ"]);
    /// ```
    pub fn own_names(&self) -> Vec<CompactString> {
        let laws = self.iter().filter(|(_, r)| r.document_type.is_some_and(DocumentType::is_cited_by_name));
        laws.filter_map(|(_, r)| r.name()).filter(|n| acts(n).next().is_none()).collect()
    }

    fn entry(&self, key: DocumentKey) -> Option<&Entry> {
        self.entries.get(key.index())?.as_ref()
    }

    fn records<'a>(&'a self, hits: &'a [Hit]) -> impl Iterator<Item = (DocumentKey, &'a Record)> {
        hits.iter().filter_map(|hit| self.get(hit.key()).map(|r| (hit.key(), r)))
    }

    fn listed(&self, key: Option<Key>) -> &[Hit] {
        key.map_or(&[], |k| self.postings.get(k))
    }

    /// Documents with the number and code in the year, those of the year alone where the number itself has it.
    pub(crate) fn whole(&self, number: &DocumentNumber, year: u16) -> &[Hit] {
        self.listed(index::whole(number, year))
    }

    /// Documents with the number and code, whose number has no year.
    pub(crate) fn yearless(&self, number: &DocumentNumber) -> &[Hit] {
        self.listed(index::yearless(number))
    }

    /// Documents of the type with the ordinal in the year.
    pub(crate) fn typed(&self, of: DocumentType, number: &DocumentNumber, year: u16) -> &[Hit] {
        self.listed(Some(index::typed(of, number, year)))
    }

    /// Those of them whose number has no code.
    pub(crate) fn codeless(&self, of: DocumentType, number: &DocumentNumber, year: u16) -> &[Hit] {
        self.listed(Some(index::codeless(of, number, year)))
    }

    /// Documents of the type with the ordinal.
    pub(crate) fn bare(&self, of: DocumentType, number: &DocumentNumber) -> &[Hit] {
        self.listed(Some(index::bare(of, number)))
    }

    fn same_identity(&self, record: &Record, source: Source, keys: &[Key]) -> Vec<DocumentKey> {
        let is_same = |hit: &&Hit| {
            let types = match (record.document_type, hit.document_type) {
                (Some(a), Some(b)) => is_same_class(a, b),
                _ => true,
            };
            let has_same_year = |other: &Record| record.number.is_some() == other.number.is_some() && record.year() == other.year();
            types && hit.territory == source.territory && self.get(hit.key()).is_some_and(has_same_year)
        };
        // The first key is the one that identifies.
        self.listed(keys.first().copied()).iter().filter(is_same).map(|h| h.key()).collect()
    }
}

/// The keys under which a record is found, the one that identifies it first.
fn keys(record: &Record) -> SmallVec<[Key; 5]> {
    let mut keys = SmallVec::new();
    if let Some(number) = &record.number {
        let of = record.document_type.or(number.document_type());
        match record.year() {
            Some(year) => {
                keys.extend(index::whole(number, year));
                keys.extend(of.map(|of| index::typed(of, number, year)));
                keys.extend(of.filter(|_| number.code().is_none()).map(|of| index::codeless(of, number, year)));
            }
            None => keys.extend(index::yearless(number)),
        }
        if number.year().is_none() && record.year().is_some() {
            keys.extend(index::yearless(number));
        }
        keys.extend(of.map(|of| index::bare(of, number)));
    }
    if record.document_type.is_some_and(DocumentType::is_cited_by_name)
        && let Some(name) = record.name()
    {
        keys.push(index::name(&name));
        if name.starts_with("hiến pháp") && name != "hiến pháp" {
            keys.push(index::name("hiến pháp"));
        }
    }
    keys
}
