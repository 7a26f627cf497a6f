//! Ministries, and when they existed.

use std::sync::LazyLock;

use super::written::Written;
use super::{Findings, Page, rules};
use crate::data::{Day, ISSUERS, REORGANISATIONS, Reorganisation, Tier, beginning_of, end_of};
use crate::language::Said;
use crate::model::{CitedDate, Kind, Mention};
use crate::normalise::{KeyMap, chain, is_word_char, word_hash, words_key};
use crate::parse::lexeme::{gap, trim_gap_end};
use crate::span::Span;

pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    for mention in page.mentions().filter(|m| m.kind() == Kind::Numbered) {
        issuer(page, mention, findings);
    }
    if findings.wants(&rules::MINISTRY_GONE) {
        named(page, findings);
    }
}

/// Thông tư of 2010 by a ministry made in 2025.
fn issuer(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    let Some(number) = mention.number() else { return };
    let Some(year) = number.year().or(mention.date().map(CitedDate::year)) else { return };
    // After the first code a department may stand, except in a joint document.
    let joint = number.type_code().is_some_and(|t| t.starts_with("TTL") || t == "NQLT");
    for code in number.issuer_codes().take(if joint { usize::MAX } else { 1 }) {
        let Some(message) = out_of_time(code, year, mention.date()) else { continue };
        let Some(written) = Written::new(page.core(mention), mention) else { return };
        findings.add(&rules::ISSUER_TIME, written.number_span(mention), message);
    }
}

/// Why no ministry of the code could issue a document in a year; `None` where one could, or nothing is known for sure.
fn out_of_time(code: &str, year: u16, date: Option<CitedDate>) -> Option<Said> {
    let mut why = None;
    for row in ISSUERS.iter().filter(|r| r.codes.contains(&code)) {
        let (began, ended) = (beginning_of(row.name), end_of(row.name).map(|(r, _)| r));
        let too_early = began.filter(|r| year < r.on.0 || date.is_some_and(|d| d.day_of_month().is_some() && d < day(r.on)));
        // Documents already drafted were still signed under the old name for some months.
        let too_late = ended.filter(|r| year > r.on.0);
        why = Some(match (too_early, too_late) {
            (Some(r), _) => Said::new(
                format!("{} được thành lập từ {} (Nghị quyết số {}), văn bản ghi năm {year}", row.name, day(r.on), r.by),
                format!("{} exists since {} (Resolution {}), the document is of {year}", row.name, day(r.on).iso(), r.by),
            ),
            (_, Some(r)) => Said::new(
                format!("{} không còn từ {} (Nghị quyết số {}), văn bản ghi năm {year}", row.name, day(r.on), r.by),
                format!("{} ended on {} (Resolution {}), the document is of {year}", row.name, day(r.on).iso(), r.by),
            ),
            _ => return None,
        });
    }
    why
}

fn day(Day(year, month, day): Day) -> CitedDate {
    CitedDate::day(year, month, day)
}

/// A body that a reorganisation ended.
struct Ended {
    name: &'static str,
    by: &'static Reorganisation,
    successors: &'static [&'static str],
}

static ENDED: LazyLock<KeyMap<Ended>> = LazyLock::new(|| {
    let ended = REORGANISATIONS.iter().flat_map(|by| by.ended.iter().map(move |(name, successors)| Ended { name, by, successors }));
    let ministry = |e: &Ended| ISSUERS.iter().any(|i| i.name == e.name && i.tier == Tier::Ministry);
    ended.filter(ministry).map(|e| (words_key(e.name), e)).collect()
});

/// Words of a ministry's name at most.
const MAX_WORDS: usize = 9;

/// Ministries that the text names where it speaks for itself: not as the issuer of a cited document, not in a title, not in
/// quoted words.
fn named(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    let Some(today) = page.date().filter(|d| d.day_of_month().is_some()) else { return };
    // A consolidated text speaks with the words of its time.
    if page.is_consolidated() {
        return;
    }
    let mut past = page.mentions().map(|m| m.full_span).peekable();
    for (span, ended) in places(page.body()) {
        while past.next_if(|p| p.end <= span.start).is_some() {}
        let is_cited = past.peek().is_some_and(|p| p.overlaps(span));
        let told = is_cited || page.is_quoted(span.start) || is_history(page.text, span) || is_title(page, span);
        if told || is_shouted(page.text, span) || today < day(ended.by.on) {
            continue;
        }
        let message = Said::new(
            format!("{} không còn từ {} (Nghị quyết số {})", ended.name, day(ended.by.on), ended.by.by),
            format!("{} ended on {} (Resolution {})", ended.name, day(ended.by.on).iso(), ended.by.by),
        );
        match ended.successors {
            [one] => findings.suggest(&rules::MINISTRY_GONE, span, message, *one),
            _ => {
                findings.add(&rules::MINISTRY_GONE, span, message);
            }
        }
    }
}

/// Every place where the text names a body that ended.
fn places(text: &str) -> Vec<(Span, &'static Ended)> {
    let words: Vec<(Span, u64)> = spans_of_words(text).map(|span| (span, word_hash(span.slice(text).unwrap_or_default()))).collect();
    let first = [word_hash("bộ"), word_hash("ủy")];
    let mut found: Vec<(Span, &'static Ended)> = Vec::new();
    for (n, (start, _)) in words.iter().enumerate().filter(|(_, (_, hash))| first.contains(hash)) {
        let mut key = 0;
        let longest = words.iter().skip(n).take(MAX_WORDS).filter_map(|(word, hash)| {
            key = chain(key, *hash);
            Some((Span::new(start.start, word.end), ENDED.get(&key)?))
        });
        found.extend(longest.last());
    }
    found
}

fn spans_of_words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_word_char)?;
        let word = text.get(start..)?;
        at = start + word.find(|c| !is_word_char(c)).unwrap_or(word.len());
        Some(Span::new(start, at))
    })
}

/// In capitals it is the head of a document or a form.
fn is_shouted(text: &str, span: Span) -> bool {
    !span.slice(text).is_some_and(|name| name.contains(char::is_lowercase))
}

/// `Bộ Tài nguyên và Môi trường (cũ)`, `nay là`, or words that are quoted to be replaced: the text knows that it is gone.
fn is_history(text: &str, span: Span) -> bool {
    const BEFORE: [&str; 4] = ["nguyên", "trước đây là", "hợp nhất", "sáp nhập"];
    const AFTER: [&str; 7] = ["(cũ", "cũ", "(nay", "nay là", "trước đây", "(trước", "/"];
    let before = trim_gap_end(text.get(..span.start).unwrap_or_default());
    let after = gap(text.get(span.end..).unwrap_or_default());
    let is_quoted = before.rfind('“').is_some_and(|open| !before.get(open..).is_some_and(|t| t.contains(['”', '\n'])));
    is_quoted || AFTER.iter().any(|w| after.starts_with(w)) || BEFORE.iter().any(|w| before.ends_with(w))
}

/// Whether the place may belong to the title of a document: a number stands before it in its paragraph, or the paragraph is a
/// basis or tells what is replaced. A title can have a semicolon in it.
fn is_title(page: &Page<'_>, span: Span) -> bool {
    let before = page.text.get(..span.start).unwrap_or_default();
    let ends = |at: &usize| before.get(..*at).is_some_and(|line| line.trim_end().ends_with(['.', ';']));
    let start = before.rmatch_indices('\n').map(|(at, _)| at).find(ends).unwrap_or(0);
    let clause = before.get(start..).unwrap_or_default();
    let cites = page.mentions().any(|m| m.kind() == Kind::Numbered && start <= m.span.start && m.span.end <= span.start);
    cites || ["Căn cứ", "thay thế", "bãi bỏ", "Bãi bỏ"].iter().any(|w| clause.contains(w))
}
