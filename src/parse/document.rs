//! A document as a text cites it: type, number or name or pointer; and its tail of date and issuer.
//!
//! | text | value |
//! |---|---|
//! | `Nghị định số 30/2020/NĐ-CP` | type and number |
//! | `Quyết định (số 1573/QĐ-UBND` | the same, broken by a bracket |
//! | `Nghị định của Chính phủ số 59/2005/NĐ-CP` | with the issuer inside |
//! | `Báo cáo thẩm tra số 436/BC-UBVHXH15` | with a qualifier inside |
//! | `Luật Đất đai số 45/2013/QH13` | name and number |
//! | `Thông tư 200`, `NĐ 100/2019` | short |
//! | `Nghị định này`, `Luật nêu trên` | pointers |

use std::sync::LazyLock;

use compact_str::CompactString;
use memchr::memmem;

use super::date::{day, month, numeric, year_alone};
use super::document_type::{abbreviation, number_label, type_of, type_phrase};
use super::issuer::issuer_tail;
use super::lexeme::{any_phrase, gap, is_capitalised, phrase, spaces, word};
use super::lexicon::{Extra, Lexicon};
use super::name;
use super::number::{Shape, number};
use super::pointer::{Pointer, pointer};
use super::{PResult, miss, read};
use crate::data::{DECISIONS, NAMED_DOCUMENTS};
use crate::model::{CitedDate, DocumentNumber, DocumentType, Family, Issuer};

/// Words between a type and its number at most.
const MAX_QUALIFIERS: usize = 14;

/// What the core of a citation says of its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Core {
    /// By its number; a law's name may stand before it.
    Numbered { number: DocumentNumber, name: Option<CompactString>, issuer: Option<Issuer>, date: Option<CitedDate> },
    /// By its name.
    Named { name: CompactString },
    /// By a pointer.
    Pointer(Pointer),
    /// The type word alone; only an alias makes a citation of it.
    Bare,
}

/// A document's core as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentRead {
    pub(crate) document_type: Option<DocumentType>,
    pub(crate) core: Core,
    /// Whether the core opened a bracket that its tail closes.
    pub(crate) bracket: bool,
    /// Whether the type was abbreviated (`NĐ`, `BLDS`).
    pub(crate) short: bool,
}

impl DocumentRead {
    /// Whether it is cited by an ordinal whose code stands at the end of the list that follows.
    pub(crate) fn shares_code(&self, rest: &str) -> bool {
        let bare = matches!(&self.core, Core::Numbered { number, .. } if number.code().is_none() && number.year().is_none());
        bare && shares_code(rest, self.document_type.unwrap_or(DocumentType::VanBan))
    }

    fn new(document_type: DocumentType, core: Core) -> Self {
        DocumentRead { document_type: Some(document_type), core, bracket: false, short: false }
    }
}

/// `document ::= type (pointer | number | name) | abbreviation number | abbreviated name`
pub(crate) fn document<'t>(input: &'t str, extra: Option<&Extra>) -> PResult<'t, DocumentRead> {
    if input.starts_with(|c: char| c == 'T' || c == 'Q' || c.is_ascii_digit())
        && let Ok((rest, (number, _))) = number(input)
        && number.document_type().is_some_and(|t| t.family() == Family::Standard)
    {
        let document_type = number.document_type();
        let core = Core::Numbered { number, name: None, issuer: None, date: None };
        return Ok((rest, DocumentRead { document_type, core, bracket: false, short: false }));
    }
    if let Ok((after, of)) = type_of(input, extra) {
        return typed(input, after, of, extra);
    }
    if let Ok((rest, (of, name))) = name::standalone(input) {
        let core = Core::Named { name: CompactString::const_new(name) };
        return Ok((rest, DocumentRead { short: true, ..DocumentRead::new(of, core) }));
    }
    if let Ok((after, of)) = abbreviation(input) {
        let (rest, number) = abbreviated_number(after, of)?;
        let of = if of == DocumentType::VanBan { number.document_type() } else { Some(of) };
        let core = Core::Numbered { number, name: None, issuer: None, date: None };
        return Ok((rest, DocumentRead { document_type: of, core, bracket: false, short: true }));
    }
    miss(input, "a document type")
}

/// `NĐ 100/2019`, `TT số 22/2019/TT-BYT`, `NQ18`.
fn abbreviated_number(after: &str, of: DocumentType) -> PResult<'_, DocumentNumber> {
    let start = gap(after);
    let (start, labelled) = number_label(start).map_or((start, false), |(r, ())| (r, true));
    let (rest, (number, shape)) = number(start)?;
    // Two letters are often something else (STT, SHTT, a column's head): the number must say more than a digit or two.
    let full = shape == Shape::Full && number.document_type().is_none_or(|t| t == of || of == DocumentType::VanBan);
    let legal = matches!(
        of,
        DocumentType::NghiDinh | DocumentType::NghiQuyet | DocumentType::ThongTu | DocumentType::QuyetDinh | DocumentType::ThongTuLienTich
    );
    let short = legal
        && (shape == Shape::Year
            || (shape == Shape::Ordinal
                && (labelled
                    || matches!(of, DocumentType::NghiDinh | DocumentType::ThongTu)
                        && after.starts_with(' ')
                        && number.ordinal().len() > 1)));
    let shared = shape == Shape::Ordinal && after.starts_with(' ') && shares_code(rest, of);
    if full || short || shared { Ok((rest, number)) } else { miss(start, "a document number") }
}

fn typed<'t>(input: &'t str, after: &'t str, of: DocumentType, extra: Option<&Extra>) -> PResult<'t, DocumentRead> {
    if let Ok((rest, found)) = pointer(after) {
        return Ok((rest, DocumentRead::new(of, Core::Pointer(found))));
    }
    if let Some(named) = named_document(input, of) {
        return Ok(named);
    }
    // A letterhead that has the type above the number: `NGHỊ ĐỊNH⏎Số: 102/2024/NĐ-CP`.
    let heads = spaces(after).starts_with(['\n', '\r']) && gap(after).starts_with("Số:");
    let is_shouted = || !input.chars().take_while(|c| !c.is_ascii_control()).any(char::is_lowercase);
    if heads && is_shouted() {
        return Ok((after, DocumentRead::new(of, Core::Bare)));
    }
    if let Some(found) = direct_number(input, after, of) {
        return Ok(found);
    }
    if of.is_cited_by_name() {
        return law(input, after, of, extra);
    }
    if let Some(found) = issuer_between(after, of, extra).or_else(|| qualified_number(after, of)).or_else(|| decision_number(after, of)) {
        return Ok(found);
    }
    if let Some((rest, name)) = party_resolution(input, after, of) {
        return Ok((rest, DocumentRead::new(of, Core::Named { name })));
    }
    Ok((after, DocumentRead::new(of, Core::Bare)))
}

/// `type ["("] [label] number`.
fn direct_number<'t>(input: &str, after: &'t str, of: DocumentType) -> Option<(&'t str, DocumentRead)> {
    let start = gap(after);
    let crossed = after.get(..after.len() - start.len()).is_some_and(|g| g.contains('\n'));
    let opened = start.strip_prefix('(').map(gap);
    let inner = opened.unwrap_or(start);
    let (at, labelled) = match number_label(inner) {
        Ok((rest, ())) => (rest, true),
        Err(_) => (inner, false),
    };
    if opened.is_some() && !labelled {
        return None;
    }
    let (rest, (number, shape)) = number(at).ok()?;
    let standard = number.document_type().is_some_and(|t| t.family() == Family::Standard);
    let court = |t: DocumentType| matches!(t, DocumentType::AnLe | DocumentType::BanAn);
    let fits = match shape {
        // `Quyết định công bố án lệ 364/2023/QĐ-CA`: the code is the decision's.
        Shape::Full => labelled || !(court(of) && number.document_type().is_some_and(|t| t == DocumentType::QuyetDinh)),
        Shape::Year => labelled || is_legal(of) || of == DocumentType::QuyetDinh,
        Shape::Ordinal => {
            let counted = counts(rest);
            let beside = !crossed && number.ordinal().len() <= 4 && !after.starts_with('\n') && spaces(after).len() < after.len();
            let several = number.ordinal().len() > 1;
            // `theo Luật 2025`: a year alone is no number.
            let year = !labelled
                && matches!(number.ordinal().as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _])
                && (of.is_cited_by_name() || matches!(of, DocumentType::NghiDinh | DocumentType::ThongTu));
            let labelled = labelled && (takes_bare_ordinal(of) || of == DocumentType::VanBan && several && is_capitalised(input));
            !counted
                && !year
                && (labelled
                    || beside && (shares_code(rest, of) || is_legal(of) && (several || of != DocumentType::KetLuan) || is_signed(of, rest)))
        }
    };
    if !fits {
        return None;
    }
    let code_type = number.document_type();
    let document_type = match of {
        DocumentType::VanBan => code_type,
        _ if standard => code_type,
        _ => Some(of),
    };
    let core = Core::Numbered { number, name: None, issuer: None, date: None };
    Some((rest, DocumentRead { document_type, core, bracket: opened.is_some(), short: false }))
}

/// Whether the numbers that follow in the list close with a code: `Công văn 12, 13 và 15/UBND-VX`.
pub(crate) fn shares_code(rest: &str, of: DocumentType) -> bool {
    let mut at = rest;
    for _ in 0..MAX_SHARED {
        let next = gap(at);
        let next = next.strip_prefix([',', '&']).or_else(|| any_phrase(next, ["và", "hoặc"]).ok().map(|(r, _)| r));
        let Some(Ok((after, (_, number, shape)))) = next.map(|next| list_number(gap(next))) else { return false };
        match shape {
            Shape::Ordinal => at = after,
            Shape::Full => return of == DocumentType::VanBan || number.document_type().is_none_or(|t| t == of),
            Shape::Year => return false,
        }
    }
    false
}

/// Ordinals before the number whose code they share at most.
const MAX_SHARED: usize = 8;

/// Types of which a bare ordinal is a number: `Nghị định 100`, `Thông tư 200`.
fn is_legal(of: DocumentType) -> bool {
    matches!(
        of,
        DocumentType::NghiDinh
            | DocumentType::NghiQuyet
            | DocumentType::ThongTu
            | DocumentType::ThongTuLienTich
            | DocumentType::ChiThi
            | DocumentType::SacLenh
            | DocumentType::KetLuan
            | DocumentType::AnLe
            | DocumentType::Luat
    )
}

/// Whether the day or the issuer after a bare ordinal tells that it is a number: `Quyết định 1656 của Thủ tướng`.
fn is_signed(of: DocumentType, rest: &str) -> bool {
    takes_bare_ordinal(of)
        && of.family() != Family::Standard
        && (phrase(gap(rest), "của").is_ok() && issuer_tail(rest, None).is_ok() || gap(rest).starts_with("ngày") && day(gap(rest)).is_ok())
}

/// Types whose ordinal, after `số`, needs no code to be one: not copies, contracts, lists.
fn takes_bare_ordinal(of: DocumentType) -> bool {
    !matches!(
        of,
        DocumentType::HopDong
            | DocumentType::PhuLuc
            | DocumentType::DanhMuc
            | DocumentType::VanBan
            | DocumentType::DuAn
            | DocumentType::DeAn
            | DocumentType::PhuongAn
            | DocumentType::BienBan
            | DocumentType::GiayPhep
            | DocumentType::GiayChungNhan
            | DocumentType::GiayUyQuyen
            | DocumentType::GiayXacNhan
            | DocumentType::PhieuBao
            | DocumentType::PhieuChuyen
            | DocumentType::PhieuGui
            | DocumentType::QuyTrinh
            | DocumentType::ChuongTrinh
    )
}

/// Whether what follows an ordinal makes a quantity of it: `Nghị định 10 điều`.
fn counts(rest: &str) -> bool {
    let next = gap(rest);
    matches!(
        word(next),
        "điều"
            | "chương"
            | "khoản"
            | "điểm"
            | "mục"
            | "phần"
            | "ngày"
            | "tháng"
            | "năm"
            | "người"
            | "trang"
            | "bản"
            | "lần"
            | "trường"
            | "nội"
            | "nhóm"
            | "văn"
            | "luật"
            | "nghị"
            | "thông"
            | "quyết"
            | "loại"
            | "dự"
            | "triệu"
            | "tỷ"
            | "đồng"
            | "phút"
            | "giờ"
            | "tuần"
            | "tờ"
            | "cá"
    ) && any_phrase(next, ["ngày 0", "năm 19", "năm 20"]).is_err()
        && !(word(next) == "ngày" && day(next).is_ok())
        && !(word(next) == "năm" && year_alone(next).is_ok())
        || next.starts_with('%')
}

/// `type "của" issuer [":"] label number`: the issuer before the number.
fn issuer_between<'t>(after: &'t str, of: DocumentType, extra: Option<&Extra>) -> Option<(&'t str, DocumentRead)> {
    let (rest, issuer) = issuer_tail(after, extra).ok()?;
    let rest = gap(rest);
    let rest = rest.strip_prefix([',', ':']).map_or(rest, gap);
    let (at, labelled) = number_label(rest).map_or((rest, false), |(r, ())| (r, true));
    let (rest, (number, shape)) = number(at).ok()?;
    if shape != Shape::Full || !(labelled || number.document_type() == Some(of)) {
        return None;
    }
    let core = Core::Numbered { number, name: None, issuer: Some(issuer), date: None };
    Some((rest, DocumentRead::new(of, core)))
}

/// `type words label number` where the code says the same type, or none.
fn qualified_number(after: &str, of: DocumentType) -> Option<(&str, DocumentRead)> {
    let start = gap(after);
    let mut at = start;
    for _ in 0..MAX_QUALIFIERS {
        let w = word(at);
        if w.is_empty()
            || matches!(
                w,
                "này" | "đó" | "theo" | "tại" | "hoặc" | "được" | "đã" | "từ" | "căn" | "ban" | "Điều" | "khoản" | "thay" | "nêu"
            )
        {
            return None;
        }
        at = after_qualifier(at, w);
        let stage = matches!(w, "thẩm" | "GĐT" | "ST" | "PT");
        let labelled = number_label(at).ok().map(|(r, ())| r);
        let unlabelled = at.starts_with(|c: char| c.is_ascii_digit()).then_some(at);
        if let Some(label) = labelled.or(unlabelled) {
            let (rest, (number, shape)) = number(label).ok().filter(|_| !has_own_type(start, start.len() - at.len(), of))?;
            if shape == Shape::Ordinal
                && labelled.is_some()
                && stage
                && matches!(of, DocumentType::BanAn | DocumentType::QuyetDinh)
                && !counts(rest)
            {
                let core = Core::Numbered { number, name: None, issuer: None, date: None };
                return Some((rest, DocumentRead::new(of, core)));
            }
            let said = number.document_type();
            let agrees = said == Some(of)
                || (said.is_none() || said == Some(DocumentType::CongVan))
                    && matches!(
                        of,
                        DocumentType::BanAn
                            | DocumentType::QuyetDinh
                            | DocumentType::ThongBao
                            | DocumentType::KetLuan
                            | DocumentType::CaoTrang
                    );
            let judged = said == Some(DocumentType::BanAn) && of == DocumentType::QuyetDinh;
            if shape != Shape::Full || !(agrees && (labelled.is_some() || said == Some(of)) || judged) {
                return None;
            }
            let core = Core::Numbered { number, name: None, issuer: None, date: None };
            return Some((rest, DocumentRead::new(of, core)));
        }
    }
    None
}

/// `Quyết định khởi tố bị can số 77`: a decision by what it decides and its ordinal.
fn decision_number(after: &str, of: DocumentType) -> Option<(&str, DocumentRead)> {
    if of != DocumentType::QuyetDinh {
        return None;
    }
    let (rest, _) = any_phrase(gap(after), DECISIONS).ok()?;
    let (at, ()) = number_label(gap(rest)).ok()?;
    let (rest, (number, shape)) = number(at).ok()?;
    let next = gap(rest);
    let closes = next.is_empty()
        || next.starts_with([',', ';', '.', ')', ':'])
        || matches!(word(next), "ngày" | "của" | "năm" | "về" | "do" | "và" | "đối") && !counts(rest);
    let core = Core::Numbered { number, name: None, issuer: None, date: None };
    (shape != Shape::Full && closes).then(|| (rest, DocumentRead::new(of, core)))
}

/// What follows the word `w` of a qualifier.
fn after_qualifier<'t>(at: &'t str, w: &str) -> &'t str {
    let next = gap(at.get(w.len()..).unwrap_or_default());
    next.strip_prefix("(GĐT)").map_or(next, gap)
}

/// Whether the number belongs to another type word, among the first `len` bytes. Asked only where a number follows: most words after
/// a type are not its qualifiers.
fn has_own_type(start: &str, len: usize, of: DocumentType) -> bool {
    let mut at = start;
    while start.len() - at.len() < len {
        if let Ok((next, inner)) = type_phrase(at)
            && let Some((_, found)) = direct_number(at, next, inner)
            && let Core::Numbered { number, .. } = &found.core
            && (number.document_type().is_none_or(|t| t == inner) || number.document_type() != Some(of))
        {
            return true;
        }
        let w = word(at);
        if w.is_empty() {
            break;
        }
        at = after_qualifier(at, w);
    }
    false
}

/// A law by its number, its name and number, or its name.
fn law<'t>(input: &'t str, after: &'t str, of: DocumentType, extra: Option<&Extra>) -> PResult<'t, DocumentRead> {
    // `Luật của Quốc hội số 26/2001/QH10`.
    if let Some(found) = issuer_between(after, of, extra) {
        return Ok(found);
    }
    let numbered = |number, name, date, bracket| DocumentRead {
        bracket,
        ..DocumentRead::new(of, Core::Numbered { number, name, issuer: None, date })
    };
    let named = if matches!(of, DocumentType::SacLenh | DocumentType::SacLuat) { None } else { name::name(input, after, of, extra).ok() };
    if let Some((rest, name)) = &named {
        let next = gap(rest);
        let next = next.strip_prefix(',').map_or(next, gap);
        let (next, bracket) = next.strip_prefix('(').map_or((next, false), |r| (gap(r), true));
        let (at, date) = match year_alone(next) {
            Ok((r, date)) if !bracket => (gap(r), Some(date)),
            _ => (next, None),
        };
        let (at, bracket) = at.strip_prefix('(').filter(|_| date.is_some()).map_or((at, bracket), |r| (gap(r), true));
        let issued = read(at, |i| issuer_tail(i, extra));
        let at = issued.as_ref().map_or(at, |(r, _)| gap(r.strip_prefix(',').unwrap_or(r)));
        let labelled = number_label(at).ok().map(|(r, ())| r);
        let direct = labelled.or(Some(at).filter(|a| a.starts_with(|c: char| c.is_ascii_digit())));
        if let Some((rest, (number, shape))) = direct.and_then(|d| number(d).ok())
            && match shape {
                Shape::Full => {
                    labelled.is_some() || name::is_law_code(&number) || number.document_type() == Some(DocumentType::VanBanHopNhat)
                }
                // `Luật Dân số 113/2025`, not a month.
                Shape::Year => labelled.is_some() || !bracket && number.ordinal().parse::<u16>().is_ok_and(|n| n > 12),
                Shape::Ordinal => false,
            }
        {
            let mut found = numbered(number, Some(name.clone()), date, bracket);
            if let Core::Numbered { issuer, .. } = &mut found.core {
                *issuer = issued.map(|(_, i)| i);
            }
            return Ok((rest, found));
        }
    }
    // The number that closes the name counts, unless the name in the table ends before.
    if let Some((rest, number)) = name::closing_number(after)
        && named.as_ref().is_none_or(|(end, _)| rest.len() < end.len())
    {
        let taken = input.get(..input.len() - rest.len()).unwrap_or_default();
        let name = taken.to_lowercase().rfind(" số").and_then(|at| taken.get(..at)).map(name::key);
        return Ok((rest, numbered(number, name, None, false)));
    }
    match named {
        Some((rest, name)) => Ok((rest, DocumentRead::new(of, Core::Named { name }))),
        None => Ok((after, DocumentRead::new(of, Core::Bare))),
    }
}

/// Documents that have a fixed name and no number.
fn named_document(input: &str, of: DocumentType) -> Option<(&str, DocumentRead)> {
    if !matches!(of, DocumentType::DieuLe | DocumentType::NoiQuy | DocumentType::CuongLinh | DocumentType::TuyenBo | DocumentType::QuyChe) {
        return None;
    }
    static NAMED: LazyLock<Lexicon<DocumentType>> = LazyLock::new(|| Lexicon::new(NAMED_DOCUMENTS));
    let (rest, found) = NAMED.longest(input)?;
    if *found != of || !is_capitalised(input) {
        return None;
    }
    let name = name::key(input.get(..input.len() - rest.len())?);
    Some((rest, DocumentRead::new(of, Core::Named { name })))
}

/// `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Trung ương 4 khóa XII`.
fn party_resolution<'t>(input: &'t str, after: &'t str, of: DocumentType) -> Option<(&'t str, CompactString)> {
    if !matches!(of, DocumentType::NghiQuyet | DocumentType::KetLuan | DocumentType::VanBan) {
        return None;
    }
    let start = gap(after);
    any_phrase(start, ["đại hội", "hội nghị trung ương", "hội nghị lần thứ", "hội nghị", "trung ương"]).ok()?;
    if !is_capitalised(start) {
        return None;
    }
    let mut at = start;
    let mut end = None;
    for _ in 0..28 {
        let w = word(at);
        if w.is_empty()
            || matches!(
                w,
                "nhiệm"
                    | "về"
                    | "được"
                    | "đã"
                    | "trong"
                    | "ngày"
                    | "đề"
                    | "xác"
                    | "và"
                    | "là"
                    | "có"
                    | "vào"
                    | "đến"
                    | "này"
                    | "năm"
            )
        {
            break;
        }
        let after = at.get(w.len()..)?;
        let roman = w.len() > 1 && w.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L')) || matches!(w, "V" | "X" | "I");
        if roman || w == "Đảng" || w.bytes().all(|b| b.is_ascii_digit()) || w == "nhất" {
            end = Some(after);
        }
        let next = gap(after);
        if next.len() == after.len() {
            break;
        }
        // `Đại hội XIII (khóa …)`
        at = match next.strip_prefix('(') {
            Some(term) if any_phrase(term, ["khóa", "khoá", "lần"]).is_ok() => term,
            Some(_) => break,
            None => next,
        };
    }
    let end = end?;
    Some((end, name::key(input.get(..input.len() - end.len())?)))
}

/// What follows a core: its date and issuer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Tail {
    pub(crate) date: Option<CitedDate>,
    pub(crate) issuer: Option<Issuer>,
}

/// `tail ::= (date | issuer)*`, each at most once, with commas or brackets. `named` allows a bare year.
pub(crate) fn tail<'t>(input: &'t str, named: bool, bracket: bool, extra: Option<&Extra>) -> (&'t str, Tail) {
    let mut found = Tail::default();
    let mut rest = input;
    let mut bracket = bracket;
    // A footnote's mark between the number and the rest: `28/2023/QH15[18]`.
    if let Some(after) = footnote(rest) {
        rest = after;
    }
    for _ in 0..4 {
        if bracket && let Some(after) = spaces(rest).strip_prefix(')') {
            rest = after;
            bracket = false;
            continue;
        }
        if found.date.is_none()
            && let Some((after, date)) = date_tail(rest, named)
        {
            found.date = Some(date);
            rest = after;
            continue;
        }
        if found.issuer.is_none()
            && let Ok((after, issuer)) = issuer_tail(rest, extra)
        {
            found.issuer = Some(issuer);
            rest = after;
            continue;
        }
        break;
    }
    (rest, found)
}

fn footnote(input: &str) -> Option<&str> {
    let inner = input.strip_prefix('[')?;
    let n = inner.bytes().take_while(u8::is_ascii_digit).count();
    (n > 0).then(|| inner.get(n..)?.strip_prefix(']'))?
}

fn date_tail(input: &str, named: bool) -> Option<(&str, CitedDate)> {
    let start = gap(input);
    let plain = start.strip_prefix(',').map_or(start, gap);
    let signed = any_phrase(plain, ["được ban hành", "ban hành", "ký"]).map_or(plain, |(r, _)| gap(r));
    if let Ok(found) = day(signed) {
        return Some(found);
    }
    if let Some(inner) = start.strip_prefix('(')
        && let Ok((rest, date)) = day(inner).or_else(|_| numeric(inner)).or_else(|_| year_alone(inner))
        && let Some(rest) = spaces(rest).strip_prefix(')')
    {
        return Some((rest, date));
    }
    let same_line = input.get(..input.len() - start.len()).is_some_and(|g| !g.contains('\n'));
    if !named
        && same_line
        && plain.len() == start.len()
        && let Ok((rest, date)) = numeric(plain)
        && date.year() >= 1945
    {
        return Some((rest, date));
    }
    if let Ok(found) = month(signed) {
        return Some(found);
    }
    if named {
        if start.len() < input.len()
            && let Ok(found) = year_alone(start)
        {
            return Some(found);
        }
        return passed(plain);
    }
    // `Nghị quyết số 18 năm 2017`.
    if phrase(start, "năm").is_ok() {
        return year_alone(start).ok();
    }
    passed(plain)
}

/// A date that is the whole next cell of a table of documents: `45/2013/QH13 | 29/11/2013 |`, or a line of its own.
pub(crate) fn next_cell(input: &str) -> Option<(&str, CitedDate)> {
    let cell = spaces(input);
    let cell = spaces(cell.strip_prefix('\r').unwrap_or(cell).strip_prefix(['\n', '|', '\t'])?);
    let (rest, date) = day(cell).or_else(|_| numeric(cell)).ok()?;
    let closes = spaces(rest).is_empty() || spaces(rest).starts_with(['\n', '\r', '|', '\t']);
    (closes && date.year() >= 1945).then_some((rest, date))
}

/// `(đã) được Quốc hội … thông qua (vào) ngày …`.
fn passed(input: &str) -> Option<(&str, CitedDate)> {
    let rest = phrase(input, "đã").map_or(input, |(r, _)| gap(r));
    let rest = phrase(rest, "được").map_or(rest, |(r, _)| gap(r));
    let state = ["nước cộng hòa xã hội chủ nghĩa việt nam", "nước cộng hoà xã hội chủ nghĩa việt nam"];
    let mut at = any_phrase(rest, state).map_or(rest, |(r, _)| gap(r));
    // After the assembly as the issuer only its term and session can stand before the day.
    let words = match any_phrase(at, ["khóa", "khoá", "thông qua"]) {
        Ok(_) => MAX_SESSION,
        Err(_) => any_phrase(at, ["quốc hội", "ủy ban thường vụ", "uỷ ban thường vụ"]).map(|_| MAX_PASSED).ok()?,
    };
    for _ in 0..words {
        if let Ok((after, _)) = phrase(at, "thông qua") {
            let after = gap(after);
            let after = phrase(after, "vào").map_or(after, |(r, _)| gap(r));
            return day(after).or_else(|_| month(after)).or_else(|_| numeric(after)).ok();
        }
        let w = word(at);
        at = if w.is_empty() { at.strip_prefix([',', '-'])? } else { at.get(w.len()..)? };
        at = gap(at);
    }
    None
}

/// Words before `thông qua` at most: from the assembly's name on, and from its term on (`khóa XI, kỳ họp thứ 7`).
const MAX_PASSED: usize = 32;
const MAX_SESSION: usize = 8;

/// The issuer at the end of a line of a list of titles: `Thông tư 80/2021/TT-BTC hướng dẫn Luật Quản lý thuế do Bộ trưởng Bộ Tài
/// chính ban hành`; with the place before it.
pub(crate) fn issuer_after_title<'t>(input: &'t str, extra: Option<&Extra>) -> Option<(&'t str, Issuer)> {
    let near = input.as_bytes().get(..MAX_TITLE).unwrap_or(input.as_bytes());
    let line = near.get(..memchr::memchr(b'\n', near).unwrap_or(near.len()))?;
    let ends = line.trim_ascii_end().strip_suffix("ban hành".as_bytes())?;
    let at = BY.rfind(ends)?;
    let tail = input.get(at..)?;
    let (rest, issuer) = issuer_tail(tail, extra).ok()?;
    let closes = phrase(gap(rest), "ban hành").is_ok_and(|(r, _)| input.len() - r.len() == ends.len() + "ban hành".len());
    closes.then_some((tail, issuer))
}

/// `… Quy định về đối thoại ngày 01/03/2021 của Chính phủ, có hiệu lực …`: the date and issuer after the title, as the source
/// notes of the codification have them.
pub(crate) fn tail_after_title<'t>(input: &'t str, extra: Option<&Extra>) -> Option<(&'t str, Tail)> {
    let near = input.as_bytes().get(..MAX_TITLE).unwrap_or(input.as_bytes());
    for at in DAY.find_iter(near) {
        if near.get(..at).is_some_and(|title| title.iter().any(|b| matches!(b, b'(' | b')' | b'.' | b'\n'))) {
            return None;
        }
        let Ok((rest, date)) = input.get(at + 1..).map_or_else(|| miss(input, ""), day) else { continue };
        let (rest, issuer) = issuer_tail(rest, extra).map_or((rest, None), |(r, i)| (r, Some(i)));
        let closes = gap(rest).strip_prefix(',').is_some_and(|r| phrase(gap(r), "có hiệu lực").is_ok());
        // `Pháp lệnh 51-L/CTN Về lực lượng dự bị động viên ban hành ngày 27/08/1996`
        let issued = input.get(..at).is_some_and(|title| title.ends_with(" ban hành"));
        if closes || issued {
            return Some((rest, Tail { date: Some(date), issuer }));
        }
    }
    None
}

/// The date at the end of an entry of a list of documents: `Thông tư số 39/2018/TT-BTC quy định …, ngày 20/04/2018.`; with the
/// place before it.
pub(crate) fn date_after_title(input: &str) -> Option<(&str, CitedDate)> {
    let near = input.as_bytes().get(..MAX_TITLE).unwrap_or(input.as_bytes());
    let line = match memchr::memchr(b'\n', near) {
        Some(end) => near.get(..end)?,
        None if near.len() < input.len() => return None,
        None => near,
    };
    // Most lines end otherwise.
    if !line.iter().rfind(|b| !matches!(b, b'.' | b';' | b'*' | b' ' | b'\r')).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let at = LAST_DAY.rfind(line)?;
    let tail = input.get(at + 1..)?;
    let (rest, date) = day(tail.trim_start()).ok()?;
    let closes = rest.trim_start_matches(['.', ';', '*', ' ', '\r']);
    (closes.is_empty() || closes.starts_with('\n')).then_some((tail, date))
}

static LAST_DAY: LazyLock<memmem::FinderRev<'static>> = LazyLock::new(|| memmem::FinderRev::new(", ngày "));
static BY: LazyLock<memmem::FinderRev<'static>> = LazyLock::new(|| memmem::FinderRev::new(" do "));
static DAY: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(" ngày "));

/// The title after the tail, which begins with one of the words that titles begin with: the end of its clause.
pub(crate) fn title(input: &str) -> &str {
    const OPENINGS: [&str; 16] = [
        "về việc",
        "về",
        "v/v",
        "quy định",
        "ban hành",
        "sửa đổi",
        "bổ sung",
        "hướng dẫn",
        "phê duyệt",
        "công bố",
        "thay thế",
        "bãi bỏ",
        "quy chế",
        "tiếp tục",
        "thực hiện",
        "chấp thuận",
    ];
    let start = gap(input);
    if any_phrase(start, OPENINGS).is_err() {
        return input;
    }
    let near = start.as_bytes().get(..MAX_TITLE).unwrap_or(start.as_bytes());
    let ends = |(i, b): (usize, &u8)| match b {
        b';' | b':' | b'(' | b')' => true,
        b'.' => start.as_bytes().get(i + 1).is_none_or(u8::is_ascii_whitespace),
        b'\n' => start.get(i..).map(gap).is_some_and(|next| next.is_empty() || next.starts_with('\n')),
        _ => false,
    };
    let stop = near.iter().enumerate().position(ends).unwrap_or(near.len());
    let layout = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b'*');
    let mut end = near.iter().take(stop).rposition(|b| !layout(b)).map_or(0, |last| last + 1);
    while !start.is_char_boundary(end) {
        end += 1;
    }
    start.get(end..).unwrap_or_default()
}

/// Bytes of a title at most.
pub(crate) const MAX_TITLE: usize = 600;

/// `number ::= [label] number` of a list member that has no type word of its own: `… và 35/2023/NĐ-CP`, `số 142/2008/QĐ-TTg`.
/// The text from the number on comes first.
pub(crate) fn list_number(input: &str) -> PResult<'_, (&str, DocumentNumber, Shape)> {
    let at = number_label(input).map_or(input, |(r, ())| r);
    let (rest, (number, shape)) = number(at)?;
    Ok((rest, (at, number, shape)))
}
