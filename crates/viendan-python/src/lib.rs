//! The native half of the Python package `viendan`: it only calls the library.
//!
//! Text comes in as UTF-8 without a copy, the work is done without the interpreter's lock, and the places of mentions are counted
//! in code points, as Python counts, unless bytes are asked for.
#![deny(missing_docs)]
#![deny(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod annotate;
mod batch;
mod capsule;
mod corpus;
mod error;
mod extractor;
mod link;
mod mention;
mod places;
mod reference;
mod split;
mod state;

use pyo3::prelude::*;

#[pymodule]
mod _viendan {
    #[pymodule_export]
    use crate::annotate::annotate_html;
    #[pymodule_export]
    use crate::batch::{MentionBatch, extract_batch};
    #[pymodule_export]
    use crate::corpus::{Corpus, Fault};
    #[pymodule_export]
    use crate::extractor::{Extractor, extract};
    #[pymodule_export]
    use crate::link::{Link, Resolution};
    #[pymodule_export]
    use crate::mention::Mention;
    #[pymodule_export]
    use crate::reference::{Reference, parse};
    #[pymodule_export]
    use crate::split::{Linker, faults_batch, index_batch, lacking_batch, link_batch, names_batch, read_batch};
}
