//! The keys that bring a citation and the documents that it can mean together, where no one machine holds the corpus.

use smallvec::SmallVec;

use super::index::{self, Key};
use super::laws::{acts_by_number, name_key};
use super::record::Record;
use crate::identity::Authority;
use crate::model::{CitedDate, Document, DocumentNumber};

/// The keys that a citation looks up. A corpus of all [records](Record::keys) with one of them ranks the citation as the
/// whole corpus does.
///
/// # Examples
///
/// ```
/// use viendan::split::Lookup;
/// use viendan::{Record, Reference};
///
/// let cited: Reference = "Nghị định số 30/2020/NĐ-CP".parse()?;
/// let mut record = Record::new("nd30");
/// record.number = Some("30/2020/ND-CP".parse()?);
/// let lookup = Lookup::of(&cited.document);
/// assert!(record.keys().contains(&lookup.first[0]));
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Lookup {
    /// The keys of the documents that fit.
    pub first: SmallVec<[u64; 1]>,
    /// The keys of those that nearly do. They are needed only where no record has one of the first.
    pub otherwise: SmallVec<[u64; 2]>,
}

impl Lookup {
    /// What a citation looks up.
    pub fn of(document: &Document) -> Self {
        match (&document.number, &document.name) {
            (Some(number), _) => Self::of_number(document, number),
            (None, Some(name)) => Self::of_name(name),
            (None, None) => Self::default(),
        }
    }

    /// What a name without a number looks up.
    pub(crate) fn of_name(name: &str) -> Self {
        Lookup { first: SmallVec::from_buf([index::name(name)]), ..Self::default() }
    }

    fn of_number(document: &Document, number: &DocumentNumber) -> Self {
        let year = number.year().or(document.date.map(CitedDate::year));
        let of = document.document_type.or_else(|| number.document_type());
        let mut otherwise = SmallVec::new();
        let first = match (number.code(), year) {
            (Some(_), Some(year)) => index::whole(number, year),
            (Some(_), None) => index::yearless(number),
            (None, Some(year)) => of.map(|of| index::typed(of, number, year)),
            (None, None) => of.map(|of| index::bare(of, number)),
        };
        if number.code().is_some()
            && let Some(year) = year
        {
            if number.year().is_none() {
                otherwise.extend(index::yearless(number));
            }
            let is_local = Authority::from_number(number, Some(year)).is_some_and(|a| a.is_local());
            otherwise.extend(of.map(|of| if is_local { index::codeless(of, number, year) } else { index::typed(of, number, year) }));
        }
        Lookup { first: first.into_iter().collect(), otherwise }
    }

    /// The key of a document's own id.
    pub fn of_id(id: &str) -> u64 {
        index::id(id)
    }
}

impl Record {
    /// The keys under which a citation finds the record: those of its number and name, of other names of a built-in act that
    /// it is, and of its [id](Lookup::of_id).
    pub fn keys(&self) -> Vec<u64> {
        let mut keys: Vec<Key> = super::keys(self).into_vec();
        let acts = self.number.iter().flat_map(|number| acts_by_number(number, self.date));
        keys.extend(acts.map(name_key));
        keys.push(index::id(&self.id));
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}
