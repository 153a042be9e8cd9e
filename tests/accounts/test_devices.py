import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.devices import Device, device_of

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) "
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 "
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 "
CHROME = "(KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (WINDOWS + "AppleWebKit/537.36 " + CHROME, "Chrome", "Windows"),
        (WINDOWS + CHROME + " Edg/150.0", "Edge", "Windows"),
        (WINDOWS + CHROME + " OPR/120.0", "Opera", "Windows"),
        (WINDOWS + "Gecko/20100101 Firefox/140.0", "Firefox", "Windows"),
        (MAC + "Version/18.0 Safari/605.1.15", "Safari", "Mac"),
        (IPHONE + "Version/18.0 Mobile/15E148 Safari/604.1", "Safari", "iPhone"),
        (IPHONE + "CriOS/150.0 Mobile/15E148 Safari/604.1", "Chrome", "iPhone"),
        (ANDROID + CHROME, "Chrome", "Android"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:1) Firefox/140.0", "Firefox", "Linux"),
        ("curl/8.0", "", ""),
    ],
)
def test_a_browser_is_called_by_its_name(user_agent, browser, system):
    assert device_of(user_agent) == Device(browser, system)


@given(st.text())
def test_whatever_it_says_has_some_name_or_none(user_agent):
    assert isinstance(device_of(user_agent).browser, str)
