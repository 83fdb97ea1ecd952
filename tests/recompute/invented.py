"""Invented data folders: everything that the rules tell apart, thrown by seeded dice."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.spec.folder import DISTRICT, OTHER_DISTRICT, PROVINCE, Folder, commune

WIDE = {
    "received;online": "submission average alone",
    "received;online;submission": "submission average alone",
    "received;online;late": "submission late-share no-direction",
    "fee;paid_online": "payment",
    "paid_online;paid_direct;payment": "payment",
    "amount;submission;average": "money submission average",
    "received;late-share;money;amount": "late-share money",
}
"""Columns of a table, and the indicators that have to be declared for it."""

INDICATORS = ("submission", "payment", "late-share", "average", "money", "alone")


def cell(dice: Random, column: str) -> str:
    """A count, rate or amount; now and then a gap or a dash. Few values, so that there are ties."""
    if dice.random() < 0.15:
        return dice.choice(("", "-"))
    if column in ("received", "fee"):
        return str(dice.choice((3, 6, 7, 10, 100, 900_000_000)))
    if column == "amount":
        return str(dice.randrange(0, 3_000_000, 250_000))
    if column in ("online", "late", "paid_online", "paid_direct"):
        return str(dice.choice((0, 1, 2, 3)))
    return dice.choice(("0", "33,33", "33,333333", "50", "60,5", "66,67", "100"))


def table(dice: Random, columns: str, rows: list[str]) -> list[str]:
    """A table with a line for each subject (`unit;tier;total`)."""
    names = columns.split(";")
    return [f"unit;tier;total;{columns}", *(";".join([row, *(cell(dice, n) for n in names)]) for row in rows)]


def subjects(dice: Random, letters: str, district: str) -> list[str]:
    """Communes of a district, some of them missing, perhaps its desk and a total."""
    rows = [f"Xã {x};;" for x in letters if x == "A" or dice.random() < 0.85]
    rows += [f"{district};district;"] * dice.choice((0, 1))
    dice.shuffle(rows)
    return rows + [f"{district};{tier};x" for tier in dice.choice(((), ("commune",), ("commune", "all")))]


def points(dice: Random, letter: str) -> str:
    """A row of a composite: the total printed or not, a group perhaps without points."""
    groups = [dice.choice(("5", "7,5", "7,5", "10", "-")), dice.choice(("5", "16", "16,5", "20"))]
    return f"Xã {letter};1;{dice.choice(('', '9', '24', '23,99', '24'))};{';'.join(groups)}"


def prose(dice: Random, letters: str) -> list[str]:
    """Sentences with rates and with counts, of this and of an earlier period."""
    lines = ["at;period;unit;tier;figure;value"]
    for at in range(6):
        unit, tier = dice.choice(
            [*((f"Xã {x}", "") for x in letters), ("Huyện H", "commune"), ("Huyện H", "all")]
        )
        when = dice.choice(("", "", "2023-05"))
        if dice.random() < 0.5:
            lines.append(
                f"{at};{when};{unit};{tier};{dice.choice(('submission', 'payment'))};{cell(dice, '')}"
            )
        else:
            lines += [f"{at};{when};{unit};{tier};{c};{cell(dice, c) or '-'}" for c in ("received", "online")]
    return lines


def decide(dice: Random, folder: Folder) -> None:
    """Decisions of three issuers with nested scopes, ranges, maxima, and one that replaces another."""
    scopes = [
        f"unit: {unit}, {tier}"
        for unit in (PROVINCE, DISTRICT, OTHER_DISTRICT, commune("A"), commune("B"))
        for tier in ("tier: commune, ", "tier: district, ", "tier: all, ")
    ]
    for name, issuer in (
        ("country", "trung-uong"),
        ("province", PROVINCE),
        ("old", PROVINCE),
        ("new", PROVINCE),
    ):
        own = ["tier: commune, ", "tier: all, "] if name == "country" else scopes
        chosen = dict.fromkeys(dice.choice(INDICATORS[:5]) + "|" + dice.choice(own) for _ in range(9))
        targets = []
        for indicator, scope in (key.split("|") for key in chosen):
            low = '"' + dice.choice(("33,333333", "33,34", "50", "100")) + '"'
            bound = dice.choice((f"at_least: {low}", "at_least: 30, up_to: 50"))
            if indicator == "late-share":
                bound = dice.choice((f"at_most: {low}", "at_most: 0", "at_most: 10, up_to: 50"))
            elif indicator == "money":
                bound = dice.choice(("at_least: 500000", "at_least: 500000, up_to: 1000000"))
            targets.append(f"indicator: {indicator}, {scope}{bound}")
        valid, more = "2023-01-01 2023-12-31", ""
        if name == "new":
            valid = dice.choice(("2023-07-01 2023-12-31", "2023-07-02 2023-12-31", "2023-08-01 2023-12-31"))
            more = "replaces: [old]"
        folder.decision(name, *targets, issuer=issuer, valid=valid, more=more)


def invent(seed: int, new_folder: Callable[..., Folder]) -> Folder:
    """The data folder of a seed."""
    dice = Random(seed)  # noqa: S311 - the same folder every time
    letters, others = "ABCDEF"[: dice.randint(2, 6)], "MNOP"[: dice.randint(0, 4)]
    folder = new_folder(communes=letters, others=others)
    for period in ("2023-06", "2023-07", "2023-q3")[: dice.randint(1, 3)]:
        for name in ("mot", "hai")[: dice.randint(1, 2)]:
            tables, options = {}, {}
            grouped = dice.random() < 0.5
            area = dice.choice((DISTRICT, PROVINCE))
            for position, columns in enumerate(dice.sample(sorted(WIDE), dice.randint(1, 3))):
                folder.use(WIDE[columns])
                rows = subjects(dice, letters, "Huyện H")
                if area == PROVINCE:
                    rows += subjects(dice, others, "Huyện G")
                tables[f"bang-{position}"] = table(dice, columns, rows)
                given = ["group: g"] if grouped else []
                printed = [c for c in columns.split(";") if c in INDICATORS]
                given += [f"as_printed: [{printed[0]}]"] if printed and dice.random() < 0.4 else []
                options[f"bang-{position}"] = ", ".join(given)
            if dice.random() < 0.4:
                folder.use("index")
                tables["diem"] = ["unit;late;index;index-1;index-2", *(points(dice, x) for x in letters)]
            if dice.random() < 0.6:
                folder.use("submission payment")
                tables["loi-van"] = prose(dice, letters)
            folder.report(tables, period=period, name=name, area=area, options=options)
    folder.use(" ".join(INDICATORS))
    decide(dice, folder)
    return folder
