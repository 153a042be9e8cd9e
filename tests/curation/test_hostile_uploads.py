"""Files that mean no good: one clear message each, and nothing written."""

import io
import stat
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competencies.models import Framework
from curation import uploads
from curation.kinds import RefusedError
from curation.models import ImportRun
from curation.uploads import Upload, file_name, on_disk
from tests.curation.uploads import DIRECT, bring, packed, problem, zipped

MEGABYTE = 1024 * 1024


def refused(client, data, name="x.zip", **asked):
    """Return the message, when nothing at all was kept."""
    answer = bring(client, data, name, **asked)
    assert answer.status_code == 422
    assert not ImportRun.objects.exists()
    assert not Framework.objects.exists()
    return problem(answer)


def entry(name="a.csv", *, mode=0, flag=0):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.flag_bits |= flag
    return info


def zip_of(*entries):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in entries:
            archive.writestr(info, data)
    return held.getvalue()


def bomb():
    """A zip of some kilobytes that says it is small and unpacks to far more."""
    return packed({"skill.csv": b"\0" * (uploads.LARGEST_UNPACKED + MEGABYTE)})


def lying_bomb():
    """The same, with sizes in its directory that are made up."""
    data = bytearray(bomb())
    size = (uploads.LARGEST_UNPACKED + MEGABYTE).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(data)


ARCHIVES = {
    "a bomb": (bomb, "larger than 40 MB"),
    "a bomb that lies": (lying_bomb, "broken archive"),
    "a way out": (lambda: packed({"../../etc/x": b"x"}), "path that the hub doesn't"),
    "an absolute way": (lambda: packed({"/etc/x": b"x"}), "path that the hub doesn't"),
    "a drive": (lambda: packed({"C:/x": b"x"}), "path that the hub doesn't"),
    "a backslash": (lambda: packed({"a\\..\\x": b"x"}), "path that the hub doesn't"),
    "too deep": (lambda: packed({"a/b/c/d/e": b"x"}), "path that the hub doesn't"),
    "a link": (
        lambda: zip_of((entry(mode=stat.S_IFLNK | 0o777), b"/etc/passwd")),
        "holds a link",
    ),
    "a pipe": (lambda: zip_of((entry(mode=stat.S_IFIFO), b"")), "holds a link"),
    "many files": (
        lambda: packed({f"{n}.csv": b"" for n in range(501)}),
        "holds 501 files",
    ),
    "two of a name": (
        lambda: packed({"skill.csv": b"a", "SKILL.csv": b"b"}),
        "two files of the same name",
    ),
    "a file as a folder": (lambda: packed({"a": b"", "a/b": b""}), "broken archive"),
    "cut short": (lambda: zipped(DIRECT)[:400], "broken archive"),
    "nothing in it": (lambda: packed({}), "no framework that the hub knows"),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_that_means_no_good_is_refused(curator, name):
    make, words = ARCHIVES[name]

    assert words in refused(curator, make())


def test_an_archive_with_a_password_is_refused(curator):
    data = bytearray(packed({"a.csv": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 0x1

    assert "has a password" in refused(curator, bytes(data))


def test_an_archive_in_an_odd_method_is_refused(curator):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.csv", b"x")

    assert "packed oddly" in refused(curator, held.getvalue())


FILES = {
    "rubbish": (bytes(range(256)) * 20, "not plain text in UTF-8"),
    "latin": ("slug,name\nà,b\n".encode("latin-1"), "not plain text in UTF-8"),
    "null": (b'{"competency_domains": "\x00"}', "not plain text in UTF-8"),
    "an escaped null": (b'{"a": ["\\u0000"]}', "control character"),
    "a surrogate": (b'{"a": ["\\ud800"]}', "control character"),
    "broken JSON": (b'{"a": ', "broken JSON"),
    "a deep JSON": (b"[" * 100_000, "nested too deep"),
    "a long number": (b'{"a": [' + b"9" * 10_000 + b"]}", "number that is far too"),
    "a page": (b"<html>no</html>", "broken JSON"),
    "blank": (b"  \n", "is empty"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_refused_in_a_line(curator, name):
    data, words = FILES[name]

    assert words in refused(curator, data, "x.json")


def test_an_empty_file_is_refused(curator):
    assert refused(curator, b"") == "The submitted file is empty."


def test_a_file_of_eleven_megabytes_is_refused(curator):
    words = refused(curator, b"a" * (11 * MEGABYTE), "big.csv")

    assert words == "The file is larger than 10 MB. Import it in parts."


def test_a_table_of_a_million_columns_is_refused(curator):
    columns = b"slug,name," + b",".join(b"c%d" % n for n in range(1_000_000))

    words = refused(curator, zipped(DIRECT, skill=columns + b"\n"))

    assert "has 1000002 columns, and the hub reads 200 at most" in words


def test_a_file_that_would_change_more_than_a_page_shows_is_refused(
    curator, monkeypatch
):
    monkeypatch.setattr("curation.importing.MOST_ROWS", 10)

    assert "38 records, and a page shows 10" in refused(curator, zipped(DIRECT))


@pytest.mark.parametrize("slug", ["goals", "../x", "a b", "x" * 200])
def test_an_address_that_is_none_is_refused(curator, slug):
    answer = bring(curator, zipped(DIRECT), slug=slug)

    assert answer.status_code == 422
    assert not ImportRun.objects.exists()


def test_without_a_version_it_says_what_to_give(curator):
    words = refused(curator, zipped(DIRECT), slug="", version="")

    assert words == "The file doesn't say it: give version."


def test_no_file_at_all_is_said_at_the_field(curator):
    answer = curator.post("/admin/curation/importrun/add/", {"importer": "framework"})

    assert problem(answer) == "This field is required."


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\dana\\direct.zip", "direct.zip"),
        ("...", "file"),
        ("a\nb<script>.csv", "abscript.csv"),
        ("x" * 400 + ".csv", "x" * 146 + ".csv"),
    ],
)
def test_a_name_is_a_name_and_no_path(sent, kept):
    assert file_name(sent) == kept


def is_read_or_refused(data):
    try:
        with on_disk(Upload("x.zip", data)) as path:
            return path.exists()
    except RefusedError as error:
        return bool(str(error))


@given(st.binary(max_size=300))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_follows_the_mark_of_a_zip_is_read_or_refused(data):
    assert is_read_or_refused(b"PK\x03\x04" + data)


@given(st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_zip_with_a_byte_changed_is_read_or_refused(data):
    packed_up = bytearray(zipped(DIRECT))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(packed_up) - 1))
        packed_up[at] = data.draw(st.integers(0, 255))

    assert is_read_or_refused(bytes(packed_up))


def test_what_was_unpacked_is_gone_afterwards():
    with on_disk(Upload("direct.zip", zipped(DIRECT))) as path:
        assert (path / "skill.csv").is_file()

    assert not path.exists()
