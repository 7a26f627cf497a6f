//! One text read from its start: what pointers mean, and which law a bare name is.

use std::collections::HashMap;

use compact_str::CompactString;

use super::{Candidate, Citing, Clue, Conflict, Link, Resolution, Resolver, is_pointer, named, parts};
use crate::corpus::is_same_class;
use crate::identity::Identity;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Family, Kind, Level, Mention, ProvisionPath, Relation};
use crate::outline::Outline;
use crate::parse::date;
use crate::parse::lexeme::{last_word, trim_gap_end};
use crate::span::Span;

/// The state between two mentions.
pub(super) struct Context<'r, 'c, 'o> {
    resolver: &'r Resolver<'c>,
    citing: &'r Citing,
    text: &'o str,
    outline: &'o Outline,
    links: Vec<Link>,
    /// Documents by the key under which the text first cited them.
    by_key: HashMap<CompactString, Resolution>,
    /// Numbers cited in full.
    numbers: Vec<(Option<DocumentType>, DocumentNumber, Resolution)>,
    /// What the text gave a name to: a number, or a year.
    given: HashMap<CompactString, Vec<named::Given>>,
    /// The provision that the last amending instruction is about.
    amended_part: Option<ProvisionPath>,
    /// The document whose provisions the present article lists, and where the list's article stands.
    detailed: Option<(Resolution, Span)>,
    /// The mention whose title may go on: its place among the links and where the title ends.
    title: Option<(usize, usize)>,
}

impl<'r, 'c, 'o> Context<'r, 'c, 'o> {
    pub(super) fn new(resolver: &'r Resolver<'c>, citing: &'r Citing, text: &'o str, outline: &'o Outline) -> Self {
        Context {
            resolver,
            citing,
            text,
            outline,
            links: Vec::new(),
            by_key: HashMap::new(),
            numbers: Vec::new(),
            given: HashMap::new(),
            amended_part: None,
            detailed: None,
            title: None,
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
                link.missing = parts::missing(self.resolver.corpus(), &link.resolution, &link.parts);
            }
        }
    }

    /// `theo quy định tại Điều 42; … tại Điều 44 và … tại Điều 118 của Bộ luật Lao động`: a document that ends a series of
    /// articles is that of all of them, unless only the citing document has the article.
    fn read_series_again(&mut self) {
        let corpus = self.resolver.corpus();
        let mut last: Option<(Span, Resolution)> = None;
        for link in self.links.iter_mut().rev() {
            let has_articles =
                link.parts.iter().all(|p| p.path().steps().first().is_some_and(|s| s.level() == Level::Dieu && !s.is_this()));
            let closes = matches!(link.mention.kind(), Kind::Named | Kind::Numbered) && link.in_title_of.is_none();
            let opens = link.mention.kind() == Kind::Implicit && link.resolution.evidence() == Some(super::Evidence::of(&[Clue::Own]));
            let series = last.take().filter(|(next, _)| self.text.get(link.mention.span.end..next.start).is_some_and(is_series));
            if link.parts.is_empty() || !has_articles {
                continue;
            }
            if closes {
                last = Some((link.mention.span, link.resolution.clone()));
            } else if let Some((_, resolution)) = series.filter(|_| opens) {
                let missing = parts::missing(corpus, &resolution, &link.parts);
                if missing.is_empty() || !link.missing.is_empty() {
                    link.resolution = resolution.with(Clue::Series);
                    link.missing = missing;
                    last = Some((link.mention.span, link.resolution.clone()));
                }
            }
        }
    }

    pub(super) fn take(&mut self, mention: Mention) {
        let at = mention.span.start;
        let quotation = self.outline.quotation_at(at);
        let from_part = self.outline.path_at(at);
        if self.detailed.as_ref().is_some_and(|(_, article)| at >= article.end) {
            self.detailed = None;
        }
        let resolution = self.resolution(&mention);
        self.follow_list(&mention, &resolution);
        // Inside quoted text, `Điều này` is an article of the quoted document.
        let is_own = is_pointer(mention.kind()) && mention.kind() != Kind::Back;
        let here = match (is_own, quotation) {
            (false, _) => None,
            (true, Some(q)) => q.path_at(at).map(|p| self.rooted(p)).or_else(|| self.amended_part.clone()),
            (true, None) => from_part.clone(),
        };
        let parts = parts::absolute(mention.provisions(), here.as_ref());
        let missing = parts::missing(self.resolver.corpus(), &resolution, &parts);
        if quotation.is_none() && mention.relation == Relation::SuaDoi {
            self.amended_part = parts.iter().next().map(|p| p.path().clone()).or_else(|| self.amended_part.take());
        }
        let in_title_of = self.title.filter(|(_, end)| mention.span.end <= *end && !self.goes_on(&mention)).map(|(n, _)| n);
        if in_title_of.is_none() {
            let has_title = mention.full_span.end > mention.span.end && mention.kind() == Kind::Numbered;
            self.title = has_title.then_some((self.links.len(), mention.full_span.end));
        }
        self.links.push(Link { mention, from_part, resolution, parts, missing, in_title_of });
    }

    /// Whether a mention goes on the list of the one before, rather than its title: `… về kinh doanh rượu và Điều 11 Nghị
    /// định …`.
    fn goes_on(&self, mention: &Mention) -> bool {
        let before = trim_gap_end(self.text.get(..mention.span.start).unwrap_or_default());
        !mention.provisions().is_empty() && (before.ends_with([',', ';']) || last_word(before) == "và")
    }

    /// `quy định chi tiết các điều, khoản sau của Luật …: 1. … theo khoản 4 Điều 63`: provisions in such a list are the
    /// law's, as far as the article goes.
    fn follow_list(&mut self, mention: &Mention, resolution: &Resolution) {
        let at = mention.span.start;
        let before = trim_gap_end(self.text.get(..at).unwrap_or_default());
        let announced = ["sau của", "sau đây của", "dưới đây của"].iter().any(|w| before.ends_with(w));
        if !(announced || mention.relation == Relation::HuongDan) || is_pointer(mention.kind()) || self.detailed.is_some() {
            return;
        }
        let Some(article) = self.outline.article_at(at) else { return };
        let line = self.text.get(mention.span.end..article.span().end).and_then(|t| t.lines().next()).unwrap_or_default();
        if line.trim_end_matches([' ', '*', '_']).ends_with(':') {
            self.detailed = Some((resolution.clone(), article.span()));
        }
    }

    /// The day from which the text says that the document before is in force: `, có hiệu lực thi hành kể từ ngày …`.
    fn effective_after(&self, mention: &Mention) -> Option<CitedDate> {
        let rest = self.text.get(mention.full_span.end..)?.trim_start_matches([',', ' ']);
        let rest = rest.strip_prefix("có hiệu lực")?.trim_start();
        let rest = rest.strip_prefix("thi hành").unwrap_or(rest).trim_start();
        let rest = rest.strip_prefix("kể").unwrap_or(rest).trim_start().strip_prefix("từ")?.trim_start();
        date::day(rest).or_else(|_| date::numeric(rest.strip_prefix("ngày").unwrap_or(rest).trim_start())).ok().map(|(_, d)| d)
    }

    /// Of several documents the one that is in force from the day that the text gives.
    fn by_effect(&self, mention: &Mention, found: Resolution) -> Resolution {
        let Resolution::Ambiguous { candidates, .. } = &found else { return found };
        let Some(day) = self.effective_after(mention) else { return found };
        let corpus = self.resolver.corpus();
        let mut same = candidates.iter().filter_map(Candidate::document).filter(|k| corpus.get(*k).and_then(|r| r.effective) == Some(day));
        match (same.next(), same.next()) {
            (Some(one), None) => Resolution::Resolved { document: one, evidence: super::Evidence::of(&[Clue::Number, Clue::Effective]) },
            _ => found,
        }
    }

    /// A path of quoted text that begins below the article belongs to the article that the instruction names.
    fn rooted(&self, path: ProvisionPath) -> ProvisionPath {
        match &self.amended_part {
            Some(base) if path.number(crate::model::Level::Dieu).is_none() => {
                let outer = path.steps().first().map(|s| s.level());
                let around = base.steps().iter().filter(|s| outer.is_some_and(|o| s.level() < o)).cloned();
                ProvisionPath::new(around.chain(path.steps().iter().cloned()))
            }
            _ => path,
        }
    }

    fn resolution(&mut self, mention: &Mention) -> Resolution {
        let document = &mention.reference.document;
        let resolution = match mention.kind() {
            Kind::Numbered => {
                let found = self.by_effect(mention, self.resolver.resolve(document, self.citing));
                if found.document().is_some() { found } else { self.in_full_before(mention).unwrap_or(found) }
            }
            Kind::Named => {
                let name = document.name.as_deref().unwrap_or_default();
                let given = self.given.get(name).map_or(&[][..], Vec::as_slice);
                named::resolve(self.resolver.corpus(), document, name, self.citing, given)
            }
            Kind::Back => return self.referent(mention).unwrap_or_else(|| Resolution::outside(Identity::of(document))),
            Kind::Own | Kind::Implicit => {
                return match mention.referent {
                    Some(_) => self.referent(mention).map_or_else(|| self.own(None), |r| r.with(Clue::Quoted)),
                    None => match &self.detailed {
                        Some((listed, _)) if mention.kind() == Kind::Implicit => listed.clone().with(Clue::Listed),
                        _ => self.own(mention.document_type()),
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
        let corpus = self.resolver.corpus();
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
        let found = resolution.document().and_then(|d| self.resolver.corpus().get(d)).and_then(|r| r.date);
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

/// Whether the words between two provisions make them members of one series: a sign or word that joins them, then what the
/// next one is about, in the same sentence.
fn is_series(between: &str) -> bool {
    const MAX_SUBJECT: usize = 400;
    let words = between.trim_start();
    let joined = words.starts_with([',', ';']) || ["và ", "hoặc ", "hay "].iter().any(|w| words.starts_with(w));
    // A sentence's verb after a provision ends the series.
    joined && words.len() <= MAX_SUBJECT && !words.contains(['.', ':', '\n', '“', '"']) && !words.contains(" được thực hiện ")
}
