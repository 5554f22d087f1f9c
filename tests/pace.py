"""How long work takes beside other work: machines differ, and whatever else they do makes everything slower."""

from __future__ import annotations

import gc
import re
import time
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 4
TEXT = "En mikrovirksomhed har færre end ti personer. " * 4_000


def yardstick() -> None:
    """Count the words of a text as long as a text may be: about a hundredth of a second."""
    for _ in range(2):
        Counter(word.casefold() for word in re.findall(r"\w+", TEXT))


def assert_quick(work: Callable[[], object], times: float, beside: Callable[[], object] = yardstick) -> None:
    """Fail if `work` takes `times` as long as what stands `beside` it each time it is tried."""
    tried = list[float]()
    while len(tried) < TRIES:
        tried.append(seconds(work) / seconds(beside))
        if tried[-1] < times:
            return
    raise AssertionError(f"not within {times:g} times, but {', '.join(f'{ratio:.1f}' for ratio in tried)}")


def seconds(work: Callable[[], object]) -> float:
    """The processor's time that `work` takes, without what collecting what other tests left behind takes."""
    gc.disable()
    try:
        began = time.process_time()
        work()
        return time.process_time() - began
    finally:
        gc.enable()
