//! Standard output and standard error.

use std::fmt;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output behind a buffer. It takes formatted text and keeps the error that `fmt::Error` cannot hold.
#[derive(Debug)]
pub struct Output {
    inner: BufWriter<StdoutLock<'static>>,
    error: Option<io::Error>,
}

impl Output {
    /// Standard output, locked for this process's whole work.
    pub fn stdout() -> Self {
        Output { inner: BufWriter::with_capacity(1 << 16, io::stdout().lock()), error: None }
    }

    /// Whether a write has failed, so that further work is in vain.
    pub const fn has_failed(&self) -> bool {
        self.error.is_some()
    }

    /// Writes out what the buffer still holds.
    pub fn finish(mut self) -> io::Result<()> {
        match self.error {
            Some(error) => Err(error),
            None => self.inner.flush(),
        }
    }
}

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.error.is_none()
            && let Err(error) = self.inner.write_all(text.as_bytes())
        {
            self.error = Some(error);
        }
        if self.has_failed() { Err(fmt::Error) } else { Ok(()) }
    }
}

/// Says one line on standard error. Nobody can be told where even that fails.
pub fn complain(message: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "viendan: {message}");
}
