//! `viendan link`: texts against a corpus.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;
use viendan::export::{LinkedText, write_csv, write_dot, write_graphml, write_link_json};
use viendan::{Citing, Corpus, Graph, Record, Resolver};

/// The form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// One JSON object a mention.
    #[default]
    Jsonl,
    /// One row an edge.
    Csv,
    /// A graph for Gephi.
    Graphml,
    /// A graph for Graphviz.
    Dot,
}

/// What the command was asked for.
#[derive(Debug, Clone, Default)]
pub struct Args {
    /// The records; `None` where the texts are the corpus.
    pub corpus: Option<PathBuf>,
    /// JSON Lines, also packed, or a folder of texts.
    pub texts: PathBuf,
    /// The form of the output.
    pub format: Format,
    /// Whether documents inside the titles of other documents are linked as well.
    pub titles: bool,
}

/// A text to link.
struct Text {
    id: String,
    doc: Option<String>,
    text: String,
}

/// Links the texts and writes what was found to the standard output; faults go to the standard error.
pub fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    let mut corpus = Corpus::new();
    if let Some(path) = &args.corpus {
        let loaded = corpus.load(open(path)?);
        for fault in &loaded.faults {
            eprintln!("{}: {fault}", path.display());
        }
    }
    let mut texts = Vec::new();
    if args.texts.is_dir() {
        read_folder(&args.texts, &mut texts)?;
    } else {
        read_lines(&args.texts, &mut texts)?;
    }
    if args.corpus.is_none() {
        for text in &texts {
            corpus.add(Record::from_text(text.doc.as_deref().unwrap_or(&text.id), text.text.as_str()));
        }
    }
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut line = String::new();
    for text in &texts {
        let own = text.doc.as_deref().or(args.corpus.is_none().then_some(text.id.as_str()));
        let key = own.and_then(|id| corpus.key_of(id));
        let links = resolver.link(&text.text, &key.map_or_else(Citing::unknown, |key| Citing::document(&corpus, key)));
        if args.format != Format::Jsonl {
            match key {
                Some(key) => graph.add_document(key, &links),
                None => graph.add_text(text.id.as_str(), &links),
            }
            continue;
        }
        let source = LinkedText { id: &text.id, from: own, text: &text.text };
        for n in (0..links.len()).filter(|n| args.titles || links[*n].in_title_of.is_none()) {
            line.clear();
            write_link_json(&mut line, &corpus, source, &links, n)?;
            line.push('\n');
            out.write_all(line.as_bytes())?;
        }
    }
    line.clear();
    match args.format {
        Format::Jsonl => {}
        Format::Csv => write_csv(&mut line, &graph)?,
        Format::Graphml => write_graphml(&mut line, &graph)?,
        Format::Dot => write_dot(&mut line, &graph)?,
    }
    out.write_all(line.as_bytes())?;
    out.flush()?;
    Ok(())
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    let file = File::open(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    if path.extension().is_some_and(|e| e == "gz") {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(BufReader::new(file)))));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

fn read_lines(path: &Path, texts: &mut Vec<Text>) -> Result<(), Box<dyn Error>> {
    for (n, line) in open(path)?.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(&line) {
            Ok(value) => match value.get("text").and_then(Value::as_str) {
                Some(text) => {
                    let doc = id(value.get("doc"));
                    let id = id(value.get("id")).or_else(|| doc.clone()).unwrap_or_else(|| (n + 1).to_string());
                    texts.push(Text { id, doc, text: text.to_owned() });
                }
                None => eprintln!("{}: line {}: no field \"text\"", path.display(), n + 1),
            },
            Err(error) => eprintln!("{}: line {}: no JSON: {error}", path.display(), n + 1),
        }
    }
    Ok(())
}

fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn read_folder(folder: &Path, texts: &mut Vec<Text>) -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let mut bytes = Vec::new();
        File::open(&path)?.read_to_end(&mut bytes)?;
        let id = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        match String::from_utf8(bytes) {
            Ok(text) => texts.push(Text { id, doc: None, text }),
            Err(error) => eprintln!("{}: not UTF-8: {error}", path.display()),
        }
    }
    Ok(())
}
