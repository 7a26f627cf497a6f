//! The grammar: anchored parsers, one for each concept. The only module that names nom.
//!
//! Every parser takes the text from where its concept begins and gives what follows it. A miss costs little and says
//! only where it was: the reader goes on to the next trigger, and the strict parsers behind `FromStr` make an
//! [`Error`](crate::Error) of it.
//!
//! | concept | module | example |
//! |---|---|---|
//! | spaces, words, digits | `lexeme` | |
//! | số, ký hiệu | `number` | `30/2020/NĐ-CP` |
//! | ngày | `date` | `ngày 05 tháng 3 năm 2020` |
//! | cơ quan ban hành | `issuer` | `của Chính phủ` |
//! | loại văn bản | `document_type` | `Thông tư liên tịch` |
//! | tên văn bản | `name` | `Luật Phòng, chống ma túy` |
//! | điểm, khoản, điều | `provision` | `các điểm a, b khoản 1 Điều 2` |
//! | văn bản | `document` | `Nghị định (số 15/2020/NĐ-CP, ngày …)` |
//! | này, nêu trên | `pointer` | `Luật này` |
//! | one whole reference | `strict` | `khoản 2 đ 15 luật đất đai 2013` |
//! | the same without diacritics | `undiacritised` | `khoan 2 dieu 15` |

pub(crate) mod alias;
pub(crate) mod date;
pub(crate) mod document;
pub(crate) mod document_type;
pub(crate) mod issuer;
pub(crate) mod lexeme;
pub(crate) mod lexicon;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod pointer;
pub(crate) mod provision;
mod strict;
mod undiacritised;

/// What a parser gives: the rest of the text and the value.
pub(crate) type PResult<'t, T> = nom::IResult<&'t str, T, Miss>;

/// Where a parser stopped and what it wanted there. Constant size, no allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Miss {
    /// Bytes that were left.
    pub(crate) rest: usize,
    /// What was expected, as a noun phrase.
    pub(crate) expected: &'static str,
}

impl<'t> nom::error::ParseError<&'t str> for Miss {
    fn from_error_kind(input: &'t str, _: nom::error::ErrorKind) -> Self {
        Miss { rest: input.len(), expected: "" }
    }

    fn append(_: &'t str, _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if other.rest < self.rest { other } else { self }
    }
}

/// A miss at this place.
pub(crate) fn miss<'t, T>(rest: &'t str, expected: &'static str) -> PResult<'t, T> {
    Err(nom::Err::Error(Miss { rest: rest.len(), expected }))
}

/// What a parser read of `text`, if it matched.
pub(crate) fn read<'t, T>(text: &'t str, parser: impl FnOnce(&'t str) -> PResult<'t, T>) -> Option<(&'t str, T)> {
    parser(text).ok()
}
