"""Every feed there is: valid, known again by whoever has read it, and found from the page that it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.browsing import Visitor, hidden_fields

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FEEDS = {
    "/blog/feed.atom": "/blog/",
    "/blog/feed.atom?tag=Messen": "/blog/?tag=Messen",
    "/blog/paa-messen/feed.atom": "/blog/paa-messen",
    "/blog/paa-messen/discussion/feed.atom": "/blog/paa-messen/discussion",
    "/changes.atom": "/changes",
    "/people/1/feed.atom": "/people/1",
    "/wiki/Gr%C3%B8n_te/feed.atom": "/wiki/Gr%C3%B8n_te",
    "/wiki/Gr%C3%B8n_te/discussion/feed.atom": "/wiki/Gr%C3%B8n_te/discussion",
}
every_feed = pytest.mark.parametrize("path", FEEDS)


@pytest.fixture
def reader(app: Flask, ann: Visitor, ben: Visitor) -> Visitor:
    """Somebody who reads feeds of a wiki in which there is a page and there are two posts, and a draft."""
    ann.save("Grøn_te", "Te er *godt* & <varmt>.\n", name="Ann", summary="begyndt\x01 <b>")
    ben.save("Grøn_te", "Te er *bedst* & <varmt>.\n", name="Ben")
    post(ann, "På messen", "Vi drak [[Grøn te]] til ]]> frokost.\n\n[[Kategori:Messen]]\n")
    post(ben, "Hjemme igen", "Træt.\n", language="en")
    say(ann, "/wiki/Gr%C3%B8n_te", "Hvilken **slags** <te>?", quote="bedst")
    say(ben, "/blog/paa-messen", "Godt at være der.")
    ann.send("/blog/new", title="Hemmeligt", body="Endnu ikke.\n", language="da")
    return Visitor(app.test_client())


def post(who: Visitor, title: str, body: str, language: str = "da") -> TestResponse:
    return who.send("/blog/new", title=title, body=body, language=language, publish="1")


def say(who: Visitor, path: str, body: str, **fields: object) -> TestResponse:
    form = f"{path}/discussion?write"
    answer = who.send(f"{path}/discussion", form_at=form, body=body, position=0, revision=1, **fields)
    assert answer.status_code == 303, answer.text
    return answer


def parsed(answer: TestResponse) -> Any:
    found = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not found.bozo, found.get("bozo_exception")
    return found


@every_feed
def test_every_feed_is_valid(reader: Visitor, path: str) -> None:
    answer = reader.read(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    feed = parsed(answer)
    assert feed.version == "atom10"
    assert feed.entries
    assert faults(ET.fromstring(answer.data)) == []


@every_feed
def test_every_feed_says_where_it_is_and_what_it_tells_of(reader: Visitor, path: str) -> None:
    feed = parsed(reader.read(path)).feed
    links = {link.rel: link.href for link in feed.links}
    assert links == {"self": f"http://localhost{path}", "alternate": f"http://localhost{FEEDS[path]}"}
    assert feed.id == links["self"]


@every_feed
def test_every_feed_is_found_from_its_page(reader: Visitor, path: str) -> None:
    page = reader.read(FEEDS[path]).text
    head = page[: page.index("</head>")]
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="([^"]+)">', head)
    assert path in found


@every_feed
def test_a_feed_that_is_known_is_not_sent_again(reader: Visitor, ann: Visitor, path: str) -> None:
    first = reader.read(path)
    tag, since = first.headers["ETag"], first.headers["Last-Modified"]
    assert reader.read(path, If_None_Match=tag).status_code == 304
    assert reader.read(path, If_Modified_Since=since).status_code == 304
    ann.save("Grøn_te", "Te, te, te.\n")
    post(ann, "Mere", "[[Kategori:Messen]] Mere.\n")
    for subject in ("/wiki/Gr%C3%B8n_te", "/blog/paa-messen"):
        say(ann, subject, "Mere at sige.")
    held = hidden_fields(ann.read("/blog/paa-messen/edit").text)
    sent = {**held, "title": "På messen", "body": "Vi drak te.\n\n[[Kategori:Messen]]\n", "language": "da"}
    assert ann.client.post("/blog/paa-messen/edit", data=sent).status_code == 303
    assert reader.read(path, If_None_Match=tag).status_code == 200


@every_feed
def test_a_draft_is_in_no_feed(reader: Visitor, path: str) -> None:
    assert "Hemmeligt" not in reader.read(path).text


def test_an_entry_keeps_its_name_when_more_happens(reader: Visitor, ann: Visitor) -> None:
    before = {path: ids(reader.read(path)) for path in FEEDS}
    assert all(len(set(names)) == len(names) for names in before.values())
    assert all(name.startswith("urn:uuid:") for names in before.values() for name in names)
    ann.save("Grøn_te", "Te, te, te.\n")
    held = hidden_fields(ann.read("/blog/paa-messen/edit").text)
    sent = {**held, "title": "På en messe", "body": "Vi drak te.\n\n[[Kategori:Messen]]\n", "language": "da"}
    ann.client.post("/blog/paa-messen/edit", data=sent)
    for path, names in before.items():
        assert set(names) <= set(ids(reader.client.get(path, follow_redirects=True)))


def test_a_change_says_who_did_what_and_leads_to_it(reader: Visitor) -> None:
    newest, oldest = parsed(reader.read("/wiki/Grøn_te/feed.atom")).entries
    assert (newest.title, newest.author) == ("Grøn te: Ben wrote", "Ben")
    assert newest.link == "http://localhost/wiki/Gr%C3%B8n_te/diff?to=2"
    assert oldest.title == "Grøn te: Ann began the text"
    assert "begyndt" in oldest.summary
    assert reader.read(f"{urlsplit(newest.link).path}?{urlsplit(newest.link).query}").status_code == 200


def test_a_post_comes_whole_with_its_language_and_tags(reader: Visitor) -> None:
    home, fair = parsed(reader.read("/blog/feed.atom")).entries
    assert (home.title, home.author, home.content[0].language) == ("Hjemme igen", "Ben", "en")
    assert [tag.term for tag in fair.tags] == ["Messen"]
    content = fair.content[0]
    assert (content.type, content.language) == ("text/html", "da")
    assert 'href="http://localhost/wiki/Gr%C3%B8n_te"' in content.value
    assert content.base == "http://localhost/blog/paa-messen"
    assert "]]&gt;" in content.value
    assert parsed(reader.read("/blog/feed.atom?tag=messen")).feed.title == "Posts about Messen – Wikiapp"


def test_a_comment_comes_whole_with_the_words_that_it_is_about(reader: Visitor) -> None:
    found = parsed(reader.read("/wiki/Grøn_te/discussion/feed.atom"))
    assert found.feed.title == "Discussion of Grøn te – Wikiapp"
    [entry] = found.entries
    assert (entry.title, entry.author, entry.published) == ("Ann on Grøn te", "Ann", entry.updated)
    assert "<blockquote>bedst</blockquote>" in entry.content[0].value
    assert "<strong>slags</strong> &lt;te&gt;?" in entry.content[0].value
    assert (entry.content[0].language, entry.content[0].base) == ("da", entry.link)
    place = reader.client.get(urlsplit(entry.link).path, follow_redirects=True)
    assert (place.status_code, place.request.path) == (200, "/wiki/Grøn_te/discussion")


def test_a_comment_that_was_changed_keeps_its_entry_and_one_that_was_deleted_has_none(
    reader: Visitor, ann: Visitor
) -> None:
    path = "/wiki/Grøn_te/discussion/feed.atom"
    say(ann, "/wiki/Grøn_te", "Og kaffe?")
    newest, first = parsed(reader.read(path)).entries
    comment = urlsplit(newest.link).path
    held = hidden_fields(ann.read(f"{comment}/edit").text)
    assert (
        ann.client.post(f"{comment}/edit", data={**held, "body": "Og kakao?", "language": "da"}).status_code == 303
    )
    changed = parsed(reader.read(path)).entries[0]
    assert (changed.id, changed.published, "Og kakao?" in changed.summary) == (newest.id, newest.published, True)
    ann.send(f"{comment}/deletion", form_at=f"{comment}/deletion")
    assert ids(reader.read(path)) == [first.id]


@pytest.mark.parametrize("page", ["/wiki/Gr%C3%B8n_te", "/blog/paa-messen"])
def test_the_feed_of_comments_is_found_from_what_they_are_about_too(reader: Visitor, page: str) -> None:
    assert f'href="{page}/discussion/feed.atom"' in reader.read(page).text
    assert f'<a href="{page}/discussion/feed.atom">' in reader.read(f"{page}/discussion").text
    assert f'<a href="{page}/discussion"' in reader.read(page).text


def test_a_feed_speaks_the_readers_language(reader: Visitor) -> None:
    feed = parsed(reader.read("/changes.atom", Accept_Language="da"))
    assert feed.feed.title == "Seneste ændringer – Wikiapp"


def test_an_empty_feed_is_valid_too(stranger: Visitor) -> None:
    for path in ("/blog/feed.atom", "/changes.atom", "/blog/feed.atom?tag=ingen"):
        answer = stranger.read(path)
        assert parsed(answer).entries == []
        assert faults(ET.fromstring(answer.data)) == []


def test_there_is_no_feed_of_what_is_not_there(reader: Visitor) -> None:
    for path in ("/wiki/Kaffe/feed.atom", "/people/99/feed.atom", "/blog/hemmeligt/feed.atom",
                 "/wiki/Kaffe/discussion/feed.atom", "/blog/hemmeligt/discussion/feed.atom"):  # fmt: skip
        assert reader.read(path).status_code == 404


def test_addresses_are_those_that_the_feed_was_asked_for_at(reader: Visitor) -> None:
    for host in ("wiki.example", "stand14.example:8000", "wiki.example"):
        feed = parsed(reader.read("/blog/feed.atom", Host=host))
        assert feed.feed.id == f"http://{host}/blog/feed.atom"


def test_addresses_are_those_of_the_site_where_one_is_configured(app: Flask, reader: Visitor) -> None:
    app.config["SITE_ADDRESS"] = "https://wiki.example"
    feed = parsed(reader.read("/changes.atom", Host="elsewhere.example"))
    assert feed.feed.id == "https://wiki.example/changes.atom"
    assert feed.entries[0].link.startswith("https://wiki.example/")


def ids(answer: TestResponse) -> list[str]:
    return [str(entry.id) for entry in parsed(answer).entries]


def faults(feed: ET.Element) -> list[str]:
    """Say what RFC 4287 demands (3.3, 4.1.1, 4.1.2, 4.2) and the feed hasn't got; nothing, if all is well."""
    found = [f"the feed lacks {name}" for name in ("id", "title", "updated") if _count(feed, name) != 1]
    for entry in feed.iter(f"{ATOM}entry"):
        lacking = [name for name in ("id", "title", "updated", "author") if _count(entry, name) != 1]
        found += [f"{entry.findtext(f'{ATOM}id')} lacks {name}" for name in lacking]
        found += ["an entry leads nowhere"] * (not _alternates(entry))
    found += ["an author has no name" for author in feed.iter(f"{ATOM}author") if _count(author, "name") != 1]
    moments = [*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")]
    found += [f"{one.text} is no moment" for one in moments if not MOMENT.fullmatch(one.text or "")]
    addresses = [link.get("href") or "" for link in feed.iter(f"{ATOM}link")]
    found += [f"{address} is no whole address" for address in addresses if not urlsplit(address).netloc]
    return found + [f"<{one.tag}> is not of Atom" for one in feed.iter() if not one.tag.startswith(ATOM)]


def _count(of: ET.Element, name: str) -> int:
    return len(of.findall(ATOM + name))


def _alternates(entry: ET.Element) -> list[ET.Element]:
    return [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
