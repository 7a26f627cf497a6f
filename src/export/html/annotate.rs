//! A text with its citations as a page: marked where they stand, listed beside it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::{self, Write};

use super::escape::{attribute, content, json};
use super::facts::Facts;
use super::words::Words;
use super::{Page, date_of};
use crate::corpus::{Corpus, DocumentKey};
use crate::letterhead::Letterhead;
use crate::model::{Kind, Level, Mention, Provision, Provisions, Relation};
use crate::outline::Outline;
use crate::resolve::{Candidate, Clue, Link, Resolution, absolute};
use crate::span::Span;

/// What is marked in a text: mentions as they were read, or links that say which document each of them means.
///
/// # Examples
///
/// ```
/// use viendan::export::Marks;
///
/// let mentions = viendan::extract("theo Luật Đất đai");
/// assert!(matches!(Marks::from(&mentions), Marks::Mentions(all) if all.len() == 1));
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Marks<'a> {
    /// Mentions.
    Mentions(&'a [Mention]),
    /// Links and the corpus that they lead to.
    Links(&'a Corpus, &'a [Link]),
}

impl<'a> From<&'a [Mention]> for Marks<'a> {
    fn from(mentions: &'a [Mention]) -> Self {
        Marks::Mentions(mentions)
    }
}

impl<'a> From<&'a Vec<Mention>> for Marks<'a> {
    fn from(mentions: &'a Vec<Mention>) -> Self {
        Marks::Mentions(mentions)
    }
}

impl<'a> From<(&'a Corpus, &'a [Link])> for Marks<'a> {
    fn from((corpus, links): (&'a Corpus, &'a [Link])) -> Self {
        Marks::Links(corpus, links)
    }
}

/// A page of HTML with the text as it is, its citations marked by kind, what each of them says on a card, and the list of the
/// cited documents. The page is one file that loads nothing; without script, and on paper, it still reads.
///
/// `text` is the text that was read. Its line ends come out single, and characters that HTML cannot hold as U+FFFD; mentions
/// that do not fit the text, or that overlap one before them, are left out.
///
/// # Examples
///
/// ```
/// use viendan::export::{Page, annotate_html};
///
/// let text = "theo khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15";
/// let html = annotate_html(text, &viendan::extract(text), &Page::new());
/// assert!(html.starts_with("<!DOCTYPE html>"));
/// assert!(html.contains(">khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15</a>"));
/// ```
///
/// With links, and an address for each document:
///
/// ```
/// use viendan::export::{Page, annotate_html};
/// use viendan::{Citing, Corpus, Resolver};
///
/// let mut corpus = Corpus::new();
/// corpus.load("{\"id\": 7, \"code\": \"30/2020/NĐ-CP\", \"title\": \"Về công tác văn thư\"}".as_bytes());
/// let text = "Điều 5 Nghị định số 30/2020/NĐ-CP";
/// let links = Resolver::new(&corpus).link(text, &Citing::unknown());
/// let page = Page::new().url("/documents/{id}#{eid}".parse()?);
/// let html = annotate_html(text, (&corpus, links.as_slice()), &page);
/// assert!(html.contains("href=\"/documents/7#dieu_5\""));
/// # Ok::<(), viendan::Error>(())
/// ```
pub fn annotate_html<'a>(text: &'a str, marks: impl Into<Marks<'a>>, page: &'a Page) -> String {
    let mut out = String::with_capacity(text.len() * 2 + (1 << 16));
    // A `String` takes whatever is written.
    let _ = Annotated::new(text, marks.into(), page).write(&mut out);
    out
}

/// A mention that the page marks.
struct Use<'a> {
    mention: &'a Mention,
    link: Option<&'a Link>,
    /// The provisions meant, as far as they are known.
    parts: Cow<'a, Provisions>,
    target: usize,
    /// Where it leads: into the page itself, or to the document.
    href: Option<String>,
}

/// A document that the text cites.
struct Target<'a> {
    facts: Facts<'a>,
    /// Whether it is the text itself.
    is_own: bool,
    /// The first status that the resolver gave a mention of it.
    status: Option<&'static str>,
    first: usize,
    uses: usize,
    relations: BTreeSet<Relation>,
    urn: Option<String>,
}

/// What mentions of one document share.
#[derive(PartialEq, Eq, Hash)]
enum Group<'a> {
    Own,
    Document(DocumentKey),
    Outside(String),
    /// The key that the text gives it, and for a law of several years the year.
    Cited(&'a str, Option<u16>),
}

struct Annotated<'a> {
    text: &'a str,
    page: &'a Page,
    words: Words,
    corpus: Option<&'a Corpus>,
    letterhead: Letterhead,
    outline: Outline,
    targets: Vec<Target<'a>>,
    uses: Vec<Use<'a>>,
}

impl<'a> Annotated<'a> {
    fn new(text: &'a str, marks: Marks<'a>, page: &'a Page) -> Self {
        let (corpus, all): (_, Vec<(&Mention, Option<&Link>)>) = match marks {
            Marks::Mentions(mentions) => (None, mentions.iter().map(|m| (m, None)).collect()),
            Marks::Links(corpus, links) => (Some(corpus), links.iter().map(|l| (&l.mention, Some(l))).collect()),
        };
        let mut this = Annotated {
            text,
            page,
            words: Words::of(page.language),
            corpus,
            letterhead: Letterhead::read(text),
            outline: Outline::read(text),
            targets: Vec::new(),
            uses: Vec::with_capacity(all.len()),
        };
        let mut years = Years::of(&all);
        let mut groups: HashMap<Group<'a>, usize> = HashMap::new();
        let mut end = 0;
        for (mention, link) in all {
            let fits = mention.span.start >= end && mention.span.slice(text).is_some_and(|words| !words.is_empty());
            if fits {
                end = mention.span.end;
                this.take(mention, link, &mut years, &mut groups);
            }
        }
        this
    }

    fn take(&mut self, mention: &'a Mention, link: Option<&'a Link>, years: &mut Years<'a>, groups: &mut HashMap<Group<'a>, usize>) {
        let is_self = mention.key() == "self";
        let mut cited = || if is_self { Group::Own } else { Group::Cited(mention.key(), years.of_mention(mention)) };
        let group = match link.map(|l| &l.resolution) {
            Some(Resolution::Resolved { document, .. }) => Group::Document(*document),
            Some(Resolution::Outside { identity }) if !is_self => Group::Outside(identity.urn()),
            _ => cited(),
        };
        let evidence = link.and_then(|l| l.resolution.evidence());
        let is_own = group == Group::Own || is_self && evidence.is_some_and(|e| e.contains(Clue::Own));
        let facts = self.facts(&group, mention, link);
        let urn = link.and_then(|l| match &l.resolution {
            Resolution::Resolved { document, .. } => self.corpus?.get(*document).map(|r| r.identity().urn()),
            Resolution::Outside { identity } => Some(identity.urn()),
            _ => None,
        });
        let new = self.targets.len();
        let n = *groups.entry(group).or_insert(new);
        if n == new {
            let status = link.map(|l| l.resolution.status());
            let first = self.uses.len();
            self.targets.push(Target { facts, is_own, status, first, uses: 0, relations: BTreeSet::new(), urn });
        } else if let Some(target) = self.targets.get_mut(n) {
            target.facts.complete(facts);
        }
        let Some(target) = self.targets.get_mut(n) else { return };
        target.is_own |= is_own;
        target.uses += 1;
        target.relations.insert(mention.relation);
        let start = mention.span.start;
        // The text that an amending document quotes is not its own.
        let is_here = target.is_own && self.outline.quotation_at(start).is_none();
        let parts = match link {
            Some(link) => Cow::Borrowed(&link.parts),
            None if is_here => Cow::Owned(absolute(mention.provisions(), self.outline.path_at(start).as_ref())),
            None => Cow::Borrowed(mention.provisions()),
        };
        let part = parts.iter().next().map(Provision::path);
        let href = match part.filter(|_| is_here).and_then(|path| self.outline.find(path)) {
            Some(node) => Some(format!("#s{}", node.heading().start)),
            None if target.is_own && target.facts.id.is_none() => None,
            None => self.page.href(&target.facts, &part.map(|p| p.eid()).unwrap_or_default()),
        };
        self.uses.push(Use { mention, link, parts, target: n, href });
    }

    fn facts(&self, group: &Group<'a>, mention: &'a Mention, link: Option<&'a Link>) -> Facts<'a> {
        let cited = || match mention.kind() {
            Kind::Numbered | Kind::Named => Facts::of_mention(mention, self.text),
            _ => Facts::default(),
        };
        match (group, link.map(|l| &l.resolution)) {
            (Group::Document(key), _) => {
                let mut facts = self.corpus.and_then(|c| c.get(*key)).map(Facts::of_record).unwrap_or_default();
                facts.complete(cited());
                facts
            }
            (Group::Outside(_), Some(Resolution::Outside { identity })) => {
                let mut facts = cited();
                facts.complete(Facts::of_identity(identity));
                facts
            }
            _ => cited(),
        }
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let mut slot = |out: &mut String, key: &str| -> fmt::Result {
            match key {
                "language" => out.push_str(self.page.language.code()),
                "title" => attribute(out, &self.title()),
                "heading" => content(out, &self.title()),
                "about" => content(out, self.letterhead.title.as_deref().filter(|_| self.page.title.is_none()).unwrap_or_default()),
                "style" => out.push_str(concat!(include_str!("common.css"), include_str!("annotate.css"))),
                "early" => out.push_str(include_str!("early.js")),
                "script" => out.push_str(concat!(include_str!("common.js"), include_str!("annotate.js"))),
                "mentions" => write!(out, "{}", self.uses.len())?,
                "documents" => write!(out, "{}", self.targets.len())?,
                "kinds-list" => self.write_kinds(out)?,
                "documents-list" => self.write_list(out)?,
                "text" => self.write_text(out)?,
                "data" => self.write_data(out)?,
                _ => {}
            }
            Ok(())
        };
        self.words.fill(out, include_str!("annotate.html"), &mut slot)
    }

    /// The page's title: the given one, else the letterhead's number, else what the text is.
    fn title(&self) -> String {
        let of_letterhead = || Facts::of_letterhead(&self.letterhead).label().filter(|_| self.letterhead.number.is_some());
        self.page.title.clone().or_else(of_letterhead).unwrap_or_else(|| self.words.get("untitled").to_owned())
    }

    /// How a cited document is called.
    fn label(&self, target: &Target<'a>) -> String {
        if target.is_own {
            return self.words.get("own").to_owned();
        }
        let first = self.uses.get(target.first).map(|u| u.mention.key());
        target.facts.label().or(first.map(str::to_owned)).unwrap_or_default()
    }

    /// A box for each kind that the text has, which shows or hides its marks.
    fn write_kinds(&self, out: &mut String) -> fmt::Result {
        for kind in [Kind::Numbered, Kind::Named, Kind::Back, Kind::Own, Kind::Implicit] {
            let n = self.uses.iter().filter(|u| u.mention.kind() == kind).count();
            if n > 0 {
                let word = self.words.get(&format!("kind.{kind}"));
                writeln!(
                    out,
                    "<li><label><input type=\"checkbox\" id=\"k-{kind}\" checked> <span class=\"m {kind}\">{word}</span> \
                     <span class=\"c\">{n}</span></label></li>"
                )?;
            }
        }
        Ok(())
    }

    /// The cited documents, the most cited first, the text itself last.
    fn write_list(&self, out: &mut String) -> fmt::Result {
        let mut order: Vec<(usize, &Target<'a>)> = self.targets.iter().enumerate().collect();
        order.sort_by_key(|(_, t)| (t.is_own, usize::MAX - t.uses, t.first));
        for (n, target) in order {
            let own = if target.is_own { " own" } else { "" };
            write!(out, "<li id=\"d{n}\" class=\"doc{own}\"><a href=\"#m{}\"><span class=\"l\">", target.first)?;
            content(out, &self.label(target));
            write!(out, "</span> <span class=\"c\">{}<span class=\"vh\"> {}</span></span></a>", target.uses, self.words.get("uses"))?;
            let about = self.about(target);
            if !about.is_empty() {
                out.push_str("<p class=\"sub\">");
                content(out, &about);
                out.push_str("</p>");
            }
            let relations: Vec<&str> = target.relations.iter().filter(|r| **r != Relation::DanChieu).map(|r| self.relation(*r)).collect();
            let outside = matches!(target.status, Some("outside" | "ambiguous" | "contradictory")).then_some(target.status).flatten();
            if !relations.is_empty() || outside.is_some() {
                out.push_str("<p class=\"tags\">");
                for relation in relations {
                    write!(out, "<span>{relation}</span> ")?;
                }
                if let Some(status) = outside {
                    write!(out, "<span class=\"{status}\">{}</span>", self.words.get(&format!("status.{status}")))?;
                }
                out.push_str("</p>");
            }
            out.push_str("</li>\n");
        }
        Ok(())
    }

    /// What the list says of a document besides how it is called.
    fn about(&self, target: &Target<'a>) -> String {
        let facts = &target.facts;
        if target.is_own {
            return Facts::of_letterhead(&self.letterhead).label().unwrap_or_default();
        }
        // Of a document without a number the date is part of the label.
        let date = facts.date.filter(|d| facts.number.is_some() && d.month().is_some()).map(|d| date_of(self.page.language, d));
        let title = self.title_of(target);
        let issuer = facts.issuer.as_deref().filter(|_| title.is_none());
        let pieces = [title.map(str::to_owned), date, issuer.map(str::to_owned)];
        pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The title of a cited document, if its label does not say it.
    fn title_of<'t>(&self, target: &'t Target<'a>) -> Option<&'t str> {
        let label = self.label(target).to_lowercase();
        target.facts.title.filter(|title| !label.contains(&title.to_lowercase()))
    }

    fn relation(&self, relation: Relation) -> &'static str {
        self.words.get(match relation {
            Relation::CanCu => "relation.can_cu",
            Relation::SuaDoi => "relation.sua_doi",
            Relation::ThayThe => "relation.thay_the",
            Relation::BaiBo => "relation.bai_bo",
            Relation::HuongDan => "relation.huong_dan",
            Relation::BanHanhKemTheo => "relation.ban_hanh_kem_theo",
            Relation::DanChieu => "relation.dan_chieu",
        })
    }

    /// The text in paragraphs, with its marks and the labels of its parts.
    fn write_text(&self, out: &mut String) -> fmt::Result {
        let reached: HashSet<&str> = self.uses.iter().filter_map(|u| u.href.as_deref()?.strip_prefix("#s")).collect();
        let mut items: Vec<(Span, Item)> = self.uses.iter().enumerate().map(|(n, u)| (u.mention.span, Item::Mark(n))).collect();
        let marks = items.len();
        for node in self.outline.nodes() {
            let span = node.heading();
            let before = self.uses.partition_point(|u| u.mention.span.end <= span.start);
            let is_free = self.uses.get(before).is_none_or(|u| !u.mention.span.overlaps(span));
            let is_article = node.level() <= Level::Dieu;
            if is_free && (is_article || reached.contains(span.start.to_string().as_str())) {
                items.push((span, Item::Label(is_article)));
            }
        }
        if items.len() > marks {
            items.sort_by_key(|(span, _)| *span);
        }
        let mut paragraphs = Paragraphs { text: self.text, held: 0 };
        out.push_str("<div class=\"chunk\"><p>");
        let mut at = 0;
        for (span, item) in items {
            let Some(words) = span.slice(self.text).filter(|_| span.start >= at) else { continue };
            paragraphs.write(out, Span::new(at, span.start));
            match item {
                Item::Mark(n) => self.write_mark(out, n, words)?,
                Item::Label(is_article) => {
                    let (tag, class) = if is_article { ("b", " class=\"h\"") } else { ("span", "") };
                    write!(out, "<{tag}{class} id=\"s{}\">", span.start)?;
                    content(out, words);
                    write!(out, "</{tag}>")?;
                }
            }
            at = span.end;
        }
        paragraphs.write(out, Span::new(at, self.text.len()));
        out.push_str("</p></div>");
        Ok(())
    }

    fn write_mark(&self, out: &mut String, n: usize, words: &str) -> fmt::Result {
        let Some((one, target)) = self.uses.get(n).and_then(|u| Some((u, self.targets.get(u.target)?))) else { return Ok(()) };
        let doubt = if one.link.is_some_and(|l| matches!(l.resolution.status(), "ambiguous" | "contradictory")) { " q" } else { "" };
        write!(out, "<a class=\"m {}{doubt}\" id=\"m{n}\" href=\"", one.mention.kind())?;
        match &one.href {
            Some(href) => attribute(out, href),
            None => write!(out, "#d{}", one.target)?,
        }
        out.push_str("\" title=\"");
        if !one.parts.is_empty() {
            attribute(out, &one.parts.to_string());
            out.push_str(" · ");
        }
        attribute(out, &self.label(target));
        if one.mention.relation != Relation::DanChieu {
            out.push_str(" · ");
            out.push_str(self.relation(one.mention.relation));
        }
        out.push_str("\">");
        content(out, words);
        out.push_str("</a>");
        Ok(())
    }

    /// What the cards say, for the script.
    fn write_data(&self, out: &mut String) -> fmt::Result {
        out.push_str("{\"words\":");
        self.words.json(out)?;
        out.push_str(",\"documents\":[");
        for (n, target) in self.targets.iter().enumerate() {
            out.push_str(if n > 0 { ",\n{" } else { "\n{" });
            let own = Facts::of_letterhead(&self.letterhead);
            let facts = if target.is_own && target.facts.id.is_none() { &own } else { &target.facts };
            let mut fields = Fields { out, first: true };
            fields.text("label", Some(&self.label(target)))?;
            fields.text("type", facts.document_type.map(|t| t.name()))?;
            fields.text("number", facts.number.as_ref().map(|n| n.as_str()))?;
            fields.text("date", facts.date.map(|d| date_of(self.page.language, d)).as_deref())?;
            fields.text("issuer", facts.issuer.as_deref())?;
            fields.text("title", if target.is_own { facts.title } else { self.title_of(target) })?;
            fields.text("id", facts.id)?;
            fields.text("urn", target.urn.as_deref())?;
            fields.text("href", self.page.href(&target.facts, "").filter(|_| !target.is_own).as_deref())?;
            out.push('}');
        }
        out.push_str("],\"mentions\":[");
        for (n, one) in self.uses.iter().enumerate() {
            out.push_str(if n > 0 { ",\n{" } else { "\n{" });
            self.write_use(&mut Fields { out, first: true }, one)?;
            out.push('}');
        }
        out.push_str("]}");
        Ok(())
    }

    fn write_use(&self, fields: &mut Fields<'_>, one: &Use<'a>) -> fmt::Result {
        fields.key("d")?;
        write!(fields.out, "{}", one.target)?;
        fields.text("rel", Some(one.mention.relation.as_str()))?;
        fields.text("parts", Some(one.parts.to_string()).filter(|p| !p.is_empty()).as_deref())?;
        let Some(link) = one.link else { return Ok(()) };
        let known = self.targets.get(one.target).and_then(|t| t.facts.date);
        let cited = one.mention.date().filter(|d| d.month().is_some() && Some(*d) != known);
        fields.text("cited", cited.map(|d| date_of(self.page.language, d)).as_deref())?;
        fields.text("status", Some(link.resolution.status()))?;
        let (doubt, candidates) = match &link.resolution {
            Resolution::Resolved { evidence, .. } => {
                fields.key("evidence")?;
                fields.list(evidence.iter().map(|clue| clue.as_str().to_owned()))?;
                (None, &[][..])
            }
            Resolution::Ambiguous { candidates, doubt } => (Some(format!("doubt.{}", doubt.as_str())), candidates.as_slice()),
            Resolution::Contradictory { candidates, conflict } => (Some(format!("conflict.{}", conflict.as_str())), candidates.as_slice()),
            Resolution::Outside { .. } => (None, &[][..]),
        };
        fields.text("doubt", doubt.as_deref())?;
        if !candidates.is_empty() {
            fields.key("candidates")?;
            fields.out.push('[');
            for (n, candidate) in candidates.iter().enumerate() {
                let facts = match candidate {
                    Candidate::Document(key) => self.corpus.and_then(|c| c.get(*key)).map(Facts::of_record).unwrap_or_default(),
                    Candidate::Outside(identity) => Facts::of_identity(identity),
                };
                fields.out.push_str(if n > 0 { "," } else { "" });
                let eid = one.parts.iter().next().map(|p| p.path().eid()).unwrap_or_default();
                let pair = [facts.full_label(), self.page.href(&facts, &eid).unwrap_or_default()];
                Fields { out: fields.out, first: true }.list(pair.into_iter())?;
            }
            fields.out.push(']');
        }
        let missing: Provisions = link.missing.iter().cloned().collect();
        fields.text("missing", Some(missing.to_string()).filter(|p| !p.is_empty()).as_deref())
    }
}

/// What stands in a paragraph besides plain text.
enum Item {
    Mark(usize),
    /// The label of a part; whether it is an article or a larger unit.
    Label(bool),
}

/// The years of the laws that are cited by name: a name without a year is the law of the last year that stood with it.
struct Years<'a> {
    all: HashMap<&'a str, BTreeSet<u16>>,
    last: HashMap<&'a str, u16>,
}

impl<'a> Years<'a> {
    fn of(mentions: &[(&'a Mention, Option<&Link>)]) -> Self {
        let mut all: HashMap<&str, BTreeSet<u16>> = HashMap::new();
        for (mention, _) in mentions.iter().filter(|(m, _)| m.kind() == Kind::Named) {
            all.entry(mention.key()).or_default().extend(mention.date().map(|d| d.year()));
        }
        all.retain(|_, years| years.len() > 1);
        Years { all, last: HashMap::new() }
    }

    /// The year, for a law of which several are cited.
    fn of_mention(&mut self, mention: &'a Mention) -> Option<u16> {
        let key = mention.key();
        self.all.get(key)?;
        if let Some(date) = mention.date() {
            self.last.insert(key, date.year());
        }
        self.last.get(key).copied()
    }
}

/// Bytes of text after which a new piece begins that the browser lays out by itself, once it is looked at.
const CHUNK: usize = 8000;

/// Writes the plain text between marks; each paragraph begins at the beginning of a line.
struct Paragraphs<'a> {
    text: &'a str,
    /// Bytes written since the last piece began.
    held: usize,
}

impl Paragraphs<'_> {
    fn write(&mut self, out: &mut String, span: Span) {
        let mut at = span.start;
        let plain = span.slice(self.text).unwrap_or_default();
        for (n, _) in plain.match_indices('\n') {
            let next = span.start + n + 1;
            if !begins_paragraph(self.text.get(next..).unwrap_or_default()) {
                continue;
            }
            content(out, self.text.get(at..next).unwrap_or_default());
            self.held += next - at;
            // No space between the tags: it would be text.
            out.push_str(if self.held > CHUNK { "</p></div><div class=\"chunk\"><p>" } else { "</p><p>" });
            if self.held > CHUNK {
                self.held = 0;
            }
            at = next;
        }
        content(out, self.text.get(at..span.end).unwrap_or_default());
        self.held += span.end - at;
    }
}

/// Whether a line begins a paragraph: it is not empty, and does not go on in lower case or with a number from the line before.
fn begins_paragraph(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_start();
    let is_label = || {
        let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = if after.len() < line.len() { after } else { line.trim_start_matches(|c: char| c.is_lowercase()) };
        line.len() - after.len() < 4 && after.starts_with(['.', ')', '-', '/'])
    };
    line.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_ascii_digit() || is_label())
}

/// Writes the fields of a JSON object.
struct Fields<'o> {
    out: &'o mut String,
    first: bool,
}

impl Fields<'_> {
    fn key(&mut self, key: &str) -> fmt::Result {
        self.out.push_str(if self.first { "" } else { "," });
        self.first = false;
        json(self.out, key)?;
        self.out.push(':');
        Ok(())
    }

    fn text(&mut self, key: &str, value: Option<&str>) -> fmt::Result {
        let Some(value) = value else { return Ok(()) };
        self.key(key)?;
        json(self.out, value)
    }

    fn list(&mut self, items: impl Iterator<Item = String>) -> fmt::Result {
        self.out.push('[');
        for (n, item) in items.enumerate() {
            self.out.push_str(if n > 0 { "," } else { "" });
            json(self.out, &item)?;
        }
        self.out.push(']');
        Ok(())
    }
}
