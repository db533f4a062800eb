# Welsh: what people read, and what they can type. Plain words, short sentences (Cymraeg Clir), "chi" throughout.
# A message named typed-NAME lists the spellings of one command, separated by commas. English always works too.

## Meeting

welcome = Helo { $name }. Waymark ydw i.
    Bedair gwaith y flwyddyn mae eich cyngor yn gofyn i'w bobl sut mae'r gwaith digidol yn mynd mewn gwirionedd, er mwyn gweld beth i'w wella.
    Fi sy'n gofyn y cwestiynau: { $count } i gyd, fesul un, am yr hyn rydych chi'n ei weld yn eich gwaith eich hun. Bydd yn cymryd tua { $minutes ->
        [2] 2 funud
       *[other] { $minutes } munud
    }, a gallwch oedi ar unrhyw adeg.
welcome-privacy = Beth sy'n digwydd i'ch atebion: cânt eu cadw gyda'ch enw, er mwyn i chi allu eu newid. Mae crynodebau'n dangos grwpiau o { $least ->
        [3] dri
        [4] bedwar
        [5] bump
       *[other] { $least }
    } o bobl neu fwy, byth unigolyn.
    Daw'r themâu o Fframwaith Digideiddio'r Gymdeithas Llywodraeth Leol (LGA); y prosiect hwn a ysgrifennodd y cwestiynau a'r lefelau.
    Pwyswch Cychwyn pan fyddwch yn barod, neu teipiwch cychwyn.
welcome-optional = Does dim rhaid i chi gymryd rhan. Os byddai'n well gennych beidio â chael eich holi, teipiwch gadael fi allan.
installed = Mae Waymark wedi'i osod yn y gweithle hwn. Un cam arall: mae angen arweinydd digidol ar y cyngor.
    Mae cod untro yn log y gweinydd, a phwy bynnag sy'n rhedeg Waymark all ei weld. Gofynnwch iddynt amdano, yna teipiwch hawlio a'r cod yma, er enghraifft hawlio ABCD-EFGH-JKLM.
    Os rhywun arall fydd yn arwain, rhowch y cod iddynt: byddan nhw'n ei anfon ata i mewn neges uniongyrchol.
installed-again = Mae Waymark wedi'i osod yn y gweithle hwn ac yn parhau o'r man lle y gadawodd. Mae'r hyn oedd yn aros yn cael ei anfon nawr.
workspace-removed = Mae Waymark wedi'i dynnu o'r gweithle Slack { $workspace }. Nes iddo ddod yn ôl ni allaf gyrraedd neb yno, ac ni allant ateb yno. Does dim wedi'i golli: cedwir yr atebion, ac mae negeseuon yn aros am ddiwrnod.
    Gofynnwch i weinyddwr y gweithle hwnnw osod Waymark eto. Mae pwy bynnag sy'n rhedeg Waymark wedi cael gwybod hefyd.
workspace-back = Mae Waymark wedi'i osod eto yn y gweithle Slack { $workspace }, ac yn parhau yno o'r man lle y gadawodd.
you-are-welcome = Croeso.
said-yes = Iawn. Nid yw ie neu iawn ar eu pen eu hunain yn newid dim. I ateb cwestiynau, teipiwch cychwyn. I gadarnhau rhywbeth a ofynnais, pwyswch y botwm oddi tano, neu teipiwch y geiriau a roddir yno.
said-no = Iawn. Nid wyf wedi newid dim nawr. Mae'r hyn a newidiwyd o'r blaen yn aros: i'w ddadwneud, pwyswch y botwm oddi tano, neu teipiwch cymorth.
hello = Helo eto. Teipiwch cychwyn i ateb cwestiynau, neu teipiwch cymorth i weld beth alla i ei wneud.
welcome-back = Croeso'n ôl. Rydych wedi cwblhau { $done } o { $total }. Dyma ble roeddech chi arni.
language-changed = Byddaf yn siarad Cymraeg o hyn ymlaen.

## Asking

question-number = Cwestiwn { $number } o { $total } · { $themes }
themes = { $mission }: { $enabler }
themes-source = Thema: LGA. Cwestiwn a lefelau: y prosiect hwn.
level-label = { $level } { $name }
answered-before = Rydych wedi ateb hwn o'r blaen: { $choice }.
not-sure = Ddim yn siŵr
not-applicable = Ddim yn berthnasol
not-answered = heb ei ateb
answered = Cwestiwn { $number } o { $total } ({ $theme }): { $choice }
barrier-question = Cwestiwn { $number }: beth yw'r rhwystr mwyaf?
barrier-hint = Dewiswch un, neu hepgor.
barrier-label = { $number } { $text }
barrier-named = Cwestiwn { $number }, y rhwystr mwyaf: { $barrier }
barrier-not-named = Cwestiwn { $number }, y rhwystr mwyaf: heb ei nodi
ask-notification = Cwestiwn { $number } o { $total }: { $question }
comment-title = Tystiolaeth neu sylw
comment-label = Tystiolaeth neu sylw ar gwestiwn { $number }
comment-hint = Peidiwch ag enwi trigolion na chydweithwyr, os gwelwch yn dda.
recap-title = Eich atebion
recap-hint = I newid ateb, pwyswch ef neu ei fotwm, neu teipiwch newid a'i rif, er enghraifft newid 3.
recap-line = Cwestiwn { $number }: { $choice }

## Buttons

button-start = Cychwyn
button-resume = Parhau
button-show = Dangos y cwestiwn
button-progress = Fy nghynnydd
button-help = Cymorth
button-recap = Gweld fy atebion
button-summary = Crynodeb
button-skip = Hepgor
button-back = Yn ôl
button-pause = Oedi
button-change = Newid
button-answer = Ateb y cwestiwn
button-comment = Ychwanegu tystiolaeth neu sylw
button-save = Cadw
button-cancel = Canslo
button-snooze-tomorrow = Atgoffa fi yfory
button-snooze = Atgoffa fi rywbryd eto
button-unsnooze = Dadwneud yr oedi
button-away = I ffwrdd wedi'r cyfan
button-back-at-work = Rydw i'n ôl
button-stop-reminders = Stopio atgoffa
button-start-reminders = Dechrau atgoffa
button-hours = Dadwneud y newid
button-status = Statws
button-calendar = Calendr
button-nudge = Atgoffa pobl
button-nudge-all = Atgoffa nhw nawr
button-open = Agor holiadur
button-open-now = Ei agor nawr
button-close = Cau'r holiadur
button-close-now = Ei gau nawr
button-move-close = Dadwneud y symud
button-pause-checkin = Oedi'r holiadur
button-benchmark = Meincnod
button-share = Rhannu ffigurau
button-share-now = Eu rhannu nawr
button-stop-sharing = Stopio rhannu
button-stop-sharing-now = Stopio rhannu nawr
button-my-data = Beth sy'n cael ei gadw amdanaf i
button-correct = Ei gywiro
button-withdraw = Tynnu fy atebion yn ôl
button-withdraw-now = Eu tynnu'n ôl nawr
button-erase = Fy nileu i
button-erase-now = Dileu popeth nawr
button-audit = Pwy wnaeth beth
button-resume-checkin = Ailddechrau'r holiadur
button-summary-overview = Trosolwg
button-summary-missions = Cenadaethau
button-summary-enablers = Galluogwyr
button-summary-principles = Egwyddorion
button-summary-grid = Grid
button-summary-trend = Tuedd
button-summary-gap = Bwlch
button-summary-why = Pam
button-summary-role = Fesul rôl
button-summary-area = Fesul maes
button-actions = Cynllun gweithredu
button-action-open = Agor
button-action-accept = Rhoi yn y cynllun
button-action-mine = Fi fydd yn gofalu
button-action-started = Wedi cychwyn
button-action-planned = Heb gychwyn eto
button-action-again = Heb ei gwblhau eto
button-action-back = Ailafael ynddo
button-action-done = Wedi'i gwblhau
button-action-dropped = Gollwng
button-action-nobody = Neb
button-leads = Arweinwyr digidol
button-ask-here = Holi'r sianel hon
button-ask-here-guests = Holi'r sianel hon a'i gwesteion
button-ask-place = Iawn, holwch nhw
button-ask-place-guests = Holi'r gwesteion hefyd
button-stop-asking-here = Peidio â holi'r sianel hon
button-stop-asking = Peidio â'u holi
button-stop-asking-named = Peidio â holi { $name }
button-stop-place = Iawn, peidiwch â'u holi
button-asked = Pwy sy'n cael eu holi
button-add-lead = Gwneud yn arweinydd
button-remove-lead = Tynnu fel arweinydd
button-remove-lead-now = Ie, eu tynnu
button-leave-out = Gadael fi allan
button-include-me = Fy nghynnwys
button-join-accounts = Uno cyfrifon
button-join-now = Eu huno nawr
button-join-refuse = Peidio ag uno
button-optional = Ei wneud yn ddewisol
button-mandatory = Ei wneud yn orfodol
button-action-due = Erbyn { $day }
button-action-undated = Dim dyddiad

## Answers to what was said or pressed

first-question-already = Dyma'r cwestiwn cyntaf, felly does dim byd o'i flaen.
answered-already = Mae cwestiwn { $number } eisoes wedi'i ateb: { $choice }. Does dim wedi newid. I roi ateb arall, pwyswch Newid neu teipiwch newid { $number }.
not-the-current = Nid cwestiwn { $number } sy'n cael ei ofyn nawr, felly does dim wedi newid. I'w ateb, pwyswch Ateb y cwestiwn neu teipiwch newid { $number }.
waiting-for = Mae cwestiwn { $number } o { $total } yn aros am eich ateb. I'w weld eto, teipiwch cychwyn.
waiting-for-barrier = Rwy'n aros i glywed beth yw'r rhwystr mwyaf ar gyfer cwestiwn { $number }. Dewiswch un, neu teipiwch hepgor.
barrier-kept = Rwyf wedi nodi'r rhwystr mwyaf ar gyfer cwestiwn { $number }. Diolch.
barrier-unchanged = Rwyf wedi gadael y rhwystr ar gyfer cwestiwn { $number } fel yr oedd.
barrier-not-needed = Nid yw cwestiwn { $number } ar lefel 1 neu 2, felly wnes i ddim nodi'r rhwystr.
barrier-first = Yn gyntaf, beth yw'r rhwystr mwyaf? Teipiwch rif o 1 i { $last }, neu hepgor.
barrier-out-of-range = Teipiwch rif o 1 i { $last }, neu hepgor, os gwelwch yn dda.
level-out-of-range = Mae'r lefelau'n mynd o 1 i 5. Teipiwch un o'r rhifau hynny, neu un o'r rhain: ddim yn siŵr, ddim yn berthnasol, hepgor.
comment-kept = Wedi'i gadw gyda chwestiwn { $number }. Diolch.
comment-cut = Wedi'i gadw gyda chwestiwn { $number }. Roedd dros { $limit } o nodau o hyd, felly torrwyd y diwedd. Ni chollwyd dim byd arall.
comment-kept-quoted = Wedi'i gadw gyda chwestiwn { $number }. Diolch. Gellir ei ddyfynnu, heb eich enw.
comment-quote = Gellir ei ddyfynnu heb fy enw
comment-quoted = Gellir dyfynnu eich sylw, heb eich enw, eich rôl na'ch maes, ar ôl i'r holiadur gau.
comment-not-quoted = Ni chaiff eich sylw ei ddyfynnu.
recap-quoted = Gellir dyfynnu eich sylw, heb eich enw.
button-quote = Gellir ei ddyfynnu
button-unquote = Peidiwch â'i ddyfynnu
quotes-title = Beth mae pobl yn ei ddweud
quote = ‘{ $words }’
comment-empty = Doedd dim geiriau yn y sylw hwnnw, felly does dim wedi'i gadw. Teipiwch sylw ac yna eich geiriau.
comment-needs-answer = Does dim ateb i gwestiwn { $number } eto. Atebwch ef yn gyntaf, ac yna ychwanegwch eich sylw.
how-to-comment = Teipiwch sylw ac yna eich geiriau, er enghraifft: sylw Cytunwyd ar safon ddata ym mis Mai. Bydd yn cael ei gadw gyda'r cwestiwn a ateboch ddiwethaf. Ar gyfer cwestiwn arall, rhowch ei rif yn gyntaf: sylw 3: eich geiriau
how-to-edit = Teipiwch newid a rhif y cwestiwn, er enghraifft newid 3. Nid yw golygu neges a anfonoch yn newid dim.
how-to-claim = Teipiwch hawlio a'r cod o log y gweinydd, er enghraifft hawlio ABCD-EFGH-JKLM.
no-such-question = Does dim cwestiwn { $number }. Mae eich rhai chi'n mynd o 1 i { $last }.
nothing-answered-yet = Dydych chi ddim wedi ateb unrhyw beth yn yr holiadur chwarterol hwn eto. Teipiwch cychwyn i ddechrau arni.
nothing-waiting = Does dim cwestiwn yn aros ar hyn o bryd. Teipiwch cychwyn ac fe ofynnaf un.
nothing-waiting-finished = Rydych wedi ateb popeth y tro hwn. I newid ateb, teipiwch newid a'i rif.
nothing-to-pause = Does dim byd i'w oedi ar hyn o bryd.
paused = Wedi oedi, a chithau wedi cwblhau { $done } o { $total }. Mae eich atebion yn ddiogel. Dewch yn ôl pryd bynnag y mae'n gyfleus a theipiwch parhau.
stopped = Fydda i ddim yn gofyn dim byd arall i chi. Mae'r atebion a roesoch hyd yma wedi'u cadw. Os byddwch yn newid eich meddwl, teipiwch parhau.
asked-again = Roeddech wedi gofyn i mi stopio. O hyn ymlaen byddaf yn gofyn cwestiynau i chi eto.
stopped-already = Rydych wedi gofyn i mi stopio, felly dydw i ddim wedi newid unrhyw beth. I fynd ymlaen, teipiwch parhau.
too-quick = Roedd hynny'n llawer mewn un munud, felly rwyf wedi gadael y diwethaf ohono allan. Mae'r hyn a ddaeth o'i flaen yn ddiogel. Arhoswch ychydig, yna anfonwch eto yr hyn sydd ar goll.
unclear = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny. Teipiwch cychwyn i ateb cwestiynau, neu teipiwch cymorth i weld beth alla i ei wneud.
unclear-asking = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny fel ateb i gwestiwn { $number }. Teipiwch rif o 1 i 5, neu un o'r rhain: ddim yn siŵr, ddim yn berthnasol, hepgor, yn ôl, oedi. I weld mwy, teipiwch cymorth.
unclear-words = Nid wyf wedi cadw hynny, gan nad yw'n ateb i gwestiwn { $number }. I'w gadw gyda'ch ateb diwethaf, teipiwch sylw o'i flaen. I ateb, teipiwch rif o 1 i 5, neu un o'r rhain: ddim yn siŵr, ddim yn berthnasol, hepgor, yn ôl, oedi.
unclear-barrier = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny. Teipiwch rif y rhwystr mwyaf, neu hepgor.
unreadable-button = Daw'r botwm hwnnw o fersiwn hŷn ohonof i, felly doedd dim modd ei ddefnyddio. Does dim wedi newid. Teipiwch cychwyn ac fe ofynnaf eto.
question-not-yours = Nid yw'r cwestiwn hwnnw'n un o'ch rhai chi y tro hwn, felly does dim wedi newid. Teipiwch cychwyn i weld eich rhai chi.
checkin-closed = Mae'r cwestiwn hwnnw'n perthyn i holiadur chwarterol sydd wedi cau, felly does dim wedi newid. Mae'r atebion a roesoch ynddo wedi'u cadw.
no-checkin = Does dim holiadur chwarterol ar agor ar hyn o bryd. Byddaf yn gofyn eto pan fydd yr un nesaf yn agor.
no-checkin-until = Does dim holiadur chwarterol ar agor ar hyn o bryd. Bydd yr un nesaf yn agor cyn hir, a byddaf yn gofyn eto bryd hynny. Dyddiad agor: { $opens }.
no-checkin-until-lead = Does dim holiadur chwarterol ar agor ar hyn o bryd. Dyddiad agor yr un nesaf: { $opens }. I agor un nawr, teipiwch agor holiadur.
checkin-opens-soon = Nid yw'r holiadur chwarterol wedi agor eto lle rydych chi. Bydd yn agor am { $opens }.

## Progress and the end

progress = Rydych wedi cwblhau { $done } o { $total }. Dyddiad cau'r holiadur chwarterol: { $closes }.
progress-finished = Rydych wedi cwblhau'r { $total } i gyd, diolch. Gallwch newid eich atebion tan y dyddiad cau, { $closes }.
progress-not-started = Dydych chi ddim wedi cychwyn eto. Mae { $count } o gwestiynau. Teipiwch cychwyn i ddechrau arni.
finished-already = Rydych wedi ateb popeth y tro hwn. Dyma eich atebion.
thanks = Dyna'r cwestiwn olaf. Diolch: mae eich barn chi'n cyfrif cymaint â barn unrhyw un arall.
    Gallwch newid eich atebion nes i'r holiadur chwarterol gau. Wedyn bydd eich arweinwyr digidol yn edrych ar y canlyniadau ar gyfer grwpiau o bobl, ac yn dewis beth i weithio arno. Byddaf yn gofyn eto y chwarter nesaf, gyda chwestiynau gwahanol.
changed = Mae eich atebion wedi'u diweddaru.

## Reminders, leave and hours

snoozed = Byddaf yn eich atgoffa ar y diwrnod hwn, a dim cyn hynny: { $day }. I ddadwneud hyn, teipiwch dadwneud yr oedi.
unsnoozed = Mae'r oedi wedi'i ddadwneud: byddaf yn eich atgoffa fel arfer. I oedi eto, teipiwch atgoffa fi a'r diwrnod, er enghraifft atgoffa fi ddydd Llun.
not-snoozed = Dydych chi ddim wedi oedi unrhyw nodyn atgoffa, felly does dim wedi newid. I gael eich atgoffa ar ddiwrnod arall, teipiwch atgoffa fi a'r diwrnod, er enghraifft atgoffa fi ddydd Llun.
snooze-too-late = Bydd yr holiadur chwarterol yn cau am { $closes }, a does gennych chi ddim amser gwaith rhwng y diwrnod hwnnw a'r cau. Does dim wedi newid. Enwch ddiwrnod cynharach, os gwelwch yn dda.
snooze-needs-reminders = Rydych wedi stopio nodiadau atgoffa, felly does dim i'w oedi. I'w cael eto, teipiwch dechrau atgoffa.
nothing-to-remind-of = Rydych wedi ateb popeth y tro hwn, felly does dim byd i'ch atgoffa ohono.
day-not-later = Y diwrnod hwnnw yw { $day }. Enwch ddiwrnod ar ôl heddiw, os gwelwch yn dda. Does dim wedi newid.
how-to-snooze = Teipiwch atgoffa fi a'r diwrnod: atgoffa fi yfory, atgoffa fi ddydd Llun, neu atgoffa fi ar 12 Ionawr.
day-unclear-snooze = Doeddwn i ddim yn gallu darllen diwrnod yn hynny, felly does dim wedi newid. Teipiwch atgoffa fi a'r diwrnod, er enghraifft atgoffa fi yfory, atgoffa fi ddydd Llun, neu atgoffa fi ar 12 Ionawr.
away-starts-now = Mae'r gwyliau'n dechrau pan fyddwch yn dweud wrtha i, a dim ond y diwrnod y byddwch yn dychwelyd sydd ei angen arna i. Felly does dim wedi newid. Ar eich diwrnod olaf yn y gwaith, neu unrhyw bryd cyn hynny, teipiwch i ffwrdd tan a'r diwrnod y byddwch yn dychwelyd, er enghraifft i ffwrdd tan 12 Ionawr.
away-set = Fydda i ddim yn eich atgoffa o ddim byd cyn y diwrnod hwn: { $day }. Os byddwch yn ôl yn gynharach, teipiwch rydw i'n ôl.
away-over = Croeso'n ôl: byddaf yn eich atgoffa fel arfer. Pan fyddwch i ffwrdd eto, teipiwch i ffwrdd tan a'r diwrnod y byddwch yn dychwelyd, er enghraifft i ffwrdd tan 12 Ionawr.
not-away = Doeddwn i ddim wedi nodi eich bod i ffwrdd, felly does dim wedi newid. Pan fyddwch i ffwrdd, teipiwch i ffwrdd tan a'r diwrnod y byddwch yn dychwelyd, er enghraifft i ffwrdd tan 12 Ionawr.
away-too-long = Mae hynny fwy na blwyddyn i ffwrdd, felly does dim wedi newid. Enwch ddiwrnod o fewn y flwyddyn, neu teipiwch stopio atgoffa.
how-to-away = Teipiwch i ffwrdd tan a'r diwrnod y byddwch yn dychwelyd, er enghraifft i ffwrdd tan 12 Ionawr. Fydda i ddim yn eich atgoffa cyn y diwrnod hwnnw.
day-unclear-away = Doeddwn i ddim yn gallu darllen diwrnod yn hynny, felly does dim wedi newid. Teipiwch i ffwrdd tan a'r diwrnod y byddwch yn dychwelyd, er enghraifft i ffwrdd tan 12 Ionawr.
reminders-off = Fydda i ddim yn eich atgoffa mwyach. Gallwch ateb o hyd: teipiwch cychwyn. I gael nodiadau atgoffa eto, teipiwch dechrau atgoffa.
reminders-on = Byddaf yn eich atgoffa eto. I stopio hynny, teipiwch stopio atgoffa.
reminders-off-already = Mae'r nodiadau atgoffa wedi'u stopio eisoes, felly does dim wedi newid. I'w cael eto, teipiwch dechrau atgoffa.
reminders-on-already = Rydych yn cael nodiadau atgoffa eisoes, felly does dim wedi newid. I'w stopio, teipiwch stopio atgoffa.
hours-now = Rwy'n eich atgoffa yn ystod eich oriau gwaith yn unig: { $days }, { $starts } i { $ends }. I newid hynny, teipiwch oriau gyda'ch dyddiau a'ch amserau, er enghraifft: oriau llun-iau 10am-3pm. Ar gyfer yr wythnos arferol, teipiwch oriau arferol.
hours-set = O hyn ymlaen byddaf yn eich atgoffa yn ystod eich oriau gwaith yn unig: { $days }, { $starts } i { $ends }. I newid hynny, teipiwch oriau gyda'ch dyddiau a'ch amserau. Ar gyfer yr wythnos arferol, teipiwch oriau arferol.
hours-set-weekend = Wedi'i nodi: { $days }, { $starts } i { $ends }. Does dim yn cael ei anfon ar benwythnosau, felly byddaf yn eich atgoffa ar y dyddiau eraill yn unig. I newid hynny, teipiwch oriau gyda'ch dyddiau a'ch amserau. Ar gyfer yr wythnos arferol, teipiwch oriau arferol.
hours-weekend-only = Does dim yn cael ei anfon ar benwythnosau, felly enwch o leiaf un diwrnod rhwng dydd Llun a dydd Gwener, os gwelwch yn dda. Nid yw eich oriau wedi newid.
hours-unclear = Doeddwn i ddim yn gallu darllen oriau yn hynny, felly does dim wedi newid. Teipiwch y dyddiau a'r amserau rydych chi'n gweithio, y dechrau cyn y diwedd, er enghraifft: oriau llun-iau 10am-3pm, neu oriau llun,mercher 9:00-17:00.

## Beth sy'n cael ei gadw am berson

my-data-title = Beth sy'n cael ei gadw amdanoch chi
my-data-name = Enw
my-data-accounts = Cyfrifon
my-data-role = Rôl
my-data-role-leader = arweinydd
my-data-role-frontline = rheng flaen
my-data-role-elected = aelod etholedig
my-data-role-lead = { $role }, ac arweinydd digidol
my-data-area = Maes gwasanaeth
my-data-no-area = dim
my-data-zone = Cylchfa amser
my-data-hours = Oriau gwaith
my-data-hours-value = { $days }, { $starts } tan { $ends }
my-data-away = I ffwrdd tan
my-data-snoozed = Atgoffa eto ar
my-data-no-day = heb ei osod
my-data-reminders = Nodiadau atgoffa
my-data-reminders-on = ymlaen
my-data-reminders-off = wedi'u diffodd
my-data-answers = Atebion
my-data-answers-of = { $quarter } – { $count }
my-data-none = dim un
my-data-comments = Sylwadau
my-data-nudges = Nodiadau atgoffa a anfonwyd
my-data-messages = Fy negeseuon sy'n dal i gael eu cadw
my-data-actions = Camau sy'n eiddo i chi
my-data-audit = Cofnodion amdanoch chi yn y cofnod o bwy wnaeth beth
my-data-off = Oddi ar y rhestr ers
my-data-places = Yn cael eich holi am eich bod yn
my-data-note = Cedwir eich atebion gyda'ch enw er mwyn i chi allu eu newid. Mae negeseuon yn mynd wythnos ar ôl eu hanfon. Mae ffigurau a gyhoeddwyd yn cyfrif grwpiau o bobl ac nid ydynt yn dweud pwy roddodd ba ateb.
correct-how = Dyma sut i gywiro pethau.
    Atebion: pwyswch un isod, neu teipiwch newid a'i rif, er enghraifft newid 3. Ar gyfer sylw, teipiwch sylw 3: a'r geiriau newydd.
    Oriau gwaith: teipiwch oriau, er enghraifft oriau llun-iau 10am-3pm. Gwyliau: teipiwch i ffwrdd tan a'r diwrnod.
    O Slack neu Teams y daw eich enw ({ $name }) a'ch cylchfa amser ({ $zone }): newidiwch nhw yn eich proffil yno.
    Eich rôl a'ch maes gwasanaeth ({ $area }): gofynnwch i arweinydd digidol.
    I weld popeth sy'n cael ei gadw amdanoch chi, teipiwch fy nata.
withdraw-offer = Nifer eich atebion y chwarter hwn: { $count }. Os tynnwch nhw'n ôl, byddaf yn eu dileu gyda'u sylwadau, a bydd eich cwestiynau ar agor eto.
    Mae'r hyn a gyhoeddwyd eisoes yn aros yn y ffigurau: maent yn cyfrif grwpiau o bobl, ni ellir pigo neb allan ohonynt, a byddai tynnu un ateb allan yn dangos beth oedd hwnnw.
    Ni ellir dadwneud hyn. Pwyswch Eu tynnu'n ôl nawr, neu teipiwch eu tynnu'n ôl nawr.
withdrawn = Mae eich atebion ar gyfer y chwarter hwn wedi'u dileu, gyda'ch sylwadau a'r hyn oeddent cyn i chi eu newid. Mae'r hyn a gyhoeddwyd eisoes yn aros fel rhif am grŵp, heb gysylltiad â chi.
    Gallwch ateb eto tra bo'r holiadur ar agor: teipiwch cychwyn. Os nad ydych eisiau mwy o gwestiynau, teipiwch stopio.
withdraw-nothing = Nid ydych wedi rhoi unrhyw ateb y chwarter hwn, felly does dim i'w dynnu'n ôl.
withdraw-closed = Does dim holiadur ar agor i chi, felly does dim atebion y chwarter hwn i'w tynnu'n ôl. I gael dileu popeth, teipiwch dileu.
erase-offer = Byddaf yn dileu popeth sy'n cael ei gadw amdanoch chi: eich enw, cyfrifon, atebion, sylwadau, nodiadau atgoffa a negeseuon. Tynnir eich enw o'r cofnod o bwy wnaeth beth.
    Mae ffigurau a gyhoeddwyd yn aros: maent yn cyfrif grwpiau o bobl ac nid ydynt yn dweud pwy roddodd ba ateb. Mae'r negeseuon a gawsoch eisoes yn aros yn y sgwrs hon: gallwch ddileu'r sgwrs eich hun.
    Ni ellir dadwneud hyn. Os ysgrifennwch ataf eto, neu os yw eich cyngor yn holi pawb mewn sianel, ni fyddaf yn eich adnabod a byddaf yn dechrau o'r newydd.
    Pwyswch Dileu popeth nawr, neu teipiwch dileu popeth nawr.
erase-offer-lead = Byddaf yn dileu popeth sy'n cael ei gadw amdanoch chi: eich enw, cyfrifon, atebion, sylwadau, nodiadau atgoffa a negeseuon. Tynnir eich enw o'r cofnod o bwy wnaeth beth. Ni fydd gan gamau sy'n eiddo i chi berchennog.
    Mae ffigurau a gyhoeddwyd yn aros: maent yn cyfrif grwpiau o bobl ac nid ydynt yn dweud pwy roddodd ba ateb. Mae'r negeseuon a gawsoch eisoes yn aros yn y sgwrs hon: gallwch ddileu'r sgwrs eich hun.
    Rydych yn arweinydd digidol, ac mae hynny'n dod i ben hefyd. Os nad oes gan eich cyngor un arall, bydd pwy bynnag sy'n rhedeg Waymark yn gweld cod hawlio newydd yn log y gweinydd. Efallai yr hoffech wneud rhywun arall yn arweinydd yn gyntaf.
    Ni ellir dadwneud hyn. Os ysgrifennwch ataf eto, neu os yw eich cyngor yn holi pawb mewn sianel, ni fyddaf yn eich adnabod a byddaf yn dechrau o'r newydd.
    Pwyswch Dileu popeth nawr, neu teipiwch dileu popeth nawr.
erase-old-button = Mae'r botwm hwnnw o'r cyfnod cyn i chi gael eich dileu, felly does dim wedi newid. I gael eich dileu eto, pwyswch Dileu popeth nawr, neu teipiwch dileu popeth nawr.
erased = Wedi'i wneud. Mae popeth a gadwyd amdanoch chi wedi'i ddileu, a'ch atebion gydag ef. Y neges hon yw'r dderbynneb; unwaith y bydd wedi'i hanfon, ni chedwir unrhyw ôl o'r sgwrs hon chwaith.
    Mae ffigurau a gyhoeddwyd yn aros fel rhifau am grwpiau. Mae copïau wrth gefn yn dal copïau hŷn nes iddynt ddod i ben: gall pwy bynnag sy'n rhedeg Waymark ddweud wrthych pryd.
erased-lead = Wedi'i wneud. Mae popeth a gadwyd amdanoch chi wedi'i ddileu, a'ch atebion a'ch rôl fel arweinydd digidol gydag ef. Y neges hon yw'r dderbynneb; unwaith y bydd wedi'i hanfon, ni chedwir unrhyw ôl o'r sgwrs hon chwaith.
    Os nad oes gan eich cyngor arweinydd digidol arall, bydd pwy bynnag sy'n rhedeg Waymark yn gweld cod hawlio newydd yn log y gweinydd.
    Mae ffigurau a gyhoeddwyd yn aros fel rhifau am grwpiau. Mae copïau wrth gefn yn dal copïau hŷn nes iddynt ddod i ben: gall pwy bynnag sy'n rhedeg Waymark ddweud wrthych pryd.

## Pwy wnaeth beth

audit-title = Pwy wnaeth beth, y diweddaraf yn gyntaf
audit-nothing = Does dim wedi'i gofnodi eto.
audit-note = Y { $count } cofnod diwethaf. Nid yw atebion neb yn y cofnod. I gael y cyfan: waymark audit, ar y llinell orchymyn.
audit-operator = Pwy bynnag sy'n rhedeg Waymark
audit-erased = Rhywun a ddilëwyd
audit-erased-whom = rywun a ddilëwyd
audit-themselves = eu hunain
deed-role-granted = Gwnaeth { $who } hyn: gwneud { $whom } yn arweinydd digidol.
deed-role-withdrawn = Gwnaeth { $who } hyn: tynnu rôl arweinydd digidol oddi ar { $whom }.
deed-setting-changed = Newidiodd { $who } osodiad: { $detail }.
deed-exported = Cymerodd { $who } y ffigurau fel { $detail }.
deed-summary-seen = Gwelodd { $who } grynodeb: { $detail }.
deed-data-sent = Anfonwyd at { $who } yr hyn sy'n cael ei gadw am { $whom }.
deed-withdrew = Tynnodd { $who } eu hatebion yn ôl ({ $detail }).
deed-erased = Dileodd { $who } bopeth a gadwyd am { $whom }.
deed-refused = Ceisiodd { $who } wneud yr hyn na chânt: { $detail }.
deed-plan-changed = Gofynnodd { $who } am newid y cynllun gweithredu: { $detail }.
deed-checkin-opened = Agorodd { $who } yr holiadur { $detail }.
deed-checkin-closed = Caeodd { $who } yr holiadur { $detail }.
deed-checkin-moved = Symudodd { $who } ddiwedd yr holiadur: { $detail }.
deed-checkin-paused = Oedodd { $who } yr holiadur { $detail }.
deed-checkin-resumed = Ailddechreuodd { $who } yr holiadur { $detail }.
deed-nudged-all = Cafodd pawb eu hatgoffa gan { $who } ({ $detail }).
deed-person-changed = Newidiodd { $who } gofnod { $whom } ar y rhestr: { $detail }.
deed-person-removed = Tynnodd { $who } { $whom } oddi ar y rhestr.
deed-accounts-joined = Unodd { $who } eu cyfrifon ar ddau lwyfan.
deed-people-imported = Mewnforiodd { $who } bobl: { $detail }.
deed-retried = Ailanfonodd { $who } negeseuon: { $detail }.

## Help

# What everybody can type.
-what-to-type =
    cychwyn, parhau: ateb eich cwestiynau
    1 i 5, neu enw'r lefel: eich ateb
    ddim yn siŵr, ddim yn berthnasol: atebion hefyd
    hafan: ble rydych chi arni, ar un cerdyn
    hepgor, yn ôl, oedi: symud o gwmpas
    sylw a'ch geiriau: ychwanegu tystiolaeth neu sylw at eich ateb diwethaf
    newid 3: newid yr ateb i gwestiwn 3 (nid yw golygu eich neges yn newid dim)
    fy atebion: gweld pob un ohonynt
    cynnydd: gweld pa mor bell rydych chi wedi cyrraedd
    atgoffa fi ddydd llun: cael eich atgoffa ar ddiwrnod arall
    i ffwrdd tan 12 ionawr: dim byd cyn y diwrnod hwnnw
    oriau: pryd y caf eich atgoffa
    camau: beth mae eich cyngor yn ei wneud
    stopio atgoffa: ateb heb gael eich atgoffa
    stopio: dim mwy o gwestiynau
    gadael fi allan: peidio â chael eich holi na'ch cyfrif o gwbl
    uno cyfrifon: ar ddau lwyfan? Eu gwneud yn un
    fy nata: beth sy'n cael ei gadw amdanoch chi
    cywiro fy nata: ei gywiro
    tynnu'n ôl: tynnu atebion y chwarter hwn yn ôl
    dileu: dileu popeth sy'n cael ei gadw amdanoch chi
    english: speak English
help = Dyma beth allwch chi ei deipio:
    { -what-to-type }
help-lead = Dyma beth allwch chi ei deipio:
    crynodeb: crynodeb aeddfedrwydd eich cyngor
    crynodeb data: un thema
    crynodeb galluogwyr, cenadaethau, egwyddorion neu grid: pob thema ochr yn ochr
    crynodeb fesul maes, crynodeb data fesul rôl: grwpiau o bobl ochr yn ochr
    crynodeb tuedd, crynodeb bwlch: dros amser; arweinwyr a'r rheng flaen
    crynodeb Q2 2026/27 cymharu Q1 2026/27: chwarteri eraill
    dim ond fi, unrhyw le ynddo: mewn sianel, i chi yn unig
    pam data: sut y daeth ei ffigurau i fod
    cam 3 erbyn 12 mawrth: newid cam; mae cam 3 yn ei ddangos
    ychwanegu cam, thema, colon a geiriau: un eich hun
    statws: pwy sydd wedi'i gyrraedd, a phwy sydd wedi gorffen
    atgoffa pawb: atgoffa'r rhai sydd heb orffen
    calendr: yr holiaduron nesaf
    meincnod: ble mae eich cyngor ymhlith cynghorau eraill
    rhannu ffigurau, stopio rhannu: ymuno â'r meincnod, neu ei adael
    agor, cau, oedi neu ailddechrau holiadur: rhedeg yr holiadur
    cau holiadur ar 18 rhagfyr: ei gau ar ddiwrnod arall
    postio yma: newyddion wythnosol yn y sgwrs hon
    lleiaf 7: y grŵp lleiaf y gall ffigur sôn amdano
    holiadur dewisol, holiadur gorfodol: a oes rhaid i bobl gymryd rhan
    allforio, allforio html: y ffigurau fel llyfr gwaith, neu fel adroddiad
    mewnforio: sut i ddod â phobl fel ffeil
    pwy sy'n cael eu holi: pwy a ofynnir, ac oherwydd pa sianeli
    gosodiadau: sut mae eich cyngor wedi'i osod, ac i'w newid
    gosod: cael eich arwain drwy'r gosodiadau eto
    arweinwyr: pwy arall sy'n arwain
    ychwanegu arweinydd Sam Patel, tynnu arweinydd Sam Patel: newid pwy sy'n arwain
    archwiliad: pwy wnaeth beth
    { -what-to-type }
help-shared = Mewn sianel rwy'n gwasanaethu arweinwyr digidol. Gallant deipio crynodeb, camau, statws, atgoffa pawb, calendr, agor holiadur, cau holiadur, oedi holiadur, ailddechrau holiadur, postio yma i gael newyddion wythnosol yn y sianel, neu holi yma i holi ei haelodau. I ateb eich cwestiynau eich hun, anfonwch neges uniongyrchol ataf.
only-leads-here = Mewn sianel, dim ond arweinwyr digidol rydw i'n eu gwasanaethu, gyda chrynodebau a'r holiadur chwarterol. Anfonwch hynny ataf mewn neges uniongyrchol, os gwelwch yn dda.

## Leads

leads-only = Ar gyfer arweinwyr digidol eich cyngor y mae hynny. Os dylech chi fod yn un ohonynt, gofynnwch i arweinydd eich ychwanegu.
summary-leads-only = Ar gyfer arweinwyr digidol eich cyngor y mae'r crynodebau. Os dylech chi fod yn un ohonynt, gofynnwch i arweinydd eich ychwanegu.
claim-done = Rydych yn arweinydd digidol erbyn hyn. Teipiwch crynodeb yma neu mewn sianel i weld canlyniadau eich cyngor.
claim-done-new = Rydych yn arweinydd digidol erbyn hyn. Nesaf, gosodwch eich cyngor: pwyswch Gosod, neu teipiwch gosod. Mae'n cymryd tua phum munud.
    Yn nes ymlaen, teipiwch crynodeb yma neu mewn sianel i weld canlyniadau eich cyngor.
claim-wrong = Nid yw'r cod hwnnw'n cyfateb. Cymharwch ef â'r cod diweddaraf yn log y gweinydd a rhowch gynnig arall arni.
claim-none = Mae gan eich cyngor arweinydd digidol eisoes, neu does dim cod wedi'i roi. Gofynnwch i arweinydd eich ychwanegu.
claim-lead-already = Rydych yn arweinydd digidol eisoes.
leads-told = { $count ->
        [0] Does gan eich cyngor ddim arweinydd digidol.
        [1] Mae gan eich cyngor un arweinydd digidol: { $names }.
       *[other] Nifer arweinwyr digidol eich cyngor: { $count }. Dyma nhw: { $names }.
    }
leads-change = I newid hynny, teipiwch ychwanegu arweinydd neu tynnu arweinydd, ac enw.
how-to-add-lead = Teipiwch ychwanegu arweinydd ac enw, er enghraifft: ychwanegu arweinydd Sam Patel.
how-to-remove-lead = Teipiwch tynnu arweinydd ac enw, er enghraifft: tynnu arweinydd Sam Patel. I weld pwy sy'n arwain, teipiwch arweinwyr.
lead-added = Mae { $name } yn arweinydd digidol erbyn hyn: gall weld crynodebau a rhedeg yr holiadur.
lead-nobody = Dydw i ddim yn adnabod neb o'r enw { $name } yn eich cyngor, felly does dim wedi newid. Mae'r bobl rwy'n eu hadnabod wedi ysgrifennu ataf, neu maen nhw ar y rhestr.
lead-several = Gallai { $count } o bobl fod yn { $name }, felly does dim wedi newid. Pwy ydych chi'n ei feddwl?
lead-is-none = Nid yw { $name } yn arweinydd digidol, felly does dim wedi newid.
lead-is-last = { $name } yw unig arweinydd digidol eich cyngor, felly does dim wedi newid. Yn gyntaf gwnewch rywun arall yn arweinydd: teipiwch ychwanegu arweinydd ac enw.
lead-gone = Nid ydynt ar restr eich cyngor mwyach, felly nid ydynt yn arwain.
remove-lead-offer = A ddylai { $name } beidio â bod yn arweinydd digidol? Ni fydd yn gweld crynodebau mwyach, ac ni fydd yn gallu rhedeg yr holiadur.
lead-removed = Nid yw { $name } yn arweinydd digidol mwyach.

## Joining accounts

join-code = Eich cod yw { $code }. Mae'n gweithio unwaith, am { $minutes } munud. Peidiwch â'i roi i neb.
    I uno eich cyfrif ar lwyfan arall â'r un hwn, anfonwch neges uniongyrchol ataf oddi yno: uno { $code }
    Ar ôl eu huno, un person sydd biau'r ddau gyfrif: un set o atebion, pob nodyn atgoffa unwaith, rolau'r ddau. Byddaf yn gofyn i chi ar y ddau cyn uno dim. Ni ellir ei ddadwneud.
join-offer = Bydd hyn yn uno eich cyfrif { $here } (atebion: { $mine }) â'r cyfrif { $there } lle gwnaed y cod (atebion: { $theirs }).
    Lle mae'r ddau wedi ateb yr un cwestiwn, yr ateb diweddaraf sy'n cyfrif; mae ffigurau sydd wedi'u cyhoeddi yn aros fel y maent. Daw nodiadau atgoffa unwaith, mae dileu yn dileu'r ddau, ac ni ellir ei ddadwneud.
    Ai chi biau'r ddau? Pwyswch Eu huno nawr, neu teipiwch eu huno nawr. Yna byddaf yn gofyn ar { $there } hefyd, ac yn dweud yno mai { $name } yw eich enw yma.
join-confirm = Mae { $name } ar { $there } (atebion: { $theirs }) wedi defnyddio eich cod, i uno'r cyfrif hwnnw â'ch cyfrif { $here } (atebion: { $mine }).
    Lle mae'r ddau wedi ateb yr un cwestiwn, yr ateb diweddaraf sy'n cyfrif; mae ffigurau sydd wedi'u cyhoeddi yn aros fel y maent. Daw nodiadau atgoffa unwaith, mae dileu yn dileu'r ddau, ac ni ellir ei ddadwneud.
    Ai chi yw hwnnw? Pwyswch Eu huno nawr, neu teipiwch eu huno nawr, o fewn { $minutes } munud. Os rhywun arall ydyw, pwyswch Peidio ag uno.
join-waiting = Diolch. Cadarnhewch ar { $there } hefyd, o fewn { $minutes } munud: rwyf wedi ysgrifennu atoch chi yno.
joined = Mae eich cyfrifon { $here } a { $there } yn un erbyn hyn: mae popeth a ddywedoch ar y naill neu'r llall yn cyfrif fel eich un chi, a daw nodiadau atgoffa lle'r ysgrifennoch ddiwethaf. I weld beth sy'n cael ei gadw amdanoch, teipiwch fy nata.
join-refused = Does dim wedi'i uno. I ddechrau eto, teipiwch uno cyfrifon.
join-refused-there = Nid yw eich cyfrifon wedi'u huno: na oedd yr ateb ar { $there }. I ddechrau eto, teipiwch uno cyfrifon.
join-wrong = Nid yw'r cod hwnnw'n cyfateb, felly does dim wedi'i uno. Mae cod yn gweithio unwaith, am { $minutes } munud. I gael un newydd, teipiwch uno cyfrifon ar eich cyfrif arall.
join-elsewhere = Mewn cyngor arall y gwnaed y cod hwnnw, felly does dim wedi'i uno. Dim ond cyfrifon mewn un cyngor y gellir eu huno.
join-same-place = Yma y gwnaed y cod hwnnw, felly does dim wedi'i uno. Teipiwch ef lle mae eich cyfrif arall, ar lwyfan arall.
join-too-often = Bu'r cod yn anghywir yn rhy aml. Rhowch gynnig arall arni ymhen { $minutes } munud, gyda chod newydd.
join-nothing = Does dim i'w uno, neu mae gormod o amser wedi mynd heibio. I ddechrau, teipiwch uno cyfrifon.
how-to-join = I uno eich cyfrifon ar ddau lwyfan, teipiwch uno cyfrifon ar un ohonynt. Cewch god: teipiwch uno a'r cod ar y llall.

## Being left out

left-out = Rydych wedi'ch gadael allan: fydda i ddim yn gofyn dim i chi, ac nid ydych yn cael eich cyfrif ymhlith y rhai sy'n cael eu holi. Mae'r atebion a roesoch hyd yma wedi'u cadw. Os byddwch yn newid eich meddwl, teipiwch cynnwys fi.
left-out-already = Rydych wedi gofyn am gael eich gadael allan, felly does dim wedi newid. I gael eich holi eto, teipiwch cynnwys fi.
included = Croeso'n ôl. Byddwch yn cael eich holi fel pawb arall o hyn ymlaen. I ddechrau, teipiwch cychwyn.
included-already = Nid ydych wedi'ch gadael allan, felly does dim wedi newid. I ateb cwestiynau, teipiwch cychwyn.

## Running a check-in

none-running = Does dim holiadur ar agor, felly does dim wedi newid. I agor un nawr, teipiwch agor holiadur.
none-running-until = Does dim holiadur ar agor, felly does dim wedi newid. Dyddiad agor yr un nesaf: { $opens }. I agor un nawr, teipiwch agor holiadur.
open-offer = Bydd hyn yn agor yr holiadur nawr ar gyfer y chwarter hwn: { $quarter }. Bydd pawb sydd heb gael gwahoddiad eto yn cael un yn ystod eu horiau gwaith. Bydd yn cau am { $closes }. Pwyswch Ei agor nawr, neu teipiwch ei agor nawr.
opened = Mae'r holiadur ar agor ar gyfer y chwarter hwn: { $quarter }. Bydd y gwahoddiadau'n mynd allan yn ystod oriau gwaith pobl. Bydd yn cau am { $closes }. I'w gau'n gynnar, teipiwch cau holiadur.
open-already = Mae'r holiadur eisoes ar agor ar gyfer y chwarter hwn, felly does dim wedi newid: { $quarter }. Bydd yn cau am { $closes }. I newid hynny, teipiwch cau holiadur ar a'r diwrnod.
open-already-paused = Mae'r holiadur ar agor, ond mae wedi'i oedi ac nid oes neb yn cael ei atgoffa: { $quarter }. Bydd yn cau am { $closes }. I barhau i atgoffa, teipiwch ailddechrau holiadur.
no-days-left = Does dim diwrnod gwaith ar ôl yn y chwarter hwn ar gyfer holiadur, felly does dim wedi newid.
no-days-left-until = Does dim diwrnod gwaith ar ôl yn y chwarter hwn ar gyfer holiadur, felly does dim wedi newid. Dyddiad agor yr un nesaf: { $opens }.
close-offer = Mae'r holiadur ar gyfer { $quarter } ar agor tan { $closes }. O'i gau nawr, ni all neb ateb mwyach. Pwyswch Ei gau nawr, neu teipiwch ei gau nawr. I ddewis diwrnod yn lle hynny, teipiwch cau holiadur ar a'r diwrnod.
closed = Mae'r holiadur ar gyfer { $quarter } wedi cau. Mae'r atebion wedi'u cadw. I'w agor eto, teipiwch agor holiadur.
closed-already = Mae'r holiadur hwnnw wedi cau eisoes, felly does dim wedi newid.
close-day-refused = Ni all yr holiadur gau ar y diwrnod hwn, felly does dim wedi newid: { $day }. Enwch ddiwrnod gwaith rhwng heddiw a diwedd y chwarter, os gwelwch yn dda: { $last }.
close-is-then = Mae'r holiadur yn cau am { $closes } eisoes, felly does dim wedi newid.
close-moved = Bydd yr holiadur nawr yn cau am { $closes }. Cyn hynny: { $before }. I newid hyn eto, teipiwch cau holiadur ar a'r diwrnod.
how-to-move-close = Teipiwch cau holiadur ar a'r diwrnod, er enghraifft cau holiadur ar 18 Rhagfyr.
day-unclear-close = Doeddwn i ddim yn gallu darllen diwrnod yn hynny, felly does dim wedi newid. Teipiwch cau holiadur ar a'r diwrnod, er enghraifft cau holiadur ar 18 Rhagfyr.
checkin-paused = Mae'r holiadur wedi'i oedi: nid oes neb yn cael ei atgoffa. Gall pobl ateb o hyd. I barhau i atgoffa, teipiwch ailddechrau holiadur.
checkin-paused-already = Mae'r holiadur wedi'i oedi eisoes, felly does dim wedi newid. I barhau i atgoffa, teipiwch ailddechrau holiadur.
checkin-resumed = Bydd y nodiadau atgoffa'n parhau. I'w hoedi eto, teipiwch oedi holiadur.
checkin-not-paused = Nid yw'r holiadur wedi'i oedi, felly does dim wedi newid. I'w oedi, teipiwch oedi holiadur.
nudging = Bydd pawb sydd heb orffen yn cael nodyn atgoffa yn ystod eu horiau gwaith, ond byth dau ar yr un diwrnod. I weld sut mae'n mynd, teipiwch statws.
nudge-paused = Mae'r holiadur wedi'i oedi, felly nid oes neb yn cael ei atgoffa. I barhau i atgoffa, teipiwch ailddechrau holiadur.
nudge-too-soon = Cafodd pawb oedd heb orffen eu hatgoffa ar y diwrnod hwn, felly does dim wedi newid: { $last }. Gallwch wneud hynny eto o'r diwrnod hwn ymlaen: { $again }.
posts-come-here = Bydd newyddion yr holiadur yn dod yma o hyn ymlaen: unwaith yr wythnos tra bydd ar agor, a phan fydd yn cau. I'w symud, mae arweinydd digidol yn teipio postio yma mewn sianel arall.
optional-set = Mae'r holiaduron yn ddewisol o hyn ymlaen: bydd pawb sy'n cael eu holi yn clywed hynny, gallant ofyn am gael eu gadael allan, a byddant yn cael un nodyn atgoffa ar y mwyaf. I newid hynny, teipiwch holiadur gorfodol.
optional-already = Mae'r holiaduron yn ddewisol eisoes, felly does dim wedi newid. I newid hynny, teipiwch holiadur gorfodol.
mandatory-set = Mae disgwyl i bawb gymryd rhan o hyn ymlaen, a byddant yn cael eu hatgoffa nes iddynt wneud. I newid hynny, teipiwch holiadur dewisol.
mandatory-already = Mae disgwyl i bawb gymryd rhan eisoes, felly does dim wedi newid. I newid hynny, teipiwch holiadur dewisol.
least-now = O'r holiadur nesaf ymlaen, mae ffigur yn sôn am o leiaf { $least } o bobl. I newid hynny, teipiwch er enghraifft: lleiaf 7.
least-set = O'r holiadur nesaf ymlaen, mae ffigur yn sôn am o leiaf { $least } o bobl yn lle { $before }. Mae holiadur sydd wedi dechrau yn cadw'r nifer y dechreuodd ag ef.
least-lowered = O'r holiadur nesaf ymlaen, mae ffigur yn sôn am o leiaf { $least } o bobl yn lle { $before }. Mae holiadur sydd wedi dechrau yn cadw'r nifer y dechreuodd ag ef. Rhowch wybod i'ch staff: tan nawr dywedwyd wrthynt fod crynodebau'n dangos grwpiau o { $promised } o bobl neu fwy.
least-is-that = { $least } o bobl yw'r grŵp lleiaf eisoes, felly does dim wedi newid.
least-out-of-range = Gall y grŵp lleiaf fod rhwng { $fewest } a { $most } o bobl, felly does dim wedi newid. { $least } yw'r nifer nawr.
least-unclear = Ni allwn ddarllen rhif cyfan yn hynny, felly does dim wedi newid. Teipiwch er enghraifft: lleiaf 7.
export-file = Ffigurau { $council } ar gyfer { $quarter }, { $kind }.
export-kind-csv = fel tabl (CSV)
export-kind-xlsx = fel llyfr gwaith (XLSX)
export-kind-json = fel data ar gyfer rhaglenni eraill (JSON)
export-kind-html = fel adroddiad i'w ddarllen neu ei argraffu (HTML)
export-other-report = I gael adroddiad i'w ddarllen neu ei argraffu, er enghraifft i bwyllgor, teipiwch allforio html.
export-other-workbook = I gael llyfr gwaith gydag un ddalen ar gyfer pob golwg, teipiwch allforio xlsx.
export-comes-directly = Daw'r ffeil atoch chi yn unig, yn eich negeseuon uniongyrchol.
export-not-sent = Ni ellid anfon y ffeil yma. Teipiwch allforio { $format } ataf mewn neges uniongyrchol, neu gofynnwch i bwy bynnag sy'n rhedeg Waymark am: waymark export --format { $format }
export-too-large = Mae'r ffeil yn rhy fawr i'w hanfon. Gofynnwch i bwy bynnag sy'n rhedeg Waymark am: waymark export --format { $format }
export-unclear = Nid wyf yn adnabod y math hwnnw o ffeil. Gallaf wneud xlsx (llyfr gwaith), html (adroddiad), csv (tabl) neu json (data).
button-export = Allforio
button-export-csv = Allforio csv
button-export-xlsx = Allforio xlsx
button-export-json = Allforio json
button-export-html = Allforio html
posts-come-here-directly = Bydd newyddion yr holiadur yn dod atoch chi yma o hyn ymlaen: unwaith yr wythnos tra bydd ar agor, a phan fydd yn cau. I'w symud i sianel, teipiwch postio yma yn y sianel honno.

## Channels whose members are asked

place-offer = A ddylid holi pawb yn { $name } ym mhob holiadur chwarterol?
place-offer-again = Mae pawb yn { $name } yn cael eu holi'n barod.
place-offer-people = { $added ->
        [0] Ni fyddai neb yn ymuno â'r rhestr
        [1] Byddai 1 person yn ymuno â'r rhestr
       *[other] Byddai { $added } o bobl yn ymuno â'r rhestr
    }; { $known ->
        [0] nid oes neb arni'n barod.
        [1] mae 1 arni'n barod.
       *[other] mae { $known } arni'n barod.
    }
place-offer-left-out = Heb eu cynnwys: { $who }.
place-guests = { $count ->
        [1] 1 gwestai
       *[other] { $count } o westeion
    }
place-outsiders = { $count ->
        [1] 1 person o sefydliad arall
       *[other] { $count } o bobl o sefydliadau eraill
    }
place-bots = { $count ->
        [1] 1 bot
       *[other] { $count } o fotiau
    }
place-offer-kept = Byddaf yn cadw'r rhestr yn gyfredol: bydd pwy bynnag sy'n ymuno yn cael eu holi hefyd, ac ni fydd pwy bynnag sy'n gadael yn cael eu holi mwyach, oni bai eu bod wedi dod o ffeil neu wedi ysgrifennu ataf cyn i mi eu holi. Bydd pwy bynnag a ofynnodd am gael eu gadael allan yn aros allan.
place-uncounted = Alla i ddim cyfrif yr aelodau ar hyn o bryd: { $reason }
place-unread = Alla i ddim gweld pwy sydd yn y sianel hon, felly does dim wedi newid. { $reason }
place-unnamed = y sianel hon
place-asked = Bydd pawb yno yn cael eu holi o hyn ymlaen. Rydw i'n darllen pwy sydd yno; i weld faint o bobl yw hynny, teipiwch pwy sy'n cael eu holi.
place-stopped = Wedi'i wneud: nid yw aelodau'r sianel honno yn cael eu holi mwyach am eu bod ynddi. Mae eu hatebion yn aros. I weld pwy sy'n cael eu holi, teipiwch pwy sy'n cael eu holi.
place-not-asked = Nid yw aelodau'r sianel hon yn cael eu holi am eu bod ynddi, felly does dim i'w atal.
place-stop-offer = A ddylid peidio â holi aelodau { $name } am eu bod ynddi? { $leaving ->
        [0] Ni fyddai neb yn gadael y rhestr.
        [1] Ni fyddai 1 person yn cael ei holi mwyach.
       *[other] Ni fyddai { $leaving } o bobl yn cael eu holi mwyach.
    }
place-stop-stay = Bydd pwy bynnag a ddaeth o ffeil, a ysgrifennodd ataf cyn i mi eu holi, sy'n arwain, neu sydd mewn sianel arall sy'n cael ei holi yn aros ar y rhestr. Mae atebion pobl yn aros hefyd.
place-fault = Alla i ddim gweld pwy sydd yn { $name }, sianel y mae ei haelodau'n cael eu holi. { $reason } Nid oes neb wedi'u tynnu oddi ar y rhestr; byddaf yn ceisio eto bob dydd.
place-fault-unnamed = Alla i ddim gweld pwy sydd mewn sianel y mae ei haelodau'n cael eu holi. { $reason } Nid oes neb wedi'u tynnu oddi ar y rhestr; byddaf yn ceisio eto bob dydd.
ask-here-in-channel = Teipiwch hynny yn y sianel y mae ei haelodau i'w holi, os gwelwch yn dda: holi yma. Lle mae gorchmynion yn dechrau â slaes, teipiwch /maturity holi yma.
stop-asking-in-channel = Teipiwch hynny yn y sianel ei hun, os gwelwch yn dda: peidio â holi yma. Os yw'r sianel wedi mynd, pwyswch ei botwm o dan pwy sy'n cael eu holi.
places-title = Pwy sy'n cael eu holi
places-people = { $total ->
        [0] Nid oes neb ar y rhestr.
        [1] Mae 1 person ar y rhestr
       *[other] Mae { $total } o bobl ar y rhestr
    }{ $total ->
        [0] {""}
       *[other] : { $file } o ffeil, { $place } oherwydd sianel, { $word } a ysgrifennodd ataf neu a gofnodwyd â llaw.
    }
places-unnamed = Sianel heb enw
places-none = Nid oes aelodau unrhyw sianel yn cael eu holi am eu bod ynddi.
places-line = { $name }: { $count ->
        [1] 1 person.
       *[other] { $count } o bobl.
    }
places-line-guests = { $name }, gyda gwesteion: { $count ->
        [1] 1 person.
       *[other] { $count } o bobl.
    }
places-read = Darllenwyd ddiwethaf am { $when }.
places-unread = Heb ei darllen eto.
places-fault = Ni ellir ei darllen ar hyn o bryd: { $reason }
places-more = A { $count } arall.
places-change = I holi pawb mewn sianel, teipiwch holi yma yno; i gynnwys ei gwesteion, holi yma gyda gwesteion.

## The benchmark

share-offer =
    Byddai eich cyngor yn ymuno â'r meincnod: mae cynghorau sy'n rhannu eu ffigurau yn gweld ble maen nhw ymhlith ei gilydd.
    Beth sy'n cael ei rannu: bob chwarter, eich cymedr ar gyfer pob thema, fel y mae eich crynodeb yn ei ddangos ar ôl cau. Mae'n cael ei gyfrif heb enw eich cyngor, o holiadur y chwarter diwethaf ymlaen.
    Pwy sy'n ei weld: arweinwyr digidol cynghorau sydd hefyd yn rhannu, yma ac mewn gosodiadau Waymark eraill sy'n cyfnewid cyfrifon â'r un hwn. Maen nhw'n gweld canolrif a chwartelau o leiaf bum cyngor, ac nid ffigurau unrhyw gyngor unigol.
    I ymuno, pwyswch Eu rhannu nawr, neu teipiwch eu rhannu nawr. Gallwch adael unrhyw bryd: teipiwch stopio rhannu.
share-stop-offer =
    Byddai eich cyngor yn gadael y meincnod. Ni fydd ei holiaduron diweddarach yn cael eu cyfrif mwyach, ac ni fyddwch yn gweld y meincnod mwyach.
    Mae'r hyn a gyfrifwyd o'r blaen yn aros: un rhif ymhlith llawer ydyw, heb enw arno.
    I adael, pwyswch Stopio rhannu nawr, neu teipiwch stopio rhannu nawr.
sharing = Mae eich cyngor yn rhannu ei ffigurau. Mae'n cael ei gyfrif pan ellir cyfrif o leiaf bum cyngor gyda'i gilydd, awr neu fwy ar ôl i'r holiadur gau. I weld ble rydych chi, teipiwch meincnod. I adael, teipiwch stopio rhannu.
sharing-already = Mae eich cyngor yn rhannu ei ffigurau eisoes, felly does dim wedi newid. I weld ble rydych chi, teipiwch meincnod. I adael, teipiwch stopio rhannu.
sharing-not = Nid yw eich cyngor yn rhannu ei ffigurau, felly does dim wedi newid. I ymuno â'r meincnod, teipiwch rhannu ffigurau.
sharing-stopped = Nid yw eich cyngor yn rhannu ei ffigurau mwyach. Ni fydd yr hyn sydd heb ei gyfrif eto yn cael ei gyfrif tra nad yw'n rhannu. I ymuno eto, teipiwch rhannu ffigurau.
how-to-benchmark = Teipiwch meincnod i weld ble mae eich cyngor, neu meincnod dim ond fi i'w weld ar eich pen eich hun.
benchmark-not-sharing = Dim ond cynghorau sy'n rhannu eu ffigurau eu hunain sy'n gweld y meincnod, ac nid yw eich cyngor chi yn eu rhannu. I ddarllen beth fyddai'n cael ei rannu a gyda phwy, pwyswch Rhannu ffigurau, neu teipiwch rhannu ffigurau.
benchmark-none-closed = Mae'r meincnod yn cymharu holiaduron sydd wedi cau, ac nid oes gan eich cyngor un eto. Dewch yn ôl pan fydd un wedi cau, os gwelwch yn dda.
benchmark-too-few = Nid oes meincnod ar gyfer { $quarter } eto: gellir cyfrif llai na phum cyngor. Does dim yn cael ei ddangos am gyn lleied.
benchmark-title = Ble mae eich cyngor: { $quarter }
benchmark-among = { $deployments ->
        [1] Nifer y cynghorau sy'n rhannu eu ffigurau yma: { $councils }.
       *[other] Nifer y cynghorau sy'n rhannu eu ffigurau: { $councils }, mewn { $deployments } gosodiad Waymark.
    }
benchmark-overall-above = Dros bob thema, mae eich cymedr o { $mean } uwchlaw'r hanner canol ohonynt ({ $range }). Y canolrif yw { $median }.
benchmark-overall-middle = Dros bob thema, mae eich cymedr o { $mean } yn yr hanner canol ohonynt ({ $range }). Y canolrif yw { $median }.
benchmark-overall-below = Dros bob thema, mae eich cymedr o { $mean } islaw'r hanner canol ohonynt ({ $range }). Y canolrif yw { $median }.
benchmark-overall-unknown = Nid oes gan eich cyngor gymedr dros bob thema i'w gymharu. Yr hanner canol ohonynt yw { $range }, a'r canolrif yw { $median }.
benchmark-newer = Ar gyfer { $quarter } gellir cyfrif llai na phum cyngor hyd yn hyn, felly chwarter cynharach yw hwn.
benchmark-made-up = Cynghorau ffug yw'r rhain, ar gyfer arddangosiad.
benchmark-above-fact = Uwchlaw tri chwarter y cynghorau
benchmark-below-fact = Islaw tri chwarter y cynghorau
benchmark-ours = Eich cyngor
benchmark-median = Canolrif
benchmark-range = Hanner canol
benchmark-above-cell = { $mean } (uwchlaw)
benchmark-middle-cell = { $mean } (o fewn)
benchmark-below-cell = { $mean } (islaw)
benchmark-no-figure = Dim ffigur
benchmark-too-few-cell = Llai na 5 cyngor
benchmark-how = Mae hanner y cynghorau yn yr hanner canol, chwarter uwch ei ben a chwarter oddi tano. Mae pob cyngor yn cyfrif unwaith, gyda'i gymedr o 1 i 5. Nid yw unrhyw gyngor yn cael ei enwi, ac nid oes trefn ar y cynghorau.

## Y cynllun gweithredu

council-unnamed = eich cyngor
settings-unnamed = heb ei enwi eto
plan-title = Cynllun gweithredu: { $council }
plan-open = { $count ->
        [0] Does dim cam ar agor.
        [one] Mae 1 cam ar agor.
       *[other] Mae { $count } o gamau ar agor.
    }
plan-late = { $count ->
        [one] Mae 1 yn hwyr.
       *[other] Mae { $count } yn hwyr.
    }
plan-done = { $count ->
        [one] Mae 1 wedi'i gwblhau.
       *[other] Mae { $count } wedi'u cwblhau.
    }
plan-dropped = { $count ->
        [one] Mae 1 wedi'i ollwng.
       *[other] Mae { $count } wedi'u gollwng.
    }
plan-empty = Mae'r cynllun gweithredu'n wag.
plan-hint = I newid cam, pwyswch ei fotwm, neu teipiwch cam a'i rif, er enghraifft cam 3. I ychwanegu un eich hun, teipiwch ychwanegu cam, thema, colon a beth sydd i'w wneud, er enghraifft: ychwanegu cam data: Cytuno ar un rhestr o'n setiau data
plan-hint-add = I ychwanegu cam eich hun, teipiwch ychwanegu cam, thema, colon a beth sydd i'w wneud, er enghraifft: ychwanegu cam data: Cytuno ar un rhestr o'n setiau data
plan-hint-typed = I weld un cam, teipiwch cam a'i rif, er enghraifft cam 3.
plan-more = A { $count } arall. Eu rhifau: { $numbers }.
plan-more-many = A { $count } arall. Y rhai cyntaf o'u rhifau: { $numbers }.
plan-other = Heb fod ar gyfer un o genadaethau'r fframwaith
plan-proposals = Beth allai ddod nesaf
plan-proposals-about = Y camau nesaf ar gyfer y galluogwyr sydd isaf yn atebion cyhoeddedig { $quarter }. I fabwysiadu un, pwyswch ei fotwm, neu teipiwch ychwanegu cam a'i thema, er enghraifft ychwanegu cam data.
plan-strengths = Cryfderau i adeiladu arnynt: { $themes }.
plan-no-figures = Nid oes ffigurau wedi'u cyhoeddi eto, felly ni ellir cynnig cam nesaf.
plan-no-gap = Ni chynigir cam arall: mae pob galluogydd sydd â ffigurau ar y lefel uchaf, neu mae ei gamau nesaf eisoes yn y cynllun.
proposal-title = { $theme }: { $level }
proposal-step = Y cam nesaf o { $level }: { $text }
proposal-step-apart = Lefel un o'i gwestiynau: { $level }. Y cam nesaf oddi yno: { $text }
proposal-barrier = Y prif rwystr: { $barrier }.
proposal-gone = Nid yw'r cam nesaf hwnnw yn y fframwaith bellach, felly does dim wedi newid. I weld beth sy'n cael ei gynnig nawr, teipiwch camau.
proposal-none = Does dim yn cael ei gynnig ar gyfer { $theme } nawr. I weld beth sy'n cael ei gynnig, teipiwch camau.
proposal-foreign = Nid yw'r cam nesaf hwnnw'n perthyn i holiadur o eiddo eich cyngor, felly does dim wedi newid. I weld beth sy'n cael ei gynnig nawr, teipiwch camau.
action-title = Cam { $number }
action-label = { $number }. { $theme }
action-label-late = { $number }. { $theme } (yn hwyr)
action-owner = Perchennog
action-owned-by = perchennog { $name }
action-no-owner = Dim perchennog eto
action-unowned-yet = dim perchennog eto
action-due = Erbyn
action-due-on = erbyn { $day }
action-was-due = i fod erbyn { $day }
action-due-late = { $day } (yn hwyr)
action-no-due = Dim dyddiad
action-undated = dim dyddiad
action-progress = Cynnydd
action-theme = Thema
action-mission = Cenhadaeth
action-began-at = Y sefyllfa ar y pryd
action-began-level = { $level } ({ $quarter })
action-is-planned = wedi'i gynllunio
action-is-started = wedi'i gychwyn
action-is-done = wedi'i gwblhau
action-is-dropped = wedi'i ollwng
action-hint = Gallwch deipio hefyd: cam { $number } erbyn 12 mawrth, cam { $number } perchennog Sam Patel, cam { $number } ar gyfer a chenhadaeth, cam { $number } dweud a geiriau newydd, neu cam { $number } gollwng.
action-in-plan = Mae cam { $number } yn y cynllun.
action-next-both = Nesaf, dywedwch pwy fydd yn gofalu amdano, ac erbyn pryd: teipiwch cam { $number } perchennog ac enw, a cam { $number } erbyn 12 mawrth.
action-next-owner = Nesaf, dywedwch pwy fydd yn gofalu amdano: teipiwch cam { $number } perchennog ac enw, neu cam { $number } perchennog fi.
action-next-due = Nesaf, dywedwch erbyn pryd: teipiwch cam { $number } erbyn 12 mawrth.
action-not-added = Nid yw eich cyngor wedi cael holiadur eto y gallai cam ei ateb, felly ni chafodd dim ei ychwanegu. Ychwanegwch ef pan fydd yr holiadur cyntaf wedi agor.
action-reworded = Mae geiriau newydd i gam { $number }.
action-given-to = { $name } sydd nawr yn gofalu am gam { $number }.
action-given-to-nobody = Nid oes perchennog i gam { $number } bellach.
action-due-set = Mae cam { $number } i'w wneud erbyn { $day }.
action-due-removed = Nid oes dyddiad i gam { $number } bellach.
action-serves = Mae cam { $number } ar gyfer y genhadaeth hon: { $mission }.
action-marked-planned = Nid yw cam { $number } wedi'i gychwyn eto.
action-marked-started = Mae cam { $number } wedi'i gychwyn.
action-marked-done = Mae cam { $number } wedi'i gwblhau. Da iawn.
action-marked-dropped = Mae cam { $number } wedi'i ollwng.
action-no-such = Nid oes cam { $number }, felly does dim wedi newid. I weld pa rai sydd, teipiwch camau.
action-no-such-person = Nid wyf yn adnabod neb o'r enw “{ $name }” yn eich cyngor, felly nid yw cam { $number } wedi newid. Teipiwch yr enw fel y mae yn Teams neu Slack, er enghraifft: cam { $number } perchennog Sam Patel
action-several-people = Gallai “{ $name }” fod yn sawl person, felly nid yw cam { $number } wedi newid. Teipiwch yr enw cyfan.
action-several-named = Gallai “{ $name }” fod yn { $names }, felly nid yw cam { $number } wedi newid. Teipiwch yr enw cyfan.
action-not-theirs = Dim ond arweinwyr digidol, a pherchennog y cam, all ddweud pa mor bell y mae. Felly nid yw cam { $number } wedi newid.
action-unclear = Ni allwn ddarllen beth i'w wneud gyda cham { $number }, felly does dim wedi newid. Teipiwch er enghraifft: cam { $number } erbyn 12 mawrth, cam { $number } perchennog Sam Patel, neu cam { $number } cychwyn.
day-unclear-action = Ni allwn ddarllen diwrnod yn hynny, felly nid yw cam { $number } wedi newid. Teipiwch er enghraifft: cam { $number } erbyn 12 mawrth, neu cam { $number } dim dyddiad.
action-due-refused = Ni all cam fod i'w wneud erbyn { $day }, felly does dim wedi newid. Enwch ddiwrnod o heddiw ymlaen, ac o fewn { $years } mlynedd.
action-mission-unknown = Nid wyf yn gwybod am genhadaeth o'r enw “{ $words }”, felly does dim wedi newid. Ai un o'r rhain oedd gennych mewn golwg?
action-theme-unknown = Nid wyf yn gwybod am thema o'r enw “{ $words }”, felly ni chafodd dim ei ychwanegu. Ai { $themes } oedd gennych mewn golwg? Teipiwch hi o flaen y colon, er enghraifft: ychwanegu cam data: Cytuno ar un rhestr o'n setiau data
action-empty = Nid oedd geiriau i'w cadw yn hynny, felly does dim wedi newid. Teipiwch er enghraifft: cam 3 dweud Cytuno ar un rhestr o'n setiau data
action-too-long = Mae { $length } nod yn hynny, a gall cam gael { $limit }. Does dim wedi newid. Dywedwch ef mewn llai o eiriau.
how-to-action = Teipiwch cam, ei rif a beth sydd i newid, er enghraifft: cam 3 erbyn 12 mawrth, cam 3 perchennog Sam Patel, neu cam 3 cychwyn. I weld pob cam, teipiwch camau.
how-to-add-action = I fabwysiadu'r hyn sy'n cael ei gynnig ar gyfer thema, teipiwch ychwanegu cam a'i henw, er enghraifft: ychwanegu cam data. Ar gyfer cam o'ch dewis eich hun ychwanegwch golon a beth sydd i'w wneud, er enghraifft: ychwanegu cam data: Cytuno ar un rhestr o'n setiau data
action-nudge-soon = Helo { $name }. Mae cam { $number }, eich cam chi, i'w wneud erbyn { $day }.
action-nudge-due = Helo { $name }. Mae cam { $number }, eich cam chi, i'w wneud erbyn { $day }.
action-nudge-today = Helo { $name }. Mae cam { $number }, eich cam chi, i'w wneud erbyn heddiw.
action-nudge-late = Helo { $name }. Roedd cam { $number }, eich cam chi, i'w wneud erbyn { $day }. Pa mor bell ydyw?
action-nudge-quiet = Os nad yw'r diwrnod yn addas bellach, gofynnwch i arweinydd digidol am un arall. I beidio â chael eich atgoffa, teipiwch stopio atgoffa.
said-title = Chi ddywedodd, ni wnaeth
said-done = Wedi'i gwblhau: { $text }
said-started = Wedi'i gychwyn: { $text }
said-more = A { $count } arall: teipiwch camau i weld pob un.
moved-title = Beth sydd wedi symud ers cytuno ar gamau
moved-line = { $theme }: roedd yn { $before } ({ $quarter }) pan ddechreuodd { $actions }, ac mae nawr yn { $after }: { $change }.
moved-action = cam { $number }
moved-clear = { $change }, sy'n fwy na siawns
moved-unclear = dim newid clir
moved-common = Dim ond cwestiynau a ofynnwyd y ddau dro sy'n cael eu cymharu.

## Nudges

name-unknown = 'na
nudge-invitation = Helo { $name }. Mae holiadur y chwarter hwn ar agor: sut mae'r gwaith digidol yn mynd mewn gwirionedd?
nudge-reminder = Helo { $name }. Mae amser o hyd i ateb holiadur y chwarter hwn, ac mae eich barn chi'n cyfrif cymaint â barn unrhyw un arall.
nudge-reminder-begun = Helo { $name }. Rydych wedi cychwyn ar holiadur y chwarter hwn.
nudge-last-day = Helo { $name }. Dyma'r nodyn atgoffa olaf ar gyfer holiadur y chwarter hwn.
nudge-snooze = Helo { $name }. Fe ofynnoch i mi eich atgoffa o holiadur y chwarter hwn.
nudge-manual = Helo { $name }. Hoffai eich arweinwyr digidol glywed gennych yn holiadur y chwarter hwn.
nudge-ahead = { $count ->
        [one] 1 cwestiwn
        [two] 2 gwestiwn
       *[other] { $count } o gwestiynau
    }, tua { $minutes ->
        [one] 1 munud
        [two] 2 funud
       *[other] { $minutes } munud
    }. Ar agor tan { $closes }.
nudge-begun = Rydych wedi cwblhau { $done } o { $total }, ewch ymlaen o ble roeddech chi arni. Ar agor tan { $closes }.
nudge-optional = Does dim rhaid i chi gymryd rhan. Os byddai'n well gennych beidio â chael eich holi, teipiwch gadael fi allan.
nudge-quiet = Ddim nawr? Teipiwch atgoffa fi a'r diwrnod, er enghraifft atgoffa fi ddydd Llun. I beidio â chael nodiadau atgoffa, teipiwch stopio atgoffa.
nudge-quiet-last = I beidio â chael nodiadau atgoffa yn y dyfodol, teipiwch stopio atgoffa.

## Status

status-title = Holiadur chwarterol: { $quarter }
status-open = Ar agor tan { $closes }.
status-paused = Wedi'i oedi: nid oes neb yn cael ei atgoffa, ond gall pobl ateb. Bydd yn cau am { $closes }.
status-not-yet = Bydd yn agor am { $opens }.
status-closed = Wedi cau ers { $closes }.
status-synthetic = Cyngor wedi'i greu ar gyfer arddangosiad yw hwn.
status-optional = Mae cymryd rhan yn wirfoddol, felly nid oes disgwyl i bawb ateb.
status-none = Nid yw eich cyngor wedi cael holiadur chwarterol eto.
status-nobody = Does neb wedi cael ei holi eto: nid oes unrhyw berson yn hysbys yma.
status-invited = Wedi'u gwahodd
status-reached = Wedi'u cyrraedd
status-started = Wedi cychwyn
status-finished = Wedi gorffen
status-answered = Wedi ateb
status-past = Ni ellir dweud bellach pwy orffennodd na phwy oedd i ffwrdd: dim ond am yr holiadur diweddaraf y mae hynny'n hysbys.
status-share = { $count } o { $people } ({ $share }%)
status-stopped = Ddim eisiau cwestiynau
status-without-reminders = Ddim eisiau nodiadau atgoffa
status-away = I ffwrdd
status-unreachable = Heb eu cyrraedd
status-reason-people = { $count ->
        [one] 1 person
        [two] 2 berson
       *[other] { $count } o bobl
    }
status-reason-names = { $reason } ({ $names })
status-names-more = { $names } a { $count } arall
status-no-conversation = Does gan Waymark ddim sgwrs â nhw. Gofynnwch iddynt ychwanegu Waymark a dweud helo, neu gofynnwch i weinyddwr ei osod i bawb.
status-next = Nesaf
status-next-nudges = { $kind }, o { $due }
status-next-opens = Dyddiad agor yr holiadur nesaf: { $opens }
status-next-nothing = Does dim byd wedi'i drefnu
status-kind-invitation = Gwahoddiadau
status-kind-reminder = Nodiadau atgoffa
status-kind-last-day = Nodiadau atgoffa olaf
status-kind-snooze = Nodiadau y gofynnodd pobl amdanynt
status-kind-manual = Nodiadau y gofynnodd arweinydd amdanynt
status-waiting = Yn aros i gael eu hanfon
status-undelivered = Heb eu danfon
status-undelivered-count = { $count ->
        [one] 1 neges
        [two] 2 neges
       *[other] { $count } neges
    }. Bydd pwy bynnag sy'n rhedeg Waymark yn gweld y rhesymau yn ei log.
nudge-offer = Nifer y bobl sydd heb orffen: { $count }. Bydd pob un yn cael un nodyn atgoffa yn ystod eu horiau gwaith. Bydd yr holiadur yn cau am { $closes }. Pwyswch Atgoffa nhw nawr, neu teipiwch atgoffa nhw nawr.
nudge-offer-nobody = Does neb i'w atgoffa: mae pawb wedi gorffen, ddim eisiau nodiadau atgoffa neu heb eu cyrraedd. I weld pwy, teipiwch statws.

## Calendar

calendar-title = Yr holiaduron nesaf
calendar-round = Yn agor: { $opens }. Yn cau: { $closes }.
calendar-no-round = Dim holiadur: does dim diwrnod gwaith yn y chwarter.
calendar-holidays = Gwyliau: { $days }.
calendar-freeze = Does dim yn cael ei anfon rhwng { $first } a { $last }: { $reason }.
calendar-freeze-plain = Does dim yn cael ei anfon rhwng { $first } a { $last }.
calendar-day-named = { $day } ({ $name })

## Posts

post-progress-title = Newyddion yr holiadur yr wythnos hon: { $quarter }
post-closing-title = Mae'r holiadur wedi cau: { $quarter }
post-answered = Mae { $answered } o { $asked } o bobl wedi ateb ({ $share }%).
post-answered-closed = Atebodd { $answered } o { $asked } o bobl ({ $share }%). Diolch i bawb.
post-nobody-asked = Does neb wedi cael ei holi eto.
post-nobody-answered = Nifer y bobl sydd wedi cael eu holi: { $asked }. Does neb wedi ateb eto.
post-nobody-answered-closed = Nifer y bobl a gafodd eu holi: { $asked }. Wnaeth neb ateb.
post-too-few = Mae llai na { $least } o bobl yn cael eu holi, felly does dim ffigurau'n cael eu dangos. Mae hyn yn cadw atebion pobl yn breifat.
post-days-left = { $days ->
        [one] 1 diwrnod
        [two] 2 ddiwrnod
       *[other] { $days } diwrnod
    } ar ôl: bydd yn cau am { $closes }.
post-last-day = Mae'n cau heddiw: { $closes }.
post-paused = Mae'r nodiadau atgoffa wedi'u hoedi.
post-optional = Mae cymryd rhan yn wirfoddol.
post-how = I gymryd rhan, anfonwch neges uniongyrchol ataf a theipiwch cychwyn.
post-areas = Yn ôl maes gwasanaeth
post-area = Maes gwasanaeth
post-area-answered = Wedi ateb
post-area-unknown = Maes anhysbys
post-areas-more = Nifer y meysydd llai nad ydynt wedi'u dangos yma: { $count }.
post-areas-withheld = Heb eu dangos: meysydd â llai na { $least } o bobl, ac un arall lle bo angen fel na ellir gweithio'r ffigurau allan.

## Summary

summary-title = Aeddfedrwydd digidol: { $council }
summary-open = Ar agor o hyd: gall y ffigurau hyn newid.
summary-synthetic = Atebion synthetig yw'r rhain, wedi'u creu ar gyfer arddangosiad.
summary-theme-kind = { $theme } ({ $kind })
summary-kind-mission = cenhadaeth
summary-kind-enabler = galluogydd
summary-kind-principle = egwyddor
summary-level-mean = { $name } { $mean }
number = { $number }
summary-missions = Cenadaethau
summary-enablers = Galluogwyr
summary-principles = Egwyddorion arfer da
summary-theme = Thema
summary-level = Lefel
summary-answers = Atebion
summary-not-sure = Ddim yn siŵr
summary-percent = { $share }%
summary-withheld-cell = heb ei ddangos
summary-none-cell = dim eto
summary-withheld-note = Heb eu dangos: rhy ychydig o atebion i'w dangos heb bwyntio at lai na { $least } o bobl.
summary-no-checkin = Nid yw eich cyngor wedi cael holiadur chwarterol eto, felly does dim i'w ddangos.
summary-how-range = Cyfartaledd yr holl lefelau a roddwyd (1 i 5). Ystod: lle byddai'n fwyaf tebygol o fod pe gofynnid i fwy o bobl (95%). Cyfran o'r atebion yw Ddim yn siŵr; nid yw Ddim yn berthnasol wedi'i gynnwys.
summary-parts = Gyda'i gilydd mae'r rhain yn cyfrif llai o atebion nag sydd i gyd: dim ond mewn grwpiau mwy y mae rhai'n cyfrif, fel nad yw unrhyw ffigur yn sôn am lai na { $least } o bobl.
summary-how = Cyfartaledd yr holl lefelau a roddwyd (1 i 5).
summary-how-clear = Mae newid neu fwlch yn glir pan nad yw ei ystod yn cynnwys dim gwahaniaeth (t Welch, 95%).
summary-camps = Mae barn yn rhanedig rhwng dau wersyll ar { $themes }: nid yw'r cyfartaledd yn unig yn dangos hynny.
summary-source = Themâu: Fframwaith Digideiddio Llywodraeth Leol yr LGA (Gorffennaf 2024). Cwestiynau a lefelau: y prosiect hwn, nid yr LGA.
summary-stands = Ar y cyfan: { $level }, ar sail { $answers }.
summary-response-voluntary = Mae cymryd rhan yn wirfoddol.
summary-response-reach = Ymateb: { $answered } o { $asked } o bobl ({ $share }%). Roedd modd cyrraedd { $reached } o bobl ({ $reach }%).
summary-sentence-spread = { $high } o ran { $strongest }, { $low } o ran { $weakest }
summary-sentence-alike = { $level } ar y cyfan
summary-sentence-change = { $said }; y newid cliriaf { $since }: { $theme }, { $change }.
summary-since = ers { $quarter }
summary-against = o gymharu â { $quarter }
summary-season = { $season } { $year }
summary-strengths = Cryfderau
summary-gaps = Bylchau
summary-barrier = Y prif rwystr
summary-barrier-share = { $barrier }: { $share } o'r hyn a enwyd
summary-changed = Wedi newid yn glir { $since }
summary-changed-more = { $count ->
        [one] Mae 1 thema arall wedi newid yn glir.
       *[other] Mae { $count } thema arall wedi newid yn glir.
    }
summary-nothing-changed = Nid oes thema wedi newid yn glir { $since }.
summary-nothing-earlier = Nid oes holiadur chwarterol cynharach i gymharu ag ef.
summary-common = Mae'r cwestiynau wedi newid { $since }: cyfrifir newidiadau ar sail y cwestiynau a ofynnwyd y ddau dro.
summary-waiting = Wedi'u dal yn ôl am y tro: { $count ->
        [one] 1 ateb. Caiff ei ychwanegu
       *[other] { $count } o atebion. Cânt eu hychwanegu
    } pan ellir cyfrif o leiaf { $least } o bobl gyda'i gilydd.
summary-held-for-good = Wedi'u dal yn ôl: { $count ->
        [one] 1 ateb. Nid yw mewn unrhyw ffigur, am fod llai na { $least } o bobl y tu ôl iddo.
       *[other] { $count } o atebion. Nid ydynt mewn unrhyw ffigur, am fod llai na { $least } o bobl y tu ôl iddynt.
    }
summary-withheld-open = Mae rhy ychydig o atebion i ddangos lefel eto. Dangosir ffigur pan fydd o leiaf { $least } o bobl y tu ôl iddo, er mwyn cadw atebion pobl yn breifat.
summary-withheld-closed = Atebodd rhy ychydig o bobl i ddangos lefel. Dim ond pan fydd o leiaf { $least } o bobl y tu ôl iddo y dangosir ffigur, er mwyn cadw atebion pobl yn breifat.
summary-empty-open = Does neb wedi ateb eto, felly does dim i'w ddangos. Teipiwch crynodeb eto pan fydd pobl wedi ateb.
summary-empty-closed = Wnaeth neb ateb, felly does dim i'w ddangos.
summary-unsure-all = Dywedodd pawb a atebodd { $notsure } neu { $notapplicable }, felly does dim lefel i'w dangos.
summary-unsure-cell = dim lefel
summary-level-of-five = { $level } allan o 5
summary-level-of-five-within = { $level } allan o 5 (ystod { $range })
summary-mean-level = { $mean } { $name }
summary-count-answers = { $count ->
        [one] 1 ateb
       *[other] { $count } o atebion
    }
summary-part-of = { $part } o { $whole } ({ $share }%)
summary-agreement = Cytundeb
summary-agreement-unknown = rhy ychydig i ddweud
summary-agreement-tight = agos
summary-agreement-mixed = cymysg
summary-agreement-split = rhanedig
summary-agreement-tight-means = agos: mae tri o bob pedwar ateb neu fwy ar ddwy lefel gyfagos
summary-agreement-mixed-means = cymysg: mae'r atebion ar wasgar dros sawl lefel
summary-agreement-split-means = rhanedig: mae dau wersyll ac ychydig rhyngddynt
summary-change = Newid
summary-change-since = Newid { $since }
summary-change-within = { $change } ({ $range })
summary-no-clear-change = dim newid clir
summary-up = i fyny { $levels }
summary-down = i lawr { $levels }
summary-up-0 = i fyny ychydig
summary-up-1 = i fyny chwarter lefel
summary-up-2 = i fyny hanner lefel
summary-up-3 = i fyny tri chwarter lefel
summary-up-4 = i fyny lefel
summary-up-levels = i fyny { $levels } lefel
summary-down-0 = i lawr ychydig
summary-down-1 = i lawr chwarter lefel
summary-down-2 = i lawr hanner lefel
summary-down-3 = i lawr tri chwarter lefel
summary-down-4 = i lawr lefel
summary-down-levels = i lawr { $levels } lefel
summary-all-themes = Pob thema
summary-whole-council = Y cyngor cyfan
summary-enabler = Galluogydd
summary-grid = Cenadaethau fesul galluogydd
summary-theme-by = { $theme }: { $cut }
summary-theme-in-area = { $theme } yn { $area }
summary-range = { $title }: { $strongest } uchaf ({ $high }), { $weakest } isaf ({ $low }).
summary-range-alike = { $title }: does dim yn uwch na'r gweddill ({ $level }).
summary-range-none = { $title }: nid oes modd dangos lefel.
summary-answers-behind = Yr atebion y tu ôl iddo
summary-distribution = Pa mor aml y rhoddwyd pob lefel
summary-share = Cyfran
summary-evidence = Lefelau 4 a 5 â thystiolaeth
summary-standing = { $theme }: { $level }, ar sail { $answers }.
summary-standing-unsure = { $theme }: dywedodd pawb a atebodd { $notsure } neu { $notapplicable }, felly does dim lefel i'w dangos.
summary-standing-withheld = { $theme }: rhy ychydig o atebion i ddangos lefel heb bwyntio at bobl.
summary-standing-empty = { $theme }: does neb wedi ateb y cwestiynau hyn, felly does dim i'w ddangos.
summary-highest = Uchaf
summary-lowest = Isaf
summary-split-role = Rôl
summary-split-area = Maes gwasanaeth
summary-split-none-role = Nid oes gan unrhyw rôl ddigon o bobl i'w dangos ar wahân i'r lleill.
summary-split-none-area = Nid oes gan unrhyw faes gwasanaeth ddigon o bobl i'w ddangos ar wahân i'r lleill.
summary-role-leader = Arweinwyr
summary-role-frontline = Rheng flaen
summary-role-elected = Aelodau etholedig
summary-area-named = { $area } (maes gwasanaeth)
summary-area-unknown = Nid oes maes gwasanaeth o'r enw “{ $area }” ymhlith y rhai y gellir eu dangos ar wahân. Ai un o'r rhain oedd gennych mewn golwg?
summary-area-unknown-all = Nid oes maes gwasanaeth o'r enw “{ $area }” y gellir ei ddangos ar wahân. I weld pa rai sydd, teipiwch crynodeb fesul maes.
summary-gap = Arweinwyr a'r rheng flaen
summary-leaders = Arweinwyr
summary-frontline = Rheng flaen
summary-apart = { $levels } o fwlch
summary-no-clear-gap = dim bwlch clir
summary-no-gap-cell = dim modd cymharu
summary-gap-leaders = arweinwyr { $levels } yn uwch
summary-gap-frontline = rheng flaen { $levels } yn uwch
summary-gap-none = Nid oes modd cymharu arweinwyr a'r rheng flaen: nid oes digon o atebion gan y ddau grŵp, o leiaf { $least } o bobl yr un.
summary-gap-alike = Nid yw arweinwyr a'r rheng flaen yn gweld unrhyw thema'n glir wahanol.
summary-gap-widest-leaders = Mae arweinwyr yn gweld { $theme } { $apart } lefel yn uwch na'r rheng flaen{ $others ->
        [0] .
        [one] , ac 1 thema arall yn glir wahanol.
       *[other] , a { $others } thema arall yn glir wahanol.
    }
summary-gap-widest-frontline = Mae'r rheng flaen yn gweld { $theme } { $apart } lefel yn uwch nag arweinwyr{ $others ->
        [0] .
        [one] , ac 1 thema arall yn glir wahanol.
       *[other] , a { $others } thema arall yn glir wahanol.
    }
summary-quarter = Chwarter
summary-from-to = { $first } i { $last }
summary-titled-since = { $title } (newid { $since })
summary-interval = Ystod
summary-trend-none = { $theme }: nid oes chwarter eto y gellir ei ddangos.
summary-trend-one = { $theme }: { $now } yn { $last }. Mae tuedd i'w gweld o'r ail chwarter ymlaen.
summary-trend-up = { $theme }: i fyny'n glir o { $before } yn { $first } i { $now } yn { $last }.
summary-trend-down = { $theme }: i lawr yn glir o { $before } yn { $first } i { $now } yn { $last }.
summary-trend-flat = { $theme }: dim newid clir o { $before } yn { $first } i { $now } yn { $last }.
summary-trend-common = Mae'r cwestiynau wedi newid dros y chwarteri hyn: dim ond y rhai a ofynnwyd bob tro a gymharir.
summary-picture-title = { $subject }: { $council }, { $season }
summary-picture-note = Themâu gan yr LGA. Cwestiynau a lefelau gan y prosiect hwn, nid yr LGA.
summary-picture-synthetic = Atebion synthetig, wedi'u creu ar gyfer arddangosiad. Themâu gan yr LGA. Cwestiynau a lefelau gan y prosiect hwn, nid yr LGA.
summary-alt-bars = Siart bar: { $council }, { $season }. { $message }
summary-alt-heat-map = Map gwres: { $council }, { $season }. { $message }
summary-alt-trend = Siart llinell: { $council }, { $season }. { $message }
summary-alt-gap = Siart dotiau: { $council }, { $season }. { $message }

## Crynodeb: pam

summary-why-mean = Cyfartaledd
summary-why-mean-how = Swm y lefelau a roddwyd wedi'i rannu â'u nifer: { $products } = { $sum }, wedi'i rannu â { $answers }, yw { $mean }.
summary-why-level = Lefel
summary-why-level-how = Yr agosaf at y cyfartaledd fel y'i dangosir, haneri i fyny: { $mean } yw { $level }.
summary-why-interval = Ystod y cyfartaledd
summary-why-interval-how = Cyfartaledd { $mean }, amrywiant { $variance }, wedi'i gyfrif fel { $people } o bobl.
summary-why-interval-ends = Yr ystod: { $range }. Mewn mannau eraill fe'i dangosir mewn degfedau, wedi'i thalgrynnu tuag allan.
summary-why-not-sure = Ddim yn siŵr
summary-why-not-sure-how = { $part } o { $whole } o atebion, lefelau a Ddim yn siŵr gyda'i gilydd.
summary-why-agreement = Cytundeb
summary-why-agreement-how = Rhanedig: dau wersyll, pob un yn chwarter yr atebion neu fwy, bob ochr i lefel a ddewisodd ychydig. Agos: tri o bob pedwar ateb neu fwy ar ddwy lefel gyfagos. Fel arall cymysg.
summary-why-result = Yma: { $result }.
summary-why-change = Newid
summary-why-change-how = Cyfartaledd nawr { $this } (amrywiant { $thisvariance }, { $thispeople } o bobl) llai cyfartaledd cynt { $that } (amrywiant { $thatvariance }, { $thatpeople } o bobl) yw { $difference }.
summary-why-gap = Arweinwyr a'r rheng flaen
summary-why-gap-how = Cyfartaledd arweinwyr { $this } (amrywiant { $thisvariance }, { $thispeople } o bobl) llai cyfartaledd y rheng flaen { $that } (amrywiant { $thatvariance }, { $thatpeople } o bobl) yw { $difference }.
summary-why-clear = Nid yw'r ystod ({ $range }) yn cynnwys 0: gwahaniaeth clir.
summary-why-unclear = Mae'r ystod ({ $range }) yn cynnwys 0: dim gwahaniaeth clir.
summary-why-evidence = Tystiolaeth
summary-why-evidence-how = Daeth tystiolaeth gyda { $part } o'r { $whole } o atebion ar lefelau 4 a 5.
summary-why-barrier = Y prif rwystr
summary-why-barrier-how = { $barrier }: enwyd { $part } o weithiau allan o { $whole }.
summary-why-missing-one-person = Nid oes ystod: nid yw un person yn dweud dim am sut y mae eraill yn gwahaniaethu.
summary-why-missing-all-alike = Nid oes ystod: dywedodd pawb yr un peth, ac nid yw hynny'n dweud dim am sut y mae eraill yn gwahaniaethu.
summary-why-missing-too-few = Mae rhy ychydig o atebion i ddweud: mae angen o leiaf { $needed }.
summary-why-not-known = anhysbys
summary-why-each-area = Cyfrifir pob llinell fel y cyfan, o atebion ei phobl ei hun. I weld sut, teipiwch er enghraifft: pam maes { $area }
summary-why-each-role = Cyfrifir pob llinell fel y cyfan, o atebion ei phobl ei hun. I weld sut, pwyswch Pam.
summary-method-mean = Dull: t Student, 95%.
summary-method-change = Dull: t Welch, 95%.
summary-method-people = Mae ystodau'n cyfrif pobl, nid atebion, am fod atebion un person yn debyg i'w gilydd. Cymerir y nifer lleiaf o bobl a allai fod wedi rhoi cynifer: ni ddywedir wrth neb faint a wnaeth.
summary-left-out = Yr hyn a adawyd allan:
summary-left-out-waiting = Yn aros am fwy o bobl, yn yr holiadur cyfan
summary-left-out-too-few = Llai na { $least } o bobl, yn yr holiadur cyfan
summary-version = Fersiwn { $version } o'r fframwaith.
summary-versions = Fersiwn { $version } o'r fframwaith; { $before } yn yr holiadur y cymharir ag ef.
summary-versions-common = Fersiwn { $version } o'r fframwaith; { $before } yn yr holiadur y cymharir ag ef. Dim ond cwestiynau a ofynnwyd y ddau dro a gymharir.

## Crynodeb: yr hyn na ellir ei ddangos

summary-unknown = Dydw i ddim yn gwybod am thema na golwg o'r enw “{ $words }”, felly does dim i'w ddangos. Ai un o'r rhain oedd gennych mewn golwg? I'w gweld i gyd, teipiwch cymorth.
summary-several = Gallai “{ $words }” fod yn sawl thema. Pa un?
summary-one-theme = Un thema ar y tro y gallaf ei dangos. Pa un?
summary-one-split = Gallaf ddangos meysydd gwasanaeth neu rolau, ond nid y ddau ar unwaith. Pa un o'r rhain?
summary-quarter-unknown = Dydw i ddim yn gwybod am chwarter o'r enw “{ $words }”, felly does dim i'w ddangos. Ysgrifennwch ef fel Q3 2026/27, neu fel Q4 2026 ar gyfer blwyddyn galendr. Ai un o'r rhain oedd gennych mewn golwg?
summary-compare-what = Â pha chwarter y dylwn gymharu? Ysgrifennwch ef ar ôl cymharu, er enghraifft cymharu Q3 2026/27.
summary-compare-same = Nid oes modd cymharu chwarter ag ef ei hun. Ai'r un cynt oedd gennych mewn golwg?
summary-compared-with = o gymharu â { $quarter }
summary-no-such-quarter = Doedd dim holiadur chwarterol yn { $quarter }, felly does dim i'w ddangos. Ai un o'r rhain oedd gennych mewn golwg?
summary-theme-gone = Nid yw'r thema honno yn y fframwaith bellach, felly does dim i'w ddangos. Teipiwch crynodeb i weld beth sydd.

## Dates

day = { $weekday } { $day } { $month }
day-year = { $day } { $year }
moment = { $time }, { $day }
time-am = { $clock }am
time-pm = { $clock }pm
midday = canol dydd
midnight = canol nos
from-to = rhwng { $first } a { $last }
all-of = { $first } a { $last }
any-of = { $first } neu { $last }
quarter-code = { $quarter } ({ $code })
# The last month follows "i", which softens its first letter.
quarter = { $first } i { $last ->
        [Mawrth] Fawrth
        [Mehefin] Fehefin
        [Medi] Fedi
        [Rhagfyr] Ragfyr
       *[other] { $last }
    } { $year }
weekday-1 = dydd Llun
weekday-2 = dydd Mawrth
weekday-3 = dydd Mercher
weekday-4 = dydd Iau
weekday-5 = dydd Gwener
weekday-6 = dydd Sadwrn
weekday-7 = dydd Sul
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
season-0 = y gaeaf
season-1 = y gwanwyn
season-2 = yr haf
season-3 = yr hydref

## Gorchmynion y mae Teams yn eu rhestru

listed-start = dechrau
listed-start-does = Dechrau cwestiynau'r chwarter hwn, neu fynd ymlaen o ble'r oeddech
listed-home = hafan
listed-home-does = Gweld ble rydych chi arni
listed-recap = fy atebion
listed-recap-does = Gweld eich atebion, a'u newid
listed-snooze = gohirio yfory
listed-snooze-does = Cael eich atgoffa eto yfory, ac nid heddiw
listed-away = i ffwrdd tan llun
listed-away-does = Dim negeseuon atgoffa tra byddwch ar wyliau
listed-hours = oriau
listed-hours-does = Gweld neu newid yr oriau pan gewch eich atgoffa
listed-stop-reminders = stopio atgoffa
listed-stop-reminders-does = Dim mwy o negeseuon atgoffa
listed-summary = crynodeb
listed-summary-does = I arweinwyr digidol: lle mae'r cyngor yn sefyll
listed-by-area = crynodeb fesul maes
listed-by-area-does = I arweinwyr digidol: meysydd gwasanaeth ochr yn ochr
listed-gap = crynodeb bwlch
listed-gap-does = I arweinwyr digidol: arweinwyr a'r rheng flaen
listed-actions = camau
listed-actions-does = Y cynllun gweithredu; i arweinwyr digidol gyda chynigion
listed-export = allforio
listed-export-does = I arweinwyr digidol: y ffigurau i fynd gyda chi
listed-status = statws
listed-status-does = I arweinwyr digidol: pwy sydd wedi'i gyrraedd, a phwy sydd wedi gorffen
listed-nudge = atgoffa pawb
listed-nudge-does = I arweinwyr digidol: atgoffa pawb sydd heb orffen
listed-calendar = calendr
listed-calendar-does = I arweinwyr digidol: y cyfnodau nesaf
listed-post-here = postio yma
listed-post-here-does = I arweinwyr digidol: newyddion wythnosol yn y sgwrs hon
listed-help = cymorth
listed-help-does = Gweld popeth y gallwch ei deipio

## What people can type

typed-start = cychwyn, gychwyn, dangos y cwestiwn, dangos, dechrau, barod, yn barod, nesaf, bant â ni, bant a ni, ffwrdd â ni, ffwrdd a ni
typed-yes = ie, ydw, iawn, o'r gorau, ocê, oce
typed-no = nage, nac ydw, dim diolch, dim ots, canslo
typed-resume = parhau, barhau, ailddechrau, ailgychwyn, ymlaen, mynd ymlaen, dal ati, cario ymlaen
typed-pause = oedi, saib, aros, egwyl, hoe, wedyn, nes ymlaen, yn nes ymlaen, yn ddiweddarach, ddim nawr, dim nawr, ddim rŵan, ddim rwan, dim rŵan, dim rwan
typed-stop = stopio, stopiwch, peidiwch, rhoi'r gorau iddi, dad-danysgrifio, datdanysgrifio, optio allan, gadewch lonydd i mi, gadewch lonydd i fi, dim mwy, dim mwy o gwestiynau
typed-skip = hepgor, neidio, neidio drosto, hepgorwch, pasio, dim un o'r rhain, dim un o rhain, byddai'n well gen i beidio â dweud, gwell gen i beidio â dweud, gwell gen i beidio a dweud
typed-back = yn ôl, yn ol, nôl, nol, mynd yn ôl, mynd yn ol, mynd nôl, mynd nol, blaenorol
typed-progress = cynnydd, gynnydd, fy nghynnydd, nghynnydd, pa mor bell, faint sydd ar ôl, faint sydd ar ol, faint sy ar ôl, faint sy ar ol
typed-help = cymorth, gymorth, helpu, helpwch, helpwch fi, gorchmynion, dewislen, beth allwch chi ei wneud, beth allwch chi wneud, beth gallwch chi ei wneud, beth alli di wneud
typed-recap = fy atebion, atebion, gweld fy atebion, gweld yr atebion, adolygu
typed-summary = crynodeb, grynodeb, crynodeb aeddfedrwydd, canlyniadau, aeddfedrwydd
typed-why = pam, pam felly
typed-comment = ychwanegu tystiolaeth neu sylw, sylw, sylwadau, tystiolaeth, nodyn
typed-edit = newid, golygu, cywiro
typed-claim = hawlio
typed-not-sure = ddim yn siŵr, ddim yn siwr, dim yn siŵr, dim yn siwr, ddim yn sicr, ansicr, ddim yn gwybod, dw i ddim yn gwybod, dydw i ddim yn gwybod, dw i ddim yn siŵr, dw i ddim yn siwr, dim syniad, dim clem, wn i ddim, dwn i ddim, dwn i'm, sai'n gwybod
typed-not-applicable = ddim yn berthnasol, dim yn berthnasol, nid yw'n berthnasol, dydy e ddim yn berthnasol, dydy o ddim yn berthnasol, dyw e ddim yn berthnasol, amherthnasol, amh
typed-hello = helo, hylo, shwmae, shw'mae, s'mae, smae, su'mae, sumae, sut mae, bore da, prynhawn da, pnawn da, noswaith dda
typed-thanks = diolch, diolch yn fawr
typed-level = lefel
typed-english = saesneg, siarad saesneg, siaradwch saesneg, yn saesneg
typed-welsh = cymraeg, gymraeg, siarad cymraeg, siaradwch gymraeg, yn gymraeg
typed-snooze = atgoffa fi, atgoffwch fi, atgoffa fi rywbryd eto, gohirio, gohiriwch
typed-unsnooze = dadwneud yr oedi, dad-wneud yr oedi, canslo'r oedi
typed-away = i ffwrdd, i ffwrdd wedi'r cyfan, rydw i i ffwrdd, dw i i ffwrdd, rwyf i ffwrdd, ar wyliau, ar fy ngwyliau
typed-back-at-work = rydw i'n ôl, rydw i'n ol, dw i'n ôl, dw i'n ol, rwy'n ôl, rwy'n ol, rydw i yn ôl, wedi dod yn ôl
typed-stop-reminders = stopio atgoffa, stopiwch atgoffa, peidiwch â'm hatgoffa, dim nodiadau atgoffa, dim mwy o nodiadau atgoffa, stopio nodiadau atgoffa
typed-start-reminders = dechrau atgoffa, dechreuwch atgoffa, dechrau nodiadau atgoffa, nodiadau atgoffa
typed-hours = oriau, fy oriau, oriau gwaith, rwy'n gweithio, dw i'n gweithio
typed-status = statws
typed-calendar = calendr, holiaduron nesaf
typed-nudge = atgoffa pawb, atgoffa pobl, atgoffwch bawb
typed-nudge-all = atgoffa nhw nawr
typed-open = agor, agor holiadur, agor yr holiadur, agor holiadur chwarterol
typed-open-now = ei agor nawr
typed-close = cau, cau holiadur, cau'r holiadur, cau yr holiadur, cau holiadur chwarterol
typed-close-now = ei gau nawr
typed-move-close = symud y dyddiad cau, newid y dyddiad cau
typed-pause-checkin = oedi holiadur, oedi'r holiadur, oedi yr holiadur
typed-resume-checkin = ailddechrau holiadur, ailddechrau'r holiadur, ailddechrau yr holiadur
typed-benchmark = meincnod, y meincnod, cynghorau eraill, cymharu â chynghorau eraill
typed-share = rhannu ffigurau, rhannu ein ffigurau, rhannu, ymuno â'r meincnod
typed-share-now = eu rhannu nawr
typed-stop-sharing = stopio rhannu, stopio rhannu ffigurau, gadael y meincnod
typed-stop-sharing-now = stopio rhannu nawr
typed-post-here = postio yma, postiwch yma
typed-actions = camau, cynllun gweithredu, y cynllun gweithredu, camau gweithredu
typed-action = cam, gam, cham
typed-add-action = ychwanegu cam, ychwanegwch gam, cam newydd
typed-export = allforio, allforio'r ffigurau
typed-file-csv = csv, tabl
typed-file-xlsx = xlsx, llyfr gwaith, taenlen
typed-file-json = json, data
typed-file-html = html, adroddiad, tudalen we
typed-file-around = fel, ffeil, fformat, ffigurau
typed-quote = gellir ei ddyfynnu heb fy enw, gellir ei ddyfynnu
typed-unquote = peidiwch â'i ddyfynnu, ni ellir ei ddyfynnu
typed-least = lleiaf, grŵp lleiaf, y grŵp lleiaf
typed-join-accounts = uno cyfrifon, uno fy nghyfrifon, cysylltu cyfrifon
typed-join = uno
typed-join-now = eu huno nawr, eu huno
typed-join-refuse = peidio ag uno, peidiwch ag uno
typed-optional = holiadur dewisol, holiaduron dewisol, dewisol, ei wneud yn ddewisol
typed-mandatory = holiadur gorfodol, holiaduron gorfodol, gorfodol, ei wneud yn orfodol
typed-ask-here = holi yma, holwch yma, holi'r sianel hon, holwch y sianel hon, holi pawb yma, holwch bawb yma
typed-ask-here-guests = holi yma gyda gwesteion, holwch yma gyda gwesteion, holi'r sianel hon gyda gwesteion
typed-stop-asking-here = peidio â holi yma, peidiwch â holi yma, peidio â holi'r sianel hon, peidiwch â holi'r sianel hon
typed-asked = pwy sy'n cael eu holi, pwy sy'n cael ei holi
typed-leads = arweinwyr, arweinwyr digidol, pwy sy'n arwain
typed-add-lead = ychwanegu arweinydd, gwneud yn arweinydd
typed-remove-lead = tynnu arweinydd, dileu arweinydd, tynnu fel arweinydd
typed-leave-out = gadael fi allan, gadewch fi allan, peidiwch â'm cynnwys
typed-include-me = cynnwys fi, fy nghynnwys, gofynnwch i mi eto
typed-import = mewnforio, mewnforio pobl, mewnforio ffeil
typed-my-data-file = fy nata fel ffeil, ffeil fy nata
typed-my-data = fy nata, fy nata i, beth sy'n cael ei gadw amdanaf i
typed-correct = cywiro fy nata, ei gywiro, cywiro data
typed-withdraw = tynnu'n ôl, tynnu fy atebion yn ôl
typed-withdraw-now = eu tynnu'n ôl nawr, tynnu'n ôl nawr
typed-erase = dileu, dileu fy nata, fy nileu i
typed-erase-now = dileu popeth nawr
typed-audit = archwiliad, cofnod archwilio, pwy wnaeth beth
typed-people = o bobl, pobl
typed-number-1 = un
typed-number-2 = dau, dwy
typed-number-3 = tri, tair
typed-number-4 = pedwar, pedair
typed-number-5 = pump, pum
typed-number-6 = chwech, chwe
typed-number-7 = saith
typed-number-8 = wyth
typed-number-9 = naw
typed-number-10 = deg

## Words of days and hours that people can type

typed-day-0 = heddiw
typed-day-1 = yfory, fory
typed-around-day = ar, tan, hyd, nes, nesaf, i, o, rhwng, y, yr, dydd, ddydd, nos, ymhen, mewn, am
typed-ahead = ymhen, mewn
typed-next-week = wythnos nesaf, yr wythnos nesaf
typed-one = un
typed-days = diwrnod, ddiwrnod, diwrnodau
typed-weeks = wythnos, wythnosau
typed-please = os gwelwch yn dda, os gweli di'n dda, plîs, plis
typed-before-month = o, mis, fis
typed-ordinal = af, ain, il, ydd, ed, fed, eg
typed-from = o, ers, gan ddechrau
typed-to = i, tan, hyd, nes, at
typed-and = a, ac
typed-am = yb, y.b
typed-pm = yh, y.h, yp, y.p
typed-weekdays = wythnos
typed-usual = arferol, yr arfer, fel arfer
typed-weekday-1 = llun, lun
typed-weekday-2 = mawrth, fawrth
typed-weekday-3 = mercher, fercher
typed-weekday-4 = iau
typed-weekday-5 = gwener, wener
typed-weekday-6 = sadwrn
typed-weekday-7 = sul
typed-month-1 = ionawr, ion
typed-month-2 = chwefror, chwe, chwef
typed-month-3 = mawrth, fawrth, maw
typed-month-4 = ebrill, ebr
typed-month-5 = mai, fai
typed-month-6 = mehefin, fehefin, meh
typed-month-7 = gorffennaf, orffennaf, gorff
typed-month-8 = awst
typed-month-9 = medi, fedi
typed-month-10 = hydref
typed-month-11 = tachwedd, dachwedd, tach
typed-month-12 = rhagfyr, ragfyr, rhag

## Geiriau a all ddilyn crynodeb

typed-summary-overview = trosolwg, sgrin gyntaf, pob thema
typed-summary-missions = cenadaethau, cenhadaeth, fesul cenhadaeth, yn ôl cenhadaeth
typed-summary-enablers = galluogwyr, galluogydd, fesul galluogydd, yn ôl galluogydd
typed-summary-principles = egwyddorion, egwyddor, fesul egwyddor, yn ôl egwyddor, egwyddorion arfer da
typed-summary-grid = grid, map gwres, cenadaethau fesul galluogydd
typed-summary-trend = tuedd, tueddiad, tueddiadau, dros amser, fesul chwarter
typed-summary-gap = bwlch, bwlch canfyddiad, arweinwyr, rheng flaen, arweinwyr a'r rheng flaen, arweinwyr a rheng flaen
typed-summary-reasons = pam, rhesymau, sut
typed-summary-by-role = fesul rôl, yn ôl rôl, rôl, rolau
typed-summary-by-area = fesul maes, fesul maes gwasanaeth, yn ôl maes, yn ôl maes gwasanaeth, meysydd, meysydd gwasanaeth, fesul adran, yn ôl adran
typed-summary-area = maes, maes gwasanaeth, adran
typed-summary-compare = cymharu, cymharu â, cymharu ag, o gymharu â, o'i gymharu â, yn erbyn
typed-summary-only-me = dim ond fi, fi yn unig, i fi yn unig, i mi yn unig, yn breifat
typed-summary-quarter = ch, chwarter
typed-summary-this-quarter = y chwarter hwn, chwarter hwn, nawr
typed-summary-last-quarter = y chwarter diwethaf, chwarter diwethaf
typed-summary-around = ar gyfer, o, y, yr, yn, i, os gwelwch yn dda, a, ac, crynodeb, dangos

## Exports

export-skip = Neidio i'r adroddiad
export-contents = Cynnwys
export-made-on = Wedi'i gymryd o Waymark, { $day } { $year }.
export-first = Cipolwg
export-method = Sut y cafodd ei gyfrifo
export-areas = Meysydd gwasanaeth
export-roles = Rolau
export-trend = Tuedd
export-response = Ymateb
export-mission = Cenhadaeth
export-principle = Egwyddor
export-cut = Math
export-block-figures = { $title }: lefelau
export-block-answers = { $title }: pa mor aml y rhoddwyd pob lefel
export-block-behind = { $title }: tystiolaeth, a'r hyn sy'n rhwystro
export-block-means = Lefel gyfartalog rhan pob cenhadaeth ym mhob galluogydd
export-block-counts = Ar sail faint o atebion y mae pob cyfartaledd
export-block-themes = { $title }: lefelau cyfartalog fesul thema, { $themes }
export-block-trend = { $title }: pob thema gyda'i gilydd
export-block-gap = Lefelau cyfartalog arweinwyr a'r rheng flaen, fesul thema
export-block-response = Pwy gymerodd ran, a pha atebion nad ydynt mewn unrhyw ffigur
export-block-spread = { $title }: cyfartaleddau'r cynghorau
export-block-pooled = { $title }: pa mor aml y rhoddwyd pob lefel, pob cyngor gyda'i gilydd
export-mean = Cyfartaledd
export-low = Ystod o
export-high = Ystod hyd at
export-change-low = Newid o
export-change-high = Newid hyd at
export-compared = Mesurir newidiadau o { $quarter }.
export-not-sure-share = Cyfran Ddim yn siŵr
export-barrier-share = Cyfran o'r holl rwystrau a enwyd
export-leaders-answers = Atebion arweinwyr
export-frontline-answers = Atebion y rheng flaen
export-difference = Arweinwyr uwchlaw'r rheng flaen
export-difference-low = Gwahaniaeth o
export-difference-high = Gwahaniaeth hyd at
export-version = Fersiwn y fframwaith
export-what = Yr hyn a gyfrifwyd
export-number = Nifer
export-asked = Pobl y gofynnwyd iddynt
export-reached = Pobl yr oedd modd eu cyrraedd
export-answered = Pobl a atebodd
export-waiting = Atebion sy'n aros am ragor o bobl
export-for-good = Atebion nad ydynt mewn unrhyw ffigur, gan fod rhy ychydig o bobl y tu ôl iddynt
export-national = Aeddfedrwydd digidol cynghorau
export-national-how = Canolrif a chwartelau cyfartaleddau'r cynghorau a ddangosir: mae pob cyngor yn cyfrif unwaith. Mae'r lefelau'n cyfrif yr holl atebion gyda'i gilydd. Dangosir ffigurau lle mae gan o leiaf { $least } cyngor rai, ac ni chaiff unrhyw gyngor ei enwi.
export-councils-count = { $quarter }: { $councils ->
        [one] 1 cyngor
       *[other] { $councils } o gynghorau
    }
export-councils = Cynghorau â ffigurau
export-lower-quartile = Chwartel isaf
export-median = Canolrif
export-upper-quartile = Chwartel uchaf
export-too-few-councils = llai na { $least } cyngor
export-still-open = { $count ->
        [one] Mae 1 holiadur chwarterol ar agor o hyd: gall ei ffigurau newid.
       *[other] Mae { $count } o holiaduron chwarterol ar agor o hyd: gall eu ffigurau newid.
    }
export-versions = Defnyddiodd y cynghorau fersiynau { $versions } o'r fframwaith. Yr un yw eu cwestiynau; dim ond y geiriad sy'n wahanol.

## Ffeiliau y mae pobl yn eu hatodi mewn neges uniongyrchol

roster-leads-only = Dim ond gan arweinwyr digidol eich cyngor y gall ffeil o bobl ddod, felly nid edrychais ar { $name }. Os dylech fod yn un, gofynnwch i arweinydd eich ychwanegu.
file-not-kept = Ni allaf gadw ffeiliau, felly nid edrychais ar { $name }. Cedwir yr hyn rydych yn ei deipio.
file-several = Anfonwch un ffeil ar y tro, er mwyn iddi fod yn glir pa un rwy'n ei darllen.
file-is-spreadsheet = Taenlen yw { $name }. Cadwch hi fel CSV (yn Excel: Save as, CSV UTF-8) ac anfonwch y ffeil honno.
file-is-picture = Llun yw { $name }, a dim ond testun y gallaf ei ddarllen. Anfonwch bobl fel ffeil CSV.
file-is-other = Dim ond ffeiliau CSV o bobl y gallaf eu darllen, a rhywbeth arall yw { $name }. Teipiwch mewnforio i weld beth sy'n mynd i mewn i un.
files-only-directly = Dim ond mewn neges uniongyrchol rwy'n darllen ffeiliau. Anfonwch hi ataf yno.
file-gone = Ni allaf agor { $name } bellach: cafodd ei dileu, neu mae'r amser y caf ei hagor ynddo ar ben. Anfonwch y ffeil eto.
file-not-allowed = Ni chaf agor ffeiliau yma eto. Gofynnwch i bwy bynnag sy'n rhedeg Waymark ychwanegu'r caniatâd files:read at yr ap Slack, ac ailosod yr ap. Yna anfonwch { $name } unwaith eto.
file-not-now = Nid oedd modd agor { $name } ar hyn o bryd. Anfonwch hi eto ymhen ychydig funudau.
roster-too-large = Mae { $name } yn fwy na { $most } MB. Rhannwch hi'n ffeiliau llai, neu gofynnwch i bwy bynnag sy'n rhedeg Waymark am: waymark people import
roster-many-emails = Mae { $name } yn enwi { $count } o bobl wrth gyfeiriad e-bost, a { $most } ar y mwyaf y gallaf chwilio amdanynt yma. Rhowch member ids yn lle hynny, neu gofynnwch i bwy bynnag sy'n rhedeg Waymark am: waymark people import
roster-no-emails = Ni chaf chwilio am y cyfeiriadau e-bost yn { $name }. Gofynnwch i bwy bynnag sy'n rhedeg Waymark ychwanegu'r caniatâd users:read.email at yr ap Slack, neu rhowch member ids yn lle hynny.
roster-reading = Yn darllen { $name }. Byddaf yn dangos i chi beth fyddai'n newid.
roster-faulty = Ni ellir defnyddio { $name }. { $problem }
roster-title = { $name }: beth fyddai'n newid
roster-nothing = Nid yw { $name } yn newid dim: mae'r rhestr yn dweud y cyfan yn barod.
roster-no-rows = Nid oes gan { $name } yr un rhes o dan ei llinell gyntaf, felly ni all dim newid.
roster-none-right = Nid oes gan { $name } yr un rhes y gellir ei defnyddio, felly ni all dim newid.
roster-added = Pobl newydd
roster-changed = Cofnodion wedi newid
roster-back = Yn ôl ar y rhestr
roster-unchanged = Yn aros fel y maent
roster-missing = Ar y rhestr, ond nid yn y ffeil
roster-missing-value = { $count }. Maent yn aros, oni bai eich bod yn eu tynnu.
roster-missing-stays = { $count }. Maent yn aros.
roster-wrong = Rhesi anghywir
roster-line = Llinell { $line }: { $what }
roster-difference = { $what } o { $before } i { $after }
roster-what-name = enw
roster-what-role = rôl
roster-what-area = maes gwasanaeth
roster-what-zone = cylchfa amser
roster-what-hours = oriau
roster-new = Newydd: { $shown }
roster-and-more = a { $count } arall
roster-left-out = Gadewir rhesi anghywir allan. Cywirwch y ffeil a'i hanfon eto i ddod â nhw hefyd.
roster-ignored = Colofnau nad ydynt yn golygu dim yma: { $columns }
roster-unwritten = Nid oes dim wedi'i ysgrifennu eto.
roster-applied = Wedi gorffen. O { $name }: { $added } wedi'u hychwanegu, { $changed } wedi newid.
roster-applied-off = Wedi gorffen. O { $name }: { $added } wedi'u hychwanegu, { $changed } wedi newid, { $off } wedi'u tynnu oddi ar y rhestr. Mae eu hatebion yn aros.
roster-moved-on = Mae'r rhestr neu'r ffeil wedi newid ers i mi ddangos hynny i chi, felly nid oes dim wedi'i ysgrifennu. Dyma fel y mae nawr:
roster-left = Iawn, nid oes dim wedi newid.
roster-closed-applied = Gwnaed hyn o { $name } gan { $who } am { $when }: { $added } wedi'u hychwanegu, { $changed } wedi newid.
roster-closed-applied-off = Gwnaed hyn o { $name } gan { $who } am { $when }: { $added } wedi'u hychwanegu, { $changed } wedi newid, { $off } wedi'u tynnu oddi ar y rhestr.
roster-closed-nothing = Nid oedd dim ar ôl i'w wneud o { $name } pan edrychodd { $who } am { $when }.
roster-closed-left = Heb ei wneud: penderfynodd { $who } beidio am { $when }. Nid ysgrifennwyd dim ohoni.
roster-closed-newer = Heb ei wneud: mae rhagolwg mwy newydd wedi cymryd ei le.
how-to-import = Atodwch ffeil CSV yma, yn y neges uniongyrchol hon. Mae'r llinell gyntaf yn enwi'r colofnau: member id (yn Teams: object id), a lle rydych yn eu gwybod name, role, service area, nation, hours. Y rolau yw leader, frontline ac elected. Rwy'n dangos i chi beth fyddai'n newid cyn i ddim gael ei ysgrifennu.
button-roster-apply = Gwneud hyn
button-roster-apply-right = Gwneud y rhesi cywir
button-roster-apply-off = { $count ->
        [one] Gwneud hyn, a thynnu 1 person
       *[other] Gwneud hyn, a thynnu { $count } o bobl
    }
button-roster-leave = Peidio
button-import = Mewnforio pobl
button-my-data-file = Fel ffeil
my-data-file = Popeth sy'n cael ei gadw amdanoch chi, fel ffeil ar gyfer rhaglenni eraill (JSON).
my-data-file-title = Beth sy'n cael ei gadw amdanoch chi
my-data-not-sent = Ni ellid anfon y ffeil yma. Gofynnwch i bwy bynnag sy'n rhedeg Waymark am: waymark person data

## Beth sydd o'i le ar ffeil o bobl

people-same-as = yr un person ag yn llinell { $line }
people-no-role = nid rôl yw { $cell }: ysgrifennwch leader, frontline neu elected
people-no-nation = nid gwlad yw { $cell }: ysgrifennwch England, Scotland, Wales neu Northern Ireland
people-no-zone = nid cylchfa amser yw { $cell }: ysgrifennwch un fel Europe/London
people-zone-meant = nid cylchfa amser yw { $cell }. Ai { $near } oedd gennych mewn golwg?
people-no-hours = nid oriau gwaith yw { $cell }: ysgrifennwch nhw fel mon-thu 10:00-15:00
people-weekend-hours = oriau ar benwythnosau yn unig yw { $cell }, pan na chaiff neb ei atgoffa
people-no-platform = nid llwyfan yw { $cell }: ysgrifennwch slack neu teams
people-no-slack-id = nid id person yw { $cell }: mae ids aelodau Slack yn dechrau gydag U neu W, fel U024BE7LH
people-no-teams-id = nid id person yw { $cell }: mae object ids Teams yn edrych fel 1a2b3c4d-0000-0000-0000-1a2b3c4d5e6f
people-no-email = nid cyfeiriad e-bost yw { $cell }
people-formula = mae { $column } yn dechrau gyda { $sign } fel fformiwla: ysgrifennwch destun plaen
people-too-long = mae gan { $column } { $length } nod, a { $most } ar y mwyaf sy'n ffitio
people-too-many-cells = { $cells } cell o dan { $columns } colofn: mae angen dyfynodau ar gell sy'n cynnwys y gwahanydd
people-platform-empty = mae platform yn wag
people-workspace-empty = mae workspace yn wag
people-nobody = nid yw'n enwi neb: mae member id ac email yn wag
people-quote-within = mae dyfynnod y tu mewn i gell: ysgrifennwch ef ddwywaith, gyda'r gell mewn dyfynodau
people-no-workspace = nid oes gan y cyngor weithle { $platform } { $workspace }
people-no-lookup = ni ellir chwilio am gyfeiriadau e-bost yn { $platform }: rhowch { $instead }
people-slack-id = member id, neu gosodwch Slack
people-teams-id = object id
people-any-id = id
people-unknown-email = nid yw { $platform } yn adnabod neb wrth y cyfeiriad e-bost hwn
people-email-elsewhere = mae'r cyfeiriad e-bost hwn yn hysbys yng ngweithle { $workspace }, nid { $wanted }
people-file-too-long = Mae gan y ffeil fwy na { $most } rhes. Rhannwch hi.
people-file-too-large = Mae'r ffeil yn fwy na { $most } MB. Rhannwch hi.
people-file-spreadsheet = Taenlen yw'r ffeil. Cadwch hi fel CSV yn gyntaf.
people-file-unreadable = Nid testun y gellir ei ddarllen yw'r ffeil. Cadwch hi fel CSV UTF-8.
people-file-header = Ni ellir darllen y llinell gydag enwau'r colofnau: { $problem }.
people-file-empty = Mae'r ffeil yn wag.
people-file-open-quote = llinell { $line }: nid yw dyfynnod sy'n agor yma yn cau, felly ni ellir gwahaniaethu'r rhesi ar ei ôl.
people-file-column-twice = Mae dwy golofn yn dweud y { $column }: { $first } a { $second }. Gadewch un allan.
people-file-nobody = Nid oes colofn yn dweud pwy yw pobl. Rhaid i'r llinell gyntaf enwi'r colofnau: un ohonynt yn member id (ar gyfer Slack), object id (ar gyfer Teams) neu email.
people-file-no-platform = Nid oes dim yn dweud ar ba lwyfan mae pobl. Ychwanegwch golofn platform, neu --platform.
people-file-no-workspace = Nid oes dim yn dweud ym mha weithle mae pobl. Ychwanegwch golofn workspace, neu --workspace.

## Geiriau a all ddilyn cam a rhif

typed-action-due = erbyn, i fod erbyn, dyddiad
typed-action-no-due = dim dyddiad, heb ddyddiad
typed-action-owner = perchennog, yn perthyn i, rhoi i
typed-action-no-owner = dim perchennog, heb berchennog, neb
typed-action-me = fi, mi
typed-action-for = ar gyfer, ar gyfer cenhadaeth, cenhadaeth
typed-action-say = dweud, geiriau, geiriau newydd
typed-action-planned = wedi'i gynllunio, cynllunio, heb gychwyn, heb gychwyn eto
typed-action-started = wedi'i gychwyn, wedi cychwyn, cychwyn, dechrau, wedi dechrau, heb ei gwblhau eto, ailafael ynddo
typed-action-done = wedi'i gwblhau, cwblhau, gorffen, wedi gorffen
typed-action-dropped = wedi'i ollwng, gollwng

## Gosodiadau, y gosod fesul cam, a ble mae rhywun arni

settings-title = Gosodiadau { $council }
settings-change = I newid un, pwyswch ei fotwm.
settings-fixed = Pwy bynnag sy'n rhedeg Waymark sy'n pennu faint o gwestiynau mae pobl yn eu cael ac am ba hyd y caiff atebion eu cadw. Yno hefyd y pennir dyddiau i ffwrdd y calendr, ac am ba hyd mae holiadur yn aros ar agor.
setting-name = Cyngor
setting-nation = Gwyliau banc
setting-year = Chwarteri
setting-posts = Newyddion wythnosol
setting-people = Pwy sy'n cael ei holi
setting-optional = Cymryd rhan
setting-opening = Holiadur
setting-time = Amser agor
setting-questions = Cwestiynau
setting-least = Grŵp lleiaf
setting-keep = Cadw atebion
setting-shares = Meincnod
setting-leads = Arweinwyr digidol
setting-now = Nawr: { $value }
nation-england = Lloegr
nation-wales = Cymru
nation-scotland = Yr Alban
nation-northern-ireland = Gogledd Iwerddon
year-financial = blwyddyn y cyngor, o fis Ebrill
year-calendar = y flwyddyn galendr, o fis Ionawr
setting-year-now = yn ôl { $year } ({ $code } yw hwn)
setting-time-now = { $time } ar ddiwrnod gwaith cyntaf y chwarter. Wythnosau ar agor: { $weeks }
setting-posts-leads = yn mynd at yr arweinwyr digidol, bob un mewn neges uniongyrchol
setting-posts-channel = yn mynd i'r sianel lle teipiodd arweinydd postio yma
setting-posts-direct = yn mynd at un arweinydd, mewn neges uniongyrchol
setting-people-none = neb eto
setting-people-now = Nifer y bobl: { $count } ({ $ways }).
setting-people-place = { $count } o sianeli
setting-people-file = { $count } o ffeil
setting-people-word = { $count } a ysgrifennodd ataf
setting-people-places = Sianeli: { $names }
setting-optional-yes = dewisol
setting-optional-no = disgwylir i bawb sy'n cael eu holi gymryd rhan
setting-opening-open = ar agor tan { $closes }
setting-opening-next = yn agor am { $opens }
setting-opening-none = does dim un wedi'i drefnu
setting-people-count = { $count } o bobl
setting-questions-now = { $count } i bob person
setting-keep-now = am { $months } mis
setting-shares-yes = mae'r ffigurau'n cael eu rhannu
setting-shares-no = nid yw'r ffigurau'n cael eu rhannu
setting-leads-none = neb

set-up-title = Gosod, cam { $step } o { $steps }: { $name }
set-up-name = Beth yw enw eich cyngor? Bydd pobl yn gweld yr enw hwn. I'w newid, teipiwch enw'r cyngor a'r enw, er enghraifft: enw'r cyngor Cyngor Dinas Unrhyw Le.
set-up-nation = Gwyliau banc pa wlad mae eich cyngor yn eu cadw? Does dim yn cael ei anfon ar y dyddiau hynny. Gallwch ei deipio hefyd, er enghraifft: gwlad cymru.
set-up-year = Sut mae eich cyngor yn rhifo ei chwarteri? Yn ôl blwyddyn y cyngor, Ebrill i Fehefin yw Q1. Yn ôl y flwyddyn galendr, Ionawr i Fawrth yw Q1. Gallwch deipio blwyddyn ebrill neu blwyddyn ionawr hefyd.
set-up-posts = Daw newyddion yr holiadur unwaith yr wythnos tra bydd ar agor, a phan fydd yn cau. I'w gael mewn sianel, ychwanegwch fi at y sianel a theipiwch postio yma ynddi.
set-up-people = Mae tair ffordd o gyrraedd y rhestr.
    Drostynt eu hunain: mae pawb sy'n ysgrifennu ataf yn cael eu holi.
    Fel aelodau sianel: ychwanegwch fi at y sianel, a theipiwch holwch y sianel hon yno.
    Drwy ffeil: atodwch ffeil CSV yma. Teipiwch mewnforio i weld beth sydd ei angen ynddi.
set-up-optional = Oes rhaid i bawb sy'n cael eu holi gymryd rhan? Lle mae'n ddewisol, dywedir hynny wrthynt, a chânt un nodyn atgoffa ar y mwyaf.
set-up-opening = Mae pob holiadur yn agor ohono'i hun ar ddiwrnod gwaith cyntaf chwarter. Does dim rhaid i chi aros am hynny: gallwch agor un nawr.
set-up-type = I fynd ymlaen, gallwch deipio gosod cam { $next } hefyd.
set-up-type-last = I ddechrau eto, teipiwch gosod.
set-up-directly = Dim ond mewn neges uniongyrchol y gallaf eich arwain drwy'r gosod. Anfonwch gosod ataf yno. Mewn sianel gallwch deipio gosodiadau.
set-up-done = Mae eich cyngor wedi'i osod. I newid rhywbeth, nawr neu'n hwyrach, pwyswch ei fotwm. I ddod yn ôl yma, teipiwch gosodiadau.
council-named = { $after } yw enw eich cyngor o hyn ymlaen. { $before } oedd o'r blaen.
council-name-same = { $name } yw enw eich cyngor eisoes, felly does dim wedi newid.
council-name-unclear = Mae angen rhwng { $fewest } a { $most } o lythrennau mewn enw cyngor, felly does dim wedi newid. Teipiwch er enghraifft: enw'r cyngor Cyngor Dinas Unrhyw Le.
nation-changed = Newidiodd y gwyliau banc. O'r blaen: { $before }. Nawr: { $after }. Mae holiaduron sydd heb agor eto, a nodiadau atgoffa, yn cael eu trefnu o'r newydd.
nation-same = { $after } yw gwlad y gwyliau banc eisoes, felly does dim wedi newid.
year-changed = Mae chwarteri'n cael eu rhifo yn ôl { $after } erbyn hyn. O'r blaen: yn ôl { $before }.
year-same = Mae chwarteri'n cael eu rhifo yn ôl { $after } eisoes, felly does dim wedi newid.
welcome-claim = Does gan eich cyngor ddim arweinydd digidol eto. Os mai chi yw hwnnw, gofynnwch i bwy bynnag sy'n rhedeg Waymark am y cod, a theipiwch hawlio a'r cod.

home-title = Helo { $name }
home-open = Mae holiadur { $council } ar gyfer { $quarter } ar agor tan { $closes }.
home-opens = Nid oes holiadur { $council } ar agor. Dyddiad agor yr un nesaf: { $opens }.
home-none = Nid oes holiadur { $council } ar agor, ac nid oes un wedi'i drefnu.
home-new = Dydych chi ddim wedi dechrau eto. Cwestiynau: { $count }, tua { $minutes } munud.
home-begun = Rydych wedi cwblhau { $done } o { $total } o gwestiynau.
home-finished = Rydych wedi cwblhau pob un o'r { $total } o gwestiynau, diolch. Gallwch newid eich atebion o hyd.
home-stopped = Gofynsoch i mi stopio, felly nid wyf yn gofyn dim i chi.
home-left-out = Rydych wedi'ch gadael allan: nid wyf yn gofyn dim i chi, ac nid ydych yn cael eich cyfrif.
home-nothing = Does dim i chi ei wneud.
home-lead-title = I arweinwyr digidol
home-lead-set-up = Nid yw eich cyngor wedi'i osod eto. Mae'n cymryd tua phum munud.
home-stranger-title = Helo
home-stranger = Does dim yn cael ei gadw amdanoch chi yma. Rwy'n gofyn i staff cynghorau pa mor ddigidol yw eu gwaith, ychydig o gwestiynau bob chwarter. I ddechrau, pwyswch Cychwyn neu ysgrifennwch ata i o dan Negeseuon.
home-page = Pan fyddwch yn pwyso botwm, byddaf yn eich ateb o dan Negeseuon. Mae'r dudalen hon yn gyfredol pan fyddwch yn ei hagor.

button-settings = Gosodiadau
button-set-up = Gosod
button-set-up-next = Nesaf
button-set-up-keep = Ei gadw
button-set-up-done = Gorffen
button-set-up-places = Sianeli
button-home = Ble rydw i arni
button-year-financial = O fis Ebrill
button-year-calendar = O fis Ionawr

typed-home = hafan, ble rydw i arni, fy nhudalen
typed-settings = gosodiadau, gosodiadau'r cyngor
typed-set-up = gosod, gosod cam, gosod fesul cam
typed-council-name = enw'r cyngor, enw ein cyngor
typed-nation = gwlad, gwyliau banc
typed-year = blwyddyn, blwyddyn y cyngor, chwarteri o
typed-setting-england = lloegr
typed-setting-wales = cymru
typed-setting-scotland = yr alban, alban
typed-setting-northern-ireland = gogledd iwerddon
typed-setting-calendar = ionawr, calendr, o fis ionawr
typed-setting-financial = ebrill, y cyngor, o fis ebrill
