//! The types of document (loại văn bản): one table from which the enum and its facts come.
//!
//! Types and abbreviations: Law 64/2025/QH15 Article 4 (legal documents), Decree 30/2020/NĐ-CP Article 7 and
//! Appendix III (administrative documents), the Party's guide 36-HD/VPTW, court practice, national standards.

use std::fmt;

/// The group a document type belongs to: who may issue it and how it is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Family {
    /// Constitution, codes, laws, ordinances and what promulgates them.
    Legislation,
    /// Other legal documents: decrees, circulars, resolutions, decisions.
    Regulation,
    /// Administrative documents (văn bản hành chính) and what is issued with them.
    Administrative,
    /// Consolidated texts and the codification.
    Consolidated,
    /// Documents that only the Communist Party's organs issue.
    Party,
    /// Judgments, precedents, indictments.
    Court,
    /// Standards and technical regulations.
    Standard,
    /// International treaties.
    Treaty,
}

macro_rules! document_types {
    ($($(#[$meta:meta])* $variant:ident: $slug:literal, $name:literal, [$($code:literal),*], $family:ident;)*) => {
        /// The type of a document (loại văn bản), such as `nghị định` (decree).
        ///
        /// # Examples
        ///
        /// ```
        /// use viendan::DocumentType;
        ///
        /// let t = DocumentType::NghiDinh;
        /// assert_eq!(t.slug(), "nghi_dinh");
        /// assert_eq!(t.name(), "Nghị định");
        /// assert_eq!(t.abbreviation(), Some("NĐ"));
        /// assert_eq!(DocumentType::from_slug("nghi_dinh"), Some(t));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum DocumentType {
            $(
                #[doc = $name]
                $(#[$meta])*
                #[cfg_attr(feature = "serde", serde(rename = $slug))]
                $variant,
            )*
        }

        static ROWS: &[Row] = &[
            $(Row { of: DocumentType::$variant, slug: $slug, name: $name, codes: &[$($code),*], family: Family::$family },)*
        ];
    };
}

struct Row {
    of: DocumentType,
    slug: &'static str,
    name: &'static str,
    codes: &'static [&'static str],
    family: Family,
}

document_types! {
    // Legislation
    HienPhap: "hien_phap", "Hiến pháp", ["HP"], Legislation;
    BoLuat: "bo_luat", "Bộ luật", [], Legislation;
    Luat: "luat", "Luật", ["L"], Legislation;
    PhapLenh: "phap_lenh", "Pháp lệnh", ["PL"], Legislation;
    Lenh: "lenh", "Lệnh", ["L", "LCT"], Legislation;
    SacLenh: "sac_lenh", "Sắc lệnh", ["SL"], Legislation;
    SacLuat: "sac_luat", "Sắc luật", ["SLt"], Legislation;

    // Regulation
    NghiQuyet: "nghi_quyet", "Nghị quyết", ["NQ"], Regulation;
    NghiQuyetLienTich: "nghi_quyet_lien_tich", "Nghị quyết liên tịch", ["NQLT"], Regulation;
    NghiDinh: "nghi_dinh", "Nghị định", ["NĐ", "ND"], Regulation;
    QuyetDinh: "quyet_dinh", "Quyết định", ["QĐ", "QD"], Regulation;
    ThongTu: "thong_tu", "Thông tư", ["TT"], Regulation;
    ThongTuLienTich: "thong_tu_lien_tich", "Thông tư liên tịch", ["TTLT", "TTL"], Regulation;
    ThongTuLienBo: "thong_tu_lien_bo", "Thông tư liên bộ", ["TTLB"], Regulation;
    ChiThi: "chi_thi", "Chỉ thị", ["CT"], Regulation;
    QuyetNghi: "quyet_nghi", "Quyết nghị", [], Regulation;
    ThongLenh: "thong_lenh", "Thông lệnh", [], Regulation;
    ThongDat: "thong_dat", "Thông đạt", [], Regulation;
    HuanLenh: "huan_lenh", "Huấn lệnh", [], Regulation;

    // Administrative
    QuyChe: "quy_che", "Quy chế", ["QC", "QCh"], Administrative;
    QuyDinh: "quy_dinh", "Quy định", ["QyĐ", "QĐi"], Administrative;
    ThongCao: "thong_cao", "Thông cáo", ["TC"], Administrative;
    ThongBao: "thong_bao", "Thông báo", ["TB"], Administrative;
    HuongDan: "huong_dan", "Hướng dẫn", ["HD"], Administrative;
    ChuongTrinh: "chuong_trinh", "Chương trình", ["CTr"], Administrative;
    KeHoach: "ke_hoach", "Kế hoạch", ["KH"], Administrative;
    PhuongAn: "phuong_an", "Phương án", ["PA"], Administrative;
    DeAn: "de_an", "Đề án", ["ĐA"], Administrative;
    DuAn: "du_an", "Dự án", ["DA"], Administrative;
    BaoCao: "bao_cao", "Báo cáo", ["BC"], Administrative;
    BienBan: "bien_ban", "Biên bản", ["BB"], Administrative;
    ToTrinh: "to_trinh", "Tờ trình", ["TTr"], Administrative;
    HopDong: "hop_dong", "Hợp đồng", ["HĐ"], Administrative;
    CongDien: "cong_dien", "Công điện", ["CĐ"], Administrative;
    BanGhiNho: "ban_ghi_nho", "Bản ghi nhớ", ["BGN"], Administrative;
    BanThoaThuan: "ban_thoa_thuan", "Bản thỏa thuận", ["BTT"], Administrative;
    GiayUyQuyen: "giay_uy_quyen", "Giấy ủy quyền", ["GUQ"], Administrative;
    GiayMoi: "giay_moi", "Giấy mời", ["GM"], Administrative;
    GiayGioiThieu: "giay_gioi_thieu", "Giấy giới thiệu", ["GGT"], Administrative;
    GiayNghiPhep: "giay_nghi_phep", "Giấy nghỉ phép", ["GNP"], Administrative;
    PhieuGui: "phieu_gui", "Phiếu gửi", ["PG"], Administrative;
    PhieuChuyen: "phieu_chuyen", "Phiếu chuyển", ["PC"], Administrative;
    PhieuBao: "phieu_bao", "Phiếu báo", ["PB"], Administrative;
    CongVan: "cong_van", "Công văn", ["CV"], Administrative;
    ThuCong: "thu_cong", "Thư công", [], Administrative;
    BanSaoY: "ban_sao_y", "Bản sao y", ["SY"], Administrative;
    BanTrichSao: "ban_trich_sao", "Bản trích sao", ["TrS"], Administrative;
    BanSaoLuc: "ban_sao_luc", "Bản sao lục", [], Administrative;
    BanCamKet: "ban_cam_ket", "Bản cam kết", ["BCK"], Administrative;
    GiayChungNhan: "giay_chung_nhan", "Giấy chứng nhận", ["GCN"], Administrative;
    GiayDiDuong: "giay_di_duong", "Giấy đi đường", ["GĐĐ"], Administrative;
    GiayBienNhan: "giay_bien_nhan", "Giấy biên nhận", ["GBN"], Administrative;
    GiayXacNhan: "giay_xac_nhan", "Giấy xác nhận", ["GXN"], Administrative;
    GiayPhep: "giay_phep", "Giấy phép", ["GP", "GPXD"], Administrative;
    CongHam: "cong_ham", "Công hàm", ["CH"], Administrative;
    CongThu: "cong_thu", "Công thư", [], Administrative;
    DanhMuc: "danh_muc", "Danh mục", [], Administrative;
    DieuLe: "dieu_le", "Điều lệ", [], Administrative;
    NoiQuy: "noi_quy", "Nội quy", [], Administrative;
    PhuLuc: "phu_luc", "Phụ lục", [], Administrative;
    QuyTrinh: "quy_trinh", "Quy trình", ["QTr"], Administrative;
    QuyHoach: "quy_hoach", "Quy hoạch", [], Administrative;
    KetLuanThanhTra: "ket_luan_thanh_tra", "Kết luận thanh tra", ["KLTT"], Administrative;
    VanBan: "van_ban", "Văn bản", [], Administrative;

    // Consolidated
    VanBanHopNhat: "van_ban_hop_nhat", "Văn bản hợp nhất", ["VBHN"], Consolidated;
    BoPhapDien: "bo_phap_dien", "Bộ pháp điển", [], Consolidated;

    // Party
    KetLuan: "ket_luan", "Kết luận", ["KL"], Party;
    ThongTri: "thong_tri", "Thông tri", [], Party;
    CuongLinh: "cuong_linh", "Cương lĩnh", [], Party;
    ChienLuoc: "chien_luoc", "Chiến lược", [], Party;
    TuyenBo: "tuyen_bo", "Tuyên bố", [], Party;
    LoiKeuGoi: "loi_keu_goi", "Lời kêu gọi", [], Party;

    // Court
    BanAn: "ban_an", "Bản án", [], Court;
    AnLe: "an_le", "Án lệ", ["AL"], Court;
    CaoTrang: "cao_trang", "Cáo trạng", [], Court;
    KhangNghi: "khang_nghi", "Kháng nghị", ["KN"], Court;
    KetLuanDieuTra: "ket_luan_dieu_tra", "Kết luận điều tra", ["KLĐT"], Court;
    GiaiDap: "giai_dap", "Giải đáp", [], Court;

    // Standard
    Tcvn: "tcvn", "TCVN", ["TCVN"], Standard;
    Qcvn: "qcvn", "QCVN", ["QCVN"], Standard;
    Qcdp: "qcdp", "QCĐP", ["QCĐP"], Standard;
    Tccs: "tccs", "TCCS", ["TCCS"], Standard;
    Tcn: "tcn", "TCN", ["TCN"], Standard;
    Tcxd: "tcxd", "TCXD", ["TCXD"], Standard;
    Tcxdvn: "tcxdvn", "TCXDVN", ["TCXDVN"], Standard;
    Iso: "iso", "ISO", ["ISO"], Standard;
    Iec: "iec", "IEC", ["IEC"], Standard;

    // Treaty
    DieuUoc: "dieu_uoc", "Điều ước", [], Treaty;
    HiepDinh: "hiep_dinh", "Hiệp định", [], Treaty;
    CongUoc: "cong_uoc", "Công ước", [], Treaty;
    NghiDinhThu: "nghi_dinh_thu", "Nghị định thư", [], Treaty;
    HiepUoc: "hiep_uoc", "Hiệp ước", [], Treaty;
    ThoaThuan: "thoa_thuan", "Thỏa thuận", [], Treaty;
}

impl DocumentType {
    fn row(self) -> &'static Row {
        // Rows stand in the order of the variants: both come from one table.
        ROWS.get(self as usize).unwrap_or(&FALLBACK)
    }

    /// The name in lower case without diacritics, words joined by `_`: `nghi_dinh`.
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// The Vietnamese name as it begins a sentence: `Nghị định`.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The abbreviation in document numbers (`NĐ`); `None` where the type has none (laws, official letters by rule).
    pub fn abbreviation(self) -> Option<&'static str> {
        self.row().codes.first().copied()
    }

    /// Every code that stands for the type in document numbers, the official one first (`NĐ`, `ND`).
    pub fn codes(self) -> &'static [&'static str] {
        self.row().codes
    }

    /// The group the type belongs to.
    pub fn family(self) -> Family {
        self.row().family
    }

    /// The type with this [slug](Self::slug); `None` for an unknown one.
    pub fn from_slug(slug: &str) -> Option<Self> {
        ROWS.iter().find(|r| r.slug == slug).map(|r| r.of)
    }

    /// Every type, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|r| r.of)
    }

    /// Constitution, code, law, ordinance, decree-law: documents that are cited by name.
    pub fn is_cited_by_name(self) -> bool {
        matches!(self, Self::HienPhap | Self::BoLuat | Self::Luat | Self::PhapLenh | Self::SacLenh | Self::SacLuat)
    }
}

static FALLBACK: Row = Row { of: DocumentType::VanBan, slug: "van_ban", name: "Văn bản", codes: &[], family: Family::Administrative };

impl fmt::Display for DocumentType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_variants() {
        for (i, row) in ROWS.iter().enumerate() {
            assert_eq!(row.of as usize, i, "{}", row.slug);
            assert_eq!(DocumentType::from_slug(row.slug), Some(row.of));
        }
    }
}
