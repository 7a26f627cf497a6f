//! What the groups of a document number's code say.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::issuers::{ISSUERS, UNITS};
use crate::model::DocumentType;

/// What a code says of its document's type.
pub(crate) struct TypeOfCode<'c> {
    /// The type; `None` where the code has none of its own.
    pub(crate) of: Option<DocumentType>,
    /// The group that says it.
    pub(crate) group: Option<&'c str>,
}

/// Codes of courts, by the group: judgments of first instance, of appeal, of cassation (giám đốc thẩm).
const JUDGMENTS: [&str; 46] = [
    "DSST",
    "DSPT",
    "HSST",
    "HSPT",
    "HCST",
    "HCPT",
    "LĐST",
    "LĐPT",
    "KDTMST",
    "KDTMPT",
    "KTST",
    "KTPT",
    "HNGĐST",
    "HNGĐPT",
    "HNST",
    "HNPT",
    "DS-ST",
    "DS-PT",
    "HS-ST",
    "HS-PT",
    "HC-ST",
    "HC-PT",
    "LĐ-ST",
    "LĐ-PT",
    "KDTM-ST",
    "KDTM-PT",
    "KT-ST",
    "KT-PT",
    "HNGĐ-ST",
    "HNGĐ-PT",
    "HN-ST",
    "HN-PT",
    "DS-GĐT",
    "HS-GĐT",
    "HC-GĐT",
    "LĐ-GĐT",
    "KDTM-GĐT",
    "HNGĐ-GĐT",
    "HN-GĐT",
    "KT-GĐT",
    "HN&GĐ-ST",
    "HN&GĐ-PT",
    "HN&GĐST",
    "HN&GĐPT",
    "DSGĐT",
    "HSGĐT",
];

/// A map by short words of a table: no caller chooses the keys, so a plain hash serves.
pub(super) type WordMap<V> = HashMap<&'static str, V, BuildHasherDefault<Fnv>>;

/// The hash FNV-1a.
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = (self.0 ^ u64::from(*b)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(7);
        }
    }
}

/// Two groups that together name the old joint circular (thông tư liên bộ).
const JOINT_CIRCULAR: [&str; 6] = ["TT-LB", "LB-TT", "TT/LB", "LB/TT", "TTLB", "TT-LT"];

/// The type that one group abbreviates.
pub(crate) fn type_of_group(group: &str) -> Option<DocumentType> {
    static TYPES: LazyLock<WordMap<DocumentType>> = LazyLock::new(|| {
        let mut map = WordMap::default();
        for (code, of) in DocumentType::all().flat_map(|t| t.codes().iter().map(move |c| (*c, t))) {
            // `L` is shared: in numbers it stands for Lệnh, a law's number has no letters for its type.
            map.entry(code).or_insert(if of == DocumentType::Luat { DocumentType::Lenh } else { of });
        }
        map
    });
    TYPES.get(group).copied()
}

/// What the whole code says.
pub(crate) fn type_of_code(code: &str) -> Option<TypeOfCode<'_>> {
    static WHOLE: LazyLock<WordMap<DocumentType>> = LazyLock::new(|| {
        let joint = JOINT_CIRCULAR.iter().map(|code| (*code, DocumentType::ThongTuLienBo));
        joint.chain(JUDGMENTS.iter().map(|code| (*code, DocumentType::BanAn))).collect()
    });
    let says = |of, group| Some(TypeOfCode { of, group });
    if let Some(of) = WHOLE.get(code) {
        return says(Some(*of), None);
    }
    if is_term(code, "QH") {
        return says(Some(DocumentType::Luat), None);
    }
    if is_term(code, "UBTVQH") {
        return says(Some(DocumentType::NghiQuyet), None);
    }
    let mut groups = code.split(['-', '/', '(', ')', ' ', '&']).filter(|g| !g.is_empty());
    let first = groups.next()?;
    let second = groups.next();
    // Decisions of courts and procuracies: QĐST-DS, QĐXXPT-HS, QĐKNPT-VKS-DS.
    if first.strip_prefix("QĐ").is_some_and(|stage| !stage.is_empty()) && second.is_some() && !is_issuer(first) && !is_unit(first) {
        return says(Some(DocumentType::QuyetDinh), Some(first));
    }
    if first == "CT" {
        // Chỉ thị before an issuer, else the chairman (87-CT) or a tax department's letter (1234/CT-TTHT).
        return match second {
            Some(s) if s.starts_with("VKS") => says(Some(DocumentType::CaoTrang), Some(first)),
            Some(s) if is_issuer(s) || second_is_party(s) => says(Some(DocumentType::ChiThi), Some(first)),
            Some(_) => says(Some(DocumentType::CongVan), None),
            None => says(None, None),
        };
    }
    if let Some(t) = type_of_group(first) {
        // One group alone that is an issuer as well (TC, PC) says no type.
        if second.is_some() || !is_issuer(first) {
            return says(Some(t), Some(first));
        }
    }
    // Swapped order: 07/BGDĐT-VBHN.
    if second == Some("VBHN") {
        return says(Some(DocumentType::VanBanHopNhat), second);
    }
    let government = matches!(first, "CP" | "TTg" | "HĐBT" | "HĐCP" | "TVQH");
    match second {
        Some(_) if !government && !first.starts_with("HĐNN") => says(Some(DocumentType::CongVan), None),
        None if !government && first.chars().count() > 1 && !first.starts_with("HĐNN") => says(Some(DocumentType::CongVan), None),
        _ => says(None, None),
    }
}

fn second_is_party(group: &str) -> bool {
    matches!(group, "TW" | "TƯ" | "TU" | "HU" | "QU" | "ĐU" | "ĐUK")
}

/// Whether the group is `prefix` and a term of one or two digits: `QH15`, `UBTVQH14`.
pub(crate) fn is_term(group: &str, prefix: &str) -> bool {
    group.strip_prefix(prefix).is_some_and(|term| matches!(term.len(), 1 | 2) && term.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the group is the code of a known issuer, with its term or department's number or without.
pub(crate) fn is_issuer(group: &str) -> bool {
    static CODES: LazyLock<WordMap<()>> =
        LazyLock::new(|| ISSUERS.iter().flat_map(|row| row.codes.iter()).map(|code| (*code, ())).collect());
    let known = |g: &str| CODES.contains_key(g);
    known(group) || {
        let letters = group.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.len() < group.len() && known(letters)
    }
}

/// Whether the group is the suffix of a department inside an issuer.
pub(crate) fn is_unit(group: &str) -> bool {
    UNITS.iter().any(|(code, _)| *code == group)
}

/// Writings of a group that are mended: without diacritics, in the wrong case.
const MENDED: [(&str, &str); 18] = [
    ("ND", "NĐ"),
    ("QD", "QĐ"),
    ("CD", "CĐ"),
    ("TTG", "TTg"),
    ("Ttg", "TTg"),
    ("ttg", "TTg"),
    ("TTr", "TTr"),
    ("TTR", "TTr"),
    ("Ttr", "TTr"),
    ("CTR", "CTr"),
    ("Ctr", "CTr"),
    ("Cp", "CP"),
    ("HDND", "HĐND"),
    ("HDNN", "HĐNN"),
    ("HDNN7", "HĐNN7"),
    ("HDNN8", "HĐNN8"),
    ("HDBT", "HĐBT"),
    ("BGDDT", "BGDĐT"),
];

/// The group as it is officially written.
pub(crate) fn canonical_group(group: &str) -> Option<&'static str> {
    MENDED.iter().find(|(wrong, right)| *wrong == group && wrong != right).map(|(_, right)| *right)
}
