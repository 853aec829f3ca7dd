"""The files of `deploy/`: that what they name is there, in the project and in the systems they are for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from samesky_server import metrics, workers
from samesky_server.http import TABLE
from samesky_server.settings import SettingsError, table
from samesky_server.settings_load import load
from samesky_shared.protocol import PATH

from .proxies import DEPLOY

ROOT = DEPLOY.parent
KUBERNETES = "1.30"
VARIABLES = {row.variable for row in table()}
FILES = sorted(one for one in DEPLOY.rglob("*") if one.is_file())


def name_of(file: Path) -> str:
    return str(file.relative_to(DEPLOY))


# ----------------------------------------------------------------------------------------- all of them


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_setting_that_is_named_is_one(file: Path) -> None:
    named = set(re.findall(r"SAMESKY_[A-Z_0-9]*[A-Z0-9]", file.read_text()))
    assert named <= VARIABLES


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_what_it_points_to_is_there(file: Path) -> None:
    """Files of the repository, and headings of its documentation."""
    text = file.read_text()
    for path in re.findall(r"\b(?:deploy|tests|docs)/[\w./-]*\w", text):
        assert (ROOT / path).exists(), path
    for page, heading in re.findall(r"(docs/\w+\.md), \"([^\"]+)\"", text):
        assert f"## {heading}\n" in (ROOT / page).read_text(), heading


def test_what_was_not_run_says_so() -> None:
    for name in ("Dockerfile", "compose.yaml", "kubernetes/samesky.yaml", "kubernetes/autoscaling.yaml"):
        head = (DEPLOY / name).read_text().split("\n\n")[0]
        assert "UNTESTED" in head, name


# --------------------------------------------------------------------------------------------- systemd


def unit() -> dict[str, list[str]]:
    """What stands in the unit, by key."""
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", (DEPLOY / "samesky.service").read_text(), re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    copy = tmp_path / "samesky.service"
    text = (DEPLOY / "samesky.service").read_text()
    assert "ExecStart=/opt/samesky/bin/samesky serve" in text
    copy.write_text(text.replace("/opt/samesky/bin/samesky", sys.executable))
    said = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True)
    assert (said.returncode, said.stderr) == (0, "")


def test_the_unit_lets_a_hub_end_by_itself_and_write_where_it_keeps_things() -> None:
    keys = unit()
    assert keys["Type"] == ["notify"]
    assert int(keys["TimeoutStopSec"][0]) > workers.ENDS_WITHIN
    assert keys["ProtectSystem"] == ["strict"]
    [data] = [one for one in keys["Environment"] if one.startswith("SAMESKY_DATA=")]
    assert data == f"SAMESKY_DATA=/var/lib/{keys['StateDirectory'][0]}"


# ------------------------------------------------------------------------------------------- containers


def dockerfile() -> str:
    return (DEPLOY / "Dockerfile").read_text()


def test_the_image_takes_along_all_that_it_installs() -> None:
    taken = set(re.findall(r"^!(.+)$", (DEPLOY / "Dockerfile.dockerignore").read_text(), re.MULTILINE))
    for one in taken:
        assert (ROOT / one).exists(), one
    packages = re.search(r"^packages = (.+)$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert packages is not None
    needed = {path.split("/")[0] for path in re.findall(r"\"([^\"]+)\"", packages[1])}
    assert (
        needed | {"hatch_build.py", "pyproject.toml", "README.md", "LICENSE", "deploy/help-lines.toml"}
        <= taken
    )


def test_the_image_is_nobody_special_and_its_settings_are_good() -> None:
    text = dockerfile()
    assert re.search(r"^USER 10001:10001$", text, re.MULTILINE)
    environ = dict(re.findall(r"(SAMESKY_\w+)=(\S+)", text))
    with pytest.raises(SettingsError):  # until it is told which proxy it is behind
        load([], environ)
    settings = load([], environ | {"SAMESKY_PUBLIC_URL": "https://samesky.example.org"})
    assert (settings.host, f"EXPOSE {settings.port}" in text) == ("0.0.0.0", True)
    assert f"VOLUME {settings.data}\n" in text


def composed() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return found


def of_profile(name: str) -> dict[str, Any]:
    return {key: one for key, one in composed()["services"].items() if name in one["profiles"]}


ENV = {"DOMAIN": "samesky.example.org", "SAMESKY_SECRET": "s" * 64}


def filled(value: str, given: dict[str, str]) -> str:
    """As compose fills in variables; those that must be given are."""

    def fill(found: re.Match[str]) -> str:
        assert found[1] in given or found[2] != ":?", found[0]
        return given.get(found[1]) or (found[3] if found[2] == ":-" else "")

    return re.sub(r"\$\{(\w+)(:[-?])?([^}]*)\}", fill, value)


@pytest.mark.parametrize(("profile", "hubs"), [("small", ["hub"]), ("full", ["hub-1", "hub-2"])])
def test_a_profile_has_its_hubs_and_caddy_knows_them(profile: str, hubs: list[str]) -> None:
    services = of_profile(profile)
    made = {name: one for name, one in services.items() if one.get("image") == "samesky"}
    assert sorted(made) == hubs
    [caddy] = [one for one in services.values() if one["image"].startswith("caddy")]
    port = load([], {}).port
    assert caddy["environment"]["HUBS"].split() == [f"{hub}:{port}" for hub in hubs]
    assert set(caddy["environment"]) == set(re.findall(r"\{\$(\w+):", (DEPLOY / "Caddyfile").read_text()))
    for one in made.values():
        settings = load([], {name: filled(value, ENV) for name, value in one["environment"].items()})
        assert settings.proxies == (caddy["networks"]["default"]["ipv4_address"],)
        assert bool(settings.redis) == (profile == "full")
        assert one["read_only"]
        assert int(one["stop_grace_period"].rstrip("s")) > workers.ENDS_WITHIN
        kept = [*one.get("volumes", ()), *one.get("tmpfs", ())]
        assert any("/data" in place for place in kept), "it can write where it keeps things"


def test_every_service_is_in_a_profile_and_every_volume_is_named() -> None:
    whole = composed()
    mounts = [place for one in whole["services"].values() for place in one.get("volumes", ())]
    for source in (place.split(":")[0] for place in mounts):
        assert (DEPLOY / source).exists() if source.startswith(".") else source in whole["volumes"], source
    assert set(whole["volumes"]) == {m.split(":")[0] for m in mounts if not m.startswith(".")}
    assert all(set(one["profiles"]) <= {"small", "full"} for one in whole["services"].values())


def test_redis_keeps_what_was_acknowledged() -> None:
    command = of_profile("full")["redis"]["command"]
    options = dict(zip(command[1::2], command[2::2], strict=True))
    assert options["--appendonly"] == "yes"
    assert options["--appendfsync"] == "always"
    assert options["--maxmemory-policy"] == "noeviction"


def test_what_is_to_be_filled_in_is_what_compose_asks_for() -> None:
    given = set(re.findall(r"^#?([A-Z_]+)=", (DEPLOY / "compose.env").read_text(), re.MULTILINE))
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    assert given - {"COMPOSE_PROFILES"} == asked


# ---------------------------------------------------------------------------------- alerts and dashboard

OF_PROMETHEUS = {"up"}
"""What Prometheus itself says of whom it asks."""


ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}


def shown() -> set[str]:
    """The names of all series of a hub; those that have labels, though nothing of their kind has happened yet."""
    families = metrics.REGISTRY.collect()
    return {one.name + ending for one in families for ending in ENDINGS.get(one.type, ("",))}


def test_what_is_shown_has_these_names() -> None:
    text = generate_latest(metrics.REGISTRY).decode()
    names = {sample.name for family in text_string_to_metric_families(text) for sample in family.samples}
    assert names <= shown()
    assert len(names) > 30


def series_in(expression: str) -> set[str]:
    """The names of series in an expression of PromQL."""
    bare = re.sub(r"\{[^}]*\}|\[[^]]*\]|\"[^\"]*\"|\b(?:by|without|on) \([^)]*\)", " ", expression)
    return set(re.findall(r"\b[a-z][a-z_]*\b(?!\s*\()", bare)) - {"by", "without", "and", "or", "on"}


def test_the_names_in_an_expression_are_found() -> None:
    found = series_in('histogram_quantile(0.9, sum by (le) (rate(a_bucket{b="c"}[5m]))) / on (x) d_total > e')
    assert found == {"a_bucket", "d_total", "e"}


def expressions() -> dict[str, str]:
    """All expressions of PromQL, by where they stand."""
    rules = yaml.safe_load((DEPLOY / "prometheus/alerts.yaml").read_text())["groups"][0]["rules"]
    board = json.loads((DEPLOY / "grafana/samesky.json").read_text())
    drawn = {f"{one['title']} {t['refId']}": t["expr"] for one in board["panels"] for t in one["targets"]}
    return {rule["alert"]: rule["expr"] for rule in rules} | drawn


@pytest.mark.parametrize("where", expressions())
def test_what_is_watched_is_what_a_hub_counts(where: str) -> None:
    named = series_in(expressions()[where])
    assert named
    assert named <= shown() | OF_PROMETHEUS


def test_all_that_a_hub_counts_is_drawn() -> None:
    drawn = set().union(*map(series_in, expressions().values()))
    ours = {one.name for one in metrics.REGISTRY.collect() if one.name.startswith("samesky_")}
    assert {name for name in ours if not any(one.startswith(name) for one in drawn)} == set()


def test_every_alert_says_what_to_do() -> None:
    for rule in yaml.safe_load((DEPLOY / "prometheus/alerts.yaml").read_text())["groups"][0]["rules"]:
        assert set(rule["annotations"]) == {"summary", "action"}, rule["alert"]
        assert rule["labels"]["severity"] in ("page", "ticket")


# ------------------------------------------------------------------------------------------- Kubernetes


def manifests() -> Iterator[dict[str, Any]]:
    for file in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        yield from yaml.safe_load_all(file.read_text())


def of_kind(kind: str) -> dict[str, Any]:
    [found] = [one for one in manifests() if one["kind"] == kind]
    return found


@pytest.mark.parametrize("one", list(manifests()), ids=lambda one: one["kind"])
def test_a_manifest_is_as_kubernetes_has_it(one: dict[str, Any]) -> None:
    kubernetes_validate.validate(one, KUBERNETES, strict=True)


def test_all_selectors_choose_the_pods_of_the_deployment() -> None:
    spec = of_kind("Deployment")["spec"]
    labels = spec["template"]["metadata"]["labels"]
    assert spec["selector"]["matchLabels"].items() <= labels.items()
    assert of_kind("Service")["spec"]["selector"].items() <= labels.items()
    assert of_kind("PodDisruptionBudget")["spec"]["selector"]["matchLabels"].items() <= labels.items()
    [spread] = spec["template"]["spec"]["topologySpreadConstraints"]
    assert spread["labelSelector"]["matchLabels"].items() <= labels.items()


def container() -> dict[str, Any]:
    [found] = of_kind("Deployment")["spec"]["template"]["spec"]["containers"]
    return dict(found)


def test_probes_and_ports_are_those_of_a_hub() -> None:
    hub = container()
    ports = {port["name"]: port["containerPort"] for port in hub["ports"]}
    assert ports["http"] == load([], {}).port
    assert {hub[f"{kind}Probe"]["httpGet"]["path"] for kind in ("liveness", "readiness")} <= set(TABLE)
    assert hub["livenessProbe"]["httpGet"]["path"] == "/healthz", "a store that is away kills no hub"
    assert {hub[f"{kind}Probe"]["httpGet"]["port"] for kind in ("liveness", "readiness")} <= set(ports)
    assert {port["targetPort"] for port in of_kind("Service")["spec"]["ports"]} == {"http"}, (
        "metrics stay inside"
    )
    [metrics] = [one["value"] for one in hub["env"] if one["name"] == "SAMESKY_METRICS"]
    noted = of_kind("Deployment")["spec"]["template"]["metadata"]["annotations"]["prometheus.io/port"]
    assert metrics.rpartition(":")[2] == noted == str(ports["metrics"])


def test_what_scales_is_what_a_hub_counts() -> None:
    spec = of_kind("HorizontalPodAutoscaler")["spec"]
    assert spec["scaleTargetRef"]["name"] == of_kind("Deployment")["metadata"]["name"]
    assert {one["pods"]["metric"]["name"] for one in spec["metrics"]} <= shown()
    assert spec["minReplicas"] == of_kind("Deployment")["spec"]["replicas"]


def test_a_pod_has_time_to_say_goodbye_and_can_write_where_it_keeps_things() -> None:
    pod, hub = of_kind("Deployment")["spec"]["template"]["spec"], container()
    seconds = int(hub["lifecycle"]["preStop"]["exec"]["command"][1])
    assert pod["terminationGracePeriodSeconds"] >= seconds + workers.ENDS_WITHIN
    assert hub["securityContext"]["readOnlyRootFilesystem"]
    assert {mount["mountPath"] for mount in hub["volumeMounts"]} == {"/data"}
    assert {mount["name"] for mount in hub["volumeMounts"]} == {one["name"] for one in pod["volumes"]}
    assert (
        f"USER {pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}" in dockerfile()
    )


def test_a_deployment_has_good_settings() -> None:
    given = {one["name"]: one["value"] for one in container()["env"]}
    text = (DEPLOY / "kubernetes/samesky.yaml").read_text()
    secrets = set(re.findall(r"--from-literal=(\w+)=", text))
    settings = load([], given | {"SAMESKY_SECRET": "s" * 64, "SAMESKY_REDIS": "redis://redis:6379/0"})
    assert secrets == {"SAMESKY_SECRET", "SAMESKY_REDIS"}
    assert settings.public_url.startswith("https://")


def test_no_variable_of_kubernetes_is_taken_for_a_setting() -> None:
    pod, service = of_kind("Deployment")["spec"]["template"]["spec"], of_kind("Service")["metadata"]["name"]
    assert f"{service.upper()}_PORT" in VARIABLES
    assert not pod["enableServiceLinks"]


def test_the_socket_is_where_clients_look_for_it() -> None:
    """No file of a proxy names it: all goes to the hub."""
    for name in ("nginx.conf", "Caddyfile"):
        assert PATH not in (DEPLOY / name).read_text()
