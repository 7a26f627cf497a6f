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
//! * **Where no machine holds the corpus**: [`split`] reads a text without one, says which records its mentions need, and ranks
//!   them among these alone.
//! * **For people**: [`lint`] finds slips in the citations of a text, [`explain()`] takes one reference apart.
//! * **Records**: [`export`] writes mentions as flat JSON, links and graphs as JSON Lines, CSV, GraphML, DOT and Akoma Ntoso.
//!
//! # Scope and limits
//!
//! Documents of Vietnam's State and Party and the standards TCVN and QCVN, cited in Vietnamese. Reading never fails, never
//! panics and takes time in proportion to the length of the text. Offsets are `usize` bytes of the caller's text; nothing is
//! kept between calls. So that it stays so, everything that a text could make long has a limit, past which a citation ends or
//! is cut in two:
//!
//! | what | limit |
//! |---|---|
//! | documents of one list (`các Nghị định số …, số … và số …`) | 200 |
//! | numbers of one list of parts (`các Điều 1, 2, 3 …`), groups of such (`khoản 1 Điều 2, khoản 3 Điều 4 …`) | 1,024; 256 |
//! | levels of a part, a number of a part | the 12 of [`Level`], each once; 32 bytes |
//! | parts that a range stands for | read as its two ends; [`members`](Provision::members) makes them one at a time, 10,000 at most |
//! | a document's number, groups of its code | 160 bytes; 12 |
//! | a law's name without a number, with one, one that no table holds | 60 words; 60; 16 |
//! | an issuer's name, issuers of one document | 24 words; 10 |
//! | words between a type and its number, looking on and looking back | 14; 18 |
//! | a title after a number | 600 bytes |
//! | an alias that the text defines, and how many | 120 bytes; 64 |
//! | documents that a back-reference can mean | the 64 before it |
//! | provisions whose document stands after the last of them, bytes between two | 64; 400 |
//! | bytes that tell the [`Relation`], before and after | 480; 1,200 |
//! | a quotation, for what is this document; for an [`Outline`] | 60,000 bytes; 200,000 |
//! | the beginning of a text that tells its form; of a [`Letterhead`] | 64 KiB; 60 lines |
//! | candidates of a [`Resolution`] | [`MAX_CANDIDATES`] |
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
mod explain;
pub mod export;
mod finder;
mod graph;
mod identity;
mod language;
mod letterhead;
pub mod lint;
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
pub use explain::{Piece, explain};
pub use finder::{Extractor, ExtractorBuilder, Mentions, extract};
pub use graph::{Edge, Graph, Vertex};
pub use identity::{Authority, Identity};
pub use language::Language;
pub use letterhead::Letterhead;
pub use model::{
    CitedDate, Document, DocumentNumber, DocumentType, Family, Issuer, Kind, Level, Members, Mention, Provision, ProvisionPath,
    ProvisionStep, Provisions, Reference, Relation,
};
pub use normalise::repaired;
pub use outline::{Node, Outline, Quotation};
pub use resolve::split;
pub use resolve::{Candidate, Citing, Clue, Conflict, Doubt, Evidence, Link, MAX_CANDIDATES, Resolution, Resolver};
pub use span::Span;
pub use stream::Stream;

#[doc = include_str!("../README.md")]
#[doc = include_str!("../README.vi.md")]
#[doc = include_str!("../docs/annotate.md")]
#[cfg(doctest)]
struct Readme;
