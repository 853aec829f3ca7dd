### What the terminal says. What is typed stays English; what the web says too stands in elements.ftl or app.ftl.

## heads of lines: at most eight letters

head-who = wer
head-timer = Uhr
head-question = Frage
head-thanks = dank
head-queue = Liste
head-player = Spieler
head-chat = Worte
head-checkin = Notiz
head-listen = hören
head-talk = reden
head-guess = raten
head-wishes = Wunsch
head-agreements = Absprache
head-ways = Gutes
head-support = schwer
head-kindness = lieb
head-milestone = Tage
head-word = Wort
head-call = Anruf
head-letters = Briefe
head-devices = Geräte
head-links = Links
head-phrase = Wörter
head-step = Takt

## the room

say-help = help zeigt, was du hier tun kannst
say-lost = die Verbindung ist weg; sie kommt wieder …
say-back = wieder verbunden
say-player-closed = mpv ist zu; player öffnet es wieder
say-first = da hat es angefangen
say-unconfirmed = { $what }: es ist nicht sicher, ob das ankam
say-room = der Raum
say-not-started = noch nicht gestartet
say-no-question = es liegt nichts auf dem Tisch; tippe: draw
say-no-thanks = keine Seite Dank ist begonnen; tippe: thank WORTE
say-deeper = { $name } würde tiefer gehen; tippe: agree oder not-now
say-no-note = heute noch keine Notiz; tippe: checkin a little light, calm
say-no-listening = niemand fragt, gehört zu werden; tippe: listening me oder listening NAME
say-listening-ready = tippe: listening ready
say-listening-part = tippe: listening done oder listening write WORTE
say-listening-confirm = tippe: listening done, wenn es stimmt, sonst listening again
say-no-talk = nichts zu bereden ist angekündigt; tippe: talk WORTE
say-talk-ready = tippe: talk ready oder talk later 20:30
say-talk-give = tippe: talk give
say-talk-last = tippe: talk last WORTE oder talk pass
say-call-none = kein Anruf
say-call-asks = { $name } möchte sprechen.
say-call-asked = ein Anruf; gefragt: { $names }
say-call-inside = im Anruf: { $names }
say-call-back = auf dem Rückweg: { $names }
say-call-browser = Ein Terminal überträgt weder Ton noch Bild: Dafür öffne den Raum in einem Browser.
say-act = für { $name }, wenn du magst: { $act }
say-did = hat etwas getan
say-thanks = dankt
say-no-hand = keine Karte zum Raten ist gezogen; tippe: guess
say-no-wish = noch nichts, was ihr alle wollt; tippe: wishes
say-no-agreement = noch steht nichts da; tippe: propose WORTE
say-no-ways = noch hat niemand geantwortet; tippe: ways
say-ways-how = tippe: ways, und je eine 1, 2 oder 3, oder - für nichts davon
say-holds = gilt: { $names }
say-unsigned = wartet auf { $names }
say-instead = { $who } würde sagen: { $words }
say-look-on = ihr schaut am { $day } wieder darauf
say-look-now = ihr wolltet etwa jetzt wieder darauf schauen; tippe: looked
say-agreed = { $names } unterschrieben: { $words }
say-no-milestone = noch ist nichts festgehalten; tippe: milestone day 02-29 Unser Tag
say-no-custom = es liegt keine Karte; tippe: custom
say-call-now = gute Zeit für einen Anruf bis { $time }
say-call-next = gute Zeit für einen Anruf: { $from } bis { $to }
say-no-holidays = keine Feiertage: Niemand hat gesagt, welche Länder es sind
say-themes = Themen: { $names }
say-queue-empty = leer; tippe: add URL
say-plays = läuft
say-link-by = { $what }, von { $name }
say-tried = ein benutzter Link von { $name } wurde noch einmal probiert ({ $count }×)
say-measuring = die Uhr wird gerade gemessen
say-step = gemeinsame Augenblicke sind auf etwa { NUMBER($likely, maximumFractionDigits: 1) } ms genau (sicher auf { NUMBER($surely, maximumFractionDigits: 0) } ms); hin und zurück sind es { NUMBER($trip, maximumFractionDigits: 0) } ms

## media in this player

media-unplayable = { $title }: das lässt sich hier nicht abspielen.
media-other-file = { $title }: das ist eine andere Datei als deine ({ $size } Bytes).
media-no-file = { $title }: dafür brauchst du deine eigene Kopie der Datei ({ $size } Bytes).
media-elsewhere = { $title }: das läuft auf seiner eigenen Seite ({ $provider }).
media-unreadable = Was gerade dran ist, lässt sich hier nicht lesen.

## why not

ask-word = Dieses Wort kenne ich nicht; help zeigt alle.
ask-length = Wie lange? Zum Beispiel 240 oder 4:00.
ask-answer = Was antwortest du? Zum Beispiel: answer das Meer
ask-thank = Wofür bist du dankbar? Zum Beispiel: thank der Anruf gestern
ask-add = Was soll dazu? Zum Beispiel: add https://example.org/song.mp3
ask-stall = Sollen alle warten, wenn jemandem die Daten ausgehen, oder holt man auf? stall pause | catch-up
ask-themes = Welche Themen? { $names }; oder: themes all
ask-deck = Aus welchem Stapel? deck own | deck everyday
ask-say = Was sagst du?
ask-device = Welches? devices zeigt sie mit ihren Nummern.
ask-checkin = Wie geht es dir? Zum Beispiel: checkin a little light, calm, listen: eine ruhige Stunde
ask-find = Wonach suchst du? Zum Beispiel: find Hafen
ask-piece = Welches? find zeigt seine Nummer; zum Beispiel: keep 12-0
ask-letter = Wann soll er sich öffnen, und was schreibst du? Zum Beispiel: letter when sleep: Ich bin da.
ask-which-letter = Welcher? Sein Name steht davor; zum Beispiel: open k3xa
no-visit = Kein Brief wartet auf einen Besuch.
ask-from = Welche Länder, und wann ist ein Anruf willkommen? Zum Beispiel: from PT BR 08:00-22:00
ask-teach = Welches Wort? Zum Beispiel: teach saudade = eine Sehnsucht, die süß ist
ask-guess = Was antwortest du, und was sagt der andere? Zum Beispiel: guess das Meer / die Berge
ask-near = Wie nah ist das? near { $words }
ask-wish = Welche? wishes listet sie auf; zum Beispiel: wish w01 w07
ask-closeness = closeness yes | closeness no
ask-propose = Welcher Satz? Zum Beispiel: propose Wir rufen an, bevor wir zu spät kommen
ask-ways = Was? Eine Reihe aus 1, 2, 3 oder -, je Situation eins, zum Beispiel: ways 123-2…
ask-sentence = Welcher davon? Zum Beispiel: sign 1
ask-amend = Welcher davon, und mit welchen Worten? Zum Beispiel: amend 1 Wir rufen vorher an
ask-look = Welcher Tag? Zum Beispiel: look-again 2027-03-01, oder: look-again none
ask-milestone = Tippe zum Beispiel: milestone change Eine neue Arbeit
ask-milestone-day = Welcher Tag? Zum Beispiel: milestone day 2019-02-29 20:00 Unser Tag
ask-milestone-visit = Wann? Zum Beispiel: milestone visit 2027-01-22 10:00 to 2027-02-03 Lissabon
ask-milestone-number = Welcher? Nimm die Nummer: milestone celebrate 1
ask-country = Welches Land? { $codes }
ask-hard = Sag es zum Beispiel so: hard hug, call: zu viel auf einmal. Was helfen würde: { $helps }
ask-there = Für wen da, womit? Zum Beispiel: there Ben hug, oder Worte; Gesten: { $acts }
no-hard-day = Niemand hat einen schweren Tag, der offen ist.
ask-good = Was tut dir gut? { $ways }; oder: good nothing
ask-kind = Für wen, und was? Zum Beispiel: did Ben deine Pflanzen gegossen
ask-meet = Wem antwortest du, und wie? Zum Beispiel: meet Ana hug
ask-listening = Wer wird zuerst gehört? listening me oder listening NAME; und wovon, wenn du magst
no-listening = Niemand hat das Wort.
ask-talk = Worüber möchtest du reden? Zum Beispiel: talk der Umzug, advice
no-talk = Nichts zu bereden ist an.
no-day = Heute hat noch niemand eine Notiz geschrieben.
ask-leave = Du wärst auf allen deinen Geräten draußen. Wenn du das willst, tippe: leave for good
ask-name = Niemand hier, oder mehr als einer, heißt so; who zeigt alle.
ask-late = Um wie viele Millisekunden, 0 bis { $most }? Zum Beispiel: 180
not-running = Es läuft nichts.
not-drawn = Es liegt keine Frage auf dem Tisch; tippe: draw
no-guess = Auf dieser Karte hat dich noch niemand geraten.
no-hand = Es liegt keine Karte auf dem Tisch; tippe: guess
not-asked = Niemand möchte gerade tiefer gehen.
not-connected = Gerade gibt es keine Verbindung.
not-entered = Du warst noch in keinem Raum: samesky join LINK oder samesky room.
no-player = Hier ist kein Spieler; komm mit: samesky join --player mpv
no-mpv = mpv ist nicht installiert: https://mpv.io/installation
no-mpv-start = mpv ist nicht gestartet; stimmen seine Argumente?
no-file = Die Datei { $name }: { $why }.
file-alone = Eine Datei spielt man mit --player mpv.
player-arguments = Die Argumente des Spielers: { $why }.

## links and addresses

link-kind = Ein Link endet auf /j#… (eine Einladung) oder /new#… (ein neuer Raum).
link-cut = Der Teil hinter # fehlt: kopiere den ganzen Link.
link-founder = Dieser Link öffnet einen neuen Raum; eine Einladung hat /j# in sich.
link-key = Der Schlüssel in diesem Link ist abgeschnitten: kopiere ihn ganz.
address-none = Das ist keine Adresse.
address-scheme = Eine Adresse beginnt mit http:// oder https://.

## the hub cannot be reached

hub-not-there = { $server } ist nicht zu erreichen: dort hört niemand zu.
hub-silent = { $server } antwortet nicht.
hub-no-connection = { $server } ist nicht zu erreichen: keine Verbindung.
hub-unreachable = { $server } ist nicht zu erreichen: { $why }.
hub-insecure = { $server } ist nicht zu erreichen: keine sichere Verbindung; spricht es https?
hub-untrusted = { $server } ist nicht zu erreichen: seinem Zertifikat wird hier nicht vertraut.
hub-self-signed = { $server } ist nicht zu erreichen: sein Zertifikat hat es selbst unterschrieben, deshalb wird ihm hier nicht vertraut. Mit einer Kopie von tls.crt des Hubs: SSL_CERT_FILE=tls.crt samesky …
hub-expired = { $server } ist nicht zu erreichen: sein Zertifikat ist zu alt.
hub-other-name = { $server } ist nicht zu erreichen: sein Zertifikat gilt für andere Namen als diesen.
hub-hung-up = { $server } hat aufgelegt.
hub-hung-up-early = { $server } hat aufgelegt, bevor die Datei vollständig war.
hub-other-blob = { $server } gibt etwas anderes, als verlangt war.
hub-none = Was auf { $server } antwortet, ist kein Samesky-Hub.
hub-elsewhere = { $server } schickt uns woanders hin; nimm die Adresse, die es wirklich hat.
hub-error = { $server } antwortet mit einem Fehler ({ $code }).

## the room is closed for this device

ended-4400 = Dieses Programm schickte, was der Hub nicht versteht; vielleicht ist es zu alt.
ended-4403 = Du darfst nicht in diesem Raum sein.
ended-4404 = Diesen Raum gibt es nicht mehr.
ended-4409 = Dieses Gerät ist ein zweites Mal im Raum, dort geht es weiter.
ended-4410 = Du bist gegangen, oder der Raum wurde gelöscht.
ended-4413 = Dieses Programm schickte mehr auf einmal, als der Hub nimmt.
ended-other = Der Raum wurde geschlossen.

## help

help-timer = rückwärts zählen
help-stopwatch = vorwärts zählen
help-pause = anhalten, weiter, von vorn
help-more = Sekunden dazu
help-question = die Frage auf dem Tisch
help-thank = wofür du dankbar bist; es öffnet sich, wenn alle dabei sind
help-deeper = tiefere Fragen, wenn alle wollen
help-checkin = wie es dir geht: wo dein Licht ist, Worte dafür, ein Wunsch
help-find = was gesagt wurde, nach Worten oder Tag
help-keep = ein Stück Vergangenheit für dich bewahren, oder nicht mehr
help-from = woher ich komme, und wann ein Anruf willkommen ist
help-teach = ein Wort von mir, und was es bedeutet
help-custom = eine andere Karte; mit Worten, wie man es zu Hause macht
help-holidays = Feiertage, die kommen, in den Ländern von allen
help-guess = eine Karte zum Beantworten, und raten, was jemand anderes sagt
help-near = wie nah das kommt, was über dich geraten wurde
help-wishes = was man sich wünschen kann; was du angemerkt hast, hat ein Kreuz
help-wish = anmerken, oder das Merkmal wegnehmen; gezeigt wird nur, was alle wollen
help-closeness = ob du Wünsche nach Nähe sehen möchtest
help-propose = ein Satz zum Unterschreiben, oder einer mit anderen Worten
help-ways = zwanzig kleine Situationen; dann: ways 123-… versiegelt die Wahl
help-sign = einen unterschreiben, zurücknehmen, weglegen
help-look-again = der Tag, an dem ihr wieder darauf schaut
help-milestone-day = ein Tag, der jedes Jahr kommt, gefeiert zu seiner Stunde
help-milestone-visit = ein Besuch; auch mit Uhrzeit, und to DATUM
help-milestone-change = eine Veränderung; write N WORTE, um sie zu besprechen
help-milestone = einen davon mit seiner Nummer; auch drop N
help-letter = ein Brief für einen Tag, nach der Uhr von dem, der liest
help-letter-when = für einen Augenblick, oder: letter visit: WORTE
help-letter-open = einen öffnen, oder ein Päckchen ist da; sagen, dass ihr zusammen seid
help-letter-back = deinen zurücknehmen; ein Päckchen ist unterwegs
help-letter-parcel = was in einem Päckchen ist, versiegelt bis es da ist
help-meet = eine Notiz beantworten: heard, hug, call, space oder Worte
help-rest = deine Notiz jetzt zeigen; heute ruhen
help-listening = gehört werden oder jemandem zuhören, mit gleicher Zeit; WORTE sagen, worum es geht
help-listening-part = dein Teil: ready, begin, done, again, pass, write WORTE; ask, minute, hold, on, end
help-talk = sagen, worüber du reden möchtest, und vielleicht, was du dir wünschst: { $names }
help-talk-part = ready, later 20:30, not-today; give, ask, minute, hold, on, finish; last WORTE, pass
help-hard = ein schwerer Tag: was helfen würde, und was schwer ist
help-there = da sein: seen, hug, call, song, sooner, space, later, oder Worte
help-lighter = es ist leichter jetzt, vielleicht mit einem Wort
help-good = was dir guttut: seen, eased, near, sure, glad, free
help-kind = von einer kleinen Geste erzählen; Danke sagen
help-lines = wo es Hilfe von außen gibt
help-themes = woraus gezogen wird: { $names }; themes all
help-decks = aus dem eigenen Stapel ziehen, oder wieder aus unserem
help-queue = Musik und Filme
help-seek = an eine Stelle darin
help-say = eine Zeile, die im Raum bleibt
help-react = ein Zeichen, das nicht bleibt: { $names }
help-look = wer da ist, alles, was war
help-step = wie gut wir im Takt sind
help-player = mpv wieder öffnen; mein Ton kommt 180 ms zu spät
help-stall = wem die Daten ausgehen, der holt auf, oder alle warten
help-invite = ein Link; mit NAME zurück auf diesen Platz (deiner: noch ein Gerät)
help-guest = ein Link für einen Gast, der nach 12 Stunden geht; mit NAME, wer jetzt geht
help-devices = meine Geräte, Links und die Wörter des Schlüssels; ein Gerät herausnehmen
help-leave = diesen Raum auf allen deinen Geräten verlassen
help-unconfirmed = was vielleicht nicht ankam
help-quit = diese Seite; das Ende

## doctor

doctor-mark-ok = gut
doctor-mark-note = Hinweis
doctor-mark-wrong = FEHLER
doctor-address = Adresse
doctor-certificate = Zertifikat
doctor-store = Speicher
doctor-activities = Aktivität
doctor-page = Seite
doctor-room = Raum
doctor-token = Token
doctor-websocket = WebSocket
doctor-command = Befehl
doctor-clock = Uhr
doctor-line = Leitung
doctor-doctor = Ergebnis
doctor-answers = auf { $where } antwortet ein Hub
doctor-kinds = { $kinds }
doctor-store-disk = ein bestätigter Befehl steht auf der Platte
doctor-store-second = stürzt der Rechner des Hubs ab, kann die letzte Sekunde fehlen
doctor-store-memory = nach einem Neustart ist alles weg; nur zum Ausprobieren
doctor-store-unknown = der Speicher sagt nicht, wie er Dinge aufhebt
doctor-room-made = für diese Prüfung wurde ein Raum geöffnet
doctor-token-fresh = ein Gerät bekommt ein frisches Token
doctor-page-unknown = seine Seite lässt sich nicht prüfen: { $why }
doctor-page-alone = Bündel { $bundle }; zum Vergleichen die Web-App hier installieren
doctor-page-same = Bündel { $bundle }, dasselbe wie hier installiert
doctor-page-other = Bündel { $bundle }, ein anderes als hier ({ $ours }): eine andere Version, oder verändert
doctor-opens = öffnet sich, und der Raum ist vollständig
doctor-closed = öffnet sich nicht; ein Proxy dazwischen muss `Upgrade` für /v1/socket durchlassen
doctor-kept = wird in { NUMBER($ms, maximumFractionDigits: 0) } ms gespeichert und bestätigt
doctor-clock-error = hin und zurück { NUMBER($trip, maximumFractionDigits: 1) } ms; ein gemeinsamer Augenblick ist auf etwa { NUMBER($likely, maximumFractionDigits: 1) } ms genau, sicher auf { NUMBER($surely, maximumFractionDigits: 1) } ms
doctor-clock-ahead = dieser Rechner geht gegen den Hub { NUMBER($by, maximumFractionDigits: 1) } s vor; Samesky macht das nichts, Tokens vielleicht
doctor-clock-behind = dieser Rechner geht gegen den Hub { NUMBER($by, maximumFractionDigits: 1) } s nach; Samesky macht das nichts, Tokens vielleicht
doctor-line-hardly = die meisten Antworten gehen verloren oder dauern sehr lange: die Leitung taugt kaum
doctor-line-far = jede Nachricht braucht { NUMBER($ms, maximumFractionDigits: 0) } ms in eine Richtung: der Hub ist weit weg, oder ein VPN macht einen Umweg; ein Hub, der euch beiden näher ist, würde helfen
doctor-line-uneven = jede zehnte Nachricht braucht { NUMBER($ms, maximumFractionDigits: 0) } ms länger als die anderen: das WLAN ist schwach, oder etwas anderes belegt die Leitung; ein Kabel, oder eine Pause beim Hochladen, würde helfen
doctor-trusted = gilt hier, bis { $day }
doctor-self-signed = hat der Hub selbst unterschrieben (bis { $day }): Handys und Browser warnen, bevor sie die Seite öffnen, und installieren nichts; besser ist ein Proxy mit dem Zertifikat einer Stelle
doctor-ends-soon = endet am { $day }, also bald
doctor-well = dieser Hub geht von hier aus
doctor-wrong = etwas stimmt nicht; die Zeile darüber sagt, was
