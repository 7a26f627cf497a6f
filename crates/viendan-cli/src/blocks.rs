//! One input block by block, so that little of it is held at once.

use std::borrow::Cow;
use std::io::{self, Read};

use memchr::memrchr;
use viendan::repaired;

use crate::encoding::Encoding;
use crate::input::Reason;
use crate::parts::{LOOK, MOST, end_of_part, line_breaks};
use crate::read::Opened;

/// Bytes of whole lines that are handed on together, if no line is longer.
const LINES: usize = 1 << 20;

/// A piece of an input that can be read by itself.
#[derive(Debug)]
pub struct Block {
    /// What it holds; not all of it has to be UTF-8.
    pub bytes: Vec<u8>,
    /// Bytes of the input before it.
    pub start: usize,
    /// Line and column, in characters from 1, at which it begins.
    pub place: (usize, usize),
    /// How it is to be taken.
    pub form: Form,
    /// What was broken in a file from which all of the text was decoded.
    broken: Option<Broken>,
}

/// What the bytes of an input are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One text.
    Text,
    /// A record of JSON a line.
    JsonLines,
}

/// The bytes of an input that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Bytes before the first.
    pub at: usize,
    /// Its line, from 1.
    pub line: usize,
    /// The first.
    pub byte: u8,
    /// How many.
    pub count: usize,
}

impl Broken {
    /// What is broken in bytes that begin at this place of an input.
    fn find(bytes: &[u8], start: usize, line: usize) -> Option<Broken> {
        simdutf8::basic::from_utf8(bytes).err()?;
        let at = str::from_utf8(bytes).err()?.valid_up_to();
        let count = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
        Some(Broken { at: start + at, line: line + line_breaks(&bytes[..at]), byte: bytes[at], count })
    }

    /// What is broken in two pieces of an input.
    pub fn both(earlier: Option<Broken>, later: Option<Broken>) -> Option<Broken> {
        match (earlier, later) {
            (Some(earlier), Some(later)) => Some(Broken { count: earlier.count + later.count, ..earlier }),
            (earlier, later) => earlier.or(later),
        }
    }

    /// The fault, where all else is read.
    pub fn reason(self) -> Reason {
        Reason::NotUtf8 { at: self.at, line: self.line, byte: self.byte, broken: Some(self.count) }
    }
}

impl Block {
    /// The block as text. Broken bytes stand as one byte each, so that places stay those of the input.
    pub fn text(&self) -> (Cow<'_, str>, Option<Broken>) {
        let (text, broken) = text(&self.bytes, self.start, self.place.0);
        (text, self.broken.or(broken))
    }
}

/// Bytes at a place of an input as text, and what is broken in them.
fn text(bytes: &[u8], start: usize, line: usize) -> (Cow<'_, str>, Option<Broken>) {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => (repaired(bytes), Broken::find(bytes, start, line)),
    }
}

/// Why an input that begins so is not read: it has another encoding, or is no text at all.
fn refusal(bytes: &[u8]) -> Option<Reason> {
    let (encoding, broken) = match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => (Encoding::of_text(text), None),
        Err(_) => (Encoding::of_bytes(bytes), Broken::find(bytes, 0, 1)),
    };
    if let Some((encoding, at)) = encoding {
        return Some(Reason::Encoding { at, line: 1 + line_breaks(&bytes[..at]), encoding });
    }
    let broken = broken.filter(|b| b.count * 20 >= bytes.len())?;
    Some(Reason::NotUtf8 { at: broken.at, line: broken.line, byte: broken.byte, broken: None })
}

/// A whole input as text, and what is broken in it.
pub fn whole(bytes: Vec<u8>) -> Result<(String, Option<Broken>), Reason> {
    if let Some(reason) = refusal(&bytes) {
        return Err(reason);
    }
    let broken = Broken::find(&bytes, 0, 1);
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => repaired(error.as_bytes()).into_owned(),
    };
    Ok((text, broken))
}

/// The blocks of an input, in its order. An input whose first block shows that it cannot be read gives only the reason; one that
/// breaks off gives what there was before. The first block is there, empty, also where the input is.
pub struct Blocks {
    reader: Box<dyn Read + Send>,
    form: Form,
    /// Whether a text is one block, however long.
    uncut: bool,
    /// What was read and not handed on.
    held: Vec<u8>,
    start: usize,
    place: (usize, usize),
    broken: Option<Broken>,
    state: State,
}

enum State {
    /// Nothing was read yet.
    Begun,
    /// There may be more.
    Open,
    /// The reader has no more.
    Ended,
    /// The reader gave an error; what is held comes before it.
    Failed(io::Error),
    Closed,
}

impl Blocks {
    /// Begins to read.
    pub fn new(opened: Opened) -> Self {
        let Opened { form, reader, broken } = opened;
        Blocks { reader, form, uncut: false, held: Vec::new(), start: 0, place: (1, 1), broken, state: State::Begun }
    }

    /// The same with each text as one block, however long.
    pub fn uncut(self) -> Self {
        Blocks { uncut: true, ..self }
    }

    /// Where the first block ends of what is held, if that can be told; reads on as long as it can't.
    fn end(&mut self) -> usize {
        let is_cut = self.form == Form::Text && !self.uncut;
        let mut wanted = if is_cut { MOST + LOOK } else { LINES };
        loop {
            self.fill(wanted);
            if is_cut {
                return end_of_part(&self.held);
            }
            if !matches!(self.state, State::Begun | State::Open) {
                return self.held.len();
            }
            match memrchr(b'\n', &self.held).filter(|_| self.form == Form::JsonLines) {
                Some(at) => return at + 1,
                None => wanted *= 2,
            }
        }
    }

    /// Reads until so much is held or there is no more.
    fn fill(&mut self, wanted: usize) {
        if !matches!(self.state, State::Begun | State::Open) {
            return;
        }
        let missing = wanted.saturating_sub(self.held.len());
        self.held.reserve_exact(missing);
        // One byte short of what was asked for is the end.
        match self.reader.by_ref().take(missing as u64).read_to_end(&mut self.held) {
            Ok(read) if read < missing => self.state = State::Ended,
            Ok(_) => {}
            Err(error) => self.state = State::Failed(error),
        }
    }

    /// Hands on what is held up to `end`.
    fn cut(&mut self, end: usize) -> Block {
        let rest = self.held[end..].to_vec();
        self.held.truncate(end);
        let bytes = std::mem::replace(&mut self.held, rest);
        let (start, place) = (self.start, self.place);
        self.start += end;
        let (line, column) = match memrchr(b'\n', &bytes) {
            Some(at) => (place.0 + line_breaks(&bytes), 1 + characters(&bytes[at + 1..])),
            None => (place.0, place.1 + characters(&bytes)),
        };
        self.place = (line, column);
        Block { bytes, start, place, form: self.form, broken: self.broken.take() }
    }
}

impl Iterator for Blocks {
    type Item = Result<Block, Reason>;

    fn next(&mut self) -> Option<Self::Item> {
        let is_first = matches!(self.state, State::Begun);
        if matches!(self.state, State::Begun | State::Open) || !self.held.is_empty() {
            let end = self.end();
            if is_first && let Some(reason) = refusal(&self.held) {
                self.state = State::Closed;
                self.held = Vec::new();
                return Some(Err(reason));
            }
            let block = self.cut(end);
            if matches!(self.state, State::Begun) {
                self.state = State::Open;
            }
            if !block.bytes.is_empty() || is_first && !matches!(self.state, State::Failed(_)) {
                return Some(Ok(block));
            }
        }
        match std::mem::replace(&mut self.state, State::Closed) {
            State::Failed(error) => Some(Err(Reason::Unreadable(error))),
            _ => None,
        }
    }
}

/// How many characters there are in bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| *b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its bytes in pieces of odd sizes, then an error if it has one.
    struct Pieces {
        bytes: io::Cursor<Vec<u8>>,
        state: u64,
        largest: u64,
        error: Option<io::Error>,
    }

    impl Read for Pieces {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let size = usize::try_from((self.state >> 33) % self.largest).unwrap() + 1;
            let wanted = buffer.len().min(size);
            match self.bytes.read(&mut buffer[..wanted])? {
                0 => self.error.take().map_or(Ok(0), Err),
                read => Ok(read),
            }
        }
    }

    fn blocks(bytes: &[u8], form: Form, largest: u64, error: Option<io::Error>) -> Blocks {
        let reader = Box::new(Pieces { bytes: io::Cursor::new(bytes.to_vec()), state: largest, largest, error });
        Blocks::new(Opened { form, reader, broken: None })
    }

    fn long() -> Vec<u8> {
        let mut bytes = Vec::new();
        for n in 0.. {
            let top = "BỘ TÀI CHÍNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 200/2014/TT-BTC\n\nTHÔNG TƯ\nVề kế toán\n\n";
            bytes.extend(top.as_bytes());
            bytes.extend(format!("Điều {n}. Áp dụng\nTheo Nghị định số {n}/2020/NĐ-CP.\n").repeat(700 + n % 13).as_bytes());
            if n % 30 == 7 {
                bytes.push(0xFF);
            }
            if bytes.len() > 3 << 20 {
                return bytes;
            }
        }
        bytes
    }

    #[test]
    fn blocks_do_not_depend_on_how_the_bytes_arrive() {
        let bytes = long();
        for form in [Form::Text, Form::JsonLines] {
            let whole: Vec<Block> = blocks(&bytes, form, u64::MAX, None).map(Result::unwrap).collect();
            assert!(whole.len() > 2);
            let mut at = 0;
            for block in &whole {
                assert_eq!((block.start, block.place), (at, (1 + line_breaks(&bytes[..at]), 1)));
                assert!(block.bytes.len() <= MOST);
                if form == Form::Text && at > 0 {
                    assert!(block.bytes.starts_with("BỘ TÀI CHÍNH".as_bytes()) || block.bytes.starts_with(b"\xFF"));
                }
                at += block.bytes.len();
            }
            assert_eq!(at, bytes.len());
            for largest in [9_000, 3 << 20] {
                let pieces = blocks(&bytes, form, largest, None).map(Result::unwrap);
                let same = pieces.zip(&whole).filter(|(a, b)| (a.start, a.place, &a.bytes) == (b.start, b.place, &b.bytes)).count();
                assert_eq!(same, whole.len(), "{form:?} {largest}");
            }
        }
    }

    #[test]
    fn broken_bytes_of_all_blocks_are_one_fault() {
        let bytes = long();
        let found = blocks(&bytes, Form::Text, 60_000, None).map(|block| block.unwrap().text().1);
        let all = found.reduce(Broken::both).flatten().unwrap();
        let at = bytes.iter().position(|b| *b == 0xFF).unwrap();
        let count = bytes.iter().filter(|b| **b == 0xFF).count();
        assert_eq!(all, Broken { at, line: 1 + line_breaks(&bytes[..at]), byte: 0xFF, count });
        assert!(count > 1);
    }

    #[test]
    fn what_comes_before_an_error_is_read() {
        let read = |bytes: &[u8]| blocks(bytes, Form::Text, 10, Some(io::Error::other("gone"))).collect::<Vec<_>>();
        assert!(matches!(&read(b"a text")[..], [Ok(block), Err(Reason::Unreadable(_))] if block.bytes == b"a text"));
        assert!(matches!(&read(b"")[..], [Err(Reason::Unreadable(_))]));
        let empty: Vec<_> = blocks(b"", Form::Text, 10, None).collect();
        assert!(matches!(&empty[..], [Ok(block)] if block.bytes.is_empty()));
        let binary: Vec<_> = blocks(&[0x80; 4 << 20], Form::Text, 1 << 20, None).collect();
        assert!(matches!(&binary[..], [Err(Reason::NotUtf8 { at: 0, broken: None, .. })]));
    }

    #[test]
    fn a_line_is_never_cut() {
        let long = "x".repeat(5 << 20);
        let bytes = format!("{{}}\n{long}\n{{}}");
        let found: Vec<Block> = blocks(bytes.as_bytes(), Form::JsonLines, 1 << 20, None).map(Result::unwrap).collect();
        let lengths: Vec<_> = found.iter().map(|b| (b.bytes.len(), b.place.0)).collect();
        assert_eq!(lengths, [(3, 1), (long.len() + 3, 2)]);
    }
}
