"""A capture becomes one text in typed blocks: layout, encodings, dates of publication, comments."""
