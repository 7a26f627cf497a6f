//! Pages to look at: each one file of HTML that loads nothing, with its style and script inside.

mod annotate;
mod escape;
mod facts;
mod graph;
mod url;
mod words;

use std::collections::HashMap;

use compact_str::CompactString;

use crate::language::Language;
use crate::model::CitedDate;
use facts::Facts;

pub use annotate::{Marks, annotate_html};
pub use graph::graph_html;
pub use url::UrlTemplate;

/// What a page says besides its documents: its language, its title and where its links go.
///
/// # Examples
///
/// ```
/// use viendan::Language;
/// use viendan::export::{Page, annotate_html};
///
/// let text = "theo Nghị định số 30/2020/NĐ-CP";
/// let page = Page::new().language(Language::English).title("note").url("https://example.org/{key}".parse()?);
/// let html = annotate_html(text, &viendan::extract(text), &page);
/// assert!(html.contains("href=\"https://example.org/30%2F2020%2FN%C4%90-CP\""));
/// # Ok::<(), viendan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    language: Language,
    title: Option<String>,
    url: Option<UrlTemplate>,
    files: HashMap<CompactString, String>,
}

impl Page {
    /// A page in Vietnamese, whose links stay inside it.
    pub fn new() -> Self {
        Page::default()
    }

    /// Sets the language of the page's own words.
    #[must_use]
    pub fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Sets the title. Without it a page of a document is called by the document's letterhead.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets where documents are found that have no [file](Self::file) of their own.
    #[must_use]
    pub fn url(mut self, template: UrlTemplate) -> Self {
        self.url = Some(template);
        self
    }

    /// Sets the file beside this page that shows the document of the corpus with this id.
    #[must_use]
    pub fn file(mut self, id: impl Into<CompactString>, name: impl Into<String>) -> Self {
        self.files.insert(id.into(), name.into());
        self
    }

    /// Where a document is found; `eid` is the provision meant, or nothing.
    fn href(&self, facts: &Facts<'_>, eid: &str) -> Option<String> {
        let file = facts.id.and_then(|id| self.files.get(id)).map(|name| url::encoded(name));
        file.or_else(|| self.url.as_ref()?.fill(facts, eid))
    }
}

/// A date as the language writes it, short.
fn date_of(language: Language, date: CitedDate) -> String {
    match (language, date.month(), date.day_of_month()) {
        (Language::Vietnamese, Some(month), Some(day)) => format!("{day:02}/{month:02}/{:04}", date.year()),
        (Language::Vietnamese, Some(month), None) => format!("{month:02}/{:04}", date.year()),
        _ => date.iso(),
    }
}
