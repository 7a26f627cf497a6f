//! The language in which the command speaks: English, or Vietnamese where the user or the system says so.

use std::env;
use std::sync::OnceLock;

use clap::ValueEnum;
use viendan::Language;

/// A language of help and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Vi,
    En,
}

static LANG: OnceLock<Lang> = OnceLock::new();

/// What the user asked for.
static ASKED: OnceLock<Option<Lang>> = OnceLock::new();

/// Takes note of what the user asked for, if anything.
pub fn ask(lang: Option<Lang>) {
    let _ = ASKED.set(lang);
}

/// The language of a page's own words: Vietnamese where the user asked for nothing else.
pub fn of_page() -> Language {
    match ASKED.get().copied().flatten() {
        Some(Lang::En) => Language::English,
        _ => Language::Vietnamese,
    }
}

/// The language that was chosen, English until then.
pub fn lang() -> Lang {
    LANG.get().copied().unwrap_or(Lang::En)
}

/// The language of what the library says to people: that of the messages.
pub fn of_messages() -> Language {
    match lang() {
        Lang::En => Language::English,
        Lang::Vi => Language::Vietnamese,
    }
}

/// Chooses the language before the command line is read, whose faults are told in it: that of `--lang`, else that of the system.
pub fn choose() {
    let args: Vec<String> = env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned()).take_while(|arg| arg != "--").collect();
    let asked = args.iter().enumerate().find_map(|(n, arg)| match arg.strip_prefix("--lang")? {
        "" => args.get(n + 1).map(String::as_str),
        value => value.strip_prefix('='),
    });
    let system = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env::var_os).find(|value| !value.is_empty());
    let is_vietnamese = match asked {
        Some(value) => value == "vi",
        None => system.is_some_and(|value| value.to_string_lossy().starts_with("vi")),
    };
    let _ = LANG.set(if is_vietnamese { Lang::Vi } else { Lang::En });
}

/// A message in the language of the user, of an English and a Vietnamese form.
macro_rules! tr {
    ($en:literal, $vi:literal) => {
        match $crate::lang::lang() {
            $crate::lang::Lang::En => format!($en),
            $crate::lang::Lang::Vi => format!($vi),
        }
    };
}
pub(crate) use tr;
