"""Columns of texts to columns of mentions, for the libraries of tables."""

from __future__ import annotations

import pickle

import pyarrow as pa
import pytest
import viendan
from conftest import sample_texts

TEXTS = [
    "theo Nghị định 30/2020/NĐ-CP 😀 và khoản 1, khoản 2 Điều 5 Luật Đất đai số 31/2024/QH15",
    None,
    "",
    "không có gì",
    "😀 Điều 7 Luật này",
]


def by_hand(texts: list[str | None], offsets: str = "chars") -> list[dict[str, object]]:
    rows = []
    for row, text in enumerate(texts):
        for mention in viendan.extract(text or "", offsets=offsets):  # type: ignore[arg-type]
            rows.append({"row": row} | {"name": None} | mention.to_dict())
    return rows


def rows(batch: viendan.MentionBatch) -> list[dict[str, object]]:
    table = batch.to_pyarrow()
    table.validate(full=True)
    return table.to_pylist()


@pytest.mark.parametrize("of", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
@pytest.mark.parametrize("offsets", ["chars", "bytes"])
def test_the_same_as_one_by_one(of: pa.DataType, offsets: str) -> None:
    array = pa.array(TEXTS, of)
    assert rows(viendan.extract_batch(array, offsets=offsets)) == by_hand(TEXTS, offsets)
    # A part of an array, and pieces with an empty one between them.
    assert rows(viendan.extract_batch(array[3:], offsets=offsets)) == by_hand(TEXTS[3:], offsets)
    pieces = pa.chunked_array([array[:2], array[:0], array[2:]])
    assert rows(viendan.extract_batch(pieces, offsets=offsets)) == by_hand(TEXTS, offsets)


def test_schema() -> None:
    words = pa.dictionary(pa.int8(), pa.string())
    batch = viendan.extract_batch(pa.array(TEXTS))
    assert batch.to_pyarrow().schema == pa.schema(
        [
            pa.field("row", pa.int64(), nullable=False),
            pa.field("start", pa.int64(), nullable=False),
            pa.field("end", pa.int64(), nullable=False),
            pa.field("full_end", pa.int64(), nullable=False),
            pa.field("text", pa.string(), nullable=False),
            pa.field("kind", words, nullable=False),
            pa.field("type", words),
            pa.field("key", pa.string(), nullable=False),
            pa.field("date", pa.string()),
            pa.field("issuer", pa.string()),
            pa.field("parts", pa.list_(pa.string()), nullable=False),
            pa.field("rel", words, nullable=False),
            pa.field("name", pa.string()),
        ]
    )
    assert pa.schema(batch) == batch.to_pyarrow().schema
    assert batch.column_names == batch.to_pyarrow().schema.names
    assert (len(batch), batch.num_rows, repr(batch)) == (3, 3, "<viendan.MentionBatch of 3 mentions>")
    assert pa.table(batch).num_rows == 3


@pytest.mark.parametrize("texts", [pa.array([], pa.string()), pa.array([None, None]), pa.chunked_array([], pa.string())], ids=repr)
def test_nothing_to_read(texts: pa.Array) -> None:
    batch = viendan.extract_batch(texts)
    assert len(batch) == 0
    assert batch.to_pyarrow().schema == viendan.extract_batch(pa.array(TEXTS)).to_pyarrow().schema


@pytest.mark.parametrize("threads", [None, 1, 2, 7])
def test_threads_keep_the_order(threads: int | None) -> None:
    texts = [path.read_text() for path in sample_texts()[:8]] * 30
    array = pa.chunked_array([pa.array(texts[:50]), pa.array(texts[50:], pa.string())])
    batch = viendan.extract_batch(array, threads=threads)
    assert rows(batch) == by_hand(list(texts))
    # One set of words, each once.
    kinds = batch.to_pyarrow()["kind"].dictionary.to_pylist()
    assert len(set(kinds)) == len(kinds)


def test_an_extractor_of_its_own() -> None:
    extractor = pickle.loads(pickle.dumps(viendan.Extractor(kinds=["self", "implicit", "back"])))
    assert extractor.extract_batch(pa.array(TEXTS)).to_pyarrow()["row"].to_pylist() == [4]


def test_what_is_no_column_of_texts() -> None:
    with pytest.raises(TypeError, match="expected an Arrow array of strings .*, found list"):
        viendan.extract_batch(["Luật này"])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="utf8, large_utf8 or utf8_view.*, found Int64"):
        viendan.extract_batch(pa.array([1]))
    with pytest.raises(TypeError, match="found Struct"):
        viendan.extract_batch(pa.record_batch({"text": ["Luật này"]}))
    with pytest.raises(ValueError, match="threads: expected 1 or more, found 0"):
        viendan.extract_batch(pa.array(["Luật này"]), threads=0)
    broken = pa.array([b"Lu\xe1\xba\xadt", b"Lu\xe1\xbat"]).view(pa.string())
    with pytest.raises(ValueError, match="row 1: expected UTF-8, which ends at byte 2"):
        viendan.extract_batch(broken)


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    documents = pl.DataFrame({"id": ["a", "b"], "text": ["theo Nghị định 30/2020/NĐ-CP", "Điều 7 Luật này"]})
    mentions = pl.DataFrame(viendan.extract_batch(documents["text"]))
    joined = documents.with_row_index("row").join(mentions.with_columns(pl.col("row").cast(pl.UInt32)), on="row")
    assert joined.select("id", "key").rows() == [("a", "30/2020/NĐ-CP"), ("b", "self")]


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    documents = pd.DataFrame({"text": ["theo Nghị định 30/2020/NĐ-CP", None, "Điều 7 Luật này"]}, index=["a", "b", "c"])
    mentions = viendan.extract_batch(pa.array(documents["text"], pa.string())).to_pyarrow().to_pandas()
    mentions.index = documents.index[mentions["row"]]
    assert mentions["key"].to_dict() == {"a": "30/2020/NĐ-CP", "c": "self"}
    assert mentions["kind"].tolist() == ["numbered", "self"]


def test_datasets() -> None:
    datasets = pytest.importorskip("datasets")
    documents = datasets.Dataset.from_dict({"text": ["theo Nghị định 30/2020/NĐ-CP", "Điều 7 Luật này và Điều 8"]})

    def mentions(table: pa.Table) -> pa.Table:
        return pa.table(viendan.extract_batch(table["text"]))

    found = documents.with_format("arrow").map(mentions, batched=True, remove_columns=["text"]).with_format(None)
    assert found["key"][:] == ["30/2020/NĐ-CP", "self", "self"]
