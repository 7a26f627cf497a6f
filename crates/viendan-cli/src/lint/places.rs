//! Lines and columns of a text.

use viendan::Span;

/// A text with the places of its lines.
pub struct Places<'t> {
    text: &'t str,
    /// The bytes at which lines begin.
    starts: Vec<usize>,
}

impl<'t> Places<'t> {
    pub fn new(text: &'t str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Places { text, starts }
    }

    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The line and the column of a byte, both from 1; columns count characters.
    pub fn of(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|n| self.starts.get(n)).copied().unwrap_or_default();
        (line, 1 + self.text.get(start..byte).map_or(0, |before| before.chars().count()))
    }

    /// The lines that hold a span, the last line break left out.
    pub fn lines(&self, span: Span) -> Span {
        let line = self.starts.partition_point(|start| *start <= span.start);
        let start = line.checked_sub(1).and_then(|n| self.starts.get(n)).copied().unwrap_or_default();
        let end = memchr::memchr(b'\n', self.text.as_bytes().get(span.end..).unwrap_or_default());
        Span::new(start, end.map_or(self.text.len(), |n| span.end + n))
    }
}
