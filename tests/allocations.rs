//! How often reading allocates: counted, not timed.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator with a count of calls for each thread.
struct Counting;

thread_local! {
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn count() {
    // The count may be gone while a thread ends.
    let _ = CALLS.try_with(|calls| calls.set(calls.get() + 1));
}

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations a mention of the text, read over and over, and how many mentions it has.
fn a_mention(text: &str) -> (f64, usize) {
    let extractor = viendan::Extractor::new();
    // The tables are built at the first use.
    let mentions = extractor.mentions(text).count();
    let before = CALLS.with(Cell::get);
    assert_eq!(extractor.mentions(text).count(), mentions);
    let calls = CALLS.with(Cell::get) - before;
    (calls as f64 / mentions as f64, mentions)
}

#[test]
fn mentions_of_provisions_and_numbers_hardly_allocate() {
    let article = "Điều 12. Áp dụng\n\
        1. Việc cấp phép theo quy định tại điểm a khoản 2 Điều 15 của Luật này và khoản 3 Điều 9 Luật Đất đai số 45/2013/QH13 được thực \
        hiện theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.\n\
        2. Trường hợp nêu tại khoản 1 Điều này thì áp dụng Điều 7 và Điều 8 Thông tư số 01/2011/TT-BNV, hoặc áp dụng Chương II Nghị định này, \
        điểm b khoản 4 Điều 20 Bộ luật Dân sự và các quy định tại Mục 3 Chương IV Luật này.\n";
    let (calls, mentions) = a_mention(&article.repeat(200));
    assert!(mentions >= 1_000, "{mentions} mentions");
    assert!(calls <= 0.2, "{calls} allocations a mention");
}

#[test]
fn text_without_citations_does_not_allocate_more_the_longer_it_is() {
    let extractor = viendan::Extractor::new();
    let counted = |text: &str| {
        let before = CALLS.with(Cell::get);
        assert_eq!(extractor.mentions(text).count(), 0);
        CALLS.with(Cell::get) - before
    };
    let line = "Người lao động có 12 ngày nghỉ, phần còn lại trả bằng tiền; số người là 35/40, mục tiêu này đặt ra từ quý 1/2020.\n";
    let short = line.repeat(10);
    counted(&short);
    assert_eq!(counted(&short), counted(&line.repeat(1_000)));
}
