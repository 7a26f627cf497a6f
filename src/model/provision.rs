//! Parts of a document: phần, chương, mục, điều, khoản, điểm and what stands beside them.

use std::fmt;

use compact_str::CompactString;
use smallvec::SmallVec;

/// A level of a document's structure, outermost first (Decree 78/2025/NĐ-CP Articles 63 and 64).
///
/// # Total ordering
///
/// From the outermost level to the innermost, the order in which a path's steps stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Level {
    /// Phụ lục (appendix).
    PhuLuc,
    /// Mẫu (form), biểu (table).
    Mau,
    /// Phần (part).
    Phan,
    /// Chương (chapter).
    Chuong,
    /// Mục (section).
    Muc,
    /// Tiểu mục (subsection).
    TieuMuc,
    /// Điều (article).
    Dieu,
    /// Khoản (clause).
    Khoan,
    /// Điểm (point).
    Diem,
    /// Tiết (item).
    Tiet,
    /// Đoạn (paragraph).
    Doan,
    /// Gạch đầu dòng (dash).
    GachDauDong,
}

impl Level {
    /// Every level, outermost first.
    pub const ALL: [Level; 12] = [
        Level::PhuLuc,
        Level::Mau,
        Level::Phan,
        Level::Chuong,
        Level::Muc,
        Level::TieuMuc,
        Level::Dieu,
        Level::Khoan,
        Level::Diem,
        Level::Tiet,
        Level::Doan,
        Level::GachDauDong,
    ];

    /// The level's part of an eId: `dieu`, `khoan`, `tieu_muc`.
    pub const fn slug(self) -> &'static str {
        match self {
            Level::PhuLuc => "phu_luc",
            Level::Mau => "mau",
            Level::Phan => "phan",
            Level::Chuong => "chuong",
            Level::Muc => "muc",
            Level::TieuMuc => "tieu_muc",
            Level::Dieu => "dieu",
            Level::Khoan => "khoan",
            Level::Diem => "diem",
            Level::Tiet => "tiet",
            Level::Doan => "doan",
            Level::GachDauDong => "gach_dau_dong",
        }
    }

    /// The word as drafting rules write it inside a sentence: `Điều`, `khoản`, `điểm`.
    pub const fn name(self) -> &'static str {
        match self {
            Level::PhuLuc => "Phụ lục",
            Level::Mau => "Mẫu số",
            Level::Phan => "Phần",
            Level::Chuong => "Chương",
            Level::Muc => "Mục",
            Level::TieuMuc => "Tiểu mục",
            Level::Dieu => "Điều",
            Level::Khoan => "khoản",
            Level::Diem => "điểm",
            Level::Tiet => "tiết",
            Level::Doan => "đoạn",
            Level::GachDauDong => "gạch đầu dòng",
        }
    }

    /// The level with this [slug](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.slug() == slug)
    }
}

/// The number that stands for "this" in `Điều này`, `khoản này`.
pub(crate) const THIS: &str = "this";

/// One level of a path with its number as printed: `Điều 15a`, `khoản 2`, `điểm đ`, `Chương II`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProvisionStep {
    level: Level,
    number: CompactString,
}

impl ProvisionStep {
    /// A step of a path. `number` is the printed one (`15a`, `đ`, `II`, `thứ nhất`, `2.3`), empty where the text gives
    /// none (`phụ lục kèm theo`), `this` for `này`.
    pub fn new(level: Level, number: impl Into<CompactString>) -> Self {
        ProvisionStep { level, number: number.into() }
    }

    /// The level.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The number as printed.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Whether the step is "this one" (`khoản này`).
    pub fn is_this(&self) -> bool {
        self.number == THIS
    }

    fn write_eid(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(self.level.slug())?;
        if self.number.is_empty() {
            return Ok(());
        }
        out.write_char('_')?;
        // Worded numbers are longer than nearly all that are printed in figures or letters.
        if self.number.len() > 5 && crate::normalise::WORDED.iter().any(|(w, _)| *w == self.number) {
            out.write_str(&crate::normalise::slug(&self.number))
        } else {
            out.write_str(&self.number)
        }
    }
}

impl fmt::Display for ProvisionStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.level.name())?;
        if self.is_this() {
            f.write_str(" này")
        } else if self.number.is_empty() {
            Ok(())
        } else {
            write!(f, " {}", self.number)
        }
    }
}

/// A place in a document, from the outermost level named to the innermost: `Điều 15`, `điểm a khoản 2 Điều 15`.
///
/// # Syntax
///
/// `Display` prints the form of Decree 78/2025/NĐ-CP Article 68, innermost level first; [`eid`](Self::eid) the
/// Akoma Ntoso-style identifier, outermost first. `FromStr` reads both.
///
/// # Examples
///
/// ```
/// use viendan::{Level, ProvisionPath};
///
/// let path: ProvisionPath = "điểm a khoản 2 Điều 15".parse()?;
/// assert_eq!(path.eid(), "dieu_15__khoan_2__diem_a");
/// assert_eq!(path.to_string(), "điểm a khoản 2 Điều 15");
/// assert_eq!(path.number(Level::Khoan), Some("2"));
/// assert_eq!("dieu_15__khoan_2__diem_a".parse::<ProvisionPath>()?, path);
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ProvisionPath {
    steps: Steps,
}

/// Steps of a path; few have more than an article, a clause and a point.
pub(crate) type Steps = SmallVec<[ProvisionStep; 3]>;

impl ProvisionPath {
    /// A path of the given steps, which may come in any order; they are put outermost first.
    pub fn new(steps: impl IntoIterator<Item = ProvisionStep>) -> Self {
        Self::from_steps(steps.into_iter().collect())
    }

    /// Like [`new`](Self::new), without another collection.
    pub(crate) fn from_steps(mut steps: Steps) -> Self {
        if !steps.is_sorted_by_key(|s| s.level) {
            steps.sort_by_key(|s| s.level);
        }
        ProvisionPath { steps }
    }

    /// The steps, outermost first.
    pub fn steps(&self) -> &[ProvisionStep] {
        &self.steps
    }

    /// The number at a level, as printed.
    pub fn number(&self, level: Level) -> Option<&str> {
        self.steps.iter().find(|s| s.level == level).map(|s| s.number.as_str())
    }

    /// Whether the path has no step.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether the path holds a "this" (`khoản 2 Điều này`).
    pub fn is_relative(&self) -> bool {
        self.steps.iter().any(ProvisionStep::is_this)
    }

    /// The identifier: `dieu_15__khoan_2__diem_a`.
    pub fn eid(&self) -> String {
        let mut out = String::with_capacity(self.steps.len() * 12);
        // Writing to a string can't fail.
        let _ = self.write_eid(&mut out);
        out
    }

    pub(crate) fn write_eid(&self, out: &mut impl fmt::Write) -> fmt::Result {
        for (i, step) in self.steps.iter().enumerate() {
            if i > 0 {
                out.write_str("__")?;
            }
            step.write_eid(out)?;
        }
        Ok(())
    }

    /// Reads an identifier such as `dieu_15__khoan_2`; `None` for anything else.
    pub fn from_eid(eid: &str) -> Option<Self> {
        let mut steps = SmallVec::new();
        for part in eid.split("__") {
            let level = Level::ALL
                .into_iter()
                .filter(|l| part.strip_prefix(l.slug()).is_some_and(|r| r.is_empty() || r.starts_with('_')))
                .max_by_key(|l| l.slug().len())?;
            let number = part.strip_prefix(level.slug())?.trim_start_matches('_');
            steps.push(ProvisionStep::new(level, crate::normalise::unslug(number)));
        }
        Some(ProvisionPath { steps })
    }
}

impl fmt::Display for ProvisionPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.steps.iter().rev().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            step.fmt(f)?;
        }
        Ok(())
    }
}

/// One member of a provision list: a place, or a range of places that is never spread out eagerly.
///
/// # Examples
///
/// ```
/// use viendan::Provision;
///
/// let range = Provision::range("Điều 5".parse()?, "Điều 8".parse()?);
/// assert_eq!(range.eid(), "dieu_5..dieu_8");
/// assert_eq!(range.members().map(|p| p.eid()).collect::<Vec<_>>(), ["dieu_5", "dieu_6", "dieu_7", "dieu_8"]);
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Provision {
    from: ProvisionPath,
    to: Option<Box<ProvisionPath>>,
}

impl Provision {
    /// A single place.
    pub const fn single(path: ProvisionPath) -> Self {
        Provision { from: path, to: None }
    }

    /// All from `from` to `to`, both included.
    pub fn range(from: ProvisionPath, to: ProvisionPath) -> Self {
        Provision { from, to: Some(Box::new(to)) }
    }

    /// The place, or where the range begins.
    pub const fn path(&self) -> &ProvisionPath {
        &self.from
    }

    /// Where a range ends; `None` for a single place.
    pub fn through(&self) -> Option<&ProvisionPath> {
        self.to.as_deref()
    }

    /// The identifier, two joined by `..` for a range: `dieu_5..dieu_10`.
    pub fn eid(&self) -> String {
        let mut out = String::new();
        let _ = self.write_eid(&mut out);
        out
    }

    pub(crate) fn write_eid(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.from.write_eid(out)?;
        if let Some(to) = &self.to {
            out.write_str("..")?;
            to.write_eid(out)?;
        }
        Ok(())
    }

    /// Reads what [`eid`](Self::eid) prints; `None` for anything else.
    pub fn from_eid(eid: &str) -> Option<Self> {
        match eid.split_once("..") {
            None => ProvisionPath::from_eid(eid).map(Self::single),
            Some((from, to)) => Some(Self::range(ProvisionPath::from_eid(from)?, ProvisionPath::from_eid(to)?)),
        }
    }

    /// The places it stands for, made one at a time: itself for a single place; for a range of plain numbers or of
    /// letters every number from the first to the last, [`Members::LIMIT`] at most; for any other range its two ends.
    pub fn members(&self) -> Members<'_> {
        Members::new(self)
    }
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.to {
            None => self.from.fmt(f),
            Some(to) => write!(f, "từ {} đến {}", self.from, to),
        }
    }
}

/// The order of the letters that number points (điểm): Vietnamese, without f, j, w, z (Decree 78/2025/NĐ-CP Article 69).
pub(crate) const POINT_LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// Iterator over the places that a [`Provision`] stands for.
#[derive(Debug, Clone)]
pub struct Members<'a> {
    provision: &'a Provision,
    next: u32,
    last: u32,
    letters: bool,
    plain: bool,
    given: usize,
}

impl<'a> Members<'a> {
    /// How many places a range yields at most.
    pub const LIMIT: usize = 10_000;

    fn new(provision: &'a Provision) -> Self {
        let mut members = Members { provision, next: 0, last: 0, letters: false, plain: false, given: 0 };
        if let Some(to) = provision.through() {
            let ends = provision.from.steps.last().zip(to.steps.last());
            if let Some((a, b)) = ends.filter(|(a, b)| a.level == b.level) {
                let letter = |n: &str| POINT_LETTERS.iter().position(|l| *l == n).and_then(|i| u32::try_from(i).ok());
                if let (Ok(x), Ok(y)) = (a.number.parse(), b.number.parse()) {
                    (members.next, members.last, members.plain) = (x, y, x <= y);
                } else if let (Some(x), Some(y)) = (letter(&a.number), letter(&b.number)) {
                    (members.next, members.last, members.letters, members.plain) = (x, y, true, x <= y);
                }
            }
        }
        members
    }
}

impl Iterator for Members<'_> {
    type Item = ProvisionPath;

    fn next(&mut self) -> Option<ProvisionPath> {
        if !self.plain {
            let ends = [Some(&self.provision.from), self.provision.through()];
            let path = ends.into_iter().flatten().nth(self.given)?;
            self.given += 1;
            return Some(path.clone());
        }
        if self.next > self.last || self.given >= Self::LIMIT {
            return None;
        }
        let mut path = self.provision.from.clone();
        let step = path.steps.last_mut()?;
        step.number = if self.letters {
            CompactString::const_new(POINT_LETTERS.get(self.next as usize)?)
        } else {
            compact_str::format_compact!("{}", self.next)
        };
        // After the last number that there is comes none.
        (self.next, self.last) = self.next.checked_add(1).map_or((1, 0), |next| (next, self.last));
        self.given += 1;
        Some(path)
    }
}

/// The provisions that a mention names, in the order of the text; empty for the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Provisions {
    list: SmallVec<[Provision; 1]>,
}

impl Provisions {
    /// No provision: the whole document.
    pub const fn none() -> Self {
        Provisions { list: SmallVec::new_const() }
    }

    /// As a slice, in the order of the text.
    pub fn as_slice(&self) -> &[Provision] {
        &self.list
    }

    /// The members in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Provision> {
        self.list.iter()
    }

    /// Whether the whole document is meant.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many members there are; a range counts as one.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.list.reserve(more);
    }

    pub(crate) fn push(&mut self, provision: Provision) {
        self.list.push(provision);
    }
}

impl FromIterator<Provision> for Provisions {
    fn from_iter<I: IntoIterator<Item = Provision>>(iter: I) -> Self {
        Provisions { list: iter.into_iter().collect() }
    }
}

impl<'a> IntoIterator for &'a Provisions {
    type Item = &'a Provision;
    type IntoIter = std::slice::Iter<'a, Provision>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The members joined as drafting rules do: `khoản 1 Điều 3, Điều 5 và Điều 7`.
impl fmt::Display for Provisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.list.len().saturating_sub(1);
        for (i, provision) in self.list.iter().enumerate() {
            match i {
                0 => {}
                _ if i == last => f.write_str(" và ")?,
                _ => f.write_str(", ")?,
            }
            provision.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod serde_impls {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    use super::{Provision, ProvisionPath};

    macro_rules! as_eid {
        ($type:ty, $expected:literal) => {
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(&self.eid())
                }
            }

            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                    Self::from_eid(&text).ok_or_else(|| D::Error::custom(format!(concat!($expected, ", found {:?}"), text)))
                }
            }
        };
    }

    as_eid!(ProvisionPath, "expected a path such as dieu_5__khoan_1");
    as_eid!(Provision, "expected a path or range such as dieu_5..dieu_10");
}
