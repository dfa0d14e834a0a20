"""What templates print, escaped: as Jinja does it, without a text of a kind of its own for each of the
millions of pieces that are put together right afterwards."""

from typing import Any

from jinja2.compiler import CodeGenerator
from jinja2.environment import Environment
from markupsafe import escape

try:
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:

    def escaped(text: str, /) -> str:
        return str(escape(text))


def shown(value: Any) -> str:
    """A value as it stands in HTML."""
    if type(value) is str:
        return escaped(value)
    if hasattr(value, "__html__"):
        found: str = value.__html__()
        return found
    return escaped(str(value))


class ShowingGenerator(CodeGenerator):
    """Calls the above where a template prints a value, and nowhere else."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        plain = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and not finalize.src
        if plain:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


class TemplateEnvironment(Environment):
    """Jinja's, with that."""

    code_generator_class = ShowingGenerator
    shown = staticmethod(shown)
