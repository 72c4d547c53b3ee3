"""Two districts below the province, and what is done with their rosters as a persona does it."""

import pytest

from tests.support import districts as support

HEAD = "TT\tHọ và tên\tNăm sinh\tGiới tính\tDân tộc\tĐảng viên\tLoại đại biểu\tĐơn vị cử"
ROWS = (
    "1\tHoàng Văn An\t1985\tNam\tTày\tx\tChọn cử\txã Tri Phương",
    "2\tNông Thị Bích\t12/3/1990\tNữ\tNùng\tkhông\tChọn cử\txã Chí Minh",
    "3\tTriệu Mùi Ghến\t\tNữ\tDao\t\tChọn cử\txã Tri Phương",
    "4\tLý A Pao\t2009\tNam\tH'Mông\tkhông\tKhách mời\txã Quốc Khánh",
)
LIST = "\n".join((HEAD, *ROWS))


@pytest.fixture
def districts(session, world):
    """The children `child` and `other` of the province's congress."""
    return support.make_districts(session, world, ladder=False)


@pytest.fixture
def paste(client):
    """Paste a list into a congress as the persona signed in; the page of what it would do."""

    def pasted(congress_id, text=LIST):
        sent = client.post(f"/congresses/{congress_id}/delegates/paste", {"text": text})
        return client.get(sent.location) if sent.status == 303 else sent

    return pasted


@pytest.fixture
def bring(client, paste):
    """Paste a list and write it; the page after."""

    def brought(congress_id, text=LIST):
        page = paste(congress_id, text)
        action = str(page.form("/commit")["action"])
        sent = client.post(action, page.fields("/commit"))
        assert sent.status == 303
        return client.get(sent.location)

    return brought


@pytest.fixture
def open_(client):
    """Open a roster as the persona signed in; the page after."""

    def opened(congress_id, **more):
        sent = client.post(f"/congresses/{congress_id}/delegates/open", {"as": "page"} | more)
        return client.get(sent.location) if sent.status == 303 else sent

    return opened
