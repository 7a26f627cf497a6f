//! The authority that issued a document, known by its name or by the codes in its number.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;
use smallvec::SmallVec;

use crate::data::{ISSUERS, IssuerRow, PROVINCES, Tier};
use crate::model::{DocumentNumber, Issuer};
use crate::normalise::{KeyMap, chain, slug, word_hash, words, words_key};

/// An authority (cơ quan ban hành) with the territory that it governs.
///
/// # Examples
///
/// ```
/// use viendan::Authority;
///
/// let council = Authority::from_name("HĐND tỉnh Lạng Sơn");
/// assert_eq!(council.name(), "Hội đồng nhân dân");
/// assert_eq!(council.territory(), Some("Lạng Sơn"));
///
/// let old = Authority::from_name("Bộ Thông tin và Truyền thông");
/// let new = Authority::from_name("Bộ Khoa học và Công nghệ");
/// assert!(old != new && old.is_same_or_successor(&new));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Authority {
    /// Rows of the table; several for a joint document. Empty where the table does not know the name.
    rows: SmallVec<[u16; 4]>,
    name: CompactString,
    territory: Option<CompactString>,
}

/// Steps from one authority to those that took over its work, at most.
const MAX_SUCCESSIONS: usize = 6;

impl Authority {
    /// The authority of this name, as printed: `Bộ trưởng Bộ Tài chính`, `UBND tỉnh Lạng Sơn`, `Bộ Y tế và Bộ Nội vụ`.
    pub fn from_name(name: &str) -> Self {
        let rows = rows_in(name);
        let territory = territory_of(name);
        let name = match rows.as_slice() {
            [] => crate::normalise::single_spaces(name.trim()).into(),
            known => joined(known),
        };
        Authority { rows, name, territory }
    }

    /// The authority that the codes of a number name, of two with one code the one that existed in `year`.
    pub fn from_number(number: &DocumentNumber, year: Option<u16>) -> Option<Self> {
        let mut rows = SmallVec::new();
        for code in number.issuer_codes() {
            // The department or term after the issuer: `QH15`, `BCA(X13)`.
            let bare = code.trim_end_matches(|c: char| c.is_ascii_digit());
            let found = row_of_code(code, year).or_else(|| row_of_code(bare, year));
            if let Some(row) = found.filter(|r| !rows.contains(r)) {
                rows.push(row);
            }
        }
        // A first code alone can stand for a unit of the issuer before it: only a joint document has several issuers.
        let joint = number.type_code().is_some_and(|t| matches!(t, "TTLT" | "TTLB" | "TTL" | "NQLT"));
        if !joint {
            rows.truncate(1);
        }
        (!rows.is_empty()).then(|| Authority { name: joined(&rows), rows, territory: None })
    }

    /// The name without office and territory; joint authorities are joined by `và`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The territory without `tỉnh` or `thành phố`; below the province with its word: `huyện Văn Quan`.
    pub fn territory(&self) -> Option<&str> {
        self.territory.as_deref()
    }

    /// The same authority for a territory.
    #[must_use]
    pub fn with_territory(mut self, territory: impl Into<CompactString>) -> Self {
        self.territory = Some(territory.into());
        self
    }

    /// Whether the table knows it.
    pub fn is_known(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether it belongs to a territory: a people's council or committee, or a department of one.
    pub fn is_local(&self) -> bool {
        self.rows.iter().any(|r| row(*r).is_some_and(|r| r.tier == Tier::Local))
    }

    /// Whether all its bodies are ministries or of their rank.
    pub(crate) fn is_ministry(&self) -> bool {
        self.is_known() && self.rows.iter().all(|r| row(*r).is_some_and(|r| r.tier == Tier::Ministry))
    }

    /// Whether both are one body, or one took over the other's work: renamed and merged ministries.
    pub fn is_same_or_successor(&self, other: &Authority) -> bool {
        if self.rows.is_empty() || other.rows.is_empty() {
            return slug(&self.name) == slug(&other.name);
        }
        self.rows.iter().any(|a| other.rows.iter().any(|b| a == b || succeeds(*a, *b) || succeeds(*b, *a)))
    }

    pub(crate) fn to_issuer(&self) -> Issuer {
        match &self.territory {
            None => Issuer::new(self.name.clone()),
            Some(t) => match province(t) {
                Some(p) if p.city => Issuer::new(format!("{} thành phố {t}", self.name)),
                Some(_) => Issuer::new(format!("{} tỉnh {t}", self.name)),
                None => Issuer::new(format!("{} {t}", self.name)),
            },
        }
    }

    /// The names of the bodies, one each.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &str> {
        let own = self.rows.is_empty().then_some(self.name.as_str());
        self.rows.iter().filter_map(|r| row(*r).map(|r| r.name)).chain(own)
    }

    pub(super) fn from_bodies(names: impl Iterator<Item = String>, territory: Option<CompactString>) -> Self {
        let mut rows = SmallVec::new();
        let mut unknown = Vec::new();
        for name in names {
            match BY_SLUG.get(name.as_str()) {
                Some(row) => rows.push(*row),
                None => unknown.push(name),
            }
        }
        let name = if rows.is_empty() { unknown.join(" và ").replace('_', " ").into() } else { joined(&rows) };
        Authority { rows, name, territory }
    }
}

fn row(n: u16) -> Option<&'static IssuerRow> {
    ISSUERS.get(usize::from(n))
}

fn joined(rows: &[u16]) -> CompactString {
    let mut out = CompactString::default();
    for r in rows.iter().filter_map(|r| row(*r)) {
        if !out.is_empty() {
            out.push_str(" và ");
        }
        out.push_str(r.name);
    }
    out
}

/// Names that print write for a body of the table.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("Thủ tướng", "TTg"),
    ("Ngân hàng Nhà nước", "NHNN"),
    ("UBND", "UBND"),
    ("HĐND", "HĐND"),
    ("Toà án nhân dân tối cao", "TANDTC"),
    ("TANDTC", "TANDTC"),
    ("VKSNDTC", "VKSNDTC"),
    ("Bộ Văn hoá - Thông tin - Thể thao và Du lịch", "BVHTTDL"),
];

/// Bodies by the words of their names; the later of two with one name.
static BY_NAME: LazyLock<KeyMap<u16>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    for (n, row) in (0u16..).zip(ISSUERS) {
        map.insert(words_key(row.name), n);
    }
    for (name, code) in OTHER_NAMES {
        if let Some(row) = row_of_code(code, None) {
            map.entry(words_key(name)).or_insert(row);
        }
    }
    map
});

/// Bodies by the slug of their names.
static BY_SLUG: LazyLock<HashMap<String, u16>> = LazyLock::new(|| (0u16..).zip(ISSUERS).map(|(n, row)| (slug(row.name), n)).collect());

static BY_CODE: LazyLock<HashMap<&'static str, SmallVec<[u16; 2]>>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, SmallVec<[u16; 2]>> = HashMap::new();
    for (n, row) in (0u16..).zip(ISSUERS) {
        for code in row.codes {
            map.entry(code).or_default().push(n);
        }
    }
    map
});

fn row_of_code(code: &str, year: Option<u16>) -> Option<u16> {
    let rows = BY_CODE.get(code)?;
    let existed = |n: &&u16| {
        let (Some(y), Some(r)) = (year, row(**n)) else { return false };
        (r.from == 0 || r.from <= y) && (r.until == 0 || y <= r.until)
    };
    rows.iter().find(existed).or_else(|| rows.first()).copied()
}

/// Every body of the table that a name holds: the longest at each place.
fn rows_in(name: &str) -> SmallVec<[u16; 4]> {
    let all: SmallVec<[u64; 16]> = words(name).map(word_hash).collect();
    let mut rows = SmallVec::new();
    let mut at = 0;
    while at < all.len() {
        let mut key = 0;
        let mut best = None;
        for (n, w) in all.iter().skip(at).take(14).enumerate() {
            key = chain(key, *w);
            if let Some(row) = BY_NAME.get(&key) {
                best = Some((n + 1, *row));
            }
        }
        match best {
            Some((n, row)) => {
                if !rows.contains(&row) {
                    rows.push(row);
                }
                at += n;
            }
            None => at += 1,
        }
    }
    rows
}

/// Whether `to` took over the work of `from`, at once or by way of others.
fn succeeds(to: u16, from: u16) -> bool {
    let mut reached: SmallVec<[u16; 8]> = SmallVec::from_slice(&[from]);
    let mut at = 0;
    for _ in 0..MAX_SUCCESSIONS {
        let end = reached.len();
        while at < end {
            let successors = reached.get(at).and_then(|r| row(*r)).map_or(&[][..], |r| r.successors);
            for code in successors {
                for next in BY_CODE.get(code).into_iter().flatten() {
                    if *next == to {
                        return true;
                    }
                    if !reached.contains(next) {
                        reached.push(*next);
                    }
                }
            }
            at += 1;
        }
    }
    false
}

/// The province of this name, however it is spelled.
pub(crate) fn province(name: &str) -> Option<&'static crate::data::ProvinceRow> {
    PROVINCE_NAMES.get(&words_key(name)).and_then(|n| PROVINCES.get(usize::from(*n)))
}

static PROVINCE_NAMES: LazyLock<KeyMap<u16>> = LazyLock::new(|| (0u16..).zip(PROVINCES).map(|(n, row)| (words_key(row.name), n)).collect());

/// The provinces that took this one over, at once or by way of others.
pub(crate) fn successors(name: &str) -> SmallVec<[&'static str; 4]> {
    let into = |p: &'static crate::data::ProvinceRow| p.merged_into.split(';').filter(|t| !t.is_empty());
    let mut all: SmallVec<[&'static str; 4]> = province(name).into_iter().flat_map(into).collect();
    let mut at = 0;
    while let Some(next) = all.get(at).and_then(|t| province(t)) {
        for later in into(next) {
            if !all.contains(&later) {
                all.push(later);
            }
        }
        at += 1;
    }
    all
}

/// The territory that the name of an authority ends with.
fn territory_of(name: &str) -> Option<CompactString> {
    let issuer = Issuer::new(name);
    let whole = issuer.jurisdiction()?;
    let bare = ["thành phố", "Thành phố", "thành phô", "TP.", "TP", "tỉnh", "Tỉnh"].iter().find_map(|w| whole.strip_prefix(w));
    match bare.map(|b| b.trim_start_matches(['.', ' ', ':'])) {
        // `UBND tỉnh` leaves open which.
        Some("") => None,
        Some(bare) => Some(province(bare).map_or_else(|| bare.into(), |p| p.name.into())),
        None => whole.contains(' ').then(|| whole.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_body() {
        for (a, b) in [
            ("Bộ công thương", "Bộ Công Thương."),
            ("Ngân hàng Nhà nước", "Thống đốc Ngân hàng Nhà nước Việt Nam"),
            ("Uỷ ban Thường vụ Quốc hội", "Ủy ban thường vụ Quốc hội"),
            ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
        ] {
            assert_eq!(Authority::from_name(a), Authority::from_name(b), "{a} {b}");
        }
        let number: DocumentNumber = "15/2012/TTLT-BTC-BYT".parse().unwrap();
        assert_eq!(Authority::from_number(&number, Some(2012)).unwrap().name(), "Bộ Tài chính và Bộ Y tế");
    }

    #[test]
    fn territories_that_were_merged() {
        assert_eq!(successors("Bình Dương").as_slice(), ["Hồ Chí Minh"]);
        assert!(successors("Hà Tây").contains(&"Hà Nội"));
        assert!(successors("Hồ Chí Minh").is_empty());
        assert_eq!(Authority::from_name("UBND thành phố Hồ Chí Minh").territory(), Some("Hồ Chí Minh"));
        assert_eq!(Authority::from_name("UBND tỉnh").territory(), None);
    }
}
