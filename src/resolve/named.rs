//! Laws, codes, ordinances and constitutions cited by name.

use smallvec::SmallVec;

use super::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, MAX_CANDIDATES, Resolution};
use crate::corpus::{Act, Corpus, DocumentKey, acts, acts_by_number};
use crate::identity::Identity;
use crate::model::{CitedDate, Document};

/// An act that a name can mean: of the corpus, of the built-in table, or both.
#[derive(Debug, Clone)]
struct Possible {
    document: Option<DocumentKey>,
    act: Option<&'static Act>,
    passed: Option<CitedDate>,
    from: Option<CitedDate>,
    until: Option<CitedDate>,
}

impl Possible {
    fn resolution(&self, evidence: Evidence) -> Resolution {
        match (self.document, self.act) {
            (Some(document), _) => Resolution::Resolved { document, evidence },
            (None, Some(act)) => Resolution::outside(act.identity()),
            (None, None) => Resolution::outside(Identity::default()),
        }
    }

    fn is(&self, other: &Resolution) -> bool {
        match other {
            Resolution::Resolved { document, .. } => self.document == Some(*document),
            Resolution::Outside { identity } => self.document.is_none() && self.act.is_some_and(|a| a.identity().urn() == identity.urn()),
            _ => false,
        }
    }
}

/// An act to which the text gave a name, by its number or year.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) resolution: Resolution,
    /// Whether it is a legal basis of the text.
    pub(super) is_basis: bool,
}

/// The act that a name means. `given` are those to which the text itself gave the name.
pub(super) fn resolve(corpus: &Corpus, cited: &Document, name: &str, citing: &Citing, given: &[Given]) -> Resolution {
    let mut all = candidates(corpus, name);
    let evidence = Evidence::of(&[Clue::Name]);
    if let Some(date) = cited.date {
        return dated(&all, date, evidence)
            .unwrap_or_else(|| if all.is_empty() { Resolution::outside(Identity::of(cited)) } else { conflict(&all) });
    }
    if let Some(day) = citing.law_day() {
        // A text that gives the year of an act that has ended sets it off from the present one, which stays the bare name's.
        let ended = |g: &&Given| !g.is_basis && all.iter().any(|c| c.is(&g.resolution) && c.until.is_some_and(|u| u <= day));
        if !given.is_empty() && given.iter().all(|g| ended(&g)) {
            return at_its_day(&all, citing, evidence);
        }
    }
    match given {
        [] => {}
        [one] => return one.resolution.clone().with(Clue::Antecedent).with(Clue::Name),
        several => {
            all.retain(|c| several.iter().any(|g| c.is(&g.resolution)));
            if all.is_empty() {
                let candidates = several.iter().filter_map(|g| g.resolution.document()).map(Candidate::Document).collect();
                return Resolution::Ambiguous { candidates, doubt: Doubt::Name };
            }
        }
    }
    match all.as_slice() {
        [] => Resolution::outside(Identity::of(cited)),
        [one] => one.resolution(evidence.with(Clue::Only)),
        _ => at_its_day(&all, citing, evidence),
    }
}

/// The acts of a name, oldest first.
fn candidates(corpus: &Corpus, name: &str) -> SmallVec<[Possible; 4]> {
    let mut all: SmallVec<[Possible; 4]> = SmallVec::new();
    for act in acts(name) {
        all.push(Possible { document: None, act: Some(act), passed: act.passed(), from: act.in_force_from(), until: act.until });
    }
    for (key, record) in corpus.by_name(name) {
        let is_same = |act: &'static Act| match &record.number {
            Some(number) => acts_by_number(number, record.date).any(|other| std::ptr::eq(act, other)),
            None => record.date.is_some() && record.date == act.passed(),
        };
        let same = all.iter_mut().find(|c| c.document.is_none() && c.act.is_some_and(is_same));
        match same {
            Some(candidate) => candidate.document = Some(key),
            None => {
                let year = record.year().map(CitedDate::year_only);
                let passed = record.date.or(year);
                all.push(Possible { document: Some(key), act: None, passed, from: record.in_force_from().or(year), until: None });
            }
        }
    }
    // The corpus can have an act of the table under another title.
    for candidate in all.iter_mut().filter(|c| c.document.is_none()) {
        let Some(number) = candidate.act.and_then(|a| a.number.as_ref()) else { continue };
        let mut records = corpus.by_number(number).filter(|(_, r)| {
            r.document_type.is_none_or(|t| t.is_cited_by_name())
                && r.date.is_none_or(|d| candidate.passed.is_none_or(|p| p.year() == d.year()))
        });
        // Before 1997 several acts share a number.
        if let (Some((key, _)), None, true) = (records.next(), records.next(), number.year().is_some()) {
            candidate.document = Some(key);
        }
    }
    // Of one day by id, whatever the order of adding; the table's come first.
    all.sort_by_key(|c| (c.passed, c.document.and_then(|key| corpus.get(key)).map(|r| &r.id)));
    // A later act of the same name takes the place of the one before, unless both only amend another.
    if !name.contains("sửa đổi") {
        let starts: SmallVec<[Option<CitedDate>; 4]> = all.iter().map(|c| c.from).collect();
        for (candidate, next) in all.iter_mut().zip(starts.into_iter().skip(1)) {
            candidate.until = match (candidate.until, next) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
    all
}

/// The act of the year or day given; `None` where there is none.
fn dated(all: &[Possible], date: CitedDate, evidence: Evidence) -> Option<Resolution> {
    let pick = |of: &dyn Fn(&Possible) -> Option<CitedDate>| {
        let same: SmallVec<[&Possible; 4]> = all.iter().filter(|c| of(c).is_some_and(|d| d.year() == date.year())).collect();
        let exact: SmallVec<[&Possible; 4]> = same.iter().copied().filter(|c| of(c) == Some(date)).collect();
        if exact.is_empty() { same } else { exact }
    };
    let passed = pick(&|c| c.passed);
    match passed.as_slice() {
        [one] => return Some(one.resolution(evidence.with(Clue::Date))),
        [] => {}
        several => return Some(ambiguous(several.iter().copied())),
    }
    match pick(&|c| c.from).as_slice() {
        [one] => Some(one.resolution(evidence.with(Clue::EffectiveYear))),
        _ => None,
    }
}

/// The act in force on the citing document's day; the last one before it where all have ended.
fn at_its_day(all: &[Possible], citing: &Citing, evidence: Evidence) -> Resolution {
    let Some(day) = citing.law_day() else {
        return ambiguous(all.iter());
    };
    let begun = |c: &&Possible| c.from.is_none_or(|f| f <= day) && c.passed.is_none_or(|p| p <= day);
    let in_force: SmallVec<[&Possible; 4]> = all.iter().filter(begun).filter(|c| c.until.is_none_or(|u| u > day)).collect();
    match in_force.as_slice() {
        [one] => return one.resolution(evidence.with(Clue::InForce)),
        [] => {}
        several => return ambiguous(several.iter().copied()),
    }
    if let Some(last) = all.iter().rfind(begun) {
        return last.resolution(evidence.with(Clue::NoLongerInForce));
    }
    // A text can speak of a law that is passed and not yet in force.
    let passed: SmallVec<[&Possible; 4]> = all.iter().filter(|c| c.passed.is_none_or(|p| p <= day)).collect();
    match passed.as_slice() {
        [one] => one.resolution(evidence.with(Clue::NotLater)),
        _ => ambiguous(all.iter()),
    }
}

fn ambiguous<'a>(several: impl DoubleEndedIterator<Item = &'a Possible>) -> Resolution {
    Resolution::Ambiguous { candidates: listed(several), doubt: Doubt::Name }
}

fn conflict(all: &[Possible]) -> Resolution {
    Resolution::Contradictory { candidates: listed(all.iter()), conflict: Conflict::NameAndYear }
}

/// The acts, newest first.
fn listed<'a>(several: impl DoubleEndedIterator<Item = &'a Possible>) -> Vec<Candidate> {
    let candidate = |c: &Possible| match (c.document, c.act) {
        (Some(key), _) => Some(Candidate::Document(key)),
        (None, act) => act.map(|a| Candidate::Outside(Box::new(a.identity()))),
    };
    several.rev().filter_map(candidate).take(MAX_CANDIDATES).collect()
}
