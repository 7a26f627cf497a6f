//! Provisions whose document stands only after the last of them: `đối tượng tại Điều 5, giá tính thuế tại Điều 7 và hoàn thuế tại
//! Điều 15 của Luật Thuế giá trị gia tăng`.

use super::relation::AMENDING;
use crate::assemble::Raw;
use crate::model::{Kind, Level, Provisions};
use crate::parse::lexeme::{any_phrase, gap, last_word, trim_gap_end};

/// Members of a run at most.
pub(crate) const MAX_MEMBERS: usize = 64;

/// Bytes between two members at most.
pub(crate) const MAX_BETWEEN: usize = 400;

/// Whether a run may begin with these provisions: they are led to as its members are, and words go on after them.
pub(crate) fn begins(text: &str, raw: &Raw) -> bool {
    raw.kind == Kind::Implicit
        && in_body(&raw.provisions)
        && text.get(raw.core.end..).is_some_and(|rest| separated(rest).is_some())
        && text.get(..raw.core.start).is_some_and(|before| leads(before) || instructs(before))
}

/// Whether the run goes on over these words to the next mention: another member, or the one with the document.
pub(crate) fn goes_on(between: &str, next: &Raw) -> bool {
    matches!(next.kind, Kind::Implicit | Kind::Numbered | Kind::Named)
        && separated(between).is_some_and(|words| {
            let led = in_body(&next.provisions) && leads(words) || !next.provisions.is_empty() && instructs(words);
            led && words.split_whitespace().all(continues)
        })
        && between.matches('“').count() == between.matches('”').count()
}

/// Whether articles or chapters are meant: a clause or a form by itself may be of the text's own.
fn in_body(provisions: &Provisions) -> bool {
    let outer = |level| matches!(level, Level::Phan | Level::Chuong | Level::Dieu);
    let mut paths = provisions.iter().map(|p| p.path().steps());
    !provisions.is_empty() && paths.all(|steps| steps.iter().any(|s| outer(s.level()) && !s.is_this()))
}

/// What follows the separator that parts two members.
fn separated(rest: &str) -> Option<&str> {
    let rest = gap(rest);
    // `Điều 8 (giảm thuế), …`
    let rest = match rest.strip_prefix('(') {
        Some(aside) => gap(aside.get(aside.bytes().take(MAX_BETWEEN).position(|b| b == b')')? + 1..)?),
        None => rest,
    };
    rest.strip_prefix([',', ';']).or_else(|| any_phrase(rest, ["và", "hoặc"]).ok().map(|(rest, _)| rest))
}

/// Whether the words lead to provisions: `quy định tại các`.
fn leads(before: &str) -> bool {
    matches!(last_word(before_list(before)), "tại" | "theo")
}

/// Whether a verb that amends stands right before provisions: `bãi bỏ các`.
fn instructs(before: &str) -> bool {
    let before = before_list(before);
    AMENDING.iter().any(|verb| before.ends_with(verb))
}

/// The words before `các` and the gap.
fn before_list(before: &str) -> &str {
    let before = trim_gap_end(before);
    before.strip_suffix("các").map_or(before, trim_gap_end)
}

/// Whether a sentence and its list go on over the word: it is no item's label or end, no conditional, no pointer, no column's mark.
fn continues(word: &str) -> bool {
    let label = word.ends_with(')') && !word.contains('(') && word.chars().count() <= 3;
    !label && !word.ends_with(['.', ':']) && !matches!(word.trim_matches(','), "này" | "đó" | "thì" | "nếu" | "trừ" | "|" | "-" | "+")
}
