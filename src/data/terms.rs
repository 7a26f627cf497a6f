//! Terms of the National Assembly (khóa Quốc hội): the years from its election to that of the next, both inclusive, since laws
//! are passed in the first months of an election year as well as in the last. The Council of State of 1981 to 1992 shares them.
//! The years are those of the elections, which the National Assembly publishes.

/// Term, first year, last year; the last year of the present one is that of the next election.
static TERMS: [(u8, u16, u16); 16] = [
    (1, 1946, 1960),
    (2, 1960, 1964),
    (3, 1964, 1971),
    (4, 1971, 1975),
    (5, 1975, 1976),
    (6, 1976, 1981),
    (7, 1981, 1987),
    (8, 1987, 1992),
    (9, 1992, 1997),
    (10, 1997, 2002),
    (11, 2002, 2007),
    (12, 2007, 2011),
    (13, 2011, 2016),
    (14, 2016, 2021),
    (15, 2021, 2026),
    (16, 2026, 2031),
];

/// The first and last year of a term.
pub(crate) fn years_of_term(term: u8) -> Option<(u16, u16)> {
    TERMS.iter().find(|(t, _, _)| *t == term).map(|(_, from, to)| (*from, *to))
}

/// The terms that a year belongs to: one, or two in the year of an election.
pub(crate) fn terms_of_year(year: u16) -> impl Iterator<Item = u8> {
    TERMS.iter().filter(move |(_, from, to)| (*from..=*to).contains(&year)).map(|(t, _, _)| *t)
}
