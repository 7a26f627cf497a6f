//! Work on several threads whose results are used in the order of the work.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Pieces of work for each thread that are begun and not used yet, at most: this bounds the memory.
const UNDER_WAY: usize = 2;

/// How many threads to use: as many as asked for, or one for each processor.
pub fn jobs(asked: Option<NonZeroUsize>) -> usize {
    asked.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Does `work` on every item, on `jobs` threads, and hands each result to `take` in the order of the items. `take` gives whether
/// to go on.
pub fn in_order<I: Send, R: Send>(
    items: impl Iterator<Item = I> + Send,
    jobs: usize,
    work: impl Fn(I) -> R + Sync,
    take: impl FnMut(R) -> bool + Send,
) {
    let items = Mutex::new((0, items));
    let state = State { next: 0, waiting: BTreeMap::new(), stopped: false, take };
    let line = Line { under_way: jobs * UNDER_WAY, state: Mutex::new(state), moved: Condvar::new() };
    let run = || {
        let _stop = StopOnPanic(&line);
        loop {
            let mut guard = lock(&items);
            let (n, items) = &mut *guard;
            if !line.has_room(*n) {
                break;
            }
            let Some(item) = items.next() else { break };
            let at = *n;
            *n += 1;
            drop(guard);
            line.put(at, work(item));
        }
    };
    thread::scope(|scope| {
        for _ in 1..jobs {
            scope.spawn(run);
        }
        run();
    });
}

/// The lock, also where a thread that held it panicked: the panic itself is passed on at the end.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Results on their way to be used, in the order of the work.
struct Line<R, T> {
    /// How many may be under way.
    under_way: usize,
    state: Mutex<State<R, T>>,
    moved: Condvar,
}

struct State<R, T> {
    /// The item whose result is used next.
    next: usize,
    /// Results that wait for those before them.
    waiting: BTreeMap<usize, R>,
    stopped: bool,
    take: T,
}

impl<R, T: FnMut(R) -> bool> Line<R, T> {
    /// Waits until item `n` may be begun; gives false where no more is wanted.
    fn has_room(&self, n: usize) -> bool {
        let mut state = lock(&self.state);
        while !state.stopped && n >= state.next + self.under_way {
            state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.stopped
    }

    /// Uses the result of item `n` and those after it that wait for it, or lets it wait.
    fn put(&self, n: usize, result: R) {
        let mut state = lock(&self.state);
        state.waiting.insert(n, result);
        while let Some(result) = {
            let next = state.next;
            state.waiting.remove(&next)
        } {
            state.next += 1;
            if !state.stopped && !(state.take)(result) {
                state.stopped = true;
            }
        }
        drop(state);
        self.moved.notify_all();
    }
}

/// Ends the other threads where this one panics.
struct StopOnPanic<'l, R, T>(&'l Line<R, T>);

impl<R, T> Drop for StopOnPanic<'_, R, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.state).stopped = true;
            self.0.moved.notify_all();
        }
    }
}
