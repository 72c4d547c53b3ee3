"""The access table, periodic reports; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the periods below a congress, and those of a child: for who sees the congress
/congresses/{congress}/reports
    GET  302 404 200 200 200 200 200 200 200 200 200 200 200 200
/congresses/{child_congress}/reports
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{foreign_congress}/reports
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/reports
    GET  302 200 200 303 303 200 200 200 303 303 303 303 200 200
/congresses/{congress}/reports/forms/new
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/reports/forms/new
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
# a report: for its own unit always; from above once it was sent
/reports/{sent_report}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
    POST 401 403 403 403 403 403 403 403 422 403 403 403 403 403
/reports/{draft_report}
    GET  302 404 404 404 404 404 404 404 200 200 404 404 404 404
    POST 401 403 403 403 403 403 403 403 409 403 403 403 403 403
/reports/{foreign_report}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
/reports/{sent_report}/files/{report_value}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/reports/{foreign_report}/files/{report_value}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# its pages to look at: as the file itself
/reports/{sent_report}/files/{report_value}/pages
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/reports/{foreign_report}/files/{report_value}/pages
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/reports/{sent_report}/files/{report_value}/pages/1
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/reports/{foreign_report}/files/{report_value}/pages/1
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# begun, and said to be unchanged, by the officer of the unit
/congresses/{child_congress}/periods/{open_period}/report
    POST 401 403 403 403 403 403 403 403 303 403 403 403 403 403
/congresses/{child_congress}/periods/{open_period}/unchanged
    POST 401 403 403 403 403 403 403 403 303 403 403 403 403 403
/congresses/{foreign_congress}/periods/{foreign_period}/report
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
# taken back by the officer; given back, signed and sent by the leader
/reports/{signing_report}/take-back
    POST 401 403 403 403 403 403 403 403 303 403 403 403 403 403
/reports/{signing_report}/give-back
    POST 401 403 403 403 403 403 403 403 403 422 403 403 403 403
/reports/{signing_report}/send
    POST 401 403 403 403 403 403 403 403 403 409 403 403 403 403
/reports/{foreign_report}/send
    POST 401 403 403 403 403 403 403 403 403 404 403 403 403 403
# asking that a lock be opened: the unit's officer and leader
/congresses/{child_congress}/periods/{period}/unlock
    GET  302 404 403 403 403 404 404 404 200 200 403 403 404 404
    POST 401 404 403 403 403 404 404 404 422 422 403 403 404 404
# a period: its figures for who watches the congress, its tools for the standing agency
/periods/{period}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/periods/{foreign_period}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/periods/{period}/expected
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/expected
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/close
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/close
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/resume
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/periods/{period}/cutoff
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/cutoff
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/exception
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/exception
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
# a request to open a lock: read by its unit and from above, answered by the standing agency
/unlock-requests/{unlock_request}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/unlock-requests/{foreign_request}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/unlock-requests/{unlock_request}/grant
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/unlock-requests/{foreign_request}/grant
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/unlock-requests/{unlock_request}/refuse
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/unlock-requests/{foreign_request}/refuse
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
# forms: kept by the standing agency of their congress
/congresses/{congress}/reports/forms
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/reports/forms
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 409 403 403 403 403 403 403 403 403 403 403
/report-forms/{foreign_form}
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}/periods
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}/sections/new
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}/fields/new
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}/fields/{report_field}
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 409 403 403 403 403 403 403 403 403 403 403
/report-forms/{foreign_form}/fields/{report_field}
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/report-forms/{report_form}/fields/{report_field}/retire
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
"""
