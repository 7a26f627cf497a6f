//! What holds for every text: for any characters, for texts put together of citations, for damaged copies of those.

mod invariants;
mod pieces;

use invariants::mentions as check;
use pieces::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;
use viendan::{Mention, Span, extract};

fn number() -> impl Strategy<Value = String> {
    let ordinal = prop_oneof![(1u32..4000).prop_map(|n| format!("{n:02}")), Just("30a".to_owned()), Just("66.13".to_owned())];
    (ordinal, 1997u32..2027, select(&DOCUMENTS[..]), any::<bool>(), select(&LABELS[..])).prop_map(
        |(ordinal, year, (word, code), dated, label)| {
            let yearless = code.starts_with("TCT") || code.starts_with("VBHN");
            let dated = code.contains("QH") || (dated && !yearless);
            if dated { format!("{word} {label}{ordinal}/{year}/{code}") } else { format!("{word} {label}{ordinal}/{code}") }
        },
    )
}

/// One citation: a document or several, with parts, date and issuer or without.
fn citation() -> impl Strategy<Value = String> {
    let tail = || (select(&DATES[..]), select(&ISSUERS[..])).prop_map(|(date, issuer)| format!("{date}{issuer}"));
    let numbered = (select(&PROVISIONS[..]), number(), tail()).prop_map(|(p, n, t)| format!("{p}{n}{t}"));
    let named = (select(&PROVISIONS[..]), select(&NAMES[..]), select(&YEARS[..])).prop_map(|(p, n, y)| format!("{p}{n}{y}"));
    let pointer = (select(&PROVISIONS[..]), select(&POINTERS[..])).prop_map(|(p, n)| format!("{p}{n}"));
    let whole = (select(&PROVISIONS[..]), select(&WHOLE[..]), tail()).prop_map(|(p, n, t)| format!("{p}{n}{t}"));
    let bracket = (number(), tail()).prop_map(|(n, t)| format!("quy định hiện hành ({n}{t})"));
    let list =
        (select(&DOCUMENTS[..4]), vec(1u32..300, 2..5), 1997u32..2027, select(&DATES[..])).prop_map(|((word, code), list, year, date)| {
            let numbers: Vec<_> = list.iter().map(|n| format!("{n:02}/{year}/{code}")).collect();
            let (last, first) = numbers.split_last().unwrap();
            format!("các {word} số {} và số {last}{date}", first.join(", số "))
        });
    prop_oneof![4 => numbered, 3 => named, 2 => pointer, 2 => whole, 1 => bracket, 1 => list]
}

/// A text of citations with plain words between them.
fn text() -> impl Strategy<Value = String> {
    let piece = (select(&FILLERS[..]), select(&LEADS[..]), citation(), select(&JOINTS[..]))
        .prop_map(|(filler, lead, citation, joint)| format!("{filler} {lead}{citation}{joint}"));
    (vec(piece, 1..5), select(&FILLERS[..])).prop_map(|(pieces, end)| format!("{}{end}.", pieces.concat()))
}

/// Sentences that cite nothing.
fn plain() -> impl Strategy<Value = String> {
    vec((select(&FILLERS[..]), select(&[", ", " và "][..]), select(&FILLERS[..])), 0..4)
        .prop_map(|sentences| sentences.iter().map(|(a, joint, b)| format!("{a}{joint}{b}. ")).collect())
}

/// Broken pieces of citations next to each other, with or without a space.
fn shards() -> impl Strategy<Value = String> {
    let whole = prop_oneof![citation(), text()];
    let cut = (whole, any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(text, a, b)| {
        let chars: Vec<char> = text.chars().collect();
        let (a, b) = (a.index(chars.len() + 1), b.index(chars.len() + 1));
        chars[a.min(b)..a.max(b)].iter().collect::<String>()
    });
    let shard = prop_oneof![2 => cut, 3 => select(&SHRAPNEL[..]).prop_map(str::to_owned), 1 => "\\PC{0,3}"];
    vec((shard, select(&["", " ", " ", "\n"][..])), 0..24).prop_map(|pieces| pieces.iter().map(|(p, s)| format!("{p}{s}")).collect())
}

/// Everything but the places.
fn facts(m: &Mention) -> String {
    let parts: Vec<_> = m.provisions().iter().map(|p| p.eid()).collect();
    let of = m.document_type().map(|t| t.slug());
    format!("{} {of:?} {} {:?} {:?} {parts:?} {}", m.kind(), m.key(), m.date().map(|d| d.iso()), m.issuer().map(|i| i.name()), m.relation)
}

/// Writes each character anew; the copy is to be read as the text, in the places where its characters went.
fn same_under(text: &str, mut rewrite: impl FnMut(usize, char) -> String) -> Result<(), TestCaseError> {
    let mut copy = String::new();
    let mut moved = vec![0; text.len() + 1];
    for (at, c) in text.char_indices() {
        moved[at] = copy.len();
        copy.push_str(&rewrite(at, c));
    }
    moved[text.len()] = copy.len();
    let describe = |span: Span, m: &Mention| format!("{}..{} {}", span.start, span.end, facts(m));
    let expected: Vec<_> = extract(text).iter().map(|m| describe(Span::new(moved[m.span.start], moved[m.span.end]), m)).collect();
    let read: Vec<_> = check(&copy).iter().map(|m| describe(m.span, m)).collect();
    prop_assert_eq!(expected, read, "\n text: {}\n copy: {}", text, copy);
    Ok(())
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_characters_are_read(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_bytes_that_are_text_are_read(bytes in vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn shards_are_read(text in shards()) {
        check(&text);
    }

    #[test]
    fn citations_are_read(text in text()) {
        prop_assert!(!check(&text).is_empty(), "nothing read in {text}");
    }

    #[test]
    fn decomposed_letters_are_read_the_same(text in text()) {
        same_under(&text, |_, c| c.nfd().collect())?;
    }

    #[test]
    fn icelandic_eth_is_read_as_d_with_stroke(text in text()) {
        same_under(&text, |_, c| if c == 'Đ' { "Ð".to_owned() } else { c.to_string() })?;
    }

    #[test]
    fn tones_are_read_on_either_vowel(text in text()) {
        // Each pair has as many bytes as the other.
        const PAIRS: [(&str, &str); 15] = [
            ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
            ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
            ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
        ];
        let new = PAIRS.iter().fold(text.replace("Ủy", "Uỷ"), |text, (old, new)| text.replace(old, new));
        // An issuer's name is kept as it is written.
        let places = |text: &str| -> Vec<_> {
            check(text).iter().map(|m| (m.span, m.full_span, m.kind(), m.key().to_owned(), m.date(), m.provisions().clone(), m.relation)).collect()
        };
        prop_assert_eq!(places(&text), places(&new), "{}", new);
    }

    #[test]
    fn dashes_are_read_as_hyphens(text in text(), dash in select(&['‐', '‑', '–', '—', '−'][..])) {
        same_under(&text, |_, c| if c == '-' { dash.to_string() } else { c.to_string() })?;
    }

    #[test]
    fn spaces_of_any_kind_are_read_as_spaces(text in text(), space in select(&['\t', '\u{a0}', '\u{2002}', '\u{2009}', '\u{202f}', '\u{3000}'][..])) {
        // Known gap: words of two syllables with one between them.
        let text = text.replace("Phụ lục", "Mục").replace("Hiến pháp", "BLHS").replace("sửa đổi, bổ sung", "theo").replace("bãi bỏ", "theo");
        same_under(&text, |_, c| if c == ' ' { space.to_string() } else { c.to_string() })?;
    }

    #[test]
    fn invisible_characters_are_passed_over(text in text(), which in any::<prop::sample::Index>(), c in select(&['\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}'][..])) {
        // Inside a word: what stands after a mention's last letter is no part of it.
        let is_inside = |at: usize| text[at..].chars().take(2).filter(|c| c.is_alphabetic()).count() == 2;
        let places: Vec<_> = text.char_indices().map(|(at, _)| at).filter(|at| is_inside(*at)).collect();
        let broken = places[which.index(places.len())];
        same_under(&text, |at, letter| if at == broken { format!("{letter}{c}") } else { letter.to_string() })?;
    }

    #[test]
    fn a_line_break_is_read_as_a_space(text in text(), which in any::<prop::sample::Index>()) {
        // Inside a sentence: where one ends, what follows may be a heading.
        let inside = |at: &usize| !text[..*at].ends_with(['.', ';', ':']);
        // Known gaps: a line that begins with a chapter makes the text a document with chapters; words of two syllables.
        let spaces: Vec<_> =
            text.match_indices(' ').map(|(at, _)| at).filter(inside).filter(|at| ![" Chương", " lục", " bỏ", " pháp"].iter().any(|w| text[*at..].starts_with(w))).collect();
        let broken = spaces[which.index(spaces.len())];
        same_under(&text, |at, c| if at == broken { "\n".to_owned() } else { c.to_string() })?;
    }

    #[test]
    fn plain_words_around_change_nothing(text in text(), before in plain(), after in plain()) {
        let around = format!("{before}{text} {after}");
        let shift = before.len();
        let expected: Vec<_> = extract(&text).iter().map(|m| (m.span.shifted(shift), facts(m))).collect();
        let read: Vec<_> = check(&around).iter().map(|m| (m.span, facts(m))).collect();
        prop_assert_eq!(expected, read, "{}", around);
    }

    #[test]
    fn broken_bytes_lose_nothing_else(text in text(), at in any::<prop::sample::Index>(), bytes in vec(0x80u8.., 1..4)) {
        let mut broken = text.into_bytes();
        let at = at.index(broken.len() + 1);
        broken.splice(at..at, bytes);
        invariants::broken(&broken);
    }

    #[test]
    fn structure_lies_in_the_text(text in prop_oneof![text(), shards()], spelled in vec(any::<u8>(), 0..60)) {
        invariants::structure(&text);
        invariants::structure(&pieces::text(&spelled, 1 << 13));
    }

    #[test]
    fn documents_spelled_by_bytes_are_linked(bytes in vec(any::<u8>(), 0..60)) {
        invariants::resolver(&bytes);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn mentions_are_read_back_from_json(text in text()) {
        for mention in extract(&text) {
            let json = serde_json::to_string(&mention).unwrap();
            prop_assert_eq!(serde_json::from_str::<Mention>(&json).map_err(|e| e.to_string()), Ok(mention), "{}", json);
        }
    }

    #[test]
    fn a_text_twice_is_read(text in prop_oneof![text(), shards()]) {
        check(&format!("{text}\n{text}"));
    }

    #[test]
    fn whatever_is_parsed_ends(text in prop_oneof![shards(), citation(), "\\PC{0,40}"]) {
        invariants::references(&text);
    }
}
