from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.browsing import Visitor
from wikiapp import logs
from wikiapp.people.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask


@pytest.fixture
def ann(app: Flask) -> Visitor:
    return Visitor(app.test_client())


def test_every_answer_says_what_a_browser_may_do_with_it(ann: Visitor) -> None:
    for path in ("/", "/wiki/Nej", "/health/live", "/pages"):
        policy = ann.read(path).headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert ann.read(path).headers["X-Content-Type-Options"] == "nosniff"


def test_the_language_is_the_cookies_then_what_is_accepted(ann: Visitor) -> None:
    assert '<html lang="da"' in ann.read("/pages", Accept_Language="de, da;q=0.8, en;q=0.5").text
    assert ann.read("/language/en?next=/pages").location == "/pages"
    assert '<html lang="en"' in ann.read("/pages", Accept_Language="da").text


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_nobody_is_sent_to_another_site(ann: Visitor, address: str) -> None:
    assert ann.client.get("/language/da", query_string={"next": address}).location == "/"


@pytest.mark.parametrize(("path", "code"), [("/nope", 404), ("/wiki/a[b", 400), ("/pages", 405)])
def test_errors_help_in_both_languages(ann: Visitor, path: str, code: int) -> None:
    for language in ("da", "en"):
        ask = ann.client.delete if code == 405 else ann.client.get
        answer = ask(path, headers={"Accept-Language": language})
        assert answer.status_code == code
        assert f'<html lang="{language}"' in answer.text
        assert "Traceback" not in answer.text


def test_an_unexpected_failure_shows_no_trace_and_keeps_what_was_typed(
    app: Flask, ann: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = ann.token()

    def fail(*_args: object, **_named: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("wikiapp.editing.saving._written", fail)
    answer = ann.client.post("/wiki/Te/edit", data={"csrf_token": token, "body": "Min lange tekst."})
    assert answer.status_code == 500
    assert "Min lange tekst." in answer.text
    assert "a secret of the machine" not in answer.text


def test_too_much_at_once_is_refused(ann: Visitor) -> None:
    answer = ann.client.post("/wiki/Te/edit", data={"body": "x" * 3_000_000})
    assert answer.status_code == 413


def test_a_request_has_an_id_in_its_answer_and_in_the_log(
    ann: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure()
    given = ann.read("/pages", X_Request_Id="abcdef-12345678").headers["X-Request-Id"]
    made = ann.read("/pages?x=1", X_Request_Id="no good!").headers["X-Request-Id"]
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logs.LOG.handlers = []
    assert [line["request"] for line in lines] == [given, made]
    assert given == "abcdef-12345678"
    assert re.fullmatch(r"[0-9a-f]{16}", made)
    assert lines[0]["path"] == "/pages"


def test_health_tells_that_it_lives_and_is_ready(ann: Visitor) -> None:
    assert ann.read("/health/live").json == {"alive": True}
    assert json.loads(ann.read("/health/ready").text)["ready"] is True


def test_metrics_count_requests(ann: Visitor) -> None:
    ann.read("/pages")
    assert (
        'wikiapp_requests_total{endpoint="wiki.all_pages",method="GET",status="200"}' in ann.read("/metrics").text
    )


def test_static_files_are_kept_for_a_year_and_compressed(ann: Visitor) -> None:
    address = re.search(r'href="(/static/[0-9a-f]{12}/css/app\.css)"', ann.read("/pages").text)
    assert address
    css = ann.read(address[1], Accept_Encoding="gzip")
    assert css.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert css.headers["Content-Encoding"] == "gzip"
    assert ann.read("/static/000000000000/css/app.css").headers["Cache-Control"] == "no-cache"
    assert ann.read("/static/000000000000/../config.py").status_code == 404
    assert ann.read("/favicon.ico").status_code == 200


def test_the_site_map_and_robots_name_what_is_there(ann: Visitor) -> None:
    ann.save("Grøn_te", "God.\n")
    assert "/wiki/Gr%C3%B8n_te</loc>" in ann.read("/sitemap.xml").text
    assert "sitemap.xml" in ann.read("/robots.txt").text


def test_what_leads_to_the_page_that_is_read_says_so(ann: Visitor) -> None:
    def marked(path: str) -> list[str]:
        navigation = ann.read(path, Accept_Language="en").text.partition('<nav aria-label="Main">')[2]
        return re.findall(r'href="([^"]+)" aria-current="page"', navigation.partition("</nav>")[0])

    for path in ("/search", "/", "/blog/", "/pages", "/changes", "/wiki/new"):
        assert marked(path) == [path]
    assert not marked("/files/")


def test_the_frame_speaks_each_readers_language_and_knows_who_reads(
    ann: Visitor, signed_in: Callable[[str, Role], Visitor]
) -> None:
    mod = signed_in("Mod", Role.MODERATOR)
    for _ in range(2):
        assert "Alle sider" in ann.read("/pages", Accept_Language="da").text
        assert "All pages" in ann.read("/pages", Accept_Language="en").text
        assert 'href="/sign-in"' in ann.read("/pages").text
        assert 'href="/account"' in mod.read("/pages").text
        assert 'href="/moderation"' in mod.read("/pages").text
        assert 'href="/moderation"' not in ann.read("/pages").text


@pytest.mark.parametrize(
    ("path", "code"), [("/wiki/nope", 404), ("/wiki/te", 301), ("/account", 302), ("/wiki/V%C3%A6k", 410)]
)
def test_what_can_change_at_any_time_is_kept_by_nobody(ann: Visitor, path: str, code: int) -> None:
    ann.save("Te", "Te er godt.")
    ann.save("Væk", "Snart.")
    ann.send("/wiki/Væk/deletion", "/wiki/Væk/deletion")
    answer = Visitor(ann.client.application.test_client()).read(path, Accept_Encoding="gzip")
    assert answer.status_code == code
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    assert answer.headers.get("Content-Encoding", "") == ("gzip" if code >= 400 else "")
