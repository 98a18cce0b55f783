"""A document becomes a record: readers, outline, duties, targets, mentions, citations, what was left unread."""
