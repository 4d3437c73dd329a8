"""Which addresses are one."""

import pytest

from claims_ledger.domain.addresses import same_address

PLAIN = "gazette.example/herons/in-port"


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/herons/in-port",
        "http://gazette.example/herons/in-port",
        "HTTPS://Gazette.Example/herons/in-port",
        "https://www.gazette.example/herons/in-port/",
        "https://m.gazette.example:443/herons/in-port",
        "https://gazette.example/herons/in-port#comments",
        "https://gazette.example/herons/in-port?utm_source=a&UTM_Medium=b&fbclid=c",
        " https://gazette.example/herons/in%2Dport ",
    ],
)
def test_one_address_in_many_spellings(url: str) -> None:
    assert same_address(url) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/herons/In-port",
        "https://gazette.example/herons/in-port?page=2",
        "https://gazette.example:8080/herons/in-port",
        "https://news.gazette.example/herons/in-port",
        "https://gazette.example/herons",
    ],
)
def test_other_addresses(url: str) -> None:
    assert same_address(url) not in (None, PLAIN)


def test_the_order_of_parameters_does_not_count() -> None:
    assert same_address("https://a.example/?b=2&a=1") == same_address("https://a.example?a=1&b=2")
    assert same_address("https://a.example/?id=왜가리") == same_address(
        "https://a.example/?id=%EC%99%9C%EA%B0%80%EB%A6%AC"
    )


@pytest.mark.parametrize(
    "url", ["", "gazette", "ftp://a.example/", "https://", "https://[::1", "https://a:99999/", "x:y"]
)
def test_what_is_no_web_address_is_compared_with_nothing(url: str) -> None:
    assert same_address(url) is None
