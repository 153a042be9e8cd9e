"""Asking for a page: a server that misbehaves, and places that are never opened."""

import ipaddress
import socket
import ssl
import time
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from curation.fetching import LIMIT, PUBLIC_WEB, Web, fetch
from curation.web_addresses import is_public, place_of, site_of
from curation.web_answers import Failure
from tests.curation.odd_server import odd_server

AGENT = "Hub/1.0"


@pytest.fixture(scope="module")
def server():
    with odd_server() as server:
        yield server


@pytest.fixture
def asked(server):
    """Ask our odd server for a path, or for a whole address."""

    def asked(path, *, web=None, **more):
        address = path if "://" in path else server.url(path)
        usual = {"agent": AGENT, "seconds": 5.0, "web": web or server.web()}
        return fetch(address, **usual | more)

    return asked


def write_certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "odd.example")])
    names = x509.SubjectAlternativeName([x509.DNSName("odd.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    whole = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "server.pem"
    path.write_bytes(whole + made.public_bytes(serialization.Encoding.PEM))
    return path


# --- answers --------------------------------------------------------------------------


def test_a_page_is_read(asked, server):
    answer = asked("/ok")

    assert (answer.status, answer.text) == (200, "<title>Testing</title>")
    assert (answer.is_whole, answer.hops, answer.failure) == (True, (), None)
    assert server.agents[-1] == AGENT
    assert server.hosts[-1] == f"odd.example:{server.port}"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/gone", 410),
        ("/forbidden", 403),
        ("/error", 500),
        ("/linkedin", 999),
        ("/nowhere", 302),
        ("/half", 200),
    ],
)
def test_what_the_server_says_is_what_is_told(asked, path, status):
    answer = asked(path)

    assert (answer.status, answer.failure) == (status, None)


def test_a_server_that_knows_no_head_is_told_apart(asked):
    head, get = asked("/no-head", method="HEAD"), asked("/no-head")

    assert (head.status, get.status, get.body) == (405, 200, b"here")


def test_a_redirect_is_followed_and_told(asked, server):
    answer = asked("/moved")

    assert (answer.status, answer.address) == (200, server.url("/ok"))
    assert [(hop.status, hop.address) for hop in answer.hops] == [
        (301, server.url("/ok"))
    ]


def test_a_redirect_may_be_relative_and_loses_its_part(asked, server):
    assert asked("/relative").address == server.url("/ok")


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("/loop", Failure.TOO_MANY_REDIRECTS),
        ("/far/0", Failure.TOO_MANY_REDIRECTS),
        ("/to-private", Failure.BAD_ADDRESS),  # its port is not ours
        ("/to-file", Failure.BAD_ADDRESS),
        ("/to-nonsense", Failure.BAD_ADDRESS),
        ("/hang-up", Failure.GARBAGE),
        ("/garbage", Failure.GARBAGE),
        ("/long-header", Failure.GARBAGE),
        ("/many-headers", Failure.GARBAGE),
    ],
)
def test_what_goes_wrong_has_a_name(asked, path, failure):
    answer = asked(path)

    assert (answer.status, answer.failure) == (None, failure)


@pytest.mark.parametrize("path", ["/endless-head", "/continue"])
def test_a_server_that_never_comes_to_the_point_is_left(asked, path):
    assert asked(path).failure in {Failure.GARBAGE, Failure.UNREACHABLE}


@pytest.mark.parametrize("path", ["/silent", "/drip"])
def test_the_time_is_for_all_of_it_however_it_drips(asked, path):
    begun = time.monotonic()

    answer = asked(path, seconds=0.4)

    assert answer.failure is Failure.TIMEOUT
    assert time.monotonic() - begun < 2


def test_a_body_that_drips_is_an_answer_that_is_not_whole(asked):
    answer = asked("/drip-body", seconds=0.4)

    assert (answer.status, answer.failure, answer.is_whole) == (200, None, False)


def test_five_redirects_are_followed(asked):
    assert len(asked("/far/4").hops) == 5


@pytest.mark.parametrize("limit", [1, 1000, LIMIT])
def test_no_more_is_read_than_was_asked_for(asked, limit):
    answer = asked("/endless", limit=limit)

    assert (len(answer.body), answer.is_whole) == (limit, False)


@pytest.mark.parametrize("path", ["/short", "/bad-chunks"])
def test_a_body_that_breaks_off_is_not_whole(asked, path):
    answer = asked(path)

    assert (answer.status, answer.is_whole) == (200, False)


def test_a_length_that_is_nonsense_matters_not(asked):
    assert asked("/odd-length").body == b"four"


def test_what_is_packed_stays_packed(asked):
    answer = asked("/bomb")

    assert len(answer.body) <= LIMIT
    assert answer.text == ""


@pytest.mark.parametrize(("path", "text"), [("/latin", "é"), ("/charset", "ok")])
def test_text_is_in_the_encoding_that_is_stated(asked, path, text):
    assert asked(path).text == text


# --- encrypted ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory):
    """The same server, encrypted, with a certificate that it wrote itself."""
    with odd_server() as server:
        server.certificate = write_certificate(tmp_path_factory.mktemp("tls"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(server.certificate)
        context.sni_callback = lambda sock, name, _: server.hosts.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        yield server


def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted, asked):
    url = f"https://odd.example:{encrypted.port}/ok"

    assert asked(url, web=encrypted.web()).failure is Failure.TLS


@pytest.mark.parametrize(
    ("name", "failure"), [("odd.example", None), ("other.example", Failure.TLS)]
)
def test_the_name_is_what_the_certificate_must_be_for(encrypted, asked, name, failure):
    usual = encrypted.web()
    vouched = partial(ssl.create_default_context, cafile=encrypted.certificate)
    web = Web(usual.resolve, usual.may_open, usual.ports, vouched)

    answer = asked(f"https://{name}:{encrypted.port}/ok", web=web)

    assert answer.failure is failure
    assert name in encrypted.hosts


def test_a_server_that_speaks_no_tls_has_none(asked, server):
    assert asked(f"https://odd.example:{server.port}/ok").failure is Failure.TLS


def test_certificates_and_names_are_checked():
    context = PUBLIC_WEB.context()

    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


# --- what is never opened -------------------------------------------------------------

PRIVATE = [
    *("127.0.0.1", "127.255.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.1"),
    *("169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16"),
    *("192.0.0.192", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "192.88.99.1", "::", "::1", "fe80::1", "fe80::1%eth0"),
    *("fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1"),
    *("::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "100::1"),
]


@pytest.mark.parametrize("number", PRIVATE)
def test_a_number_that_is_not_public_is_not_connected_to(number, monkeypatch):
    tried = []
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: tried.append(a))
    web = Web(resolve=lambda host, port: [number])

    answer = fetch("http://innocent.example/", agent=AGENT, web=web)

    assert (answer.failure, tried) == (Failure.PRIVATE, [])


@pytest.mark.parametrize("number", ["8.8.8.8", "193.0.6.139", "2001:67c:2e8::1"])
def test_a_public_number_may_be(number):
    assert is_public(ipaddress.ip_address(number))


@given(st.ip_addresses(v=4))
def test_no_private_number_comes_through_in_the_dress_of_the_new_ones(ip):
    mapped = ipaddress.IPv6Address(f"::ffff:{ip}")
    translated = ipaddress.IPv6Address(f"64:ff9b::{ip}")

    assert not is_public(mapped)
    assert not is_public(translated)
    if ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast:
        assert not is_public(ip)


def test_one_private_number_among_public_ones_is_enough():
    web = Web(resolve=lambda host, port: ["8.8.8.8", "10.0.0.1"])

    assert fetch("http://x.example/", agent=AGENT, web=web).failure is Failure.PRIVATE


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:7f00:1]"],
)
def test_loopback_in_any_spelling_is_refused_by_the_web_of_production(host):
    failure = fetch(f"http://{host}/", agent=AGENT).failure

    assert failure in {Failure.PRIVATE, Failure.NO_SUCH_NAME, Failure.BAD_ADDRESS}


def test_a_redirect_into_a_private_network_is_refused(asked, server):
    server.pages["/to-inside"] = lambda session: session.send(
        302, Location=server.url("/secret", name="inside.example")
    )

    answer = asked("/to-inside", web=server.web(inside_example="10.0.0.1"))

    assert (answer.failure, len(answer.hops)) == (Failure.PRIVATE, 1)


def test_the_number_that_was_looked_at_is_the_one_connected_to(asked, server):
    """A name that answers otherwise the second time is asked once."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    looked_up = []

    def rebinding(host, port):
        looked_up.append(host)
        return next(answers)

    usual = server.web()
    web = Web(rebinding, usual.may_open, usual.ports)

    assert asked("/ok", web=web).status == 200
    assert looked_up == ["odd.example"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "no address",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:11211/_stats",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://me:secret@example.org/",
        "http://[broken/",
        "http://exa mple.org/",
        "http://" + "x" * 70 + ".org/",
        "http://example.org/" + "x" * 3000,
        "//example.org/",
    ],
)
def test_what_is_no_address_of_a_page_is_not_asked_for(address):
    def never(host, port):
        raise AssertionError(host)

    answer = fetch(address, agent=AGENT, web=Web(resolve=never))

    assert answer.failure is Failure.BAD_ADDRESS


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (socket.gaierror(socket.EAI_NONAME, ""), Failure.NO_SUCH_NAME),
        (socket.gaierror(socket.EAI_AGAIN, ""), Failure.NAMES_UNANSWERED),
        (UnicodeError(), Failure.BAD_ADDRESS),
    ],
)
def test_a_name_may_not_be_there(error, failure):
    def resolve(host, port):
        raise error

    answer = fetch("http://x.example/", agent=AGENT, web=Web(resolve=resolve))

    assert answer.failure is failure


def test_a_name_without_numbers_is_no_server():
    web = Web(resolve=lambda host, port: [])

    failure = fetch("http://x.example/", agent=AGENT, web=web).failure
    assert failure is Failure.NAME_HAS_NO_ADDRESS


def test_a_resolver_that_sleeps_is_not_waited_for(server):
    def resolve(host, port):
        server.over.wait(5)
        return ["127.0.0.1"]

    web = Web(resolve=resolve)

    answer = fetch("http://x.example/", agent=AGENT, seconds=0.2, web=web)
    assert answer.failure is Failure.NAMES_UNANSWERED


def test_the_next_number_is_tried_where_the_first_takes_no_call(asked, server):
    usual = server.web()
    both = Web(lambda h, p: ["::1", "127.0.0.1"], lambda ip: True, usual.ports)
    none = Web(lambda h, p: ["::1"], lambda ip: True, usual.ports)

    assert asked("/ok", web=both).status == 200
    assert asked("/ok", web=none).failure is Failure.UNREACHABLE


# --- addresses ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.example.org/a", "example.org"),
        ("https://a.b.example.ac.uk/", "example.ac.uk"),
        ("https://example.de/", "example.de"),
        ("https://co.uk/", "co.uk"),
        ("http://192.0.2.7/", "192.0.2.7"),
        ("http://[2001:db8::1]/", "2001:db8::1"),
        ("http://localhost/", "localhost"),
        ("nothing", ""),
    ],
)
def test_a_site_is_what_somebody_registered(address, site):
    assert site_of(address) == site


def test_letters_of_all_kinds_are_asked_for_as_the_web_writes_them():
    place = place_of("https://bücher.example/straße?q=ä b#top")

    assert place.address == ("https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none_and_never_raises(text):
    def never(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "")

    web = Web(resolve=never)
    for address in (text, f"http://{text}", f"https://example.org/{text}"):
        assert fetch(address, agent=AGENT, web=web).failure in {
            Failure.BAD_ADDRESS,
            Failure.NO_SUCH_NAME,
        }
