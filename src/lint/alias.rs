//! Short names that the text defines: `(sau đây gọi tắt là …)`.

use super::{Findings, Page, rules};
use crate::language::Said;
use crate::normalise::{is_word_char, single_spaces, words, words_key};
use crate::parse::alias::definitions;
use crate::parse::lexeme::phrase;
use crate::span::Span;

pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    // Forms that follow the text have short names of their own.
    let body = page.body();
    let all: Vec<Span> = definitions(body).filter(|d| !page.is_quoted(d.start)).collect();
    for (n, definition) in all.iter().enumerate() {
        let name = unbroken(&single_spaces(definition.slice(page.text).unwrap_or_default()));
        let key = words_key(&name);
        let same = |other: &&Span| other.slice(page.text).is_some_and(|o| words_key(o) == key);
        if let Some(earlier) = all.iter().take(n).find(same) {
            let message = Said::new(format!("“{name}” đã được định nghĩa"), format!("“{name}” has been defined before"));
            if let Some(finding) = findings.add(&rules::ALIAS_TWICE, *definition, message) {
                finding.earlier = Some(*earlier);
            }
            continue;
        }
        let lower = name.to_lowercase();
        let places = || uses(page.text, &lower).filter(|u| !definition.overlaps(*u));
        if places().all(|u| u.start < definition.start) && all.iter().skip(n + 1).find(same).is_none() {
            let message = Said::new(format!("“{name}” không được dùng sau đó"), format!("“{name}” is not used after this"));
            findings.add(&rules::ALIAS_UNUSED, *definition, message);
        }
        if is_abbreviation(&name)
            && let Some(early) = places().find(|u| u.start < definition.start && u.slice(page.text) == Some(&name))
        {
            let message = Said::new(format!("“{name}” được định nghĩa ở sau"), format!("“{name}” is defined only later"));
            if let Some(finding) = findings.add(&rules::ALIAS_EARLY, early, message) {
                finding.earlier = Some(*definition);
            }
        }
    }
}

/// The name without the spaces that a line break, or a slip, left in a number: `NĐ- CP`.
fn unbroken(name: &str) -> String {
    name.replace(" - ", "\u{1}").replace("- ", "-").replace("/ ", "/").replace(" /", "/").replace('\u{1}', " - ")
}

/// The places of a phrase, in any case, over line breaks.
fn uses<'t>(text: &'t str, lower: &'t str) -> impl Iterator<Item = Span> + 't {
    let first = words(lower).next().and_then(|w| w.chars().next()).unwrap_or_default();
    let starts = text
        .char_indices()
        .filter(move |(i, c)| crate::normalise::lower(*c) == first && !text.get(..*i).is_some_and(|b| b.ends_with(is_word_char)));
    starts.filter_map(move |(i, _)| {
        let (rest, _) = phrase(text.get(i..)?, lower).ok()?;
        Some(Span::new(i, text.len() - rest.len()))
    })
}

/// `GPMB`, `BHYT`: words that mean nothing before they are defined.
fn is_abbreviation(name: &str) -> bool {
    name.chars().count() > 2 && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-')
}
