"""Speed of extract_batch, as ratios: beside the Rust command, and beside the citation readers of other languages.

    python crates/viendan-python/benches/speed.py COMMAND [ROUNDS]

COMMAND is the path of a release build of `viendan`. The text is ../shared/corpus/gazette.txt.gz where it lies beside the checkout, else
one made of the sample texts. What is compared runs in turn, and what counts is the CPU time that each takes in its own code (`user`),
which other work on the machine changes little; a ratio is the median of the rounds. eyecite and citeurl are measured if installed.
"""

from __future__ import annotations

import gzip
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import viendan

ROOT = Path(__file__).resolve().parents[3]
GAZETTE = ROOT.parent / "shared" / "corpus" / "gazette.txt.gz"

# How long a text of another language is; their readers take seconds for a MB.
OTHER = 1 << 20

# One citation in about as many words as in the gazette.
AMERICAN = [
    "The court of appeals affirmed the judgment, relying on Brown v. Board of Education, 347 U.S. 483, 495 (1954).",
    "A person acting under color of state law may be liable under 42 U.S.C. § 1983 and 28 C.F.R. § 35.130(b)(7).",
    "See also Mathews v. Eldridge, 424 U.S. 319, 335 (1976); Goldberg v. Kelly, 397 U.S. 254 (1970).",
    "Id. at 349. The statute was amended by Pub. L. No. 101-336, 104 Stat. 327, and the agency gave notice at 75 Fed. Reg. 56164.",
]
FILLER = (
    "The parties had agreed that the work would be finished before the end of the season, and the record shows that most of it was. "
    "What remained was a dispute about the roof of the northern building, which leaked after every storm and was mended three times. "
    "Neither side called an expert, and the jury was left to judge from photographs and from what the neighbours remembered. "
    "On that evidence a reasonable jury could find either way, and it is not for a reviewing court to weigh it again. "
)


def user(of: int) -> float:
    return resource.getrusage(of).ru_utime


def blocks(text: str, size: int = 20_000) -> list[str]:
    """The text in runs of paragraphs of about so many characters."""
    found, lines, length = [], [], 0
    for line in text.splitlines(keepends=True):
        lines.append(line)
        length += len(line)
        if length >= size and not line.strip():
            found.append("".join(lines))
            lines, length = [], 0
    return found + ["".join(lines)]


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def beside_command(command: str, rounds: int) -> None:
    if GAZETTE.exists():
        text = gzip.decompress(GAZETTE.read_bytes()).decode()
    else:
        sample = "\n\n".join(path.read_text() for path in sorted((ROOT / "examples" / "texts").glob("*.txt")))
        text = sample * (4_000_000 // len(sample))
    size = len(text.encode()) / 1e6
    texts = pa.array(blocks(text))
    print(f"{size:.1f} MB in {len(texts)} blocks of paragraphs, {os.cpu_count()} processors")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file, open(os.devnull, "w") as out:
        file.write(text)
        file.flush()

        def by_command() -> None:
            subprocess.run([command, "extract", file.name], stdout=out, check=True)

        def by_batch() -> None:
            viendan.extract_batch(texts)

        def in_bytes() -> None:
            viendan.extract_batch(texts, offsets="bytes")

        times: dict[str, list[float]] = {"command": [], "chars": [], "bytes": []}
        for _ in range(rounds):
            for name, run, of in (
                ("command", by_command, resource.RUSAGE_CHILDREN),
                ("chars", by_batch, resource.RUSAGE_SELF),
                ("bytes", in_bytes, resource.RUSAGE_SELF),
            ):
                before = user(of)
                run()
                times[name].append(user(of) - before)
    print(f"command: {size / statistics.median(times['command']):.0f} MB/s of user time")
    for name in ("chars", "bytes"):
        ratios = [a / b for a, b in zip(times["command"], times[name])]
        print(f"extract_batch, offsets={name!r}: {size / statistics.median(times[name]):.0f} MB/s, x command {spread(ratios)}")


def american() -> str:
    parts, length, n = [], 0, 0
    while length < OTHER:
        part = FILLER * 2 + AMERICAN[n % len(AMERICAN)] + "\n"
        parts.append(part)
        length += len(part)
        n += 1
    return "".join(parts)


def other_readers() -> dict[str, Callable[[str], int]]:
    readers: dict[str, Callable[[str], int]] = {}
    try:
        from eyecite import get_citations

        readers["eyecite"] = lambda text: len(get_citations(text))
        from eyecite.tokenizers import HyperscanTokenizer

        tokenizer = HyperscanTokenizer(cache_dir=tempfile.mkdtemp())
        tokenizer.hyperscan_db
        readers["eyecite with hyperscan"] = lambda text: len(get_citations(text, tokenizer=tokenizer))
    except ImportError:
        pass
    try:
        from citeurl import Citator

        citator = Citator()
        readers["citeurl"] = lambda text: len(citator.list_cites(text))
    except ImportError:
        pass
    return readers


def beside_others(rounds: int) -> None:
    """Each reader on the text of its own language, both cut into documents of 20,000 characters, of the same size in all."""
    english = blocks(re.sub("\n", "\n\n", american()))
    if GAZETTE.exists():
        own = blocks(gzip.decompress(GAZETTE.read_bytes()).decode())
    else:
        own = blocks("\n\n".join(path.read_text() for path in sorted((ROOT / "examples" / "texts").glob("*.txt"))) * 50)
    size = 0
    equal = []
    for block in own:
        if size >= OTHER:
            break
        equal.append(block)
        size += len(block)
    texts = pa.array(equal)
    print(f"{size / 1e6:.2f} million characters of Vietnamese, {sum(map(len, english)) / 1e6:.2f} of English")
    for name, read in other_readers().items():
        read("\n".join(AMERICAN))  # What a reader makes when it is first used.
        ratios, found = [], 0
        for _ in range(rounds):
            before = user(resource.RUSAGE_SELF)
            found = sum(map(read, english))
            theirs = user(resource.RUSAGE_SELF) - before
            before = user(resource.RUSAGE_SELF)
            for _ in range(20):
                mentions = len(viendan.extract_batch(texts, threads=1))
            ours = (user(resource.RUSAGE_SELF) - before) / 20
            ratios.append(theirs / ours)
        print(f"{name}: {found} citations, viendan {mentions} mentions; extract_batch x {spread(ratios)}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    beside_command(sys.argv[1], rounds)
    beside_others(max(1, rounds // 2))
