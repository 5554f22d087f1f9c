"""Texts of all kinds of markup, some of them neighbours."""

from __future__ import annotations

from hypothesis import strategies as st

SNIPPETS = [
    "Te er **godt** og *varmt*.", "Te er godt og ==varmt==.", "Te er godt & <billigt>.",
    "Kaffe er ~~dyrt~~ billigt.", "Se [[Te]] og [[Ny side|kaffe]].",
    "Se [[Kaffe|Te]] og [kaffe](https://example.org 'her').", "Se [over](#te).", "# Te", "## Te",
    "### Kaffe *nu*", "---", "- a\n- b\n  - c\n\n  d\n- [ ] e", "- a\n- b c\n- [x] e", "- \n- x", "3. a\n4. b",
    "1. a\n2. b\n3. c", "> Det går nok.\n>\n> - a", "Te\n: en drik\n: en til\n\n  og mere",
    "|a|b|\n|-|-:|\n|1|2|\n|3|**4**|", "|a|b|\n|-|-:|\n|1|2 x|\n|5|6|\n|3|4|", "|a|\n|-|",
    "```py\na = 1\n\nb = 2\n```", "```\na = 1\nb  =  3\n```",
    "Note[^1] og[^2].\n\n[^1]: en\n[^2]: to\n\n    - a", "Note[^2] igen[^2].",
    "![et billede](/static/a.png) her", "![et andet](/static/b.png) her", "{{Te}}",
    "EU siger ja.\n\n*[EU]: Den Europæiske Union", "Linje\\\nskift &nbsp; her", "`kode | her` og \ufffc.",
    "#REDIRECT [[Te]]", "Et langt afsnit, som nok skal kunne kendes igen, når det flytter et andet sted hen.",
    "Et langt afsnit, som nok kan kendes igen, når det flytter et helt andet sted hen.",
]  # fmt: skip
whole = st.lists(st.sampled_from(SNIPPETS), max_size=7).map("\n\n".join)
odd = st.text(alphabet=st.sampled_from(list("[]{}()<>|`~*_=-+#!\\:^&\"'/ \t\n\x00ahæ1.\ufffc")), max_size=60)
texts = st.one_of(whole, whole, odd)
