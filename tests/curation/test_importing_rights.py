"""Who may import, and the same for roles; and where one finds it."""

import pytest
from django.contrib.auth.models import Permission

from competencies.models import (
    Framework,
    Role,
    RoleSkill,
)
from curation.models import ImportRun
from tests.curation.uploads import (
    ADD,
    DIRECT,
    FIXTURES,
    bring,
    keys,
    newest,
    packed,
    rows,
    take,
    zipped,
)
from tests.factories import UserFactory

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
