"""Dana brings a file, looks at what it would do, ticks, and gets exactly that."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    Role,
    RoleSkill,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from curation.importing import forget_files
from curation.models import ImportRun
from tests.competencies.admin_forms import said
from tests.curation.uploads import (
    ADD,
    DIRECT,
    FIXTURES,
    bring,
    keys,
    newest,
    packed,
    problem,
    take,
    zipped,
)
from tests.factories import UserFactory
from training.models import LearningResource, Provider, TeachesSkill


@pytest.fixture
def direct(curator):
    """DIRECT in small, imported whole into a draft."""
    bring(curator, zipped(DIRECT))
    take(curator, keys())
    return FrameworkVersion.objects.get()


def reworded(old: bytes, new: bytes, stem: str = "skill") -> bytes:
    """Return DIRECT in small with other words in one of its files."""
    text = (DIRECT / f"{stem}.csv").read_bytes()
    assert old in text
    return zipped(DIRECT, **{stem: text.replace(old, new)})


def without_line(begin: bytes) -> bytes:
    lines = (DIRECT / "skill.csv").read_bytes().splitlines(keepends=True)
    return zipped(
        DIRECT, skill=b"".join(line for line in lines if not line.startswith(begin))
    )


def rows(state: str | None = None) -> dict[str, dict]:
    """Return the records of the newest preview by key."""
    found = newest().plan["rows"]
    return {row["key"]: row for row in found if state in (None, row["state"])}


def fields(key: str) -> list[tuple[str, str, str]]:
    return [(f["label"], f["old"], f["new"]) for f in rows()[key]["fields"]]


# --- looking at it -------------------------------------------------------------------


def test_a_preview_shows_all_and_writes_nothing(curator):
    page = bring(curator, zipped(DIRECT))

    assert len(rows("new")) == 1 + 1 + 6 + 12 + 9 + 3 + 6  # with version and levels
    assert [section.new for section in page.context["page"].sections] == [
        *(1, 1, 6, 12, 9, 3, 6)
    ]
    assert "self-relation" in page.content.decode()
    assert not Framework.objects.exists()
    assert not Provider.objects.exists()


def test_all_that_is_ticked_is_imported(direct):
    run = newest()

    assert run.state == ImportRun.State.IMPORTED
    assert bytes(run.upload) == b""
    assert (direct.is_draft, SkillEdition.objects.count()) == (True, 12)
    assert (LearningResource.objects.count(), Level.objects.count()) == (6, 5)


def test_a_rerun_shows_that_all_is_there_already(curator, direct):
    page = bring(curator, zipped(DIRECT))

    assert rows() == {}
    unchanged = {s.key: s.unchanged for s in page.context["page"].sections}
    assert unchanged == {"group": 6, "skill": 12, "tool": 9, "provider": 3} | {
        "resource": 6
    }
    assert "there is nothing to import" in page.content.decode()


def test_what_changed_is_shown_field_by_field(curator, direct):
    bring(curator, reworded(b"Makes slow code quick", b"Makes slow code fast"))

    [(label, old, new)] = fields("skill fast-code")
    assert label == "description"
    assert (old[:21], new[:20]) == ("Makes slow code quick", "Makes slow code fast")
    assert list(rows()) == ["skill fast-code"]


def test_what_the_file_lacks_is_named_and_stays(curator, direct):
    page = bring(curator, without_line(b"Planning work,"))

    kept = {note.row: note.code for note in page.context["page"].kept}
    assert kept["skill planning-work"] == "not-in-file"
    assert SkillEdition.objects.filter(skill__slug="planning-work").exists()


def test_a_new_version_is_shown_beside_the_one_in_force(curator, direct):
    direct.status = "published"
    direct.save()
    changed = reworded(b"Makes slow code quick", b"Makes slow code fast")

    bring(curator, changed, version="2.0")

    assert set(rows("new")) == {"version 2.0"}
    assert set(rows("changed")) == {"skill fast-code"}
    assert len(rows("same")) == 1 + 6 + 11


def test_a_version_in_force_refuses_another_text(curator, direct):
    direct.status = "published"
    direct.save()

    answer = bring(curator, reworded(b"Makes slow code quick", b"Makes it fast"))

    assert "is published and never changes" in problem(answer)
    assert "--" not in problem(answer)


# --- ticking -------------------------------------------------------------------------


def test_dana_takes_half_and_sees_the_report(curator):
    bring(curator, zipped(DIRECT))
    ticked = [k for k in keys() if not k.startswith(("resource", "provider", "tool"))]

    page = take(curator, ticked)

    assert SkillEdition.objects.count() == 12
    assert LearningResource.objects.count() + Tool.objects.count() == 0
    report = page.context["page"]
    assert len(report.left_out) == 18
    assert report.went_with_it == []
    assert "20 records were written" in page.content.decode()


def test_what_was_left_out_is_offered_again(curator):
    bring(curator, zipped(DIRECT))
    take(curator, [key for key in keys() if key != "tool git"])

    bring(curator, zipped(DIRECT))

    assert set(rows()) == {"tool git", "skill version-control"}
    assert fields("skill version-control") == [("done with", "", "Git")]


def test_without_its_group_a_skill_is_left_out_as_well(curator):
    bring(curator, zipped(DIRECT))

    page = take(curator, [key for key in keys() if key != "group making-software"])

    assert set(page.context["page"].went_with_it) == {
        *("Writing code", "Running code", "Reading other people's code", "Testing"),
        *("Fast code", "Command line", "Batch jobs", "Containers"),
    }
    assert SkillEdition.objects.count() == 6
    assert not SkillRelation.objects.filter(to_skill__slug="testing").exists()


def test_without_its_provider_a_resource_is_left_out_as_well(curator):
    bring(curator, zipped(DIRECT))

    take(curator, [key for key in keys() if key != "provider lesson-house"])

    slugs = set(LearningResource.objects.values_list("slug", flat=True))
    assert slugs == {"git-for-teams", "licences-in-plain-words"}


def test_a_changed_skill_that_is_left_out_stays_as_it_is(curator, direct):
    bring(curator, zipped(DIRECT, skill=changed_twice()))

    take(curator, ["skill testing"])

    texts = dict(SkillEdition.objects.values_list("skill__slug", "description"))
    assert texts["testing"].startswith("Writes tests that f")
    assert texts["fast-code"].startswith("Makes slow code quick")


def changed_twice() -> bytes:
    text = (DIRECT / "skill.csv").read_bytes()
    text = text.replace(b"Makes slow code quick", b"Makes slow code fast")
    return text.replace(b"Writes checks that f", b"Writes tests that f")


def test_a_renamed_group_may_be_left_out_where_a_skill_moves_into_it(curator, direct):
    groups = (DIRECT / "competency.csv").read_bytes()
    renamed = groups.replace(b"Sharing work", b"Passing work on")
    skills = (DIRECT / "skill.csv").read_bytes()
    moved = skills.replace(b"Makes slow code quick", b"Makes slow code fast")
    bring(curator, zipped(DIRECT, competency=renamed, skill=moved))

    take(curator, ["skill fast-code"])

    assert newest().state == ImportRun.State.IMPORTED
    assert SkillGroupEdition.objects.filter(name="Sharing work").exists()


def test_nothing_ticked_begins_no_empty_version(curator):
    bring(curator, zipped(DIRECT))

    page = take(curator, [])

    assert said(page) == ["Tick what to import. Nothing was written."]
    assert not FrameworkVersion.objects.exists()


def test_a_tick_that_was_never_offered_does_nothing(curator, direct):
    bring(curator, reworded(b"Makes slow code quick", b"Makes slow code fast"))

    page = take(curator, ["skill made-up", "version 9"])

    assert said(page) == ["Tick what to import. Nothing was written."]


def test_links_to_training_go_with_their_resource(curator, direct):
    TeachesSkill.objects.all().delete()
    bring(curator, zipped(DIRECT))

    take(curator, ["resource git-for-teams"])

    assert TeachesSkill.objects.get().resource.slug == "git-for-teams"


# --- exactly what was shown ----------------------------------------------------------


def test_records_that_changed_since_are_shown_again_first(curator, direct):
    bring(curator, reworded(b"Makes slow code quick", b"Makes slow code fast"))
    first = newest()
    SkillEdition.objects.filter(skill__slug="testing").update(name="Dana's own name")
    SkillEdition.objects.filter(skill__slug="fast-code").update(description="Other")

    page = take(curator, keys(first), first)

    [words] = said(page)
    assert words.startswith("Somebody changed the records since this was made.")
    assert newest().pk != first.pk
    assert SkillEdition.objects.get(skill__slug="fast-code").description == "Other"
    assert set(rows()) == {"skill fast-code", "skill testing"}


def test_a_preview_is_imported_once(curator, direct):
    run = newest()

    page = take(curator, ["skill testing"], run)

    assert page.status_code == 200
    assert said(page)[0].startswith("This preview is over")


def test_a_file_that_was_tampered_with_is_not_imported(curator):
    bring(curator, zipped(DIRECT))
    ImportRun.objects.update(upload=zipped(DIRECT, provider=b"slug,name\n"))

    take(curator, keys())

    assert not Framework.objects.exists()


def test_a_day_later_the_file_is_gone(curator):
    bring(curator, zipped(DIRECT))
    ImportRun.objects.update(created_at=timezone.now() - timedelta(hours=25))

    page = take(curator, ["skill testing"])
    assert said(page)[0].startswith("This preview is over")

    forget_files()
    run = newest()
    assert (run.state, bytes(run.upload), run.plan) == ("expired", b"", {})
    assert curator.get(f"/admin/curation/importrun/{run.pk}/change/").status_code == 200


def test_a_new_preview_ends_the_one_before(curator):
    bring(curator, zipped(DIRECT))
    bring(curator, zipped(DIRECT))

    states = list(ImportRun.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["expired", "previewed"]


def test_the_history_says_who_imported_what(curator, direct, client):
    direct.status = "published"
    direct.save()

    page = client.get("/frameworks/direct/skills/testing/history/").content.decode()

    assert "Dana, by an import" in page
    assert "Imported from direct.zip" in page


# --- who may -------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["charlie", "staff"])
def test_others_bring_nothing(client, charlie, db, who):
    person = charlie if who == "charlie" else UserFactory(is_staff=True)
    client.force_login(person)

    answer = client.get(ADD)

    assert answer.status_code in {302, 403}
    bring(client, zipped(DIRECT))
    assert not ImportRun.objects.exists()


def test_who_may_change_roles_alone_imports_roles_alone(client, world, the_curators):
    helper = UserFactory(is_staff=True)
    codes = ["add_role", "change_role", "add_importrun", "view_importrun"]
    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(helper)

    page = client.get(ADD)

    assert [importer.key for importer in page.context["importers"]] == ["roles"]
    bring(client, zipped(DIRECT))
    assert not ImportRun.objects.exists()


def test_a_preview_is_its_owners_alone(client, curator, the_curators):
    bring(curator, zipped(DIRECT))
    run = newest()
    eve = UserFactory(is_staff=True)
    eve.groups.add(the_curators)
    client.force_login(eve)

    assert take(client, keys(run), run).status_code == 404
    assert client.get("/admin/curation/importrun/").context["cl"].result_count == 0
    assert not Framework.objects.exists()


def test_a_right_that_was_taken_away_imports_nothing(curator, dana):
    bring(curator, zipped(DIRECT))
    dana.groups.clear()
    rights = Permission.objects.filter(codename__contains="importrun")
    dana.user_permissions.set(rights)

    assert take(curator, keys()).status_code == 403
    assert not Framework.objects.exists()


def test_what_was_imported_is_for_every_curator_to_read(client, direct, the_curators):
    eve = UserFactory(is_staff=True)
    eve.groups.add(the_curators)
    client.force_login(eve)

    page = client.get(f"/admin/curation/importrun/{newest().pk}/change/")

    assert "38 records were written" in page.content.decode()


@pytest.mark.parametrize("key", ["0", "9" * 30, "abc", "-1", "1/../2"])
def test_an_address_that_leads_nowhere_is_no_error(curator, key):
    answer = curator.get(f"/admin/curation/importrun/{key}/change/")

    assert answer.status_code == 404


# --- roles ---------------------------------------------------------------------------


def test_roles_are_imported_the_same_way(curator, direct):
    folder = packed(
        {path.name: path.read_bytes() for path in (FIXTURES / "roles").iterdir()}
    )
    bring(curator, folder, "roles.zip", importer="roles", framework="direct")

    take(curator, ["role team-lead"])

    assert Role.objects.get().slug == "team-lead"
    assert RoleSkill.objects.count() == Role.objects.get().skills.count() > 0
    assert len(newest().plan["rows"]) == 2


def test_one_role_file_is_enough(curator, direct):
    data = (FIXTURES / "roles" / "team-lead.json").read_bytes()

    bring(curator, data, "team-lead.json", importer="roles", framework="direct")

    assert list(rows("new")) == ["role team-lead"]


def test_roles_need_a_framework_that_is_there(curator, direct):
    data = (FIXTURES / "roles" / "team-lead.json").read_bytes()

    page = bring(curator, data, "r.json", importer="roles", framework="gone")

    assert "framework" in page.context["form"].errors


# --- where one finds it --------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/admin/competencies/frameworkversion/", "framework"),
        ("/admin/competencies/role/", "roles"),
        ("/admin/training/learningresource/", "training"),
    ],
)
def test_the_lists_lead_to_the_import(curator, address, key):
    assert f'href="{ADD}?importer={key}"' in curator.get(address).content.decode()


def test_a_framework_of_another_form_needs_no_zip(curator):
    data = (FIXTURES / "rsetoolkit-small.json").read_bytes()

    bring(curator, data, "toolkit.json", slug="toolkit", version="1.0")

    assert newest().format == "rsetoolkit"
    assert rows("new")["version 1.0"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    curator, dana, django_assert_num_queries, size
):
    for number in range(size):
        ImportRun.objects.create(by=dana, importer="roles", file_name=f"{number}.json")

    with django_assert_num_queries(9):
        page = curator.get("/admin/curation/importrun/")

    assert page.context["cl"].result_count == size
