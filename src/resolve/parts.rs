//! The provisions of a link: pointers such as `Điều này` made absolute, and checked against the target's structure.

use super::Resolution;
use crate::corpus::{Corpus, DocumentKey};
use crate::model::{Level, Provision, ProvisionPath, ProvisionStep, Provisions};

/// The provisions as places of their document, seen from where the mention stands: `khoản này` becomes the clause, and a
/// clause without an article belongs to the article around it.
pub(crate) fn absolute(cited: &Provisions, here: Option<&ProvisionPath>) -> Provisions {
    cited.iter().map(|part| with_paths(part, |path| absolute_path(path, here))).collect()
}

fn with_paths(part: &Provision, change: impl Fn(&ProvisionPath) -> ProvisionPath) -> Provision {
    match part.through() {
        None => Provision::single(change(part.path())),
        Some(to) => Provision::range(change(part.path()), change(to)),
    }
}

fn absolute_path(path: &ProvisionPath, here: Option<&ProvisionPath>) -> ProvisionPath {
    let Some(here) = here else { return path.clone() };
    let outermost = path.steps().first().map(ProvisionStep::level);
    let around =
        here.steps().iter().filter(|s| s.level() >= Level::Dieu && outermost.is_some_and(|o| o > Level::Dieu && s.level() < o)).cloned();
    let named = path.steps().iter().map(|step| match here.number(step.level()) {
        Some(number) if step.is_this() => ProvisionStep::new(step.level(), number),
        _ => step.clone(),
    });
    ProvisionPath::new(around.chain(named))
}

/// Those of the provisions that the document does not have, where `lacks` knows.
pub(super) fn missing(
    resolution: &Resolution,
    parts: &Provisions,
    lacks: &mut impl FnMut(DocumentKey, &ProvisionPath) -> bool,
) -> Vec<Provision> {
    let Some(document) = resolution.document() else { return Vec::new() };
    let mut absent = |path: &ProvisionPath| !path.is_relative() && readable(path).is_some_and(|p| lacks(document, &p));
    parts.iter().filter(|part| absent(part.path()) || part.through().is_some_and(&mut absent)).cloned().collect()
}

/// Whether the document's text does not have the provision, as far as the corpus has its text. A structure without articles
/// says nothing.
pub(super) fn is_absent(corpus: &Corpus, document: DocumentKey, path: &ProvisionPath) -> bool {
    // The structure of a text is read when it is first asked for: not for a mention of the whole document.
    corpus.outline(document).is_some_and(|outline| outline.lacks(path))
}

/// The path down to the levels that an outline has; `None` where it begins below or beside them.
fn readable(path: &ProvisionPath) -> Option<ProvisionPath> {
    let known =
        |l: Level| matches!(l, Level::Phan | Level::Chuong | Level::Muc | Level::TieuMuc | Level::Dieu | Level::Khoan | Level::Diem);
    let steps: Vec<ProvisionStep> = path.steps().iter().take_while(|s| known(s.level())).cloned().collect();
    let rooted = steps.first().is_some_and(|s| s.level() <= Level::Dieu);
    rooted.then(|| ProvisionPath::new(steps))
}
