//! Prints which other documents cite a document, or a part of it, in a folder of plain texts.
//!
//! ```sh
//! cargo run --example who_cites -- examples/corpus "31/2024/QH15"
//! cargo run --example who_cites -- examples/corpus "31/2024/QH15" "Điều 15"
//! ```

use std::collections::HashMap;
use std::error::Error;
use std::{env, fs, io};

use viendan::{Citing, Corpus, DocumentNumber, Graph, ProvisionPath, Record, Resolver, Vertex};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let (folder, number, part) = match args.as_slice() {
        [folder, number] => (folder, number, None),
        [folder, number, part] => (folder, number, Some(part.parse::<ProvisionPath>()?)),
        _ => return Err("usage: who_cites FOLDER DOCUMENT-NUMBER [PART]".into()),
    };
    let number: DocumentNumber = number.parse()?;

    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut corpus = Corpus::new();
    let mut texts = HashMap::new();
    for path in &paths {
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let text = fs::read_to_string(path)?;
        let key = corpus.add(Record::from_text(id.as_ref(), text.as_str())).key;
        texts.insert(key, text);
    }

    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    for (key, _) in corpus.iter() {
        if let Some(text) = texts.get(&key) {
            graph.add_document(key, &resolver.link(text, &Citing::document(&corpus, key)));
        }
    }

    let mut is_known = false;
    for (document, record) in corpus.by_number(&number) {
        is_known = true;
        println!("{}: {}", record.id, record.title.as_deref().unwrap_or("no title"));
        // An edge leads to one provision; a mention of two has two.
        let mut edges: Vec<_> = graph.cited_by(document, part.as_ref()).collect();
        edges.dedup_by_key(|e| (e.from.clone(), e.span));
        for edge in edges {
            let Vertex::Document(from) = edge.from else { continue };
            if from == document {
                continue;
            }
            let quote = texts.get(&from).and_then(|text| edge.span.slice(text)).unwrap_or_default();
            let place = edge.from_part.as_ref().map(|p| p.eid()).unwrap_or_default();
            println!("  {} {place} [{}] {}", edge.from.id(&corpus), edge.relation, quote.replace('\n', " "));
        }
    }
    if is_known { Ok(()) } else { Err(format!("no document with the number {number} in {folder}").into()) }
}
