#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| viendan_fuzz::run("bytes", bytes));
