//! Facts: laws, issuers, provinces, codes, words. Tables only, and the look-ups in them.

mod codes;
mod english;
mod issuers;
mod laws;
mod ministries;
mod names;
mod provinces;
mod terms;
mod words;

use crate::model::DocumentType;

pub(crate) use codes::{canonical_group, is_issuer, is_term, is_unit, type_of_code, type_of_group};
pub(crate) use english::english_type;
pub(crate) use issuers::{ISSUER_WORDS, ISSUERS, UNITS};
pub(crate) use laws::LAWS;
pub(crate) use ministries::{REORGANISATIONS, Reorganisation, beginning_of, end_of};
pub(crate) use names::{Branch, SHORTENED, abbreviated_name, branch_of_law};
pub(crate) use provinces::{PROVINCES, is_province};
pub(crate) use terms::{terms_of_year, years_of_term};
pub(crate) use words::{DECISIONS, ISSUER_STOPS, MISREAD_TYPES, NAME_STOPS, NAMED_DOCUMENTS, TYPE_ABBREVIATIONS, type_phrases};

/// Year, month, day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) u16, pub(crate) u8, pub(crate) u8);

/// A constitution, code, law, ordinance, or a resolution that amends one.
#[derive(Debug)]
pub(crate) struct LawRow {
    /// Number and code, empty where the act has none or it is not known.
    pub(crate) number: &'static str,
    /// Its type.
    pub(crate) kind: DocumentType,
    /// Its name with the type word, without year.
    pub(crate) name: &'static str,
    /// When it was passed.
    pub(crate) passed: Option<Day>,
    /// When it took effect.
    pub(crate) effective: Option<Day>,
    /// The number of the act that replaced it, empty where none is known.
    pub(crate) replaced_by: &'static str,
    /// The number of the act that it amends, empty for an act of its own.
    #[expect(dead_code, reason = "told to those who keep the table")]
    pub(crate) amends: &'static str,
    /// Whether the row was checked against an official text.
    #[expect(dead_code, reason = "told to those who keep the table")]
    pub(crate) verified: bool,
}

/// The kind of organisation that issues documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// Quốc hội and its Standing Committee.
    NationalAssembly,
    /// Hội đồng Nhà nước, 1981 to 1992.
    StateCouncil,
    /// Chủ tịch nước.
    President,
    /// Chính phủ and its head.
    Government,
    /// Ministries and what has their rank.
    Ministry,
    /// Agencies under the Government.
    Agency,
    /// General departments and departments of a ministry.
    Department,
    /// Kiểm toán nhà nước.
    Audit,
    /// Courts.
    Court,
    /// Procuracies.
    Procuracy,
    /// People's councils and committees and their departments.
    Local,
    /// Steering committees and councils.
    Committee,
    /// Mass organisations.
    MassOrganisation,
    /// Organs of the Communist Party.
    Party,
    /// Universities.
    University,
    /// Companies and their organs.
    Company,
}

/// An organisation that issues documents, by the codes that stand for it in document numbers.
#[derive(Debug)]
pub(crate) struct IssuerRow {
    /// Its codes, the present one first.
    pub(crate) codes: &'static [&'static str],
    /// Its name.
    pub(crate) name: &'static str,
    /// What kind it is.
    pub(crate) tier: Tier,
    /// First year, 0 where not known.
    pub(crate) from: u16,
    /// Last year, 0 where it still exists or the year is not known.
    pub(crate) until: u16,
    /// First codes of the organisations that took it over.
    pub(crate) successors: &'static [&'static str],
    /// Whether the row was checked against an official text.
    #[expect(dead_code, reason = "told to those who keep the table")]
    pub(crate) verified: bool,
}

/// A province or centrally run city.
#[derive(Debug)]
pub(crate) struct ProvinceRow {
    /// Its name without `tỉnh` or `thành phố`.
    pub(crate) name: &'static str,
    /// Whether it is a centrally run city.
    pub(crate) city: bool,
    /// First year, 0 where not known.
    #[expect(dead_code, reason = "told to those who keep the table")]
    pub(crate) from: u16,
    /// Last year, 0 where it still exists.
    pub(crate) until: u16,
    /// The provinces that took it over, separated by semicolons.
    pub(crate) merged_into: &'static str,
}
