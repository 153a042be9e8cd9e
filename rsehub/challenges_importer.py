"""Challenge documents that curators import with a preview, as the command does."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from django import forms
from django.utils.translation import gettext_lazy

from accounts.models import User
from challenges.importing import import_challenges
from challenges.models import curates_challenges
from curation.importers import Importer, Options
from curation.plans import Plan
from rsehub.importers import or_refuse, plan_of


class ChallengesImporter(Importer):
    key = "challenges"
    label = gettext_lazy("Challenges")
    about = gettext_lazy(
        "A page in markdown, in either form that communities use, or a zip of a folder "
        "of them with its _toc.yml. What was changed here stays; where the file was "
        "changed too, somebody is asked."
    )
    kinds = {"challenge": gettext_lazy("Challenges")}
    records = {"challenge": "challenges"}

    def may_import(self, user: User) -> bool:
        return curates_challenges(user) and user.has_perm("challenges.add_challenge")

    def options(self) -> Mapping[str, forms.Field]:
        return {}

    def read(self, path: Path, options: Options) -> Plan:
        return self._import(path, (), is_dry=True)

    def apply(self, path: Path, options: Options, left_out: Collection[str]) -> Plan:
        return self._import(path, left_out, is_dry=False)

    def _import(self, path: Path, left_out: Collection[str], *, is_dry: bool) -> Plan:
        report = or_refuse(
            lambda: import_challenges([path], dry_run=is_dry, left_out=left_out)
        )
        return plan_of(report, self.records, ())
