//! `viendan lint`: slips in the citations of texts.

mod places;
mod pretty;
mod sarif;

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::json;
use viendan::lint::{Finding, Linter, Severity, UnknownRule, rules};
use viendan::{Corpus, Language};

use crate::Status;
use crate::annotate::load;
use crate::input::collect;
use crate::lang;
use crate::output::{Output, complain};
use places::Places;

/// Say which citations of texts cannot be right, and which the drafting rules would write otherwise.
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit status: as of every command; and 4 if there are findings of level error.")]
pub struct Args {
    /// Texts: files, folders, or `-` for standard input.
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Pretty)]
    format: Format,
    /// The documents that there are, JSON Lines as `viendan link` reads them, or a folder of texts: their dates, their provisions
    /// and which replaced which are checked too.
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// The slightest findings to tell.
    #[arg(long, value_enum, default_value_t = Level::Warning)]
    level: Level,
    /// Switches a rule off; several are parted by commas.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
    /// Makes the findings of a rule errors; several are parted by commas.
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,
    /// Prints the table of rules instead: id, level, what it says, where it comes from.
    #[arg(long)]
    rules: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Like a compiler's messages.
    Pretty,
    /// One JSON object a finding.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    /// Form alone.
    Note,
    /// What is likely a slip.
    Warning,
    /// What cannot be right.
    Error,
}

impl Level {
    const fn severity(self) -> Severity {
        match self {
            Level::Note => Severity::Note,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

/// How many findings there were of each severity, and how many were too slight to be told.
#[derive(Debug, Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
    untold: usize,
}

/// Prints what is found; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let language = lang::of_messages();
    if args.rules {
        return table(language);
    }
    let mut corpus = Corpus::new();
    let mut read_all = true;
    if let Some(path) = &args.corpus {
        match load(path, &mut corpus) {
            Some(whole) => read_all = whole,
            None => return Ok(Status::Usage),
        }
    }
    let mut linter = match switched(args) {
        Ok(linter) => linter,
        Err(error) => {
            complain(format_args!("{error}; viendan lint --rules prints them all"));
            return Ok(Status::Usage);
        }
    };
    if args.corpus.is_some() {
        linter = linter.corpus(&corpus);
    }
    let (sources, faults) = collect(&args.paths, false);
    faults.iter().for_each(complain);
    read_all &= faults.is_empty();
    let mut out = Output::stdout();
    let mut log = sarif::Log::new(language);
    let mut counts = Counts::default();
    for source in &sources {
        let mut faults = Vec::new();
        let text = source.read(&mut faults);
        faults.iter().for_each(complain);
        read_all &= faults.is_empty();
        let Some(text) = text else { continue };
        let (file, places) = (source.to_string(), Places::new(&text));
        for finding in linter.lint(&text) {
            if !counts.take(&finding, args.level.severity()) {
                continue;
            }
            // The writer keeps its own error, which `finish` gives.
            let _ = match args.format {
                Format::Pretty => writeln!(out, "{}\n", pretty::message(&file, &places, &finding, language)),
                Format::Json => writeln!(out, "{}", object(&file, &places, &finding, language)),
                Format::Sarif => {
                    log.add(&file, &places, &finding);
                    Ok(())
                }
            };
        }
        if out.has_failed() {
            break;
        }
    }
    if args.format == Format::Sarif {
        let _ = writeln!(out, "{:#}", log.finish());
    }
    out.finish()?;
    if args.format == Format::Pretty {
        counts.say(language);
    }
    Ok(match (read_all, counts.errors) {
        (false, _) => Status::InputFailed,
        (true, 0) => Status::Success,
        (true, _) => Status::Findings,
    })
}

fn switched(args: &Args) -> Result<Linter<'static>, UnknownRule> {
    let linter = args.allow.iter().try_fold(Linter::new(), |linter, rule| linter.allow(rule))?;
    args.deny.iter().try_fold(linter, |linter, rule| linter.deny(rule))
}

impl Counts {
    /// Counts a finding; gives whether it is to be told.
    fn take(&mut self, finding: &Finding, level: Severity) -> bool {
        let told = finding.severity() >= level;
        *match finding.severity() {
            _ if !told => &mut self.untold,
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            _ => &mut self.notes,
        } += 1;
        told
    }

    /// The last line, on standard error.
    fn say(&self, language: Language) {
        let Counts { errors, warnings, notes, untold } = self;
        let (found, more) = match language {
            Language::English => (
                format!("{}, {}, {}", counted(*errors, "error"), counted(*warnings, "warning"), counted(*notes, "note")),
                format!("; {} left out (--level note)", counted(*untold, "slighter finding")),
            ),
            _ => {
                (format!("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú"), format!("; bỏ qua {untold} ghi chú nhẹ hơn (--level note)"))
            }
        };
        complain(format_args!("{found}{}", if *untold > 0 { &more } else { "" }));
    }
}

/// `1 error`, `2 errors`.
fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The table of rules, its columns parted by tabs.
fn table(language: Language) -> io::Result<Status> {
    let mut out = Output::stdout();
    for rule in rules() {
        let _ = writeln!(out, "{}\t{}\t{}\t{}", rule.id(), rule.severity(), rule.summary(language), rule.source(language));
    }
    out.finish()?;
    Ok(Status::Success)
}

/// One finding as a flat object: places in bytes, and in lines and columns of characters from 1.
fn object(file: &str, places: &Places<'_>, finding: &Finding, language: Language) -> serde_json::Value {
    let span = finding.span();
    let ((line, column), (end_line, end_column)) = (places.of(span.start), places.of(span.end));
    json!({
        "file": file,
        "rule": finding.rule().id(),
        "level": finding.severity().as_str(),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": span.slice(places.text()),
        "message": finding.message(language),
        "source": finding.rule().source(language),
        "suggestion": finding.suggestion(),
        "earlier": finding.earlier().map(|e| places.of(e.start).0),
    })
}
