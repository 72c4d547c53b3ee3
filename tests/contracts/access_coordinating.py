"""The access table, working together on jobs; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# a part: the agency itself, the job's lead, who keeps the plan
/items/{helped}/parts/{unit}
    POST 401 404 403 403 403 422 403 422 404 404 403 403 404 404
/items/{job}/parts/{unit}
    POST 401 404 404 404 404 404 404 404 404 404 404 404 404 404
/items/{foreign_job}/parts/{unit}
    POST 401 404 404 404 404 404 404 404 404 404 404 404 404 404
# obstacles: raised by who takes part, answered by the steering committee, seen with the plan
/obstacles
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
/items/{job}/obstacles/new
    GET  302 404 403 403 403 200 403 200 404 404 403 403 404 404
    POST 401 404 403 403 403 422 403 422 404 404 403 403 404 404
/items/{helped}/obstacles/new
    GET  302 404 403 403 403 200 403 200 404 404 403 403 404 404
/items/{foreign_job}/obstacles/new
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
/obstacles/{obstacle}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/obstacles/{foreign_obstacle}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/obstacles/{obstacle}/answer
    POST 401 404 403 422 422 403 403 403 404 404 403 403 404 404
/obstacles/{foreign_obstacle}/answer
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/obstacles/{obstacle}/forward
    POST 401 404 403 422 422 403 403 403 404 404 403 403 404 404
/obstacles/{foreign_obstacle}/forward
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/obstacles/{obstacle}/close
    POST 401 404 403 403 403 422 403 403 404 404 403 403 404 404
/obstacles/{foreign_obstacle}/close
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/obstacles/{obstacle}/withdraw
    POST 401 404 403 403 403 422 403 403 404 404 403 403 404 404
/obstacles/{foreign_obstacle}/withdraw
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
# comments: said and followed by whoever sees the job, withdrawn by the author
/items/{job}/comments
    POST 401 404 422 422 422 422 422 422 404 404 422 422 404 404
/items/{foreign_job}/comments
    POST 401 404 422 404 404 404 404 404 404 404 404 404 404 404
/comments/{comment}/withdraw
    POST 401 404 403 403 403 403 403 303 404 404 403 403 404 404
/comments/{foreign_comment}/withdraw
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/items/{job}/follow
    POST 401 404 303 303 303 303 303 303 404 404 303 303 404 404
/items/{job}/unfollow
    POST 401 404 303 303 303 303 303 303 404 404 303 303 404 404
/items/{job}/seen
    POST 401 404 303 303 303 303 303 303 404 404 303 303 404 404
/items/{foreign_job}/follow
    POST 401 404 303 404 404 404 404 404 404 404 404 404 404 404
/items/{foreign_job}/unfollow
    POST 401 404 303 404 404 404 404 404 404 404 404 404 404 404
/items/{foreign_job}/seen
    POST 401 404 303 404 404 404 404 404 404 404 404 404 404 404
"""
