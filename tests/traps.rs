//! What looks like a citation and is none, and what must be read rightly beside it.

mod table;

#[test]
fn looks_like_a_number() {
    table::check(include_str!("traps/numbers.txt"));
}

#[test]
fn looks_like_a_part_or_a_document() {
    table::check(include_str!("traps/words.txt"));
}

#[test]
fn headings_and_letterheads() {
    table::check(include_str!("traps/structure.txt"));
}
