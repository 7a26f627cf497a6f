//! The keys under which a document is found, and the lists behind them.

use smallvec::SmallVec;

use crate::model::{DocumentNumber, DocumentType};
use crate::normalise::{KeyMap, chain, plain, word_hash, words};

/// A key of the index: the hash of what a citation gives, the same for every spelling of it.
pub(crate) type Key = u64;

/// Documents by key. Most keys have one document.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    map: KeyMap<SmallVec<[u32; 4]>>,
}

impl Postings {
    pub(crate) fn get(&self, key: Key) -> &[u32] {
        self.map.get(&key).map_or(&[], SmallVec::as_slice)
    }

    pub(crate) fn insert(&mut self, key: Key, slot: u32) {
        self.map.entry(key).or_default().push(slot);
    }

    pub(crate) fn remove(&mut self, key: Key, slot: u32) {
        if let Some(list) = self.map.get_mut(&key) {
            list.retain(|s| *s != slot);
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
}

fn start(kind: Kind, number: &DocumentNumber) -> u64 {
    let ordinal = number.ordinal().trim_start_matches('0');
    fold(chain(0x9e37, kind as u64), ordinal)
}

/// The letters and digits of a text, without case, diacritics and separators: `NĐ-CP`, `ND_CP` and `nđ-cp` are one.
fn fold(mut key: u64, text: &str) -> u64 {
    for base in text.chars().map(plain).filter(|c| c.is_alphanumeric() || *c == '.') {
        key = chain(key, u64::from(u32::from(base)));
    }
    key
}

fn code(key: u64, number: &DocumentNumber) -> Option<u64> {
    number.code().map(|c| fold(key, &c.replace('.', "")))
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

/// The key of an ordinal among the documents of a type.
pub(crate) fn bare(of: DocumentType, number: &DocumentNumber) -> Key {
    chain(start(Kind::Bare, number), class(of))
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
