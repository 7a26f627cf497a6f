//! What a page shows of a document.

use std::borrow::Cow;

use super::super::short_form;
use crate::corpus::Record;
use crate::identity::{Authority, Identity};
use crate::letterhead::Letterhead;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Mention};
use crate::normalise::{words, words_key};

/// A document as a page shows it, from its record or from what citations say of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts<'a> {
    /// The id in the corpus.
    pub(super) id: Option<&'a str>,
    pub(super) document_type: Option<DocumentType>,
    pub(super) number: Option<Cow<'a, DocumentNumber>>,
    /// The name with its type word, for one that is cited by name.
    pub(super) name: Option<Cow<'a, str>>,
    /// The name with the capitals of the text.
    pub(super) spelt: Option<String>,
    pub(super) date: Option<CitedDate>,
    pub(super) issuer: Option<Cow<'a, str>>,
    pub(super) title: Option<&'a str>,
}

impl<'a> Facts<'a> {
    pub(super) fn of_record(record: &'a Record) -> Self {
        Facts {
            id: Some(&record.id),
            document_type: record.document_type.or(record.number.as_ref().and_then(DocumentNumber::document_type)),
            number: record.number.as_ref().map(Cow::Borrowed),
            spelt: None,
            name: record.name().filter(|_| record.number.is_none()).map(|n| Cow::Owned(n.into())),
            date: record.date,
            issuer: record.issuer.as_ref().map(|i| Cow::Borrowed(i.name())),
            title: record.title.as_deref(),
        }
    }

    pub(super) fn of_mention(mention: &'a Mention, text: &str) -> Self {
        let document = &mention.reference.document;
        let quote = mention.quote(text);
        let spelt = document.name.as_deref().and_then(|name| as_spelt(&quote, name));
        Facts {
            id: None,
            document_type: document.document_type,
            number: document.number.as_ref().map(Cow::Borrowed),
            name: document.name.as_deref().map(Cow::Borrowed),
            spelt,
            date: document.date,
            issuer: document.issuer.as_ref().map(|i| Cow::Borrowed(i.name())),
            title: None,
        }
    }

    pub(super) fn of_letterhead(top: &'a Letterhead) -> Self {
        Facts {
            id: None,
            document_type: top.document_type,
            number: top.number.as_ref().map(Cow::Borrowed),
            name: None,
            spelt: None,
            date: top.date,
            issuer: top.issuer.as_ref().map(|i| Cow::Borrowed(i.name())),
            title: top.title.as_deref(),
        }
    }

    pub(super) fn of_identity(identity: &Identity) -> Self {
        Facts {
            id: None,
            document_type: identity.document_type,
            number: identity.number.clone().map(Cow::Owned),
            spelt: None,
            name: identity.name.as_deref().map(|n| Cow::Owned(n.to_owned())),
            date: identity.date,
            issuer: identity.authority.as_ref().map(Authority::to_issuer).map(|i| Cow::Owned(i.name().to_owned())),
            title: None,
        }
    }

    /// Takes what is missing from another citation of the same document.
    pub(super) fn complete(&mut self, other: Facts<'a>) {
        self.document_type = self.document_type.or(other.document_type);
        self.number = self.number.take().or(other.number);
        self.name = self.name.take().or(other.name);
        self.spelt = self.spelt.take().or(other.spelt);
        // A day says more than a year.
        if self.date.is_none_or(|d| d.month().is_none()) {
            self.date = other.date.filter(|d| d.month().is_some()).or(self.date).or(other.date);
        }
        self.issuer = self.issuer.take().or(other.issuer);
    }

    /// How it is called: type and name, number, or the year where there is no number.
    pub(super) fn label(&self) -> Option<String> {
        let identity = Identity {
            document_type: self.document_type,
            number: self.number.as_deref().cloned(),
            name: self.spelt.as_deref().or(self.name.as_deref()).map(Into::into),
            date: self.date,
            authority: None,
        };
        Some(short_form(identity)).filter(|label| !label.is_empty()).or_else(|| self.id.map(str::to_owned))
    }

    /// The same with its title, to tell documents apart.
    pub(super) fn full_label(&self) -> String {
        let label = self.label().unwrap_or_default();
        match (self.title, self.issuer.as_deref()) {
            (Some(title), _) => format!("{label}: {title}"),
            (None, Some(issuer)) => format!("{label} ({issuer})"),
            (None, None) => label,
        }
    }

    /// The number, else the name.
    pub(super) fn key(&self) -> Option<Cow<'_, str>> {
        self.number.as_ref().map(|n| Cow::Borrowed(n.as_str())).or(self.name.as_deref().map(Cow::Borrowed))
    }

    /// The year of the number, else of the date.
    pub(super) fn year(&self) -> Option<u16> {
        self.number.as_ref().and_then(|n| n.year()).or(self.date.map(CitedDate::year))
    }
}

/// A name with the letters that stand for it in a quote.
fn as_spelt(quote: &str, name: &str) -> Option<String> {
    let key = words_key(name);
    let all: Vec<&str> = words(quote).collect();
    let place = |word: &str| word.as_ptr() as usize - quote.as_ptr() as usize;
    let spelt = |window: &[&str]| {
        let (first, last) = (window.first()?, window.last()?);
        quote.get(place(first)..place(last) + last.len()).filter(|spelt| words_key(spelt) == key)
    };
    all.windows(words(name).count().max(1)).find_map(spelt).map(str::to_owned)
}
