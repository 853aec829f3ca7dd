"""The web app's files and page."""

import pytest

from samesky_server.http.pages import FOR_EVER, content_security_policy

PATHS = ["/", "/new", "/j", "/try", "/r/AAECAwQFBgcICQoLDA0ODw", "/r/a/b"]


@pytest.fixture
def static(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><title>Samesky</title>")
    (tmp_path / "app-1A2B3C4D.js").write_text("export {}")
    (tmp_path / "embed.js").write_text("export {}")
    (tmp_path / ".built-from").write_text("abc")
    return tmp_path


@pytest.mark.parametrize("path", PATHS)
async def test_every_address_of_the_app_is_the_one_page_and_is_asked_for_again(sites, static, path):
    answer = await sites(static).http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>Samesky" in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_policy_lets_in_scripts_of_this_host_only(sites, static):
    policy = (await sites(static).http.get("/")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert "script-src" not in rules
    assert rules["connect-src"] == "'self' ws://hub.test wss://hub.test"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["object-src"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["", "a b", "evil.test; script-src *", "x\r\ny", "a,b"])
def test_a_host_that_is_none_adds_nothing_to_the_policy(host):
    assert content_security_policy(host) == content_security_policy("")
    assert "ws:" not in content_security_policy("")


async def test_files_with_a_hash_in_their_name_are_kept_for_ever_and_others_are_not(sites, static):
    site = sites(static)
    hashed = await site.http.get("/static/app-1A2B3C4D.js")
    assert hashed.headers["cache-control"] == FOR_EVER
    assert hashed.headers["content-type"].startswith("text/javascript")
    embed = await site.http.get("/static/embed.js")
    assert embed.headers["cache-control"] == "no-cache"
    again = await site.http.get("/static/embed.js", headers={"If-None-Match": embed.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["nothing.js", ".built-from", "../conftest.py", "%2e%2e/secret", "", "//etc/passwd"]
)
async def test_nothing_else_is_served(sites, static, name):
    (static.parent / "secret").write_text("secret")
    answer = await sites(static).http.get(f"/static/{name}")
    assert answer.status_code in (404, 405)


async def test_a_checkout_that_was_not_built_says_so_in_one_line(sites, tmp_path):
    site = sites(tmp_path / "missing")
    answer = await site.http.get("/")
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.count("\n") == 1
    assert (await site.http.get("/static/app.js")).status_code == 404


@pytest.mark.parametrize(
    ("name", "kind"), [("sw.js", "text/javascript"), ("manifest.webmanifest", "application/manifest+json")]
)
async def test_worker_and_manifest_are_served_at_the_root_and_asked_for_again(sites, static, name, kind):
    site = sites(static)
    assert (await site.http.get(f"/{name}")).status_code == 404
    (static / name).write_text("{}")
    answer = await site.http.get(f"/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert answer.headers["cache-control"] == "no-cache"
