"""Models of the lists as a machine can compare them.

Lists write series (`JO2 系列`), enumerations (written out in `models_norm`), ranges of ratings
(`S7-30/10~S7-1600/10`) and optional letters (`Y(Q)`: Y, Q or both). They are taken apart once, when
the site is built. How spellings are compared is decided in one place only, for lists and nameplates
alike: hooks/theme/assets/tools/equipment/spelling.js.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from portal.kinds.phase_out import PhaseOutRow

_KIND = re.compile(r"\s*(系列|型|及以下型号|等)+$")
_NUMBER = r"\d+(?:\.\d+)?"
_RANGES = (
    re.compile(rf"(?P<head>[A-Z]+\d*-)(?P<low>{_NUMBER})~(?P<high>{_NUMBER})/(?P<voltage>\d+)"),
    re.compile(
        rf"(?P<head>[A-Z]+\d*-)(?P<low>{_NUMBER})/(?P<voltage>\d+)"
        rf"~(?P=head)(?P<high>{_NUMBER})/(?P=voltage)"
    ),
    re.compile(rf"(?P<head>[A-Z]+)(?P<low>{_NUMBER})-(?P=head)(?P<high>{_NUMBER})"),
)
_OPTIONAL = re.compile(r"(?P<before>.*-)Y\(Q\)")
_MODEL = re.compile(r"""[A-Za-z0-9½\u4e00-\u9fff."/()×~+-]+""")


class UncomparableModel(ValueError):
    """A model that no nameplate could ever match."""


def spellings(row: PhaseOutRow) -> Iterator[dict[str, Any]]:
    """What a nameplate is compared with: `{"is": model}`, `{"series": head}`, or
    `{"head", "low", "high", "voltage"}` with the rating (kVA of transformers, t/h of boilers) and
    the voltage in kV. A row that is not decided by models has `{"word": head}`: what may only hint.
    Raises Unreadable."""
    for model in row.models_norm or row.models:
        yield from spelling(model, row.match)


def spelling(written: str, match: str) -> Iterator[dict[str, Any]]:
    """The same for one model. Raises Unreadable."""
    model = _KIND.sub("", written.strip())
    if match == "attribute":
        yield {"word": re.sub(r"\(.*\)$", "", model)}
        return
    if not _MODEL.fullmatch(unicodedata.normalize("NFKC", model.replace("½", ""))):
        raise UncomparableModel(model)
    if match == "range":
        yield _range(model)
    elif match == "series":
        yield {"series": model}
    elif found := _OPTIONAL.fullmatch(model):
        yield from ({"is": f"{found['before']}{fuel}"} for fuel in ("Y(Q)", "Y", "Q"))
    else:
        yield {"is": model}


def _range(model: str) -> dict[str, Any]:
    for form in _RANGES:
        if found := form.fullmatch(model):
            parts = found.groupdict()
            span = {"head": parts["head"], "low": float(parts["low"]), "high": float(parts["high"])}
            return {**span, "voltage": float(parts["voltage"])} if parts.get("voltage") else span
    raise UncomparableModel(model)
