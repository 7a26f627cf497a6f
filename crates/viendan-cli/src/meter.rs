//! How far a long run has come, on standard error, and what it has read in the end.

use std::fmt::{self, Display, Write as _};
use std::fs;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use viendan::Kind;

use crate::input::Source;
use crate::lang::tr;
use crate::output::complain;

/// Kinds of mentions in the order in which they are counted.
const KINDS: [Kind; 5] = [Kind::Numbered, Kind::Named, Kind::Own, Kind::Back, Kind::Implicit];

/// How many mentions there are of each kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    kinds: [usize; KINDS.len()],
    /// Those whose document is not known, where documents are looked for.
    unresolved: Option<usize>,
}

impl Counts {
    /// Counts one.
    pub fn add(&mut self, kind: Kind) {
        if let Some(n) = KINDS.iter().position(|k| *k == kind) {
            self.kinds[n] += 1;
        }
    }

    /// Counts whether the document is known that a mention means.
    pub fn resolved(&mut self, is_known: bool) {
        *self.unresolved.get_or_insert(0) += usize::from(!is_known);
    }

    /// Adds those of another piece.
    pub fn join(&mut self, others: &Counts) {
        for (sum, count) in self.kinds.iter_mut().zip(others.kinds) {
            *sum += count;
        }
        if let Some(count) = others.unresolved {
            *self.unresolved.get_or_insert(0) += count;
        }
    }
}

/// Counts what is read, shows it where a person looks on, and sums it up.
#[derive(Debug)]
pub struct Meter {
    bar: Option<ProgressBar>,
    /// Whether the sum is told.
    sums_up: bool,
    began: Instant,
    inputs: usize,
    bytes: u64,
    /// Bytes of the files that are done.
    done: u64,
    counts: Counts,
    faults: usize,
}

impl Meter {
    /// For these inputs; `writes_aside` says whether the output goes elsewhere than to standard output. The bar is shown where
    /// standard error is a terminal to which no output goes, and the sum where it is a terminal, or `summary` asks for it.
    pub fn new(sources: &[Source], writes_aside: bool, summary: bool) -> Self {
        let is_watched = io::stderr().is_terminal();
        let shows = is_watched && (writes_aside || !io::stdout().is_terminal());
        Meter {
            bar: shows.then(|| bar(sources)),
            sums_up: summary || is_watched,
            began: Instant::now(),
            inputs: 0,
            bytes: 0,
            done: 0,
            counts: Counts::default(),
            faults: 0,
        }
    }

    /// Says what is wrong with an input.
    pub fn fault(&mut self, fault: impl Display) {
        self.faults += 1;
        match &self.bar {
            Some(bar) => bar.suspend(|| complain(fault)),
            None => complain(fault),
        }
    }

    /// So many bytes of text have been read, with so many mentions.
    pub fn read(&mut self, bytes: usize, counts: &Counts) {
        self.bytes += bytes as u64;
        self.counts.join(counts);
        if let Some(bar) = &self.bar {
            bar.inc(bytes as u64);
        }
    }

    /// An input is done. A packed one, or a document, is not as long as its text.
    pub fn input_done(&mut self, source: &Source) {
        self.inputs += 1;
        self.done += size(source);
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Takes the bar away and tells the sum.
    pub fn finish(self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if self.sums_up {
            complain(&self);
        }
    }
}

fn bar(sources: &[Source]) -> ProgressBar {
    let template = "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {eta}";
    let unknown = "{spinner} {bytes} {bytes_per_sec}";
    let is_known = sources.iter().all(|source| *source != Source::Stdin);
    let bar = if is_known { ProgressBar::new(sources.iter().map(size).sum()) } else { ProgressBar::new_spinner() };
    if let Ok(style) = ProgressStyle::with_template(if is_known { template } else { unknown }) {
        bar.set_style(style);
    }
    bar
}

fn size(source: &Source) -> u64 {
    match source {
        Source::File(path) => fs::metadata(path).map_or(0, |m| m.len()),
        Source::Stdin => 0,
    }
}

/// `12 inputs, 3.4 MiB, 120 mentions (100 numbered, 20 named), 1 fault, 0.4 s (8.5 MiB/s)`
impl Display for Meter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let mentions: usize = self.counts.kinds.iter().sum();
        let mut kinds = String::new();
        for (kind, count) in KINDS.iter().zip(self.counts.kinds).filter(|(_, count)| *count > 0) {
            write!(kinds, "{}{count} {}", if kinds.is_empty() { " (" } else { ", " }, kind.as_str())?;
        }
        kinds.push_str(if kinds.is_empty() { "" } else { ")" });
        let (inputs, faults, bytes) = (self.inputs, self.faults, HumanBytes(self.bytes));
        let time = self.began.elapsed().max(Duration::from_millis(1)).as_secs_f64();
        let rate = HumanBytes((self.bytes as f64 / time) as u64);
        let unresolved = self.counts.unresolved.map_or(String::new(), |n| tr!(", {n} unresolved", ", {n} chưa rõ văn bản"));
        let (of_inputs, of_mentions, of_faults) = (plural(inputs), plural(mentions), plural(faults));
        f.write_str(&tr!(
            "{inputs} input{of_inputs}, {bytes}, {mentions} mention{of_mentions}{kinds}{unresolved}, {faults} fault{of_faults}, \
             {time:.1} s ({rate}/s)",
            "{inputs} đầu vào, {bytes}, {mentions} viện dẫn{kinds}{unresolved}, {faults} lỗi, {time:.1} giây ({rate}/giây)"
        ))
    }
}
