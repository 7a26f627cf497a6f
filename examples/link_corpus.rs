//! Prints the graph of links between documents: of a folder of plain texts, of records with texts, or of the small corpus
//! beside this file.
//!
//! ```sh
//! cargo run --example link_corpus
//! cargo run --example link_corpus -- folder
//! cargo run --example link_corpus -- --corpus records.jsonl texts.jsonl
//! ```
//!
//! In the second form `records.jsonl` describes the documents and each line of `texts.jsonl` has `id` and `text`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::Path;
use std::{env, io};

use viendan::{Citing, Corpus, Graph, Record, Resolver, Vertex};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let mut corpus = Corpus::new();
    let texts = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/corpus"), &mut corpus)?,
        ["--corpus", records, texts] => {
            load(&mut corpus, records)?;
            let mut read = Corpus::new();
            load(&mut read, texts)?;
            read.iter().filter_map(|(_, r)| Some((r.id.to_string(), r.text.as_deref()?.to_owned()))).collect()
        }
        [path] if !path.starts_with('-') => folder(Path::new(path), &mut corpus)?,
        _ => return Err("usage: link_corpus [FOLDER | --corpus RECORDS.jsonl TEXTS.jsonl]".into()),
    };

    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    let mut statuses: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, text) in &texts {
        let key = corpus.key_of(id);
        let links = resolver.link(text, &key.map_or_else(Citing::unknown, |key| Citing::document(&corpus, key)));
        for link in &links {
            *statuses.entry(link.resolution.status()).or_default() += 1;
        }
        match key {
            Some(key) => graph.add_document(key, &links),
            None => graph.add_text(id.as_str(), &links),
        }
    }

    let mut relations: BTreeMap<String, usize> = BTreeMap::new();
    for edge in graph.edges() {
        let from = place(&graph, &edge.from, edge.from_part.as_ref().map(|p| p.eid()));
        let to = place(&graph, &edge.to, edge.to_part.as_ref().map(|p| p.eid()));
        let missing = if edge.is_missing { " (no such part)" } else { "" };
        println!("{from} --{}--> {to}{missing}", edge.relation);
        *relations.entry(edge.relation.to_string()).or_default() += 1;
    }
    println!("\ndocuments  {}", corpus.len());
    println!("mentions   {}", counts(statuses));
    println!("edges      {}", counts(relations));
    println!("most cited");
    for (vertex, citing) in graph.most_cited(5) {
        println!("{citing:>9}  {}", vertex.id(&corpus));
    }
    Ok(())
}

/// Adds every `.txt` file, by its letterhead and under its name; the ids and texts.
fn folder(path: &Path, corpus: &mut Corpus) -> io::Result<Vec<(String, String)>> {
    let mut paths = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        corpus.add(Record::from_text(id.as_str(), text.as_str()));
        texts.push((id, text));
    }
    Ok(texts)
}

/// Adds the records of JSON Lines; says what is wrong with them.
fn load(corpus: &mut Corpus, path: &str) -> io::Result<()> {
    for fault in corpus.load(BufReader::new(File::open(path)?)).faults {
        eprintln!("{path}: {fault}");
    }
    Ok(())
}

/// `id` or `id dieu_5__khoan_2`.
fn place(graph: &Graph<'_>, vertex: &Vertex, part: Option<String>) -> String {
    let id = vertex.id(graph.corpus());
    part.map_or_else(|| id.to_owned(), |part| format!("{id} {part}"))
}

fn counts<K: std::fmt::Display>(counts: BTreeMap<K, usize>) -> String {
    counts.iter().map(|(name, n)| format!("{name} {n}")).collect::<Vec<_>>().join(", ")
}
