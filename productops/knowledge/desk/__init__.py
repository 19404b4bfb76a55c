"""The editor's desk: files in and out, versions, previews, and what uses what."""
