//! Where a citation may be: the places of trigger words and slashes, in the order of the text. No grammar here.
//!
//! The words are found by pairs of bytes. Of each word two pairs were chosen that are rare in Vietnamese text, one at an even
//! and one at an odd distance from its start, so that looking at every second place of the text meets one of them, wherever
//! the word begins. A table of all pairs says which words may stand there. The bytes beside the word ([`beside`]) then rule
//! out most places before any grammar runs.

mod beside;

use beside::Beside;

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

/// A trigger word.
#[derive(Debug)]
struct Word {
    word: &'static str,
    trigger: Trigger,
    beside: Beside,
    /// How far into the word its rare pairs of bytes stand: one at an even, one at an odd distance. A pair may reach one byte
    /// past the word, which is then one of [`LABEL_ENDS`].
    pairs: [usize; 2],
}

impl Word {
    const fn new(word: &'static str, trigger: Trigger, beside: Beside, pairs: [usize; 2]) -> Self {
        Word { word, trigger, beside, pairs }
    }
}

/// Trigger words. Those that differ only in the case of their first letter stand without it.
#[rustfmt::skip]
const WORDS: [Word; 64] = [
    Word::new("Điều", Trigger::Provision, Beside::Article, [0, 1]),
    Word::new("điều", Trigger::Provision, Beside::Article, [4, 5]),
    Word::new("ĐIỀU", Trigger::Provision, Beside::Article, [4, 5]),
    Word::new("Ðiều", Trigger::Provision, Beside::Article, [0, 1]),
    Word::new("Ðiểm", Trigger::Provision, Beside::Point, [0, 1]),
    Word::new("hỉ thị", Trigger::Type, Beside::Any, [2, 3]),
    Word::new("hoản", Trigger::Provision, Beside::Clause, [0, 1]),
    Word::new("HOẢN", Trigger::Provision, Beside::Clause, [0, 1]),
    Word::new("điểm", Trigger::Provision, Beside::Point, [4, 5]),
    Word::new("Điểm", Trigger::Provision, Beside::Point, [0, 1]),
    Word::new("ĐIỂM", Trigger::Provision, Beside::Point, [4, 1]),
    Word::new("Chương", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("chương", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("CHƯƠNG", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("Mục", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("mục", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("MỤC", Trigger::Provision, Beside::Number, [2, 3]),
    Word::new("Tiểu mục", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("tiểu mục", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("Phần", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("phần", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("PHẦN", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("Phụ", Trigger::Provision, Beside::Annex, [0, 3]),
    Word::new("phụ", Trigger::Provision, Beside::Annex, [0, 3]),
    Word::new("PHỤ", Trigger::Provision, Beside::Annex, [0, 3]),
    Word::new("tiết", Trigger::Provision, Beside::Point, [4, 3]),
    Word::new("Tiết", Trigger::Provision, Beside::Point, [0, 3]),
    Word::new("đoạn", Trigger::Provision, Beside::Number, [2, 1]),
    Word::new("Đoạn", Trigger::Provision, Beside::Number, [0, 1]),
    Word::new("gạch đầu", Trigger::Provision, Beside::Any, [0, 11]),
    Word::new("Mẫu", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("mẫu", Trigger::Provision, Beside::Number, [2, 3]),
    Word::new("uật", Trigger::Law, Beside::Law, [2, 3]),
    Word::new("UẬT", Trigger::Law, Beside::Law, [2, 3]),
    Word::new("lệnh", Trigger::Law, Beside::Any, [0, 3]),
    Word::new("LỆNH", Trigger::Law, Beside::Any, [0, 3]),
    Word::new("iến pháp", Trigger::Law, Beside::Any, [2, 3]),
    Word::new("IẾN PHÁP", Trigger::Law, Beside::Any, [2, 3]),
    Word::new("BLDS", Trigger::Abbreviation, Beside::Any, [2, 1]),
    Word::new("BLHS", Trigger::Abbreviation, Beside::Any, [2, 1]),
    Word::new("BLTT", Trigger::Abbreviation, Beside::Any, [0, 1]),
    Word::new("BLLĐ", Trigger::Abbreviation, Beside::Any, [0, 1]),
    Word::new("BLHH", Trigger::Abbreviation, Beside::Any, [2, 1]),
    Word::new("NĐ ", Trigger::Abbreviation, Beside::Any, [2, 1]),
    Word::new("NQ ", Trigger::Abbreviation, Beside::Any, [0, 1]),
    Word::new("ghị định", Trigger::Type, Beside::Any, [4, 3]),
    Word::new("ghị quyết", Trigger::Type, Beside::Any, [4, 11]),
    Word::new("hông tư", Trigger::Type, Beside::Any, [6, 1]),
    Word::new("Nội quy kỳ", Trigger::Type, Beside::Any, [0, 3]),
    Word::new("Cương lĩnh", Trigger::Type, Beside::Any, [8, 9]),
    Word::new("số", Trigger::Label, Beside::Label, [0, 3]),
    Word::new("Số", Trigger::Label, Beside::Label, [0, 3]),
    Word::new("Diều", Trigger::Provision, Beside::Article, [0, 3]),
    Word::new("này", Trigger::Pointer, Beside::Any, [0, 1]),
    Word::new("Quyết định", Trigger::Type, Beside::Any, [0, 5]),
    Word::new(" đó", Trigger::Pointer, Beside::Any, [2, 3]),
    Word::new(" trên", Trigger::Pointer, Beside::Any, [2, 3]),
    Word::new("TCVN", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("QCVN", Trigger::Standard, Beside::Any, [0, 1]),
    Word::new("TCXD", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("TCCS", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("QCĐP", Trigger::Standard, Beside::Any, [0, 3]),
    Word::new(" TCN", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("sau đây", Trigger::Alias, Beside::Any, [0, 1]),
];

/// Bytes that can follow the label `số`: a digit, the first byte of a gap, a colon or a full stop.
const LABEL_ENDS: &[u8] = b"0123456789 \t*_\n\r\x0c:.\xC2\xE2\xE3";

/// Words that share a pair of bytes at most.
const SHARED: usize = 4;
/// Stands for the slash in the list of a pair, and for no word at all.
const SLASH: u8 = u8::MAX;
const NONE: u8 = u8::MAX - 1;

/// A word that may stand at a pair of bytes, and how far before the pair it begins.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    word: u8,
    back: u8,
}

/// Finds the trigger words.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// For every pair of bytes the number of its list of candidates; 0 for nearly all of them.
    lists_of: Box<[u8; 1 << 16]>,
    lists: Vec<[Candidate; SHARED]>,
}

impl Words {
    pub(crate) fn new() -> Self {
        let nothing = [Candidate { word: NONE, back: 0 }; SHARED];
        let mut words = Words { lists_of: Box::new([0; 1 << 16]), lists: vec![nothing] };
        for (n, word) in (0u8..).zip(&WORDS) {
            for back in word.pairs {
                let pair = word.word.as_bytes().get(back..back + 2);
                let candidate = Candidate { word: n, back: u8::try_from(back).unwrap_or(0) };
                match (pair, word.word.as_bytes().get(back)) {
                    (Some(&[a, b]), _) => words.insert([a, b], candidate),
                    (_, Some(last)) => LABEL_ENDS.iter().for_each(|end| words.insert([*last, *end], candidate)),
                    _ => {}
                }
            }
        }
        for other in 0..=u8::MAX {
            words.insert([b'/', other], Candidate { word: SLASH, back: 0 });
            if other != b'/' {
                words.insert([other, b'/'], Candidate { word: SLASH, back: 0 });
            }
        }
        words
    }

    fn insert(&mut self, pair: [u8; 2], candidate: Candidate) {
        let Some(list) = self.lists_of.get_mut(usize::from(u16::from_le_bytes(pair))) else { return };
        if *list == 0 {
            // Sixty-four words have two pairs each: slashes share one list.
            let slash = candidate.word == SLASH;
            let known = self.lists.iter().position(|l| slash && l.iter().any(|c| c.word == SLASH));
            let number = known.unwrap_or(self.lists.len());
            if known.is_none() {
                self.lists.push([Candidate { word: NONE, back: 0 }; SHARED]);
            }
            *list = u8::try_from(number).unwrap_or(0);
        }
        let slots = self.lists.get_mut(usize::from(*list)).into_iter().flatten();
        if let Some(slot) = slots.into_iter().find(|c| c.word == NONE || c.word == candidate.word && c.back == candidate.back) {
            *slot = candidate;
        }
    }

    fn list_of(&self, pair: [u8; 2]) -> u8 {
        self.lists_of.get(usize::from(u16::from_le_bytes(pair))).copied().unwrap_or(0)
    }
}

/// Iterator over the anchors of a text: words and slashes merged in order.
#[derive(Debug)]
pub(crate) struct Anchors<'t, 'w> {
    text: &'t str,
    words: &'w Words,
    /// The next pair to look at, always at an even place.
    pair: usize,
    /// The anchor found last.
    found: Option<Anchor>,
}

impl<'t, 'w> Anchors<'t, 'w> {
    pub(crate) fn new(text: &'t str, words: &'w Words) -> Self {
        Anchors { text, words, pair: 0, found: None }
    }

    /// The next anchor at or after `from` beside which a citation is possible.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<Anchor> {
        if self.found.is_some_and(|anchor| anchor.at >= from) {
            return self.found;
        }
        self.pair = self.pair.max(from & !1);
        self.found = None;
        while let Some((at, list)) = self.next_pair() {
            self.pair = at + 2;
            self.found = self.anchor(at, list, from);
            if self.found.is_some() {
                break;
            }
        }
        self.found
    }

    /// The next pair that has candidates.
    fn next_pair(&self) -> Option<(usize, u8)> {
        const BLOCK: usize = 16;
        let tail = self.text.as_bytes().get(self.pair..)?;
        let mut at = self.pair;
        let mut blocks = tail.chunks_exact(BLOCK);
        for block in &mut blocks {
            let (pairs, _) = block.as_chunks();
            // Nearly every block has none, which one test tells.
            if pairs.iter().fold(0, |any, pair| any | self.words.list_of(*pair)) != 0 {
                return self.first_of(pairs, at);
            }
            at += BLOCK;
        }
        // The last byte is paired with one that begins no word.
        let mut last = [0; BLOCK];
        last.iter_mut().zip(blocks.remainder()).for_each(|(to, from)| *to = *from);
        self.first_of(last.as_chunks().0, at)
    }

    fn first_of(&self, pairs: &[[u8; 2]], at: usize) -> Option<(usize, u8)> {
        let mut places = (at..).step_by(2).zip(pairs);
        places.find_map(|(at, pair)| Some((at, self.words.list_of(*pair))).filter(|(_, list)| *list != 0))
    }

    /// The candidate at the pair that is a trigger.
    fn anchor(&self, pair: usize, list: u8, from: usize) -> Option<Anchor> {
        let bytes = self.text.as_bytes();
        let candidates = self.words.lists.get(usize::from(list))?;
        candidates.iter().take_while(|c| c.word != NONE).find_map(|candidate| {
            if candidate.word == SLASH {
                let at = if bytes.get(pair) == Some(&b'/') { pair } else { pair + 1 };
                return (at >= from && beside::slash(bytes, at)).then_some(Anchor { trigger: Trigger::Slash, at });
            }
            let at = pair.checked_sub(usize::from(candidate.back)).filter(|at| *at >= from)?;
            let Word { word, trigger, beside, .. } = WORDS.get(usize::from(candidate.word))?;
            let fits = bytes.get(at..)?.starts_with(word.as_bytes()) && beside.allows(bytes, at, at + word.len(), from);
            fits.then_some(Anchor { trigger: *trigger, at })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every place of a trigger word or slash, by comparison at each byte.
    fn everywhere(text: &str) -> Vec<Anchor> {
        let bytes = text.as_bytes();
        let at_place = |at: usize| {
            if bytes[at] == b'/' && beside::slash(bytes, at) {
                return Some(Anchor { trigger: Trigger::Slash, at });
            }
            let word = WORDS.iter().find(|w| bytes[at..].starts_with(w.word.as_bytes()))?;
            word.beside.allows(bytes, at, at + word.word.len(), at).then_some(Anchor { trigger: word.trigger, at })
        };
        (0..bytes.len()).filter_map(at_place).collect()
    }

    fn found(text: &str) -> Vec<Anchor> {
        let words = Words::new();
        let mut anchors = Anchors::new(text, &words);
        let mut from = 0;
        std::iter::from_fn(|| {
            let anchor = anchors.next_from(from)?;
            from = anchor.at + 1;
            Some(anchor)
        })
        .collect()
    }

    #[test]
    fn every_word_is_found_at_even_and_odd_places() {
        for Word { word, .. } in &WORDS {
            for before in ["", " ", "K", "l", "  ", "/", "k"] {
                for after in ["", " ", " 1", "1", " này", "/2", ": 5 hiệu"] {
                    let text = format!("{before}{word}{after}");
                    assert_eq!(found(&text), everywhere(&text), "{text:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn words_are_found_wherever_they_stand(pieces in proptest::collection::vec(0..WORDS.len() + 9, 0..24)) {
            let between = [" ", "k", "l", "1", "/", "\n", "ố", " 12/", "này"];
            let text: String = pieces.iter().map(|n| WORDS.get(*n).map_or_else(|| between[n - WORDS.len()], |w| w.word)).collect();
            prop_assert_eq!(found(&text), everywhere(&text));
        }
    }
}
