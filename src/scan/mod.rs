//! Where a citation may be: the places of trigger words and slashes, in the order of the text. No grammar here.
//!
//! The words are found by the packed searcher (Teddy) called directly: the automatic prefilter of an Aho-Corasick
//! automaton looks for start bytes, and the words here share a few that stand everywhere in Vietnamese text.

use aho_corasick::packed;
use aho_corasick::{AhoCorasick, MatchKind};

/// What a trigger may begin, or stand inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// A level's word: `Điều`, `khoản`.
    Provision,
    /// A word of a law's type: `luật`, `lệnh`, `hiến pháp`.
    Law,
    /// An abbreviated law: `BLDS`.
    Abbreviation,
    /// A type that may carry a bare ordinal or a name: `nghị định`.
    Type,
    /// The label of a number: `số`.
    Label,
    /// The slash inside a number.
    Slash,
    /// A word that points to an earlier type word: `này`, `đó`, `trên`.
    Pointer,
    /// The letters of a standard.
    Standard,
    /// Words that announce an alias: `sau đây gọi`.
    Alias,
}

/// A place to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Anchor {
    pub(crate) trigger: Trigger,
    /// First byte of the trigger.
    pub(crate) at: usize,
}

/// Trigger words. Those that differ only in the case of their first letter stand without it.
const WORDS: [(&str, Trigger); 64] = [
    ("Điều", Trigger::Provision),
    ("điều", Trigger::Provision),
    ("ĐIỀU", Trigger::Provision),
    ("Ðiều", Trigger::Provision),
    ("Ðiểm", Trigger::Provision),
    ("hỉ thị", Trigger::Type),
    ("hoản", Trigger::Provision),
    ("HOẢN", Trigger::Provision),
    ("điểm", Trigger::Provision),
    ("Điểm", Trigger::Provision),
    ("ĐIỂM", Trigger::Provision),
    ("Chương", Trigger::Provision),
    ("chương", Trigger::Provision),
    ("CHƯƠNG", Trigger::Provision),
    ("Mục", Trigger::Provision),
    ("mục", Trigger::Provision),
    ("MỤC", Trigger::Provision),
    ("Tiểu mục", Trigger::Provision),
    ("tiểu mục", Trigger::Provision),
    ("Phần", Trigger::Provision),
    ("phần", Trigger::Provision),
    ("PHẦN", Trigger::Provision),
    ("Phụ", Trigger::Provision),
    ("phụ", Trigger::Provision),
    ("PHỤ", Trigger::Provision),
    ("tiết", Trigger::Provision),
    ("Tiết", Trigger::Provision),
    ("đoạn", Trigger::Provision),
    ("Đoạn", Trigger::Provision),
    ("gạch đầu", Trigger::Provision),
    ("Mẫu", Trigger::Provision),
    ("mẫu", Trigger::Provision),
    ("uật", Trigger::Law),
    ("UẬT", Trigger::Law),
    ("lệnh", Trigger::Law),
    ("LỆNH", Trigger::Law),
    ("iến pháp", Trigger::Law),
    ("IẾN PHÁP", Trigger::Law),
    ("BLDS", Trigger::Abbreviation),
    ("BLHS", Trigger::Abbreviation),
    ("BLTT", Trigger::Abbreviation),
    ("BLLĐ", Trigger::Abbreviation),
    ("BLHH", Trigger::Abbreviation),
    ("NĐ ", Trigger::Abbreviation),
    ("NQ ", Trigger::Abbreviation),
    ("ghị định", Trigger::Type),
    ("ghị quyết", Trigger::Type),
    ("hông tư", Trigger::Type),
    ("Nội quy kỳ", Trigger::Type),
    ("Cương lĩnh", Trigger::Type),
    ("số", Trigger::Label),
    ("Số", Trigger::Label),
    ("Diều", Trigger::Provision),
    ("này", Trigger::Pointer),
    ("Quyết định", Trigger::Type),
    (" đó", Trigger::Pointer),
    (" trên", Trigger::Pointer),
    ("TCVN", Trigger::Standard),
    ("QCVN", Trigger::Standard),
    ("TCXD", Trigger::Standard),
    ("TCCS", Trigger::Standard),
    ("QCĐP", Trigger::Standard),
    (" TCN", Trigger::Standard),
    ("sau đây", Trigger::Alias),
];

/// Finds the trigger words.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    packed: Option<packed::Searcher>,
    /// Where the processor has no vector instructions.
    plain: Option<AhoCorasick>,
}

impl Words {
    pub(crate) fn new() -> Self {
        let words = || WORDS.iter().map(|(word, _)| word);
        let packed = packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).builder().extend(words()).build();
        let plain = match packed {
            Some(_) => None,
            None => AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).prefilter(false).build(words()).ok(),
        };
        Words { packed, plain }
    }

    fn find(&self, text: &str, from: usize) -> Option<Anchor> {
        let (word, at) = match (&self.packed, &self.plain) {
            (Some(searcher), _) => {
                let found = searcher.find_in(text, aho_corasick::Span { start: from, end: text.len() })?;
                (found.pattern().as_usize(), found.start())
            }
            (None, Some(automaton)) => {
                let found = automaton.find(aho_corasick::Input::new(text).range(from..))?;
                (found.pattern().as_usize(), found.start())
            }
            (None, None) => return None,
        };
        WORDS.get(word).map(|(_, trigger)| Anchor { trigger: *trigger, at })
    }
}

/// Iterator over the anchors of a text: words, slashes and names merged in order.
#[derive(Debug)]
pub(crate) struct Anchors<'t, 'w> {
    text: &'t str,
    words: &'w Words,
    word: Option<Anchor>,
    slash: Option<usize>,
}

impl<'t, 'w> Anchors<'t, 'w> {
    pub(crate) fn new(text: &'t str, words: &'w Words) -> Self {
        let mut anchors = Anchors { text, words, word: None, slash: None };
        anchors.word = words.find(text, 0);
        anchors.slash = anchors.slash_from(0);
        anchors
    }

    fn slash_from(&self, from: usize) -> Option<usize> {
        let tail = self.text.as_bytes().get(from..)?;
        memchr::memchr(b'/', tail).map(|at| at + from)
    }

    /// The next anchor at or after `from`.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<Anchor> {
        if self.word.is_some_and(|w| w.at < from) {
            self.word = self.words.find(self.text, from);
        }
        if self.slash.is_some_and(|s| s < from) {
            self.slash = self.slash_from(from);
        }
        match (self.word, self.slash) {
            (Some(word), Some(slash)) if slash < word.at => Some(Anchor { trigger: Trigger::Slash, at: slash }),
            (Some(word), _) => Some(word),
            (None, Some(slash)) => Some(Anchor { trigger: Trigger::Slash, at: slash }),
            (None, None) => None,
        }
    }
}
