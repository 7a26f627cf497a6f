//! Parts of a document: levels with their numbers, lists, ranges, in every order.
//!
//! | text | value |
//! |---|---|
//! | `điểm a khoản 2 Điều 5` | `dieu_5__khoan_2__diem_a` |
//! | `khoản 1, Điều 11` | `dieu_11__khoan_1` |
//! | `Điều 7 khoản 3` | `dieu_7__khoan_3` |
//! | `khoản 1 và khoản 3 Điều 4` | `dieu_4__khoan_1`, `dieu_4__khoan_3` |
//! | `các điểm a, b và c khoản 1 Điều 2` | three |
//! | `khoản 1 Điều 3 và Điều 5` | `dieu_3__khoan_1`, `dieu_5` |
//! | `từ Điều 5 đến Điều 10`, `Điều 91-95` | `dieu_5..dieu_10`, `dieu_91..dieu_95` |
//! | `khoản này`, `điểm a khoản này` | `khoan_this`, `khoan_this__diem_a` |

use smallvec::SmallVec;

use super::lexeme::{any_phrase, at_word_end, dash, digits, gap, phrase, word};
use super::{PResult, miss};
use crate::model::{Level, Provision, ProvisionPath, ProvisionStep, Provisions, Steps};
use crate::normalise::WORDED;

/// Groups of one list at most; what follows begins a mention of its own.
pub(crate) const MAX_GROUPS: usize = 256;
/// Members of one list at most.
pub(crate) const MAX_MEMBERS: usize = 1024;
/// Bytes of one number: more is no number (`1.1.1.1…`).
const MAX_NUMBER: usize = 32;

/// A list of provisions as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ProvisionsRead {
    /// The members.
    pub(crate) list: Provisions,
    /// Whether the outermost level is "this" (`khoản 2 Điều này`).
    pub(crate) this: bool,
    /// Whether the words stand on their own as a citation, without a document after them.
    pub(crate) firm: bool,
    /// Whether no member has a number (`phụ lục`).
    pub(crate) bare: bool,
}

/// How abbreviated levels (`Đ25 k1`) are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text: whole words only.
    Text,
    /// What people type, and shorthand after an abbreviated document: `đ 15`, `k1`.
    Short,
}

/// A number or range of numbers at one level.
#[derive(Debug, Clone, Copy)]
struct Number<'t> {
    from: &'t str,
    to: Option<&'t str>,
}

/// A level and its number, as in [`ProvisionStep`].
type Step<'t> = (Level, &'t str);

#[derive(Debug)]
struct Group<'t> {
    level: Level,
    capital: bool,
    /// Whether `các` stands before it: `khoản 1 của các Điều 78, 79`.
    each: bool,
    numbers: SmallVec<[Number<'t>; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Begins the list, or follows at once: `khoản 1 Điều 2`.
    Next,
    Comma,
    And,
}

/// A run of groups that follow each other without a separator.
#[derive(Debug)]
struct Chain<'t> {
    joint: Joint,
    groups: SmallVec<[Group<'t>; 3]>,
    /// Steps that the chain takes from its neighbours, outermost first.
    outer: SmallVec<[Step<'t>; 2]>,
}

/// Most citations are one chain.
type Chains<'t> = SmallVec<[Chain<'t>; 4]>;

impl<'t> Chain<'t> {
    fn new(joint: Joint, group: Group<'t>) -> Self {
        let mut groups = SmallVec::new();
        groups.push(group);
        Chain { joint, groups, outer: SmallVec::new() }
    }

    fn outermost(&self) -> Option<Level> {
        self.groups.iter().map(|g| g.level).min()
    }

    fn innermost(&self) -> Option<Level> {
        self.groups.iter().map(|g| g.level).max()
    }

    fn single_steps(&self) -> impl Iterator<Item = Step<'t>> {
        // The last of a list is what stands next to the outer levels.
        self.groups.iter().filter_map(|g| g.numbers.last().map(|last| (g.level, last.from)))
    }

    /// Written from the outside in: `Điều 7 khoản 3`.
    fn top_down(&self) -> bool {
        matches!(self.groups.as_slice(), [first, .., last] if first.level < last.level)
    }
}

/// `provisions ::= chain (joint chain)*`, `chain ::= group (link group)*`
pub(crate) fn provisions(input: &str, style: Style) -> PResult<'_, ProvisionsRead> {
    let (mut rest, first) = led_group(input, style)?;
    let mut chains = Chains::new();
    chains.push(Chain::new(Joint::Next, first));
    for _ in 1..MAX_GROUPS {
        let Some(last) = chains.last_mut() else { break };
        if let Some((after, found)) = last.groups.last().and_then(|outer| bracketed(rest, outer)) {
            last.groups.push(found);
            rest = after;
            continue;
        }
        let Some((next, joint)) = joint(rest) else { break };
        let lone = || lone_point(next).filter(|_| style == Style::Short && last.innermost() == Some(Level::Khoan) && joint == Joint::Next);
        let within = joint == Joint::Next && last.innermost() > Some(Level::Dieu);
        let short = || if within && next.starts_with('Đ') { group(next, Style::Short).ok() } else { None };
        let Some((after, found)) = led_group(next, style).ok().or_else(lone).or_else(short) else { break };
        match joint {
            Joint::Next => {
                // Two of one level side by side belong to two sentences, but where only a comma is missing: `khoản 1 khoản 2 Điều 10`.
                if last.groups.iter().any(|g| g.level == found.level) {
                    if last.groups.len() > 1 || found.capital {
                        break;
                    }
                    chains.push(Chain::new(Joint::Comma, found));
                } else {
                    last.groups.push(found);
                }
            }
            _ => chains.push(Chain::new(joint, found)),
        }
        rest = after;
    }
    // One chain of single numbers, as most are, has nothing to take from its neighbours or to give them.
    if chains.len() > 1 || chains.iter().flat_map(|c| c.groups.iter()).any(|g| g.numbers.len() > 1) {
        nest_across_commas(&mut chains);
        part_articles(&mut chains);
        inherit(&mut chains);
    }
    let firm = is_firm(&chains);
    let bare = chains.iter().flat_map(|c| c.groups.iter()).all(|g| g.numbers.iter().all(|n| n.from.is_empty()));
    let mut list = Provisions::none();
    for chain in &chains {
        spread(chain, &mut list);
    }
    let this = list.iter().next().and_then(|p| p.path().steps().first()).is_some_and(ProvisionStep::is_this);
    if list.is_empty() {
        return miss(input, "a provision");
    }
    Ok((rest, ProvisionsRead { list, this, firm: firm && !bare, bare }))
}

/// A point's letter alone, in shorthand: `Đ52 k2 d`.
fn lone_point(input: &str) -> Option<(&str, Group<'_>)> {
    let (rest, from) = number(input, Level::Diem).ok().filter(|(_, from)| from.chars().all(char::is_lowercase))?;
    let closes = rest.is_empty() || rest.starts_with([',', '.', ';', ')', '\n']);
    let numbers = SmallVec::from_iter([Number { from, to: None }]);
    closes.then_some((rest, Group { level: Level::Diem, capital: false, each: false, numbers }))
}

/// What is inside a clause or article, in brackets as treaties and contracts have it: `khoản 2 (a)`, `Điều 5(1)(a)`.
fn bracketed<'t>(input: &'t str, outer: &Group<'_>) -> Option<(&'t str, Group<'t>)> {
    let level = match (outer.level, outer.numbers.as_slice()) {
        (Level::Khoan, [Number { to: None, .. }]) => Level::Diem,
        (Level::Dieu, [Number { to: None, .. }]) if input.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => Level::Khoan,
        (Level::Dieu, [Number { to: None, from }]) if from.contains('.') => Level::Diem,
        _ => return None,
    };
    let one = |rest: &'t str| {
        let inside = rest.strip_prefix('(')?;
        let len = inside.find(')').filter(|len| (1..=2).contains(len))?;
        let (from, rest) = inside.split_at_checked(len)?;
        let fits = match level {
            Level::Khoan => from.bytes().all(|b| b.is_ascii_digit()),
            _ => from.chars().count() == 1 && from.starts_with(|c: char| c.is_ascii_lowercase() || c == 'đ'),
        };
        fits.then_some((rest.get(1..)?, Number { from, to: None }))
    };
    let (mut rest, first) = one(if level == Level::Diem { gap(input) } else { input })?;
    let mut numbers: SmallVec<[Number<'t>; 2]> = SmallVec::from_iter([first]);
    while numbers.len() < MAX_MEMBERS
        && let Some((after, number)) = list_separator(rest).and_then(|(next, _)| one(next))
    {
        numbers.push(number);
        rest = after;
    }
    Some((rest, Group { level, capital: false, each: false, numbers }))
}

/// `led_group ::= ("các" | "từ" | "cả" | "những" | "tại")* group`
fn led_group(input: &str, style: Style) -> PResult<'_, Group<'_>> {
    let mut rest = input;
    let mut each = false;
    while matches!(rest.as_bytes(), [b'c' | b'C' | b't' | b'T' | b'n' | b'N', ..])
        && let Ok((after, word)) = any_phrase(rest, ["các", "từ", "cả", "những", "tại"])
    {
        each |= word == "các";
        rest = gap(after);
    }
    let (rest, group) = group(rest, style)?;
    Ok((rest, Group { each, ..group }))
}

/// What joins two groups.
fn joint(input: &str) -> Option<(&str, Joint)> {
    let mut rest = gap(input);
    let apart = rest.len() < input.len();
    // `điểm c) Điều 2`, `Điều 5, khoản 2`.
    let mut joint = Joint::Next;
    if let Some(after) = rest.strip_prefix([',', ';']) {
        joint = if rest.starts_with(',') { Joint::Comma } else { Joint::And };
        rest = gap(after);
    } else if !apart && !is_glued(rest) {
        return None;
    }
    if let Ok((after, _)) = any_phrase(rest, ["và/hoặc", "cùng với", "hoặc", "và", "hay", "va"]) {
        return Some((gap(after), Joint::And));
    }
    if let Some(after) = rest.strip_prefix('&') {
        return Some((gap(after), Joint::And));
    }
    if joint == Joint::Next {
        // `khoản 9 vào sau khoản 8`: the place of an insertion.
        if let Ok((after, _)) = any_phrase(rest, ["vào sau", "vào trước", "sau", "trước"]) {
            return Some((gap(after), Joint::And));
        }
        // `Khoản 2c - Điều 1 - Nghị định …`.
        if let Some(after) = dash(rest) {
            return (!is_bullet(input, rest)).then(|| (gap(after), Joint::Comma));
        }
        // `khoản 4 vào Điều 5`: what is inserted, and where.
        if let Ok((after, _)) = any_phrase(rest, ["của", "thuộc", "tại", "trong", "vào"]) {
            rest = gap(after);
        }
    }
    Some((rest, joint))
}

/// Whether a dash at `rest` begins its line: a bullet, before the next cell or item of a list.
fn is_bullet(input: &str, rest: &str) -> bool {
    input.get(..input.len() - rest.len()).is_some_and(|gap| gap.contains('\n'))
}

/// Whether the next word is glued to a number: `Khoản 1Điều 2`, `Điều 5của`, `Điều 88về`.
fn is_glued(rest: &str) -> bool {
    const WORDS: [&str; 11] = ["Điều ", "Khoản ", "khoản ", "của ", "Nghị ", "Thông ", "Quyết ", "Luật ", "Bộ ", "trong ", "theo "];
    let is_suffix = |c: char| c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ');
    WORDS.iter().any(|w| rest.starts_with(w)) || !rest.chars().take(2).take_while(|c| c.is_alphabetic()).all(is_suffix)
}

/// Words of the levels, by their first and third letters.
const LEVELS: [(char, char, &str, Level); 13] = [
    ('k', 'o', "khoản", Level::Khoan),
    ('đ', 'ề', "điều", Level::Dieu),
    ('đ', 'ể', "điểm", Level::Diem),
    ('c', 'ư', "chương", Level::Chuong),
    ('m', 'c', "mục", Level::Muc),
    ('p', 'ụ', "phụ lục", Level::PhuLuc),
    ('p', 'ầ', "phần", Level::Phan),
    ('m', 'u', "mẫu", Level::Mau),
    ('t', 'ế', "tiết", Level::Tiet),
    ('đ', 'ạ', "đoạn", Level::Doan),
    ('t', 'ể', "tiểu mục", Level::TieuMuc),
    ('b', 'ể', "biểu mẫu", Level::Mau),
    ('g', 'c', "gạch đầu dòng", Level::GachDauDong),
];

/// The levels' words as scans and slips of the hand have them: an article or clause before digits, a point before its letter.
const MISREAD_LEVELS: [(&str, Level); 12] = [
    ("Diều", Level::Dieu),
    ("diều", Level::Dieu),
    ("Điêu", Level::Dieu),
    ("điêu", Level::Dieu),
    ("Điểu", Level::Dieu),
    ("điểu", Level::Diem),
    ("điếm", Level::Diem),
    ("điêm", Level::Diem),
    ("diểm", Level::Diem),
    ("khoàn", Level::Khoan),
    ("khoán", Level::Khoan),
    ("khoan", Level::Khoan),
];

/// The words of the levels.
pub(crate) fn level_words() -> impl Iterator<Item = &'static str> {
    LEVELS.iter().map(|(_, _, word, _)| *word)
}

/// `level ::= "điều" | "khoản" | …`
pub(crate) fn level(input: &str, style: Style) -> PResult<'_, Level> {
    let mut letters = input.chars().map(crate::normalise::lower);
    let first = letters.next();
    if !matches!(first, Some('g' | 't' | 'p' | 'b' | 'c' | 'k' | 'đ' | 'm' | 'd')) {
        return miss(input, "a level such as điều or khoản");
    }
    let third = letters.nth(1);
    if let Some((_, _, word, level)) = LEVELS.iter().find(|(a, b, ..)| first == Some(*a) && third == Some(*b))
        && let Ok((rest, _)) = phrase(input, word)
    {
        return Ok((rest, *level));
    }
    if !matches!(first, Some('d' | 'đ' | 'k')) {
        return miss(input, "a level such as điều or khoản");
    }
    if matches!(third, Some('ề' | 'ê' | 'ể' | 'ế' | 'o')) {
        for (misread, level) in MISREAD_LEVELS {
            if let Some(rest) = input.strip_prefix(misread)
                && rest.starts_with(' ')
                && gap(rest).starts_with(|c: char| if level == Level::Diem { c.is_lowercase() } else { c.is_ascii_digit() })
            {
                return Ok((rest, level));
            }
        }
        // Glued: `Điều5`.
        for (name, level) in [("điều", Level::Dieu), ("khoản", Level::Khoan), ("điểm", Level::Diem)] {
            let glued = input.char_indices().zip(name.chars()).all(|((_, a), b)| crate::normalise::lower(a) == b);
            let after = input.get(name.len()..).filter(|r| glued && r.starts_with(|c: char| c.is_ascii_digit()));
            if let Some(after) = after {
                return Ok((after, level));
            }
        }
    }
    // Short: `Đ.2`, `đ 15`, `k1`.
    if style == Style::Short {
        let rest =
            input.strip_prefix(['Đ', 'đ']).map(|r| (r, Level::Dieu)).or_else(|| input.strip_prefix(['K', 'k']).map(|r| (r, Level::Khoan)));
        if let Some((rest, level)) = rest {
            let number = gap(rest.strip_prefix('.').unwrap_or(rest));
            if number.starts_with(|c: char| c.is_ascii_digit()) {
                return Ok((number, level));
            }
        }
    }
    miss(input, "a level such as điều or khoản")
}

/// `group ::= level number (("," | "và" | "hoặc") number)* | level "này"`
fn group(input: &str, style: Style) -> PResult<'_, Group<'_>> {
    let capital = super::lexeme::is_capitalised(input);
    let (after_level, level) = level(input, style)?;
    let mut rest = gap(after_level);
    if begins_item(after_level, rest) {
        return miss(rest, "the number of a provision");
    }
    if let Ok((after, _)) = phrase(rest, "này") {
        let numbers = SmallVec::from_iter([Number { from: crate::model::THIS, to: None }]);
        return Ok((after, Group { level, capital, each: false, numbers }));
    }
    // `các điều từ 5 đến 10`, `Mẫu số 01`, `gạch đầu dòng thứ 4`, `điểm “a”`.
    if let Ok((after, _)) = any_phrase(rest, ["từ", "số"]) {
        rest = gap(after);
    }
    let quoted = rest.starts_with(['“', '"']) && matches!(level, Level::Diem | Level::Tiet);
    if quoted {
        rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or(rest);
    }
    let first = match number(rest, level) {
        Ok(found) => found,
        Err(_) if level == Level::PhuLuc && capital | annexed(rest) => {
            let numbers = SmallVec::from_iter([Number { from: "", to: None }]);
            return Ok((after_level, Group { level, capital, each: false, numbers }));
        }
        Err(error) => return Err(error),
    };
    let mut numbers: SmallVec<[Number<'_>; 2]> = SmallVec::new();
    let (mut rest, from) = first;
    if quoted {
        rest = rest.strip_prefix(['”', '"']).unwrap_or(rest);
    }
    let (after, to) = range_end(rest, level, style);
    rest = after;
    numbers.push(Number { from, to });
    while numbers.len() < MAX_MEMBERS {
        let Some((next, and)) = list_separator(rest) else { break };
        let next = match level {
            Level::Mau | Level::PhuLuc => phrase(next, "số").map_or(next, |(r, _)| gap(r)),
            _ => next,
        };
        if begins_item(rest, next) {
            break;
        }
        let Ok((after, from)) = number(next, level) else { break };
        let (after, to) = range_end(after, level, style);
        // A bare number after a separator may begin something else: `Điều 5 và 3 người`.
        if !continues(after, and || level != Level::Diem) {
            break;
        }
        numbers.push(Number { from, to });
        rest = after;
    }
    Ok((rest, Group { level, capital, each: false, numbers }))
}

/// Whether the number at `next` is that of an item on the next line: `… của phụ lục⏎1. Bãi bỏ …`, `Phụ lục 90a;⏎169. Kỹ thuật …`.
fn begins_item(before: &str, next: &str) -> bool {
    let crossed = before.get(..before.len() - next.len()).is_some_and(|g| g.contains('\n'));
    let digits = next.bytes().take_while(u8::is_ascii_digit).count();
    let tail = next.get(digits..).unwrap_or_default();
    let dotted = || tail.strip_prefix('.').is_some_and(|t| t.starts_with(' ') && super::lexeme::is_capitalised(gap(t)));
    crossed && digits > 0 && (tail.starts_with(')') || dotted())
}

/// Whether the words say that the appendix is one of a document: `phụ lục ban hành kèm theo`.
fn annexed(input: &str) -> bool {
    any_phrase(input, ["ban hành kèm theo", "kèm theo", "đính kèm"]).is_ok()
}

fn list_separator(input: &str) -> Option<(&str, bool)> {
    let rest = gap(input);
    let comma = rest.strip_prefix([',', ';']);
    let rest = comma.map_or(rest, gap);
    if let Ok((after, _)) = any_phrase(rest, ["và", "hoặc", "hay"]) {
        return Some((gap(after), true));
    }
    comma.map(|_| (rest, false)).or_else(|| rest.strip_prefix('&').map(|r| (gap(r), true)))
}

/// Units that follow a quantity, not a number of a provision.
const UNITS: [&str; 38] = [
    "năm",
    "tháng",
    "ngày",
    "giờ",
    "phút",
    "tuần",
    "quý",
    "người",
    "cá",
    "tổ",
    "đồng",
    "triệu",
    "tỷ",
    "tỉ",
    "nghìn",
    "ngàn",
    "lần",
    "bản",
    "bộ",
    "trường",
    "loại",
    "nội",
    "nhóm",
    "cơ",
    "đơn",
    "dự",
    "doanh",
    "phần",
    "nhà",
    "hộ",
    "mét",
    "km",
    "m",
    "m2",
    "ha",
    "kg",
    "tấn",
    "%",
];

/// Whether what follows a bare number of a list is consistent with its being one.
fn continues(rest: &str, strict: bool) -> bool {
    let next = gap(rest);
    if !strict || next.starts_with([',', ';', '.', ')', ':', '”', '"', '\n']) || next.is_empty() {
        return !rest.starts_with('%');
    }
    let w = word(next);
    !(UNITS.contains(&w) || next.starts_with('%') || next.starts_with('/'))
}

/// The end of a range after a number: `đến Điều 10`, `đến hết khoản 3`, `-95`.
fn range_end(input: &str, level: Level, style: Style) -> (&str, Option<&str>) {
    let rest = gap(input);
    if let Ok((after, _)) = any_phrase(rest, ["đến", "cho đến", "tới"]) {
        let after = gap(after);
        let after = phrase(after, "hết").map_or(after, |(after, _)| gap(after));
        let after = match self::level(after, style) {
            Ok((r, l)) if l == level => gap(r),
            Ok(_) => return (input, None),
            Err(_) => after,
        };
        let after = phrase(after, "số").map_or(after, |(r, _)| gap(r));
        if let Ok((after, to)) = number(after, level)
            && continues(after, true)
        {
            return (after, Some(to));
        }
        return (input, None);
    }
    if matches!(level, Level::Dieu | Level::Khoan)
        && !is_bullet(input, rest)
        && let Some(after) = dash(rest)
        && let after = gap(after)
        && let after = self::level(after, style).map_or(after, |(r, l)| if l == level { gap(r) } else { after })
        && let Ok((tail, to)) = digits(1, 4)(after)
        && at_word_end(tail)
        && !tail.starts_with(['/', '-', '.'])
    {
        return (tail, Some(to));
    }
    (input, None)
}

/// The number of a provision at one level, as printed.
pub(crate) fn number(input: &str, level: Level) -> PResult<'_, &str> {
    let taken = match level {
        // Appendices of lists number their clauses as headings: `Khoản A.III`.
        Level::Khoan if input.starts_with(|c: char| c.is_ascii_uppercase()) && input.as_bytes().get(1) == Some(&b'.') => {
            heading_number(input).filter(|(_, number)| number.contains('.'))
        }
        Level::Dieu | Level::Khoan => decimal(input, level == Level::Dieu),
        Level::Diem | Level::Tiet => point(input),
        // Chapters of the budget's index have three digits: `Chương 009A`.
        Level::Chuong if input.starts_with('0') || input.bytes().take(3).filter(u8::is_ascii_digit).count() == 3 => None,
        // Appendices letter theirs: `tiểu mục e mục 5 phần B`.
        Level::TieuMuc if input.starts_with(char::is_lowercase) => point(input),
        Level::Chuong | Level::Muc | Level::Phan | Level::TieuMuc | Level::PhuLuc => heading_number(input),
        Level::Mau => form(input),
        Level::Doan | Level::GachDauDong => decimal(input, false),
    };
    if let Some((rest, text)) = taken.filter(|(_, text)| text.len() <= MAX_NUMBER) {
        return Ok((rest, text));
    }
    if matches!(level, Level::Phan | Level::Chuong | Level::Doan | Level::GachDauDong | Level::Khoan | Level::Dieu | Level::Muc)
        && matches!(input.as_bytes(), [b't' | b'T' | b'c' | b'C' | 0xC3 | 0xC4, ..])
        && let Some((worded, rest)) = WORDED.iter().rev().find_map(|(w, _)| phrase(input, w).ok().map(|(rest, _)| (*w, rest)))
        && (matches!(level, Level::Doan | Level::GachDauDong) || worded.starts_with("thứ"))
    {
        return Ok((rest, worded));
    }
    if level == Level::GachDauDong
        && let Ok((rest, _)) = phrase(input, "thứ")
        && let Some((rest, text)) = decimal(gap(rest), false)
    {
        return Ok((rest, text));
    }
    miss(input, "the number of a provision")
}

/// `decimal ::= digit{1,4} letter{0,2} ("." digit{1,3})*`, not the beginning of a sum of money or a date.
fn decimal(input: &str, article: bool) -> Option<(&str, &str)> {
    let (mut rest, first) = digits(1, 4)(input).ok()?;
    let mut end = first.len();
    let letters: usize = rest.chars().take(3).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    if letters > 0 {
        let suffix = rest.get(..letters)?;
        let after = rest.get(letters..)?;
        if is_glued(rest) {
            return input.get(..end).map(|number| (rest, number));
        }
        if suffix.chars().count() > 2 || !at_word_end(after) {
            return None;
        }
        end += letters;
        rest = after;
    }
    while let Some(after) = rest.strip_prefix('.') {
        let n = after.bytes().take_while(u8::is_ascii_digit).count();
        if n == 0 {
            // The codification's own articles: `Điều 45.4.LQ.1`.
            let letters: usize = after.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
            let tail = after.get(letters..)?;
            if article
                && (2..=6).contains(&letters)
                && tail.starts_with('.')
                && tail.get(1..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()))
            {
                end += 1 + letters;
                rest = tail;
                continue;
            }
            // `Điều 117.1.c`
            let letter = after.chars().next().filter(|c| c.is_lowercase()).map_or(0, char::len_utf8);
            if article && end > first.len() && letter > 0 && after.get(letter..).is_some_and(at_word_end) {
                end += 1 + letter;
                rest = after.get(letter..)?;
            }
            break;
        }
        if n >= 3 && !article {
            return None;
        }
        end += 1 + n;
        rest = after.get(n..)?;
    }
    let mut next = rest.chars();
    match next.next() {
        // `khoản 4,3 tỷ`: a decimal comma before a unit.
        Some(',') if next.next().is_some_and(|c| c.is_ascii_digit()) => {
            let tail = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_digit());
            if UNITS.contains(&word(gap(tail))) {
                return None;
            }
        }
        Some('/') => return None,
        Some('%') => return None,
        _ => {}
    }
    let unit = word(gap(rest));
    if !article && matches!(unit, "đồng" | "triệu" | "tỷ" | "tỉ" | "nghìn" | "ngàn" | "USD" | "VNĐ") {
        return None;
    }
    Some((rest, input.get(..end)?))
}

/// `point ::= letter digit{0,2} [")"] | decimal | "(" roman ")"`
fn point(input: &str) -> Option<(&str, &str)> {
    if let Some(inner) = input.strip_prefix('(') {
        let n = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let rest = inner.get(n..)?.strip_prefix(')')?;
        return (1..=4).contains(&n).then(|| Some((rest, inner.get(..n)?)))?;
    }
    let first = input.chars().next()?;
    if first.is_ascii_digit() {
        let (rest, text) = decimal(input, false)?;
        let rest = rest.strip_prefix(')').unwrap_or(rest);
        return Some((rest, text));
    }
    if !(first.is_ascii_alphabetic() || matches!(first, 'đ' | 'Đ' | 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')) {
        return None;
    }
    let mut end = first.len_utf8();
    let mut rest = input.get(end..)?;
    let n = rest.bytes().take_while(u8::is_ascii_digit).count();
    if n > 2 {
        return None;
    }
    end += n;
    rest = rest.get(n..)?;
    while let Some(after) = rest.strip_prefix('.') {
        let n = after.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=2).contains(&n) {
            break;
        }
        end += 1 + n;
        rest = after.get(n..)?;
    }
    if !at_word_end(rest) {
        // Roman numbers of items: `tiết ii`.
        let n = input.bytes().take_while(|b| matches!(b, b'i' | b'v' | b'x')).count();
        let rest = input.get(n..)?;
        return (n > 1 && at_word_end(rest)).then(|| Some((rest, input.get(..n)?)))?;
    }
    let text = input.get(..end)?;
    Some((rest.strip_prefix(')').unwrap_or(rest), text))
}

/// `heading_number ::= (roman | digit{1,3} letter? | capital) ("." …)*`
fn heading_number(input: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let mut rest = input;
    for step in 0..4 {
        let roman = rest.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L')).count();
        let numeric = rest.bytes().take_while(u8::is_ascii_digit).count();
        let capital = rest.chars().next().filter(|c| c.is_ascii_uppercase() || *c == 'Đ');
        let mut n = if roman > 0 {
            roman
        } else if (1..=3).contains(&numeric) {
            numeric
        } else if let Some(c) = capital {
            c.len_utf8()
        } else {
            break;
        };
        // A letter of an inserted one, or one glued to a Roman number: `1A`, `IIC`, `Va`.
        // `Xã`, `Bộ` are words.
        if let Some(c) = rest.get(n..)?.chars().next().filter(|c| c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ'))
            && roman + numeric > 0
            && rest.get(n + c.len_utf8()..).is_some_and(at_word_end)
        {
            n += c.len_utf8();
        }
        let after = rest.get(n..)?;
        if !at_word_end(after) {
            return if step > 0 { Some((rest, input.get(..end.max(1) - 1)?)) } else { None };
        }
        end += n;
        rest = after;
        match after.strip_prefix(['.', '-', '/']) {
            Some(next)
                if next.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
                    && !next.starts_with(|c: char| c.is_ascii_uppercase()) | single_capital(next) =>
            {
                end += 1;
                rest = next;
            }
            _ => break,
        }
    }
    if rest.starts_with(['/', '%']) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    (end > 0).then(|| Some((rest, input.get(..end)?)))?
}

fn single_capital(input: &str) -> bool {
    let n = input.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count().max(1);
    input.get(n..).is_some_and(at_word_end)
}

/// `form ::= (digit | capital | "-" | "/" | ".")+`: `01`, `02B`, `08/PLIII`, `01/TB-ĐĐKD`.
fn form(input: &str) -> Option<(&str, &str)> {
    let len = input
        .find(|c: char| !(c.is_ascii_digit() || c.is_uppercase() || c.is_ascii_lowercase() || matches!(c, '-' | '/' | '.')))
        .unwrap_or(input.len());
    let text = input.get(..len)?.trim_end_matches(['-', '/', '.']);
    let rest = input.get(text.len()..)?;
    let fits =
        text.bytes().any(|b| b.is_ascii_digit()) && text.len() <= 24 && text.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase());
    (fits && at_word_end(rest)).then_some((rest, text))
}

/// A comma between an inner and an outer level does not part them: `khoản 1, Điều 11`, `Chương II, Điều 9, Khoản 1`.
fn nest_across_commas(chains: &mut Chains<'_>) {
    let mut i = 0;
    while i + 1 < chains.len() {
        let (Some(a), Some(b)) = (chains.get(i), chains.get(i + 1)) else { return };
        let (Some(a_out), Some(a_in), Some(b_out), Some(b_in)) = (a.outermost(), a.innermost(), b.outermost(), b.innermost()) else {
            return;
        };
        if b.joint != Joint::Comma {
            i += 1;
            continue;
        }
        let after = chains.get(i + 2);
        let inner_first = a_out > b_in
            && (b_out > Level::Mau || a_out != Level::Dieu && b_out == Level::PhuLuc)
            && (a_out <= Level::Dieu || b_out <= Level::Dieu);
        // `điểm a, b, khoản 2 và khoản 3 Điều 5`: a point has a clause, an item a point.
        let inner_chain = a_out > Level::Khoan && a_out > b_in && b_out >= Level::Khoan && b.groups.len() == 1;
        let supplied = after.is_some_and(|c| c.outermost().is_some_and(|l| l < b_out) && c.groups.len() > 1)
            || b.outermost().is_some_and(|l| l <= Level::Dieu);
        let outer_first = a_in == Level::Dieu
            && b_out > Level::Dieu
            && !supplied
            && !after.is_some_and(|c| c.outermost() == Some(Level::Dieu) && c.joint == Joint::Comma && c.groups.len() == 1);
        let deeper = a_in > Level::Dieu && a.top_down() && b_out > a_in && !supplied;
        // `Chương II, Điều 9`; `khoản 4, Phần IV, Điều 1`, where the part is one of what the article approves.
        let reaches_down = a_in < Level::Dieu || a_out < Level::Dieu && a.groups.iter().all(|g| g.level != Level::Dieu);
        let container = reaches_down
            && b_out == Level::Dieu
            && !after.is_some_and(|c| c.outermost() == Some(Level::Dieu) && c.groups.iter().any(|g| g.level == Level::Dieu));
        if inner_first || inner_chain || outer_first || deeper || container {
            let joined = chains.remove(i + 1);
            if let Some(chain) = chains.get_mut(i) {
                chain.groups.extend(joined.groups);
            }
        } else {
            i += 1;
        }
    }
}

/// `điểm b khoản 2 Điều 227, 228`: the articles after the first are whole ones, but where `các` says that each is meant.
fn part_articles(chains: &mut Chains<'_>) {
    let mut i = 0;
    while let Some(chain) = chains.get_mut(i) {
        i += 1;
        if chain.groups.len() < 2 || chain.top_down() || chain.outermost() != Some(Level::Dieu) {
            continue;
        }
        let Some(articles) = chain.groups.iter_mut().find(|g| g.level == Level::Dieu && !g.each && g.numbers.len() > 1) else { continue };
        let whole = Group { level: Level::Dieu, capital: articles.capital, each: false, numbers: articles.numbers.drain(1..).collect() };
        chains.insert(i, Chain::new(Joint::And, whole));
    }
}

/// A member without its outer levels takes them from the one after it, as `khoản 1 và khoản 3 Điều 4` does; after a
/// member written from the outside in (`Điều 7 khoản 3 và khoản 4`) from the one before it.
fn inherit(chains: &mut Chains<'_>) {
    let mut right: SmallVec<[Step<'_>; 4]> = SmallVec::new();
    for chain in chains.iter_mut().rev() {
        let Some(outermost) = chain.outermost() else { continue };
        if outermost > Level::Dieu || right.iter().any(|(level, _)| *level == outermost) {
            chain.outer = right.iter().filter(|(level, _)| *level < outermost).copied().collect();
        }
        let mut steps: SmallVec<[Step<'_>; 4]> = chain.single_steps().collect();
        steps.extend(chain.outer.iter().copied());
        right = steps;
    }
    let mut left: SmallVec<[Step<'_>; 4]> = SmallVec::new();
    let mut left_top_down = false;
    for chain in chains.iter_mut() {
        let Some(outermost) = chain.outermost() else { continue };
        let lacks = outermost > Level::Dieu && !chain.outer.iter().any(|(level, _)| *level <= Level::Dieu);
        if lacks && left_top_down && chain.joint != Joint::Next {
            chain.outer = left.iter().filter(|(level, _)| *level < outermost).copied().collect();
        }
        if chain.groups.len() > 1 {
            left_top_down = chain.top_down();
        } else if !lacks {
            left_top_down = false;
        }
        left = chain.single_steps().chain(chain.outer.iter().copied()).collect();
    }
}

/// Adds the members that a chain stands for.
fn spread(chain: &Chain<'_>, list: &mut Provisions) {
    let mut groups: SmallVec<[&Group<'_>; 4]> = chain.groups.iter().collect();
    groups.sort_by_key(|g| g.level);
    // How many members each number of a group is followed by, the numbers of the inner groups taken together.
    let members: usize = groups.iter().map(|g| g.numbers.len()).fold(1, usize::saturating_mul);
    let taken = members.min(MAX_MEMBERS.saturating_sub(list.len()));
    list.reserve(taken);
    for n in 0..taken {
        let mut left = n;
        let mut inner = members;
        let mut steps: Steps = chain.outer.iter().map(|(level, number)| ProvisionStep::new(*level, *number)).collect();
        let mut to = None;
        for group in &groups {
            inner /= group.numbers.len().max(1);
            let Some(number) = group.numbers.get(left / inner.max(1)) else { continue };
            left %= inner.max(1);
            steps.push(ProvisionStep::new(group.level, number.from));
            to = number.to.map(|to| (group.level, to));
        }
        let end = to.map(|(level, to)| {
            let mut end = steps.clone();
            if let Some(last) = end.last_mut() {
                *last = ProvisionStep::new(level, to);
            }
            ProvisionPath::from_steps(end)
        });
        let from = ProvisionPath::from_steps(steps);
        list.push(match end {
            Some(end) => Provision::range(from, end),
            None => Provision::single(from),
        });
    }
}

/// Whether the words are a citation even without a document after them.
fn is_firm(chains: &[Chain<'_>]) -> bool {
    let mut groups = chains.iter().flat_map(|c| c.groups.iter());
    let several = chains.iter().map(|c| c.groups.len()).sum::<usize>() > 1;
    groups.any(|g| {
        let this = g.numbers.iter().any(|n| n.from == crate::model::THIS);
        match g.level {
            Level::Dieu if this => g.capital || several,
            Level::Dieu | Level::Khoan => true,
            // Chapters of a tariff have numbers of two digits: `Chương 98`.
            Level::Chuong if !several && g.numbers.iter().all(|n| n.from.len() > 1 && n.from.bytes().all(|b| b.is_ascii_digit())) => false,
            Level::Chuong | Level::PhuLuc | Level::TieuMuc => g.capital || several || this,
            Level::Muc | Level::Phan => g.capital || several,
            Level::Diem => {
                let lettered = g.numbers.iter().all(|n| n.from.starts_with(|c: char| c.is_lowercase()) || n.from.contains('.'));
                (lettered && !this) || (this && g.capital) || several
            }
            Level::Doan => this && g.capital,
            Level::Tiet | Level::GachDauDong | Level::Mau => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eids(text: &str) -> (Vec<String>, &str) {
        match provisions(text, Style::Text) {
            Ok((rest, read)) => (read.list.iter().map(Provision::eid).collect(), rest),
            Err(e) => panic!("{text}: {e:?}"),
        }
    }

    #[test]
    fn lists_and_orders() {
        let cases: &[(&str, &[&str])] = &[
            ("điểm a khoản 2 Điều 5", &["dieu_5__khoan_2__diem_a"]),
            ("khoản 1, Điều 11", &["dieu_11__khoan_1"]),
            ("điểm b, khoản 2, Điều 5", &["dieu_5__khoan_2__diem_b"]),
            ("Điều 7 khoản 3", &["dieu_7__khoan_3"]),
            ("Điều 7 khoản 3 và khoản 4", &["dieu_7__khoan_3", "dieu_7__khoan_4"]),
            ("điểm b, c, khoản 2 và khoản 3, Điều 12", &["dieu_12__khoan_2__diem_b", "dieu_12__khoan_2__diem_c", "dieu_12__khoan_3"]),
            ("khoản 1 và khoản 2 Điều 227, 228", &["dieu_227__khoan_1", "dieu_227__khoan_2", "dieu_228"]),
            ("Điều 4, 5 Chương II", &["chuong_II__dieu_4", "chuong_II__dieu_5"]),
            ("khoản 1 của các Điều 78, 79", &["dieu_78__khoan_1", "dieu_79__khoan_1"]),
            ("tiết d, khoản 4, Phần IV, Điều 1", &["phan_IV__dieu_1__khoan_4__tiet_d"]),
            ("tiểu mục h, i mục 7 phần B", &["phan_B__muc_7__tieu_muc_h", "phan_B__muc_7__tieu_muc_i"]),
            ("Điểm a Khoản 1Điều 2", &["dieu_2__khoan_1__diem_a"]),
            ("khoản 4, 5 vào Điều 10", &["dieu_10__khoan_4", "dieu_10__khoan_5"]),
            ("khoản 1, điểm a, khoản 2 Điều 5", &["dieu_5__khoan_1", "dieu_5__khoan_2__diem_a"]),
            ("Chương II, Điều 9, Khoản 1, Điểm d", &["chuong_II__dieu_9__khoan_1__diem_d"]),
            ("Điều 1, điểm đ khoản 2 Điều 9, điểm d khoản 1 Điều 24", &["dieu_1", "dieu_9__khoan_2__diem_đ", "dieu_24__khoan_1__diem_d"]),
            ("Điều 27, khoản 9 Điều 29", &["dieu_27", "dieu_29__khoan_9"]),
            ("khoản 1 và khoản 3 Điều 4", &["dieu_4__khoan_1", "dieu_4__khoan_3"]),
            ("các điểm a, b và c khoản 1 Điều 2", &["dieu_2__khoan_1__diem_a", "dieu_2__khoan_1__diem_b", "dieu_2__khoan_1__diem_c"]),
            ("khoản 1 Điều 3 và Điều 5", &["dieu_3__khoan_1", "dieu_5"]),
            (
                "các điểm b, c và d khoản 1, khoản 3 Điều 25 và khoản 1 Điều 27",
                &[
                    "dieu_25__khoan_1__diem_b",
                    "dieu_25__khoan_1__diem_c",
                    "dieu_25__khoan_1__diem_d",
                    "dieu_25__khoan_3",
                    "dieu_27__khoan_1",
                ],
            ),
            ("các điều 42, 44 và khoản 1 Điều 128", &["dieu_42", "dieu_44", "dieu_128__khoan_1"]),
            ("điểm d và điểm đ khoản 1 Điều 77", &["dieu_77__khoan_1__diem_d", "dieu_77__khoan_1__diem_đ"]),
            ("Điều 22, khoản 2 và khoản 3 Điều 23, Điều 24", &["dieu_22", "dieu_23__khoan_2", "dieu_23__khoan_3", "dieu_24"]),
            ("Mục 2, Điều 9, Điều 11", &["muc_2", "dieu_9", "dieu_11"]),
            ("Điều 26 Mục 2", &["muc_2__dieu_26"]),
            ("Mục 1 Chương XI", &["chuong_XI__muc_1"]),
            ("điểm 2 mục VI phần A", &["phan_A__muc_VI__diem_2"]),
            ("Tiểu mục 2 và Tiểu mục 3 của Mục này", &["muc_this__tieu_muc_2", "muc_this__tieu_muc_3"]),
            ("Phần thứ hai", &["phan_thu_hai"]),
            ("từ Điều 5 đến Điều 10", &["dieu_5..dieu_10"]),
            ("các điều từ 5 đến 10", &["dieu_5..dieu_10"]),
            ("từ khoản 1 đến khoản 16 Điều 114", &["dieu_114__khoan_1..dieu_114__khoan_16"]),
            ("từ Điều 33 đến Điều 46 và từ Điều 59 đến Điều 64", &["dieu_33..dieu_46", "dieu_59..dieu_64"]),
            ("Điều 91-95", &["dieu_91..dieu_95"]),
            ("Điều 68–69", &["dieu_68..dieu_69"]),
            ("khoản 1a, 1b và 1c", &["khoan_1a", "khoan_1b", "khoan_1c"]),
            ("điểm đ1 khoản 1 Điều 100", &["dieu_100__khoan_1__diem_đ1"]),
            ("Điều 146đ", &["dieu_146đ"]),
            ("điểm 2.2 khoản 2 Điều 6", &["dieu_6__khoan_2__diem_2.2"]),
            ("Điều 5.2", &["dieu_5.2"]),
            ("Điều 45.4.LQ.1", &["dieu_45.4.LQ.1"]),
            ("tiết 1 điểm a khoản 1 Điều 3", &["dieu_3__khoan_1__diem_a__tiet_1"]),
            ("đoạn 2 khoản 1 Điều 40", &["dieu_40__khoan_1__doan_2"]),
            ("gạch đầu dòng thứ hai, điểm c Khoản 1 Điều 4", &["dieu_4__khoan_1__diem_c__gach_dau_dong_thu_hai"]),
            ("điểm c) Điều 2", &["dieu_2__diem_c"]),
            ("khoản 2 Điều này", &["dieu_this__khoan_2"]),
            (
                "điểm c, d, đ, e và g khoản này",
                &["khoan_this__diem_c", "khoan_this__diem_d", "khoan_this__diem_đ", "khoan_this__diem_e", "khoan_this__diem_g"],
            ),
            ("Phụ lục I", &["phu_luc_I"]),
            ("Phụ lục số 01", &["phu_luc_01"]),
            ("Mẫu số 08/PLIII Phụ lục III", &["phu_luc_III__mau_08/PLIII"]),
            ("KHOẢN 1 ĐIỀU 10", &["dieu_10__khoan_1"]),
            ("khoản 1 hoặc khoản 3 Điều 34", &["dieu_34__khoan_1", "dieu_34__khoan_3"]),
            ("khoản 2 (a)", &["khoan_2__diem_a"]),
            ("khoản 1(b) Điều 5", &["dieu_5__khoan_1__diem_b"]),
            ("khoản 3 (a) và (đ) Điều 5", &["dieu_5__khoan_3__diem_a", "dieu_5__khoan_3__diem_đ"]),
            ("Điều 5(1)(a)", &["dieu_5__khoan_1__diem_a"]),
            ("Điều 5.1(a)", &["dieu_5.1__diem_a"]),
            ("Điều 16, khoản 1 Điều 19 và khoản 2 Điều 34", &["dieu_16", "dieu_19__khoan_1", "dieu_34__khoan_2"]),
        ];
        for (text, want) in cases {
            let (got, rest) = eids(text);
            assert_eq!(got, *want, "{text}");
            assert_eq!(rest, "", "{text}");
        }
    }

    #[test]
    fn what_follows_a_list_is_left() {
        assert_eq!(eids("Điều 5 và 3 người"), (vec!["dieu_5".into()], " và 3 người"));
        assert_eq!(eids("Điều 88về bảo hiểm"), (vec!["dieu_88".into()], "về bảo hiểm"));
        assert_eq!(eids("khoản 2 (kWh)"), (vec!["khoan_2".into()], " (kWh)"));
        assert_eq!(eids("Điều 5 (1)"), (vec!["dieu_5".into()], " (1)"));
        assert_eq!(eids("khoản 2 Điều 5, Nghị định"), (vec!["dieu_5__khoan_2".into()], ", Nghị định"));
        for text in [
            "khoản 2.000.000 đồng",
            "khoản tiền",
            "điểm thi",
            "Điều kiện",
            "mục tiêu",
            "khoản 4,3 tỷ",
            "chương trình",
            "phần mềm",
            "điều 1/2020",
        ] {
            assert!(provisions(text, Style::Text).is_err(), "{text}");
        }
    }
}
