//! Words by which running text names document types.

use crate::model::DocumentType;

/// Every phrase that names a type, in lower case, longer ones before those they begin with.
pub(crate) fn type_phrases() -> impl Iterator<Item = (String, DocumentType)> {
    let names = DocumentType::all().map(|t| (t.name().to_lowercase(), t));
    let others = OTHER_PHRASES.iter().map(|(phrase, t)| ((*phrase).to_owned(), *t));
    let mut all: Vec<_> = names.chain(others).collect();
    all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    all.into_iter()
}

/// Other names of a type.
const OTHER_PHRASES: [(&str, DocumentType); 15] = [
    ("công thư", DocumentType::CongThu),
    ("thông tư liên ngành", DocumentType::ThongTuLienTich),
    ("thông tư liên tịch liên bộ", DocumentType::ThongTuLienTich),
    ("bản điều lệ", DocumentType::DieuLe),
    ("bản quy chế", DocumentType::QuyChe),
    ("tiêu chuẩn quốc gia", DocumentType::Tcvn),
    ("quy chuẩn kỹ thuật quốc gia", DocumentType::Qcvn),
    ("văn bản", DocumentType::VanBan),
    ("thoả ước", DocumentType::ThoaThuan),
    ("quyết định thi hành án", DocumentType::QuyetDinh),
    ("bản kết luận điều tra", DocumentType::KetLuanDieuTra),
    ("bản kết luận điều tra bổ sung", DocumentType::KetLuanDieuTra),
    ("kết luận điều tra bổ sung", DocumentType::KetLuanDieuTra),
    ("bản cáo trạng", DocumentType::CaoTrang),
    ("bản kết luận thanh tra", DocumentType::KetLuanThanhTra),
];

/// Type words as scanned text misreads them.
pub(crate) const MISREAD_TYPES: [(&str, DocumentType); 12] = [
    ("nghi định", DocumentType::NghiDinh),
    ("nghị đinh", DocumentType::NghiDinh),
    ("nghị dịnh", DocumentType::NghiDinh),
    ("nghi đinh", DocumentType::NghiDinh),
    ("nghi quyết", DocumentType::NghiQuyet),
    ("nghị quyêt", DocumentType::NghiQuyet),
    ("thông tu", DocumentType::ThongTu),
    ("quyêt định", DocumentType::QuyetDinh),
    ("quyết đinh", DocumentType::QuyetDinh),
    ("quyết dịnh", DocumentType::QuyetDinh),
    ("chỉ thi", DocumentType::ChiThi),
    ("bộ luât", DocumentType::BoLuat),
];

/// Abbreviations that stand for a type before a number in running text: `NĐ 100/2019`, `TT số 22/2019/TT-BYT`.
pub(crate) const TYPE_ABBREVIATIONS: [(&str, DocumentType); 27] = [
    ("NĐ", DocumentType::NghiDinh),
    ("ND", DocumentType::NghiDinh),
    ("NQ", DocumentType::NghiQuyet),
    ("QĐ", DocumentType::QuyetDinh),
    ("QD", DocumentType::QuyetDinh),
    ("TTLT", DocumentType::ThongTuLienTich),
    ("TT", DocumentType::ThongTu),
    ("CT", DocumentType::ChiThi),
    ("CV", DocumentType::CongVan),
    ("VBHN", DocumentType::VanBanHopNhat),
    ("VB", DocumentType::VanBan),
    ("KH", DocumentType::KeHoach),
    ("KL", DocumentType::KetLuan),
    ("TB", DocumentType::ThongBao),
    ("HD", DocumentType::HuongDan),
    ("CĐ", DocumentType::CongDien),
    ("TTr", DocumentType::ToTrinh),
    ("BC", DocumentType::BaoCao),
    ("PL", DocumentType::PhapLenh),
    ("NQLT", DocumentType::NghiQuyetLienTich),
    ("SL", DocumentType::SacLenh),
    ("CTr", DocumentType::ChuongTrinh),
    ("QyĐ", DocumentType::QuyDinh),
    ("QC", DocumentType::QuyChe),
    ("ĐA", DocumentType::DeAn),
    ("AL", DocumentType::AnLe),
    ("BA", DocumentType::BanAn),
];

/// Documents that are cited by a fixed name, without a number.
pub(crate) const NAMED_DOCUMENTS: [(&str, DocumentType); 12] = [
    ("Điều lệ Đảng", DocumentType::DieuLe),
    ("Điều lệ Đảng Cộng sản Việt Nam", DocumentType::DieuLe),
    ("Điều lệ Công đoàn Việt Nam", DocumentType::DieuLe),
    ("Điều lệ Đoàn Thanh niên Cộng sản Hồ Chí Minh", DocumentType::DieuLe),
    ("Điều lệ Đoàn TNCS Hồ Chí Minh", DocumentType::DieuLe),
    ("Điều lệ Mặt trận Tổ quốc Việt Nam", DocumentType::DieuLe),
    ("Nội quy kỳ họp Quốc hội", DocumentType::NoiQuy),
    ("Quy chế hoạt động của Ủy ban Thường vụ Quốc hội", DocumentType::QuyChe),
    ("Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội", DocumentType::CuongLinh),
    ("Cương lĩnh chính trị", DocumentType::CuongLinh),
    ("Tuyên ngôn Độc lập", DocumentType::TuyenBo),
    ("Cương lĩnh", DocumentType::CuongLinh),
];

/// What a decision decides, between the type and the number: `Quyết định khởi tố bị can số 77`. Longer ones before those they begin with.
pub(crate) const DECISIONS: [&str; 26] = [
    "xử phạt vi phạm hành chính",
    "xử phạt hành chính",
    "xử phạt",
    "giải quyết khiếu nại lần đầu",
    "giải quyết khiếu nại lần hai",
    "giải quyết khiếu nại",
    "giải quyết tố cáo",
    "khởi tố vụ án hình sự",
    "khởi tố vụ án",
    "khởi tố bị can",
    "trưng cầu giám định bổ sung",
    "trưng cầu giám định",
    "đưa vụ án ra xét xử",
    "tạm đình chỉ giải quyết vụ án",
    "đình chỉ giải quyết vụ án",
    "tạm đình chỉ vụ án",
    "đình chỉ vụ án",
    "hoãn phiên tòa",
    "phân công giải quyết vụ án",
    "kháng nghị",
    "cưỡng chế thi hành án",
    "cưỡng chế",
    "thu hồi đất",
    "giao đất",
    "cho thuê đất",
    "phê duyệt",
];

/// Words that end an issuer's name: what follows is the title, a date, or the sentence.
pub(crate) const ISSUER_STOPS: [&str; 72] = [
    "về", "quy", "ban", "hướng", "sửa", "thay", "bãi", "bổ", "ngày", "được", "đã", "đang", "có", "tại", "theo", "thì", "là", "trong", "để",
    "cho", "khóa", "khoá", "nhiệm", "kèm", "nêu", "nói", "này", "đó", "chỉ", "yêu", "thực", "phê", "công", "quyết", "ký", "hết", "vẫn",
    "không", "phải", "sẽ", "do", "bởi", "tiếp", "số", "năm", "gồm", "bao", "như", "hoặc", "nhằm", "từ", "đến", "với", "cũng", "mà", "khi",
    "nếu", "căn", "triển", "giao", "kết", "bị", "còn", "gửi", "xử", "lần", "trên", "dưới", "nên", "của", "thông", "việc",
];

/// Words that end the name of a law that no table holds.
pub(crate) const NAME_STOPS: [&str; 61] = [
    "được", "đã", "này", "thì", "là", "có", "do", "bởi", "tại", "theo", "số", "năm", "ngày", "khóa", "khoá", "hiện", "hoặc", "nêu", "nói",
    "nhưng", "mà", "để", "cho", "vẫn", "phải", "sẽ", "cũng", "khi", "nếu", "từ", "đến", "trong", "trên", "như", "gồm", "bao", "hay", "vì",
    "nên", "căn", "quy", "ban", "hướng", "sửa", "thay", "bãi", "hết", "tiếp", "của", "đối", "với", "đó", "cùng", "chưa", "đang", "các",
    "những", "gồm", "kèm", "bị", "nay",
];
