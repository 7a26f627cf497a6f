//! Reads Vietnamese legal citations.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![warn(missing_debug_implementations, unreachable_pub)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod assemble;
mod context;
mod data;
mod error;
pub mod export;
mod finder;
mod model;
mod normalise;
mod parse;
mod scan;
mod span;

pub use error::{Error, ErrorKind};
pub use finder::{Extractor, ExtractorBuilder, Mentions, extract};
pub use model::{
    CitedDate, Document, DocumentNumber, DocumentType, Family, Issuer, Kind, Level, Members, Mention, Provision, ProvisionPath,
    ProvisionStep, Provisions, Reference, Relation,
};
pub use span::Span;

#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.vi.md")]
#[cfg(doctest)]
struct Readme;
