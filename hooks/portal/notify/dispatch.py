"""Sending: one message a scope, each noted before it leaves and after its answer.

A robot has no word by which it could know a message again. So a message of which no answer came is
neither sent again nor forgotten by itself: the target says what to do, and unless it does, a person
looks into the group and says.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from portal.as_of import now as clock
from portal.notify import mail, robots, wire
from portal.notify.delivery_state import Delivery, DeliveryState, TargetState, write_state
from portal.notify.message import Message, as_markdown, as_text, message_of
from portal.notify.news_entry import NewsEntry
from portal.notify.outcome import HELD_UP, SENT, UNSURE, SendOutcome
from portal.notify.planning import is_due, told_this_week
from portal.notify.target import Address, NewsTarget, without_secrets
from portal.notify.told_feed import ToldFeed

TRIES = 3
SILENCE = timedelta(minutes=10)
"""How long 钉钉 takes nothing after too much."""


@dataclass(frozen=True)
class DeliveryReport:
    """What became of one message, for the person at the terminal."""

    target: NewsTarget
    scope: str
    outcome: SendOutcome
    count: int
    shown: int


@dataclass
class Dispatcher:
    """Sends what waits. `now` and `sleep` are the clock's."""

    state: DeliveryState
    path: Path
    feeds: Mapping[str, ToldFeed]
    timeout: float = 20
    now: Callable[[], datetime] = clock
    sleep: Callable[[float], None] = time.sleep

    def settle(self, targets: Mapping[str, NewsTarget]) -> None:
        """Decide on what an earlier run was sending when it was cut off."""
        for name, kept in self.state.targets.items():
            if kept.sending:
                delivery, kept.sending = kept.sending, None
                _unsettled(kept, delivery, targets[name].when_unsure if name in targets else "ask")
        self._write()

    def send(self, target: NewsTarget, address: Address) -> Iterator[DeliveryReport]:
        """Send to one target what waits for it; the first failure ends it, and the rest waits on."""
        kept = self.state.targets[target.name]
        if not is_due(target, kept, self.now()):
            return
        if kept.not_before and self.now() < kept.not_before:
            yield DeliveryReport(
                target, "", SendOutcome(HELD_UP, "还在对方要求等待的 10 分钟里"), 0, 0
            )
            return
        kept.not_before = None
        for delivery in list(deliveries(target, kept, self.feeds)):
            entries = entries_of(delivery, self.feeds)
            if not entries:  # a site that was taken back to an earlier state no longer tells it
                _forget(kept, delivery)
                continue
            message = composed(target, self.feeds[delivery.scope], entries)
            outcome = self._deliver(target, address, kept, delivery, message)
            yield DeliveryReport(target, delivery.scope, outcome, len(entries), message.shown)
            if outcome.how not in (SENT, UNSURE):
                break
        else:
            told_this_week(kept, self.now())
        self._write()

    def _deliver(
        self,
        target: NewsTarget,
        address: Address,
        kept: TargetState,
        delivery: Delivery,
        message: Message,
    ) -> SendOutcome:
        for tried in range(1, TRIES + 1):
            self._pause(target, kept)
            kept.sending = delivery.model_copy(update={"at": self.now()})
            self._write()
            outcome = self._hand_over(target, address, delivery, message)
            outcome = SendOutcome(outcome.how, without_secrets(outcome.why, address), outcome.after)
            kept.sending, kept.last_sent = None, self.now()
            if outcome.how in (SENT, UNSURE):
                _forget(kept, delivery)
            if outcome.how == UNSURE:
                _unsettled(kept, delivery, target.when_unsure)
            if outcome.how == HELD_UP and "130101" in outcome.why:
                kept.not_before = self.now() + SILENCE
            self._write()
            if outcome.how != HELD_UP or not outcome.after or tried == TRIES:
                break
            self.sleep(outcome.after)
        return outcome

    def _hand_over(
        self, target: NewsTarget, address: Address, delivery: Delivery, message: Message
    ) -> SendOutcome:
        if target.kind == "mail":
            assert address.server
            authority = urlsplit(self.feeds[delivery.scope].address).hostname or "localhost"
            id = mail.message_id(target.name, delivery.scope, delivery.events, authority)
            made = mail.mail_of(message, id, address.server, self.now())
            return mail.send(made, address, self.timeout)
        robot = robots.ROBOTS[target.kind]
        url, body = robots.request(robot, target, address, message, self.now())
        return wire.post(
            url, body, self.timeout, lambda status, content: robots.verdict(robot, status, content)
        )

    def _pause(self, target: NewsTarget, kept: TargetState) -> None:
        """Keep to the pace that the platform asks for, over restarts too."""
        if target.kind in robots.ROBOTS and kept.last_sent:
            gap = robots.ROBOTS[target.kind].pause - (self.now() - kept.last_sent).total_seconds()
            if gap > 0:
                self.sleep(min(gap, robots.ROBOTS[target.kind].pause))

    def _write(self) -> None:
        write_state(self.path, self.state)


def entries_of(delivery: Delivery, feeds: Mapping[str, ToldFeed]) -> list[NewsEntry]:
    """The entries of a message, the newest first; without what its feed no longer has."""
    known = feeds[delivery.scope].entries
    return [known[id] for id in reversed(delivery.events) if id in known]


def composed(target: NewsTarget, feed: ToldFeed, entries: Sequence[NewsEntry]) -> Message:
    """The message of these entries, as long as the target's platform takes."""
    if target.kind == "mail":
        return message_of(
            target, feed, entries, lambda made: len(as_text(made).encode("utf-8")) <= mail.MOST
        )
    return message_of(target, feed, entries, robots.fits(robots.ROBOTS[target.kind], target))


def looks_like(target: NewsTarget, message: Message) -> tuple[str, int, int]:
    """What is sent, for people to read, its size and the most that it may have."""
    if target.kind == "mail" or target.form == "text" or target.kind == "feishu":
        text = as_text(message)
    else:
        text = as_markdown(message)
    if target.kind == "mail":
        return text, len(text.encode("utf-8")), mail.MOST
    robot = robots.ROBOTS[target.kind]
    return text, *robot.size(target, robot.body(target, message))


def answered(kept: TargetState, arrived: bool) -> int:
    """What a person who looked into the group says of the messages that nobody knew of."""
    count = len(kept.unsure)
    if not arrived:
        kept.again += kept.unsure
    kept.unsure = []
    return count


def deliveries(
    target: NewsTarget, kept: TargetState, feeds: Mapping[str, ToldFeed]
) -> Iterator[Delivery]:
    """What would be sent now: messages that are sent once more, then one for each scope."""
    yield from (one for one in list(kept.again) if one.scope in feeds)
    for scope in target.scopes:
        if kept.waiting.get(scope) and scope in feeds:
            yield Delivery(scope=scope, events=list(kept.waiting[scope]))


def _forget(kept: TargetState, delivery: Delivery) -> None:
    """Take a message out of what waits."""
    for one in kept.again:
        if (one.scope, one.events) == (delivery.scope, delivery.events):
            kept.again.remove(one)
            return
    told = set(delivery.events)
    left = [id for id in kept.waiting.get(delivery.scope, []) if id not in told]
    kept.waiting[delivery.scope] = left


def _unsettled(kept: TargetState, delivery: Delivery, policy: str) -> None:
    """Note a message of which nobody knows, and what is to be done with it."""
    _forget(kept, delivery)
    if policy == "resend":
        kept.again.append(delivery)
    elif policy == "ask":
        kept.unsure.append(delivery)
