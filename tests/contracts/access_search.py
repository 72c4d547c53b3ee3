"""The access table of finding and of saved views; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the box finds, for everybody, what their pages show
/search
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
# saved views are their owner's; a view is saved of what one sees
/views
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
/search/views/new?q=viec
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
    POST 401 422 422 422 422 422 422 422 422 422 422 422 422 422
/plans/{draft}/views/new
    GET  302 404 200 200 200 200 200 404 404 404 200 200 404 404
    POST 401 404 422 422 422 422 422 404 404 404 422 422 404 404
/plans/{foreign}/views/new
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 422 404 404 404 404 404 404 404 404 404 404 404
/views/{saved_view}/edit
    GET  302 404 404 404 404 200 404 404 404 404 404 404 404 404
    POST 401 404 404 404 404 409 404 404 404 404 404 404 404 404
/views/{saved_view}/remove
    POST 401 404 404 404 404 303 404 404 404 404 404 404 404 404
"""
