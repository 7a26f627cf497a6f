//! The pieces that citations are made of: for generated texts, and for texts spelled by bytes.

#![allow(dead_code, reason = "each user takes a part")]

pub const DOCUMENTS: [(&str, &str); 14] = [
    ("Nghị định", "NĐ-CP"),
    ("Thông tư", "TT-BTC"),
    ("Thông tư", "TT-BLĐTBXH"),
    ("Thông tư liên tịch", "TTLT-BTC-BTP"),
    ("Quyết định", "QĐ-TTg"),
    ("Quyết định", "QĐ-UBND"),
    ("Nghị quyết", "NQ-HĐND"),
    ("Nghị quyết", "QH15"),
    ("Luật", "QH14"),
    ("Pháp lệnh", "PL-UBTVQH11"),
    ("Chỉ thị", "CT-TTg"),
    ("Kế hoạch", "KH-UBND"),
    ("Văn bản hợp nhất", "VBHN-VPQH"),
    ("Công văn", "TCT-CS"),
];
pub const NAMES: [&str; 10] = [
    "Luật Đất đai",
    "Luật Bảo hiểm xã hội",
    "Luật Phòng, chống ma túy",
    "Luật Đấu thầu",
    "Luật Hôn nhân và gia đình",
    "Luật Tổ chức Chính phủ",
    "Bộ luật Dân sự",
    "Bộ luật Tố tụng hình sự",
    "Hiến pháp",
    "BLHS",
];
pub const POINTERS: [&str; 7] = ["Luật này", "Nghị định này", "Thông tư này", "Quyết định này", "Quy chế này", "Điều này", "khoản này"];
pub const WHOLE: [&str; 12] = [
    "Nghị quyết số 27-NQ/TW",
    "Chỉ thị số 52-CT/TW",
    "Kế hoạch số 128-KH/HU",
    "Nghị định số 61-CP",
    "Thông tư số 89-TC/TCT",
    "Sắc lệnh số 53/SL",
    "Công văn số 1018/UBND-KGVX",
    "Bản án số 47/2020/DS-ST",
    "Thông tư số 34/2003/TT/BTC-QLN",
    "Luật Đất đai số 45/2013/QH13",
    "Bộ luật Lao động số 45/2019/QH14",
    "Quyết định số 30a/2008/QĐ-TTg",
];
pub const LABELS: [&str; 4] = ["số ", "số ", "", "số: "];
pub const DATES: [&str; 5] = ["", "", " ngày 05 tháng 3 năm 2020", " ngày 24/8/2018", ", ngày 31/5/2025"];
pub const YEARS: [&str; 4] = ["", "", " năm 2013", " năm 2024"];
pub const ISSUERS: [&str; 6] =
    ["", "", " của Chính phủ", " của Thủ tướng Chính phủ", " của Bộ trưởng Bộ Tài chính", " của Ủy ban nhân dân tỉnh Lạng Sơn"];
pub const PROVISIONS: [&str; 16] = [
    "",
    "",
    "",
    "Điều 5 ",
    "khoản 2 Điều 15 ",
    "điểm a khoản 2 Điều 7 ",
    "các điểm a, b và đ khoản 1 Điều 3 ",
    "Điều 3, khoản 2 Điều 4 và Điều 9a ",
    "khoản 1 và khoản 3 Điều 4 ",
    "từ Điều 5 đến Điều 8 ",
    "các điều 22, 23 và 24 ",
    "Chương II ",
    "Mục 1 Chương XI ",
    "điểm đ1 khoản 2a Điều 43a của ",
    "Phụ lục II ",
    "tiết 1 điểm a khoản 1 Điều 3 ",
];
pub const LEADS: [&str; 8] =
    ["theo ", "thực hiện ", "quy định tại ", "căn cứ ", "sửa đổi, bổ sung ", "bãi bỏ ", "hướng dẫn thi hành ", "trái với "];
pub const FILLERS: [&str; 6] = [
    "cơ quan có trách nhiệm báo cáo",
    "người nộp thuế được biết",
    "hồ sơ gồm bản chính và bản sao",
    "các bên cùng thỏa thuận",
    "việc kiểm tra do thủ trưởng đơn vị tổ chức",
    "thời gian làm việc được tính đủ",
];
pub const JOINTS: [&str; 4] = ["; ", ". ", ", ", " và "];
pub const SHRAPNEL: [&str; 44] = [
    "Nghị",
    "định",
    "Điều",
    "điều",
    "khoản",
    "điểm",
    "Chương",
    "Phụ lục",
    "Mẫu số",
    "số",
    "số:",
    "ngày",
    "tháng",
    "năm",
    "của",
    "này",
    "đó",
    "nêu trên",
    "và",
    "đến",
    "từ",
    "các",
    "sau đây gọi là",
    "căn cứ",
    "QĐ",
    "NĐ-CP",
    "/",
    "-",
    "–",
    ".",
    ",",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "\n",
    "\u{a0}",
    "12",
    "2020",
    "II",
    "a",
    "đ",
];

/// Pieces that no table above holds: what lists, nests, repeats, defines, quotes and heads.
pub const STRUCTURES: [&str; 40] = [
    "Điều 1. Phạm vi điều chỉnh\n",
    "Điều 2. Hiệu lực\n",
    "Điều 3. Sửa đổi, bổ sung một số điều như sau:\n",
    "\n1. ",
    "\n2. ",
    "\na) ",
    "\nb) ",
    "\n- ",
    "\nChương I\n",
    "\nMục 1\n",
    "\nPHỤ LỤC\n",
    "\nPhụ lục II\n",
    "\nCĂN CỨ PHÁP LÝ\n",
    "CHÍNH PHỦ\n",
    "QUỐC HỘI\n",
    "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\n",
    "NGHỊ ĐỊNH\n",
    "Số: 30/2020/NĐ-CP\n",
    "Hà Nội, ngày 05 tháng 3 năm 2020\n",
    "Căn cứ ",
    ";\n",
    "(sau đây gọi là ",
    "(sau đây gọi tắt là Nghị định 30)",
    "(sau đây viết tắt là “",
    "”)",
    "đã được sửa đổi, bổ sung một số điều theo ",
    "được sửa đổi, bổ sung bởi ",
    "ban hành kèm theo ",
    "thay thế ",
    "hết hiệu lực kể từ ngày ",
    "từ Điều 1 đến Điều 999999999 ",
    "các điểm a, b, c, d và đ ",
    "các Điều 1, 2, 3, 4, 5 và 6 ",
    "khoản 1, 2, 3 Điều 4, ",
    "Luật sửa đổi, bổ sung một số điều của ",
    "CÔNG BÁO/Số 1 + 2/Ngày 01-01-2024\n",
    "\u{ad}",
    "\u{301}",
    "\u{feff}",
    "\u{0}",
];

/// Everything that one byte can spell.
fn spelled(byte: u8) -> Option<&'static str> {
    let tables: [&[&str]; 10] =
        [&SHRAPNEL, &STRUCTURES, &NAMES, &POINTERS, &WHOLE, &ISSUERS[2..], &PROVISIONS[3..], &LEADS, &DATES[2..], &FILLERS];
    tables.into_iter().flatten().nth(usize::from(byte)).copied()
}

/// The text that bytes spell: each one a piece, a code, a digit or a repetition of what stands before it, with a space after
/// most pieces. It ends with the piece that reaches `most` bytes.
pub fn text(bytes: &[u8], most: usize) -> String {
    let mut text = String::new();
    let mut starts: Vec<usize> = Vec::new();
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        if text.len() > most {
            break;
        }
        starts.push(text.len());
        match byte {
            // A number with no space around it.
            255 => text.push_str(&bytes.next().unwrap_or_default().to_string()),
            // The space before goes.
            254 => {
                text.truncate(text.trim_end_matches(' ').len());
                starts.retain(|start| *start <= text.len());
            }
            // A number of a document.
            253 => {
                let (ordinal, of) = (bytes.next().unwrap_or_default(), bytes.next().unwrap_or_default());
                let code = DOCUMENTS[usize::from(of) % DOCUMENTS.len()].1;
                text.push_str(&format!("{ordinal}/{}/{code}", 1990 + u32::from(of % 40)));
            }
            // The last pieces again and again.
            252 => {
                let (back, times) = (usize::from(bytes.next().unwrap_or_default()), usize::from(bytes.next().unwrap_or_default()));
                let from = starts[(starts.len() - 1).saturating_sub(back)];
                let times = times.min(most / (text.len() - from).max(1));
                let again = text[from..].repeat(times);
                text.push_str(&again);
            }
            251 => text.push('\n'),
            byte => match spelled(byte) {
                Some(piece) => text.extend([piece, if piece.ends_with([' ', '\n']) { "" } else { " " }]),
                None => text.push(char::from(byte)),
            },
        }
    }
    text
}
