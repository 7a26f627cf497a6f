//! Bytes that ought to be UTF-8 as text.

use std::borrow::Cow;

use super::segments::SegmentMap;
use crate::span::Span;

/// A text made of bytes, with the way back to them: each broken sequence stands as U+FFFD.
#[derive(Debug)]
pub(crate) struct Repaired<'b> {
    text: Cow<'b, str>,
    map: SegmentMap,
}

impl<'b> Repaired<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        let mut map = SegmentMap::default();
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Repaired { text: Cow::Borrowed(text), map };
        }
        let mut text = String::with_capacity(bytes.len());
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            at += chunk.valid().len();
            let broken = chunk.invalid().len();
            if broken > 0 {
                map.push(text.len(), char::REPLACEMENT_CHARACTER.len_utf8(), at, broken);
                text.push(char::REPLACEMENT_CHARACTER);
                at += broken;
            }
        }
        Repaired { text: Cow::Owned(text), map }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The place in the bytes.
    pub(crate) fn original(&self, span: Span) -> Span {
        self.map.original(span)
    }
}
