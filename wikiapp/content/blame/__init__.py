"""Who wrote each word of a text: which revision it comes from. Knows only strings.

The idea is that of WikiWho (Fabian Flöck and Maribel Acosta, "WikiWho: Precise and Efficient Attribution of
Authorship of Revisioned Content", WWW 2014): words belong to the revision that first wrote them, and lines and
sentences that were taken out are known again when they come back, whoever brings them. What changed from one
revision to the next is found by the difference that readers are shown, so a word always belongs to a revision
whose difference adds it.
"""

from wikiapp.content.blame.buried import Buried
from wikiapp.content.blame.runs import Run, runs
from wikiapp.content.blame.state import State
from wikiapp.content.blame.step import Step

__all__ = ["Buried", "Run", "State", "Step", "runs"]
