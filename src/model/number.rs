//! Document numbers (số, ký hiệu).

use std::fmt;

use compact_str::CompactString;

use super::DocumentType;

/// The number and code of a document: `30/2020/NĐ-CP`, `613/QĐ-TTg`, `27-NQ/TW`, `3448/VP-KT`, `TCVN 7957:2008`.
///
/// # Syntax
///
/// An ordinal (digits with letters or decimals: `30a`, `66.13`), a year or none, and a code or none. The code's
/// groups are joined by `-`, `/` or `&`; the first may be a document type's abbreviation, the others name the
/// issuers and their departments. The value holds the official writing: NFC, no spaces but the one after a
/// standard's letters, one kind of dash, `Đ` for its look-alikes; nothing that the text leaves out is added.
///
/// # Total ordering
///
/// By the characters of the official writing.
///
/// # Examples
///
/// ```
/// use viendan::{DocumentNumber, DocumentType};
///
/// let n: DocumentNumber = "30/2020/NĐ-CP".parse()?;
/// assert_eq!(n.ordinal(), "30");
/// assert_eq!(n.year(), Some(2020));
/// assert_eq!(n.code(), Some("NĐ-CP"));
/// assert_eq!(n.type_code(), Some("NĐ"));
/// assert_eq!(n.issuer_codes().collect::<Vec<_>>(), ["CP"]);
/// assert_eq!(n.document_type(), Some(DocumentType::NghiDinh));
///
/// let faulty: DocumentNumber = "56/ 2015/ NĐ – CP".parse()?;
/// assert_eq!(faulty.to_string(), "56/2015/NĐ-CP");
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentNumber {
    text: CompactString,
    ordinal: (u8, u8),
    year: u16,
    code: u8,
    /// What the code says; looked up once.
    document_type: Option<DocumentType>,
}

impl DocumentNumber {
    /// Puts together what the grammar read; the places are byte offsets into `text`.
    pub(crate) fn from_parts(text: CompactString, ordinal: (u8, u8), year: Option<u16>, code: Option<u8>) -> Self {
        let mut number = DocumentNumber { text, ordinal, year: year.unwrap_or(0), code: code.unwrap_or(0), document_type: None };
        number.document_type = number.type_of_code();
        number
    }

    /// The official writing, the same as `Display`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The official writing as it is kept.
    pub(crate) const fn text(&self) -> &CompactString {
        &self.text
    }

    /// The ordinal with its letters or decimals: `30`, `30a`, `66.13`, `7957`.
    pub fn ordinal(&self) -> &str {
        let (from, to) = self.ordinal;
        self.text.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }

    /// The digits that the ordinal begins with, as a number; `None` past `u64::MAX`.
    pub fn ordinal_number(&self) -> Option<u64> {
        let ordinal = self.ordinal();
        let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
        ordinal.get(..digits)?.parse().ok()
    }

    /// What follows the digits of the ordinal: `a` in `30a/2008/NQ-CP`, `.13` in `66.13/2026/NQ-CP`.
    pub fn suffix(&self) -> Option<&str> {
        let ordinal = self.ordinal();
        let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
        ordinal.get(digits..).filter(|s| !s.is_empty())
    }

    /// The year in the number, four digits; two-digit years are read as of the twentieth or this century.
    pub const fn year(&self) -> Option<u16> {
        if self.year == 0 { None } else { Some(self.year) }
    }

    /// The code after the ordinal and the year: `NĐ-CP`, `NQ/TW`, `QH14`; `None` for `100/2019` or `200`.
    pub fn code(&self) -> Option<&str> {
        if self.code == 0 { None } else { self.text.get(usize::from(self.code)..) }
    }

    /// The groups of the code in order: `TTLT`, `BTC`, `BTP`.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.code().unwrap_or_default().split(['-', '/', '(', ')', ' ']).filter(|g| !g.is_empty())
    }

    /// The code's group that abbreviates a document type: `NĐ` in `NĐ-CP`, `VBHN` in `VBHN-VPQH`.
    pub fn type_code(&self) -> Option<&str> {
        crate::data::type_of_code(self.code()?).and_then(|t| t.group)
    }

    /// The document type that the code says; `None` where it says none (`100/2019`, `61-CP`).
    ///
    /// A code of the National Assembly alone (`45/2019/QH14`) says a law; a code of an issuer and its unit without
    /// a type (`3448/VP-KT`) says an official letter (Decree 30/2020/NĐ-CP, Appendix I).
    pub const fn document_type(&self) -> Option<DocumentType> {
        self.document_type
    }

    fn type_of_code(&self) -> Option<DocumentType> {
        if self.code == 0 {
            return None;
        }
        if let Some(standard) = self.standard() {
            return Some(standard);
        }
        crate::data::type_of_code(self.code()?).and_then(|t| t.of)
    }

    /// The codes of the issuers and departments: every group but the type's.
    pub fn issuer_codes(&self) -> impl Iterator<Item = &str> {
        let skip = if self.standard().is_some() { None } else { self.type_code() };
        let mut skipped = false;
        self.groups().filter(move |g| {
            let is_type = !skipped && skip == Some(*g);
            skipped |= is_type;
            !is_type
        })
    }

    /// The last group, where the code has a type or an issuer before it that is followed by a department's part:
    /// `KGVX` in `1018/UBND-KGVX`, `TCT` in `89-TC/TCT`.
    pub fn department(&self) -> Option<&str> {
        let mut codes = self.issuer_codes();
        codes.next()?;
        let last = codes.last()?;
        crate::data::is_unit(last).then_some(last)
    }

    fn standard(&self) -> Option<DocumentType> {
        let (from, _) = self.ordinal;
        let letters = self.text.get(..usize::from(from))?.trim_end_matches([' ', ':', '-']);
        // `TCVN ISO 9001:2015`: the national standard that adopts another.
        match letters.split(' ').next().unwrap_or_default() {
            "" => self.text.contains(" TCN ").then_some(DocumentType::Tcn),
            "TCVN" => Some(DocumentType::Tcvn),
            "QCVN" => Some(DocumentType::Qcvn),
            "QCĐP" => Some(DocumentType::Qcdp),
            "TCCS" => Some(DocumentType::Tccs),
            "TCXD" => Some(DocumentType::Tcxd),
            "TCXDVN" => Some(DocumentType::Tcxdvn),
            "ISO" => Some(DocumentType::Iso),
            "IEC" => Some(DocumentType::Iec),
            _ => letters.ends_with("TCN").then_some(DocumentType::Tcn),
        }
    }
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl AsRef<str> for DocumentNumber {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for DocumentNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for DocumentNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
