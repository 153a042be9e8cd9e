"""Who changed what, when and why; and putting it back."""

import pytest
from django.db import connection

from competencies.models import LevelDescriptor, RoleSkill, SkillEdition
from curation.history import changes_of
from curation.kinds import kind_of
from curation.provenance import IMPORT, told
from tests.factories import make_version
from training.models import LearningResource, TeachesSkill

HISTORY = "/training/test-course/history/"


def history_of(key, record, user):
    return changes_of(kind_of(key), record, user)


@pytest.fixture
def said_by(course, dana):
    """Change the title as dana, for a reason."""

    def said_by(title, **facts):
        with told(user=dana, **facts):
            LearningResource.objects.filter(pk=course.pk).update(title=title)

    return said_by


def put_back(client, form_at, url, reason="It was right") -> str:
    sent = form_at(url) | {"reason": reason}
    return client.post(url, sent, follow=True).content.decode()


def undo_url(client, url=HISTORY, place=0) -> str:
    return client.get(url).context["rows"][place][2]


def test_a_change_says_who_and_why(client, course, said_by):
    said_by("New title", reason="The course moved")

    page = client.get(HISTORY).content.decode()

    assert "By Dana." in page
    assert "The course moved" in page
    assert "<ins>New title</ins>" in page or "<ins>New</ins>" in page
    assert "dana@example.org" not in page


def test_somebody_without_a_name_is_a_curator(client, course, said_by, dana):
    dana.name = ""
    dana.save()
    said_by("New title")

    assert "By a curator." in client.get(HISTORY).content.decode()


def test_what_came_by_suggestion_names_who_suggested(
    curator, course, suggest_on, form_at
):
    kept = suggest_on("resource", course, {"title": "Mine"}, name="Noor", reason="So")
    url = kept.get_absolute_url()
    curator.post(url, form_at(url) | {"accept": ""})

    [change, _beginning] = history_of("resource", course, None)
    assert change.who == "Dana, as Noor suggested"
    assert change.reason == "So"
    assert change.suggestion == kept.uuid
    assert [(f.old, f.new) for f in change.fields] == [("Test course", "Mine")]


def test_a_write_past_everything_is_in_it_too(client, course):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE training_learningresource SET title = 'By hand'")

    page = client.get(HISTORY).content.decode()

    assert "By hand" in page
    assert "By the system." in page


def test_an_import_is_called_one(course):
    with told(by=IMPORT):
        LearningResource.objects.update(title="From a file")

    assert history_of("resource", course, None)[0].who == "an import"


def test_the_admin_is_told_of_by_itself(curator, course, dana):
    url = f"/admin/training/learningresource/{course.pk}/change/"
    form = curator.get(url).context["adminform"].form
    sent = {b.html_name: b.value() or "" for b in form} | {"title": "In the admin"}
    sent["languages"] = "en"
    sent |= {"authors": "", "keywords": "", "locked": "", "tools": []}
    for rows in ("teaches", "requires"):
        sent |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}

    curator.post(url, sent)

    assert history_of("resource", course, dana)[0].who == "Dana"


def test_what_a_resource_teaches_is_part_of_it(course, world, dana):
    testing = world.skills["testing"]
    with told(user=dana):
        link = TeachesSkill.objects.create(
            resource=course, skill=testing, from_rank=1, to_rank=3
        )
    with told(user=dana):
        link.delete()

    gone, came = history_of("resource", course, None)[:2]
    [field] = came.fields
    assert (field.label, field.old, field.new) == ("Teaches: Testing", None, "1-3")
    assert gone.fields[0].new is None


def test_a_stranger_reads_no_draft_in_the_history_of_a_skill(world, dana, alice):
    skill = world.skills["testing"]
    kind = kind_of("skill")
    with told(user=dana):
        kind.apply(record=skill, values={"name": "Testing, drafted"})

    assert len(history_of("skill", skill, alice)) == 1
    [drafted, beginning] = history_of("skill", skill, dana)
    assert [f.new for f in drafted.fields] == ["Testing, drafted"]
    assert beginning.is_beginning


def test_a_framework_tells_of_its_versions(client, world):
    page = client.get("/frameworks/craft/history/").content.decode()

    assert "Version 1.0" in page


def test_what_was_typed_stays_text_in_the_history(
    curator, course, suggest_on, form_at, django_capture_on_commit_callbacks
):
    probe = '"><script>alert(1)</script>{{7*7}}{% debug %}'
    kept = suggest_on("resource", course, {"title": probe}, name=probe, reason=probe)
    url = kept.get_absolute_url()
    with django_capture_on_commit_callbacks(execute=True):
        curator.post(url, form_at(url) | {"accept": "", "reason": probe})

    for place in (HISTORY, undo_url(curator), url, "/training/test-course/"):
        page = curator.get(place).content.decode()
        assert "<script>alert" not in page
        assert "{{7*7}}{% debug %}" in page


# --- putting back --------------------------------------------------------------------


def test_dana_puts_a_change_back(curator, course, said_by, form_at):
    said_by("Wrong title")

    page = put_back(curator, form_at, undo_url(curator))

    course.refresh_from_db()
    assert course.title == "Test course"
    assert "Put back." in page
    assert "It was right" in page


def test_a_change_that_was_changed_since_can_be_put_back_too(
    curator, course, said_by, form_at
):
    said_by("Second")
    said_by("Third")

    page = curator.get(undo_url(curator, place=1)).content.decode()
    assert "Third" in page
    put_back(curator, form_at, undo_url(curator, place=1))

    course.refresh_from_db()
    assert course.title == "Test course"


def test_what_it_teaches_is_put_back(curator, course, world, form_at):
    testing = world.skills["testing"]
    link = TeachesSkill.objects.create(
        resource=course, skill=testing, from_rank=1, to_rank=3
    )
    with told(by=IMPORT):
        link.delete()

    put_back(curator, form_at, undo_url(curator))

    again = TeachesSkill.objects.get()
    assert (again.from_rank, again.to_rank) == (1, 3)


def test_an_expected_level_is_put_back(curator, role, form_at):
    with told(by=IMPORT):
        RoleSkill.objects.update(rank=1)

    put_back(curator, form_at, undo_url(curator, "/roles/craft/rse/history/"))

    assert RoleSkill.objects.get().rank == 3


def test_what_breaks_a_rule_is_refused_in_words(curator, role, world, form_at):
    """The level that was expected is not on the scale any more."""
    with told(by=IMPORT):
        RoleSkill.objects.all().delete()
    url = undo_url(curator, "/roles/craft/rse/history/")
    sent = form_at(url) | {"reason": "Back"}
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE competencies_framework DISABLE TRIGGER keep_scale")
        cursor.execute("UPDATE competencies_framework SET highest_rank = 2")

    page = curator.post(url, sent, follow=True).content.decode()

    assert "That level isn&#x27;t on the scale" in page
    assert not RoleSkill.objects.exists()


def test_a_publication_is_not_put_back(curator, world, form_at):
    with told(by=IMPORT):
        make_version(world.framework, "2.0")

    page = put_back(curator, form_at, undo_url(curator, "/frameworks/craft/history/"))

    assert "Change it in the admin instead." in page


def test_a_published_skill_is_put_back_in_the_next_draft(curator, world, form_at):
    skill = world.skills["testing"]
    with told(by=IMPORT):
        kind_of("skill").apply(record=skill, values={"level-1": "Other words"})
    url = "/frameworks/craft/skills/testing/history/"

    put_back(curator, form_at, undo_url(curator, url))

    words = LevelDescriptor.objects.filter(skill_edition__skill=skill)
    assert set(words.values_list("description", flat=True)) == {
        "Has seen testing done."
    }
    assert SkillEdition.objects.filter(skill=skill).count() == 2


def test_a_change_while_dana_reads_is_not_overwritten(
    curator, course, said_by, form_at
):
    said_by("Wrong title")
    url = undo_url(curator)
    sent = form_at(url) | {"reason": "Back"}
    said_by("Newer title")

    page = curator.post(url, sent, follow=True).content.decode()

    assert "Somebody changed it while you were reading." in page
    course.refresh_from_db()
    assert course.title == "Newer title"


def test_putting_back_takes_a_reason(curator, course, said_by, form_at):
    said_by("Wrong title")
    url = undo_url(curator)

    assert "This is still empty." in curator.post(url, form_at(url)).content.decode()


def test_the_beginning_cannot_be_put_back(curator, course):
    [change] = history_of("resource", course, None)

    assert undo_url(curator) == ""
    assert curator.get(f"{HISTORY}{change.id}/").status_code == 404
    assert curator.get(f"{HISTORY}own-0/").status_code == 404


@pytest.mark.parametrize("who", ["alice", "charlie"])
def test_nobody_else_puts_back(client, course, said_by, who, request):
    said_by("Wrong title")
    [change, _first] = history_of("resource", course, None)
    client.force_login(request.getfixturevalue(who))

    assert client.post(f"{HISTORY}{change.id}/", {"reason": "x"}).status_code == 404
    assert undo_url(client) == ""


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("url", "queries"),
    [
        (HISTORY, 5),
        ("/roles/craft/rse/history/", 6),
        ("/frameworks/craft/history/", 4),
        ("/frameworks/craft/skills/testing/history/", 8),
    ],
)
def test_a_history_costs_the_same_however_long(
    client, records, dana, size, url, queries, django_assert_num_queries
):
    for number in range(size):
        with told(user=dana, reason=str(number)):
            LearningResource.objects.update(title=f"Title {number}")
            records.role.skills.update(rank=number)
            records.role.framework.name = f"Framework {number}"
            records.role.framework.save()

    with django_assert_num_queries(queries):
        assert client.get(url).status_code == 200
