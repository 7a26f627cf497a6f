"""``viendan.spark`` on a cluster of real processes: its rows are those of one machine, whatever happens to a worker."""

from __future__ import annotations

import gzip
import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark", reason="viendan.spark needs PySpark 4: pip install pyspark pyarrow")

import generated
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from cluster import Cluster
from pyspark.sql import SparkSession
from viendan import _viendan
from viendan import spark as viendan_spark

FAULT = viendan_spark.java_fault()
pytestmark = pytest.mark.skipif(FAULT is not None, reason=f"viendan.spark cannot be tested here: {FAULT}")

TEXTS = int(os.environ.get("VIENDAN_SPARK_TEXTS", "5000"))
RELATIONS = Path(__file__).resolve().parents[4] / "shared" / "relations"

COLUMNS = pa.schema([("id", pa.string()), ("document", pa.string()), ("text", pa.string())])


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def spark(cluster: Cluster) -> Iterator[SparkSession]:
    # Executors run the interpreter that the driver names.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = viendan_spark.session(
        cluster.url,
        **{
            "spark.driver.memory": "1g",
            "spark.driver.host": "127.0.0.1",
            "spark.executor.memory": "1g",
            "spark.executor.cores": "1",
            "spark.sql.shuffle.partitions": "8",
            "spark.ui.enabled": "false",
        },
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated corpus and texts as Parquet, in several row groups."""
    folder = tmp_path_factory.mktemp("files")
    records = pa.Table.from_pylist(generated.records())
    pq.write_table(records, folder / "corpus.parquet")
    pq.write_table(records.drop_columns("text"), folder / "bare.parquet")
    texts = pa.Table.from_pylist(list(generated.texts(TEXTS)), schema=COLUMNS)
    (folder / "texts").mkdir()
    parts = 16
    for n in range(parts):
        start, end = TEXTS * n // parts, TEXTS * (n + 1) // parts
        pq.write_table(texts.slice(start, end - start), folder / "texts" / f"{n:02}.parquet")
    return folder


def embedded(texts: pa.Table, records: list[dict[str, object]]) -> pa.Table:
    """The links that the embedded resolver gives."""
    lines = [{"record": json.dumps(record, ensure_ascii=False)} for record in records]
    corpus = pa.RecordBatch.from_pylist(lines, schema=pa.schema([("record", pa.string())]))
    [batch] = texts.combine_chunks().to_batches()
    return sorted_links(pa.Table.from_batches([pa.record_batch(_viendan.link_batch(batch, corpus, "chars"))]))


def sorted_links(links: pa.Table) -> pa.Table:
    """The rows in the order of their texts and places, whatever the order in which they were written."""
    order = pc.sort_indices(links, sort_keys=[("id", "ascending"), ("start", "ascending"), ("end", "ascending")])
    return links.take(order)


def same_rows(links: pa.Table, expected: pa.Table) -> None:
    links = sorted_links(links)
    assert links.num_rows == expected.num_rows
    assert links.column_names == expected.column_names
    for name in expected.column_names:
        found, wanted = links[name].cast(expected[name].type).combine_chunks(), expected[name].combine_chunks()
        if not found.equals(wanted):
            differs = [n for n in range(len(wanted)) if found[n] != wanted[n]]
            n = differs[0]
            pytest.fail(f"{len(differs)} rows differ in {name}, first {links.slice(n, 1).to_pylist()} for {expected.slice(n, 1).to_pylist()}")


@pytest.fixture(scope="module")
def expected(files: Path) -> pa.Table:
    return embedded(ds.dataset(files / "texts").to_table(), pq.read_table(files / "corpus.parquet").to_pylist())


def test_faults_are_named(spark: SparkSession) -> None:
    rows = [("a", "30/2020/NĐ-CP", "soon"), (None, "1/2020/TT-BTC", None), ("b", None, "2020-01-02"), ("b", None, None)]
    corpus = spark.createDataFrame(rows, "id string, code string, date string")
    found = sorted((row.left_out, row.message) for row in viendan_spark.faults(corpus).collect())
    assert found == [
        (False, 'field "date": expected a date such as 2020-03-05, found "soon"'),
        (False, "id b stands in 2 records"),
        (True, 'no id: expected a field "id" or "doc" with a text or a number'),
    ]


@pytest.mark.skipif(not RELATIONS.is_dir(), reason="the official relations do not lie beside the checkout")
@pytest.mark.parametrize("part", ["notes", "texts"])
def test_official_relations(spark: SparkSession, tmp_path: Path, part: str) -> None:
    lines = (RELATIONS / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    with gzip.open(RELATIONS / "dev" / f"{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [{**row, "document": None if row["doc"] is None else str(row["doc"])} for row in rows]
    texts = pa.Table.from_pylist(rows, schema=COLUMNS)
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "corpus.parquet")
    pq.write_table(texts, tmp_path / "texts.parquet", row_group_size=500)

    corpus = spark.read.parquet(str(tmp_path / "corpus.parquet"))
    names = viendan_spark.law_names(corpus)
    mentions = viendan_spark.extract(spark.read.parquet(str(tmp_path / "texts.parquet")), document_column="document", names=names)
    mentions.write.parquet(str(tmp_path / "mentions"))
    viendan_spark.link(spark.read.parquet(str(tmp_path / "mentions")), corpus).write.parquet(str(tmp_path / "links"))
    same_rows(ds.dataset(tmp_path / "links").to_table(), embedded(texts, records))


def test_every_row_is_that_of_one_machine(spark: SparkSession, files: Path, expected: pa.Table) -> None:
    corpus = spark.read.parquet(str(files / "corpus.parquet"))
    texts = spark.read.parquet(str(files / "texts"))
    names = viendan_spark.law_names(corpus)
    viendan_spark.extract(texts, document_column="document", names=names).write.parquet(str(files / "mentions"))
    mentions = spark.read.parquet(str(files / "mentions"))
    # A key that a twentieth of the texts look up is a hot one here.
    viendan_spark.link(mentions, corpus, hot=TEXTS // 20, salts=4).write.parquet(str(files / "links"))
    same_rows(ds.dataset(files / "links").to_table(), expected)


def test_a_worker_killed_in_the_middle_changes_nothing(spark: SparkSession, cluster: Cluster, files: Path, expected: pa.Table) -> None:
    mentions = spark.read.parquet(str(files / "mentions"))
    corpus = spark.read.parquet(str(files / "corpus.parquet"))
    tracker = spark.sparkContext.statusTracker()
    killed: list[int] = []

    def kill() -> None:
        """Kills a worker with its executor, once both have finished tasks of a stage that goes on."""
        while not done.is_set():
            for stage in map(tracker.getStageInfo, tracker.getActiveStageIds()):
                if stage is not None and stage.numTasks > 2 and stage.numCompletedTasks >= 2:
                    killed.append(stage.numCompletedTasks)
                    cluster.workers[0].kill()
                    return
            done.wait(0.02)

    done = threading.Event()
    killer = threading.Thread(target=kill)
    killer.start()
    try:
        viendan_spark.link(mentions, corpus, broadcast=True).write.parquet(str(files / "links-after-kill"))
    finally:
        done.set()
        killer.join()
    assert killed, "the job ended before a worker could be killed"
    same_rows(ds.dataset(files / "links-after-kill").to_table(), expected)
