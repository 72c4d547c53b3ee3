"""Files leave as downloads under their own names."""

from urllib.parse import quote

import pytest

from congress.core.permissions import SYSTEM
from congress.files.actions import keep_file
from congress.files.downloads import send
from congress.files.models import Attachment
from tests.files import samples


def sent(app, name="Đại hội.pdf", data=samples.PDF):
    with app.test_request_context():
        return send(keep_file(actor=SYSTEM, data=data, name=name))


def test_the_bytes_come_back_whole(app):
    response = sent(app)
    assert response.get_data() == samples.PDF
    assert response.content_length == len(samples.PDF)
    assert response.mimetype == "application/pdf"


def test_a_browser_saves_the_file_and_runs_nothing_in_it(app):
    headers = sent(app).headers
    assert headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_of_pages_does_not_replace_the_policy_of_files(app):
    response = sent(app)
    with app.test_request_context():
        assert "sandbox" in app.process_response(response).headers["Content-Security-Policy"]


def test_a_vietnamese_name_is_given_whole_and_in_ascii(app):
    disposition = sent(app).headers["Content-Disposition"]
    assert f"filename*=UTF-8''{quote('Đại hội.pdf')}" in disposition
    assert 'filename="dai hoi.pdf"' in disposition


def test_a_name_cannot_add_a_header(app):
    response = sent(app, name='x"\r\nSet-Cookie: a=b;.pdf')
    assert "Set-Cookie" not in response.headers
    assert "\n" not in response.headers["Content-Disposition"]


@pytest.mark.usefixtures("session")
def test_a_file_lost_from_the_store_is_an_error(app):
    lost = Attachment(name="a.pdf", media_type="application/pdf", size=1, store_key="aa/bb/cc")
    with app.test_request_context(), pytest.raises(FileNotFoundError):
        send(lost)
