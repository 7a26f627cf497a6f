//! The keys under which a document is found, and the lists behind them.

use smallvec::SmallVec;

use super::DocumentKey;
use super::record::Record;
use super::sources::{CodeId, Source, TerritoryId};
use crate::model::{CitedDate, DocumentNumber, DocumentType};
use crate::normalise::{KeyMap, chain, plain, text_key, word_hash, words};

/// A key of the index: the hash of what a citation gives, the same for every spelling of it.
pub(crate) type Key = u64;

/// A document in a list, with the facts that tell it from the others there: a choice among many needs no look at their
/// records.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    slot: u32,
    /// The year 0 stands for none, which keeps a hit at 16 bytes.
    date: CitedDate,
    /// Its code in its year, among those of the corpus.
    pub(crate) code: Option<CodeId>,
    pub(crate) document_type: Option<DocumentType>,
    /// The territory of its authority, among those of the corpus.
    pub(crate) territory: Option<TerritoryId>,
    /// Whether its authority belongs to a territory, be it known or not.
    pub(crate) is_local: bool,
}

impl Hit {
    pub(super) fn new(slot: u32, record: &Record, source: Source) -> Self {
        Hit {
            slot,
            date: record.date.unwrap_or(CitedDate::year_only(0)),
            code: source.code,
            document_type: record.document_type,
            territory: source.territory,
            is_local: source.is_local,
        }
    }

    pub(crate) const fn key(self) -> DocumentKey {
        DocumentKey(self.slot)
    }

    pub(crate) fn date(self) -> Option<CitedDate> {
        Some(self.date).filter(|d| d.year() != 0)
    }
}

/// Documents by key, those of a key newest first. Most keys have one document.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    map: KeyMap<SmallVec<[Hit; 1]>>,
}

impl Postings {
    pub(crate) fn get(&self, key: Key) -> &[Hit] {
        self.map.get(&key).map_or(&[], SmallVec::as_slice)
    }

    /// Puts a document into its place: before the older ones, and among those of its day where `is_before` says.
    pub(crate) fn insert(&mut self, key: Key, hit: Hit, is_before: impl Fn(Hit) -> bool) {
        let list = self.map.entry(key).or_default();
        let at = list.partition_point(|h| h.date > hit.date || h.date == hit.date && is_before(*h));
        list.insert(at, hit);
    }

    pub(crate) fn remove(&mut self, key: Key, slot: u32) {
        if let Some(list) = self.map.get_mut(&key) {
            list.retain(|h| h.slot != slot);
            if list.is_empty() {
                self.map.remove(&key);
            }
        }
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.map.reserve(more);
    }

    pub(crate) fn shrink(&mut self) {
        self.map.shrink_to_fit();
    }
}

/// What a key is made of; two keys of different kinds never meet.
#[derive(Clone, Copy)]
enum Kind {
    /// Ordinal, year and code.
    Whole = 1,
    /// Ordinal and code of a number without a year.
    Yearless = 2,
    /// Type, ordinal and year.
    Typed = 3,
    /// Type and ordinal.
    Bare = 4,
    /// Type, ordinal and year of a number without a code.
    Codeless = 5,
    /// The id.
    Id = 6,
}

fn start(kind: Kind, number: &DocumentNumber) -> u64 {
    let ordinal = number.ordinal().trim_start_matches('0');
    fold(chain(0x9e37, kind as u64), ordinal)
}

/// The letters and digits of a text, without case, diacritics and separators: `NĐ-CP`, `ND_CP` and `nđ-cp` are one.
fn fold(mut key: u64, text: &str) -> u64 {
    for c in text.chars() {
        let base = if c.is_ascii() { c.to_ascii_lowercase() } else { plain(c) };
        if base.is_ascii_alphanumeric() || base == '.' || !base.is_ascii() && base.is_alphanumeric() {
            key = chain(key, u64::from(u32::from(base)));
        }
    }
    key
}

fn code(key: u64, number: &DocumentNumber) -> Option<u64> {
    number.code().map(|c| c.split('.').fold(key, fold))
}

/// The key of a number with its code in a year.
pub(crate) fn whole(number: &DocumentNumber, year: u16) -> Option<Key> {
    code(chain(start(Kind::Whole, number), u64::from(year)), number)
}

/// The key of a number with its code, whatever the year.
pub(crate) fn yearless(number: &DocumentNumber) -> Option<Key> {
    code(start(Kind::Yearless, number), number)
}

/// The key of an ordinal in a year among the documents of a type.
pub(crate) fn typed(of: DocumentType, number: &DocumentNumber, year: u16) -> Key {
    chain(chain(start(Kind::Typed, number), class(of)), u64::from(year))
}

/// The key of an ordinal in a year among the documents of a type whose number has no code.
pub(crate) fn codeless(of: DocumentType, number: &DocumentNumber, year: u16) -> Key {
    chain(chain(start(Kind::Codeless, number), class(of)), u64::from(year))
}

/// The key of an ordinal among the documents of a type.
pub(crate) fn bare(of: DocumentType, number: &DocumentNumber) -> Key {
    chain(start(Kind::Bare, number), class(of))
}

/// The key of an id.
pub(crate) fn id(id: &str) -> Key {
    chain(chain(0x9e37, Kind::Id as u64), text_key(id))
}

/// The key of a name in words; `Luật về quyền lập hội` is cited without `về` as well.
pub(crate) fn name(name: &str) -> Key {
    words(name).filter(|w| !matches!(*w, "về" | "Về")).fold(0x5bd1, |key, w| chain(key, word_hash(w)))
}

/// Types that citations write for one another have one class.
fn class(of: DocumentType) -> u64 {
    let of = match of {
        DocumentType::BoLuat => DocumentType::Luat,
        DocumentType::ThongTuLienTich | DocumentType::ThongTuLienBo => DocumentType::ThongTu,
        DocumentType::NghiQuyetLienTich => DocumentType::NghiQuyet,
        other => other,
    };
    of as u64
}

/// Whether a citation's type word can mean a document of this type.
pub(crate) fn is_same_class(a: DocumentType, b: DocumentType) -> bool {
    class(a) == class(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_number_share_their_key() {
        let number = |t: &str| t.parse::<DocumentNumber>().unwrap();
        for (a, b) in [
            ("21-LCT/HĐNN8", "21-LCT/HDNN8"),
            ("05/2015/TT-BGDĐT", "5/2015/TT-BGD&ĐT"),
            ("18/2012/TTLT-BTC-BYT", "18/2012/TTLT/BTC-BYT"),
            ("89/2015/NÐ-CP", "89/2015/NĐ-CP"),
            ("85/2017/nđ-cp", "85/2017/NĐ-CP"),
            ("102-SL/L-004", "102-SL/L.004"),
        ] {
            let (a, b) = (number(a), number(b));
            assert_eq!(whole(&a, 2000), whole(&b, 2000), "{a} {b}");
        }
        assert_ne!(whole(&number("1/2015/TT-BTC"), 2015), whole(&number("1/2015/TT-BCT"), 2015));
        assert_eq!(name("Luật Phòng, chống ma túy"), name("luật phòng chống ma tuý"));
    }
}
