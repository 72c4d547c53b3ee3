"""The access table, children of a congress; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the board of a parent: for who watches it
/districts
    GET  302 200 200 303 303 200 200 200 303 303 303 303 200 200
/congresses/{congress}/districts
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/districts.pdf
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/districts.docx
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/districts.xlsx
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{foreign_congress}/districts
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
# answering reports: who guides the children
/congresses/{congress}/reported
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/reported
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
# the ladder: seen by who watches, kept by who guides
/congresses/{congress}/ladder
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/ladder/starter
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/ladder/starter
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/new
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/{rung}
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 409 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/{absent}
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/{rung}/move
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/{rung}/drop
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/ladder/{rung}/restore
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
# days and clashes
/congresses/{congress}/dates
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
    POST 401 404 403 409 403 404 404 404 404 404 403 403 404 404
# one child: its own people and who watches its parent
/congresses/{child_congress}/milestones
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{other_child}/milestones
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/milestones
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{child_congress}/milestones/report
    GET  302 403 403 403 403 403 403 403 200 403 403 403 403 403
    POST 401 403 403 403 403 403 403 403 422 403 403 403 403 403
/congresses/{other_child}/milestones/report
    GET  302 403 403 403 403 403 403 403 404 403 403 403 403 403
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
/congresses/{child_congress}/milestones/{rung}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{other_child}/milestones/{rung}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{child_congress}/milestones/{rung}/accept
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/milestones/{rung}/accept
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{child_congress}/milestones/{rung}/return
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/milestones/{rung}/return
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{child_congress}/milestones/{rung}/verify
    POST 401 403 403 403 403 403 403 403 403 403 422 403 403 403
/congresses/{foreign_congress}/milestones/{rung}/verify
    POST 401 403 403 403 403 403 403 403 403 403 404 403 403 403
/congresses/{child_congress}/milestones/{rung}/take-back
    POST 401 403 403 403 403 403 403 403 422 403 403 403 403 403
/congresses/{other_child}/milestones/{rung}/take-back
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
# the days of a child: its officer, or who guides it
/congresses/{child_congress}/days
    GET  302 404 403 200 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 409 403 404 404 404 409 403 403 403 404 404
/congresses/{other_child}/days
    GET  302 404 403 200 403 404 404 404 404 404 403 403 404 404
    POST 401 404 403 409 403 404 404 404 404 404 403 403 404 404
/congresses/{child_congress}/pilot
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{child_congress}/leaders
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{child_congress}/leaders/{leader_need}/remove
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{other_child}/leaders/{leader_need}/remove
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{child_congress}/merge
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/merge
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
"""
