//! Every form of citation, with what is to be read in it.
//!
//! One table for each group of forms; `tests/table/mod.rs` tells how they are written.

mod table;

macro_rules! tables {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                table::check(include_str!(concat!("forms/", stringify!($name), ".txt")));
            }
        )*
    };
}

tables! { numbers prose names provisions pointers relations damage rules }
