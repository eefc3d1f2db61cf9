"""Hidden states of a transformers model.

For models loaded by name and for the sentence vectors of the bundled e5. Two things happen
here that a plain call of the model leaves out: layers above those asked for are not run; and
every pass has one of a fixed set of shapes, chosen by the length of the text alone, because
matrix libraries round differently for different shapes. With it identical text gives
identical bytes, whatever is encoded beside it. Texts longer than the window are
:mod:`workbench.encode.windows`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from workbench.encode.protocols import FloatArray
from workbench.encode.windows import WindowedStates
from workbench.errors import ModelError

__all__ = ["TransformerStates", "clean", "quiet"]

_WINDOW = 512
_PASS = 256  # tokens a pass, about: short texts go eight at a time, long ones alone
_MOST_ROWS = 8
# models whose first position is not 0 but comes after the padding's number
_SHIFTED = frozenset({"roberta", "xlm-roberta", "camembert", "xlm-roberta-xl", "mpnet"})


def clean(text: str) -> str:
    """Return *text* with lone surrogates, which no tokenizer accepts, made U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


@contextmanager
def quiet() -> Iterator[None]:
    """Hold back the progress bars and chatter of transformers while a model is loaded."""
    from transformers.utils import logging

    level = logging.get_verbosity()
    bars = logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def _padded(length: int) -> int:
    """Return the length a row is filled up to: steps of 8, then of 32, then of 128."""
    step = 8 if length <= 64 else 32 if length <= 256 else 128
    return -(-length // step) * step


class TransformerStates(WindowedStates):
    """A loaded encoder and its tokenizer.

    Parameters
    ----------
    model, tokenizer
        From ``transformers.AutoModel`` and ``AutoTokenizer``.
    window : int, optional
        Most tokens at once, begin and end marks included; never more than the model reads.

    Raises
    ------
    ModelError
        If the model has no layers of hidden states or the tokenizer cannot be used.
    """

    def __init__(self, model: Any, tokenizer: Any, window: int = _WINDOW) -> None:
        super().__init__()
        self._model = model.eval()
        self._tokenizer = tokenizer
        config = model.config
        try:
            self.dim = int(config.hidden_size)
            self.layers = int(config.num_hidden_layers)
        except AttributeError as error:
            raise ModelError(
                f"a model of type {getattr(config, 'model_type', '?')} is no text encoder "
                "whose layers can be read; name another word model"
            ) from error
        self._before, self._after = self._marks()
        self._pad = int(getattr(tokenizer, "pad_token_id", None) or 0)
        positions = int(getattr(config, "max_position_embeddings", 0) or window)
        if getattr(config, "model_type", "") in _SHIFTED:
            positions -= int(getattr(config, "pad_token_id", 1) or 0) + 1
        longest = min(window, positions, int(min(tokenizer.model_max_length, 10**9)))
        self._room = longest - len(self._before) - len(self._after)
        if self._room < 2:
            raise ModelError(f"the model reads only {longest} tokens at once, which is too few")
        self._stack = self._find_stack()

    def _marks(self) -> tuple[list[int], list[int]]:
        """Return the begin and end marks that the tokenizer puts around a text."""
        bare: list[int] = self._tokenizer("a", add_special_tokens=False)["input_ids"]
        full: list[int] = self._tokenizer("a")["input_ids"]
        for start in range(len(full) - len(bare) + 1):
            if full[start : start + len(bare)] == bare:
                return full[:start], full[start + len(bare) :]
        raise ModelError("the tokenizer does not keep a text as it is between its marks")

    def _find_stack(self) -> tuple[Any, str, Any] | None:
        """Return the module that holds the list of layers, the list's name, and the list."""
        import torch

        for module in self._model.modules():
            for name, child in module.named_children():
                if isinstance(child, torch.nn.ModuleList) and len(child) == self.layers:
                    return module, name, child
        return None

    @contextmanager
    def _cut(self, top: int) -> Iterator[None]:
        """Leave only the first *top* layers in the model for a while."""
        import torch

        if self._stack is None or top >= self.layers:
            yield
            return
        holder, name, layers = self._stack
        setattr(holder, name, torch.nn.ModuleList(layers[: max(top, 1)]))
        try:
            yield
        finally:
            setattr(holder, name, layers)

    def tokenize(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the sub-words of each text, without marks and never cut short."""
        if not texts:
            return []
        encoded = self._tokenizer(
            [clean(text) for text in texts],
            add_special_tokens=False,
            truncation=False,
            padding=False,
            return_attention_mask=False,
            verbose=False,
        )
        ids: list[list[int]] = encoded["input_ids"]
        return ids

    def _passes(
        self, pieces: Sequence[Sequence[int]], layers: list[int]
    ) -> Iterator[tuple[int, FloatArray]]:
        shapes: dict[int, list[int]] = {}
        for number, piece in enumerate(pieces):
            shapes.setdefault(_padded(len(piece)), []).append(number)
        with self._cut(layers[-1]):
            for length, numbers in sorted(shapes.items()):
                rows = max(1, min(_MOST_ROWS, _PASS // length))
                for at in range(0, len(numbers), rows):
                    group = numbers[at : at + rows]
                    found = self._pass([pieces[n] for n in group], rows, length, layers)
                    yield from zip(group, found, strict=True)

    def _pass(
        self, pieces: list[Sequence[int]], rows: int, length: int, layers: list[int]
    ) -> list[FloatArray]:
        import torch

        ids = torch.full((rows, length), self._pad, dtype=torch.long)
        mask = torch.zeros((rows, length), dtype=torch.long)
        mask[:, 0] = 1  # a row that sees nothing at all would come out as NaN
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = torch.tensor(piece, dtype=torch.long)
            mask[row, : len(piece)] = 1
        with torch.inference_mode(), self._watch() as seen:
            output = self._model(
                input_ids=ids, attention_mask=mask, output_hidden_states=self._stack is None
            )
            if self._stack is None:
                seen.update(enumerate(output.hidden_states))
            elif self.layers in layers:
                # some models normalise once more after the last layer
                seen[self.layers] = output.last_hidden_state
            mean = torch.stack([seen[layer] for layer in layers]).mean(dim=0)
        array: FloatArray = mean.to(torch.float32).numpy()
        return [array[row, : len(piece)] for row, piece in enumerate(pieces)]

    @contextmanager
    def _watch(self) -> Iterator[dict[int, Any]]:
        """Collect each layer's output while the model runs.

        Not through ``output_hidden_states``: transformers fastens that to the layers it finds
        on the first call, which are not those of a later call with more of them.
        """
        seen: dict[int, Any] = {}
        handles: list[Any] = []

        def enters(_: Any, args: Any, kwargs: Any) -> None:
            seen[0] = args[0] if args else kwargs["hidden_states"]

        def leaves(number: int) -> Callable[[Any, Any, Any], None]:
            def note(_: Any, __: Any, output: Any) -> None:
                seen[number] = output[0] if isinstance(output, tuple) else output

            return note

        if self._stack is not None:
            layers = self._stack[2]
            handles.append(layers[0].register_forward_pre_hook(enters, with_kwargs=True))
            for number, layer in enumerate(layers, start=1):
                handles.append(layer.register_forward_hook(leaves(number)))
        try:
            yield seen
        finally:
            for handle in handles:
                handle.remove()
