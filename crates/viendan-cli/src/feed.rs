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
    columns: bool,
    open: Option<(&'s Source, Blocks)>,
}

impl<'s> Feed<'s> {
    /// `columns` says whether standard input holds records.
    pub fn new(sources: &'s [Source], columns: bool) -> Self {
        Feed { sources: sources.iter(), columns, open: None }
    }
}

impl<'s> Iterator for Feed<'s> {
    type Item = (&'s Source, Piece);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some((source, blocks)) = &mut self.open {
            let source = *source;
            let piece = match blocks.next() {
                Some(Ok(block)) => Piece::Block(block),
                Some(Err(reason)) => Piece::Failed(reason),
                None => Piece::End,
            };
            if matches!(piece, Piece::End) {
                self.open = None;
            }
            return Some((source, piece));
        }
        let source = self.sources.next()?;
        if source.is_small() {
            return Some((source, Piece::Whole));
        }
        match source.blocks(self.columns) {
            Ok(blocks) => {
                self.open = Some((source, blocks));
                self.next()
            }
            Err(_) => Some((source, Piece::Whole)),
        }
    }
}
