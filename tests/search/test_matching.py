import pytest

from training.models import Provider

NAMES = ("École polytechnique", "GitHub Pages", "Digital Skills", "R Project", "Git")


@pytest.fixture
def _providers(db):
    for number, name in enumerate(NAMES):
        Provider.objects.create(slug=f"p{number}", name=name, description="Teaches it.")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ecole", ["École polytechnique"]),
        ("ÉCOLE", ["École polytechnique"]),
        ("polytechnique école", ["École polytechnique"]),
        ("éc", ["École polytechnique"]),
        ("git", ["Git", "GitHub Pages"]),
        ("ithub", ["GitHub Pages"]),
        ("git hub", []),
        ("r project", ["R Project"]),
        ("r", ["R Project"]),
        ("digital -teaching", []),
        ("teaching digital", ["Digital Skills"]),
        ('"github pages"', ["GitHub Pages"]),
        ("pages OR digital", ["GitHub Pages", "Digital Skills"]),
        ("100%", []),
        ("_", []),
    ],
)
@pytest.mark.usefixtures("_providers")
def test_names_are_found_and_the_exact_one_first(words, names):
    assert [each.name for each in Provider.objects.matching(words)] == names
