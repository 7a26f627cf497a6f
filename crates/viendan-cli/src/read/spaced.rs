//! A text that is put together line by line.

/// Writes words and lines; spaces in a row are one, and none stands at either end of a line.
#[derive(Debug, Default)]
pub struct Spaced {
    text: String,
    space: bool,
}

/// Units that a raised figure is a power of.
const UNITS: [&str; 6] = ["m", "km", "hm", "dm", "cm", "mm"];

impl Spaced {
    /// Bytes that have been written.
    pub const fn len(&self) -> usize {
        self.text.len()
    }

    fn is_at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// Whether what has been written ends within a word.
    #[cfg(feature = "pdf")]
    pub fn ends_with_hyphen(&self) -> bool {
        self.text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphanumeric))
    }

    /// Words with whatever plain white space between them; a no-break space is a character like others.
    pub fn words(&mut self, text: &str) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.space = true;
            } else {
                if self.space && !self.is_at_line_start() {
                    self.text.push(' ');
                }
                self.space = false;
                self.text.push(c);
            }
        }
    }

    /// Text as it stands.
    pub fn verbatim(&mut self, text: &str) {
        if self.space && !self.is_at_line_start() {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push_str(text);
    }

    /// Goes to the start of a line, where it is not there.
    pub fn new_line(&mut self) {
        self.space = false;
        if !self.is_at_line_start() {
            self.text.push('\n');
        }
    }

    /// Ends the line, an empty one too.
    pub fn line_break(&mut self) {
        self.space = false;
        self.text.push('\n');
    }

    /// Sets figures that stand raised from a byte on into brackets: they are the mark of a footnote and no figures of the number
    /// before them.
    pub fn mark_note(&mut self, start: usize) {
        let (before, raised) = self.text.split_at_checked(start).unwrap_or((&self.text, ""));
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_figure = !raised.is_empty() && raised.bytes().all(|b| b.is_ascii_digit());
        if is_figure && !UNITS.contains(&word) {
            self.text.insert(start, '[');
            self.text.push(']');
        }
    }

    /// The text, whose last line has its end.
    pub fn finish(mut self) -> String {
        self.new_line();
        self.text
    }
}
