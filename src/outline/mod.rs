//! A document's own structure: phần, chương, mục, tiểu mục, điều, khoản, điểm, phụ lục as a tree with byte spans.
//!
//! Plain text is enough: lines may be broken, page headers may stand between them. The new text that an amending
//! document quotes is not its own structure; it is kept apart, with its own tree.
//!
//! | line | node |
//! |---|---|
//! | `Chương II QUY ĐỊNH CỤ THỂ` | chương II |
//! | `Điều 15a. Điều khoản chuyển tiếp` | điều 15a |
//! | `2. Tổ chức, cá nhân …` | khoản 2 of the article |
//! | `đ) Hồ sơ …` | điểm đ of the clause |

mod index;
mod quotation;
mod read;

use std::ops::Range;

use compact_str::CompactString;

use crate::model::{Level, ProvisionPath, ProvisionStep};
use crate::span::Span;
use index::Index;

/// Units that a search looks at most: a text can repeat one number without end.
const MAX_LOOKS: usize = 1024;

/// The structure of one text.
///
/// # Examples
///
/// ```
/// use viendan::{Outline, ProvisionPath};
///
/// let text = "Điều 1. Phạm vi\n1. Nghị định này quy định:\na) Hồ sơ;\nb) Thủ tục.\n2. Trừ điểm a khoản 1 Điều này.\n";
/// let outline = Outline::read(text);
/// let path: ProvisionPath = "điểm b khoản 1 Điều 1".parse()?;
/// let node = outline.find(&path).ok_or("no such provision")?;
/// assert_eq!(node.text(text), "b) Thủ tục.");
/// assert_eq!(outline.path_at(text.find("Trừ").unwrap_or(0)).map(|p| p.eid()).as_deref(), Some("dieu_1__khoan_2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    nodes: Vec<Node>,
    index: Index,
    quotations: Vec<Quotation>,
}

/// One unit of the structure: an article, a clause, a chapter.
///
/// # Examples
///
/// ```
/// use viendan::{Level, Outline};
///
/// let outline = Outline::read("Điều 7. Hiệu lực\nNghị định này có hiệu lực từ ngày ký.\n");
/// let node = &outline.nodes()[0];
/// assert_eq!((node.level(), node.number()), (Level::Dieu, "7"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    level: Level,
    number: CompactString,
    span: Span,
    heading: Span,
    parent: Option<usize>,
}

impl Node {
    /// The level.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// The number as printed: `15a`, `II`, `đ`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Where the unit stands, heading and all that it holds.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Where its heading or label stands: `Điều 15a.`, `2.`, `đ)`.
    pub const fn heading(&self) -> Span {
        self.heading
    }

    /// The index in [`Outline::nodes`] of the unit that holds this one.
    pub const fn parent(&self) -> Option<usize> {
        self.parent
    }

    /// The unit's text without the line break at its end; `text` is the one that was read.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.slice(text).unwrap_or_default().trim_end()
    }

    fn step(&self) -> ProvisionStep {
        ProvisionStep::new(self.level, self.number.clone())
    }
}

/// Text of another document that the text quotes after a colon, with the structure that it has there.
///
/// # Examples
///
/// ```
/// use viendan::Outline;
///
/// let text = "Điều 1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Hồ sơ gồm:\na) Đơn.”\nĐiều 2. Hiệu lực\n";
/// let outline = Outline::read(text);
/// assert_eq!(outline.nodes().len(), 2);
/// assert_eq!(outline.quotations()[0].nodes().len(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    span: Span,
    nodes: Vec<Node>,
}

impl Quotation {
    /// Where it stands, marks included.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The units that it quotes, in the order of the text.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The place inside the quoted document, as far as the quotation shows it.
    pub fn path_at(&self, offset: usize) -> Option<ProvisionPath> {
        path_at(&self.nodes, offset)
    }
}

impl Outline {
    /// Reads the structure of a text. Never fails: a text without structure gives an outline without nodes.
    pub fn read(text: &str) -> Self {
        read::outline(text)
    }

    /// Every unit, in the order of the text.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The quotations, in the order of the text.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The quotation that holds this byte.
    pub fn quotation_at(&self, offset: usize) -> Option<&Quotation> {
        let n = self.quotations.partition_point(|q| q.span.start <= offset);
        n.checked_sub(1).and_then(|n| self.quotations.get(n)).filter(|q| offset < q.span.end)
    }

    /// The innermost unit that holds this byte.
    pub fn node_at(&self, offset: usize) -> Option<&Node> {
        innermost(&self.nodes, offset).and_then(|n| self.nodes.get(n))
    }

    /// The article that holds this byte.
    pub fn article_at(&self, offset: usize) -> Option<&Node> {
        let mut at = self.node_at(offset);
        while let Some(node) = at.filter(|n| n.level != Level::Dieu) {
            at = node.parent.and_then(|n| self.nodes.get(n));
        }
        at
    }

    /// The path of the innermost unit that holds this byte. An article's path begins with the article: articles are
    /// numbered through the whole document.
    pub fn path_at(&self, offset: usize) -> Option<ProvisionPath> {
        path_at(&self.nodes, offset)
    }

    /// The path of a node of this outline.
    pub fn path_of(&self, node: &Node) -> ProvisionPath {
        path_of(&self.nodes, node)
    }

    /// The unit that a path leads to; `None` where the document has no such unit. Levels that the path leaves out do not
    /// matter (`khoản 2 Điều 5` whatever the chapter); with several such units the first one.
    pub fn find(&self, path: &ProvisionPath) -> Option<&Node> {
        let mut looks = MAX_LOOKS;
        self.descend(0..self.nodes.len(), path.steps(), &mut looks).and_then(|n| self.nodes.get(n))
    }

    /// Whether the document has no such unit. A structure without articles says nothing: it gives `false` for any path.
    ///
    /// # Examples
    ///
    /// ```
    /// use viendan::{Outline, ProvisionPath};
    ///
    /// let path: ProvisionPath = "Điều 2".parse()?;
    /// assert!(Outline::read("Điều 1. Phạm vi\nNghị định này.\n").lacks(&path));
    /// assert!(!Outline::read("Thông báo\n").lacks(&path));
    /// # Ok::<(), viendan::Error>(())
    /// ```
    pub fn lacks(&self, path: &ProvisionPath) -> bool {
        self.has(Level::Dieu) && self.find(path).is_none()
    }

    /// Whether there is a unit of the level.
    fn has(&self, level: Level) -> bool {
        self.index.find(&ProvisionStep::new(level, ""), &(0..self.nodes.len())).next().is_some()
    }

    /// The first unit within that the steps lead to, outermost first.
    fn descend(&self, within: Range<usize>, steps: &[ProvisionStep], looks: &mut usize) -> Option<usize> {
        let (step, inner) = steps.split_first()?;
        for n in self.index.find(step, &within) {
            *looks = looks.checked_sub(1)?;
            let node = self.nodes.get(n).filter(|node| is_step(node, step));
            let Some(node) = node else { continue };
            if inner.is_empty() {
                return Some(n);
            }
            // What it holds stands right after it.
            let held = self.nodes.get(n + 1..within.end).unwrap_or_default().partition_point(|after| after.span.start < node.span.end);
            if let Some(found) = self.descend(n + 1..n + 1 + held, inner, looks) {
                return Some(found);
            }
        }
        None
    }
}

/// Whether the unit is the one that a step names. `phụ lục` without a number is any.
fn is_step(node: &Node, step: &ProvisionStep) -> bool {
    node.level == step.level()
        && (step.number().is_empty()
            || node.number == step.number()
            || node.number.trim_start_matches('0') == step.number().trim_start_matches('0')
            || node.number.to_lowercase() == step.number().to_lowercase())
}

fn innermost(nodes: &[Node], offset: usize) -> Option<usize> {
    // The last unit that begins before the place is the innermost one, or lies inside one that holds it.
    let n = nodes.partition_point(|node| node.span.start <= offset);
    let mut at = n.checked_sub(1);
    while let Some(i) = at {
        let node = nodes.get(i)?;
        if offset < node.span.end {
            return Some(i);
        }
        at = node.parent;
    }
    None
}

fn path_at(nodes: &[Node], offset: usize) -> Option<ProvisionPath> {
    nodes.get(innermost(nodes, offset)?).map(|node| path_of(nodes, node))
}

fn path_of(nodes: &[Node], node: &Node) -> ProvisionPath {
    let mut steps = vec![node.step()];
    let mut at = Some(node);
    while let Some(inner) = at {
        if inner.level == Level::Dieu {
            break;
        }
        at = inner.parent.and_then(|n| nodes.get(n));
        steps.extend(at.map(Node::step));
    }
    ProvisionPath::new(steps)
}
