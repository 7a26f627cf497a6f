//! The tests of the package, which are in Python, as one of `cargo test`. They take their tools from PyPI; with
//! `VIENDAN_PYTHON=skip` in the environment they are left out.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// What the script exits with where there is no Python.
const NO_PYTHON: i32 = 77;

#[test]
fn package() {
    if std::env::var_os("VIENDAN_PYTHON").is_some_and(|value| value == "skip") {
        return;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("test");
    let run = Command::new("bash").arg(script).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    if run.status.code() == Some(NO_PYTHON) {
        // Past the harness, which keeps what a test that passes prints to itself.
        std::io::stderr().write_all(&run.stderr).unwrap();
    } else {
        assert!(run.status.success(), "{out}{err}");
    }
}
