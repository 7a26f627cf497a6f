//! A reference: which document, and which parts of it.

use std::fmt;

use compact_str::CompactString;

use super::{CitedDate, DocumentNumber, DocumentType, Issuer, Provisions};

/// How a reference points to its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Kind {
    /// By its number, whole or in part: `Nghị định số 30/2020/NĐ-CP`, `Thông tư 200`.
    Numbered,
    /// By its name without a number: `Luật Đất đai`, `BLHS 2015`, `Điều lệ Đảng`.
    Named,
    /// The citing document itself: `Nghị định này`, `khoản 2 Điều này`.
    #[cfg_attr(feature = "serde", serde(rename = "self"))]
    Own,
    /// A document mentioned before: `Nghị định nêu trên`, `Luật đó`, an alias that the text defined.
    Back,
    /// Parts without a document: `khoản 2 Điều 5`.
    Implicit,
}

impl Kind {
    /// The lower-case name: `numbered`, `named`, `self`, `back`, `implicit`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Numbered => "numbered",
            Kind::Named => "named",
            Kind::Own => "self",
            Kind::Back => "back",
            Kind::Implicit => "implicit",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a reference says of its document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Document {
    /// The type: by its word, else by what the code says; `None` where nothing says it.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub document_type: Option<DocumentType>,
    /// The number and code.
    pub number: Option<DocumentNumber>,
    /// The name with its type word in lower case, without year or date, abbreviations spelled out: `luật đất đai`.
    pub name: Option<CompactString>,
    /// The date or year beside the reference.
    pub date: Option<CitedDate>,
    /// The issuer that the text attaches to it.
    pub issuer: Option<Issuer>,
}

/// A reference: a document and parts of it, such as `khoản 2 Điều 15 Luật Đất đai năm 2013`.
///
/// # Syntax
///
/// `FromStr` reads what people type: any order of provisions, with or without `số`, abbreviations (`nd 30/2020`,
/// `khoản 2 đ 15 luật đất đai 2013`, `BLDS`). `Display` prints the form of Decree 30/2020/NĐ-CP, Appendix I, and parsing
/// what it prints gives the same value.
///
/// # Examples
///
/// ```
/// use viendan::{Kind, Reference};
///
/// let r: Reference = "khoản 2 đ 15 luật đất đai 2013".parse()?;
/// assert_eq!(r.kind, Kind::Named);
/// assert_eq!(r.to_string(), "khoản 2 Điều 15 Luật đất đai năm 2013");
///
/// let r: Reference = "nd 30/2020".parse()?;
/// assert_eq!(r.to_string(), "Nghị định số 30/2020");
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Reference {
    /// How the document is pointed to.
    pub kind: Kind,
    /// The document.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub document: Document,
    /// The parts of it; empty for the whole document.
    #[cfg_attr(feature = "serde", serde(rename = "parts"))]
    pub provisions: Provisions,
}

impl Reference {
    /// A reference of its pieces.
    pub const fn new(kind: Kind, document: Document, provisions: Provisions) -> Self {
        Reference { kind, document, provisions }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(name) = &self.name {
            let mut chars = name.chars();
            if let Some(first) = chars.next() {
                write!(f, "{}{}", first.to_uppercase(), chars.as_str())?;
            }
        } else if let Some(t) = self.document_type.filter(|t| t.family() != super::Family::Standard) {
            f.write_str(t.name())?;
        }
        if let Some(number) = &self.number {
            let standard = number.document_type().is_some_and(|t| t.family() == super::Family::Standard);
            let bare = self.name.is_none() && self.document_type.is_none();
            match (standard, bare) {
                (true, _) => write!(f, "{number}")?,
                (_, true) => write!(f, "số {number}")?,
                _ => write!(f, " số {number}")?,
            }
        }
        if let Some(date) = self.date {
            write!(f, " {date}")?;
        }
        if let Some(issuer) = &self.issuer {
            write!(f, " của {issuer}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.provisions.fmt(f)?;
        let pointer = match self.kind {
            Kind::Own => " này",
            Kind::Back => " nêu trên",
            _ => "",
        };
        let has_document = self.document.number.is_some() || self.document.name.is_some() || self.document.document_type.is_some();
        if !has_document {
            return Ok(());
        }
        if !self.provisions.is_empty() {
            f.write_str(" ")?;
        }
        write!(f, "{}{pointer}", self.document)
    }
}
