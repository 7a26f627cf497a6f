//! Where the documents of a corpus come from: authorities, territories and codes. They are few, each is kept once.

use std::borrow::Cow;
use std::num::{NonZeroU16, NonZeroU32};

use smallvec::SmallVec;

use super::record::Record;
use crate::identity::{Authority, province, successors};
use crate::model::DocumentNumber;
use crate::normalise::{KeyMap, chain, slug, text_key, words_key};

/// A territory among those of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TerritoryId(NonZeroU16);

/// The territories whose documents a citation can mean: one, and those that it took over.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    ids: SmallVec<[TerritoryId; 4]>,
}

impl Wanted {
    pub(crate) fn contains(&self, territory: Option<TerritoryId>) -> bool {
        territory.is_some_and(|t| self.ids.contains(&t))
    }
}

#[derive(Debug, Clone)]
struct Territory {
    /// Those that it took over, with the year in which each ended.
    before: SmallVec<[(TerritoryId, u16); 2]>,
}

#[derive(Debug, Clone)]
struct Issuer {
    authority: Authority,
    territory: Option<TerritoryId>,
}

/// A code in a year, with what it says.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    /// A number with it, for its groups.
    pub(crate) number: DocumentNumber,
    /// Its letters and digits alone.
    pub(crate) letters: String,
    pub(crate) authority: Option<Authority>,
    /// Whether it is a joint document's.
    pub(crate) is_joint: bool,
}

/// A code among those of a corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CodeId(NonZeroU32);

/// What one record comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Source {
    /// The issuer; without one the code says the authority.
    issuer: Option<NonZeroU32>,
    pub(super) code: Option<CodeId>,
    pub(super) territory: Option<TerritoryId>,
    /// Whether the authority belongs to a territory, be it known or not.
    pub(super) is_local: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Sources {
    issuers: Vec<Issuer>,
    issuer_ids: KeyMap<NonZeroU32>,
    codes: Vec<Code>,
    code_ids: KeyMap<CodeId>,
    territories: Vec<Territory>,
    /// By the spellings that occurred, and by the words.
    territory_ids: KeyMap<TerritoryId>,
}

impl Sources {
    pub(super) fn intern(&mut self, record: &Record) -> Source {
        let code = record.number.as_ref().and_then(|n| self.intern_code(n, record.year()));
        let issuer = record.issuer.as_ref().and_then(|i| self.intern_issuer(i.name()));
        let source = Source { issuer, code, ..Source::default() };
        let territory = issuer.and_then(|n| at(&self.issuers, n)).and_then(|i| i.territory);
        Source { territory, is_local: self.authority(source).is_some_and(Authority::is_local), ..source }
    }

    fn intern_issuer(&mut self, name: &str) -> Option<NonZeroU32> {
        let key = text_key(name);
        if let Some(id) = self.issuer_ids.get(&key) {
            return Some(*id);
        }
        let authority = Authority::from_name(name);
        let territory = authority.territory().and_then(|t| self.intern_territory(t));
        self.issuers.push(Issuer { authority, territory });
        let id = last_of(&self.issuers)?;
        self.issuer_ids.insert(key, id);
        Some(id)
    }

    /// The year tells two authorities with one code that followed one another.
    fn intern_code(&mut self, number: &DocumentNumber, year: Option<u16>) -> Option<CodeId> {
        let key = code_key(number, year)?;
        if let Some(id) = self.code_ids.get(&key) {
            return Some(*id);
        }
        let authority = Authority::from_number(number, year);
        let is_joint = number.type_code().is_some_and(|t| matches!(t, "TTLT" | "NQLT"));
        self.codes.push(Code { number: number.clone(), letters: letters(number), authority, is_joint });
        let id = CodeId(last_of(&self.codes)?);
        self.code_ids.insert(key, id);
        Some(id)
    }

    fn intern_territory(&mut self, name: &str) -> Option<TerritoryId> {
        if let Some(id) = self.territory_of(name) {
            self.territory_ids.insert(text_key(name), id);
            return Some(id);
        }
        self.territories.push(Territory { before: SmallVec::new() });
        let id = TerritoryId(last_of(&self.territories)?.try_into().ok()?);
        self.territory_ids.insert(text_key(name), id);
        self.territory_ids.insert(words_key(name), id);
        let until = province(name).map_or(0, |p| p.until);
        for later in successors(name) {
            let later = self.intern_territory(later)?;
            if let Some(t) = self.territories.get_mut(place(later.0.into())) {
                t.before.push((id, until));
            }
        }
        Some(id)
    }

    pub(super) fn authority(&self, of: Source) -> Option<&Authority> {
        match of.issuer {
            Some(issuer) => at(&self.issuers, issuer).map(|i| &i.authority),
            None => self.code(of.code?)?.authority.as_ref(),
        }
    }

    pub(super) fn code(&self, id: CodeId) -> Option<&Code> {
        at(&self.codes, id.0)
    }

    /// The authority of this name.
    pub(super) fn named(&self, name: &str) -> Cow<'_, Authority> {
        let known = self.issuer_ids.get(&text_key(name)).and_then(|id| at(&self.issuers, *id));
        known.map_or_else(|| Cow::Owned(Authority::from_name(name)), |i| Cow::Borrowed(&i.authority))
    }

    /// The authority that a number's code says in the year.
    pub(super) fn coded(&self, number: &DocumentNumber, year: Option<u16>) -> Option<Cow<'_, Authority>> {
        match self.code_ids.get(&code_key(number, year)?) {
            Some(id) => self.code(*id)?.authority.as_ref().map(Cow::Borrowed),
            None => Authority::from_number(number, year).map(Cow::Owned),
        }
    }

    fn territory_of(&self, name: &str) -> Option<TerritoryId> {
        self.territory_ids.get(&text_key(name)).or_else(|| self.territory_ids.get(&words_key(name))).copied()
    }

    /// A territory and those that it had taken over by the year.
    pub(super) fn wanted(&self, name: &str, year: Option<u16>) -> Wanted {
        let mut ids = SmallVec::new();
        if let Some(id) = self.territory_of(name) {
            ids.push(id);
            let before = at(&self.territories, id.0.into()).map_or(&[][..], |t| &t.before);
            ids.extend(before.iter().filter(|(_, until)| *until == 0 || year.is_none_or(|y| y >= *until)).map(|(t, _)| *t));
        }
        Wanted { ids }
    }
}

/// Ids count from 1 on, so that an id or none takes no more room than an id.
fn place(id: NonZeroU32) -> usize {
    id.get() as usize - 1
}

fn at<T>(list: &[T], id: NonZeroU32) -> Option<&T> {
    list.get(place(id))
}

fn last_of<T>(list: &[T]) -> Option<NonZeroU32> {
    NonZeroU32::new(u32::try_from(list.len()).ok()?)
}

fn code_key(number: &DocumentNumber, year: Option<u16>) -> Option<u64> {
    number.code().map(|code| chain(text_key(code), u64::from(year.unwrap_or(0))))
}

/// The letters and digits of a code, without diacritics and in lower case.
pub(crate) fn letters(number: &DocumentNumber) -> String {
    slug(number.code().unwrap_or_default()).replace('_', "")
}
