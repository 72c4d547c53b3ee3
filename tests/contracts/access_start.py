"""The access table, starting plans from what exists; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# a plan is started and goes on to the sources: who may start one somewhere
/plans/new/start
    POST 401 403 403 422 403 422 403 403 403 403 403 403 422 403
# the sources, and the rows of one: for who writes the plan while it is open
/plans/{draft}/start
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
/plans/{central}/start
    GET  302 403 403 200 403 404 403 403 403 403 403 403 404 403
/plans/{submitted}/start
    GET  302 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{foreign}/start
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows?source=starter-van-kien
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/plans/{central}/start/rows?source=plan-{draft}
    GET  302 403 403 200 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 409 403 404 403 403 403 403 403 403 404 403
# a source that is absent, out of scope, or the plan itself
/plans/{draft}/start/rows?source=plan-{master}
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows?source=plan-{other_draft}
    GET  302 403 403 403 403 404 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows?source=plan-{foreign}
    GET  302 403 403 403 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 404 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows?source=plan-{draft}
    GET  302 403 403 403 403 404 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows?source=starter-khac
    GET  302 403 403 403 403 404 403 403 403 403 403 403 404 403
/plans/{draft}/start/rows
    GET  302 403 403 403 403 303 403 403 403 403 403 403 404 403
"""
