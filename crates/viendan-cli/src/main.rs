//! The `viendan` command: one module for each subcommand, and what they share. Inputs are found by [`input`], cut
//! into pieces by [`blocks`] and [`feed`], worked on at once by [`order`], and written by [`store`] and [`output`].

mod annotate;
mod blocks;
mod encoding;
mod extract;
mod feed;
mod graph;
mod input;
mod link;
mod order;
mod output;
mod parse;
mod parts;
mod print;
mod read;
mod records;
mod store;

use std::io;
use std::panic;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads Vietnamese legal citations.
#[derive(Debug, Parser)]
#[command(name = "viendan", version, arg_required_else_help = true, after_help = EXIT_STATUSES)]
struct Cli {
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
}

const EXIT_STATUSES: &str = "\
Exit status:
  0  everything was read
  1  some input could not be read; the rest was
  2  the command line is wrong
  3  the output could not be written
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
}

fn main() -> ExitCode {
    quiet_readers();
    let cli = Cli::parse();
    let ended = match cli.command {
        Command::Extract(args) => extract::run(args),
        Command::Parse(args) => parse::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Annotate(args) => annotate::run(&args),
        Command::Graph(args) => graph::run(&args),
    };
    match ended {
        Ok(Status::Success) => ExitCode::SUCCESS,
        Ok(Status::InputFailed) => ExitCode::from(1),
        Ok(Status::Usage) => ExitCode::from(2),
        // Whoever reads has had enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(error);
            ExitCode::from(3)
        }
    }
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
