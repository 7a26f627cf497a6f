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
    assert!(run.status.success() || run.status.code() == Some(NO_PYTHON), "{out}{err}");
    // What was left out, past the harness, which keeps what a test that passes prints to itself.
    for line in err.lines().filter(|line| line.starts_with("viendan-python: ")) {
        writeln!(std::io::stderr(), "{line}").unwrap();
    }
}
