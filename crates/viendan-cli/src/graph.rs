//! `viendan graph`: who cites what, of all the texts.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

use clap::ValueEnum;
use viendan::export::{Page, UrlTemplate, graph_html, write_csv, write_dot, write_graphml};
use viendan::{Corpus, DocumentKey, Graph, Link, Resolver};

use crate::Status;
use crate::lang;
use crate::link::{Inputs, Text, link, links_of};
use crate::output::complain;
use crate::store::open_whole;

/// Link texts and write who cites what: as a page to look at, or for programs that read graphs.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Html)]
    format: Format,
    /// The file that the output goes to instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Where the page's documents are found, such as `https://example.org/{id}`; placeholders as in `viendan annotate`.
    #[arg(long, value_name = "URL")]
    url: Option<UrlTemplate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page to look at.
    Html,
    /// A graph, as Gephi and NetworkX read it.
    Graphml,
    /// A graph, as Graphviz reads it.
    Dot,
    /// One row for each use of a provision.
    Csv,
}

/// Who cites, and the links of its text.
type Linked = Vec<(Option<DocumentKey>, String, Vec<Link>)>;

/// Links the texts and writes the graph; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let mut corpus = Corpus::new();
    let Some((sources, mut failed)) = args.inputs.open(&mut corpus) else { return Ok(Status::Usage) };
    let mut out = match open_whole(args.output.as_deref()) {
        Ok(out) => out,
        Err(refusal) => return refusal.end(),
    };
    let work = args.inputs.work(&sources, 0, &mut corpus);
    let resolver = Resolver::new(&corpus);
    let mut graph = Graph::new(&corpus);
    let one = |text: &Text, linked: &mut Linked| linked.push((text.key(&corpus), text.id.clone(), links_of(&resolver, text).1));
    link(work, args.inputs.jobs(), one, |source, found, linked| {
        for (key, id, links) in linked {
            match key {
                Some(key) => graph.add_document(key, &links),
                None => graph.add_text(id, &links),
            }
        }
        let faults = found.faults(source);
        faults.iter().for_each(complain);
        failed |= !faults.is_empty();
        true
    });
    // The writer keeps its own error, which `finish` gives.
    let _ = match args.format {
        Format::Html => out.write_str(&graph_html(&graph, &page(args))),
        Format::Graphml => write_graphml(&mut out, &graph),
        Format::Dot => write_dot(&mut out, &graph),
        Format::Csv => write_csv(&mut out, &graph),
    };
    out.finish()?;
    Ok(if failed { Status::InputFailed } else { Status::Success })
}

fn page(args: &Args) -> Page {
    let page = Page::new().language(lang::of_page());
    match &args.url {
        Some(url) => page.url(url.clone()),
        None => page,
    }
}
