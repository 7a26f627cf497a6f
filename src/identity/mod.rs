//! Who a document is: the identity that every citation of it shares, and its standard identifiers.
//!
//! A number and code alone are no identity: every province has its own `08/2019/NQ-HĐND`, and an authority's
//! administrative numbers start again each year. An identity is a type, a number, a year and an authority with its
//! territory.

mod authority;
mod identifiers;

use compact_str::CompactString;

pub use authority::Authority;
pub(crate) use authority::{province, successors};

use crate::model::{CitedDate, Document, DocumentNumber, DocumentType};

/// The canonical identity of a document.
///
/// # Examples
///
/// ```
/// use viendan::{Identity, Reference};
///
/// let cited: Reference = "Nghị quyết số 08/2019/NQ-HĐND của Hội đồng nhân dân tỉnh Lạng Sơn".parse()?;
/// let identity = Identity::of(&cited.document);
/// assert_eq!(identity.urn(), "urn:lex:vn;lang.son:hoi.dong.nhan.dan:nghi.quyet:2019;08-2019-nq-hdnd");
/// assert_eq!(identity.akn(), "/akn/vn-lang-son/act/nghi-quyet/hoi-dong-nhan-dan/2019/08-2019-nq-hdnd");
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Identity {
    /// The type.
    pub document_type: Option<DocumentType>,
    /// The number and code.
    pub number: Option<DocumentNumber>,
    /// The name with its type word in lower case, for a document that has no number.
    pub name: Option<CompactString>,
    /// The date, whole or in part.
    pub date: Option<CitedDate>,
    /// Who issued it.
    pub authority: Option<Authority>,
}

impl Identity {
    /// The identity that a citation gives. What it leaves out and the code says is filled in: type and authority.
    pub fn of(document: &Document) -> Self {
        Self::issued_by(document, document.issuer.as_ref().map(|i| Authority::from_name(i.name())))
    }

    /// The same for one whose authority is known.
    pub(crate) fn issued_by(document: &Document, authority: Option<Authority>) -> Self {
        Identity {
            document_type: document.document_type,
            number: document.number.clone(),
            name: document.name.clone().filter(|_| document.number.is_none()),
            date: document.date,
            authority,
        }
        .completed()
    }

    /// Fills in what the number says.
    pub(crate) fn completed(mut self) -> Self {
        if let Some(number) = &self.number {
            // The word before a number can be loose (`văn bản`), the code is exact.
            if self.document_type.is_none_or(|t| t == DocumentType::VanBan) {
                self.document_type = number.document_type().or(self.document_type);
            }
            if self.authority.as_ref().is_none_or(|a| !a.is_known()) {
                let year = self.date.map(CitedDate::year).or(number.year());
                self.authority = Authority::from_number(number, year).or(self.authority);
            }
        } else if self.authority.is_none()
            && let Some(t) = self.document_type
        {
            self.authority = match t {
                DocumentType::HienPhap | DocumentType::BoLuat | DocumentType::Luat => Some(Authority::from_name("Quốc hội")),
                DocumentType::PhapLenh => Some(Authority::from_name("Ủy ban Thường vụ Quốc hội")),
                _ => None,
            };
        }
        self
    }

    /// The year of the number, else of the date: an authority's numbering starts again each year.
    pub fn year(&self) -> Option<u16> {
        self.number.as_ref().and_then(DocumentNumber::year).or(self.date.map(CitedDate::year))
    }

    /// The name in the `lex` namespace (RFC 9676), such as `urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp`.
    ///
    /// # Syntax
    ///
    /// `urn:lex:vn[;territory]:authority[+authority]:type:year;number`, in lower case without diacritics, words joined by
    /// dots, the parts of a number by dashes. The year stands as the period, where the RFC's examples have the day: every
    /// citation gives it and the day is often left out, so one document has one name, whichever citation it was made from. A document without a number has its
    /// name there. A part that is not known is `nn`.
    pub fn urn(&self) -> String {
        identifiers::urn(self)
    }

    /// The Akoma Ntoso work IRI, such as `/akn/vn/act/nghi-dinh/chinh-phu/2020/30-2020-nd-cp`.
    ///
    /// # Syntax
    ///
    /// `/akn/vn[-territory]/act/type/authority/year/number`; court documents are `judgment`, the others that are no
    /// legal acts `doc`. The parts are those of [`urn`](Self::urn), words joined by dashes.
    pub fn akn(&self) -> String {
        identifiers::akn(self)
    }

    /// Reads what [`urn`](Self::urn) prints; `None` for anything else. Diacritics come back where the tables know them
    /// (`nd-cp` gives `NĐ-CP`), and the identity's own identifiers are the same again.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::Identity;
    ///
    /// let urn = "urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp";
    /// let identity = Identity::from_urn(urn).ok_or("not an identifier")?;
    /// assert_eq!(identity.number.as_ref().map(|n| n.as_str()), Some("30/2020/NĐ-CP"));
    /// assert_eq!(identity.urn(), urn);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn from_urn(urn: &str) -> Option<Self> {
        identifiers::from_urn(urn)
    }

    /// Reads what [`akn`](Self::akn) prints; `None` for anything else.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::Identity;
    ///
    /// let iri = "/akn/vn/act/nghi-dinh/chinh-phu/2020/30-2020-nd-cp";
    /// assert_eq!(Identity::from_akn(iri).map(|i| i.akn()).as_deref(), Some(iri));
    /// ```
    pub fn from_akn(iri: &str) -> Option<Self> {
        identifiers::from_akn(iri)
    }
}

/// The citation form: `Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ`.
impl std::fmt::Display for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let issuer = self.authority.as_ref().filter(|_| self.name.is_none()).map(Authority::to_issuer);
        Document { document_type: self.document_type, number: self.number.clone(), name: self.name.clone(), date: self.date, issuer }.fmt(f)
    }
}
