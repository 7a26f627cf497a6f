//! Names of laws in short: the abbreviations that lawyers and newspapers use.

use std::sync::LazyLock;

use super::codes::WordMap;

/// Abbreviation and the name in lower case that it stands for.
///
/// Those that begin with `BL` or `L` stand alone; the others follow the word `Luật` (`Luật SHTT`).
pub(crate) static ABBREVIATED_NAMES: &[(&str, &str)] = &[
    ("BHVBQPPL", "luật ban hành văn bản quy phạm pháp luật"),
    ("BLDS", "bộ luật dân sự"),
    ("BLHH", "bộ luật hàng hải việt nam"),
    ("BLHS", "bộ luật hình sự"),
    ("BLLĐ", "bộ luật lao động"),
    ("BLTTDS", "bộ luật tố tụng dân sự"),
    ("BLTTHS", "bộ luật tố tụng hình sự"),
    ("LBHXH", "luật bảo hiểm xã hội"),
    ("LBHYT", "luật bảo hiểm y tế"),
    ("LBVMT", "luật bảo vệ môi trường"),
    ("LCC", "luật công chứng"),
    ("LDN", "luật doanh nghiệp"),
    ("LĐĐ", "luật đất đai"),
    ("LĐT", "luật đầu tư"),
    ("LĐTC", "luật đầu tư công"),
    ("LGTĐB", "luật giao thông đường bộ"),
    ("LHN&GĐ", "luật hôn nhân và gia đình"),
    ("LHNGĐ", "luật hôn nhân và gia đình"),
    ("LKDBĐS", "luật kinh doanh bất động sản"),
    ("LNO", "luật nhà ở"),
    ("LPS", "luật phá sản"),
    ("LQLT", "luật quản lý thuế"),
    ("LSHTT", "luật sở hữu trí tuệ"),
    ("LTHADS", "luật thi hành án dân sự"),
    ("LTM", "luật thương mại"),
    ("LTTHC", "luật tố tụng hành chính"),
    ("LTTTM", "luật trọng tài thương mại"),
    ("LXD", "luật xây dựng"),
    ("LXLVPHC", "luật xử lý vi phạm hành chính"),
    ("ANM", "luật an ninh mạng"),
    ("ATTP", "luật an toàn thực phẩm"),
    ("ATTTM", "luật an toàn thông tin mạng"),
    ("BĐG", "luật bình đẳng giới"),
    ("BHTG", "luật bảo hiểm tiền gửi"),
    ("BHXH", "luật bảo hiểm xã hội"),
    ("BHYT", "luật bảo hiểm y tế"),
    ("BVDLCN", "luật bảo vệ dữ liệu cá nhân"),
    ("BVMT", "luật bảo vệ môi trường"),
    ("BVQLNTD", "luật bảo vệ quyền lợi người tiêu dùng"),
    ("CBCC", "luật cán bộ, công chức"),
    ("CCCD", "luật căn cước công dân"),
    ("CNTT", "luật công nghệ thông tin"),
    ("DN", "luật doanh nghiệp"),
    ("DQTV", "luật dân quân tự vệ"),
    ("ĐĐ", "luật đất đai"),
    ("ĐTC", "luật đầu tư công"),
    ("GDĐH", "luật giáo dục đại học"),
    ("GDĐT", "luật giao dịch điện tử"),
    ("GDNN", "luật giáo dục nghề nghiệp"),
    ("GTĐB", "luật giao thông đường bộ"),
    ("GTGT", "luật thuế giá trị gia tăng"),
    ("HNGĐ", "luật hôn nhân và gia đình"),
    ("HNVGĐ", "luật hôn nhân và gia đình"),
    ("HN&GĐ", "luật hôn nhân và gia đình"),
    ("HTX", "luật hợp tác xã"),
    ("KBCB", "luật khám bệnh, chữa bệnh"),
    ("KDBĐS", "luật kinh doanh bất động sản"),
    ("KDBH", "luật kinh doanh bảo hiểm"),
    ("KHCN", "luật khoa học và công nghệ"),
    ("KH&CN", "luật khoa học và công nghệ"),
    ("KTNN", "luật kiểm toán nhà nước"),
    ("NHNN", "luật ngân hàng nhà nước việt nam"),
    ("NKT", "luật người khuyết tật"),
    ("NSNN", "luật ngân sách nhà nước"),
    ("NVQS", "luật nghĩa vụ quân sự"),
    ("PCBLGĐ", "luật phòng, chống bạo lực gia đình"),
    ("PCCC", "luật phòng cháy và chữa cháy"),
    ("PCMT", "luật phòng, chống ma túy"),
    ("PCRT", "luật phòng, chống rửa tiền"),
    ("PCTN", "luật phòng, chống tham nhũng"),
    ("PPP", "luật đầu tư theo phương thức đối tác công tư"),
    ("QLNT", "luật quản lý ngoại thương"),
    ("QLSDTSC", "luật quản lý, sử dụng tài sản công"),
    ("QLT", "luật quản lý thuế"),
    ("SHTT", "luật sở hữu trí tuệ"),
    ("TCCP", "luật tổ chức chính phủ"),
    ("TCCQĐP", "luật tổ chức chính quyền địa phương"),
    ("TCQH", "luật tổ chức quốc hội"),
    ("TCTAND", "luật tổ chức tòa án nhân dân"),
    ("TCTD", "luật các tổ chức tín dụng"),
    ("TCVKSND", "luật tổ chức viện kiểm sát nhân dân"),
    ("TĐKT", "luật thi đua, khen thưởng"),
    ("TGPL", "luật trợ giúp pháp lý"),
    ("THADS", "luật thi hành án dân sự"),
    ("THAHS", "luật thi hành án hình sự"),
    ("TNBTCCNN", "luật trách nhiệm bồi thường của nhà nước"),
    ("TNCN", "luật thuế thu nhập cá nhân"),
    ("TNDN", "luật thuế thu nhập doanh nghiệp"),
    ("TNN", "luật tài nguyên nước"),
    ("TTATGT", "luật trật tự, an toàn giao thông đường bộ"),
    ("TTATGTĐB", "luật trật tự, an toàn giao thông đường bộ"),
    ("TTĐB", "luật thuế tiêu thụ đặc biệt"),
    ("TTHC", "luật tố tụng hành chính"),
    ("TTTM", "luật trọng tài thương mại"),
    ("XLVPHC", "luật xử lý vi phạm hành chính"),
];

/// The name for an abbreviation, as written.
pub(crate) fn abbreviated_name(abbreviation: &str) -> Option<&'static str> {
    static NAMES: LazyLock<WordMap<&str>> = LazyLock::new(|| ABBREVIATED_NAMES.iter().copied().collect());
    NAMES.get(abbreviation).copied()
}

/// What the names of laws are shortened by inside, each with its letters: `Luật Thuế GTGT`, `Luật Kinh doanh BĐS`.
pub(crate) const SHORTENED: [(&str, &str); 55] = [
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban nhân dân", "ubnd"),
    ("uỷ ban nhân dân", "ubnd"),
    ("tòa án nhân dân", "tand"),
    ("viện kiểm sát nhân dân", "vksnd"),
    ("quân đội nhân dân việt nam", "qđndvn"),
    ("quân đội nhân dân", "qđnd"),
    ("công an nhân dân", "cand"),
    ("chính quyền địa phương", "cqđp"),
    ("mặt trận tổ quốc việt nam", "mttqvn"),
    ("văn bản quy phạm pháp luật", "vbqppl"),
    ("giá trị gia tăng", "gtgt"),
    ("thu nhập doanh nghiệp", "tndn"),
    ("thu nhập cá nhân", "tncn"),
    ("tiêu thụ đặc biệt", "ttđb"),
    ("xuất khẩu, thuế nhập khẩu", "xnk"),
    ("xuất khẩu, thuế nhập khẩu", "xuất nhập khẩu"),
    ("sử dụng đất phi nông nghiệp", "sdđpnn"),
    ("sử dụng đất", "sdđ"),
    ("quản lý", "ql"),
    ("ngân sách nhà nước", "nsnn"),
    ("kinh doanh bất động sản", "kdbđs"),
    ("bất động sản", "bđs"),
    ("kinh doanh bảo hiểm", "kdbh"),
    ("bảo hiểm xã hội", "bhxh"),
    ("bảo hiểm y tế", "bhyt"),
    ("bảo hiểm tiền gửi", "bhtg"),
    ("tổ chức tín dụng", "tctd"),
    ("bảo vệ môi trường", "bvmt"),
    ("bảo vệ quyền lợi người tiêu dùng", "bvqlntd"),
    ("người lao động", "nlđ"),
    ("an toàn, vệ sinh lao động", "atvslđ"),
    ("an toàn thực phẩm", "attp"),
    ("an toàn giao thông đường bộ", "atgtđb"),
    ("an toàn giao thông", "atgt"),
    ("giao thông đường bộ", "gtđb"),
    ("giáo dục quốc phòng và an ninh", "gdqpan"),
    ("giáo dục quốc phòng và an ninh", "gdqp&an"),
    ("hàng không dân dụng", "hkdd"),
    ("phòng cháy và chữa cháy", "pccc"),
    ("phòng cháy, chữa cháy", "pccc"),
    ("cứu nạn, cứu hộ", "cnch"),
    ("khám bệnh, chữa bệnh", "kcb"),
    ("phòng, chống tham nhũng", "pctn"),
    ("hôn nhân và gia đình", "hngđ"),
    ("hôn nhân và gia đình", "hn&gđ"),
    ("sở hữu trí tuệ", "shtt"),
    ("công nghệ thông tin", "cntt"),
    ("xử lý vi phạm hành chính", "xlvphc"),
    ("vi phạm hành chính", "vphc"),
    ("thi hành án dân sự", "thads"),
    ("thi hành án hình sự", "thahs"),
    ("tố tụng dân sự", "ttds"),
    ("tố tụng hình sự", "tths"),
    ("tố tụng hành chính", "tthc"),
];

/// Branches of law in lower case, which are no documents.
const BRANCHES: [&str; 9] = [
    "luật hành chính",
    "luật hiến pháp",
    "luật kinh tế",
    "luật quốc tế",
    "luật tài chính",
    "luật ngân hàng",
    "luật môi trường",
    "luật so sánh",
    "luật tư pháp quốc tế",
];

/// Branches whose code people call so too: `Luật Hình sự 1999`, `theo luật dân sự`.
const BRANCHES_WITH_CODE: [&str; 5] = ["luật hình sự", "luật dân sự", "luật tố tụng hình sự", "luật tố tụng dân sự", "luật lao động"];

/// What a name of a law, in lower case, may mean besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Branch {
    /// A branch of law and nothing else, unless a year or an article stands beside it.
    Only,
    /// A branch of law or its code.
    OrCode,
}

/// The branch of law that a name may mean: `luật hình sự việt nam`.
pub(crate) fn branch_of_law(name: &str) -> Option<Branch> {
    let plain = name.strip_suffix(" việt nam").unwrap_or(name);
    let listed = |names: &[&str]| names.contains(&plain);
    if listed(&BRANCHES) || plain.len() < name.len() && listed(&BRANCHES_WITH_CODE) {
        return Some(Branch::Only);
    }
    listed(&BRANCHES_WITH_CODE).then_some(Branch::OrCode)
}
