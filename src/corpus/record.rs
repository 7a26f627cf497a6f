//! One document of a corpus.

use compact_str::CompactString;

use crate::identity::{Authority, Identity};
use crate::letterhead::Letterhead;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Issuer};

/// A document as its corpus describes it: the corpus's own id, what identifies it, and its text or none.
///
/// # Examples
///
/// ```
/// use viendan::{CitedDate, Record};
///
/// let mut record = Record::new("32801");
/// record.number = Some("45/2013/QH13".parse()?);
/// record.date = Some(CitedDate::day(2013, 11, 29));
/// assert_eq!(record.identity().urn(), "urn:lex:vn:quoc.hoi:luat:2013;45-2013-qh13");
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Record {
    /// The corpus's own id.
    pub id: CompactString,
    /// The type.
    pub document_type: Option<DocumentType>,
    /// The number and code.
    pub number: Option<DocumentNumber>,
    /// When it was passed or signed.
    pub date: Option<CitedDate>,
    /// When it took or takes effect.
    pub effective: Option<CitedDate>,
    /// Who issued it.
    pub issuer: Option<Issuer>,
    /// Its title, with or without the type word.
    pub title: Option<Box<str>>,
    /// Its text.
    pub text: Option<Box<str>>,
}

impl Record {
    /// A record with nothing but its id.
    pub fn new(id: impl Into<CompactString>) -> Self {
        Record { id: id.into(), ..Record::default() }
    }

    /// A record of a raw text: what the letterhead says, and the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::{DocumentType, Record};
    ///
    /// let text = "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2020\n\nNGHỊ ĐỊNH\nVề công tác văn thư\n\nĐiều 1. Phạm vi\n";
    /// let record = Record::from_text("nd30", text);
    /// assert_eq!(record.document_type, Some(DocumentType::NghiDinh));
    /// assert_eq!(record.number.as_ref().map(|n| n.as_str()), Some("30/2020/NĐ-CP"));
    /// assert_eq!(record.date.map(|d| d.iso()).as_deref(), Some("2020-03-05"));
    /// assert_eq!(record.title.as_deref(), Some("Về công tác văn thư"));
    /// ```
    pub fn from_text(id: impl Into<CompactString>, text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let Letterhead { number, document_type, date, issuer, title, .. } = Letterhead::read(&text);
        Record { id: id.into(), document_type, number, date, effective: None, issuer, title, text: Some(text) }
    }

    /// The canonical identity.
    pub fn identity(&self) -> Identity {
        Identity {
            document_type: self.document_type,
            number: self.number.clone(),
            name: self.name().filter(|_| self.number.is_none()),
            date: self.date,
            authority: self.issuer.as_ref().map(|i| Authority::from_name(i.name())),
        }
        .completed()
    }

    /// The name with its type word in lower case, for a document with a title.
    pub fn name(&self) -> Option<CompactString> {
        let title = self.title.as_deref()?;
        let type_word = self.document_type?.name().to_lowercase();
        let lower = title.to_lowercase();
        let lower = lower.trim();
        Some(if lower.starts_with(&type_word) { lower.into() } else { format!("{type_word} {lower}").into() })
    }

    /// The year of its number, else of its date.
    pub(crate) fn year(&self) -> Option<u16> {
        self.number.as_ref().and_then(DocumentNumber::year).or(self.date.map(CitedDate::year))
    }

    /// The day from which it counts: of effect, else of signing.
    pub(crate) fn in_force_from(&self) -> Option<CitedDate> {
        self.effective.or(self.date)
    }
}
