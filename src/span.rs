//! Byte ranges in the caller's text.

use std::ops::Range;

/// A half-open range of bytes in the text that was read; both ends lie on character boundaries.
///
/// # Examples
///
/// ```
/// use viendan::Span;
///
/// let span = Span::new(0, 5);
/// assert_eq!(span.len(), 5);
/// assert_eq!(span.slice("Luật này"), Some("Luậ"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Span {
    /// Byte at which the range begins.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// As a standard range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of `text` that the range covers; `None` where it does not fit the text.
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.range())
    }

    /// Whether `other` lies inside this range.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The place of a range of bytes of what this one covers.
    pub(crate) const fn inner(self, range: &Range<usize>) -> Span {
        Span { start: self.start + range.start, end: self.start + range.end }
    }

    /// The same range moved `by` bytes to the right.
    pub const fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}
