//! JSON Lines: one flat object a mention.

use std::fmt::{self, Write};

use crate::model::{Mention, quoted};

/// Writes one mention as a flat JSON object, without a line break: byte offsets `start`, `end` and `full_end`, the quoted
/// `text` with single spaces, `kind`, `type`, `key`, `date`, `issuer`, `parts` and `rel`, and `name` where a law is cited by name
/// and number.
///
/// `text` is the text that was read. Nothing is allocated for a mention of clean text.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
///
/// # Examples
///
/// ```
/// let text = "theo Thông tư số 200/2014/TT-BTC.";
/// let mut line = String::new();
/// viendan::export::write_json(&mut line, text, &viendan::extract(text)[0])?;
/// assert_eq!(
///     line,
///     r#"{"start":5,"end":36,"full_end":36,"text":"Thông tư số 200/2014/TT-BTC","kind":"numbered","type":"thong_tu","key":"200/2014/TT-BTC","date":null,"issuer":null,"parts":[],"rel":"dan_chieu"}"#
/// );
/// # Ok::<(), std::fmt::Error>(())
/// ```
pub fn write_json(out: &mut impl Write, text: &str, mention: &Mention) -> fmt::Result {
    write_json_of(out, mention.span.slice(text).unwrap_or_default(), mention)
}

/// Like [`write_json`] with the text of the mention's core alone, as [`Stream`](crate::Stream) hands it over.
///
/// # Errors
///
/// Only those of the writer; a `String` has none.
pub fn write_json_of(out: &mut impl Write, core: &str, mention: &Mention) -> fmt::Result {
    let places = [("{\"start\":", mention.span.start), (",\"end\":", mention.span.end), (",\"full_end\":", mention.full_span.end)];
    for (name, place) in places {
        out.write_str(name)?;
        decimal(out, place)?;
    }
    out.write_str(r#","text":"#)?;
    string(out, &quoted(core))?;
    out.write_str(r#","kind":""#)?;
    out.write_str(mention.kind().as_str())?;
    out.write_str(r#"","type":"#)?;
    optional(out, mention.document_type().map(|t| t.slug()))?;
    out.write_str(r#","key":"#)?;
    string(out, mention.key())?;
    out.write_str(r#","date":"#)?;
    match mention.date() {
        None => out.write_str("null")?,
        Some(date) => write!(out, r#""{}""#, date.iso())?,
    }
    out.write_str(r#","issuer":"#)?;
    optional(out, mention.issuer().map(|i| i.name()))?;
    out.write_str(r#","parts":["#)?;
    for (i, part) in mention.provisions().iter().enumerate() {
        out.write_str(if i > 0 { ",\"" } else { "\"" })?;
        part.write_eid(&mut Escaped(out))?;
        out.write_char('"')?;
    }
    out.write_str(r#"],"rel":""#)?;
    out.write_str(mention.relation.as_str())?;
    out.write_char('"')?;
    if let (Some(name), Some(_)) = (mention.name(), mention.number()) {
        out.write_str(r#","name":"#)?;
        string(out, name)?;
    }
    out.write_char('}')
}

/// Writes a number without the machinery for formats.
fn decimal(out: &mut impl Write, number: usize) -> fmt::Result {
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    let mut rest = number;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (rest % 10) as u8;
        at -= 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.write_str(digits.get(at..).and_then(|d| str::from_utf8(d).ok()).unwrap_or_default())
}

pub(super) fn optional(out: &mut impl Write, value: Option<&str>) -> fmt::Result {
    match value {
        None => out.write_str("null"),
        Some(value) => string(out, value),
    }
}

pub(super) fn string(out: &mut impl Write, value: &str) -> fmt::Result {
    out.write_char('"')?;
    Escaped(out).write_str(value)?;
    out.write_char('"')
}

/// Writes text as the inside of a JSON string.
struct Escaped<'w, W>(&'w mut W);

impl<W: Write> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|b| b < b' ' || matches!(b, b'"' | b'\\')) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.write_str(plain)?;
            let mut chars = special.chars();
            match chars.next() {
                Some('"') => self.0.write_str("\\\"")?,
                Some('\\') => self.0.write_str("\\\\")?,
                Some('\n') => self.0.write_str("\\n")?,
                Some(c) => write!(self.0, "\\u{:04x}", u32::from(c))?,
                None => {}
            }
            rest = chars.as_str();
        }
        self.0.write_str(rest)
    }
}
