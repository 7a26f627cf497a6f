"""Words that arguments and results are made of, for type checkers."""

from typing import Literal

Kind = Literal["numbered", "named", "self", "back", "implicit"]
Relation = Literal["can_cu", "sua_doi", "thay_the", "bai_bo", "huong_dan", "ban_hanh_kem_theo", "dan_chieu"]
Status = Literal["resolved", "ambiguous", "outside", "contradictory"]
Offsets = Literal["chars", "bytes"]
Language = Literal["vi", "en"]
