//! The text of a Word document: paragraphs, tables cell by cell, the numbers of numbered paragraphs, and footnotes at the end.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::spaced::Spaced;
use crate::lang::tr;

/// The namespaces of word processing, as most programs write it and as the strict form of the standard has it.
const WORD: [&str; 2] =
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"];

/// Bytes that a part of the document may have when it is unpacked.
const MOST: u64 = 128 << 20;

/// Levels of a numbering.
const LEVELS: usize = 9;

/// What is read, or what is wrong.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|w| w == name);
        return Err(if is_encrypted {
            tr!("the document is encrypted; save it without a password", "tài liệu bị mã hóa; hãy lưu lại không có mật khẩu")
        } else {
            tr!(
                "expected a Word document (.docx), found the older binary form; save it as .docx",
                "cần tài liệu Word (.docx), lại gặp dạng nhị phân cũ; hãy lưu lại ở dạng .docx"
            )
        });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
        tr!("expected a Word document, found no zip archive: {error}", "cần tài liệu Word, nhưng đây không phải tệp zip: {error}")
    })?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut numbering = Numbering::default();
    if let Some(part) = part(&mut archive, &beside("numbering.xml"))? {
        numbering.read(&part)?;
    }
    if let Some(part) = part(&mut archive, &beside("styles.xml"))? {
        numbering.read_styles(&part)?;
    }
    let document = part(&mut archive, &main)?.ok_or_else(|| {
        tr!("expected a Word document, found no {main} in the archive", "cần tài liệu Word, nhưng trong tệp zip không có {main}")
    })?;
    let mut body = Body { out: Spaced::default(), numbering, notes: Vec::new() };
    body.read(&main, &document)?;
    for (name, kind) in [("footnotes.xml", Note::Foot), ("endnotes.xml", Note::End)] {
        if body.notes.iter().any(|(k, _)| *k == kind)
            && let Some(part) = part(&mut archive, &beside(name))?
        {
            body.read(name, &part)?;
        }
    }
    Ok(body.out.finish())
}

/// The name of the part that holds the text.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<String, String> {
    let relations = part(archive, "_rels/.rels")?.unwrap_or_default();
    let mut reader = NsReader::from_str(&relations);
    loop {
        match reader.read_event().map_err(|error| broken("_rels/.rels", &reader, &error))? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "Relationship" => {
                let is_document = plain(&tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                if let (true, Some(target)) = (is_document, plain(&tag, "Target")) {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Event::Eof => return Ok("word/document.xml".to_owned()),
            _ => {}
        }
    }
}

/// A part as text, if the archive has it.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, String> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(tr!("{name} in the archive cannot be read: {error}", "không đọc được {name} trong tệp zip: {error}")),
    };
    let mut bytes = Vec::new();
    file.take(MOST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| tr!("{name} in the archive cannot be read: {error}", "không đọc được {name} trong tệp zip: {error}"))?;
    if bytes.len() as u64 > MOST {
        let most = MOST >> 20;
        return Err(tr!(
            "{name} in the archive has more than {most} MB when it is unpacked",
            "{name} trong tệp zip dài hơn {most} MB khi giải nén"
        ));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        tr!("{name} in the archive is not UTF-8 at byte {at}", "{name} trong tệp zip không phải UTF-8 ở byte {at}")
    })
}

fn broken(name: &str, reader: &NsReader<&[u8]>, error: &quick_xml::Error) -> String {
    let at = reader.error_position();
    tr!("{name} in the archive: byte {at}: {error}", "{name} trong tệp zip: byte {at}: {error}")
}

/// An attribute's value, whatever namespace its name is in.
fn plain(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A number in the attribute `val`.
fn number(tag: &BytesStart<'_>) -> Option<usize> {
    plain(tag, "val")?.parse().ok()
}

/// Whether a switch is on: it is where nothing else is said.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !plain(tag, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Note {
    Foot,
    End,
}

/// What has been read of the document.
struct Body {
    out: Spaced,
    numbering: Numbering,
    /// The notes that the text refers to, in their order: the number that is shown is the place.
    notes: Vec<(Note, String)>,
}

/// What a paragraph says of itself, and what of it has been read.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    /// Its number is written before its first text.
    is_begun: bool,
    /// It has been put together with the next one in a change that is recorded.
    is_joined: bool,
}

impl Body {
    fn read(&mut self, name: &str, xml: &str) -> Result<(), String> {
        let mut reader = NsReader::from_str(xml);
        // Paragraphs stand in paragraphs where a text box is anchored.
        let mut open: Vec<Paragraph> = Vec::new();
        let (mut in_text, mut in_run, mut in_properties) = (false, false, false);
        let (mut is_hidden, mut raised) = (false, None);
        loop {
            let event = reader.read_event().map_err(|error| broken(name, &reader, &error))?;
            match event {
                Event::Start(ref tag) | Event::Empty(ref tag) => {
                    let is_empty = matches!(event, Event::Empty(_));
                    let local = tag.local_name();
                    // The other form of a drawing, for programs that do not know the first.
                    if local.as_ref() == "Fallback" && !is_empty {
                        reader.read_to_end(tag.name()).map_err(|error| broken(name, &reader, &error))?;
                        continue;
                    }
                    if !is_word(&reader, tag) {
                        continue;
                    }
                    match local.as_ref() {
                        "del" | "moveFrom" if !is_empty && !in_properties => {
                            reader.read_to_end(tag.name()).map_err(|error| broken(name, &reader, &error))?;
                        }
                        "del" if in_properties && !in_run => {
                            if let Some(paragraph) = open.last_mut() {
                                paragraph.is_joined = true;
                            }
                        }
                        "p" if is_empty => self.out.line_break(),
                        "p" => {
                            if open.last().is_some_and(|p| p.is_begun) {
                                self.out.new_line();
                            }
                            open.push(Paragraph::default());
                        }
                        "pPr" | "rPr" if !is_empty => in_properties = true,
                        "pStyle" => {
                            if let Some(paragraph) = open.last_mut() {
                                paragraph.style = plain(tag, "val");
                            }
                        }
                        "numId" => {
                            if let Some(paragraph) = open.last_mut() {
                                paragraph.list = plain(tag, "val");
                            }
                        }
                        "ilvl" => {
                            if let Some(paragraph) = open.last_mut() {
                                paragraph.level = number(tag);
                            }
                        }
                        "r" if !is_empty => (in_run, is_hidden) = (true, false),
                        "vanish" if in_run => is_hidden = is_on(tag),
                        "vertAlign" if in_run && plain(tag, "val").as_deref() == Some("superscript") => {
                            self.begin(open.last_mut());
                            raised = Some(self.out.len());
                        }
                        "t" if !is_hidden => {
                            self.begin(open.last_mut());
                            in_text = !is_empty;
                        }
                        "tab" if in_run && !is_hidden => self.write(open.last_mut(), "\t"),
                        "noBreakHyphen" if !is_hidden => self.write(open.last_mut(), "-"),
                        "br" | "cr" if in_run && !is_hidden => self.write(open.last_mut(), "\n"),
                        "footnoteReference" => self.refer(open.last_mut(), Note::Foot, tag),
                        "endnoteReference" => self.refer(open.last_mut(), Note::End, tag),
                        "footnote" | "endnote" if !is_empty => {
                            let kind = if local.as_ref() == "footnote" { Note::Foot } else { Note::End };
                            let id = plain(tag, "id").unwrap_or_default();
                            match self.notes.iter().position(|note| *note == (kind, id.clone())) {
                                Some(at) => {
                                    self.out.new_line();
                                    self.out.verbatim(&format!("[{}] ", at + 1));
                                }
                                // Lines that part notes from the text, and notes that nothing refers to.
                                None => {
                                    reader.read_to_end(tag.name()).map_err(|error| broken(name, &reader, &error))?;
                                }
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(tag) => match tag.local_name().as_ref() {
                    "p" if is_word_end(&reader, tag.name()) => {
                        if let Some(paragraph) = open.pop()
                            && !paragraph.is_joined
                        {
                            self.out.line_break();
                        }
                    }
                    "pPr" | "rPr" => in_properties = false,
                    "r" => {
                        in_run = false;
                        is_hidden = false;
                        if let Some(start) = raised.take() {
                            self.out.mark_note(start);
                        }
                    }
                    "t" => in_text = false,
                    _ => {}
                },
                Event::Text(text) if in_text => self.out.verbatim(&text),
                Event::CData(text) if in_text => self.out.verbatim(&text),
                Event::GeneralRef(entity) if in_text => self.out.verbatim(&character(&entity)),
                Event::Eof if !open.is_empty() => {
                    return Err(tr!(
                        "{name} in the archive ends in the middle of a paragraph",
                        "{name} trong tệp zip kết thúc giữa một đoạn"
                    ));
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Writes the number of a paragraph before the first of its text.
    fn begin(&mut self, paragraph: Option<&mut Paragraph>) {
        if let Some(paragraph) = paragraph
            && !std::mem::replace(&mut paragraph.is_begun, true)
            && let Some(number) = self.numbering.next(paragraph)
        {
            self.out.verbatim(&number);
        }
    }

    fn write(&mut self, paragraph: Option<&mut Paragraph>, text: &str) {
        self.begin(paragraph);
        self.out.verbatim(text);
    }

    fn refer(&mut self, paragraph: Option<&mut Paragraph>, kind: Note, tag: &BytesStart<'_>) {
        self.notes.push((kind, plain(tag, "id").unwrap_or_default()));
        let mark = format!("[{}]", self.notes.len());
        self.write(paragraph, &mark);
    }
}

fn is_word(reader: &NsReader<&[u8]>, tag: &BytesStart<'_>) -> bool {
    is_word_end(reader, tag.name())
}

fn is_word_end(reader: &NsReader<&[u8]>, name: quick_xml::name::QName<'_>) -> bool {
    matches!(reader.resolver().resolve_element(name).0, ResolveResult::Bound(namespace) if WORD.contains(&namespace.as_ref()))
}

/// What an entity stands for: XML has five, and any character by its number.
fn character(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        return c.to_string();
    }
    match entity.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

/// The lists of a document and how far each has been counted.
#[derive(Debug, Default)]
struct Numbering {
    /// Levels of each abstract list, by its id.
    lists: HashMap<String, [Level; LEVELS]>,
    /// The abstract list of each list, and the numbers that some of its levels begin with.
    uses: HashMap<String, (String, [Option<usize>; LEVELS])>,
    /// The list and level of each style, and the style that it is based on.
    styles: HashMap<String, Style>,
    /// Numbers given so far in each abstract list.
    counts: HashMap<String, [Option<usize>; LEVELS]>,
    /// Lists whose own first numbers have been used.
    begun: Vec<String>,
}

#[derive(Debug, Default)]
struct Style {
    list: Option<String>,
    level: Option<usize>,
    base: Option<String>,
}

/// How a level of a list is numbered.
#[derive(Debug, Clone)]
struct Level {
    start: usize,
    format: String,
    /// `%1.%2` stands for the numbers of the first two levels.
    text: String,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Level { start: 1, format: "decimal".to_owned(), text: String::new(), style: None }
    }
}

impl Numbering {
    fn read(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = NsReader::from_str(xml);
        let (mut list, mut levels, mut level) = (String::new(), <[Level; LEVELS]>::default(), 0);
        let mut using: Option<String> = None;
        loop {
            match reader.read_event().map_err(|error| broken("numbering.xml", &reader, &error))? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "abstractNum" => {
                        list = plain(&tag, "abstractNumId").unwrap_or_default();
                        levels = Default::default();
                    }
                    "num" => using = plain(&tag, "numId"),
                    "abstractNumId" => {
                        if let (Some(id), Some(of)) = (&using, plain(&tag, "val")) {
                            self.uses.insert(id.clone(), (of, [None; LEVELS]));
                        }
                    }
                    "lvl" | "lvlOverride" => level = plain(&tag, "ilvl").and_then(|n| n.parse().ok()).unwrap_or(LEVELS),
                    "startOverride" => {
                        let starts = using.as_ref().and_then(|id| self.uses.get_mut(id));
                        if let Some(start) = starts.and_then(|(_, starts)| starts.get_mut(level)) {
                            *start = number(&tag);
                        }
                    }
                    name => {
                        let (None, Some(level), Some(value)) = (&using, levels.get_mut(level), plain(&tag, "val")) else { continue };
                        match name {
                            "start" => level.start = value.parse().unwrap_or(1),
                            "numFmt" => level.format = value,
                            "lvlText" => level.text = value,
                            "pStyle" => level.style = Some(value),
                            _ => {}
                        }
                    }
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "abstractNum" => {
                        self.lists.insert(std::mem::take(&mut list), std::mem::take(&mut levels));
                    }
                    "num" => using = None,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) -> Result<(), String> {
        let mut reader = NsReader::from_str(xml);
        let mut id = String::new();
        loop {
            match reader.read_event().map_err(|error| broken("styles.xml", &reader, &error))? {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.local_name();
                    if name.as_ref() == "style" {
                        id = plain(&tag, "styleId").unwrap_or_default();
                        continue;
                    }
                    let style = || -> Option<String> { plain(&tag, "val") };
                    match name.as_ref() {
                        "numId" => self.styles.entry(id.clone()).or_default().list = style(),
                        "ilvl" => self.styles.entry(id.clone()).or_default().level = number(&tag),
                        "basedOn" => self.styles.entry(id.clone()).or_default().base = style(),
                        _ => {}
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// The number of the next paragraph of its list, with a space after it; `None` if it has none, or a bullet.
    fn next(&mut self, paragraph: &Paragraph) -> Option<String> {
        let (id, level) = self.place(paragraph)?;
        let (list, starts) = self.uses.get(&id)?;
        let levels = self.lists.get(list)?;
        let counts = self.counts.entry(list.clone()).or_default();
        if !self.begun.contains(&id) {
            for (count, start) in counts.iter_mut().zip(starts) {
                *count = start.map_or(*count, |start| start.checked_sub(1));
            }
            // A list that begins with 0 has no number before it.
            self.begun.push(id);
        }
        let own = levels.get(level)?;
        for (n, count) in counts.iter_mut().enumerate() {
            match n.cmp(&level) {
                std::cmp::Ordering::Less => *count = count.or_else(|| levels.get(n).map(|l| l.start)),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or(starts.get(n).copied().flatten().unwrap_or(own.start), |n| n.saturating_add(1)))
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        if matches!(own.format.as_str(), "bullet" | "none") || own.text.is_empty() {
            return None;
        }
        let mut shown = own.text.clone();
        for (n, (count, level)) in counts.iter().zip(levels).enumerate() {
            let place = format!("%{}", n + 1);
            if let (true, Some(count)) = (shown.contains(&place), count) {
                shown = shown.replace(&place, &figure(*count, &level.format));
            }
        }
        shown.push(' ');
        Some(shown)
    }

    /// The list and level of a paragraph, which its style gives where it does not.
    fn place(&self, paragraph: &Paragraph) -> Option<(String, usize)> {
        if let Some(list) = &paragraph.list {
            return Some((list.clone(), paragraph.level.unwrap_or(0)));
        }
        let named = paragraph.style.as_ref()?;
        let mut style = self.styles.get(named)?;
        for _ in 0..LEVELS {
            if let Some(list) = &style.list {
                let of_list = self.uses.get(list).and_then(|(list, _)| self.lists.get(list));
                let linked = of_list.and_then(|levels| levels.iter().position(|l| l.style.as_ref() == Some(named)));
                return Some((list.clone(), linked.or(style.level).unwrap_or(0)));
            }
            style = self.styles.get(style.base.as_ref()?)?;
        }
        None
    }
}

/// A number as a format of Word shows it.
fn figure(n: usize, format: &str) -> String {
    match format {
        "lowerLetter" | "upperLetter" if n > 0 => {
            let letter = char::from(b'a' + u8::try_from((n - 1) % 26).unwrap_or_default());
            let letters = letter.to_string().repeat((n - 1) / 26 % 8 + 1);
            if format == "upperLetter" { letters.to_uppercase() } else { letters }
        }
        "lowerRoman" | "upperRoman" if (1..4000).contains(&n) => {
            let mut rest = n;
            let mut figures = String::new();
            for (value, figure) in ROMAN {
                while rest >= value {
                    figures.push_str(figure);
                    rest -= value;
                }
            }
            if format == "lowerRoman" { figures.to_lowercase() } else { figures }
        }
        "decimalZero" => format!("{n:02}"),
        _ => n.to_string(),
    }
}

const ROMAN: [(usize, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];
