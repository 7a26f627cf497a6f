//! Where a citation may be: the places of trigger words and slashes, in the order of the text. No grammar here.
//!
//! The words are found by pairs of bytes. Of each word two pairs were chosen that are rare in Vietnamese text, one at an even
//! and one at an odd distance from its start, so that looking at every second place of the text meets one of them, wherever
//! the word begins. A table of all pairs says which words may stand there. The bytes beside the word ([`beside`]) then rule
//! out most places before any grammar runs.

mod beside;

use beside::Beside;
pub(crate) use beside::ends_with_glue;

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
static WORDS: [Word; 68] = [
    Word::new("Điều", Trigger::Provision, Beside::Article, [0, 1]),
    Word::new("điều", Trigger::Provision, Beside::Article, [4, 1]),
    Word::new("ĐIỀU", Trigger::Provision, Beside::Article, [4, 5]),
    Word::new("Ðiều", Trigger::Provision, Beside::Article, [0, 1]),
    Word::new("Ðiểm", Trigger::Provision, Beside::Point, [0, 1]),
    Word::new("hỉ thị", Trigger::Type, Beside::Any, [2, 3]),
    Word::new("hoản", Trigger::Provision, Beside::Clause, [0, 1]),
    Word::new("HOẢN", Trigger::Provision, Beside::Clause, [0, 1]),
    Word::new("điểm", Trigger::Provision, Beside::Point, [4, 1]),
    Word::new("Điểm", Trigger::Provision, Beside::Point, [0, 1]),
    Word::new("ĐIỂM", Trigger::Provision, Beside::Point, [4, 1]),
    Word::new("Chương", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("chương", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("CHƯƠNG", Trigger::Provision, Beside::Number, [4, 3]),
    Word::new("Mục", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("mục", Trigger::Provision, Beside::Number, [0, 3]),
    Word::new("MỤC", Trigger::Provision, Beside::Number, [2, 3]),
    Word::new("Tiểu mục", Trigger::Provision, Beside::Lettered, [0, 3]),
    Word::new("tiểu mục", Trigger::Provision, Beside::Lettered, [4, 3]),
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
    Word::new("TT ", Trigger::Abbreviation, Beside::Ordinal, [0, 1]),
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
    Word::new("Kết luận", Trigger::Type, Beside::Ordinal, [0, 9]),
    Word::new("Quy định", Trigger::Type, Beside::Ordinal, [2, 1]),
    Word::new(" đó", Trigger::Pointer, Beside::Any, [2, 3]),
    Word::new(" trên", Trigger::Pointer, Beside::Any, [2, 3]),
    Word::new("TCVN", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("QCVN", Trigger::Standard, Beside::Any, [0, 1]),
    Word::new("TCXD", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("TCCS", Trigger::Standard, Beside::Any, [2, 1]),
    Word::new("QCĐP", Trigger::Standard, Beside::Any, [0, 3]),
    Word::new("TCN", Trigger::Standard, Beside::Any, [0, 1]),
    Word::new("sau đây", Trigger::Alias, Beside::Any, [0, 1]),
    Word::new("Đ", Trigger::Provision, Beside::Digit, [0, 1]),
];

/// Bytes that can follow the label `số`: a digit, the first byte of a gap, a colon or a full stop.
const LABEL_ENDS: &[u8] = b"0123456789 \t*_\n\r\x0c:.\xC2\xE2\xE3";

/// Words that share a pair of bytes at most.
const SHARED: usize = 5;
/// Stands for the slash in the list of a pair, and for no word at all.
const SLASH: u8 = u8::MAX;
const NONE: u8 = u8::MAX - 1;

/// A word that may stand at a pair of bytes, and how far before the pair it begins.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    word: u8,
    back: u8,
    /// The first eight bytes of the word, and which of them count.
    start: u64,
    mask: u64,
}

impl Candidate {
    const NOTHING: Candidate = Candidate { word: NONE, back: 0, start: 0, mask: 0 };
    const SLASH: Candidate = Candidate { word: SLASH, ..Candidate::NOTHING };

    fn new(word: u8, text: &str, back: usize) -> Self {
        let start = first_eight(text.as_bytes());
        let mask = (0..8).zip(text.bytes()).fold(0, |mask, (n, _)| mask | 0xFF << (8 * n));
        Candidate { word, back: u8::try_from(back).unwrap_or(0), start, mask }
    }
}

/// The first eight bytes as one number, zeros where there are fewer.
fn first_eight(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    match bytes.first_chunk() {
        Some(chunk) => eight = *chunk,
        None => eight.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from),
    }
    u64::from_le_bytes(eight)
}

/// Finds the trigger words.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// For every pair of bytes the number of its list of candidates; 0 for nearly all of them.
    lists_of: Box<[u8; 1 << 16]>,
    lists: Vec<[Candidate; SHARED]>,
    /// Gives every trigger word, whatever stands beside it.
    #[cfg(test)]
    every: bool,
}

impl Words {
    pub(crate) fn new() -> Self {
        let mut words = Words {
            lists_of: Box::new([0; 1 << 16]),
            lists: vec![[Candidate::NOTHING; SHARED]],
            #[cfg(test)]
            every: false,
        };
        for (n, Word { word, pairs, .. }) in (0u8..).zip(&WORDS) {
            for back in *pairs {
                let candidate = Candidate::new(n, word, back);
                match word.as_bytes().get(back..) {
                    Some(&[a, b, ..]) => words.insert([a, b], candidate),
                    Some(&[last]) => LABEL_ENDS.iter().for_each(|end| words.insert([last, *end], candidate)),
                    _ => {}
                }
            }
        }
        for other in 0..=u8::MAX {
            words.insert([b'/', other], Candidate::SLASH);
            words.insert([other, b'/'], Candidate::SLASH);
        }
        words
    }

    /// Triggers without the tests of what stands beside them.
    #[cfg(test)]
    pub(crate) fn every() -> Self {
        Words { every: true, ..Words::new() }
    }

    #[cfg(test)]
    fn allows_all(&self) -> bool {
        self.every
    }

    #[cfg(not(test))]
    const fn allows_all(&self) -> bool {
        false
    }

    fn insert(&mut self, pair: [u8; 2], candidate: Candidate) {
        let Some(list) = self.lists_of.get_mut(usize::from(u16::from_le_bytes(pair))) else { return };
        if *list == 0 {
            // All pairs with a slash share one list, all ends of a label another.
            let same = |l: &[Candidate; SHARED]| l.first().is_some_and(|c| c.word == candidate.word && c.back == candidate.back);
            let known = self.lists.iter().position(same);
            *list = u8::try_from(known.unwrap_or(self.lists.len())).unwrap_or(0);
            if known.is_none() {
                self.lists.push([Candidate::NOTHING; SHARED]);
            }
        }
        let mut slots = self.lists.get_mut(usize::from(*list)).into_iter().flatten();
        if let Some(slot) = slots.find(|c| c.word == NONE || c.word == candidate.word && c.back == candidate.back) {
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

/// Bytes that are looked at together.
const BLOCK: usize = 16;

impl<'t, 'w> Anchors<'t, 'w> {
    pub(crate) fn new(text: &'t str, words: &'w Words) -> Self {
        Anchors { text, words, pair: 0, found: None }
    }

    /// The next anchor at or after `from` beside which a citation is possible.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<Anchor> {
        if self.found.is_none_or(|anchor| anchor.at < from) {
            self.pair = self.pair.max(from & !1);
            self.found = self.search(from);
        }
        self.found
    }

    fn search(&mut self, from: usize) -> Option<Anchor> {
        let mut tail = self.text.as_bytes().get(self.pair..)?;
        while let Some((block, next)) = tail.split_first_chunk() {
            let (pairs, _) = block.as_chunks();
            // Most blocks have no candidate, which one test tells.
            if pairs.iter().fold(0, |any, pair| any | self.words.list_of(*pair)) != 0 {
                self.pair = self.text.len() - tail.len();
                if let Some(found) = self.look(block, from) {
                    return Some(found);
                }
            }
            tail = next;
        }
        self.pair = self.text.len() - tail.len();
        // Zeros after the end begin no word.
        let mut last = [0; BLOCK];
        last.iter_mut().zip(tail).for_each(|(to, from)| *to = *from);
        let found = self.look(&last, from);
        if found.is_none() {
            self.pair = self.text.len().next_multiple_of(2);
        }
        found
    }

    /// The first anchor in the block that begins at `self.pair`, which then is the pair after it.
    fn look(&mut self, block: &[u8; BLOCK], from: usize) -> Option<Anchor> {
        let mut lists = [0; BLOCK / 2];
        lists.iter_mut().zip(block.as_chunks().0).for_each(|(list, pair)| *list = self.words.list_of(*pair));
        let mut left = u64::from_le_bytes(lists);
        while left != 0 {
            let n = left.trailing_zeros() / 8;
            let list = (left >> (8 * n)) as u8;
            left &= !(0xFF << (8 * n));
            let pair = self.pair + 2 * n as usize;
            let found = self.anchor(pair, list, from);
            if found.is_some() {
                self.pair = pair + 2;
                return found;
            }
        }
        None
    }

    /// The candidate at the pair that is a trigger.
    #[inline]
    fn anchor(&self, pair: usize, list: u8, from: usize) -> Option<Anchor> {
        let bytes = self.text.as_bytes();
        for candidate in self.words.lists.get(usize::from(list))? {
            match candidate.word {
                NONE => break,
                SLASH => {
                    let at = if bytes.get(pair) == Some(&b'/') { pair } else { pair + 1 };
                    return (at >= from && (self.words.allows_all() || beside::slash(bytes, at)))
                        .then_some(Anchor { trigger: Trigger::Slash, at });
                }
                _ => {}
            }
            let Some(at) = pair.checked_sub(usize::from(candidate.back)).filter(|at| *at >= from) else { continue };
            let here = bytes.get(at..).unwrap_or_default();
            if (first_eight(here) ^ candidate.start) & candidate.mask == 0
                && let Some(Word { word, trigger, beside, .. }) = WORDS.get(usize::from(candidate.word))
                && here.starts_with(word.as_bytes())
                && (self.words.allows_all() || beside.allows(bytes, at, at + word.len(), from))
            {
                return Some(Anchor { trigger: *trigger, at });
            }
        }
        None
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
