//! `viendan link`: the documents that texts mean, found in a corpus.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use clap::ValueEnum;
use serde_json::Value;
use viendan::export::{LinkedText, write_csv, write_dot, write_graphml, write_link_json};
use viendan::{Citing, Corpus, DocumentKey, Graph, Link, Record, Resolver};

use crate::Status;
use crate::blocks::{Broken, Form};
use crate::input::{Fault, Reason, Source, collect};
use crate::output::{Output, complain};
use crate::read::open;

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
    /// How many texts are linked at once [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
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
    let mut status = Status::Success;
    let mut corpus = Corpus::new();
    if let Some(path) = &args.corpus {
        let mut read_all = true;
        if !load(path, &mut corpus, &mut read_all) {
            return Ok(Status::Usage);
        }
        if !read_all {
            status = Status::InputFailed;
        }
    }
    let paths: Vec<PathBuf> = args.paths.iter().chain(&args.texts).cloned().collect();
    let (sources, faults) = collect(&paths, true);
    faults.iter().for_each(complain);
    let mut out = Output::stdout();
    let mut read_all = faults.is_empty();
    // The writer keeps its own error, which `finish` gives.
    let _ = if args.corpus.is_some() {
        link(args, &corpus, &mut out, |take| sources.iter().try_for_each(|source| read(source, &mut read_all, take)))
    } else {
        let texts = into_corpus(&sources, &mut corpus, &mut read_all);
        link(args, &corpus, &mut out, |take| texts.into_iter().try_for_each(take))
    };
    out.finish()?;
    if !read_all {
        status = Status::InputFailed;
    }
    Ok(status)
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

/// Reads every text and makes it a document of the corpus, which alone keeps what it says.
fn into_corpus(sources: &[Source], corpus: &mut Corpus, read_all: &mut bool) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let mut places: HashMap<DocumentKey, usize> = HashMap::new();
    let mut take = |mut text: Text| {
        let own = text.doc.get_or_insert_with(|| text.id.clone()).clone();
        let before = corpus.key_of(&own);
        let added = corpus.add(Record::from_text(own, text.text.take().unwrap_or_default()));
        // Of two texts with one id the later is the document; the other is linked all the same.
        let place = before.and_then(|key| places.remove(&key));
        if let (Some(replaced), Some(earlier)) = (added.replaced, place.and_then(|n| texts.get_mut(n))) {
            earlier.text = replaced.text.map(String::from);
        }
        places.insert(added.key, texts.len());
        texts.push(text);
        ControlFlow::Continue(())
    };
    for source in sources {
        let _ = read(source, read_all, &mut take);
    }
    texts
}

/// Texts that wait for a worker, and what it has made of others, at most: memory stays bounded however many there are.
const WAITING: usize = 8;

/// What a worker made of a text.
enum Linked {
    /// Its lines of output.
    Lines(String),
    /// Its links, for a graph.
    Links(Text, Vec<Link>),
}

/// Links the texts that `feed` hands out. Worker `k` of `n` takes the texts `k`, `k + n`, `k + 2n` and so on, so that taking
/// from the workers in turn gives the order of the texts.
fn link(
    args: &Args,
    corpus: &Corpus,
    out: &mut Output,
    feed: impl FnOnce(&mut dyn FnMut(Text) -> ControlFlow<()>) -> ControlFlow<()> + Send,
) -> std::fmt::Result {
    let resolver = &Resolver::new(corpus);
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let mut graph = Graph::new(corpus);
    thread::scope(|scope| {
        let mut inputs = Vec::with_capacity(jobs);
        let mut outputs: Vec<Receiver<Linked>> = Vec::with_capacity(jobs);
        for _ in 0..jobs {
            let (input, texts) = sync_channel(WAITING);
            let (sender, output) = sync_channel(WAITING);
            scope.spawn(move || {
                for text in texts {
                    if sender.send(link_one(args, resolver, text)).is_err() {
                        break;
                    }
                }
            });
            inputs.push(input);
            outputs.push(output);
        }
        scope.spawn(move || {
            let mut turns = inputs.iter().cycle();
            // A worker that has gone takes no more: the output has failed.
            feed(&mut |text| match turns.next().map(|input| input.send(text)) {
                Some(Ok(())) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            })
        });
        for output in outputs.iter().cycle() {
            match output.recv() {
                Ok(Linked::Lines(lines)) => out.write_str(&lines)?,
                Ok(Linked::Links(text, links)) => match text.key(corpus) {
                    Some(key) => graph.add_document(key, &links),
                    None => graph.add_text(text.id, &links),
                },
                Err(_) => break,
            }
        }
        Ok(())
    })?;
    match args.format {
        Format::Jsonl => Ok(()),
        Format::Csv => write_csv(out, &graph),
        Format::Graphml => write_graphml(out, &graph),
        Format::Dot => write_dot(out, &graph),
    }
}

fn link_one(args: &Args, resolver: &Resolver<'_>, text: Text) -> Linked {
    let corpus = resolver.corpus();
    let key = text.key(corpus);
    let kept = key.and_then(|key| corpus.get(key)).and_then(|r| r.text.as_deref());
    let content = text.text.as_deref().or(kept).unwrap_or_default();
    let links = resolver.link(content, &key.map_or_else(Citing::unknown, |key| Citing::document(corpus, key)));
    if args.format != Format::Jsonl {
        return Linked::Links(text, links);
    }
    let source = LinkedText { id: &text.id, from: text.doc.as_deref(), text: content };
    let mut lines = String::new();
    for n in (0..links.len()).filter(|n| args.titles || links[*n].in_title_of.is_none()) {
        // A `String` takes whatever is written.
        let _ = write_link_json(&mut lines, corpus, source, &links, n);
        lines.push('\n');
    }
    Linked::Lines(lines)
}

/// Reads the texts of one source, as long as they are taken; what can't be read is said, and `read_all` is then false.
fn read(source: &Source, read_all: &mut bool, take: &mut dyn FnMut(Text) -> ControlFlow<()>) -> ControlFlow<()> {
    let text = match open(source, None) {
        Ok(opened) if opened.form == Form::JsonLines => {
            return read_records(source, BufReader::with_capacity(1 << 16, opened.reader), read_all, take);
        }
        Ok(opened) => opened.whole(),
        Err(reason) => Err(reason),
    };
    let mut fault = |reason| {
        complain(Fault::new(source, reason));
        *read_all = false;
    };
    match text {
        Ok((text, broken)) => {
            broken.map(Broken::reason).into_iter().for_each(fault);
            take(Text { id: source.stem(), doc: None, text: Some(text) })
        }
        Err(reason) => {
            fault(reason);
            ControlFlow::Continue(())
        }
    }
}

fn read_records(
    source: &Source,
    reader: impl BufRead,
    read_all: &mut bool,
    take: &mut dyn FnMut(Text) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut fault = |reason| {
        complain(Fault::new(source, reason));
        *read_all = false;
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
            Ok(mut value) => match value.get_mut("text").map(Value::take) {
                Some(Value::String(text)) => {
                    let doc = id(value.get("doc"));
                    let id = id(value.get("id")).or_else(|| doc.clone()).unwrap_or_else(|| at.to_string());
                    take(Text { id, doc, text: Some(text) })?;
                }
                _ => fault(Reason::Record { line: at, what: "expected a string in the field \"text\", found none".to_owned() }),
            },
            Err(error) => fault(Reason::Record { line: at, what: format!("expected a JSON object, found {error}") }),
        }
    }
    ControlFlow::Continue(())
}

fn id(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}
