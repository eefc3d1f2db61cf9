"""Weights of the three rounds of the link model. Made by benchmarks/fit_words.py.

Fitted on the tuning parts of:
- enfr-golden (50 pairs)
- fren-stories (52 pairs)

with pairs joined, exchanged and shortened as that script says. The counts of each set
weigh the same. Nothing else of the sets is kept here.
"""

from __future__ import annotations

__all__ = ["REFERENCE_SPREAD", "ROUNDS"]

REFERENCE_SPREAD = 0.1838

ROUNDS: tuple[tuple[float, dict[str, float]], ...] = (
    (0.6557, {
        "similarity": -0.5072,
        "specificity": 0.3201,
        "margin_low": 5.4029,
        "margin_high": 2.5835,
        "distance": -1.5180,
        "one_punctuation": 1.4627,
        "both_punctuation": -1.1363,
        "spelling": 0.0049,
        "same_spelling": 1.2699,
    }),
    (-2.2382, {
        "similarity": 0.5219,
        "specificity": 0.1248,
        "margin_low": 1.3986,
        "margin_high": -0.6557,
        "distance": 0.9112,
        "one_punctuation": 0.6420,
        "both_punctuation": -0.7428,
        "spelling": 0.3265,
        "same_spelling": 0.7715,
        "probability": 0.0057,
        "log_probability": 0.3641,
        "diagonal": 1.9146,
        "antidiagonal": 1.1284,
        "beside": 1.3207,
        "lead_low": 0.9365,
        "lead_high": 1.7252,
        "near": 1.6486,
    }),
    (-0.3958, {
        "similarity": 0.7163,
        "specificity": 0.1529,
        "margin_low": 1.2998,
        "margin_high": 0.2237,
        "distance": -0.0375,
        "one_punctuation": 0.5979,
        "both_punctuation": -0.9738,
        "spelling": 0.6327,
        "same_spelling": 0.6250,
        "probability": -2.5514,
        "log_probability": 0.4340,
        "diagonal": 0.8643,
        "antidiagonal": 0.7637,
        "beside": 0.9393,
        "lead_low": 1.7476,
        "lead_high": 1.5224,
        "near": 1.0961,
    }),
)
