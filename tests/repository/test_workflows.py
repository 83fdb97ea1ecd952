"""The workflows: valid, pinned by commit, with the least permission, in Debian, and never two at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
NAMES = ("check.yml", "publish.yml")


def load(name: str) -> dict[str, Any]:
    """The workflow as text and mappings; the base loader keeps `on` and `false` as they are written."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes only text
    return document


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of all jobs of a workflow."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def commands(job: dict[str, Any]) -> list[str]:
    """What the steps of a job run, apart from the actions."""
    return [step["run"] for step in job["steps"] if "run" in step]


def test_there_are_no_other_workflows() -> None:
    """A workflow that this file does not know is a workflow nobody has looked at."""
    assert sorted(path.name for path in WORKFLOWS.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflow_schema_holds(schema: str) -> None:
    """The schema comes with the tool, so nothing is looked up."""
    tool = Path(sys.executable).with_name("check-jsonschema")
    command = [tool, "--builtin-schema", schema, *(WORKFLOWS / name for name in NAMES)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_by_commit(name: str) -> None:
    """A tag can be moved, a commit cannot; the comment says which version the commit is."""
    lines = [line for line in (WORKFLOWS / name).read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_one_action_has_one_version() -> None:
    """The same action is not pinned to two commits."""
    pins = {step["uses"] for name in NAMES for step in steps(load(name)) if "uses" in step}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@pytest.mark.parametrize("name", NAMES)
def test_a_checkout_leaves_no_credentials(name: str) -> None:
    """What a build step runs cannot push."""
    checkouts = [step for step in steps(load(name)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("name", NAMES)
def test_no_secret_is_named(name: str) -> None:
    """Proposals come from anybody: they run without secrets, and nothing here needs one."""
    text = (WORKFLOWS / name).read_text(encoding="utf-8")
    assert "secrets" not in text
    assert "github.token" not in text
    assert "pull_request_target" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_proposal_reaches_a_shell(name: str) -> None:
    """An expression inside a command would run whatever a branch or a title is called."""
    assert not [step for step in steps(load(name)) if "${{" in step.get("run", "")]


def test_permissions_are_the_least() -> None:
    """Reading is all, except for the job that publishes and does nothing else."""
    for name in NAMES:
        assert load(name)["permissions"] == {"contents": "read"}
    jobs = {**load("check.yml")["jobs"], **load("publish.yml")["jobs"]}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "deploy": {"pages": "write", "id-token": "write"}
    }
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == ["actions/deploy-pages"]


def test_what_runs_our_code_runs_in_debian() -> None:
    """Only the deployment, which runs nothing of ours, does without the container."""
    for name in NAMES:
        for job_name, job in load(name)["jobs"].items():
            assert job.get("container") == (None if job_name == "deploy" else "debian:bookworm-slim")


def test_git_is_told_to_trust_the_folder() -> None:
    """In a container the folder belongs to another user, which git refuses until told."""
    for name in NAMES:
        for job_name, job in load(name)["jobs"].items():
            assert job_name == "deploy" or any("safe.directory" in command for command in commands(job))


def test_a_proposal_is_checked() -> None:
    """Data is always checked, built and held against the contract, and can be looked at."""
    workflow = load("check.yml")
    assert workflow["on"] == {"pull_request": ""}
    data = workflow["jobs"]["data"]
    assert "if" not in data
    assert commands(data)[-4:] == [
        "make check FORMAT=github",
        'make --silent diff FORMAT=markdown >> "$GITHUB_STEP_SUMMARY"',
        "make site",
        "make test-data",
    ]
    assert data["steps"][-1]["with"]["path"] == "site"


def test_the_whole_suite_runs_for_developers_only() -> None:
    """A change of data and texts alone does not run it; any other path does, scripts and styles too."""
    jobs = load("check.yml")["jobs"]
    assert jobs["developers"]["if"] == "needs.changes.outputs.developers == 'true'"
    assert commands(jobs["developers"])[-1] == "make test"
    left_out = "-- . ':(exclude)data' ':(exclude,glob)docs/*.md' ':(exclude)docs/decisions'; then"
    assert left_out in commands(jobs["changes"])[-1]


def test_what_publishes() -> None:
    """Every change that shows on the site, a button, and a call from another system."""
    dispatch = load("publish.yml")["on"]["workflow_dispatch"]["inputs"]
    assert dispatch["base"]["default"] == "published"
    assert load("publish.yml")["on"] == {
        "push": {
            "branches": ["main"],
            "paths": [
                "data/**",
                "docs/**",
                "generator/**",
                "theme/**",
                "mkdocs.yml",
                "pyproject.toml",
                "requirements.lock",
            ],
        },
        "workflow_dispatch": {"inputs": {"base": dispatch["base"]}},
        "repository_dispatch": {"types": ["rebuild"]},
    }


def test_one_publication_at_a_time() -> None:
    """A publication that has begun is finished, and the next one waits."""
    workflow = load("publish.yml")
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


def test_the_site_is_one_artifact_of_the_users_command() -> None:
    """What is published is what `make site` builds on anybody's machine."""
    build = load("publish.yml")["jobs"]["build"]
    assert commands(build)[-1] == "make site"
    last = build["steps"][-1]
    assert last["uses"].startswith("actions/upload-pages-artifact@")
    assert last["with"] == {"path": "site"}


def checkout(job: dict[str, Any]) -> dict[str, Any]:
    """What the checkout of a job is told."""
    told: dict[str, Any] = next(
        s["with"] for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")
    )
    return told


def test_a_proposal_is_held_against_what_it_is_merged_into() -> None:
    """A published figure that changes without its reason fails the check; the list comes all the same."""
    data = load("check.yml")["jobs"]["data"]
    assert data["env"] == {"BASE": "HEAD^1"}
    assert checkout(data)["fetch-depth"] == "2"
    (summary,) = [step for step in data["steps"] if "make --silent diff" in step.get("run", "")]
    assert summary["if"] == "${{ !cancelled() }}"


def test_a_publication_is_held_against_the_live_site() -> None:
    """Not against what is in the repository: only a person can name another base, never a file of data/."""
    build = load("publish.yml")["jobs"]["build"]
    assert build["env"] == {"BASE": "${{ inputs.base || 'published' }}"}
    assert checkout(build)["fetch-depth"] == "0"
    assert commands(build)[-2:] == ["make check FORMAT=github", "make site"]


def test_a_base_is_no_command() -> None:
    """Make hands the revision to the shell as a variable, so that its name is never run."""
    hostile = '"; echo run; "$(echo run)'
    make = ["make", "--dry-run", "--always-make", "check", f"BASE={hostile}"]
    shown = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert '${BASE:+--base="$BASE"}' in shown
    assert "echo run" not in shown
