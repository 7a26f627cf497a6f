//! A finding like a compiler's message: the place, the lines with carets, the rule and the suggested form.

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};
use viendan::lint::{Finding, Severity};
use viendan::{Language, Span};

use super::places::Places;
use crate::output::is_coloured;

/// Columns of a line that are shown; a paragraph is one line of a text.
const WIDTH: usize = 120;

pub fn message(file: &str, places: &Places<'_>, finding: &Finding, language: Language) -> String {
    let level = level(finding.severity(), language);
    let title = level.primary_title(finding.message(language)).id(finding.rule().id());
    let snippet = snippet(file, places, finding.span(), AnnotationKind::Primary, None);
    let mut group = title.element(snippet);
    if let Some(earlier) = finding.earlier() {
        let here = match language {
            Language::English => "here",
            _ => "ở đây",
        };
        group = group.element(self::snippet(file, places, earlier, AnnotationKind::Context, Some(here)));
    }
    group = group.element(note(language).message(finding.rule().source(language)));
    if let Some(suggestion) = finding.suggestion() {
        group = group.element(help(language).message(match language {
            Language::English => format!("write “{suggestion}”"),
            _ => format!("viết “{suggestion}”"),
        }));
    }
    let renderer = if is_coloured() { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(WIDTH).render(&[group])
}

/// The lines of a span with the span marked.
fn snippet<'s>(
    file: &'s str,
    places: &Places<'s>,
    span: Span,
    kind: AnnotationKind,
    label: Option<&'s str>,
) -> Snippet<'s, Annotation<'s>> {
    let lines = places.lines(span);
    let text = lines.slice(places.text()).unwrap_or_default();
    let annotation = kind.span(shifted(span, lines).range());
    Snippet::source(text).path(file).line_start(places.of(lines.start).0).annotation(annotation.label(label))
}

/// The span as a place of the lines that hold it.
const fn shifted(span: Span, lines: Span) -> Span {
    Span::new(span.start - lines.start, span.end - lines.start)
}

fn level(severity: Severity, language: Language) -> Level<'static> {
    let (level, name) = match severity {
        Severity::Error => (Level::ERROR, "lỗi"),
        Severity::Warning => (Level::WARNING, "cảnh báo"),
        _ => (Level::NOTE, "ghi chú"),
    };
    if language == Language::English { level } else { level.with_name(name) }
}

fn note(language: Language) -> Level<'static> {
    if language == Language::English { Level::NOTE } else { Level::NOTE.with_name("căn cứ") }
}

fn help(language: Language) -> Level<'static> {
    if language == Language::English { Level::HELP } else { Level::HELP.with_name("gợi ý") }
}
