//! What an input holds, and the text in it: files are unpacked, documents decoded, rows made lines.

pub mod compressed;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(any(feature = "docx", feature = "html", feature = "pdf"))]
mod spaced;

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::thread;

use compressed::Packing;

use crate::blocks::{Broken, Form, whole};
use crate::input::{Reason, Source};
use crate::lang::tr;

/// What an input holds, once it is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One text.
    Text,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// A PDF file.
    Pdf,
    /// A record with a text a line.
    JsonLines,
    /// A table with a column of texts.
    Parquet,
}

/// Whether a folder gives its file of this name; `records` says whether it gives those that hold many texts.
pub fn is_taken(path: &Path, records: bool) -> bool {
    named(path).0.is_some_and(|kind| records || !matches!(kind, Kind::JsonLines | Kind::Parquet))
}

/// How a file's name ends: what it holds, and how that is packed.
fn named(path: &Path) -> (Option<Kind>, Option<Packing>) {
    let extension = |path: &Path| path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase).unwrap_or_default();
    let last = extension(path);
    match Packing::of_extension(&last) {
        Some(packing) => (path.file_stem().and_then(|stem| kind(&extension(Path::new(stem)))), Some(packing)),
        None => (kind(&last), None),
    }
}

/// The name of what a file holds, without the ending that says how it is packed.
pub fn stem(path: &Path) -> &Path {
    if is_packed(path) { path.file_stem().map_or(path, Path::new) } else { path }
}

fn kind(extension: &str) -> Option<Kind> {
    Some(match extension {
        "txt" | "md" => Kind::Text,
        "html" | "htm" | "xhtml" => Kind::Html,
        "docx" | "docm" => Kind::Docx,
        "pdf" => Kind::Pdf,
        "jsonl" | "ndjson" => Kind::JsonLines,
        "parquet" => Kind::Parquet,
        _ => return None,
    })
}

impl Kind {
    /// What bytes hold by how they begin: text, if nothing else.
    pub fn of_bytes(head: &[u8]) -> Self {
        let start = head.trim_ascii_start();
        let is_page =
            ["<!doctype html", "<html"].iter().any(|tag| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag.as_bytes())));
        match head {
            [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Kind::Docx,
            [b'%', b'P', b'D', b'F', b'-', ..] => Kind::Pdf,
            [b'P', b'A', b'R', b'1', ..] => Kind::Parquet,
            _ if is_page => Kind::Html,
            _ => Kind::Text,
        }
    }
}

/// How many of the first bytes tell what an input holds whose name does not say it.
const LOOK: u64 = 512;

/// Bytes that a document may have when it is unpacked, or a packed table.
const MOST: u64 = 1 << 30;

/// Stack of the thread that reads a document, whose parts may be nested in one another.
const STACK: usize = 16 << 20;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic of this thread is one of a reader of documents, which is told as an error of the document.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// What `read` gives; nothing if it panics, as readers of documents may on hostile ones.
fn guarded<T>(read: impl FnOnce() -> T) -> Option<T> {
    IS_GUARDED.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(false);
    read.ok()
}

/// An input that can be read on.
pub struct Opened {
    /// How it is to be taken.
    pub form: Form,
    /// Its text, or its records as JSON Lines.
    pub reader: Box<dyn Read + Send>,
    /// What was broken in a file that has been decoded.
    pub broken: Option<Broken>,
}

impl Opened {
    /// All of it as text, and what is broken in it.
    pub fn whole(self) -> Result<(String, Option<Broken>), Reason> {
        let (text, broken) = whole(all(self.reader)?)?;
        Ok((text, self.broken.or(broken)))
    }
}

/// Whether what a file of this name holds is read as a whole.
pub fn is_document(path: &Path) -> bool {
    matches!(named(path).0, Some(Kind::Html | Kind::Docx | Kind::Pdf))
}

/// Whether a file of this name is packed.
pub fn is_packed(path: &Path) -> bool {
    named(path).1.is_some()
}

/// Opens an input: unpacks it, decodes a document, and gives the rows of a table as records. `column` is the texts' field in
/// records where the user names it; standard input then holds records.
pub fn open(source: &Source, column: Option<&str>) -> Result<Opened, Reason> {
    let (kind, packing) = match source {
        Source::Stdin => (None, None),
        Source::File(path) => named(path),
    };
    let unreadable = Reason::Unreadable;
    let mut reader: Box<dyn Read + Send> = match source {
        Source::Stdin => Box::new(io::stdin()),
        #[cfg(feature = "parquet")]
        Source::File(path) if (kind, packing) == (Some(Kind::Parquet), None) => {
            let file = File::open(path).map_err(unreadable)?;
            return records(parquet::file(file, column.unwrap_or("text")).map_err(unreadable)?);
        }
        Source::File(path) => Box::new(File::open(path).map_err(unreadable)?),
    };
    let mut packing = packing;
    let kind = match kind {
        Some(kind) => kind,
        None => {
            let mut head = peek(&mut reader).map_err(unreadable)?;
            if packing.is_none() {
                packing = Packing::of_bytes(&head);
            }
            if let Some(packing) = packing.take() {
                reader = packing.unpack(reader).map_err(unreadable)?;
                head = peek(&mut reader).map_err(unreadable)?;
            }
            match Kind::of_bytes(&head) {
                Kind::Text if *source == Source::Stdin && column.is_some() => Kind::JsonLines,
                kind => kind,
            }
        }
    };
    if let Some(packing) = packing {
        reader = packing.unpack(reader).map_err(unreadable)?;
    }
    match kind {
        Kind::Text => Ok(Opened { form: Form::Text, reader, broken: None }),
        Kind::JsonLines => records(reader),
        #[cfg(feature = "parquet")]
        Kind::Parquet => records(parquet::bytes(all(reader)?, column.unwrap_or("text")).map_err(unreadable)?),
        #[cfg(not(feature = "parquet"))]
        Kind::Parquet => Err(Reason::Document(left_out("parquet").to_string())),
        Kind::Html | Kind::Docx | Kind::Pdf => {
            let (text, broken) = document(kind, all(reader)?)?;
            Ok(Opened { form: Form::Text, reader: Box::new(Cursor::new(text)), broken })
        }
    }
}

fn records(reader: impl Read + Send + 'static) -> Result<Opened, Reason> {
    Ok(Opened { form: Form::JsonLines, reader: Box::new(reader), broken: None })
}

/// The first bytes, which the reader gives again afterwards.
fn peek(reader: &mut Box<dyn Read + Send>) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.by_ref().take(LOOK).read_to_end(&mut head)?;
    let rest = std::mem::replace(reader, Box::new(io::empty()));
    *reader = Box::new(Cursor::new(head.clone()).chain(rest));
    Ok(head)
}

/// All bytes of a document.
fn all(reader: impl Read) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    reader.take(MOST + 1).read_to_end(&mut bytes).map_err(Reason::Unreadable)?;
    if bytes.len() as u64 > MOST {
        let most = MOST >> 20;
        return Err(Reason::Document(tr!("the file has more than {most} MB when it is unpacked", "tệp dài hơn {most} MB khi giải nén")));
    }
    Ok(bytes)
}

/// The text of a document, and what was broken in its bytes. It is read on a thread with a stack for whatever is nested in
/// it.
#[cfg_attr(not(any(feature = "docx", feature = "html", feature = "pdf")), expect(unused_variables))]
fn document(kind: Kind, bytes: Vec<u8>) -> Result<(String, Option<Broken>), Reason> {
    let decode = || match kind {
        #[cfg(feature = "docx")]
        Kind::Docx => Ok((docx::text(&bytes).map_err(Reason::Document)?, None)),
        #[cfg(feature = "pdf")]
        Kind::Pdf => Ok((pdf::text(&bytes).map_err(Reason::Document)?, None)),
        #[cfg(feature = "html")]
        Kind::Html => {
            let (page, broken) = match html::encoding(&bytes) {
                Some(encoding) => (encoding.decode(&bytes).0.into_owned(), None),
                None => whole(bytes)?,
            };
            Ok((html::text(&page), broken))
        }
        kind => Err(Reason::Document(left_out(&format!("{kind:?}").to_lowercase()).to_string())),
    };
    let unexpected = || {
        Reason::Document(tr!("the file is broken in a way that its reader does not expect", "tệp bị hỏng theo cách bộ đọc không ngờ tới"))
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || guarded(decode));
        let decoded = thread.map_err(Reason::Unreadable)?.join();
        decoded.ok().flatten().ok_or_else(unexpected)?
    })
}

/// What is said of inputs that this build of the command cannot read.
fn left_out(feature: &str) -> io::Error {
    let what = tr!("this viendan was built without the feature \"{feature}\"", "viendan này được dựng không có tính năng \"{feature}\"");
    io::Error::new(io::ErrorKind::Unsupported, what)
}
