//! Every public type can be sent, shared, cloned and printed.

use std::fmt::Debug;

use viendan::{
    CitedDate, Document, DocumentNumber, DocumentType, Error, ErrorKind, Extractor, ExtractorBuilder, Family, Issuer, Kind, Level, Members,
    Mention, Provision, ProvisionPath, ProvisionStep, Provisions, Reference, Relation, Span,
};

fn plain<T: Send + Sync + Clone + Debug + Unpin + 'static>() {}
fn value<T: Send + Sync + Clone + Debug + PartialEq + Eq + 'static>() {}
fn small<T: Copy + PartialEq + Eq + std::hash::Hash + Debug>() {}

#[test]
fn types_are_send_sync_clone_debug() {
    plain::<Extractor>();
    plain::<ExtractorBuilder>();
    plain::<Members<'static>>();
    value::<Document>();
    value::<DocumentNumber>();
    value::<Error>();
    value::<Issuer>();
    value::<Mention>();
    value::<Provision>();
    value::<ProvisionPath>();
    value::<ProvisionStep>();
    value::<Provisions>();
    value::<Reference>();
    small::<CitedDate>();
    small::<DocumentType>();
    small::<ErrorKind>();
    small::<Family>();
    small::<Kind>();
    small::<Level>();
    small::<Relation>();
    small::<Span>();
}

#[test]
fn the_error_is_a_standard_error() {
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<Error>();
}

#[test]
fn ordered_types_are_ordered() {
    fn ordered<T: Ord>() {}
    ordered::<CitedDate>();
    ordered::<DocumentNumber>();
    ordered::<DocumentType>();
    ordered::<Level>();
    ordered::<Span>();
}
