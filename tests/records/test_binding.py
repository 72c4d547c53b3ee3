"""The approved plans of a congress in one file, printed as a job by the real press."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from congress.plans.models import PlanState
from congress.prints.models import PrintJob, PrintState
from congress.worker import Worker
from tests.support.plans import make_plan


@pytest.mark.slow
def test_the_file_is_one_pdf_with_contents_and_outline(client, session, world):
    make_plan(session, world, code="TBTT", state=PlanState.APPROVED)
    client.sign_in("secretary")
    tail = f"congress={world.congress.id}"
    values = client.get(f"/congresses/{world.congress.id}").fields(tail)
    address = client.post(f"/prints/new?kind=congress-plans&{tail}", values).location
    job_id = session.query(PrintJob.id).scalar()
    session.commit()
    Worker(client.app).perform(job_id)
    session.expire_all()
    job = session.get(PrintJob, job_id)
    assert (job.state, job.done, job.total) == (PrintState.DONE, 2, 2)
    sent = client.get(f"{address}/file.pdf")
    reader = PdfReader(BytesIO(sent.response.data))
    assert reader.pages[0].extract_text().startswith("MỤC LỤC")
    assert [one.title for one in reader.outline if not isinstance(one, list)][1].startswith(
        world.committees["TBTT"].name
    )
