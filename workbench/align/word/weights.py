"""Weights of the three rounds of the link model. Made by benchmarks/fit_words.py.

Fitted on the tuning parts of:
- enfr-golden (50 pairs)
- fren-stories (52 pairs)

with pairs joined, exchanged and shortened as that script says. The counts of each set
weigh the same. Nothing else of the sets is kept here.
"""

from __future__ import annotations

__all__ = ["REFERENCE_SPREAD", "ROUNDS"]

REFERENCE_SPREAD = 0.1963

ROUNDS: tuple[tuple[float, dict[str, float]], ...] = (
    (0.0268, {
        "similarity": 0.0986,
        "specificity": 0.2846,
        "margin_low": 4.6764,
        "margin_high": 3.0660,
        "distance": -0.9243,
        "one_punctuation": 1.1180,
        "both_punctuation": -0.9773,
        "spelling": 0.3589,
        "same_spelling": 0.6845,
    }),
    (-1.8068, {
        "similarity": -0.0743,
        "specificity": 0.1470,
        "margin_low": 1.3356,
        "margin_high": 0.5820,
        "distance": 0.5191,
        "one_punctuation": 0.2805,
        "both_punctuation": -0.9071,
        "spelling": 0.7391,
        "same_spelling": 0.7466,
        "probability": 0.2588,
        "log_probability": 0.3196,
        "diagonal": 1.1970,
        "antidiagonal": 0.9936,
        "beside": 1.7870,
        "lead_low": 0.9227,
        "lead_high": 1.2600,
        "near": 1.1233,
    }),
    (-0.7670, {
        "similarity": 0.6186,
        "specificity": 0.1436,
        "margin_low": 1.2504,
        "margin_high": 1.3163,
        "distance": -0.0055,
        "one_punctuation": 0.3730,
        "both_punctuation": -1.0568,
        "spelling": 0.8426,
        "same_spelling": 0.6774,
        "probability": -1.6611,
        "log_probability": 0.3701,
        "diagonal": 0.7070,
        "antidiagonal": 0.6797,
        "beside": 1.0604,
        "lead_low": 1.4802,
        "lead_high": 1.0308,
        "near": 0.8434,
    }),
)
