//! What a corpus costs as it grows: the time to index it, the time to resolve a mention, and memory.
//!
//! ```sh
//! cargo bench --bench resolve
//! cargo bench --bench resolve -- 500000
//! ```
//!
//! Records are drawn from the distribution of 323,004 published numbers (`numbers.tsv`): types, codes, years and ordinals in
//! their shares, the provinces' codes from 63 provinces. The `real` corpora are such draws: the larger, the more provinces
//! share a number. In the `dense` ones all documents are provinces' of one year and every number is shared by all of them,
//! whatever the size. `text` is the cost of a mention in a text of a province's council that cites: what [`Resolver::link`]
//! does beside reading mentions and the outline. `shared` is how many documents have a cited number, on the average.
//!
//! The figure of memory is the highest so far: ask for one size to know that of its corpora. Nothing here passes or fails.

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

use viendan::{CitedDate, Citing, Corpus, Document, DocumentNumber, DocumentType, Extractor, Issuer, Outline, Record, Reference, Resolver};

const SIZES: [usize; 3] = [10_000, 100_000, 500_000];

/// Mentions that are resolved in one run.
const MENTIONS: usize = 20_000;

/// The fastest of so many runs counts.
const RUNS: usize = 20;

/// Numbers by type and code.
const NUMBERS: &str = include_str!("numbers.tsv");

/// How many of the published numbers bear each year from 1997 on.
const YEARS: [u64; 28] = [
    176, 658, 794, 692, 909, 1259, 1712, 2045, 2125, 3686, 4328, 4027, 3599, 3639, 3322, 3702, 4239, 4913, 4585, 5400, 4222, 3582, 3281,
    3960, 5350, 5292, 5323, 1464,
];

/// A code, with how its documents are numbered.
struct Code {
    type_word: &'static str,
    code: &'static str,
    has_year: bool,
    count: u64,
    /// The least, quartiles, the 95th of 100, the most.
    ordinals: [u64; 6],
}

impl Code {
    fn all() -> Vec<Code> {
        let rows = NUMBERS.lines().filter(|l| !l.starts_with('#'));
        let row = |line: &'static str| {
            let mut cells = line.split('\t');
            let mut cell = || cells.next().unwrap();
            let (type_word, code, has_year) = (cell(), cell(), cell() == "year");
            let count = cell().parse().unwrap();
            Code { type_word, code, has_year, count, ordinals: std::array::from_fn(|_| cell().parse().unwrap()) }
        };
        rows.map(row).collect()
    }

    /// The issuer, where it is one of a province.
    fn local(&self) -> Option<&'static str> {
        let last = self.code.rsplit('-').next()?;
        match last {
            "UBND" | "UB" => Some("Ủy ban nhân dân"),
            "HĐND" => Some("Hội đồng nhân dân"),
            _ => None,
        }
    }
}

/// The provinces as they were before 2025.
const PROVINCES: [&str; 63] = [
    "An Giang",
    "Bà Rịa - Vũng Tàu",
    "Bạc Liêu",
    "Bắc Giang",
    "Bắc Kạn",
    "Bắc Ninh",
    "Bến Tre",
    "Bình Dương",
    "Bình Định",
    "Bình Phước",
    "Bình Thuận",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Đắk Nông",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Giang",
    "Hà Nam",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Dương",
    "Hải Phòng",
    "Hậu Giang",
    "Hòa Bình",
    "Hồ Chí Minh",
    "Hưng Yên",
    "Khánh Hòa",
    "Kiên Giang",
    "Kon Tum",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Long An",
    "Nam Định",
    "Nghệ An",
    "Ninh Bình",
    "Ninh Thuận",
    "Phú Thọ",
    "Phú Yên",
    "Quảng Bình",
    "Quảng Nam",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sóc Trăng",
    "Sơn La",
    "Tây Ninh",
    "Thái Bình",
    "Thái Nguyên",
    "Thanh Hóa",
    "Thừa Thiên Huế",
    "Tiền Giang",
    "Trà Vinh",
    "Tuyên Quang",
    "Vĩnh Long",
    "Vĩnh Phúc",
    "Yên Bái",
];

const CITIES: [&str; 5] = ["Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Phòng", "Hồ Chí Minh"];

/// The same numbers on every machine (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// The one of which `at` falls into its share.
fn chosen(mut at: u64, shares: impl Iterator<Item = u64>) -> usize {
    let mut last = 0;
    for (n, share) in shares.enumerate() {
        last = n;
        if at < share {
            break;
        }
        at -= share;
    }
    last
}

/// A made-up document.
struct Made {
    type_word: &'static str,
    number: String,
    has_year: bool,
    issuer: Option<String>,
    date: CitedDate,
}

impl Made {
    /// As it is cited, with or without its issuer: a number without a year by its date.
    fn cited(&self, has_issuer: bool) -> String {
        let date = if self.has_year { String::new() } else { format!(" {}", self.date) };
        let issuer = self.issuer.as_deref().filter(|_| has_issuer).map(|i| format!(" của {i}")).unwrap_or_default();
        format!("{} số {}{date}{issuer}", self.type_word, self.number)
    }
}

/// Where documents come from.
struct Draw {
    random: Random,
    codes: Vec<Code>,
    total: u64,
    /// In a dense corpus, how high numbers go.
    dense: Option<u64>,
}

impl Draw {
    fn new(seed: u64, dense: Option<u64>) -> Self {
        let mut codes = Code::all();
        codes.retain(|c| dense.is_none() || c.local().is_some() && c.has_year);
        let total = codes.iter().map(|c| c.count).sum();
        Draw { random: Random(seed), codes, total, dense }
    }

    fn document(&mut self) -> Made {
        let random = &mut self.random;
        let code = &self.codes[chosen(random.below(self.total), self.codes.iter().map(|c| c.count))];
        let year = 1997 + chosen(random.below(YEARS.iter().sum()), YEARS.iter().copied()) as u16;
        let (mut year, mut ordinal) = (year, {
            let part = chosen(random.below(100), [25, 25, 25, 20, 5].into_iter());
            code.ordinals[part] + random.below(code.ordinals[part + 1] - code.ordinals[part] + 1)
        });
        if let Some(most) = self.dense {
            (year, ordinal) = (2020, 1 + random.below(most));
        }
        let date = CitedDate::day(year, 1 + random.below(12) as u8, 1 + random.below(28) as u8);
        let province = PROVINCES[random.below(63) as usize];
        let unit = if CITIES.contains(&province) { "thành phố" } else { "tỉnh" };
        let number = match code.has_year {
            true => format!("{ordinal:02}/{year}/{}", code.code),
            false => format!("{ordinal:02}/{}", code.code),
        };
        let issuer = code.local().map(|body| format!("{body} {unit} {province}"));
        Made { type_word: code.type_word, number, has_year: code.has_year, issuer, date }
    }
}

fn record(n: usize, draw: &mut Draw) -> Record {
    let made = draw.document();
    let mut record = Record::new(n.to_string());
    let number: DocumentNumber = made.number.parse().unwrap();
    record.document_type = DocumentType::all().find(|t| t.name() == made.type_word);
    record.number = Some(number);
    record.date = Some(made.date);
    record.issuer = made.issuer.map(Issuer::new);
    record
}

fn corpus(size: usize, dense: Option<u64>) -> (Corpus, Duration) {
    let mut draw = Draw::new(1, dense);
    let mut spent = Duration::ZERO;
    let mut corpus = Corpus::with_capacity(size);
    // Records are made a thousand at a time, outside the time that is measured.
    for from in (0..size).step_by(1_000) {
        let records: Vec<Record> = (from..size.min(from + 1_000)).map(|n| record(n, &mut draw)).collect();
        let start = Instant::now();
        for record in records {
            corpus.add(record);
        }
        spent += start.elapsed();
    }
    let start = Instant::now();
    corpus.shrink_to_fit();
    (corpus, spent + start.elapsed())
}

/// What is cited: every other one a document of the corpus, the rest another draw; half of them with the issuer.
fn cited(size: usize, dense: Option<u64>) -> Vec<String> {
    let mut known = Draw::new(1, dense);
    let mut other = Draw::new(2, dense);
    let step = (size / (MENTIONS / 2)).max(1);
    let mut mentions = Vec::with_capacity(MENTIONS);
    let mut n = 0;
    while mentions.len() < MENTIONS {
        let made = known.document();
        n += 1;
        if n % step == 0 {
            let has_issuer = (n / step).is_multiple_of(2);
            mentions.extend([made.cited(has_issuer), other.document().cited(has_issuer)]);
        }
    }
    mentions
}

/// The most memory that the process has had, in megabytes, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1_024)
}

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    let mut sizes: Vec<usize> = args.iter().filter_map(|a| a.parse().ok()).collect();
    if sizes.is_empty() {
        // `cargo test --benches` only looks whether it runs.
        let is_bench = args.iter().any(|a| a == "--bench");
        sizes.extend(if is_bench { &SIZES[..] } else { &SIZES[..1] });
    }
    println!("numbers   records  index s  peak MB  shared  mention ns  ratio  text ns  ratio  share and ns of each status");
    for name in ["real", "dense"] {
        let mut first = None;
        for size in &sizes {
            // Ordinals as far as the corpus goes, so that a number is shared by all provinces.
            let dense = (name == "dense").then_some((size / PROVINCES.len()).max(1) as u64);
            let (corpus, indexing) = corpus(*size, dense);
            let memory = peak().map_or_else(|| String::from("-"), |m| m.to_string());
            let resolver = Resolver::new(&corpus);
            let texts = cited(*size, dense);
            let mentions: Vec<Document> = texts.iter().filter_map(|t| t.parse::<Reference>().ok()).map(|r| r.document).collect();
            let all: Vec<&Document> = mentions.iter().collect();
            let numbers = all.iter().filter_map(|d| d.number.as_ref());
            let shared = numbers.map(|n| corpus.by_number(n).count()).sum::<usize>() as f64 / all.len() as f64;
            let each = nanos(&resolver, &all);
            let in_text = nanos_in_text(&resolver, &texts);
            let (first_each, first_text) = *first.get_or_insert((each, in_text));
            print!("{name:<7} {size:>9} {:>8.2} {memory:>8} {shared:>7.1}", indexing.as_secs_f64());
            print!(" {each:>11.0} {:>6.2} {in_text:>8.0} {:>6.2} ", each / first_each, in_text / first_text);
            // Only mentions of one status compare.
            for status in ["resolved", "ambiguous", "outside"] {
                let has_status = |m: &&Document| resolver.resolve(m, &Citing::unknown()).status() == status;
                let of: Vec<&Document> = all.iter().copied().filter(has_status).collect();
                print!(" {status} {}% {:.0}", of.len() * 100 / all.len(), nanos(&resolver, &of));
            }
            println!();
        }
    }
}

/// Nanoseconds for a mention of a text, beyond reading it.
fn nanos_in_text(resolver: &Resolver<'_>, cited: &[String]) -> f64 {
    let mut council = Record::new("citing");
    council.issuer = Some(Issuer::new("Hội đồng nhân dân tỉnh Lạng Sơn"));
    council.date = Some(CitedDate::day(2024, 12, 10));
    let citing = Citing::record(&council);
    let extractor = Extractor::new();
    let (mut spent, mut mentions) = (Duration::ZERO, 0);
    // Texts of a document's size.
    for cited in cited.chunks(200) {
        let text: String = cited.iter().enumerate().map(|(n, c)| format!("Điều {}. Thực hiện\nTheo quy định tại {c}.\n", n + 1)).collect();
        let outline = Outline::read(&text);
        let (mut reading, mut linking) = (Duration::MAX, Duration::MAX);
        for _ in 0..RUNS {
            let start = Instant::now();
            mentions += black_box(extractor.mentions(&text).collect::<Vec<_>>()).len();
            reading = reading.min(start.elapsed());
            let start = Instant::now();
            black_box(resolver.link_with(&text, &outline, &citing));
            linking = linking.min(start.elapsed());
        }
        spent += linking.saturating_sub(reading);
    }
    spent.as_nanos() as f64 / (mentions / RUNS).max(1) as f64
}

/// Nanoseconds for a mention, in the fastest run.
fn nanos(resolver: &Resolver<'_>, mentions: &[&Document]) -> f64 {
    let citing = Citing::unknown();
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        for mention in mentions {
            black_box(resolver.resolve(black_box(mention), &citing));
        }
        best = best.min(start.elapsed());
    }
    best.as_nanos() as f64 / mentions.len().max(1) as f64
}
