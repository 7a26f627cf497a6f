//! Every input that the fuzz targets have kept, with the checks of its target.

mod invariants;
mod pieces;

use std::fs;
use std::path::Path;

#[test]
fn kept_inputs_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (target, check) in invariants::TARGETS {
        let mut inputs: Vec<_> = fs::read_dir(folder.join(target)).unwrap().map(|e| e.unwrap().path()).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "no input of {target}");
        for input in inputs {
            // The name, for the report of a check that fails.
            println!("{}", input.display());
            check(&fs::read(&input).unwrap());
        }
    }
}
