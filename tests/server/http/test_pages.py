"""The web app's files and page."""

import gzip

import pytest

from samesky_server.http.pages import A_WHILE, FOR_EVER, content_security_policy

PATHS = ["/", "/new", "/j", "/try", "/screen", "/r/AAECAwQFBgcICQoLDA0ODw", "/r/a/b"]


@pytest.fixture
def static(tmp_path):
    (tmp_path / "index.html").write_text("<!doctype html><title>Samesky</title>")
    for name in ("app-1A2B3C4D.js", "pdf.min-1A2B3C4D.mjs"):
        (tmp_path / name).write_text("export {}")
    (tmp_path / "framed.html").write_text("<!doctype html><title>Framed</title>")
    (tmp_path / "embed.js").write_text('import "./part-1A2B3C4D.js";\nexport * from "./embed-1A2B3C4D.js";\n')
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


async def test_pages_of_the_hub_alone_may_ask_for_cameras(sites, static):
    for path in ("/", "/r/flat", "/embed/flat"):
        answer = await sites(static).http.get(path)
        rules = answer.headers["permissions-policy"].split(", ")
        assert {"camera=(self)", "microphone=(self)", "display-capture=(self)", "geolocation=()"} <= set(
            rules
        )


async def test_the_policy_lets_in_scripts_of_this_host_only(sites, static):
    policy = (await sites(static).http.get("/")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert "script-src" not in rules
    assert rules["connect-src"] == "'self' ws://hub.test wss://hub.test"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["object-src"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert rules["trusted-types"] == "lit-html samesky"
    assert "unsafe" not in policy


async def test_only_pages_of_allowed_origins_may_frame_a_room_and_nobody_the_app(sites, static):
    origins = ("https://app.example.org", "http://127.0.0.1:8090")
    for allowed, ancestors in ((), "'none'"), (origins, " ".join(origins)):
        site = sites(static, allowed_origins=allowed)
        framed = await site.http.get("/embed/flat%203")
        assert "<title>Framed" in framed.text
        assert framed.headers["cache-control"] == "no-cache"
        assert f"frame-ancestors {ancestors};" in framed.headers["content-security-policy"]
        for path in PATHS:
            policy = (await site.http.get(path)).headers["content-security-policy"]
            assert "frame-ancestors 'none';" in policy
        for path in ("/static/framed.html", "/static/index.html"):
            policy = (await site.http.get(path)).headers["content-security-policy"]
            assert policy == "default-src 'none'; frame-ancestors 'none'; sandbox"


async def test_youtube_may_be_framed_only_where_the_operator_says_so(sites, static):
    for youtube in ("", "https://www.youtube-nocookie.com"):
        site = sites(static, youtube=youtube)
        for path in ("/", "/embed/flat%203"):
            answer = await site.http.get(path)
            policy = answer.headers["content-security-policy"]
            rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
            assert rules.get("frame-src", "") == (f"'self' {youtube}" if youtube else "")
            assert "script-src" not in rules
            assert (f'<meta name="samesky-youtube" content="{youtube}" />' in answer.text) is bool(youtube)
            assert answer.headers["content-type"] == "text/html; charset=utf-8"


async def test_one_script_address_leads_every_page_to_the_newest_elements(sites, static):
    answer = await sites(static).http.get("/embed.js", headers={"Origin": "https://app.example.org"})
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == A_WHILE
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.text == (
        'import "./static/part-1A2B3C4D.js";\nexport * from "./static/embed-1A2B3C4D.js";\n'
    )


@pytest.mark.parametrize("name", ["app-1A2B3C4D.js", "pdf.min-1A2B3C4D.mjs"])
async def test_scripts_that_never_change_are_sent_small_to_who_takes_that(sites, static, name):
    site = sites(static)
    path, source = f"/static/{name}", "export {}"
    for accepted in ("gzip", "br, gzip", "gzip,deflate"):
        small = await site.http.get(path, headers={"Accept-Encoding": accepted})
        assert small.headers["content-encoding"] == "gzip"
        assert int(small.headers["content-length"]) == len(gzip.compress(source.encode(), 9, mtime=0))
        assert small.text == source
        assert small.headers["cache-control"] == FOR_EVER
        assert small.headers["content-type"].startswith("text/javascript")
        assert small.headers["access-control-allow-origin"] == "*"
        assert small.headers["vary"] == "Accept-Encoding"
    for accepted in ("identity", "br", "gzip;q=0"):
        plain = await site.http.get(path, headers={"Accept-Encoding": accepted})
        assert "content-encoding" not in plain.headers
        assert plain.text == source
        assert plain.headers["vary"] == "Accept-Encoding"
    embed = await site.http.get("/static/embed.js", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in embed.headers


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
    assert (await site.http.get("/embed.js")).status_code == 503
    assert (await site.http.get("/embed/flat")).status_code == 503
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
