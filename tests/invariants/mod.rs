//! What holds for every input, whatever it is: the checks of the fuzz targets, of the replay of their corpus and of the
//! properties. Each panics where something does not hold.

#![allow(dead_code, reason = "each user takes a part")]

use std::fmt::{Debug, Display};
use std::str::FromStr;

use viendan::export::{LinkedText, write_akoma_ntoso, write_csv, write_dot, write_graphml, write_json, write_link_json};
use viendan::{
    CitedDate, Citing, Corpus, DocumentNumber, Error, Graph, Identity, Letterhead, Mention, Outline, ProvisionPath, Record, Reference,
    Resolver, Span, extract, repaired,
};

use crate::pieces;

/// A fuzz target's name, and what it does with the fuzzer's bytes.
type Target = (&'static str, fn(&[u8]));

/// The fuzz targets.
pub const TARGETS: &[Target] = &[
    ("text", |bytes| drop(mentions(&String::from_utf8_lossy(bytes)))),
    ("citations", |bytes| drop(mentions(&pieces::text(bytes, 1 << 14)))),
    ("bytes", broken),
    ("parse", |bytes| {
        references(&String::from_utf8_lossy(bytes));
        references(&pieces::text(bytes, 1 << 9));
    }),
    ("outline", |bytes| {
        structure(&String::from_utf8_lossy(bytes));
        structure(&pieces::text(bytes, 1 << 14));
    }),
    #[cfg(feature = "json")]
    ("corpus", corpus),
    ("resolver", resolver),
];

/// The spans of mentions lie in the text and on its characters, in order; what is written of them is JSON and says the same.
pub fn mentions(text: &str) -> Vec<Mention> {
    let mentions = extract(text);
    let mut end = 0;
    for m in &mentions {
        assert!(!m.span.is_empty(), "an empty span in {text:?}");
        assert!(m.span.slice(text).is_some(), "{:?} is no part of {text:?}", m.span);
        assert!(m.full_span.slice(text).is_some(), "{:?} is no part of {text:?}", m.full_span);
        assert!(m.full_span.contains(m.span), "{:?} does not hold {:?} in {text:?}", m.full_span, m.span);
        assert!(m.span.start >= end, "{:?} begins before {end} in {text:?}", m.span);
        end = m.span.end;
        let mut line = String::new();
        write_json(&mut line, text, m).unwrap();
        assert!(!line.contains('\n'), "{line:?}");
        let json: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert_eq!(json["key"], m.key());
        assert_eq!(json["start"], m.span.start);
        assert_eq!(json["text"], m.quote(text).as_ref());
        if let Some(part) = m.provisions().iter().next_back() {
            assert!(part.members().take(100).all(|path| !path.is_empty()));
        }
    }
    mentions
}

/// Bytes that are broken are text of the same length, alike in everything that is whole.
pub fn broken(bytes: &[u8]) {
    let text = repaired(bytes);
    assert_eq!(text.len(), bytes.len());
    match std::str::from_utf8(bytes) {
        Ok(whole) => assert_eq!(text, whole),
        Err(error) => assert_eq!(&text.as_bytes()[..error.valid_up_to()], &bytes[..error.valid_up_to()]),
    }
    assert!(text.bytes().zip(bytes).all(|(t, b)| t == *b || t == 0x1A));
    mentions(&text);
}

/// What is printed of a value is read back as the same value.
fn printed<T: FromStr<Err = Error> + Display + PartialEq + Debug>(text: &str) -> Option<T> {
    let value = parsed::<T>(text)?;
    let printed = value.to_string();
    assert_eq!(printed.parse::<T>().as_ref(), Ok(&value), "{printed:?}, printed of {text:?}");
    Some(value)
}

/// The value, or an error that names a character of the text.
fn parsed<T: FromStr<Err = Error>>(text: &str) -> Option<T> {
    match text.parse::<T>() {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(error.span().slice(text).is_some(), "{error} in {text:?}");
            None
        }
    }
}

/// Whatever is parsed ends, and what one number, path or date prints is parsed to the same. Of references only those that make
/// sense are: `9, Điều 5 Phụ lục` is printed with the number after the appendix, which takes it.
pub fn references(text: &str) {
    printed::<DocumentNumber>(text);
    printed::<CitedDate>(text);
    if let Some(path) = printed::<ProvisionPath>(text) {
        assert_eq!(ProvisionPath::from_eid(&path.eid()).as_ref(), Some(&path), "{}", path.eid());
    }
    if let Some(reference) = parsed::<Reference>(text) {
        let _ = reference.to_string();
        #[cfg(feature = "serde")]
        {
            let json = serde_json::to_string(&reference).unwrap();
            assert_eq!(serde_json::from_str::<Reference>(&json).ok().as_ref(), Some(&reference), "{json}");
        }
        identity(&Identity::of(&reference.document));
    }
    if let Some(date) = CitedDate::from_iso(text) {
        assert_eq!(date.iso(), text);
    }
}

/// An identity's identifiers name an identity with the same identifiers.
fn identity(identity: &Identity) {
    let (urn, akn) = (identity.urn(), identity.akn());
    if let Some(again) = Identity::from_urn(&urn) {
        assert_eq!(again.urn(), urn);
    }
    if let Some(again) = Identity::from_akn(&akn) {
        assert_eq!(again.akn(), akn);
    }
}

/// The units of a text lie in it and in each other, in order.
pub fn structure(text: &str) {
    let outline = Outline::read(text);
    let mut last = 0;
    for (i, node) in outline.nodes().iter().enumerate() {
        assert!(node.span().slice(text).is_some() && node.heading().slice(text).is_some(), "{node:?} in {text:?}");
        assert!(node.span().contains(node.heading()), "{node:?} in {text:?}");
        assert!(node.span().start >= last, "{node:?} begins before {last} in {text:?}");
        last = node.span().start;
        if let Some(parent) = node.parent() {
            assert!(parent < i && outline.nodes()[parent].span().contains(node.span()), "{node:?} in {text:?}");
        }
        assert!(outline.find(&outline.path_of(node)).is_some(), "{node:?} is not found in {text:?}");
        assert!(outline.path_at(node.heading().start).is_some(), "{node:?} in {text:?}");
    }
    let mut last = 0;
    for quotation in outline.quotations() {
        assert!(quotation.span().start >= last && quotation.span().slice(text).is_some(), "{quotation:?} in {text:?}");
        last = quotation.span().end;
        for node in quotation.nodes() {
            assert!(quotation.span().contains(node.span()), "{node:?} in {text:?}");
        }
    }
    let head = Letterhead::read(text);
    assert!(head.title.is_none_or(|t| t.len() <= text.len() * 3), "{text:?}");
}

/// Every line of a corpus is a record or a fault.
#[cfg(feature = "json")]
pub fn corpus(bytes: &[u8]) {
    let mut corpus = Corpus::new();
    let loaded = corpus.load(bytes);
    let lines = bytes.split(|b| *b == b'\n').filter(|l| std::str::from_utf8(l).map_or(true, |l| !l.trim().is_empty())).count();
    let left_out = loaded.faults.iter().filter(|f| f.left_out).count();
    assert_eq!(loaded.records + left_out, lines, "{:?}", String::from_utf8_lossy(bytes));
    assert!(corpus.len() <= loaded.records);
    for (key, record) in corpus.iter() {
        assert_eq!(corpus.key_of(&record.id), Some(key));
        let number = record.number.as_ref().filter(|n| n.code().is_some());
        assert!(number.is_none_or(|n| corpus.by_number(n).any(|(k, _)| k == key)), "{record:?}");
        identity(&record.identity());
    }
    let ids: Vec<String> = corpus.iter().map(|(_, r)| r.id.to_string()).collect();
    for id in &ids {
        assert!(corpus.remove(id).is_some());
    }
    assert!(corpus.is_empty());
}

/// Documents, parted by the byte 0, that cite each other: every mention gives a link, the same whatever else is asked.
pub fn resolver(bytes: &[u8]) {
    let texts: Vec<String> = bytes.split(|b| *b == 0).take(8).map(|bytes| pieces::text(bytes, 1 << 12)).collect();
    let mut corpus = Corpus::new();
    for (n, text) in texts.iter().enumerate() {
        corpus.add(Record::from_text(n.to_string(), text.as_str()));
    }
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    let mut out = String::new();
    for (n, text) in texts.iter().enumerate() {
        let id = n.to_string();
        let key = corpus.key_of(&id).unwrap();
        let links = resolver.link(text, &Citing::document(&corpus, key));
        assert_eq!(links.len(), resolver.link(text, &Citing::unknown()).len());
        for (i, link) in links.iter().enumerate() {
            assert!(link.mention.span.slice(text).is_some());
            assert!(link.in_title_of.is_none_or(|of| of < links.len() && of != i));
            assert!(link.resolution.candidates().len() <= viendan::MAX_CANDIDATES);
            out.clear();
            write_link_json(&mut out, &corpus, LinkedText { id: &id, from: Some(&id), text }, &links, i).unwrap();
            assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{out}");
        }
        out.clear();
        write_akoma_ntoso(&mut out, &corpus, text, &links).unwrap();
        graph.add_document(key, &links);
        graph.add_text("another", &links);
    }
    for edge in graph.edges() {
        assert!(!edge.span.is_empty() || edge.span == Span::default());
    }
    out.clear();
    write_csv(&mut out, &graph).unwrap();
    write_dot(&mut out, &graph).unwrap();
    write_graphml(&mut out, &graph).unwrap();
}
