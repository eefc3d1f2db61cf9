"""Nothing that a pair is is worked out twice."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from collections import Counter

from handmade import pair_view

import workbench
from workbench import reading
from workbench.diverge import PairView
from workbench.reading.negations import negations
from workbench.reading.verbgroups import matched

# What only looks something up, and would take longer to keep than to look up again.
LOOK_UPS = {"entity", "named", "gaps", "nearest_answer", "rendered_elsewhere"}


def readings():
    """What is worked out of a view, by the code that does it: all that is public or kept."""
    modules = [importlib.import_module(f"{reading.__name__}.{m.name}")
               for m in pkgutil.iter_modules(reading.__path__)]
    own = [(m, name, f) for m in modules for name, f in vars(m).items()
           if inspect.isfunction(f) and f.__module__ == m.__name__]
    return {inspect.unwrap(f).__code__: f"{m.__name__}.{name}" for m, name, f in own
            if (hasattr(f, "__wrapped__") and f.__code__.co_name == "asked")
            or (name in m.__all__ and name not in LOOK_UPS
                and inspect.get_annotations(f).get("view") == "PairView")}


def test_a_reading_is_computed_once_for_a_pair_in_a_whole_analysis():
    source, target = workbench.corpora.load("trump-putin-2018").pair()
    names, made = readings(), Counter()
    alive = []  # an id is one view's as long as the view lives

    def count(frame, event, argument):
        if event == "call" and frame.f_code in names:
            told = inspect.getargvalues(frame)
            view, *rest = (told.locals[a] for a in told.args)
            alive.append(view)
            made[names[frame.f_code], id(view), *rest] += 1

    sys.setprofile(count)
    try:
        workbench.analyse(source, target)
    finally:
        sys.setprofile(None)
    assert {n for n, *_ in made} >= {
        "workbench.reading.negations.negations", "workbench.reading.verbgroups.verb_groups",
        "workbench.reading.stated.quantities", "workbench.reading.proper.names",
        "workbench.reading.dependencies.tree_pair", "workbench.reading.lost.missed_words"}
    assert [n for n, times in made.items() if times > 1] == []


def test_a_result_is_shared_by_all_that_ask_and_not_by_views():
    one, two = (pair_view("Il n'est pas venu.", "He did not come.", "venu=come") for _ in "ab")
    assert negations(one, "source") is negations(one, "source")
    assert matched(one) is matched(one)
    assert negations(one, "source") is not negations(two, "source")
    assert negations(one, "source") != negations(one, "target")
    assert isinstance(one, PairView) and one.kept
