//! Where texts come from: files, folders, standard input, and what is wrong with those that cannot be read.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use glob::{MatchOptions, glob_with};

use crate::blocks::Blocks;
use crate::encoding::Encoding;
use crate::lang::tr;
use crate::parts::LEAST;
use crate::read::{self, Opened};

/// One text to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Source {
    /// Whether the input is read by whoever takes it: it is small, or a document, which has to be decoded as a whole.
    pub fn is_small(&self) -> bool {
        let Source::File(path) = self else { return false };
        // What is packed is several times as long.
        let most = if read::is_packed(path) { LEAST / 16 } else { LEAST };
        read::is_document(path) || fs::metadata(path).is_ok_and(|m| m.is_file() && m.len() <= most as u64)
    }

    /// The blocks of what it holds. `column` is the texts' field in records where the user names it.
    pub fn blocks(&self, column: Option<&str>) -> Result<Blocks, Reason> {
        read::open(self, column).map(Blocks::new)
    }

    /// The file's name without its extension, by which a text is known in a corpus; `-` for standard input.
    pub fn stem(&self) -> String {
        match self {
            Source::File(path) => read::stem(path).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
            Source::Stdin => "-".to_owned(),
        }
    }

    /// The whole text. Broken bytes are named and stand as one byte each, so that places stay those of the file; what is no
    /// text at all, or text of another encoding, is named and not read.
    pub fn read(&self, faults: &mut Vec<Fault>) -> Option<String> {
        match read::open(self, None).and_then(Opened::whole) {
            Ok((text, broken)) => {
                faults.extend(broken.map(|broken| Fault::new(self, broken.reason())));
                Some(text)
            }
            Err(reason) => {
                faults.push(Fault::new(self, reason));
                None
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Stdin => f.write_str("standard input"),
            Source::File(path) => path.display().fmt(f),
        }
    }
}

/// Why a text, or one record of it, could not be read.
#[derive(Debug)]
pub struct Fault {
    source: Source,
    reason: Reason,
}

/// What is wrong with a text.
#[derive(Debug)]
pub enum Reason {
    /// The system refuses it.
    Unreadable(io::Error),
    /// Some bytes are not UTF-8.
    NotUtf8 {
        /// Bytes before the first bad one.
        at: usize,
        /// The line of that byte, from 1.
        line: usize,
        /// The bad byte.
        byte: u8,
        /// How many bytes are broken, if they are few and all else was read.
        broken: Option<usize>,
    },
    /// The text is of another encoding.
    Encoding {
        /// Bytes before what gives it away.
        at: usize,
        /// The line of that byte, from 1.
        line: usize,
        /// The encoding.
        encoding: Encoding,
    },
    /// A record of JSON Lines is not what it should be.
    Record {
        /// The record's line, from 1.
        line: usize,
        /// What was expected and what was found.
        what: String,
    },
    /// A document is not what it should be.
    Document(String),
    /// No file has a name of this pattern.
    NoMatch,
}

impl Fault {
    /// A fault of this source.
    pub fn new(source: &Source, reason: Reason) -> Self {
        Fault { source: source.clone(), reason }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.reason)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Reason::Unreadable(error) => tr!("cannot be read: {error}", "không đọc được: {error}"),
            Reason::NotUtf8 { at, line, byte, broken } => {
                let rest = match broken {
                    Some(1) => tr!("all else was read", "phần còn lại đã đọc"),
                    Some(n) => tr!("{n} bytes are broken, all else was read", "{n} byte bị hỏng, phần còn lại đã đọc"),
                    None => tr!("too much is broken, nothing was read", "hỏng quá nhiều, không đọc được gì"),
                };
                tr!(
                    "byte {at} (line {line}): expected UTF-8 text, found the byte 0x{byte:02X}; {rest}",
                    "byte {at} (dòng {line}): cần văn bản UTF-8, lại gặp byte 0x{byte:02X}; {rest}"
                )
            }
            Reason::Encoding { at, line, encoding } => tr!(
                "byte {at} (line {line}): expected UTF-8 text, found {encoding}; nothing was read",
                "byte {at} (dòng {line}): cần văn bản UTF-8, lại gặp {encoding}; không đọc được gì"
            ),
            Reason::Record { line, what } => tr!("line {line}: {what}", "dòng {line}: {what}"),
            Reason::Document(what) => what.clone(),
            Reason::NoMatch => tr!("no file has such a name", "không có tệp nào mang tên như vậy"),
        };
        f.write_str(&said)
    }
}

/// The texts that the paths stand for: a file as it is, a folder's texts at any depth, in the order of their names, and its
/// records too if `records`; what a pattern such as `*.docx` stands for, if no file has that name; `-` is standard input. Hidden
/// files and folders are passed over, and so are links to folders.
pub fn collect(paths: &[PathBuf], records: bool) -> (Vec<Source>, Vec<Fault>) {
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Stdin);
        } else if let Some(found) = matches(path) {
            if found.is_empty() {
                faults.push(Fault::new(&Source::File(path.clone()), Reason::NoMatch));
            }
            found.iter().for_each(|path| take(path, records, &mut sources, &mut faults));
        } else {
            take(path, records, &mut sources, &mut faults);
        }
    }
    (sources, faults)
}

/// What a pattern stands for; `None` if the path is none.
fn matches(path: &Path) -> Option<Vec<PathBuf>> {
    let pattern = path.to_str().filter(|p| p.contains(['*', '?', '[']) && !path.exists())?;
    let options = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::new() };
    Some(glob_with(pattern, options).ok()?.flatten().collect())
}

fn take(path: &Path, records: bool, sources: &mut Vec<Source>, faults: &mut Vec<Fault>) {
    if path.is_dir() {
        walk(path, records, sources, faults);
    } else {
        sources.push(Source::File(path.to_path_buf()));
    }
}

fn walk(folder: &Path, records: bool, sources: &mut Vec<Source>, faults: &mut Vec<Fault>) {
    // Folders still to be listed: a stack of its own, since folders can nest deeper than calls may.
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(path) = waiting.pop() {
        let listed = fs::read_dir(&path).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => {
                faults.push(Fault::new(&Source::File(path), Reason::Unreadable(error)));
                continue;
            }
        };
        entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        entries.sort_by_key(fs::DirEntry::file_name);
        let mut folders = Vec::new();
        for entry in entries {
            let path = entry.path();
            if entry.file_type().is_ok_and(|t| t.is_dir()) {
                folders.push(path);
            } else if !path.is_dir() && read::is_taken(&path, records) {
                sources.push(Source::File(path));
            }
        }
        waiting.extend(folders.into_iter().rev());
    }
}
