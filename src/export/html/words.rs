//! The words of the pages in their languages, and the templates that they fill.

use std::collections::HashMap;
use std::fmt;

use super::escape::{attribute, json};
use crate::language::Language;

/// One line each: key, Vietnamese, English.
const TABLE: &str = include_str!("words.tsv");

/// The words of one language.
pub(super) struct Words {
    all: HashMap<&'static str, &'static str>,
}

impl Words {
    pub(super) fn of(language: Language) -> Self {
        let rows = TABLE.lines().filter_map(|line| {
            let mut cells = line.split('\t');
            let (key, vi, en) = (cells.next()?, cells.next()?, cells.next()?);
            Some((key, if language == Language::Vietnamese { vi } else { en }))
        });
        Words { all: rows.collect() }
    }

    /// The word of a key; empty for a key that the table does not have.
    pub(super) fn get(&self, key: &str) -> &'static str {
        self.all.get(key).copied().unwrap_or_default()
    }

    /// Writes a template: `{{key}}` is a word, or else what `slot` writes for it.
    pub(super) fn fill(&self, out: &mut String, template: &str, slot: &mut dyn FnMut(&mut String, &str) -> fmt::Result) -> fmt::Result {
        let mut rest = template;
        while let Some((before, (key, after))) = rest.split_once("{{").and_then(|(b, a)| Some((b, a.split_once("}}")?))) {
            out.push_str(before);
            match self.all.get(key) {
                Some(word) => attribute(out, word),
                None => slot(out, key)?,
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(())
    }

    /// Writes the words as a JSON object, for the script.
    pub(super) fn json(&self, out: &mut String) -> fmt::Result {
        let mut all: Vec<_> = self.all.iter().collect();
        all.sort();
        out.push('{');
        for (n, (key, word)) in all.into_iter().enumerate() {
            out.push_str(if n > 0 { "," } else { "" });
            json(out, key)?;
            out.push(':');
            json(out, word)?;
        }
        out.push('}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Relation};
    use crate::resolve::Clue;

    #[test]
    fn every_row_has_three_cells_and_its_own_key() {
        let mut keys: Vec<&str> = TABLE.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert!(TABLE.lines().all(|line| line.split('\t').filter(|cell| !cell.is_empty()).count() == 3));
        let rows = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), rows);
    }

    #[test]
    fn what_the_pages_name_has_its_word() {
        let words = Words::of(Language::English);
        let kinds = [Kind::Numbered, Kind::Named, Kind::Own, Kind::Back, Kind::Implicit].map(|k| format!("kind.{k}"));
        let keys = kinds
            .into_iter()
            .chain(Relation::ALL.map(|r| format!("relation.{r}")))
            .chain(Clue::ALL.iter().map(|c| format!("clue.{c}")))
            .chain(["territory", "year", "number", "name", "same_identity", "antecedent"].map(|d| format!("doubt.{d}")))
            .chain(["year_and_date", "type", "name_and_year", "issuer", "pointer"].map(|c| format!("conflict.{c}")))
            .chain(["resolved", "ambiguous", "outside", "contradictory"].map(|s| format!("status.{s}")));
        for key in keys {
            assert!(!words.get(&key).is_empty(), "{key}");
        }
    }
}
