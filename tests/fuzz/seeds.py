"""Files and settings that are right, for cases to begin with."""

from tests.conversations.builders import ENGLISH, WELSH

_PEOPLE = (
    "platform,workspace,member id,name,role,service area,nation,hours\r\n"
    'Slack,T9,U1,Siân Owen,front-line,"Housing, homes",Wales,mon-thu 10:00-15:00\r\n'
    "slack,T9,U2,Sam Patel,leader,IT,England,\r\n"
)
PEOPLE = [_PEOPLE.encode(each) for each in ("utf-8", "utf-8-sig", "utf-16", "cp1252")]

HOLIDAYS = [b"date,change,name\n2026-12-24,add,Christmas Eve\n2026-12-25,remove,\n"]

SETTINGS = [
    "SLACK_SIGNING_SECRET=s\nSLACK_BOT_TOKEN=xoxb-1\nWAYMARK_PORT=3978\nWAYMARK_HOST=127.0.0.1",
    "MicrosoftAppId=1c2a4b7e-2f55-4c8e-8f1a-5d7f3f0a1b2c\nMicrosoftAppPassword=p\nWAYMARK_HOST=::1",
    "WAYMARK_TRUSTED_PROXIES=10.0.0.0/8, ::1\nWAYMARK_PUBLIC_URL=https://x.example\nWAYMARK_LOG_LEVEL=debug",
    "SLACK_CLIENT_ID=1.2\nSLACK_CLIENT_SECRET=s\nWAYMARK_TOKEN_KEYS=a,b\nWAYMARK_DATABASE_URL=sqlite:///x.db",
]

TYPED = sorted(
    {
        *("start", "4", "level four", "4. established", "edit 3", "comment it is slow", "claim ABCD-EFGH-JKLM"),
        *(
            "away until friday",
            "hours mon-thu 10:00-15:00",
            "snooze 3 days",
            "summary data by role",
            "why data",
        ),
        *("add action data: a plan", "action 1 done", "set nation wales", "join ABCD-EFGH"),
        *ENGLISH.wording.commands,
        *WELSH.wording.commands,
    }
)
