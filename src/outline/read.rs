//! From lines to the tree.

use compact_str::CompactString;

use super::index::Index;
use super::quotation::quotations;
use super::{Node, Outline, Quotation};
use crate::assemble::heading;
use crate::model::{Level, POINT_LETTERS};
use crate::parse::lexeme::spaces;
use crate::parse::provision::{Style, level};
use crate::span::Span;

pub(super) fn outline(text: &str) -> Outline {
    let quoted = quotations(text);
    let nodes = nodes(text, Span::new(0, text.len()), &quoted, false);
    let inside = quoted.iter().map(|span| Quotation { span: *span, nodes: nodes_of_quotation(text, *span) });
    Outline { quotations: inside.collect(), index: Index::new(&nodes), nodes }
}

fn nodes_of_quotation(text: &str, span: Span) -> Vec<Node> {
    let mark = text.get(span.start..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
    nodes(text, Span::new(span.start + mark, span.end), &[], true)
}

/// The units of a part of the text, without those inside quotations. Quoted text may begin with any number.
fn nodes(text: &str, within: Span, quoted: &[Span], any_start: bool) -> Vec<Node> {
    let mut builder = Builder { nodes: Vec::new(), open: Vec::new(), any_start };
    let mut quoted = quoted.iter().peekable();
    let mut at = within.start;
    while at < within.end {
        let line_end = text.get(at..within.end).and_then(|t| t.find('\n')).map_or(within.end, |i| at + i + 1);
        while quoted.peek().is_some_and(|q| q.end <= at) {
            quoted.next();
        }
        if let Some(q) = quoted.peek().filter(|q| q.start <= at) {
            // What follows the closing mark in its line belongs to the sentence around the quotation.
            at = text.get(q.end..within.end).and_then(|t| t.find('\n')).map_or(within.end, |i| q.end + i + 1);
            continue;
        }
        let line = text.get(at..line_end).unwrap_or_default();
        let lead = line.len() - line.trim_start_matches([' ', '\t', '\u{a0}', '*', '#', '_', '>', '|']).len();
        let start = at + lead;
        if let Some((of, number, heading)) = label(text, start, line.get(lead..).unwrap_or_default())
            && builder.fits(of, &number)
        {
            builder.push(of, number, at, Span::new(start, heading));
        }
        at = line_end;
    }
    builder.finish(within.end)
}

/// The label of a unit at the start of a line: its level, number and end.
fn label(text: &str, at: usize, line: &str) -> Option<(Level, CompactString, usize)> {
    if let Some((of, number, end)) = named(text, at, line) {
        return Some((of, number, end));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        // `2.`, `2a.`; `2.1` and `15/2020` are none.
        if digits > 3 {
            return None;
        }
        let rest = line.get(digits..)?;
        let letter = rest.chars().next().filter(|c| c.is_lowercase()).map_or(0, char::len_utf8);
        let after = rest.get(letter..)?.strip_prefix('.')?;
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let number = line.get(..digits + letter)?;
        return Some((Level::Khoan, number.into(), at + digits + letter + 1));
    }
    let letter = line.chars().next().filter(|c| c.is_lowercase())?;
    let rest = line.get(letter.len_utf8()..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest.get(digits..)?.strip_prefix(')')?;
    let len = letter.len_utf8() + digits;
    Some((Level::Diem, line.get(..len)?.into(), at + len + 1))
}

/// A heading with the word of its level.
fn named(text: &str, at: usize, line: &str) -> Option<(Level, CompactString, usize)> {
    if !line.starts_with(['Đ', 'Ð', 'C', 'M', 'T', 'P']) {
        return None;
    }
    let (rest, read) = level(line, Style::Text).ok()?;
    let of = read;
    if !matches!(of, Level::Dieu | Level::Chuong | Level::Muc | Level::TieuMuc | Level::Phan | Level::PhuLuc | Level::Mau) {
        return None;
    }
    let end = heading(text, at, of);
    let rest = spaces(rest);
    let token = rest.split(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | ',' | ';' | ')')).next().unwrap_or_default();
    let number = token.trim_matches('*');
    if of == Level::PhuLuc && end.is_none() {
        // A lone appendix has no number.
        let alone = rest.trim().is_empty() && line.starts_with("PHỤ LỤC");
        return alone.then(|| (of, CompactString::default(), at + line.trim_end().len()));
    }
    let end = end?;
    if of == Level::Phan && number.to_lowercase() == "thứ" {
        let word = rest.get(token.len()..).map(spaces).unwrap_or_default();
        let word = word.split(|c: char| c.is_whitespace() || matches!(c, '.' | ':')).next().unwrap_or_default();
        return Some((of, format!("thứ {}", word.to_lowercase()).into(), end));
    }
    Some((of, number.into(), end))
}

struct Builder {
    nodes: Vec<Node>,
    /// The units that are open, outermost first.
    open: Vec<usize>,
    any_start: bool,
}

impl Builder {
    fn last_of(&self, of: Level) -> Option<&Node> {
        self.open.iter().rev().filter_map(|n| self.nodes.get(*n)).find(|n| n.level == of)
    }

    /// Whether a unit of this number can follow: a clause needs an article or an appendix around it, and goes on from the
    /// one before; so does a point. Anything else at the start of a line is part of a sentence.
    fn fits(&self, of: Level, number: &str) -> bool {
        let place = |n: &str| {
            let digits = n.bytes().take_while(u8::is_ascii_digit).count();
            n.get(..digits).and_then(|d| d.parse::<u32>().ok())
        };
        match of {
            Level::Khoan => {
                let Some(n) = place(number) else { return false };
                match self.last_of(Level::Khoan).filter(|_| !self.open.is_empty()) {
                    Some(before) => place(&before.number).is_some_and(|b| n == b + 1 || n == b && number != before.number),
                    None => (n == 1 && !self.open.is_empty()) || self.any_start,
                }
            }
            Level::Diem => {
                let letter = |n: &str| {
                    let base = n.trim_end_matches(|c: char| c.is_ascii_digit());
                    POINT_LETTERS.iter().position(|l| *l == base)
                };
                let Some(n) = letter(number) else { return false };
                match self.last_of(Level::Diem) {
                    Some(before) => letter(&before.number).is_some_and(|b| n == b + 1 || n == b && number != before.number),
                    None => (n == 0 && !self.open.is_empty()) || self.any_start,
                }
            }
            _ => true,
        }
    }

    /// Whether an article goes on the articles before the annex that is open, which has none of its own: a text with its
    /// annexes put between its articles.
    fn goes_on_before_annex(&self, number: &str) -> bool {
        let Some(annex) = self.open.iter().rposition(|n| self.nodes.get(*n).is_some_and(|n| n.level == Level::PhuLuc)) else {
            return false;
        };
        let has_own = self.open.iter().skip(annex).filter_map(|n| self.nodes.get(*n)).any(|n| n.level == Level::Dieu);
        let last = self.nodes.iter().rev().find(|n| n.level == Level::Dieu);
        !has_own && last.is_some_and(|l| l.number.parse::<u32>().is_ok_and(|l| number.parse() == Ok(l + 1)))
    }

    fn push(&mut self, of: Level, number: CompactString, start: usize, heading: Span) {
        let leaves_annex = of == Level::Dieu && self.goes_on_before_annex(&number);
        // Articles run through the chapters, and an appendix ends them.
        while let Some(last) = self.open.last().copied() {
            if self.nodes.get(last).is_some_and(|n| n.level < of && !leaves_annex) {
                break;
            }
            if let Some(node) = self.nodes.get_mut(last) {
                node.span.end = start;
            }
            self.open.pop();
        }
        let parent = self.open.last().copied();
        self.open.push(self.nodes.len());
        self.nodes.push(Node { level: of, number, span: Span::new(start, start), heading, parent });
    }

    fn finish(mut self, end: usize) -> Vec<Node> {
        for n in &self.open {
            if let Some(node) = self.nodes.get_mut(*n) {
                node.span.end = end;
            }
        }
        self.nodes
    }
}
