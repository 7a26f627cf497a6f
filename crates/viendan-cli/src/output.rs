//! Standard output, files that are whole or not there, and standard error.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use crate::write::Format;
#[cfg(feature = "parquet")]
use crate::write::parquet::Table;

/// A writer behind a buffer. It takes formatted text and keeps the error that `fmt::Error` cannot hold.
pub struct Output {
    inner: Sink,
    error: Option<io::Error>,
    /// What errors call it.
    name: String,
    part: Option<Part>,
}

/// What takes the text.
enum Sink {
    Plain(BufWriter<Box<dyn Write + Send>>),
    /// It makes lines of JSON rows of a table.
    #[cfg(feature = "parquet")]
    Table(Table),
}

impl Sink {
    fn plain(inner: Box<dyn Write + Send>) -> Self {
        Sink::Plain(BufWriter::with_capacity(1 << 16, inner))
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        match self {
            Sink::Plain(inner) => inner.write_all(text.as_bytes()),
            #[cfg(feature = "parquet")]
            Sink::Table(table) => table.take(text),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Plain(inner) => inner.flush(),
            #[cfg(feature = "parquet")]
            Sink::Table(_) => Ok(()),
        }
    }
}

/// A file that is being written under another name.
#[derive(Debug)]
struct Part {
    file: File,
    target: PathBuf,
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Self::new(Box::new(io::stdout()), "standard output".to_owned(), None)
    }

    /// A pipe or a device.
    pub fn stream(path: &Path) -> io::Result<Self> {
        let name = path.display().to_string();
        let file = OpenOptions::new().write(true).open(path).map_err(|error| named(&name, &error))?;
        Ok(Self::new(Box::new(file), name, None))
    }

    /// A file, written beside its place after the first `kept` bytes that stand there and put in its place by
    /// [`finish`](Self::finish).
    pub fn file(target: &Path, kept: u64) -> io::Result<Self> {
        let name = target.display().to_string();
        let path = part_of(target);
        let open = || {
            let file = OpenOptions::new().create(true).append(true).open(&path)?;
            file.set_len(kept)?;
            Ok((file.try_clone()?, file))
        };
        let (writer, file) = open().map_err(|error| named(&path.display().to_string(), &error))?;
        Ok(Self::new(Box::new(writer), name, Some(Part { file, target: target.to_path_buf() })))
    }

    fn new(inner: Box<dyn Write + Send>, name: String, part: Option<Part>) -> Self {
        Output { inner: Sink::plain(inner), error: None, name, part }
    }

    /// The same for mentions of this form; `is_new` says whether it has its beginning still to come.
    pub fn of_form(mut self, format: Format, is_new: bool) -> io::Result<Self> {
        #[cfg(feature = "parquet")]
        if format == Format::Parquet {
            let inner = match std::mem::replace(&mut self.inner, Sink::plain(Box::new(io::empty()))) {
                Sink::Plain(inner) => inner.into_inner().map_err(io::IntoInnerError::into_error)?,
                Sink::Table(_) => Box::new(io::empty()),
            };
            self.inner = Sink::Table(Table::new(inner).map_err(|error| named(&self.name, &error))?);
        }
        if is_new {
            self.inner.write(format.header())?;
        }
        Ok(self)
    }

    /// Writes what a table ends in; a text has no such end.
    fn close(&mut self) -> io::Result<()> {
        #[cfg(feature = "parquet")]
        if self.error.is_none()
            && let Sink::Table(table) = &mut self.inner
        {
            table.finish().map_err(|error| named(&self.name, &error))?;
            self.inner = Sink::plain(Box::new(io::empty()));
        }
        self.flush().map(drop)
    }

    /// Whether a write has failed, so that further work is in vain.
    pub const fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Writes out what the buffer holds; gives the length of the file.
    pub fn flush(&mut self) -> io::Result<u64> {
        match self.error.take() {
            Some(error) => Err(error),
            None => self.inner.flush(),
        }
        .and_then(|()| self.part.as_ref().map_or(Ok(0), |part| part.file.metadata().map(|m| m.len())))
        .map_err(|error| named(&self.name, &error))
    }

    /// Writes out what the buffer still holds and puts a file in its place.
    pub fn finish(mut self) -> io::Result<()> {
        self.close()?;
        match &self.part {
            Some(part) => fs::rename(part_of(&part.target), &part.target).map_err(|error| named(&self.name, &error)),
            None => Ok(()),
        }
    }

    /// Waits until the disk has the file.
    pub fn sync(&mut self) -> io::Result<()> {
        self.close()?;
        self.part.as_ref().map_or(Ok(()), |part| part.file.sync_all()).map_err(|error| named(&self.name, &error))
    }
}

/// The name under which a file is written until it is whole.
pub fn part_of(target: &Path) -> PathBuf {
    with_suffix(target, ".part")
}

/// The path with something after its last name.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

/// The error with the name of what it is about.
pub fn named(name: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.error.is_none()
            && let Err(error) = self.inner.write(text)
        {
            self.error = Some(error);
        }
        if self.has_failed() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// Whether standard output is a terminal that wants colours: neither `NO_COLOR` nor a terminal without them says otherwise.
pub fn is_coloured() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Says one line on standard error. Nobody can be told where even that fails.
pub fn complain(message: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "viendan: {message}");
}
