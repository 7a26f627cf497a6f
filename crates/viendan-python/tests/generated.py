"""A corpus and short texts that cite it, the same each time: many kinds of citations, and a few laws that a third of them mean."""

from __future__ import annotations

import random
from collections.abc import Iterator

LAWS = [
    ("45/2013/QH13", "2013-11-29", "2014-07-01", "Luật", "Đất đai"),
    ("31/2024/QH15", "2024-01-18", "2024-08-01", "Luật", "Đất đai"),
    ("59/2020/QH14", "2020-06-17", "2021-01-01", "Luật", "Doanh nghiệp"),
    ("61/2020/QH14", "2020-06-17", "2021-01-01", "Luật", "Đầu tư"),
    ("91/2015/QH13", "2015-11-24", "2017-01-01", "Bộ luật", "Dân sự"),
    ("45/2019/QH14", "2019-11-20", "2021-01-01", "Bộ luật", "Lao động"),
    ("50/2014/QH13", "2014-06-18", "2015-01-01", "Luật", "Xây dựng"),
    ("83/2015/QH13", "2015-06-25", "2017-01-01", "Luật", "Ngân sách nhà nước"),
    ("77/2015/QH13", "2015-06-19", "2016-01-01", "Luật", "Tổ chức chính quyền địa phương"),
    ("80/2015/QH13", "2015-06-22", "2016-07-01", "Luật", "Ban hành văn bản quy phạm pháp luật"),
    ("7/2031/QH17", "2031-06-20", "2032-01-01", "Luật", "Tàu vũ trụ"),
]
MINISTRIES = [
    ("BTC", "Bộ Tài chính"),
    ("BYT", "Bộ Y tế"),
    ("BCT", "Bộ Công Thương"),
    ("BXD", "Bộ Xây dựng"),
    ("BTNMT", "Bộ Tài nguyên và Môi trường"),
]
PROVINCES = [
    "An Giang", "Bắc Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Gia Lai", "Hà Giang", "Hà Tĩnh",
    "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi",
    "Quảng Ninh", "Sơn La", "Thái Nguyên", "Thanh Hóa",
]  # fmt: skip
YEARS = range(2012, 2026)
BODY = "Điều 1. Phạm vi\n1. Hồ sơ.\n2. Đơn gồm:\na) Mẫu;\nb) Tờ khai.\nĐiều 2. Thủ tục\nNộp hồ sơ.\nĐiều 3. Hiệu lực\nTừ ngày ký.\n"


def records() -> list[dict[str, str | None]]:
    """The documents of the corpus; a few have a fault, or lack a fact."""
    draw = random.Random(20261125)
    found = [
        dict(id=f"l{n}", type=kind, code=code, date=date, effective=effective, issuer="Quốc hội", title=title, text=BODY)
        for n, (code, date, effective, kind, title) in enumerate(LAWS)
    ]

    def add(kind: str, code: str, year: int, issuer: str) -> None:
        day = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        found.append(
            dict(
                id=f"d{len(found)}",
                type=draw.choice([kind, kind, kind, None]),
                code=code,
                date=None if draw.random() < 0.05 else "hôm qua" if draw.random() < 0.01 else day,
                effective=None,
                issuer=None if draw.random() < 0.1 else issuer,
                title=f"Về việc số {len(found)}",
                text=BODY if draw.random() < 0.5 else None,
            )
        )

    for year in YEARS:
        for ordinal in range(1, 41):
            add("Nghị định", f"{ordinal:02}/{year}/NĐ-CP", year, "Chính phủ")
        for code, issuer in MINISTRIES:
            for ordinal in range(1, 13):
                add("Thông tư", f"{ordinal:02}/{year}/TT-{code}", year, issuer)
        add("Thông tư liên tịch", f"3/{year}/TTLT-BTC-BYT", year, "Bộ Tài chính; Bộ Y tế")
        for ordinal in range(1, 5):
            add("Quyết định", f"{ordinal}/QĐ-TTg", year, "Thủ tướng Chính phủ")
            for province in PROVINCES:
                add("Quyết định", f"{ordinal}/{year}/QĐ-UBND", year, f"Ủy ban nhân dân tỉnh {province}")
    return found


def texts(count: int) -> Iterator[dict[str, str | None]]:
    """Texts with an ``id``, for some the ``document`` that they are, and the ``text``."""
    draw = random.Random(7)
    ids = [str(record["id"]) for record in records()]

    def part() -> str:
        article = f"Điều {draw.randint(1, 4)}"
        return draw.choice(["", "", f"{article} ", f"khoản {draw.randint(1, 3)} {article} ", f"điểm a khoản 2 {article} "])

    def law() -> str:
        # The first laws far more often than the last.
        code, date, _, kind, title = LAWS[min(int(draw.expovariate(0.5)), len(LAWS) - 1)]
        year = f" năm {date[:4]}"
        return f"{part()}{kind} {title}" + draw.choice(["", "", "", year, f" số {code}", f" số {code}", " ngày 01 tháng 02 năm 2003"])

    def other() -> str:
        year, ordinal = draw.choice(YEARS), draw.randint(1, 44)
        code, issuer = draw.choice(MINISTRIES)
        return part() + draw.choice(
            [
                f"Nghị định số {ordinal:02}/{year}/NĐ-CP",
                f"Nghị định {ordinal}/{year}",
                f"Thông tư số {ordinal % 14}/{year}/TT-{code} của {issuer}",
                f"Thông tư số {ordinal % 14}/{year}/TT-{code}C",
                f"Thông tư {ordinal % 14} ngày 03 tháng 4 năm {year}",
                f"Thông tư liên tịch số 3/{year}/TTLT-BTC",
                f"Quyết định số {ordinal % 5}/QĐ-TTg ngày 02/3/{year}",
                f"Quyết định số {ordinal % 5}/{year}/QĐ-UBND",
                f"Quyết định số {ordinal % 5}/{year}/QĐ-UBND của Ủy ban nhân dân tỉnh {draw.choice(PROVINCES)}",
                "Nghị định này",
                "văn bản này",
                "Luật đó",
            ]
        )

    for n in range(count):
        first, second = law(), other()
        frame = draw.choice(
            [
                "Điều 1. Căn cứ\n1. Căn cứ {first};\n2. Theo {second} và khoản 1 Điều này.\n",
                "Căn cứ {first} và {second}.",
                "Hồ sơ tại Điều 1; về đơn tại Điều 9 {first}. Việc nộp theo {second}, Điều 5 Luật này.",
                "{second} được sửa đổi; {first} thay thế. Xem {third}.",
                "Trong năm nay có 24/24 giờ.",
            ]
        )
        text = frame.format(first=first, second=second, third=other())
        yield dict(id=f"t{n}", document=draw.choice(ids) if draw.random() < 0.4 else None, text=text if n % 997 else None)
