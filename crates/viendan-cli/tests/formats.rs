//! Documents, tables and packed files, each made here, read by the built command: what is found in them is what is found in
//! the plain text.
#![cfg(all(feature = "docx", feature = "html", feature = "parquet", feature = "pdf", feature = "zstd"))]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock};

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, StringFormat, dictionary};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TEXT: &str = "CHÍNH PHỦ\nSố: 102/2024/NĐ-CP\nHà Nội, ngày 30 tháng 7 năm 2024\n\nNGHỊ ĐỊNH\nQuy định về vay vốn\n\n\
Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;\n\
Điều 1. Phạm vi điều chỉnh\n\
1. Nghị định này quy định việc vay vốn theo các điểm a, b khoản 1 Điều 3 và Điều 12 Luật Đất đai & khoản 2 Điều này.\n\
2. Bãi bỏ Thông tư số 02/2015/TT-BTNMT của Bộ trưởng Bộ Tài nguyên và Môi trường.\n\
Điều 2. Hiệu lực\n\
Áp dụng từ Điều 5 đến Điều 10 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và Luật Trật tự, an toàn giao thông đường bộ.\n";

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("formats_{name}"));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[track_caller]
fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_viendan")).args(args).env("LC_ALL", "C").current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn errors(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// The mentions without their places, which are those of another text.
#[track_caller]
fn mentions(output: &Output) -> Vec<Value> {
    assert_eq!((output.status.code(), errors(output)), (Some(0), ""));
    let lines = str::from_utf8(&output.stdout).unwrap().lines();
    let without_place = |line: &str| {
        let mut value: Value = serde_json::from_str(line).unwrap();
        for place in ["start", "end", "full_end", "file", "line"] {
            value.as_object_mut().unwrap().remove(place);
        }
        value
    };
    lines.map(without_place).collect()
}

/// The mentions in a file of these bytes.
#[track_caller]
fn found(name: &str, bytes: &[u8], args: &[&str]) -> Vec<Value> {
    let folder = folder(&name.replace('.', "_"));
    fs::write(folder.join(name), bytes).unwrap();
    mentions(&run(&folder, &[&["extract", name], args].concat()))
}

/// What is complained of in a file of these bytes, while another is read.
#[track_caller]
fn fault(name: &str, bytes: &[u8]) -> String {
    let folder = folder(&format!("fault_{}", name.replace('.', "_")));
    fs::write(folder.join(name), bytes).unwrap();
    fs::write(folder.join("z.txt"), "Điều 5 Luật này").unwrap();
    let output = run(&folder, &["extract", name, "z.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    assert_eq!(str::from_utf8(&output.stdout).unwrap().lines().count(), 1);
    let said = errors(&output).trim_end();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.strip_prefix(&format!("viendan: {name}: ")).unwrap_or_else(|| panic!("{said}")).to_owned()
}

/// The mentions in the plain text.
fn expected() -> Vec<Value> {
    static EXPECTED: LazyLock<Vec<Value>> = LazyLock::new(|| found("plain.txt", TEXT.as_bytes(), &[]));
    EXPECTED.clone()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word document of parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(*name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        archive.write_all(part.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {WORD}><w:body>{body}</w:body></w:document>");
    zipped(&[&[("word/document.xml", document.as_str())], others].concat())
}

/// Paragraphs, each cut into runs in the middle of a word, as a program that checks spelling leaves them.
fn paragraphs(text: &str) -> String {
    let mut body = String::new();
    for line in text.lines() {
        let at = line.char_indices().nth(line.chars().count() / 2).map_or(0, |(at, _)| at);
        let run = |part: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(part));
        write!(body, "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr>{}{}</w:p>", run(&line[..at]), run(&line[at..])).unwrap();
    }
    body
}

#[test]
fn a_word_document_gives_what_its_text_gives() {
    assert_eq!(expected().len(), 7);
    assert_eq!(found("a.docx", &docx(&paragraphs(TEXT), &[]), &[]), expected());
    let table = TEXT.lines().fold("<w:tbl>".to_owned(), |rows, line| format!("{rows}<w:tr><w:tc>{}</w:tc></w:tr>", paragraphs(line)));
    assert_eq!(found("table.docx", &docx(&format!("{table}</w:tbl>"), &[]), &[]), expected());
}

/// The text that is read of a file, as the command writes it out.
#[track_caller]
fn text_of(name: &str, bytes: &[u8]) -> String {
    let folder = folder(&format!("text_{}", name.replace('.', "_")));
    fs::write(folder.join(name), bytes).unwrap();
    let output = run(&folder, &["extract", name, "--emit-text", "texts"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(0), ""));
    let text = fs::read_to_string(folder.join("texts").join(format!("{name}.txt"))).unwrap();
    for line in str::from_utf8(&output.stdout).unwrap().lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let place = |name: &str| usize::try_from(value[name].as_u64().unwrap()).unwrap();
        let quote = text[place("start")..place("end")].split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(value["text"], quote);
    }
    text
}

#[test]
fn changes_notes_and_numbers_of_a_word_document_are_read() {
    let body = "<w:p><w:r><w:t>Theo khoản 2 </w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>Điều 5</w:t></w:r></w:ins>\
        <w:del w:id=\"2\"><w:r><w:delText>Điều 6</w:delText><w:tab/></w:r></w:del><w:r><w:t xml:space=\"preserve\"> Luật này</w:t>\
        <w:footnoteReference w:id=\"7\"/><w:tab/><w:t>và</w:t><w:br/><w:t>khác</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Một</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Diem\"/></w:pPr><w:r><w:t>trong</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Diem\"/></w:pPr><w:r><w:t>nữa</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Hai</w:t></w:r></w:p>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>số 5/2020/QH14</w:t></w:r>\
        <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>18</w:t></w:r></w:p>";
    let numbering = format!(
        "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\">\
         <w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Điều %1.\"/></w:lvl>\
         <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let styles = format!(
        "<w:styles {WORD}><w:style w:styleId=\"Diem\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>\
         </w:style></w:styles>"
    );
    let notes = format!(
        "<w:footnotes {WORD}><w:footnote w:id=\"0\"><w:p><w:r><w:t>vạch</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/><w:t>Luật Đất đai</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let parts = [("word/numbering.xml", &*numbering), ("word/styles.xml", &*styles), ("word/footnotes.xml", &*notes)];
    let expected =
        "Theo khoản 2 Điều 5 Luật này[1]\tvà\nkhác\nĐiều 4. Một\na) trong\nb) nữa\nĐiều 5. Hai\nsố 5/2020/QH14[18]\n[1] Luật Đất đai\n";
    assert_eq!(text_of("notes.docx", &docx(body, &parts)), expected);
}

/// A PDF file whose font says by its map alone what the codes mean, each line in a text object of its own.
fn pdf(pages: &[Vec<String>], with_map: bool) -> Document {
    let codes: BTreeMap<char, u16> = pages.iter().flatten().flat_map(|line| line.chars()).map(|c| (c, 0)).collect();
    let codes: BTreeMap<char, u16> = codes.into_keys().zip(3..).collect();
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Test def\n/CMapType 2 def\n\
                   1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    for chunk in codes.iter().collect::<Vec<_>>().chunks(100) {
        writeln!(map, "{} beginbfchar", chunk.len()).unwrap();
        for (c, code) in chunk {
            writeln!(map, "<{code:04X}> <{:04X}>", u32::from(**c)).unwrap();
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let map = document.add_object(Stream::new(dictionary! {}, map.into_bytes()));
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "Test", "DW" => 500,
        "CIDSystemInfo" => dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0 },
    });
    let mut font = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Test", "Encoding" => "Identity-H", "DescendantFonts" => vec![descendant.into()],
    };
    if with_map {
        font.set("ToUnicode", map);
    }
    let font = document.add_object(font);
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids = Vec::new();
    for lines in pages {
        let mut operations = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let codes: Vec<u8> = line.chars().flat_map(|c| codes[&c].to_be_bytes()).collect();
            operations.extend([
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), 12.into()]),
                Operation::new("Td", vec![72.into(), (780 - 16 * i64::try_from(n).unwrap()).into()]),
                Operation::new("Tj", vec![Object::String(codes, StringFormat::Hexadecimal)]),
                Operation::new("ET", vec![]),
            ]);
        }
        let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content });
        kids.push(page.into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    let tree_object = dictionary! {
        "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    };
    document.objects.insert(tree, tree_object.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.compress();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The lines of a text, none of them longer than this, on pages of so many lines, each with its number at the top.
fn pages(text: &str, width: usize, height: usize) -> Vec<Vec<String>> {
    let mut lines = vec![];
    for paragraph in text.lines().filter(|line| !line.is_empty()) {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if line.chars().count() + word.chars().count() >= width {
                lines.push(std::mem::take(&mut line));
            }
            line += if line.is_empty() { "" } else { " " };
            line += word;
        }
        lines.push(line);
    }
    lines.chunks(height).zip(1..).map(|(lines, n)| [&[format!("{n}")], lines].concat()).collect()
}

#[test]
fn a_pdf_file_gives_what_its_text_gives() {
    for (width, height) in [(60, 40), (45, 7)] {
        let bytes = saved(pdf(&pages(TEXT, width, height), true));
        assert_eq!(found("a.pdf", &bytes, &[]), expected(), "{width} {height}");
    }
}

#[test]
fn a_page_gives_what_its_text_gives() {
    let lines: String = TEXT.lines().map(|line| format!("<p>{}</p>\n", escaped(line).replace(' ', "&#32;\n"))).collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>Luật Nhà ở</title><style>p</style></head><body>{lines}<script>'Điều 9 Luật Nhà ở'</script>"
    );
    assert_eq!(found("a.html", page.as_bytes(), &[]), expected());
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(page.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(found("wide.htm", &utf16, &[]), expected());
}

/// A Parquet file with a column of numbers and one of texts.
fn parquet_file(texts: &[&str]) -> Vec<u8> {
    let schema =
        Arc::new(parse_message_type("message rows { optional int64 id; required binary body (UTF8); required int64 other; }").unwrap());
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(WriterProperties::default())).unwrap();
    for texts in texts.chunks(2) {
        let mut group = writer.next_row_group().unwrap();
        let numbers: Vec<i64> = (0..).take(texts.len()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&numbers, Some(&vec![1; texts.len()]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let values: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(text.as_bytes().to_vec())).collect();
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&numbers, None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
    bytes
}

#[test]
fn rows_of_a_parquet_file_are_texts() {
    let bytes = parquet_file(&[TEXT, "", TEXT]);
    assert_eq!(found("a.parquet", &bytes, &["--text-column", "body"]), [expected(), expected()].concat());
    let folder = folder("rows");
    fs::write(folder.join("a.parquet"), &bytes).unwrap();
    let output = run(&folder, &["extract", ".", "--text-column", "body"]);
    let last: Value = serde_json::from_str(str::from_utf8(&output.stdout).unwrap().lines().last().unwrap()).unwrap();
    assert_eq!(last["line"], 3);
    assert_eq!(fault("a.parquet", &bytes), "cannot be read: expected the column \"text\", found id, body, other");
    assert!(fault("cut.parquet", &bytes[..bytes.len() / 2]).starts_with("cannot be read: the Parquet file is broken: "));
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn packed_files_give_what_they_hold() {
    let record = format!("{}\n", serde_json::json!({"id": 1, "text": TEXT}));
    let document = docx(&paragraphs(TEXT), &[]);
    let rows = parquet_file(&[TEXT]);
    let all: [(&str, &[u8], &[&str]); 5] = [
        ("a.txt", TEXT.as_bytes(), &[]),
        ("b.jsonl", record.as_bytes(), &[]),
        ("c.docx", &document, &[]),
        ("d.parquet", &rows, &["--text-column", "body"]),
        ("e.html", TEXT.replace('\n', "<br>").into_bytes().leak(), &[]),
    ];
    for (name, bytes, args) in all {
        assert_eq!(found(&format!("{name}.gz"), &gzipped(bytes), args), expected(), "{name}");
        let zstd = zstd::encode_all(bytes, 3).unwrap();
        assert_eq!(found(&format!("{name}.zst"), &zstd, args), expected(), "{name}");
    }
    // Members one after another are one file.
    let (one, two) = TEXT.as_bytes().split_at(200);
    assert_eq!(found("two.txt.gz", &[gzipped(one), gzipped(two)].concat(), &[]), expected());
}

#[test]
fn folders_give_every_kind_of_text() {
    let folder = folder("kinds");
    let all: [(&str, Vec<u8>); 6] = [
        ("a.txt", TEXT.into()),
        ("b.docx", docx(&paragraphs(TEXT), &[])),
        ("c.pdf", saved(pdf(&pages(TEXT, 60, 40), true))),
        ("d.htm", TEXT.replace('\n', "<br>").into()),
        ("e.txt.gz", gzipped(TEXT.as_bytes())),
        ("f.md.zst", zstd::encode_all(TEXT.as_bytes(), 1).unwrap()),
    ];
    for (name, bytes) in &all {
        fs::write(folder.join(name), bytes).unwrap();
    }
    for other in ["g.jsonl", "h.png", "i.tar.gz", ".j.txt"] {
        fs::write(folder.join(other), "Điều 5 Luật này").unwrap();
    }
    let output = run(&folder, &["extract", "."]);
    assert_eq!(mentions(&output).len(), 7 * all.len());
    let output = run(&folder, &["extract", "*.docx", "[cd].*"]);
    assert_eq!(mentions(&output).len(), 7 * 3);
    let output = run(&folder, &["extract", "*.odt", "a.txt"]);
    assert_eq!((output.status.code(), errors(&output)), (Some(1), "viendan: *.odt: no file has such a name\n"));
}

#[test]
fn standard_input_is_known_by_its_first_bytes() {
    for bytes in [docx(&paragraphs(TEXT), &[]), saved(pdf(&pages(TEXT, 60, 40), true)), gzipped(TEXT.as_bytes())] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_viendan"))
            .arg("extract")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        assert_eq!(mentions(&child.wait_with_output().unwrap()), expected());
    }
}

#[test]
fn documents_that_cannot_be_read_say_why() {
    let good = docx(&paragraphs(TEXT), &[]);
    let bomb = docx(&"x".repeat(129 << 20), &[]);
    assert!(bomb.len() < 1 << 20);
    let old: Vec<u8> = b"\xD0\xCF\x11\xE0".iter().copied().chain([0; 600]).collect();
    let locked: Vec<u8> = old.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut secret = pdf(&pages(TEXT, 60, 40), true);
    secret.trailer.set("ID", Object::Array(vec![Object::string_literal("one"), Object::string_literal("two")]));
    let version = lopdf::EncryptionVersion::V2 {
        document: &secret,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    secret.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    secret.save_to(&mut bytes).unwrap();
    let pdf_of = |lines: Vec<String>, with_map| saved(pdf(&[lines], with_map));
    let rows: [(&str, Vec<u8>, &str); 11] = [
        ("text.docx", b"Luat".to_vec(), "expected a Word document, found no zip archive: "),
        ("cut.docx", good[..good.len() / 2].to_vec(), "expected a Word document, found no zip archive: "),
        ("other.docx", zipped(&[("a.txt", "Luật")]), "expected a Word document, found no word/document.xml in the archive"),
        ("broken.docx", docx("<w:p><w:t>a</w:p>", &[]), "word/document.xml in the archive: byte "),
        ("bomb.docx", bomb, "word/document.xml in the archive has more than 128 MB when it is unpacked"),
        ("old.docx", old, "expected a Word document (.docx), found the older binary form; save it as .docx"),
        ("locked.docx", locked, "the document is encrypted; save it without a password"),
        ("text.pdf", b"Luat".to_vec(), "expected a PDF file, found no %PDF- in its first 1024 bytes"),
        ("locked.pdf", bytes, "the PDF file is encrypted; save it without a password"),
        ("scan.pdf", pdf_of(vec![], true), "the PDF file has no text, only pictures (1 pages); recognise its letters (OCR) first"),
        (
            "unmapped.pdf",
            pdf_of(vec!["Luật này".to_owned()], false),
            "8 of 8 letters of the PDF file do not say what they mean (no ToUnicode)",
        ),
    ];
    for (name, bytes, expected) in rows {
        let said = fault(name, &bytes);
        assert!(said.starts_with(expected), "{name}: {said}");
    }
}

#[test]
fn what_comes_before_the_end_of_a_cut_file_is_read() {
    let folder = folder("cut");
    let bytes = gzipped(TEXT.repeat(99).as_bytes());
    fs::write(folder.join("a.txt.gz"), &bytes[..600]).unwrap();
    let output = run(&folder, &["extract", "a.txt.gz"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).starts_with("viendan: a.txt.gz: cannot be read: "), "{}", errors(&output));
    assert!(!output.stdout.is_empty());
}

#[test]
fn hostile_pdf_files_are_bounded() {
    // A form that draws itself twice, and a content that unpacks to far more than it is.
    let mut document = pdf(&pages(TEXT, 60, 40), true);
    let form = document.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "X" => form } };
    let twice =
        Stream::new(dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => resources.clone() }, b"/X Do /X Do".to_vec());
    document.objects.insert(form, twice.into());
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    document.add_page_contents(page, b"/X Do".to_vec()).unwrap();
    assert_eq!(found("loop.pdf", &saved(document), &[]), expected());

    let mut document = pdf(&pages(TEXT, 60, 40), true);
    let page = document.page_iter().next().unwrap();
    document.add_page_contents(page, b" ".repeat(65 << 20)).unwrap();
    assert_eq!(fault("bomb.pdf", &saved(document)), "page 1: a stream of the PDF file has more than 64 MB when it is unpacked");
}
