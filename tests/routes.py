"""Routes, compiled once for the whole run: every test makes an app, and most of that was compiling them."""

from __future__ import annotations

from werkzeug.routing import Rule


def compile_once() -> None:
    """Let rules that are alike share what they were compiled to: its functions get their rule as an argument."""
    compile_anew, compiled = Rule.compile, dict[object, Rule]()

    def compile_as_before(rule: Rule) -> None:
        alike = rule.rule, rule.subdomain, rule.host, rule.merge_slashes, repr(rule.defaults)
        if alike not in compiled:
            compile_anew(rule)
            compiled[alike] = rule
        else:
            _take_over(rule, compiled[alike])

    Rule.compile = compile_as_before  # type: ignore[assignment, method-assign]


def _take_over(rule: Rule, from_other: Rule) -> None:
    rule._parts, rule._trace = from_other._parts, from_other._trace
    rule._converters, rule.arguments = from_other._converters, rule.arguments | from_other.arguments
    for name in ("_build", "_build_unknown"):
        setattr(rule, name, getattr(from_other, name).__func__.__get__(rule, None))
