"""One module a format: each turns a file's bytes into pages of text, or says in one sentence why it cannot."""
