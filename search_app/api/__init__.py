"""One file a resource of the API under /api/v1, each with one constant BLUEPRINT: a `flask_smorest.Blueprint`.

flask-smorest rather than APIFlask: it is an extension beside plain Flask pages, not another application class that
takes over their errors and serves its documentation from elsewhere. marshmallow both writes and describes an answer.
What resources share stands in the files that begin with an underscore.
"""
