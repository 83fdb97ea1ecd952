"""Archives: what is put in comes out, fast or not, and their bytes depend on it alone."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from generator.domain.archives import Archive

TEXT = b"xa-phuoc-hoa,2026-01,online-submission,56.796390\n" * 5000


def archive(fast: bool) -> bytes:
    """Three files, one in blocks, one that is compressed already."""
    out = io.BytesIO()
    made = Archive(out, "2026-11-30", fast)
    made.add("a.csv", TEXT)
    blocks = [TEXT[:100], b"", TEXT[100:]]
    assert list(made.adding("nguon/b.csv", iter(blocks), 1)) == blocks
    made.add("c.zip", TEXT)
    made.close()
    return out.getvalue()


@pytest.mark.parametrize("fast", [False, True])
def test_what_is_put_in_comes_out(fast: bool) -> None:
    """Dated as the data is; what is compressed already is stored."""
    with zipfile.ZipFile(io.BytesIO(archive(fast))) as made:
        assert made.testzip() is None
        assert [made.read(name) for name in ("a.csv", "nguon/b.csv", "c.zip")] == [TEXT] * 3
        assert {info.date_time for info in made.infolist()} == {(2026, 11, 30, 0, 0, 0)}
        kinds = [info.compress_type for info in made.infolist()]
        assert kinds == [zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
    assert archive(fast) == archive(fast)


def test_the_fast_way_is_taken() -> None:
    """The level is set where zipfile keeps its own: a Python that moves it shows here."""

    def deflated(level: int) -> bytes:
        compressor = zlib.compressobj(level, zlib.DEFLATED, -15)
        return compressor.compress(TEXT) + compressor.flush()

    fast, slow = deflated(1), deflated(-1)
    assert fast != slow
    assert fast in archive(fast=True) and slow not in archive(fast=True)
    assert slow in archive(fast=False) and fast not in archive(fast=False)
