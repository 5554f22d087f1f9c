"""A wiki with every revision kept, and a discussion blog on the same content model.

`create_app` puts the parts together: it is the only place that knows them all.
"""

from __future__ import annotations

from flask import Flask

from wikiapp import edition, language, logs, metrics, site
from wikiapp.config import Config
from wikiapp.database import connect
from wikiapp.discussion import counting
from wikiapp.discussion.finding import comment_to_change_at
from wikiapp.discussion.views import blueprint as discussion_of
from wikiapp.discussion.views import comments
from wikiapp.discussion.writing import CommentDesk
from wikiapp.editing.deleting import blueprint as deleting_of
from wikiapp.editing.views import beginning as beginning_of
from wikiapp.editing.views import blueprint as editing_of
from wikiapp.history.views import blueprint as history_of
from wikiapp.people import present
from wikiapp.resources import folder
from wikiapp.timeline import views as timeline
from wikiapp.web import errors, headers, static, transaction
from wikiapp.web.answer import url
from wikiapp.web.page_cache import PageCache
from wikiapp.wiki import acts, links, lists, reading  # noqa: F401 -- each adds its views
from wikiapp.wiki.blueprint import bp as wiki_pages
from wikiapp.wiki.finding import page_at
from wikiapp.wiki.writing import PageDesk

A_MONTH = 31 * 24 * 3600

__all__ = ["Config", "create_app"]


def create_app(config: Config | None = None) -> Flask:
    """Return the application, connected to its database; by default as the environment says."""
    config = config or Config.from_environment()
    app = Flask(__name__, static_folder=None, template_folder=str(folder("templates")))
    app.config |= {
        "SECRET_KEY": config.secret_key,
        "SESSION_COOKIE_NAME": "wikiapp",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": A_MONTH,
    }
    database = connect(config.database_url, durable=config.durable)
    edition.follow(database.writing)
    links.follow(database.writing)

    logs.use(app)
    metrics.use(app)
    transaction.use(app, database)
    language.use(app)
    static.use(app)
    headers.use(app)
    errors.use(app)
    present.use(app)
    counting.use(app)
    app.jinja_env.globals.update(site_name=config.site_name, url=url)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    for behind in (
        history_of("page_history", page_at),
        editing_of("page_editing", PageDesk()),
        deleting_of("page_deleting", page_at, acts.led_here),
        discussion_of("page_discussion", page_at),
    ):
        app.register_blueprint(behind, url_prefix="/wiki/<path:address>")
    for behind in (
        history_of("comment_history", comment_to_change_at),
        editing_of("comment_editing", CommentDesk()),
        deleting_of("comment_deleting", comment_to_change_at),
    ):
        app.register_blueprint(behind, url_prefix="/comments/<address>")
    for blueprint in (beginning_of("page_beginning", PageDesk()), wiki_pages, comments, timeline.bp, site.bp):
        app.register_blueprint(blueprint)
    app.wsgi_app = PageCache(app, database)  # type: ignore[method-assign]
    return app
