"""Compiled templates, kept between runs in the project's `.cache/`, outside what the preview watches.
Whoever can write there can write the program too. Nothing of it is in the site, and nothing depends on
it: what cannot be read or written is compiled as if there were none."""

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2 import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache

FOLDER = Path(__file__).parents[3] / ".cache" / "templates"


class TemplateCache(FileSystemBytecodeCache):
    """Kept by the text of a template (Jinja does that), its place, the release of Jinja and what the
    environment changes in what it is compiled to. Files are replaced whole, so that two builds at once
    do no harm."""

    def __init__(self, environment: Environment):
        super().__init__(str(FOLDER))
        said = (environment.trim_blocks, environment.lstrip_blocks, bool(environment.autoescape))
        undefined, extensions = environment.undefined.__name__, sorted(environment.extensions)
        generator = environment.code_generator_class.__name__
        self._kind = f"{jinja2.__version__} {generator} {said} {undefined} {extensions}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(f"{self._kind} {name}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - half a file can be anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # the disk is full, or read-only
            super().dump_bytecode(bucket)


def keep_compiled(environment: Environment) -> None:
    """Keep what this environment compiles, where that can be done."""
    with suppress(OSError):
        FOLDER.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = TemplateCache(environment)
