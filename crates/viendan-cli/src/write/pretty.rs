//! Mentions for people: place, quote and, below, what it says.

use std::fmt::{self, Write};

use clap::ValueEnum;
use clap::builder::styling::{AnsiColor, Style};
use viendan::{Kind, Mention};

use super::Place;

/// When colours are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless the variable NO_COLOR is set.
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether they are used on an output that is a terminal or not.
    pub fn is_on(self, is_terminal: bool) -> bool {
        match self {
            Color::Auto => is_terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
            Color::Always => true,
            Color::Never => false,
        }
    }
}

/// What is written in which colour.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Styles {
    colored: bool,
}

impl Styles {
    /// With colours or without.
    pub const fn new(colored: bool) -> Self {
        Styles { colored }
    }

    fn of(self, style: Style) -> Style {
        if self.colored { style } else { Style::new() }
    }

    /// Of what is not looked at first.
    fn aside(self) -> Style {
        self.of(Style::new().dimmed())
    }

    fn file(self) -> Style {
        self.of(Style::new().underline().bold())
    }

    fn quote(self, kind: Kind) -> Style {
        let color = match kind {
            Kind::Numbered => AnsiColor::Green,
            Kind::Named => AnsiColor::Cyan,
            Kind::Own => AnsiColor::Magenta,
            Kind::Back => AnsiColor::Blue,
            _ => AnsiColor::Yellow,
        };
        self.of(color.on_default().bold())
    }

    /// The name of one of several files.
    pub fn heading(self, out: &mut String, file: &str) {
        let style = self.file();
        let _ = writeln!(out, "{style}{file}{style:#}");
    }
}

/// `line:column  kind  quote` and, below, what the mention says.
pub fn mention(out: &mut String, styles: Styles, quote: &str, mention: &Mention, place: Place) -> fmt::Result {
    let at = format!("{}:{}", place.line, place.column);
    let (aside, strong) = (styles.aside(), styles.quote(mention.kind()));
    write!(out, "{aside}{at:>8}  {:<8}{aside:#}  {strong}{quote}{strong:#}\n{:20}", mention.kind().as_str(), "")?;
    if let Some(document_type) = mention.document_type() {
        write!(out, "{document_type} ")?;
    }
    write!(out, "[{}]", mention.key())?;
    if let Some(date) = mention.date() {
        write!(out, " {}", date.iso())?;
    }
    if let Some(issuer) = mention.issuer() {
        write!(out, ", {issuer}")?;
    }
    for (i, part) in mention.provisions().iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "; " } else { ", " }, part.eid())?;
    }
    write!(out, "{aside}; {}{aside:#}", mention.relation)
}
