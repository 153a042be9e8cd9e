"""Dana brings a file, looks at what it would do, ticks, and gets exactly that."""

from datetime import timedelta

from django.utils import timezone

from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from curation.importing import forget_files
from curation.models import ImportRun
from tests.competencies.admin_forms import said
from tests.curation.uploads import (
    DIRECT,
    bring,
    keys,
    newest,
    problem,
    rows,
    take,
    zipped,
)
from training.models import LearningResource, Provider, TeachesSkill


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


def test_a_tool_that_the_new_version_goes_without_is_named(curator, direct):
    direct.status = "published"
    direct.save()

    page = bring(curator, reworded(b"pytest|python", b"python"), version="2.0")

    [note] = [n for n in page.context["page"].kept if n.row == "skill testing"]
    assert note.code == "not-in-version"
    assert "has the tool pytest and this version won't" in note.message


def test_a_relation_that_the_file_lacks_is_named_and_stays(curator, direct):
    page = bring(curator, reworded(b"reading-code|containers", b"reading-code"))

    [note] = [n for n in page.context["page"].kept if n.row == "skill testing"]
    assert note.message.startswith("is related to Containers: the hub says so")
    assert SkillRelation.objects.filter(to_skill__slug="containers").exists()


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
