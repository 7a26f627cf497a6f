//! The languages in which the library speaks to people.

/// A language for pages, messages and explanations; what they show of documents stays Vietnamese.
///
/// # Examples
///
/// ```
/// use viendan::Language;
///
/// assert_eq!(Language::from_code("en"), Some(Language::English));
/// assert_eq!(Language::default().code(), "vi");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// The code of BCP 47: `vi` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Vietnamese => "vi",
            Language::English => "en",
        }
    }

    /// The language with this [code](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        [Language::Vietnamese, Language::English].into_iter().find(|l| l.code() == code)
    }
}

/// One text in each language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) vi: String,
    pub(crate) en: String,
}

impl Said {
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Said { vi: vi.into(), en: en.into() }
    }

    pub(crate) fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}
