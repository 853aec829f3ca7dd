"""Files and messages as pages show them, read by what reads such a file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml

from samesky_client import plans
from samesky_client.deckfile import check, questions_of
from samesky_server import help_lines, issuers_file, settings_load

from ..redis_servers import DURABLE
from .pages import ROOT, Fence, left

EXAMPLES = ("docs/own-activity.md",)
"""Pages whose files are those of an example."""


@pytest.mark.parametrize("fence", [one for one in left("toml") if one.page not in EXAMPLES], ids=str)
def test_a_file_of_toml_is_taken_by_what_reads_it(fence: Fence, tmp_path: Path) -> None:
    file = tmp_path / "shown.toml"
    file.write_text(fence.text, "utf-8")
    file.chmod(0o600)
    if "[[issuer]]" in fence.text:
        issuers, _ = issuers_file.load(str(file))
        assert issuers
    elif "[[country]]" in fence.text:
        assert help_lines.load(str(file)).countries
    elif "[[segment]]" in fence.text:
        assert plans.read(fence.text).args["segments"]
    else:
        assert settings_load.load(["--config", str(file)], {}).public_url


@pytest.mark.parametrize("fence", left("csv"), ids=str)
def test_a_deck_in_a_table_has_no_fault(fence: Fence) -> None:
    sheet, problems = check(fence.text, "csv")
    assert problems == []
    assert len(questions_of(sheet)) == len(list(csv.reader(fence.text.splitlines()))) - 1


@pytest.mark.parametrize("fence", left("yaml"), ids=str)
def test_a_file_of_yaml_is_taken_by_what_reads_it(fence: Fence) -> None:
    given = yaml.safe_load(fence.text)
    if "cards" in given:
        sheet, problems = check(fence.text, "yaml")
        assert problems == []
        assert len(questions_of(sheet)) == len(given["cards"])
        return
    (job,) = given["scrape_configs"]
    assert given["rule_files"] == ["alerts.yaml"]
    assert f'{{job="{job["job_name"]}"}}' in (ROOT / "deploy/prometheus/alerts.yaml").read_text("utf-8")
    (where,) = job["static_configs"][0]["targets"]
    assert settings_load.load(["--metrics", where], {}).metrics == where


def test_a_redis_is_told_what_those_of_the_tests_are_told() -> None:
    (fence,) = left("conf")
    shown = dict(line.split() for line in fence.text.splitlines())
    tested = dict(zip(DURABLE[::2], DURABLE[1::2], strict=True))
    assert {f"--{name}": value for name, value in shown.items()} == tested | {
        "--maxmemory-policy": "noeviction"
    }


def test_a_report_is_one_that_is_listed_and_signed_as_the_standard_has_it() -> None:
    (fence,) = left("http")
    head, _, body = fence.text.partition("\n\n")
    told = json.loads(body.replace("…", ""))
    assert set(told) == {"type", "timestamp", "data"}
    assert f"| `{told['type']}` | " in (ROOT / fence.page).read_text("utf-8")
    names = [line.partition(":")[0] for line in head.splitlines()[1:]]
    assert names == ["webhook-id", "webhook-timestamp", "webhook-signature"]
