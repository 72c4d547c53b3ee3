"""The access table, jobs; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# jobs: in scope with their plan
/items/{draft_job}
    GET  302 404 200 200 200 200 200 404 404 404 200 200 404 404
/items/{job}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/items/{helped}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/items/{awaiting}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/items/{other_draft_job}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 200 404
/items/{other_job}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 200 200
/items/{master_job}
    GET  302 404 200 200 200 200 200 404 404 404 200 200 200 404
/items/{child_job}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/items/{foreign_job}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/items/{absent}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# changing and removing, by who writes the plan while it is open
/items/{draft_job}/edit
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/items/{draft_part}/edit
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/items/{job}/edit
    GET  302 403 403 403 403 422 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{other_draft_job}/edit
    GET  302 403 403 403 403 404 403 403 403 403 403 403 200 403
    POST 401 403 403 403 403 404 403 403 403 403 403 403 409 403
/items/{central_job}/edit
    GET  302 403 403 200 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 409 403 404 403 403 403 403 403 403 404 403
/items/{master_job}/edit
    GET  302 403 403 422 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/items/{child_job}/edit
    GET  302 403 403 403 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 404 403 403 403 403 403 403 404 403
/items/{foreign_job}/edit
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{draft_job}/remove
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/items/{draft_part}/remove
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/items/{job}/remove
    GET  302 403 403 403 403 422 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{other_draft_job}/remove
    POST 401 403 403 403 403 404 403 403 403 403 403 403 303 403
/items/{central_job}/remove
    POST 401 403 403 303 403 404 403 403 403 403 403 403 404 403
# one that a job of another plan carries out
/items/{central_last}/remove
    POST 401 403 403 422 403 404 403 403 403 403 403 403 404 403
/items/{foreign_job}/remove
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{draft_job}/predecessors
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{job}/predecessors
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{other_draft_job}/predecessors
    POST 401 403 403 403 403 404 403 403 403 403 403 403 422 403
/items/{master_job}/predecessors
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/items/{foreign_job}/predecessors
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{draft_job}/predecessors/{link}/remove
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
# a link of another job
/items/{draft_last}/predecessors/{link}/remove
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{draft_job}/predecessors/{other_link}/remove
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{foreign_job}/predecessors/{link}/remove
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403

# reporting: the lead of the job and who keeps its plan; leaders enter no data
/items/{job}/progress
    POST 401 403 403 403 403 422 403 422 404 403 403 403 404 404
/items/{helped}/progress
    POST 401 403 403 403 403 422 403 403 404 403 403 403 404 404
/items/{draft_job}/progress
    POST 401 403 403 403 403 422 403 404 404 403 403 403 404 404
/items/{awaiting}/progress
    POST 401 403 403 403 403 422 403 422 404 403 403 403 404 404
/items/{other_job}/progress
    POST 401 403 403 403 403 404 403 404 422 403 403 403 422 403
/items/{master_job}/progress
    POST 401 403 403 422 403 403 403 404 404 403 403 403 403 404
/items/{child_job}/progress
    POST 401 403 403 403 403 404 403 404 422 403 403 403 404 404
/items/{foreign_job}/progress
    POST 401 403 403 404 403 404 403 404 404 403 403 403 404 404
/items/{job}/completion
    POST 401 403 403 403 403 422 403 422 404 403 403 403 404 404
/items/{helped}/completion
    POST 401 403 403 403 403 422 403 403 404 403 403 403 404 404
/items/{draft_job}/completion
    POST 401 403 403 403 403 422 403 404 404 403 403 403 404 404
/items/{awaiting}/completion
    POST 401 403 403 403 403 422 403 422 404 403 403 403 404 404
/items/{other_job}/completion
    POST 401 403 403 403 403 404 403 404 422 403 403 403 422 403
/items/{master_job}/completion
    POST 401 403 403 422 403 403 403 404 404 403 403 403 403 404
/items/{child_job}/completion
    POST 401 403 403 403 403 404 403 404 422 403 403 403 404 404
/items/{foreign_job}/completion
    POST 401 403 403 404 403 404 403 404 404 403 403 403 404 404
# confirming and returning a product: who keeps the plan
/items/{awaiting}/confirm
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/items/{job}/confirm
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{other_job}/confirm
    POST 401 403 403 403 403 404 403 403 403 403 403 403 422 403
/items/{master_job}/confirm
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/items/{child_job}/confirm
    POST 401 403 403 403 403 404 403 403 403 403 403 403 404 403
/items/{foreign_job}/confirm
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/items/{awaiting}/return
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{job}/return
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{other_job}/return
    POST 401 403 403 403 403 404 403 403 403 403 403 403 422 403
/items/{master_job}/return
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/items/{child_job}/return
    POST 401 403 403 403 403 404 403 403 403 403 403 403 404 403
/items/{foreign_job}/return
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
# the files of a job, and those of another one under its address
/items/{awaiting}/files/{file}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/items/{job}/files/{file}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/items/{other_job}/files/{file}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/items/{foreign_job}/files/{foreign_file}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/items/{awaiting}/files/{foreign_file}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
"""
