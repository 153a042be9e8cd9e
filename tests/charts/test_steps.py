from datetime import date

from charts.steps import StepRow, step_drawing, step_finding

MAY, JULY, TODAY = date(2024, 5, 1), date(2024, 7, 1), date(2026, 5, 1)


def test_a_line_steps_up_on_the_day_and_runs_until_today():
    row = StepRow("Code", [(MAY, 0.0), (TODAY, 4.0)])

    [mark] = step_drawing([row], highest=4, today=TODAY).rows

    assert [(s.x1, s.y1, s.x2, s.y2) for s in mark.strokes] == [
        ("0%", "54", "100%", "54"),
        ("100%", "54", "100%", "6"),
        ("100%", "6", "100%", "6"),
    ]
    assert mark.end == "6"


def test_nothing_is_drawn_where_nothing_was_known():
    row = StepRow("Code", [(MAY, 1.0), (JULY, None), (TODAY, None)])

    [mark] = step_drawing([row], highest=4, today=TODAY).rows

    assert len(mark.strokes) == 1
    assert mark.end == ""


def test_rows_share_one_span_and_name_its_years():
    rows = [StepRow("Code", [(MAY, 1.0)]), StepRow("People", [(JULY, 1.0)])]

    drawing = step_drawing(rows, highest=4, today=TODAY)

    assert drawing.begins == MAY
    assert [year.text for year in drawing.years] == ["2025", "2026"]
    assert drawing.rows[1].strokes[0].x1 != "0%"


def test_many_years_are_named_every_few():
    long_ago = StepRow("Code", [(date(1990, 1, 2), 1.0)])

    assert len(step_drawing([long_ago], highest=4, today=TODAY).years) <= 7


def test_a_line_begun_today_is_drawn():
    [mark] = step_drawing(
        [StepRow("Code", [(TODAY, 2.0)])], highest=4, today=TODAY
    ).rows

    assert mark.strokes[0].x1 == "0%"


def test_no_row_at_all_is_a_drawing_too():
    assert step_drawing([], highest=4, today=TODAY).begins == TODAY


def test_each_row_says_its_figures():
    assert StepRow("Code", [(MAY, 1.0), (JULY, 2.5)]).figures == "1.0 to 2.5"
    assert StepRow("Code", [(MAY, 2.5)]).figures == "2.5"
    assert StepRow("Code", []).figures == "not assessed"


def finding(*lines: tuple[float | None, ...]) -> str:
    return step_finding(
        [
            StepRow(f"C{n}", [(date(2024, 1, d + 1), v) for d, v in enumerate(line)])
            for n, line in enumerate(lines)
        ]
    )


def test_the_finding_names_what_grew_most():
    assert finding((1.0, 2.0), (0.0, 2.5)) == "C1 grew most: by 2.5 levels, to 2.5"
    assert finding((1.0, 2.0)) == "C0 grew most: by one level, to 2.0"
    assert finding((1.0, 3.0)) == "C0 grew most: by two levels, to 3.0"


def test_the_finding_is_honest_about_going_down():
    assert finding((2.0, 1.0), (2.0,)) == "C0 fell most: by one level, to 1.0"
    assert finding((2.0,), (None,)) == "Every level is where it began"
    assert finding() == "There is no history yet"
