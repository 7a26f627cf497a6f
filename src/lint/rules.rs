//! The table of rules: id, severity, what it says, and the legal text that it comes from.

use std::fmt;

use crate::language::Language;

/// How grave a finding is.
///
/// # Total ordering
///
/// From the slightest to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Severity {
    /// The form alone: the drafting rules would write it otherwise.
    Note,
    /// Likely a slip: it should be looked at.
    Warning,
    /// What the citation says denies itself, or it leads nowhere.
    Error,
}

impl Severity {
    /// The name in lower case: `note`, `warning`, `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A rule of the linter.
///
/// # Examples
///
/// ```
/// use viendan::Language;
/// use viendan::lint::{Severity, rule};
///
/// let rule = rule("number-year").ok_or("no such rule")?;
/// assert_eq!(rule.severity(), Severity::Error);
/// assert_eq!(rule.source(Language::English), "Law 64/2025/QH15, Article 7, clause 3");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    id: &'static str,
    severity: Severity,
    summary: [&'static str; 2],
    source: [&'static str; 2],
}

impl Rule {
    /// The id: `number-year`.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// How grave its findings are, if nobody sets it otherwise.
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// What a finding of it says.
    pub const fn summary(&self, language: Language) -> &'static str {
        of(&self.summary, language)
    }

    /// The legal text that the rule comes from.
    pub const fn source(&self, language: Language) -> &'static str {
        of(&self.source, language)
    }
}

const fn of(pair: &[&'static str; 2], language: Language) -> &'static str {
    let [vi, en] = pair;
    match language {
        Language::Vietnamese => vi,
        Language::English => en,
    }
}

/// Every rule, in the order of the table.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The rule with this id; `None` for an unknown one.
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|r| r.id == id)
}

macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, [$vi:literal, $en:literal], [$source_vi:expr, $source_en:expr];)*) => {
        $(pub(super) static $name: Rule = Rule {
            id: $id,
            severity: Severity::$severity,
            summary: [$vi, $en],
            source: [$source_vi, $source_en],
        };)*

        static RULES: &[&Rule] = &[$(&$name),*];
    };
}

/// Number and code: year of issue, type and issuer.
const NUMBERS: [&str; 2] = ["khoản 3 Điều 7 Luật số 64/2025/QH15", "Law 64/2025/QH15, Article 7, clause 3"];
/// How number and code are written: no spaces, a dash between groups, a zero before numbers under 10.
const CODE_FORM: [&str; 2] = [
    "điểm c khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    "Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, clause 3, point c",
];
/// What a code is made of.
const CODE: [&str; 2] = [
    "điểm b khoản 3 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    "Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, clause 3, point b",
];
const DATE_FORM: [&str; 2] = [
    "điểm b khoản 4 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP",
    "Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, clause 4, point b",
];
const CITING: [&str; 2] = [
    "điểm b khoản 6 Mục II Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP; Điều 68 Nghị định số 78/2025/NĐ-CP",
    "Decree 30/2020/NĐ-CP, Appendix I, Part I, Section II, clause 6, point b; Decree 78/2025/NĐ-CP, Article 68",
];
const PARTS: [&str; 2] = ["khoản 2 Điều 68 Nghị định số 78/2025/NĐ-CP", "Decree 78/2025/NĐ-CP, Article 68, clause 2"];
const CAPITALS_OF_PARTS: [&str; 2] =
    ["khoản 7 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP, Appendix II, Section V, clause 7"];
const CAPITALS_OF_TYPES: [&str; 2] =
    ["khoản 6 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP, Appendix II, Section V, clause 6"];
const BASES: [&str; 2] = ["Điều 62 Nghị định số 78/2025/NĐ-CP", "Decree 78/2025/NĐ-CP, Article 62"];
const LETTERS: [&str; 2] = [
    "khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP (TCVN 6909:2001)",
    "Decree 30/2020/NĐ-CP, Appendix I, Part I, Section I, clause 4 (TCVN 6909:2001)",
];
const GOVERNMENT: [&str; 2] = [
    "các nghị quyết của Quốc hội về cơ cấu tổ chức của Chính phủ, gần nhất là Nghị quyết số 176/2025/QH15",
    "the National Assembly's resolutions on the structure of the Government, the last of them Resolution 176/2025/QH15",
];
const TERMS: [&str; 2] =
    ["Điều 71 Hiến pháp; khoản 3 Điều 7 Luật số 64/2025/QH15", "Constitution, Article 71; Law 64/2025/QH15, Article 7, clause 3"];

rules! {
    NUMBER_YEAR: "number-year", Error,
        ["năm trong số hiệu khác năm ban hành", "the year in the number and the date disagree"],
        [NUMBERS[0], NUMBERS[1]];
    TYPE_CODE: "type-code", Error,
        ["tên loại khác loại ghi trong ký hiệu", "the type word and the type in the code disagree"],
        [CODE[0], CODE[1]];
    ASSEMBLY_TERM: "assembly-term", Error,
        ["khóa Quốc hội không phù hợp với năm", "the National Assembly's term does not fit the year"],
        [TERMS[0], TERMS[1]];
    ISSUER_CODE: "issuer-code", Warning,
        ["ký hiệu cơ quan ban hành không có trong danh mục", "no authority is known by the code of the issuer"],
        [CODE[0], CODE[1]];
    ISSUER_NAME: "issuer-name", Error,
        ["cơ quan ban hành khác cơ quan ghi trong ký hiệu", "the issuer and the issuer in the code disagree"],
        [CODE[0], CODE[1]];
    ISSUER_TIME: "issuer-time", Error,
        ["cơ quan ban hành không tồn tại vào thời điểm ban hành", "the issuer did not exist when the document was issued"],
        [GOVERNMENT[0], GOVERNMENT[1]];
    MINISTRY_GONE: "ministry-gone", Warning,
        ["bộ được nêu tên không còn vào ngày ban hành", "a ministry that no longer exists at the date of the document"],
        [GOVERNMENT[0], GOVERNMENT[1]];
    IMPOSSIBLE_DATE: "impossible-date", Error,
        ["ngày không có trong lịch", "the calendar has no such date"],
        [DATE_FORM[0], DATE_FORM[1]];
    LATER_DOCUMENT: "later-document", Note,
        ["văn bản được viện dẫn ban hành sau văn bản này", "the cited document is later than the one that cites it"],
        [CITING[0], CITING[1]];
    DATE_DIFFERS: "date-differs", Error,
        ["ngày ghi trong viện dẫn khác ngày của văn bản", "the date is not that of the document with this number"],
        [CITING[0], CITING[1]];
    NO_LONGER_IN_FORCE: "no-longer-in-force", Warning,
        ["văn bản được viện dẫn đã bị thay thế hoặc bãi bỏ", "the cited document was replaced or repealed before"],
        [BASES[0], BASES[1]];
    DANGLING_PART: "dangling-part", Error,
        ["văn bản không có điều, khoản, điểm được viện dẫn", "the document has no such provision"],
        [PARTS[0], PARTS[1]];
    ETH_LETTER: "eth-letter", Warning,
        ["ký tự giống chữ Đ nhưng không phải chữ Đ", "a letter that only looks like Đ"],
        [LETTERS[0], LETTERS[1]];
    CODE_SPELLING: "code-spelling", Warning,
        ["ký hiệu viết sai chữ viết tắt", "an abbreviation in the code is misspelled"],
        [CODE[0], CODE[1]];
    CODE_SPACING: "code-spacing", Warning,
        ["có khoảng trống trong số, ký hiệu", "spaces inside the number or code"],
        [CODE_FORM[0], CODE_FORM[1]];
    CODE_DASH: "code-dash", Note,
        ["ký hiệu dùng dấu khác dấu gạch nối", "a dash that is no hyphen inside the code"],
        [CODE_FORM[0], CODE_FORM[1]];
    LEADING_ZERO: "leading-zero", Note,
        ["số nhỏ hơn 10 thiếu số 0 phía trước", "a number under 10 without a zero before it"],
        [CODE_FORM[0], CODE_FORM[1]];
    NUMBER_LABEL: "number-label", Note,
        ["thiếu chữ “số” trước số, ký hiệu", "no “số” before the number"],
        [CITING[0], CITING[1]];
    FIRST_CITATION: "first-citation", Note,
        ["viện dẫn lần đầu chưa đầy đủ", "the first citation is not complete"],
        [CITING[0], CITING[1]];
    PART_ORDER: "part-order", Note,
        ["thứ tự điểm, khoản, điều bị đảo", "point, clause and article in another order"],
        [CAPITALS_OF_PARTS[0], CAPITALS_OF_PARTS[1]];
    PART_CAPITAL: "part-capital", Note,
        ["chữ “Điều”, “Mục”, “Chương”, “Phần” không viết hoa", "no capital on the word for an article or a unit above it"],
        [CAPITALS_OF_PARTS[0], CAPITALS_OF_PARTS[1]];
    TYPE_CAPITAL: "type-capital", Note,
        ["tên loại văn bản không viết hoa", "no capital on the type of a document"],
        [CAPITALS_OF_TYPES[0], CAPITALS_OF_TYPES[1]];
    ALIAS_UNUSED: "alias-unused", Note,
        ["tên gọi tắt không được dùng", "the short name is never used"],
        [CITING[0], CITING[1]];
    ALIAS_EARLY: "alias-early", Warning,
        ["tên gọi tắt dùng trước khi được định nghĩa", "the short name is used before it is defined"],
        [CITING[0], CITING[1]];
    ALIAS_TWICE: "alias-twice", Warning,
        ["tên gọi tắt được định nghĩa hai lần", "the short name is defined twice"],
        [CITING[0], CITING[1]];
}
