"""When two addresses are one: scheme and host in any case, with or without `www.`, `m.` or a default port, without the
fragment, a slash at the end, and parameters that only say where a reader came from. http and https are one."""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid igshid mc_cid mc_eid _ga _gl ref_src cmpid ocid smid "
    "at_medium at_campaign ns_campaign xtor".split()
)
_PORTS = {"http": 80, "https": 443}
_KEPT = "/:@!$&'()*+,;=~-._"


def same_address(url: str) -> str | None:
    """The form in which addresses are compared; None for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return None
    host = parts.hostname.lower().rstrip(".").removeprefix("www.").removeprefix("m.")
    place = host if port is None or port == _PORTS[scheme] else f"{host}:{port}"
    path = quote(unquote(parts.path, errors="surrogateescape"), safe=_KEPT, errors="surrogateescape").rstrip("/")
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    query = urlencode(sorted(asked))
    return f"{place}{path}{'?' if query else ''}{query}"


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith("utm_")
