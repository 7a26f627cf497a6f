//! What the forms in XML share.

use std::fmt::{self, Write};

/// Writes text as the content of an element or attribute. Characters that XML can't hold are left out.
pub(super) fn escaped(out: &mut impl Write, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\t' | '\n' | '\r' => out.write_char(c)?,
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.write_char(c)?,
        }
    }
    Ok(())
}
