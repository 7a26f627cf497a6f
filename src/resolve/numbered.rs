//! Documents cited by number.

use smallvec::SmallVec;

use super::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, MAX_CANDIDATES, Resolution};
use crate::corpus::{Corpus, DocumentKey, Record, acts_by_number, is_same_class};
use crate::identity::{Authority, Identity, is_same_territory, province};
use crate::model::{CitedDate, Document, DocumentNumber, Family};

type Found = SmallVec<[DocumentKey; 8]>;

/// The document that a number means.
pub(super) fn resolve(corpus: &Corpus, cited: &Document, number: &DocumentNumber, citing: &Citing) -> Resolution {
    let mut search = Search { corpus, cited, number, citing, evidence: Evidence::of(&[Clue::Number]) };
    let found = search.candidates();
    search.decide(found)
}

struct Search<'a> {
    corpus: &'a Corpus,
    cited: &'a Document,
    number: &'a DocumentNumber,
    citing: &'a Citing,
    evidence: Evidence,
}

impl Search<'_> {
    fn record(&self, key: DocumentKey) -> Option<&Record> {
        self.corpus.get(key)
    }

    /// The year that the number or the date beside it gives.
    fn year(&self) -> Option<u16> {
        self.number.year().or(self.cited.date.map(CitedDate::year))
    }

    /// The documents that the number can mean, by the most that it says.
    fn candidates(&mut self) -> Found {
        let has_code = self.number.code().is_some();
        let of = self.cited.document_type.or(self.number.document_type());
        let year = self.year();
        self.evidence = self.evidence.with_if(Clue::Year, self.number.year().is_some());
        let mut found: Found = match (has_code, year, of) {
            (true, Some(year), _) => self.corpus.whole(self.number, year).collect(),
            (true, None, _) => self.corpus.yearless(self.number).collect(),
            (false, Some(year), Some(of)) => self.corpus.typed(of, self.number, year).collect(),
            (false, None, Some(of)) => self.corpus.bare(of, self.number).collect(),
            (false, _, None) => Found::new(),
        };
        if found.is_empty() && has_code && self.number.year().is_none() {
            // Records that do not give their date.
            found.extend(self.corpus.yearless(self.number).filter(|k| self.record(*k).is_some_and(|r| r.year().is_none())));
        }
        if found.is_empty()
            && has_code
            && let (Some(year), Some(of)) = (year, of)
        {
            let cited = Authority::from_number(self.number, Some(year));
            found.extend(self.corpus.typed(of, self.number, year).filter(|k| self.is_slip(*k, cited.as_ref())));
            if !found.is_empty() {
                self.evidence = self.evidence.with(Clue::Slip);
            }
        }
        found
    }

    /// Whether the cited code is a slip for this record's: another code of the same authority (`BNN`, `BNNPTNT`), or one
    /// letter off without being another authority's.
    fn is_slip(&self, key: DocumentKey, cited: Option<&Authority>) -> bool {
        let Some(other) = self.record(key).and_then(|r| r.number.as_ref()) else { return false };
        let year = self.year();
        if is_cut_off(self.number, other) || is_cut_off(other, self.number) {
            return true;
        }
        // Each territory has its own documents of the number.
        if cited.is_some_and(Authority::is_local) {
            return other.code().is_none();
        }
        match (cited, Authority::from_number(other, year)) {
            (Some(a), Some(b)) => *a == b,
            (None, Some(_)) => {
                let letters = |n: &DocumentNumber| crate::normalise::slug(n.code().unwrap_or_default()).replace('_', "");
                is_one_letter_off(&letters(self.number), &letters(other))
            }
            _ => other.code().is_none(),
        }
    }

    fn decide(mut self, mut found: Found) -> Resolution {
        if found.is_empty() {
            return self.outside();
        }
        // What can't be true of any of them is a contradiction, not a choice.
        if let Some(conflict) = self.filter_type(&mut found) {
            return contradictory(self.corpus, found, conflict);
        }
        if let Some(conflict) = self.filter_date(&mut found) {
            return contradictory(self.corpus, found, conflict);
        }
        if let Some(done) = self.filter_territory(&mut found) {
            return done;
        }
        if found.len() > 1 {
            self.filter_issuer(&mut found);
        }
        if found.len() > 1 && !self.citing.is_consolidated() {
            self.filter_later(&mut found);
        }
        match found.as_slice() {
            [] => self.outside(),
            [one] => {
                let later = self.citing.date().is_some_and(|d| self.record(*one).and_then(|r| r.date).is_some_and(|o| o > d));
                Resolution::Resolved { document: *one, evidence: self.evidence.with_if(Clue::Later, later) }
            }
            _ => {
                let doubt = self.doubt(&found);
                Resolution::Ambiguous { candidates: ordered(self.corpus, found), doubt }
            }
        }
    }

    /// Why several are left.
    fn doubt(&self, found: &Found) -> Doubt {
        let mut records = found.iter().filter_map(|k| self.record(*k));
        let Some(first) = records.next() else { return Doubt::Number };
        let territory = |k: &DocumentKey| self.corpus.authority(*k).and_then(Authority::territory);
        if self.number.code().is_none() {
            Doubt::Number
        } else if found.iter().any(|k| territory(k) != found.first().and_then(territory)) {
            Doubt::Territory
        } else if records.any(|r| r.year() != first.year()) {
            Doubt::Year
        } else {
            Doubt::SameIdentity
        }
    }

    /// Keeps those of the type that the text says; a conflict if there is none.
    fn filter_type(&mut self, found: &mut Found) -> Option<Conflict> {
        // Rules, regulations and the like bear the number of the decision that issued them.
        let of = self.cited.document_type.filter(|t| !matches!(t.family(), Family::Administrative | Family::Consolidated))?;
        let corpus = self.corpus;
        let type_of = |k: &DocumentKey| corpus.get(*k).and_then(|r| r.document_type);
        let fits = |k: &DocumentKey| type_of(k).is_none_or(|t| is_same_class(t, of));
        if !found.iter().any(fits) {
            return Some(Conflict::Type);
        }
        let exact = |k: &DocumentKey| type_of(k) == Some(of);
        self.evidence = self.evidence.with(Clue::Type);
        let fitting: Found = found.iter().copied().filter(fits).collect();
        let precise: Found = fitting.iter().copied().filter(exact).collect();
        *found = if precise.is_empty() { fitting } else { precise };
        None
    }

    /// Keeps those of the date, where one has it; a conflict where the number's year denies the date.
    fn filter_date(&mut self, found: &mut Found) -> Option<Conflict> {
        let date = self.cited.date?;
        let agrees = |d: CitedDate| match (date.month(), date.day_of_month()) {
            (None, _) => d.year() == date.year(),
            (_, None) => (d.year(), d.month()) == (date.year(), date.month()),
            _ => d == date || d.month().is_none() && d.year() == date.year(),
        };
        let matching: Found = found.iter().copied().filter(|k| self.record(*k).and_then(|r| r.date).is_some_and(agrees)).collect();
        if !matching.is_empty() {
            *found = matching;
            self.evidence = self.evidence.with(Clue::Date);
            return None;
        }
        if self.number.year().is_some_and(|y| y != date.year()) {
            return Some(Conflict::YearAndDate);
        }
        if found.iter().any(|k| self.record(*k).is_some_and(|r| r.date.is_some())) {
            self.evidence = self.evidence.with(Clue::DateDiffers);
        }
        None
    }

    /// Documents of territories: the issuer in the text says which, else the citing document's own territory.
    fn filter_territory(&mut self, found: &mut Found) -> Option<Resolution> {
        let is_local = |k: &DocumentKey| self.corpus.authority(*k).is_some_and(Authority::is_local);
        if !found.iter().any(is_local) {
            return None;
        }
        let issuer = self.cited.issuer.as_ref().map(|i| Authority::from_name(i.name()));
        let said = issuer.as_ref().and_then(Authority::territory);
        let Some(wanted) = said.or(self.citing.territory()) else {
            // A day that fits is as good as a name; without it the next territory's document fits as well.
            let dated = self.evidence.contains(Clue::Date) && self.cited.date.is_some_and(|d| d.day_of_month().is_some());
            if dated && found.len() == 1 {
                return None;
            }
            return Some(Resolution::Ambiguous { candidates: ordered(self.corpus, found.clone()), doubt: Doubt::Territory });
        };
        let now = self.citing.date().map(CitedDate::year);
        let fits = |k: &DocumentKey| {
            self.corpus.authority(*k).and_then(Authority::territory).is_some_and(|t| {
                let merged = || province(t).is_none_or(|p| p.until == 0 || now.is_none_or(|y| y >= p.until));
                t == wanted || (is_same_territory(t, wanted) && merged())
            })
        };
        let unknown = |k: &DocumentKey| is_local(k) && self.corpus.authority(*k).and_then(Authority::territory).is_none();
        let fitting: Found = found.iter().copied().filter(|k| !is_local(k) || fits(k)).collect();
        if fitting.is_empty() {
            let open: Found = found.iter().copied().filter(unknown).collect();
            if open.is_empty() {
                return Some(self.outside());
            }
            return Some(Resolution::Ambiguous { candidates: ordered(self.corpus, open), doubt: Doubt::Territory });
        }
        *found = fitting;
        self.evidence = self.evidence.with(if said.is_some() { Clue::Issuer } else { Clue::Jurisdiction });
        None
    }

    /// Keeps those of the issuer that the text names, or of a body that took over its work.
    fn filter_issuer(&mut self, found: &mut Found) {
        let Some(issuer) = self.cited.issuer.as_ref().map(|i| Authority::from_name(i.name())) else { return };
        let authority = |k: &DocumentKey| self.corpus.authority(*k);
        let same: Found = found.iter().copied().filter(|k| authority(k).is_some_and(|a| a.name() == issuer.name())).collect();
        if !same.is_empty() {
            *found = same;
            self.evidence = self.evidence.with(Clue::Issuer);
            return;
        }
        let related: Found = found.iter().copied().filter(|k| authority(k).is_some_and(|a| a.is_same_or_successor(&issuer))).collect();
        if !related.is_empty() {
            *found = related;
            self.evidence = self.evidence.with(Clue::Successor);
        }
    }

    /// A document can't cite a later one.
    fn filter_later(&mut self, found: &mut Found) {
        let Some(date) = self.citing.date() else { return };
        let earlier: Found = found.iter().copied().filter(|k| self.record(*k).and_then(|r| r.date).is_none_or(|d| d <= date)).collect();
        if earlier.len() < found.len() && !earlier.is_empty() {
            *found = earlier;
            self.evidence = self.evidence.with(Clue::NotLater);
        }
    }

    /// No document of the corpus: the identity, with what the built-in table and the citing document add to it.
    fn outside(&self) -> Resolution {
        let denied = self.number.year().zip(self.cited.date).is_some_and(|(y, d)| y != d.year());
        if denied {
            return Resolution::Contradictory { candidates: Vec::new(), conflict: Conflict::YearAndDate };
        }
        let of = self.cited.document_type;
        let mut acts = acts_by_number(self.number, self.cited.date).filter(|a| of.is_none_or(|t| is_same_class(t, a.document_type())));
        if let (Some(act), None) = (acts.next(), acts.next()) {
            return Resolution::outside(act.identity());
        }
        let mut identity = Identity::of(self.cited);
        if let Some(authority) = identity.authority.take() {
            let own = self.citing.territory().filter(|_| authority.is_local() && authority.territory().is_none());
            identity.authority = Some(match own {
                Some(territory) => authority.with_territory(territory),
                None => authority,
            });
        }
        Resolution::outside(identity)
    }
}

fn contradictory(corpus: &Corpus, found: Found, conflict: Conflict) -> Resolution {
    Resolution::Contradictory { candidates: ordered(corpus, found), conflict }
}

/// Candidates in an order that does not hang on the order of adding: newest first, then by id.
pub(super) fn ordered(corpus: &Corpus, mut found: Found) -> Vec<Candidate> {
    found.sort_by(|a, b| {
        let key = |k: &DocumentKey| corpus.get(*k).map(|r| (std::cmp::Reverse(r.date), &r.id));
        key(a).cmp(&key(b))
    });
    found.dedup();
    found.truncate(MAX_CANDIDATES);
    found.into_iter().map(Candidate::Document).collect()
}

/// Whether the code of a joint document breaks off after some of its issuers.
fn is_cut_off(short: &DocumentNumber, long: &DocumentNumber) -> bool {
    let issuers = short.issuer_codes().count();
    let joint = short.type_code().is_some_and(|t| matches!(t, "TTLT" | "NQLT"));
    joint && issuers > 0 && issuers < long.issuer_codes().count() && short.groups().zip(long.groups()).all(|(a, b)| a == b)
}

/// Whether two codes differ in one letter: changed, left out or added.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same_start = short.bytes().zip(long.bytes()).take_while(|(x, y)| x == y).count();
    let same_end = short.bytes().rev().zip(long.bytes().rev()).take_while(|(x, y)| x == y).count();
    same_start + same_end + 1 >= long.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter() {
        for (a, b, off) in [("ttbtcc", "ttbtc", true), ("ttbtc", "ttbct", false), ("ttbtd", "ttbtc", true), ("qdu", "qd", false)] {
            assert_eq!(is_one_letter_off(a, b), off, "{a} {b}");
        }
    }
}
