"""Pages of curation, by what one does there."""
