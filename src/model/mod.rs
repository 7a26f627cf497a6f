//! What the reader returns: plain values, no parsing inside.
//!
//! | value | Vietnamese | example |
//! |---|---|---|
//! | [`DocumentType`] | loại văn bản | `nghị định` |
//! | [`DocumentNumber`] | số, ký hiệu | `30/2020/NĐ-CP` |
//! | [`CitedDate`] | ngày, tháng, năm | `ngày 05 tháng 3 năm 2020` |
//! | [`Issuer`] | cơ quan ban hành | `Chính phủ` |
//! | [`ProvisionPath`] | điểm, khoản, điều | `điểm a khoản 2 Điều 5` |
//! | [`Reference`] | viện dẫn | `khoản 2 Điều 15 Luật Đất đai năm 2013` |
//! | [`Mention`] | a reference where it stands in a text | |

mod date;
mod document_type;
mod issuer;
mod mention;
mod number;
mod provision;
mod reference;

pub use date::CitedDate;
pub use document_type::{DocumentType, Family};
pub use issuer::Issuer;
pub(crate) use mention::quoted;
pub use mention::{Mention, Relation};
pub use number::DocumentNumber;
pub use provision::{Level, Members, Provision, ProvisionPath, ProvisionStep, Provisions};
pub(crate) use provision::{POINT_LETTERS, Steps, THIS};
pub use reference::{Document, Kind, Reference};
