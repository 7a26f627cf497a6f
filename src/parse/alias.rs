//! Definitions of short names.

use memchr::memmem;

use super::lexeme::{any_phrase, gap};
use super::{PResult, miss};
use crate::span::Span;

/// Characters of an alias at most.
const MAX_ALIAS: usize = 120;

const OPENINGS: [&str; 8] = [
    "sau đây được gọi tắt là",
    "sau đây được gọi chung là",
    "sau đây được gọi là",
    "sau đây gọi tắt là",
    "sau đây gọi chung là",
    "sau đây gọi là",
    "sau đây viết tắt là",
    "gọi tắt là",
];

/// `alias ::= opening [":"] [quotation mark] name`: the name, up to the mark that ends it.
pub(crate) fn alias(input: &str) -> PResult<'_, &str> {
    let (rest, _) = any_phrase(input, OPENINGS)?;
    let rest = gap(rest.strip_prefix(':').unwrap_or(rest));
    let rest = rest.strip_prefix(['“', '"', '\'', '‘']).unwrap_or(rest);
    let end = rest.char_indices().take(MAX_ALIAS).find(|(_, c)| matches!(c, ')' | '”' | '"' | '’' | ';' | '.' | ',')).map_or(0, |(i, _)| i);
    let words = rest.get(..end).unwrap_or_default().trim_end();
    if (2..=120).contains(&words.len()) && !words.contains("\n\n") {
        Ok((rest.get(words.len()..).unwrap_or_default(), words))
    } else {
        miss(input, "a short name")
    }
}

/// The names of every definition of a text whose end is marked: `(sau đây gọi là A, B)` leaves open how much is the name.
pub(crate) fn definitions(text: &str) -> impl Iterator<Item = Span> {
    memmem::find_iter(text.as_bytes(), "sau đây").filter_map(|at| {
        let (rest, name) = alias(text.get(at..)?).ok().filter(|(rest, _)| rest.trim_start().starts_with([')', '”', '"']))?;
        let end = text.len() - rest.len();
        Some(Span::new(end - name.len(), end))
    })
}
