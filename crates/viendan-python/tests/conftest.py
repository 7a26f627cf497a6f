"""What the tests share: the sample texts and the command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

GOLD = ROOT.parent / "shared" / "gold" / "dev"


def sample_texts() -> list[Path]:
    """The texts of the repository, and those beside it where they are."""
    return sorted((ROOT / "examples" / "texts").glob("*.txt")) + sorted(GOLD.glob("*.txt"))


@pytest.fixture
def command() -> str:
    """The path of the Rust command, which the test script builds."""
    path = os.environ.get("VIENDAN_COMMAND")
    if path is None:
        pytest.skip("VIENDAN_COMMAND names no viendan command: run crates/viendan-python/test")
    return path
