"""A plan as rows: for its CSV file and for the API."""

from __future__ import annotations

from training.planning import PlanPage

Row = dict[str, str | int | float | bool | None]


def plan_rows(page: PlanPage) -> list[Row]:
    """Return one row a step, in order."""
    return [
        {
            "step": number,
            "stage": line.step.stage,
            "title": line.resource.title,
            "provider": line.resource.provider.name if line.resource.provider else "",
            "url": line.resource.url,
            "hours": round(line.step.hours, 2),
            "time": line.time_words,
            "cost": line.resource.cost,
            "takes_you": "; ".join(
                f"{move.skill.name} {move.from_rank} to {move.to_rank}"
                for move in line.moves
            ),
            "needs": line.needs,
            "why": line.why,
            "state": line.state,
            "done_by": line.done_by.isoformat(),
        }
        for number, line in enumerate(page.lines, start=1)
    ]
