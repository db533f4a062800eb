"""What every event does wherever a person can stand; read by test_step_table.

A line reads: events | where the person stands afterwards ("=": state unchanged, "page": but
for having looked at the bot's own page) | effects.
Before the events the person answered questions 1 and 2; "low" is level 1, which asks what holds it back.
"""

EVERYWHERE = """
arrived, members changed, taken out | = |
summary, 'summary'               | = | summary-leads-only
'summary data'                   | = | summary-leads-only
'only me summary'                | = | summary-leads-only
help, 'help'                     | = | help
'claim x'                        | = | claim-none
'claim'                          | = | how-to-claim
'comment'                        | = | how-to-comment
'edit'                           | = | how-to-edit
'hello', 'level'                 | = | hello
'thanks'                         | = | you-are-welcome
unreadable                       | = | unreadable-button
hurried                          | = | too-quick
answer foreign                   | = | question-not-yours
answer elsewhere                 | = | checkin-closed
away, 'away until 20 oct'        | = | RecordLeave away-set
'away'                           | = | how-to-away
'away until x'                   | = | day-unclear-away
here, 'i'm back'                 | = | not-away
unsnooze, 'unsnooze'             | = | not-snoozed
'snooze'                         | = | how-to-snooze
'snooze x'                       | = | day-unclear-snooze
reminders off, 'stop reminders'  | = | RecordReminders reminders-off
pattern, 'hours mon-thu 10-15'   | = | RecordPattern hours-set
'hours'                          | = | hours-now
'hours x'                        | = | hours-unclear
calendar, 'calendar'             | = | leads-only
offer nudge, 'nudge', nudge all  | = | leads-only
'remind them now'                | = | leads-only
offer open, open now             | = | leads-only
'open check-in', 'open it now'   | = | leads-only
offer close, close now           | = | leads-only
'close check-in', 'close it now' | = | leads-only
move close, 'close on friday'    | = | leads-only
'move close'                     | = | leads-only
pause check-in, 'pause check-in' | = | leads-only
resume check-in                  | = | leads-only
'resume check-in'                | = | leads-only
post here, 'post here'           | = | leads-only
unquote 2                        | = | RecordQuote comment-not-quoted
'quote it', 'do not quote it'    | = | how-to-comment
actions, 'actions', 'action 3'   | = | Plan
'action'                         | = | how-to-action
mark action, 'action 3 done'     | = | ChangeAction ActionChanged
change action                    | = | leads-only
'action 3 due friday'            | = | leads-only
accept action, add action        | = | leads-only
take proposal, 'add action data' | = | leads-only
'add action data: x'             | = | leads-only
least, 'least 7', 'least'        | = | leads-only
offer join, 'join accounts'      | = | RequestJoinCode
use join code, 'join x'          | = | UseJoinCode
'join'                           | = | how-to-join
confirm join, 'join them now'    | = | ConfirmJoin
refuse join, 'do not join'       | = | RefuseJoin
optional, 'check-in optional'    | = | leads-only
mandatory, 'check-in mandatory'  | = | leads-only
settings, 'settings'             | = | leads-only
setting, 'set up', 'set up 2'    | = | leads-only
name council, 'council name x'   | = | leads-only
nation, 'nation wales'           | = | leads-only
year, 'year', 'nation'           | = | leads-only
finish set-up, 'council name'    | = | leads-only
home, 'home'                     | = | Home
home opened                      | page | Home
export, 'export', 'export csv'   | = | leads-only
benchmark, 'benchmark'           | = | leads-only
'benchmark x'                    | = | leads-only
offer sharing, share             | = | leads-only
'share figures'                  | = | leads-only
'share them now'                 | = | leads-only
'stop sharing'                   | = | leads-only
'stop sharing now'               | = | leads-only
audit, 'audit'                   | = | leads-only
offer place, 'ask here'          | = | leads-only
'ask here with guests'           | = | leads-only
ask place, stop place            | = | leads-only
offer stop place                 | = | leads-only
'stop asking here'               | = | leads-only
places, 'asked'                  | = | leads-only
leads, 'leads', 'add lead'       | = | leads-only
add lead, 'add lead sam'         | = | leads-only
offer remove lead, remove lead   | = | leads-only
'remove lead sam', 'remove lead' | = | leads-only
leave out, 'leave me out'        | = | RecordLeftOut left-out
include, 'include me'            | = | included-already
my data, 'my data'               | = | MyData MyDataFile
my data file, 'my data file'     | = | MyDataFile
file                             | = | roster-leads-only
file and words                   | = | roster-leads-only hello
picture                          | = | file-not-kept
apply roster, leave roster       | = | leads-only
import, 'import'                 | = | leads-only
offer erasure, 'erase'           | = | erase-offer
erase, 'erase everything now'    | new | EraseMe ErasureReceipt
"""

STARTED = """
recap, 'my answers'              | = | Recap
correct, 'correct'               | = | correct-how Recap
offer withdrawal, 'withdraw'     | = | withdraw-offer
withdraw elsewhere               | = | withdraw-closed
'edit 99', 'comment 99: x'       | = | no-such-question
"""

TABLES = {
    "ready": """
correct, 'correct'               | = | correct-how
offer withdrawal, 'withdraw'     | = | withdraw-nothing
withdraw, 'take them back now'   | = | withdraw-nothing
withdraw elsewhere               | = | withdraw-nothing
start, 'start'                   | asking 1  | Ask1
'stop'                           | stopped   | stopped
pause, 'pause'                   | = | nothing-to-pause
returned, progress, 'progress'   | = | progress-not-started
status, 'status'                 | = | progress-not-started
recap, 'my answers', 'comment x' | = | nothing-answered-yet
'edit 1', 'edit 99'              | = | nothing-answered-yet
'4', '9', 'established'          | = | nothing-waiting
'skip', 'back'                   | = | nothing-waiting
'nonsense', 'why', 'trend'       | = | unclear
answer 2, answer 2 low           | = | question-not-yours
answer 3, answer 3 low           | = | question-not-yours
skip 2, skip 3, back 2, back 3   | = | question-not-yours
change 1, change 9, barrier 2    | = | question-not-yours
barrier 2 unsaid, comment 2      | = | question-not-yours
barrier 2 unknown, comment 9     | = | question-not-yours
open comment 2, open comment 9   | = | question-not-yours
comment 2 empty                  | = | question-not-yours
'snooze tomorrow', snooze        | = | RecordSnooze snoozed
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | = | checkin-closed
""",
    "asking": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start'                   | = | Ask3
returned                         | = | welcome-back Ask3
answer 3, '4', 'established'     | asking 4  | RecordAnswer Answered Ask4
answer 3 low                     | asking barrier 3 | RecordAnswer Answered AskBarrier3
skip 3, 'skip'                   | asking 4  | Answered Ask4
back 3, 'back'                   | asking 2  | Answered Ask2
change 1, 'edit 1'               | asking 1  | Answered Ask1
change 9                         | asking 9  | Answered Ask9
pause, 'pause'                   | paused 3  | paused
'stop'                           | stopped 3 | stopped
answer 2 low                     | = | Answered answered-already waiting-for
answer 2                         | = | Answered
skip 2, back 2                   | = | Answered not-the-current waiting-for
barrier 2, barrier 2 unsaid      | = | BarrierNamed barrier-not-needed
barrier 2 unknown                | = | unreadable-button
open comment 2                   | = | AskComment
comment 2                        | asking 3 | RecordComment comment-kept
'comment x', 'comment 2: x'      | asking 3 | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
comment 9, open comment 9        | = | comment-needs-answer
progress, 'progress'             | = | progress
status, 'status'                 | = | progress
'9'                              | = | level-out-of-range
'nonsense', 'why', 'trend'       | = | unclear-asking
'snooze tomorrow', snooze        | = | RecordSnooze snoozed
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | asking 3 | RecordQuote comment-quoted
""",
    "barrier": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start'                   | = | AskBarrier2
returned                         | = | welcome-back AskBarrier2
barrier 2, '4'                   | asking 3  | RecordBarrier BarrierNamed Ask3
barrier 2 unsaid, 'skip'         | asking 3  | RecordBarrier BarrierNamed Ask3
back 2, 'back'                   | asking 2  | BarrierNamed Ask2
change 1, 'edit 1'               | asking 1  | BarrierNamed Ask1
change 9                         | asking 9  | BarrierNamed Ask9
pause, 'pause'                   | paused barrier 2  | paused
'stop'                           | stopped barrier 2 | stopped
answer 2                         | = | Answered answered-already waiting-for-barrier
answer 2 low                     | = | Answered
answer 3, answer 3 low           | = | Answered not-the-current waiting-for-barrier
skip 2, skip 3, back 3           | = | Answered not-the-current waiting-for-barrier
barrier 2 unknown                | = | unreadable-button
open comment 2                   | = | AskComment
comment 2                        | asking barrier 2 | RecordComment comment-kept
'comment x', 'comment 2: x'      | asking barrier 2 | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
comment 9, open comment 9        | = | comment-needs-answer
progress, 'progress'             | = | progress
status, 'status'                 | = | progress
'9'                              | = | barrier-out-of-range
'established'                    | = | barrier-first
'nonsense', 'why', 'trend'       | = | unclear-barrier
'snooze tomorrow', snooze        | = | RecordSnooze snoozed
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | asking barrier 2 | RecordQuote comment-quoted
""",
    "paused": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start', returned         | asking 3  | welcome-back Ask3
'4', 'established'               | asking 3  | welcome-back Ask3
'skip', 'back'                   | asking 3  | welcome-back Ask3
answer 3                         | asking 4  | RecordAnswer Answered Ask4
answer 3 low                     | asking barrier 3 | RecordAnswer Answered AskBarrier3
skip 3                           | asking 4  | Answered Ask4
back 3                           | asking 2  | Answered Ask2
change 1, 'edit 1'               | asking 1  | Answered Ask1
change 9                         | asking 9  | Answered Ask9
'stop'                           | stopped 3 | stopped
pause, 'pause'                   | = | nothing-to-pause
answer 2 low                     | = | Answered answered-already
answer 2                         | = | Answered
skip 2, back 2                   | = | Answered not-the-current
barrier 2, barrier 2 unsaid      | = | BarrierNamed barrier-not-needed
barrier 2 unknown                | = | unreadable-button
open comment 2                   | = | AskComment
comment 2                        | paused 3 | RecordComment comment-kept
'comment x', 'comment 2: x'      | paused 3 | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
comment 9, open comment 9        | = | comment-needs-answer
progress, 'progress'             | = | progress
status, 'status'                 | = | progress
'9'                              | = | level-out-of-range
'nonsense', 'why', 'trend'       | = | unclear
'snooze tomorrow', snooze        | = | RecordSnooze snoozed
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | paused 3 | RecordQuote comment-quoted
""",
    "paused at the barrier": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start', returned         | asking barrier 2 | welcome-back AskBarrier2
'4', 'skip', 'back'              | asking barrier 2 | welcome-back AskBarrier2
barrier 2                        | asking 3  | RecordBarrier BarrierNamed Ask3
barrier 2 unsaid                 | asking 3  | RecordBarrier BarrierNamed Ask3
back 2                           | asking 2  | BarrierNamed Ask2
change 1, 'edit 1'               | asking 1  | BarrierNamed Ask1
change 9                         | asking 9  | BarrierNamed Ask9
'stop'                           | stopped barrier 2 | stopped
pause, 'pause'                   | = | nothing-to-pause
answer 2                         | = | Answered answered-already
answer 2 low                     | = | Answered
answer 3, answer 3 low           | = | Answered not-the-current
skip 2, skip 3, back 3           | = | Answered not-the-current
barrier 2 unknown                | = | unreadable-button
open comment 2                   | = | AskComment
comment 2                        | paused barrier 2 | RecordComment comment-kept
'comment x', 'comment 2: x'      | paused barrier 2 | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
comment 9, open comment 9        | = | comment-needs-answer
progress, 'progress'             | = | progress
status, 'status'                 | = | progress
'9'                              | = | barrier-out-of-range
'established'                    | = | barrier-first
'nonsense', 'why', 'trend'       | = | unclear
'snooze tomorrow', snooze        | = | RecordSnooze snoozed
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | paused barrier 2 | RecordQuote comment-quoted
""",
    "finished": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start'                   | = | finished-already Recap
returned, progress, 'progress'   | = | progress-finished
status, 'status'                 | = | progress-finished
change 1, 'edit 1'               | asking 1  | Ask1
change 9                         | asking 9  | Ask9
'stop'                           | stopped   | stopped
pause, 'pause'                   | = | nothing-to-pause
answer 2, answer 2 low           | = | Answered answered-already
answer 3, answer 3 low           | = | Answered answered-already
skip 2, skip 3, back 2, back 3   | = | Answered not-the-current
barrier 2, barrier 2 unsaid      | = | BarrierNamed barrier-not-needed
barrier 2 unknown                | = | unreadable-button
open comment 2, open comment 9   | = | AskComment
comment 2, comment 9             | finished | RecordComment comment-kept
'comment x', 'comment 2: x'      | finished | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
'4', '9', 'established'          | = | nothing-waiting-finished
'skip', 'back'                   | = | nothing-waiting-finished
'nonsense', 'why', 'trend'       | = | unclear
'snooze tomorrow', snooze        | = | nothing-to-remind-of
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | finished | RecordQuote comment-quoted
""",
    "editing 3": """
withdraw, 'take them back now'   | ready | WithdrawAnswers withdrawn
start, 'start'                   | = | Ask3
returned                         | = | welcome-back Ask3
answer 3, '4', 'established'     | finished  | RecordAnswer Answered Recap changed
answer 3 low                     | asking barrier 3 | RecordAnswer Answered AskBarrier3
skip 3, 'skip'                   | finished  | Answered Recap changed
back 3, 'back'                   | asking 2  | Answered Ask2
change 1, 'edit 1'               | asking 1  | Answered Ask1
change 9                         | asking 9  | Answered Ask9
pause, 'pause'                   | paused 3  | paused
'stop'                           | stopped 3 | stopped
answer 2, answer 2 low           | = | Answered answered-already waiting-for
skip 2, back 2                   | = | Answered not-the-current waiting-for
barrier 2, barrier 2 unsaid      | = | BarrierNamed barrier-not-needed
barrier 2 unknown                | = | unreadable-button
open comment 2, open comment 9   | = | AskComment
comment 2, comment 9             | asking 3 | RecordComment comment-kept
'comment x', 'comment 2: x'      | asking 3 | RecordComment comment-kept
comment 2 empty                  | = | comment-empty
progress, 'progress'             | = | progress
status, 'status'                 | = | progress
'9'                              | = | level-out-of-range
'nonsense', 'why', 'trend'       | = | unclear-asking
'snooze tomorrow', snooze        | = | nothing-to-remind-of
reminders on, 'start reminders'  | = | reminders-on-already
quote 2                          | asking 3 | RecordQuote comment-quoted
""",
    "stopped": """
withdraw, 'take them back now'   | stopped | WithdrawAnswers withdrawn
start, 'start'                   | asking 3  | welcome-back Ask3
returned, progress, 'progress'   | = | progress
status, 'status'                 | = | progress
'stop'                           | = | stopped-already
answer 2, answer 2 low           | = | stopped-already
answer 3, answer 3 low           | = | stopped-already
skip 2, skip 3, back 2, back 3   | = | stopped-already
change 1, change 9, 'edit 1'     | = | stopped-already
barrier 2, barrier 2 unsaid      | = | stopped-already
barrier 2 unknown                | = | stopped-already
open comment 2, open comment 9   | = | stopped-already
comment 2, comment 9             | = | stopped-already
comment 2 empty                  | = | stopped-already
'4', 'established'               | = | stopped-already
'skip', 'back'                   | = | stopped-already
'comment x', 'comment 2: x'      | = | stopped-already
pause, 'pause'                   | = | nothing-to-pause
'9'                              | = | level-out-of-range
'nonsense', 'why', 'trend'       | = | unclear
'snooze tomorrow', snooze        | = | stopped-already
reminders on, 'start reminders'  | = | stopped-already
quote 2                          | stopped 3 | RecordQuote comment-quoted
""",
}
