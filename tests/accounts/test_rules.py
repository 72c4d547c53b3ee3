"""Rules of accounts: names, secrets, waits, scopes."""

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest

from congress.accounts import rules
from congress.core.errors import RejectedError
from congress.core.permissions import Role

NOW = datetime(2024, 5, 20, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Nguyen.Van.A", "nguyen.van.a"), (" bdt-01 ", "bdt-01")]
)
def test_a_username_is_kept_in_lower_case(typed, kept):
    assert rules.username_of(typed) == kept


@pytest.mark.parametrize("typed", ["", "ab", "nguyễn", "a b c", "-abc", "a" * 41, "аdmin", "abc\n"])
def test_a_username_with_other_signs_is_refused(typed):
    if typed.strip() == "abc":
        assert rules.username_of(typed) == "abc"
        return
    with pytest.raises(RejectedError) as refused:
        rules.username_of(typed)
    assert refused.value.field == "username"


@pytest.mark.parametrize(
    "secret",
    [
        "ngắn",
        "x" * 201,
        "aaaaaaaaaaaa",
        "matkhau12345",
        "Mật khẩu 123",
        "bdt.officer",
        "trang dinh\ud800!",
    ],
)
def test_a_weak_secret_is_refused(secret):
    with pytest.raises(RejectedError) as refused:
        rules.check_secret(secret, "bdt.officer", "cũ")
    assert refused.value.field == "secret"


def test_a_sentence_of_ones_own_is_a_good_secret():
    rules.check_secret("Suối chảy qua bản lúc 5 giờ", "bdt", "cũ")


def test_a_secret_must_differ_from_the_present_one():
    with pytest.raises(RejectedError):
        rules.check_secret("Suối chảy qua bản", "bdt", "Suối chảy qua bản")


def test_a_secret_fits_however_the_keyboard_composed_it():
    stored = rules.hash_secret("Tra\u0300ng \u0110i\u0323nh 2024")
    assert rules.is_secret(stored, "Tr\u00e0ng \u0110\u1ecbnh 2024")
    assert not rules.is_secret(stored, "Trang Dinh 2024")


def test_nobody_and_overlong_secrets_never_fit():
    assert not rules.is_secret(None, "nobody has this")
    assert not rules.is_secret(rules.hash_secret("y" * 200), "y" * 201)


def test_a_secret_is_measured_in_the_form_that_is_hashed():
    composed = "".join(chr(code) for code in range(0x1EA0, 0x1EF8))[:66] * 3
    decomposed = unicodedata.normalize("NFD", composed)
    assert len(composed) == 198
    assert rules.LONGEST < len(decomposed) <= rules.LONGEST_TYPED
    rules.check_secret(decomposed, "bdt", "cũ")
    assert rules.is_secret(rules.hash_secret(decomposed), composed)


@pytest.mark.parametrize("secret", ["\ufb03" * 70, "a\u0301" * 500, "\ufdfa" * 800])
def test_a_secret_that_grows_or_was_typed_without_end_is_too_long(secret):
    with pytest.raises(RejectedError, match="dài nhất 200"):
        rules.check_secret(secret, "bdt", "cũ")
    assert not rules.is_secret(rules.hash_secret(secret), secret)


def test_a_secret_typed_again_may_be_composed_otherwise_but_not_endless():
    assert rules.is_repeated("Tr\u00e0ng \u0110\u1ecbnh", "Tra\u0300ng \u0110i\u0323nh")
    assert not rules.is_repeated("x" * 900, "x" * 900)


def test_a_first_secret_is_readable_and_new_each_time():
    made = {rules.new_first_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(len(secret) == 19 and not set(secret) & set("0o1il") for secret in made)


def test_the_fifth_failure_starts_a_wait_until_the_first_of_them_is_15_minutes_old():
    failures = [NOW - timedelta(minutes=minute) for minute in (1, 2, 3, 4)]
    assert rules.minutes_to_wait(failures, 5, NOW) == 0
    failures.append(NOW - timedelta(minutes=9, seconds=30))
    assert rules.minutes_to_wait(failures, 5, NOW) == 6
    assert rules.minutes_to_wait(failures, 5, NOW + timedelta(minutes=6)) == 0


def test_an_address_is_counted_by_host_and_an_ipv6_one_by_network():
    assert rules.address_key("10.1.2.3") == "address:10.1.2.3"
    assert rules.address_key("2001:db8::1") == rules.address_key("2001:db8::2")
    assert rules.address_key("gì đó") == "address:unknown"


def test_an_account_is_counted_under_no_readable_name():
    key = rules.account_key(" BDT ")
    assert key == rules.account_key("bdt")
    assert "bdt" not in key
    assert len(key) <= 80


def test_a_scope_keeps_only_what_its_role_is_held_in():
    scope = rules.scope_of(Role.AGENCY, {"unit_id": 7, "congress_id": 1})
    assert scope == {"congress_id": None, "committee_id": None, "unit_id": 7}


def test_a_role_without_its_scope_is_refused_beside_the_field():
    with pytest.raises(RejectedError) as refused:
        rules.scope_of(Role.SECRETARY, {"unit_id": 7})
    assert refused.value.field == "committee_id"
