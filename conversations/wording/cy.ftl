# Welsh: what people read, and what they can type. Plain words, short sentences (Cymraeg Clir), "chi" throughout.
# A message named typed-NAME lists the spellings of one command, separated by commas. English always works too.

## Meeting

welcome = Helo { $name }. Waymark ydw i.
    Bedair gwaith y flwyddyn mae eich cyngor yn gofyn i'w bobl sut mae'r gwaith digidol yn mynd mewn gwirionedd, er mwyn gweld beth i'w wella.
    Fi sy'n gofyn y cwestiynau: { $count } i gyd, fesul un, am yr hyn rydych chi'n ei weld yn eich gwaith eich hun. Bydd yn cymryd tua { $minutes ->
        [2] 2 funud
       *[other] { $minutes } munud
    }, a gallwch oedi ar unrhyw adeg.
welcome-privacy = Beth sy'n digwydd i'ch atebion: cânt eu cadw gyda'ch enw, er mwyn i chi allu eu newid. Mae crynodebau'n dangos grwpiau o bump o bobl neu fwy, byth unigolyn.
    Daw'r themâu o Fframwaith Digideiddio'r Gymdeithas Llywodraeth Leol (LGA); y prosiect hwn a ysgrifennodd y cwestiynau a'r lefelau.
    Pwyswch Cychwyn pan fyddwch yn barod, neu teipiwch cychwyn.
you-are-welcome = Croeso.
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
comment-empty = Doedd dim geiriau yn y sylw hwnnw, felly does dim wedi'i gadw. Teipiwch sylw ac yna eich geiriau.
comment-needs-answer = Does dim ateb i gwestiwn { $number } eto. Atebwch ef yn gyntaf, ac yna ychwanegwch eich sylw.
how-to-comment = Teipiwch sylw ac yna eich geiriau, er enghraifft: sylw Cytunwyd ar safon ddata ym mis Mai. Bydd yn cael ei gadw gyda'r cwestiwn a ateboch ddiwethaf. Ar gyfer cwestiwn arall, rhowch ei rif yn gyntaf: sylw 3: eich geiriau
how-to-edit = Teipiwch newid a rhif y cwestiwn, er enghraifft newid 3.
how-to-claim = Teipiwch hawlio a'r cod o log y gweinydd, er enghraifft hawlio ABCD-EFGH-JKLM.
no-such-question = Does dim cwestiwn { $number }. Mae eich rhai chi'n mynd o 1 i { $last }.
nothing-answered-yet = Dydych chi ddim wedi ateb unrhyw beth yn yr holiadur chwarterol hwn eto. Teipiwch cychwyn i ddechrau arni.
nothing-waiting = Does dim cwestiwn yn aros ar hyn o bryd. Teipiwch cychwyn ac fe ofynnaf un.
nothing-waiting-finished = Rydych wedi ateb popeth y tro hwn. I newid ateb, teipiwch newid a'i rif.
nothing-to-pause = Does dim byd i'w oedi ar hyn o bryd.
paused = Wedi oedi, a chithau wedi cwblhau { $done } o { $total }. Mae eich atebion yn ddiogel. Dewch yn ôl pryd bynnag y mae'n gyfleus a theipiwch parhau.
stopped = Fydda i ddim yn gofyn dim byd arall i chi. Mae'r atebion a roesoch hyd yma wedi'u cadw. Os byddwch yn newid eich meddwl, teipiwch parhau.
stopped-already = Rydych wedi gofyn i mi stopio, felly dydw i ddim wedi newid unrhyw beth. I fynd ymlaen, teipiwch parhau.
unclear = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny. Teipiwch cychwyn i ateb cwestiynau, neu teipiwch cymorth i weld beth alla i ei wneud.
unclear-asking = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny fel ateb i gwestiwn { $number }. Teipiwch rif o 1 i 5, neu un o'r rhain: ddim yn siŵr, ddim yn berthnasol, hepgor, yn ôl, oedi. I weld mwy, teipiwch cymorth.
unclear-barrier = Mae'n ddrwg gen i, doeddwn i ddim yn deall hynny. Teipiwch rif y rhwystr mwyaf, neu hepgor.
unreadable-button = Daw'r botwm hwnnw o fersiwn hŷn ohonof i, felly doedd dim modd ei ddefnyddio. Does dim wedi newid. Teipiwch cychwyn ac fe ofynnaf eto.
question-not-yours = Nid yw'r cwestiwn hwnnw'n un o'ch rhai chi y tro hwn, felly does dim wedi newid. Teipiwch cychwyn i weld eich rhai chi.
checkin-closed = Mae'r cwestiwn hwnnw'n perthyn i holiadur chwarterol sydd wedi cau, felly does dim wedi newid. Mae'r atebion a roesoch ynddo wedi'u cadw.
no-checkin = Does dim holiadur chwarterol ar agor ar hyn o bryd. Byddaf yn gofyn eto pan fydd yr un nesaf yn agor.

## Progress and the end

progress = Rydych wedi cwblhau { $done } o { $total }. Dyddiad cau'r holiadur chwarterol: { $closes }.
progress-finished = Rydych wedi cwblhau'r { $total } i gyd, diolch. Gallwch newid eich atebion tan y dyddiad cau, { $closes }.
progress-not-started = Dydych chi ddim wedi cychwyn eto. Mae { $count } o gwestiynau. Teipiwch cychwyn i ddechrau arni.
finished-already = Rydych wedi ateb popeth y tro hwn. Dyma eich atebion.
thanks = Dyna'r cwestiwn olaf. Diolch: mae eich barn chi'n cyfrif cymaint â barn unrhyw un arall.
    Gallwch newid eich atebion nes i'r holiadur chwarterol gau. Wedyn bydd eich arweinwyr digidol yn edrych ar y canlyniadau ar gyfer grwpiau o bobl, ac yn dewis beth i weithio arno. Byddaf yn gofyn eto y chwarter nesaf, gyda chwestiynau gwahanol.
changed = Mae eich atebion wedi'u diweddaru.

## Help

# What everybody can type.
-what-to-type =
    cychwyn, parhau: ateb eich cwestiynau
    1 i 5, neu enw'r lefel: eich ateb
    ddim yn siŵr, ddim yn berthnasol: atebion hefyd
    hepgor, yn ôl, oedi: symud o gwmpas
    sylw a'ch geiriau: ychwanegu tystiolaeth neu sylw at eich ateb diwethaf
    newid 3: newid yr ateb i gwestiwn 3
    fy atebion: gweld pob un ohonynt
    cynnydd: gweld pa mor bell rydych chi wedi cyrraedd
    stopio: dim mwy o gwestiynau
    english: speak English
help = Dyma beth allwch chi ei deipio:
    { -what-to-type }
help-lead = Dyma beth allwch chi ei deipio:
    crynodeb: crynodeb aeddfedrwydd eich cyngor (mewn sianel hefyd)
    { -what-to-type }
help-shared = Un peth rydw i'n ei wneud mewn sianel: gall arweinwyr digidol ofyn am grynodeb. I ateb eich cwestiynau eich hun, anfonwch neges uniongyrchol ataf.
only-summary-here = Mewn sianel, dim ond crynodebau rydw i'n eu dangos, a hynny i arweinwyr digidol. Anfonwch hynny ataf mewn neges uniongyrchol, os gwelwch yn dda.

## Leads

summary-leads-only = Ar gyfer arweinwyr digidol eich cyngor y mae'r crynodebau. Os dylech chi fod yn un ohonynt, gofynnwch i arweinydd eich ychwanegu.
claim-done = Rydych yn arweinydd digidol erbyn hyn. Teipiwch crynodeb yma neu mewn sianel i weld canlyniadau eich cyngor.
claim-wrong = Nid yw'r cod hwnnw'n cyfateb. Cymharwch ef â'r cod diweddaraf yn log y gweinydd a rhowch gynnig arall arni.
claim-none = Mae gan eich cyngor arweinydd digidol eisoes, neu does dim cod wedi'i roi. Gofynnwch i arweinydd eich ychwanegu.
claim-lead-already = Rydych yn arweinydd digidol eisoes.

## Summary

summary-title = Aeddfedrwydd digidol: { $council }
summary-open = Ar agor o hyd: gall y ffigurau hyn newid.
summary-synthetic = Atebion synthetig yw'r rhain, wedi'u creu ar gyfer arddangosiad.
summary-overall = Ar y cyfan: { $level } allan o 5, ar sail { $answers } o atebion
summary-response = Ymateb: { $answered } o { $asked } o bobl ({ $share }%).
summary-strongest = Cryfaf
summary-weakest = Gwannaf
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
summary-withheld = Heb eu dangos: themâu sydd ag atebion gan lai na { $least } o bobl, ac un arall lle bo angen fel na ellir gweithio'r ffigurau allan.
summary-withheld-all = Mae llai na { $least } o bobl wedi rhoi lefel hyd yma, felly does dim i'w ddangos eto. Mae hyn yn cadw atebion pobl yn breifat.
summary-nothing = Does neb wedi ateb eto, felly does dim i'w ddangos. Pan fydd o leiaf { $least } o bobl wedi ateb, teipiwch crynodeb eto.
summary-no-checkin = Nid yw eich cyngor wedi cael holiadur chwarterol eto, felly does dim i'w ddangos.
summary-how = Cyfartaledd yr holl lefelau a roddwyd (1 i 5). Cyfran o'r atebion yw Ddim yn siŵr; nid yw Ddim yn berthnasol wedi'i gynnwys.
summary-source = Themâu: Fframwaith Digideiddio Llywodraeth Leol yr LGA (Gorffennaf 2024). Cwestiynau a lefelau: y prosiect hwn, nid yr LGA.

## Dates

day = { $weekday } { $day } { $month }
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

## What people can type

typed-start = cychwyn, gychwyn, dangos y cwestiwn, dangos, dechrau, barod, yn barod, iawn, ie, ydw, o'r gorau, ocê, oce, nesaf, bant â ni, bant a ni, ffwrdd â ni, ffwrdd a ni
typed-resume = parhau, barhau, ailddechrau, ailgychwyn, ymlaen, mynd ymlaen, dal ati, cario ymlaen
typed-pause = oedi, saib, aros, egwyl, hoe, wedyn, nes ymlaen, yn nes ymlaen, yn ddiweddarach, ddim nawr, dim nawr, ddim rŵan, ddim rwan, dim rŵan, dim rwan
typed-stop = stopio, stopiwch, peidiwch, rhoi'r gorau iddi, dad-danysgrifio, datdanysgrifio, optio allan, gadewch lonydd i mi, gadewch lonydd i fi, dim mwy, dim mwy o gwestiynau
typed-skip = hepgor, neidio, neidio drosto, hepgorwch, pasio, dim un o'r rhain, dim un o rhain, byddai'n well gen i beidio â dweud, gwell gen i beidio â dweud, gwell gen i beidio a dweud
typed-back = yn ôl, yn ol, nôl, nol, mynd yn ôl, mynd yn ol, mynd nôl, mynd nol, blaenorol
typed-progress = cynnydd, gynnydd, fy nghynnydd, nghynnydd, statws, pa mor bell, faint sydd ar ôl, faint sydd ar ol, faint sy ar ôl, faint sy ar ol
typed-help = cymorth, gymorth, helpu, helpwch, helpwch fi, gorchmynion, dewislen, beth allwch chi ei wneud, beth allwch chi wneud, beth gallwch chi ei wneud, beth alli di wneud
typed-recap = fy atebion, atebion, gweld fy atebion, gweld yr atebion, adolygu
typed-summary = crynodeb, grynodeb, crynodeb aeddfedrwydd, canlyniadau, aeddfedrwydd
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
