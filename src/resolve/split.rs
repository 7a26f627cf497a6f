//! Reading and ranking apart: for a corpus that no one machine holds.
//!
//! 1. [`Sighting::read`] reads a text, wherever it lies.
//! 2. [`Sighting::lookup`] says under which keys the records stand that its mentions can mean, [`Record::keys`] under which keys a
//!    record stands: the two meet by these numbers, in a database or in the shuffle of a cluster. The citing document's own record
//!    is found by [`Lookup::of_id`].
//! 3. [`rank`] links the text against a corpus of these records alone, as [`Resolver::link`] does against all: the resolver
//!    itself is the first step and the third.
//!
//! # Examples
//!
//! ```
//! use viendan::split::{self, Sighting};
//! use viendan::{Citing, Corpus, Extractor, Outline, Record, Resolver};
//!
//! let all: Vec<Record> = (1..1000)
//!     .map(|n| {
//!         let mut record = Record::new(format!("nd{n}"));
//!         record.number = format!("{n}/2020/NĐ-CP").parse().ok();
//!         record
//!     })
//!     .collect();
//! let text = "theo Nghị định số 30/2020/NĐ-CP và Nghị định số 5/2020/NĐ-CP";
//!
//! let sightings: Vec<Sighting> = Sighting::read(&Extractor::new(), text, &Outline::read(text)).collect();
//! let keys: Vec<u64> = sightings.iter().flat_map(|s| s.lookup().first).collect();
//! let mut few = Corpus::new();
//! for record in all.iter().filter(|r| r.keys().iter().any(|k| keys.contains(k))) {
//!     few.add(record.clone());
//! }
//! assert_eq!(few.len(), 2);
//!
//! let links = split::rank(&few, sightings, &Citing::unknown());
//! assert_eq!(links[0].resolution.document(), few.key_of("nd30"));
//! assert_eq!(links[1].resolution.document(), few.key_of("nd5"));
//! ```
//!
//! [`Resolver::link`]: crate::Resolver::link
//! [`Record::keys`]: crate::Record::keys

use super::context::Context;
use super::{Citing, Link, parts};
use crate::corpus::{Corpus, DocumentKey};
use crate::model::ProvisionPath;

pub use super::sighting::Sighting;
pub use crate::corpus::Lookup;

/// Links the sightings of one text, in its order.
pub fn rank(corpus: &Corpus, sightings: impl IntoIterator<Item = Sighting>, citing: &Citing) -> Vec<Link> {
    rank_with(corpus, sightings, citing, |document, path| parts::is_absent(corpus, document, path))
}

/// The same where the texts of the documents lie elsewhere: `lacks` says whether a document lacks a provision, as
/// [`Outline::lacks`](crate::Outline::lacks) does.
///
/// Answered with `false` throughout, it is asked everything that it can be asked with other answers too: what it was asked
/// can so be collected, looked up elsewhere, and answered in a second run.
pub fn rank_with(
    corpus: &Corpus,
    sightings: impl IntoIterator<Item = Sighting>,
    citing: &Citing,
    lacks: impl FnMut(DocumentKey, &ProvisionPath) -> bool,
) -> Vec<Link> {
    let mut context = Context::new(corpus, citing, lacks);
    sightings.into_iter().for_each(|sighting| context.take(sighting));
    context.finish()
}
