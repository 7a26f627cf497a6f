//! A text ranked against the records that it needs alone is linked as it is against the whole corpus.

#![cfg(feature = "json")]

use std::collections::HashSet;

use proptest::prelude::*;
use viendan::split::{self, Lookup, Sighting};
use viendan::{CitedDate, Citing, Corpus, Extractor, Issuer, Link, Outline, ProvisionPath, Record, Resolution, Resolver};

const TYPES: [(&str, &str); 7] = [
    ("Nghị định", "NĐ-CP"),
    ("Thông tư", "TT-BTC"),
    ("Thông tư", "TT-BTCC"),
    ("Thông tư liên tịch", "TTLT-BTC-BYT"),
    ("Quyết định", "QĐ-UBND"),
    ("Quyết định", "QĐ-TTg"),
    ("Nghị quyết", "NQ-HĐND"),
];
const ISSUERS: [&str; 4] =
    ["Ủy ban nhân dân tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Bắc Giang", "Hội đồng nhân dân tỉnh Bắc Ninh", "Bộ Tài chính"];
const LAWS: [(&str, &str, &str); 4] = [
    ("45/2013/QH13", "2013-11-29", "Đất đai"),
    ("31/2024/QH15", "2024-01-18", "Luật Đất đai"),
    ("10/2012/QH13", "2012-06-18", "Bộ luật Lao động"),
    ("45/2019/QH14", "2019-11-20", "Lao động năm 2019"),
];
const BODY: &str = "Điều 1. Phạm vi\n1. Hồ sơ.\n2. Đơn.\na) Mẫu.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n";

fn record(id: usize, (ordinal, year, form, issuer, month): (u8, u16, usize, usize, u8)) -> Record {
    let (type_word, code) = TYPES[form % TYPES.len()];
    let mut record = Record::new(format!("r{id}"));
    let number = match month % 5 {
        0 => format!("{ordinal}/{code}"),
        1 => format!("{ordinal}/{year}"),
        _ => format!("0{ordinal}/{year}/{code}"),
    };
    record.number = number.parse().ok();
    record.document_type = type_word.parse::<viendan::Reference>().ok().and_then(|r| r.document.document_type);
    record.date = Some(CitedDate::day(year, month.clamp(1, 12), 3)).filter(|_| month > 0);
    record.issuer = ISSUERS.get(issuer).map(|i| Issuer::new(*i));
    record.text = Some(BODY.into()).filter(|_| month % 2 == 0);
    record
}

fn whole(records: Vec<(u8, u16, usize, usize, u8)>, laws: &[bool]) -> Corpus {
    let mut corpus = Corpus::new();
    for ((number, date, title), _) in LAWS.iter().zip(laws).filter(|(_, is_in)| **is_in) {
        let mut record = Record::new(*number);
        record.number = number.parse().ok();
        record.document_type = record.number.as_ref().and_then(|n| n.document_type());
        record.date = CitedDate::from_iso(date);
        record.title = Some((*title).into());
        record.text = Some(BODY.into());
        corpus.add(record);
    }
    for (n, row) in records.into_iter().enumerate() {
        corpus.add(record(n, row));
    }
    corpus
}

/// The records with a key of the text's, without their texts; nearly fitting ones only where no other is.
fn needed(whole: &Corpus, sightings: &[Sighting], own: Option<&str>) -> Corpus {
    let records: Vec<(&Record, Vec<u64>)> = whole.iter().map(|(_, r)| (r, r.keys())).collect();
    let all: HashSet<u64> = records.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
    let mut wanted: HashSet<u64> = own.map(Lookup::of_id).into_iter().collect();
    for lookup in sightings.iter().map(Sighting::lookup) {
        let is_found = lookup.first.iter().any(|k| all.contains(k));
        wanted.extend(lookup.first);
        wanted.extend(lookup.otherwise.into_iter().filter(|_| !is_found));
    }
    let mut few = Corpus::new();
    // In another order than in the whole.
    for (record, _) in records.iter().rev().filter(|(_, keys)| keys.iter().any(|k| wanted.contains(k))) {
        let mut record = Record::clone(record);
        record.text = None;
        few.add(record);
    }
    few
}

fn shown(corpus: &Corpus, links: &[Link]) -> Vec<String> {
    let id = |key| corpus.get(key).map(|r| r.id.to_string()).unwrap_or_default();
    let one = |link: &Link| {
        let target = match &link.resolution {
            Resolution::Resolved { document, evidence } => format!("{} {evidence}", id(*document)),
            other => {
                let candidates = other.candidates().iter().map(|c| c.document().map_or_else(|| format!("{c:?}"), id));
                format!("{} {:?}", other.status(), candidates.collect::<Vec<_>>())
            }
        };
        format!("{:?} {target} {:?} {:?} {:?} {:?}", link.mention, link.from_part, link.parts, link.missing, link.in_title_of)
    };
    links.iter().map(one).collect()
}

fn citing(corpus: &Corpus, own: Option<&str>) -> Citing {
    own.and_then(|id| corpus.key_of(id)).map_or_else(Citing::unknown, |key| Citing::document(corpus, key))
}

fn check(whole: &Corpus, own: Option<&str>, text: &str) {
    let resolver = Resolver::new(whole);
    let expected = resolver.link(text, &citing(whole, own));

    let names = whole.iter().filter_map(|(_, r)| r.name().filter(|_| r.document_type.is_some_and(|t| t.is_cited_by_name())));
    let extractor = Extractor::builder().names(names).build();
    let sightings: Vec<Sighting> = Sighting::read(&extractor, text, &Outline::read(text)).collect();
    let json = serde_json::to_string(&sightings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Sighting>>(&json).unwrap(), sightings);

    let few = needed(whole, &sightings, own);
    let mut asked = Vec::new();
    split::rank_with(&few, sightings.clone(), &citing(&few, own), |document, path| {
        asked.push((document, path.clone()));
        false
    });
    let outline = |document| whole.outline(whole.key_of(&few.get(document).unwrap().id).unwrap());
    let lacking: Vec<_> = asked.iter().filter(|(d, path)| outline(*d).is_some_and(|o| o.lacks(path))).collect();
    let links = split::rank_with(&few, sightings, &citing(&few, own), |document, path: &ProvisionPath| {
        assert!(asked.iter().any(|(d, p)| *d == document && p == path), "never asked for {path:?}");
        lacking.iter().any(|(d, p)| *d == document && p == path)
    });
    assert_eq!(shown(&few, &links), shown(whole, &expected), "{text}");
}

/// Phrases that the texts are made of, with an ordinal and a year.
const PHRASES: [&str; 22] = [
    "Nghị định số {n}/{y}/NĐ-CP",
    "Điều 2 Nghị định số {n}/{y}/NĐ-CP",
    "Thông tư {n}/{y}/TT-BTC ngày 03 tháng 4 năm {y} của Bộ Tài chính",
    "Thông tư số {n}/{y}/TT-BTD",
    "Thông tư số {n}",
    "Thông tư {n}/{y}",
    "Thông tư liên tịch số {n}/{y}/TTLT-BTC",
    "Quyết định số {n}/{y}/QĐ-UBND",
    "Quyết định số {n}/{y}/QĐ-UBND của Ủy ban nhân dân tỉnh Lạng Sơn",
    "Quyết định số {n}/QĐ-TTg ngày 03/4/{y}",
    "Quyết định số {n}/QĐ-TTg",
    "Nghị quyết số {n}/{y}/NQ-HĐND của Hội đồng nhân dân tỉnh Bắc Ninh",
    "khoản 3 Điều 1 Luật Đất đai",
    "Luật Đất đai năm {y}",
    "Căn cứ Luật Đất đai số 45/2013/QH13;",
    "Bộ luật Lao động",
    "Luật Lao động năm 2019",
    "Điều 7 Luật này",
    "Điều 1; về đơn tại Điều 9 Luật Đất đai",
    "Nghị định này",
    "điểm b khoản 2 Điều 1",
    "Sửa đổi khoản 2 Điều 1 Nghị định số {n}/{y}/NĐ-CP như sau:\n“2. Theo khoản này và Điều 5.”\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn ranking_needs_only_what_the_keys_bring(
        records in prop::collection::vec((1u8..4, 2018u16..2021, 0usize..7, 0usize..5, 0u8..13), 1..60),
        laws in prop::collection::vec(any::<bool>(), 4),
        phrases in prop::collection::vec((0usize..22, 1u8..4, 2018u16..2021), 1..14),
        own in prop::option::of(0usize..60),
    ) {
        let corpus = whole(records, &laws);
        let own = own.map(|n| format!("r{n}"));
        let mut text = String::from("Điều 1. Phạm vi\n1. Theo ");
        for (n, ordinal, year) in phrases {
            text += &PHRASES[n].replace("{n}", &ordinal.to_string()).replace("{y}", &year.to_string());
            text += if n % 3 == 0 { ".\n2. Và " } else { " và " };
        }
        check(&corpus, own.as_deref(), &text);
    }
}
