"""What a user of the types writes: read by mypy --strict alone."""

from __future__ import annotations

from typing import assert_type

import viendan


def read(text: str) -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in viendan.extract(text, kinds=["numbered", "named"], offsets="bytes"):
        places.setdefault(mention.key, []).append((mention.start, mention.end))
    return places


def first_date(text: str) -> str | None:
    extractor = viendan.Extractor(names=["Luật Tàu vũ trụ"], types={"Quy ước": "quy_dinh"})
    mentions = extractor.extract(text)
    assert_type(mentions, list[viendan.Mention])
    return mentions[0].date if mentions else None


def number(reference: str) -> str | None:
    try:
        return viendan.parse(reference).number
    except viendan.ParseError as error:
        assert_type(error.found, str | None)
        return None


def targets(records: list[dict[str, str]], text: str) -> list[str | None]:
    corpus = viendan.Corpus(records)
    links = corpus.link(text, citing={"code": "30/2020/NĐ-CP"}, date="2020-03-05")
    assert_type(links, list[viendan.Link])
    ambiguous: viendan.Status = "ambiguous"
    return [link.to for link in links if link.status != ambiguous]
