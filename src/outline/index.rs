//! Units by level and number: one of many is found without a look at the others.

use std::ops::Range;

use super::Node;
use crate::model::{Level, ProvisionStep};

/// For each unit a key of its level and number and one of its level alone, with the unit's place; sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Index {
    entries: Vec<(u64, usize)>,
}

impl Index {
    pub(super) fn new(nodes: &[Node]) -> Self {
        let keys = |node: &Node| [key(node.level, &node.number), key(node.level, "")];
        let mut entries: Vec<_> = nodes.iter().enumerate().flat_map(|(n, node)| keys(node).map(|key| (key, n))).collect();
        entries.sort_unstable();
        entries.dedup();
        Index { entries }
    }

    /// The units within that a step may name, in the order of the text.
    pub(super) fn find(&self, step: &ProvisionStep, within: &Range<usize>) -> impl Iterator<Item = usize> {
        let key = key(step.level(), step.number());
        let from = self.entries.partition_point(|entry| *entry < (key, within.start));
        let end = within.end;
        self.entries.iter().skip(from).take_while(move |(k, n)| *k == key && *n < end).map(|(_, n)| *n)
    }
}

/// Numbers that differ in leading zeros or in capitals have one key.
fn key(level: Level, number: &str) -> u64 {
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    let letters = number.trim_start_matches('0').chars().flat_map(char::to_lowercase);
    letters.fold((level as u64 + 1).wrapping_mul(PRIME), |hash, c| (hash ^ u64::from(c)).wrapping_mul(PRIME))
}
