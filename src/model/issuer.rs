//! Who issued the cited document.

use std::fmt;

use compact_str::CompactString;

/// The issuing authority (cơ quan ban hành) as the text attaches it to a citation.
///
/// # Examples
///
/// ```
/// use viendan::Issuer;
///
/// let issuer = Issuer::new("Ủy ban nhân dân tỉnh Lạng Sơn");
/// assert_eq!(issuer.name(), "Ủy ban nhân dân tỉnh Lạng Sơn");
/// assert_eq!(issuer.jurisdiction(), Some("tỉnh Lạng Sơn"));
/// assert_eq!(Issuer::new("Chính phủ").jurisdiction(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Issuer {
    name: CompactString,
}

/// Words that begin the name of a territory inside the name of its authority.
const TERRITORIES: [&str; 14] =
    ["tỉnh", "thành phố", "thành phô", "TP.", "TP", "Thành phố", "Tỉnh", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"];

impl Issuer {
    /// An authority by its name, with single spaces.
    pub fn new(name: impl Into<CompactString>) -> Self {
        Issuer { name: name.into() }
    }

    /// The name as printed, spaces made single: `Bộ trưởng Bộ Tài chính`, `UBND tỉnh`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The territory that the name ends with (`tỉnh Lạng Sơn`, or `tỉnh` alone where the text leaves it open).
    pub fn jurisdiction(&self) -> Option<&str> {
        let name = self.name.as_str();
        TERRITORIES
            .iter()
            .filter_map(|word| {
                let at = name.find(word)?;
                let before = name.get(..at)?;
                let after = name.get(at + word.len()..)?;
                let whole = (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with([' ', '.']));
                // `Bảo hiểm xã hội`; a commune's name has a capital.
                (whole && !after.starts_with(" hội")).then_some(at)
            })
            .min()
            .and_then(|at| name.get(at..))
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
