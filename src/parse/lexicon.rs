//! Phrases of the tables, found in running text whatever their case, tone placement and spacing.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::lexeme::{at_word_end, dash, gap, is_word_char};
use crate::data::{ISSUER_WORDS, ISSUERS, LAWS, LawRow, SHORTENED, Tier, type_phrases};
use crate::model::DocumentType;
use crate::normalise::{KeyMap, chain, hashed_word, plain, word_hash, words};

/// A set of phrases with a value each. Every beginning of a phrase is a key, so a look-up stops at the first word that
/// no phrase has there.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon<V> {
    beginnings: KeyMap<Option<V>>,
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        Lexicon { beginnings: KeyMap::default() }
    }
}

impl<V: Clone> Lexicon<V> {
    pub(crate) fn new(phrases: impl IntoIterator<Item = (impl AsRef<str>, V)>) -> Self {
        let mut lexicon = Lexicon { beginnings: KeyMap::default() };
        for (phrase, value) in phrases {
            lexicon.insert(phrase.as_ref(), value);
        }
        lexicon
    }

    /// Adds a phrase; the first value given for a phrase stays.
    pub(crate) fn insert(&mut self, phrase: &str, value: V) {
        let mut key = 0;
        for w in words(phrase) {
            key = chain(key, word_hash(w));
            self.beginnings.entry(key).or_insert(None);
        }
        if let Some(slot) = self.beginnings.get_mut(&key)
            && slot.is_none()
        {
            *slot = Some(value);
        }
    }

    /// The longest phrase at the start of the text and what follows it. Commas and dashes between words do not count.
    pub(crate) fn longest<'t>(&self, input: &'t str) -> Option<(&'t str, &V)> {
        let mut rest = input;
        let mut key = 0;
        let mut best = None;
        let mut marked = false;
        while let Some((len, hash)) = hashed_word(rest) {
            key = chain(key, hash);
            let Some(entry) = self.beginnings.get(&key) else { break };
            let after = rest.get(len..).unwrap_or_default();
            if let Some(value) = entry {
                best = Some((after, value));
            }
            rest = gap(after);
            let joined = rest.len() == after.len();
            if let Some(next) = rest.strip_prefix([',', '&', '(', '“', '"', '/', ')', '”']).or_else(|| dash(rest)) {
                // A closing mark ends a phrase only with the opening one inside.
                rest = gap(next);
                marked = true;
            } else if joined {
                break;
            }
        }
        best.map(|(after, value)| (if marked { closed(input, after) } else { after }, value))
    }

    /// Whether the text begins with the first word of a phrase.
    pub(crate) fn begins(&self, input: &str) -> bool {
        hashed_word(input).is_some_and(|(_, hash)| self.beginnings.contains_key(&chain(0, hash)))
    }
}

/// The end of a phrase with the mark that closes one inside it: `(HIV/AIDS)`.
fn closed<'t>(input: &'t str, after: &'t str) -> &'t str {
    let taken = input.get(..input.len() - after.len()).unwrap_or_default();
    for (open, close) in [('(', ')'), ('“', '”')] {
        if taken.contains(open) && !taken.contains(close) {
            return after.strip_prefix(close).unwrap_or(after);
        }
    }
    after
}

/// Document types by their words.
pub(crate) static TYPES: LazyLock<Lexicon<DocumentType>> = LazyLock::new(|| Lexicon::new(type_phrases()));

/// Names of laws, codes, ordinances and constitutions.
pub(crate) static NAMES: LazyLock<Lexicon<KnownName>> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new(table_names().map(|name| (name, KnownName::Table(name))));
    for (form, key) in VARIANTS.iter() {
        lexicon.insert(form, KnownName::Table(key));
    }
    lexicon
});

/// The names of the table and those that people use for them, in lower case.
pub(crate) fn table_names() -> impl Iterator<Item = &'static str> {
    LOWER_NAMES.iter().map(String::as_str).chain(COMMON_NAMES)
}

/// Names by their letters without diacritics and spaces; every beginning is a key.
static PLAIN_NAMES: LazyLock<KeyMap<Option<&'static str>>> = LazyLock::new(|| {
    let mut beginnings: KeyMap<Option<&'static str>> = KeyMap::default();
    for (name, stands_for) in table_names().map(|n| (n, n)).chain(VARIANTS.iter().map(|(form, of)| (form.as_str(), of.as_str()))) {
        let mut key = 0;
        for c in name.chars().filter(|c| is_word_char(*c)) {
            key = chain(key, u64::from(plain(c)));
            beginnings.entry(key).or_insert(None);
        }
        if let Some(slot @ None) = beginnings.get_mut(&key) {
            *slot = Some(stands_for);
        }
    }
    beginnings
});

/// Letters of a damaged name at least, where nothing but them tells it: shorter ones are too like other words.
pub(crate) const MIN_DAMAGED: usize = 12;

/// The longest name of the table that stands here with its words glued, broken or without diacritics (`Luật Tổ chức Hội đồngnhân
/// dân`, `Luật Các tổ ch ức tín dụng`), of `least` letters, and what follows it.
pub(crate) fn damaged_name(input: &str, least: usize) -> Option<(&str, &'static str)> {
    let mut key = 0;
    let mut letters = 0;
    let mut best = None;
    let mut rest = input;
    while let Some(c) = rest.chars().next() {
        if !is_word_char(c) {
            let next = gap(rest);
            let next = next.strip_prefix(',').map_or(next, gap);
            if next.len() == rest.len() {
                break;
            }
            rest = next;
            continue;
        }
        key = chain(key, u64::from(plain(c)));
        letters += 1;
        let Some(entry) = PLAIN_NAMES.get(&key) else { break };
        rest = rest.get(c.len_utf8()..)?;
        if let Some(name) = entry
            && letters >= least
            && at_word_end(rest)
        {
            best = Some((rest, *name));
        }
    }
    best
}

/// How running text shortens the names, each with the name it stands for: abbreviated organs spelled out, `và` and `về` left
/// out where the text leaves them out.
static VARIANTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut variants = Vec::new();
    for name in LOWER_NAMES.iter().filter(|name| !name.contains("một số điều")) {
        let mut keys = vec![name.clone()];
        if name.contains(" và ") {
            keys.push(name.replace(" và ", " "));
        }
        if let Some((head, tail)) =
            name.split_once(" về ").filter(|(head, _)| !head.contains(' ') || *head == "pháp lệnh" || *head == "bộ luật")
        {
            keys.push(format!("{head} {tail}"));
        }
        for key in keys {
            variants.extend(shortened(&key).into_iter().map(|short| (short, key.clone())));
            variants.push((key.clone(), key));
        }
    }
    variants
});

/// The name with one of its phrases made short, and with all of them.
fn shortened(name: &str) -> Vec<String> {
    // A few hundred names are looked through once: what is quick to build is best.
    static PHRASES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
        let kind = Some(AhoCorasickKind::NoncontiguousNFA);
        AhoCorasick::builder().kind(kind).build(SHORTENED.iter().map(|(words, _)| words)).ok()
    });
    let found = PHRASES.iter().flat_map(|phrases| phrases.find_overlapping_iter(name));
    let mut found: Vec<_> = found.filter_map(|m| Some((m.range(), SHORTENED.get(m.pattern().as_usize())?.1))).collect();
    // Of those that begin together the longest first.
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut forms: Vec<String> = found.iter().map(|(at, letters)| replaced(name, [(at.clone(), *letters)])).collect();
    let mut end = 0;
    found.retain(|(at, _)| {
        at.start >= end && {
            end = at.end;
            true
        }
    });
    if found.len() > 1 {
        forms.push(replaced(name, found));
    }
    forms
}

fn replaced<'n>(name: &str, parts: impl IntoIterator<Item = (std::ops::Range<usize>, &'n str)>) -> String {
    let mut out = String::with_capacity(name.len());
    let mut end = 0;
    for (at, letters) in parts {
        out.push_str(name.get(end..at.start).unwrap_or_default());
        out.push_str(letters);
        end = at.end;
    }
    out.push_str(name.get(end..).unwrap_or_default());
    out
}

/// Names that people use for codes and laws whose own name is another one.
const COMMON_NAMES: [&str; 10] = [
    "bộ luật tố tụng hành chính",
    "bộ luật xử lý vi phạm hành chính",
    "luật lao động",
    "luật hình sự",
    "luật dân sự",
    "luật tố tụng dân sự",
    "luật tố tụng hình sự",
    "luật hàng hải",
    "luật hàng không",
    "luật khiếu nại, tố cáo",
];

fn named_acts() -> impl Iterator<Item = &'static LawRow> {
    LAWS.iter().filter(|row| row.kind.is_cited_by_name() && row.kind != DocumentType::HienPhap)
}

/// The names of the table in lower case, in its order.
static LOWER_NAMES: LazyLock<Vec<String>> = LazyLock::new(|| named_acts().map(|row| row.name.to_lowercase()).collect());

/// A name that a table or the caller gave.
#[derive(Debug, Clone)]
pub(crate) enum KnownName {
    /// One of the table, in lower case.
    Table(&'static str),
    /// One of the caller's, in lower case.
    Own(compact_str::CompactString),
}

/// Tables of the caller's own, looked at before the built-in ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extra {
    /// Names of laws.
    pub(crate) names: Lexicon<KnownName>,
    /// Words for document types.
    pub(crate) types: Lexicon<DocumentType>,
    /// Names of issuers.
    pub(crate) issuers: Lexicon<()>,
}

/// Heads of authorities, before the authority's own name.
const HEADS: [(&str, Tier); 9] = [
    ("Bộ trưởng", Tier::Ministry),
    ("Thứ trưởng", Tier::Ministry),
    ("Bộ trưởng, Chủ nhiệm", Tier::Ministry),
    ("Tổng cục trưởng", Tier::Department),
    ("Cục trưởng", Tier::Department),
    ("Chánh án", Tier::Court),
    ("Viện trưởng", Tier::Procuracy),
    ("Chủ tịch", Tier::Local),
    ("Giám đốc", Tier::Local),
];

/// Issuers that the table of codes does not name in this form.
const OTHER_ISSUERS: [&str; 46] = [
    "Thủ tướng",
    "TTCP",
    "TTg",
    "CP",
    "Đảng",
    "Trung ương Đảng",
    "Ban Bí thư",
    "Ban Bí thư Trung ương Đảng",
    "Ban Bí thư Trung ương",
    "Ban Chấp hành Trung ương",
    "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
    "BCH Trung ương",
    "BCHTW",
    "BCH TW",
    "EVN",
    "PVN",
    "TKV",
    "VNPT",
    "Bộ Chính trị",
    "Ban Thường vụ Tỉnh ủy",
    "Ban Thường vụ Thành ủy",
    "Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "UBTVQH",
    "UBND",
    "HĐND",
    "Chủ tịch UBND",
    "Thường trực HĐND",
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Chủ tịch Ủy ban nhân dân",
    "Thường trực Hội đồng nhân dân",
    "Tòa án nhân dân",
    "Tòa án nhân dân cấp cao",
    "Viện kiểm sát nhân dân",
    "Viện kiểm sát nhân dân cấp cao",
    "TAND cấp cao",
    "VKSND cấp cao",
    "Thống đốc Ngân hàng Nhà nước",
    "Thống đốc Ngân hàng Nhà nước Việt Nam",
    "Ngân hàng Nhà nước",
    "Tổng Thanh tra Chính phủ",
    "Tổng Kiểm toán nhà nước",
    "Hội đồng Thẩm phán",
];

/// Courts and procuracies in the middle of an issuer's name, and as they are shortened there.
const SHORT_COURTS: [(&str, &str); 4] = [
    ("Tòa án nhân dân tối cao", "TANDTC"),
    ("Tòa án nhân dân", "TAND"),
    ("Viện kiểm sát nhân dân tối cao", "VKSNDTC"),
    ("Viện kiểm sát nhân dân", "VKSND"),
];

static ISSUER_NAMES: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new(OTHER_ISSUERS.iter().map(|name| (*name, ())));
    for row in ISSUERS {
        let heads = HEADS.iter().filter(|(_, tier)| row.tier == *tier).map(|(head, _)| format!("{head} {}", row.name));
        for name in heads.chain([row.name.to_owned()]) {
            lexicon.insert(&name, ());
            // `Hội đồng Thẩm phán TAND Tối cao`, `Chánh án TANDTC`.
            for (full, short) in SHORT_COURTS {
                if name.contains(full) {
                    lexicon.insert(&name.replace(full, short), ());
                }
            }
        }
        // Laws say `Bộ Tài chính`, lists of ministries only `Tài chính`; officials sign without `Việt Nam`.
        if let Some(short) = row.name.strip_suffix(" Việt Nam") {
            lexicon.insert(short, ());
        }
    }
    lexicon
});

static ISSUER_STARTS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::new(ISSUER_WORDS.iter().copied().chain(OTHER_ISSUERS).chain(["công ty", "đảng"]).map(|w| (w, ()))));

/// Whether the text begins as the name of an issuer does.
pub(crate) fn issuer_word(input: &str) -> bool {
    ISSUER_STARTS.begins(input)
}

/// What follows the longest issuer's name that the tables hold.
pub(crate) fn known_issuer(input: &str) -> Option<&str> {
    ISSUER_NAMES.longest(input).map(|(rest, ())| rest)
}
