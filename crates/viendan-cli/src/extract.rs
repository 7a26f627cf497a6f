//! `viendan extract`: every mention of files, folders or standard input.

use std::fmt::{self, Write};
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::thread;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use viendan::export::write_json;
use viendan::{Extractor, Kind, Mention};

use crate::Status;
use crate::input::{Fault, Reason, Source, collect};
use crate::output::complain;
use crate::store::{Done, Refusal, Request, Store};

/// Print every mention of a legal document, with its place in bytes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (every .txt and .md file below them that is not hidden), or `-` for standard input, which is read
    /// where no path is given. A file whose name ends in .jsonl holds one record with a text a line.
    paths: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Only mentions of these kinds.
    #[arg(long, value_delimiter = ',', value_parser = PossibleValuesParser::new(KINDS.map(Kind::as_str)).try_map(|name| kind(&name)))]
    kinds: Vec<Kind>,
    /// A file with further names of laws, one a line (`Luật Tàu vũ trụ`); empty lines and lines that begin with # do not
    /// count.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// How many files are read at once [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// The text's field in records of JSON Lines [default: text]. Where it is given, standard input holds such records, and
    /// folders give their .jsonl files too.
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// Where the output goes instead of standard output: a file, or a folder (one that is there, or a name that ends in /) with
    /// a file for each input. A file has its name once it is whole.
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Go on after a run that was killed: what it has done is not done again.
    #[arg(long, requires = "output")]
    resume: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a mention; with several inputs its first field is `file`, in records of JSON Lines `line`.
    Jsonl,
    /// For people: place, quote and what it says.
    Pretty,
}

const KINDS: [Kind; 5] = [Kind::Numbered, Kind::Named, Kind::Own, Kind::Back, Kind::Implicit];

fn kind(name: &str) -> Result<Kind, &'static str> {
    KINDS.into_iter().find(|k| k.as_str() == name).ok_or("no such kind")
}

/// Reads the inputs one after another or several at once; the output is in the order of the inputs either way.
pub fn run(args: Args) -> io::Result<Status> {
    let paths = if args.paths.is_empty() { vec![PathBuf::from("-")] } else { args.paths };
    let label = paths.len() > 1 || paths.iter().any(|p| p.is_dir());
    // Everything that an output depends on besides its input.
    let options = format!("{:?} {:?} {:?} {:?} {label}", args.format, args.kinds, args.names, args.text_column);
    let extensions: &[&str] = if args.text_column.is_some() { &["txt", "md", "jsonl"] } else { &["txt", "md"] };
    let mut extractor = Extractor::builder();
    if !args.kinds.is_empty() {
        extractor = extractor.kinds(args.kinds);
    }
    if let Some(path) = args.names {
        let mut faults = Vec::new();
        let text = Source::File(path).read(&mut faults).unwrap_or_default();
        faults.iter().for_each(complain);
        if !faults.is_empty() {
            return Ok(Status::Usage);
        }
        extractor = extractor.names(text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')));
    }
    let reader = Reader { extractor: extractor.build(), format: args.format, label, text_column: args.text_column };
    let (sources, mut faults) = collect(&paths, extensions);
    faults.iter().for_each(complain);
    let opened = match &args.output {
        None => Ok((Store::stdout(), Done::default())),
        Some(target) => {
            let extension = if args.format == Format::Pretty { ".txt" } else { ".jsonl" };
            Store::open(&Request { target, resume: args.resume, options: &options, extension }, &sources)
        }
    };
    let (mut store, done) = match opened {
        Ok(opened) => opened,
        Err(Refusal::Usage(what)) => {
            complain(what);
            return Ok(Status::Usage);
        }
        Err(Refusal::Io(error)) => return Err(error),
    };
    done.faults.iter().for_each(complain);
    let left = sources.get(done.inputs..).unwrap_or_default();
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get).min(left.len());
    if jobs <= 1 {
        for source in left {
            report(store.take(source, |out| reader.read(source, out)), &mut faults);
            if store.has_failed() {
                break;
            }
        }
    } else {
        reader.read_at_once(left, jobs, &mut store, &mut faults);
    }
    store.finish()?;
    Ok(if faults.is_empty() && done.faults.is_empty() { Status::Success } else { Status::InputFailed })
}

fn report(new: Vec<Fault>, faults: &mut Vec<Fault>) {
    new.iter().for_each(complain);
    faults.extend(new);
}

/// How the inputs are read and printed.
#[derive(Debug)]
struct Reader {
    extractor: Extractor,
    format: Format,
    label: bool,
    text_column: Option<String>,
}

impl Reader {
    /// Worker `k` of `n` takes the inputs `k`, `k + n`, `k + 2n` and so on and hands each one's output over its own channel,
    /// so that taking from the channels in turn gives the order of the inputs, with few outputs waiting.
    fn read_at_once(&self, sources: &[Source], jobs: usize, store: &mut Store, faults: &mut Vec<Fault>) {
        thread::scope(|scope| {
            let receivers: Vec<_> = (0..jobs)
                .map(|worker| {
                    let (sender, receiver) = sync_channel(4);
                    scope.spawn(move || {
                        for source in sources.iter().skip(worker).step_by(jobs) {
                            let mut text = String::new();
                            let faults = self.read(source, &mut text);
                            if sender.send((text, faults)).is_err() {
                                break;
                            }
                        }
                    });
                    receiver
                })
                .collect();
            for (source, receiver) in sources.iter().zip(receivers.iter().cycle()) {
                let Ok((text, new)) = receiver.recv() else { break };
                let taken = store.take(source, |out| {
                    // A writer that failed says so itself at the end: see `Output`.
                    let _ = out.write_str(&text);
                    new
                });
                report(taken, faults);
                if store.has_failed() {
                    break;
                }
            }
        });
    }

    /// Reads one input. Errors of the writer are kept by it.
    fn read(&self, source: &Source, out: &mut impl Write) -> Vec<Fault> {
        let mut faults = Vec::new();
        let Some(text) = source.read(&mut faults) else { return faults };
        let file = if self.label { format!("\"file\":{},", serde_json::Value::from(source.to_string())) } else { String::new() };
        if self.format == Format::Pretty && self.label {
            let _ = writeln!(out, "{source}");
        }
        let has_records = source.has_extension("jsonl") || (*source == Source::Stdin && self.text_column.is_some());
        if !has_records {
            self.read_text(&text, &file, out);
            return faults;
        }
        let column = self.text_column.as_deref().unwrap_or("text");
        for (line, record) in (1..).zip(text.lines()).filter(|(_, record)| !record.trim().is_empty()) {
            match text_of(record, column) {
                Ok(text) => {
                    if self.format == Format::Pretty {
                        let _ = writeln!(out, "record on line {line}");
                    }
                    self.read_text(&text, &format!("{file}\"line\":{line},"), out);
                }
                Err(what) => faults.push(Fault::new(source, Reason::Record { line, what })),
            }
        }
        faults
    }

    /// Prints each mention of a text as soon as it is read; `lead` holds the fields that go before a mention's own.
    fn read_text(&self, text: &str, lead: &str, out: &mut impl Write) {
        let mut line = String::new();
        let mut place = Place { line: 1, column: 1, byte: 0 };
        for mention in self.extractor.mentions(text) {
            line.clear();
            let _ = match self.format {
                Format::Jsonl => write_json(&mut line, text, &mention),
                Format::Pretty => pretty(&mut line, text, &mention, place.advance(text, mention.span.start)),
            };
            // A writer that failed says so itself at the end: see `Output`.
            let _ = match (self.format, line.strip_prefix('{')) {
                (Format::Jsonl, Some(fields)) => writeln!(out, "{{{lead}{fields}"),
                _ => writeln!(out, "{line}"),
            };
        }
    }
}

/// The text of one record.
fn text_of(record: &str, column: &str) -> Result<String, String> {
    let value: serde_json::Value =
        serde_json::from_str(record).map_err(|error| format!("column {}: expected one JSON object, found broken JSON", error.column()))?;
    match value {
        serde_json::Value::Object(mut fields) => match fields.remove(column) {
            Some(serde_json::Value::String(text)) => Ok(text),
            Some(_) => Err(format!("expected a string in the field \"{column}\"")),
            None => Err(format!("expected the field \"{column}\", which is not there")),
        },
        _ => Err("expected one JSON object".to_string()),
    }
}

/// Line and column, in characters from 1, of a byte that only moves on.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: usize,
    column: usize,
    byte: usize,
}

impl Place {
    fn advance(&mut self, text: &str, to: usize) -> Place {
        for c in text.get(self.byte..to).unwrap_or_default().chars() {
            (self.line, self.column) = if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        self.byte = self.byte.max(to);
        *self
    }
}

/// `line:column  kind  quote` and, below, what the mention says.
fn pretty(out: &mut String, text: &str, mention: &Mention, place: Place) -> fmt::Result {
    let at = format!("{}:{}", place.line, place.column);
    write!(out, "{at:>8}  {:<8}  {}\n{:20}", mention.kind().as_str(), mention.quote(text), "")?;
    if let Some(document_type) = mention.document_type() {
        write!(out, "{document_type} ")?;
    }
    write!(out, "[{}]", mention.key())?;
    if let Some(date) = mention.date() {
        write!(out, " {}", date.iso())?;
    }
    if let Some(issuer) = mention.issuer() {
        write!(out, ", {issuer}")?;
    }
    for (i, part) in mention.provisions().iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "; " } else { ", " }, part.eid())?;
    }
    write!(out, "; {}", mention.relation)
}
