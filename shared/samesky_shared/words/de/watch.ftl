### Was Player und Listen sagen: Eine Seite lernt es mit dem ersten davon.

## player

player-play = Für beide abspielen
player-pause = Pause für beide
player-back = −10 Sekunden, für beide
player-on = +10 Sekunden, für beide
player-position = Stelle
player-of = { $time } von { $total }
player-left = noch { $time }
player-speed = Tempo
player-tap = Antippen für den Ton
player-tap-lead = Dein Browser möchte erst ein Antippen. Die anderen spielen schon.
player-waits = Wartet auf { $names }
player-you = dich
player-without = Ohne { $name } weiter
player-choose = Wähle deine eigene Kopie von { $title }
player-elsewhere = Auf { $name } ansehen
player-elsewhere-lead = Es läuft auf seiner eigenen Seite. Öffne sie und sag, dass du bereit bist; die Stelle steht hier.
player-ready = Ich bin bereit
player-in-step = im Takt
player-ahead = { $by } s voraus
player-behind = { $by } s zurück
player-fine = Feinabstimmung
player-waits-for-all = Auf alle warten, deren Daten ausgehen
player-late = Mein Ton kommt zu spät
player-late-lead = Mit Bluetooth-Kopfhörern: schiebe, bis alle dasselbe zugleich hören.
player-late-by = { $ms } ms
player-loading = macht sich bereit
player-idle = Es läuft nichts.
player-full = Ganzer Bildschirm, nur für dich

## what was done

player-self = Du
player-did = { $name }: { $what }
player-did-load = hat das aufgelegt
player-did-play = weiter
player-did-pause = Pause
player-did-seek = zu { $time }
player-did-speed = Tempo { $rate }×
player-undo = Zurück zu { $time }
player-undo-load = Zurück zu { $title }

## what stands in the way

player-why-codec = Dieses Gerät kennt das Format nicht.
player-why-gone = Es ist nicht mehr da.
player-why-cors = Es ist nicht da, oder dieses Gerät kennt das Format nicht: Sein Server sagt Seiten nicht, was davon.
player-why-blocked = Es darf hier nicht gezeigt werden.
player-why-network = Die Leitung trägt es nicht.
player-why-other = Es kann hier nicht gespielt werden.
player-trouble = { $name }: { $why }
player-blind = Ohne Bild weiter
player-blind-lead = Dann wartet niemand auf dich. Du siehst, wo die anderen sind, und die Untertitel, wenn du welche hast.
player-blind-now = Für dich geht es ohne Bild und Ton weiter.
player-retry = Noch einmal versuchen
player-without-picture = ohne Bild
player-cannot = kann es nicht spielen
player-cut-longer = Das ist eine andere Fassung, { $by } länger. Ihre Stellen weichen von denen der anderen ab.
player-cut-shorter = Das ist eine andere Fassung, { $by } kürzer. Ihre Stellen weichen von denen der anderen ab.
player-cut-same = Das ist eine andere Kopie von gleicher Länge. Das geht.
player-cut-other = Das ist eine andere Datei, und ihre Länge lässt sich hier nicht feststellen.
player-cut-use = Trotzdem nehmen
player-frame = Hier zeigen, von { $name }
player-frame-lead = Bevor du tippst, wird nichts von { $name } geladen. Danach erfährt es die Adresse deiner Leitung, die dieses Hubs und was du siehst.

## only for you

subs-title = Untertitel, nur für dich
subs-file = Untertitel aus einer Datei
subs-url = Adresse von Untertiteln (WebVTT)
subs-take = Nehmen
subs-offset = Später oder früher
subs-offset-by = { $by } s
subs-off = Ohne Untertitel
subs-none = Darin sind keine Untertitel.
subs-unreached = Sie sind nicht da, oder ihr Server behält sie für sich. Eine Datei geht immer.
subs-note = Untertitel bleiben auf diesem Gerät.
audio-track = Tonspur, nur für dich
audio-nth = Spur { $n }

## the queue

playlist-play = { $title } jetzt spielen
playlist-vote = { $title } wünschen
playlist-wants = { $n } wünschen es
playlist-more = Mehr zu { $title }
playlist-drag = { $title } mit den Pfeiltasten verschieben
playlist-up = Hinauf
playlist-down = Hinunter
playlist-out = Herausnehmen
playlist-seen-yes = Haben wir gesehen
playlist-seen-no = Noch nicht gesehen
playlist-goes-on = weiter bei { $time }
playlist-anew = Von vorn
playlist-seen = gesehen { $date }
playlist-moved = { $title } ist jetzt Nummer { $n }.
playlist-shuffle = Gemischt
playlist-repeat = Was sich wiederholt
playlist-repeat-off = Nichts wiederholt sich
playlist-repeat-all = Alles wiederholt sich
playlist-repeat-one = Dieses wiederholt sich
playlist-removed = { $name } hat { $title } herausgenommen
playlist-put-back = Wieder dazu
playlist-call-it = Diese Liste benennen
playlist-label = Wofür diese Liste ist
playlist-save = Sichern
playlist-history = Was ihr gesehen habt
playlist-history-none = Noch nichts. Was bis zum Ende läuft, steht hier.
playlist-earlier = Früheres
lists-all = Listen
lists-new = Neue Liste
lists-nth = Liste { $name }
kept-seen = Zusammen gesehen
