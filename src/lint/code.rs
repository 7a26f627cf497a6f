//! The form of a number and its code.

use std::borrow::Cow;

use super::written::{Written, is_dash};
use super::{Findings, Page, rules};
use crate::language::Said;
use crate::model::{DocumentNumber, Family, Mention};
use crate::span::Span;

pub(super) fn check(page: &Page<'_>, findings: &mut Findings<'_, '_>) {
    let is_standard = |m: &Mention| m.document_type().is_some_and(|t| t.family() == Family::Standard);
    for mention in page.mentions().filter(|m| !is_standard(m)) {
        let (Some(number), Some(written)) = (mention.number(), Written::new(page.core(mention), mention)) else { continue };
        let span = written.number_span(mention);
        form(number, written.number(), span, findings);
        leading_zero(mention, number, span, findings);
    }
}

/// The gravest thing to say of the writing: the suggestion mends all of it.
fn form(number: &DocumentNumber, written: &str, span: Span, findings: &mut Findings<'_, '_>) {
    // What a line break tears apart is the page's doing.
    if written.contains('\n') {
        return;
    }
    let official = number.as_str();
    let spaces = |t: &str| t.chars().filter(|c| c.is_whitespace()).count();
    let (rule, message) = if letters(written) != letters(official) {
        (&rules::CODE_SPELLING, Said::new(format!("ký hiệu được viết là “{official}”"), format!("the code is written “{official}”")))
    } else if spaces(written) > spaces(official) {
        (&rules::CODE_SPACING, Said::new("số, ký hiệu viết liền, không cách chữ", "number and code have no spaces"))
    } else if written.chars().any(|c| is_dash(c) && c != '-') {
        (&rules::CODE_DASH, Said::new("giữa các nhóm chữ viết tắt là dấu gạch nối (-)", "a hyphen stands between the groups of a code"))
    } else {
        return;
    };
    findings.suggest(rule, span, message, official);
}

/// The writing without spaces, kinds of dash and look-alikes of Đ, which have rules of their own.
fn letters(number: &str) -> Cow<'_, str> {
    let plain = |c: char| match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        c if is_dash(c) => '-',
        c => c,
    };
    number.chars().filter(|c| !c.is_whitespace()).map(plain).collect::<String>().into()
}

/// `Nghị định số 5/2020/NĐ-CP`.
fn leading_zero(mention: &Mention, number: &DocumentNumber, span: Span, findings: &mut Findings<'_, '_>) {
    let digits = number.ordinal().bytes().take_while(u8::is_ascii_digit).count();
    // The decree counts for the State's documents; before 1997 numbers had no year.
    let family = mention.document_type().map(|t| t.family());
    let counts = number.year().is_some_and(|y| y >= 1997)
        && number.code().is_some()
        && matches!(family, Some(Family::Legislation | Family::Regulation | Family::Administrative));
    if digits == 1 && counts && !number.ordinal().starts_with('0') {
        let place = Span::new(span.start, span.start + digits);
        let message = Said::new("số nhỏ hơn 10 có số 0 phía trước", "a number under 10 has a zero before it");
        let ordinal = number.ordinal().get(..digits).unwrap_or_default();
        findings.suggest(&rules::LEADING_ZERO, place, message, format!("0{ordinal}"));
    }
}
