"""The examples of the documentation, and the type stubs."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest
import viendan

PACKAGE = Path(__file__).resolve().parents[1]


def documented() -> dict[str, str]:
    """Every public thing with its docstring: what a finder of doctests does not see in a native module too."""
    found = {"viendan": viendan.__doc__ or ""}
    for name in viendan.__all__:
        thing = getattr(viendan, name)
        if not callable(thing) or thing.__module__ != "viendan":
            continue  # A set of words.
        found[name] = thing.__doc__ or ""
        if inspect.isclass(thing):
            found |= {f"{name}.{n}": m.__doc__ or "" for n, m in vars(thing).items() if not n.startswith("_") and hasattr(m, "__doc__")}
    return found


@pytest.mark.parametrize("name", documented())
def test_docstring(name: str) -> None:
    text = documented()[name]
    assert text, f"{name} has no docstring"
    case = doctest.DocTestParser().get_doctest(text, {"viendan": viendan}, name, None, 0)
    assert doctest.DocTestRunner(verbose=False).run(case).failed == 0


def test_readme() -> None:
    failed, examples = doctest.testfile(str(PACKAGE / "README.md"), module_relative=False, encoding="utf-8")
    assert failed == 0 and examples > 0


def test_stubs(tmp_path: Path) -> None:
    """The stubs say what the module has, and a user's code is typed by them."""
    # A set of words is a type only for the checker.
    allowed = tmp_path / "allowed"
    allowed.write_text(r"viendan\._types\.(Kind|Language|Offsets|Relation|Status)")
    stubtest = ["mypy.stubtest", "viendan", "--allowlist", str(allowed), "--ignore-unused-allowlist"]
    for arguments in (stubtest, ["mypy", "--strict", str(PACKAGE / "tests" / "typed.py")]):
        run = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=tmp_path)
        assert run.returncode == 0, run.stdout + run.stderr
