"""Pages shrink for browsers that take gzip, and only for them."""

import gzip

from tests.support.plans import make_plan


def test_a_page_is_packed_for_a_browser_that_takes_it(client, session, world):
    plan = make_plan(session, world)
    plain = client.sign_in("secretary").get(f"/plans/{plan.id}").response
    headers = {"Accept-Encoding": "gzip, br"}
    packed = client.http.get(f"/plans/{plan.id}", headers=headers)
    assert plain.headers.get("Content-Encoding") is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 3
    assert "</html>" in gzip.decompress(packed.data).decode()
    assert {"Cookie", "Accept-Encoding"} <= {
        part.strip() for part in packed.headers["Vary"].split(",")
    }


def test_a_download_is_left_as_it_is(client, session, world):
    plan = make_plan(session, world)
    client.sign_in("secretary")
    headers = {"Accept-Encoding": "gzip"}
    answer = client.http.get(f"/plans/{plan.id}/plan.xlsx", headers=headers)
    assert answer.headers.get("Content-Encoding") is None
    assert answer.data.startswith(b"PK")
