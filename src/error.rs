//! What can go wrong when one reference is parsed.

use std::fmt;

use crate::span::Span;

/// Why a text is not the reference, number or path that was asked for.
///
/// The message says at which byte, what was expected and what was found.
///
/// # Examples
///
/// ```
/// let error = "30/?".parse::<viendan::DocumentNumber>().unwrap_err();
/// assert_eq!(error.to_string(), "expected a year or a code at byte 3, found '?'");
/// assert_eq!(error.offset(), 3);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected} at byte {}, found {found}", span.start)]
pub struct Error {
    kind: ErrorKind,
    span: Span,
    expected: &'static str,
    found: Found,
}

/// The class of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text holds nothing.
    Empty,
    /// Something else stands where a piece was expected.
    Unexpected,
    /// A piece was read whole and text is left over.
    Trailing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    End,
    Char(char),
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::End => f.write_str("the end of the text"),
            Found::Char(c) => write!(f, "{c:?}"),
        }
    }
}

impl Error {
    #[cold]
    pub(crate) fn at(kind: ErrorKind, text: &str, offset: usize, expected: &'static str) -> Self {
        let found = text.get(offset..).and_then(|rest| rest.chars().next());
        let end = offset + found.map_or(0, char::len_utf8);
        let kind = if text.trim().is_empty() { ErrorKind::Empty } else { kind };
        Error { kind, span: Span::new(offset, end), expected, found: found.map_or(Found::End, Found::Char) }
    }

    /// The class of the error.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The byte of the given text at which reading stopped.
    pub const fn offset(&self) -> usize {
        self.span.start
    }

    /// The character that was found there; empty at the end of the text.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What was expected, as a noun phrase.
    pub const fn expected(&self) -> &'static str {
        self.expected
    }
}
