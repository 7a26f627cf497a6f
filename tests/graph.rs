//! Questions to a graph of a few documents, among them two that cite and replace each other.

use viendan::export::{write_akoma_ntoso, write_csv, write_dot, write_graphml};
use viendan::{CitedDate, Citing, Corpus, Graph, Record, Relation, Resolver};

const FIRST: &str = "NGHỊ ĐỊNH\nSố: 10/2020/NĐ-CP\nHà Nội, ngày 17 tháng 01 năm 2020\nĐiều 1. Phạm vi\nTheo Điều 2 Nghị định số 20/2021/NĐ-CP.\n\
                     Điều 2. Hiệu lực\nNghị định này thay thế Nghị định số 20/2021/NĐ-CP.\n";
const SECOND: &str = "NGHỊ ĐỊNH\nSố: 20/2021/NĐ-CP\nHà Nội, ngày 15 tháng 3 năm 2021\nĐiều 1. Phạm vi\nTheo khoản 1 Điều 1 Nghị định số 10/2020/NĐ-CP.\n\
                      Điều 2. Hiệu lực\n1. Nghị định này thay thế Nghị định số 10/2020/NĐ-CP.\n2. Nghị định số 20/2021/NĐ-CP có hiệu lực.\n";

fn corpus(order: [(&str, &str); 2]) -> Corpus {
    let mut corpus = Corpus::new();
    for (id, text) in order {
        corpus.add(Record::from_text(id, text));
    }
    corpus
}

fn graph(corpus: &Corpus) -> Graph<'_> {
    let resolver = Resolver::new(corpus);
    let mut graph = Graph::new(corpus);
    for id in ["first", "second"] {
        let key = corpus.key_of(id).unwrap();
        let text = corpus.get(key).and_then(|r| r.text.as_deref()).unwrap();
        graph.add_document(key, &resolver.link(text, &Citing::document(corpus, key)));
    }
    graph
}

#[test]
fn a_cycle_ends() {
    let corpus = corpus([("first", FIRST), ("second", SECOND)]);
    let graph = graph(&corpus);
    let (first, second) = (corpus.key_of("first").unwrap(), corpus.key_of("second").unwrap());

    let changes: Vec<_> = graph.changes_to(first).map(|e| (e.from.id(&corpus), e.relation)).collect();
    assert_eq!(changes, [("second", Relation::ThayThe)]);
    let day = CitedDate::day(2022, 1, 1);
    assert_eq!(graph.replaced_by(first, day).map(|e| e.from.id(&corpus)), Some("second"));
    assert_eq!(graph.replaced_by(first, CitedDate::day(2020, 6, 1)).map(|e| e.from.id(&corpus)), None);

    // Article 1 is cited by its clause as well.
    let article = "Điều 1".parse().unwrap();
    let citing: Vec<_> = graph.cited_by(first, Some(&article)).map(|e| e.from.id(&corpus)).collect();
    assert_eq!(citing, ["second"]);
    assert!(graph.edges().iter().any(|e| e.from == e.to && e.from.id(&corpus) == "second"), "it cites itself by number");
    assert!(graph.cites(second).all(|e| e.from != e.to));
    assert!(graph.document_edges().iter().all(|(from, to, ..)| from != to));
}

#[test]
fn exports_do_not_depend_on_the_order_of_the_corpus() {
    let write = |corpus: &Corpus| {
        let graph = graph(corpus);
        let (mut csv, mut dot, mut graphml) = (String::new(), String::new(), String::new());
        write_csv(&mut csv, &graph).unwrap();
        write_dot(&mut dot, &graph).unwrap();
        write_graphml(&mut graphml, &graph).unwrap();
        (csv, dot, graphml)
    };
    let one = write(&corpus([("first", FIRST), ("second", SECOND)]));
    let other = write(&corpus([("second", SECOND), ("first", FIRST)]));
    assert_eq!(one, other);
    assert!(one.1.starts_with("digraph") && one.2.starts_with("<?xml"));
}

/// The text between the tags of a piece of XML, whose tags must close in turn and whose attributes and text must be escaped.
fn content(xml: &str) -> String {
    let mut text = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest.find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        match (tag.strip_prefix('/'), tag.ends_with(['/', '?'])) {
            (Some(name), _) => assert_eq!(open.pop(), Some(name)),
            (None, true) => {}
            (None, false) => open.push(tag.split(' ').next().unwrap()),
        }
        assert!(!tag.contains('<') && tag.matches('"').count().is_multiple_of(2), "{tag}");
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    assert_eq!(open, [""; 0]);
    for entity in text.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|e| entity.starts_with(e)), "&{entity}");
    }
    ["&lt;<", "&gt;>", "&quot;\"", "&amp;&"].iter().fold(text, |t, pair| {
        let (entity, mark) = pair.split_at(pair.len() - 1);
        t.replace(entity, mark)
    })
}

#[test]
fn exports_are_well_formed_whatever_the_ids_hold() {
    let (odd, odder) = ("a <&> \"b\" \\", "c\n\u{1}&amp;");
    let mut corpus = Corpus::new();
    let first = corpus.add(Record::from_text(odd, FIRST)).key;
    let second = corpus.add(Record::from_text(odder, SECOND)).key;
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    for (key, text) in [(first, FIRST), (second, SECOND)] {
        graph.add_document(key, &resolver.link(text, &Citing::document(&corpus, key)));
    }
    let mut graphml = String::new();
    write_graphml(&mut graphml, &graph).unwrap();
    assert!(content(&graphml).contains("Nghị định số 10/2020/NĐ-CP"));
    let ids = |start: &str| {
        let after: Vec<&str> = graphml.split(start).skip(1).collect();
        after.iter().map(|t| t.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let nodes = ids("<node id=\"");
    assert!(nodes.len() == 2 && ids("source=\"").iter().chain(&ids("target=\"")).all(|end| nodes.contains(end)));

    let mut dot = String::new();
    write_dot(&mut dot, &graph).unwrap();
    let statements: Vec<&str> = dot.lines().collect();
    let (begin, end) = (statements[0], statements[statements.len() - 1]);
    assert_eq!((begin, end), ("digraph citations {", "}"));
    for statement in &statements[1..statements.len() - 1] {
        // Quotes inside an id are escaped: those that are not stand in pairs.
        let bare = statement.replace("\\\\", "").replace("\\\"", "");
        assert!(bare.matches('"').count().is_multiple_of(2) && statement.starts_with("  ") && statement.ends_with("];"), "{statement}");
    }

    let text = "1 < 2 & Điều 1, Điều 2 Nghị định số 10/2020/NĐ-CP; các điều từ Điều 3 đến Điều 5 Nghị định số 10/2020/NĐ-CP";
    let mut akn = String::new();
    write_akoma_ntoso(&mut akn, &corpus, text, &resolver.link(text, &Citing::unknown())).unwrap();
    assert_eq!(content(&akn), text);
    assert!(akn.contains("<mref><ref href=\"/akn/vn/act/nghi-dinh/chinh-phu/2020/10-2020-nd-cp/~dieu_1\">"), "{akn}");
    assert!(akn.contains("<rref from=\"/akn/vn/act/nghi-dinh/chinh-phu/2020/10-2020-nd-cp/~dieu_3\" upTo="), "{akn}");
}
