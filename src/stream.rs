//! Reading a text that comes in pieces, with a bounded part of it in memory.

use crate::assemble::Paused;
use crate::context::Context;
use crate::finder::{Extractor, Reading, moved};
use crate::model::Mention;
use crate::normalise::Normalised;
use crate::span::Span;

/// How much of a text is held, in bytes.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Before the place of reading: more than any look back takes.
    back: usize,
    /// After a trigger before it is looked at: more than a list of mentions with its titles takes, and enough for the top of the
    /// text to show whether it is a document.
    ahead: usize,
    /// What is read at once.
    block: usize,
}

const LIMITS: Limits = Limits { back: 64 * 1024, ahead: 512 * 1024, block: 1024 * 1024 };

/// Reads a text piece by piece: the same mentions as [`Extractor::extract`] gives for the whole, wherever the pieces end.
///
/// About two MiB of the text are held at a time, however long it is. A mention whose look back or ahead goes over more
/// (a list of parts of half a MiB, 64 KiB of blanks before a number) may be read otherwise than in the whole text.
///
/// # Examples
///
/// ```
/// use viendan::Extractor;
///
/// let extractor = Extractor::new();
/// let mut quotes = Vec::new();
/// let mut stream = extractor.stream();
/// for piece in ["Theo Nghị định số 30/2020", "/NĐ-CP, khoản 2 Điều", " 5 Luật này"] {
///     stream.push(piece, |_, quote| quotes.push(quote.to_owned()));
/// }
/// stream.finish(|mention, quote| {
///     assert!(mention.span.start >= 5);
///     quotes.push(quote.to_owned());
/// });
/// assert_eq!(quotes, ["Nghị định số 30/2020/NĐ-CP", "khoản 2 Điều 5 Luật này"]);
/// ```
#[derive(Debug)]
pub struct Stream<'x> {
    extractor: &'x Extractor,
    limits: Limits,
    /// The part of the text that is held, as it came.
    window: String,
    /// Bytes of the text before it.
    dropped: usize,
    carried: Carried,
}

/// What reading knows at the end of one piece.
#[derive(Debug)]
pub(crate) struct Carried {
    pub(crate) assembler: Paused,
    pub(crate) context: Context<'static>,
}

impl<'x> Stream<'x> {
    pub(crate) fn new(extractor: &'x Extractor) -> Self {
        Stream { extractor, limits: LIMITS, window: String::new(), dropped: 0, carried: Carried::new() }
    }

    /// Takes the next piece of the text and hands each mention that is complete to `found`, in the order of the text: its spans
    /// are bytes from the start of the whole text, and the string is its core as the text has it.
    pub fn push(&mut self, piece: &str, found: impl FnMut(Mention, &str)) {
        self.window.push_str(piece);
        let Limits { back, ahead, block } = self.limits;
        if self.window.len() >= back + block + ahead {
            self.read(false, found);
        }
    }

    /// Hands over the mentions that are left.
    pub fn finish(mut self, found: impl FnMut(Mention, &str)) {
        self.read(true, found);
    }

    fn read(&mut self, ends: bool, mut found: impl FnMut(Mention, &str)) {
        let clean = Normalised::new(&self.window);
        let text = clean.as_str();
        let limit = if ends { text.len() } else { text.len().saturating_sub(self.limits.ahead) };
        let carried = std::mem::replace(&mut self.carried, Carried::new());
        let mut reading = Reading::resume(self.extractor, text, carried, limit);
        for mention in reading.by_ref() {
            let mention = moved(mention, |span| clean.original(span));
            let core = mention.span.slice(&self.window).unwrap_or_default();
            found(moved(mention, |span| Span::new(span.start + self.dropped, span.end + self.dropped)), core);
        }
        if !ends {
            let (carried, cut) = reading.pause(|at| between_ascii(text, at.saturating_sub(self.limits.back)));
            let cut = clean.original(Span::new(cut, cut)).start;
            drop(clean);
            self.carried = carried;
            self.dropped += cut;
            self.window.drain(..cut);
        }
    }
}

impl Carried {
    pub(crate) fn new() -> Self {
        Carried { assembler: Paused::default(), context: Context::new("") }
    }
}

/// The last place up to `at` between two ASCII characters: nothing there is composed or rewritten together.
fn between_ascii(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let plain = |at: &usize| bytes.get(at - 1..=*at).is_some_and(<[u8]>::is_ascii);
    (1..=at.min(bytes.len().saturating_sub(1))).rev().find(plain).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences whose mentions look back, go on over lines, and stand on either side of a piece's end.
    const SENTENCES: [&str; 15] = [
        "Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;\n",
        "Điều 5. Trách nhiệm\n1. Việc thu hồi đất theo khoản 2\nĐiều 79 của Luật này và Nghị định số 102/2024/NĐ-CP ngày 30/7/2024 của Chính phủ.\n",
        "Sửa đổi, bổ sung khoản 1 Điều 7 Thông tư số 10/2024/TT-BTNMT như sau:\n“1. Hồ sơ theo Điều 8 Thông tư này gồm bản chính.”\n",
        "Quyết định số 45/QĐ-TTg phê duyệt Đề án (sau đây gọi tắt là Quyết định 45). Nội dung của Quyết định 45 được giữ nguyên.\n",
        "Các văn bản sau đây hết hiệu lực:\na) Thông tư số 01/2015/TT-BTC;\nb) Thông tư số 02/2015/TT-BTC.\n",
        "\n\nCÔNG BÁO/Số 290/Ngày 29-05-2026 \n13\n \n",
        "Theo điểm a, b và c khoản 1 Điều 2, cơ quan thuế xem xét hồ sơ trong năm 2024.\n",
        "Nghị định nêu trên và Nghị định số 43/2014/NĐ-CP được sửa đổi bởi Nghị định số 148/2020/NĐ-CP quy định việc này.\n",
        "1⏎Nghị định số 156/2018/NĐ-CP\nĐiểm c khoản 1 Điều 75\nBộ Nông nghiệp\n",
        "Người sử dụng đất có quyền và nghĩa vụ theo hợp đồng đã ký, không phụ thuộc vào thời hạn còn lại.\n",
        "Tru\u{31b}\u{301}c ngày 01/7/2025, Luâ\u{323}t Nhà ở\u{200b} áp dụng theo Điều 198.\n",
        "Hộ gia đình, cá nhân nộp hồ sơ tại bộ phận một cửa; thời gian giải quyết không quá 20 ngày làm việc.\n",
        "Bộ luật Dân sự năm 2015, Điều 117 BLDS, khoản 3 Điều 5 Nghị quyết 326/2016/UBTVQH14.\n",
        "Bảo hành nhà ở tại Điều 129, bảo trì tại khoản 2 Điều 130 và cải tạo tại Điều 131 của Luật Nhà ở.\n",
        "Công ty thực hiện theo 3448/VP-KT và kế hoạch số 12-KH/TU của tỉnh.\n",
    ];

    /// A text of about so many bytes, the same each time.
    fn text_of(len: usize) -> String {
        let mut text = String::new();
        let mut state = 7_u64;
        while text.len() < len {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(SENTENCES[usize::try_from(state >> 33).unwrap() % SENTENCES.len()]);
        }
        text
    }

    fn streamed(text: &str, limits: Limits, piece: impl Fn(usize) -> usize) -> Vec<(Mention, String)> {
        let extractor = Extractor::new();
        let mut stream = Stream { limits, ..extractor.stream() };
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let mut end = (at + piece(at).max(1)).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            stream.push(&text[at..end], |mention, core| found.push((mention, core.to_owned())));
            at = end;
        }
        stream.finish(|mention, core| found.push((mention, core.to_owned())));
        found
    }

    fn same(text: &str, limits: Limits, piece: impl Fn(usize) -> usize) {
        let whole = Extractor::new().extract(text);
        let found = streamed(text, limits, piece);
        for (i, (mention, core)) in found.iter().enumerate() {
            assert_eq!(Some(mention), whole.get(i), "mention {i}");
            assert_eq!(mention.span.slice(text), Some(core.as_str()));
        }
        assert_eq!(found.len(), whole.len());
    }

    const SMALL: Limits = Limits { back: 4_000, ahead: 8_000, block: 6_000 };

    #[test]
    fn pieces_of_any_size() {
        let text = text_of(2_000);
        for size in 1..80 {
            same(&text, LIMITS, |_| size);
        }
        assert!(streamed("", LIMITS, |_| 1).is_empty());
    }

    #[test]
    fn texts_longer_than_what_is_held() {
        let text = text_of(150_000);
        for size in [1_000, 7_001, usize::MAX / 2] {
            same(&text, SMALL, |_| size);
        }
        same(&text, SMALL, |at| at % 9_001 + 1);
    }

    #[test]
    fn one_line_without_an_end() {
        same(&text_of(100_000).replace('\n', " "), SMALL, |_| 3_000);
    }
}
