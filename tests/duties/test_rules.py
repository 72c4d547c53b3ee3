"""The matrix of who does what: its sums close whatever the counts are, and its order is fixed."""

from hypothesis import given
from hypothesis import strategies as st

from congress.duties.rules import Count, Share, matrix

COMMITTEES = (7, 3, 5)
shares = st.builds(Share, led=st.integers(0, 40), coordinated=st.integers(0, 40))
counts = st.lists(
    st.builds(
        lambda unit, committee, share: Count(unit, f"Cơ quan {unit}", committee, share),
        st.one_of(st.none(), st.integers(1, 6)),
        st.sampled_from(COMMITTEES),
        shares,
    ),
    max_size=30,
)


def added(found):
    return sum(found, Share())


@given(counts)
def test_rows_columns_and_jobs_have_one_sum(found):
    made = matrix(COMMITTEES, found)
    jobs = added(count.share for count in found)
    assert added(row.total for row in made.rows) == added(made.foot.shares) == jobs
    assert made.foot.total == jobs
    for row in (*made.rows, made.foot):
        assert added(row.shares) == row.total
    for place in range(len(COMMITTEES)):
        assert added(row.shares[place] for row in made.rows) == made.foot.shares[place]


@given(counts)
def test_who_leads_most_stands_first_and_jobs_without_a_lead_last(found):
    rows = matrix(COMMITTEES, found).rows
    named = [row for row in rows if row.unit_id is not None]
    assert [row.unit_id for row in rows[len(named) :]] in ([], [None])
    led = [(-row.total.led, -row.total.coordinated) for row in named]
    assert led == sorted(led)


def test_agencies_that_lead_alike_stand_in_vietnamese_order():
    names = ("Đài Truyền hình", "Sở Y tế", "Công an tỉnh", "Ban Dân tộc")
    found = [Count(n, name, 3, Share(led=1)) for n, name in enumerate(names, start=1)]
    rows = matrix(COMMITTEES, found).rows
    assert [row.name for row in rows] == [
        "Ban Dân tộc",
        "Công an tỉnh",
        "Đài Truyền hình",
        "Sở Y tế",
    ]


def test_a_share_stands_under_its_committee():
    made = matrix(COMMITTEES, [Count(1, "Sở Y tế", 3, Share(2, 1))])
    assert made.rows[0].shares == (Share(), Share(2, 1), Share())


def test_without_jobs_every_sum_is_nothing():
    made = matrix(COMMITTEES, [])
    assert made.rows == ()
    assert (made.foot.shares, bool(made.foot.total)) == ((Share(),) * 3, False)
