//! Reads Vietnamese legal citations.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(missing_debug_implementations, unreachable_pub)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod assemble;
mod context;
mod corpus;
mod data;
mod error;
pub mod export;
mod finder;
mod graph;
mod identity;
mod model;
mod normalise;
mod outline;
mod parse;
mod resolve;
mod scan;
mod span;

pub use corpus::{Added, Corpus, DocumentKey, Record};
#[cfg(feature = "json")]
pub use corpus::{Fault, Loaded};
pub use error::{Error, ErrorKind};
pub use finder::{Extractor, ExtractorBuilder, extract};
pub use graph::{Edge, Graph, Vertex};
pub use identity::{Authority, Identity};
pub use model::{
    CitedDate, Document, DocumentNumber, DocumentType, Family, Issuer, Kind, Level, Members, Mention, Provision, ProvisionPath,
    ProvisionStep, Provisions, Reference, Relation,
};
pub use outline::{Node, Outline, Quotation};
pub use resolve::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, Link, MAX_CANDIDATES, Resolution, Resolver};
pub use span::Span;
