"""Weights of the three rounds of the link model. Made by benchmarks/fit_words.py.

Fitted on the tuning parts of:
- enfr-hansards-trial (19 pairs)
- fren-stories (52 pairs)
- enfr-golden (50 pairs)
- enes-xlwa-dev (105 pairs)
- enit-xlwa-dev (103 pairs)

with pairs joined, exchanged and shortened as that script says. The counts of each set
weigh the same. Nothing else of the sets is kept here.
"""

from __future__ import annotations

__all__ = ["REFERENCE_SPREAD", "ROUNDS"]

REFERENCE_SPREAD = 0.1838

ROUNDS: tuple[tuple[float, dict[str, float]], ...] = (
    (-0.2685, {
        "similarity": 0.9716,
        "specificity": 0.1872,
        "margin_low": 4.0430,
        "margin_high": 3.6410,
        "distance": -2.2608,
        "one_punctuation": 0.6216,
        "both_punctuation": -1.2620,
        "spelling": 0.5475,
        "same_spelling": 0.4713,
    }),
    (-3.2280, {
        "similarity": 1.3863,
        "specificity": 0.1240,
        "margin_low": 0.7425,
        "margin_high": -0.0717,
        "distance": 0.8119,
        "one_punctuation": -0.0414,
        "both_punctuation": -0.5932,
        "spelling": 0.8467,
        "same_spelling": 0.2049,
        "probability": 0.0675,
        "log_probability": 0.1065,
        "diagonal": 1.6208,
        "antidiagonal": 1.4371,
        "beside": 2.4585,
        "lead_low": 1.6523,
        "lead_high": 1.9595,
        "near": 1.4827,
    }),
    (-1.7689, {
        "similarity": 2.2244,
        "specificity": 0.0828,
        "margin_low": 0.7085,
        "margin_high": 0.6626,
        "distance": -0.1664,
        "one_punctuation": -0.0443,
        "both_punctuation": -1.0178,
        "spelling": 1.0442,
        "same_spelling": 0.0234,
        "probability": -2.4432,
        "log_probability": 0.2705,
        "diagonal": 0.7774,
        "antidiagonal": 0.9591,
        "beside": 1.9218,
        "lead_low": 1.9081,
        "lead_high": 1.9753,
        "near": 0.9801,
    }),
)
