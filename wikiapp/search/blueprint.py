"""The blueprint that the views of searching hang on."""

from flask import Blueprint

bp = Blueprint("search", __name__)
