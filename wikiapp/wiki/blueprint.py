"""The blueprint that the views of pages hang on."""

from flask import Blueprint

bp = Blueprint("wiki", __name__)
