//! What reading costs beside three baselines that run in the same process, so that each figure is a ratio.
//!
//! ```sh
//! cargo bench --bench extract
//! ```
//!
//! The texts of `../shared` are read where they are there; a generated text stands for each that is not. Nothing passes or fails.

use std::fs::File;
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

use aho_corasick::packed;
use flate2::read::GzDecoder;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;
use viendan::{Extractor, Reference};

mod texts;

use texts::{HOSTILE, generated};

/// The fastest of so many rounds counts; in each round all that is compared runs in turn.
const ROUNDS: usize = 5;

/// Bytes of a text of one piece repeated.
const HOSTILE_LEN: usize = 4_000_000;

/// The trigger words of the library's own scan.
const WORDS: [&str; 64] = [
    "Điều",
    "điều",
    "ĐIỀU",
    "Ðiều",
    "Ðiểm",
    "hỉ thị",
    "hoản",
    "HOẢN",
    "điểm",
    "Điểm",
    "ĐIỂM",
    "Chương",
    "chương",
    "CHƯƠNG",
    "Mục",
    "mục",
    "MỤC",
    "Tiểu mục",
    "tiểu mục",
    "Phần",
    "phần",
    "PHẦN",
    "Phụ",
    "phụ",
    "PHỤ",
    "tiết",
    "Tiết",
    "đoạn",
    "Đoạn",
    "gạch đầu",
    "Mẫu",
    "mẫu",
    "uật",
    "UẬT",
    "lệnh",
    "LỆNH",
    "iến pháp",
    "IẾN PHÁP",
    "BLDS",
    "BLHS",
    "BLTT",
    "BLLĐ",
    "BLHH",
    "NĐ ",
    "NQ ",
    "ghị định",
    "ghị quyết",
    "hông tư",
    "Nội quy kỳ",
    "Cương lĩnh",
    "số",
    "Số",
    "Diều",
    "này",
    "Quyết định",
    " đó",
    " trên",
    "TCVN",
    "QCVN",
    "TCXD",
    "TCCS",
    "QCĐP",
    " TCN",
    "sau đây",
];

/// A document: type word, perhaps `số`, number, year, codes, perhaps a date. With the capitals of the table only.
const DOCUMENT: &str = r"(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Luật|Bộ luật|Pháp lệnh|Chỉ thị)\s+(?:số\s+)?\d+(?:/\d{4})?/[A-ZĐ0-9]+(?:-[A-ZĐ0-9]+)*(?:\s+ngày\s+\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})?";
const PROVISION: &str = r"(?:điểm\s+[a-zđ](?:,\s*[a-zđ])*(?:\s+và\s+[a-zđ])?\s+)?(?:khoản\s+\d+(?:,\s*\d+)*(?:\s+và\s+\d+)?\s+)?Điều\s+\d+[a-zđ]?(?:,\s*\d+)*(?:\s+và\s+\d+)?";

/// The same as texts write it: small and capital first letters, the number without a type word, a clause or point without its article.
const DOCUMENT_AS_WRITTEN: &str = r"(?:(?:[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Nn]ghị quyết|[Ll]uật|[Bb]ộ luật|[Pp]háp lệnh|[Cc]hỉ thị)\s+)?(?:số\s+)?\d+(?:/\d{4})?/[A-ZĐ0-9]+(?:-[A-ZĐ0-9]+)*(?:\s+ngày\s+\d{1,2}(?:/| tháng )\d{1,2}(?:/| năm )\d{4})?";
const PROVISION_AS_WRITTEN: &str = r"(?:[Đđ]iểm\s+[a-zđ](?:,\s*[a-zđ])*(?:\s+và\s+[a-zđ])?\s+)?(?:[Kk]hoản\s+\d+(?:,\s*\d+)*(?:\s+và\s+\d+)?\s+)?(?:[Đđ]iều\s+\d+[a-zđ]?(?:,\s*\d+)*(?:\s+và\s+\d+)?)|[Kk]hoản\s+\d+(?:,\s*\d+)*|[Đđ]iểm\s+[a-zđ]";

fn gazette() -> Option<String> {
    let mut text = String::new();
    GzDecoder::new(File::open("../shared/corpus/gazette.txt.gz").ok()?).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The texts of the documents whose links officials made.
fn documents() -> Option<String> {
    let mut records = String::new();
    GzDecoder::new(File::open("../shared/relations/dev/texts.jsonl.gz").ok()?).read_to_string(&mut records).ok()?;
    let text = |record: &str| Some(serde_json::from_str::<serde_json::Value>(record).ok()?.get("text")?.as_str()?.to_owned());
    Some(records.lines().filter_map(text).collect::<Vec<_>>().join("\n\n"))
}

fn time(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn main() {
    let extractor = Extractor::new();
    let scan = packed::Config::new().match_kind(packed::MatchKind::LeftmostFirst).builder().extend(WORDS).build();
    let capitals = Regex::new(&format!("{DOCUMENT}|{PROVISION}")).expect("a pattern of our own");
    let written = Regex::new(&format!("{DOCUMENT_AS_WRITTEN}|{PROVISION_AS_WRITTEN}")).expect("a pattern of our own");
    let mut texts = vec![
        ("gazette", gazette().unwrap_or_else(|| generated(36 << 20, 4))),
        ("documents", documents().unwrap_or_else(|| generated(36 << 20, 2))),
        ("dense", generated(1 << 20, 0)),
        ("news", generated(6_000, 6)),
        ("composed", generated(1 << 20, 4)),
        ("decomposed", generated(1 << 20, 4).nfd().collect()),
        ("one line", generated(20 << 20, 4).replace('\n', " ")),
    ];
    texts.extend(HOSTILE.map(|piece| (piece, piece.repeat(HOSTILE_LEN / piece.len()))));
    println!("{:<20} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}", "text", "MB/s", "ns/ment.", "x utf8", "x scan", "x regex", "x capit.");
    for (name, text) in &texts {
        let mut best = [Duration::MAX; 5];
        let mut mentions = 0;
        for _ in 0..ROUNDS {
            let times = [
                time(|| mentions = black_box(extractor.mentions(text).count())),
                time(|| _ = black_box(str::from_utf8(black_box(text.as_bytes())))),
                time(|| _ = black_box(scan.as_ref().map(|s| s.find_iter(text).count()))),
                time(|| _ = black_box(written.find_iter(text).count())),
                time(|| _ = black_box(capitals.find_iter(text).count())),
            ];
            for (best, time) in best.iter_mut().zip(times) {
                *best = time.min(*best);
            }
        }
        let [own, utf8, words, written, capitals] = best.map(|b| b.as_secs_f64());
        println!(
            "{name:<20} {:>9.1} {:>9.0} {:>9.3} {:>9.3} {:>9.2} {:>9.2}",
            text.len() as f64 / own / 1e6,
            own * 1e9 / mentions.max(1) as f64,
            utf8 / own,
            words / own,
            written / own,
            capitals / own
        );
    }
    let one = "khoản 2 Điều 15 Luật Đất đai số 45/2013/QH13";
    let rounds = 1_000;
    let spent = (0..100).map(|_| time(|| (0..rounds).for_each(|_| _ = black_box(black_box(one).parse::<Reference>())))).min();
    println!("one reference through FromStr: {:.0} ns", spent.unwrap_or_default().as_secs_f64() * 1e9 / f64::from(rounds));
}
