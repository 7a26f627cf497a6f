//! Pages of HTML: the text stands in them as it is, each mention once, and nothing in it is read as HTML.

use std::fs;
use std::path::Path;

use viendan::export::{Page, annotate_html, graph_html};
use viendan::{Citing, Corpus, Graph, Language, Record, Resolver, extract};

/// What an element with this id holds as text. The pages nest no `main` in `main`.
fn text_of(html: &str) -> String {
    let (_, rest) = html.split_once("<main id=\"text\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (inner, _) = rest.split_once("</main>").unwrap();
    let tags = regex::Regex::new("<[^>]*>").unwrap();
    tags.replace_all(inner, "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn marks(html: &str) -> Vec<String> {
    let mark = regex::Regex::new(r#"(?s)<a class="m [^"]*" id="m\d+" href="[^"]*" title="[^"]*">(.*?)</a>"#).unwrap();
    mark.captures_iter(html).map(|c| c[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).collect()
}

/// What the page's script reads.
fn data_of(html: &str) -> serde_json::Value {
    let (_, data) = html.split_once("id=\"data\">").unwrap();
    let (data, _) = data.split_once("</script>").unwrap();
    serde_json::from_str(data).unwrap()
}

fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/texts");
    let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    files.map(|p| (p.display().to_string(), fs::read_to_string(p).unwrap())).collect()
}

const HOSTILE: &str = "Điều 1. </script><!-- <b onclick=\"x\"> & &lt; ' \u{202E}abc\u{2028}\r\n\
                       Theo Điều 5\nNghị định số 30/2020/NĐ-CP của </main> và Luật <i>này</i>\0.\r";

#[test]
fn the_text_stands_as_it_is_with_each_mention_once() {
    let more = [("hostile".to_owned(), HOSTILE.to_owned()), ("empty".to_owned(), String::new())];
    for (name, text) in samples().into_iter().chain(more) {
        let mentions = extract(&text);
        let html = annotate_html(&text, &mentions, &Page::new());
        let expected = text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{FFFD}");
        assert_eq!(text_of(&html), expected, "{name}");
        let words: Vec<&str> = mentions.iter().filter_map(|m| m.span.slice(&text)).collect();
        assert_eq!(marks(&html), words, "{name}");
    }
}

#[test]
fn nothing_hostile_becomes_html() {
    let evil = "\"><script>alert(1)</script>";
    let mut corpus = Corpus::new();
    let mut record = Record::new(evil);
    record.number = "30/2020/NĐ-CP".parse().ok();
    record.title = Some(format!("{evil}\u{202E}\0").into());
    corpus.add(record);
    let links = Resolver::new(&corpus).link(HOSTILE, &Citing::unknown());
    assert!(links.iter().any(|l| l.resolution.document().is_some()));
    let page = Page::new().title(evil).url("https://example.org/{id}".parse().unwrap()).language(Language::English);
    let html = annotate_html(HOSTILE, (&corpus, links.as_slice()), &page);
    assert_eq!(html.matches("<script").count(), 3);
    assert_eq!(html.matches("</script").count(), 3);
    assert_eq!(html.matches("<main").count(), 1);
    assert!(!html.contains("<b onclick") && !html.contains("<!--") && !html.contains('\0'));
    assert!(html.contains("href=\"https://example.org/%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E\""));
    let data = data_of(&html);
    assert_eq!(data["documents"].as_array().unwrap().iter().filter(|d| d["id"] == evil).count(), 1);
    assert_eq!(data["mentions"].as_array().unwrap().len(), links.len());
}

#[test]
fn mentions_that_do_not_fit_are_left_out() {
    let text = "Điều 5 Luật Đất đai và Luật Nhà ở";
    let mut mentions = extract(text);
    mentions.push(mentions[0].clone());
    mentions[1].span = viendan::Span::new(1, 4000);
    let html = annotate_html(text, &mentions, &Page::new());
    assert_eq!(marks(&html), ["Điều 5 Luật Đất đai"]);
    assert_eq!(text_of(&html), text);
}

/// The parts that are made of the text: list, marks and data.
#[test]
fn a_small_page() {
    let law = "Luật số: 31/2024/QH15\nHà Nội, ngày 18 tháng 01 năm 2024\nLUẬT\nĐẤT ĐAI\nĐiều 15. Hỗ trợ\n1. Cấp giấy.\n2. Cho vay.\n";
    let text = "CHÍNH PHỦ\nSố: 102/2024/NĐ-CP\nHà Nội, ngày 30 tháng 7 năm 2024\nNGHỊ ĐỊNH\nQuy định về vay vốn\n\
                Căn cứ Luật Đất đai số 31/2024/QH15;\nĐiều 1. Vay vốn\n\
                Việc cho vay theo khoản 9 Điều 15 Luật Đất đai, Luật Nhà ở và Điều 2 Nghị định này.\n\
                Điều 2. Bãi bỏ Quyết định số 05.\n";
    let mut corpus = Corpus::new();
    corpus.add(Record::from_text("luat-dat-dai", law));
    let own = corpus.add(Record::from_text("nd102", text)).key;
    let links = Resolver::new(&corpus).link(text, &Citing::document(&corpus, own));
    let html = annotate_html(text, (&corpus, links.as_slice()), &Page::new().file("luat-dat-dai", "luật.html"));
    let between = |from: &str, to: &str| html.split_once(from).unwrap().1.split_once(to).unwrap().0.to_owned();
    let words = regex::Regex::new(r#"\{"words":\{.*?\},"#).unwrap();
    insta::assert_snapshot!(format!(
        "{}\n{}\n{}",
        between("<ol class=\"documents\">\n", "</ol>"),
        between("tabindex=\"-1\">", "</main>"),
        words.replace(&between("id=\"data\">", "</script>"), "{")
    ));
}

#[test]
fn a_graph_holds_every_document_and_edge() {
    let evil = "</script><script>alert(1)</script>";
    let mut corpus = Corpus::new();
    let mut record = Record::new("nd30");
    record.number = "30/2020/NĐ-CP".parse().ok();
    record.title = Some(evil.into());
    corpus.add(record);
    let text = "Căn cứ Nghị định số 30/2020/NĐ-CP;\nTheo Điều 5, Điều 7 Nghị định số 30/2020/NĐ-CP và Luật số 1/2099/QH99.\n";
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    for id in ["a", evil] {
        graph.add_text(id, &resolver.link(text, &Citing::unknown()));
    }
    let html = graph_html(&graph, &Page::new().title(evil).language(Language::English));
    assert_eq!((html.matches("<script").count(), html.matches("</script").count()), (3, 3));
    let data = data_of(&html);
    let nodes = data["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), graph.vertices().len());
    assert_eq!(data["edges"].as_array().unwrap().len(), 4 * graph.document_edges().len());
    let decree = nodes.iter().find(|n| n[0] == "Nghị định số 30/2020/NĐ-CP").unwrap();
    assert_eq!(
        *decree,
        serde_json::json!(["Nghị định số 30/2020/NĐ-CP", 2020, 0, evil, "", "", "Nghị định", "", "Điều 5", 2, "Điều 7", 2])
    );
    // The list of the most cited documents reads without script.
    assert_eq!(html.matches("<span class=\"c\">2</span>").count(), 2);
}

#[test]
fn a_graph_without_edges_is_a_page() {
    let corpus = Corpus::new();
    let data = data_of(&graph_html(&Graph::new(&corpus), &Page::new()));
    assert_eq!((data["nodes"].as_array().unwrap().len(), data["edges"].as_array().unwrap().len()), (0, 0));
}
