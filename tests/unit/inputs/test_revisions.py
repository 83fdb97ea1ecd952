"""The data folder of another revision, read out of a real repository, and the commit of a real web server."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.inputs import RevisionError, published_commit, read_revision, site_address
from generator.inputs.revisions import BUILD

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def git(folder: Path, *arguments: str) -> str:
    """Runs git as somebody."""
    who = ["-c", "user.name=Biên tập", "-c", "user.email=bt@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", folder, *who, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a data folder, and another text in the folder since."""
    top = tmp_path / "kho"
    (top / "data" / "kỳ").mkdir(parents=True)
    git(top, "init", "-q")
    (top / "data" / "kỳ" / "bảng.csv").write_bytes(b"unit;value\r\nA;1\r\n")
    (top / "data" / "site.yml").write_text("title: cũ\n", encoding="utf-8")
    (top / ".gitattributes").write_text("data/site.yml export-ignore\n*.csv text eol=lf\n", encoding="utf-8")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "một")
    (top / "data" / "site.yml").write_text("title: mới\n", encoding="utf-8")
    return top


def refused(data: Path, revision: str, into: Path) -> str:
    """Why a revision cannot be had."""
    with pytest.raises(RevisionError) as error:
        read_revision(data, revision, into)
    return error.value.reason


def test_a_folder_as_it_was(repository: Path, tmp_path: Path) -> None:
    """Every file with the bytes of the commit; no attribute of the repository leaves one out."""
    into = tmp_path / "cũ"
    assert read_revision(repository / "data", "main", into) == git(repository, "rev-parse", "HEAD")
    assert (into / "site.yml").read_text("utf-8") == "title: cũ\n"
    blob = git(repository, "rev-parse", "HEAD:data/kỳ/bảng.csv")
    assert git(repository, "hash-object", "--no-filters", str(into / "kỳ" / "bảng.csv")) == blob
    assert sorted(p.relative_to(into).as_posix() for p in into.rglob("*.*")) == ["kỳ/bảng.csv", "site.yml"]


def test_a_link_in_the_revision_is_no_data(repository: Path, tmp_path: Path) -> None:
    """What a link led to then is nobody's knowledge now."""
    (repository / "data" / "lối.csv").symlink_to("/etc/hostname")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "hai")
    into = tmp_path / "cũ"
    read_revision(repository / "data", "HEAD", into)
    assert not (into / "lối.csv").is_symlink() and not (into / "lối.csv").exists()


@pytest.mark.parametrize("revision", ["khong-co", "HEAD~5", "--all", "-x", "HEAD:data", ""])
def test_an_unknown_revision(revision: str, repository: Path, tmp_path: Path) -> None:
    """Whatever git does not know as a commit, options included."""
    assert refused(repository / "data", revision, tmp_path / "x") == "unknown-revision"


def test_outside_a_repository(tmp_path: Path) -> None:
    """A folder that nobody keeps a history of."""
    (tmp_path / "data").mkdir()
    assert refused(tmp_path / "data", "main", tmp_path / "x") == "no-repository"


def test_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no git."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(repository / "data", "main", tmp_path / "x") == "no-git"


def test_a_shallow_clone_without_the_revision(repository: Path, tmp_path: Path) -> None:
    """The clone says that it is not the whole history."""
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "commit", "-q", "-a", "-m", "hai")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "nông")
    assert refused(tmp_path / "nông" / "data", first, tmp_path / "x") == "shallow"


def test_a_revision_without_the_folder(repository: Path, tmp_path: Path) -> None:
    """The data folder came later."""
    (repository / "khác").mkdir()
    (repository / "khác" / "a.csv").write_text("a\n", encoding="utf-8")
    assert refused(repository / "khác", "main", tmp_path / "x") == "no-folder"


@pytest.fixture
def server() -> Iterator[tuple[str, dict[str, tuple[int, bytes]]]]:
    """A web server on this machine: its address, and what it answers by path."""
    answers: dict[str, tuple[int, bytes]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers.get(self.path, (404, b""))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/trang/", answers
    running.shutdown()
    running.server_close()


def test_the_commit_of_the_live_site(server: tuple[str, dict[str, tuple[int, bytes]]]) -> None:
    """As its build.json has it."""
    address, answers = server
    answers[f"/trang/{BUILD}"] = (200, json.dumps({"version": "1", "commit": COMMIT}).encode())
    assert published_commit(address) == COMMIT


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (404, b"", "no-build"),
        (503, b"", "unreachable"),
        (200, b"<html>", "no-build"),
        (200, b"[]", "no-build"),
        (200, b'{"commit": ""}', "no-build"),
        (200, b'{"commit": "main"}', "no-build"),
        (200, b'{"commit": "--upload-pack=x"}', "no-build"),
        (200, b"\xff\xfe{", "no-build"),
    ],
)
def test_a_site_that_does_not_say(
    status: int, body: bytes, reason: str, server: tuple[str, dict[str, tuple[int, bytes]]]
) -> None:
    """Nothing is guessed: without a whole commit there is no base."""
    address, answers = server
    answers[f"/trang/{BUILD}"] = (status, body)
    with pytest.raises(RevisionError) as error:
        published_commit(address)
    assert error.value.reason == reason


def test_a_site_that_does_not_answer() -> None:
    """Port 9 discards everything; nobody listens there."""
    with pytest.raises(RevisionError) as error:
        published_commit("http://127.0.0.1:9/")
    assert error.value.reason == "unreachable"


def test_the_address_is_the_settings_own(tmp_path: Path) -> None:
    """From mkdocs.yml, which the editors of data/ do not write."""
    (tmp_path / "mkdocs.yml").write_text("site_url: https://a.example/b\n", encoding="utf-8")
    assert site_address(tmp_path) == "https://a.example/b/"


@pytest.mark.parametrize("text", ["site_name: x\n", "site_url: ftp://a\n", "site_url: [\n", "- a\n", ""])
def test_no_address(text: str, tmp_path: Path) -> None:
    """A site without an address has never been published."""
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RevisionError) as error:
        site_address(tmp_path)
    assert error.value.reason == "no-address"
