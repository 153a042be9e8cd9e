"""How often anyone may write, by address, by person, and in all."""

RATE_LIMITS = {
    "suggest": "20/h/ip,300/h/key",
    "flag": "20/h/ip,300/h/key",
    "download_data": "5/h/user",
    "review": "30/h/user",
    "claim": "20/d/user",
    "invite": "30/d/user",
    "contact": "10/h/user",
    "comment": "20/h/user",
}
