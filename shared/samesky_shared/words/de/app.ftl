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
people-links = Offene Links
people-link-new = Ein freier Platz
people-link-back = Zurück auf den Platz von { $name }
people-link-until = von { $name }, bis { $day }
people-revoke = Zurücknehmen
people-devices = Meine Geräte
people-device-this = dieses hier
people-device-since = seit { $day }
people-remove = Entfernen
people-remove-sure = Es ist sofort draußen, und offene Links gelten nicht mehr. Der Raum bekommt einen neuen Schlüssel.
people-remove-this = Das ist das Gerät in deiner Hand. Du bist hier sofort draußen und brauchst einen Link zurück.
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
device-other = Gerät

## card

card-qr = QR-Code für den Weg zurück
card-of = Für { $name }. Gedruckt am { $day }.
card-lead = Öffnet den Platz in diesem Raum, auf einem Gerät, einmal. Behandle sie wie einen Hausschlüssel und drucke danach eine neue.
