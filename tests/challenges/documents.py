"""Made-up challenge documents, for the properties that markdown has to hold."""

from hypothesis import strategies as st

from challenges.document import (
    STATUSES,
    Action,
    Document,
    Link,
    Objective,
    Output,
    SubProblem,
    Target,
)

WORDS = st.lists(
    st.sampled_from(
        ["careers", "Funding", "grün", "a", "β", "1.", "(of)", "it's", "so", "50%"]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
PROSE = st.lists(WORDS, max_size=3).map("\n\n".join)
ADDRESSES = st.sampled_from(
    ["https://example.org/", "http://example.org/a(b)?q=1", "https://example.org/ü"]
)
NUMBERS = st.lists(st.integers(1, 9), max_size=3, unique=True).map(tuple)
STATUS = st.sampled_from(["", *STATUSES])
DAYS = st.dates().map(lambda day: day.isoformat())
NOTHING_OR = lambda strategy: st.just("") | strategy  # noqa: E731
LINKS = st.builds(
    Link,
    title=st.builds("t{}".format, WORDS),
    url=ADDRESSES,
    text=NOTHING_OR(WORDS.map("w{}".format)),
    prefix=st.sampled_from(["", "Report", "Blog Post"]),
    status=st.sampled_from(["", "Active", "Live"]),
)
OUTPUTS = st.builds(
    Output,
    title=WORDS,
    objectives=NUMBERS,
    targets=NUMBERS,
    status=STATUS,
    delivered_on=NOTHING_OR(DAYS),
    delivered_as=NOTHING_OR(ADDRESSES),
    measure=st.sampled_from(["", "links-checked"]),
)
EXTRA = st.dictionaries(
    st.sampled_from(["owner", "see also"]), WORDS | st.lists(WORDS, max_size=2)
)


def numbered(strategy):
    """Give each its own number."""
    return st.lists(strategy, max_size=4).map(
        lambda made: tuple(each(number) for number, each in enumerate(made, 2))
    )


def items(model, **more):
    """Build items that wait for their number."""
    return st.fixed_dictionaries(
        {"title": WORDS, "text": PROSE, "status": STATUS, "extra": EXTRA, **more}
    ).map(lambda facts: lambda number: model(number=number, **facts))


DOCUMENTS = st.builds(
    Document,
    title=WORDS,
    description=PROSE,
    evidence=st.lists(LINKS, max_size=3).map(tuple),
    targets=numbered(
        items(Target, indicator=NOTHING_OR(WORDS), baseline=NOTHING_OR(WORDS))
    ),
    objectives=numbered(items(Objective, targets=NUMBERS)),
    actions=numbered(
        items(
            Action,
            lead=NOTHING_OR(WORDS),
            communities=st.lists(WORDS, max_size=2, unique=True).map(tuple),
            due=NOTHING_OR(DAYS),
            evidence=NUMBERS,
            outputs=st.lists(OUTPUTS, max_size=3).map(tuple),
        )
    ),
    projects=st.lists(LINKS, max_size=3).map(tuple),
    past_work=st.lists(LINKS, max_size=3).map(tuple),
    resources=st.lists(LINKS, max_size=3).map(tuple),
    guidance=PROSE,
    sub_problems=st.lists(
        st.builds(SubProblem, WORDS, NOTHING_OR(WORDS.map("w{}".format))), max_size=3
    ).map(tuple),
    names_children=st.booleans(),
    others=st.lists(st.tuples(WORDS.map("About {}".format), PROSE), max_size=2).map(
        tuple
    ),
).map(
    lambda made: Document(
        **{name: getattr(made, name) for name in Document.__slots__}
        | {"order": (*made.order, *(f"other:{n}" for n in range(len(made.others))))}
    )
)

# Lines as a careless or a hostile hand writes them.
ODD_LINES = st.sampled_from(
    [
        *("# Challenge", "# Another", "## Evidence of the problem", "## Resources"),
        *("## Impact targets:", "## Objectives", "## ACTIONS", "## Sub Challenges"),
        *("## Objectives and Milestones for overcoming the challenge", "## Odd", "##"),
        *(
            "### Impact Targets",
            "### Objectives",
            "### Actions, Outputs and Objectives",
        ),
        *("### One", "### Two #", "#### Outputs", "#### Notes", "## Guidance", "###"),
        *("- an item `objectives: [1,2]`", "- [t](https://x.org/) - d Status: Live"),
        *(
            "- Report: [a \\[b\\]](https://x.org/?mc_cid=1&a=2): d",
            "- [ ] box",
            "- [x]",
        ),
        *(
            "  continued `[3]`",
            "lazy",
            "1. first",
            "7. seventh",
            "- ",
            "-",
            "  - nested",
        ),
        *("- **Part** - of it", "- **Part", "* star", "- <https://x.org/a>", "- [ab]"),
        *("```yaml", "id: 1", "id: 3", "Impact_targets: 1,2", "status: not-started"),
        *("```", "~~~ x ~~~", "~~~", "due: 2027-01-01", "due: soon", "odd: {a: [b]}"),
        *("id: *a", "- &a b", "lead: 'x", "impacts: [a]", "```{tableofcontents}", ""),
        *("| Actions | Output | Objective | Impact |", "| --- | --- | --- | --- |"),
        *("| Do | Get `[9]` | 1,2 | 4 |", "| Do #| PLACEHOLDER | in words | more |"),
        *("| a \\| b |", "|", "PLACEHOLDER", "- PLACEHOLDER", "    indented", "\t- t"),
        *("`a `[1]` [2]`", "- `id: 2` [x] a", "- [https://x.org]", "- a - Status: X"),
        *(
            "- - -",
            "***",
            "a | b",
            "---",
            "- [a](javascript:x)",
            "- [  ](https://x.org)",
        ),
    ]
)
ODD_TEXTS = st.lists(ODD_LINES | st.text(max_size=12), max_size=40).map("\n".join)
