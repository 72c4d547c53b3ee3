"""The access table, the desk of reports; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the desk of a congress: for the standing agency that accepts its children's reports
/congresses/{congress}/desk
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/desk
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
# a report accepted or returned there, one by one or several with one reason
/reports/{sent_report}/decision
    POST 401 403 403 409 403 403 403 403 403 403 403 403 403 403
/reports/{draft_report}/decision
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/reports/{foreign_report}/decision
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/desk/return
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/desk/return
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
# a report as a paper: for who reads the report; the blank form: for who sees the child
/reports/{sent_report}/report.pdf
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/reports/{draft_report}/report.docx
    GET  302 404 404 404 404 404 404 404 200 200 404 404 404 404
/reports/{foreign_report}/report.pdf
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{child_congress}/periods/{period}/blank.pdf
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/periods/{period}/blank.docx
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/periods/{foreign_period}/blank.pdf
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# the synthesis of a period: for the standing agency that guides its children
/periods/{period}/synthesis
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/synthesis
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/synthesis/pages
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/synthesis/pages
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/synthesis/pages/1
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/synthesis/pages/1
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/synthesis.pdf
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/synthesis.pdf
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/periods/{period}/synthesis.docx
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
/periods/{foreign_period}/synthesis.docx
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
"""
