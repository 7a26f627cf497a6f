//! The document that cites.

use compact_str::CompactString;

use crate::corpus::{Corpus, DocumentKey, Record};
use crate::identity::{Authority, Identity};
use crate::model::{CitedDate, DocumentType};

/// What is known of the citing document: it decides what `Luật này` means, whose council's resolution is cited, and which
/// law of a name was in force.
///
/// # Examples
///
/// ```
/// use viendan::{Citing, Record};
///
/// let record = Record::from_text("x", "HỘI ĐỒNG NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 08/2019/NQ-HĐND\nLạng Sơn, ngày 10 tháng 12 năm 2019\n");
/// let citing = Citing::record(&record);
/// assert_eq!(citing.territory(), Some("Lạng Sơn"));
/// assert_eq!(citing.date().map(|d| d.iso()).as_deref(), Some("2019-12-10"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Citing {
    own: Option<DocumentKey>,
    identity: Option<Box<Identity>>,
    document_type: Option<DocumentType>,
    date: Option<CitedDate>,
    in_force_from: Option<CitedDate>,
    territory: Option<CompactString>,
}

impl Citing {
    /// Nothing is known.
    pub fn unknown() -> Self {
        Citing::default()
    }

    /// A document of the corpus.
    pub fn document(corpus: &Corpus, key: DocumentKey) -> Self {
        let Some(record) = corpus.get(key) else { return Self::unknown() };
        let mut citing = Self::record(record);
        citing.own = Some(key);
        citing.identity = None;
        citing
    }

    /// A document that the corpus does not have.
    pub fn record(record: &Record) -> Self {
        let identity = record.identity();
        // Of a document that gives only the year of its number, the day is no later than the year's last.
        let date = record.date.or(record.year().map(|y| CitedDate::day(y, 12, 31)));
        Citing {
            own: None,
            document_type: record.document_type,
            date,
            in_force_from: record.in_force_from().or(date),
            territory: identity.authority.as_ref().filter(|a| a.is_local()).and_then(Authority::territory).map(CompactString::from),
            identity: Some(Box::new(identity)),
        }
    }

    /// Sets the day on which the citing document speaks; later documents are not what it means.
    #[must_use]
    pub fn on(mut self, date: CitedDate) -> Self {
        self.date = Some(date);
        self.in_force_from = Some(date);
        self
    }

    /// The citing document in the corpus.
    pub const fn own(&self) -> Option<DocumentKey> {
        self.own
    }

    /// Its date.
    pub const fn date(&self) -> Option<CitedDate> {
        self.date
    }

    /// The territory of its authority.
    pub fn territory(&self) -> Option<&str> {
        self.territory.as_deref()
    }

    pub(super) fn identity(&self) -> Option<&Identity> {
        self.identity.as_deref()
    }

    pub(super) const fn document_type(&self) -> Option<DocumentType> {
        self.document_type
    }

    /// The day whose law it cites: that of its own effect, since a decree is signed before the law it details is in force.
    pub(super) fn law_day(&self) -> Option<CitedDate> {
        self.in_force_from.max(self.date)
    }

    /// A consolidated text holds later amendments.
    pub(super) fn is_consolidated(&self) -> bool {
        self.document_type == Some(DocumentType::VanBanHopNhat)
    }

    pub(super) fn has_text(&self, corpus: &Corpus, text: &str) -> bool {
        self.own.and_then(|own| corpus.get(own)).and_then(|r| r.text.as_deref()) == Some(text)
    }
}
