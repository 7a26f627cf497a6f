//! `viendan extract`: every mention of files, folders or standard input.

use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use viendan::{Extractor, Kind};

use crate::Status;
use crate::blocks::{Block, Broken, Form};
use crate::feed::{Feed, Piece};
use crate::input::{Fault, Reason, Source, collect};
use crate::lang::tr;
use crate::order::{in_order, jobs};
use crate::output::complain;
use crate::parts::end_of_part;
use crate::records::text_of;
use crate::store::{Found, Store, Target};
use crate::write::pretty::{Color, Styles};
use crate::write::{Format, Lead, Place, Writer};

/// Print every mention of a legal document, with its place in bytes.
///
/// Inputs of any length are read in a few MB of memory for each thread, and the output is the same for any number of threads.
/// A text of more than 1 MiB is taken for a collection: it is cut before the first letterhead after each MiB or, where none comes
/// within another MiB, before the last article, paragraph, line or word there, and each part is read as a text of its own.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders (every text below them that is not hidden: .txt, .md, .html, .docx, .pdf), patterns such as `*.docx`, or
    /// `-` for standard input, which is read where no path is given. A file whose name ends in .jsonl holds one record with a text
    /// a line, one in .parquet one a row. Each of these may be packed: .gz, .zst.
    paths: Vec<PathBuf>,
    /// The form of the output [default: pretty on a terminal, else jsonl].
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only mentions of these kinds.
    #[arg(long, value_delimiter = ',', value_parser = PossibleValuesParser::new(KINDS.map(Kind::as_str)).try_map(|name| kind(&name)))]
    kinds: Vec<Kind>,
    /// A file with further names of laws, one a line (`Luật Tàu vũ trụ`); empty lines and lines that begin with # do not
    /// count.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// How many threads read; the output is the same for any number [default: one for each processor].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// The text's field in records of JSON Lines, or column of Parquet [default: text]. Where it is given, standard input holds
    /// records of JSON Lines, and folders give their .jsonl and .parquet files too.
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    /// A folder for the texts that were read, a file for each input: places are bytes of these. A document or a packed file has
    /// other bytes itself; records are not written.
    #[arg(long, value_name = "DIR")]
    emit_text: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
    /// When colours are used.
    #[arg(long, value_enum, default_value_t)]
    color: Color,
}

const KINDS: [Kind; 5] = [Kind::Numbered, Kind::Named, Kind::Own, Kind::Back, Kind::Implicit];

fn kind(name: &str) -> Result<Kind, &'static str> {
    KINDS.into_iter().find(|k| k.as_str() == name).ok_or("no such kind")
}

/// Reads the inputs one after another or several at once; the output is in the order of the inputs either way.
pub fn run(args: Args) -> io::Result<Status> {
    let paths = if args.paths.is_empty() { vec![PathBuf::from("-")] } else { args.paths };
    let label = paths.len() > 1 || paths.iter().any(|p| p.is_dir());
    let on_terminal = args.target.is_terminal();
    let format = args.format.unwrap_or(if on_terminal { Format::Pretty } else { Format::Jsonl });
    if on_terminal && format.ends_with_index() {
        complain(tr!("a Parquet file is nothing for a terminal: expected --output", "tệp Parquet không để in ra màn hình: cần --output"));
        return Ok(Status::Usage);
    }
    let styles = Styles::new(args.color.is_on(on_terminal));
    // Everything that an output depends on besides its input.
    let options = format!("{format:?} {:?} {:?} {:?} {label} {styles:?}", args.kinds, args.names, args.text_column);
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
    let (sources, faults) = collect(&paths, args.text_column.is_some());
    faults.iter().for_each(complain);
    let texts = args.emit_text.as_deref().map(|folder| Store::texts(folder, &sources)).transpose();
    let opened = args.target.open(&options, format, &sources);
    let (mut store, done, mut texts) = match opened.and_then(|(store, done)| Ok((store, done, texts?))) {
        Ok(opened) => opened,
        Err(refusal) => return refusal.end(),
    };
    let left = sources.get(done..).unwrap_or_default();
    let column = args.text_column.as_deref();
    let reader = Reader { extractor: extractor.build(), writer: Writer { format, styles }, label, emits: args.emit_text.is_some(), column };
    in_order(
        Feed::new(left, column),
        jobs(args.jobs),
        |(source, piece)| (source, reader.read(source, piece)),
        |(source, mut found)| {
            let kept = texts
                .as_mut()
                .is_none_or(|texts| found.text.take().is_none_or(|text| texts.write(source, &text)) && (!found.ends || texts.close()));
            kept && store.take(source, found)
        },
    );
    texts.map_or(Ok(false), Store::finish)?;
    let failed = store.finish()? || !faults.is_empty();
    Ok(if failed { Status::InputFailed } else { Status::Success })
}

/// How the inputs are read and printed.
#[derive(Debug)]
struct Reader<'a> {
    extractor: Extractor,
    writer: Writer,
    label: bool,
    /// Whether the texts are wanted.
    emits: bool,
    /// The text's field in records where the user names it.
    column: Option<&'a str>,
}

impl Reader<'_> {
    /// Reads a piece of an input.
    fn read(&self, source: &Source, piece: Piece) -> Found {
        let mut found = Found::default();
        match piece {
            Piece::Block(block) => self.read_block(source, &block, &mut found),
            Piece::Failed(reason) => found.faults.push(Fault::new(source, reason)),
            Piece::End => found.ends = true,
            Piece::Whole => {
                found.ends = true;
                match source.blocks(self.column) {
                    Ok(blocks) => blocks.for_each(|block| match block {
                        Ok(block) => self.read_block(source, &block, &mut found),
                        Err(reason) => found.faults.push(Fault::new(source, reason)),
                    }),
                    Err(reason) => found.faults.push(Fault::new(source, reason)),
                }
            }
        }
        found
    }

    fn read_block(&self, source: &Source, block: &Block, found: &mut Found) {
        let (text, broken) = block.text();
        found.broken = Broken::both(found.broken, broken);
        let file = self.label.then(|| source.to_string());
        found.bytes += block.bytes.len();
        if block.start == 0
            && let Some(file) = &file
        {
            self.writer.begin(&mut found.output, file);
        }
        let (line, column) = block.place;
        if block.form == Form::Text {
            if self.emits {
                found.text.get_or_insert_default().push_str(&text);
            }
            self.read_text(&text, &Lead::new(file.as_deref(), None), Place { line, column, byte: 0 }, block.start, found);
            return;
        }
        for (line, record) in (line..).zip(text.lines()).filter(|(_, record)| !record.trim().is_empty()) {
            match text_of(record, self.column.unwrap_or("text")) {
                Ok(text) => {
                    self.writer.begin_record(&mut found.output, line);
                    self.read_record(&text, &Lead::new(file.as_deref(), Some(line)), found);
                }
                Err(what) => found.faults.push(Fault::new(source, Reason::Record { line, what })),
            }
        }
    }

    /// Prints each mention of a record's text, which is cut into parts where it is long, as that of a file is.
    fn read_record(&self, text: &str, lead: &Lead, found: &mut Found) {
        let (mut start, mut place) = (0, Place::default());
        loop {
            let rest = text.get(start..).unwrap_or_default();
            let part = rest.get(..end_of_part(rest.as_bytes())).unwrap_or(rest);
            self.read_text(part, lead, place, start, found);
            start += part.len();
            if start == text.len() {
                break;
            }
            place = Place { byte: 0, ..place.advance(part, part.len()) };
        }
    }

    /// Prints each mention of a text that begins at `place` and at byte `start` of what it is part of.
    fn read_text(&self, text: &str, lead: &Lead, mut place: Place, start: usize, found: &mut Found) {
        for mention in self.extractor.mentions(text) {
            found.counts.add(mention.kind());
            self.writer.mention(&mut found.output, lead, text, start, mention, &mut place);
        }
    }
}
