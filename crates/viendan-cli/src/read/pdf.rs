//! The text of a PDF file: what its fonts say that the drawn glyphs mean, in the order in which they are drawn.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Encoding, Error, LoadOptions, Object, ObjectId, Stream};

use super::spaced::Spaced;
use crate::lang::tr;

/// Bytes that one stream of the file, or the content of one page, may have when it is unpacked.
const MOST_UNPACKED: usize = 64 << 20;

/// Operations that are carried out, in all.
const MOST_OPERATIONS: usize = 20_000_000;

/// Bytes of text.
const MOST_TEXT: usize = 256 << 20;

/// Forms that are drawn inside one another.
const MOST_NESTED: usize = 12;

/// Ranges of codes with one width in a font.
const MOST_RANGES: usize = 1 << 12;

/// What is read, or what is wrong.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if !head.windows(5).any(|w| w == b"%PDF-") {
        return Err(tr!(
            "expected a PDF file, found no %PDF- in its first 1024 bytes",
            "cần tệp PDF, nhưng không thấy %PDF- trong 1024 byte đầu"
        ));
    }
    let document = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MOST_UNPACKED)).map_err(|e| said(&e))?;
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(encrypted());
    }
    let pages: Vec<ObjectId> = document.page_iter().collect();
    if pages.is_empty() {
        return Err(tr!("the PDF file has no pages", "tệp PDF không có trang nào"));
    }
    let mut reader = Reader {
        document: &document,
        fonts: HashMap::new(),
        text: String::new(),
        out: Spaced::default(),
        steps: Vec::new(),
        last: None,
        raised: None,
        operations: 0,
        glyphs: 0,
        unknown: 0,
    };
    for (n, page) in pages.iter().enumerate() {
        reader.page(*page).map_err(|what| format!("{} {}: {what}", tr!("page", "trang"), n + 1))?;
    }
    if reader.glyphs == 0 {
        let pages = pages.len();
        return Err(tr!(
            "the PDF file has no text, only pictures ({pages} pages); recognise its letters (OCR) first",
            "tệp PDF không có chữ, chỉ có ảnh ({pages} trang); cần nhận dạng chữ (OCR) trước"
        ));
    }
    if reader.unknown * 2 > reader.glyphs {
        let (unknown, glyphs) = (reader.unknown, reader.glyphs);
        return Err(tr!(
            "{unknown} of {glyphs} letters of the PDF file do not say what they mean (no ToUnicode)",
            "{unknown} trong {glyphs} chữ của tệp PDF không cho biết là chữ gì (không có ToUnicode)"
        ));
    }
    Ok(reader.text)
}

fn encrypted() -> String {
    tr!("the PDF file is encrypted; save it without a password", "tệp PDF bị mã hóa; hãy lưu lại không có mật khẩu")
}

fn said(error: &Error) -> String {
    match error {
        Error::InvalidPassword | Error::Decryption(_) => encrypted(),
        Error::Decompress(DecompressError::MemoryLimitExceeded { limit }) => {
            let limit = limit >> 20;
            tr!(
                "a stream of the PDF file has more than {limit} MB when it is unpacked",
                "một luồng của tệp PDF dài hơn {limit} MB khi giải nén"
            )
        }
        error => tr!("the PDF file is broken: {error}", "tệp PDF bị hỏng: {error}"),
    }
}

/// `[a b c d e f]` as PDF has it: a point (x, y) goes to (ax + cy + e, bx + dy + f).
#[derive(Debug, Clone, Copy)]
struct Matrix([f64; 6]);

impl Matrix {
    const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(numbers: &[Object]) -> Option<Self> {
        let mut matrix = [0.0; 6];
        for (place, number) in matrix.iter_mut().zip(numbers.get(..6)?) {
            *place = f64::from(number.as_float().ok()?);
        }
        Some(Matrix(matrix))
    }

    const fn shift(x: f64, y: f64) -> Self {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then the other.
    fn then(self, other: Matrix) -> Matrix {
        let (Matrix([a, b, c, d, e, f]), Matrix([g, h, i, j, k, l])) = (self, other);
        Matrix([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn point(self, x: f64, y: f64) -> (f64, f64) {
        let Matrix([a, b, c, d, e, f]) = self;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// What the operators set.
#[derive(Clone)]
struct State<'d> {
    ctm: Matrix,
    font: Option<Rc<Font<'d>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    /// Of the width, 1 where nothing is said.
    scale: f64,
    leading: f64,
    rise: f64,
}

/// Where the glyph before ended.
#[derive(Debug, Clone, Copy)]
struct End {
    x: f64,
    y: f64,
    /// The direction of writing, of length 1.
    along: (f64, f64),
    /// Its line: how far it is from the origin, across the direction of writing; and the height of its letters.
    line: f64,
    height: f64,
}

struct Reader<'d> {
    document: &'d Document,
    fonts: HashMap<*const Dictionary, Rc<Font<'d>>>,
    /// The pages that are done.
    text: String,
    /// The page that is being drawn.
    out: Spaced,
    /// Where its lines begin, and how far below the line before, in heights of letters.
    steps: Vec<(usize, f64)>,
    last: Option<End>,
    /// Where raised figures begin in the text.
    raised: Option<usize>,
    operations: usize,
    glyphs: usize,
    /// Glyphs whose meaning the font does not say.
    unknown: usize,
}

impl<'d> Reader<'d> {
    fn page(&mut self, page: ObjectId) -> Result<(), String> {
        let content = self.document.get_page_content_with_limit(page, MOST_UNPACKED).map_err(|error| said(&error))?;
        let (inline, referenced) = self.document.get_page_resources(page).map_err(|error| said(&error))?;
        let mut resources: Vec<&Dictionary> = inline.into_iter().collect();
        resources.extend(referenced.into_iter().filter_map(|id| self.document.get_dictionary(id).ok()));
        self.draw(&content, &resources, Matrix::IDENTITY, 0)?;
        self.end_line();
        self.last = None;
        let page = std::mem::take(&mut self.out).finish();
        let steps = std::mem::take(&mut self.steps);
        // A sentence goes on from one page to the next, a paragraph that is at its end does not.
        if self.text.trim_end().ends_with(['.', ';', ':', '!', '?', '”', '"']) {
            self.text.push('\n');
        }
        self.text.push_str(&with_paragraphs(&page, &steps));
        Ok(())
    }

    fn draw(&mut self, content: &[u8], resources: &[&'d Dictionary], ctm: Matrix, depth: usize) -> Result<(), String> {
        let mut state = State { ctm, font: None, size: 0.0, letter_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 };
        let mut saved = Vec::new();
        let (mut text, mut line) = (Matrix::IDENTITY, Matrix::IDENTITY);
        for operation in Content::<Vec<Operation>>::decode_iter(content) {
            // What comes after a fault of the content is not drawn, what comes before is.
            let Ok(Operation { operator, operands }) = operation else { break };
            self.operations += 1;
            if self.operations > MOST_OPERATIONS || self.text.len() + self.out.len() > MOST_TEXT {
                return Err(tr!("more is drawn than a document has", "nội dung vẽ nhiều hơn một văn bản có thể có"));
            }
            let number = |n: usize| operands.get(n).and_then(|o| o.as_float().ok()).map_or(0.0, f64::from);
            match operator.as_str() {
                "q" if saved.len() < 1 << 12 => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.ctm = Matrix::of(&operands).map_or(state.ctm, |m| m.then(state.ctm)),
                "BT" => (text, line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                "Tf" => {
                    state.font = operands.first().and_then(|name| self.font(resources, name.as_name().ok()?));
                    state.size = number(1);
                }
                "Tc" => state.letter_space = number(0),
                "Tw" => state.word_space = number(0),
                "Tz" => state.scale = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tm" => {
                    line = Matrix::of(&operands).unwrap_or(line);
                    text = line;
                }
                "Td" | "TD" => {
                    if operator == "TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix::shift(number(0), number(1)).then(line);
                    text = line;
                }
                "T*" => {
                    line = Matrix::shift(0.0, -state.leading).then(line);
                    text = line;
                }
                "'" | "\"" => {
                    if operator == "\"" {
                        (state.word_space, state.letter_space) = (number(0), number(1));
                    }
                    line = Matrix::shift(0.0, -state.leading).then(line);
                    text = line;
                    if let Some(Object::String(codes, _)) = operands.last() {
                        self.show(&state, &mut text, codes);
                    }
                }
                "Tj" => {
                    if let Some(Object::String(codes, _)) = operands.first() {
                        self.show(&state, &mut text, codes);
                    }
                }
                "TJ" => {
                    for member in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        if let Object::String(codes, _) = member {
                            self.show(&state, &mut text, codes);
                        } else if let Ok(back) = member.as_float() {
                            text = Matrix::shift(-f64::from(back) / 1000.0 * state.size * state.scale, 0.0).then(text);
                        }
                    }
                }
                "Do" if depth < MOST_NESTED => {
                    let form = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| self.form(resources, name));
                    if let Some(form) = form {
                        self.draw_form(form, resources, state.ctm, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn draw_form(&mut self, form: &'d Stream, resources: &[&'d Dictionary], ctm: Matrix, depth: usize) -> Result<(), String> {
        let content = form.get_plain_content_with_limit(MOST_UNPACKED).map_err(|error| said(&error))?;
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok().and_then(|m| Matrix::of(m));
        let ctm = matrix.map_or(ctm, |m| m.then(ctm));
        match own {
            Some(own) => self.draw(&content, &[own], ctm, depth + 1),
            None => self.draw(&content, resources, ctm, depth + 1),
        }
    }

    /// The resource of a kind with a name.
    fn resource(&self, resources: &[&'d Dictionary], kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        resources.iter().find_map(|r| r.get_deref(kind, self.document).ok()?.as_dict().ok()?.get_deref(name, self.document).ok())
    }

    fn form(&self, resources: &[&'d Dictionary], name: &[u8]) -> Option<&'d Stream> {
        let stream = self.resource(resources, b"XObject", name)?.as_stream().ok()?;
        let is_form = stream.dict.get_deref(b"Subtype", self.document).and_then(Object::as_name).is_ok_and(|kind| kind == b"Form");
        is_form.then_some(stream)
    }

    fn font(&mut self, resources: &[&'d Dictionary], name: &[u8]) -> Option<Rc<Font<'d>>> {
        let dictionary = self.resource(resources, b"Font", name)?.as_dict().ok()?;
        let document = self.document;
        let font = self.fonts.entry(std::ptr::from_ref(dictionary)).or_insert_with(|| Rc::new(Font::read(document, dictionary)));
        Some(Rc::clone(font))
    }

    /// Shows a string of codes and moves on by their widths.
    fn show(&mut self, state: &State<'_>, text: &mut Matrix, codes: &[u8]) {
        let Some(font) = &state.font else { return };
        for code in codes.chunks(font.bytes_of_code) {
            let value = code.iter().fold(0u32, |value, byte| value << 8 | u32::from(*byte));
            let width = font.width(value) / 1000.0 * state.size;
            let space = if code == b" " { state.word_space } else { 0.0 };
            let place = text.then(state.ctm);
            let shown = font.meaning(value);
            self.place(shown.as_deref(), place, state, width * state.scale);
            *text = Matrix::shift((width + state.letter_space + space) * state.scale, 0.0).then(*text);
        }
    }

    /// Writes what a glyph means, after a space or a line break where it stands off from the one before.
    fn place(&mut self, shown: Option<&str>, place: Matrix, state: &State<'_>, width: f64) {
        let (x, y) = place.point(0.0, state.rise);
        let (end_x, end_y) = place.point(width, state.rise);
        let (unit_x, unit_y) = place.point(1.0, state.rise);
        let (top_x, top_y) = place.point(0.0, state.rise + state.size);
        let unit = (unit_x - x).hypot(unit_y - y);
        let height = (top_x - x).hypot(top_y - y);
        if !(unit > 0.0 && height > 0.0) {
            return;
        }
        let along = ((unit_x - x) / unit, (unit_y - y) / unit);
        let mut now = End { x: end_x, y: end_y, along, line: along.0 * y - along.1 * x, height };
        let is_blank = shown.is_some_and(|shown| shown.chars().all(char::is_whitespace));
        if let Some(last) = self.last {
            let tallest = last.height.max(height);
            let across = now.line - last.line;
            let ahead = (x - last.x) * along.0 + (y - last.y) * along.1;
            let is_turned = along.0 * last.along.0 + along.1 * last.along.1 < 0.9;
            if is_turned || across.abs() > 0.6 * tallest || ahead < -tallest {
                self.end_raised();
                let step = -across / tallest;
                // A line that breaks within `NĐ-CP` or `2021-2030`; words are not hyphenated in Vietnamese.
                let goes_on = !is_turned && (0.0..2.0).contains(&step) && shown.is_some_and(|s| s.starts_with(char::is_alphanumeric));
                if !(goes_on && self.out.ends_with_hyphen()) {
                    self.end_line();
                    if !is_turned && step > 0.0 {
                        self.steps.push((self.out.len(), step));
                    }
                }
            } else {
                // Small figures above the line, until the line goes on.
                let is_raised = height < 0.8 * last.height && across > 0.1 * last.height;
                if is_raised {
                    self.raised.get_or_insert(self.out.len());
                    (now.line, now.height) = (last.line, last.height);
                } else {
                    self.end_raised();
                }
                if ahead > 1.5 * tallest {
                    self.out.verbatim("\t");
                } else if ahead > 0.2 * height && !is_blank {
                    self.out.words(" ");
                }
            }
        }
        self.last = Some(now);
        if is_blank {
            self.out.words(" ");
            return;
        }
        self.glyphs += 1;
        match shown {
            Some(shown) => self.out.words(shown),
            None => {
                self.unknown += 1;
                self.out.words("\u{FFFD}");
            }
        }
    }

    fn end_raised(&mut self) {
        if let Some(start) = self.raised.take() {
            self.out.mark_note(start);
        }
    }

    fn end_line(&mut self) {
        self.end_raised();
        self.out.new_line();
    }
}

/// The page with an empty line where a step from line to line is wider than most: a paragraph begins there.
fn with_paragraphs(page: &str, steps: &[(usize, f64)]) -> String {
    let mut sorted: Vec<f64> = steps.iter().map(|(_, step)| *step).collect();
    sorted.sort_by(f64::total_cmp);
    let usual = sorted.get(sorted.len() / 4).copied().unwrap_or_default();
    let mut text = String::with_capacity(page.len() + steps.len());
    let mut done = 0;
    for (at, step) in steps {
        if *step > 1.3 * usual {
            text.push_str(page.get(done..*at).unwrap_or_default());
            text.push('\n');
            done = *at;
        }
    }
    text.push_str(page.get(done..).unwrap_or_default());
    text
}

/// The UTF-16 that a code of so many bytes means.
type ToUnicode = Box<dyn Fn(u32, u8) -> Option<Vec<u16>>>;

/// What the codes of a font mean and how wide their glyphs are, in thousandths of the size.
struct Font<'d> {
    bytes_of_code: usize,
    map: Option<ToUnicode>,
    /// Of a simple font.
    encoding: Option<Encoding<'d>>,
    /// Codes whose glyph is named by its character, as `uni1EC1`.
    named: HashMap<u32, char>,
    widths: HashMap<u32, f64>,
    width: f64,
}

impl<'d> Font<'d> {
    fn read(document: &'d Document, font: &'d Dictionary) -> Self {
        let get = |dictionary: &'d Dictionary, key: &[u8]| dictionary.get_deref(key, document).ok();
        let float = |object: &Object| object.as_float().ok().map(f64::from);
        let is_composite = get(font, b"Subtype").and_then(|o| o.as_name().ok()) == Some(b"Type0");
        // An encoding stands before the map where a font has both, though the map is there to say what the codes mean.
        let map = font.has(b"ToUnicode").then(|| {
            let mut only_map = font.clone();
            only_map.remove(b"Encoding");
            match only_map.get_font_encoding_with_limit(document, MOST_UNPACKED) {
                Ok(Encoding::UnicodeMapEncoding(map)) => Some(Box::new(move |code, length| map.get(code, length)) as ToUnicode),
                _ => None,
            }
        });
        let mut read = Font {
            bytes_of_code: if is_composite { 2 } else { 1 },
            map: map.flatten(),
            encoding: None,
            named: HashMap::new(),
            widths: HashMap::new(),
            width: 500.0,
        };
        if is_composite {
            read.width = 1000.0;
            let descendant = get(font, b"DescendantFonts").and_then(|o| o.as_array().ok()?.first());
            let descendant = descendant.and_then(|o| document.dereference(o).ok()).and_then(|(_, o)| o.as_dict().ok());
            if let Some(descendant) = descendant {
                read.width = get(descendant, b"DW").and_then(float).unwrap_or(1000.0);
                let widths = get(descendant, b"W").and_then(|o| o.as_array().ok()).into_iter().flatten();
                read.composite_widths(&mut widths.filter_map(|o| document.dereference(o).ok()).map(|(_, o)| o));
            }
            return read;
        }
        read.encoding = font.get_font_encoding_with_limit(document, MOST_UNPACKED).ok();
        let differences = get(font, b"Encoding").and_then(|o| get(o.as_dict().ok()?, b"Differences")).and_then(|o| o.as_array().ok());
        let mut code = 0u32;
        for member in differences.into_iter().flatten() {
            match member {
                Object::Integer(n) => code = u32::try_from(*n).unwrap_or_default(),
                Object::Name(name) => {
                    if let Some(c) = named_character(name) {
                        read.named.insert(code, c);
                    }
                    code = code.wrapping_add(1);
                }
                _ => {}
            }
        }
        let descriptor = get(font, b"FontDescriptor").and_then(|o| o.as_dict().ok());
        read.width = descriptor.and_then(|d| get(d, b"MissingWidth")).and_then(float).filter(|w| *w > 0.0).unwrap_or(500.0);
        let first = get(font, b"FirstChar").and_then(|o| o.as_i64().ok()).and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
        let widths = get(font, b"Widths").and_then(|o| o.as_array().ok()).into_iter().flatten();
        for (code, width) in (first..).zip(widths) {
            if let Some(width) = document.dereference(width).ok().and_then(|(_, w)| float(w)) {
                read.widths.insert(code, width);
            }
        }
        read
    }

    /// `c [w1 w2 …]` gives the widths from c on, `c1 c2 w` one for all of a range.
    fn composite_widths(&mut self, members: &mut dyn Iterator<Item = &'d Object>) {
        let code = |object: &Object| object.as_float().ok().map(|n| n as u32);
        let float = |object: &Object| object.as_float().ok().map(f64::from);
        // Ranges may say the same codes again and again.
        let mut ranges = 0;
        while let Some(first) = members.next().and_then(code) {
            match members.next() {
                Some(Object::Array(widths)) => self.widths.extend((first..).zip(widths.iter().filter_map(float))),
                Some(last) => {
                    let (Some(last), Some(width)) = (code(last), members.next().and_then(float)) else { return };
                    ranges += 1;
                    if ranges > MOST_RANGES {
                        return;
                    }
                    self.widths.extend((first..=last.min(0xFFFF)).map(|code| (code, width)));
                }
                None => return,
            }
        }
    }

    fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.width)
    }

    /// What a code means; `None` where the font does not say.
    fn meaning(&self, code: u32) -> Option<String> {
        let mapped = self.map.as_ref().and_then(|map| {
            // Some programs write the codes of a map longer or shorter than those of the text.
            let lengths = if self.bytes_of_code == 2 { [2, 1] } else { [1, 2] };
            let units = lengths.into_iter().find_map(|length| map(code, length))?;
            let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).filter(|c| *c != '\0').collect();
            (!text.contains('\u{FFFD}')).then_some(text)
        });
        mapped.filter(|text| !text.is_empty()).or_else(|| self.named.get(&code).map(char::to_string)).or_else(|| {
            let byte = u8::try_from(code).ok()?;
            self.encoding.as_ref()?.bytes_to_string(&[byte]).ok().filter(|text| !text.is_empty() && !text.contains('\u{FFFD}'))
        })
    }
}

/// The character that a glyph's name spells: `uni1EC1`, `u1EC1`.
fn named_character(name: &[u8]) -> Option<char> {
    let name = str::from_utf8(name).ok()?;
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let digits = digits.split('.').next()?;
    if !(4..=6).contains(&digits.len()) {
        return None;
    }
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_step_begins_a_paragraph() {
        let page = "một\nhai\nba\nbốn\n";
        let at = |word: &str| page.find(word).unwrap();
        assert_eq!(with_paragraphs(page, &[(at("hai"), 1.2), (at("ba"), 1.7), (at("bốn"), 1.2)]), "một\nhai\n\nba\nbốn\n");
        assert_eq!(with_paragraphs(page, &[(at("hai"), 1.7), (at("ba"), 1.7), (at("bốn"), 1.7)]), page);
        assert_eq!(with_paragraphs("một\n", &[]), "một\n");
    }

    #[test]
    fn glyphs_may_be_named_by_their_characters() {
        for (name, expected) in [("uni1EC1", Some('ề')), ("u1EC1", Some('ề')), ("uni1EC1.alt", Some('ề')), ("udieresis", None), ("a", None)]
        {
            assert_eq!(named_character(name.as_bytes()), expected, "{name}");
        }
    }
}
