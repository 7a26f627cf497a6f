//! `viendan link`: the documents that texts mean, found in a corpus.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::Value;
use viendan::export::{LinkedText, write_csv, write_dot, write_graphml, write_link_json};
use viendan::{Citing, Corpus, DocumentKey, Graph, Link, Record, Resolver};

use crate::Status;
use crate::blocks::{Block, Form};
use crate::feed::{Feed, Piece};
use crate::input::{Fault, Reason, Source, collect};
use crate::order::{in_order, jobs};
use crate::output::{Output, complain};
use crate::read::open;
use crate::store::{Found, Store, Target};

/// Print which document of a corpus each mention means, or why that cannot be known.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts to link: JSON Lines or Parquet with `text`, and `id` or `doc` (the text's own document in the corpus); or plain texts,
    /// .html, .docx, .pdf; packed (.gz, .zst) or not; or folders of these.
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
    /// How many threads link; the output is the same for any number [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    target: Target,
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
    /// The document whose text it is, by its id in the corpus.
    doc: Option<String>,
    /// `None` where the corpus keeps it.
    text: Option<String>,
}

impl Text {
    fn key(&self, corpus: &Corpus) -> Option<DocumentKey> {
        corpus.key_of(self.doc.as_deref()?)
    }
}

/// Links the texts and prints what was found; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let mut failed = false;
    let mut corpus = Corpus::new();
    if let Some(path) = &args.corpus {
        let mut read_all = true;
        if !load(path, &mut corpus, &mut read_all) {
            return Ok(Status::Usage);
        }
        failed = !read_all;
    }
    let paths: Vec<PathBuf> = args.paths.iter().chain(&args.texts).cloned().collect();
    let (sources, faults) = collect(&paths, true);
    faults.iter().for_each(complain);
    failed |= !faults.is_empty();
    let opened = if args.format == Format::Jsonl {
        args.target.open(&options(args, &sources), ".jsonl", &sources).map(|(store, done)| (Out::Lines(store), done))
    } else {
        args.target.open_whole().map(|out| (Out::Graph(out), 0))
    };
    let (mut out, done) = match opened {
        Ok(opened) => opened,
        Err(refusal) => return refusal.end(),
    };
    failed |= if args.corpus.is_some() {
        let left = sources.get(done..).unwrap_or_default();
        link(args, &corpus, &mut out, Feed::new(left, None).uncut().map(|(source, piece)| (source, Work::Piece(piece))))
    } else {
        let work = into_corpus(&sources, done, &mut corpus);
        link(args, &corpus, &mut out, work.into_iter())
    };
    failed |= match out {
        Out::Lines(store) => store.finish()?,
        Out::Graph(out) => out.finish().map(|()| false)?,
    };
    Ok(if failed { Status::InputFailed } else { Status::Success })
}

/// Reads the records of a corpus; false once it has been said why they cannot be read.
pub fn load(path: &Path, corpus: &mut Corpus, read_all: &mut bool) -> bool {
    let source = Source::File(path.to_path_buf());
    let reader = match open(&source, None) {
        Ok(opened) => BufReader::with_capacity(1 << 16, opened.reader),
        Err(reason) => {
            complain(Fault::new(&source, reason));
            return false;
        }
    };
    for fault in &corpus.load(reader).faults {
        complain(format_args!("{}: {fault}", path.display()));
        // A record without one of its fields still counts as read.
        *read_all &= !fault.left_out;
    }
    true
}

/// Everything that the output of an input depends on besides itself. Without a corpus of their own the texts depend on each other.
fn options(args: &Args, sources: &[Source]) -> String {
    let mut others = DefaultHasher::new();
    if args.corpus.is_none() {
        sources.iter().for_each(|source| source.to_string().hash(&mut others));
    }
    format!("{:?} {} {:016x}", args.corpus, args.titles, others.finish())
}

/// Where links go.
enum Out {
    /// Each input's as soon as it is done.
    Lines(Store),
    /// All at the end.
    Graph(Output),
}

/// What there is to do next.
enum Work {
    /// To read and link a piece of an input.
    Piece(Piece),
    /// To link a text.
    Text(Text),
    /// To pass on what reading gave.
    Found(Found),
}

/// Reads every text and makes it a document of the corpus, which alone keeps what it says. Gives what is left to do for the inputs
/// after the first `done`.
fn into_corpus<'s>(sources: &'s [Source], done: usize, corpus: &mut Corpus) -> Vec<(&'s Source, Work)> {
    let mut work: Vec<(&Source, Work)> = Vec::new();
    let mut places: HashMap<DocumentKey, usize> = HashMap::new();
    let mut ended = 0;
    for (source, piece) in Feed::new(sources, None).uncut().opened() {
        let is_left = ended >= done;
        let found = texts_of(source, piece, &mut |mut text| {
            let own = text.doc.get_or_insert_with(|| text.id.clone()).clone();
            let before = corpus.key_of(&own);
            let added = corpus.add(Record::from_text(own, text.text.take().unwrap_or_default()));
            // Of two texts with one id the later is the document; the other is linked all the same.
            let place = before.and_then(|key| places.remove(&key));
            if let (Some(replaced), Some((_, Work::Text(earlier)))) = (added.replaced, place.and_then(|n| work.get_mut(n))) {
                earlier.text = replaced.text.map(String::from);
            }
            if is_left {
                places.insert(added.key, work.len());
                work.push((source, Work::Text(text)));
            }
        });
        ended += usize::from(found.ends);
        if is_left {
            work.push((source, Work::Found(found)));
        }
    }
    work
}

/// What a worker made.
#[derive(Default)]
struct Linked {
    /// Lines of output, and what reading gave.
    found: Found,
    /// Links, for a graph.
    links: Vec<(Text, Vec<Link>)>,
}

/// Does the work, its output in its order; gives whether a graph lacks something that could not be read.
fn link<'s>(args: &Args, corpus: &Corpus, out: &mut Out, work: impl Iterator<Item = (&'s Source, Work)> + Send) -> bool {
    let resolver = &Resolver::new(corpus);
    let mut graph = Graph::new(corpus);
    let mut failed = false;
    in_order(
        work,
        jobs(args.jobs),
        |(source, work)| {
            let mut linked = Linked::default();
            let mut lines = String::new();
            let mut take = |text| link_one(args, resolver, text, &mut lines, &mut linked.links);
            linked.found = match work {
                Work::Piece(piece) => texts_of(source, piece, &mut take),
                Work::Text(text) => {
                    take(text);
                    Found::default()
                }
                Work::Found(found) => found,
            };
            linked.found.output = lines;
            (source, linked)
        },
        |(source, Linked { found, links })| {
            for (text, links) in links {
                match text.key(corpus) {
                    Some(key) => graph.add_document(key, &links),
                    None => graph.add_text(text.id, &links),
                }
            }
            match &mut *out {
                Out::Lines(store) => store.take(source, found),
                Out::Graph(_) => {
                    let faults = found.faults(source);
                    faults.iter().for_each(complain);
                    failed |= !faults.is_empty();
                    true
                }
            }
        },
    );
    if let Out::Graph(out) = out {
        // The writer keeps its own error, which `finish` gives.
        let _ = match args.format {
            Format::Jsonl => Ok(()),
            Format::Csv => write_csv(out, &graph),
            Format::Graphml => write_graphml(out, &graph),
            Format::Dot => write_dot(out, &graph),
        };
    }
    failed
}

/// Links a text into lines, or into what becomes a graph.
fn link_one(args: &Args, resolver: &Resolver<'_>, text: Text, lines: &mut String, graph: &mut Vec<(Text, Vec<Link>)>) {
    let corpus = resolver.corpus();
    let key = text.key(corpus);
    let kept = key.and_then(|key| corpus.get(key)).and_then(|r| r.text.as_deref());
    let content = text.text.as_deref().or(kept).unwrap_or_default();
    let links = resolver.link(content, &key.map_or_else(Citing::unknown, |key| Citing::document(corpus, key)));
    if args.format != Format::Jsonl {
        graph.push((Text { text: None, ..text }, links));
        return;
    }
    let source = LinkedText { id: &text.id, from: text.doc.as_deref(), text: content };
    for n in (0..links.len()).filter(|n| args.titles || links[*n].in_title_of.is_none()) {
        // A `String` takes whatever is written.
        let _ = write_link_json(lines, corpus, source, &links, n);
        lines.push('\n');
    }
}

/// Hands on the texts in a piece of an input; gives what is wrong with it.
fn texts_of(source: &Source, piece: Piece, take: &mut impl FnMut(Text)) -> Found {
    let mut found = Found::default();
    match piece {
        Piece::Block(block) => return texts_of_block(source, &block, take),
        Piece::Failed(reason) => found.faults.push(Fault::new(source, reason)),
        Piece::End => found.ends = true,
        Piece::Whole => {
            for (_, piece) in Feed::new(std::slice::from_ref(source), None).uncut().opened() {
                found.add(texts_of(source, piece, take));
            }
        }
    }
    found
}

fn texts_of_block(source: &Source, block: &Block, take: &mut impl FnMut(Text)) -> Found {
    let (text, broken) = block.text();
    let mut found = Found { broken, ..Found::default() };
    if block.form == Form::Text {
        take(Text { id: source.stem(), doc: None, text: Some(text.into_owned()) });
        return found;
    }
    for (line, record) in (block.place.0..).zip(text.lines()).filter(|(_, record)| !record.trim().is_empty()) {
        match text_of_record(line, record) {
            Ok(text) => take(text),
            Err(what) => found.faults.push(Fault::new(source, Reason::Record { line, what })),
        }
    }
    found
}

fn text_of_record(line: usize, record: &str) -> Result<Text, String> {
    let mut value: Value = serde_json::from_str(record).map_err(|error| format!("expected a JSON object, found {error}"))?;
    let Some(Value::String(text)) = value.get_mut("text").map(Value::take) else {
        return Err("expected a string in the field \"text\", found none".to_owned());
    };
    let doc = id(value.get("doc"));
    let id = id(value.get("id")).or_else(|| doc.clone()).unwrap_or_else(|| line.to_string());
    Ok(Text { id, doc, text: Some(text) })
}

fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
