"""Whether choices are made of what one can subscribe to: whoever follows one cannot see what is missing."""

from collections.abc import Iterable, Iterator, Mapping

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.runner import located
from portal.checks.violation import Violation
from portal.ledger.scope import Scope, ScopeNames
from portal.read.problem import Problem, nearest
from portal.read.strict_yaml import Place
from portal.read.vocabulary import Choice

LEAST = 2
"""Scopes of a choice that takes them whole."""

Fault = tuple[str, str]
"""What is wrong, and what to do."""


def choice_problems(
    vocabularies: Iterable[VocabularyFile], catalogue: Catalogue, ended: Mapping[str, str]
) -> list[Problem]:
    """What is wrong with the choices of a data folder. `ended` are scopes whose subscribers have been
    told that they stopped, with their last names."""
    names = ScopeNames(catalogue)
    scopes = {scope.id: scope for scope in names.scopes()}
    return list(
        located(
            violation
            for book in vocabularies
            for index, term in enumerate(book.terms)
            if isinstance(term, Choice)
            for violation in _of_choice(book.path, index, term, scopes, ended)
        )
    )


def _of_choice(
    path: str, index: int, choice: Choice, scopes: dict[str, Scope], ended: Mapping[str, str]
) -> Iterator[Violation]:
    here: Place = ("terms", index)
    own = next((id for id, one in scopes.items() if _is(one, choice)), "")
    if own in ended:
        told = f"{choice.id} 这个组合已经停过，订阅者收到过停止通知"
        yield Violation(path, (*here, "id"), told, "换一个没有用过的 id")
    seen: set[str] = set()
    for number, id in enumerate(choice.scopes):
        fault = (f"{id} 写了两次", "删去一个") if id in seen else _fault(id, scopes, ended)
        seen.add(id)
        if fault:
            yield Violation(path, (*here, "scopes", number), *fault)
    if len(seen) < LEAST and not choice.catalogues:
        hint = "再写一个；只要一个订阅里的几个栏目，就加 catalogues"
        yield Violation(path, (*here, "scopes"), "一个组合至少要有两个订阅", hint)


def _is(scope: Scope, choice: Choice) -> bool:
    return scope.kind.made_of and scope.id == scope.kind.id_of(choice.id)


def _fault(id: str, scopes: dict[str, Scope], ended: Mapping[str, str]) -> Fault | None:
    known = {one: scope for one, scope in scopes.items() if scope.kind.field}
    if id in known:
        return None
    if id in scopes or "/" in id:  # a choice, a digest, everything
        return f"{id} 不能放进组合", "组合里只写栏目、主题、行业、地区、设备的订阅"
    if id in ended:
        return f"{id}（{ended[id]}）这个订阅已经停止", "删去，或换成代替它的"
    near = _meant(id, known)
    hint = (
        f"最接近的是 {near.id}（{near.title}）"
        if near
        else f"写“订阅”页上的名字，如 {[*known][-1]}"
    )
    return f"没有 {id} 这个订阅", hint


def _meant(word: str, known: dict[str, Scope]) -> Scope | None:
    """By its name or the id of its term, if that was written, else by likeness."""
    for id, scope in known.items():
        if word in (scope.name, scope.title) or scope.kind.prefix and scope.kind.id_of(word) == id:
            return scope
    return known.get(nearest(word, list(known)))
