"""What the search says to the apps below it."""

from accounts.personal_data import declare_impersonal

declare_impersonal("words that public texts use", ["search.searchword"])
