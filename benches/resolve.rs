//! What a corpus costs as it grows: the time to index it, the time to resolve a mention, and memory.
//!
//! ```sh
//! cargo bench --bench resolve
//! cargo bench --bench resolve -- 500000
//! ```
//!
//! Each size is run twice: with its numbers `spread` over a range that grows with the size, so that as many documents share a
//! number as among the fewest records, and `dense`, in one range for all sizes, so that ever more provinces share one.
//!
//! The figure of memory is the highest so far: ask for one size to know that of its corpora. Records are made up, with types,
//! issuers and years in about the shares that Vietnamese documents have. Nothing here passes or fails.

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

use viendan::{CitedDate, Citing, Corpus, Document, DocumentNumber, Issuer, Record, Reference, Resolver};

const SIZES: [usize; 3] = [10_000, 100_000, 500_000];

/// Mentions that are resolved in one run.
const MENTIONS: usize = 20_000;

/// The fastest of so many runs counts.
const RUNS: usize = 20;

/// Code, issuer and share in a thousand; a code with `{}` is one of a province's.
const CODES: [(&str, &str, u64); 22] = [
    ("QĐ-UBND", "UBND {}", 560),
    ("NQ-HĐND", "HĐND {}", 90),
    ("KH-UBND", "UBND {}", 90),
    ("CT-UBND", "UBND {}", 40),
    ("QĐ-TTg", "Thủ tướng Chính phủ", 40),
    ("CT-TTg", "Thủ tướng Chính phủ", 5),
    ("NĐ-CP", "Chính phủ", 17),
    ("NQ-CP", "Chính phủ", 6),
    ("TT-BTC", "Bộ Tài chính", 18),
    ("TT-BGTVT", "Bộ Giao thông vận tải", 8),
    ("TT-BCT", "Bộ Công Thương", 7),
    ("TT-BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn", 7),
    ("TT-BTNMT", "Bộ Tài nguyên và Môi trường", 6),
    ("TT-BYT", "Bộ Y tế", 6),
    ("TT-BGDĐT", "Bộ Giáo dục và Đào tạo", 6),
    ("TTLT-BTC-BNV", "Bộ Tài chính", 6),
    ("QĐ-BTC", "Bộ Tài chính", 20),
    ("QĐ-BYT", "Bộ Y tế", 16),
    ("QĐ-BNN", "Bộ Nông nghiệp và Phát triển nông thôn", 20),
    ("QĐ-BKHCN", "Bộ Khoa học và Công nghệ", 16),
    ("QĐ-BCT", "Bộ Công Thương", 12),
    ("QĐ-CTN", "Chủ tịch nước", 4),
];

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

/// Number, issuer and date of a document; numbers run `spread` times as high as they do in life.
fn document(random: &mut Random, spread: u64) -> (String, String, CitedDate) {
    let mut share = random.below(CODES.iter().map(|c| c.2).sum());
    let mut chosen = CODES[0];
    for code in CODES {
        if share < code.2 {
            chosen = code;
            break;
        }
        share -= code.2;
    }
    let (code, issuer, _) = chosen;
    // The later the more: the lower of two draws, counted back from 2025.
    let year = 2025 - random.below(36).min(random.below(36)) as u16;
    let province = PROVINCES[random.below(63) as usize];
    let is_city = CITIES.contains(&province);
    let province = format!("{} {province}", if is_city { "thành phố" } else { "tỉnh" });
    let most = match code {
        "QĐ-UBND" => 4_000,
        "QĐ-TTg" => 2_400,
        c if c.starts_with("QĐ") || c.starts_with("KH") => 900,
        _ => 180,
    };
    let ordinal = 1 + random.below(most * spread);
    let date = CitedDate::day(year, 1 + random.below(12) as u8, 1 + random.below(28) as u8);
    (format!("{ordinal:02}/{year}/{code}"), issuer.replace("{}", &province), date)
}

fn record(n: usize, random: &mut Random, spread: u64) -> Record {
    let (number, issuer, date) = document(random, spread);
    let mut record = Record::new(n.to_string());
    let number: DocumentNumber = number.parse().unwrap();
    record.document_type = number.document_type();
    record.number = Some(number);
    record.date = Some(date);
    record.issuer = Some(Issuer::new(issuer));
    record
}

fn corpus(size: usize, spread: u64) -> (Corpus, Duration) {
    let mut random = Random(1);
    let mut spent = Duration::ZERO;
    let mut corpus = Corpus::with_capacity(size);
    // Records are made a thousand at a time, outside the time that is measured.
    for from in (0..size).step_by(1_000) {
        let records: Vec<Record> = (from..size.min(from + 1_000)).map(|n| record(n, &mut random, spread)).collect();
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

/// What is cited: every other one a document of the corpus, the rest mostly not there.
fn cited(size: usize, spread: u64) -> Vec<Document> {
    let mut known = Random(1);
    let mut other = Random(2);
    let step = (size / (MENTIONS / 2)).max(1);
    let mut mentions = Vec::with_capacity(MENTIONS);
    let mut n = 0;
    while mentions.len() < MENTIONS {
        let (number, issuer, _) = document(&mut known, spread);
        n += 1;
        if n % step == 0 {
            // Half of them with the issuer, as in a basis clause.
            let text = if (n / step).is_multiple_of(2) { format!("{number} của {issuer}") } else { number };
            mentions.extend([text, document(&mut other, spread).0].iter().filter_map(|t| t.parse::<Reference>().ok()).map(|r| r.document));
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
    println!("numbers   records  index s  mention ns  ratio  peak MB  share and ns of each status");
    for (name, is_spread) in [("spread", true), ("dense", false)] {
        let mut first = None;
        for size in &sizes {
            let spread = if is_spread { (size / SIZES[0]).max(1) as u64 } else { 1 };
            let (corpus, indexing) = corpus(*size, spread);
            let resolver = Resolver::new(&corpus);
            let mentions = cited(*size, spread);
            let memory = peak().map_or_else(|| String::from("-"), |m| m.to_string());
            let all: Vec<&Document> = mentions.iter().collect();
            let each = nanos(&resolver, &all);
            let ratio = each / *first.get_or_insert(each);
            print!("{name:<7} {size:>9} {:>8.2} {each:>11.0} {ratio:>6.2} {memory:>8} ", indexing.as_secs_f64());
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
