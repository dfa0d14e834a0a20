"""The forms of an editor's own machine: a record shown, what was typed looked at, and written.

Nothing is written that brings a problem into the data, and nothing over what somebody else wrote in
the meantime. Who asks names ids; which file that is is looked up here.
"""

import re
import threading
from datetime import datetime
from typing import Any

from portal.catalogue.tree import load
from portal.data_folder import open_data
from portal.data_layers import Data
from portal.editing.forms.form_fields import form_fields
from portal.editing.forms.form_file import ChangedMeanwhile, digest, write_file
from portal.editing.forms.form_json import as_told, boxes, said
from portal.editing.forms.form_review import FormReview, review
from portal.editing.forms.form_target import (
    NEWS,
    SLUG,
    Target,
    files,
    new_target,
    target_of,
    used_ids,
)
from portal.editing.forms.form_values import NotAsked, shown, typed
from portal.editing.new.new_id import free_id

_LONGEST_WORDS = 40
"""How much of a title stands in the id that is proposed."""


class Forms:
    """The forms for one data folder. `data` is its path as editors are to read it."""

    def __init__(self, data: Data):
        self.data = data
        self._writing = threading.Lock()

    def overview(self, moment: datetime) -> dict[str, Any]:
        """What there is to edit, and what awaits a look."""
        tree = load(self.data)
        opened = open_data(self.data, moment, tree=tree)
        pending = {problem.path for problem in opened.unpublished}
        titles = {one.path: one.record.title for one in (*tree.rest, *tree.loaded)}
        withdrawn = opened.catalogue.withdrawn
        records = [
            {
                "id": path.stem,
                "title": titles.get(path.as_posix(), path.stem),
                "kind": kind.name,
                "withdrawn": path.stem in withdrawn,
                "unpublished": path.as_posix() in pending,
            }
            for kind, path in files(self.data)
        ]
        return {
            "records": records,
            "problems": [as_told(problem) for problem in opened.problems],
            "unpublished": [as_told(problem) for problem in opened.unpublished],
        }

    def form(self, id: str, moment: datetime) -> dict[str, Any]:
        """The form of a record. Raises NoSuchRecord, and Unreadable for a file that has to be
        mended by hand first."""
        target = target_of(self.data, id, moment)
        record = target.record
        opened = open_data(self.data, moment)
        sound = opened.following.begun and not opened.following.problems
        state = opened.following.timeline.published.state if sound else None
        gone = state.withdrawn.get(id) if state else None
        return {
            **boxes(target.kind, opened.catalogue),
            "id": id,
            "path": target.name,
            "title": str(record.get("title", id)),
            "address": f"{target.kind.id}/{id}/",
            "digest": digest(target.content or b""),
            "values": shown(form_fields(target.kind.model), record),
            "withdrawn": gone.reason if gone else "",
            "problems": [as_told(one) for one in opened.problems if one.path == target.name],
        }

    def blank(self, moment: datetime) -> dict[str, Any]:
        """The form of a news item that is to be written. The day on which we add it is known; how far
        it is verified only its editor can say."""
        values = shown(form_fields(NEWS.model), {"added": moment.date().isoformat()})
        opened = open_data(self.data, moment)
        return {**boxes(NEWS, opened.catalogue), "id": "", "values": values}

    def proposal(self, day: str, title: str, topic: str, moment: datetime) -> dict[str, Any]:
        """An id for a news item that nothing bears yet: its date, and what can be read of it."""
        when = day if re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", day) else moment.date().isoformat()
        words = "-".join(re.findall("[a-z0-9]+", title.lower())) or topic
        words = words[:_LONGEST_WORDS].strip("-")
        wanted = "-".join(part for part in (NEWS.id, when, words) if SLUG.fullmatch(part))
        used = used_ids(open_data(self.data, moment))
        return {"id": free_id(wanted, lambda id: id not in used)}

    def review(self, sent: Any, moment: datetime) -> dict[str, Any]:
        """What is wrong with what was typed, and what would be written; nothing is written."""
        target, found = self._looked_at(sent, moment)
        return {"id": target.id, "path": target.name, **said(found)}

    def save(self, sent: Any, moment: datetime) -> dict[str, Any]:
        """Write what was typed if it brings no problem. Raises ChangedMeanwhile, NotWritten."""
        with self._writing:
            target, found = self._looked_at(sent, moment)
            content = found.text.encode("utf-8")
            changed = content != target.content and not found.problems
            if changed:
                write_file(target.path, content, target.content, self.data)
            return {
                "id": target.id,
                "path": target.name,
                "address": f"{target.kind.id}/{target.id}/",
                "written": changed,
                "digest": digest(content),
                **said(found),
            }

    def _looked_at(self, sent: Any, moment: datetime) -> tuple[Target, FormReview]:
        if not isinstance(sent, dict) or set(sent) != {"id", "new", "digest", "values"}:
            raise NotAsked
        if not isinstance(sent["id"], str) or not isinstance(sent["new"], bool):
            raise NotAsked
        id = sent["id"].strip()
        target = new_target(self.data, id) if sent["new"] else target_of(self.data, id, moment)
        if not sent["new"] and sent["digest"] != digest(target.content or b""):
            raise ChangedMeanwhile
        values = typed(form_fields(target.kind.model), sent["values"])
        return target, review(self.data, target, values, moment)
