//! `viendan completions` and `viendan man`: what shells and manuals say of the command, from its definitions.

use std::io;
use std::path::PathBuf;

use clap::Command;
use clap_complete::{Shell, generate};
use clap_mangen::{Man, generate_to};

use crate::Status;
use crate::output::{Output, named};

/// Print the completions of the command for a shell.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the manual page of `viendan`, or write those of all commands into a folder.
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// A folder for the pages: viendan.1, viendan-extract.1 and so on.
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Prints the completions.
pub fn completions(args: &CompletionsArgs, mut command: Command) -> io::Result<Status> {
    let mut text = Vec::new();
    generate(args.shell, &mut command, "viendan", &mut text);
    print(&text)
}

/// Prints or writes the pages.
pub fn man(args: &ManArgs, command: Command) -> io::Result<Status> {
    match &args.output {
        Some(folder) => {
            let written = std::fs::create_dir_all(folder).and_then(|()| generate_to(command, folder));
            written.map_err(|error| named(&folder.display().to_string(), &error))?;
            Ok(Status::Success)
        }
        None => {
            let mut text = Vec::new();
            Man::new(command).render(&mut text)?;
            print(&text)
        }
    }
}

fn print(text: &[u8]) -> io::Result<Status> {
    let mut out = Output::stdout();
    // The writer keeps its own error, which `finish` gives.
    let _ = std::fmt::Write::write_str(&mut out, &String::from_utf8_lossy(text));
    out.finish()?;
    Ok(Status::Success)
}
