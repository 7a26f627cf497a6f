//! `viendan annotate`: a page of HTML for each text, with its citations marked.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use viendan::export::{Page, UrlTemplate, annotate_html};
use viendan::{Citing, Corpus, Letterhead, Record, Resolver};

use crate::Status;
use crate::input::{Source, collect};
use crate::lang;
use crate::link;
use crate::output::{Output, complain, named};

/// Make a page of HTML of a text: its citations marked by kind, what each says on a card, the cited documents listed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts: files, folders, or `-` for standard input.
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// Where the page goes instead of standard output: a file, or a folder (one that is there, or a name that ends in /) with a page
    /// for each text.
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// The documents that citations can lead to: JSON Lines as `viendan link` reads them, or a folder of texts.
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// Where documents are found, such as `https://example.org/{type}/{key}`. Placeholders: {key} (the number, else the name),
    /// {type}, {number}, {year}, {eid} (the provision), {id} (in the corpus). No link where a document lacks one; {eid} may be empty.
    #[arg(long, value_name = "URL")]
    url: Option<UrlTemplate>,
}

/// Makes the pages; what could not be read is named on standard error.
pub fn run(args: &Args) -> io::Result<Status> {
    let mut corpus = Corpus::new();
    let mut read_all = true;
    if let Some(path) = &args.corpus {
        match load(path, &mut corpus) {
            Some(whole) => read_all = whole,
            None => return Ok(Status::Usage),
        }
    }
    let (sources, faults) = collect(&args.paths, false);
    faults.iter().for_each(complain);
    read_all &= faults.is_empty();
    let folder = args.output.as_deref().filter(|path| path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/"));
    if folder.is_none() && sources.len() > 1 {
        complain(format_args!(
            "{} texts make {} pages: expected --output with a folder, such as --output pages/",
            sources.len(),
            sources.len()
        ));
        return Ok(Status::Usage);
    }
    if let Some(folder) = folder {
        fs::create_dir_all(folder).map_err(|error| named(&folder.display().to_string(), &error))?;
    }
    let names = names(&sources);
    let mut page = Page::new().language(lang::of_page());
    if let Some(url) = &args.url {
        page = page.url(url.clone());
    }
    if folder.is_some() {
        page = sources.iter().zip(&names).fold(page, |page, (source, name)| page.file(source.stem(), format!("{name}.html")));
    }
    let resolver = args.corpus.as_ref().map(|_| Resolver::new(&corpus));
    for (source, name) in sources.iter().zip(&names) {
        let mut faults = Vec::new();
        let text = source.read(&mut faults);
        faults.iter().for_each(complain);
        read_all &= faults.is_empty();
        let Some(text) = text else { continue };
        let html = html(&text, &source.stem(), resolver.as_ref(), &page);
        let mut out = match (folder, &args.output) {
            (Some(folder), _) => Output::file(&folder.join(format!("{name}.html")), 0)?,
            (None, Some(file)) => Output::file(file, 0)?,
            (None, None) => Output::stdout(),
        };
        // The writer keeps its own error, which `finish` gives.
        let _ = out.write_str(&html);
        out.finish()?;
    }
    Ok(if read_all { Status::Success } else { Status::InputFailed })
}

fn html(text: &str, id: &str, resolver: Option<&Resolver<'_>>, page: &Page) -> String {
    // A fragment without a letterhead is called by its file.
    let titled;
    let page = if Letterhead::read(text).number.is_some() {
        page
    } else {
        titled = page.clone().title(id);
        &titled
    };
    let Some(resolver) = resolver else { return annotate_html(text, &viendan::extract(text), page) };
    let corpus = resolver.corpus();
    let citing = match corpus.key_of(id) {
        Some(key) => Citing::document(corpus, key),
        None => Citing::record(&Record::from_text(id, text)),
    };
    annotate_html(text, (corpus, resolver.link(text, &citing).as_slice()), page)
}

/// Reads the documents that there are; gives whether all were taken, `None` once it has been said why they cannot be read.
pub fn load(path: &Path, corpus: &mut Corpus) -> Option<bool> {
    if !path.is_dir() {
        return link::load(path, corpus);
    }
    let (sources, mut faults) = collect(&[path.to_path_buf()], false);
    for source in sources {
        if let Some(text) = source.read(&mut faults) {
            corpus.add(Record::from_text(source.stem(), text));
        }
    }
    faults.iter().for_each(complain);
    Some(faults.is_empty())
}

/// A name for the page of each source, that of the file; of several of one name the later are numbered.
fn names(sources: &[Source]) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let number = |source: &Source| {
        let stem = source.stem();
        let n = taken.entry(stem.clone()).or_insert(0);
        *n += 1;
        if *n == 1 { stem } else { format!("{stem}-{n}") }
    };
    sources.iter().map(number).collect()
}
