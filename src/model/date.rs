//! The date that a citation gives.

use std::fmt;

/// A date as a citation gives it: a day, a month, or a year alone.
///
/// An impossible day (`31/02/2020`) is kept as it was written; [`is_possible`](Self::is_possible) tells.
///
/// # Total ordering
///
/// By year, month, day; a date without a month stands before every month of its year.
///
/// # Examples
///
/// ```
/// use viendan::CitedDate;
///
/// let date = CitedDate::day(2019, 12, 10);
/// assert_eq!(date.iso(), "2019-12-10");
/// assert_eq!(date.to_string(), "ngày 10 tháng 12 năm 2019");
/// assert_eq!("ngày 10/12/2019".parse(), Ok(date));
/// assert_eq!(CitedDate::year_only(2013).iso(), "2013");
/// assert!(!CitedDate::day(2020, 2, 31).is_possible());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CitedDate {
    year: u16,
    month: u8,
    day: u8,
}

impl CitedDate {
    /// A full date; the values are kept as given, possible or not.
    pub const fn day(year: u16, month: u8, day: u8) -> Self {
        CitedDate { year, month, day }
    }

    /// A month of a year.
    pub const fn month_of(year: u16, month: u8) -> Self {
        CitedDate { year, month, day: 0 }
    }

    /// A year alone.
    pub const fn year_only(year: u16) -> Self {
        CitedDate { year, month: 0, day: 0 }
    }

    /// The year, four digits.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12 if possible; `None` where only the year is given.
    pub const fn month(self) -> Option<u8> {
        if self.month == 0 { None } else { Some(self.month) }
    }

    /// The day of the month; `None` where it is not given.
    pub const fn day_of_month(self) -> Option<u8> {
        if self.day == 0 { None } else { Some(self.day) }
    }

    /// Whether the calendar has such a date.
    pub fn is_possible(self) -> bool {
        match (self.month(), self.day_of_month()) {
            (None, None) => true,
            (Some(m), None) => m <= 12,
            (Some(_), Some(_)) => self.to_naive_date().is_some(),
            (None, Some(_)) => false,
        }
    }

    /// As a chrono date; `None` where the day is not given or the calendar has no such day.
    ///
    /// This is the only place where a type of chrono shows.
    pub fn to_naive_date(self) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(self.month()?), u32::from(self.day_of_month()?))
    }

    /// ISO 8601: `2019-12-10`, `2019-12` or `2019`.
    pub fn iso(self) -> String {
        match (self.month(), self.day_of_month()) {
            (Some(m), Some(d)) => format!("{:04}-{m:02}-{d:02}", self.year),
            (Some(m), None) => format!("{:04}-{m:02}", self.year),
            _ => format!("{:04}", self.year),
        }
    }

    /// Reads what [`iso`](Self::iso) prints; `None` for anything else.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?;
        let is_digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if year.len() != 4 || !is_digits {
            return None;
        }
        let year = year.parse().ok()?;
        let mut two = || match parts.next() {
            None => Some(0),
            Some(p) if p.len() == 2 => p.parse().ok().filter(|n| *n > 0),
            Some(_) => None,
        };
        let (month, day) = (two()?, two()?);
        parts.next().is_none().then_some(CitedDate { year, month, day })
    }
}

/// The form of Decree 30/2020/NĐ-CP, Appendix I: `ngày 05 tháng 02 năm 2020`, with a leading zero before days
/// under 10 and months under 3.
impl fmt::Display for CitedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day_of_month() {
            write!(f, "ngày {day:02} ")?;
        }
        match self.month() {
            Some(m) if m < 3 => write!(f, "tháng {m:02} ")?,
            Some(m) => write!(f, "tháng {m} ")?,
            None => {}
        }
        write!(f, "năm {:04}", self.year)
    }
}

impl From<chrono::NaiveDate> for CitedDate {
    fn from(date: chrono::NaiveDate) -> Self {
        use chrono::Datelike;
        // A citation's years have four digits; a month and a day always fit a byte.
        let year = u16::try_from(date.year()).unwrap_or(0);
        CitedDate { year, month: date.month() as u8, day: date.day() as u8 }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for CitedDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for CitedDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::from_iso(&text).ok_or_else(|| serde::de::Error::custom(format!("expected a date such as 2019-12-10, found {text:?}")))
    }
}
