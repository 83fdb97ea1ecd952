"""Ways to spoil a file: what slips, pastes, bad disks, old programs and malice do to real data.

Every function takes what a file holds and hypothesis' `draw`, and gives what it holds afterwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

NUMBERS = (
    *("", "-", "–", "0", "08", "1e3", "٣", "½", "²", "1.000.000,00", "1 234", "1'234", "-5", "−5", "NaN"),
    *("inf", "-inf", "0x10", "1_000", "60,5", "36.690", "1,234", "100,01", "0,0000001", "9" * 15, "9" * 400),
    *("9000000000000", "1000000000000000000", "-0", "+5", "%", "đ", "5 đồng", "1.2.3", "1,2,3", "08-Dec"),
    *("12-thg 8", "8/12", "2023-12-08", "12.34%", "３６", "#REF!", "#DIV/0!", "5-6", "6-5", "1-2-3"),
)
TEXTS = (
    *(
        "=1+1",
        "@SUM(A1)",
        "\t",
        "no",
        "yes",
        "null",
        "~",
        "true",
        "{}",
        "[]",
        "{a: b}",
        "&a x",
        "*a",
        "!!x y",
    ),
    *("'", '"', '""', '"x', "|", ">", "- ", "#", ": ", "a: b", "%YAML 9.9", "---", "...", "<<", "\\", "?"),
    *("../../etc/passwd", "/etc/passwd", "a/b.csv", "CON.csv", "con", "\u200b", "\u00a0", "\u202e", "\ufeff"),
    *(
        "x" * 5000,
        "ă" * 300,
        "\U0001f600",
        "\x07",
        "\x0b",
        "\x85",
        "\u2028",
        "Xа",
        "Хã",
        "<script>",
        "{{ 1 }}",
    ),
    *(
        "Tổng cộng",
        "x",
        "X",
        "all",
        "commune",
        "district",
        "tỉnh",
        "xã",
        "highest",
        "lowest",
        "not_met",
        "met",
    ),
    *(
        "extract",
        "transcript",
        "received",
        "online",
        "online-submission",
        "766",
        "766.grade",
        "766-1.percent",
    ),
    *(
        "huyen-tuy-phuoc-550",
        "tinh-binh-dinh-52",
        "trung-uong",
        "khong-neu",
        "central-2023",
        "binh-dinh-2023",
    ),
    *(
        "2023-q3",
        "2023",
        "2023-13",
        "0000",
        "9999-12",
        "0001-01-01",
        "9999-12-31",
        "2023-02-30",
        "31/12/2023",
    ),
    *(
        "2023-07-24_2023-07-01",
        "online.target",
        "received.rank",
        "unit",
        "tier",
        "total",
        "no",
        "value",
        "phu-luc",
    ),
)
HOSTILE = NUMBERS + TEXTS
"""Values that have broken programs, and values that mean something elsewhere in the data."""

BYTES = (b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\r\n", b"\x1a", b"\xc3", b'"', b"\t")
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "cp1252", "utf-7")


def place_in(length: int, draw: Draw) -> int:
    """A position from 0 to `length`."""
    return int(draw(st.integers(0, length)))


def bytes_changed(content: bytes, draw: Draw) -> bytes:
    """Bits flipped, bytes cut, put in or moved: a bad disk, a cut download."""
    start = place_in(len(content), draw)
    kind = draw(st.sampled_from(["flip", "cut", "lose", "insert", "known", "repeat", "zero"]))
    if kind == "cut":
        return content[:start]
    if kind == "lose":
        return content[:start] + content[start + draw(st.integers(1, 40)) :]
    if kind == "insert":
        return content[:start] + draw(st.binary(min_size=1, max_size=6)) + content[start:]
    if kind == "known":
        return content[:start] + draw(st.sampled_from(BYTES)) + content[start:]
    if kind == "repeat":
        return content[: start + 200] + content[start:]
    if kind == "zero":
        return content[:start] + bytes(len(content[start : start + 16])) + content[start + 16 :]
    changed = bytearray(content)
    if changed:
        changed[min(start, len(changed) - 1)] ^= 1 << draw(st.integers(0, 7))
    return bytes(changed)


def encoding_changed(text: str, draw: Draw) -> bytes:
    """The same text as another program, another system or another keyboard saves it."""
    kind = draw(st.sampled_from([*CODECS, "nfd", "nfkd", "crlf", "cr", "mixed", "upper", "mojibake"]))
    if kind in CODECS:
        return text.encode(kind, "replace")
    made = {
        "nfd": lambda: unicodedata.normalize("NFD", text),
        "nfkd": lambda: unicodedata.normalize("NFKD", text),
        "crlf": lambda: text.replace("\n", "\r\n"),
        "cr": lambda: text.replace("\n", "\r"),
        "mixed": lambda: "\r\n".join(text.split("\n", 3)),
        "upper": text.upper,
        "mojibake": lambda: text.encode().decode("latin-1"),
    }[kind]()
    return made.encode()


def lines_changed(text: str, draw: Draw) -> str:
    """Lines lost, doubled, moved, indented or broken off."""
    lines = text.split("\n")
    at = place_in(len(lines) - 1, draw)
    kind = draw(st.sampled_from(["lose", "double", "swap", "blank", "indent", "outdent", "break", "value"]))
    line = lines[at]
    if kind == "lose":
        del lines[at : at + draw(st.integers(1, 3))]
    elif kind == "double":
        lines[at:at] = lines[at : at + draw(st.integers(1, 3))]
    elif kind == "swap":
        other = place_in(len(lines) - 1, draw)
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "blank":
        lines.insert(at, draw(st.sampled_from(["", " ", "\t", ",,,", "#", "---", "-"])))
    elif kind == "indent":
        lines[at] = draw(st.sampled_from([" ", "  ", "\t", "    "])) + line
    elif kind == "outdent":
        lines[at] = line[draw(st.integers(1, 4)) :]
    elif kind == "break":
        cut = place_in(len(line), draw)
        lines[at : at + 1] = [line[:cut], line[cut:]]
    else:
        lines[at] = draw(st.sampled_from(HOSTILE))
    return "\n".join(lines)


def letters_changed(text: str, draw: Draw) -> str:
    """Characters put in or replaced anywhere, those that no keyboard has as well."""
    start = place_in(len(text), draw)
    given = draw(st.one_of(st.text(max_size=4), st.sampled_from(HOSTILE)))
    return text[:start] + given + text[start + draw(st.integers(0, 3)) :]


def cells_changed(text: str, draw: Draw) -> str:
    """A table whose cells, rows or columns went astray; quotes are taken as they stand."""
    rows = [line.split(",") for line in text.split("\n")]
    at = place_in(len(rows) - 1, draw)
    column = place_in(max(0, len(rows[at]) - 1), draw)
    kind = draw(st.sampled_from(["cell", "cell", "cell", "swap", "shift", "lose", "double", "head", "slide"]))
    if kind == "cell":
        rows[at][column] = quoted(draw(st.sampled_from(HOSTILE)))
    elif kind == "head":
        rows[0][place_in(len(rows[0]) - 1, draw)] = quoted(draw(st.sampled_from(HOSTILE)))
    elif kind == "shift":
        rows[at].insert(column, "")
    elif kind == "slide":
        cells = [row[column] for row in rows[1:] if len(row) > column]
        for row, cell in zip((r for r in rows[1:] if len(r) > column), ["", *cells], strict=False):
            row[column] = cell
    else:
        other = place_in(max(0, len(rows[0]) - 1), draw)
        for row in rows:
            if kind == "swap" and max(column, other) < len(row):
                row[column], row[other] = row[other], row[column]
            elif kind == "lose" and other < len(row):
                del row[other]
            elif kind == "double" and other < len(row):
                row.append(row[other])
    return "\n".join(",".join(row) for row in rows)


def quoted(cell: str) -> str:
    """A cell as a program writes it into a CSV file."""
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\n\r') else cell


def values_changed(text: str, draw: Draw) -> str:
    """A YAML file with a value, a key or an item replaced."""
    lines = text.split("\n")
    at = draw(st.sampled_from([i for i, line in enumerate(lines) if ":" in line or "- " in line] or [0]))
    given = draw(st.sampled_from(HOSTILE))
    mark = ": " if ": " in lines[at] else ":" if ":" in lines[at] else "- "
    parts = lines[at].split(mark)
    place = place_in(len(parts) - 1, draw)
    inner = parts[place]
    kind = draw(st.sampled_from(["value", "quoted", "word"]))
    if kind == "quoted":
        parts[place] = '"' + given.replace("\\", "\\\\").replace('"', '\\"') + '"'
    elif kind == "word" and inner.split():
        word = draw(st.sampled_from(inner.split()))
        parts[place] = inner.replace(word.strip("[]{},"), given, 1)
    else:
        parts[place] = given
    lines[at] = mark.join(parts)
    return "\n".join(lines)


def spoil(file: Path, draw: Draw) -> None:
    """One change to one file."""
    content = file.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        file.write_bytes(bytes_changed(content, draw))
        return
    shaped = values_changed if file.suffix == ".yml" else cells_changed
    ways = [shaped, shaped, shaped, lines_changed, letters_changed, bytes_changed, encoding_changed]
    way: Any = draw(st.sampled_from(ways))
    made = way(content if way is bytes_changed else text, draw)
    file.write_bytes(made.encode("utf-8", "replace") if isinstance(made, str) else made)
