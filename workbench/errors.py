"""What can go wrong, as one tree of exceptions.

Every message says what is wrong, where, and what to do about it, in one line::

    WorkbenchError
    ├── InputError            something the user gave cannot be used
    │   ├── TextError             a file or text: empty, binary, not decodable
    │   ├── CorpusError           a manifest or a corpus folder
    │   ├── FormatError           a file in an exchange format
    │   └── ParameterError        a parameter or option with a wrong name, type or value
    ├── ModelError            a model that is missing, damaged or of the wrong kind
    └── ReportError           a report that could not be made

The command line turns each of them into its message and exit status 1. What the
work can survive is a :class:`WorkbenchWarning` instead.
"""

from __future__ import annotations

__all__ = [
    "CorpusError",
    "FormatError",
    "InputError",
    "ModelError",
    "ParameterError",
    "ReportError",
    "TextError",
    "WorkbenchError",
    "WorkbenchWarning",
]


class WorkbenchError(Exception):
    """Base of every error that the workbench raises on purpose."""


class InputError(WorkbenchError):
    """Something the user gave cannot be used."""


class TextError(InputError):
    """A text that cannot be read: missing, empty, binary or not decodable."""


class CorpusError(InputError):
    """A corpus manifest or folder that does not hold together."""


class FormatError(InputError):
    """A file that does not keep to its exchange format."""


class ParameterError(InputError):
    """A parameter with an unknown name, a wrong type or a value out of range."""


class ModelError(WorkbenchError):
    """A model that is missing, damaged or of the wrong kind."""


class ReportError(WorkbenchError):
    """A report that could not be made; what was made so far is named."""


class WorkbenchWarning(UserWarning):
    """Something a reader should know that does not stop the work."""
