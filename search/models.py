"""The words that the hub's public texts use, for searches that are misspelt."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.marking import stem
from search.spelling import LONGEST_WORD, numbers_of


class SearchWordQuerySet(models.QuerySet["SearchWord"]):
    def near(self, typed: Collection[str]) -> SearchWordQuerySet:
        """Keep what could be meant by any of the typed words, or is a form of it."""
        left = {number for word in typed for number in numbers_of(word)}
        found = models.Q(traces__overlap=sorted(left))
        for word in typed:
            found |= models.Q(word__startswith=stem(word))
        return self.filter(found)


class SearchWord(models.Model):
    """A word in use, and what is left of it with a letter or two out.

    Derived: `search.vocabulary` makes it from what the apps give, and may make it anew.
    """

    word = models.CharField(_("word"), max_length=LONGEST_WORD)
    uses = models.PositiveIntegerField(_("uses"))
    traces = ArrayField(models.IntegerField())

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("word in use")
        verbose_name_plural = _("words in use")
        constraints = [
            models.UniqueConstraint(fields=["word"], name="search_word_once")
        ]
        indexes = [
            GinIndex(fields=["traces"], name="search_word_traces"),
            # For the beginnings of words, whatever the database's collation.
            models.Index(
                OpClass("word", name="varchar_pattern_ops"), name="search_word_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.word
