//! The built-in acts: what a name means where the corpus does not say it.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;

use super::index::{self, Key};
use crate::data::{Day, LAWS, LawRow};
use crate::identity::{Authority, Identity};
use crate::model::{CitedDate, DocumentNumber, DocumentType};
use crate::normalise::KeyMap;

/// A constitution, code, law or ordinance of the built-in table.
#[derive(Debug)]
pub(crate) struct Act {
    row: &'static LawRow,
    pub(crate) number: Option<DocumentNumber>,
    /// The day from which its successor is in force.
    pub(crate) until: Option<CitedDate>,
}

impl Act {
    pub(crate) const fn document_type(&self) -> DocumentType {
        self.row.kind
    }

    pub(crate) fn passed(&self) -> Option<CitedDate> {
        self.row.passed.map(date)
    }

    /// The day from which the act that replaced it is in force, where the table has that day.
    pub(crate) fn out_of_force_from(&self) -> Option<CitedDate> {
        let successor = LAWS.iter().find(|r| !r.number.is_empty() && r.number == self.row.replaced_by)?;
        successor.effective.map(date)
    }

    /// The number of the act that replaced it.
    pub(crate) const fn replaced_by(&self) -> &'static str {
        self.row.replaced_by
    }

    /// Its name with the type word.
    pub(crate) const fn name(&self) -> &'static str {
        self.row.name
    }

    pub(crate) fn effective(&self) -> Option<CitedDate> {
        self.row.effective.map(date)
    }

    pub(crate) fn in_force_from(&self) -> Option<CitedDate> {
        self.row.effective.or(self.row.passed).map(date)
    }

    pub(crate) fn identity(&self) -> Identity {
        let authority = match self.row.kind {
            DocumentType::PhapLenh => "Ủy ban Thường vụ Quốc hội",
            _ => "Quốc hội",
        };
        Identity {
            document_type: Some(self.row.kind),
            number: self.number.clone(),
            name: self.number.is_none().then(|| CompactString::from(self.row.name.to_lowercase())),
            date: self.passed(),
            authority: Some(Authority::from_name(authority)),
        }
    }
}

fn date(Day(year, month, day): Day) -> CitedDate {
    CitedDate::day(year, month, day)
}

struct Table {
    acts: Vec<Act>,
    by_name: KeyMap<Vec<usize>>,
    by_number: KeyMap<Vec<usize>>,
}

fn number_key(number: &DocumentNumber, passed: Option<CitedDate>) -> Option<Key> {
    let year = number.year().or(passed.map(CitedDate::year));
    year.map_or_else(|| index::yearless(number), |y| index::whole(number, y))
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let numbers: HashMap<&str, &LawRow> = LAWS.iter().filter(|r| !r.number.is_empty()).map(|r| (r.number, r)).collect();
    let mut table = Table { acts: Vec::new(), by_name: KeyMap::default(), by_number: KeyMap::default() };
    for row in LAWS.iter().filter(|r| r.kind.is_cited_by_name()) {
        let number = row.number.parse().ok();
        let successors = row.replaced_by.split(';').filter_map(|n| numbers.get(n.trim()));
        let until = successors.filter_map(|s| s.effective.or(s.passed)).min().map(date);
        let act = Act { row, number, until };
        let n = table.acts.len();
        table.by_name.entry(index::name(row.name)).or_default().push(n);
        if let Some(key) = act.number.as_ref().and_then(|number| number_key(number, act.passed())) {
            table.by_number.entry(key).or_default().push(n);
        }
        table.acts.push(act);
    }
    table
});

/// The built-in acts of a name.
pub(crate) fn acts(name: &str) -> impl Iterator<Item = &'static Act> {
    TABLE.by_name.get(&index::name(name)).into_iter().flatten().filter_map(|n| TABLE.acts.get(*n))
}

/// The key of an act's name.
pub(crate) fn name_key(act: &Act) -> Key {
    index::name(act.row.name)
}

/// The built-in acts with a number; before 1997 several can share one.
pub(crate) fn acts_by_number(number: &DocumentNumber, date: Option<CitedDate>) -> impl Iterator<Item = &'static Act> {
    let key = number_key(number, date);
    key.and_then(|k| TABLE.by_number.get(&k)).into_iter().flatten().filter_map(|n| TABLE.acts.get(*n))
}
