"""Tables of communities: whose columns are, or have to be, explained."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communities.importers.detect import read_directory
from competencies.importers.csv_mapped import ColumnsUnknown
from competencies.importers.neutral import UnreadableFile
from curation.columns import ColumnMap

TODAY = date(2026, 5, 1)


@pytest.fixture
def read(tmp_path):
    def read_text(text, name="list.csv", columns=None):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_directory(path, columns=columns, today=TODAY)

    return read_text


def codes(notes):
    return sorted({note.code for note in notes} - {"preset", "delimiter"})


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_stands_between_values_is_found_out(read, mark):
    file, _notes = read(
        f"\ufeffname{mark}website\r\nBay RSE{mark}https://bay.example\r\n"
    )

    assert [(r.name, r.url) for r in file.communities] == [
        ("Bay RSE", "https://bay.example")
    ]


def test_the_same_address_in_two_spellings_is_one_community(read):
    file, notes = read(
        "name,website,country\n"
        "Bay RSE,https://www.bay.example/,South Africa\n"
        "Bay,http://bay.example,Namibia\n"
    )

    assert [(r.name, r.countries) for r in file.communities] == [
        ("Bay RSE", ("ZA", "NA"))
    ]
    assert (file.merged, codes(notes)) == (1, ["merged"])


def test_one_name_at_two_places_is_two_communities(read):
    file, _notes = read(
        "name,website,city,country\n"
        "R Users,,Lusaka,Zambia\nR Users,,Nairobi,Kenya\nR Users,,Lusaka,Zambia\n"
    )

    assert [r.city for r in file.communities] == ["Lusaka", "Nairobi"]
    assert file.merged == 1


def test_two_towns_of_one_site_are_kept_apart(read):
    file, _notes = read(
        "name,website,city\nMeet,https://m.example,Bonn\nMeet,https://m.example,Kiel\n"
    )

    assert [r.city for r in file.communities] == ["Bonn", "Kiel"]


def test_an_address_that_is_none_is_reported(read):
    file, notes = read("name,website\nBay RSE,ask me\nCove,anna@cove.example\n")

    assert [r.url for r in file.communities] == ["", ""]
    messages = [note.message for note in notes if note.code == "bad-url"]
    assert messages == [
        "“askme” is no web address; left it out.",
        "an e-mail address is no web address; left it out.",
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Côte d'Ivoire", ("CI",)),
        ("UK; Ireland", ("GB", "IE")),
        ("za|na", ("ZA", "NA")),
        ("The Netherlands", ("NL",)),
        ("Multiple countries", ()),
        ("Atlantis", ()),
    ],
)
def test_countries_become_codes_and_none_is_made_up(read, said, expected):
    file, _notes = read(f'name,website,country\nBay,https://bay.example,"{said}"\n')

    assert file.communities[0].countries == expected


def test_a_quote_astray_costs_no_row(read):
    file, notes = read(
        "name,website,country\n"
        'The "Quay group,https://q.example,Chile\n'
        '"Reef, the",https://r.example,"Chile\n'
        "Shore,https://s.example,Peru,too,much\n"
        "Tide,https://t.example,Peru\n"
    )

    names = [r.name for r in file.communities]
    assert names == ['The "Quay group', "Reef, the", "Tide"]
    assert codes(notes) == ["astray-quote", "ragged-row"]


def test_columns_in_other_words_are_asked_about(read):
    with pytest.raises(ColumnsUnknown):
        read("Nom,Lien\nBaie,https://baie.example\n")


def test_columns_that_were_explained_are_read(read):
    said = ColumnMap(
        {"Nom": "name", "Lien": "url", "Combien": "members", "Pays": "countries"},
        {"source": "a list"},
    )

    file, notes = read(
        "Nom,Lien,Combien,Pays,Rest\nBaie,https://baie.example,1 200+,Gabon,x\n",
        columns=said,
    )

    row = file.communities[0]
    assert (row.countries, row.source) == (("GA",), "a list")
    assert [(each.on, each.count) for each in row.members] == [(TODAY, 1200)]
    assert codes(notes) == ["unknown-column"]


def test_a_yaml_list_is_a_table_with_what_is_nested_in_it(read):
    file, _notes = read(
        "- name: Fjord\n  url: https://fjord.example\n  country: Norway\n"
        "  num_members: 12\n  social_media:\n    twitter: https://twitter.com/fjord\n"
        "  location:\n    lat: 60.4\n    lon: 5.3\n",
        name="list.yml",
    )

    row = file.communities[0]
    assert (file.format, row.countries) == ("yaml", ("NO",))
    assert [each.kind for each in row.channels] == ["website", "twitter"]
    assert row.members[0].count == 12


def test_yaml_entries_by_name_are_read(read):
    file, _notes = read(
        "Bay:\n  url: https://bay.example\nCove:\n  url: https://cove.example\n",
        name="list.yaml",
    )

    assert [r.name for r in file.communities] == ["Bay", "Cove"]


def outcome(path):
    try:
        file, _notes = read_directory(path, today=TODAY)
    except UnreadableFile as refusal:
        return [], str(refusal)
    return [row.name for row in file.communities], ""


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"abc,;\t\"'\n|", "name", "website", "https://a.example", "Kenya", "=1+1"]
        ),
        max_size=60,
    ).map("".join),
    st.sampled_from(["f.csv", "f.yaml", "f.json", "f.md"]),
)
def test_any_file_is_read_or_refused_with_one_line(tmp_path_factory, text, name):
    path = tmp_path_factory.getbasetemp() / name
    path.write_text(f"name,website\n{text}" if name == "f.csv" else text)
    names, refusal = outcome(path)

    assert bool(names) != bool(refusal)
    assert "\n" not in refusal
