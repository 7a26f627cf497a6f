"""Reads Vietnamese legal citations in text: typed mentions with exact places, and links between documents.

>>> text = "Theo khoản 2 Điều 15 Luật Đất đai 2024 và Nghị định 102/2024/NĐ-CP, Điều 7 Luật này áp dụng từ 2025."
>>> for mention in viendan.extract(text):
...     print(mention.start, mention.end, mention.kind, mention.key, mention.parts)
5 33 named luật đất đai ('dieu_15__khoan_2',)
42 66 numbered 102/2024/NĐ-CP ()
68 83 back luật đất đai ('dieu_7',)
"""

from viendan._errors import ParseError
from viendan._types import Kind, Language, Offsets, Relation, Status
from viendan._viendan import (
    Corpus,
    Extractor,
    Fault,
    Link,
    Mention,
    MentionBatch,
    Reference,
    Resolution,
    annotate_html,
    extract,
    extract_batch,
    parse,
)

__all__ = [
    "Corpus",
    "Extractor",
    "Fault",
    "Kind",
    "Language",
    "Link",
    "Mention",
    "MentionBatch",
    "Offsets",
    "ParseError",
    "Reference",
    "Relation",
    "Resolution",
    "Status",
    "annotate_html",
    "extract",
    "extract_batch",
    "parse",
]
