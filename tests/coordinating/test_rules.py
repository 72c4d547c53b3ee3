"""Who says what of a part, the steps of an obstacle, and mentions in text: without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from congress.accounts.rules import read_username
from congress.coordinating import rules
from congress.coordinating.models import ObstacleState, PartState
from congress.coordinating.rules import Move

DONE, NOT_YET, ABSENT = PartState.DONE, PartState.NOT_YET, PartState.ABSENT


@pytest.mark.parametrize(
    ("standing", "who", "found"),
    [
        (None, {"is_own": True}, [DONE, NOT_YET]),
        (None, {"leads": True}, [ABSENT]),
        (ABSENT, {"leads": True}, [NOT_YET, ABSENT]),
        (None, {"keeps": True}, [DONE, NOT_YET, ABSENT]),
        (ABSENT, {"is_own": True}, [DONE, NOT_YET]),
        (None, {"is_own": True, "leads": True}, [DONE, NOT_YET, ABSENT]),
        (DONE, {}, []),
    ],
)
def test_an_agency_speaks_for_itself_the_lead_for_who_did_not_come(standing, who, found):
    nobody = {"is_own": False, "leads": False, "keeps": False}
    assert rules.settable(standing, **(nobody | who)) == found


class ObstacleMachine(RuleBasedStateMachine):
    """Any moves in any order: what cannot be made changes nothing."""

    def __init__(self):
        super().__init__()
        self.state, self.made = ObstacleState.OPEN, []

    @rule(move=st.sampled_from(list(Move)))
    def move(self, move):
        following = rules.after(self.state, move)
        if following is not None:
            assert (following is self.state) is (move is Move.FORWARD)
            self.state = following
            self.made.append(move)

    @invariant()
    def an_answer_comes_once_before_closing_and_never_after_withdrawing(self):
        ways = {
            ObstacleState.OPEN: [],
            ObstacleState.ANSWERED: [Move.ANSWER],
            ObstacleState.CLOSED: [Move.ANSWER, Move.CLOSE],
            ObstacleState.WITHDRAWN: [Move.WITHDRAW],
        }
        steps = [move for move in self.made if move is not Move.FORWARD]
        assert steps == ways[self.state]

    @invariant()
    def nothing_is_forwarded_once_it_was_answered_or_withdrawn(self):
        forwarded = [move is Move.FORWARD for move in self.made]
        assert forwarded == sorted(forwarded, reverse=True)


TestObstacleMachine = ObstacleMachine.TestCase
TestObstacleMachine.pytestmark = []


def test_every_state_can_be_reached_and_every_move_is_made_from_one_state():
    assert {*rules.STEPS.values(), ObstacleState.OPEN} == set(ObstacleState)
    assert sorted(move for _, move in rules.STEPS) == sorted(Move)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@tk.tuyentruyen xem giúp", ["tk.tuyentruyen"]),
        ("Nhờ @bcd.truong, @cq_vhttdl.", ["bcd.truong", "cq_vhttdl"]),
        ("(@kiemtra)", ["kiemtra"]),
        ("Gửi a@b.vn và lan@langson.gov.vn", []),
        ("@tk.tuyentruyen. Xin ý kiến", ["tk.tuyentruyen"]),
        ("@TK.Tuyentruyen", ["tk.tuyentruyen"]),
        ("@theodoi @theodoi", ["theodoi"]),
        ("lúc 8h @ hội trường", []),
        ("", []),
    ],
)
def test_an_at_sign_that_begins_a_word_mentions_somebody(text, found):
    assert rules.mentioned([text]) == found


USERNAMES = st.from_regex(r"[a-z0-9][a-z0-9._-]{1,37}[a-z0-9_]", fullmatch=True)
GLUE = st.sampled_from([" ", ", ", "\n", "; ", " và ", ": "])


@given(st.lists(st.tuples(GLUE, USERNAMES), max_size=5))
def test_every_name_that_an_account_can_have_is_found(parts):
    text = "".join(f"{glue}@{name}" for glue, name in parts)
    assert rules.mentioned([text]) == list(dict.fromkeys(name for _, name in parts))


@given(st.text(max_size=200))
def test_the_pieces_of_a_comment_are_the_comment_and_mentions_are_names(text):
    pieces = rules.pieces(text)
    assert "".join(piece.words for piece in pieces) == text
    assert all(read_username(one.username) for one in pieces if one.username)
