"""The access table, files that arrive ahead of their form; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
/uploads
    POST 401 422 422 422 422 422 422 422 422 422 422 422 422 422
# an upload is seen by whoever sends it, and by nobody else
/uploads/{absent}/parts/0
    POST 401 404 404 404 404 404 404 404 404 404 404 404 404 404
/uploads/{arriving}/parts/0
    POST 401 404 404 404 404 404 404 200 404 404 404 404 404 404
/uploads/{arriving}/drop
    POST 401 404 404 404 404 404 404 204 404 404 404 404 404 404
"""
