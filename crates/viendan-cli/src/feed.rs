//! The pieces of all inputs, in the order in which their outputs belong.

use crate::blocks::{Block, Blocks};
use crate::input::{Reason, Source};

/// What there is to do next.
pub enum Piece {
    /// A small input, which is still to be opened.
    Whole,
    /// A block of a large one.
    Block(Block),
    /// It cannot be read, or not on.
    Failed(Reason),
    /// There is no more of it.
    End,
}

/// Goes through the inputs.
pub struct Feed<'s> {
    sources: std::slice::Iter<'s, Source>,
    column: Option<&'s str>,
    uncut: bool,
    opened: bool,
    /// The input that is being read, and what is left of it.
    open: Option<(&'s Source, Option<Blocks>)>,
}

impl<'s> Feed<'s> {
    /// `column` is the texts' field in records where the user names it.
    pub fn new(sources: &'s [Source], column: Option<&'s str>) -> Self {
        Feed { sources: sources.iter(), column, uncut: false, opened: false, open: None }
    }

    /// The same with each text as one piece, however long.
    pub fn uncut(self) -> Self {
        Feed { uncut: true, ..self }
    }

    /// The same with small inputs opened as well.
    pub fn opened(self) -> Self {
        Feed { opened: true, ..self }
    }
}

impl<'s> Iterator for Feed<'s> {
    type Item = (&'s Source, Piece);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((source, blocks)) = &mut self.open {
            let source = *source;
            let piece = match blocks.as_mut().and_then(Blocks::next) {
                Some(Ok(block)) => Piece::Block(block),
                Some(Err(reason)) => Piece::Failed(reason),
                None => {
                    self.open = None;
                    Piece::End
                }
            };
            return Some((source, piece));
        }
        let source = self.sources.next()?;
        if !self.opened && source.is_small() {
            return Some((source, Piece::Whole));
        }
        match source.blocks(self.column) {
            Ok(blocks) => {
                self.open = Some((source, Some(if self.uncut { blocks.uncut() } else { blocks })));
                self.next()
            }
            Err(reason) => {
                self.open = Some((source, None));
                Some((source, Piece::Failed(reason)))
            }
        }
    }
}
