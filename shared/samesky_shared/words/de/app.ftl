### What the app around them says.

## door

door-title = Ein Himmel, zwei Orte
door-lead = Ein Raum für Menschen, die fern voneinander leben: eine Uhr, eine Frage, ein Film, im selben Augenblick.
door-name = Dein Name
door-kind = Für wen ist er?
door-kind-couple = Uns zwei
door-kind-partners = Partner
door-kind-friends = Freunde
door-kind-family = Familie
door-room-name = Ein Name für den Raum (darf leer bleiben)
door-make = Raum öffnen
door-making = Er entsteht …
door-known = Deine Räume
door-known-of = Raum von { $name }
door-forget = { $room } auf diesem Gerät vergessen
door-or-new = Oder einen neuen öffnen
door-founder = Mit diesem Link kannst du hier einen Raum öffnen.
door-closed = Dieser Hub öffnet Räume nur mit seinem Gründerlink. Frag, wer ihn betreibt.
door-insecure = Diese Seite ist nicht über https offen, deshalb können Browser nichts versiegeln. Wer diesen Server betreibt, könnte den Raum lesen.
door-open = Ohne Siegel einrichten

## join

join-used = Dieser Link ist verbraucht, zurückgenommen oder zu alt. Bitte um einen neuen.
join-title = Jemand wartet auf dich
join-lead = Sag, wer du bist, und du bist da.
join-go = Hereinkommen
join-going = Wird geöffnet …
join-broken = Dieser Link ist nicht vollständig. Bitte um einen neuen.
join-new = Einen eigenen Raum öffnen

## lost

lost-title = Dieses Gerät hat keinen Schlüssel zu diesem Raum
lost-lead = Bitte jemanden darin um einen Link, oder öffne den, den du hattest.
lost-home = Zur Tür

## room

room-both = Ihr seid beide da.
room-all = Ihr seid alle da.
room-alone = Du bist da.
room-alone-lead = Der Raum füllt sich, wenn jemand deinen Link öffnet.
room-waiting = Du bist da. { $name } noch nicht.
room-busy = { $name } ist da und beschäftigt.
room-away = { $name } schaut gerade weg. Nichts geht verloren.
room-coming = { $name } ist auf dem Rückweg.
room-held = Hier lässt sich für eine kleine Weile nichts ändern. Was du geschrieben hast, ist aufgehoben und geht von selbst hinaus.
room-lost = Du bist außer Reichweite.
room-lost-lead = Was du schreibst, bleibt hier und geht später hinaus.
room-ended = Dieser Raum ist für dieses Gerät geschlossen.
room-ahead = { $name } ist dir { $span } voraus.
room-behind = { $name } ist { $span } hinter dir.
room-unnamed = Unser Raum
room-sections = In diesem Raum
room-invite = Einladen
room-again = Noch einmal senden
room-discard = Verwerfen
room-people = Leute

## span

span-hours = { $n } Stunden
span-hour = eine Stunde
span-minutes = { $n } Minuten

## invite

invite-title = Schick ihnen diesen Link
invite-lead = Auf einem Weg, dem ihr beide traut. Wer ihn zuerst öffnet, bekommt den Platz.
invite-link = Der Link
invite-back = { $name } wieder hereinlassen
invite-device = Noch ein Gerät von mir
invite-copy = Kopieren
invite-copied = Kopiert
invite-share = Senden
invite-close = Schließen
invite-mine = Öffne das auf deinem anderen Gerät
invite-mine-lead = Scanne es oder schick es dir selbst. Es geht einmal.
invite-qr = Als QR-Code zeigen
invite-guest = Schick deinem Gast diesen Link
invite-guest-lead = Von dem, was vorher gesagt wurde, sieht er nichts, und nach 12 Stunden geht er von selbst.

## gone

gone-title = Dieser Raum ist für dieses Gerät zu
gone-lead = Du bist gegangen, oder das Gerät wurde entfernt, oder es gibt den Raum nicht mehr. Sein Schlüssel ist hier vergessen. Wenn du zurück möchtest, lass dir von drinnen einen Weg zurück geben.

## people

people-title = Leute und Schlüssel
people-close = Schließen
people-who = Wer einen Platz hat
people-guest = Ein Gast für einen Abend
people-guest-until = Gast bis { $time }
people-guest-bye = Verabschieden
people-guest-goodbye = { $name } verabschieden
people-guest-sure = Das gilt sofort, und offene Links verfallen. Der Raum bekommt einen neuen Schlüssel.
people-link-guest = Für einen Gast
people-link-screen = Ein Bildschirm von { $name }
people-links = Offene Links
people-link-new = Ein freier Platz
people-link-back = Zurück auf den Platz von { $name }
people-link-until = von { $name }, bis { $day }
people-revoke = Zurücknehmen
people-devices = Meine Geräte
people-device-this = dieses hier
people-device-since = seit { $day }
people-device-until = bis { $time }
people-screen = Bildschirm holen
people-remove = Entfernen
people-remove-sure = Es ist sofort draußen, und offene Links gelten nicht mehr. Der Raum bekommt einen neuen Schlüssel.
people-remove-this = Das ist das Gerät in deiner Hand. Du bist hier sofort draußen und brauchst einen Link zurück.
people-remove-screen = Er ist sofort dunkel, und der Raum bekommt einen neuen Schlüssel. Links bleiben offen.
people-keep = So lassen
people-card = Raumkarte drucken
people-card-lead = Ein Ersatzschlüssel auf Papier: Er lässt ein Gerät von dir einmal wieder hinein. Bewahre ihn auf wie einen Schlüssel.
people-sealing = Wer hier lesen kann
people-step = Wie gut im Takt
people-step-lead = Ein gemeinsamer Augenblick kommt auf diesem Gerät auf etwa { $likely } ms genau, sicher auf { $surely } ms. Zum Hub und zurück sind es { $trip } ms.
people-leave = Diesen Raum verlassen
people-leave-lead = Du gehst allein und sofort, niemand wird gefragt, und kein offener Link gilt mehr. Was du geschrieben hast, kann bei den anderen bleiben oder gelöscht werden.
people-leave-words = Gehen, meine Worte bleiben
people-leave-nothing = Gehen und löschen, was ich schrieb
people-leave-sure = Auf allen deinen Geräten gehen? Zurück kommst du nur mit einem neuen Link.
people-delete = Den Raum löschen
people-delete-lead = Alles, was hier geschrieben wurde, verschwindet für alle. Sofort, wenn ihr alle das wollt, sonst nach einer Woche, in der die anderen sichern können, was ihres ist.
people-delete-sure = Den ganzen Raum löschen lassen?
people-delete-keep = Doch behalten
people-deleting = { $names } möchte diesen Raum löschen. Er verschwindet am { $day }, oder sofort, wenn alle es wollen.
people-bundle = Die Skripte dieser Seite: { $bundle }. Jeder kann sie mit einer Veröffentlichung vergleichen: samesky doctor.
people-tried = Ein benutzter Link von { $name } wurde noch einmal probiert, { $when }. Wenn das niemand von euch war, hat ihn jemand anders; geöffnet hat er nichts.

## sealing

sealing-none = Dieser Raum ist nicht versiegelt: Wer den Server betreibt, kann lesen, was ihr schreibt.
sealing-sealed = Nur eure Geräte können lesen, was ihr hier schreibt, der Betreiber des Servers nicht. Lest euch diese Wörter vor: Sind es dieselben, habt ihr denselben Schlüssel.
sealing-locked = Hier ist alles versiegelt, und diesem Gerät fehlt der Schlüssel. Lass dir einen Link zurück geben.
sealing-insecure = Hier ist alles versiegelt, und diese Seite ist nicht über https offen. So kann sie weder lesen noch schreiben.
sealing-opening = Der Schlüssel wird gesucht …

## device

device-phone = Handy
device-tablet = Tablet
device-desktop = Computer
device-browser = Browser
device-terminal = Terminal
device-screen = Bildschirm
device-other = Gerät

## card

card-qr = QR-Code für den Weg zurück
card-of = Für { $name }. Gedruckt am { $day }.
card-lead = Öffnet den Platz in diesem Raum, auf einem Gerät, einmal. Behandle sie wie einen Hausschlüssel und drucke danach eine neue.

## dock

dock-tonight = Heute
dock-together = Zusammen
dock-kept = Bewahrt
dock-room = Raum
room-try-now = Jetzt versuchen
room-connecting = Der Raum geht auf …
app-unloaded = Etwas wurde nicht geladen. Versuche es noch einmal, wenn du wieder erreichbar bist.
app-newer = Eine neuere Fassung dieser Seite ist bereit.
app-take = Nehmen
rooms-switch = { $room }: in einen anderen Raum gehen
rooms-here = Hier bist du
rooms-new = Noch ein Raum

## tonight

tonight-else = Oder etwas Kleines
tonight-last = Zuletzt gesagt
now-ready = Wartet auf dich
now-ready-lead = Es beginnt, wenn es auf beiden Seiten bereit ist.
now-ready-go = Ich komme
now-goes-on = Es geht bei { $time } weiter.
now-answer = Eine Frage wartet
now-answer-lead = Versiegelt von { $names }. Sie öffnet sich, wenn du auch dabei bist.
now-answer-go = Antworten
now-question = Eine Frage liegt da
now-question-lead = Noch ist niemand dabei. Es eilt nicht.
now-question-go = Antworten
now-sealed = Deine ist versiegelt
now-sealed-lead = Beide öffnen sich, wenn { $names } auch dabei ist.
now-sealed-go = Ansehen
now-open = Die Antworten sind offen
now-open-go = Lesen
now-thanks = Eine Seite Dank wartet
now-thanks-lead = Versiegelt von { $names }. Sie öffnet sich, wenn du auch dabei bist.
now-thanks-go = Deine schreiben
now-thanked = Dein Dank ist versiegelt
now-thanked-go = Ansehen
now-given = Euer Dank ist offen
now-given-go = Lesen
now-row-asks = Etwas für dich
now-row-asks-go = Öffnen
now-row-on = Im Gange
now-row-on-go = Öffnen
now-row-waits = Wann du magst
now-row-waits-go = Öffnen
now-agreement-lead = { $name } hat einen Satz geschrieben, den du lesen kannst.
now-ways-lead = { $names } hat versiegelt, was guttut.
now-ways-sealed-lead = Deins ist versiegelt.
now-look-again-lead = Ihr wolltet wieder auf eure Absprachen schauen.
now-checkin-waits = Eine Notiz für heute wartet
now-checkin-waits-lead = { $names } hat geschrieben, wie der Tag ist.
now-checkin-waits-go = Sag, wie es dir geht
now-checkin-sealed = Deine für heute ist versiegelt
now-checkin-sealed-go = Ansehen
now-checkin-open = Wie es euch heute geht
now-checkin-open-go = Lesen
now-listening-asks-lead = { $names } fragt. Es beginnt, wenn auch du bereit bist.
now-listening-yours-lead = Hier läuft niemandem die Zeit davon.
now-listening-on-lead = { $names } ist gerade dran.
now-listening-asked-lead = Es wartet auf { $names }.
now-talk-asks-lead = { $names } möchte reden. Jetzt, später oder heute nicht.
now-talk-asked-lead = Es wartet auf { $names }.
now-talk-yours-lead = Du hast das Wort.
now-talk-on-lead = { $names } hat das Wort.
now-talk-last-lead = Ein letztes Wort von jedem. Deines fehlt noch.
now-call-asks-lead = { $names } möchte sprechen.
now-call-on-lead = Du bist im Anruf mit { $names }.
now-call-theirs-lead = { $names } sprechen. Du kannst dazukommen.
now-call-asked-lead = Gefragt: { $names }.
now-repair-asks-lead = { $names } möchte etwas wieder gut machen.
now-repair-asked-lead = Es wartet auf { $names }.
now-repair-on-lead = Es ist im Gang. Es eilt nicht.
now-repair-cooling-lead = Eine Pause. Alles ruht.
now-repair-return-lead = Es ist Zeit zurückzukommen, wenn du bereit bist.
now-repair-ask-lead = Du wirst etwas gefragt.
now-breathe-mine-lead = Ihr seid im selben Atem.
now-breathe-on-lead = { $names } atmet. Du kannst jederzeit dazukommen.
now-breathe-sits-lead = { $names } setzt sich hin, um gut zu sich zu sein. Du kannst das auch.
now-breathe-waits-lead = Du hast gesessen. Es eilt nicht.
now-pact-on-lead = Zeit für dich und { $names } allein.
now-pact-asks-lead = { $names } hätte gern etwas Zeit nur für uns.
now-pact-waits-lead = Es beginnt mit einem Ja von { $names }.
now-learn-asks = { $name } fragt dich etwas.
now-celebrates-lead = Es begann { $time }, auf allen Bildschirmen.
now-change-waits-lead = Versiegelt von { $names }. Es öffnet sich, wenn auch deins da ist.
now-milestone-when = { $day }, { $when }
now-change-open = Was ihr geschrieben habt, ist offen.
now-visit-on-lead = Ihr seid an einem Ort.
now-cook-waits = { $names } wartet bei Schritt { $n } auf dich.
now-cook-on = Schritt { $n } von { $of }.
now-cook-table = Es steht auf dem Tisch.
now-play-asks = { $names } hat schon geantwortet. Mit dir öffnet es sich.
now-play-guess = { $names } hat etwas gezeichnet.
now-tour-leads = { $names } führt durch die Seiten.
now-tour-asks = { $names } möchte führen.
now-culture-word = { $name } bringt ein Wort bei.
now-culture-told = { $name } erzählt, wie man es zu Hause macht.
now-letter = Ein Brief ist offen
now-letter-lead = Von { $names }. Er hat bis jetzt gewartet.
now-parcel = Ein Päckchen
now-parcel-lead = Unterwegs von { $names }.
now-guess-lead = { $names } ist dabei. Sie öffnet sich, wenn du auch dabei bist.
now-guess-card = Eine Karte liegt auf dem Tisch.
now-guess-open = Was ihr geschrieben habt, ist offen.
now-wishes = Einer eurer Wünsche ist für heute Abend ausgesucht.
now-timer = Läuft für euch alle
now-timer-lead = Auf jedem Bildschirm dieselbe Ziffer.
now-timer-go = Zum Timer
now-ended = Ein Timer ist zu Ende
now-ended-go = Zum Timer
now-plays = Läuft gerade
now-plays-go = Dabei sein
now-quiet = Ein stiller Abend, bis jetzt
now-quiet-lead = Eine Frage, getrennt beantwortet und zusammen geöffnet.
now-quiet-go = Zu den Fragen
now-alone = Es beginnt mit einem Link
now-alone-lead = Schick ihn auf einem Weg, dem ihr beide traut. Bis dahin sieh dich um.

## together

together-lead = Alles, was im selben Augenblick geht, wie fern ihr auch seid.
together-share = Gemeinsam tun
together-talk = Reden
together-kind = Schenken
together-us = Wir
together-on = läuft
together-questions = Getrennt beantwortet, zusammen geöffnet.
together-timer = Eine Ziffer, ein Ende, auf jedem Bildschirm.
together-watch = Jeder spielt seine eigene Kopie, im Takt.
together-words = Ab und zu eine Zeile.
gratitude-name = Danke
together-gratitude = Wofür jeder dankbar ist, zusammen geöffnet.
checkin-name = Wie geht es dir
together-checkin = Ein Licht, ein paar Worte, ein Wunsch. Zusammen geöffnet.
listening-name = Einander zuhören
together-listening = Einer spricht, der andere gibt es wieder. Für jeden gleich viel Zeit.
talk-name = Etwas zu bereden
call-name = Anruf
together-talking = Worum es geht, was du dir wünschst, und wann. Jeder hat das Wort.
together-call = Euch sehen und hören, direkt von Gerät zu Gerät.
repair-name = Etwas wieder gut machen
together-repair = Nach einem Streit: langsam, mit Pausen, und nichts muss.
breathe-name = Zusammen atmen
together-breathe = Ein Licht, derselbe Atem. Und gut zu sich sein.
kept-sat = Gut zu sich, Seite an Seite
pact-name = Nur wir
together-pact = Für eine Weile anderes weglegen und hier sein.
kept-pact = Zeit füreinander
learn-name = Zusammen lernen
together-learn = Ein Ziel, alle im eigenen Tempo. Und Fragen aneinander.
kept-learned = Zusammen gelernt
kept-quizzed = Einander gefragt
guess-name = Wie gut kennst du mich
together-guess = Eine Karte beantworten und raten, was der andere sagt.
wishes-name = Wünsche
together-wishes = Gezeigt wird nur, was ihr beide wollt.
languages-name = Was euch guttut
together-languages = Zwanzig kleine Situationen, und was jedem Menschen darin guttäte. Zusammen geöffnet.
agreements-name = Absprachen
together-agreements = Sätze, die ihr beide unterschreibt und anders sagen dürft.
support-name = Ein schwerer Tag
together-support = Sag es, und was helfen würde. Beantwortet mit einer Umarmung, einem Wort, einem Anruf.
support-now = { $name } hat einen schweren Tag
support-now-lead = Du kannst da sein, mit einem Wort oder einer Umarmung.
support-now-there = Du warst da. Es ist noch offen.
support-now-own = Dein schwerer Tag
support-now-told = Es ist gesagt. Was zurückkommt, steht hier.
support-now-answered = { $names } hat geantwortet.
moment-name = Ein Moment
together-moment = Drei, zwei, eins: beide Kameras im selben Augenblick, ein Streifen zum Bewahren.
now-moment-asks = Ein Streifen ist begonnen, mit dir.
now-moment-waits = Deines ist dabei. { $names } kann eines dazugeben.
now-moment-open = Die Bilder sind offen.
kept-strip = Streifen
kept-picture = ein Bild
touch-name = Berührung
together-touch = Hände halten mit einem Puls, einen Rhythmus tippen, einen Kuss für morgen.
now-touch-on = Du und { $names } haltet euch an den Händen.
now-touch-offers = Händehalten mit { $names }, wenn du magst.
now-touch-left = Von { $names }: etwas zum Spüren.
kindness-name = Eine kleine Freundlichkeit
together-kindness = Eine kleine Geste am Tag, die zu dem passt, was guttut. Und Dank.
kindness-now = Etwas für heute, wenn du magst.
kindness-now-came = Ein freundliches Wort von { $names } ist da.
milestones-name = Meilensteine
together-milestones = Tage, Besuche, auf die ihr zählt, Veränderungen zum Besprechen.
cook-name = Zusammen kochen
together-cook = Ein Gericht in jeder Küche, Schritt für Schritt.
play-name = Spielen
together-play = Dies oder das, Märchen, Zeichnen, ein Glas voll Witze.
tour-name = Zusammen ansehen
together-tour = Fotos, Karten, ein PDF: alle sehen dieselbe Seite, und die Führung wechselt.
culture-name = Woher wir kommen
together-culture = Feiertage von beiden, Wörter mit ihrem Klang, wie man es zu Hause macht.
letters-name = Briefe
together-letters = Versiegelt bis zu einem Tag, einem Besuch, einem Augenblick.
timers-all = Timer dieses Raums
timers-nth = Timer { $name }
timers-new = Noch ein Timer

## kept

kept-lead = Was ihr gesagt und geantwortet habt. Geöffnet wird es nur auf diesem Gerät.
kept-search = Hier suchen
kept-show = Zeigen
kept-all = Alles
kept-found = { $n } gefunden
kept-none = Davon ist hier nichts. Vielleicht liegt es weiter zurück.
kept-empty = Noch nichts. Die erste Zeile und die ersten Antworten stehen dann hier.
kept-further = Weiter zurück suchen
kept-erased = Gelöscht.
kept-answered = von euch beantwortet
kept-evening = ein Abend zusammen
kept-checkin = wie es euch ging
kept-met = antwortete { $name }
kept-heard-by = { $name } wurde gehört; { $listener } gab es wieder.
kept-agreed = abgesprochen
kept-ways = was euch guttut
kept-hard = hatte einen schweren Tag
kept-there = war für { $name } da
kept-lighter = fand, dass es leichter ist
kept-did = tat etwas für { $name }
kept-thanked-one = dankte { $name }
kept-question = Eine Frage
kept-thanked = wofür ihr dankbar wart
kept-celebrated = gefeiert
kept-talked = was ihr zu einer Veränderung geschrieben habt
kept-word = ein Wort, beigebracht
kept-custom = wie man es zu Hause macht
kept-letters = Briefe
kept-letter = ein Brief
kept-parcel = ein Päckchen
kept-hand = beantwortet und geraten
kept-favourites = Fragen, die du behältst
kept-take = Nimm es mit
kept-take-lead = Auf diesem Gerät gemacht, nur für dich.
kept-take-page = Zum Lesen (Markdown)
kept-take-lines = Für Programme (JSON-Zeilen)
kept-take-file = Der versiegelte Raum, zum Umziehen
kept-taking = Wird gesammelt …

## settings

settings-me = Du in diesem Raum
settings-room-name = Wie der Raum heißt
settings-hue = Dein Licht
settings-zone = Deine Uhr ist die von { $place }.
settings-moved = Dieses Gerät hat jetzt die Zeit von { $place }.
settings-move = Da bin ich
settings-saved = Ist notiert.
settings-device = Dieses Gerät
settings-device-lead = Nur hier; niemand erfährt davon.
settings-auto = Wie das Gerät
settings-language = Sprache
settings-theme = Hell oder dunkel
settings-light = Hell
settings-dark = Dunkel
settings-contrast = Kontrast
settings-more = Mehr
settings-motion = Bewegung
settings-less = Weniger
settings-sound = Ton
settings-sound-lead = Eine Glocke, wenn sich Antworten öffnen, ein Holz am Ende der Zeit.
settings-felt = Vibration
settings-felt-lead = Bei gemeinsamen Augenblicken.
settings-wake = Bildschirm bleibt an
settings-wake-lead = Solange ein Timer läuft oder etwas spielt.
settings-tell = Hinweise der offenen Seite
settings-tell-lead = Solange diese Seite im Hintergrund offen ist. Sie nennen niemanden und zitieren nichts.
settings-tell-denied = Der Browser erlaubt dieser Seite keine Hinweise.
settings-late = Mein Ton kommt zu spät
settings-late-by = { $ms } ms
settings-late-lead = Mit Bluetooth-Kopfhörern.
settings-exit = Ein Ausgang ganz oben
settings-exit-lead = Ein Tipp verlässt diese Seite. Zweimal Escape tut es immer.
settings-unseen = Offline erscheinen
settings-unseen-lead = Auf diesem Gerät: Niemand sieht, dass du hier bist. Was du tust, ist zu sehen wie immer.
settings-ways = Leute und der Weg hinaus
settings-people-lead = Ihr seid { $n }. Links, Geräte, Schlüssel, Gehen, Löschen.
settings-exit-now = Diese Seite jetzt verlassen
settings-exit-now-lead = Sofort, zu einer Seite, die nichts verrät. Du bleibst im Raum.
hue-amber = Bernstein
hue-sea = Meer
hue-rose = Rose
hue-jade = Jade
hue-iris = Iris
hue-coral = Koralle
hue-moss = Moos
hue-plum = Pflaume
missing-insecure = Diese Seite ist nicht über https offen. Deshalb lassen Browser sie nichts versiegeln, keine Kamera benutzen, keine Hinweise zeigen und nichts für unterwegs aufbewahren.
missing-storage = Dieser Browser bewahrt für diese Seite nichts auf: Nach dem Schließen brauchst du einen Link zurück.
knows-title = Was dieser Hub weiß
knows-sees = Er kann sehen
knows-blind = Er kann nicht sehen
knows-sees-sealed = Namen und Zeitzonen | wer da ist | wann etwas versiegelt wird, und wie groß | welche Frage, welcher Schritt
knows-blind-sealed = Worte und Antworten | was ihr abspielt | Titel und Aufschriften | wo ihr seid
knows-sees-open = alles, was hier steht | was ihr abspielt | Namen und Zeitzonen | wer da ist
knows-blind-open = eure eigenen Dateien | wo ihr seid
own-page-title = Auf deiner eigenen Seite
own-page-open = Code für eine Seite
own-page-open-lead = Ein Timer, eine Frage oder ein Film auf einer Seite von dir.
own-page-lead = Ein Raum auf deiner Seite ist ein eigener: Dein Server benennt ihn und sagt, wer wer ist. Dieser Raum hier ist dort nicht zu sehen.
own-page-none = Dieser Hub hat kein Skript für andere Seiten.
own-page-form = Wo er steht
own-page-form-html = Einfache Seite
own-page-form-iframe = Rahmen
own-page-form-react = React
own-page-form-vue = Vue
own-page-shows = Was darin ist
own-page-player = Was läuft
own-page-playlist = Die Liste
own-page-reactions = Zeichen
own-page-name = Der Raum, wie dein Server ihn nennt
own-page-as-page = Wie die Seite
own-page-code = Der Code
own-page-needs = Was er braucht
own-page-steps = Wer diesen Hub betreibt, erlaubt die Adresse deiner Seite und nennt deinen Server als einen, der Token geben darf. | Dein Server antwortet auf POST /room-token mit einem Token für die angemeldete Person, höchstens zehn Minuten gültig, und mit 403, wenn jemand nicht hineindarf. | Im Code steht kein Token: Die Seite holt jedes Mal ein frisches. „A room in your page“ in der Dokumentation sagt den Rest.
tell-timer = Die Zeit ist um.
tell-waits = Eine Frage wartet auf dich.
tell-open = Die Antworten sind offen.

## try

door-try = Oder erst umsehen, mit zwei Handys auf einer Seite
door-screen = Das hier als Bildschirm eines Raums nehmen
try-title = Zwei Handys, ein Raum
try-lead = Beide sind echt. Tu etwas auf dem linken und schau auf das rechte.
try-yours = Dein Handy: du bist Ana
try-theirs = Bens Handy, weit fort
try-opening = Für diese Seite entsteht ein Raum …
try-closed = Dieser Hub hat keine Räume zum Ausprobieren. Wer ihn betreibt, kann sie erlauben.
try-over = Dieser Raum ist vorbei. Lade die Seite für einen neuen.
try-end = Der Raum verschwindet, wenn du diese Seite schließt, und nach einer Stunde ohnehin.
try-own = Ein eigener Raum
try-said-alone = Du bist drin. Ben ist unterwegs.
try-said-both = Ben ist da. Beginne mit einer Frage oder einem Timer.
try-said-question = Auf beiden dieselbe Frage. Niemand sieht die Antwort des anderen, bevor beide dabei sind.
try-said-sealed = Deine ist versiegelt. Auf Bens Handy ist nur Licht unter der Tür.
try-said-open = Beide offen, im selben Augenblick. Der Hub konnte keine lesen.
try-said-timer = Auf beiden dieselbe Ziffer: Sie zählen nach einer Uhr, nicht nach Nachrichten.
try-said-line = Auf einem gesagt, auf beiden gelesen. Es bleibt im Raum.
try-said-signal = Ein Zeichen steigt auf beiden auf und ist fort.
try-ben-answer = Das Meer, bevor jemand wach ist.
try-ben-line = Ich bin da. Es ist spät, und das macht nichts.

## plan

plan-title = Den Abend planen
plan-lead = Niemand erfährt davon, bevor du es sagst. Bis er beginnt, lässt er sich ändern.
plan-own = Einen eigenen machen
plan-edit = Das Programm ändern
plan-from = Ausgehen von
plan-from-empty = einer leeren Seite
plan-name = Wie er heißt
plan-begins = Wenn er beginnt um
plan-what = Was geschieht
plan-minutes = Minuten
plan-gate = Es endet
plan-gate-hand = wenn einer weitergeht
plan-gate-ready = wenn alle bereit sind
plan-gate-time = wenn die Zeit um ist
plan-with = Es öffnet
plan-with-none = nichts
plan-with-questions = eine Frage
plan-with-playlist = die Reihe
plan-with-timer = einen Timer dieser Länge
plan-with-later = etwas, das noch kommt
plan-up = Früher: { $title }
plan-down = Später: { $title }
plan-remove = Herausnehmen: { $title }
plan-add = Einen Teil dazu
plan-total = { $n } min, bis { $times }
plan-save = So planen
plan-begun = Der Abend hat begonnen. Er lässt sich neu planen, wenn er zu Ende ist.
plan-newer = Inzwischen hat jemand geplant. Das ist jener Plan; ändere, was du magst.
plan-title-date = Das Programm einer Verabredung
plan-lead-date = Es liegt bereit, wenn es so weit ist.
plan-for = Es ist für
plan-for-all = alle Termine
plan-as-all = Wie an allen anderen
plan-save-date = So behalten
plan-gone = Diese Verabredung gibt es nicht mehr.
now-gather = Wartet auf dich
now-gather-lead = Der Abend beginnt, wenn du auch da bist.
now-gather-go = Ich komme
now-evening = Euer Abend läuft
now-evening-go = Dabei sein
now-times = Zeiten für eine Verabredung
now-times-title = Eine Zeit für euch
now-times-lead = Niemand sieht, was du wählst, nur was allen passt.
now-times-go = Die Zeiten sehen
together-evening = Ein ganzes Programm, zur selben Zeit.
bar-evening = Vom Abend

## dates that come, and who is asked for

asking-for = Nach { $name } fragen
asking-others = Nach den anderen fragen
asking-said = Gesagt. Es kommt auf dem Weg an, der dort gewählt ist.
asking-again = Du hast gerade erst gefragt. Um { $time } geht es wieder; es eilt nicht.
coming-title = Geplant
coming-left = bis es beginnt
due-soon = { $title } beginnt um { $time }.
due-soon-day = { $title } beginnt um { $time }, { $day }.
due-begins = { $title } beginnt jetzt.
due-asked = { $name } würde sich über dich freuen.
due-times = Es gibt Zeiten zur Auswahl.
due-letter = Ein Brief ist offen für dich.
due-agreement = Es gibt einen Satz zum Lesen und, wenn du magst, zum Unterschreiben.
due-look-again = Ihr wolltet wieder auf eure Absprachen schauen.
due-open = Öffnen
due-celebrates = Es gibt etwas zu feiern.
due-read = Lesen
due-anything = In diesem Raum ist etwas für dich.
due-look = Ansehen
due-go = Dabei sein
due-close = Weglegen
tell-soon = Was ihr vorhabt, ist nah.
tell-begins = Was ihr vorhabt, beginnt jetzt.
tell-times = In deinem Raum gibt es Zeiten zur Auswahl.
tell-agreement = In eurem Raum steht ein Satz zum Lesen.
tell-look-again = Ihr wolltet euch etwas zusammen wieder ansehen.
tell-celebrates = In deinem Raum wird etwas gefeiert.
tell-asked = Jemand in deinem Raum würde sich über dich freuen.
tell-letter = Ein Brief ist offen für dich.
