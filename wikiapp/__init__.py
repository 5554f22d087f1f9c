"""A wiki with every revision kept, and a discussion blog on the same content model.

`create_app` puts the parts together: it is the only place that knows them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask

from wikiapp import edition, home, language, links, logs, metrics, site, telling
from wikiapp.agreement import showing as agreement
from wikiapp.agreement.views import blueprint as agreement_of
from wikiapp.blog import drafts, feed, listing, publishing  # noqa: F401 -- each adds its views
from wikiapp.blog import reading as blog
from wikiapp.blog.drafts import draft_at
from wikiapp.blog.finding import post_at
from wikiapp.blog.post import POST
from wikiapp.blog.releasing import release as publish_post
from wikiapp.blog.writing import PostDesk
from wikiapp.claims import claiming, offering, words  # noqa: F401 -- each adds its views
from wikiapp.claims.blueprint import bp as claims
from wikiapp.config import Config
from wikiapp.database import connect
from wikiapp.discussion import counting
from wikiapp.discussion.comment import COMMENT
from wikiapp.discussion.finding import comment_at, comment_to_change_at
from wikiapp.discussion.holding import release as say_comment
from wikiapp.discussion.views import blueprint as discussion_of
from wikiapp.discussion.views import comments
from wikiapp.discussion.writing import CommentDesk
from wikiapp.editing import attending, screening_again
from wikiapp.editing.deleting import blueprint as deleting_of
from wikiapp.editing.releasing import release_at
from wikiapp.editing.views import beginning as beginning_of
from wikiapp.editing.views import blueprint as editing_of
from wikiapp.files import views as file_views
from wikiapp.files.finding import file_at
from wikiapp.files.storage import Folder
from wikiapp.files.writing import FileDesk
from wikiapp.filters import facets
from wikiapp.history.views import blueprint as history_of
from wikiapp.moderation import (  # noqa: F401 -- most add views
    announcing,
    appointing,
    blocking,
    blocking_places,
    deciding,
    erasing,
    filtering,
    keeping_addresses,
    log,
    looking_up,
    notices,
    protecting,
    stopping,
    suppressing,
    sweeping,
    sweeping_places,
    trying,
    waiting_feed,
)
from wikiapp.moderation import desk as moderators
from wikiapp.moderation.blueprint import bp as moderation
from wikiapp.moderation.protecting import blueprint as protection_of
from wikiapp.moderation.reporting import blueprint as reports_of
from wikiapp.moderation.suppressing import blueprint as suppressions_of
from wikiapp.newcomers import doubting as newcomers
from wikiapp.people import own_account, own_settings, present, signing_in, signing_up  # noqa: F401 -- each adds its views
from wikiapp.people.blueprint import bp as people
from wikiapp.people.mail import own_address, sending, way_in  # noqa: F401 -- two add their views
from wikiapp.people.outside import coming_in, linking, provider  # noqa: F401 -- two add their views
from wikiapp.people.passkeys import adding as passkeys  # noqa: F401 -- adds its views
from wikiapp.people.passkeys import signing_in as signing_in_by_passkeys  # noqa: F401 -- adds its views
from wikiapp.people.second_factor import requiring, setting_up  # noqa: F401 -- the second adds its views
from wikiapp.people.tokens import identifying, managing  # noqa: F401 -- the second adds its views
from wikiapp.resources import folder
from wikiapp.search import at_hand as searching
from wikiapp.search import pending, suggesting, views  # noqa: F401 -- each adds its views
from wikiapp.search.blueprint import bp as search
from wikiapp.stands import at_the_stand, joining, opening, origins, registering, wall  # noqa: F401 -- most add views
from wikiapp.stands import reading as stand_pages
from wikiapp.stands.blueprint import bp as stands
from wikiapp.stands.present import device_number
from wikiapp.timeline import feed as timeline_feed  # noqa: F401 -- adds its views
from wikiapp.timeline import own_data, person  # noqa: F401 -- each adds its views
from wikiapp.timeline import views as timeline
from wikiapp.titles import FILE, PAGE
from wikiapp.turns import cards, guard, saved  # noqa: F401 -- the first adds its views
from wikiapp.turns.blueprint import bp as turns
from wikiapp.web import addresses, errors, headers, sessions, static, templates, transaction
from wikiapp.web.answer import absolute, url
from wikiapp.web.page_cache import PageCache
from wikiapp.web.proxies import believing
from wikiapp.wiki import acts, lists, reading  # noqa: F401 -- each adds its views
from wikiapp.wiki.blueprint import bp as wiki_pages
from wikiapp.wiki.finding import page_at
from wikiapp.wiki.writing import PageDesk

if TYPE_CHECKING:
    from collections.abc import Callable

    from wikiapp.database import Database

A_MONTH = 31 * 24 * 3600

__all__ = ["Config", "create_app", "open_database"]


# What each request goes through, in this order.
PARTS = (
    logs, metrics, sessions, language, static, headers,
    identifying,  # before anything looks at the cookie
    guard,  # before forms are checked: one that comes late is refused, but its text is kept
    saved, offering, errors, present, requiring, stopping, newcomers, at_the_stand, agreement, counting, drafts,
    screening_again, blocking, protecting, moderators, stand_pages, suppressing, attending,
)  # fmt: skip


def create_app(config: Config | None = None) -> Flask:
    """Return the application, connected to its database; by default as the environment says."""
    config = config or Config.from_environment()
    app = _configured(config)
    database = open_database(config.database_url, durable=config.durable)
    addresses.use(app)
    transaction.use(app, database)
    for part in PARTS:
        part.use(app)
    keeping_addresses.use(app, device_number)
    telling.use(app, _kinds(), {telling.STAND: origins.stands, telling.DEVICE: origins.devices})
    app.extensions["releases"] = {
        PAGE: release_at(PageDesk()), FILE: release_at(FileDesk()), POST: publish_post, COMMENT: say_comment,
    }  # fmt: skip
    searching.use(app, config.search_url)
    sending.use(app, config.mail_url, config.mail_sender)
    provider.use(app, config)
    site.also_tell(app, "search", searching.state)
    file_views.use(app, Folder(config.files_folder))
    _hang_behind_addresses(app)
    app.wsgi_app = believing(config.proxies, PageCache(app, database))  # type: ignore[method-assign, assignment]
    return app


def open_database(url: str, *, durable: bool = False) -> Database:
    """Return the database at `url`, in which whatever is written is noted for all that is made of it."""
    database = connect(url, durable=durable)
    for follower in (edition, links, facets, origins, keeping_addresses, stopping, announcing, pending):
        follower.follow(database.writing)
    return database


def _configured(config: Config) -> Flask:
    app = Flask(__name__, static_folder=None, template_folder=str(folder("templates")))
    app.config |= {
        "SECRET_KEY": config.secret_key,
        "SITE_ADDRESS": config.site_address,
        "SITE_NAME": config.site_name,
        "SIGN_UP": config.sign_up,
        "REQUIRE_SECOND_FACTOR": config.require_second_factor,
        "KEEP_ADDRESSES": config.keep_addresses,
        "DATA_DIR": config.data_dir,
        "SESSION_COOKIE_NAME": "wikiapp",
        "DEVICE_COOKIE_NAME": "wikiapp_device",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": A_MONTH,
    }
    templates.use(app)
    app.jinja_env.globals.update(
        site_name=config.site_name, site_address=config.site_address, url=url, absolute=absolute
    )
    return app


def _kinds() -> dict[str, Callable[[], str]]:
    return {
        PAGE: lambda: language.gettext("Pages"),
        POST: lambda: language.gettext("Posts"),
        COMMENT: lambda: language.gettext("Comments"),
        FILE: lambda: language.gettext("Pictures and files"),
    }


def _hang_behind_addresses(app: Flask) -> None:
    """Let what can be done with any content hang behind the address of each."""
    for name, prefix, find, desk, found in (
        ("page", "/wiki/<path:address>", page_at, PageDesk(), None),
        ("post", "/blog/<address>", post_at, PostDesk(post_at), None),
        ("draft", "/blog/drafts/<address>", draft_at, PostDesk(draft_at), None),
        ("comment", "/comments/<address>", comment_to_change_at, CommentDesk(), comment_at),
        ("file", "/files/<address>", file_at, FileDesk(), None),
    ):
        for behind in (
            history_of(f"{name}_history", find),
            editing_of(f"{name}_editing", desk),
            deleting_of(f"{name}_deleting", find, desk.deletion_template),
            protection_of(f"{name}_protection", find),
            reports_of(f"{name}_reports", find),
            suppressions_of(f"{name}_suppressions", found or find),
        ):
            app.register_blueprint(behind, url_prefix=prefix)
    for name, prefix, find in (("page", "/wiki/<path:address>", page_at), ("post", "/blog/<address>", post_at)):
        app.register_blueprint(discussion_of(f"{name}_discussion", find), url_prefix=prefix)
    app.register_blueprint(agreement_of("page_agreement", page_at), url_prefix="/wiki/<path:address>")
    for blueprint in (
        beginning_of("page_beginning", PageDesk()), beginning_of("post_beginning", PostDesk(post_at)),
        beginning_of("file_beginning", FileDesk()),
        home.bp, wiki_pages, blog.bp, comments, timeline.bp, moderation, search, people, stands, turns, claims,
        site.bp, attending.bp,
    ):  # fmt: skip
        app.register_blueprint(blueprint)
