"""The cards of the guided set-up, of the settings, and of where somebody stands."""

from collections.abc import Iterator
from dataclasses import replace

from scene import CHECKIN, NOW, SAM, ZONE, Sample

from conversations.calendar import Calendar
from conversations.home import HomeView, LeadView, Response, compose_home
from conversations.language import Languages
from conversations.setting_up_cards import compose_setting
from conversations.settings import Asked, CouncilSettings, PostsTo, Setting
from conversations.settings_cards import compose_settings
from conversations.state import Phase

COUNCIL = "Anytown City Council"


def setting_up(languages: Languages) -> Iterator[Sample]:
    english, welsh = languages.pick("en"), languages.pick("cy")
    new = CouncilSettings(COUNCIL, Calendar(), NOW, 10, leads=(SAM.name,))
    asked = Asked({"place": 214, "file": 61, "word": 25}, ("digital", "all-staff", "planning"))
    settled = replace(
        new, checkin=CHECKIN, posts=PostsTo.CHANNEL, asked=asked, leads=(SAM.name, "Asha Patel"), is_set_up=True
    )
    steps = (
        ("set-up-name", "The first step of the guided set-up: the council's name.", Setting.NAME),
        ("set-up-nation", "The second step: whose bank holidays count.", Setting.NATION),
        ("set-up-people", "The fifth step: who is asked, and how.", Setting.PEOPLE),
        ("set-up-opening", "The last step: the first check-in.", Setting.OPENING),
    )
    for name, alt, setting in steps:
        yield Sample(name, alt, compose_setting(setting, new, english, guided=True))
    yield Sample("settings", "All of a council's settings.", compose_settings(settled, english))
    yield Sample("settings-welsh", "All of a council's settings, in Welsh.", compose_settings(settled, welsh))
    one = compose_setting(Setting.YEAR, settled, english)
    yield Sample("setting", "One setting, from the button beneath all of them.", one)
    ann = HomeView(SAM.name, COUNCIL, Calendar().year, ZONE, Phase.PAUSED, CHECKIN, done=4, total=10, ahead=10)
    lead = replace(ann, lead=LeadView(Response(300, 163, 139), is_set_up=True))
    yield Sample("home", "Where somebody stands in a check-in.", compose_home(ann, english))
    yield Sample(
        "home-lead",
        "The same for a digital lead, on the bot's page.",
        compose_home(lead, english, on_page=True),
    )
