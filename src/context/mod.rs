//! What the text around a mention says of it: which document a pointer means, whether the words stand in a quotation, and
//! how the text uses the document.

mod genre;
mod quotes;
mod relation;
pub(crate) mod run;

use std::collections::VecDeque;

use compact_str::CompactString;
use smallvec::SmallVec;

use crate::assemble::{Raw, begins_row, is_line_start, last_line};
use crate::model::{DocumentType, Kind, Level, Mention, Provisions, Reference, Relation};
use crate::parse::document::{Core, document};
use crate::parse::document_type::type_phrase;
use crate::parse::lexeme::{is_capitalised, last_word, trim_gap_end};
use crate::span::Span;
use genre::Genre;
use quotes::Quotes;
use relation::Relations;

/// Documents that a pointer can reach back to.
const MEMORY: usize = 64;

/// Bytes of a phrase in which the documents of one run stand at most.
const MAX_PHRASE: usize = 32 * 1024;

/// Bytes between a document and the provisions in its row of a table at most.
const MAX_ROW: usize = 400;
/// The same where the row has a number.
const MAX_NUMBERED_ROW: usize = 2_000;

/// Bytes over which an article cited again is taken to be of the same document.
const MAX_AGAIN: usize = 1_500;

/// A document by its type and key.
type Cited = (Option<DocumentType>, CompactString);

/// A document mentioned before.
#[derive(Debug, Clone)]
struct Seen {
    document_type: Option<DocumentType>,
    key: CompactString,
    span: Span,
    /// The end of its title.
    full_end: usize,
    relation: Relation,
    /// Named or numbered, not pointed to.
    direct: bool,
    /// Whether it stands in the title of another, or only tells what changed the one before it.
    aside: bool,
    /// The article that it was cited for.
    article: Option<CompactString>,
}

impl Seen {
    fn drop_front(&mut self, shift: usize) {
        let moved = |at: usize| at.saturating_sub(shift);
        self.span = Span::new(moved(self.span.start), moved(self.span.end));
        self.full_end = moved(self.full_end);
    }
}

/// The state of reading one text, from its start to the mention at hand.
#[derive(Debug)]
pub(crate) struct Context<'t> {
    text: &'t str,
    genre: Genre<'t>,
    quotes: Quotes<'t>,
    relations: Relations<'t>,
    seen: VecDeque<Seen>,
    /// The first document of each type that words such as `ban hành` introduce: what a report is about.
    introduced: Vec<Seen>,
    /// Whether a document was cited by number or name.
    cites: bool,
    /// The document whose amendment the present article is about.
    amended: Option<Cited>,
    /// The document that the text's own title amends, where it amends just one.
    titled: Titled,
    aliases: Vec<Cited>,
    /// Where the words of the last alias definition stand.
    defining: Option<Span>,
    /// The run of provisions that was looked at last.
    run: Run,
}

/// Provisions whose document stands after the last of them.
#[derive(Debug, Default)]
struct Run {
    /// The end of the last one.
    end: usize,
    /// The document's key, where there is one.
    key: Option<CompactString>,
}

impl<'t> Context<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Context {
            text,
            genre: Genre::new(text),
            quotes: Quotes::new(text),
            relations: Relations::new(text),
            seen: VecDeque::new(),
            introduced: Vec::new(),
            cites: false,
            amended: None,
            titled: Titled::Open,
            aliases: Vec::new(),
            defining: None,
            run: Run::default(),
        }
    }

    /// The same for the next piece of the text, which leaves out the first `shift` bytes of this one.
    pub(crate) fn onto(mut self, text: &str, shift: usize) -> Context<'_> {
        self.seen.iter_mut().chain(&mut self.introduced).for_each(|s| s.drop_front(shift));
        let moved = |at: usize| at.saturating_sub(shift);
        Context {
            text,
            genre: self.genre.onto(text),
            quotes: self.quotes.onto(text, shift),
            relations: self.relations.onto(text, shift),
            seen: self.seen,
            introduced: self.introduced,
            cites: self.cites,
            amended: self.amended,
            titled: self.titled,
            aliases: self.aliases,
            defining: self.defining.map(|d| Span::new(moved(d.start), moved(d.end))),
            // A run is read to its end before its piece is left.
            run: Run::default(),
        }
    }

    /// An article of the text's own begins: its amendment, if it is one, is still to come.
    pub(crate) fn heading(&mut self, at: usize) {
        self.follow_quotes(at);
        if !self.quotes.is_open() {
            self.amended = None;
            self.titled = std::mem::replace(&mut self.titled, Titled::Several).closed();
        }
    }

    /// The document that an instruction amends: the one that the article names, else the one of the title.
    fn amended(&self) -> Option<&Cited> {
        self.amended.as_ref().or(match &self.titled {
            Titled::One(amended) | Titled::Closed(amended) => Some(amended),
            _ => None,
        })
    }

    /// The definition of an alias for the document that the phrase before it is about; gives whether the alias has to be
    /// watched for. Words that are a citation by themselves are found without it.
    pub(crate) fn alias(&mut self, name: Span) -> bool {
        self.defining = Some(name);
        let Some(head) = self.phrase_head(name.start) else { return false };
        let words = name.slice(self.text).unwrap_or_default();
        // `sau đây gọi tắt là Quy chế`: of the type that it is called.
        let of = type_phrase(words).ok().map(|(_, of)| of).filter(|of| *of != DocumentType::VanBan);
        let entry = (of.or(head.document_type), head.key.clone());
        let watched = alias_is_watched(words);
        if watched {
            self.aliases.push(entry);
        }
        watched
    }

    /// The document that the phrase before `at` is about: the first one of its run, not one in its history or title; of a plain list
    /// the last one.
    fn phrase_head(&self, at: usize) -> Option<&Seen> {
        let mut head = None;
        let mut until = at;
        let mut last_listed = None;
        for seen in self.seen.iter().rev().filter(|s| s.direct) {
            let between = self.text.get(seen.span.end..until)?;
            if between.len() > 700 || at - seen.span.start > MAX_PHRASE || sentence_ends(between) {
                break;
            }
            let listed = head.is_none() || matches!(between.trim(), "," | "và" | ", và");
            last_listed = last_listed.or(head.is_none().then_some(seen)).filter(|_| listed);
            head = Some(seen);
            until = seen.span.start;
            // A basis or an enumeration begins anew at each member that nothing joins to the one before.
            let before = self.text.get(..seen.span.start)?;
            if !joined_to_history(before) {
                break;
            }
        }
        last_listed.or(head)
    }

    /// Whether a run of provisions that was not looked at yet may begin with this mention.
    pub(crate) fn begins_run(&self, raw: &Raw) -> bool {
        raw.core.start >= self.run.end && run::begins(self.text, raw)
    }

    /// Whether a run whose last member so far ends at `end` goes on to this mention.
    pub(crate) fn run_goes_on(&self, end: usize, next: &Raw) -> bool {
        self.text.get(end..next.core.start).is_some_and(|between| between.len() <= run::MAX_BETWEEN && run::goes_on(between, next))
    }

    /// Notes a run that ends at `end`, and the key of its document if it has one.
    pub(crate) fn note_run(&mut self, end: usize, key: Option<CompactString>) {
        self.run = Run { end, key };
    }

    /// What a mention means where it stands; `None` where it points to nothing.
    pub(crate) fn place(&mut self, mut raw: Raw) -> Option<Mention> {
        self.follow_quotes(raw.core.start);
        let relation = self.relations.of(&raw);
        let Raw { core, full_end, mut kind, alias, .. } = raw;
        let document_type = raw.document.document_type;
        let mut referent = None;
        let quoted = self.quotes.source().cloned();
        match kind {
            Kind::Own => {
                if let Some((_, key)) = quoted {
                    referent = Some(key);
                } else if self.genre.is_report(self.cites)
                    && document_type.is_some()
                    && !self.takes_effect(core.start)
                    && let Some(reported) = self.reported(document_type, core.start)
                {
                    referent = Some(reported.key.clone());
                    kind = Kind::Back;
                }
            }
            Kind::Back => {
                let target = match alias {
                    Some(n) => self.aliases.get(n).cloned(),
                    None => self.antecedent(document_type, core.start),
                };
                let (of, key) = target?;
                raw.document.document_type = document_type.or(of);
                referent = Some(key);
            }
            Kind::Implicit => {
                if let Some(key) = self.run.key.as_ref().filter(|_| core.start < self.run.end) {
                    referent = Some(key.clone());
                } else if let Some((_, key)) = quoted {
                    referent = Some(key);
                } else if let Some(row) = self.row_of(core) {
                    referent = Some(row.key.clone());
                } else if matches!(relation, Relation::SuaDoi | Relation::BaiBo | Relation::ThayThe) && self.amended().is_some() {
                    referent = self.amended().map(|(_, key)| key.clone());
                } else if self.genre.is_report(self.cites) {
                    let again = self.cited_for(article(&raw.provisions), core.start);
                    referent = again.or_else(|| self.reported(None, core.start)).map(|s| s.key.clone());
                }
            }
            Kind::Named => {
                // The words of an alias's definition point to the document that it stands for.
                if self.defining.is_some_and(|d| d.contains(Span::new(core.start, core.start + 1))) {
                    let head = self.phrase_head(core.start).map(|h| h.key.clone());
                    if let Some(key) = head.filter(|k| raw.document.name.as_ref() != Some(k)) {
                        kind = Kind::Back;
                        referent = Some(key);
                    }
                }
            }
            Kind::Numbered => {}
        }
        raw.kind = kind;
        Some(self.finish(raw, referent, relation, full_end))
    }

    fn finish(&mut self, raw: Raw, referent: Option<CompactString>, relation: Relation, full_end: usize) -> Mention {
        let kind = raw.kind;
        let mention = Mention {
            span: raw.core,
            full_span: Span::new(raw.core.start, full_end.max(raw.core.end)),
            reference: Reference::new(kind, raw.document, raw.provisions),
            relation,
            referent,
        };
        let direct = matches!(kind, Kind::Numbered | Kind::Named);
        if direct || kind == Kind::Back {
            if direct && relation == Relation::SuaDoi {
                self.titled.note(mention.document_type(), mention.key());
            }
            if direct && relation == Relation::SuaDoi && self.relations.in_instruction() && !self.quotes.is_open() {
                self.amended = Some((mention.document_type(), mention.shared_key()));
            }
            let seen = Seen {
                document_type: mention.document_type(),
                key: mention.shared_key(),
                span: Span::new(raw.core.start, raw.tail_end),
                full_end,
                relation,
                direct,
                article: article(mention.provisions()).map(CompactString::from),
                aside: direct && (self.is_in_title(raw.core.start) || self.is_history(raw.core.start)),
            };
            let is_new = self.introduced.len() < MEMORY && !self.introduced.iter().any(|s| s.document_type == seen.document_type);
            if is_new && direct && introduced(self.text, raw.core.start) {
                self.introduced.push(seen.clone());
            }
            self.cites |= direct;
            if self.seen.len() == MEMORY {
                self.seen.pop_front();
            }
            self.seen.push_back(seen);
        }
        mention
    }

    /// `kể từ ngày Luật này có hiệu lực`: the text itself speaks.
    fn takes_effect(&self, at: usize) -> bool {
        let before = trim_gap_end(self.text.get(..at).unwrap_or_default());
        before.ends_with("từ ngày") || before.ends_with("từ khi") || before.ends_with("trước ngày")
    }

    /// The document that a report is about: the first one of the type that it introduces, else the last one mentioned.
    fn reported(&self, of: Option<DocumentType>, at: usize) -> Option<&Seen> {
        let any = self.introduced.first();
        // One just mentioned in the same paragraph is meant before the one that the report is about.
        let near = self.seen.back().filter(|s| s.direct && s.document_type == of && of.is_some());
        if let Some(near) = near.filter(|s| self.text.get(s.span.end..at).is_some_and(|t| !t.contains('\n') && t.len() < 400)) {
            return Some(near);
        }
        match of {
            None => any.or_else(|| self.seen.iter().rev().find(|s| s.direct && !s.aside)),
            Some(_) => {
                let introduced = self.introduced.iter().find(|s| s.document_type == of);
                introduced.or_else(|| self.seen.iter().rev().find(|s| s.direct && s.document_type == of)).or(any)
            }
        }
    }

    /// The document that was cited shortly before for the same article: `Điều 2 Luật Dược … . Khoản 24 Điều 2 quy định`.
    fn cited_for(&self, article: Option<&str>, at: usize) -> Option<&Seen> {
        let article = article?;
        let near = |s: &&Seen| at.saturating_sub(s.span.end) <= MAX_AGAIN;
        self.seen.iter().rev().take_while(near).find(|s| s.direct && s.article.as_deref() == Some(article))
    }

    /// Whether a mention at this place stands in the title of another.
    fn is_in_title(&self, at: usize) -> bool {
        self.seen.iter().any(|s| s.span.start < at && at < s.full_end)
    }

    /// The document in whose row of a table a cell of provisions stands: after it on the same line behind a mark of columns, or, as
    /// tables come out of a PDF, each cell on lines of its own.
    fn row_of(&self, cell: Span) -> Option<&Seen> {
        let after = self.text.get(cell.end..)?.trim_start_matches([' ', ';', '.', '|', '\r']);
        let here = self.text.get(cell.start..)?;
        let alone = is_capitalised(here) && (after.is_empty() || after.starts_with('\n')) && is_line_start(self.text, cell.start);
        if alone && let Some(row) = self.numbered_row(cell.start) {
            return Some(row);
        }
        let head = self.phrase_head(cell.start)?;
        // A law in the title is not what the row is about.
        let begins = |seen: &Seen| is_line_start(self.text, seen.span.start);
        let row = if head.aside && !begins(head) { self.seen.iter().rev().find(|s| s.direct && !s.aside)? } else { head };
        let between = self.text.get(row.span.end..cell.start).filter(|b| b.len() <= MAX_ROW)?;
        if !between.contains('\n') {
            return between.contains('|').then_some(row);
        }
        (alone && begins(row) && !sentence_ends(between)).then_some(row)
    }

    /// The document in the first cell of the numbered row in which the cell at `at` stands, whatever its title holds.
    fn numbered_row(&self, at: usize) -> Option<&Seen> {
        let near = |s: &&Seen| at.saturating_sub(s.span.end) <= MAX_NUMBERED_ROW;
        self.seen.iter().rev().take_while(near).find(|s| s.direct && begins_row(self.text, s.span.start))
    }

    /// Whether a mention at this place only tells what changed the one before it: `(được sửa đổi, bổ sung bởi Nghị định …)`.
    fn is_history(&self, at: usize) -> bool {
        let before = trim_gap_end(self.text.get(..at).unwrap_or_default());
        let verbs = ["bởi", "theo", "tại", "bằng"].iter().find_map(|w| before.strip_suffix(w)).map(trim_gap_end);
        verbs.is_some_and(|v| ["sửa đổi", "bổ sung", "thay thế"].iter().any(|w| v.ends_with(w)))
    }

    /// The earlier mention that `Nghị định nêu trên` points to: the nearest of its type.
    fn antecedent(&self, of: Option<DocumentType>, at: usize) -> Option<Cited> {
        let plural = self.text.get(..at).is_some_and(|before| {
            let w = last_word(trim_gap_end(before));
            matches!(w, "các" | "những" | "hai" | "ba") || (!w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()))
        });
        let mut same = self.seen.iter().rev().filter(|s| s.document_type == of && s.direct);
        let nearest = same.next()?;
        // Several are meant: the first of the run stands for them.
        let target = if plural { self.seen.iter().find(|s| s.document_type == of && s.direct).unwrap_or(nearest) } else { nearest };
        Some((target.document_type, target.key.clone()))
    }

    /// Brings the quotations up to `at`, and says whose text each one that opens is.
    fn follow_quotes(&mut self, at: usize) {
        while let Some(open) = self.quotes.advance(at) {
            let source = self.quoted_source(open);
            self.quotes.enter(source);
        }
    }

    /// Whose words stand in a quotation that opens at `open` after a colon: the amended document's in an amending
    /// instruction, else those of the document that the sentence is about.
    fn quoted_source(&self, open: usize) -> Option<Cited> {
        let mut run: SmallVec<[&Seen; 4]> = SmallVec::new();
        let mut until = open;
        for seen in self.seen.iter().rev().filter(|s| s.direct) {
            // What stands before the last quotation belongs to the instruction of that one.
            if !run.is_empty() && seen.span.end < self.quotes.closed() {
                break;
            }
            let Some(between) = self.text.get(seen.span.end.min(until)..until) else { break };
            if between.len() > 900 || open.saturating_sub(seen.span.start) > MAX_PHRASE || sentence_ends(between) {
                break;
            }
            run.push(seen);
            until = seen.span.start;
        }
        let line = last_line(self.text.get(..until).unwrap_or_default());
        let opening = line.rsplit(['.', ';']).next().unwrap_or_default().trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        let instructs = ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ"].iter().any(|v| opening.starts_with(v));
        let amended = run.iter().find(|s| s.relation == Relation::SuaDoi).map(|s| (s.document_type, s.key.clone()));
        if run.is_empty() {
            return self.amended().cloned();
        }
        if instructs && amended.is_some() {
            return amended;
        }
        run.last().map(|s| (s.document_type, s.key.clone()))
    }
}

/// The article of the first of these provisions.
fn article(provisions: &Provisions) -> Option<&str> {
    provisions.iter().next()?.path().number(Level::Dieu)
}

/// What the title and the enacting formula amend, up to the first article.
#[derive(Debug)]
enum Titled {
    /// Nothing yet.
    Open,
    /// One document so far.
    One(Cited),
    /// One, and the articles have begun.
    Closed(Cited),
    /// None or more than one.
    Several,
}

impl Titled {
    fn note(&mut self, of: Option<DocumentType>, key: &str) {
        match self {
            Titled::Open => *self = Titled::One((of, key.into())),
            Titled::One((_, known)) if known != key => *self = Titled::Several,
            _ => {}
        }
    }

    fn closed(self) -> Self {
        match self {
            Titled::One(amended) | Titled::Closed(amended) => Titled::Closed(amended),
            _ => Titled::Several,
        }
    }
}

/// Whether a sentence ends in these words.
fn sentence_ends(between: &str) -> bool {
    between.contains("\n\n")
        || between.char_indices().any(|(i, c)| {
            c == ';'
                || c == '.' && {
                    let next = between.get(i + 1..).unwrap_or_default();
                    next.starts_with([' ', '\n', '\r', '”']) && next.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“')
                }
        })
}

/// Whether the words before a mention make it part of the history or title of the one before: `được sửa đổi bởi`, `của`.
fn joined_to_history(before: &str) -> bool {
    let tail_start = before.char_indices().rev().take(60).last().map_or(0, |(i, _)| i);
    let tail = before.get(tail_start..).unwrap_or_default().to_lowercase();
    let tail = tail.trim_end();
    ["theo", "bởi", "tại", "của", "và", ",", "hành", "dẫn", "số", "bằng"].iter().any(|w| tail.ends_with(w))
}

/// Whether the words introduce the document after them: `Chính phủ ban hành Nghị định …`.
fn introduced(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = trim_gap_end(before);
    ["ban hành", "ký", "có", "thông qua", "công bố", "là"].iter().any(|w| before.strip_suffix(w).is_some_and(|b| b.ends_with([' ', '\n'])))
        && !before.ends_with("kèm theo")
}

/// Whether an alias is to be looked for: one that begins with a document's type word, and is not a citation by itself.
fn alias_is_watched(words: &str) -> bool {
    // A programme or a plan is a thing that its decision approves, not the decision.
    let things = [
        DocumentType::ChuongTrinh,
        DocumentType::DeAn,
        DocumentType::DuAn,
        DocumentType::KeHoach,
        DocumentType::ChienLuoc,
        DocumentType::HopDong,
        DocumentType::DanhMuc,
        DocumentType::PhuLuc,
        DocumentType::QuyHoach,
        DocumentType::PhuongAn,
    ];
    match document(words, None) {
        Ok((_, read)) => {
            matches!(read.core, Core::Bare)
                && read
                    .document_type
                    .is_some_and(|t| !things.contains(&t) && !t.name().starts_with("Giấy") && !t.name().starts_with("Phiếu"))
        }
        Err(_) => false,
    }
}
