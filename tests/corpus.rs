//! A corpus that grew and shrank is the one built anew.

use viendan::{CitedDate, Citing, Corpus, Issuer, MAX_CANDIDATES, Record, Reference, Resolution, Resolver};

const PROVINCES: [&str; 20] = [
    "An Giang",
    "Bắc Ninh",
    "Bắc Giang",
    "Cà Mau",
    "Cao Bằng",
    "Đắk Lắk",
    "Điện Biên",
    "Gia Lai",
    "Hà Tĩnh",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Sơn La",
];

fn records() -> Vec<Record> {
    let provinces = PROVINCES.iter().enumerate().flat_map(|(n, province)| {
        ["1", "2"].map(|ordinal| {
            let mut record = Record::new(format!("{ordinal}-{n}"));
            record.number = format!("{ordinal}/2019/QĐ-UBND").parse().ok();
            record.issuer = Some(Issuer::new(format!("Ủy ban nhân dân tỉnh {province}")));
            // Two provinces sign on one day.
            record.date = Some(CitedDate::day(2019, 3, 1 + n as u8 / 2));
            record
        })
    });
    let national = ["1/2019/QĐ-TTg", "1/2019/TT-BTC", "01/2019/TT-BYT", "613/QĐ-TTg"].map(|number| {
        let mut record = Record::new(number);
        record.number = number.parse().ok();
        record.date = Some(CitedDate::day(2019, 5, 2));
        record
    });
    provinces.chain(national).collect()
}

/// What each citation leads to, by ids.
fn found(corpus: &Corpus) -> Vec<String> {
    let id = |key| corpus.get(key).map(|r| r.id.to_string()).unwrap_or_default();
    let resolver = Resolver::new(corpus);
    let all = [
        "Quyết định số 1/2019/QĐ-UBND",
        "Quyết định số 2/2019/QĐ-UBND của Ủy ban nhân dân tỉnh Lạng Sơn",
        "Quyết định số 1/2019/QĐ-UBND của Ủy ban nhân dân tỉnh Bắc Ninh",
        "Quyết định số 1/2019/QĐ-UBND ngày 02 tháng 3 năm 2019",
        "Quyết định số 1/2019",
        "Thông tư số 1/2019/TT-BTCC",
        "Quyết định số 613/QĐ-TTg",
        "Quyết định số 613/QĐ-TTg năm 2018",
        "Thông tư số 1/2019",
    ];
    let one = |text: &&str| {
        let resolution = resolver.resolve(&text.parse::<Reference>().unwrap().document, &Citing::unknown());
        let candidates: Vec<String> = resolution.candidates().iter().filter_map(|c| c.document()).map(id).collect();
        assert!(candidates.len() <= MAX_CANDIDATES);
        let target = resolution.document().map(id).unwrap_or_default();
        let doubt = if let Resolution::Ambiguous { doubt, .. } = &resolution { doubt.as_str() } else { "" };
        format!("{} {target}{} {doubt}", resolution.status(), candidates.join(","))
    };
    all.iter().map(one).collect()
}

#[test]
fn adding_and_removing_is_building_anew() {
    let records = records();
    let mut anew = Corpus::new();
    records.iter().for_each(|r| {
        anew.add(r.clone());
    });
    let expected = found(&anew);
    assert_eq!(expected[1], "resolved 2-12 ");
    assert!(expected[0].starts_with("ambiguous 1-18,1-19,1-16,1-17,") && expected[0].ends_with(" territory"), "{expected:?}");

    // Another order, with documents on the way that go again and some that are put in twice.
    let mut grown = Corpus::new();
    for (n, record) in records.iter().rev().enumerate() {
        let mut passing = record.clone();
        passing.id = format!("passing {n}").into();
        grown.add(passing);
        grown.add(record.clone());
        if n % 3 == 0 {
            assert!(grown.remove(&record.id).is_some());
            grown.add(record.clone());
        }
        if n % 2 == 0 {
            assert!(grown.add(record.clone()).replaced.is_some());
        }
    }
    for n in 0..records.len() {
        assert!(grown.remove(&format!("passing {n}")).is_some());
    }
    assert_eq!(grown.len(), anew.len());
    assert_eq!(found(&grown), expected);
}
