//! A corpus: the documents that citations can lead to, found by what a citation gives of them.

mod index;
mod laws;
#[cfg(feature = "json")]
mod load;
mod record;

use std::collections::HashMap;
use std::sync::OnceLock;

use compact_str::CompactString;
use smallvec::SmallVec;

pub(crate) use index::is_same_class;
pub(crate) use laws::{Act, acts, acts_by_number};
#[cfg(feature = "json")]
pub use load::{Fault, Loaded};
pub use record::Record;

use crate::identity::Authority;
use crate::model::{DocumentNumber, DocumentType};
use crate::outline::Outline;
use index::{Key, Postings};

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
    /// The authority among those of the corpus.
    authority: Option<u32>,
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
    authorities: Vec<Authority>,
    authority_ids: HashMap<CompactString, u32>,
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
        let authority = self.intern(&record);
        let keys = keys(&record);
        let same_identity = self.same_identity(&record, authority, &keys);
        for key in &keys {
            self.postings.insert(*key, slot);
        }
        self.ids.insert(record.id.clone(), slot);
        self.entries.push(Some(Entry { record, authority, outline: OnceLock::new() }));
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
        self.listed(key).filter_map(|key| self.get(key).map(|r| (key, r)))
    }

    /// The laws, codes, ordinances and constitutions of this name: its type word, then its title.
    pub fn by_name(&self, name: &str) -> impl Iterator<Item = (DocumentKey, &Record)> {
        self.listed(Some(index::name(name))).filter_map(|key| self.get(key).map(|r| (key, r)))
    }

    /// The structure of a document's text, read when it is first asked for; `None` where the corpus has no text of it.
    pub fn outline(&self, key: DocumentKey) -> Option<&Outline> {
        let entry = self.entry(key)?;
        let text = entry.record.text.as_deref()?;
        Some(entry.outline.get_or_init(|| Box::new(Outline::read(text))))
    }

    /// The authority of a document: its issuer's, else the one that its number names.
    pub fn authority(&self, key: DocumentKey) -> Option<&Authority> {
        self.authorities.get(self.entry(key)?.authority? as usize)
    }

    /// Names of the corpus's laws that the built-in table does not have.
    pub(crate) fn own_names(&self) -> Vec<CompactString> {
        let laws = self.iter().filter(|(_, r)| r.document_type.is_some_and(DocumentType::is_cited_by_name));
        laws.filter_map(|(_, r)| r.name()).filter(|n| acts(n).next().is_none()).collect()
    }

    fn entry(&self, key: DocumentKey) -> Option<&Entry> {
        self.entries.get(key.index())?.as_ref()
    }

    fn listed(&self, key: Option<Key>) -> impl Iterator<Item = DocumentKey> {
        key.map_or(&[][..], |k| self.postings.get(k)).iter().copied().map(DocumentKey)
    }

    /// Documents with the number and code in the year, those of the year alone where the number itself has it.
    pub(crate) fn whole(&self, number: &DocumentNumber, year: u16) -> impl Iterator<Item = DocumentKey> {
        self.listed(index::whole(number, year))
    }

    /// Documents with the number and code, whose number has no year.
    pub(crate) fn yearless(&self, number: &DocumentNumber) -> impl Iterator<Item = DocumentKey> {
        self.listed(index::yearless(number))
    }

    /// Documents of the type with the ordinal in the year.
    pub(crate) fn typed(&self, of: DocumentType, number: &DocumentNumber, year: u16) -> impl Iterator<Item = DocumentKey> {
        self.listed(Some(index::typed(of, number, year)))
    }

    /// Documents of the type with the ordinal.
    pub(crate) fn bare(&self, of: DocumentType, number: &DocumentNumber) -> impl Iterator<Item = DocumentKey> {
        self.listed(Some(index::bare(of, number)))
    }

    /// The authorities of a corpus are few: each is kept once.
    fn intern(&mut self, record: &Record) -> Option<u32> {
        let mut known = |name: CompactString, make: &dyn Fn() -> Option<Authority>| {
            if let Some(n) = self.authority_ids.get(&name) {
                return Some(*n);
            }
            let authority = make()?;
            let n = u32::try_from(self.authorities.len()).ok()?;
            self.authorities.push(authority);
            self.authority_ids.insert(name, n);
            Some(n)
        };
        match (&record.issuer, &record.number) {
            (Some(issuer), _) => known(issuer.name().into(), &|| Some(Authority::from_name(issuer.name()))),
            (None, Some(number)) => {
                // The codes and the decade tell the authority; two with one code followed one another.
                let code = number.code()?;
                let year = record.year();
                let name = compact_str::format_compact!("\0{code}\0{}", year.unwrap_or(0));
                known(name, &|| Authority::from_number(number, year))
            }
            (None, None) => None,
        }
    }

    fn same_identity(&self, record: &Record, authority: Option<u32>, keys: &[Key]) -> Vec<DocumentKey> {
        let territory = |n: Option<u32>| n.and_then(|n| self.authorities.get(n as usize)).and_then(Authority::territory);
        let mut same: Vec<DocumentKey> = Vec::new();
        // The first key is the one that identifies.
        for key in self.listed(keys.first().copied()) {
            let Some(entry) = self.entry(key) else { continue };
            let other = &entry.record;
            let types = match (record.document_type, other.document_type) {
                (Some(a), Some(b)) => is_same_class(a, b),
                _ => true,
            };
            let numbers = record.number.is_some() == other.number.is_some();
            if types && numbers && record.year() == other.year() && territory(authority) == territory(entry.authority) {
                same.push(key);
            }
        }
        same
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
