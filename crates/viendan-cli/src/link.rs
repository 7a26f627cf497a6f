//! `viendan link`: the documents that texts mean, found in a corpus.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use viendan::export::{LinkedText, write_csv, write_dot, write_graphml, write_link_json};
use viendan::{Citing, Corpus, Graph, Record, Resolver};

use crate::Status;
use crate::input::{Fault, Reason, Source, collect};
use crate::output::{Output, complain};

/// Print which document of a corpus each mention means, or why that cannot be known.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts to link: JSON Lines with `text`, and `id` or `doc` (the text's own document in the corpus), packed with gzip or
    /// not; or plain texts; or folders of these.
    #[arg(required_unless_present = "texts", value_name = "TEXTS")]
    paths: Vec<PathBuf>,
    /// The same, named: for commands that spell out what is the corpus and what is linked.
    #[arg(long, value_name = "TEXTS")]
    texts: Vec<PathBuf>,
    /// The documents that there are, as JSON Lines with `id`, `code` or `title`, and `type`, `date`, `effective`, `issuer`,
    /// packed or not. Without it the texts are the corpus, known by their letterheads.
    #[arg(long, value_name = "FILE")]
    corpus: Option<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Link the documents inside the titles of other documents as well.
    #[arg(long)]
    titles: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a mention.
    Jsonl,
    /// One row for each use of a provision.
    Csv,
    /// A graph, as Gephi and NetworkX read it.
    Graphml,
    /// A graph, as Graphviz reads it.
    Dot,
}

/// A text to link.
#[derive(Debug)]
struct Text {
    id: String,
    doc: Option<String>,
    text: String,
}

/// Links the texts and prints what was found; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let mut status = Status::Success;
    let mut corpus = Corpus::new();
    if let Some(path) = &args.corpus {
        let Some(reader) = open(path) else { return Ok(Status::Usage) };
        let loaded = corpus.load(reader);
        for fault in &loaded.faults {
            complain(format_args!("{}: {fault}", path.display()));
            // A record without one of its fields still counts as read.
            if fault.left_out {
                status = Status::InputFailed;
            }
        }
    }
    let paths: Vec<PathBuf> = args.paths.iter().chain(&args.texts).cloned().collect();
    let (sources, faults) = collect(&paths, &["txt", "md", "jsonl", "gz"]);
    let mut texts = Vec::new();
    let mut read_all = faults.is_empty();
    faults.iter().for_each(complain);
    for source in &sources {
        read_all &= read(source, &mut texts);
    }
    if !read_all {
        status = Status::InputFailed;
    }
    if args.corpus.is_none() {
        for text in &texts {
            corpus.add(Record::from_text(text.doc.as_deref().unwrap_or(&text.id), text.text.as_str()));
        }
    }
    let mut out = Output::stdout();
    // The writer keeps its own error, which `finish` gives.
    let _ = link(args, &corpus, &texts, &mut out);
    out.finish()?;
    Ok(status)
}

fn link(args: &Args, corpus: &Corpus, texts: &[Text], out: &mut Output) -> std::fmt::Result {
    let resolver = Resolver::new(corpus);
    let mut graph = Graph::new(corpus);
    for text in texts {
        let own = text.doc.as_deref().or(args.corpus.is_none().then_some(text.id.as_str()));
        let key = own.and_then(|id| corpus.key_of(id));
        let links = resolver.link(&text.text, &key.map_or_else(Citing::unknown, |key| Citing::document(corpus, key)));
        if args.format == Format::Jsonl {
            let source = LinkedText { id: &text.id, from: own, text: &text.text };
            for n in (0..links.len()).filter(|n| args.titles || links[*n].in_title_of.is_none()) {
                write_link_json(out, corpus, source, &links, n)?;
                out.write_char('\n')?;
            }
        } else {
            match key {
                Some(key) => graph.add_document(key, &links),
                None => graph.add_text(text.id.as_str(), &links),
            }
        }
    }
    match args.format {
        Format::Jsonl => Ok(()),
        Format::Csv => write_csv(out, &graph),
        Format::Graphml => write_graphml(out, &graph),
        Format::Dot => write_dot(out, &graph),
    }
}

/// A reader of the file, unpacked if its name ends in `.gz`; `None` once the reason has been said.
fn open(path: &Path) -> Option<Box<dyn BufRead>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => {
            complain(Fault::new(&Source::File(path.to_path_buf()), Reason::Unreadable(error)));
            return None;
        }
    };
    if path.extension().is_some_and(|e| e == "gz") {
        return Some(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file))));
    }
    Some(Box::new(BufReader::with_capacity(1 << 16, file)))
}

/// Reads the texts of one source; whether all of it could be read.
fn read(source: &Source, texts: &mut Vec<Text>) -> bool {
    match source {
        Source::File(path) if source.has_extension("jsonl") || source.has_extension("gz") => match open(path) {
            Some(reader) => read_records(source, reader, texts),
            None => false,
        },
        _ => {
            let mut faults = Vec::new();
            if let Some(text) = source.read(&mut faults) {
                let id = match source {
                    Source::File(path) => path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
                    Source::Stdin => "-".to_owned(),
                };
                texts.push(Text { id, doc: None, text });
            }
            faults.iter().for_each(complain);
            faults.is_empty()
        }
    }
}

fn read_records(source: &Source, reader: Box<dyn BufRead>, texts: &mut Vec<Text>) -> bool {
    let mut read_all = true;
    let mut fault = |reason| {
        complain(Fault::new(source, reason));
        read_all = false;
    };
    for (n, line) in reader.split(b'\n').enumerate() {
        let at = n + 1;
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                fault(Reason::Unreadable(error));
                break;
            }
        };
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Value>(&line) {
            Ok(value) => match value.get("text").and_then(Value::as_str) {
                Some(text) => {
                    let doc = id(value.get("doc"));
                    let id = id(value.get("id")).or_else(|| doc.clone()).unwrap_or_else(|| at.to_string());
                    texts.push(Text { id, doc, text: text.to_owned() });
                }
                None => fault(Reason::Record { line: at, what: "expected a string in the field \"text\", found none".to_owned() }),
            },
            Err(error) => fault(Reason::Record { line: at, what: format!("expected a JSON object, found {error}") }),
        }
    }
    read_all
}

fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
