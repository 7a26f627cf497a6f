//! A text read for linking, whatever the corpus: each mention with what the text around it says.

use crate::corpus::Lookup;
use crate::model::{CitedDate, Kind, Level, Mention, ProvisionPath, Provisions, Relation};
use crate::outline::Outline;
use crate::parse::date;
use crate::parse::lexeme::{last_word, trim_gap_end};
use crate::span::Span;

use super::{is_pointer, parts};

/// A mention with all that its text says of it: what a resolver needs besides the corpus, without the text.
///
/// # Examples
///
/// ```
/// use viendan::split::Sighting;
/// use viendan::{Extractor, Outline};
///
/// let text = "Điều 1. Hồ sơ\n1. Đơn.\n2. Như khoản 1 Điều này.\n3. Theo Nghị định số 30/2020/NĐ-CP.\n";
/// let sightings: Vec<Sighting> = Sighting::read(&Extractor::new(), text, &Outline::read(text)).collect();
/// assert_eq!(sightings[0].parts.as_slice()[0].eid(), "dieu_1__khoan_1");
/// assert_eq!(sightings[1].from_part.as_ref().map(|p| p.eid()).as_deref(), Some("dieu_1__khoan_3"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Sighting {
    /// The mention.
    pub mention: Mention,
    /// Where it stands in the structure of its text.
    pub from_part: Option<ProvisionPath>,
    /// The provisions meant, `Điều này` replaced by the article that it stands in; empty for the whole document.
    pub parts: Provisions,
    /// For a mention inside the title of another: the index of that other among the sightings of the text.
    pub in_title_of: Option<usize>,
    /// The day from which the text says that the document is in force.
    pub(super) effective: Option<CitedDate>,
    /// The index of the sighting that announces the list of provisions to which this one belongs.
    pub(super) listed_by: Option<usize>,
    /// Whether the words since the sighting before make the two members of one series.
    pub(super) joins_previous: bool,
}

impl Sighting {
    /// Reads the sightings of a text, in its order. Their indices count from 0 in each text.
    pub fn read<'a>(extractor: &'a crate::Extractor, text: &'a str, outline: &'a Outline) -> impl Iterator<Item = Sighting> + use<'a> {
        let mut reader = Reader { text, outline, amended_part: None, list: None, title: None, last: None, count: 0 };
        extractor.mentions(text).map(move |mention| reader.take(mention))
    }

    /// What to look up in a corpus before the sighting is ranked.
    pub fn lookup(&self) -> Lookup {
        let document = &self.mention.reference.document;
        match self.mention.kind() {
            Kind::Numbered => Lookup::of(document),
            Kind::Named => document.name.as_deref().map(Lookup::of_name).unwrap_or_default(),
            Kind::Own | Kind::Back | Kind::Implicit => Lookup::default(),
        }
    }
}

/// The state between two mentions.
struct Reader<'a> {
    text: &'a str,
    outline: &'a Outline,
    /// The provision that the last amending instruction is about.
    amended_part: Option<ProvisionPath>,
    /// The mention whose provisions the present article lists, and where the list's article stands.
    list: Option<(usize, Span)>,
    /// The mention whose title may go on, and where the title ends.
    title: Option<(usize, usize)>,
    /// Where the mention before stands.
    last: Option<Span>,
    count: usize,
}

impl Reader<'_> {
    fn take(&mut self, mention: Mention) -> Sighting {
        let n = self.count;
        self.count += 1;
        let span = mention.span;
        let quotation = self.outline.quotation_at(span.start);
        let from_part = self.outline.path_at(span.start);
        self.list = self.list.take().filter(|(_, article)| span.start < article.end);
        let is_bare = mention.kind() == Kind::Implicit && mention.referent.is_none();
        let listed_by = self.list.as_ref().filter(|_| is_bare).map(|(by, _)| *by);
        self.follow_list(&mention, n);
        // Inside quoted text, `Điều này` is an article of the quoted document.
        let is_own = is_pointer(mention.kind()) && mention.kind() != Kind::Back;
        let here = match (is_own, quotation) {
            (false, _) => None,
            (true, Some(q)) => q.path_at(span.start).map(|p| self.rooted(p)).or_else(|| self.amended_part.clone()),
            (true, None) => from_part.clone(),
        };
        let parts = parts::absolute(mention.provisions(), here.as_ref());
        if quotation.is_none() && mention.relation == Relation::SuaDoi {
            self.amended_part = parts.iter().next().map(|p| p.path().clone()).or_else(|| self.amended_part.take());
        }
        let in_title_of = self.title.filter(|(_, end)| span.end <= *end && !self.goes_on(&mention)).map(|(n, _)| n);
        if in_title_of.is_none() {
            let has_title = mention.full_span.end > span.end && mention.kind() == Kind::Numbered;
            self.title = has_title.then_some((n, mention.full_span.end));
        }
        let before = self.last.replace(span);
        let joins_previous = before.and_then(|last| self.text.get(last.end..span.start)).is_some_and(is_series);
        let effective = Some(&mention).filter(|m| m.kind() == Kind::Numbered).and_then(|m| self.effective_after(m));
        Sighting { mention, from_part, parts, in_title_of, effective, listed_by, joins_previous }
    }

    /// Whether a mention goes on the list of the one before, rather than its title: `… về kinh doanh rượu và Điều 11 Nghị
    /// định …`.
    fn goes_on(&self, mention: &Mention) -> bool {
        let before = trim_gap_end(self.text.get(..mention.span.start).unwrap_or_default());
        !mention.provisions().is_empty() && (before.ends_with([',', ';']) || last_word(before) == "và")
    }

    /// `quy định chi tiết các điều, khoản sau của Luật …: 1. … theo khoản 4 Điều 63`: provisions in such a list are the
    /// law's, as far as the article goes.
    fn follow_list(&mut self, mention: &Mention, n: usize) {
        let at = mention.span.start;
        let before = trim_gap_end(self.text.get(..at).unwrap_or_default());
        let announced = ["sau của", "sau đây của", "dưới đây của"].iter().any(|w| before.ends_with(w));
        if !(announced || mention.relation == Relation::HuongDan) || is_pointer(mention.kind()) || self.list.is_some() {
            return;
        }
        let Some(article) = self.outline.article_at(at) else { return };
        let line = self.text.get(mention.span.end..article.span().end).and_then(|t| t.lines().next()).unwrap_or_default();
        if line.trim_end_matches([' ', '*', '_']).ends_with(':') {
            self.list = Some((n, article.span()));
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

    /// A path of quoted text that begins below the article belongs to the article that the instruction names.
    fn rooted(&self, path: ProvisionPath) -> ProvisionPath {
        match &self.amended_part {
            Some(base) if path.number(Level::Dieu).is_none() => {
                let outer = path.steps().first().map(|s| s.level());
                let around = base.steps().iter().filter(|s| outer.is_some_and(|o| s.level() < o)).cloned();
                ProvisionPath::new(around.chain(path.steps().iter().cloned()))
            }
            _ => path,
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
