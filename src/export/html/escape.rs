//! Text inside HTML: as content, as an attribute, as JSON in a script.

use std::fmt::{self, Write};

/// Writes text as the content of an element. Line ends are single (HTML has no other), and characters that HTML cannot hold
/// stand as U+FFFD.
pub(super) fn content(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            c if is_forbidden(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// Writes text as the value of an attribute in double quotes, or as a title: on one line, without marks that turn the
/// direction of writing, since nothing there ends what they begin.
pub(super) fn attribute(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if is_bidi(c) => {}
            c if is_forbidden(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// Writes text as a JSON string that can stand in a script: nothing in it ends the script or begins a comment.
pub(super) fn json(out: &mut String, text: &str) -> fmt::Result {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => write!(out, "\\u{:04x}", u32::from(c))?,
            c if c < ' ' || is_forbidden(c) || is_bidi(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
    Ok(())
}

/// Controls other than white space and characters that are none: no HTML text may hold them.
fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    c.is_control() && !matches!(c, '\t' | '\n' | '\u{c}') || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

/// Marks that embed, override or isolate a direction of writing.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(write: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn hostile_text_stays_text() {
        // The text, as content, as an attribute, as JSON.
        for (text, as_content, as_attribute, as_json) in [
            ("</script>", "&lt;/script&gt;", "&lt;/script&gt;", r#""\u003c/script\u003e""#),
            ("<!--", "&lt;!--", "&lt;!--", r#""\u003c!--""#),
            ("\"'`", "\"'`", "&quot;'`", r#""\"'`""#),
            ("a&lt;", "a&amp;lt;", "a&amp;lt;", r#""a\u0026lt;""#),
            ("\\", "\\", "\\", r#""\\""#),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", "a  b c d", r#""a\u000d\nb\u000dc\nd""#),
            ("a\u{2028}b", "a\u{2028}b", "a b", r#""a\u2028b""#),
            ("a\0b\u{1b}\u{85}", "a\u{FFFD}b\u{FFFD}\u{FFFD}", "a\u{FFFD}b\u{FFFD}\u{FFFD}", r#""a\u0000b\u001b\u0085""#),
            ("\u{FFFE}\u{1FFFF}", "\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}", r#""\ufffe\ud83f\udfff""#),
            ("\u{202E}cba\u{202C}", "\u{202E}cba\u{202C}", "cba", r#""\u202ecba\u202c""#),
            ("Nghị định 🇻🇳", "Nghị định 🇻🇳", "Nghị định 🇻🇳", "\"Nghị định 🇻🇳\""),
        ] {
            assert_eq!(of(|out| content(out, text)), as_content, "{text:?}");
            assert_eq!(of(|out| attribute(out, text)), as_attribute, "{text:?}");
            let json = of(|out| super::json(out, text).unwrap());
            assert_eq!(json, as_json, "{text:?}");
            #[cfg(feature = "json")]
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
