"""
Make the report on a class: one HTML page from its records and, if given, its submissions.

`data` reads records and trusts none. `figures` computes numbers with `measures`. `similarity`
compares answers with `passages` and `tokens`. `advice` says what to do now. `page` and `charts`
show it, and `build` puts all of this together.
"""
