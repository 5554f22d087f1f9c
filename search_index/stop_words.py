"""Words that stand in nearly every text: they don't decide what is found, only what comes first.

None is left out of the index, and where nothing else was asked for, they are searched like any other word.
"""

from __future__ import annotations

from search_index.folding import fold

_DANISH = """
    af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse dit dog du efter
    eller en end er et for fra ham han hans har havde have hende hendes her hos hun hvad hvem hvilke hvilken
    hvilket hvis hvor hvordan hvorfor hvornår i ikke ind jeg jer jo kan kunne man mange med meget men mig min mine
    mit mod ned noget nogle nogen nu når og også om op os over på selv sig sin sine sit skal skulle som sådan så
    til ud under var ved vi vil ville vor være været
"""
_ENGLISH = """
    a about after again all am an and any are as at be because been before being between both but by can could did
    do does doing down during each few for from further had has have having he her here hers him his how i if in
    into is it its me more most my no nor not of off on once only or other our ours out over own same she should so
    some such than that the their theirs them then there these they this those through to too under until up very
    was we were what when where which while who whom why will with would you your yours
"""

STOP_WORDS = frozenset(fold(word) for word in (_DANISH + _ENGLISH).split())
