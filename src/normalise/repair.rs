//! Bytes that ought to be UTF-8 as text.

use std::borrow::Cow;

/// Stands for a broken byte: one byte long itself, and no part of a citation.
const SUBSTITUTE: char = '\u{1A}';

/// Bytes that ought to be UTF-8 as a text of the same length: each byte that is no part of a character stands as U+001A
/// (substitute), so that nothing else is lost and every span of the text is one of the bytes.
///
/// Copies only where something is broken. [`std::str::from_utf8`] says where that is.
///
/// # Examples
///
/// ```
/// let bytes = b"\xFF\xFE theo Lu\xE1\xBA\xADt n\xC3\xA0y";
/// let text = viendan::repaired(bytes);
/// let mentions = viendan::extract(&text);
/// assert_eq!(&bytes[mentions[0].span.range()], "Luật này".as_bytes());
/// ```
pub fn repaired(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| SUBSTITUTE));
    }
    Cow::Owned(text)
}
