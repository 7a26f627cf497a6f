//! What a drafter would want to know of the citations of a text: numbers that deny themselves, provisions that do not exist,
//! forms that the drafting rules would write otherwise.
//!
//! | group | looks at |
//! |---|---|
//! | `number` | what number, code, type word, date and issuer say of each other |
//! | `authority` | ministries, and when they existed |
//! | `target` | the document and the provisions that are meant |
//! | `code`, `citation` | the form of a number, of a whole citation |
//! | `letter` | characters that only look right |
//! | `alias` | short names that the text defines |
//!
//! Each [`Rule`] names the legal text that it comes from. Rules of level [`Note`](Severity::Note) are about form alone; those of
//! level [`Error`](Severity::Error) find what cannot be right.
//!
//! # Examples
//!
//! ```
//! use viendan::Language;
//! use viendan::lint::{Linter, Severity};
//!
//! let text = "Căn cứ Nghị định số 30/2020/TT-BTC ngày 05 tháng 3 năm 2019;";
//! let findings = Linter::new().level(Severity::Error).lint(text);
//! let told: Vec<_> = findings.iter().map(|f| (f.rule().id(), f.message(Language::English))).collect();
//! assert_eq!(
//!     told,
//!     [
//!         ("type-code", "“Nghị định” stands before the code of another type: “TT” is “Thông tư”"),
//!         ("number-year", "the number is of 2020, the date of 2019"),
//!     ]
//! );
//! ```

mod alias;
mod authority;
mod citation;
mod code;
mod letter;
mod number;
mod rules;
mod target;
mod written;

use crate::corpus::{Corpus, Record};
use crate::graph::Graph;
use crate::language::{Language, Said};
use crate::model::{CitedDate, DocumentType, Kind, Mention};
use crate::normalise::Normalised;
use crate::outline::Outline;
use crate::parse::document::tail;
use crate::resolve::{Citing, Link, Resolver};
use crate::span::Span;

pub use rules::{Rule, Severity, rule, rules};

/// One place of a text that a rule has something to say about.
///
/// # Examples
///
/// ```
/// use viendan::lint::Linter;
///
/// let text = "theo Nghị định số 30/2020/ND-CP";
/// let finding = &Linter::new().lint(text)[0];
/// assert_eq!(finding.rule().id(), "code-spelling");
/// assert_eq!(finding.span().slice(text), Some("30/2020/ND-CP"));
/// assert_eq!(finding.suggestion(), Some("30/2020/NĐ-CP"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    rule: &'static Rule,
    severity: Severity,
    span: Span,
    message: Said,
    suggestion: Option<String>,
    earlier: Option<Span>,
}

impl Finding {
    /// The rule.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// How grave it is: the rule's own severity, or [`Error`](Severity::Error) for a rule that is denied.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Where it stands, in bytes of the text that was read.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What is the matter, one sentence without a full stop.
    pub fn message(&self, language: Language) -> &str {
        self.message.in_language(language)
    }

    /// The text to write in place of the [span](Self::span), where the rule knows one.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// The other place that the finding is about, such as the first definition of a short name.
    pub const fn earlier(&self) -> Option<Span> {
        self.earlier
    }
}

/// No rule has the name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no rule is called {0:?}")]
pub struct UnknownRule(String);

/// Looks for slips in citations, with choices of its own: which rules, how grave, against which documents.
///
/// # Examples
///
/// ```
/// use viendan::lint::Linter;
///
/// let text = "theo nghị định 30/2020/NĐ-CP";
/// let all: Vec<_> = Linter::new().lint(text).iter().map(|f| f.rule().id()).collect();
/// assert_eq!(all, ["type-capital", "number-label"]);
/// let some = Linter::new().allow("number-label")?.lint(text);
/// assert_eq!(some.len(), 1);
/// # Ok::<(), viendan::lint::UnknownRule>(())
/// ```
#[derive(Debug, Clone)]
pub struct Linter<'c> {
    known: Option<Known<'c>>,
    allowed: Vec<&'static str>,
    denied: Vec<&'static str>,
    level: Severity,
}

/// The documents that there are.
#[derive(Debug, Clone)]
struct Known<'c> {
    resolver: Resolver<'c>,
    /// Who replaced whom.
    graph: Graph<'c>,
}

impl Default for Linter<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'c> Linter<'c> {
    /// A linter with every rule, that knows the built-in table of laws alone.
    pub fn new() -> Self {
        Linter { known: None, allowed: Vec::new(), denied: Vec::new(), level: Severity::Note }
    }

    /// Gives the documents that there are: their dates, their provisions, and which of them was replaced. Every text of the
    /// corpus is read for that.
    #[must_use]
    pub fn corpus(mut self, corpus: &'c Corpus) -> Self {
        let resolver = Resolver::new(corpus);
        let mut graph = Graph::new(corpus);
        for (key, record) in corpus.iter() {
            if let Some(text) = &record.text {
                graph.add_document(key, &resolver.link(text, &Citing::document(corpus, key)));
            }
        }
        self.known = Some(Known { resolver, graph });
        self
    }

    /// Switches a rule off.
    ///
    /// # Errors
    ///
    /// No rule has this id.
    pub fn allow(mut self, id: &str) -> Result<Self, UnknownRule> {
        let rule = rule(id).ok_or_else(|| UnknownRule(id.to_owned()))?;
        self.denied.retain(|d| *d != rule.id());
        self.allowed.push(rule.id());
        Ok(self)
    }

    /// Makes every finding of a rule an error, and switches the rule on if it was off.
    ///
    /// # Errors
    ///
    /// No rule has this id.
    pub fn deny(mut self, id: &str) -> Result<Self, UnknownRule> {
        let rule = rule(id).ok_or_else(|| UnknownRule(id.to_owned()))?;
        self.allowed.retain(|a| *a != rule.id());
        self.denied.push(rule.id());
        Ok(self)
    }

    /// Leaves out findings slighter than this.
    #[must_use]
    pub const fn level(mut self, level: Severity) -> Self {
        self.level = level;
        self
    }

    /// Every finding of a text, in its order. What the text itself is, above all its date, is read from its letterhead.
    pub fn lint(&self, text: &str) -> Vec<Finding> {
        self.lint_record(&Record::from_text("", text))
    }

    /// The same for a document that is known better than by its letterhead; gives nothing for one without text.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::lint::Linter;
    /// use viendan::{CitedDate, Record};
    ///
    /// let mut record = Record::from_text("a", "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020;");
    /// record.date = Some(CitedDate::day(2019, 1, 15));
    /// let findings = Linter::new().lint_record(&record);
    /// assert!(findings.iter().any(|f| f.rule().id() == "later-document"));
    /// ```
    pub fn lint_record(&self, record: &Record) -> Vec<Finding> {
        let Some(given) = record.text.as_deref() else { return Vec::new() };
        let clean = Normalised::new(given);
        let mut corpus = Corpus::with_capacity(1);
        let mut record = record.clone();
        if clean.borrowed().is_none() {
            record.text = Some(clean.as_str().into());
        }
        let own = corpus.add(record.clone()).key;
        let (text, outline) = (clean.as_str(), corpus.outline(own).cloned().unwrap_or_default());
        let resolver = match &self.known {
            Some(known) => known.resolver.over(&corpus),
            None => Resolver::new(&corpus),
        };
        let links = resolver.link_with(text, &outline, &Citing::document(&corpus, own));
        let page = Page { text, record: &record, links: &links, outline: &outline };
        let mut findings = Findings { linter: self, list: Vec::new() };
        number::check(&page, &mut findings);
        authority::check(&page, &mut findings);
        target::check(&page, self.known.as_ref(), &mut findings);
        code::check(&page, &mut findings);
        citation::check(&page, &mut findings);
        letter::check(&page, &mut findings);
        alias::check(&page, &mut findings);
        let mut list = findings.list;
        for finding in &mut list {
            finding.span = clean.original(finding.span);
            finding.earlier = finding.earlier.map(|span| clean.original(span));
        }
        list.sort_by_key(|f| (f.span.start, f.span.end, std::cmp::Reverse(f.severity)));
        list.dedup_by(|b, a| (a.rule.id(), a.span) == (b.rule.id(), b.span));
        list
    }

    fn severity(&self, rule: &Rule) -> Option<Severity> {
        if self.allowed.contains(&rule.id()) {
            return None;
        }
        let severity = if self.denied.contains(&rule.id()) { Severity::Error } else { rule.severity() };
        (severity >= self.level).then_some(severity)
    }
}

/// A text as the rules see it: clean, so that places are those of the clean text.
struct Page<'p> {
    text: &'p str,
    /// The document that the text is.
    record: &'p Record,
    /// Every mention, with what it leads to in the text itself.
    links: &'p [Link],
    outline: &'p Outline,
}

impl<'p> Page<'p> {
    fn mentions(&self) -> impl Iterator<Item = &'p Mention> {
        self.links.iter().map(|l| &l.mention)
    }

    /// What is encoded as an address of the web holds broken pieces of numbers.
    fn is_address(&self, mention: &Mention) -> bool {
        self.text.get(mention.span.end..).is_some_and(|after| after.starts_with('%'))
    }

    fn core(&self, mention: &Mention) -> &'p str {
        mention.span.slice(self.text).unwrap_or_default()
    }

    /// The core with the date and issuer after it, without the title.
    fn dated(&self, mention: &Mention) -> Span {
        let after = self.text.get(mention.span.end..).unwrap_or_default();
        let (rest, _) = tail(after, mention.kind() == Kind::Named, false, None);
        Span::new(mention.span.start, self.text.len() - rest.len())
    }

    /// The day on which the text speaks.
    fn date(&self) -> Option<CitedDate> {
        self.record.date
    }

    /// The text as far as it is signed; appendices and forms follow.
    fn body(&self) -> &'p str {
        let signed = ["Nơi nhận", "TM. ", "KT. ", "TUQ. ", "TL. "];
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            if signed.iter().any(|w| line.trim_start().starts_with(w)) {
                break;
            }
            at += line.len();
        }
        self.text.get(..at).unwrap_or(self.text)
    }

    /// A consolidated text (văn bản hợp nhất) tells what changed it later.
    fn is_consolidated(&self) -> bool {
        const TOLD: [&str; 8] = [
            "sửa đổi, bổ sung bởi:",
            "VĂN BẢN HỢP NHẤT",
            "được sửa đổi, bổ sung theo quy định tại",
            "Điều này được",
            "Khoản này được",
            "Điểm này được",
            "Cụm từ này được",
            "Phụ lục này được",
        ];
        self.record.document_type == Some(DocumentType::VanBanHopNhat) || TOLD.iter().any(|words| self.text.contains(words))
    }

    /// Whether the text is a document with a letterhead, to which drafting rules apply.
    fn is_document(&self) -> bool {
        self.record.number.is_some() || self.record.date.is_some()
    }

    /// Whether the words at a place are another document's, quoted.
    fn is_quoted(&self, at: usize) -> bool {
        self.outline.quotation_at(at).is_some()
    }
}

/// What the rules found so far.
struct Findings<'l, 'c> {
    linter: &'l Linter<'c>,
    list: Vec<Finding>,
}

impl Findings<'_, '_> {
    /// Whether a rule is switched on.
    fn wants(&self, rule: &Rule) -> bool {
        self.linter.severity(rule).is_some()
    }

    fn add(&mut self, rule: &'static Rule, span: Span, message: Said) -> Option<&mut Finding> {
        let severity = self.linter.severity(rule)?;
        self.list.push(Finding { rule, severity, span, message, suggestion: None, earlier: None });
        self.list.last_mut()
    }

    /// The same with the text to write instead.
    fn suggest(&mut self, rule: &'static Rule, span: Span, message: Said, suggestion: impl Into<String>) {
        if let Some(finding) = self.add(rule, span, message) {
            finding.suggestion = Some(suggestion.into());
        }
    }
}
