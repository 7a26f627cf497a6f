//! The checks that the targets run: those of the library's own tests.

#[path = "../tests/invariants/mod.rs"]
pub mod invariants;
#[path = "../tests/pieces/mod.rs"]
mod pieces;

/// Runs the target of this name.
pub fn run(target: &str, bytes: &[u8]) {
    for (name, check) in invariants::TARGETS {
        if *name == target {
            return check(bytes);
        }
    }
    panic!("no target {target}");
}
