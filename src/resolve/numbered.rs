//! Documents cited by number.

use std::borrow::Cow;
use std::cell::OnceCell;

use smallvec::SmallVec;

use super::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, MAX_CANDIDATES, Resolution};
use crate::corpus::{Code, CodeId, Corpus, Hit, Record, acts_by_number, is_same_class, letters};
use crate::identity::{Authority, Identity};
use crate::model::{CitedDate, Document, DocumentNumber, DocumentType, Family};

type Found = SmallVec<[Hit; 8]>;

/// The document that a number means.
pub(super) fn resolve(corpus: &Corpus, cited: &Document, number: &DocumentNumber, citing: &Citing) -> Resolution {
    let issuer = cited.issuer.as_ref().map(|i| corpus.authority_named(i.name()));
    let search = Search { corpus, cited, number, citing, issuer, coded: OnceCell::new(), evidence: Evidence::of(&[Clue::Number]) };
    search.decide()
}

struct Search<'a> {
    corpus: &'a Corpus,
    cited: &'a Document,
    number: &'a DocumentNumber,
    citing: &'a Citing,
    /// The authority that the text names.
    issuer: Option<Cow<'a, Authority>>,
    coded: OnceCell<Option<Cow<'a, Authority>>>,
    evidence: Evidence,
}

impl<'a> Search<'a> {
    /// The year that the number or the date beside it gives.
    fn year(&self) -> Option<u16> {
        self.number.year().or(self.cited.date.map(CitedDate::year))
    }

    /// The authority that the code says.
    fn coded(&self) -> Option<&Authority> {
        self.coded.get_or_init(|| self.corpus.authority_coded(self.number, self.year())).as_deref()
    }

    fn of(&self) -> Option<DocumentType> {
        self.cited.document_type.or_else(|| self.number.document_type())
    }

    /// The documents that have the number, by the most that it says.
    fn numbered(&mut self) -> &'a [Hit] {
        let has_code = self.number.code().is_some();
        self.evidence = self.evidence.with_if(Clue::Year, self.number.year().is_some());
        match (has_code, self.year()) {
            (true, Some(year)) => self.corpus.whole(self.number, year),
            (true, None) => self.corpus.yearless(self.number),
            (false, Some(year)) => self.of().map_or(&[], |of| self.corpus.typed(of, self.number, year)),
            (false, None) => self.of().map_or(&[], |of| self.corpus.bare(of, self.number)),
        }
    }

    /// Documents that the number can mean though it is not quite theirs.
    fn nearly_numbered(&mut self) -> Found {
        if self.number.code().is_none() {
            return Found::new();
        }
        if self.number.year().is_none() {
            // Records that do not give their date.
            let has_no_year = |h: &&Hit| self.corpus.get(h.key()).is_some_and(|r| r.year().is_none());
            let found: Found = self.corpus.yearless(self.number).iter().filter(has_no_year).copied().collect();
            if !found.is_empty() {
                return found;
            }
        }
        let (Some(year), Some(of)) = (self.year(), self.of()) else { return Found::new() };
        let cited = self.coded();
        // Each territory has its own documents of the number, with one code: only one that the record lacks can be a slip.
        let found: Found = if cited.is_some_and(Authority::is_local) {
            self.corpus.codeless(of, self.number, year).into()
        } else {
            let mut slips = Slips::new(self.corpus, self.number, cited);
            self.corpus.typed(of, self.number, year).iter().filter(|h| slips.contains(h)).copied().collect()
        };
        self.evidence = self.evidence.with_if(Clue::Slip, !found.is_empty());
        found
    }

    fn decide(mut self) -> Resolution {
        let all = self.numbered();
        let near = if all.is_empty() { self.nearly_numbered() } else { Found::new() };
        let all = if all.is_empty() { near.as_slice() } else { all };
        let (mut found, is_placed) = match self.of_territory(all) {
            Ok(found) => found,
            Err(done) => return done,
        };
        if found.is_empty() {
            return self.outside();
        }
        // What can't be true of any of them is a contradiction, not a choice.
        if let Some(conflict) = self.filter_type(&mut found) {
            return Resolution::Contradictory { candidates: listed(found), conflict };
        }
        if let Some(conflict) = self.filter_date(&mut found) {
            return Resolution::Contradictory { candidates: listed(found), conflict };
        }
        if found.iter().any(|h| h.is_local) {
            if let Some(clue) = is_placed {
                self.evidence = self.evidence.with(clue);
            } else if !(found.len() == 1 && self.has_day()) {
                return Resolution::Ambiguous { candidates: listed(found), doubt: Doubt::Territory };
            }
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
                let later = self.citing.date().is_some_and(|d| one.date().is_some_and(|o| o > d));
                Resolution::Resolved { document: one.key(), evidence: self.evidence.with_if(Clue::Later, later) }
            }
            _ => {
                let doubt = self.doubt(&found);
                Resolution::Ambiguous { candidates: listed(found), doubt }
            }
        }
    }

    /// Of documents of territories those of the territory that the issuer in the text says, else the citing document's own;
    /// and which of the two said it. Before all else: many territories can share a number.
    fn of_territory(&self, all: &[Hit]) -> Result<(Found, Option<Clue>), Resolution> {
        let said = self.issuer.as_deref().and_then(Authority::territory);
        let Some(wanted) = said.or(self.citing.territory()).filter(|_| all.iter().any(|h| h.is_local)) else {
            return Ok((all.into(), None));
        };
        let wanted = self.corpus.wanted(wanted, self.citing.date().map(CitedDate::year));
        let found: Found = all.iter().filter(|h| !h.is_local || wanted.contains(h.territory)).copied().collect();
        if found.is_empty() {
            let unknown: Found = all.iter().filter(|h| h.territory.is_none()).copied().collect();
            if !unknown.is_empty() {
                return Err(Resolution::Ambiguous { candidates: listed(unknown), doubt: Doubt::Territory });
            }
        }
        Ok((found, Some(if said.is_some() { Clue::Issuer } else { Clue::Jurisdiction })))
    }

    /// Whether a day led here: as good as a name, where without it the next territory's document fits as well.
    fn has_day(&self) -> bool {
        self.evidence.contains(Clue::Date) && self.cited.date.is_some_and(|d| d.day_of_month().is_some())
    }

    /// Why several are left.
    fn doubt(&self, found: &Found) -> Doubt {
        let year = |h: &Hit| self.corpus.get(h.key()).and_then(Record::year);
        let Some((first, others)) = found.split_first() else { return Doubt::Number };
        if self.number.code().is_none() {
            Doubt::Number
        } else if others.iter().any(|h| h.territory != first.territory) {
            Doubt::Territory
        } else if others.iter().any(|h| year(h) != year(first)) {
            Doubt::Year
        } else {
            Doubt::SameIdentity
        }
    }

    /// Keeps those of the type that the text says; a conflict if there is none.
    fn filter_type(&mut self, found: &mut Found) -> Option<Conflict> {
        // Rules, regulations and the like bear the number of the decision that issued them.
        let of = self.cited.document_type.filter(|t| !matches!(t.family(), Family::Administrative | Family::Consolidated))?;
        let fits = |h: &Hit| h.document_type.is_none_or(|t| is_same_class(t, of));
        if !found.iter().any(fits) {
            return Some(Conflict::Type);
        }
        let is_exact = |h: &Hit| h.document_type == Some(of);
        let has_exact = found.iter().any(is_exact);
        found.retain(|h| if has_exact { is_exact(h) } else { fits(h) });
        self.evidence = self.evidence.with(Clue::Type);
        None
    }

    /// Keeps those of the date, where one has it; a conflict where the number's year denies the date.
    fn filter_date(&mut self, found: &mut Found) -> Option<Conflict> {
        let date = self.cited.date?;
        let agrees = |h: &Hit| {
            h.date().is_some_and(|d| match (date.month(), date.day_of_month()) {
                (None, _) => d.year() == date.year(),
                (_, None) => (d.year(), d.month()) == (date.year(), date.month()),
                _ => d == date || d.month().is_none() && d.year() == date.year(),
            })
        };
        if found.iter().any(agrees) {
            found.retain(|h| agrees(h));
            self.evidence = self.evidence.with(Clue::Date);
            return None;
        }
        if self.number.year().is_some_and(|y| y != date.year()) {
            return Some(Conflict::YearAndDate);
        }
        self.evidence = self.evidence.with_if(Clue::DateDiffers, found.iter().any(|h| h.date().is_some()));
        None
    }

    /// Keeps those of the issuer that the text names, or of a body that took over its work.
    fn filter_issuer(&mut self, found: &mut Found) {
        let Some(issuer) = self.issuer.as_deref() else { return };
        let authority = |h: &Hit| self.corpus.authority(h.key());
        let is_same = |h: &Hit| authority(h).is_some_and(|a| a.name() == issuer.name());
        let is_related = |h: &Hit| authority(h).is_some_and(|a| a.is_same_or_successor(issuer));
        if found.iter().any(is_same) {
            found.retain(|h| is_same(h));
            self.evidence = self.evidence.with(Clue::Issuer);
        } else if found.iter().any(is_related) {
            found.retain(|h| is_related(h));
            self.evidence = self.evidence.with(Clue::Successor);
        }
    }

    /// A document can't cite a later one.
    fn filter_later(&mut self, found: &mut Found) {
        let Some(date) = self.citing.date() else { return };
        let is_later = |h: &Hit| h.date().is_some_and(|d| d > date);
        if found.iter().any(is_later) && !found.iter().all(is_later) {
            found.retain(|h| !is_later(h));
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
        let named = self.issuer.as_deref();
        let authority = named.filter(|i| i.is_known()).or_else(|| self.coded()).or(named);
        let mut identity = Identity::issued_by(self.cited, authority.cloned());
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

/// The candidates that are listed: the first ones, newest first.
fn listed(found: Found) -> Vec<Candidate> {
    found.iter().take(MAX_CANDIDATES).map(|h| Candidate::Document(h.key())).collect()
}

/// Tells for which codes the cited one is a slip.
struct Slips<'a> {
    corpus: &'a Corpus,
    number: &'a DocumentNumber,
    authority: Option<&'a Authority>,
    /// Those of the cited code, where it says no authority.
    letters: String,
    /// The code looked at last: documents that share an ordinal mostly share the code too.
    last: Option<(CodeId, bool)>,
}

impl<'a> Slips<'a> {
    fn new(corpus: &'a Corpus, number: &'a DocumentNumber, authority: Option<&'a Authority>) -> Self {
        let letters = if authority.is_some() { String::new() } else { letters(number) };
        Slips { corpus, number, authority, letters, last: None }
    }

    /// Whether the hit's code is such a one; a number that lacks its code is as well.
    fn contains(&mut self, hit: &Hit) -> bool {
        let Some(id) = hit.code else { return true };
        if let Some((_, is_slip)) = self.last.filter(|(last, _)| *last == id) {
            return is_slip;
        }
        let is_slip = self.corpus.code(id).is_some_and(|other| self.is_slip(other));
        self.last = Some((id, is_slip));
        is_slip
    }

    /// Another code of the same authority (`BNN`, `BNNPTNT`), one letter off without being another authority's, or a joint
    /// document's code that breaks off.
    fn is_slip(&self, other: &Code) -> bool {
        match (self.authority, &other.authority) {
            (Some(a), Some(b)) if a == b => true,
            (None, Some(_)) if is_one_letter_off(&self.letters, &other.letters) => true,
            _ => other.is_joint && (is_cut_off(self.number, &other.number) || is_cut_off(&other.number, self.number)),
        }
    }
}

/// Whether one code of a joint document is another broken off after some of its issuers.
fn is_cut_off(short: &DocumentNumber, long: &DocumentNumber) -> bool {
    let issuers = short.issuer_codes().count();
    issuers > 0 && issuers < long.issuer_codes().count() && short.groups().zip(long.groups()).all(|(a, b)| a == b)
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
