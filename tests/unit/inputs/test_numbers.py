"""What an editor may type as a number, how it is read, and what is refused with which reason."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.domain.quantities import MAX_AMOUNT, MAX_VALUE, MICRO, round_to
from generator.inputs.numbers import (
    AMBIGUOUS,
    DECIMAL,
    FRACTION,
    TOO_FINE,
    TOO_LARGE,
    UNREADABLE,
    WHOLE,
    Number,
    parse_number,
)
from generator.messages.findings import MESSAGES
from generator.messages.numbers import count, number, trimmed

READ_AS_COUNTS = [
    ("0", 0),
    ("7", 7),
    ("0012", 12),
    ("11.232", 11_232),
    ("2.318.000", 2_318_000),
    ("2.318.000đ", 2_318_000),
    ("2.318.000 đ", 2_318_000),
    ("2.318.000 đồng", 2_318_000),
    ("2.318.000 Đồng", 2_318_000),
    ("2318000₫", 2_318_000),
    ("1.234,0", 1_234),
    ("12,00", 12),
    ("  86 ", 86),
    ("\u00a086\u202f", 86),
    ("-5", -5),
    ("\u22125", -5),
    (count(MAX_AMOUNT), MAX_AMOUNT),
]

READ_AS_RATES = [
    ("36,69", "36690000", 2),
    ("36,69%", "36690000", 2),
    ("36,69 %", "36690000", 2),
    ("36,69\u00a0%", "36690000", 2),
    ("36,6", "36600000", 1),
    ("36", "36000000", 0),
    ("100%", "100000000", 0),
    ("0,5", "500000", 1),
    ("36.69", "36690000", 2),
    ("0.125", "125000", 3),
    ("7,234", "7234000", 3),
    ("1.234,56", "1234560000", 2),
    ("0,000001", "1", 6),
    ("-1,5", "-1500000", 1),
    ("\u22121,5", "-1500000", 1),
    ("- 1,5", "-1500000", 1),
    ("2.318.000", "2318000000000", 0),
    ("36.690đ", "36690000000", 0),
]

REFUSED = [
    ("", DECIMAL, UNREADABLE),
    ("-", DECIMAL, UNREADABLE),
    ("--5", WHOLE, UNREADABLE),
    ("%", DECIMAL, UNREADABLE),
    ("đ", WHOLE, UNREADABLE),
    ("5%%", DECIMAL, UNREADABLE),
    ("n/a", WHOLE, UNREADABLE),
    ("1e3", WHOLE, UNREADABLE),
    ("1e3", DECIMAL, UNREADABLE),
    ("0x10", WHOLE, UNREADABLE),
    ("nan", DECIMAL, UNREADABLE),
    ("inf", DECIMAL, UNREADABLE),
    ("1_000", WHOLE, UNREADABLE),
    ("1 000", WHOLE, UNREADABLE),
    ("٣", WHOLE, UNREADABLE),
    ("½", DECIMAL, UNREADABLE),
    ("²", WHOLE, UNREADABLE),
    ("1.23.456", WHOLE, UNREADABLE),
    ("1.234.56", WHOLE, UNREADABLE),
    ("1,2,3", DECIMAL, UNREADABLE),
    ("75,0,0", DECIMAL, UNREADABLE),
    (",5", DECIMAL, UNREADABLE),
    ("5,", DECIMAL, UNREADABLE),
    ("36,69 / 40", DECIMAL, UNREADABLE),
    ("1234.567", DECIMAL, UNREADABLE),
    ("36.690", DECIMAL, AMBIGUOUS),
    ("36.690%", DECIMAL, AMBIGUOUS),
    ("1,234", WHOLE, AMBIGUOUS),
    ("1,000", WHOLE, AMBIGUOUS),
    ("5,5", WHOLE, FRACTION),
    ("36.69", WHOLE, FRACTION),
    ("1.234,5", WHOLE, FRACTION),
    ("0,0000001", DECIMAL, TOO_FINE),
    ("33,33333333", DECIMAL, TOO_FINE),
    (count(MAX_AMOUNT + 1), WHOLE, TOO_LARGE),
    ("9" * 16, WHOLE, TOO_LARGE),
    ("9" * 5000, WHOLE, TOO_LARGE),
    (str(MAX_VALUE + 1), DECIMAL, TOO_LARGE),
]


@pytest.mark.parametrize(("text", "value"), READ_AS_COUNTS)
def test_counts_and_amounts(text: str, value: int) -> None:
    """Dots group thousands; a sign of money, spaces and zero decimals change nothing."""
    read = parse_number(text, WHOLE)
    assert isinstance(read, Number)
    assert read.micro == value * MICRO


@pytest.mark.parametrize(("text", "micro", "decimals"), READ_AS_RATES)
def test_rates_and_points(text: str, micro: str, decimals: int) -> None:
    """A comma begins the decimals; how many were printed is kept, as a printed rate is rounded to them."""
    assert parse_number(text, DECIMAL) == Number(int(micro), decimals)


@pytest.mark.parametrize(("text", "kind", "reason"), REFUSED)
def test_what_is_refused_and_why(text: str, kind: str, reason: str) -> None:
    """What is no number, or could be two, is never guessed at."""
    assert parse_number(text, kind) == reason


@pytest.mark.parametrize("reason", [UNREADABLE, AMBIGUOUS, FRACTION, TOO_LARGE, TOO_FINE])
def test_reasons_are_codes(reason: str) -> None:
    """Each reason has its message."""
    assert reason in MESSAGES


@given(st.integers(0, MAX_AMOUNT))
@example(MAX_AMOUNT)
@example(1000)
def test_counts_are_read_as_they_are_printed(value: int) -> None:
    """Whatever count the site prints, it reads back."""
    assert parse_number(count(value), WHOLE) == Number(value * MICRO, 0)


@given(st.integers(-MAX_VALUE * MICRO, MAX_VALUE * MICRO), st.integers(1, 6))
@example(36_690_000_000, 1)
@example(-1, 6)
def test_rates_are_read_as_they_are_printed(micro: int, decimals: int) -> None:
    """Whatever rate the site prints, it reads back, to the decimals that were printed."""
    assert parse_number(number(micro, decimals), DECIMAL) == Number(round_to(micro, decimals), decimals)


@given(st.integers(-MAX_VALUE * MICRO, MAX_VALUE * MICRO))
def test_trimmed_rates_are_read_back_or_refused(micro: int) -> None:
    """Without decimals a rate from one thousand up looks like two numbers, and is refused; never misread."""
    read = parse_number(trimmed(micro), DECIMAL)
    assert read == AMBIGUOUS or (isinstance(read, Number) and read.micro == micro)


@given(
    st.text(max_size=40) | st.text("0123456789.,-%đ \u00a0\u2212", max_size=24),
    st.sampled_from([WHOLE, DECIMAL]),
)
def test_any_text_is_a_number_or_has_a_reason(text: str, kind: str) -> None:
    """Nothing that can stand in a cell stops the reading."""
    read = parse_number(text, kind)
    assert isinstance(read, Number) or read in MESSAGES
    if isinstance(read, Number):
        assert abs(read.micro) <= (MAX_AMOUNT if kind == WHOLE else MAX_VALUE + 1) * MICRO
