//! Reads Vietnamese legal citations: every mention of a law, decree, circular, decision or Party document in a text, and
//! of their articles, clauses and points, as typed values with exact byte spans.
//!
//! # Why not a regular expression
//!
//! * A part may stand before or after its document, in a list or a range, on two lines: `điểm a, b khoản 1 Điều 3 và
//!   Điều 12 Luật Đất đai` is two parts of Article 3 and all of Article 12, in one mention.
//! * A name ends where the law's name ends: `Luật Trật tự, an toàn giao thông đường bộ` goes on after its comma, `Luật Đất
//!   đai và Luật Nhà ở` does not go on after its `và`.
//! * `Điều này`, `Nghị định nêu trên`, `Nghị quyết 27` and `khoản 2 Điều 5` mean what stands around them.
//! * The same number is typed in many ways (`56/ 2015/ NĐ - CP`, `NÐ-CP`, decomposed letters, a page header in the
//!   middle), and much that looks like one is a date, a share or a count.
//!
//! # Example
//!
//! ```
//! use viendan::Kind;
//!
//! let text = "Theo khoản 2 Điều 15 Luật Đất đai 2024 và Nghị định 102/2024/NĐ-CP, Điều 7 Luật này áp dụng từ 2025.";
//! let mentions = viendan::extract(text);
//! let found: Vec<_> = mentions.iter().map(|m| (m.span.slice(text).unwrap_or_default(), m.kind(), m.key())).collect();
//! assert_eq!(
//!     found,
//!     [
//!         ("khoản 2 Điều 15 Luật Đất đai", Kind::Named, "luật đất đai"),
//!         ("Nghị định 102/2024/NĐ-CP", Kind::Numbered, "102/2024/NĐ-CP"),
//!         ("Điều 7 Luật này", Kind::Back, "luật đất đai"),
//!     ]
//! );
//! ```
//!
//! # Overview
//!
//! * **Text to mentions**: [`extract`] for the simple case, [`Extractor`] with choices and as an iterator, [`repaired`] for bytes that
//!   may be broken. A [`Mention`]
//!   has its [`Span`]s, [`Kind`], [`Document`], [`Provisions`] and [`Relation`].
//! * **One reference**: [`Reference`], [`DocumentNumber`], [`ProvisionPath`] and [`CitedDate`] are [`FromStr`] for what
//!   people type and [`Display`] in the form of Decree 30/2020/NĐ-CP; an [`Error`] names the byte.
//! * **A document itself**: [`Letterhead`] reads what its top says of it, [`Outline`] its parts, [`Identity`] is its name as
//!   `urn:lex` and Akoma Ntoso write it.
//! * **Links**: a [`Corpus`] of [`Record`]s, a [`Resolver`] that says which document of it a mention means or why that
//!   cannot be known, and a [`Graph`] that answers who cites what.
//! * **Records**: [`export`] writes mentions as flat JSON, links and graphs as JSON Lines, CSV, GraphML, DOT and Akoma Ntoso.
//!
//! # Scope and limits
//!
//! Documents of Vietnam's State and Party and the standards TCVN and QCVN, cited in Vietnamese. Reading never fails, never
//! panics and takes time in proportion to the length of the text. So that it stays so, a list gives at most 200 documents, a
//! list of parts at most 1,024 members, an alias has at most 120 bytes and a text at most 64 of them, a title ends after 600
//! bytes. Offsets are `usize` bytes of the caller's text; nothing is kept between calls.
//!
//! # Features
//!
//! * `serde` (default): `Serialize` and `Deserialize` for every public value of the reader.
//! * `json` (default): records of a corpus from JSON Lines.
//!
//! [`FromStr`]: std::str::FromStr
//! [`Display`]: std::fmt::Display
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
mod letterhead;
mod model;
mod normalise;
mod outline;
mod parse;
mod resolve;
mod scan;
mod span;
mod stream;

pub use corpus::{Added, Corpus, DocumentKey, Record};
#[cfg(feature = "json")]
pub use corpus::{Fault, Loaded};
pub use error::{Error, ErrorKind};
pub use finder::{Extractor, ExtractorBuilder, Mentions, extract};
pub use graph::{Edge, Graph, Vertex};
pub use identity::{Authority, Identity};
pub use letterhead::Letterhead;
pub use model::{
    CitedDate, Document, DocumentNumber, DocumentType, Family, Issuer, Kind, Level, Members, Mention, Provision, ProvisionPath,
    ProvisionStep, Provisions, Reference, Relation,
};
pub use normalise::repaired;
pub use outline::{Node, Outline, Quotation};
pub use resolve::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, Link, MAX_CANDIDATES, Resolution, Resolver};
pub use span::Span;
pub use stream::Stream;

#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.vi.md")]
#[cfg(doctest)]
struct Readme;
