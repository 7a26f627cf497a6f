//! What decided a resolution.

use std::fmt;

macro_rules! clues {
    ($($(#[$meta:meta])* $variant:ident: $name:literal;)*) => {
        /// One thing that led to a document, or that speaks against it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Clue {
            $($(#[$meta])* $variant,)*
        }

        impl Clue {
            /// Every clue.
            pub const ALL: &'static [Clue] = &[$(Clue::$variant,)*];

            /// The name in lower case: `number`, `in_force`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Clue::$variant => $name,)*
                }
            }
        }
    };
}

clues! {
    /// The ordinal and the code.
    Number: "number";
    /// The year of the number.
    Year: "year";
    /// The type word.
    Type: "type";
    /// The date beside the number.
    Date: "date";
    /// The issuer that the text attaches.
    Issuer: "issuer";
    /// The name.
    Name: "name";
    /// The territory of the citing document.
    Jurisdiction: "jurisdiction";
    /// The act of that name that is in force at the citing document's date.
    InForce: "in_force";
    /// The last act of that name, though another has replaced it by the citing document's date.
    NoLongerInForce: "no_longer_in_force";
    /// The citing document can't cite a later one.
    NotLater: "not_later";
    /// The citing document itself.
    Own: "own";
    /// The text whose words are quoted or amended here.
    Quoted: "quoted";
    /// An earlier mention in the text.
    Antecedent: "antecedent";
    /// No other document of the name or number is known.
    Only: "only";
    /// A body that took over the work of the issuer.
    Successor: "successor";
    /// The number is written with a slip.
    Slip: "slip";
    /// The date of signing differs from the one given.
    DateDiffers: "date_differs";
    /// The document is later than the one that cites it.
    Later: "later";
    /// The day of effect that the text gives.
    Effective: "effective";
    /// A list of provisions that the text announces as the document's.
    Listed: "listed";
    /// The document that ends a series of provisions.
    Series: "series";
    /// The year is that of effect, not of passing.
    EffectiveYear: "effective_year";
}

impl fmt::Display for Clue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The set of clues that a resolution rests on.
///
/// # Examples
///
/// ```
/// use viendan::{Clue, Evidence};
///
/// let evidence = Evidence::of(&[Clue::Year, Clue::Number]);
/// assert!(evidence.contains(Clue::Year));
/// assert_eq!(evidence.to_string(), "number year");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Evidence(u32);

impl Evidence {
    /// No clue.
    pub const fn none() -> Self {
        Evidence(0)
    }

    /// The set of these clues.
    pub fn of(clues: &[Clue]) -> Self {
        clues.iter().fold(Self::none(), |set, clue| set.with(*clue))
    }

    /// The set with one more.
    #[must_use]
    pub const fn with(self, clue: Clue) -> Self {
        Evidence(self.0 | 1 << clue as u32)
    }

    pub(super) fn with_if(self, clue: Clue, yes: bool) -> Self {
        if yes { self.with(clue) } else { self }
    }

    /// Whether the clue is in the set.
    pub const fn contains(self, clue: Clue) -> bool {
        self.0 & (1 << clue as u32) != 0
    }

    /// The clues, in their order.
    pub fn iter(self) -> impl Iterator<Item = Clue> {
        Clue::ALL.iter().copied().filter(move |c| self.contains(*c))
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, clue) in self.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            f.write_str(clue.as_str())?;
        }
        Ok(())
    }
}
