//! How a text uses a document, by the words before the mention (and, for an end of effect, after it).
//!
//! | words | relation |
//! |---|---|
//! | `Căn cứ …` | `can_cu` |
//! | `sửa đổi, bổ sung (một số điều của) …` | `sua_doi` |
//! | `thay thế …` | `thay_the` |
//! | `bãi bỏ …`, `… hết hiệu lực` | `bai_bo` |
//! | `quy định chi tiết …`, `hướng dẫn thi hành …` | `huong_dan` |
//! | `ban hành kèm theo …` | `ban_hanh_kem_theo` |
//! | `được sửa đổi, bổ sung bởi …` | as the document before it: its history |

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use memchr::memmem;

use crate::assemble::Raw;
use crate::model::{DocumentType, Kind, Level, Relation};
use crate::normalise::lower;
use crate::parse::lexeme::{last_word, trim_gap_end};

/// Bytes before a mention that are looked at.
const LOOK_BACK: usize = 480;
/// Bytes after a mention in which its end of effect may stand.
const LOOK_AHEAD: usize = 1_200;

/// Of `sửa đổi`, `bổ sung`, `bãi bỏ` and `thay thế` the parts that are rare, whatever the case of the first letter.
pub(super) const AMENDING: [&str; 4] = ["ửa đổi", "ổ sung", "ãi bỏ", "hay thế"];

/// What a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Basis,
    Amend,
    Replace,
    Repeal,
    Detail,
    /// In a title: what the document is made to apply.
    Apply,
    Annex,
}

/// Cues in lower case.
const CUES: [(&str, Cue); 25] = [
    ("căn cứ", Cue::Basis),
    // Texts taken from pages of documents lose small words, scans marks.
    ("căn vào", Cue::Basis),
    ("căn cử", Cue::Basis),
    ("cấn cứ", Cue::Basis),
    ("cân cứ", Cue::Basis),
    ("chiểu", Cue::Basis),
    ("sửa đổi", Cue::Amend),
    ("bổ sung", Cue::Amend),
    ("thay thế", Cue::Replace),
    ("bãi bỏ", Cue::Repeal),
    ("hủy bỏ", Cue::Repeal),
    ("huỷ bỏ", Cue::Repeal),
    ("quy định chi tiết", Cue::Detail),
    ("quy định một số điều", Cue::Detail),
    ("quy định cụ thể một số điều", Cue::Detail),
    ("hướng dẫn", Cue::Detail),
    ("chi tiết thi hành", Cue::Detail),
    ("chi tiết và thi hành", Cue::Detail),
    ("biện pháp thi hành", Cue::Detail),
    ("thi hành", Cue::Apply),
    ("về thi hành", Cue::Detail),
    ("về việc thi hành", Cue::Detail),
    ("kèm theo", Cue::Annex),
    ("đính kèm", Cue::Annex),
    ("ban hành theo", Cue::Annex),
];

/// Words that may stand between a cue and the mention.
const FILLERS: [&str; 63] = [
    "một", "số", "điều", "khoản", "điểm", "của", "các", "và", "cho", "toàn", "bộ", "việc", "nội", "dung", "quy", "định", "chi", "tiết",
    "thi", "hành", "hướng", "dẫn", "thực", "hiện", "biện", "pháp", "để", "tổ", "chức", "bổ", "sung", "sửa", "đổi", "phần", "mục", "phụ",
    "lục", "chương", "tên", "vào", "những", "đối", "với", "áp", "dụng", "văn", "bản", "hiệu", "lực", "bãi", "bỏ", "thay", "thế", "căn",
    "cứ", "bản", "chính", "luật", "nghị", "triển", "khai", "từ", "trong",
];

/// The state of reading: what the sentence said so far.
#[derive(Debug)]
pub(super) struct Relations<'t> {
    text: &'t str,
    /// End of the last mention with its tail.
    last_end: usize,
    /// What the sentence said of the mentions so far.
    said: Said,
    /// Whether the paragraph is a legal basis.
    basis: bool,
    /// The verb that the clause begins with.
    verb: Option<Relation>,
    /// The verb before the colon that an enumeration stands under.
    listed: Option<Relation>,
    /// Whether the clause follows a semicolon: it is a member of a list.
    parted: bool,
    /// Whether the sentence has had a mention.
    had: bool,
    /// End of the last mention before pointers that were passed over.
    passed: Option<usize>,
    /// Whether the last mention outside titles is a circular.
    circular: bool,
    /// Whether the last mention outside titles is of parts of its document.
    partly: bool,
    /// What was said before the bracket that stands open: `A (thay thế B), C`.
    outside: Option<Said>,
    buffer: String,
}

/// What a sentence said of its mentions so far.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// The last mention's relation.
    last: Relation,
    /// The relation of the last mention that is not a law detailed in a title.
    main: Relation,
    /// The relation of the last mention outside titles.
    top: Relation,
    /// Whether the last mention stands in the title of the one before it.
    nested: bool,
    /// Whether the last mention can have a title.
    titled: bool,
    /// Whether the last mention is a law.
    after_law: bool,
}

impl Said {
    const NOTHING: Said = Said {
        last: Relation::DanChieu,
        main: Relation::DanChieu,
        top: Relation::DanChieu,
        nested: false,
        titled: false,
        after_law: false,
    };
}

impl<'t> Relations<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Relations {
            text,
            last_end: 0,
            said: Said::NOTHING,
            basis: false,
            verb: None,
            listed: None,
            parted: false,
            had: false,
            passed: None,
            circular: false,
            partly: false,
            outside: None,
            buffer: String::new(),
        }
    }

    /// The same for the next piece of the text, which leaves out the first `shift` bytes of this one.
    pub(super) fn onto(self, text: &str, shift: usize) -> Relations<'_> {
        let moved = |at: usize| at.saturating_sub(shift);
        Relations { text, last_end: moved(self.last_end), passed: self.passed.map(moved), ..self }
    }

    /// Whether the sentence is an instruction to amend.
    pub(super) fn in_instruction(&self) -> bool {
        self.verb.is_some() && !self.said.nested
    }

    /// The relation of the next mention.
    pub(super) fn of(&mut self, raw: &Raw) -> Relation {
        self.pass_bracket(raw.core.start);
        let mut relation = self.find(raw);
        if relation == Relation::DanChieu && is_appendix(raw) && raw.core.slice(self.text).is_some_and(|core| core.contains("kèm")) {
            relation = Relation::BanHanhKemTheo;
        }
        let law = is_law(raw);
        self.said.after_law = law;
        self.said.last = relation;
        if relation != Relation::HuongDan {
            self.said.main = relation;
        }
        if !self.said.nested {
            self.said.top = relation;
            self.circular = matches!(raw.document.document_type, Some(DocumentType::ThongTu | DocumentType::ThongTuLienTich));
            self.partly = !raw.provisions.is_empty();
        }
        self.said.titled = raw.kind == Kind::Numbered && !law;
        self.had = true;
        self.last_end = raw.tail_end.max(raw.core.end);
        relation
    }

    /// Forgets at the end of a bracket what was said in it; a bracket that opens right after a mention says something of that one.
    fn pass_bracket(&mut self, start: usize) {
        let near = self.text.get(self.last_end.min(start)..start).unwrap_or_default();
        let near = near.trim_start_matches(|c: char| is_space(c) || c == '_');
        if near.len() > LOOK_BACK {
            self.outside = None;
        } else if near.starts_with('(') && self.had {
            // After `A sửa đổi B (sau đây gọi là …)` the title has ended too; what a text details itself goes on.
            let details = !self.said.nested && self.said.last == Relation::HuongDan;
            if !near.contains(')') && (details || instructs(near)) {
                self.outside = Some(self.said);
            }
        } else if self.outside.is_some()
            && near.contains(')')
            && let Some(said) = self.outside.take()
        {
            self.said = said;
        }
    }

    fn find(&mut self, raw: &Raw) -> Relation {
        let start = raw.core.start;
        let near = self.text.get(self.last_end.min(start)..start).unwrap_or_default();
        match raw.kind {
            Kind::Own if annexed(near) => return self.pass(Relation::BanHanhKemTheo),
            Kind::Own | Kind::Implicit | Kind::Back if bases(near) => return self.pass(Relation::CanCu),
            Kind::Own => return self.pass(Relation::DanChieu),
            Kind::Implicit | Kind::Back if self.verb.is_none() && self.listed.is_none() && !instructs(near) => {
                return self.pass(Relation::DanChieu);
            }
            _ => {}
        }
        if self.had && self.passed.is_none() && near.len() < 16 && is_separator(near.trim()) {
            let words = near.trim();
            // `hướng dẫn Luật Dược (Nghị định số …)`: what details the law.
            if words == "(" && self.said.last == Relation::HuongDan && !is_law(raw) {
                return Relation::DanChieu;
            }
            return self.go_on(words, raw);
        }
        let mut from = self.passed.take().unwrap_or(self.last_end).max(start.saturating_sub(LOOK_BACK)).min(start);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let between = self.text.get(from..start).unwrap_or_default();
        let cut = boundary(between, self.basis, self.had && self.governs());
        let fresh = cut.is_some() || self.last_end == 0 && !self.had || from > self.last_end;
        let sentence = from + cut.unwrap_or(0);
        let mut words = std::mem::take(&mut self.buffer);
        if fresh {
            simplify(self.text.get(sentence..start).unwrap_or_default(), &mut words);
            self.begin(&words, sentence);
            // A pointer that was passed over stands in the same sentence.
            self.had = self.last_end > sentence;
        }
        let near = sentence.max(self.last_end).min(start);
        if !fresh || near > sentence {
            simplify(self.text.get(near..start).unwrap_or_default(), &mut words);
        }
        let relation = self.judge(&words, raw);
        self.buffer = words;
        relation
    }

    /// Notes a pointer whose relation needs no look at the sentence; the next mention that does looks over it.
    fn pass(&mut self, relation: Relation) -> Relation {
        self.passed = self.passed.or(Some(self.last_end));
        self.said.nested = false;
        relation
    }

    /// Whether the sentence says one thing of all the documents that it lists: a basis, an instruction, `thay thế A; B; C`.
    fn governs(&self) -> bool {
        self.basis || self.verb.is_some() || matches!(self.said.top, Relation::ThayThe | Relation::BaiBo)
    }

    /// Whether a document after a comma goes on the list in a title: `Bãi bỏ Điều 5 của A sửa đổi một số điều của B quy định …, C`. The
    /// sentence is about parts, and of this one no parts are meant.
    fn in_title(&self, raw: &Raw) -> bool {
        self.partly && self.said.last == Relation::SuaDoi && raw.provisions.is_empty()
    }

    /// The relation of a member of a list, after its separator.
    fn go_on(&mut self, separator: &str, raw: &Raw) -> Relation {
        // A title lists documents, not parts of them.
        let apart = separator.starts_with(';') && (self.governs() || self.parted || !raw.provisions.is_empty());
        if self.said.nested && (separator == "," && has_title(raw) && !self.in_title(raw) || apart) {
            self.said.nested = false;
            return self.said.top;
        }
        // `… thi hành Luật A và Nghị quyết B`: the law closes the title, the resolution is a member of the list.
        // A circular details decrees too.
        let detailed = self.circular && raw.document.document_type == Some(DocumentType::NghiDinh);
        if self.said.last == Relation::HuongDan && self.said.nested && self.said.after_law && !is_law(raw) && !detailed {
            return self.said.main;
        }
        self.said.last
    }

    /// A new sentence begins with `words`.
    fn begin(&mut self, words: &str, at: usize) {
        let clause = after_numbering(words);
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let unmarked = before.trim_end_matches(['-', '–', '+', '•']).trim_end();
        let item = clause.len() < words.trim_start().len() || unmarked.len() < before.len();
        let before = unmarked;
        if before.ends_with(':') {
            let line_start = before.char_indices().rev().take(240).last().map_or(0, |(i, _)| i);
            let line = before.get(line_start..).unwrap_or_default();
            let mut head = String::new();
            let paragraph = line.rsplit("\n\n").next().unwrap_or(line);
            simplify(paragraph.rsplit(['.', ';']).next().unwrap_or(paragraph), &mut head);
            let mut last = String::new();
            simplify(line.rsplit(['.', '\n']).next().unwrap_or(line), &mut last);
            self.listed = listed(&head, &last);
        } else if !(item && lists_on(clause) || clause.is_empty() && !before.ends_with(['.', '”'])) {
            self.listed = None;
        }
        let opens = clause.starts_with("căn cứ") || clause.starts_with("chiểu");
        let direct = clause.strip_prefix("căn cứ").is_some_and(close_basis);
        self.basis = opens && (direct || crate::assemble::is_line_start(self.text, at));
        self.verb = verb(clause);
        self.parted = before.ends_with(';');
        self.outside = self.outside.filter(|_| self.parted);
        self.had = false;
        self.said = Said::NOTHING;
    }

    fn judge(&mut self, words: &str, raw: &Raw) -> Relation {
        let trimmed = words.trim();
        if self.had && is_separator(trimmed) {
            return self.go_on(trimmed, raw);
        }
        // `hướng dẫn Điều 52 của Luật A và một số điều của Nghị định B`: the verb goes on.
        if self.had && matches!(trimmed, "và một số điều của" | "và các điều của") {
            return self.said.last;
        }
        let inside = self.had && self.said.titled;
        if let Some((cue, at, rest)) = last_cue(words) {
            let before = words.get(..at).unwrap_or_default();
            // `… và thay thế: Thông tư số …`, but not `Văn bản sửa đổi, thay thế: …`.
            let colon = rest.trim() == ":" && matches!(last_word(trim_gap_end(before)), "và" | "này");
            let close = colon || rest.split([' ', ',']).all(is_filler);
            let ends_with = |w: &[&str]| w.iter().any(|w| rest.trim_end().ends_with(w));
            match cue {
                // `Bãi bỏ bởi Thông tư …`, in the cell of a table.
                Cue::Amend | Cue::Replace | Cue::Repeal if is_passive(before) || rest.trim() == "bởi" => {
                    self.said.nested = false;
                    let rest = rest.trim();
                    let history = ["theo", "bởi", "tại", "bằng"].iter().any(|w| rest.ends_with(w)) || close;
                    if history {
                        return if self.basis && self.said.main == Relation::CanCu { Relation::CanCu } else { Relation::DanChieu };
                    }
                }
                Cue::Amend | Cue::Replace | Cue::Repeal => {
                    let phrase = ["cụm từ", "từ “", "một số cụm từ", "một số từ"].iter().any(|w| rest.trim_start().starts_with(w));
                    let relation = match cue {
                        // `sửa đổi, bổ sung, bãi bỏ một số điều`: the first verb of the run counts.
                        _ if ["sửa đổi", "bổ sung"]
                            .iter()
                            .any(|w| before.trim_end_matches([' ', ',']).trim_end_matches(" và").ends_with(w)) =>
                        {
                            Relation::SuaDoi
                        }
                        Cue::Replace if !phrase => Relation::ThayThe,
                        Cue::Repeal if !phrase => Relation::BaiBo,
                        _ => Relation::SuaDoi,
                    };
                    let close = close
                        || rest.trim_end().ends_with("quy định tại") && rest.split(' ').count() <= 6
                        || rest.trim_end().strip_suffix("điều tại").is_some_and(|r| r.split([' ', ',']).all(is_filler))
                        || rest.split(' ').count() <= 8 && ends_with(&["tại", "tại các"]) && phrase;
                    if close {
                        self.said.nested = inside;
                        return relation;
                    }
                }
                // `hướng dẫn thủ tục … quy định tại khoản 2 Điều 35 Nghị định …` in a title.
                Cue::Detail if (close || inside && ends_with(&["quy định tại", "quy định tại các"])) && !is_guidance(before) => {
                    self.said.nested = inside;
                    return Relation::HuongDan;
                }
                Cue::Apply if inside && close && !["lực", "nhiệm", "chịu"].iter().any(|w| before.trim_end().ends_with(w)) => {
                    self.said.nested = true;
                    return Relation::HuongDan;
                }
                Cue::Annex if rest.split(' ').filter(|w| !w.is_empty()).count() <= 2 => {
                    self.said.nested = inside;
                    return Relation::BanHanhKemTheo;
                }
                Cue::Basis if close_basis(rest) && !is_ground(before) => {
                    self.said.nested = false;
                    return Relation::CanCu;
                }
                _ => {}
            }
        }
        // `Kể từ ngày Nghị định này có hiệu lực, Nghị định số … hết hiệu lực`.
        let takes_effect = self.had && matches!(trimmed, "có hiệu lực," | "có hiệu lực thi hành," | "có hiệu lực pháp luật,");
        if takes_effect && matches!(raw.kind, Kind::Numbered | Kind::Named) && self.ends_effect(raw) {
            self.said.nested = false;
            return Relation::BaiBo;
        }
        // `… và Nghị định B`: the list goes on after a title.
        if self.had && self.governs() && trimmed.ends_with(';') {
            self.said.nested = false;
            return self.said.top;
        }
        let joins = trimmed.ends_with(" và") || trimmed.ends_with(',') || trimmed == "và" || trimmed.ends_with(", số");
        if self.had && joins && !trimmed.contains(" theo ") {
            if trimmed.ends_with(',') && self.said.nested && !self.in_title(raw) {
                self.said.nested = false;
                return self.said.top;
            }
            return self.said.main;
        }
        if !self.had {
            // `Căn cứ quyết định trên, liên Bộ đã ban hành thông tư …`: the basis ended before its clause.
            let other = words.contains(" theo ") || words.contains("quy định tại");
            let task = after_numbering(words).len() < words.trim_start().len() && other;
            if self.basis && !trimmed.ends_with("ban hành") && !task {
                return Relation::CanCu;
            }
            let begins = matches!(after_numbering(words).trim(), "" | "các");
            if matches!(raw.kind, Kind::Numbered | Kind::Named) && begins && self.ends_effect(raw) {
                return Relation::BaiBo;
            }
            let other = words.contains(" theo ") || words.contains("căn cứ");
            if let Some(relation) = self.verb.or(self.listed).filter(|_| !other) {
                return relation;
            }
        }
        self.said.nested = inside;
        Relation::DanChieu
    }

    /// Whether the sentence that the mention begins says that it ends: `… hết hiệu lực kể từ ngày`.
    fn ends_effect(&self, raw: &Raw) -> bool {
        let tail = self.text.get(raw.tail_end..).unwrap_or_default();
        let mut limit = tail.len().min(LOOK_AHEAD);
        while !tail.is_char_boundary(limit) {
            limit -= 1;
        }
        let tail = tail.get(..limit).unwrap_or_default();
        if !says_end(tail) {
            return false;
        }
        let mut words = String::new();
        simplify(tail, &mut words);
        let end = words.find([';', ':']).or_else(|| words.find(". ")).unwrap_or(words.len());
        let sentence = words.get(..end).unwrap_or_default();
        let Some(at) = sentence.find("hết hiệu lực") else { return false };
        let before = sentence.get(..at).unwrap_or_default();
        let whole = sentence.get(at..).is_some_and(|after| !after.starts_with("hết hiệu lực một phần"));
        whole && !before.contains(" nếu ") && !before.contains(" khi ") && !before.trim_end().ends_with("đến")
    }
}

/// Whether `hết hiệu` may stand somewhere in the words, in any case and over lines.
fn says_end(words: &str) -> bool {
    static EFFECT: LazyLock<[memmem::Finder<'static>; 2]> = LazyLock::new(|| ["iệu", "IỆU"].map(memmem::Finder::new));
    let ends = |before: &str| before.trim_end_matches(is_space).ends_with(['t', 'T']);
    EFFECT
        .iter()
        .any(|part| part.find_iter(words.as_bytes()).any(|at| words.get(..at).and_then(|b| b.strip_suffix(['h', 'H'])).is_some_and(ends)))
}

/// Whether an appendix or a form of the document is meant.
fn is_appendix(raw: &Raw) -> bool {
    let level = raw.provisions.iter().next().and_then(|p| p.path().steps().first()).map(|s| s.level());
    matches!(level, Some(Level::PhuLuc | Level::Mau))
}

fn has_title(raw: &Raw) -> bool {
    raw.full_end > raw.tail_end
}

/// `theo hướng dẫn`: a noun.
fn is_guidance(before: &str) -> bool {
    let before = before.trim_end();
    ["theo", "sự", "có", "bản", "được"].iter().any(|w| before.ends_with(w))
}

fn is_law(raw: &Raw) -> bool {
    raw.document.document_type.is_some_and(DocumentType::is_cited_by_name)
}

/// Lower case, one space for each gap and line break, without marks of emphasis.
fn simplify(text: &str, out: &mut String) {
    out.clear();
    out.reserve(text.len() + 1);
    out.push(' ');
    let mut spaced = true;
    let mut rest = text;
    // What needs no change is copied in runs.
    while !rest.is_empty() {
        let (run, changed) = rest.split_at_checked(unchanged(rest.as_bytes(), &mut spaced)).unwrap_or((rest, ""));
        out.push_str(run);
        let mut chars = changed.chars();
        let Some(c) = chars.next() else { break };
        let small = if is_space(c) { ' ' } else { lower(c) };
        if small != ' ' || !spaced {
            out.push(small);
        }
        spaced = small == ' ';
        rest = chars.as_str();
    }
}

/// The bytes of the text up to the first character that does not stay as it is: a small letter of Vietnamese, a digit, a mark, one
/// space after a word. `spaced` says of the last character whether it was a space.
fn unchanged(text: &[u8], spaced: &mut bool) -> usize {
    let mut rest = text;
    loop {
        rest = match rest {
            [b'a'..=b'z', next @ ..] => next,
            [b' ', next @ ..] if !*spaced => {
                *spaced = true;
                rest = next;
                continue;
            }
            [b' ' | b'*' | b'|' | b'#' | b'A'..=b'Z', ..] => break,
            [b'!'..=0x7E, next @ ..] => next,
            // à to ý, ă, đ, ĩ, ũ, ơ, ư; of ạ to ỹ the small letters are odd.
            [0xC3, 0xA0..=0xAF | 0xB1..=0xBD, next @ ..]
            | [0xC4, 0x83 | 0x91 | 0xA9, next @ ..]
            | [0xC5, 0xA9, next @ ..]
            | [0xC6, 0xA1 | 0xB0, next @ ..] => next,
            [0xE1, 0xBA, last @ 0xA0..=0xBF, next @ ..] | [0xE1, 0xBB, last @ 0x80..=0xB9, next @ ..] if last & 1 == 1 => next,
            _ => break,
        };
        *spaced = false;
    }
    text.len() - rest.len()
}

fn is_space(c: char) -> bool {
    match c {
        '*' | '|' | '#' => true,
        _ if c.is_ascii() => c.is_whitespace(),
        // No letter of Vietnamese needs the look into the table of spaces.
        '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EF9}' => false,
        _ => c.is_whitespace(),
    }
}

/// Where the last sentence of `between` begins; `None` where no sentence ends in it.
fn boundary(between: &str, basis: bool, governed: bool) -> Option<usize> {
    let mut cut = None;
    // The last one counts, so the look goes backwards.
    for i in last_marks(between.as_bytes()) {
        let Some(here) = between.get(i..) else { continue };
        let Some(c) = here.chars().next() else { continue };
        let next = here.get(c.len_utf8()..).unwrap_or_default();
        let before = between.get(..i).unwrap_or_default();
        let ends = match c {
            // A basis or an instruction goes on to the next document after a semicolon.
            // Neither does what changed the document: `…; được sửa đổi, bổ sung bởi Luật số …`.
            // A title may hold semicolons of its own: `quy định cấp chứng chỉ; thu hồi mã số được sửa đổi bởi …`.
            ';' => {
                let next = next.trim_start_matches(|c: char| c.is_whitespace() || c == '*');
                let goes_on = next.is_empty() || next.starts_with("được") || next.starts_with("đã được");
                !((basis || governed) && goes_on || basis && next.starts_with(char::is_lowercase) && next.chars().nth(1) != Some(')'))
            }
            '.' => {
                next.starts_with([' ', '\n', '\r', '”', '*']) && next.trim_start().starts_with(|c: char| !c.is_lowercase())
                    || next.trim().is_empty()
            }
            ':' => next.trim_start_matches(['*', ' ']).starts_with(['\n', '\r', '“']),
            '\n' => next.trim_start_matches([' ', '\t', '\r', '*']).starts_with('\n') && !page_break(next),
            '“' => before.trim_end_matches([' ', '\n', '*']).ends_with(':'),
            '|' => true,
            '-' | '–' => before.trim_end_matches([' ', '*']).ends_with('\n'),
            ')' => item_label(before).is_some(),
            _ => false,
        };
        if ends {
            // The number or letter of an item belongs to the sentence that it begins.
            let label = if matches!(c, '.' | ')') { item_label(before) } else { None };
            cut = Some(label.unwrap_or(i + c.len_utf8()));
            break;
        }
    }
    // A line that begins with `Căn cứ` is a paragraph of its own.
    let from = cut.unwrap_or(0);
    if let Some(at) = between.get(from..).and_then(|tail| BASIS.find_iter(tail.as_bytes()).last()).map(|at| at + from) {
        let before = between.get(..at).unwrap_or_default();
        if before.trim_end_matches([' ', '*', '-', '\t']).ends_with('\n') || before.trim().is_empty() {
            cut = Some(at);
        }
    }
    cut
}

/// The places of the bytes that may end a sentence, from the last to the first.
fn last_marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let is_mark = |b: &u8| matches!(b, b';' | b'.' | b':' | b'\n' | b'|' | b'-' | b')' | 0xE2);
    // Most blocks hold none, which is seen for all their bytes at once.
    let blocks = bytes.chunks(16).enumerate().rev().filter(move |(_, block)| block.iter().fold(false, |any, b| any | is_mark(b)));
    blocks.flat_map(move |(n, block)| (0..block.len()).rev().filter(move |i| block.get(*i).is_some_and(is_mark)).map(move |i| 16 * n + i))
}

/// Where the number or letter begins that is all there is of the line so far: `⏎12`, `⏎đ`.
fn item_label(before: &str) -> Option<usize> {
    let above = before.trim_end_matches(char::is_alphanumeric);
    let short = (1..=3).contains(&(before.len() - above.len()));
    let begins = above.trim_end_matches([' ', '\t', '*']);
    (short && (begins.is_empty() || begins.ends_with('\n'))).then_some(above.len())
}

static BASIS: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("Căn cứ"));

/// Whether the blank lines belong to a page break of the gazette.
fn page_break(next: &str) -> bool {
    let end = next.char_indices().nth(160).map_or(next.len(), |(i, _)| i);
    next.get(..end).is_some_and(|t| t.contains("CÔNG BÁO/Số"))
}

/// The words after the number of an item or article: `1.`, `a)`, `điều 2.`, `-`.
fn after_numbering(words: &str) -> &str {
    let mut rest = words.trim_start();
    // A word of two letters or more that is no Roman number: nearly always.
    if let [b'a'..=b'h' | b'j'..=b'u' | b'w' | b'y' | b'z', b'a'..=b'z' | 0x80.., ..] = rest.as_bytes() {
        return rest;
    }
    for _ in 0..3 {
        let before = rest.len();
        rest = rest.trim_start_matches(['-', '–', '+', '•', '“', '"', '(', '_', '>', '`']).trim_start();
        if let Some(after) = rest.strip_prefix("điều ") {
            let n = after.bytes().take_while(u8::is_ascii_digit).count();
            if n > 0
                && let Some(after) = after.get(n..).and_then(|a| a.trim_start_matches(|c: char| c.is_alphabetic()).strip_prefix(['.', ':']))
            {
                rest = after.trim_start();
            }
        }
        let n = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        if n > 0
            && let Some(after) = rest.get(n..)
            && (after.starts_with([' ', ')']) || after.is_empty())
            && rest.get(..n).is_some_and(|d| d.ends_with('.') || after.starts_with(')'))
        {
            rest = after.trim_start_matches(')').trim_start();
        }
        // `a)`, `IV.`
        let letters: usize = rest.chars().take(5).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
        let (label, after) = rest.split_at_checked(letters).unwrap_or_default();
        let roman = label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
        if (label.chars().count() == 1 && after.starts_with([')', '.'])) || (letters > 0 && roman && after.starts_with('.')) {
            rest = after.get(1..).unwrap_or_default().trim_start();
        }
        if rest.len() == before {
            break;
        }
    }
    rest
}

/// Whether an item's words before its mention only lead to it: `Các khoản 1, 2 Điều 5`, `Cụm từ “…” tại khoản 3`.
fn lists_on(clause: &str) -> bool {
    clause.starts_with("cụm từ") || clause.split([' ', ',']).all(|w| is_filler(w) || matches!(w, "tại" | "ban" | "kèm" | "theo"))
}

/// What the sentence before a colon and its last line make of the documents listed under it: `Bãi bỏ các văn bản sau đây:`, `Các văn
/// bản sau đây hết hiệu lực:`, `Thông tư này thay thế các văn bản sau:`.
fn listed(head: &str, last_line: &str) -> Option<Relation> {
    let end = head.trim_end_matches([' ', ':']);
    let cue = last_cue(head).filter(|(_, at, _)| !head.get(..*at).is_some_and(is_passive));
    if head.contains("như sau") || ["bởi", "theo", "bằng"].iter().any(|w| end.ends_with(w)) || cue.is_none() && end.ends_with("tại")
    {
        return None;
    }
    if after_numbering(head).strip_prefix("căn cứ").is_some_and(close_basis) {
        return Some(Relation::CanCu);
    }
    verb(after_numbering(last_line))
        .or_else(|| {
            let lists = ["sau đây", "sau", "dưới đây"].iter().any(|w| end.ends_with(w));
            let relation = match cue? {
                (Cue::Amend, ..) => Relation::SuaDoi,
                (Cue::Replace, ..) => Relation::ThayThe,
                (Cue::Repeal, ..) => Relation::BaiBo,
                _ => return None,
            };
            (lists && !head.contains("hợp nhất")).then_some(relation)
        })
        .or_else(|| (head.contains("sau đây") && head.contains("hết hiệu lực")).then_some(Relation::BaiBo))
}

/// The relation that a clause's first verb gives to the document that it is about.
fn verb(clause: &str) -> Option<Relation> {
    for (word, relation) in [
        ("sửa đổi", Relation::SuaDoi),
        ("bổ sung", Relation::SuaDoi),
        ("thay thế", Relation::ThayThe),
        ("bãi bỏ", Relation::BaiBo),
        ("hủy bỏ", Relation::BaiBo),
        ("huỷ bỏ", Relation::BaiBo),
        ("căn cứ pháp lý", Relation::CanCu),
        ("cơ sở pháp lý", Relation::CanCu),
        ("thay cụm từ", Relation::SuaDoi),
        ("bỏ cụm từ", Relation::SuaDoi),
    ] {
        if let Some(rest) = clause.strip_prefix(word) {
            return Some(if amends_in_part(rest) { Relation::SuaDoi } else { relation });
        }
    }
    // `hủy bản án số …`, but not `hủy đăng ký … quy định tại …`.
    let object = clause.strip_prefix("hủy ").or_else(|| clause.strip_prefix("huỷ "))?;
    (!object.contains("quy định tại") && !object.contains(" theo ")).then_some(Relation::BaiBo)
}

/// Whether the verbs go on with one that only changes, or what they are about are words: `, sửa đổi một số điều`, `, bãi bỏ một số
/// cụm từ`.
fn amends_in_part(rest: &str) -> bool {
    let mut rest = rest.trim_start_matches([' ', ',']);
    for _ in 0..3 {
        let next = ["và ", "hoặc ", "bãi bỏ", "thay thế", "hủy bỏ"].iter().find_map(|w| rest.strip_prefix(w));
        match next {
            Some(next) => rest = next.trim_start_matches([' ', ',']),
            None => break,
        }
    }
    ["sửa đổi", "bổ sung", "cụm từ", "từ ", "một số cụm từ", "một số từ"].iter().any(|w| rest.starts_with(w))
}

/// The cue that stands last, its place, and the words after it.
fn last_cue(words: &str) -> Option<(Cue, usize, &str)> {
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(CUES.iter().map(|(c, _)| c))
            .ok()
    });
    let mut last: Option<(Cue, usize, usize)> = None;
    for found in FINDER.as_ref()?.find_iter(words) {
        let (_, cue) = CUES.get(found.pattern().as_usize())?;
        // `hình phạt bổ sung`: no verb.
        if *cue == Cue::Amend && words.get(..found.start()).is_some_and(|w| w.trim_end().ends_with("phạt")) {
            continue;
        }
        // `hướng dẫn thi hành`: the second verb adds nothing to the first.
        let goes_on = *cue == Cue::Apply
            && last.is_some_and(|(cue, _, end)| {
                cue == Cue::Detail && words.get(end..found.start()).is_some_and(|w| w.split([' ', ',']).all(is_filler))
            });
        last = match last {
            Some((cue, start, _)) if goes_on => Some((cue, start, found.end())),
            _ => Some((*cue, found.start(), found.end())),
        };
    }
    let (cue, start, end) = last?;
    words.get(end..).map(|rest| (cue, start, rest))
}

/// Whether the word may stand between a cue and the mention.
fn is_filler(word: &str) -> bool {
    word.is_empty() || FILLERS.contains(&word) || word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the words before end with those that join an appendix to its document.
fn annexed(near: &str) -> bool {
    let near = near.trim_end_matches([' ', '\n', '*']);
    let near = near.strip_suffix("các").map_or(near, str::trim_end);
    let last = last_word(near);
    matches!(last, "theo" | "kèm")
        && (near.ends_with("kèm theo") || near.ends_with("đính kèm") || near.ends_with("kèm\ntheo") || near.ends_with("ban hành theo"))
}

/// Whether the words before hold a verb of an amending instruction.
fn instructs(near: &str) -> bool {
    static VERBS: LazyLock<[memmem::Finder<'static>; 4]> = LazyLock::new(|| AMENDING.map(|verb| memmem::Finder::new(verb.as_bytes())));
    let tail = near.as_bytes().get(near.len().saturating_sub(LOOK_BACK)..).unwrap_or_default();
    VERBS.iter().any(|verb| verb.find(tail).is_some())
}

/// Whether the verbs before the end of `before` are in the passive: `đã được sửa đổi, bổ sung`.
fn is_passive(before: &str) -> bool {
    let mut rest = before.trim_end_matches([' ', ',']);
    loop {
        let mut shorter = rest;
        for word in ["sửa đổi", "bổ sung", "thay thế", "bãi bỏ", "hủy bỏ", "và", "hoặc", "một phần", "có nội dung"]
        {
            if let Some(left) = shorter.strip_suffix(word) {
                shorter = left.trim_end_matches([' ', ',']);
            }
        }
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    ["được", "bị"].iter().any(|w| rest.ends_with(w))
}

fn close_basis(rest: &str) -> bool {
    rest.split([' ', ',', ':']).all(|w| is_filler(w) || matches!(w, "tại" | "theo" | "vào" | "quy" | "định"))
}

/// `làm căn cứ`, `các căn cứ`: a ground, not the verb.
fn is_ground(before: &str) -> bool {
    matches!(last_word(trim_gap_end(before)), "làm" | "có" | "các" | "tính")
}

/// Whether `căn cứ` right before governs the mention.
fn bases(near: &str) -> bool {
    let bytes = near.as_bytes();
    let from = bytes.len().saturating_sub(MAX_BASIS);
    let Some(at) = bytes.get(from..).and_then(|tail| GROUND.rfind(tail)) else { return false };
    let (before, rest) = near.split_at_checked(from + at).unwrap_or_default();
    let before = trim_gap_end(before);
    let Some(before) = before.strip_suffix("căn").or_else(|| before.strip_suffix("Căn")) else { return false };
    let mut words = String::new();
    simplify(rest.strip_prefix("cứ").unwrap_or(rest), &mut words);
    close_basis(&words) && !is_ground(before)
}

/// The last syllable of `căn cứ`, whatever the case of the first letter.
static GROUND: LazyLock<memmem::FinderRev<'static>> = LazyLock::new(|| memmem::FinderRev::new("cứ"));

/// Bytes between `căn cứ` and a part that it governs at most.
const MAX_BASIS: usize = 48;

/// Whether only separators of a list stand between two mentions.
fn is_separator(words: &str) -> bool {
    words
        .split(' ')
        .all(|w| matches!(w.trim_matches([',', ';', '(', ')']), "" | "và" | "hoặc" | "các" | "số" | "&" | "hay" | "cùng" | "với" | "như"))
}
