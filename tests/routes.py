"""Routes, compiled once for the whole run: every test makes an app, and most of that was compiling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.routing import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    Builder = Callable[..., tuple[str, str]]


def compile_once() -> None:
    """Let rules that are alike share the function that builds their addresses: it gets the rule as an argument."""
    compile_anew, compiled = Rule._compile_builder, dict[object, Any]()

    def builder(rule: Rule, append_unknown: bool = True) -> Builder:
        alike = rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown
        if alike not in compiled:
            compiled[alike] = compile_anew(rule, append_unknown)
        found: Builder = compiled[alike]
        return found

    Rule._compile_builder = builder  # type: ignore[assignment,method-assign]
