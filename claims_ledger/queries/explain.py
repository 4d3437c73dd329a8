"""A clash in one plain sentence: who says which, when, on whose word, and why both cannot hold."""

from claims_ledger.queries.clashes import Clash
from claims_ledger.queries.positions import Account, Position
from claims_ledger.queries.words import day_words, listed

_OUTLETS = 3


def explanation(clash: Clash, a: Position, b: Position, accounts: dict[str, Account]) -> str:
    """Names both sides' outlets, days of publication, origins and values."""
    retold = f", two tellings of {_source(clash, accounts)}" if clash.source else ""
    head = ", ".join(filter(None, [clash.subject, "" if clash.label == "asserted" else clash.label]))
    first, second = (a, b) if _order(a, accounts) <= _order(b, accounts) else (b, a)
    verb = "name" if clash.reason == "role" else "say"
    sides = "; ".join(f"{_who(accounts[one.id])} {_says(one, accounts[one.id], verb)}" for one in (first, second))
    return f"{head}{retold}: {sides}; {clash.because}."


def _order(position: Position, accounts: dict[str, Account]) -> tuple[bool, int, str]:
    """What is asserted comes before what is denied, then what was published first."""
    denied = position.topic is not None and position.value != "yes"
    return denied, accounts[position.id].since, position.id


def _source(clash: Clash, accounts: dict[str, Account]) -> str:
    names = (one.name for key in (clash.a, clash.b) for one in accounts[key].spoken if one.source == clash.source)
    return next(iter(sorted(names)), clash.source)


def _who(account: Account) -> str:
    """ "The Moscow Times (16 October 2023), citing RUSI,"."""
    outlets, voices = listed(account.outlets, _OUTLETS), account.voices
    several = len(account.outlets) > 1
    cited = [name for name in voices.origins if several or list(voices.outlets) != [name]]
    if cited:
        verb = "citing" if not several else "all citing" if len(account.outlets) > 2 else "both citing"
        if several and (voices.unknown or len(cited) > 1):
            verb = "citing"
        return f"{outlets}, {verb} {listed(cited)},"
    if voices.unknown == len(account.told):
        relayed = account.relays and not several
        passed = f"passing on {listed(list(account.relays))}, which names" if relayed else "naming"
        return f"{outlets}, {passed} no source,"
    return outlets


def _says(position: Position, account: Account, verb: str) -> str:
    s = "s" if len(account.voices.outlets) == 1 else ""
    if position.topic is not None:
        if position.value == "yes":
            return f"assert{s} it"
        narrower = position.content.get("only")
        denies = "denies" if s else "deny"
        return f"{denies} only {narrower}" if narrower else f"{denies} it"
    when = "" if position.undated else day_words(position.when)
    return f"{verb}{s} {position.value}" + (f" ({when})" if when else "")
