//! `viendan link`: the documents that texts mean, found in a corpus.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::Value;
use viendan::export::{LinkedText, write_link_json};
use viendan::{Citing, Corpus, DocumentKey, Link, Record, Resolution, Resolver};

use crate::Status;
use crate::blocks::{Block, Form};
use crate::feed::{Feed, Piece};
use crate::input::{Fault, Reason, Source, collect};
use crate::meter::Counts;
use crate::order::{in_order, jobs};
use crate::output::complain;
use crate::read::open;
use crate::store::{Found, Target};
use crate::write;

/// Print which document of a corpus each mention means, or why that cannot be known.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Link the documents inside the titles of other documents as well.
    #[arg(long)]
    titles: bool,
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a mention.
    Jsonl,
}

/// The texts to link, and the documents that there are.
#[derive(Debug, clap::Args)]
pub struct Inputs {
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
    /// How many threads link; the output is the same for any number [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// A text to link.
#[derive(Debug)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// The document whose text it is, by its id in the corpus.
    doc: Option<String>,
    /// `None` where the corpus keeps it.
    text: Option<String>,
}

impl Text {
    /// The document whose text it is.
    pub fn key(&self, corpus: &Corpus) -> Option<DocumentKey> {
        corpus.key_of(self.doc.as_deref()?)
    }
}

/// Links the texts and prints what was found; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let mut corpus = Corpus::new();
    let Some((sources, mut failed)) = args.inputs.open(&mut corpus) else { return Ok(Status::Usage) };
    let (mut store, done) = match args.target.open(&options(args, &sources), write::Format::Jsonl, &sources) {
        Ok(opened) => opened,
        Err(refusal) => return refusal.end(),
    };
    let work = args.inputs.work(&sources, done, &mut corpus);
    let resolver = Resolver::new(&corpus);
    let one = |text: &Text, made: &mut (String, Counts)| lines_of(&resolver, text, args.titles, made);
    link(work, args.inputs.jobs, one, |source, found, (output, counts)| store.take(source, Found { output, counts, ..found }));
    failed |= store.finish()?;
    Ok(if failed { Status::InputFailed } else { Status::Success })
}

impl Inputs {
    /// Reads the corpus and finds the texts; gives them and whether something is missing, `None` once it has been said that the
    /// corpus cannot be read.
    pub fn open(&self, corpus: &mut Corpus) -> Option<(Vec<Source>, bool)> {
        let whole = self.corpus.as_deref().map_or(Some(true), |path| load(path, corpus))?;
        let paths: Vec<PathBuf> = self.paths.iter().chain(&self.texts).cloned().collect();
        let (sources, faults) = collect(&paths, true);
        faults.iter().for_each(complain);
        Some((sources, !whole || !faults.is_empty()))
    }

    /// What there is to do for the texts after the first `done`. Without a corpus of their own they are put into it first.
    pub fn work<'s>(
        &self,
        sources: &'s [Source],
        done: usize,
        corpus: &mut Corpus,
    ) -> Box<dyn Iterator<Item = (&'s Source, Work)> + Send + 's> {
        if self.corpus.is_none() {
            return Box::new(into_corpus(sources, done, corpus).into_iter());
        }
        let left = sources.get(done..).unwrap_or_default();
        Box::new(Feed::new(left, None).uncut().map(|(source, piece)| (source, Work::Piece(piece))))
    }

    /// How many threads are asked for.
    pub const fn jobs(&self) -> Option<NonZeroUsize> {
        self.jobs
    }
}

/// Reads the records of a corpus; gives whether all were taken, `None` once it has been said why they cannot be read.
pub fn load(path: &Path, corpus: &mut Corpus) -> Option<bool> {
    let source = Source::File(path.to_path_buf());
    let opened = open(&source, None).map_err(|reason| complain(Fault::new(&source, reason))).ok()?;
    let loaded = corpus.load(BufReader::with_capacity(1 << 16, opened.reader));
    loaded.faults.iter().for_each(|fault| complain(format_args!("{}: {fault}", path.display())));
    // A record without one of its fields still counts as taken.
    Some(loaded.faults.iter().all(|fault| !fault.left_out))
}

/// Everything that the output of an input depends on besides itself. Without a corpus of their own the texts depend on each other.
fn options(args: &Args, sources: &[Source]) -> String {
    let mut others = DefaultHasher::new();
    if args.inputs.corpus.is_none() {
        sources.iter().for_each(|source| source.to_string().hash(&mut others));
    }
    format!("{:?} {:?} {} {:016x}", args.format, args.inputs.corpus, args.titles, others.finish())
}

/// What there is to do next.
pub enum Work {
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

/// Does the work on several threads: `one` makes something of each text, `take` gets it with what reading gave, in the order of
/// the texts, and says whether to go on.
pub fn link<'s, T: Default + Send>(
    work: impl Iterator<Item = (&'s Source, Work)> + Send,
    wanted: Option<NonZeroUsize>,
    one: impl Fn(&Text, &mut T) + Sync,
    mut take: impl FnMut(&Source, Found, T) -> bool + Send,
) {
    in_order(
        work,
        jobs(wanted),
        |(source, work)| {
            let mut made = T::default();
            let found = match work {
                Work::Piece(piece) => texts_of(source, piece, &mut |text| one(&text, &mut made)),
                Work::Text(text) => {
                    one(&text, &mut made);
                    Found::default()
                }
                Work::Found(found) => found,
            };
            (source, found, made)
        },
        |(source, found, made)| take(source, found, made),
    );
}

/// The links of a text, and the text itself.
pub fn links_of<'t>(resolver: &Resolver<'t>, text: &'t Text) -> (&'t str, Vec<Link>) {
    let corpus = resolver.corpus();
    let key = text.key(corpus);
    let kept = key.and_then(|key| corpus.get(key)).and_then(|r| r.text.as_deref());
    let content = text.text.as_deref().or(kept).unwrap_or_default();
    (content, resolver.link(content, &key.map_or_else(Citing::unknown, |key| Citing::document(corpus, key))))
}

fn lines_of(resolver: &Resolver<'_>, text: &Text, titles: bool, (lines, counts): &mut (String, Counts)) {
    let (content, links) = links_of(resolver, text);
    let source = LinkedText { id: &text.id, from: text.doc.as_deref(), text: content };
    for n in (0..links.len()).filter(|n| titles || links[*n].in_title_of.is_none()) {
        counts.add(links[n].mention.kind());
        counts.resolved(matches!(links[n].resolution, Resolution::Resolved { .. }));
        // A `String` takes whatever is written.
        let _ = write_link_json(lines, resolver.corpus(), source, &links, n);
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
    let mut found = Found { broken, bytes: block.bytes.len(), ..Found::default() };
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
