"""The access table, issued copies; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the scan of a signed plan: marked by who keeps the plan, or guides the congress
/plans/{approved}/issued
    GET  302 403 403 200 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 422 403 422 403 403 403 403 403 403 404 403
/plans/{submitted}/issued
    GET  302 403 403 200 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 422 403 422 403 403 403 403 403 403 404 403
/plans/{foreign}/issued
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/plans/{approved}/issued/mark
    POST 401 403 403 422 403 422 403 403 403 403 403 403 404 403
/plans/{foreign}/issued/mark
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
# the scan of a signed amendment, alike; this one is open
/amendments/{amendment}/issued
    GET  302 403 403 200 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 422 403 422 403 403 403 403 403 403 404 403
/amendments/{foreign_amendment}/issued
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
/amendments/{amendment}/issued/mark
    POST 401 403 403 422 403 422 403 403 403 403 403 403 404 403
"""
