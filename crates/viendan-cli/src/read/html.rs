//! The visible text of a web page.

use encoding_rs::{Encoding, UTF_8};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::spaced::Spaced;

/// Elements whose content is not shown, or is no text of the page.
const UNSEEN: [&str; 9] = ["script", "style", "head", "template", "noscript", "iframe", "svg", "math", "select"];

/// Elements that stand on lines of their own; cells of a table too.
const BLOCKS: [&str; 43] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements that hold nothing and have no end.
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// How far into the file its encoding is looked for.
const LOOK: usize = 1 << 12;

/// The encoding that a page names in its first bytes, if it names one other than UTF-8.
pub fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding).filter(|e| *e != UTF_8);
    }
    // A page that is UTF-8 whatever it says of itself.
    if str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = bytes.get(..LOOK).unwrap_or(bytes);
    tokens(&String::from_utf8_lossy(head)).find_map(|token| match token {
        Token::StartTag(tag) if *tag.name == *b"meta" => named_encoding(&tag),
        _ => None,
    })
}

/// The encoding that `<meta charset=…>` or `<meta content="…; charset=…">` names.
fn named_encoding(tag: &StartTag<()>) -> Option<&'static Encoding> {
    let label = attribute(tag, "charset").or_else(|| {
        let content = attribute(tag, "content")?.to_ascii_lowercase();
        Some(content.split_once("charset=")?.1.trim_matches(|c: char| c.is_whitespace() || "\"';".contains(c)).to_owned())
    })?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.iter().find(|(n, _)| n.as_slice() == name.as_bytes()).map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

fn tokens(page: &str) -> impl Iterator<Item = Token> + '_ {
    let mut emitter = DefaultEmitter::default();
    // Scripts and the like are no markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(page, emitter).map(|token| match token {
        Ok(token) => token,
        Err(never) => match never {},
    })
}

/// What a reader of the page sees: elements that stand on their own are lines, entities are characters, spaces in a row are one.
pub fn text(page: &str) -> String {
    let mut out = Spaced::default();
    // The element that is not seen, and how many of its name are open in it.
    let mut unseen: Option<(Vec<u8>, usize)> = None;
    let mut preformatted = 0usize;
    let mut raised = None;
    for token in tokens(page) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if let Some((hidden, depth)) = &mut unseen {
                    if *hidden == tag.name.as_slice() && !tag.self_closing {
                        *depth += 1;
                    }
                    // A page without `</head>`.
                    if name == "body" && hidden == b"head" {
                        unseen = None;
                    }
                    continue;
                }
                let is_void = tag.self_closing || VOID.contains(&name.as_str());
                if !is_void && (UNSEEN.contains(&name.as_str()) || is_hidden(&tag)) {
                    unseen = Some((tag.name.to_vec(), 1));
                    continue;
                }
                match name.as_str() {
                    "br" => out.line_break(),
                    "pre" => {
                        out.new_line();
                        preformatted += 1;
                    }
                    "sup" => raised = Some(out.len()),
                    name if BLOCKS.contains(&name) => out.new_line(),
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                if let Some((hidden, depth)) = &mut unseen {
                    if *hidden == tag.name.as_slice() {
                        *depth -= 1;
                        if *depth == 0 {
                            unseen = None;
                        }
                    }
                    continue;
                }
                match String::from_utf8_lossy(&tag.name).as_ref() {
                    "pre" => {
                        preformatted = preformatted.saturating_sub(1);
                        out.new_line();
                    }
                    "sup" => {
                        if let Some(start) = raised.take() {
                            out.mark_note(start);
                        }
                    }
                    name if BLOCKS.contains(&name) => out.new_line(),
                    _ => {}
                }
            }
            Token::String(text) if unseen.is_none() => {
                let text = String::from_utf8_lossy(&text.value);
                if preformatted > 0 {
                    out.verbatim(&text);
                } else {
                    out.words(&text);
                }
            }
            _ => {}
        }
    }
    out.finish()
}

/// Whether an element says of itself that it is not shown.
fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    attribute(tag, "hidden").is_some() || style.to_ascii_lowercase().contains("display:none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_is_text() {
        let rows = [
            ("<p>Theo <b>Điều 5</b>\n  Luật <i>Đất đai</i></p><p>Hai</p>", "Theo Điều 5 Luật Đất đai\nHai\n"),
            ("a<br>b<br/>c<div>d<div>e</div></div>f", "a\nb\nc\nd\ne\nf\n"),
            ("<table><tr><td>Số: 5</td><td>Hà Nội</td></tr><tr><td>x</td></tr></table>", "Số: 5\nHà Nội\nx\n"),
            (
                "<head><title>Luật</title><style>p{}</style></head><body>&Dstrok;i&#7873;u&nbsp;5 &lt;Luật&gt;</body>",
                "Điều\u{a0}5 <Luật>\n",
            ),
            ("<script>if (a<b) '<p>Luật'</script>x<style>p</style>y<noscript>z</noscript>", "xy\n"),
            ("<span style='display: none'>a<span>b</span></span><p hidden>c</p>d", "d\n"),
            ("<head><meta charset=utf-8><body>không đóng", "không đóng\n"),
            ("<pre>một\n  hai</pre>ba", "một\n  hai\nba\n"),
            (
                "Luật số 28/2023/QH15<sup>18</sup> và khoản 1<sup><a>2</a></sup> m<sup>2</sup>",
                "Luật số 28/2023/QH15[18] và khoản 1[2] m2\n",
            ),
            ("<!-- <p>Luật này</p> -->a", "a\n"),
            ("", ""),
        ];
        for (page, expected) in rows {
            assert_eq!(text(page), expected, "{page}");
        }
    }

    #[test]
    fn the_encoding_is_the_one_that_a_page_names() {
        let latin = b"<meta charset=windows-1258><p>\xD0i\xEAu";
        assert_eq!(encoding(latin).map(Encoding::name), Some("windows-1258"));
        let old = b"<META http-equiv=Content-Type content='text/html; charset=windows-1252'>\xD0";
        assert_eq!(encoding(old).map(Encoding::name), Some("windows-1252"));
        assert_eq!(encoding("<meta charset=windows-1252>Điều".as_bytes()), None);
        assert_eq!(encoding(b"\xFF\xFE<\0").map(Encoding::name), Some("UTF-16LE"));
    }
}
