//! From triggers to mentions: which parsed pieces belong together, and what stands before them.

mod lookback;
mod structure;

use std::collections::VecDeque;

use compact_str::CompactString;

use crate::data::{is_issuer, is_unit};
use crate::model::{Document, DocumentNumber, DocumentType, Family, Kind, Level, Provisions};
use crate::parse::alias::alias;
use crate::parse::document::{
    Core, DocumentRead, date_after_title, document, issuer_after_title, list_number, next_cell, tail, tail_after_title, title,
};
use crate::parse::document_type::{number_label, type_phrase};
use crate::parse::lexeme::{any_phrase, at_word_end, dash, gap, is_capitalised, is_word_char, spaces, trim_gap_end, word};
use crate::parse::lexicon::Extra;
use crate::parse::name::{described_name, is_law_code};
use crate::parse::number::{Shape, number};
use crate::parse::pointer::{Pointer, pointer};
use crate::parse::provision::{ProvisionsRead, Style, level, provisions};
use crate::scan::{Anchor, Anchors, Trigger, Words, ends_with_glue};
use crate::span::Span;

pub(crate) use structure::{begins_row, heading, is_line_start, last_line};

/// Members of a list that shares one type word at most.
const MAX_LISTED: usize = 200;

/// A mention before its context is known; places are those of the clean text.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    /// The core.
    pub(crate) core: Span,
    /// End of the date and issuer.
    pub(crate) tail_end: usize,
    /// End of the title.
    pub(crate) full_end: usize,
    /// `Own` and `Back` as the words say; the context may decide otherwise.
    pub(crate) kind: Kind,
    /// The document.
    pub(crate) document: Document,
    /// The provisions.
    pub(crate) provisions: Provisions,
    /// Whether an alias of the text stands for the document: its number in the order of definition.
    pub(crate) alias: Option<usize>,
}

impl Raw {
    /// The number or name of the document, as its key.
    pub(crate) fn key(&self) -> Option<&CompactString> {
        match self.kind {
            Kind::Numbered => self.document.number.as_ref().map(DocumentNumber::text),
            Kind::Named => self.document.name.as_ref(),
            _ => None,
        }
    }
}

/// Words after `Điều này` by which it means no article.
const SAYS: [&str; 12] = [
    "cho thấy",
    "chứng tỏ",
    "chứng minh",
    "có nghĩa",
    "thể hiện",
    "đồng nghĩa",
    "dẫn đến",
    "khiến",
    "làm cho",
    "xuất phát",
    "hoàn toàn",
    "không những",
];

/// Aliases that one text can define.
const MAX_ALIASES: usize = 64;

/// What the assembler meets, in the order of the text.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly every event is a mention; a box would cost an allocation each")]
pub(crate) enum Event {
    /// A mention.
    Mention(Raw),
    /// The heading of an article of the text's own structure.
    Heading {
        /// Where it begins.
        at: usize,
    },
    /// The definition of an alias: its words.
    Alias {
        /// Where the words stand.
        name: Span,
    },
}

/// Reads a clean text from one trigger to the next.
#[derive(Debug)]
pub(crate) struct Assembler<'t, 'w> {
    text: &'t str,
    anchors: Anchors<'t, 'w>,
    extra: Option<&'w Extra>,
    /// Where the next trigger may stand.
    at: usize,
    /// End of the last mention: looking back stops here.
    floor: usize,
    queue: VecDeque<Event>,
    aliases: Vec<Watched>,
    /// Where the issuer of the document at the start of a line of titles stands, after the title.
    signed: usize,
    /// The same of its date.
    dated: usize,
    /// Triggers from here on wait for more text.
    limit: usize,
    /// Bytes of the whole text before this piece of it.
    before: usize,
}

/// What is carried from one piece of a text to the next.
#[derive(Debug, Default)]
pub(crate) struct Paused {
    at: usize,
    floor: usize,
    aliases: Vec<Watched>,
    signed: usize,
    dated: usize,
    before: usize,
}

impl Paused {
    /// Where reading goes on; nothing before it is read again.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Drops the first `shift` bytes of the piece.
    pub(crate) fn drop_front(&mut self, shift: usize) {
        self.at -= shift.min(self.at);
        self.floor = self.floor.saturating_sub(shift);
        self.signed = self.signed.saturating_sub(shift);
        self.dated = self.dated.saturating_sub(shift);
        self.before += shift;
    }
}

/// An alias that is watched for from its definition on.
#[derive(Debug)]
struct Watched {
    finder: memchr::memmem::Finder<'static>,
    len: usize,
    bare_type: bool,
    next: Option<usize>,
}

impl<'t, 'w> Assembler<'t, 'w> {
    /// Goes on in a piece of a text, up to the triggers at `limit`.
    pub(crate) fn resume(text: &'t str, words: &'w Words, extra: Option<&'w Extra>, paused: Paused, limit: usize) -> Self {
        let Paused { at, floor, mut aliases, signed, dated, before } = paused;
        for watched in &mut aliases {
            watched.next = watched.finder.find(text.as_bytes().get(at..).unwrap_or_default()).map(|n| n + at);
        }
        Assembler {
            text,
            anchors: Anchors::new(text, words),
            extra,
            at,
            floor,
            queue: VecDeque::new(),
            aliases,
            signed,
            dated,
            limit,
            before,
        }
    }

    /// Stops where [`next_event`](Self::next_event) gave no more.
    pub(crate) fn pause(self) -> Paused {
        Paused {
            at: self.at.max(self.limit),
            floor: self.floor,
            aliases: self.aliases,
            signed: self.signed,
            dated: self.dated,
            before: self.before,
        }
    }

    fn after(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    fn place(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    /// Has every later place of the words of an alias reported, by the alias's number in the order of definition.
    pub(crate) fn watch(&mut self, name: Span) {
        if self.aliases.len() >= MAX_ALIASES {
            return;
        }
        let words = name.slice(self.text).unwrap_or_default();
        let finder = memchr::memmem::Finder::new(words.as_bytes()).into_owned();
        let bare_type = type_phrase(words).is_ok_and(|(rest, _)| rest.is_empty());
        let from = name.end;
        let next = finder.find(self.after(from).as_bytes()).map(|n| n + from);
        self.aliases.push(Watched { finder, len: words.len(), bare_type, next });
    }

    /// The next event.
    pub(crate) fn next_event(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.queue.pop_front() {
                return Some(event);
            }
            let anchor = self.anchors.next_from(self.at);
            let anchor = anchor.filter(|a| a.at < self.limit);
            if let Some(event) = self.alias_before(anchor.map_or(self.limit, |a| a.at)) {
                return Some(event);
            }
            let anchor = anchor?;
            self.at = anchor.at + 1;
            self.look(anchor);
        }
    }

    /// The mention `n` places on whose trigger stands before `until`, even after the limit.
    pub(crate) fn ahead(&mut self, n: usize, until: usize) -> Option<&Raw> {
        while self.queue.len() <= n {
            let anchor = self.anchors.next_from(self.at).filter(|a| a.at < until)?;
            // An alias has to be reported before what follows it is looked at.
            if self.aliases.iter().any(|watched| watched.next.is_some_and(|at| at <= anchor.at)) {
                return None;
            }
            self.at = anchor.at + 1;
            self.look(anchor);
        }
        match self.queue.get(n)? {
            Event::Mention(raw) => Some(raw),
            _ => None,
        }
    }

    /// A watched alias that stands before the next trigger.
    fn alias_before(&mut self, limit: usize) -> Option<Event> {
        let text = self.text;
        let floor = self.floor;
        for (n, watched) in self.aliases.iter_mut().enumerate() {
            while let Some(at) = watched.next.filter(|at| *at <= limit) {
                let end = at + watched.len;
                let tail = text.get(end..)?;
                watched.next = watched.finder.find(tail.as_bytes()).map(|n| n + end);
                let next = gap(tail);
                let longer = watched.bare_type && !alone(text.get(floor..at).unwrap_or_default(), next, tail);
                if at < floor || longer || !at_word_end(tail) || !lookback::starts_word(text, at) {
                    continue;
                }
                let raw = Raw {
                    core: Span::new(at, end),
                    tail_end: end,
                    full_end: end,
                    kind: Kind::Back,
                    document: Document::default(),
                    provisions: Provisions::none(),
                    alias: Some(n),
                };
                self.at = end;
                self.floor = end;
                return Some(Event::Mention(raw));
            }
        }
        None
    }

    fn look(&mut self, anchor: Anchor) {
        let Anchor { trigger, at } = anchor;
        match trigger {
            Trigger::Provision => self.provision(at),
            Trigger::Law => self.law(at),
            Trigger::Abbreviation | Trigger::Standard => self.short(at, trigger),
            Trigger::Type => self.typed(at),
            Trigger::Label => self.label(at),
            Trigger::Slash => self.slash(at),
            Trigger::Pointer => self.pointer(at),
            Trigger::Alias => self.alias(at),
        }
    }

    /// A level's word: provisions, and the document after them.
    fn provision(&mut self, at: usize) {
        // `khoản` is found without its first letter.
        let start = match self.text.as_bytes().get(at) {
            Some(b'h' | b'H') => at.saturating_sub(1),
            _ => at,
        };
        let here = self.after(start);
        if start < self.floor {
            return;
        }
        // `quy định tạikhoản 2 Điều 5`: the space is lost.
        let glued = !lookback::starts_word(self.text, start);
        if glued && !ends_with_glue(self.text.as_bytes(), start) {
            return;
        }
        // `Điều lệ Đảng` begins with the word of an article.
        if here.starts_with("Điều lệ") {
            self.typed_at(start);
            return;
        }
        if here.starts_with('Đ') && here.get('Đ'.len_utf8()..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
            if !self.text.get(..start).is_some_and(|before| before.ends_with(is_word_char)) {
                self.shorthand(start);
            }
            return;
        }
        let Ok((after_level, first)) = level(here, Style::Text) else { return };
        let before = self.text.get(self.floor..start).unwrap_or_default();
        let pointed = is_capitalised(here) && pointer(after_level).is_ok();
        if lookback::is_other_word(before, first, pointed) {
            return;
        }
        let Ok((rest, mut found)) = provisions(here, Style::Text) else { return };
        if glued && !(found.firm && found.list.iter().all(|p| p.path().number(Level::Dieu).is_some())) {
            return;
        }
        // `Điều này chứng tỏ …`: what was said before.
        if found.this && first == Level::Dieu && any_phrase(gap(rest), SAYS).is_ok() {
            return;
        }
        if structure::inline_heading(self.text, self.floor, start, rest, &found.list) {
            self.at = self.place(rest);
            return;
        }
        if let Some(end) = structure::file_name(self.text, start) {
            self.at = end;
            return;
        }
        if let Some(end) = heading(self.text, start, first).filter(|_| !structure::is_cell(self.text, self.floor, start, first)) {
            self.at = end;
            if first == Level::Dieu {
                self.queue.push_back(Event::Heading { at: start });
            }
            return;
        }
        let (rest, document) = match self.attached(rest, &found) {
            Some((rest, document)) => (rest, Some(document)),
            None => (rest, None),
        };
        let alias = if document.is_none() { self.alias_after(rest) } else { None };
        if let Some((n, end)) = alias {
            self.push(Raw {
                core: Span::new(start, end),
                tail_end: end,
                full_end: end,
                kind: Kind::Back,
                document: Document::default(),
                provisions: found.list,
                alias: Some(n),
            });
            return;
        }
        match document {
            Some(document) => {
                let list = std::mem::take(&mut found.list);
                self.push_document(start, rest, document, list);
            }
            None if found.firm
                || first != Level::Mau
                    && !found.bare
                    && lookback::cites(before)
                    && (!found.this || first != Level::Dieu || here.starts_with('Đ')) =>
            {
                let end = self.place(rest);
                let kind = if found.this { Kind::Own } else { Kind::Implicit };
                self.push(Raw {
                    core: Span::new(start, end),
                    tail_end: end,
                    full_end: end,
                    kind,
                    document: Document::default(),
                    provisions: found.list,
                    alias: None,
                });
            }
            None => {}
        }
    }

    /// `Đ120 k5a`: an article and its clause in shorthand. An article alone may be anything.
    fn shorthand(&mut self, start: usize) {
        let Ok((rest, found)) = provisions(self.after(start), Style::Short) else { return };
        if !found.list.iter().all(|p| p.path().steps().len() > 1) {
            return;
        }
        match self.attached(rest, &found) {
            Some((rest, document)) => self.push_document(start, rest, document, found.list),
            None => {
                let end = self.place(rest);
                self.push(Raw {
                    core: Span::new(start, end),
                    tail_end: end,
                    full_end: end,
                    kind: Kind::Implicit,
                    document: Document::default(),
                    provisions: found.list,
                    alias: None,
                });
            }
        }
    }

    /// The document after a list of provisions.
    fn attached(&self, rest: &'t str, found: &ProvisionsRead) -> Option<(&'t str, DocumentRead)> {
        let next = gap(rest);
        let comma = next.strip_prefix(',').or_else(|| dash(next)).map(gap);
        let next = comma.unwrap_or(next);
        let next = match any_phrase(
            next,
            ["được ban hành kèm theo", "ban hành kèm theo", "ban hành kèm", "ban hành theo", "đính kèm", "kèm theo"],
        ) {
            Ok((after, _)) => gap(after),
            Err(_) => any_phrase(next, ["của", "thuộc", "trong", "tại"]).map_or(next, |(after, _)| gap(after)),
        };
        let next = any_phrase(next, ["các", "bản"]).map_or(next, |(after, _)| gap(after));
        let next = after_quoted_title(next).unwrap_or(next);
        let (after, read) = document(next, self.extra).ok()?;
        let this = found.list.iter().any(|p| p.path().is_relative());
        match &read.core {
            Core::Bare => described(next, after, read.document_type?),
            Core::Pointer(p) => {
                let of = read.document_type?;
                (valid_pointer(of, *p, is_capitalised(next)) || *p == Pointer::This && is_agreement(of)).then_some((after, read))
            }
            Core::Named { .. } if !is_capitalised(next) && !self.named_is_known(next, &read) => None,
            _ if this && comma.is_some() => None,
            _ => Some((after, read)),
        }
    }

    /// The alias that stands after a list of provisions (`Điều 4 Quy chế`), and its end.
    fn alias_after(&self, rest: &'t str) -> Option<(usize, usize)> {
        let next = gap(rest);
        let next = any_phrase(next, ["của", "tại"]).map_or(next, |(after, _)| gap(after));
        let at = self.place(next);
        self.aliases.iter().enumerate().find_map(|(n, watched)| {
            let words = watched.finder.needle();
            let tail = next.as_bytes().starts_with(words).then(|| next.get(words.len()..))??;
            (at_word_end(tail) && (!watched.bare_type || alone("", gap(tail), tail))).then_some((n, at + words.len()))
        })
    }

    /// Whether a name that begins with a small letter is one of the tables.
    fn named_is_known(&self, input: &str, read: &DocumentRead) -> bool {
        read.short || crate::parse::name::is_known(input, self.extra)
    }

    /// A law's type word.
    fn law(&mut self, at: usize) {
        let Some(start) = lookback::law_start(self.text, at, self.floor) else { return };
        let before = self.text.get(self.floor..start).unwrap_or_default();
        if lookback::is_not_a_law(before) {
            return;
        }
        let here = self.after(start);
        if lookback::is_own_title(before, here) {
            return;
        }
        let Ok((rest, found)) = document(here, self.extra) else { return };
        match &found.core {
            Core::Pointer(p) => {
                if !valid_pointer(found.document_type.unwrap_or(DocumentType::Luat), *p, is_capitalised(here)) {
                    return;
                }
            }
            Core::Named { name } => {
                if !is_capitalised(here) && !self.named_is_known(here, &found) {
                    return;
                }
                if !found.short && lookback::is_branch(name, before, here, rest) || lookback::is_enacted(before, rest) {
                    return;
                }
            }
            Core::Numbered { .. } => {}
            Core::Bare => return,
        }
        let (start, list) = lookback::short_provisions(self.text, self.floor, start).unwrap_or((start, Provisions::none()));
        self.push_document(start, rest, found, list);
    }

    /// An abbreviated law or type, a standard.
    fn short(&mut self, at: usize, trigger: Trigger) {
        let mut start = at;
        if trigger == Trigger::Standard && self.after(at).starts_with("TCN") {
            // `22 TCN 359-06`, `22TCN 211-06`: the sector's number stands before.
            let before = self.text.get(self.floor..at).unwrap_or_default();
            let before = before.strip_suffix(' ').unwrap_or(before);
            start = self.floor + before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        }
        if start < self.floor || !lookback::starts_word(self.text, start) {
            return;
        }
        if let Ok((rest, found)) = document(self.after(start), self.extra)
            && found.core != Core::Bare
            && !matches!(found.core, Core::Pointer(_))
            && !self.is_row_count(start, &found)
            && structure::file_name(self.text, start).is_none()
        {
            let (start, list) = lookback::short_provisions(self.text, self.floor, start).unwrap_or((start, Provisions::none()));
            self.push_document(start, rest, found, list);
        }
    }

    /// `TT 12` at the start of a line: the count of a table's row (`thứ tự`), no circular.
    fn is_row_count(&self, start: usize, found: &DocumentRead) -> bool {
        let Core::Numbered { number, .. } = &found.core else { return false };
        let bare = number.year().is_none() && number.code().is_none();
        bare && found.document_type == Some(DocumentType::ThongTu) && is_line_start(self.text, start)
    }

    /// A type that may carry a bare ordinal or a name.
    fn typed(&mut self, at: usize) {
        let start = self
            .text
            .get(self.floor..at)
            .and_then(|t| t.char_indices().next_back())
            .map_or(at, |(i, c)| if is_word_char(c) { self.floor + i } else { at });
        self.typed_at(start);
    }

    fn typed_at(&mut self, start: usize) {
        if start < self.floor || !lookback::starts_word(self.text, start) {
            return;
        }
        let here = self.after(start);
        let Ok((rest, found)) = document(here, self.extra) else { return };
        let fits = match &found.core {
            Core::Numbered { .. } => true,
            Core::Named { .. } => is_capitalised(here),
            Core::Pointer(_) | Core::Bare => false,
        };
        if fits {
            self.push_document(start, rest, found, Provisions::none());
        }
    }

    /// The label of a number: its type stands before it, or nowhere.
    fn label(&mut self, at: usize) {
        if at < self.floor || !lookback::starts_word(self.text, at) {
            return;
        }
        let Ok((rest, ())) = number_label(self.after(at)) else { return };
        if rest.starts_with(|c: char| c.is_ascii_digit()) {
            self.numbered(at, self.place(rest), true);
        }
    }

    /// A slash: the number it belongs to begins before it.
    fn slash(&mut self, at: usize) {
        let Some(start) = lookback::number_start(self.text, at, self.floor) else { return };
        self.numbered(start, start, false);
    }

    /// A number at `start`, its label if any at `label`.
    fn numbered(&mut self, label: usize, start: usize, labelled: bool) {
        let Ok((rest, (found, shape))) = number(self.after(start)) else { return };
        let end = self.place(rest);
        if structure::in_web_address(self.text, start, end) {
            return;
        }
        // An ordinal alone needs its type right before it.
        if shape == Shape::Ordinal
            && self.extra.is_none()
            && !lookback::may_carry_ordinal(self.text.get(self.floor..label).unwrap_or_default())
        {
            return;
        }
        if let Some((type_at, after, read)) = lookback::type_before(self.text, self.floor, label, end, self.extra) {
            self.push_document(type_at, after, read, Provisions::none());
            return;
        }
        if shape != Shape::Full {
            return;
        }
        let document_type = found.document_type();
        if let Some((type_at, of)) = lookback::damaged_type(self.text, self.floor, label)
            && !structure::is_letterhead(self.text, self.before, label, end, labelled)
            && document_type.is_none_or(|t| t == of)
        {
            let core = Core::Numbered { number: found, name: None, issuer: None, date: None };
            let read = DocumentRead { document_type: Some(of), core, bracket: false, short: false };
            self.push_document(type_at, rest, read, Provisions::none());
            return;
        }
        if is_law_code(&found)
            && let Some((name_at, of, name)) = lookback::damaged_law(self.text, self.floor, label)
        {
            let core = Core::Numbered { number: found, name: Some(CompactString::const_new(name)), issuer: None, date: None };
            let read = DocumentRead { document_type: Some(of), core, bracket: false, short: false };
            self.push_document(name_at, rest, read, Provisions::none());
            return;
        }
        let before = self.text.get(self.floor..label).unwrap_or_default();
        let first = found.groups().next().unwrap_or_default();
        let known = || {
            is_issuer(first)
            || is_unit(first)
            || matches!(document_type, Some(DocumentType::ThongTuLienBo | DocumentType::BanAn))
            || found.issuer_codes().any(is_issuer)
            || found.type_code().is_some() && found.year().is_some()
            // Codes that stand for nothing else: `100/QĐ-NHNO-AT`.
            || matches!(first, "QĐ" | "QyĐ" | "NQ" | "QC" | "TTr" | "CTr") && found.groups().count() > 1
        };
        let old = || matches!(first, "HĐBT" | "TTg") && found.year().is_none() && is_line_start(self.text, label);
        let says = labelled || old() || document_type.is_some() && known();
        if !says
            || lookback::is_other_number(before)
            || document_type.is_some_and(|t| matches!(t, DocumentType::HopDong | DocumentType::GiayPhep))
        {
            return;
        }
        if structure::is_letterhead(self.text, self.before, label, end, labelled) {
            self.at = end;
            self.floor = end;
            return;
        }
        let core = Core::Numbered { number: found, name: None, issuer: None, date: None };
        let read = DocumentRead { document_type, core, bracket: false, short: false };
        self.push_document(start, rest, read, Provisions::none());
    }

    /// `này`, `đó`, `nêu trên`: the type word stands before it.
    fn pointer(&mut self, at: usize) {
        let Some((start, end, of, which)) = lookback::pointed_type(self.text, at, self.floor, self.extra) else { return };
        let here = self.after(start);
        let before = self.text.get(self.floor..start).unwrap_or_default();
        if !valid_pointer(of, which, is_capitalised(here)) || of == DocumentType::Luat && lookback::is_not_a_law(before) {
            return;
        }
        let read = DocumentRead { document_type: Some(of), core: Core::Pointer(which), bracket: false, short: false };
        self.push_document(start, self.after(end), read, Provisions::none());
    }

    /// `(sau đây gọi tắt là X)`.
    fn alias(&mut self, at: usize) {
        let Ok((rest, words)) = alias(self.after(at)) else { return };
        if is_capitalised(words) {
            let end = self.place(rest);
            self.queue.push_back(Event::Alias { name: Span::new(end - words.len(), end) });
        }
    }

    fn push(&mut self, raw: Raw) {
        self.at = self.at.max(raw.tail_end.max(raw.core.end));
        self.floor = self.at;
        self.queue.push_back(Event::Mention(raw));
    }

    /// Adds a mention of a document with its tail, and the members of a list that share its type word.
    fn push_document(&mut self, start: usize, rest: &'t str, read: DocumentRead, mut list: Provisions) {
        let end = self.place(rest);
        let mut document = Document { document_type: read.document_type, ..Document::default() };
        let mut named = false;
        let kind = match read.core {
            Core::Numbered { number, name, issuer, date } => {
                document = Document { number: Some(number), name, issuer, date, ..document };
                Kind::Numbered
            }
            Core::Named { name } => {
                named = true;
                document.name = Some(name);
                Kind::Named
            }
            Core::Pointer(Pointer::This) => Kind::Own,
            Core::Pointer(Pointer::That) => Kind::Back,
            Core::Bare => return,
        };
        let of = document.document_type;
        let mut core_end = end;
        let mut after = rest;
        if matches!(kind, Kind::Numbered | Kind::Named) {
            let (mut next, mut found) = tail(after, named, read.bracket, self.extra);
            // What stands at the end of the line is the issuer of the document at its start.
            if start < self.signed && self.signed <= self.place(next) {
                found.issuer = None;
                next = self.after(self.signed);
            }
            if start < self.dated && self.dated <= self.place(next) {
                found.date = None;
                next = self.after(self.dated);
            }
            document.date = found.date.or(document.date);
            document.issuer = found.issuer.or(document.issuer.take());
            after = next;
            if kind == Kind::Numbered
                && document.issuer.is_none()
                && (is_line_start(self.text, start) || structure::begins_row(self.text, start))
                && let Some((signature, issuer)) = issuer_after_title(after, self.extra)
            {
                document.issuer = Some(issuer);
                self.signed = self.place(signature);
            }
            if kind == Kind::Numbered
                && document.date.is_none()
                && let Some((tail, date)) = date_after_title(after)
                && document.number.as_ref().and_then(DocumentNumber::year).is_none_or(|year| year == date.year())
                && structure::begins_entry(self.text, start)
            {
                document.date = Some(date);
                self.dated = self.place(tail);
            }
            // The next column may as well be the day of effect, mostly of another year.
            if document.date.is_none()
                && let Some(number) = &document.number
                && let Some((next, date)) = next_cell(after)
                && number.year().is_none_or(|year| date.year() == year)
            {
                document.date = Some(date);
                after = next;
            }
            if kind == Kind::Numbered
                && document.date.is_none()
                && document.issuer.is_none()
                && let Some((_, found)) = tail_after_title(after, self.extra)
            {
                document.date = found.date;
                document.issuer = found.issuer;
            }
            // `NĐ 63/2024 Đ25 k1`, `Nghị định 100/2019/NĐ-CP Điều 5`: the provisions after the document.
            if list.is_empty()
                && let Some((next, found)) = self.provisions_after(after, read.short)
            {
                list = found;
                after = next;
                core_end = self.place(next);
            }
        }
        let tail_end = self.place(after);
        let full_end = if kind == Kind::Numbered { self.place(title(after)) } else { tail_end };
        let shares = kind == Kind::Numbered && !named;
        let full = document.number.as_ref().is_some_and(|n| n.code().is_some());
        self.push(Raw { core: Span::new(start, core_end), tail_end, full_end, kind, document, provisions: list, alias: None });
        if shares {
            let from = self.queue.len() - 1;
            self.listed(after, of, full);
            self.share_issuer(from);
        }
    }

    /// `các Tờ trình số 82/TTr-CP, số 125/TTr-CP của Chính phủ`: the issuer at the end of a list is that of all its members.
    fn share_issuer(&mut self, from: usize) {
        let issuer = match self.queue.back() {
            Some(Event::Mention(last)) if self.queue.len() - from > 1 => last.document.issuer.clone(),
            _ => None,
        };
        let members = self.queue.iter_mut().skip(from).filter_map(|event| match event {
            Event::Mention(raw) => Some(raw),
            _ => None,
        });
        if let Some(issuer) = issuer {
            let members: Vec<&mut Raw> = members.collect();
            let Some((_, before)) = members.split_last() else { return };
            if before.iter().all(|raw| raw.document.issuer.is_none()) {
                members.into_iter().for_each(|raw| raw.document.issuer = Some(issuer.clone()));
            }
        }
    }

    fn provisions_after(&self, after: &'t str, short: bool) -> Option<(&'t str, Provisions)> {
        let next = spaces(after);
        let next = if short { next.strip_prefix(',').map_or(next, spaces) } else { next };
        if next.len() == after.len() {
            return None;
        }
        // `NĐ 54 Đ.38`, `Luật 75 Đ38`: shorthand stands beside what it is of.
        let beside = next.strip_prefix('Đ').is_some_and(|n| n.strip_prefix('.').unwrap_or(n).starts_with(|c: char| c.is_ascii_digit()));
        let style = if short || beside { Style::Short } else { Style::Text };
        let (rest, found) = provisions(next, style).ok()?;
        let closes = gap(rest).is_empty() || gap(rest).starts_with([',', '.', ';', ')', '\n', ':', '”', '|', '·']);
        ((closes || beside) && !found.this && self.attached(rest, &found).is_none()).then_some((rest, found.list))
    }

    /// `, 15/2021/NĐ-CP và số 35/2023/NĐ-CP ngày …` after a mention of the same type.
    fn listed(&mut self, rest: &'t str, of: Option<DocumentType>, full: bool) {
        let mut at = rest;
        for _ in 0..MAX_LISTED {
            let next = gap(at);
            let comma = next.strip_prefix([',', ';']);
            let next = comma.map_or(next, gap);
            let (next, and) = match any_phrase(next, ["và", "hoặc"]) {
                Ok((after, _)) => (gap(after), true),
                Err(_) => (next, false),
            };
            let (next, and) = next.strip_prefix('&').map_or((next, and), |r| (gap(r), true));
            if comma.is_none() && !and {
                return;
            }
            let Ok((after, (from, number, shape))) = list_number(next) else { return };
            let said = number.document_type();
            let fits = match shape {
                Shape::Full => {
                    said.is_none()
                        || said == of
                        || of.is_none()
                        || of == Some(DocumentType::BoLuat) && said == Some(DocumentType::Luat)
                        || number.code().is_some_and(|c| c.starts_with("QH") || c.starts_with("UBTVQH"))
                        || of.is_some_and(|t| t.family() == Family::Party || t == DocumentType::QuyDinh)
                }
                Shape::Year => !full,
                // `Chỉ thị 01, 13, 33/CT-UB`: one code closes the list.
                Shape::Ordinal => !full && number.ordinal().len() > 1 && goes_on(after),
            };
            if !fits {
                return;
            }
            let start = self.place(from);
            let end = self.place(after);
            let (tail_rest, found) = tail(after, false, false, self.extra);
            let mut document = Document { document_type: of.or(said), number: Some(number), ..Document::default() };
            document.date = found.date;
            document.issuer = found.issuer;
            let tail_end = self.place(tail_rest);
            let full_end = self.place(title(tail_rest));
            self.push(Raw {
                core: Span::new(start, end),
                tail_end,
                full_end,
                kind: Kind::Numbered,
                document,
                provisions: Provisions::none(),
                alias: None,
            });
            at = tail_rest;
        }
    }
}

/// What follows the quoted title of an article: `Điều 85 về “Người đại diện”, BLTTDS`.
fn after_quoted_title(input: &str) -> Option<&str> {
    let (rest, _) = any_phrase(input, ["về", "quy định về"]).ok()?;
    let title = gap(rest).strip_prefix('“')?;
    let (end, _) = title.char_indices().take(MAX_QUOTED_TITLE).find(|(_, c)| *c == '”')?;
    let next = gap(title.get(end + '”'.len_utf8()..)?);
    Some(next.strip_prefix(',').map_or(next, gap))
}

/// Characters of an article's title at most.
const MAX_QUOTED_TITLE: usize = 200;

/// Whether another number of the list follows.
fn goes_on(after: &str) -> bool {
    let next = gap(after);
    let next = next.strip_prefix([',', '&']).map(gap).or_else(|| any_phrase(next, ["và", "hoặc"]).ok().map(|(r, _)| gap(r)));
    next.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))
}

/// A charter or set of rules that is cited by what it is about: `Điều 40 Điều lệ Quỹ`.
fn described<'t>(input: &'t str, after: &'t str, of: DocumentType) -> Option<(&'t str, DocumentRead)> {
    use DocumentType as T;
    let shouted = word(input).chars().all(char::is_uppercase);
    if !is_capitalised(input)
        || shouted
        || !matches!(of, T::DieuLe | T::QuyChe | T::NoiQuy | T::QuyDinh | T::ChuongTrinh | T::DeAn | T::KeHoach)
    {
        return None;
    }
    let (rest, name) = described_name(input, after)?;
    Some((rest, DocumentRead { document_type: Some(of), core: Core::Named { name }, bracket: false, short: false }))
}

/// Whether a type word that is an alias stands for itself between these words, and does not begin a longer phrase.
fn alone(before: &str, next: &str, tail: &str) -> bool {
    const GOING_ON: [&str; 30] = [
        "và", "hoặc", "thì", "là", "được", "có", "đã", "đối", "trong", "khi", "nếu", "như", "không", "phải", "sẽ", "mà", "để", "theo",
        "tại", "do", "bao", "gồm", "với", "trừ", "cũng", "còn", "hay", "bị", "cho", "nêu",
    ];
    let before = trim_gap_end(before);
    let plural = ["các", "những", "ban hành", "dự thảo", "một"].iter().any(|w| before.ends_with(w));
    let closes = next.is_empty() || !next.starts_with(is_word_char) && !next.starts_with(['“', '"', '(']);
    let goes_on = GOING_ON.contains(&word(next)) && pointer(tail).is_err();
    !plural && (closes || goes_on)
}

/// Whether the articles of such a text are cited as `Điều 4 của hợp đồng này`; the words alone (`hợp đồng này`) cite nothing.
fn is_agreement(of: DocumentType) -> bool {
    use DocumentType as T;
    matches!(of, T::HopDong | T::ThoaThuan | T::HiepDinh | T::CongUoc | T::DieuUoc)
}

/// Whether the words are a pointer to a document and not to a thing of the same name (`kế hoạch này`).
fn valid_pointer(of: DocumentType, which: Pointer, capital: bool) -> bool {
    use DocumentType as T;
    match of {
        T::HopDong
        | T::BienBan
        | T::DuAn
        | T::GiayChungNhan
        | T::GiayPhep
        | T::GiayUyQuyen
        | T::GiayMoi
        | T::GiayXacNhan
        | T::DieuUoc
        | T::ThoaThuan
        | T::HiepDinh
        | T::CongUoc
        | T::DanhMuc
        | T::PhuLuc
        | T::KhangNghi
        | T::TuyenBo
        | T::BanCamKet
        | T::QuyHoach => false,
        T::NghiDinh
        | T::ThongTu
        | T::ThongTuLienTich
        | T::Luat
        | T::BoLuat
        | T::PhapLenh
        | T::NghiQuyet
        | T::QuyetDinh
        | T::ChiThi
        | T::VanBanHopNhat
        | T::HienPhap
        | T::NghiQuyetLienTich
        | T::SacLenh
        | T::CongVan
        | T::BanAn
        | T::AnLe => {
            // `quyết định đó`, `bản án trên` in a judgment speak of acts of the case.
            which == Pointer::This || capital || !matches!(of, T::QuyetDinh | T::BanAn)
        }
        T::VanBan => which == Pointer::This && capital,
        _ => capital && (which == Pointer::This || matches!(of, T::KeHoach | T::QuyDinh | T::QuyChe | T::KetLuan | T::HuongDan)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cores_with<'t>(text: &'t str, words: &Words) -> Vec<&'t str> {
        let mut assembler = Assembler::resume(text, words, None, Paused::default(), text.len());
        let mut out = Vec::new();
        while let Some(event) = assembler.next_event() {
            match event {
                Event::Mention(raw) => out.push(raw.core.slice(text).unwrap()),
                Event::Heading { at } => out.push(&text[at..at]),
                Event::Alias { name } => out.push(name.slice(text).unwrap()),
            }
        }
        out
    }

    fn cores(text: &str) -> Vec<&str> {
        cores_with(text, &Words::new())
    }

    /// What stands around trigger words in citations and elsewhere.
    const PIECES: [&str; 96] = [
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\u{a0}",
        "  ",
        ",",
        ";",
        ".",
        ": ",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "*",
        "-",
        "–",
        "/",
        "1",
        "5",
        "12",
        "2020",
        "45/2013/QH13",
        "30/2020/NĐ-CP",
        "a",
        "b)",
        "đ",
        "ii",
        "A",
        "II",
        "XIV",
        "thứ nhất",
        "cuối",
        "đầu",
        "từ",
        "đến",
        "số",
        "Số",
        "này",
        "NÀY",
        "đó",
        "nêu trên",
        "trên",
        "và",
        "các",
        "của",
        "Điều",
        "điều",
        "ĐIỀU",
        "khoản",
        "Khoản",
        "KHOẢN",
        "điểm",
        "Điểm",
        "tiết",
        "đoạn",
        "mục",
        "Mục",
        "Tiểu mục",
        "tiểu mục",
        "Phần",
        "phần",
        "Chương",
        "chương",
        "Phụ lục",
        "phụ lục",
        "phụ",
        "mẫu",
        "Mẫu",
        "gạch đầu dòng",
        "luật",
        "Luật",
        "LUẬT",
        "pháp",
        "bộ",
        "sắc",
        "lệnh",
        "hiến pháp",
        "Hiến pháp",
        "Đất đai",
        "Nghị định",
        "nghị quyết",
        "Thông tư",
        "Quyết định",
        "Công văn",
        "NĐ",
        "TT",
        "BLDS",
        "TCVN",
        "hiệu",
        "kèm theo",
        "lệ Đảng",
        "Chính phủ",
        "người",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1500))]

        /// No trigger is ruled out by its neighbours that the grammar would make something of.
        #[test]
        fn neighbours_rule_out_no_citation(pieces in proptest::collection::vec((0..PIECES.len(), proptest::bool::ANY), 1..14)) {
            let mut text = String::new();
            for (n, apart) in pieces {
                text.push_str(PIECES[n]);
                text.push_str(if apart { " " } else { "" });
            }
            proptest::prop_assert_eq!(cores(&text), cores_with(&text, &Words::every()), "{}", text);
        }
    }

    #[test]
    fn cores_begin_and_end_where_they_should() {
        let cases: &[(&str, &[&str])] = &[
            ("theo Nghị định số 30/2020/NĐ-CP ngày 5/3/2020 của Chính phủ.", &["Nghị định số 30/2020/NĐ-CP"]),
            ("khoản 2 Điều 5 của Luật Đất đai số 45/2013/QH13 và Điều 6", &["khoản 2 Điều 5 của Luật Đất đai số 45/2013/QH13", "Điều 6"]),
            ("các Nghị định số 15/2021/NĐ-CP và 35/2023/NĐ-CP.", &["Nghị định số 15/2021/NĐ-CP", "35/2023/NĐ-CP"]),
            ("UBND tỉnh chỉ đạo (số 3448/VP-KT ngày 24/8/2020)", &["3448/VP-KT"]),
            ("ban hành Quyết định (số 1573/QĐ-UBND, ngày 15/8/2020)", &["Quyết định (số 1573/QĐ-UBND"]),
            ("Báo cáo \nthẩm tra số 436/BC-UBVHXH15 ngày", &["Báo cáo \nthẩm tra số 436/BC-UBVHXH15"]),
            ("Quyết \nđịnh của \nTTCP \n26/2021/QĐ-TTg \nngày", &["Quyết \nđịnh của \nTTCP \n26/2021/QĐ-TTg"]),
            ("Thông tư này và Thông tư liên tịch này", &["Thông tư này", "Thông tư liên tịch này"]),
            ("điều này cho thấy pháp luật và kỷ luật", &[]),
            ("Nghị quyết 42 và Nghị định 100/2019", &["Nghị quyết 42", "Nghị định 100/2019"]),
            ("khoản 1 Điều 260 BLHS năm 2015", &["khoản 1 Điều 260 BLHS"]),
        ];
        for (text, want) in cases {
            assert_eq!(cores(text), *want, "{text}");
        }
    }
}
