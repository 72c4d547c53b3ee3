"""The file of a pilot's accepted paper, as a sample for another child."""

import flask

from congress.districts.queries import child_for
from congress.files.downloads import send
from congress.lessons.queries.samples import sample_file
from congress.lessons.views.blueprint import bp
from congress.web.access import actor, signed_in


@bp.get("/congresses/<id:congress_id>/milestones/<id:milestone_id>/samples/<id:pilot_id>")
@signed_in
def sample(congress_id: int, milestone_id: int, pilot_id: int) -> flask.Response:
    """Tải văn bản mẫu của đơn vị làm điểm; nothing else of the pilot is opened by it."""
    child = child_for(actor(), congress_id)
    return send(sample_file(child, milestone_id, pilot_id))
