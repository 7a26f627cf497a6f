//! What document types are called in English, as the translations of the Ministry of Justice and the gazette call them.

use crate::model::DocumentType;

/// The usual English word; `None` where there is no settled one.
pub(crate) const fn english_type(of: DocumentType) -> Option<&'static str> {
    Some(match of {
        DocumentType::HienPhap => "constitution",
        DocumentType::BoLuat => "code",
        DocumentType::Luat => "law",
        DocumentType::PhapLenh => "ordinance",
        DocumentType::Lenh => "order",
        DocumentType::SacLenh => "decree of the President (1945 to 1960)",
        DocumentType::NghiQuyet => "resolution",
        DocumentType::NghiQuyetLienTich => "joint resolution",
        DocumentType::NghiDinh => "decree",
        DocumentType::QuyetDinh => "decision",
        DocumentType::ThongTu => "circular",
        DocumentType::ThongTuLienTich => "joint circular",
        DocumentType::ChiThi => "directive",
        DocumentType::QuyChe => "regulation",
        DocumentType::QuyDinh => "rules",
        DocumentType::DieuLe => "charter",
        DocumentType::CongVan => "official letter",
        DocumentType::CongDien => "official telegram",
        DocumentType::ThongBao => "notice",
        DocumentType::HuongDan => "guideline",
        DocumentType::KeHoach => "plan",
        DocumentType::ChuongTrinh => "programme",
        DocumentType::BaoCao => "report",
        DocumentType::ToTrinh => "submission",
        DocumentType::KetLuan => "conclusion",
        DocumentType::VanBanHopNhat => "consolidated text",
        DocumentType::BanAn => "judgment",
        DocumentType::AnLe => "precedent",
        DocumentType::Tcvn => "national standard",
        DocumentType::Qcvn => "national technical regulation",
        _ => return None,
    })
}
