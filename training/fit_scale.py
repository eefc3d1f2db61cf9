"""Measure what puts scores of other encoders and languages on one scale.

Mean cosines of e5 and of the Universal Sentence Encoder for random pairs and for translations,
and how many characters a translation has for one of its original, on pairs of Tatoeba drawn by a
fixed seed. Deterministic.
"""

from __future__ import annotations

import random

import numpy as np
from frame import E5, USE, Fit, Run, as_json
from sets import TATOEBA, tatoeba

from workbench.encode.e5 import E5Encoder
from workbench.encode.use import UseEncoder

PAIRS, SEED = 250, 1


def make(run: Run) -> dict[str, bytes]:
    every = tatoeba(run.data)
    english, french = zip(*random.Random(SEED).sample(every, run.limit or PAIRS), strict=True)
    made: dict[str, object] = {}
    for name, encoder in (("multilingual-e5", E5Encoder()), ("use", UseEncoder())):
        cosines = encoder.encode(english) @ encoder.encode(french).T
        own = np.eye(len(english), dtype=bool)
        made[name] = [round(float(cosines[k].mean()), 3) for k in (~own, own)]
        for what, value in zip(("random pairs", "translations"), made[name], strict=True):
            run.figure("scale", f"mean cosine, {what}", f"{name}, {PAIRS} pairs of Tatoeba", value)
    longer = sum(len(f) for _, f in every) / sum(len(e) for e, _ in every)
    made["expansion"] = {"en-fr": round(longer, 2), "fr-en": round(1 / longer, 2)}
    run.figure("scale", "French characters for an English one", "Tatoeba", longer)
    return {"scale": as_json(made)}


FIT = Fit(("scale",), make, TATOEBA, (*E5, *USE))
