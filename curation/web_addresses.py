"""Which addresses of the web may be opened, and whose they are: rules, no network.

A stranger may put any address into a record, so the hub is asked to open it from within
its own network: nothing but the public internet is ever connected to (docs/adr/0048).
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}
LONGEST_ADDRESS = 2000
# Public by their number, and yet a way to reach or to mean a private one.
NEVER = tuple(
    ipaddress.ip_network(net)
    for net in (
        "168.63.129.16/32",  # Azure's own services, beside its machines
        "192.0.0.0/24",  # kept by the IETF, as are the next; Pythons differ on them
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "192.88.99.0/24",  # relays into IPv6
        "64:ff9b::/96",  # IPv4 within IPv6, by NAT64
        "64:ff9b:1::/48",
        "2002::/16",  # IPv4 within IPv6, by 6to4
        "fec0::/10",  # private in the old way
    )
)
# Under which countries' registries sell names: x.ac.uk is a site, ac.uk is not.
SHARED_LABELS = {"ac", "co", "com", "edu", "gob", "gov", "gv", "ne", "net", "or", "org"}
COUNTRY = 2  # letters of a country's own ending
KEPT_IN_A_PATH = "%/:=&?~+!$,;'@()*[]|"


class BadAddressError(ValueError):
    """This is no address that the hub would open."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: what to connect to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def is_encrypted(self) -> bool:
        return self.scheme == "https"

    @property
    def authority(self) -> str:
        """Return the host as the page's server knows itself, for its Host header."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == PORTS[self.scheme]
        return shown if is_usual else f"{shown}:{self.port}"

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def place_of(address: str) -> Place:
    """Take an address apart. Raises BadAddressError where there is no web page."""
    if len(address) > LONGEST_ADDRESS:
        raise BadAddressError
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        host = host if ":" in host else host.rstrip(".").encode("idna").decode("ascii")
    except ValueError as error:
        raise BadAddressError from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not host or "@" in parts.netloc or " " in host:
        raise BadAddressError
    query = f"?{_quoted(parts.query)}" if parts.query else ""
    target = (_quoted(parts.path) or "/") + query
    return Place(scheme, host.lower(), port or PORTS[scheme], target)


def _quoted(text: str) -> str:
    return quote(text, safe=KEPT_IN_A_PATH, errors="replace")


def joined(base: str, location: str) -> str:
    """Return where a redirect leads. Raises BadAddressError."""
    try:
        # Servers write UTF-8 where HTTP knows Latin letters only.
        spelt = location.encode("latin-1", "replace").decode("utf-8", "replace")
        return place_of(urljoin(base, spelt)).address
    except ValueError as error:
        raise BadAddressError from error


def with_host(address: str, old: str, new: str) -> str:
    """Return the address at another host; "" if it is not at the old one."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if host != old.lower() or "@" in parts.netloc:
        return ""
    place = new.lower() if port is None else f"{new.lower()}:{port}"
    return parts._replace(netloc=place).geturl()


def is_public(ip: IpAddress) -> bool:
    """Say whether a number belongs to the internet, and not to a network of its own."""
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        return False
    if any(ip in net for net in NEVER if net.version == ip.version):
        return False
    is_odd = ip.is_multicast or ip.is_reserved or ip.is_unspecified
    return ip.is_global and not is_odd


def site_of(address: str) -> str:
    """Return whose server an address asks, roughly: what is asked one at a time.

    That is the part of the name that somebody registered, as far as one can tell
    without the long list of registries; "" where there is no page to ask for.
    """
    try:
        host = place_of(address).host
    except BadAddressError:
        return ""
    labels = host.split(".")
    if ":" in host or labels[-1].isdecimal():
        return host[:255]
    is_of_a_country = len(labels[-1]) == COUNTRY
    is_shared = is_of_a_country and not SHARED_LABELS.isdisjoint(labels[-2:-1])
    return ".".join(labels[-3 if is_shared else -2 :])[:255]
