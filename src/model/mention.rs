//! A reference where it stands in a text.

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;

use super::{CitedDate, DocumentNumber, DocumentType, Issuer, Kind, Provisions, Reference};
use crate::span::Span;

/// How the citing text uses the cited document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Relation {
    /// Legal basis: `Căn cứ …`.
    CanCu,
    /// Amends or supplements it.
    SuaDoi,
    /// Replaces it.
    ThayThe,
    /// Repeals it, or says that it ends.
    BaiBo,
    /// Details it or guides its application.
    HuongDan,
    /// Is issued together with it.
    BanHanhKemTheo,
    /// Any other use.
    #[default]
    DanChieu,
}

impl Relation {
    /// Every relation, any other use last.
    pub const ALL: [Relation; 7] = [
        Relation::CanCu,
        Relation::SuaDoi,
        Relation::ThayThe,
        Relation::BaiBo,
        Relation::HuongDan,
        Relation::BanHanhKemTheo,
        Relation::DanChieu,
    ];

    /// The name without diacritics: `can_cu`, `sua_doi`, `ban_hanh_kem_theo`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Relation::CanCu => "can_cu",
            Relation::SuaDoi => "sua_doi",
            Relation::ThayThe => "thay_the",
            Relation::BaiBo => "bai_bo",
            Relation::HuongDan => "huong_dan",
            Relation::BanHanhKemTheo => "ban_hanh_kem_theo",
            Relation::DanChieu => "dan_chieu",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One place of a text that points to one document, with or without parts of it.
///
/// # Examples
///
/// ```
/// use viendan::{Kind, Relation};
///
/// let text = "Căn cứ khoản 2 Điều 15 Luật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013;";
/// let mentions = viendan::extract(text);
/// let m = &mentions[0];
/// assert_eq!(m.span.slice(text), Some("khoản 2 Điều 15 Luật Đất đai số 45/2013/QH13"));
/// assert_eq!(m.kind(), Kind::Numbered);
/// assert_eq!(m.key(), "45/2013/QH13");
/// assert_eq!(m.date().map(|d| d.iso()).as_deref(), Some("2013-11-29"));
/// assert_eq!(m.relation, Relation::CanCu);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Mention {
    /// The core: from the first provision or type word to the end of the number or name.
    pub span: Span,
    /// The core with its tail: date, issuer and title.
    pub full_span: Span,
    /// What is pointed to.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub reference: Reference,
    /// How the text uses it.
    #[cfg_attr(feature = "serde", serde(rename = "rel"))]
    pub relation: Relation,
    /// For a mention without a number or name of its own: the key of the document meant, `None` for the citing
    /// document itself.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub referent: Option<CompactString>,
}

impl Mention {
    /// How the document is pointed to.
    pub const fn kind(&self) -> Kind {
        self.reference.kind
    }

    /// The document's type.
    pub const fn document_type(&self) -> Option<DocumentType> {
        self.reference.document.document_type
    }

    /// The document's number.
    pub const fn number(&self) -> Option<&DocumentNumber> {
        self.reference.document.number.as_ref()
    }

    /// The document's name in lower case.
    pub fn name(&self) -> Option<&str> {
        self.reference.document.name.as_deref()
    }

    /// The date or year beside the mention.
    pub const fn date(&self) -> Option<CitedDate> {
        self.reference.document.date
    }

    /// The issuer that the text attaches.
    pub const fn issuer(&self) -> Option<&Issuer> {
        self.reference.document.issuer.as_ref()
    }

    /// The parts of the document that are meant.
    pub const fn provisions(&self) -> &Provisions {
        &self.reference.provisions
    }

    /// What identifies the document inside the text: its number, its name in lower case, or for pointers the key of the
    /// document meant (`self` for the citing document).
    pub fn key(&self) -> &str {
        let document = &self.reference.document;
        match self.reference.kind {
            Kind::Numbered => document.number.as_ref().map_or("", DocumentNumber::as_str),
            Kind::Named => document.name.as_deref().unwrap_or_default(),
            _ => self.referent.as_deref().unwrap_or("self"),
        }
    }

    /// The key as its own value, which shares the text of a name of the tables.
    pub(crate) fn shared_key(&self) -> CompactString {
        let document = &self.reference.document;
        let key = match self.reference.kind {
            Kind::Numbered => document.number.as_ref().map(DocumentNumber::text),
            Kind::Named => document.name.as_ref(),
            _ => self.referent.as_ref(),
        };
        key.cloned().unwrap_or_else(|| CompactString::from(self.key()))
    }

    /// The quoted core with line breaks and runs of spaces made single and the gazette's page headers left out; `text` is the text that was read.
    pub fn quote<'t>(&self, text: &'t str) -> Cow<'t, str> {
        quoted(self.span.slice(text).unwrap_or_default())
    }
}

/// A core with line breaks and runs of spaces made single and the gazette's page headers left out.
pub(crate) fn quoted(core: &str) -> Cow<'_, str> {
    match crate::normalise::without_page_breaks(core) {
        Cow::Borrowed(core) => crate::normalise::single_spaces(core),
        Cow::Owned(core) => Cow::Owned(crate::normalise::single_spaces(&core).into_owned()),
    }
}
