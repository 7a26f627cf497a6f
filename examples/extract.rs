//! Prints the mentions of files, or of the sample texts beside this file.
//!
//! ```sh
//! cargo run --example extract -- examples/texts/news.txt
//! ```

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    if paths.is_empty() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/texts");
        paths = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
        paths.sort();
    }
    for path in paths {
        let text = fs::read_to_string(&path)?;
        println!("{}", path.display());
        for mention in viendan::extract(&text) {
            println!("{:>6}  {}", mention.span.start, mention.quote(&text));
            println!("        = {} ({}, {})", mention.reference, mention.kind(), mention.relation);
        }
    }
    Ok(())
}
