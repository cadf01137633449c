# about: a tool removed all metadata
# do: strip-metadata
