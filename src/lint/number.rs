//! What number, code, type word, date and issuer of one citation say of each other.

use super::written::Written;
use super::{Findings, Page, rules};
use crate::data::{is_issuer, is_term, terms_of_year, years_of_term};
use crate::identity::Authority;
use crate::language::Said;
use crate::model::{CitedDate, DocumentNumber, DocumentType, Kind, Mention};

pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    for mention in page.mentions().filter(|m| !page.is_address(m)) {
        date(page, mention, findings);
        let Some(number) = mention.number().filter(|_| mention.kind() == Kind::Numbered) else { continue };
        year(page, mention, number, findings);
        term(page, mention, number, findings);
        issuer(page, mention, number, findings);
        let Some(written) = Written::new(page.core(mention), mention) else { continue };
        type_word(mention, number, &written, findings);
        issuer_code(mention, number, &written, findings);
    }
}

fn date(page: &Page<'_>, mention: &Mention, findings: &mut Findings<'_, '_>) {
    if let Some(date) = mention.date().filter(|d| !d.is_possible()) {
        let message = Said::new(format!("không có {date}"), format!("there is no {}", date.iso()));
        findings.add(&rules::IMPOSSIBLE_DATE, page.dated(mention), message);
    } else if let (Some(own), Some(cited)) = (page.date(), mention.date())
        && is_later(cited, own)
        && !page.is_consolidated()
        && !page.is_quoted(mention.span.start)
    {
        let message = Said::new(
            format!("văn bản ban hành {own} viện dẫn văn bản ban hành {cited}"),
            format!("a document of {} cites one of {}", own.iso(), cited.iso()),
        );
        findings.add(&rules::LATER_DOCUMENT, page.dated(mention), message);
    }
}

/// Whether a date, whole or in part, is after a day for sure.
fn is_later(cited: CitedDate, day: CitedDate) -> bool {
    let parts = |d: CitedDate| (d.year(), d.month().unwrap_or(0), d.day_of_month().unwrap_or(0));
    let (cited, day) = (parts(cited), parts(day));
    let known = |part: u8, own: u8| part != 0 && own != 0;
    cited.0 > day.0
        || cited.0 == day.0 && known(cited.1, day.1) && (cited.1 > day.1 || cited.1 == day.1 && known(cited.2, day.2) && cited.2 > day.2)
}

fn year(page: &Page<'_>, mention: &Mention, number: &DocumentNumber, findings: &mut Findings<'_, '_>) {
    let (Some(of_number), Some(of_date)) = (number.year(), mention.date().map(CitedDate::year)) else { return };
    if of_number != of_date {
        let message = Said::new(
            format!("số hiệu ghi năm {of_number}, ngày ban hành ghi năm {of_date}"),
            format!("the number is of {of_number}, the date of {of_date}"),
        );
        findings.add(&rules::NUMBER_YEAR, page.dated(mention), message);
    }
}

/// `QH13` of 2019.
fn term(page: &Page<'_>, mention: &Mention, number: &DocumentNumber, findings: &mut Findings<'_, '_>) {
    let Some(year) = number.year().or(mention.date().map(CitedDate::year)) else { return };
    let prefixes = ["QH", "UBTVQH", "HĐNN"];
    let Some((group, prefix)) = number.groups().find_map(|g| Some((g, *prefixes.iter().find(|p| is_term(g, p))?))) else { return };
    let Some((term, (from, to))) = group.strip_prefix(prefix).and_then(|t| t.parse().ok()).and_then(|t| Some((t, years_of_term(t)?)))
    else {
        return;
    };
    if (from..=to).contains(&year) {
        return;
    }
    let message = Said::new(
        format!("Quốc hội khóa {term} làm việc từ năm {from} đến năm {to}, không phải năm {year}"),
        format!("term {term} of the National Assembly sat from {from} to {to}, not in {year}"),
    );
    let Some(written) = Written::new(page.core(mention), mention) else { return };
    let span = written.number_span(mention);
    let mut right = terms_of_year(year);
    match (right.next(), right.next()) {
        (Some(term), None) => {
            findings.suggest(&rules::ASSEMBLY_TERM, span, message, number.as_str().replace(group, &format!("{prefix}{term}")))
        }
        _ => {
            findings.add(&rules::ASSEMBLY_TERM, span, message);
        }
    }
}

/// Types that a code tells for sure: each has an abbreviation of its own.
const TOLD_BY_CODE: [DocumentType; 14] = [
    DocumentType::PhapLenh,
    DocumentType::NghiQuyet,
    DocumentType::NghiQuyetLienTich,
    DocumentType::NghiDinh,
    DocumentType::QuyetDinh,
    DocumentType::ThongTu,
    DocumentType::ThongTuLienTich,
    DocumentType::ChiThi,
    DocumentType::CongDien,
    DocumentType::KeHoach,
    DocumentType::ThongBao,
    DocumentType::BaoCao,
    DocumentType::ToTrinh,
    DocumentType::VanBanHopNhat,
];

/// `Nghị định số 12/2020/TT-BTC`.
fn type_word(mention: &Mention, number: &DocumentNumber, written: &Written<'_>, findings: &mut Findings<'_, '_>) {
    let (Some(word), Some(code), Some(group)) = (mention.document_type(), number.document_type(), number.type_code()) else { return };
    let joint = |t: DocumentType| matches!(t, DocumentType::ThongTu | DocumentType::ThongTuLienTich | DocumentType::ThongTuLienBo);
    let resolution = |t: DocumentType| matches!(t, DocumentType::NghiQuyet | DocumentType::NghiQuyetLienTich);
    let alike = word == code || joint(word) && joint(code) || resolution(word) && resolution(code);
    let words = [DocumentType::Luat, DocumentType::BoLuat];
    let known = TOLD_BY_CODE.contains(&code) && (TOLD_BY_CODE.contains(&word) || words.contains(&word));
    let Some(place) = written.type_word.clone().filter(|_| known && !alike) else { return };
    let span = mention.span.inner(&place);
    let message = Said::new(
        format!("“{}” đứng trước ký hiệu của loại khác: “{group}” là {}", word.name(), code.name().to_lowercase()),
        format!("“{}” stands before the code of another type: “{group}” is “{}”", word.name(), code.name()),
    );
    findings.suggest(&rules::TYPE_CODE, span, message, code.name());
}

/// `Thông tư số 12/2020/TT-BTC của Bộ Y tế`.
fn issuer(page: &Page<'_>, mention: &Mention, number: &DocumentNumber, findings: &mut Findings<'_, '_>) {
    let Some(issuer) = mention.issuer() else { return };
    let year = number.year().or(mention.date().map(CitedDate::year));
    let Some(coded) = Authority::from_number(number, year).filter(Authority::is_ministry) else { return };
    let named = Authority::from_name(issuer.name());
    if named.is_ministry() && !named.is_same_or_successor(&coded) {
        let message = Said::new(
            format!("ký hiệu là của {}, viện dẫn ghi {}", coded.name(), issuer.name()),
            format!("the code is that of {}, the citation names {}", coded.name(), issuer.name()),
        );
        findings.add(&rules::ISSUER_NAME, page.dated(mention), message);
    }
}

/// `45/2020/TT-BTX`. Only where a legal document of a central authority is sure: everybody else makes codes of their own.
fn issuer_code(mention: &Mention, number: &DocumentNumber, written: &Written<'_>, findings: &mut Findings<'_, '_>) {
    let central = [DocumentType::NghiDinh, DocumentType::ThongTu, DocumentType::ThongTuLienTich];
    let is_central = number.document_type().is_some_and(|t| central.contains(&t)) && number.year().is_some();
    let Some(code) = number.issuer_codes().next().filter(|_| is_central) else { return };
    if is_issuer(code) || number.issuer_codes().any(is_issuer) {
        return;
    }
    let message = Said::new(format!("không có cơ quan nào mang ký hiệu “{code}”"), format!("no authority is known by the code “{code}”"));
    findings.add(&rules::ISSUER_CODE, written.number_span(mention), message);
}
