# English: what people read, and what they can type. Plain words, short sentences (GOV.UK style).
# A message named typed-NAME lists the spellings of one command, separated by commas.

## Meeting

welcome = Hello { $name }. I'm Waymark.
    Four times a year your council asks its people how digital work is really going, so that it can see what to improve.
    I ask the questions: { $count } of them, one at a time, about what you see in your own work. It takes about { $minutes } minutes, and you can pause at any point.
welcome-privacy = What happens to your answers: they are kept with your name, so that you can change them. Summaries show groups of five people or more, never a person.
    The themes come from the Local Government Association's Digitalisation Framework; the questions and levels are written by this project.
    Press Start when you are ready, or type start.
you-are-welcome = You are welcome.
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
comment-empty = There were no words in that comment, so nothing was kept. Type comment and then your words.
comment-needs-answer = Question { $number } has no answer yet. Please answer it first, then add your comment.
how-to-comment = Type comment and then your words, such as: comment We agreed a data standard in May. It goes with the question you answered last. For another one, put its number first: comment 3: your words
how-to-edit = Type edit and the number of the question, such as edit 3.
how-to-claim = Type claim and the code from the server's log, such as claim ABCD-EFGH-JKLM.
no-such-question = There is no question { $number }. Yours go from 1 to { $last }.
nothing-answered-yet = You have not answered anything in this check-in yet. Type start to begin.
nothing-waiting = No question is waiting at the moment. Type start and I will ask.
nothing-waiting-finished = You have answered everything this time. To change an answer, type edit and its number.
nothing-to-pause = There is nothing to pause at the moment.
paused = Paused, with { $done } of { $total } done. Your answers are safe. Come back whenever it suits you and type resume.
stopped = I will not ask you anything more. What you answered so far is kept. If you change your mind, type resume.
stopped-already = You asked me to stop, so I have not changed anything. To go on, type resume.
unclear = Sorry, I did not understand that. Type start to answer questions, or help to see what I can do.
unclear-asking = Sorry, I did not understand that as an answer to question { $number }. Type a number from 1 to 5, or not sure, n/a, skip, back or pause. Type help for more.
unclear-barrier = Sorry, I did not understand that. Type the number of what holds this back most, or skip.
unreadable-button = That button comes from an older version of me, so I could not use it. Nothing has changed. Type start and I will ask again.
question-not-yours = That question is not one of yours this time, so nothing has changed. Type start for your own.
checkin-closed = That question belongs to a check-in that has closed, so nothing has changed. The answers you gave in it are kept.
no-checkin = No check-in is open at the moment. I'll ask again when the next one opens.

## Progress and the end

progress = { $done } of { $total } done. The check-in closes on { $closes }.
progress-finished = All { $total } done, thank you. You can change your answers until { $closes }.
progress-not-started = You have not started yet. There are { $count } questions. Type start to begin.
finished-already = You have answered everything this time. Here is what you said.
thanks = That was the last one. Thank you: your view counts as much as anybody's.
    You can change your answers until the check-in closes. Then your digital leads look at the results for groups of people, and choose what to work on. I'll ask again next quarter, with other questions.
changed = Your answers are up to date.

## Help

# What everybody can type.
-what-to-type =
    start or resume: answer your questions
    1 to 5, or the level's name: your answer
    not sure, n/a: answers too
    skip, back, pause: move about
    comment and your words: add evidence or a comment to your last answer
    edit 3: change the answer to question 3
    my answers: see them all
    progress: see how far you are
    stop: no more questions
    cymraeg: siarad Cymraeg
help = Here is what you can type:
    { -what-to-type }
help-lead = Here is what you can type:
    summary: the maturity summary for your council (in a channel too)
    { -what-to-type }
help-shared = In a channel I do one thing: digital leads can ask for a summary. To answer your own questions, send me a direct message.
only-summary-here = In a channel I only show summaries, to digital leads. Please send me that in a direct message.

## Leads

summary-leads-only = Summaries are for your council's digital leads. If you should be one, please ask a lead to add you.
claim-done = You are now a digital lead. Type summary here or in a channel to see your council's results.
claim-wrong = That code does not match. Please check it against the newest code in the server's log and try again.
claim-none = Your council already has a digital lead, or no code has been given out. Please ask a lead to add you.
claim-lead-already = You are already a digital lead.

## Summary

summary-title = Digital maturity of { $council }
summary-open = Still open: these figures can move.
summary-synthetic = These are synthetic answers, made up for a demonstration.
summary-overall = Overall: { $level } out of 5, from { $answers } answers
summary-response = Response: { $answered } of { $asked } people ({ $share }%).
summary-strongest = Strongest
summary-weakest = Weakest
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
summary-withheld = Withheld: themes with answers from fewer than { $least } people, and where needed one more so that they cannot be worked out.
summary-withheld-all = Fewer than { $least } people have given a level so far, so there is nothing to show yet. This keeps people's answers private.
summary-nothing = Nobody has answered yet, so there is nothing to show. When at least { $least } people have, type summary again.
summary-no-checkin = Your council has had no check-in yet, so there is nothing to show.
summary-how = Mean of all levels given (1 to 5). Not sure is its share of the answers; Doesn't apply is left out.
summary-source = Themes: LGA Local Government Digitalisation Framework (July 2024). Questions and levels: this project, not the LGA.

## Dates

day = { $weekday } { $day } { $month }
quarter = { $first } to { $last } { $year }
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

## What people can type

typed-start = start, show the question, show, begin, go, ready, yes, ok, okay, let's go, next
typed-resume = resume, continue, carry on, go on
typed-pause = pause, wait, later, not now, break
typed-stop = stop, unsubscribe, leave me alone, opt out
typed-skip = skip, pass, skip it, none of these, rather not say
typed-back = back, go back, previous
typed-progress = progress, my progress, how far, how many left, status
typed-help = help, ?, commands, what can you do, menu
typed-recap = my answers, recap, answers, review, see my answers
typed-summary = summary, maturity summary, results, maturity
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
