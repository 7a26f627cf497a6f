"""What a mention costs on a cluster: processor time, Parquet, shuffle.

    python benches/spark.py 200000

Generated texts go through extract and link on a master and two workers of this machine. Clocks depend on what else runs; processor
time and bytes do not. ``SCALE.md`` reckons with these figures.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import generated
from cluster import Cluster, descendants
from viendan import spark as viendan_spark

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(cluster: Cluster) -> float:
    """What the executors and their Python workers have used."""
    total = 0
    for worker in cluster.workers:
        for pid in descendants(worker.child.pid):
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
    return total / TICKS


def size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*.parquet"))


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus_rows = pa.Table.from_pylist(generated.records())
        pq.write_table(corpus_rows, folder / "corpus.parquet")
        pq.write_table(corpus_rows.drop_columns("text"), folder / "bare.parquet")
        pq.write_table(pa.Table.from_pylist(list(generated.texts(count))), folder / "texts.parquet", row_group_size=count // 16)
        os.environ["PYSPARK_PYTHON"] = sys.executable
        os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
        cluster = Cluster(folder)
        try:
            options = {"spark.executor.memory": "1g", "spark.sql.shuffle.partitions": "8", "spark.ui.enabled": "false"}
            spark = viendan_spark.session(cluster.url, **options)
            spark.sparkContext.setLogLevel("ERROR")
            store = spark.sparkContext._jsc.sc().statusStore()
            mentions = 0

            def measured(what: str, work) -> None:
                cpu, clock = processor_seconds(cluster), time.monotonic()
                before = {stage.stageId() for stage in stages()}
                work()
                cpu, clock = processor_seconds(cluster) - cpu, time.monotonic() - clock
                written = sum(stage.shuffleWriteBytes() for stage in stages() if stage.stageId() not in before)
                print(f"{what}: {clock:.1f} s, processor {cpu:.1f} s, shuffle {written:,} bytes", flush=True)

            def stages():
                listed = store.stageList(None)
                return [listed.apply(n) for n in range(listed.size())]

            texts = spark.read.parquet(str(folder / "texts.parquet"))
            corpus = spark.read.parquet(str(folder / "corpus.parquet"))
            bare = spark.read.parquet(str(folder / "bare.parquet"))
            print(f"{count} texts, {texts.selectExpr('sum(octet_length(text))').first()[0]:,} bytes", flush=True)
            names = viendan_spark.law_names(corpus)
            measured(
                "extract",
                lambda: viendan_spark.extract(texts, document_column="document", names=names).write.parquet(str(folder / "mentions")),
            )
            read = spark.read.parquet(str(folder / "mentions"))
            mentions = read.count()
            print(f"{mentions} mentions, {size(folder / 'mentions') / mentions:.0f} bytes of Parquet each", flush=True)
            ways = {
                "link, shuffled": lambda: viendan_spark.link(read, bare, hot=count // 20, salts=4),
                "link, broadcast": lambda: viendan_spark.link(read, bare, broadcast=True),
                "link, shuffled, with the texts of the corpus": lambda: viendan_spark.link(read, corpus, hot=count // 20, salts=4),
            }
            for n, (what, way) in enumerate(ways.items()):
                measured(what, lambda way=way, n=n: way().write.parquet(str(folder / f"links-{n}")))
            print(f"{size(folder / 'links-0') / mentions:.0f} bytes of Parquet a link", flush=True)
            spark.stop()
        finally:
            cluster.stop()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
