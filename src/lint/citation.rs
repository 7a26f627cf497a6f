//! The form of a whole citation: labels, capitals, the order of provisions, what the first citation has to say.

use std::collections::HashSet;

use super::written::Written;
use super::{Findings, Page, rules};
use crate::assemble::is_line_start;
use crate::language::Said;
use crate::model::{Family, Kind, Level, Mention, Relation};
use crate::normalise::is_word_char;
use crate::parse::document::tail;
use crate::parse::document_type::type_phrase;
use crate::parse::lexeme::{gap, last_word, phrase, trim_gap_end};
use crate::parse::name::is_law_code;
use crate::resolve::Link;
use crate::span::Span;

pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    let mut seen = HashSet::new();
    for link in page.links {
        let mention = &link.mention;
        type_capital(page, mention, findings);
        part_capital(page, mention, findings);
        part_order(page, mention, findings);
        if mention.kind() == Kind::Numbered {
            label(page, mention, findings);
            if seen.insert(mention.key()) {
                first(page, link, findings);
            }
        }
    }
}

/// `Nghị định 30/2020/NĐ-CP`.
fn label(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    let standard = mention.document_type().is_some_and(|t| t.family() == Family::Standard);
    let Some(number) = mention.number().filter(|n| n.code().is_some() && !standard) else { return };
    let Some(written) = Written::new(page.core(mention), mention) else { return };
    let before = trim_gap_end(written.core.get(..written.number.start).unwrap_or_default());
    // A member of a list shares the word of the first.
    let stands_alone = written.type_word.is_some() || mention.name().is_some();
    if stands_alone && !is_label(last_word(before.trim_end_matches([':', '.']))) {
        let message = Said::new("trước số, ký hiệu có chữ “số”", "“số” stands before the number");
        findings.suggest(&rules::NUMBER_LABEL, written.number_span(mention), message, format!("số {}", number.as_str()));
    }
}

/// `số`, `số hiệu`, and the slips of scanned text for it.
fn is_label(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "số" | "hiệu" | "sổ" | "sô")
}

/// `nghị định số 30/2020/NĐ-CP`, `luật Đất đai`.
fn type_capital(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    let of = mention.document_type().filter(|t| matches!(t.family(), Family::Legislation | Family::Regulation));
    let Some(of) = of.filter(|_| matches!(mention.kind(), Kind::Numbered | Kind::Named)) else { return };
    let core = page.core(mention);
    let starts = core.char_indices().filter(|(i, c)| c.is_lowercase() && !core.get(..*i).is_some_and(|b| b.ends_with(is_word_char)));
    let words = starts.filter_map(|(i, _)| {
        let here = core.get(i..)?;
        let (rest, _) = type_phrase(here).ok().filter(|(_, t)| *t == of)?;
        // `kinh tế, luật, công nghệ thông tin`: a subject.
        (!rest.starts_with(',')).then(|| i..core.len() - rest.len())
    });
    // The first word of the type is the document's own, the others stand in its name.
    let Some(place) = words.into_iter().next() else { return };
    let is_first = core.get(..place.start).is_some_and(|before| !before.contains(of.name()));
    if is_first {
        let message = Said::new(format!("tên loại viết hoa: “{}”", of.name()), format!("the type has a capital: “{}”", of.name()));
        findings.suggest(&rules::TYPE_CAPITAL, mention.span.inner(&place), message, of.name());
    }
}

/// Levels that are written with a capital.
const CAPITALS: [(Level, &str); 5] =
    [(Level::TieuMuc, "tiểu mục"), (Level::Phan, "phần"), (Level::Chuong, "chương"), (Level::Muc, "mục"), (Level::Dieu, "điều")];

/// `khoản 2 điều 5 Luật Đất đai`.
fn part_capital(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    // The decree says so of the parts of a certain document.
    if mention.document_type().is_none() {
        return;
    }
    let core = page.core(mention);
    for step in mention.provisions().iter().flat_map(|p| p.path().steps()) {
        let Some((_, word)) = CAPITALS.iter().find(|(l, _)| *l == step.level()) else { continue };
        let Some(place) = place_of(core, word, step.number()) else { continue };
        if core.get(place.start..).is_some_and(|t| t.starts_with(char::is_lowercase)) {
            let right = step.level().name();
            let message = Said::new(format!("viết hoa: “{right}”"), format!("with a capital: “{right}”"));
            findings.suggest(&rules::PART_CAPITAL, Span::new(place.start, place.word).shifted(mention.span.start), message, right);
        }
    }
}

/// Where the word of a level, and the number after it, stand.
struct StepPlace {
    start: usize,
    word: usize,
    end: usize,
}

fn place_of(core: &str, word: &str, number: &str) -> Option<StepPlace> {
    let starts = core.char_indices().filter(|(i, c)| is_word_char(*c) && !core.get(..*i).is_some_and(|b| b.ends_with(is_word_char)));
    starts.map(|(i, _)| i).find_map(|start| {
        let here = core.get(start..)?;
        let (rest, _) = phrase(here, word).ok()?;
        let (after, _) = phrase(gap(rest), &number.to_lowercase()).ok()?;
        Some(StepPlace { start, word: core.len() - rest.len(), end: core.len() - after.len() })
    })
}

/// `Điều 5 khoản 2 Luật Đất đai`.
fn part_order(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    let [part] = mention.provisions().as_slice() else { return };
    let path = part.path();
    let counts = |l: Level| matches!(l, Level::Dieu | Level::Khoan | Level::Diem);
    if part.through().is_some() || path.steps().len() < 2 || !path.steps().iter().all(|s| counts(s.level()) && !s.is_this()) {
        return;
    }
    let core = page.core(mention);
    let places: Option<Vec<StepPlace>> =
        path.steps().iter().map(|s| place_of(core, &s.level().name().to_lowercase(), s.number())).collect();
    let Some(places) = places else { return };
    // The path has the outermost first. What stands in no order at all is the columns of a table.
    let is_turned = places.windows(2).all(|w| matches!(w, [outer, inner] if outer.end < inner.start));
    let (Some(start), Some(end)) = (places.iter().map(|p| p.start).min(), places.iter().map(|p| p.end).max()) else { return };
    if is_turned {
        let right = path.to_string();
        let message = Said::new(format!("viết từ nhỏ đến lớn: “{right}”"), format!("the smallest unit first: “{right}”"));
        findings.suggest(&rules::PART_ORDER, Span::new(start, end).shifted(mention.span.start), message, right);
    }
}

/// Whether the document goes on a list, tells what changed the one before, or has its issuer before it: `… và Nghị định số …`,
/// `được sửa đổi bởi …`, `Chính phủ ban hành …`.
fn is_joined(text: &str, mention: &Mention) -> bool {
    let before = trim_gap_end(text.get(..mention.span.start).unwrap_or_default());
    before.ends_with(',') || matches!(last_word(before), "và" | "hoặc" | "bởi") || before.ends_with("ban hành")
}

/// The first citation of a document names its issuer and title, in an administrative document its date too.
fn first(page: &Page<'_>, link: &Link, findings: &mut Findings<'_, '_>) {
    let mention = &link.mention;
    // Of letters and submissions the sentence says before who wrote them: `đề nghị của Bộ Tư pháp tại Tờ trình số …`.
    let counts = mention.document_type().is_some_and(|t| t.family() == Family::Regulation)
        && mention.number().is_some_and(|n| n.code().is_some())
        && mention.name().is_none()
        && page.is_document()
        && link.in_title_of.is_none()
        && !page.is_quoted(mention.span.start)
        && mention.span.end <= page.body().len()
        && mention.relation != Relation::BanHanhKemTheo
        && page.record.number.as_ref() != mention.number()
        && page.core(mention).contains(char::is_lowercase)
        // The cell of a table has its issuer and title in others.
        && !is_line_start(page.text, mention.span.start);
    if !counts {
        return;
    }
    let after = page.text.get(mention.span.end..).unwrap_or_default();
    let (rest, _) = tail(after, false, false, None);
    // The members of a list share what stands at its end.
    let is_listed = [",", "và", "hoặc"].iter().any(|w| gap(rest).starts_with(w)) || is_joined(page.text, mention);
    if is_listed {
        return;
    }
    let mut missing: Vec<[&str; 2]> = Vec::new();
    let is_legal = page.record.number.as_ref().is_some_and(|n| n.year().is_some());
    if mention.date().is_none() && !is_legal {
        missing.push(["ngày ban hành", "date"]);
    }
    // Article 68, clause 1, point b asks for no issuer of what the National Assembly passes: its number tells.
    if mention.issuer().is_none() && !mention.number().is_some_and(is_law_code) {
        missing.push(["cơ quan ban hành", "issuer"]);
    }
    // A title may begin with any word: where the clause ends there is none for sure.
    if gap(rest).starts_with(['.', ';', ')', ':']) {
        missing.push(["tên gọi (trích yếu)", "title"]);
    }
    if !missing.is_empty() {
        let [vi, en] = [0, 1].map(|l| missing.iter().filter_map(|m| m.get(l).copied()).collect::<Vec<_>>().join(", "));
        let message = Said::new(format!("viện dẫn lần đầu thiếu {vi}"), format!("the first citation lacks: {en}"));
        findings.add(&rules::FIRST_CITATION, mention.span, message);
    }
}
