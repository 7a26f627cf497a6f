//! The document and the provisions that a citation means: whether they exist, and were in force.

use super::{Findings, Known, Page, rules};
use crate::corpus::{Act, acts, acts_by_number};
use crate::language::Said;
use crate::model::{CitedDate, DocumentNumber, Kind, Level, Mention, Provision, ProvisionPath, Relation};
use crate::outline::Outline;
use crate::parse::lexeme::trim_gap_end;
use crate::resolve::{Citing, Link};

pub(super) fn check(page: &Page<'_>, known: Option<&Known<'_>>, findings: &mut Findings<'_, '_>) {
    for link in page.links {
        // Without a pointer to it, a provision of the text itself is only a guess.
        if link.mention.kind() == Kind::Own && !page.is_consolidated() {
            missing(page, link, (page.text, page.outline), findings);
        }
        if let Some(today) = page.date() {
            replaced_act(page, link, today, findings);
        }
    }
    let Some(known) = known else { return };
    let corpus = known.resolver.corpus();
    let mut same = page.record.number.iter().flat_map(|n| corpus.by_number(n));
    let citing = match (same.next(), same.next()) {
        (Some((own, _)), None) => Citing::document(corpus, own),
        _ => Citing::record(page.record),
    };
    for link in &known.resolver.link_with(page.text, page.outline, &citing) {
        let Some(document) = link.resolution.document().filter(|d| Some(*d) != citing.own()) else { continue };
        let Some(record) = corpus.get(document) else { continue };
        // Of an amending document a corpus often has what is its own alone.
        let amends = record.title.as_ref().is_some_and(|title| title.to_lowercase().contains("sửa đổi"));
        if let (false, Some(text), Some(outline)) = (amends, &record.text, corpus.outline(document)) {
            missing(page, link, (text, outline), findings);
        }
        let mention = &link.mention;
        if let (Some(cited), Some(date)) = (mention.date(), record.date)
            && cited.day_of_month().is_some()
            && date.day_of_month().is_some()
            && cited != date
            && cited.is_possible()
            // A record whose number denies its date is in no place to correct others.
            && record.number.as_ref().and_then(DocumentNumber::year).is_none_or(|year| year == date.year())
        {
            let message = Said::new(format!("văn bản này ban hành {date}"), format!("the document is of {}", date.iso()));
            findings.add(&rules::DATE_DIFFERS, page.dated(mention), message);
        }
        if let Some(today) = page.date().filter(|_| is_basis(page, mention))
            && let Some(edge) = known.graph.replaced_by(document, today)
        {
            let by = edge.from.id(corpus);
            let by = corpus.key_of(by).and_then(|k| corpus.get(k)).and_then(|r| r.number.as_ref()).map_or(by, |n| n.as_str());
            let message = Said::new(format!("đã bị {by} thay thế hoặc bãi bỏ"), format!("{by} replaced or repealed it"));
            findings.add(&rules::NO_LONGER_IN_FORCE, mention.span, message);
        }
    }
}

/// The parts that the document does not have. `of` is its text with its structure.
fn missing(page: &Page<'_>, link: &Link, of: (&str, &Outline), findings: &mut Findings<'_, '_>) {
    // What is added is not there yet, what was repealed no longer.
    let is_changed = matches!(link.mention.relation, Relation::SuaDoi | Relation::BaiBo | Relation::ThayThe);
    if link.missing.is_empty() || is_changed || page.is_quoted(link.mention.span.start) {
        return;
    }
    let absent = |p: &&Provision| is_absent(p.path(), of) || p.through().is_some_and(|to| is_absent(to, of));
    let all: Vec<String> = link.missing.iter().filter(absent).map(ToString::to_string).collect();
    if !all.is_empty() {
        let message = Said::new(format!("không có {}", all.join(", ")), format!("there is no {}", all.join(", ")));
        findings.add(&rules::DANGLING_PART, link.mention.span, message);
    }
}

/// Whether a document has no such provision for sure: the article that would hold it stands there with its clauses, and no
/// line of it begins with the number.
fn is_absent(path: &ProvisionPath, (text, outline): (&str, &Outline)) -> bool {
    // Sections and parts number what stands in appendices and forms too.
    let [article, inner @ ..] = path.steps() else { return false };
    // An inserted article (`Điều 26a`) often stands in the amending document alone.
    let is_counted = article.level() == Level::Dieu && article.number().bytes().all(|b| b.is_ascii_digit());
    if !is_counted || !is_whole(outline) || is_footnoted(path, outline) {
        return false;
    }
    let Some(node) = outline.find(&ProvisionPath::new([article.clone()])) else {
        return is_ended(text, outline)
            && !labels(text).any(|label| label.strip_prefix("Điều ").is_some_and(|l| begins(l, article.number())));
    };
    let within = node.text(text);
    let has = |level: Level| {
        let mut nodes = outline.nodes().iter().filter(|n| node.span().contains(n.span()));
        nodes.any(|n| n.level() == level)
    };
    let mut steps = inner.iter().filter(|s| matches!(s.level(), Level::Khoan | Level::Diem)).peekable();
    steps.peek().is_some() && steps.any(|step| has(step.level()) && !labels(within).any(|label| begins(label, step.number())))
}

/// Whether the last article says when the document takes effect, or who carries it out: the text is not cut off before.
fn is_ended(text: &str, outline: &Outline) -> bool {
    let last = outline.nodes().iter().rfind(|n| n.level() == Level::Dieu);
    let heading = last.and_then(|n| n.text(text).lines().next()).unwrap_or_default();
    ["hiệu lực", "Hiệu lực", "thi hành", "thực hiện"].iter().any(|w| heading.contains(w))
}

/// What each line begins with, after marks of quotation and of lists.
fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(|line| line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '-' | '*' | '|' | '#')))
}

fn begins(label: &str, number: &str) -> bool {
    label.strip_prefix(number).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}

/// `khoản 241 Điều 10`: clause 2 with the mark of footnote 41.
fn is_footnoted(path: &ProvisionPath, outline: &Outline) -> bool {
    path.steps().iter().filter_map(|s| Some((s, s.number().parse::<usize>().ok()?))).any(|(step, number)| {
        let like_it = outline.nodes().iter().filter(|n| n.level() == step.level());
        let most = like_it.filter_map(|n| n.number().parse().ok()).max().unwrap_or(0);
        number > 2 * most.max(10)
    })
}

/// Whether the articles of a text run from the first to the last: then one that is not there does not exist.
fn is_whole(outline: &Outline) -> bool {
    let articles = outline.nodes().iter().filter(|n| n.level() == Level::Dieu);
    let numbers: Vec<u32> = articles.filter_map(|n| n.number().parse().ok()).collect();
    let runs = numbers.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1 || a == b));
    numbers.first() == Some(&1) && numbers.len() > 1 && runs
}

/// An act of the built-in table that another had replaced.
fn replaced_act(page: &Page<'_>, link: &Link, today: CitedDate, findings: &mut Findings<'_, '_>) {
    let mention = &link.mention;
    if !is_basis(page, mention) {
        return;
    }
    let Some((act, until)) = act_of(mention).and_then(|act| Some((act, act.out_of_force_from()?))) else { return };
    if until <= today {
        let by = act.replaced_by();
        let message = Said::new(
            format!("hết hiệu lực từ {until}, được thay thế bởi {by}"),
            format!("no longer in force since {}, replaced by {by}", until.iso()),
        );
        findings.add(&rules::NO_LONGER_IN_FORCE, mention.span, message);
    }
}

/// The one act that a citation by number, or by name and year, can mean.
fn act_of(mention: &Mention) -> Option<&'static Act> {
    let date = mention.date();
    let found: Vec<&'static Act> = match (mention.number(), mention.name()) {
        // Laws and resolutions of the National Assembly share their numbers.
        (Some(number), _) => acts_by_number(number, date).filter(|a| mention.document_type() == Some(a.document_type())).collect(),
        (None, Some(name)) => {
            let year = date?.year();
            acts(name).filter(|a| a.passed().is_some_and(|p| p.year() == year)).collect()
        }
        _ => return None,
    };
    match found.as_slice() {
        [act] => Some(act),
        _ => None,
    }
}

/// Whether the document is the basis of the text (`Căn cứ …`), so that it has to be in force; not one that only tells what
/// amended the basis.
fn is_basis(page: &Page<'_>, mention: &Mention) -> bool {
    let before = page.body().get(..mention.span.start).map(trim_gap_end);
    matches!(mention.kind(), Kind::Numbered | Kind::Named)
        && mention.relation == Relation::CanCu
        && before.is_some_and(|b| b.ends_with("Căn cứ") || b.ends_with("căn cứ"))
        && !page.is_consolidated()
        && !page.is_quoted(mention.span.start)
}
