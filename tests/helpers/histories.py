"""Ledgers of many publications, made by lot: edits, moved ends, new ids, withdrawals, merges."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from helpers.desk import moment
from helpers.tree import catalogue, law, notice, relief, row
from portal.catalogue.content import content_of, digest_of
from portal.ledger.change import changes_between
from portal.ledger.ledger import Ledger
from portal.ledger.press import line_of
from portal.ledger.publication import LedgerLine, Publication, PublicationHead, change_lines
from portal.ledger.unpublished import Edit

START = moment("2026-01-01T08:00")
MOST = 14
"""Records at one time."""


class History:
    """Somebody who publishes whatever the lot says. The same seed makes the same ledger."""

    def __init__(self, seed: int):
        self.lot = Random(seed)
        self.records: dict[str, dict[str, Any]] = {}
        self.withdrawn: set[str] = set()
        self.count = 0

    def ledger(self, publications: int) -> Ledger:
        at, made = START, []
        for _ in range(publications):
            lines = self._some()
            head = PublicationHead(at=at.isoformat(), lines=len(lines), authority="a.example,2026")
            made.append(Publication(head, tuple(lines)))
            at = self._later(at)
        return Ledger(tuple(made))

    def _later(self, at: datetime) -> datetime:
        at += timedelta(hours=self.lot.choice((0, 1, 5, 24, 60)))
        return at.replace(hour=0) if self.lot.random() < 0.1 and at.hour == 0 else at

    def _some(self) -> list[LedgerLine]:
        """New and changed records come together, all else by itself."""
        deeds = (self._withdraw, self._rename, self._merge)
        if len(self.records) < 4 or self.lot.random() < 0.1 and len(self.records) < MOST:
            return [self._add() for _ in range(self.lot.randint(1, 3))]
        if self.lot.random() < 0.4:
            return [line for line in (self.lot.choice(deeds)(),) if line]
        ids = self.lot.sample(list(self.records), self.lot.randint(1, 3))
        return [line for id in ids if (line := self._edit(id))]

    def _add(self) -> LedgerLine:
        id = self._id("x")
        self.records[id] = record = self._record(id, [self._id("r") for _ in range(3)], "added")
        content = written(record)
        return LedgerLine(
            kind="added", event=f"{id}/added", record=id, digest=digest_of(content), content=content
        )

    def _edit(self, id: str) -> LedgerLine | None:
        old = self.records[id]
        new = self._record(id, [one["id"] for one in old.get("rows", ())], "edit", old)
        if self.lot.random() < 0.4:  # the same but for one day or what it ends
            field = self.lot.choice(("expires", "effective", "repealed", "supersedes"))
            new = {**old, **({field: new[field]} if field in new else {})}
        self.records[id] = new
        before, after = written(old), written(new)
        if before == after:
            return None
        self.count += 1
        return line_of("amended", Edit(id, before, after), f"{id}/amended/{self.count}")

    def _withdraw(self) -> LedgerLine:
        id = record = self.lot.choice(list(self.records))
        if (rows := self.records[id].get("rows")) and self.lot.random() < 0.5:
            id = self.lot.choice(rows)["id"]
        kind = "restored" if id in self.withdrawn else "withdrawn"
        self.withdrawn ^= {id}
        self.count += 1
        event, part = f"{id}/{kind}/{self.count}", "" if id == record else id
        return LedgerLine(kind=kind, event=event, record=record, row=part, reason="有误")

    def _rename(self) -> LedgerLine:
        old = record = self.lot.choice(list(self.records))
        before = self.records.pop(record)
        rows = before.get("rows", ())
        if rows and self.lot.random() < 0.5:
            old, new = self.lot.choice(rows)["id"], self._id("r")
            renamed = [{**one, "id": new} if one["id"] == old else one for one in rows]
            after, place = {**before, "rows": renamed}, new
        else:
            new = record = self._id("x")
            aliases = [f"{written(before)['catalogue']}/{old}"] if self.lot.random() < 0.5 else []
            after, place = {**before, "id": new, "alias_ids": aliases}, ""
        self.records[record] = after
        if old in self.withdrawn:
            self.withdrawn ^= {old, new}
        return self._moved("renamed", record, place, old, before, after)

    def _merge(self) -> LedgerLine | None:
        """Two records, or two rows of one list."""
        gone, into = self.lot.sample(list(self.records), 2)
        self.count += 1
        rows = self.records[into].get("rows", ())
        if len(rows) > 1 and self.lot.random() < 0.5:
            (first, *rest), before = rows, self.records[into]
            after = {**before, "rows": rest}
            self.records[into] = after
            self.withdrawn.discard(first["id"])
            return self._moved("merged", into, rest[0]["id"], first["id"], before, after)
        if into in self.withdrawn:
            return None
        self.withdrawn.discard(gone)
        del self.records[gone]
        digest = digest_of(written(self.records[into]))
        event = f"{gone}/merged/{self.count}"
        return LedgerLine(kind="merged", event=event, record=into, old=gone, digest=digest)

    def _moved(self, kind: Any, record: str, row_: str, old: str, *contents: Any) -> LedgerLine:
        before, after = map(written, contents)
        changes = change_lines(changes_between(before, after))
        event = f"{old}/{kind}/{self.count}" if kind == "merged" else ""
        return LedgerLine(
            kind=kind,
            event=event,
            record=record,
            row=row_,
            old=old,
            digest=digest_of(after),
            changes=changes,
        )

    def _id(self, start: str) -> str:
        self.count += 1
        return f"{start}{self.count}"

    def _record(
        self, id: str, rows: list[str], summary: str, old: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        lot = self.lot
        others = [one for one in self.records if one != id]
        fields: dict[str, Any] = {"summary": f"{summary}{lot.randint(0, 9)}"}
        for field in ("effective", "expires", "repealed", "target_until"):
            if lot.random() < 0.35:
                fields[field] = self._day()
        if lot.random() < 0.3:
            fields["deadlines"] = [
                {"scope": f"第{n}批", "date": self._day()} for n in range(lot.randint(1, 3))
            ]
        if "effective" in fields and lot.random() < 0.1:
            fields["status_doubt"] = "可能没有施行"
        for field in ("supersedes", "ends"):
            if others and lot.random() < 0.3:
                fields[field] = lot.sample(others, min(len(others), lot.randint(1, 2)))
        what = old["title"][-1] if old else lot.choice("法知列")
        if what == "法":
            return law(id, **{"effective": self._day(), **fields})
        if what == "知":
            return notice(id, title=f"{id}通知", issued="2025-06-01", **fields)
        listed = [self._row(one, others, fields) for one in rows]
        return relief(id, *listed, title=f"{id}一列", issued="2025-06-01", **fields)

    def _row(self, id: str, others: list[str], of_list: dict[str, Any]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for field in ("effective", "expires"):
            if self.lot.random() < 0.6:
                fields[field] = self._day()
        if others and self.lot.random() < 0.6:
            other = self.lot.choice(others)
            fields["related"] = [{"id": other, "relation": "details"}]
            if self.lot.random() < 0.7 and (day := self.records[other].get("expires")):
                fields["expires"] = day
        return row(id, **fields)

    def _day(self) -> str:
        """Few days, so that much falls together; now and then a month or a year."""
        year, month = self.lot.choice((2026, 2026, 2027, 2028)), self.lot.randint(1, 12)
        form = self.lot.choice(("{}-{:02}-01", "{}-{:02}-01", "{}-{:02}-15", "{}-{:02}", "{}"))
        return form.format(year, month)


def written(record: dict[str, Any]) -> dict[str, Any]:
    """A record as the ledger has it."""
    kind = "tax" if "rows" in record else "laws" if record["level"] == "law" else "policies"
    (item,) = catalogue(**{kind: [record]}).records
    return dict(content_of(item))
