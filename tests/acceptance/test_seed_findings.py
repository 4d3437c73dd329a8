"""What a careful reader finds in the five shipped reports, and that the commands show it: no more, and no less.

The expected answers were written by hand from the reports, before the program was asked.
"""

from itertools import combinations

import pytest

from tests.acceptance.desk import Desk, Item, clashing, only

MOSCOW_TIMES, REPRINT, EUROMAIDAN, BLOOMBERG, INSIGHT = (
    "The Moscow Times",
    "unknown republisher",
    "Euromaidan Press",
    "Bloomberg",
    "Insight News Media",
)
MT, NYT, EP, BB, IN = (
    "moscow-times-2023-10-16",
    "nyt-reprint-2023-10-16",
    "euromaidan-2024-03-03",
    "bloomberg-2024-03-13",
    "insight-news-2024-03",
)
HOUSE = "Korea Risk Group"  # of NK News and NK Pro: one origin, named by the one that spoke where only one did
ARMS = "arms from North Korea to Russia"
BREACH = "breach of UN sanctions by arms from North Korea to Russia"


@pytest.fixture(scope="module")
def flagged(demo: Desk) -> list[Item]:
    return demo.asks("contested")


@pytest.fixture(scope="module")
def judged(demo: Desk) -> list[Item]:
    return demo.asks("contested", "--all")


@pytest.fixture(scope="module")
def claims(demo: Desk) -> list[Item]:
    return demo.asks("list")


def claim_of(claims: list[Item], document: str, kind: str, *words: str) -> str:
    """The id of the one claim of that document and kind whose headline has these words."""
    found = [
        item
        for item in claims
        if item["document"]["key"] == document
        and item["kind"] == kind
        and all(word.lower() in item["headline"].lower() for word in words)
    ]
    assert len(found) == 1, (
        f"{len(found)} {kind} claims of {document} with {words}: {[one['headline'] for one in found]}"
    )
    return str(found[0]["id"])


def position_of(contest: Item, *words: str) -> Item:
    """The one position of a contest whose value has these words."""
    found = [one for one in contest["positions"] if all(word in one["value"] for word in words)]
    assert len(found) == 1, [one["value"] for one in contest["positions"]]
    return dict(found[0])


# Contradicts


def test_marias_owner_is_one_of_two_russian_firms_or_a_firm_of_cyprus(flagged: list[Item]) -> None:
    contest = only(flagged, subject="Maria", attribute="owner")
    assert contest["verdict"] == "contradicts"
    assert contest["reasons"] == ["single-value"]
    assert contest["same_origin"] is False
    russian, cypriot = (
        position_of(contest, "M Leasing", "Marine Trans Shipping"),
        position_of(contest, "Azia Shipping Holdings"),
    )
    assert (russian["outlets"], russian["origins"], russian["unknown"]) == ([MOSCOW_TIMES], [], 1)
    assert (cypriot["outlets"], cypriot["origins"], cypriot["unknown"]) == ([REPRINT], [], 1)
    assert [one["key"] for one in russian["documents"]] == [MT]
    assert [one["key"] for one in cypriot["documents"]] == [NYT]
    for side in (MOSCOW_TIMES, REPRINT, "M Leasing", "Azia Shipping Holdings"):
        assert side in contest["explanation"]


def test_angaras_owner_is_no_contest_since_both_reports_name_the_same_two_firms(flagged: list[Item]) -> None:
    assert [one for one in flagged if one["subject"] == "Angara" and one["attribute"] == "owner"] == []


def test_shoigu_is_defence_minister_of_ukraine_by_a_text_and_of_russia_by_its_caption(flagged: list[Item]) -> None:
    contests = [one for one in flagged if one["subject"] == "Sergei Shoigu"]
    assert len(contests) == 1
    (contest,) = contests
    assert contest["verdict"] == "contradicts"
    assert contest["reasons"] == ["single-value"]
    ukraine, russia = position_of(contest, "Ukraine"), position_of(contest, "Russia")
    assert ukraine["outlets"] == [REPRINT]
    assert sorted(russia["outlets"]) == sorted([MOSCOW_TIMES, REPRINT])
    assert (ukraine["unknown"], russia["unknown"]) == (1, 2)


def test_shin_said_as_many_as_3_million_shells_or_over_3_million_of_one_calibre(flagged: list[Item]) -> None:
    contests = [one for one in flagged if "disjoint" in one["reasons"]]
    assert len(contests) == 1
    (contest,) = contests
    assert contest["verdict"] == "contradicts"
    assert contest["same_origin"] is True
    shells, calibre = position_of(contest, "up to 3,000,000 rounds"), position_of(contest, "more than 3,000,000 rounds")
    assert (shells["outlets"], shells["origins"], shells["unknown"]) == ([BLOOMBERG], ["Shin Won-sik"], 0)
    assert (calibre["outlets"], calibre["origins"], calibre["unknown"]) == ([EUROMAIDAN], ["Shin Won-sik"], 0)
    pairs = {(clash["verdict"], clash["reason"]) for clash in contest["clashes"]}
    assert ("contradicts", "disjoint") in pairs
    assert any(reason == "retelling" for _, reason in pairs), "one utterance of 26 February, retold with two figures"
    assert "retelling" in contest["reasons"]


# Diverges


def test_one_report_of_rusi_is_retold_as_four_trips_and_as_five_runs(flagged: list[Item]) -> None:
    contest = only(flagged, verdict="diverges", subject="Angara & Maria")
    assert contest["reasons"][0] == "retelling"
    assert contest["same_origin"] is True
    four, five = position_of(contest, "at least 4 trips"), position_of(contest, "at least 5 runs")
    assert (four["outlets"], four["origins"], four["unknown"]) == ([MOSCOW_TIMES], ["RUSI"], 0)
    assert (five["outlets"], five["origins"], five["unknown"]) == ([REPRINT], ["RUSI"], 0)


def test_the_hedge_on_what_the_white_house_said_of_the_containers_is_lost_on_the_way(flagged: list[Item]) -> None:
    contest = only(flagged, verdict="diverges", subject="North Korea")
    assert (contest["reasons"], contest["same_origin"]) == (["retelling"], True)
    firm, hedged = sorted(contest["positions"], key=lambda one: len(one["value"]))
    assert hedged["value"] == f"{firm['value']}, hedged: believed"
    assert (firm["outlets"], firm["origins"]) == ([MOSCOW_TIMES], ["White House"])
    assert (hedged["outlets"], hedged["origins"]) == ([REPRINT], ["White House"])


def test_nothing_else_contradicts_or_diverges(flagged: list[Item]) -> None:
    strong = [one for one in flagged if one["verdict"] in ("contradicts", "diverges")]
    assert sorted((one["verdict"], one["subject"]) for one in strong if "disjoint" not in one["reasons"]) == [
        ("contradicts", "Maria"),
        ("contradicts", "Sergei Shoigu"),
        ("diverges", "Angara & Maria"),
        ("diverges", "North Korea"),
    ]
    assert len(strong) == 5


# Disputed


def test_arms_from_north_korea_are_asserted_by_many_and_denied_by_both_governments(flagged: list[Item]) -> None:
    contest = only(flagged, subject=ARMS)
    assert contest["verdict"] == "disputed"
    assert "denial" in contest["reasons"]
    said = [one for one in contest["positions"] if one["value"].startswith(("yes", "asserted", "it happened"))]
    denied = [
        one for one in contest["positions"] if one["value"].startswith(("no", "denied")) and BREACH not in one["value"]
    ]
    assert len(said) == len(denied) == 1, [one["value"] for one in contest["positions"]]
    (said_so,), (denied_so,) = said, denied
    assert {"US government", "South Korean government", "Japanese government", "other accusing governments"} <= set(
        said_so["origins"]
    )
    assert set(said_so["outlets"]) == {MOSCOW_TIMES, REPRINT, EUROMAIDAN, BLOOMBERG, INSIGHT}
    assert denied_so["origins"] == ["North Korean government", "Russian government"]
    assert set(denied_so["outlets"]) == {MOSCOW_TIMES, REPRINT, BLOOMBERG}


def test_burmistrovs_denial_of_a_breach_of_sanctions_is_shown_as_narrower(
    demo: Desk, flagged: list[Item], claims: list[Item]
) -> None:
    burmistrov = claim_of(claims, NYT, "denial", "Burmistrov")
    contest = only(flagged, subject=ARMS)
    holding = [one for one in contest["positions"] if burmistrov in one["claims"]]
    assert len(holding) == 1
    assert BREACH in holding[0]["value"]
    full = [
        one for one in contest["positions"] if one["value"].startswith(("no", "denied")) and BREACH not in one["value"]
    ]
    assert burmistrov not in full[0]["claims"]
    clashes = [clash for clash in contest["clashes"] if holding[0]["id"] in (clash["a"], clash["b"])]
    assert [(clash["verdict"], clash["reason"]) for clash in clashes] == [("compatible", "narrower")]


def test_burmistrov_spoke_on_the_day_before_the_accusation_of_a_breach_was_printed(judged: list[Item]) -> None:
    """The officials' words are undated and count from the page of Monday; he spoke on Sunday, of nothing later."""
    contest = only(judged, subject=BREACH)
    assert (contest["verdict"], contest["reasons"]) == ("incomparable", ["window"])
    sides = {tuple(one["origins"]): one["outlets"] for one in contest["positions"]}
    assert sides == {("unnamed US officials",): [REPRINT], ("Oleg Burmistrov",): [REPRINT]}


def test_a_denial_disputes_nothing_that_came_after_it_was_spoken(claims: list[Item]) -> None:
    contested = {item["id"]: item["contested"] for item in claims}
    landed = claim_of(claims, IN, "shipment", "Lady R", "first since mid-February")
    assert contested[landed] is False, "14 March; the last denial was printed on the 13th"
    assert contested[claim_of(claims, EP, "shipment", "by rail")] is True


# Must not be flagged

MUST_NOT_CLASH = [
    pytest.param(
        (MT, "shipment", "1,000 containers"),
        (EP, "shipment", "6,700 containers"),
        id="1,000 containers, later 6,700 containers",
    ),
    pytest.param(
        (NYT, "shipment", "1,000 containers"),
        (EP, "shipment", "6,700 containers"),
        id="1,000 by the reprint, later 6,700",
    ),
    pytest.param((MT, "distance", "200 km"), (NYT, "distance", "125 miles"), id="200 km, 125 miles from the border"),
    pytest.param(
        (BB, "repair", "Angara"), (IN, "repair", "Angara"), id="a dry dock in China, the Zhoushan Xinya shipyard"
    ),
    pytest.param(
        (BB, "port-call", "Lady R"),
        (IN, "port-call", "Lady R", " loading"),
        id="seen at Rajin on 10, loaded there on 12 March",
    ),
    pytest.param(
        (BB, "port-call", "Lady R"),
        (IN, "port-call", "Lady R", "arrived"),
        id="at Rajin on 10, at Vostochny on 14 March",
    ),
    pytest.param(
        (IN, "port-call", "Lady R", " loading", "Rajin"),
        (IN, "port-call", "Lady R", "arrived"),
        id="loading at Rajin on 12, at Vostochny on 14 March",
    ),
    pytest.param(
        (IN, "port-call", "Lady R", "arrived"),
        (IN, "port-call", "Lady R", "unloading"),
        id="arrived on 14, unloading on 15 March",
    ),
    pytest.param(
        (EP, "halt", "docking"), (IN, "halt", ARMS), id="no docking since 12 February, a pause from about 13 February"
    ),
    pytest.param(
        (EP, "halt", "docking"), (BB, "port-call", "Lady R"), id="no docking since 12 February, Lady R on 10 March"
    ),
    pytest.param(
        (EP, "halt", ARMS, "since 12 February"),
        (BB, "port-call", "Lady R"),
        id="no arms since 12 February, Lady R back",
    ),
    pytest.param((IN, "halt", ARMS), (BB, "port-call", "Lady R"), id="a pause to 10 March, Lady R on 10 March"),
    pytest.param(
        (IN, "halt", ARMS), (IN, "port-call", "Lady R", " loading", "Rajin"), id="a pause to 10 March, loading on 12"
    ),
    pytest.param(
        (EP, "halt", "docking"), (EP, "voyage", "Maia-1"), id="no docking since 12 February, Maia-1 landed that day"
    ),
    pytest.param(
        (EP, "halt", "docking"), (EP, "trips", "Lady R"), id="no docking since 12 February, a round trip before"
    ),
    pytest.param(
        (EP, "halt", "docking"), (EP, "trips", "Russian cargo ships"), id="no docking since 12 February, 32 round trips"
    ),
    pytest.param(
        (BB, "flight", "Shanghai", "Pyongyang", "Tianjin"),
        (IN, "flight", "Shanghai", "Pyongyang", "Moscow"),
        id="by Tianjin, and not by Tianjin",
    ),
    pytest.param(
        (BB, "no-comment", "South Korean defence ministry"),
        (BB, "statement", "South Korean defence ministry"),
        id="no comment, and related signs tracked",
    ),
    pytest.param(
        (BB, "port-call", "Il-76TD", "Pyongyang", "arrived"),
        (BB, "port-call", "Il-76TD", "Pyongyang, this week"),
        id="no imagery of the plane, the plane at Pyongyang",
    ),
    pytest.param(
        (BB, "flight", "Shanghai", "Pyongyang", "Tianjin"),
        (BB, "port-call", "Il-76TD", "Pyongyang, this week"),
        id="no imagery of the plane, its flight by Pyongyang",
    ),
]


def with_stance(claims: list[Item], row: tuple[str, ...]) -> str:
    """The claim of a case row; of two that read alike, the one that found nothing is meant by the shorter words."""
    document, kind, *words = row
    if words[-1].endswith("this week") and "arrived" not in words:
        return str(only(claims, stance="not-found", kind=kind, document=only_document(claims, document))["id"])
    if "1,000" in " ".join(words):
        return claim_of(claims, document, kind, "more than 1,000 containers")
    return claim_of(claims, document, kind, *words)


def only_document(claims: list[Item], key: str) -> Item:
    return next(dict(item["document"]) for item in claims if item["document"]["key"] == key)


@pytest.mark.parametrize(("one", "other"), MUST_NOT_CLASH)
def test_what_a_careful_reader_lets_stand_is_not_flagged(
    one: tuple[str, ...], other: tuple[str, ...], flagged: list[Item], claims: list[Item]
) -> None:
    first, second = with_stance(claims, one), with_stance(claims, other)
    assert first != second
    assert clashing(flagged, first, second) == []


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        pytest.param("Rajin", ["Najin", "Rason Port", "나진", "Раджин"], id="one port of many names"),
        pytest.param("Dunay", ["Dunai", "Дунай"], id="Dunai is Dunay"),
    ],
)
def test_a_port_of_several_spellings_is_one_port(demo: Desk, name: str, spellings: list[str]) -> None:
    shown = demo.asks_one("entity", "show", name)
    for spelling in spellings:
        assert demo.asks_one("entity", "show", spelling) == shown
        assert {one["id"] for one in demo.asks("list", "--place", spelling)} == {
            one["id"] for one in demo.asks("list", "--place", name)
        }


def test_lady_r_is_in_no_contest_of_place_or_condition(flagged: list[Item]) -> None:
    assert [one["attribute"] for one in flagged if one["subject"] == "Lady R"] == []


def test_the_halt_and_the_return_are_a_succession(judged: list[Item], claims: list[Item]) -> None:
    halt, back = claim_of(claims, EP, "halt", "docking"), claim_of(claims, BB, "port-call", "Lady R")
    assert any(said.startswith("succession") for said in clashing(judged, halt, back)), (
        "the halt was ended by the return"
    )


def test_kilometres_and_miles_are_said_to_agree(judged: list[Item], claims: list[Item]) -> None:
    km, miles = claim_of(claims, MT, "distance", "200 km"), claim_of(claims, NYT, "distance", "125 miles")
    assert [said.split(":")[0] for said in clashing(judged, km, miles)] == ["compatible (rounding)"]


# Origins


def told(demo: Desk, *ids: str) -> tuple[set[str], set[str], int, set[str]]:
    """Outlets, origins, claims of unknown lineage and evidence of some claims, taken together."""
    items = [demo.asks_one("sources", id_) for id_ in ids]
    outlets, origins, bases = (
        {name for item in items for name in item[field]} for field in ("outlets", "origins", "bases")
    )
    return outlets, origins, sum(item["unknown"] for item in items), bases


def test_what_two_outlets_say_of_lady_r_in_march_comes_from_one_house_on_satellite_imagery(
    demo: Desk, claims: list[Item]
) -> None:
    calls = [
        item["id"]
        for item in claims
        if item["kind"] == "port-call" and item["headline"].startswith("Lady R") and item["document"]["key"] in (BB, IN)
    ]
    assert len(calls) == 5
    outlets, origins, unknown, bases = told(demo, *calls)
    assert outlets == {BLOOMBERG, INSIGHT}
    assert origins == {"NK News", "NK Pro"}
    assert {demo.asks_one("source", "show", name)["house"] for name in origins} == {HOUSE}
    assert unknown == 0
    assert all(base.startswith("satellite imagery") for base in bases)
    together = demo.asks_one("sources", "Lady R")["origins"]
    assert HOUSE in together
    assert not {"NK News", "NK Pro"} & set(together), "two desks of one house are one origin"


def test_over_1000_containers_by_two_outlets_is_one_voice_from_the_white_house(
    demo: Desk, judged: list[Item], claims: list[Item]
) -> None:
    ids = [item["id"] for item in claims if "more than 1,000 containers" in item["headline"]]
    assert len(ids) == 2
    outlets, origins, unknown, _ = told(demo, *ids)
    assert outlets == {MOSCOW_TIMES, REPRINT}
    assert origins == {"White House"}
    assert unknown == 0
    holding = [one for contest in judged for one in contest["positions"] if set(ids) <= set(one["claims"])]
    assert any(len(one["outlets"]) == 2 and one["origins"] == ["White House"] for one in holding)


def test_the_white_house_is_named_as_the_one_that_spoke(demo: Desk, claims: list[Item]) -> None:
    spoke = demo.asks_one("sources", claim_of(claims, NYT, "shipment", "more than 1,000 containers"))
    assert [one["source"] for one in spoke["utterances"]] == ["White House"]
    assert spoke["utterances"][0]["on"] == "2023-10-13", "Friday, of a page of Monday the 16th"
    assert [[link["source"] for link in chain] for chain in spoke["chains"]] == [
        [REPRINT, "New York Times", "White House"]
    ]


def test_the_halt_has_one_origin(demo: Desk, claims: list[Item]) -> None:
    halts = [item["id"] for item in claims if item["kind"] == "halt"]
    assert len(halts) == 5, "three of Euromaidan Press, two of Insight"
    outlets, origins, unknown, _ = told(demo, *halts)
    assert (outlets, origins, unknown) == ({EUROMAIDAN, INSIGHT}, {"NK Pro"}, 0)


def test_all_of_euromaidans_and_insights_reports_on_ships_hang_on_nk_pro(demo: Desk) -> None:
    of_lady_r = demo.asks_one("sources", "Lady R")
    most = max(of_lady_r["choke_points"], key=lambda point: point["supports"])
    assert most["source"] == HOUSE


# As of


def where(demo: Desk, ship: str, *clocks: str) -> Item:
    location = demo.asks_one("status", ship, *clocks)["location"]
    assert location is not None
    return dict(location)


END = ("--as-of", "2024-03-31")


def test_lady_r_as_of_5_march_was_last_on_the_round_trip_to_8_february(demo: Desk) -> None:
    location = where(demo, "Lady R", "--as-of", "2024-03-05")
    assert "North Korea" in location["value"]
    assert "Russia" in location["value"]
    assert location["when"] == "2024-01-30/2024-02-08"
    assert location["contested"] is False
    assert [(one["outlets"], one["origins"], one["unknown"]) for one in location["positions"]] == [
        ([EUROMAIDAN], ["NK Pro"], 0)
    ]


def test_lady_r_as_of_13_march_was_at_rajin_on_the_10th(demo: Desk) -> None:
    location = where(demo, "Lady R", "--as-of", "2024-03-13")
    assert (location["value"], location["when"], location["contested"]) == ("Rajin", "2024-03-10", False)
    assert [(one["outlets"], one["origins"], one["unknown"]) for one in location["positions"]] == [
        ([BLOOMBERG], ["NK News"], 0)
    ]


def test_an_uncertain_day_of_publication_counts_from_its_latest(demo: Desk) -> None:
    assert where(demo, "Lady R", "--as-of", "2024-03-30") == where(demo, "Lady R", "--as-of", "2024-03-13")


@pytest.mark.parametrize("clocks", [END, ()], ids=["as of the end of March", "now"])
def test_lady_r_at_the_end_is_at_vostochny_where_she_unloaded_on_the_15th(demo: Desk, clocks: tuple[str, ...]) -> None:
    status = demo.asks_one("status", "Lady R", *clocks)
    assert status["location"]["value"] == "Vostochny"
    assert status["location"]["when"] == "2024-03-15"
    assert status["location"]["contested"] is False
    assert (status["condition"]["value"], status["condition"]["when"]) == ("unloading", "2024-03-15")
    assert status["contests"] == []


def test_lady_r_on_the_14th_had_arrived_at_vostochny(demo: Desk) -> None:
    location = where(demo, "Lady R", *END, "--on", "2024-03-14")
    assert (location["value"], location["when"]) == ("Vostochny", "2024-03-14")


@pytest.mark.parametrize("ship", ["Angara", "Maria"])
def test_two_ships_as_of_october_were_on_their_runs_between_dunay_and_rajin(demo: Desk, ship: str) -> None:
    location = where(demo, ship, "--as-of", "2023-10-31")
    assert "Dunay" in location["value"]
    assert "Rajin" in location["value"]
    assert location["contested"] is False
    assert {name for one in location["positions"] for name in one["outlets"]} == {MOSCOW_TIMES, REPRINT}
    assert {name for one in location["positions"] for name in one["origins"]} == {"RUSI"}


def test_angara_as_of_13_march_is_in_dry_dock_in_china_by_tracking_data(demo: Desk) -> None:
    status = demo.asks_one("status", "Angara", "--as-of", "2024-03-13")
    assert (status["location"]["value"], status["location"]["contested"]) == ("China", False)
    (said,) = status["location"]["positions"]
    assert (said["outlets"], said["origins"], said["unknown"]) == ([BLOOMBERG], [], 1)
    assert status["condition"]["value"] == "in repair"
    assert demo.asks_one("sources", said["claims"][0])["bases"] == ["ship tracking"]


def test_angara_at_the_end_is_at_the_zhoushan_xinya_shipyard(demo: Desk) -> None:
    status = demo.asks_one("status", "Angara", *END)
    assert (status["location"]["value"], status["location"]["contested"]) == ("Zhoushan Xinya Shipyard", False)
    assert next(one["outlets"] for one in status["location"]["positions"]) == [INSIGHT]
    assert status["condition"]["value"] == "in repair"


def test_maia_1_as_of_5_march_had_arrived_at_vostochny_on_12_february(demo: Desk) -> None:
    location = where(demo, "Maia-1", "--as-of", "2024-03-05")
    assert (location["value"], location["when"], location["contested"]) == ("Vostochny", "2024-02-12", False)


@pytest.mark.parametrize(("ship", "day"), [("Maia-1", "2024-03-15"), ("Maria", "2024-03-13")])
def test_two_ships_at_the_end_lie_still_east_of_vladivostok(demo: Desk, ship: str, day: str) -> None:
    status = demo.asks_one("status", ship, *END)
    assert (status["location"]["value"], status["location"]["when"]) == ("waters east of Vladivostok", day)
    assert status["condition"]["value"] in ("stationary", "anchored")
    assert status["location"]["contested"] is False


def test_nothing_was_known_of_lady_r_in_october(demo: Desk) -> None:
    status = demo.asks_one("status", "Lady R", "--as-of", "2023-10-31")
    assert status["location"] is None
    assert status["last_report"] is None


# What changed


@pytest.fixture(scope="module")
def changes(demo: Desk) -> list[Item]:
    return demo.asks("diff", "2024-03-05", "2024-03-31")


def because_of(changes: list[Item], claim: str) -> list[Item]:
    return [item for item in changes if claim in item["claims"]]


def words_of(item: Item) -> str:
    return " ".join(str(item[name] or "") for name in ("what", "before", "after"))


def test_the_halt_ended_in_march(changes: list[Item], claims: list[Item]) -> None:
    to_10_march = claim_of(claims, IN, "halt", ARMS)
    found = because_of(changes, to_10_march)
    assert found
    assert {reason["outlet"] for item in found for reason in item["because"]} >= {INSIGHT}


def test_a_flight_to_pyongyang_on_11_march_became_known(changes: list[Item], claims: list[Item]) -> None:
    flights = [claim_of(claims, IN, "flight", "Pyongyang"), claim_of(claims, BB, "flight", "Pyongyang", "Tianjin")]
    found = [item for flight in flights for item in because_of(changes, flight)]
    assert any(item["change"] == "gained" for item in found)
    assert any("Pyongyang" in words_of(item) for item in found)


@pytest.mark.parametrize(
    ("ship", "before", "after"),
    [
        pytest.param("Lady R", "Russia", "Vostochny", id="Lady R arrived"),
        pytest.param("Maia-1", "Vostochny", "waters east of Vladivostok", id="Maia-1 lies off Vladivostok"),
        pytest.param("Maria", "Rajin", "waters east of Vladivostok", id="Maria lies off Vladivostok"),
        pytest.param("Angara", "Rajin", "Zhoushan Xinya Shipyard", id="the yard has a name"),
    ],
)
def test_ships_are_elsewhere_at_the_end_of_march(changes: list[Item], ship: str, before: str, after: str) -> None:
    moved = [
        item
        for item in changes
        if ship in item["what"] and item["change"] == "changed" and after in (item["after"] or "")
    ]
    assert len(moved) == 1, [words_of(item) for item in changes if ship in item["what"]]
    assert before in moved[0]["before"]
    assert INSIGHT in {reason["outlet"] for reason in moved[0]["because"]}


def test_lady_rs_loading_of_12_march_became_known(changes: list[Item], claims: list[Item]) -> None:
    loading = claim_of(claims, IN, "port-call", "Lady R", " loading", "Rajin")
    assert because_of(changes, loading)


def test_nothing_of_october_is_among_what_changed_in_march(changes: list[Item], claims: list[Item]) -> None:
    old = {item["id"] for item in claims if item["document"]["key"] in (MT, NYT)}
    gained = [item for item in changes if item["change"] == "gained"]
    assert [item for item in gained if old & set(item["claims"])] == []


def test_no_pair_of_claims_about_lady_r_clashes(flagged: list[Item], claims: list[Item]) -> None:
    hers = [
        item["id"]
        for item in claims
        if item["headline"].startswith("Lady R") and item["kind"] in ("port-call", "trips")
    ]
    assert [
        clashing(flagged, one, other) for one, other in combinations(hers, 2) if clashing(flagged, one, other)
    ] == []
