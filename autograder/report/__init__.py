"""
The report on a class: records, and submissions where they are given, become one HTML page.

`data` reads records and trusts none, `statistics` counts, `similarity` compares texts, `advice`
says what to do now, `page` and `charts` show it, `assemble` puts all of this together.
"""
