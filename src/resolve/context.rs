//! The sightings of one text from its start, ranked against a corpus: what pointers mean, and which law a bare name is.

use std::collections::HashMap;

use compact_str::CompactString;

use super::sighting::Sighting;
use super::{Candidate, Citing, Clue, Conflict, Link, Resolution, named, parts, resolve};
use crate::corpus::{Corpus, DocumentKey, is_same_class};
use crate::identity::Identity;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Family, Kind, Level, Mention, ProvisionPath, Relation};

/// The state between two sightings.
pub(super) struct Context<'r, F> {
    corpus: &'r Corpus,
    citing: &'r Citing,
    /// Whether a document lacks a provision.
    lacks: F,
    links: Vec<Link>,
    /// Of each link whether it is a member of one series with the one before.
    joins: Vec<bool>,
    /// Documents by the key under which the text first cited them.
    by_key: HashMap<CompactString, Resolution>,
    /// Numbers cited in full.
    numbers: Vec<(Option<DocumentType>, DocumentNumber, Resolution)>,
    /// What the text gave a name to: a number, or a year.
    given: HashMap<CompactString, Vec<named::Given>>,
}

impl<'r, F: FnMut(DocumentKey, &ProvisionPath) -> bool> Context<'r, F> {
    pub(super) fn new(corpus: &'r Corpus, citing: &'r Citing, lacks: F) -> Self {
        Context {
            corpus,
            citing,
            lacks,
            links: Vec::new(),
            joins: Vec::new(),
            by_key: HashMap::new(),
            numbers: Vec::new(),
            given: HashMap::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Link> {
        self.read_title_again();
        self.read_series_again();
        self.links
    }

    /// A title stands before the legal basis and means its law, which may not be in force yet on the day of signing.
    fn read_title_again(&mut self) {
        let basis = |l: &Link| l.mention.relation == Relation::CanCu;
        let Some(first) = self.links.iter().position(basis) else { return };
        for link in self.links.iter_mut().take(first).filter(|l| l.mention.kind() == Kind::Named && l.mention.date().is_none()) {
            let given = self.given.get(link.mention.key()).map_or(&[][..], Vec::as_slice);
            let [law] = given else { continue };
            if law.is_basis {
                link.resolution = law.resolution.clone().with(Clue::Antecedent).with(Clue::Name);
                link.missing = parts::missing(&link.resolution, &link.parts, &mut self.lacks);
            }
        }
    }

    /// `theo quy định tại Điều 42; … tại Điều 44 và … tại Điều 118 của Bộ luật Lao động`: a document that ends a series of
    /// articles is that of all of them, unless only the citing document has the article.
    fn read_series_again(&mut self) {
        // The document that ends the series, as long as the next link is a member of it.
        let mut last: Option<Resolution> = None;
        for (link, joins) in self.links.iter_mut().zip(&self.joins).rev() {
            let has_articles =
                link.parts.iter().all(|p| p.path().steps().first().is_some_and(|s| s.level() == Level::Dieu && !s.is_this()));
            let closes = matches!(link.mention.kind(), Kind::Named | Kind::Numbered) && link.in_title_of.is_none();
            let opens = link.mention.kind() == Kind::Implicit && link.resolution.evidence() == Some(super::Evidence::of(&[Clue::Own]));
            let series = last.take();
            if link.parts.is_empty() || !has_articles {
                continue;
            }
            if closes {
                last = Some(&link.resolution).filter(|_| *joins).cloned();
            } else if let Some(resolution) = series.filter(|_| opens) {
                let missing = parts::missing(&resolution, &link.parts, &mut self.lacks);
                if missing.is_empty() || !link.missing.is_empty() {
                    link.resolution = resolution.with(Clue::Series);
                    link.missing = missing;
                    last = Some(&link.resolution).filter(|_| *joins).cloned();
                }
            }
        }
    }

    pub(super) fn take(&mut self, sighting: Sighting) {
        let resolution = self.resolution(&sighting);
        let Sighting { mention, from_part, parts, in_title_of, joins_previous, .. } = sighting;
        let missing = parts::missing(&resolution, &parts, &mut self.lacks);
        self.links.push(Link { mention, from_part, resolution, parts, missing, in_title_of });
        self.joins.push(joins_previous);
    }

    /// Of several documents the one that is in force from the day that the text gives.
    fn by_effect(&self, day: Option<CitedDate>, found: Resolution) -> Resolution {
        let (Resolution::Ambiguous { candidates, .. }, Some(day)) = (&found, day) else { return found };
        let effective = |key: DocumentKey| self.corpus.get(key).and_then(|r| r.effective);
        let mut same = candidates.iter().filter_map(Candidate::document).filter(|k| effective(*k) == Some(day));
        match (same.next(), same.next()) {
            (Some(one), None) => Resolution::Resolved { document: one, evidence: super::Evidence::of(&[Clue::Number, Clue::Effective]) },
            _ => found,
        }
    }

    fn resolution(&mut self, sighting: &Sighting) -> Resolution {
        let mention = &sighting.mention;
        let document = &mention.reference.document;
        let resolution = match mention.kind() {
            Kind::Numbered => {
                let found = self.by_effect(sighting.effective, resolve(self.corpus, document, self.citing));
                if found.document().is_some() { found } else { self.in_full_before(mention).unwrap_or(found) }
            }
            Kind::Named => {
                let name = document.name.as_deref().unwrap_or_default();
                let given = self.given.get(name).map_or(&[][..], Vec::as_slice);
                named::resolve(self.corpus, document, name, self.citing, given)
            }
            Kind::Back => return self.referent(mention).unwrap_or_else(|| Resolution::outside(Identity::of(document))),
            Kind::Own | Kind::Implicit => {
                return match mention.referent {
                    Some(_) => self.referent(mention).map_or_else(|| self.own(None), |r| r.with(Clue::Quoted)),
                    None => match sighting.listed_by.and_then(|n| self.links.get(n)) {
                        Some(list) => list.resolution.clone().with(Clue::Listed),
                        None => self.own(mention.document_type()),
                    },
                };
            }
        };
        self.remember(mention, &resolution);
        resolution
    }

    /// The document that a short form (`Thông tư 44`) or a repeated number means: the one that the text cited in full
    /// before, or the citing document itself.
    fn in_full_before(&self, mention: &Mention) -> Option<Resolution> {
        // A short form with an issuer of its own may be another authority's.
        let is_told = mention.number().is_some_and(|n| n.code().is_none()) && mention.issuer().is_some();
        if let Some(earlier) = self.by_key.get(mention.key()).filter(|r| !is_told && self.is_of_year(r, mention.date())) {
            return Some(earlier.clone().with(Clue::Antecedent));
        }
        let number = mention.number().filter(|n| n.code().is_none())?;
        let fits = |of: Option<DocumentType>, full: &DocumentNumber| {
            full.ordinal_number() == number.ordinal_number()
                && full.suffix() == number.suffix()
                && number.year().is_none_or(|y| full.year() == Some(y))
                && of.zip(mention.document_type()).is_some_and(|(a, b)| is_same_class(a, b))
        };
        let corpus = self.corpus;
        let own = self
            .citing
            .own()
            .filter(|k| corpus.get(*k).is_some_and(|r| r.number.as_ref().is_some_and(|n| fits(r.document_type.or(n.document_type()), n))));
        let own = own.map(|document| Resolution::Resolved { document, evidence: super::Evidence::of(&[Clue::Number, Clue::Own]) });
        let cited = self.numbers.iter().filter(|(of, n, _)| fits(*of, n)).map(|(_, _, r)| r.clone().with(Clue::Antecedent));
        let mut all: Vec<Resolution> = own.into_iter().chain(cited).collect();
        all.dedup_by(|a, b| a.document() == b.document());
        if all.len() == 1 { all.pop() } else { None }
    }

    /// Whether nothing in the date says that another year's document of the number is meant.
    fn is_of_year(&self, resolution: &Resolution, date: Option<CitedDate>) -> bool {
        let found = resolution.document().and_then(|d| self.corpus.get(d)).and_then(|r| r.date);
        found.zip(date).is_none_or(|(a, b)| a.year() == b.year())
    }

    fn remember(&mut self, mention: &Mention, resolution: &Resolution) {
        let key = CompactString::from(mention.key());
        if let Some(number) = mention.number().filter(|n| n.code().is_some() && !self.by_key.contains_key(&key)) {
            self.numbers.push((mention.document_type(), number.clone(), resolution.clone()));
        }
        let known = matches!(resolution, Resolution::Resolved { .. } | Resolution::Outside { .. });
        let document = &mention.reference.document;
        if let Some(name) = document.name.as_ref().filter(|_| known && (document.number.is_some() || document.date.is_some())) {
            let list = self.given.entry(name.clone()).or_default();
            let same = |g: &named::Given| match (&g.resolution, resolution) {
                (Resolution::Outside { identity: a }, Resolution::Outside { identity: b }) => a.urn() == b.urn(),
                (a, b) => a.document() == b.document(),
            };
            if !list.iter().any(same) {
                list.push(named::Given { resolution: resolution.clone(), is_basis: mention.relation == Relation::CanCu });
            }
        }
        // A later, fuller mention does not change what an earlier pointer meant, but pointers after it mean it.
        match self.by_key.get(&key) {
            Some(Resolution::Resolved { .. }) if resolution.document().is_none() => {}
            _ => {
                self.by_key.insert(key, resolution.clone());
            }
        }
    }

    /// The document that an earlier mention of the text gave this key.
    fn referent(&self, mention: &Mention) -> Option<Resolution> {
        let key = mention.referent.as_deref()?;
        self.by_key.get(key).cloned().map(|r| r.with(Clue::Antecedent))
    }

    /// The citing document; a type word that can't mean it is a contradiction.
    fn own(&self, pointed: Option<DocumentType>) -> Resolution {
        let own = self.citing.document_type();
        let of_its_own = |t: DocumentType| matches!(t.family(), Family::Legislation | Family::Regulation);
        let denied = match (pointed, own) {
            (Some(p), Some(o)) => of_its_own(p) && of_its_own(o) && !is_same_class(p, o),
            _ => false,
        };
        let evidence = super::Evidence::of(&[Clue::Own]);
        match (self.citing.own(), denied) {
            (own, true) => {
                Resolution::Contradictory { candidates: own.into_iter().map(Candidate::Document).collect(), conflict: Conflict::Pointer }
            }
            (Some(document), false) => Resolution::Resolved { document, evidence },
            (None, false) => Resolution::outside(self.citing.identity().cloned().unwrap_or_default()),
        }
    }
}
