"""Uploads in parts, so that a cut line costs one part; only scripts of our pages ask for these."""

import flask

from congress.core.errors import RejectedError
from congress.files import actions, queries
from congress.files.forms import BeginForm
from congress.files.models import Upload
from congress.web.access import actor, signed_in
from congress.web.i18n import worded

bp = flask.Blueprint("files", __name__)
PART = 1024 * 1024


@bp.post("/uploads")
@signed_in
def begin() -> flask.Response:
    """Bắt đầu hoặc tiếp tục tải một tệp lên."""
    form = BeginForm()
    if form.performs(lambda: actions.begin_upload(actor=actor(), **form.entered())):
        return _standing(form.result)
    return _refused(*form.form_errors, *(error for field in form for error in field.errors))


@bp.post("/uploads/<id:upload_id>/parts/<id:start>")
@signed_in
def part(upload_id: int, start: int) -> flask.Response:
    """Nhận một phần của tệp."""
    upload = queries.upload(actor(), upload_id)
    try:
        data = flask.request.get_data()[:PART]
        return _standing(actions.take_part(upload, start, data))
    except RejectedError as error:
        return _refused(worded(error))


@bp.post("/uploads/<id:upload_id>/drop")
@signed_in
def drop(upload_id: int) -> flask.Response:
    """Bỏ một tệp đang gửi."""
    actions.drop_upload(queries.upload(actor(), upload_id))
    return flask.Response(status=204)


def _standing(upload: Upload) -> flask.Response:
    return flask.jsonify(id=upload.id, received=upload.received, name=upload.name)


def _refused(*sentences: str) -> flask.Response:
    answer = flask.jsonify(sentences=sentences)
    answer.status_code = 422
    return answer
