"""Exceptions of the package."""

from __future__ import annotations


class ParseError(ValueError):
    """A text is not the reference that was asked for.

    ``kind`` is ``empty`` (the text holds nothing), ``unexpected`` (something else stands where a piece was expected) or
    ``trailing`` (text is left over). ``offset`` is the place in code points, ``byte`` the same in bytes of the text in UTF-8,
    ``expected`` what was expected there, ``found`` the character that stands there, ``None`` at the end of the text.

    >>> try:
    ...     viendan.parse("khoản 2 Điều 5 luật đất đai ?")
    ... except viendan.ParseError as error:
    ...     (error.kind, error.offset, error.byte, error.expected, error.found)
    ('trailing', 28, 39, 'the end of the reference', '?')
    """

    def __init__(self, kind: str, byte: int, offset: int, expected: str, found: str | None) -> None:
        what = "the end of the text" if found is None else repr(found)
        super().__init__(f"expected {expected} at character {offset} (byte {byte}), found {what}")
        self.kind = kind
        self.byte = byte
        self.offset = offset
        self.expected = expected
        self.found = found

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, int, int, str, str | None]]:
        return type(self), (self.kind, self.byte, self.offset, self.expected, self.found)


ParseError.__module__ = "viendan"
