# English: what people read, and what they can type. Plain words, short sentences (GOV.UK style).
# A message named typed-NAME lists the spellings of one command, separated by commas.

## Meeting

welcome = Hello { $name }. I'm Waymark.
    Four times a year your council asks its people how digital work is really going, so that it can see what to improve.
    I ask the questions: { $count } of them, one at a time, about what you see in your own work. It takes about { $minutes } minutes, and you can pause at any point.
welcome-privacy = What happens to your answers: they are kept with your name, so that you can change them. Summaries show groups of { $least ->
        [3] three
        [4] four
        [5] five
       *[other] { $least }
    } people or more, never a person.
    The themes come from the Local Government Association's Digitalisation Framework; the questions and levels are written by this project.
    Press Start when you are ready, or type start.
welcome-optional = You do not have to take part. If you would rather not be asked, type leave me out.
installed = Waymark is installed in this workspace. One more step: the council needs a digital lead.
    Whoever runs Waymark finds a one-time code in the server's log. Ask them for it, then type claim and the code here, such as claim ABCD-EFGH-JKLM.
    If somebody else is to lead, pass the code on: they send it to me in a direct message.
installed-again = Waymark is installed in this workspace and goes on where it left off. What waited is sent now.
workspace-removed = Waymark has been removed from the Slack workspace { $workspace }. Until it is back I can reach nobody there, and they cannot answer there. Nothing is lost: answers are kept, and messages wait for a day.
    Please ask an admin of that workspace to install Waymark again. Whoever runs Waymark has been told too.
workspace-back = Waymark is installed again in the Slack workspace { $workspace }, and goes on there where it left off.
you-are-welcome = You are welcome.
said-yes = All right. Yes or ok alone changes nothing. To answer questions, type start. To confirm something I asked, press the button beneath it, or type the words given there.
said-no = All right. I have changed nothing just now. What was changed before stays: to undo that, press the button beneath it, or type help.
hello = Hello again. Type start to answer questions, or help to see what I can do.
welcome-back = Welcome back. { $done } of { $total } done. Here is where you left off.
language-changed = I'll speak English from now on.

## Asking

question-number = Question { $number } of { $total } · { $themes }
themes = { $mission }: { $enabler }
themes-source = Theme: LGA. Question and levels: this project.
level-label = { $level } { $name }
answered-before = You answered this before: { $choice }.
not-sure = Not sure
not-applicable = Doesn't apply
not-answered = not answered
answered = Question { $number } of { $total } ({ $theme }): { $choice }
barrier-question = Question { $number }: what holds this back most?
barrier-hint = Choose one, or skip.
barrier-label = { $number } { $text }
barrier-named = Question { $number }, held back most by: { $barrier }
barrier-not-named = Question { $number }, what holds it back: not said
ask-notification = Question { $number } of { $total }: { $question }
comment-title = Evidence or comment
comment-label = Evidence or a comment on question { $number }
comment-hint = Please name no residents or colleagues.
recap-title = Your answers
recap-hint = To change an answer, press it or its button, or type edit and its number, such as edit 3.
recap-line = Question { $number }: { $choice }

## Buttons

button-start = Start
button-resume = Resume
button-show = Show the question
button-progress = My progress
button-help = Help
button-recap = See my answers
button-summary = Summary
button-skip = Skip
button-back = Back
button-pause = Pause
button-change = Change
button-answer = Answer it
button-comment = Add evidence or a comment
button-save = Save
button-cancel = Cancel
button-snooze-tomorrow = Snooze until tomorrow
button-snooze = Snooze again
button-unsnooze = Undo snooze
button-away = Away after all
button-back-at-work = I'm back
button-stop-reminders = Stop reminders
button-start-reminders = Start reminders
button-hours = Undo the change
button-status = Status
button-calendar = Calendar
button-nudge = Remind people
button-nudge-all = Remind them now
button-open = Open a check-in
button-open-now = Open it now
button-close = Close the check-in
button-close-now = Close it now
button-move-close = Undo the move
button-pause-checkin = Pause the check-in
button-resume-checkin = Resume the check-in
button-benchmark = Benchmark
button-leads = Digital leads
button-ask-here = Ask this channel
button-ask-here-guests = Ask this channel with guests
button-ask-place = Yes, ask them
button-ask-place-guests = Ask them and the guests
button-stop-asking-here = Stop asking this channel
button-stop-asking = Stop asking them
button-stop-asking-named = Stop asking { $name }
button-stop-place = Yes, stop asking them
button-asked = Who is asked
button-add-lead = Make them a lead
button-remove-lead = Remove as lead
button-remove-lead-now = Yes, remove them
button-leave-out = Leave me out
button-include-me = Include me
button-join-accounts = Join accounts
button-join-now = Join them now
button-join-refuse = Do not join
button-optional = Make it optional
button-mandatory = Make it mandatory
button-share = Share figures
button-share-now = Share them now
button-stop-sharing = Stop sharing
button-stop-sharing-now = Stop sharing now
button-my-data = What is kept about me
button-correct = Put it right
button-withdraw = Take back my answers
button-withdraw-now = Take them back now
button-erase = Erase me
button-erase-now = Erase everything now
button-audit = Who did what
button-summary-overview = Overview
button-summary-missions = Missions
button-summary-enablers = Enablers
button-summary-principles = Principles
button-summary-grid = Grid
button-summary-trend = Trend
button-summary-gap = Role gap
button-summary-why = Why
button-summary-role = By role
button-summary-area = By service area
button-actions = Action plan
button-action-open = Open
button-action-accept = Add to plan
button-action-mine = Assign to me
button-action-started = Started
button-action-planned = Not started yet
button-action-again = Not done yet
button-action-back = Take it up again
button-action-done = Done
button-action-dropped = Drop it
button-action-nobody = Nobody
button-action-due = Due { $day }
button-action-undated = No due date

## Answers to what was said or pressed

first-question-already = This is the first question, so there is nothing before it.
answered-already = Question { $number } is already answered: { $choice }. Nothing has changed. To give another answer, press Change or type edit { $number }.
not-the-current = Question { $number } is not the one being asked now, so nothing has changed. To answer it, press Answer it or type edit { $number }.
waiting-for = Question { $number } of { $total } is waiting for your answer. To see it again, type start.
waiting-for-barrier = I am waiting to hear what holds back question { $number } most. Choose one, or type skip.
barrier-kept = Noted what holds back question { $number }. Thank you.
barrier-unchanged = I left what holds back question { $number } as it was.
barrier-not-needed = Question { $number } does not stand at level 1 or 2, so I did not note what holds it back.
barrier-first = First, what holds this back most? Type a number from 1 to { $last }, or skip.
barrier-out-of-range = Please type a number from 1 to { $last }, or skip.
level-out-of-range = The levels go from 1 to 5. Type one of those numbers, or not sure, n/a or skip.
comment-kept = Kept with question { $number }. Thank you.
comment-cut = Kept with question { $number }. It was longer than { $limit } characters, so the end was cut off. Nothing else was lost.
comment-kept-quoted = Kept with question { $number }. Thank you. It may be quoted, without your name.
comment-quote = It may be quoted without my name
comment-quoted = Your comment may be quoted, without your name, your role or your area, once the check-in has closed.
comment-not-quoted = Your comment is not quoted.
recap-quoted = Your comment may be quoted, without your name.
button-quote = It may be quoted
button-unquote = Do not quote it
quotes-title = What people say
quote = “{ $words }”
comment-empty = There were no words in that comment, so nothing was kept. Type comment and then your words.
comment-needs-answer = Question { $number } has no answer yet. Please answer it first, then add your comment.
how-to-comment = Type comment and then your words, such as: comment We agreed a data standard in May. It goes with the question you answered last. For another one, put its number first: comment 3: your words
how-to-edit = Type edit and the number of the question, such as edit 3. Editing a message that you sent changes nothing.
how-to-claim = Type claim and the code from the server's log, such as claim ABCD-EFGH-JKLM.
no-such-question = There is no question { $number }. Yours go from 1 to { $last }.
nothing-answered-yet = You have not answered anything in this check-in yet. Type start to begin.
nothing-waiting = No question is waiting at the moment. Type start and I will ask.
nothing-waiting-finished = You have answered everything this time. To change an answer, type edit and its number.
nothing-to-pause = There is nothing to pause at the moment.
paused = Paused, with { $done } of { $total } done. Your answers are safe. Come back whenever it suits you and type resume.
stopped = I will not ask you anything more. What you answered so far is kept. If you change your mind, type resume.
asked-again = You had asked me to stop. From now on I will ask you questions again.
stopped-already = You asked me to stop, so I have not changed anything. To go on, type resume.
too-quick = That was a lot in one minute, so I have left out the last of it. What came before is safe. Wait a moment, then send again what is missing.
unclear = Sorry, I did not understand that. Type start to answer questions, or help to see what I can do.
unclear-asking = Sorry, I did not understand that as an answer to question { $number }. Type a number from 1 to 5, or not sure, n/a, skip, back or pause. Type help for more.
unclear-words = I have not kept that, as it is no answer to question { $number }. To keep it with your last answer, type comment before it. To answer, type a number from 1 to 5, or not sure, n/a, skip, back or pause.
unclear-barrier = Sorry, I did not understand that. Type the number of what holds this back most, or skip.
unreadable-button = That button comes from an older version of me, so I could not use it. Nothing has changed. Type start and I will ask again.
question-not-yours = That question is not one of yours this time, so nothing has changed. Type start for your own.
checkin-closed = That question belongs to a check-in that has closed, so nothing has changed. The answers you gave in it are kept.
no-checkin = No check-in is open at the moment. I'll ask again when the next one opens.
no-checkin-until = No check-in is open at the moment. The next one opens on { $opens }, and I'll ask again then.
no-checkin-until-lead = No check-in is open at the moment. The next one opens on { $opens }. To open one now, type open check-in.
checkin-opens-soon = The check-in has not opened yet where you are. It opens at { $opens }.

## Progress and the end

progress = { $done } of { $total } done. The check-in closes on { $closes }.
progress-finished = All { $total } done, thank you. You can change your answers until { $closes }.
progress-not-started = You have not started yet. There are { $count } questions. Type start to begin.
finished-already = You have answered everything this time. Here is what you said.
thanks = That was the last one. Thank you: your view counts as much as anybody's.
    You can change your answers until the check-in closes. Then your digital leads look at the results for groups of people, and choose what to work on. I'll ask again next quarter, with other questions.
changed = Your answers are up to date.

## Reminders, leave and hours

snoozed = I will remind you on { $day }, and not before. To take that back, type unsnooze.
unsnoozed = The snooze is off: I will remind you as usual. To snooze again, type snooze and a day, such as snooze monday.
not-snoozed = You have not snoozed anything, so nothing has changed. To be reminded on another day, type snooze and the day, such as snooze monday.
snooze-too-late = The check-in closes at { $closes }, and you have no working time between that day and then. Nothing has changed. Please name an earlier day.
snooze-needs-reminders = You have stopped reminders, so there is nothing to snooze. To get them again, type start reminders.
nothing-to-remind-of = You have answered everything this time, so there is nothing to remind you of.
day-not-later = That is { $day }. Please name a day after today. Nothing has changed.
how-to-snooze = Type snooze and the day on which I should remind you: snooze tomorrow, snooze monday or snooze 12 jan.
day-unclear-snooze = I could not read a day in that, so nothing has changed. Type snooze and the day, such as snooze tomorrow, snooze monday or snooze 12 jan.
away-starts-now = Leave begins when you tell me, and I need to know only when you are back. So nothing has changed. On your last day at work, or any time before, type away until and the day you return, such as away until 12 jan.
away-set = I will not remind you of anything before { $day }. When you are back earlier, type I'm back.
away-over = Welcome back: I will remind you as usual. When you are away again, type away until and the day you return, such as away until 12 jan.
not-away = I had not noted that you are away, so nothing has changed. When you are, type away until and the day you return, such as away until 12 jan.
away-too-long = That is more than a year from now, so nothing has changed. Please name a day within the year, or type stop reminders.
how-to-away = Type away until and the day you return, such as away until 12 jan. I will not remind you before that day.
day-unclear-away = I could not read a day in that, so nothing has changed. Type away until and the day you return, such as away until monday or away until 12 jan.
reminders-off = I will not remind you any more. You can still answer: type start. To get reminders again, type start reminders.
reminders-on = I will remind you again. To stop that, type stop reminders.
reminders-off-already = Reminders are off already, so nothing has changed. To get them again, type start reminders.
reminders-on-already = You get reminders already, so nothing has changed. To stop them, type stop reminders.
hours-now = I only remind you while you work: { $days }, { $starts } to { $ends }. To change that, type hours with your days and times, such as: hours mon-thu 10am-3pm. For the usual week, type hours usual.
hours-set = From now on I only remind you while you work: { $days }, { $starts } to { $ends }. To change that, type hours with your days and times. For the usual week, type hours usual.
hours-set-weekend = Noted: { $days }, { $starts } to { $ends }. Nothing is sent at weekends, so I only remind you on the other days. To change that, type hours with your days and times. For the usual week, type hours usual.
hours-weekend-only = Nothing is sent at weekends, so please name at least one day from Monday to Friday. Your hours have not changed.
hours-unclear = I could not read hours in that, so nothing has changed. Type the days and times you work, the start before the end, such as: hours mon-thu 10am-3pm, or hours mon,wed 9:00-17:00.

## What is kept of a person

my-data-title = What is kept about you
my-data-name = Name
my-data-accounts = Accounts
my-data-role = Role
my-data-role-leader = leader
my-data-role-frontline = front line
my-data-role-elected = elected member
my-data-role-lead = { $role }, and digital lead
my-data-area = Service area
my-data-no-area = none
my-data-zone = Time zone
my-data-hours = Working hours
my-data-hours-value = { $days }, { $starts } to { $ends }
my-data-away = Away until
my-data-snoozed = Snoozed until
my-data-no-day = not set
my-data-reminders = Reminders
my-data-reminders-on = on
my-data-reminders-off = off
my-data-answers = Answers
my-data-answers-of = { $quarter }: { $count }
my-data-none = none
my-data-comments = Comments
my-data-nudges = Reminders sent
my-data-messages = Messages of mine still kept
my-data-actions = Actions you own
my-data-audit = Entries about you in the record of who did what
my-data-off = Off the roster since
my-data-places = Asked because you are in
my-data-note = Your answers are kept with your name so that you can change them. Messages go a week after they were sent. Figures that were published count groups of people and do not say who gave which answer.
correct-how = Here is how to put things right.
    Answers: press one below, or type edit and its number, such as edit 3. For a comment, type comment 3: and the new words.
    Working hours: type hours, such as hours mon-thu 10am-3pm. Leave: type away until and the day.
    Your name ({ $name }) and time zone ({ $zone }) come from Slack or Teams: change them in your profile there.
    Your role and service area ({ $area }): please ask a digital lead.
    To see all that is kept about you, type my data.
withdraw-offer = { $count ->
        [one] You have given 1 answer this quarter. If you take it back, I delete it with its comment, and it stands open again.
       *[other] You have given { $count } answers this quarter. If you take them back, I delete them with their comments, and your questions stand open again.
    }
    What has been published already stays in the figures: they count groups of people, nobody can be picked out of them, and taking one out would show what that one was.
    This cannot be undone. Press Take them back now, or type take them back now.
withdrawn = Your answers of this quarter are deleted, with your comments and what they were before you changed them. What was published already stays as a number about a group, with no link to you.
    You can answer again while the check-in is open: type start. If you want no more questions, type stop.
withdraw-nothing = You have given no answers this quarter, so there is nothing to take back.
withdraw-closed = No check-in is open for you, so there are no answers of this quarter to take back. To have everything deleted, type erase.
erase-offer = I will delete all that is kept about you: your name, accounts, answers, comments, reminders and messages. In the record of who did what, your name is taken out.
    Figures that were published stay: they count groups of people and do not say who gave which answer. Messages that you have already got stay in this chat: you can delete the chat yourself.
    This cannot be undone. If you write to me again, or if your council asks everybody in a channel, I will not know you and begin anew.
    Press Erase everything now, or type erase everything now.
erase-offer-lead = I will delete all that is kept about you: your name, accounts, answers, comments, reminders and messages. In the record of who did what, your name is taken out. Actions that you own will have no owner.
    Figures that were published stay: they count groups of people and do not say who gave which answer. Messages that you have already got stay in this chat: you can delete the chat yourself.
    You are a digital lead, and that ends too. If your council has no other, whoever runs Waymark finds a new claim code in the server's log. You may want to make somebody else a lead first.
    This cannot be undone. If you write to me again, or if your council asks everybody in a channel, I will not know you and begin anew.
    Press Erase everything now, or type erase everything now.
erase-old-button = That button is from before you were erased, so nothing has changed. To be erased again, press Erase everything now, or type erase everything now.
erased = Done. All that was kept about you is deleted, and your answers with it. This message is the receipt; once it is sent, no trace of this conversation is kept either.
    Figures that were published stay as numbers about groups. Backups hold older copies until they run out: whoever runs Waymark can tell you when.
erased-lead = Done. All that was kept about you is deleted, your answers and your role as a digital lead with it. This message is the receipt; once it is sent, no trace of this conversation is kept either.
    If your council has no other digital lead, whoever runs Waymark finds a new claim code in the server's log.
    Figures that were published stay as numbers about groups. Backups hold older copies until they run out: whoever runs Waymark can tell you when.

## Who did what

audit-title = Who did what, newest first
audit-nothing = Nothing has been recorded yet.
audit-note = The last { $count } entries. Nobody's answers are in the record. For all of it: waymark audit, on the command line.
audit-operator = Whoever runs Waymark
audit-erased = Somebody who was erased
audit-erased-whom = somebody who was erased
audit-themselves = themselves
deed-role-granted = { $who } made { $whom } a digital lead.
deed-role-withdrawn = { $who } took the role of digital lead from { $whom }.
deed-setting-changed = { $who } changed a setting: { $detail }.
deed-exported = { $who } took the figures away as { $detail }.
deed-summary-seen = { $who } saw a summary: { $detail }.
deed-data-sent = { $who } was sent what is kept about { $whom }.
deed-withdrew = { $who } took back their answers ({ $detail }).
deed-erased = { $who } deleted all that was kept about { $whom }.
deed-refused = { $who } tried what they may not: { $detail }.
deed-plan-changed = { $who } asked to change the action plan: { $detail }.
deed-checkin-opened = { $who } opened the check-in { $detail }.
deed-checkin-closed = { $who } closed the check-in { $detail }.
deed-checkin-moved = { $who } moved the close of the check-in: { $detail }.
deed-checkin-paused = { $who } paused the check-in { $detail }.
deed-checkin-resumed = { $who } resumed the check-in { $detail }.
deed-nudged-all = { $who } had everybody reminded ({ $detail }).
deed-person-changed = { $who } changed the roster's entry of { $whom }: { $detail }.
deed-person-removed = { $who } took { $whom } off the roster.
deed-accounts-joined = { $who } joined their accounts on two platforms.
deed-people-imported = { $who } imported people: { $detail }.
deed-retried = { $who } had messages sent again: { $detail }.

## Help

# What everybody can type.
-what-to-type =
    start or resume: answer your questions
    1 to 5, or the level's name: your answer
    not sure, n/a: answers too
    home: where you stand, on one card
    skip, back, pause: move about
    comment and your words: add evidence or a comment to your last answer
    edit 3: change the answer to question 3 (editing your message changes nothing)
    my answers: see them all
    progress: see how far you are
    snooze monday: be reminded on another day
    away until 12 jan: nothing before that day
    hours: when I may remind you
    actions: what your council is doing about it
    stop reminders: answer without being reminded
    stop: no more questions
    leave me out: not to be asked or counted at all
    join accounts: on two platforms? Make them one
    my data: what is kept about you
    correct: put it right
    withdraw: take back this quarter's answers
    erase: delete all that is kept about you
    cymraeg: siarad Cymraeg
help = Here is what you can type:
    { -what-to-type }
help-lead = Here is what you can type:
    summary: the maturity summary for your council
    summary data: one theme
    summary enablers, missions, principles or grid: all themes side by side
    summary by area, summary data by role: groups of people side by side
    summary trend, summary gap: over time; leaders against the front line
    summary Q2 2026/27 compare Q1 2026/27: other quarters
    only me, anywhere in it: in a channel, shown to you alone
    why data: how its figures came about
    action 3 due 12 march: change an action; action 3 shows it
    add action, a theme, a colon and words: one of your own
    status: who has been reached, and who has finished
    nudge: remind those who have not finished
    calendar: the next check-ins
    benchmark: where your council stands among others
    share figures, stop sharing: join the benchmark, or leave it
    open, close, pause or resume check-in: run the check-in
    close check-in on 18 december: close it on another day
    post here: weekly news in this conversation
    least 7: the smallest group that a figure may tell of
    check-in optional, check-in mandatory: whether people have to take part
    export, export html: the figures as a workbook, or as a report
    import: how to bring people as a file
    asked: who is asked, and because of which channels
    settings: how your council is set up, and to change it
    set up: be led through the settings again
    leads: who else leads
    add lead Sam Patel, remove lead Sam Patel: change who leads
    audit: who did what
    { -what-to-type }
help-shared = In a channel I serve digital leads. They can type summary, actions, status, nudge, calendar, open check-in, close check-in, pause check-in, resume check-in, post here to get weekly news in the channel, or ask here to have its members asked. To answer your own questions, send me a direct message.
only-leads-here = In a channel I only serve digital leads, with summaries and the check-in. Please send me that in a direct message.

## Leads

leads-only = That is for your council's digital leads. If you should be one, please ask a lead to add you.
summary-leads-only = Summaries are for your council's digital leads. If you should be one, please ask a lead to add you.
claim-done = You are now a digital lead. Type summary here or in a channel to see your council's results.
claim-done-new = You are now a digital lead. Next, set your council up: press Set up, or type set up. It takes about five minutes.
    Later, type summary here or in a channel to see your council's results.
claim-wrong = That code does not match. Please check it against the newest code in the server's log and try again.
claim-none = Your council already has a digital lead, or no code has been given out. Please ask a lead to add you.
claim-lead-already = You are already a digital lead.
leads-told = { $count ->
        [0] Your council has no digital lead.
        [1] Your council has one digital lead: { $names }.
       *[other] Your council has { $count } digital leads: { $names }.
    }
leads-change = To change that, type add lead or remove lead, and a name.
how-to-add-lead = Type add lead and a name, such as add lead Sam Patel.
how-to-remove-lead = Type remove lead and a name, such as remove lead Sam Patel. To see who leads, type leads.
lead-added = { $name } is a digital lead: they can see summaries and run the check-in.
lead-nobody = I know nobody in your council called { $name }, so nothing has changed. People I know have written to me, or are on the roster.
lead-several = { $count } people could be { $name }, so nothing has changed. Whom do you mean?
lead-is-none = { $name } is no digital lead, so nothing has changed.
lead-is-last = { $name } is your council's only digital lead, so nothing has changed. First make somebody else a lead: type add lead and a name.
lead-gone = They are no longer on your council's roster, so they lead no more.
remove-lead-offer = Shall { $name } no longer be a digital lead? They will see no more summaries, and cannot run the check-in.
lead-removed = { $name } is no longer a digital lead.

## Joining accounts

join-code = Your code is { $code }. It works once, for { $minutes } minutes. Give it to nobody.
    To join your account on another platform to this one, send me a direct message from there: join { $code }
    Joined, both accounts are one person's: one set of answers, each reminder once, the roles of both. I will ask you on both before anything is joined. It cannot be undone.
join-offer = This joins your { $here } account ({ $mine ->
        [one] 1 answer
       *[other] { $mine } answers
    }) to the { $there } account on which the code was made ({ $theirs ->
        [one] 1 answer
       *[other] { $theirs } answers
    }).
    Where both answered the same question, the later answer counts; figures that are published stay as they are. Reminders come once, erase removes both, and it cannot be undone.
    Are both yours? Press Join them now, or type join them now. I will then ask on { $there } as well, and say there that you are called { $name } here.
join-confirm = { $name } on { $there } ({ $theirs ->
        [one] 1 answer
       *[other] { $theirs } answers
    }) has used your code, to join that account to your { $here } account ({ $mine ->
        [one] 1 answer
       *[other] { $mine } answers
    }).
    Where both answered the same question, the later answer counts; figures that are published stay as they are. Reminders come once, erase removes both, and it cannot be undone.
    Is that you? Press Join them now, or type join them now, within { $minutes } minutes. If it is somebody else, press Do not join.
join-waiting = Thank you. Please confirm on { $there } as well, within { $minutes } minutes: I have written to you there.
joined = Your { $here } and { $there } accounts are one now: everything that you said on either counts as yours, and reminders come where you wrote last. To see what is kept about you, type my data.
join-refused = Nothing has been joined. To begin again, type join accounts.
join-refused-there = Your accounts were not joined: the answer on { $there } was no. To begin again, type join accounts.
join-wrong = That code does not match, so nothing has been joined. A code works once, for { $minutes } minutes. To get a new one, type join accounts on your other account.
join-elsewhere = That code was made at another council, so nothing has been joined. Only accounts at one council can be joined.
join-same-place = That code was made here, so nothing has been joined. Type it where your other account is, on another platform.
join-too-often = That was a wrong code too often. Please try again in { $minutes } minutes, with a new code.
join-nothing = There is nothing to join, or too much time has passed. To begin, type join accounts.
how-to-join = To join your accounts on two platforms, type join accounts on one of them. You get a code: type join and the code on the other.

## Being left out

left-out = You are left out: I will not ask you anything, and you are not counted among those who are asked. What you answered so far is kept. If you change your mind, type include me.
left-out-already = You asked to be left out, so nothing has changed. To be asked again, type include me.
included = Welcome back. You are asked like everybody else from now on. To begin, type start.
included-already = You are not left out, so nothing has changed. To answer questions, type start.

## Running a check-in

none-running = No check-in is open, so nothing has changed. To open one now, type open check-in.
none-running-until = No check-in is open, so nothing has changed. The next one opens on { $opens }. To open one now, type open check-in.
open-offer = This opens the check-in for { $quarter } now. Everybody who has not been invited yet gets an invitation in their working hours. It closes at { $closes }. Press Open it now, or type open it now.
opened = The check-in for { $quarter } is open. Invitations go out in people's working hours. It closes at { $closes }. To close it early, type close check-in.
open-already = The check-in for { $quarter } is open already, so nothing has changed. It closes at { $closes }. To change that, type close check-in on and a day.
open-already-paused = The check-in for { $quarter } is open, but paused: nobody is reminded. It closes at { $closes }. To let reminders go on, type resume check-in.
no-days-left = This quarter has no working day left for a check-in, so nothing has changed.
no-days-left-until = This quarter has no working day left for a check-in, so nothing has changed. The next one opens on { $opens }.
close-offer = The check-in for { $quarter } is open until { $closes }. Closed now, nobody can answer any more. Press Close it now, or type close it now. To choose a day instead, type close check-in on and the day.
closed = The check-in for { $quarter } is closed. What was answered is kept. To open it again, type open check-in.
closed-already = That check-in is closed already, so nothing has changed.
close-day-refused = The check-in cannot close on { $day }, so nothing has changed. Please name a working day from today to { $last }, the end of the quarter.
close-is-then = The check-in closes at { $closes } already, so nothing has changed.
close-moved = The check-in now closes at { $closes }. Before, it was { $before }. To change it again, type close check-in on and a day.
how-to-move-close = Type close check-in on and the day, such as close check-in on 18 december.
day-unclear-close = I could not read a day in that, so nothing has changed. Type close check-in on and the day, such as close check-in on 18 december.
checkin-paused = The check-in is paused: nobody is reminded. People can still answer. To let reminders go on, type resume check-in.
checkin-paused-already = The check-in is paused already, so nothing has changed. To let reminders go on, type resume check-in.
checkin-resumed = Reminders go on. To pause them again, type pause check-in.
checkin-not-paused = The check-in is not paused, so nothing has changed. To pause it, type pause check-in.
nudging = Everybody who has not finished gets a reminder in their working hours, but never two on one day. To see how it goes, type status.
nudge-paused = The check-in is paused, so nobody is reminded. To let reminders go on, type resume check-in.
nudge-too-soon = Everybody who had not finished was reminded on { $last }, so nothing has changed. You can do that again from { $again }.
posts-come-here = News of the check-in comes here from now on: once a week while it is open, and when it closes. To move it, a digital lead types post here in another channel.
optional-set = Check-ins are optional from now on: everybody who is asked is told so, can ask to be left out, and gets one reminder at most. To change that, type check-in mandatory.
optional-already = Check-ins are optional already, so nothing has changed. To change that, type check-in mandatory.
mandatory-set = Everybody is expected to take part from now on, and is reminded until they have. To change that, type check-in optional.
mandatory-already = Everybody is expected to take part already, so nothing has changed. To change that, type check-in optional.
least-now = From the next check-in on, a figure tells of at least { $least } people. To change that, type for example: least 7.
least-set = From the next check-in on, a figure tells of at least { $least } people instead of { $before }. A check-in that has begun keeps the number that it began with.
least-lowered = From the next check-in on, a figure tells of at least { $least } people instead of { $before }. A check-in that has begun keeps the number that it began with. Please tell your staff: until now they were told that summaries show groups of { $promised } people or more.
least-is-that = The smallest group is { $least } people already, so nothing has changed.
least-out-of-range = The smallest group can be { $fewest } to { $most } people, so nothing has changed. It is { $least } now.
least-unclear = I could not read a whole number in that, so nothing has changed. Type for example: least 7.
export-file = The figures of { $council } for { $quarter }, { $kind }.
export-kind-csv = as a table (CSV)
export-kind-xlsx = as a workbook (XLSX)
export-kind-json = as data for other programs (JSON)
export-kind-html = as a report to read or print (HTML)
export-other-report = For a report to read or print, such as for a committee, type export html.
export-other-workbook = For a workbook with one sheet for each view, type export xlsx.
export-comes-directly = The file comes to you alone, in your direct messages.
export-not-sent = The file could not be sent here. Type export { $format } to me in a direct message, or ask whoever runs Waymark for: waymark export --format { $format }
export-too-large = The file is too large to be sent. Ask whoever runs Waymark for: waymark export --format { $format }
export-unclear = I do not know that kind of file. I can make xlsx (a workbook), html (a report), csv (a table) or json (data).
button-export = Export
button-export-csv = Export csv
button-export-xlsx = Export xlsx
button-export-json = Export json
button-export-html = Export html
posts-come-here-directly = News of the check-in comes to you here from now on: once a week while it is open, and when it closes. To move it to a channel, type post here there.

## Channels whose members are asked

place-offer = Shall everybody in { $name } be asked in each check-in?
place-offer-again = Everybody in { $name } is asked already.
place-offer-people = { $added ->
        [0] Nobody would join the roster
        [1] One person would join the roster
       *[other] { $added } people would join the roster
    }; { $known ->
        [0] nobody is on it already.
        [1] one is on it already.
       *[other] { $known } are on it already.
    }
place-offer-left-out = Left out: { $who }.
place-guests = { $count ->
        [1] 1 guest
       *[other] { $count } guests
    }
place-outsiders = { $count ->
        [1] 1 person from another organisation
       *[other] { $count } people from other organisations
    }
place-bots = { $count ->
        [1] 1 bot
       *[other] { $count } bots
    }
place-offer-kept = I keep in step: who joins is asked too, and who leaves is not asked any more, unless they came from a file or wrote to me before I asked them. Who asked to be left out stays left out.
place-uncounted = I cannot count the members just now: { $reason }
place-unread = I cannot see who is in this channel, so nothing has changed. { $reason }
place-unnamed = this channel
place-asked = Everybody there is asked from now on. I am reading who is in it; to see how many that is, type asked.
place-stopped = Done: that channel's members are no longer asked because they are in it. What they answered stays. To see who is asked, type asked.
place-not-asked = The members of this channel are not asked because they are in it, so there is nothing to stop.
place-stop-offer = Shall the members of { $name } no longer be asked because they are in it? { $leaving ->
        [0] Nobody would leave the roster.
        [1] One person would no longer be asked.
       *[other] { $leaving } people would no longer be asked.
    }
place-stop-stay = Who came from a file, wrote to me before I asked them, leads, or is in another channel that is asked stays on the roster. What people answered stays too.
place-fault = I cannot see who is in { $name }, whose members are asked. { $reason } Nobody has been taken off the roster; I try again each day.
place-fault-unnamed = I cannot see who is in a channel whose members are asked. { $reason } Nobody has been taken off the roster; I try again each day.
ask-here-in-channel = Please type that in the channel whose members are to be asked: ask here. Where commands begin with a slash, type /maturity ask here.
stop-asking-in-channel = Please type that in the channel itself: stop asking here. If it is gone, press its button under asked.
places-title = Who is asked
places-people = { $total ->
        [0] Nobody is on the roster.
        [1] One person is on the roster
       *[other] { $total } people are on the roster
    }{ $total ->
        [0] {""}
       *[other] : { $file } from a file, { $place } because of a channel, { $word } who wrote to me or were entered by hand.
    }
places-unnamed = A channel without a name
places-none = No channel's members are asked because they are in it.
places-line = { $name }: { $count ->
        [1] 1 person.
       *[other] { $count } people.
    }
places-line-guests = { $name }, with guests: { $count ->
        [1] 1 person.
       *[other] { $count } people.
    }
places-read = Last read at { $when }.
places-unread = Not read yet.
places-fault = It cannot be read now: { $reason }
places-more = And { $count } more.
places-change = To ask everybody in a channel, type ask here there; to include its guests, ask here with guests.

## The benchmark

share-offer =
    Your council would join the benchmark: councils that share their figures see where they stand among each other.
    What is shared: each quarter your mean of each theme, as your summary shows it after the close. It is counted without your council's name, from the last quarter's check-in on.
    Who sees it: digital leads of councils that share too, here and in other Waymark installations that swap counts with this one. They see the median and the quartiles of at least five councils, and no council's own figures.
    To join, press Share them now, or type share them now. You can leave at any time: type stop sharing.
share-stop-offer =
    Your council would leave the benchmark. Its later check-ins are not counted any more, and you do not see the benchmark any more.
    What was counted before stays counted: it is one among many numbers, and bears no name.
    To leave, press Stop sharing now, or type stop sharing now.
sharing = Your council shares its figures. It is counted when at least five councils can be counted together, an hour or more after the check-in has closed. To see where you stand, type benchmark. To leave, type stop sharing.
sharing-already = Your council shares its figures already, so nothing has changed. To see where you stand, type benchmark. To leave, type stop sharing.
sharing-not = Your council does not share its figures, so nothing has changed. To join the benchmark, type share figures.
sharing-stopped = Your council does not share its figures any more. What is not counted yet is not counted while it does not share. To join again, type share figures.
how-to-benchmark = Type benchmark to see where your council stands, or benchmark only me to see it alone.
benchmark-not-sharing = Only councils that share their own figures see the benchmark, and yours does not share them. To read what would be shared and with whom, press Share figures, or type share figures.
benchmark-none-closed = The benchmark compares check-ins that have closed, and your council has none yet. Please come back when one has closed.
benchmark-too-few = There is no benchmark for { $quarter } yet: fewer than five councils can be counted. Nothing is shown of so few.
benchmark-title = Where your council stands: { $quarter }
benchmark-among = { $deployments ->
        [1] { $councils } councils share their figures here.
       *[other] { $councils } councils share their figures, in { $deployments } Waymark installations.
    }
benchmark-overall-above = Over all themes, your mean of { $mean } is above the middle half of them ({ $range }). The median is { $median }.
benchmark-overall-middle = Over all themes, your mean of { $mean } is in the middle half of them ({ $range }). The median is { $median }.
benchmark-overall-below = Over all themes, your mean of { $mean } is below the middle half of them ({ $range }). The median is { $median }.
benchmark-overall-unknown = Your council has no mean over all themes to compare. The middle half of them is { $range }, the median { $median }.
benchmark-newer = For { $quarter } fewer than five councils can be counted so far, so this is an earlier quarter.
benchmark-made-up = These councils are made up, for a demonstration.
benchmark-above-fact = Above three quarters of councils
benchmark-below-fact = Below three quarters of councils
benchmark-ours = Your council
benchmark-median = Median
benchmark-range = Middle half
benchmark-above-cell = { $mean } (above)
benchmark-middle-cell = { $mean } (within)
benchmark-below-cell = { $mean } (below)
benchmark-no-figure = No figure
benchmark-too-few-cell = Fewer than 5 councils
benchmark-how = Half of the councils are in the middle half, a quarter above it and a quarter below. Each council counts once, with its mean from 1 to 5. No council is named, and there is no order of councils.

## The action plan

council-unnamed = your council
settings-unnamed = not named yet
plan-title = Action plan: { $council }
plan-open = { $count ->
        [0] No action is open.
        [one] 1 action is open.
       *[other] { $count } actions are open.
    }
plan-late = { $count ->
        [one] 1 is late.
       *[other] { $count } are late.
    }
plan-done = { $count ->
        [one] 1 is done.
       *[other] { $count } are done.
    }
plan-dropped = { $count ->
        [one] 1 was dropped.
       *[other] { $count } were dropped.
    }
plan-empty = The action plan is empty.
plan-hint = To change an action, press its button, or type action and its number, such as action 3. To add one of your own, type add action, a theme, a colon and what is to be done, such as: add action data: Agree one list of our data sets
plan-hint-add = To add an action of your own, type add action, a theme, a colon and what is to be done, such as: add action data: Agree one list of our data sets
plan-hint-typed = To see one action, type action and its number, such as action 3.
plan-more = And { $count } more. Their numbers: { $numbers }.
plan-more-many = And { $count } more. The first of their numbers: { $numbers }.
plan-other = For no mission of the framework
plan-proposals = What could come next
plan-proposals-about = The next steps for the enablers that stand lowest in the published answers of { $quarter }. To take one over, press its button, or type add action and its theme, such as add action data.
plan-strengths = Strengths to build on: { $themes }.
plan-no-figures = No figures have been published yet, so no next step can be proposed.
plan-no-gap = No further step is proposed: each enabler that has figures stands at the highest level, or its next steps are in the plan already.
proposal-title = { $theme }: { $level }
proposal-step = Next step from { $level }: { $text }
proposal-step-apart = One of its questions stands at { $level }. Next step from there: { $text }
proposal-barrier = Held back most by: { $barrier }.
proposal-gone = That next step is not in the framework any more, so nothing has changed. To see what is proposed now, type actions.
proposal-none = Nothing is proposed for { $theme } now. To see what is proposed, type actions.
proposal-foreign = That next step belongs to no check-in of your council, so nothing has changed. To see what is proposed now, type actions.
action-title = Action { $number }
action-label = { $number }. { $theme }
action-label-late = { $number }. { $theme } (late)
action-owner = Owner
action-owned-by = owner { $name }
action-no-owner = No owner yet
action-unowned-yet = no owner yet
action-due = Due
action-due-on = due { $day }
action-was-due = was due { $day }
action-due-late = { $day } (late)
action-no-due = No due date
action-undated = no due date
action-progress = Progress
action-theme = Theme
action-mission = Mission
action-began-at = Stood at
action-began-level = { $level } ({ $quarter })
action-is-planned = planned
action-is-started = started
action-is-done = done
action-is-dropped = dropped
action-hint = You can also type: action { $number } due 12 march, action { $number } owner Sam Patel, action { $number } for and a mission, action { $number } say and new words, or action { $number } dropped.
action-in-plan = Action { $number } is in the plan.
action-next-both = Next, say who sees to it, and by when: type action { $number } owner and a name, and action { $number } due 12 march.
action-next-owner = Next, say who sees to it: type action { $number } owner and a name, or action { $number } owner me.
action-next-due = Next, say by when: type action { $number } due 12 march.
action-not-added = Your council has had no check-in yet that an action could answer, so nothing was added. Please add it when the first check-in has opened.
action-reworded = Action { $number } has new words.
action-given-to = Action { $number } now belongs to { $name }.
action-given-to-nobody = Action { $number } has no owner now.
action-due-set = Action { $number } is due on { $day }.
action-due-removed = Action { $number } has no due date now.
action-serves = Action { $number } serves this mission: { $mission }.
action-marked-planned = Action { $number } has not been started yet.
action-marked-started = Action { $number } has been started.
action-marked-done = Action { $number } is done. Well done.
action-marked-dropped = Action { $number } has been dropped.
action-no-such = There is no action { $number }, so nothing has changed. To see which there are, type actions.
action-no-such-person = I know nobody called “{ $name }” at your council, so action { $number } has not changed. Please type the name as it is written in Teams or Slack, such as: action { $number } owner Sam Patel
action-several-people = “{ $name }” could be several people, so action { $number } has not changed. Please type the whole name.
action-several-named = “{ $name }” could be { $names }, so action { $number } has not changed. Please type the whole name.
action-not-theirs = Only digital leads, and whoever an action belongs to, can say how far it is. So action { $number } has not changed.
action-unclear = I could not read what to do with action { $number }, so nothing has changed. Type for example: action { $number } due 12 march, action { $number } owner Sam Patel, or action { $number } started.
day-unclear-action = I could not read a day in that, so action { $number } has not changed. Type for example: action { $number } due 12 march, or action { $number } no due date.
action-due-refused = An action cannot be due on { $day }, so nothing has changed. Please name a day from today on, and at most { $years } years ahead.
action-mission-unknown = I know no mission called “{ $words }”, so nothing has changed. Did you mean one of these?
action-theme-unknown = I know no theme called “{ $words }”, so nothing was added. Did you mean { $themes }? Type it before the colon, such as: add action data: Agree one list of our data sets
action-empty = There were no words to keep in that, so nothing has changed. Type for example: action 3 say Agree one list of our data sets
action-too-long = That has { $length } characters, and an action can have { $limit }. Nothing has changed. Please say it in fewer words.
how-to-action = Type action, its number and what is to change, such as: action 3 due 12 march, action 3 owner Sam Patel, or action 3 started. To see all actions, type actions.
how-to-add-action = To take over what is proposed for a theme, type add action and its name, such as: add action data. For an action of your own add a colon and what is to be done, such as: add action data: Agree one list of our data sets
action-nudge-soon = Hello { $name }. Action { $number }, which is yours, is due on { $day }.
action-nudge-due = Hello { $name }. Action { $number }, which is yours, is due on { $day }.
action-nudge-today = Hello { $name }. Action { $number }, which is yours, is due today.
action-nudge-late = Hello { $name }. Action { $number }, which is yours, was due on { $day }. How far is it?
action-nudge-quiet = If the day no longer fits, ask a digital lead for another. For no more reminders, type stop reminders.
said-title = You said, we did
said-done = Done: { $text }
said-started = Started: { $text }
said-more = And { $count } more: type actions to see them all.
moved-title = What has moved since actions were agreed
moved-line = { $theme }: it was { $before } in { $quarter }, when { $actions } began, and is now { $after }: { $change }.
moved-action = action { $number }
moved-clear = { $change }, which is more than chance
moved-unclear = no clear change
moved-common = Only questions that were asked both times are compared.

## Nudges

name-unknown = there
nudge-invitation = Hello { $name }. This quarter's check-in is open: how is digital work really going?
nudge-reminder = Hello { $name }. There is still time for this quarter's check-in, and your view counts as much as anybody's.
nudge-reminder-begun = Hello { $name }. You have made a start on this quarter's check-in.
nudge-last-day = Hello { $name }. This is the last reminder for this quarter's check-in.
nudge-snooze = Hello { $name }. You asked me to remind you of this quarter's check-in.
nudge-manual = Hello { $name }. Your digital leads would like to hear from you in this quarter's check-in.
nudge-ahead = { $count ->
        [one] 1 question
       *[other] { $count } questions
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Open until { $closes }.
nudge-begun = { $done } of { $total } done, pick up where you left off. Open until { $closes }.
nudge-optional = You do not have to take part. If you would rather not be asked, type leave me out.
nudge-quiet = Not now? Type snooze and a day, such as snooze monday. For no more reminders, type stop reminders.
nudge-quiet-last = For no more reminders in future, type stop reminders.

## Status

status-title = Check-in for { $quarter }
status-open = Open until { $closes }.
status-paused = Paused: nobody is reminded, but people can answer. It closes at { $closes }.
status-not-yet = It opens at { $opens }.
status-closed = Closed since { $closes }.
status-synthetic = This is a made-up council, for a demonstration.
status-optional = Taking part is voluntary, so not everybody is expected to answer.
status-none = Your council has had no check-in yet.
status-nobody = Nobody has been asked yet: no person is known here.
status-invited = Invited
status-reached = Reached
status-started = Started
status-finished = Finished
status-answered = Answered
status-past = Who finished or was away cannot be told any more: that is known of the newest check-in alone.
status-share = { $count } of { $people } ({ $share }%)
status-stopped = Want no questions
status-without-reminders = Want no reminders
status-away = Away
status-unreachable = Not reachable
status-reason-people = { $count ->
        [one] 1 person
       *[other] { $count } people
    }
status-reason-names = { $reason } ({ $names })
status-names-more = { $names } and { $count } more
status-no-conversation = Waymark has no conversation with them. Ask them to add Waymark and say hello, or an admin to install it for all.
status-next = Next
status-next-nudges = { $kind }, from { $due }
status-next-opens = The next check-in opens on { $opens }
status-next-nothing = Nothing is planned
status-kind-invitation = Invitations
status-kind-reminder = Reminders
status-kind-last-day = Last reminders
status-kind-snooze = Reminders that people asked for
status-kind-manual = Reminders that a lead asked for
status-waiting = Waiting to be sent
status-undelivered = Not delivered
status-undelivered-count = { $count ->
        [one] 1 message
       *[other] { $count } messages
    }. Whoever runs Waymark finds the reasons in its log.
nudge-offer = { $count ->
        [one] 1 person has not finished.
       *[other] { $count } people have not finished.
    } Each gets one reminder in their working hours. The check-in closes at { $closes }. Press Remind them now, or type remind them now.
nudge-offer-nobody = There is nobody to remind: everybody has finished, wants no reminders or is not reachable. To see who, type status.

## Calendar

calendar-title = The next check-ins
calendar-round = Opens { $opens }, closes { $closes }.
calendar-no-round = No check-in: the quarter has no working day.
calendar-holidays = Holidays: { $days }.
calendar-freeze = Nothing is sent from { $first } to { $last }: { $reason }.
calendar-freeze-plain = Nothing is sent from { $first } to { $last }.
calendar-day-named = { $day } ({ $name })

## Posts

post-progress-title = This week's check-in news: { $quarter }
post-closing-title = The check-in for { $quarter } has closed
post-answered = { $answered } of { $asked } people have answered ({ $share }%).
post-answered-closed = { $answered } of { $asked } people answered ({ $share }%). Thank you all.
post-nobody-asked = Nobody has been asked yet.
post-nobody-answered = { $asked ->
        [one] 1 person has been asked. They have not answered yet.
       *[other] { $asked } people have been asked. Nobody has answered yet.
    }
post-nobody-answered-closed = { $asked ->
        [one] 1 person was asked. They did not answer.
       *[other] { $asked } people were asked. Nobody answered.
    }
post-too-few = Fewer than { $least } people are asked, so no figures are shown. This keeps people's answers private.
post-days-left = { $days ->
        [one] 1 day left: it closes at { $closes }.
       *[other] { $days } days left: it closes at { $closes }.
    }
post-last-day = It closes today: { $closes }.
post-paused = Reminders are paused.
post-optional = Taking part is voluntary.
post-how = To take part, send me a direct message and type start.
post-areas = By service area
post-area = Service area
post-area-answered = Answered
post-area-unknown = Area not known
post-areas-more = { $count ->
        [one] 1 smaller area is left out here.
       *[other] { $count } smaller areas are left out here.
    }
post-areas-withheld = Withheld: areas with fewer than { $least } people, and where needed one more so that they cannot be worked out.

## Summary

summary-title = Digital maturity of { $council }
summary-open = Still open: these figures can move.
summary-synthetic = These are synthetic answers, made up for a demonstration.
summary-theme-kind = { $theme } ({ $kind })
summary-kind-mission = mission
summary-kind-enabler = enabler
summary-kind-principle = principle
summary-level-mean = { $name } { $mean }
number = { $number }
summary-missions = Missions
summary-enablers = Enablers
summary-principles = Good practice principles
summary-theme = Theme
summary-level = Level
summary-answers = Answers
summary-not-sure = Not sure
summary-percent = { $share }%
summary-withheld-cell = withheld
summary-none-cell = none yet
summary-withheld-note = Withheld: too few answers to show without pointing at fewer than { $least } people.
summary-no-checkin = Your council has had no check-in yet, so there is nothing to show.
summary-how-range = Mean of all levels given (1 to 5). Range: where it would most likely lie if more people were asked (95%). Not sure is its share of the answers; Doesn't apply is left out.
summary-parts = Together these count fewer answers than there are in all: some count only in larger groups, so that no figure tells of fewer than { $least } people.
summary-how = Mean of all levels given (1 to 5).
summary-how-clear = A change or a gap is clear where its range leaves out that there is none (Welch's t, 95%).
summary-camps = Opinions are split into two camps on { $themes }: the mean alone does not show that.
summary-source = Themes: LGA Local Government Digitalisation Framework (July 2024). Questions and levels: this project, not the LGA.
summary-stands = Overall: { $level }, from { $answers }.
summary-response-voluntary = Taking part is voluntary.
summary-response-reach = Response: { $answered } of { $asked } people ({ $share }%). { $reached } people could be reached ({ $reach }%).
summary-sentence-spread = { $high } on { $strongest }, { $low } on { $weakest }
summary-sentence-alike = { $level } overall
summary-sentence-change = { $said }; clearest change { $since }: { $theme }, { $change }.
summary-since = since { $quarter }
summary-against = against { $quarter }
summary-season = { $season } { $year }
summary-strengths = Strengths
summary-gaps = Gaps
summary-barrier = Held back most by
summary-barrier-share = { $barrier }: { $share } of what was named
summary-changed = Clearly changed { $since }
summary-changed-more = { $count ->
        [one] 1 more theme has clearly changed.
       *[other] { $count } more themes have clearly changed.
    }
summary-nothing-changed = No theme has clearly changed { $since }.
summary-nothing-earlier = There is no earlier check-in to compare with.
summary-common = The questions have changed { $since }: changes are worked out from the questions that were asked both times.
summary-waiting = Held back for now: { $count ->
        [one] 1 answer. It is added
       *[other] { $count } answers. They are added
    } once at least { $least } people can be counted together.
summary-held-for-good = Held back: { $count ->
        [one] 1 answer. It is in no figure, because fewer than { $least } people stand behind it.
       *[other] { $count } answers. They are in no figure, because fewer than { $least } people stand behind them.
    }
summary-withheld-open = There are too few answers to show a level yet. A figure is shown once at least { $least } people stand behind it, so that people's answers stay private.
summary-withheld-closed = Too few people answered to show a level. A figure is shown only when at least { $least } people stand behind it, so that people's answers stay private.
summary-empty-open = Nobody has answered yet, so there is nothing to show. Type summary again when people have.
summary-empty-closed = Nobody answered, so there is nothing to show.
summary-unsure-all = Everybody who answered said { $notsure } or { $notapplicable }, so there is no level to show.
summary-unsure-cell = no level
summary-level-of-five = { $level } out of 5
summary-level-of-five-within = { $level } out of 5 (range { $range })
summary-mean-level = { $mean } { $name }
summary-count-answers = { $count ->
        [one] 1 answer
       *[other] { $count } answers
    }
summary-part-of = { $part } of { $whole } ({ $share }%)
summary-agreement = Agreement
summary-agreement-unknown = too few to say
summary-agreement-tight = tight
summary-agreement-mixed = mixed
summary-agreement-split = split
summary-agreement-tight-means = tight: three in four answers or more are at two neighbouring levels
summary-agreement-mixed-means = mixed: the answers spread over several levels
summary-agreement-split-means = split: there are two camps with few between them
summary-change = Change
summary-change-since = Change { $since }
summary-change-within = { $change } ({ $range })
summary-no-clear-change = no clear change
summary-up = up { $levels }
summary-down = down { $levels }
summary-up-0 = up slightly
summary-up-1 = up a quarter of a level
summary-up-2 = up half a level
summary-up-3 = up three quarters of a level
summary-up-4 = up a level
summary-up-levels = up { $levels } levels
summary-down-0 = down slightly
summary-down-1 = down a quarter of a level
summary-down-2 = down half a level
summary-down-3 = down three quarters of a level
summary-down-4 = down a level
summary-down-levels = down { $levels } levels
summary-all-themes = All themes
summary-whole-council = Whole council
summary-enabler = Enabler
summary-grid = Missions by enablers
summary-theme-by = { $theme }: { $cut }
summary-theme-in-area = { $theme } in { $area }
summary-range = { $title }: { $strongest } highest ({ $high }), { $weakest } lowest ({ $low }).
summary-range-alike = { $title }: nothing stands above the rest ({ $level }).
summary-range-none = { $title }: no level can be shown.
summary-answers-behind = The answers behind it
summary-distribution = How often each level was given
summary-share = Share
summary-evidence = Levels 4 and 5 with evidence
summary-standing = { $theme }: { $level }, from { $answers }.
summary-standing-unsure = { $theme }: everybody who answered said { $notsure } or { $notapplicable }, so there is no level to show.
summary-standing-withheld = { $theme }: too few answers to show a level without pointing at people.
summary-standing-empty = { $theme }: nobody has answered these questions, so there is nothing to show.
summary-highest = Highest
summary-lowest = Lowest
summary-split-role = Role
summary-split-area = Service area
summary-split-none-role = No role has enough people to be shown apart from the others.
summary-split-none-area = No service area has enough people to be shown apart from the others.
summary-role-leader = Leaders
summary-role-frontline = Front line
summary-role-elected = Elected members
summary-area-named = { $area } (service area)
summary-area-unknown = There is no service area called “{ $area }” among those that can be shown apart. Did you mean one of these?
summary-area-unknown-all = There is no service area called “{ $area }” that can be shown apart. To see which there are, type summary by area.
summary-gap = Leaders and front line
summary-leaders = Leaders
summary-frontline = Front line
summary-apart = { $levels } apart
summary-no-clear-gap = no clear gap
summary-no-gap-cell = cannot be compared
summary-gap-leaders = leaders { $levels } higher
summary-gap-frontline = front line { $levels } higher
summary-gap-none = Leaders and the front line cannot be compared: there are not enough answers from both, at least { $least } people each.
summary-gap-alike = Leaders and the front line see no theme clearly differently.
summary-gap-widest-leaders = Leaders see { $theme } { $apart } levels higher than the front line does{ $others ->
        [0] .
        [one] , and 1 more theme clearly differently.
       *[other] , and { $others } more themes clearly differently.
    }
summary-gap-widest-frontline = The front line sees { $theme } { $apart } levels higher than leaders do{ $others ->
        [0] .
        [one] , and 1 more theme clearly differently.
       *[other] , and { $others } more themes clearly differently.
    }
summary-quarter = Quarter
summary-from-to = { $first } to { $last }
summary-titled-since = { $title } (change { $since })
summary-interval = Range
summary-trend-none = { $theme }: there is no quarter yet that can be shown.
summary-trend-one = { $theme }: { $now } in { $last }. A trend shows from the second quarter on.
summary-trend-up = { $theme }: clearly up from { $before } in { $first } to { $now } in { $last }.
summary-trend-down = { $theme }: clearly down from { $before } in { $first } to { $now } in { $last }.
summary-trend-flat = { $theme }: no clear change from { $before } in { $first } to { $now } in { $last }.
summary-trend-common = The questions have changed over these quarters: only those that were asked every time are compared.
summary-picture-title = { $subject }: { $council }, { $season }
summary-picture-note = Themes by the LGA. Questions and levels by this project, not the LGA.
summary-picture-synthetic = Synthetic answers, made up for a demonstration. Themes by the LGA. Questions and levels by this project, not the LGA.
summary-alt-bars = Bar chart: { $council }, { $season }. { $message }
summary-alt-heat-map = Heat map: { $council }, { $season }. { $message }
summary-alt-trend = Line chart: { $council }, { $season }. { $message }
summary-alt-gap = Dot chart: { $council }, { $season }. { $message }

## Summary: why

summary-why-mean = Mean
summary-why-mean-how = The sum of the levels given over their number: { $products } = { $sum }, over { $answers }, is { $mean }.
summary-why-level = Level
summary-why-level-how = The nearest to the mean as it is shown, halves up: { $mean } is { $level }.
summary-why-interval = Range of the mean
summary-why-interval-how = Mean { $mean }, variance { $variance }, counted as { $people } people.
summary-why-interval-ends = The range: { $range }. Elsewhere it is shown in tenths, rounded outwards.
summary-why-not-sure = Not sure
summary-why-not-sure-how = { $part } of { $whole } answers, levels and Not sure together.
summary-why-agreement = Agreement
summary-why-agreement-how = Split: two camps, each a quarter of the answers or more, on either side of a level that few chose. Tight: three in four answers or more at two neighbouring levels. Else mixed.
summary-why-result = Here: { $result }.
summary-why-change = Change
summary-why-change-how = Mean now { $this } (variance { $thisvariance }, { $thispeople } people) less mean before { $that } (variance { $thatvariance }, { $thatpeople } people) is { $difference }.
summary-why-gap = Leaders and front line
summary-why-gap-how = Mean of leaders { $this } (variance { $thisvariance }, { $thispeople } people) less mean of the front line { $that } (variance { $thatvariance }, { $thatpeople } people) is { $difference }.
summary-why-clear = The range ({ $range }) leaves out 0: a clear difference.
summary-why-unclear = The range ({ $range }) has 0 in it: no clear difference.
summary-why-evidence = Evidence
summary-why-evidence-how = { $part } of the { $whole } answers at levels 4 and 5 came with evidence.
summary-why-barrier = Held back most by
summary-why-barrier-how = { $barrier }: named { $part } times of { $whole }.
summary-why-missing-one-person = There is no range: one person tells nothing about how others differ.
summary-why-missing-all-alike = There is no range: all said the same, which tells nothing about how others differ.
summary-why-missing-too-few = There are too few answers to say: at least { $needed } are needed.
summary-why-not-known = not known
summary-why-each-area = Each line is worked out like the whole, from its own people's answers. To see how, type for example: why area { $area }
summary-why-each-role = Each line is worked out like the whole, from its own people's answers. To see how, press Why.
summary-method-mean = Method: Student's t, 95%.
summary-method-change = Method: Welch's t, 95%.
summary-method-people = Ranges count people, not answers, as one person's answers are alike. They take the fewest people who could have given so many: how many did is told to nobody.
summary-left-out = What was left out:
summary-left-out-waiting = Waiting for more people, in the whole check-in
summary-left-out-too-few = Fewer than { $least } people, in the whole check-in
summary-version = Framework version { $version }.
summary-versions = Framework version { $version }; { $before } in the check-in that it is compared with.
summary-versions-common = Framework version { $version }; { $before } in the check-in that it is compared with. Only questions that were asked both times are compared.

## Summary: what cannot be shown

summary-unknown = I know no theme or view called “{ $words }”, so there is nothing to show. Did you mean one of these? For all of them, type help.
summary-several = “{ $words }” could be several themes. Which one?
summary-one-theme = I can show one theme at a time. Which one?
summary-one-split = I can show service areas or roles, but not both at once. Which of these?
summary-quarter-unknown = I know no quarter called “{ $words }”, so there is nothing to show. Write it as Q3 2026/27, or as Q4 2026 for a calendar year. Did you mean one of these?
summary-compare-what = Which quarter shall I compare with? Write it after compare, such as compare Q3 2026/27.
summary-compare-same = A quarter cannot be compared with itself. Did you mean the one before?
summary-compared-with = compared with { $quarter }
summary-no-such-quarter = There was no check-in in { $quarter }, so there is nothing to show. Did you mean one of these?
summary-theme-gone = That theme is not in the framework any more, so there is nothing to show. Type summary to see what is.

## Dates

day = { $weekday } { $day } { $month }
day-year = { $day } { $year }
moment = { $time } on { $day }
time-am = { $clock }am
time-pm = { $clock }pm
midday = midday
midnight = midnight
from-to = { $first } to { $last }
all-of = { $first } and { $last }
any-of = { $first } or { $last }
quarter = { $first } to { $last } { $year }
quarter-code = { $quarter } ({ $code })
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
season-0 = winter
season-1 = spring
season-2 = summer
season-3 = autumn

## Commands that Teams lists

listed-start = start
listed-start-does = Begin this quarter's questions, or go on where you left off
listed-home = home
listed-home-does = See where you stand
listed-recap = my answers
listed-recap-does = See your answers, and change them
listed-snooze = snooze tomorrow
listed-snooze-does = Be reminded again tomorrow, and not today
listed-away = away until monday
listed-away-does = No reminders while you are on leave
listed-hours = hours
listed-hours-does = See or change the hours in which you are reminded
listed-stop-reminders = stop reminders
listed-stop-reminders-does = No more reminders in any check-in
listed-summary = summary
listed-summary-does = For digital leads: where the council stands
listed-by-area = summary by area
listed-by-area-does = For digital leads: service areas side by side
listed-gap = summary gap
listed-gap-does = For digital leads: leaders against the front line
listed-actions = actions
listed-actions-does = The action plan; for digital leads with what is proposed
listed-export = export
listed-export-does = For digital leads: the figures to take away
listed-status = status
listed-status-does = For digital leads: who has been reached, and who has finished
listed-nudge = nudge
listed-nudge-does = For digital leads: remind everybody who has not finished
listed-calendar = calendar
listed-calendar-does = For digital leads: the next check-ins
listed-post-here = post here
listed-post-here-does = For digital leads: weekly news and summaries come to this conversation
listed-help = help
listed-help-does = See all that you can type

## What people can type

typed-start = start, show the question, show, begin, go, ready, let's go, next
typed-yes = yes, yep, ok, okay
typed-no = no, no thanks, no thank you, nope, never mind, nevermind, cancel
typed-resume = resume, continue, carry on, go on
typed-pause = pause, wait, later, not now, break
typed-stop = stop, unsubscribe, leave me alone, opt out
typed-skip = skip, pass, skip it, none of these, rather not say
typed-back = back, go back, previous
typed-progress = progress, my progress, how far, how many left
typed-help = help, ?, commands, what can you do, menu
typed-recap = my answers, recap, answers, review, see my answers
typed-summary = summary, maturity summary, results, maturity
typed-why = why, why is that, how come
typed-comment = comment, add evidence or a comment, evidence, note
typed-edit = edit, change
typed-claim = claim
typed-not-sure = not sure, unsure, don't know, dont know, dunno, no idea, 0
typed-not-applicable = n/a, na, doesn't apply, doesnt apply, does not apply, not applicable, not relevant
typed-hello = hello, hi, hey, good morning, good afternoon
typed-thanks = thanks, thank you, many thanks
typed-level = level
typed-english = english, saesneg, speak english
typed-welsh = cymraeg, welsh, siarad cymraeg
typed-snooze = snooze, snooze until, snooze again, remind me, remind me on, remind me again on
typed-unsnooze = unsnooze, undo snooze, cancel snooze, stop snooze
typed-away = away, away after all, i'm away, i am away, on leave
typed-back-at-work = i'm back, im back, i am back, back at work
typed-stop-reminders = stop reminders, no reminders, no more reminders, stop reminding me, stop nudges
typed-start-reminders = start reminders, reminders on, remind me again
typed-hours = hours, my hours, working hours, i work
typed-status = status
typed-calendar = calendar, next check-ins, quarters
typed-nudge = nudge, remind people, remind everybody, remind everyone
typed-nudge-all = remind them now
typed-open = open, open check-in, open checkin, open check in, open a check-in, open the check-in, check-in open, checkin open, check in open
typed-open-now = open it now
typed-close = close, close check-in, close checkin, close check in, close the check-in, check-in close, checkin close, check in close
typed-close-now = close it now
typed-move-close = move close, move the close, move close to
typed-pause-checkin = pause check-in, pause checkin, pause check in, pause the check-in, check-in pause, checkin pause, check in pause
typed-resume-checkin = resume check-in, resume checkin, resume check in, resume the check-in, check-in resume, checkin resume, check in resume
typed-post-here = post here, posts here
typed-actions = actions, action plan, the action plan, show actions, maturity actions, maturity action plan
typed-action = action, maturity action
typed-add-action = add action, add an action, new action, maturity add action
typed-benchmark = benchmark, the benchmark, sector, other councils, compare with other councils
typed-share = share figures, share our figures, share, start sharing, join the benchmark, join benchmark
typed-share-now = share them now
typed-stop-sharing = stop sharing, stop sharing figures, leave the benchmark, leave benchmark
typed-stop-sharing-now = stop sharing now
typed-export = export, export figures, export the figures, take away, download
typed-file-csv = csv, table
typed-file-xlsx = xlsx, excel, workbook, spreadsheet
typed-file-json = json, data
typed-file-html = html, report, web page, page, committee report
typed-file-around = as, a, an, the, to, in, file, files, format, please, figures
typed-quote = it may be quoted without my name, it may be quoted, quote it, you may quote it
typed-unquote = do not quote it, don't quote it, it may not be quoted
typed-least = least, smallest group, smallest number, least people
typed-join-accounts = join accounts, join my accounts, join an account, link accounts, link my accounts
typed-join = join
typed-join-now = join them now, join them, join now
typed-join-refuse = do not join, don't join, do not join them, don't join them
typed-optional = check-in optional, checkin optional, check in optional, check-ins optional, optional, optional check-in, make it optional
typed-mandatory = check-in mandatory, checkin mandatory, check in mandatory, check-ins mandatory, mandatory, mandatory check-in, make it mandatory
typed-ask-here = ask here, ask this channel, ask this team, ask this group, ask everybody here, ask everyone here, ask the people here
typed-ask-here-guests = ask here with guests, ask this channel with guests, ask this team with guests, ask everybody here with guests, ask guests here too
typed-stop-asking-here = stop asking here, stop asking this channel, stop asking this team, stop asking this group
typed-asked = asked, who is asked, who's asked, people asked
typed-leads = leads, digital leads, who leads, list leads
typed-add-lead = add lead, add a lead, add digital lead, make lead
typed-remove-lead = remove lead, remove a lead, remove digital lead, remove as lead
typed-leave-out = leave me out, leave me out of it, exclude me
typed-include-me = include me, include me again, ask me again
typed-import = import, import people, import the roster, import a file, upload people
typed-my-data-file = my data as a file, my data file, my data json
typed-my-data = my data, what is kept about me, my information, what do you know about me
typed-correct = correct, put it right, correct my data, correct my answers
typed-withdraw = withdraw, withdraw my answers, take back my answers, take back, take my answers back
typed-withdraw-now = take them back now, withdraw now, withdraw them now
typed-erase = erase, erase me, erase my data, delete my data, delete me, forget me
typed-erase-now = erase everything now, erase me now
typed-audit = audit, audit log, the audit, who did what, maturity audit
typed-people = people, persons
typed-number-1 = one
typed-number-2 = two
typed-number-3 = three
typed-number-4 = four
typed-number-5 = five
typed-number-6 = six
typed-number-7 = seven
typed-number-8 = eight
typed-number-9 = nine
typed-number-10 = ten

## Words of days and hours that people can type

typed-day-0 = today
typed-day-1 = tomorrow
typed-around-day = on, until, till, til, to, by, next, this, the, from, between, for, in
typed-ahead = in
typed-next-week = next week
typed-one = a, an
typed-days = day, days
typed-weeks = week, weeks
typed-please = please, pls
typed-before-month = of
typed-ordinal = st, nd, rd, th
typed-from = from, starting, beginning
typed-to = to, until, till, til, through
typed-and = and, &
typed-am = am, a.m
typed-pm = pm, p.m
typed-weekdays = weekdays, weekday
typed-usual = usual, normal, the usual, as usual
typed-weekday-1 = monday, mon
typed-weekday-2 = tuesday, tue, tues
typed-weekday-3 = wednesday, wed, weds
typed-weekday-4 = thursday, thu, thur, thurs
typed-weekday-5 = friday, fri
typed-weekday-6 = saturday, sat
typed-weekday-7 = sunday, sun
typed-month-1 = january, jan
typed-month-2 = february, feb
typed-month-3 = march, mar
typed-month-4 = april, apr
typed-month-5 = may
typed-month-6 = june, jun
typed-month-7 = july, jul
typed-month-8 = august, aug
typed-month-9 = september, sept, sep
typed-month-10 = october, oct
typed-month-11 = november, nov
typed-month-12 = december, dec

## Words that can follow summary

typed-summary-overview = overview, first screen, all themes
typed-summary-missions = missions, mission, by mission, by missions
typed-summary-enablers = enablers, enabler, by enabler, by enablers
typed-summary-principles = principles, principle, by principle, by principles, good practice principles
typed-summary-grid = grid, heat map, heatmap, missions by enablers, missions x enablers
typed-summary-trend = trend, trends, over time, by quarter
typed-summary-gap = gap, role gap, perception gap, leaders, front line, leaders and front line, leaders and the front line, leaders against front line, leaders against the front line, leaders vs front line
typed-summary-reasons = why, reasons, how
typed-summary-by-role = by role, by roles, role, roles
typed-summary-by-area = by area, by areas, by service area, by service areas, by service, by directorate, by department, areas, service areas
typed-summary-area = area, service area, in area, for area, in service area, for service area
typed-summary-compare = compare, compared with, compared to, compare with, compare to, against, vs, versus
typed-summary-only-me = only me, only for me, just me, just for me, privately
typed-summary-quarter = q, quarter
typed-summary-this-quarter = this quarter, now
typed-summary-last-quarter = last quarter, previous quarter
typed-summary-around = for, of, the, in, on, please, and, with, show, me, summary, is

## Exports

export-skip = Skip to the report
export-contents = Contents
export-made-on = Taken from Waymark on { $day } { $year }.
export-first = At a glance
export-method = How it is worked out
export-areas = Service areas
export-roles = Roles
export-trend = Trend
export-response = Response
export-mission = Mission
export-principle = Principle
export-cut = Kind
export-block-figures = { $title }: levels
export-block-answers = { $title }: how often each level was given
export-block-behind = { $title }: evidence, and what holds back
export-block-means = Mean level of each mission's part in each enabler
export-block-counts = How many answers each of these means rests on
export-block-themes = { $title }: mean levels by theme, { $themes }
export-block-trend = { $title }: all themes together
export-block-gap = Mean levels of leaders and of the front line, theme by theme
export-block-response = Who took part, and which answers no figure shows
export-block-spread = { $title }: the means of the councils
export-block-pooled = { $title }: how often each level was given, all councils together
export-mean = Mean
export-low = Range from
export-high = Range to
export-change-low = Change from
export-change-high = Change to
export-compared = Changes are measured from { $quarter }.
export-not-sure-share = Share of Not sure
export-barrier-share = Share of all barriers named
export-leaders-answers = Answers of leaders
export-frontline-answers = Answers of the front line
export-difference = Leaders above front line
export-difference-low = Difference from
export-difference-high = Difference to
export-version = Framework version
export-what = What was counted
export-number = Number
export-asked = People asked
export-reached = People who could be reached
export-answered = People who answered
export-waiting = Answers that wait for more people
export-for-good = Answers in no figure, as too few people stand behind them
export-national = Digital maturity of councils
export-national-how = The median and the quartiles are those of the councils' means: each council counts once. The levels count all answers together. Figures are shown where at least { $least } councils have them, and no council is named.
export-councils-count = { $quarter }: { $councils ->
        [one] 1 council
       *[other] { $councils } councils
    }
export-councils = Councils with figures
export-lower-quartile = Lower quartile
export-median = Median
export-upper-quartile = Upper quartile
export-too-few-councils = fewer than { $least } councils
export-still-open = { $count ->
        [one] 1 check-in is still open: its figures can move.
       *[other] { $count } check-ins are still open: their figures can move.
    }
export-versions = The councils used versions { $versions } of the framework. These ask the same questions; only wording differs.

## Files that people attach in a direct message

roster-leads-only = A file with people can only come from your council's digital leads, so I did not look into { $name }. If you should be one, please ask a lead to add you.
file-not-kept = I cannot keep files, so I did not look into { $name }. What you type is kept.
file-several = Please send one file at a time, so that it is clear which one I read.
file-is-spreadsheet = { $name } is a spreadsheet. Save it as CSV (in Excel: Save as, CSV UTF-8) and send that file.
file-is-picture = { $name } is a picture, and I can only read text. Send people as a CSV file.
file-is-other = I can only read CSV files with people, and { $name } is something else. Type import to see what goes into one.
files-only-directly = I read files only in a direct message. Please send it to me there.
file-gone = I cannot open { $name } any more: it was deleted, or the time in which I may open it is over. Please send the file again.
file-not-allowed = I may not open files here yet. Ask whoever runs Waymark to add the permission files:read to the Slack app, and to install the app again. Then send { $name } once more.
file-not-now = { $name } could not be opened just now. Please send it again in a few minutes.
roster-too-large = { $name } is larger than { $most } MB. Split it into smaller files, or ask whoever runs Waymark for: waymark people import
roster-many-emails = { $name } names { $count } people by e-mail address, and here I can look up { $most } at most. Give member ids instead, or ask whoever runs Waymark for: waymark people import
roster-no-emails = I may not look up the e-mail addresses in { $name }. Ask whoever runs Waymark to add the permission users:read.email to the Slack app, or give member ids instead.
roster-reading = Reading { $name }. I will show you what it would change.
roster-faulty = { $name } cannot be used. { $problem }
roster-title = { $name }: what it would change
roster-nothing = { $name } changes nothing: the roster says all of it already.
roster-no-rows = { $name } has no row below its first line, so nothing can change.
roster-none-right = { $name } has no row that can be used, so nothing can change.
roster-added = New people
roster-changed = Changed entries
roster-back = Back on the roster
roster-unchanged = Stay as they are
roster-missing = On the roster, not in the file
roster-missing-value = { $count }. They stay, unless you take them off.
roster-missing-stays = { $count }. They stay.
roster-wrong = Wrong rows
roster-line = Line { $line }: { $what }
roster-difference = { $what } from { $before } to { $after }
roster-what-name = name
roster-what-role = role
roster-what-area = service area
roster-what-zone = time zone
roster-what-hours = hours
roster-new = New: { $shown }
roster-and-more = and { $count } more
roster-left-out = Wrong rows are left out. Correct the file and send it again to bring them too.
roster-ignored = Columns that mean nothing here: { $columns }
roster-unwritten = Nothing is written yet.
roster-applied = Done. From { $name }: { $added } added, { $changed } changed.
roster-applied-off = Done. From { $name }: { $added } added, { $changed } changed, { $off } taken off the roster. Their answers stay.
roster-moved-on = The roster or the file has changed since I showed you that, so nothing is written. This is how it stands now:
roster-left = All right, nothing is changed.
roster-closed-applied = Applied from { $name } by { $who } at { $when }: { $added } added, { $changed } changed.
roster-closed-applied-off = Applied from { $name } by { $who } at { $when }: { $added } added, { $changed } changed, { $off } taken off the roster.
roster-closed-nothing = Nothing in { $name } was left to apply when { $who } looked at { $when }.
roster-closed-left = Not applied: { $who } decided against it at { $when }. Nothing of it was written.
roster-closed-newer = Not applied: a newer preview has taken its place.
how-to-import = Attach a CSV file here, in this direct message. The first line names the columns: member id (in Teams: object id), and where you know them name, role, service area, nation, hours. Roles are leader, frontline and elected. I show you what would change before anything is written.
button-roster-apply = Apply
button-roster-apply-right = Apply the right rows
button-roster-apply-off = { $count ->
        [one] Apply, and take 1 person off
       *[other] Apply, and take { $count } people off
    }
button-roster-leave = Leave it
button-import = Import people
button-my-data-file = As a file
my-data-file = All that is kept about you, as a file for other programs (JSON).
my-data-file-title = What is kept about you
my-data-not-sent = The file could not be sent here. Ask whoever runs Waymark for: waymark person data

## What is wrong with a file of people

people-same-as = the same person as in line { $line }
people-no-role = { $cell } is no role: write leader, frontline or elected
people-no-nation = { $cell } is no nation: write England, Scotland, Wales or Northern Ireland
people-no-zone = { $cell } is no time zone: write one such as Europe/London
people-zone-meant = { $cell } is no time zone. Did you mean { $near }?
people-no-hours = { $cell } are no working hours: write them as mon-thu 10:00-15:00
people-weekend-hours = { $cell } are hours on weekends only, when nobody is reminded
people-no-platform = { $cell } is no platform: write slack or teams
people-no-slack-id = { $cell } is no id of a person: Slack's member ids begin with U or W, such as U024BE7LH
people-no-teams-id = { $cell } is no id of a person: the object ids of Teams look like 1a2b3c4d-0000-0000-0000-1a2b3c4d5e6f
people-no-email = { $cell } is no e-mail address
people-formula = { $column } begins with { $sign } as a formula does: write plain text
people-too-long = { $column } has { $length } characters, and { $most } at most fit
people-too-many-cells = { $cells } cells under { $columns } columns: a cell that holds the separator needs quotes
people-platform-empty = platform is empty
people-workspace-empty = workspace is empty
people-nobody = says nobody: member id and email are empty
people-quote-within = a quotation mark stands within a cell: write it twice, with the cell in quotes
people-no-workspace = the council has no { $platform } workspace { $workspace }
people-no-lookup = e-mail addresses cannot be looked up in { $platform }: give { $instead }
people-slack-id = a member id, or set Slack up
people-teams-id = an object id
people-any-id = an id
people-unknown-email = { $platform } knows nobody by this e-mail address
people-email-elsewhere = this e-mail address is known in workspace { $workspace }, not { $wanted }
people-file-too-long = The file has more than { $most } rows. Split it.
people-file-too-large = The file is larger than { $most } MB. Split it.
people-file-spreadsheet = The file is a spreadsheet. Save it as CSV first.
people-file-unreadable = The file is no text that can be read. Save it as CSV UTF-8.
people-file-header = The line with the names of the columns cannot be read: { $problem }.
people-file-empty = The file is empty.
people-file-open-quote = line { $line }: a quotation mark that opens here is not closed, so that the rows after it cannot be told apart.
people-file-column-twice = Two columns tell the { $column }: { $first } and { $second }. Leave one out.
people-file-nobody = No column says who people are. The first line must name the columns: one of them member id (for Slack), object id (for Teams) or email.
people-file-no-platform = Nothing says which platform people are on. Add a column platform, or --platform.
people-file-no-workspace = Nothing says which workspace people are in. Add a column workspace, or --workspace.

## Words that can follow action and a number

typed-action-due = due, due on, due by, is due, is due on, by
typed-action-no-due = no due date, no date, no due day, without due date, without a due date
typed-action-owner = owner, owner is, owned by, belongs to, assign to, assigned to, give to
typed-action-no-owner = no owner, no one, nobody, none, without owner, without an owner
typed-action-me = me, myself
typed-action-for = for, for mission, mission, serves
typed-action-say = say, says, reword, new words
typed-action-planned = planned, is planned, not started, not started yet
typed-action-started = started, is started, start, begun, under way, in progress, not done, not done yet, take it up again
typed-action-done = done, is done, finished, complete, completed
typed-action-dropped = dropped, is dropped, drop, drop it, cancel, cancelled

## Settings, the guided set-up, and where somebody stands

settings-title = Settings of { $council }
settings-change = To change one, press its button.
settings-fixed = Whoever runs Waymark sets how many questions people get and how long answers are kept. The calendar's own days off, and how long a check-in stays open, are set there too.
setting-name = Council
setting-nation = Bank holidays
setting-year = Quarters
setting-posts = Weekly news
setting-people = Who is asked
setting-optional = Taking part
setting-opening = Check-in
setting-time = Opening time
setting-questions = Questions
setting-least = Smallest group
setting-keep = Answers kept
setting-shares = Benchmark
setting-leads = Digital leads
setting-now = Now: { $value }
nation-england = England
nation-wales = Wales
nation-scotland = Scotland
nation-northern-ireland = Northern Ireland
year-financial = the council year, from April
year-calendar = the calendar year, from January
setting-year-now = by { $year } (this is { $code })
setting-time-now = { $time } on the first working day of the quarter, for { $weeks ->
        [one] 1 week
       *[other] { $weeks } weeks
    }
setting-posts-leads = goes to the digital leads, each in a direct message
setting-posts-channel = goes to the channel where a lead typed post here
setting-posts-direct = goes to one lead, in a direct message
setting-people-none = nobody yet
setting-people-now = { $count ->
        [one] 1 person
       *[other] { $count } people
    }: { $ways }.
setting-people-place = { $count } from channels
setting-people-file = { $count } from a file
setting-people-word = { $count } who wrote to me
setting-people-places = Channels: { $names }
setting-optional-yes = optional
setting-optional-no = expected of everybody who is asked
setting-opening-open = open until { $closes }
setting-opening-next = opens at { $opens }
setting-opening-none = none is planned
setting-people-count = { $count } people
setting-questions-now = { $count ->
        [one] 1 question
       *[other] { $count } questions
    } a person
setting-keep-now = for { $months } months
setting-shares-yes = figures are shared
setting-shares-no = figures are not shared
setting-leads-none = nobody

set-up-title = Set-up, step { $step } of { $steps }: { $name }
set-up-name = What is your council called? People see this name. To change it, type council name and the name, for example: council name Anytown City Council.
set-up-nation = Whose bank holidays does your council keep? Nothing is sent on them. You can also type it, for example: nation wales.
set-up-year = How does your council number its quarters? By the council year, April to June is Q1. By the calendar year, January to March is Q1. You can also type year april or year january.
set-up-posts = News of the check-in comes once a week while it is open, and when it closes. To have it in a channel, add me to that channel and type post here in it.
set-up-people = People come onto the list in three ways.
    By themselves: everybody who writes to me is asked.
    As members of a channel: add me to the channel, and type there ask this channel.
    By a file: attach a CSV file here. Type import to see what it needs.
set-up-optional = Does everybody who is asked have to take part? Where it is optional, they are told so and get one reminder at most.
set-up-opening = Each check-in opens by itself on the first working day of a quarter. You need not wait for that: you can open one now.
set-up-type = To go on, you can also type set up { $next }.
set-up-type-last = To begin again, type set up.
set-up-directly = I can only lead you through the set-up in a direct message. Please send me set up there. In a channel you can type settings.
set-up-done = Your council is set up. To change something, now or later, press its button. To come back here, type settings.
council-named = Your council is called { $after } from now on. Before it was { $before }.
council-name-same = Your council is called { $name } already, so nothing has changed.
council-name-unclear = A council's name needs { $fewest } to { $most } letters, so nothing has changed. Type for example: council name Anytown City Council.
nation-changed = Bank holidays changed from { $before } to { $after }. Check-ins that are still to open, and reminders, are planned anew.
nation-same = Bank holidays are those of { $after } already, so nothing has changed.
year-changed = Quarters are now numbered by { $after }. Before it was by { $before }.
year-same = Quarters are numbered by { $after } already, so nothing has changed.
welcome-claim = Your council has no digital lead yet. If that is you, ask whoever runs Waymark for the code, and type claim and the code.

home-title = Hello { $name }
home-open = { $council }'s check-in for { $quarter } is open until { $closes }.
home-opens = No check-in of { $council } is open. The next one opens on { $opens }.
home-none = No check-in of { $council } is open, and none is planned.
home-new = You have not started yet: { $count } questions, about { $minutes } minutes.
home-begun = You have done { $done } of { $total } questions.
home-finished = You have done all { $total } questions, thank you. You can still change your answers.
home-stopped = You asked me to stop, so I ask you nothing.
home-left-out = You are left out: I ask you nothing, and you are not counted.
home-nothing = There is nothing for you to do.
home-lead-title = For digital leads
home-lead-set-up = Your council is not set up yet. It takes about five minutes.
home-stranger-title = Hello
home-stranger = Nothing is kept about you here. I ask council staff how digital their work is, a few questions each quarter. To begin, press Start or write to me under Messages.
home-page = When you press a button, I answer you under Messages. This page is up to date when you open it.

button-settings = Settings
button-set-up = Set up
button-set-up-next = Next
button-set-up-keep = Keep it
button-set-up-done = Finish
button-set-up-places = Channels
button-home = Where I stand
button-year-financial = From April
button-year-calendar = From January

typed-home = home, where i stand, where do i stand, my page
typed-settings = settings, council settings, setting, maturity settings
typed-set-up = set up, setup, set-up, guided set-up, set up step, maturity set up
typed-council-name = council name, name of the council, our council is called, our name is
typed-nation = nation, bank holidays, bank holidays of, country
typed-year = year, council year, quarters from, number quarters from
typed-setting-england = england, english
typed-setting-wales = wales, welsh, cymru
typed-setting-scotland = scotland, scottish
typed-setting-northern-ireland = northern ireland, ni, northern irish
typed-setting-calendar = january, jan, calendar, calendar year, from january, calendar quarters
typed-setting-financial = april, apr, financial, financial year, council year, from april
