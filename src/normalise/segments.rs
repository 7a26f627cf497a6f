//! The way from the clean text back to the caller's.

use crate::span::Span;

/// One place where the two texts differ.
#[derive(Debug, Clone, Copy)]
struct Change {
    clean: usize,
    clean_len: usize,
    original: usize,
    original_len: usize,
}

/// Every place where the clean text differs from the caller's, in order; between two of them both run alike.
#[derive(Debug, Default)]
pub(crate) struct SegmentMap {
    changes: Vec<Change>,
}

impl SegmentMap {
    /// Notes that `original_len` bytes at `original` became `clean_len` bytes at `clean`.
    pub(crate) fn push(&mut self, clean: usize, clean_len: usize, original: usize, original_len: usize) {
        self.changes.push(Change { clean, clean_len, original, original_len });
    }

    /// The caller's range for one of the clean text; a changed character is taken whole.
    pub(crate) fn original(&self, span: Span) -> Span {
        if self.changes.is_empty() {
            return span;
        }
        let start = self.start(span.start);
        Span::new(start, self.end(span.end).max(start))
    }

    fn start(&self, at: usize) -> usize {
        let n = self.changes.partition_point(|c| c.clean + c.clean_len <= at);
        let inside = self.changes.get(n).filter(|c| c.clean <= at && c.clean_len > 0);
        if let Some(change) = inside {
            return change.original;
        }
        match n.checked_sub(1).and_then(|i| self.changes.get(i)) {
            None => at,
            Some(c) => c.original + c.original_len + (at - c.clean - c.clean_len),
        }
    }

    fn end(&self, at: usize) -> usize {
        // A dropped character right after the range is not part of it, so the last change before the end decides.
        let n = self.changes.partition_point(|c| c.clean < at);
        match n.checked_sub(1).and_then(|i| self.changes.get(i)) {
            None => at,
            Some(c) if at < c.clean + c.clean_len => c.original + c.original_len,
            Some(c) => c.original + c.original_len + (at - c.clean - c.clean_len),
        }
    }
}
