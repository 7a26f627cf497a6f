//! Where the outputs of many inputs go, and how far a run has come, so that another can go on after it.
//!
//! Beside a file `out.jsonl` that is being written stand `out.jsonl.part`, its beginning, and `out.jsonl.progress`; in a
//! folder stand the outputs of the inputs that are done, and `.progress`. Progress is JSON Lines: the options of the run, then
//! a line for each input that is done, in their order.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

use crate::Status;
use crate::blocks::Broken;
use crate::input::{Fault, Source};
use crate::lang::tr;
use crate::meter::{Counts, Meter};
use crate::output::{Output, complain, named, part_of, with_suffix};
use crate::write::Format;

/// What was made of a piece of an input.
#[derive(Debug, Default)]
pub struct Found {
    /// Its part of the output.
    pub output: String,
    /// The text that was read, where it is wanted.
    pub text: Option<String>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// Bytes that are no text.
    pub broken: Option<Broken>,
    /// Bytes of text that were read.
    pub bytes: usize,
    /// Its mentions.
    pub counts: Counts,
    /// Whether it is the last piece of its input.
    pub ends: bool,
}

impl Found {
    /// Adds what was made of the next piece.
    pub fn add(&mut self, next: Found) {
        self.output.push_str(&next.output);
        self.faults.extend(next.faults);
        self.bytes += next.bytes;
        self.counts.join(&next.counts);
        self.broken = Broken::both(self.broken, next.broken);
        self.ends |= next.ends;
    }

    /// All that is wrong, where nothing that is broken comes before or after.
    pub fn faults(self, source: &Source) -> Vec<Fault> {
        let broken = self.broken.map(|broken| Fault::new(source, broken.reason()));
        self.faults.into_iter().chain(broken).collect()
    }
}

/// Where the user wants the output.
#[derive(Debug, clap::Args)]
pub struct Target {
    /// Where the output goes instead of standard output: a file, or a folder (one that is there, or a name that ends in /) with
    /// a file for each input. A file has its name once it is whole; a pipe or a device is written as it is.
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Go on after a run that was killed: what it has done is not done again.
    #[arg(long, requires = "output")]
    resume: bool,
    /// End with a line on standard error that sums up what was read, as where that is a terminal.
    #[arg(long)]
    summary: bool,
}

impl Target {
    /// Where outputs of this form go, and how many inputs an earlier run has done. `options` is everything that an output depends on
    /// besides its input.
    pub fn open(&self, options: &str, format: Format, sources: &[Source]) -> Result<(Store, usize), Refusal> {
        let joined = |out: Output| Ok((Store::new(Place::Joined(out.of_form(format, true)?), None), 0));
        let (mut store, done) = match &self.output {
            None => joined(Output::stdout()),
            // What has been written there cannot be found again.
            Some(output) if is_stream(output) => joined(Output::stream(output)?),
            Some(output) => Store::open(&Request { output, resume: self.resume, options, format }, sources),
        }?;
        store.meter = Some(Box::new(Meter::new(sources.get(done..).unwrap_or_default(), self.output.is_some(), self.summary)));
        Ok((store, done))
    }

    /// Whether the output goes to a terminal.
    pub fn is_terminal(&self) -> bool {
        self.output.is_none() && io::stdout().is_terminal()
    }
}

/// Where an output goes that is written at the end, and as one.
pub fn open_whole(output: Option<&Path>) -> Result<Output, Refusal> {
    match output {
        None => Ok(Output::stdout()),
        Some(output) if is_folder(output) => Err(Refusal::Usage(format!("{}: a graph is one file, this is a folder", output.display()))),
        Some(output) if is_stream(output) => Ok(Output::stream(output)?),
        Some(output) => Ok(Output::file(output, 0)?),
    }
}

/// Takes the outputs of the inputs one after another, each piece by piece, and says what is wrong with them.
pub struct Store {
    place: Place,
    progress: Option<Progress>,
    error: Option<io::Error>,
    /// What is wrong with the input that is being read.
    faults: Vec<Fault>,
    broken: Option<Broken>,
    /// Whether something is wrong with any.
    failed: bool,
    /// Who looks on.
    meter: Option<Box<Meter>>,
}

enum Place {
    /// One after another.
    Joined(Output),
    /// Each in a file of its own, below the folder; one of them is being written.
    Folder { folder: PathBuf, form: Option<Format>, open: Option<Output> },
}

/// The file that says how far the run has come.
struct Progress {
    path: PathBuf,
    file: File,
}

/// Why the outputs cannot be taken.
pub enum Refusal {
    /// The command line asks for what cannot be.
    Usage(String),
    /// The system refuses it.
    Io(io::Error),
}

impl Refusal {
    /// Ends the command with it.
    pub fn end(self) -> io::Result<Status> {
        match self {
            Refusal::Usage(what) => {
                complain(what);
                Ok(Status::Usage)
            }
            Refusal::Io(error) => Err(error),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Refusal::Io(error)
    }
}

/// What the user asks for where the output does not go to standard output.
struct Request<'a> {
    output: &'a Path,
    resume: bool,
    options: &'a str,
    format: Format,
}

/// A pipe or a device, which cannot be renamed into its place.
fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

/// One that is there, or a name that ends with a separator.
fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

impl Store {
    fn new(place: Place, progress: Option<Progress>) -> Self {
        Store { place, progress, error: None, faults: Vec::new(), broken: None, failed: false, meter: None }
    }

    /// A folder with a text for each input, without progress.
    pub fn texts(folder: &Path, sources: &[Source]) -> Result<Self, Refusal> {
        distinct(sources)?;
        Ok(Store::new(Place::Folder { folder: folder.to_path_buf(), form: None, open: None }, None))
    }

    fn open(request: &Request<'_>, sources: &[Source]) -> Result<(Self, usize), Refusal> {
        let target = request.output;
        let is_folder = is_folder(target);
        let path = if is_folder { target.join(".progress") } else { with_suffix(target, ".progress") };
        if is_folder {
            fs::create_dir_all(target).map_err(|error| named(&target.display().to_string(), &error))?;
            distinct(sources)?;
        }
        if request.resume && !is_folder && request.format.ends_with_index() {
            let name = target.display();
            let what = tr!(
                "{name}: half a Parquet file cannot be gone on with; --resume needs a folder",
                "{name}: tệp Parquet dở dang không thể ghi tiếp; --resume cần một thư mục"
            );
            return Err(Refusal::Usage(what));
        }
        let mut earlier = if request.resume { earlier(&path, request.options, sources)? } else { Vec::new() };
        if !is_folder {
            // What was said to be written may not have reached the file.
            let written = fs::metadata(part_of(target)).map_or(0, |m| m.len());
            earlier.retain(|entry| entry.end <= written);
        }
        let place = if is_folder {
            Place::Folder { folder: target.to_path_buf(), form: Some(request.format), open: None }
        } else {
            let kept = earlier.last().map_or(0, |entry| entry.end);
            Place::Joined(Output::file(target, kept)?.of_form(request.format, kept == 0)?)
        };
        let mut lines = format!("{}\n", json!({"options": request.options}));
        lines.extend(earlier.iter().map(|entry| format!("{}\n", entry.json())));
        let mut store = Store::new(place, Some(Progress::write(path, &lines)?));
        for fault in earlier.iter().flat_map(|entry| &entry.faults) {
            complain(fault);
            store.failed = true;
        }
        Ok((store, earlier.len()))
    }

    /// Takes what was made of the next piece of an input; gives whether more can be taken.
    pub fn take(&mut self, source: &Source, found: Found) -> bool {
        self.broken = Broken::both(self.broken, found.broken);
        if let Some(meter) = &mut self.meter {
            meter.read(found.bytes, &found.counts);
        }
        found.faults.into_iter().for_each(|fault| self.fault(fault));
        self.write(source, &found.output);
        if found.ends {
            if let Some(broken) = self.broken.take() {
                self.fault(Fault::new(source, broken.reason()));
            }
            if let Some(meter) = &mut self.meter {
                meter.input_done(source);
            }
            if self.close()
                && let Err(error) = self.note(source)
            {
                self.error = Some(error);
            }
        }
        !self.has_failed()
    }

    /// Takes a piece of an input's output; gives whether more can be taken.
    pub fn write(&mut self, source: &Source, piece: &str) -> bool {
        // A writer that failed keeps its error until the input is done.
        let _ = self.output(source).map_or(Ok(()), |out| out.write_str(piece));
        !self.has_failed()
    }

    /// Puts the output of an input in its place, if it is in a file of its own; gives whether more can be taken.
    pub fn close(&mut self) -> bool {
        if let Place::Folder { open, .. } = &mut self.place
            && let Some(Err(error)) = open.take().map(Output::finish)
        {
            self.error.get_or_insert(error);
        }
        !self.has_failed()
    }

    fn fault(&mut self, fault: Fault) {
        match &mut self.meter {
            Some(meter) => meter.fault(&fault),
            None => complain(&fault),
        }
        self.faults.push(fault);
        self.failed = true;
    }

    /// Takes note that all of an input's output was taken, and of what was wrong with the input.
    fn note(&mut self, source: &Source) -> io::Result<()> {
        let faults = std::mem::take(&mut self.faults);
        let Some(progress) = &mut self.progress else { return Ok(()) };
        let end = match &mut self.place {
            Place::Joined(out) => out.flush()?,
            Place::Folder { .. } => 0,
        };
        let faults = faults.iter().map(ToString::to_string).collect();
        progress.add(&Entry { input: source.to_string(), end, faults })
    }

    /// Where the output of an input goes, unless that cannot be.
    fn output(&mut self, source: &Source) -> Option<&mut Output> {
        if self.error.is_some() {
            return None;
        }
        match &mut self.place {
            Place::Joined(out) => Some(out),
            Place::Folder { open: Some(out), .. } => Some(out),
            Place::Folder { folder, form, open } => {
                let path = with_suffix(&folder.join(inner_path(source)), form.map_or(".txt", Format::extension));
                let made = path.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| named(&path.display().to_string(), &error));
                let begun = |out: Output| match *form {
                    Some(form) => out.of_form(form, true),
                    None => Ok(out),
                };
                match made.and_then(|()| Output::file(&path, 0)).and_then(begun) {
                    Ok(out) => Some(open.insert(out)),
                    Err(error) => {
                        self.error = Some(error);
                        None
                    }
                }
            }
        }
    }

    /// Whether a write has failed, so that further work is in vain.
    fn has_failed(&self) -> bool {
        self.error.is_some()
            || match &self.place {
                Place::Joined(out) => out.has_failed(),
                Place::Folder { open, .. } => open.as_ref().is_some_and(Output::has_failed),
            }
    }

    /// Puts a file in its place; gives whether something was wrong with an input. After an error all is left as it is, for another
    /// run to go on.
    pub fn finish(self) -> io::Result<bool> {
        if let Some(error) = self.error {
            return Err(error);
        }
        // Many small files are not waited for: it would take longer than reading them.
        match self.place {
            Place::Joined(mut out) => {
                out.sync()?;
                out.finish()?;
            }
            Place::Folder { open, .. } => open.map_or(Ok(()), |mut out| out.flush().map(drop))?,
        }
        if let Some(progress) = self.progress {
            fs::remove_file(&progress.path).map_err(|error| named(&progress.path.display().to_string(), &error))?;
        }
        if let Some(meter) = self.meter {
            meter.finish();
        }
        Ok(self.failed)
    }
}

/// An input that is done.
#[derive(Debug)]
struct Entry {
    input: String,
    /// The length of the output with it.
    end: u64,
    faults: Vec<String>,
}

impl Entry {
    fn json(&self) -> Value {
        json!({"input": self.input, "end": self.end, "faults": self.faults})
    }

    fn from_json(value: &Value) -> Option<Self> {
        let faults = value.get("faults")?.as_array()?.iter().filter_map(|f| f.as_str().map(str::to_owned)).collect();
        Some(Entry { input: value.get("input")?.as_str()?.to_owned(), end: value.get("end")?.as_u64()?, faults })
    }
}

impl Progress {
    /// The file with these lines, which it has either all or, after a kill, not at all.
    fn write(path: PathBuf, lines: &str) -> io::Result<Self> {
        let write = || {
            let part = part_of(&path);
            fs::write(&part, lines)?;
            fs::rename(&part, &path)?;
            OpenOptions::new().append(true).open(&path)
        };
        match write() {
            Ok(file) => Ok(Progress { path, file }),
            Err(error) => Err(named(&path.display().to_string(), &error)),
        }
    }

    fn add(&mut self, entry: &Entry) -> io::Result<()> {
        let line = format!("{}\n", entry.json());
        self.file.write_all(line.as_bytes()).map_err(|error| named(&self.path.display().to_string(), &error))
    }
}

/// The inputs that an earlier run has done; none where there was none. A last line that was cut off counts as not written.
fn earlier(path: &Path, options: &str, sources: &[Source]) -> Result<Vec<Entry>, Refusal> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(named(&path.display().to_string(), &error).into()),
    };
    let refuse = |line: usize, what: String| Err(Refusal::Usage(format!("{}: line {line}: {what}", path.display())));
    let whole = text.rfind('\n').and_then(|end| text.get(..end)).unwrap_or_default();
    let mut values = whole.lines().map(|line| serde_json::from_str::<Value>(line).unwrap_or_default());
    let before = values.next().unwrap_or_default();
    if before.get("options").and_then(Value::as_str) != Some(options) {
        return refuse(1, "the earlier run had other options; without --resume all is done anew".to_owned());
    }
    let mut entries = Vec::new();
    for (n, value) in values.enumerate() {
        let Some(entry) = Entry::from_json(&value) else { return refuse(n + 2, "expected an input that is done".to_owned()) };
        match sources.get(n).map(ToString::to_string) {
            Some(input) if input == entry.input => entries.push(entry),
            Some(input) => return refuse(n + 2, format!("the earlier run read {} here, this one would read {input}", entry.input)),
            None => return refuse(n + 2, format!("the earlier run read {}, which is no input now", entry.input)),
        }
    }
    Ok(entries)
}

/// The path of an input below the folder of outputs: as it was given, without what leads upwards.
fn inner_path(source: &Source) -> PathBuf {
    match source {
        Source::Stdin => PathBuf::from("stdin"),
        Source::File(path) => path.components().filter(|c| matches!(c, Component::Normal(_))).collect(),
    }
}

fn distinct(sources: &[Source]) -> Result<(), Refusal> {
    let mut places = HashMap::new();
    for source in sources {
        if let Some(other) = places.insert(inner_path(source), source) {
            return Err(Refusal::Usage(format!("{other} and {source} would have one output")));
        }
    }
    Ok(())
}
