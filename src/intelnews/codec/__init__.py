"""Storing: records to JSON and JSON Lines and back, strictly and without loss."""

from intelnews.codec.converter import from_plain, to_plain
from intelnews.codec.envelope import Records, Stored, dump_json, load_json
from intelnews.codec.files import write_whole
from intelnews.codec.lines import dump_jsonl, iter_jsonl
from intelnews.codec.migrations import SCHEMA_VERSION
from intelnews.codec.schema import json_schema

__all__ = [
    "SCHEMA_VERSION",
    "Records",
    "Stored",
    "dump_json",
    "dump_jsonl",
    "from_plain",
    "iter_jsonl",
    "json_schema",
    "load_json",
    "to_plain",
    "write_whole",
]
