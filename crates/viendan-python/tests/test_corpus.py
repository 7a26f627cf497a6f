"""A corpus, what references mean in it, and pages."""

from __future__ import annotations

import datetime
import gzip
import json
import subprocess
import threading
from pathlib import Path

import pytest
import viendan
from conftest import ROOT

LAWS = [
    {"id": 1, "type": "Luật", "code": "45/2013/QH13", "date": "2013-11-29", "effective": "2014-07-01", "title": "Đất đai"},
    {"id": 2, "type": "Luật", "code": "31/2024/QH15", "date": "2024-01-18", "effective": "2024-08-01", "title": "Đất đai"},
]

EXAMPLES = ROOT / "examples" / "corpus"


def test_records() -> None:
    corpus = viendan.Corpus(LAWS)
    assert (len(corpus), corpus.ids(), repr(corpus), corpus.faults) == (2, ["1", "2"], "<viendan.Corpus of 2 documents>", [])
    assert "1" in corpus and "3" not in corpus
    assert corpus.get("2") == {
        "id": "2",
        "type": "luat",
        "number": "31/2024/QH15",
        "date": "2024-01-18",
        "effective": "2024-08-01",
        "issuer": None,
        "title": "Đất đai",
        "text": None,
    }
    assert corpus.get("3") is None
    assert corpus.add_records([{"id": 2, "code": "1/2025/QH15"}]) == 1
    assert len(corpus) == 2
    assert [str(fault) for fault in corpus.faults] == ['record 1: id "2" stood in an earlier line: that record was replaced']


def test_what_is_wrong_with_records() -> None:
    corpus = viendan.Corpus()
    assert corpus.add_records([{"code": "30/2020/NĐ-CP"}, {"id": "b", "type": "Quy ước", "title": 5}, {"id": "c"}]) == 2
    assert [(fault.line, fault.left_out) for fault in corpus.faults] == [(1, True), (2, False), (2, False)]
    assert 'expected a text, found 5' in str(corpus.faults[1])
    with pytest.raises(TypeError, match='field "date": expected a text, found list'):
        corpus.add_records([{"id": "d"}, {"id": "e", "date": [2020]}, {"id": "f"}])
    assert corpus.ids() == ["b", "c", "d"]
    with pytest.raises(TypeError, match="expected records, each a mapping, found str"):
        corpus.add_records(["30/2020/NĐ-CP"])  # type: ignore[list-item]


def test_missing_values_of_tables() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {
            "id": [1, 2, None],
            "code": ["45/2013/QH13", None, "30/2020/NĐ-CP"],
            "date": [datetime.date(2013, 11, 29), pd.NaT, None],
            "effective": pd.to_datetime(["2014-07-01", None, None]),
            "issuer": pd.array([pd.NA, "Chính phủ", pd.NA], dtype="string"),
        }
    )
    corpus = viendan.Corpus(frame.to_dict("records"))
    assert corpus.ids() == ["1", "2"]
    assert [str(fault)[:15] for fault in corpus.faults] == ["record 3: no id"]
    first, second = corpus.get("1"), corpus.get("2")
    assert first and (first["date"], first["effective"], first["issuer"]) == ("2013-11-29", "2014-07-01", None)
    assert second and (second["number"], second["date"], second["issuer"]) == (None, None, "Chính phủ")
    pl = pytest.importorskip("polars")
    assert viendan.Corpus(pl.DataFrame(LAWS).iter_rows(named=True)).ids() == ["1", "2"]


def test_json_lines(tmp_path: Path) -> None:
    lines = [json.dumps(law, ensure_ascii=False) for law in LAWS] + ["{"]
    path = tmp_path / "laws.jsonl"
    path.write_text("\n".join(lines))
    packed = tmp_path / "laws.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    sources = [str(path), path, lines, [line.encode() for line in lines], gzip.open(packed), path.open()]
    for source in sources:
        corpus = viendan.Corpus()
        assert corpus.load_jsonl(source) == 2
        assert [(fault.line, fault.left_out) for fault in corpus.faults] == [(3, True)]
        assert str(corpus.faults[0]).startswith("line 3: no JSON")
    with pytest.raises(FileNotFoundError):
        viendan.Corpus().load_jsonl(tmp_path / "none.jsonl")


def test_many_records_keep_their_numbers() -> None:
    records: list[dict[str, object]] = [{"id": n, "title": "x" * 1000} for n in range(10_000)]
    del records[9_000]["id"]
    corpus = viendan.Corpus(records)
    assert (len(corpus), [fault.line for fault in corpus.faults]) == (9_999, [9_001])


def test_a_reference_by_itself() -> None:
    corpus = viendan.Corpus(LAWS)
    [mention] = viendan.extract("theo Luật Đất đai năm 2013")
    for reference in ["luật đất đai 2013", viendan.parse("luật đất đai 2013"), mention]:
        resolution = corpus.resolve(reference)
        assert (resolution.status, resolution.to, resolution.why) == ("resolved", "1", None)
        assert "name" in resolution.evidence
    assert corpus.resolve("luật đất đai", date="2020-01-01").to == "1"
    assert corpus.resolve("luật đất đai", date=datetime.date(2025, 1, 1)).to == "2"
    outside = corpus.resolve("Nghị định 30/2020/NĐ-CP")
    assert outside.to_dict() == {"status": "outside", "to": None, "urn": "urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp"}
    assert repr(outside) == "<viendan.Resolution outside urn:lex:vn:chinh.phu:nghi.dinh:2020;30-2020-nd-cp>"
    with pytest.raises(viendan.ParseError):
        corpus.resolve("?")
    with pytest.raises(TypeError, match="expected a text, a Reference or a Mention, found int"):
        corpus.resolve(7)  # type: ignore[arg-type]


def test_links() -> None:
    corpus = viendan.Corpus(LAWS)
    text = "😀 Điều 5 Luật Đất đai và Luật này"
    law, own = corpus.link(text, citing={"type": "Luật", "code": "16/2023/QH15", "date": "2023-06-20"})
    assert isinstance(law, viendan.Resolution)
    assert (law.to, law.to_parts, text[law.mention.start : law.mention.end]) == ("1", ("dieu_5",), "Điều 5 Luật Đất đai")
    assert (own.status, own.to) == ("resolved", "1") or own.status == "outside"
    in_bytes = corpus.link(text, citing="2", offsets="bytes")
    assert text.encode()[in_bytes[0].mention.start : in_bytes[0].mention.end].decode() == law.mention.text
    assert corpus.link("", citing=None) == []


def test_what_cites_must_be_known() -> None:
    corpus = viendan.Corpus(LAWS)
    with pytest.raises(ValueError, match='citing: the corpus has no document with the id "3"'):
        corpus.link("Luật này", citing="3")
    with pytest.raises(ValueError, match="citing: field .date.: expected a date"):
        corpus.link("Luật này", citing={"date": "5/3/2020"})
    with pytest.raises(TypeError, match="citing: expected an id or a record, found float"):
        corpus.link("Luật này", citing=1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='date: expected a date such as 2020-03-05, found "x"'):
        corpus.link("Luật này", date="x")


def test_names_of_laws_added_later_are_read() -> None:
    corpus = viendan.Corpus(LAWS)
    text = "theo quy định của luật tàu vũ trụ mới"
    assert [link.to for link in corpus.link(text)] != ["3"]
    corpus.add_records([{"id": 3, "type": "Luật", "code": "1/2025/QH15", "title": "Tàu vũ trụ"}])
    assert [link.to for link in corpus.link(text)] == ["3"]
    corpus.remove("3")
    assert "3" not in [link.to for link in corpus.link(text)]


def linked_by_command(command: str, *arguments: object) -> list[dict[str, object]]:
    lines = subprocess.run([command, "link", *map(str, arguments)], capture_output=True, check=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("titles", [False, True])
def test_links_are_those_of_the_command(command: str, titles: bool) -> None:
    paths = sorted(EXAMPLES.glob("*.txt"))
    assert paths
    corpus = viendan.Corpus()
    for path in paths:
        corpus.add_text(path.stem, path.read_bytes().decode())
    found = []
    for path in paths:
        links = corpus.link(path.read_bytes().decode(), citing=path.stem, offsets="bytes", titles=titles)
        found += [{"id": path.stem, "from": path.stem} | link.to_dict() for link in links]
    assert found == linked_by_command(command, EXAMPLES, *(["--titles"] if titles else []))


def test_relations(command: str, tmp_path: Path) -> None:
    """Official notes, where they lie beside the checkout."""
    relations = ROOT.parent / "shared" / "relations"
    if not relations.exists():
        pytest.skip("no ../shared/relations")
    corpus = viendan.Corpus()
    corpus.load_jsonl(relations / "documents.jsonl")
    with gzip.open(relations / "dev" / "notes.jsonl.gz", "rt") as notes:
        lines = [line for line, _ in zip(notes, range(2_000))]
    sample = tmp_path / "notes.jsonl"
    sample.write_text("".join(lines))
    found = []
    for line in lines:
        note = json.loads(line)
        links = corpus.link(note["text"], offsets="bytes")
        found += [{"id": str(note["id"]), "from": None} | link.to_dict() for link in links]
    assert found == linked_by_command(command, "--corpus", relations / "documents.jsonl", sample)


def test_threads_share_a_corpus() -> None:
    corpus = viendan.Corpus(LAWS)
    expected = [link.to_dict() for link in corpus.link("theo Điều 5 Luật Đất đai năm 2013")]
    wrong: list[object] = []

    def work(n: int) -> None:
        for k in range(50):
            corpus.add_records([{"id": f"{n}-{k}", "code": f"{k}/2020/NĐ-CP"}])
            found = [link.to_dict() for link in corpus.link("theo Điều 5 Luật Đất đai năm 2013")]
            if found != expected:
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (wrong, len(corpus)) == ([], 202)


def test_pages() -> None:
    text = "theo Điều 5 Luật Đất đai năm 2013"
    assert viendan.annotate_html(text).startswith("<!DOCTYPE html>")
    html = viendan.annotate_html(text, viendan.Corpus(LAWS), url="/d/{id}#{eid}", language="en", title="A <note>")
    assert 'href="/d/1#dieu_5"' in html and 'lang="en"' in html and "A &lt;note&gt;" in html
    with pytest.raises(ValueError, match='language: expected "vi" or "en", found "fr"'):
        viendan.annotate_html(text, language="fr")  # type: ignore[arg-type]
    with pytest.raises(viendan.ParseError):
        viendan.annotate_html(text, url="/d/{what}")
    with pytest.raises(ValueError, match="citing and date need a corpus"):
        viendan.annotate_html(text, citing="1")
