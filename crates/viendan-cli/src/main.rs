//! The `viendan` command: one module for each subcommand, and what they share. Inputs are found by [`input`], cut
//! into pieces by [`blocks`] and [`feed`], worked on at once by [`order`], and written by [`store`] and [`output`].

mod annotate;
mod blocks;
mod encoding;
mod explain;
mod extract;
mod feed;
mod graph;
mod help;
mod input;
mod lang;
mod link;
mod lint;
mod manual;
mod meter;
mod order;
mod output;
mod parse;
mod parts;
mod read;
mod records;
mod store;
mod write;

use std::io::{self, Write as _};
use std::panic;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use lang::Lang;

/// Reads Vietnamese legal citations.
#[derive(Debug, Parser)]
#[command(name = "viendan", version, arg_required_else_help = true, after_help = EXIT_STATUSES)]
struct Cli {
    /// The language of help and messages [default: that of LC_ALL, LC_MESSAGES or LANG, if it is Vietnamese; else English].
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Args),
    Parse(parse::Args),
    Link(link::Args),
    Annotate(annotate::Args),
    Graph(graph::Args),
    Lint(lint::Args),
    Explain(explain::Args),
    Completions(manual::CompletionsArgs),
    Man(manual::ManArgs),
}

const EXIT_STATUSES: &str = "\
Exit status:
  0  everything was read
  1  some input could not be read; the rest was
  2  the command line is wrong
  3  the output could not be written
  4  viendan lint found what cannot be right
A reader that closes the pipe early, as `head` does, ends the command with 0.";

/// What a subcommand that could write its output says at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// Everything was read.
    Success,
    /// Some input was not read; each one has been named on standard error.
    InputFailed,
    /// The command line asks for something that is not there.
    Usage,
    /// Everything was read, and some of it is wrong.
    Findings,
}

fn main() -> ExitCode {
    quiet_readers();
    lang::choose();
    let definition = match lang::lang() {
        Lang::En => Cli::command(),
        Lang::Vi => help::vietnamese(Cli::command()),
    };
    let cli = match definition.clone().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return refused(&error),
    };
    lang::ask(cli.lang);
    let ended = match cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Parse(args) => parse::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Lint(args) => lint::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Completions(args) => manual::completions(&args, definition),
        Command::Man(args) => manual::man(&args, definition),
    };
    match ended {
        Ok(Status::Success) => ExitCode::SUCCESS,
        Ok(Status::InputFailed) => ExitCode::from(1),
        Ok(Status::Usage) => ExitCode::from(2),
        Ok(Status::Findings) => ExitCode::from(4),
        // Whoever reads has had enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(error);
            ExitCode::from(3)
        }
    }
}

/// Says what is wrong with the command line, or gives the help that it asks for.
fn refused(error: &clap::Error) -> ExitCode {
    let said = if lang::lang() == Lang::Vi && error.use_stderr() { help::vietnamese_error(error) } else { None };
    match said {
        Some(said) => {
            let _ = io::stderr().write_all(said.as_bytes());
        }
        None => {
            let _ = error.print();
        }
    }
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// Readers of documents may panic on hostile ones, which is then told as an error of the file.
fn quiet_readers() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !read::is_guarded() {
            usual(info);
        }
    }));
}
