//! The diacritics that people leave out when they type one reference: `khoan 2 dieu 15 luat dat dai 2013`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexeme::{at_word_end, is_word_char, word};
use super::lexicon::{Lexicon, table_names};
use super::provision::level_words;
use crate::data::type_phrases;
use crate::normalise::plain;

/// Words of a reference besides types, levels and names.
const OTHER_WORDS: [&str; 12] = [
    "số",
    "ngày",
    "tháng",
    "năm",
    "của",
    "này",
    "nêu trên",
    "nói trên",
    "kèm theo",
    "ban hành kèm theo",
    "chính phủ",
    "thủ tướng chính phủ",
];

/// Phrases by their letters without diacritics; one that stands for two phrases is left out.
static PHRASES: LazyLock<Lexicon<String>> = LazyLock::new(|| {
    let phrases = type_phrases()
        .map(|(phrase, _)| phrase)
        .chain(level_words().map(str::to_owned))
        .chain(OTHER_WORDS.map(str::to_owned))
        .chain(table_names().map(str::to_owned));
    let mut known: HashMap<String, Option<String>> = HashMap::new();
    for phrase in phrases {
        let bare: String = phrase.chars().map(plain).collect();
        known.entry(bare).and_modify(|p| *p = p.take().filter(|p| *p == phrase)).or_insert(Some(phrase));
    }
    Lexicon::new(known.into_iter().filter_map(|(bare, phrase)| Some((bare, phrase?))))
});

/// The text with the diacritics of the phrases that the tables know, and codes in capitals; `None` where nothing changes.
pub(super) fn restored(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !is_word_char(c) {
            out.push(c);
            rest = rest.get(c.len_utf8()..)?;
            continue;
        }
        if let Some((after, phrase)) = PHRASES.longest(rest) {
            out.push_str(phrase);
            rest = after;
            continue;
        }
        let token = word(rest);
        let token = if token.is_empty() { rest.get(..c.len_utf8())? } else { token };
        let before = out.len();
        abbreviated_levels(token, &mut out);
        if out.len() == before {
            // What stands beside a slash or a dash of a number is its code: `3448/vp-kt`.
            let code = out.ends_with(['/', '-']);
            if code { out.extend(token.chars().flat_map(char::to_uppercase)) } else { out.push_str(token) }
        }
        rest = rest.get(token.len()..)?;
    }
    (out != text).then_some(out)
}

/// `k2d15` as `k2 đ15`.
fn abbreviated_levels(token: &str, out: &mut String) {
    let mut rest = token;
    let mut levels = String::new();
    while !rest.is_empty() {
        let Some(after) = rest.strip_prefix(['k', 'd', 'đ', 'K', 'D', 'Đ']) else { return };
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(number), Some(next)) = (after.get(..digits), after.get(digits..)) else { return };
        if digits == 0 || !(at_word_end(next) || next.starts_with(['d', 'đ', 'D', 'Đ'])) {
            return;
        }
        levels.push_str(if rest.starts_with(['k', 'K']) { "k" } else { "đ" });
        levels.push_str(number);
        levels.push(' ');
        rest = next;
    }
    out.push_str(levels.trim_end());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diacritics_come_back() {
        let cases = [
            ("khoan 2 dieu 15 luat dat dai 2013", Some("khoản 2 điều 15 luật đất đai 2013")),
            ("nghi dinh 30/2020/nd-cp", Some("nghị định 30/2020/ND-CP")),
            ("k2d5 BLDS", Some("k2 đ5 BLDS")),
            ("cv 3448/vp-kt", Some("cv 3448/VP-KT")),
            ("Điều 5", None),
            ("", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(restored(typed).as_deref(), expected, "{typed}");
        }
    }
}
