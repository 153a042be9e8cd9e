"""Tables of any columns, read as somebody said what the columns hold."""

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.neutral import UnreadableFile
from competencies.importers.presets import guess
from curation.columns import ColumnMap
from tests.competencies.importers.tables import codes, read, refusal, tree

GROUPED = {"Area": "group-1", "Topic": "group-2", "Skill": "name"}
PARENTED = {"Nr": "id", "Above": "parent", "What": "name"}


def test_groups_are_columns():
    framework, _ = read("Area,Topic,Skill\nA,B,C\nA,D,E\nF,B,G\n", GROUPED)

    assert tree(framework) == {"C": ["A", "B"], "E": ["A", "D"], "G": ["F", "B"]}
    assert framework.depth_names == ("Area", "Topic")
    assert [group.slug for group in framework.groups] == ["a", "b", "d", "f", "b-2"]


def test_an_empty_group_leaves_a_depth_out_or_means_the_one_above():
    text = "Area,Topic,Skill\nA,B,C\n,,E\n"

    assert tree(read(text, GROUPED)[0])["E"] == []
    assert tree(read(text, GROUPED, {"fill_down": "yes"})[0])["E"] == ["A", "B"]
    assert tree(read(text, GROUPED, {"group": "Others"})[0])["E"] == ["Others"]


def test_a_new_outer_group_does_not_keep_the_inner_one_above():
    text = "Area,Topic,Skill\nA,B,C\nD,,E\n"

    assert tree(read(text, GROUPED, {"fill_down": "yes"})[0])["E"] == ["D"]


def test_groups_are_rows_that_others_name():
    text = "Nr,Above,What\n1,,Code\n1.1,1,Testing\n1.2,1,Reading\n"

    framework, _ = read(text, PARENTED)

    assert tree(framework) == {"Testing": ["Code"], "Reading": ["Code"]}


def test_a_parent_is_found_by_code_and_by_name_too():
    columns = {"Id": "id", "Code": "code", "Above": "parent", "What": "name"}
    text = "Id,Code,Above,What\n1,A,,Code\n2,B,A,Testing\n3,C,code,Reading\n"

    assert tree(read(text, columns)[0]) == {"Testing": ["Code"], "Reading": ["Code"]}


def test_one_that_names_two_parents_takes_the_first_and_is_told():
    text = "Nr,Above,What\n1,,A\n2,,B\n3,1|2,C\n4,2,D\n"

    framework, notes = read(text, PARENTED)

    assert tree(framework) == {"C": ["A"], "D": ["B"]}
    assert "two-parents" in codes(notes)


def test_an_orphan_goes_with_what_stands_below_it():
    text = "Nr,Above,What\n1,,A\n2,1,B\n3,1,C\n4,9,D\n5,4,E\n"

    framework, notes = read(text, PARENTED)

    assert tree(framework) == {"B": ["A"], "C": ["A"]}
    assert codes(notes).count("dropped-row") == 1
    assert codes(notes).count("no-parent") == 1


def test_a_column_that_holds_no_parents_is_refused():
    text = "Nr,Above,What\n1,x,A\n2,y,B\n3,1,C\n"

    assert refusal(text, PARENTED) == (
        "2 of 3 rows name a parent that isn't there. Is the column of the parent the "
        "right one?"
    )


@pytest.mark.parametrize("above", ["1", "2"])
def test_a_circle_is_refused(above):
    text = f"Nr,Above,What\n1,{above},A\n2,1,B\n3,1,C\n"

    assert "go round in a circle" in refusal(text, PARENTED)


def test_an_id_given_twice_is_refused():
    assert "is that of an earlier row" in refusal(
        "Nr,What\n1,A\n1,B\n",
        {
            "Nr": "id",
            "What": "name",
        },
    )


def test_a_chain_of_thousands_is_refused_quickly():
    rows = "".join(f"{n},{n - 1 or ''},S{n}\n" for n in range(1, 5000))

    assert "deeper than 20" in refusal(f"Nr,Above,What\n{rows}", PARENTED)


def test_levels_are_columns_of_which_some_are_empty():
    text = "S,level_1,level_3\nA,one,null\nB,,three\n"
    columns = {"S": "name", "level_1": "level-1", "level_3": "level-3"}

    framework, _ = read(text, columns)

    assert [level.name for level in framework.levels] == [
        "None yet",
        "Level 1",
        "Level 2",
        "Level 3",
    ]
    assert [skill.descriptors for skill in framework.skills] == [
        ((1, "one"),),
        ((3, "three"),),
    ]


def test_levels_take_the_names_that_are_said():
    columns = {"S": "name", "x": "level-2"}

    framework, _ = read("S,x\nA,a\n", columns, {"levels": "Beginning, Doing it"})

    assert [level.name for level in framework.levels][1:] == ["Beginning", "Doing it"]


def test_too_many_names_of_levels_are_refused():
    said = refusal("S,x\nA,a\n", {"S": "name", "x": "level-1"}, {"levels": "a,b,c"})

    assert "reach level 1, and 3 levels have a name" in said


def test_a_file_without_levels_takes_a_scale_that_is_said():
    framework, _ = read("S,x\nA,a\n", {"S": "name"}, {"levels": "Never; Often"})

    assert [level.name for level in framework.levels] == ["None yet", "Never", "Often"]


def test_tools_and_related_skills_are_lists():
    text = "S;Tools;See\nA;pytest, Git;B\nB;Git;A\n"
    columns = {"S": "name", "Tools": "tools", "See": "related"}

    framework, _ = read(text, columns, {"separator": ","})

    assert [tool.name for tool in framework.tools] == ["pytest", "Git"]
    assert [skill.related for skill in framework.skills] == [("b",), ("a",)]


def test_a_missing_name_begins_the_description():
    columns = {"S": "name", "D": "description"}

    framework, notes = read("S,D\n,First line\nA,more\n", columns)

    assert [skill.name for skill in framework.skills] == ["First line", "A"]
    assert "name-made" in codes(notes)


def test_a_row_without_any_words_is_left_out_and_told():
    framework, notes = read("S,D,x\n,,1\nA,more,2\n", {"S": "name", "D": "description"})

    assert len(framework.skills) == 1
    assert [n.message for n in notes if n.code == "dropped-row"] == [
        "Left out. It has no name."
    ]


def test_markup_is_taken_off():
    columns = {"S": "name", "D": "description"}

    framework, _ = read("S,D\nA,<p>Ask &amp; tell</p><script>x()</script>\n", columns)

    assert framework.skills[0].description == "Ask & tell"


def test_addresses_are_taken_or_made():
    columns = {"S": "name", "At": "slug"}

    framework, notes = read("S,At\nA,x\nB,Y z!\n", columns)

    assert [skill.slug for skill in framework.skills] == ["x", "y-z"]
    assert "slug-made" in codes(notes)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"S": "description"}, "Say which column holds “Name of the skill”."),
        ({"S": "name", "D": "name"}, "Both “S” and “D” are said to hold"),
        ({"S": "name", "Z": "slug"}, "There is no column “Z” in this file."),
        ({"S": "name", "D": "moon"}, "“moon” is nothing that a column can hold."),
    ],
)
def test_a_map_that_does_not_fit_is_refused(columns, said):
    assert said in refusal("S,D\nA,b\n", columns)


def test_two_ways_to_groups_are_refused():
    columns = {"S": "name", "D": "group-1", "P": "parent"}

    assert "choose one way" in refusal("S,D,P\nA,b,\n", columns)


def test_columns_of_the_same_name_are_told_apart():
    columns = {"S": "name", "Note (2)": "description"}

    framework, _ = read("S,Note,Note\nA,b,c\n", columns)

    assert framework.skills[0].description == "c"


@pytest.mark.parametrize(
    ("name", "skills", "levels"),
    [("sfia-small", 3, 8), ("esco-small", 3, 0), ("opensalt-small", 2, 0)],
)
def test_a_table_that_many_have_is_known_by_its_columns(fixtures, name, skills, levels):
    framework, notes = read_framework(fixtures / f"{name}.csv")

    assert (len(framework.skills), len(framework.levels)) == (skills, levels)
    assert codes(notes)[0] == "preset"


def test_ids_that_last_are_kept(fixtures):
    esco, _ = read_framework(fixtures / "esco-small.csv")
    opensalt, _ = read_framework(fixtures / "opensalt-small.csv")

    assert esco.skills[0].uri == "http://data.example.org/skill/0001"
    assert opensalt.groups[0].identifier == "6f1c1c3e-0000-4000-8000-000000000001"


@pytest.mark.parametrize("old", ["level_4", "category", "name"])
def test_a_renamed_column_asks_rather_than_guesses(fixtures, old):
    text = (fixtures / "sfia-small.csv").read_text().replace(old, f"my {old}", 1)

    assert "doesn't know what its columns hold" in refusal(text)


@pytest.mark.parametrize("line", ["A,b,c,d\n", "A,b\n", '"A,b,c\n'])
def test_a_shifted_or_open_row_refuses_the_file(line):
    assert refusal(f"S,D,E\nX,y,z\n{line}", {"S": "name"})


def test_a_thousand_columns_are_refused():
    header = ",".join(f"c{n}" for n in range(1000))

    assert "has 1000 columns" in refusal(f"{header}\n", {"c1": "name"})


def test_a_mapping_is_for_one_table_and_no_folder(fixtures):
    with pytest.raises(UnreadableFile, match="is a folder"):
        read_framework(fixtures / "direct-small", columns=ColumnMap({"a": "name"}))


@pytest.mark.parametrize(
    ("columns", "held"),
    [
        (["Name", "Level 1", "Level 2"], ["name", "level-1", "level-2"]),
        (["Titel", "Stufe 1", "Stufe 2"], ["", "level-1", "level-2"]),
        (["Skill", "niveau_01", "niveau_02"], ["name", "level-1", "level-2"]),
        (["Skill", "Domain", "Competency"], ["name", "group-1", "group-2"]),
        (["Skill", "Year 2024", "Year 2025"], ["name", "", ""]),
        (["Skill", "Title", "Note 1"], ["name", "", ""]),
        (["a", "b"], ["", ""]),
    ],
)
def test_names_of_columns_speak_for_what_they_hold(columns, held):
    said = guess(columns).columns

    assert [said.get(column, "") for column in columns] == held
