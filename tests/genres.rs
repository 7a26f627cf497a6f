//! Every mention of the sample texts, one text for each genre.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What a reader of the text would check by eye: the quote, then the fields that it stands for.
fn mentions(text: &str) -> String {
    let mut out = String::new();
    for m in viendan::extract(text) {
        let document_type = m.document_type().map_or("-", |t| t.slug());
        writeln!(out, "{}\n    {} {document_type} [{}] {}", m.quote(text), m.kind(), m.key(), m.relation).unwrap();
        if let Some(date) = m.date() {
            writeln!(out, "    date {}", date.iso()).unwrap();
        }
        if let Some(issuer) = m.issuer() {
            writeln!(out, "    issuer {issuer}").unwrap();
        }
        if !m.provisions().is_empty() {
            let parts: Vec<_> = m.provisions().iter().map(|p| p.eid()).collect();
            writeln!(out, "    parts {}", parts.join(" ")).unwrap();
        }
    }
    out
}

fn sample(genre: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/texts").join(genre).with_extension("txt");
    fs::read_to_string(path).unwrap()
}

macro_rules! genres {
    ($($genre:ident)*) => {
        $(
            #[test]
            fn $genre() {
                insta::assert_snapshot!(stringify!($genre), mentions(&sample(stringify!($genre))));
            }
        )*

        #[test]
        fn every_sample_has_its_test() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/texts");
            let mut found: Vec<String> =
                fs::read_dir(folder).unwrap().map(|e| e.unwrap().path().file_stem().unwrap().to_str().unwrap().to_string()).collect();
            found.sort();
            assert_eq!(found, [$(stringify!($genre)),*]);
        }
    };
}

genres! { circular consolidated decision decree directive law letter merged news party resolution }

/// The same text as other programs write it: decomposed letters, Windows line ends, no-break spaces.
#[test]
fn other_ways_to_write_a_text_give_the_same_mentions() {
    use unicode_normalization::UnicodeNormalization;

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/texts");
    let composed = |s: String| s.nfc().collect::<String>();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let expected = mentions(&text);
        assert_eq!(composed(mentions(&text.nfd().collect::<String>())), expected);
        assert_eq!(mentions(&text.replace('\n', "\r\n")), expected);
        assert_eq!(mentions(&text.replace(" số ", "\u{a0}số\u{a0}")), expected);
    }
}
