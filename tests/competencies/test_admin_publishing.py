from django.contrib.admin.models import LogEntry

from competencies.admin.refusals import NEVER_CHANGES
from competencies.models import (
    Framework,
    FrameworkVersion,
)
from tests.competencies.admin_forms import (
    do,
    said,
)


def test_publish_puts_a_draft_into_force(curator, world, draft):
    answer = do(curator, "publish", draft)

    assert said(answer) == ["Craft 2.0 is in force."]
    assert [*FrameworkVersion.objects.order_by("pk").values_list("status")] == [
        ("retired",),
        ("published",),
    ]
    assert LogEntry.objects.get().get_change_message() == "Published."


def test_publish_says_of_each_version_what_is_missing(curator, world, unscaled):
    answer = do(curator, "publish", world.version, unscaled)

    assert said(answer) == [
        "Craft 1.0 is no draft.",
        (
            "Toolkit 1.0 has no levels yet. Choose the highest level of the "
            "framework, and describe each level."
        ),
    ]


def test_a_version_is_retired_and_can_still_be_read(curator, world):
    answer = do(curator, "retire", world.version)

    assert said(answer) == ["Craft 1.0 is retired. It can still be read."]
    assert "Retired." in curator.get("/frameworks/craft/").content.decode()


def test_only_what_is_in_force_is_retired(curator, world, draft):
    do(curator, "retire", world.version)

    assert said(do(curator, "retire", world.version, draft)) == [
        "Craft 1.0 is not in force.",
        "Craft 2.0 is not in force.",
    ]


def test_the_next_version_begins_as_a_copy_and_once(curator, world):
    for _ in range(2):
        answer = do(curator, "begin_next", world.framework)

        assert said(answer) == ["Craft 1.1 is the draft to work on."]
    assert FrameworkVersion.objects.count() == 2


def test_a_framework_without_a_version_has_no_next(curator, db):
    bare = Framework.objects.create(slug="bare", name="Bare")

    assert said(do(curator, "begin_next", bare)) == [
        "Bare: This framework has no version yet."
    ]


def test_give_levels_asks_whose(curator, world, unscaled):
    page = do(curator, "give_levels", unscaled)

    assert [label for _key, label in page.context["form"].fields["source"].choices] == [
        "Craft 1.0: None yet, Awareness, Working, Practitioner, Expert"
    ]


def test_give_levels_copies_them_and_the_scale(curator, world, unscaled):
    answer = do(
        curator, "give_levels", unscaled, levels_of="1", source=world.version.pk
    )

    assert said(answer) == ["Toolkit 1.0 has the 5 levels of Craft 1.0."]
    assert unscaled.levels.count() == 5
    assert Framework.objects.get(slug="toolkit").highest_rank == 4


def test_give_levels_wants_an_answer(curator, world, unscaled):
    page = do(curator, "give_levels", unscaled, levels_of="1")

    assert page.context["form"].errors == {"source": ["This field is required."]}


def test_give_levels_says_of_each_version_why_not(curator, world, draft, unscaled):
    Framework.objects.filter(slug="toolkit").update(highest_rank=2)

    answer = do(
        curator,
        "give_levels",
        *(world.version, draft, unscaled),
        levels_of="1",
        source=world.version.pk,
    )

    assert said(answer) == [
        f"Craft 1.0: {NEVER_CHANGES}",
        "Craft 2.0 has levels already. Delete them first.",
        "Toolkit has a scale of its own.",
    ]
