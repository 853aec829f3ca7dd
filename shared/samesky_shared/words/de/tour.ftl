### Was das Element der Rundgänge sagt; es kommt mit ihm.

tour-title = Zusammen ansehen
tour-none-lead = Fotos von einem Ort, eine Karte, eine Speisekarte, ein Plan: legt sie hierher, und alle sehen dieselbe Seite, so nah wie die Person, die führt. Die Seiten werden auf diesem Gerät gemacht und versiegelt.
tour-bring = Seiten bringen
tour-bring-what = Bilder, ein PDF oder ein Text.
tour-write = Eine Seite schreiben
tour-write-words = Was darauf steht
tour-write-put = Zu den Seiten
tour-reading = Die Datei wird gelesen …
tour-making = Seite { $n } von { $of } wird gemacht …
tour-sealing = Seite { $n } von { $of } wird versiegelt …
tour-unreadable = Diese Datei lässt sich hier nicht lesen. Bilder, PDFs ohne Passwort und Texte schon.
tour-no-reader = Was PDFs liest, ließ sich nicht holen. Versuch es wieder, wenn du verbunden bist.
tour-cut = { $n } von { $of } Seiten hatten Platz.
tour-full = Der Stapel ist voll: er hat { $n } Seiten.
tour-no-room = Der Stapel, oder was dieser Raum aufhebt, ist voll. Nehmt zuerst etwas heraus.

## The page

tour-page = Seite { $n } von { $of }
tour-by = gebracht von { $name }
tour-alt = Seite { $n }, gebracht von { $name }
tour-back = Die Seite davor
tour-on = Die nächste Seite
tour-nearer = Näher
tour-farther = Weiter weg
tour-point = Mit dem Finger zeigen
tour-stage = Die Seite. Pfeile nach links und rechts blättern, Plus und Minus gehen näher und weiter weg, 0 zeigt alles.
tour-loading = Die Seite ist unterwegs.
tour-gone = Diese Seite ist gerade nicht erreichbar, oder sie wird nicht mehr aufgehoben.
tour-shut = Diese Seite geht hier nicht auf.
tour-pages = Seiten
tour-noted = { $n ->
    [one] eine Notiz
   *[other] { $n } Notizen
}

## Who leads

tour-lead-of = Wer führt
tour-leads-none = Niemand führt. Jeder sieht sich um, wie es gefällt.
tour-take = Ich führe
tour-leads-you = Du führst: alle sehen, was du siehst.
tour-leads = { $name } führt.
tour-away = { $name } führt und ist gerade nicht da.
tour-rest = Nicht mehr führen
tour-hand = An { $name } übergeben
tour-hand-more = An jemand anderen übergeben
tour-asks = { $names } möchte führen.
tour-ask = Um die Führung bitten
tour-asked = { $name } sieht, dass du führen möchtest.
tour-unask = Zurücknehmen
tour-alone = Allein umsehen
tour-follow = Wieder mit { $name } schauen
tour-elsewhere = { $name } sieht Seite { $n } an.
tour-go = Dorthin

## Notes

tour-notes = Notizen auf dieser Seite
tour-notes-full = Der Stapel hat { $n } Notizen; mehr passen nicht.
tour-note = Eine Notiz dalassen
tour-note-where = Sie steht in der Mitte dessen, was du siehst. Ein Tippen auf die Seite findet einen anderen Ort.
tour-note-words = Deine Notiz
tour-note-put = Hier dalassen
tour-note-back = Zurücknehmen
tour-note-place = Notiz { $n }, von { $name }

## The end

tour-take-out = Diese Seite herausnehmen
tour-take-out-lead = Sie bleibt bei Bewahrt, bis du sie dort löschst; ihre Notizen auch.
tour-put-away = Den Stapel weglegen
tour-put-away-lead = Was gebracht und notiert wurde, bleibt bei Bewahrt.
tour-put-away-sure = Weglegen

## Kept

tour-kept-pages = Seiten zum Ansehen
tour-kept-toured = zusammen angesehen
tour-kept-count = { $n ->
    [one] eine Seite
   *[other] { $n } Seiten
}
tour-kept-more = { $n ->
    [one] Noch eine
   *[other] Noch { $n }
}
