"""Reading and linking on a Spark cluster, with the answers of one machine.

    from pyspark.sql import SparkSession
    from viendan import spark as viendan_spark

    spark = SparkSession.builder.getOrCreate()
    corpus = spark.read.parquet("corpus.parquet")  # id, type, number, date, issuer, title; text or none
    texts = spark.read.parquet("texts.parquet")  # id, text
    mentions = viendan_spark.extract(texts, "text", document_column="id", names=viendan_spark.law_names(corpus))
    mentions.write.parquet("mentions.parquet")
    links = viendan_spark.link(spark.read.parquet("mentions.parquet"), corpus)
    links.write.parquet("links.parquet")

A text is read where it lies. The keys that its mentions look up and the keys under which the records stand meet in a join of
Spark SQL, and each text is ranked against the records that it needs, by the ranking that the embedded resolver uses. Nothing but the
names of laws comes to the driver.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

try:
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f
except ImportError as _missing:
    raise ImportError(f"viendan.spark needs PySpark 4 and pyarrow (pip install 'viendan[spark]'): {_missing}") from _missing

from viendan import _viendan

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

    from viendan._types import Offsets

__all__ = ["extract", "faults", "java_fault", "law_names", "link", "session"]

MENTIONS = """
    id string, document string, n int, start long, end long, full_end long, text string, kind string, type string, key string,
    date string, issuer string, parts array<string>, rel string, name string, from_part string, sighting string,
    first_keys array<long>, other_keys array<long>
"""
LINKS = """
    id string, `from` string, from_part string, start long, end long, text string, kind string, rel string, status string,
    `to` string, to_parts array<string>, missing_parts array<string>, evidence string, urn string, why string,
    candidates array<string>, in_title_of long
"""

# The fields of a record besides its text.
RECORD_FIELDS = ("id", "doc", "type", "number", "code", "date", "effective", "issuer", "title")

# What the rows of one text are ranked by.
ROWS = {
    "id": "string",
    "n": "int",
    "document": "string",
    "start": "long",
    "end": "long",
    "text": "string",
    "sighting": "string",
    "record": "string",
}


def java_fault() -> str | None:
    """Why Spark cannot run here, or ``None``."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        return "no Java runtime: expected Java 17 or newer as `java` on the path or below JAVA_HOME (Debian: apt install openjdk-17-jre-headless)"
    printed = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', printed)
    if version is None or int(version[1]) < 17:
        return f"expected Java 17 or newer, found {printed.strip().splitlines()[0] if printed.strip() else 'nothing'} ({java})"
    return None


def session(master: str | None = None, **options: str) -> SparkSession:
    """A Spark session, for a start: the usual one with joins that adapt to what they find.

    ``master`` is the cluster's address, ``options`` are further settings of Spark. Where no Java runtime is, the error says so.
    """
    fault = java_fault()
    if fault is not None:
        raise RuntimeError(f"Spark cannot start: {fault}")
    builder = SparkSession.builder.appName("viendan")
    if master is not None:
        builder = builder.master(master)
    for name, value in {"spark.sql.adaptive.enabled": "true", **options}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def extract(
    df: DataFrame,
    text_column: str = "text",
    *,
    id_column: str = "id",
    document_column: str | None = None,
    names: DataFrame | Iterable[str] = (),
    offsets: Offsets = "chars",
) -> DataFrame:
    """Reads the texts of a column: one row a mention, with the columns that ``viendan.extract_batch`` gives and those that
    ``link`` needs.

    ``id_column`` names each text, no two alike. ``document_column`` says which document of the corpus the text is; without it
    ``Luật này`` has no document. ``names`` are names of laws besides the built-in ones: what ``law_names`` gives of the corpus to
    which the mentions will be linked. Places count code points, as Spark's ``substring`` does, or ``"bytes"``. A null text has no
    mention; a broken byte is passed over.
    """
    further = [row.name for row in names.collect()] if hasattr(names, "collect") else list(names)
    document = f.col(document_column) if document_column else f.lit(None)
    texts = df.select(
        f.col(id_column).cast("string").alias("id"),
        document.cast("string").alias("document"),
        f.col(text_column).cast("string").alias("text"),
    )

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        extractor = _viendan.Extractor(names=further)
        for batch in batches:
            yield pa.record_batch(_viendan.read_batch(batch, extractor, offsets))

    return texts.mapInArrow(read, MENTIONS)


def law_names(corpus: DataFrame) -> DataFrame:
    """The names of the corpus's laws that the built-in table does not have, each once, in the column ``name``."""
    return _records(corpus).mapInArrow(_each("names_batch"), "name string").distinct()


def faults(corpus: DataFrame) -> DataFrame:
    """What is wrong with the records of a corpus: ``record`` as JSON, whether it is ``left_out``, and the ``message``. A record
    that is not left out is taken without the faulty field.
    """
    found = _records(corpus).mapInArrow(_each("faults_batch"), "record string, left_out boolean, message string")
    ids = corpus.groupBy(_id(corpus).alias("id")).count().where("count > 1 and id is not null")
    message = f.format_string("id %s stands in %d records", "id", "count")
    twice = ids.select(f.lit(None).cast("string").alias("record"), f.lit(False).alias("left_out"), message.alias("message"))
    return found.unionByName(twice)


def link(
    mentions: DataFrame,
    corpus: DataFrame,
    *,
    broadcast: bool = False,
    hot: int = 100_000,
    salts: int = 32,
) -> DataFrame:
    """Which document of the corpus each mention means, or why that cannot be known: one row a mention, with the fields of
    ``viendan link``.

    ``mentions`` is what ``extract`` gave, best read back from Parquet: it is read two or three times. ``corpus`` has a row for each
    document, no two of one ``id`` (or ``doc``), with ``number`` (or ``code``) or ``title``, and ``type``, ``date``, ``effective``,
    ``issuer``; with a column ``text`` the provisions cited are looked up in it.

    ``broadcast`` gives each executor the whole index of the corpus, about a kilobyte a record, instead of a shuffle of the keys.
    In the shuffle a key that more than ``hot`` texts look up is spread over ``salts`` partitions.
    """
    index = _records(corpus).mapInArrow(_each("index_batch"), "key long, record string")
    candidates = _candidates(mentions, index, broadcast, hot, salts)
    rows = _rows(mentions).unionByName(_rows(candidates)).repartition("id")
    lacking = _lacking(rows, corpus) if "text" in corpus.columns else None
    if lacking is None:
        rows = rows.withColumn("lacking", f.lit(None).cast("string"))
    else:
        rows = rows.join(lacking, "id", "left")
    return _ranked(rows, False, LINKS)


def _candidates(mentions: DataFrame, index: DataFrame, broadcast: bool, hot: int, salts: int) -> DataFrame:
    """The records that each text needs: ``id``, ``record``."""
    lookups = mentions.select("id", "other_keys", f.posexplode("first_keys").alias("place", "key"))
    if broadcast:
        index = f.broadcast(index)
        found = lookups.join(index, "key", "left")
    else:
        found = _spread_join(lookups, index, hot, salts)
    # What nearly fits is looked up where nothing fits.
    missed = found.where("record is null and place = 0").select("id", f.explode("other_keys").alias("key"))
    near = missed.join(index, "key")
    return found.where("record is not null").select("id", "record").unionByName(near.select("id", "record"))


def _spread_join(lookups: DataFrame, index: DataFrame, hot: int, salts: int) -> DataFrame:
    """Joins on ``key``; the few keys that very many rows have are spread over ``salts`` partitions each."""
    counts = lookups.groupBy("key").count()
    hot_keys = f.broadcast(counts.where(f.col("count") > hot).select("key", f.lit(True).alias("is_hot")))
    salt = f.when(f.col("is_hot"), f.pmod(f.xxhash64("id"), f.lit(salts)).cast("int")).otherwise(0)
    copies = f.when(f.col("is_hot"), f.sequence(f.lit(0), f.lit(salts - 1))).otherwise(f.array(f.lit(0)))
    left = lookups.join(hot_keys, "key", "left").withColumn("salt", salt).drop("is_hot")
    right = index.join(hot_keys, "key", "left").select("key", "record", f.explode(copies).alias("salt"))
    return left.join(right, ["key", "salt"], "left")


def _lacking(rows: DataFrame, corpus: DataFrame) -> DataFrame:
    """The provisions that matter to each text and that their documents lack: ``id``, ``lacking``."""
    asked = _ranked(rows.withColumn("lacking", f.lit(None).cast("string")), True, "id string, target string, path string")
    # Each document is read once, whoever asks.
    wanted = asked.groupBy("target").agg(f.collect_set("path").alias("paths"))
    texts = corpus.select(_id(corpus).alias("target"), f.col("text").cast("string").alias("text")).where("text is not null")
    answers = wanted.join(texts, "target").select("target", "text", "paths")
    lacking = answers.mapInArrow(_each("lacking_batch"), "target string, path string")
    pairs = asked.join(lacking, ["target", "path"]).select("id", f.array("target", "path").alias("pair"))
    return pairs.groupBy("id").agg(f.to_json(f.collect_list("pair")).alias("lacking"))


def _ranked(rows: DataFrame, asks: bool, schema: str) -> DataFrame:
    """The rows of each text ranked; they lie in one partition."""

    def rank(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        linker = _viendan.Linker(asks=asks)
        for batch in batches:
            yield pa.record_batch(linker.push(batch))
        yield pa.record_batch(linker.finish())

    return rows.sortWithinPartitions("id").mapInArrow(rank, schema)


def _rows(df: DataFrame) -> DataFrame:
    """The columns of ``ROWS``, null where the rows have none."""
    columns = [f.col(name) if name in df.columns else f.lit(None).cast(of).alias(name) for name, of in ROWS.items()]
    return df.select(*columns)


def _records(corpus: DataFrame) -> DataFrame:
    """The records without their texts, as JSON in the column ``record``."""
    fields = [f.col(name) for name in RECORD_FIELDS if name in corpus.columns]
    return corpus.select(f.to_json(f.struct(*fields)).alias("record"))


def _id(corpus: DataFrame) -> Column:
    columns = [f.col(name).cast("string") for name in ("id", "doc") if name in corpus.columns]
    if not columns:
        raise ValueError(f'corpus: expected a column "id" or "doc", found {", ".join(corpus.columns)}')
    return f.coalesce(*columns)


def _each(name: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function for ``mapInArrow`` of a native one for a batch."""

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        work = getattr(_viendan, name)
        for batch in batches:
            yield pa.record_batch(work(batch))

    return run
