//! Provinces and centrally run cities of Viet Nam: the 63 of the time before
//! 1 July 2025, the 34 of the time since, and those that were split or merged
//! earlier. One row a name.
//!
//! Columns:
//! * `name`: without "tỉnh" or "thành phố".
//! * `city`: whether it is a centrally run city ("thành phố trực thuộc trung ương");
//!   of a name that was both, what it is now (Cần Thơ was a province to 2003).
//! * `from`: the year since when the unit stands under that name (in its present
//!   shape, for a name that came back after a split: Bắc Ninh 1997); 0 where it is
//!   not known. Hậu Giang, Nam Hà and Hà Tây each stood twice; their row spans both
//!   times.
//! * `until`: the year in which the unit ended; 0 where it goes on. A unit dissolved
//!   at the turn of a year has the year in which its successors began, save Thừa
//!   Thiên Huế, which became the city of Huế on 1 January 2025.
//! * `merged_into`: the unit that took it over, or those it was split into, parted by
//!   `;`; empty where it still stands.
//!
//! Sorted by name, by code point. The facts come from the resolutions of the National
//! Assembly on the boundaries of provinces, the last of them Resolution
//! 202/2025/QH15.

use super::ProvinceRow;

#[rustfmt::skip]
pub(crate) static PROVINCES: &[ProvinceRow] = &[
    ProvinceRow { name: "An Giang", city: false, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Bà Rịa - Vũng Tàu", city: false, from: 1991, until: 2025, merged_into: "Hồ Chí Minh" },
    ProvinceRow { name: "Bình Dương", city: false, from: 1997, until: 2025, merged_into: "Hồ Chí Minh" },
    ProvinceRow { name: "Bình Phước", city: false, from: 1997, until: 2025, merged_into: "Đồng Nai" },
    ProvinceRow { name: "Bình Thuận", city: false, from: 1991, until: 2025, merged_into: "Lâm Đồng" },
    ProvinceRow { name: "Bình Trị Thiên", city: false, from: 1976, until: 1989, merged_into: "Quảng Bình;Quảng Trị;Thừa Thiên Huế" },
    ProvinceRow { name: "Bình Định", city: false, from: 1989, until: 2025, merged_into: "Gia Lai" },
    ProvinceRow { name: "Bạc Liêu", city: false, from: 1997, until: 2025, merged_into: "Cà Mau" },
    ProvinceRow { name: "Bắc Giang", city: false, from: 1997, until: 2025, merged_into: "Bắc Ninh" },
    ProvinceRow { name: "Bắc Kạn", city: false, from: 1997, until: 2025, merged_into: "Thái Nguyên" },
    ProvinceRow { name: "Bắc Ninh", city: false, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Bắc Thái", city: false, from: 1965, until: 1997, merged_into: "Bắc Kạn;Thái Nguyên" },
    ProvinceRow { name: "Bến Tre", city: false, from: 1976, until: 2025, merged_into: "Vĩnh Long" },
    ProvinceRow { name: "Cao Bằng", city: false, from: 1978, until: 0, merged_into: "" },
    ProvinceRow { name: "Cao Lạng", city: false, from: 1975, until: 1978, merged_into: "Cao Bằng;Lạng Sơn" },
    ProvinceRow { name: "Cà Mau", city: false, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Cần Thơ", city: true, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Cửu Long", city: false, from: 1976, until: 1991, merged_into: "Vĩnh Long;Trà Vinh" },
    ProvinceRow { name: "Gia Lai", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Gia Lai - Kon Tum", city: false, from: 1976, until: 1991, merged_into: "Gia Lai;Kon Tum" },
    ProvinceRow { name: "Hoàng Liên Sơn", city: false, from: 1976, until: 1991, merged_into: "Lào Cai;Yên Bái" },
    ProvinceRow { name: "Huế", city: true, from: 2025, until: 0, merged_into: "" },
    ProvinceRow { name: "Hà Bắc", city: false, from: 1963, until: 1997, merged_into: "Bắc Giang;Bắc Ninh" },
    ProvinceRow { name: "Hà Giang", city: false, from: 1991, until: 2025, merged_into: "Tuyên Quang" },
    ProvinceRow { name: "Hà Nam", city: false, from: 1997, until: 2025, merged_into: "Ninh Bình" },
    ProvinceRow { name: "Hà Nam Ninh", city: false, from: 1976, until: 1991, merged_into: "Nam Hà;Ninh Bình" },
    ProvinceRow { name: "Hà Nội", city: true, from: 1945, until: 0, merged_into: "" },
    ProvinceRow { name: "Hà Sơn Bình", city: false, from: 1976, until: 1991, merged_into: "Hà Tây;Hòa Bình" },
    ProvinceRow { name: "Hà Tuyên", city: false, from: 1976, until: 1991, merged_into: "Hà Giang;Tuyên Quang" },
    ProvinceRow { name: "Hà Tây", city: false, from: 1965, until: 2008, merged_into: "Hà Nội" },
    ProvinceRow { name: "Hà Tĩnh", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Hà Đông", city: false, from: 0, until: 1965, merged_into: "Hà Tây" },
    ProvinceRow { name: "Hòa Bình", city: false, from: 1991, until: 2025, merged_into: "Phú Thọ" },
    ProvinceRow { name: "Hưng Yên", city: false, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Hải Dương", city: false, from: 1997, until: 2025, merged_into: "Hải Phòng" },
    ProvinceRow { name: "Hải Hưng", city: false, from: 1968, until: 1997, merged_into: "Hải Dương;Hưng Yên" },
    ProvinceRow { name: "Hải Ninh", city: false, from: 0, until: 1963, merged_into: "Quảng Ninh" },
    ProvinceRow { name: "Hải Phòng", city: true, from: 1945, until: 0, merged_into: "" },
    ProvinceRow { name: "Hậu Giang", city: false, from: 1976, until: 2025, merged_into: "Cần Thơ" },
    ProvinceRow { name: "Hồ Chí Minh", city: true, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Hồng Quảng", city: false, from: 1955, until: 1963, merged_into: "Quảng Ninh" },
    ProvinceRow { name: "Khánh Hòa", city: false, from: 1989, until: 0, merged_into: "" },
    ProvinceRow { name: "Kiên Giang", city: false, from: 1976, until: 2025, merged_into: "An Giang" },
    ProvinceRow { name: "Kiến An", city: false, from: 0, until: 1962, merged_into: "Hải Phòng" },
    ProvinceRow { name: "Kon Tum", city: false, from: 1991, until: 2025, merged_into: "Quảng Ngãi" },
    ProvinceRow { name: "Lai Châu", city: false, from: 1962, until: 0, merged_into: "" },
    ProvinceRow { name: "Long An", city: false, from: 1976, until: 2025, merged_into: "Tây Ninh" },
    ProvinceRow { name: "Lào Cai", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Lâm Đồng", city: false, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Lạng Sơn", city: false, from: 1978, until: 0, merged_into: "" },
    ProvinceRow { name: "Minh Hải", city: false, from: 1976, until: 1997, merged_into: "Bạc Liêu;Cà Mau" },
    ProvinceRow { name: "Nam Hà", city: false, from: 1965, until: 1997, merged_into: "Hà Nam;Nam Định" },
    ProvinceRow { name: "Nam Định", city: false, from: 1997, until: 2025, merged_into: "Ninh Bình" },
    ProvinceRow { name: "Nghĩa Bình", city: false, from: 1976, until: 1989, merged_into: "Quảng Ngãi;Bình Định" },
    ProvinceRow { name: "Nghĩa Lộ", city: false, from: 1962, until: 1976, merged_into: "Hoàng Liên Sơn;Sơn La" },
    ProvinceRow { name: "Nghệ An", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Nghệ Tĩnh", city: false, from: 1976, until: 1991, merged_into: "Nghệ An;Hà Tĩnh" },
    ProvinceRow { name: "Ninh Bình", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Ninh Thuận", city: false, from: 1991, until: 2025, merged_into: "Khánh Hòa" },
    ProvinceRow { name: "Phú Khánh", city: false, from: 1976, until: 1989, merged_into: "Phú Yên;Khánh Hòa" },
    ProvinceRow { name: "Phú Thọ", city: false, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Phú Yên", city: false, from: 1989, until: 2025, merged_into: "Đắk Lắk" },
    ProvinceRow { name: "Quảng Bình", city: false, from: 1989, until: 2025, merged_into: "Quảng Trị" },
    ProvinceRow { name: "Quảng Nam", city: false, from: 1997, until: 2025, merged_into: "Đà Nẵng" },
    ProvinceRow { name: "Quảng Nam - Đà Nẵng", city: false, from: 1976, until: 1997, merged_into: "Quảng Nam;Đà Nẵng" },
    ProvinceRow { name: "Quảng Ngãi", city: false, from: 1989, until: 0, merged_into: "" },
    ProvinceRow { name: "Quảng Ninh", city: false, from: 1963, until: 0, merged_into: "" },
    ProvinceRow { name: "Quảng Trị", city: false, from: 1989, until: 0, merged_into: "" },
    ProvinceRow { name: "Sóc Trăng", city: false, from: 1991, until: 2025, merged_into: "Cần Thơ" },
    ProvinceRow { name: "Sông Bé", city: false, from: 1976, until: 1997, merged_into: "Bình Dương;Bình Phước" },
    ProvinceRow { name: "Sơn La", city: false, from: 1962, until: 0, merged_into: "" },
    ProvinceRow { name: "Sơn Tây", city: false, from: 0, until: 1965, merged_into: "Hà Tây" },
    ProvinceRow { name: "Thanh Hóa", city: false, from: 0, until: 0, merged_into: "" },
    ProvinceRow { name: "Thuận Hải", city: false, from: 1976, until: 1991, merged_into: "Ninh Thuận;Bình Thuận" },
    ProvinceRow { name: "Thái Bình", city: false, from: 0, until: 2025, merged_into: "Hưng Yên" },
    ProvinceRow { name: "Thái Nguyên", city: false, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Thừa Thiên Huế", city: false, from: 1989, until: 2024, merged_into: "Huế" },
    ProvinceRow { name: "Tiền Giang", city: false, from: 1976, until: 2025, merged_into: "Đồng Tháp" },
    ProvinceRow { name: "Trà Vinh", city: false, from: 1991, until: 2025, merged_into: "Vĩnh Long" },
    ProvinceRow { name: "Tuyên Quang", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Tây Ninh", city: false, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Vĩnh Long", city: false, from: 1991, until: 0, merged_into: "" },
    ProvinceRow { name: "Vĩnh Phú", city: false, from: 1968, until: 1997, merged_into: "Vĩnh Phúc;Phú Thọ" },
    ProvinceRow { name: "Vĩnh Phúc", city: false, from: 1997, until: 2025, merged_into: "Phú Thọ" },
    ProvinceRow { name: "Vũng Tàu - Côn Đảo", city: false, from: 1979, until: 1991, merged_into: "Bà Rịa - Vũng Tàu" },
    ProvinceRow { name: "Yên Bái", city: false, from: 1991, until: 2025, merged_into: "Lào Cai" },
    ProvinceRow { name: "Điện Biên", city: false, from: 2004, until: 0, merged_into: "" },
    ProvinceRow { name: "Đà Nẵng", city: true, from: 1997, until: 0, merged_into: "" },
    ProvinceRow { name: "Đắk Lắk", city: false, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Đắk Nông", city: false, from: 2004, until: 2025, merged_into: "Lâm Đồng" },
    ProvinceRow { name: "Đồng Nai", city: false, from: 1976, until: 0, merged_into: "" },
    ProvinceRow { name: "Đồng Tháp", city: false, from: 1976, until: 0, merged_into: "" },
];

/// Whether this is the name of a province or centrally run city, as it is or was, in the usual letters.
pub(crate) fn is_province(name: &str) -> bool {
    PROVINCES.iter().any(|row| row.name == name)
}
