"""Mentions, references and their errors."""

from __future__ import annotations

import json
import pickle
import subprocess
import threading
import unicodedata
from pathlib import Path

import pytest
import viendan
from conftest import sample_texts

TEXT = "Theo điểm a khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024 và Nghị định 102/2024/NĐ-CP."


def test_fields() -> None:
    law, decree = viendan.extract(TEXT)
    assert law.to_dict() == {
        "start": 5,
        "end": 56,
        "full_end": 82,
        "text": "điểm a khoản 2 Điều 15 Luật Đất đai số 31/2024/QH15",
        "kind": "numbered",
        "type": "luat",
        "key": "31/2024/QH15",
        "date": "2024-01-18",
        "issuer": None,
        "parts": ["dieu_15__khoan_2__diem_a"],
        "rel": "dan_chieu",
        "name": "luật đất đai",
    }
    assert (law.full_start, law.name, law.parts) == (5, "luật đất đai", ("dieu_15__khoan_2__diem_a",))
    assert repr(decree) == (
        "Mention(start=86, end=110, full_end=110, text='Nghị định 102/2024/NĐ-CP', kind='numbered', type='nghi_dinh',"
        " key='102/2024/NĐ-CP', rel='dan_chieu')"
    )
    assert decree.reference == viendan.parse("nghị định 102/2024/NĐ-CP")
    with pytest.raises(AttributeError):
        law.start = 3  # type: ignore[misc]


def test_equal_hashed_pickled() -> None:
    first, again = viendan.extract(TEXT), viendan.extract(TEXT)
    assert first == again and len({*first, *again}) == 2
    assert first[0] != first[1] and first[0] != "text"
    assert pickle.loads(pickle.dumps(first)) == first


@pytest.mark.parametrize(
    ("before", "form"),
    [("", "NFC"), ("", "NFD"), ("𝕷𝖚ậ𝖙 🏛️ ", "NFC"), ("𠀀" * 50 + "\n", "NFD"), ("\ufeff", "NFC"), ("a\u0301\u200b\r\n", "NFD")],
)
def test_offsets_cut_the_text(before: str, form: str) -> None:
    text = before + unicodedata.normalize(form, f"😀 {TEXT} 😀 theo Điều 5 Luật này 😀.")
    chars = viendan.extract(text)
    in_bytes = viendan.extract(text, offsets="bytes")
    assert len(chars) == len(in_bytes) == 3
    raw = text.encode()
    for a, b in zip(chars, in_bytes):
        assert text[a.start : a.end] == raw[b.start : b.end].decode()
        assert text[a.full_start : a.full_end] == raw[b.full_start : b.full_end].decode()
        assert a.to_dict() == b.to_dict() | {"start": a.start, "end": a.end, "full_end": a.full_end}
    assert unicodedata.normalize("NFC", text[chars[1].start : chars[1].end]) == "Nghị định 102/2024/NĐ-CP"


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(UnicodeEncodeError, match="position 5: surrogates not allowed") as caught:
        viendan.extract("Điều \ud83d 5 Luật này")
    assert caught.value.start == 5


def test_what_is_no_text_or_choice() -> None:
    with pytest.raises(TypeError):
        viendan.extract(b"Lu\xe1\xba\xadt n\xc3\xa0y")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='offsets: expected "chars" or "bytes", found "utf16"'):
        viendan.extract("", offsets="utf16")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='kinds: expected numbered, named, self, back, implicit, found "law"'):
        viendan.extract("", kinds=["law"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="types: expected the slug of a type"):
        viendan.Extractor(types={"Quy ước": "quy_uoc"})
    assert viendan.extract("") == []


def test_choices() -> None:
    text = "theo Luật Tàu vũ trụ, Quy ước số 12/QĐ-LĐC của Liên đoàn Cờ Việt Nam và Điều 5 Luật này"
    assert [m.kind for m in viendan.extract(text, kinds=["back"], names=["Luật Tàu vũ trụ"])] == ["back"]
    extractor = viendan.Extractor(types={"Quy ước": "quy_dinh"}, issuers=["Liên đoàn Cờ Việt Nam"], kinds=["numbered"])
    [mention] = extractor.extract(text)
    assert (mention.type, mention.issuer) == ("quy_dinh", "Liên đoàn Cờ Việt Nam")
    again = pickle.loads(pickle.dumps(extractor))
    assert again.extract(text) == [mention]
    assert repr(again) == "<viendan.Extractor of 1 kinds, 1 types, 1 issuers>"


def test_a_reference() -> None:
    reference = viendan.parse("nghị định 30/2020/NĐ-CP ngày 5/3/2020")
    assert reference.to_dict() == {
        "kind": "numbered",
        "type": "nghi_dinh",
        "number": "30/2020/NĐ-CP",
        "name": None,
        "date": "2020-03-05",
        "issuer": None,
        "parts": [],
    }
    assert viendan.parse(str(reference)) == reference
    assert hash(viendan.parse(str(reference))) == hash(reference)
    assert pickle.loads(pickle.dumps(reference)) == reference


@pytest.mark.parametrize(
    ("text", "kind", "offset", "found"),
    [
        ("khoản 2 Điều 5 luật đất đai ?", "trailing", 28, "?"),
        ("", "empty", 0, None),
        ("   ", "empty", 3, None),
        ("😀 Luật Đất đai", "unexpected", 0, "😀"),
    ],
)
def test_what_is_no_reference(text: str, kind: str, offset: int, found: str | None) -> None:
    with pytest.raises(viendan.ParseError) as caught:
        viendan.parse(text)
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.kind, error.offset, error.byte, error.found) == (kind, offset, len(text[:offset].encode()), found)
    assert str(error).startswith(f"expected {error.expected} at character {offset}")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.byte) == (str(error), error.byte)


@pytest.mark.parametrize("path", sample_texts(), ids=lambda path: path.stem)
def test_the_same_as_the_command(command: str, path: Path) -> None:
    lines = subprocess.run([command, "extract", path], capture_output=True, check=True, text=True).stdout.splitlines()
    text = path.read_bytes().decode()
    assert [m.to_dict() for m in viendan.extract(text, offsets="bytes")] == [json.loads(line) for line in lines]


def test_threads_share_an_extractor() -> None:
    extractor = viendan.Extractor(names=["Luật Tàu vũ trụ"])
    expected = extractor.extract(TEXT * 50)
    results: list[object] = []
    threads = [threading.Thread(target=lambda: results.append(extractor.extract(TEXT * 50))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_other_threads_run_meanwhile() -> None:
    """While one thread reads a long text, another one counts on."""
    text = TEXT * 20_000
    done = threading.Event()
    reader = threading.Thread(target=lambda: (viendan.extract(text, kinds=["back"]), done.set()))
    reader.start()
    turns = 0
    while not done.is_set():
        turns += 1
    reader.join()
    # With the lock held the loop would get at most a few turns before and after.
    assert turns > 1000
