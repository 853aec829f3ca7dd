### Was Player, Worte und Zeichen sagen: Eine Seite lernt es mit dem ersten davon.

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
player-other-file = Das ist eine andere Datei. Die richtige ist { $size } lang.
player-broken = Das kann hier nicht gespielt werden.
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

## chat

chat-title = Worte
chat-empty = Dann und wann eine Zeile. Sie bleibt im Raum.
chat-input = Sag etwas
chat-send = Senden
chat-rests = { $name } hat das Wort. Deine Worte dürfen so lange ruhen.
chat-edit = Ändern
chat-unsay = Zurücknehmen
chat-save = Sichern
chat-cancel = So lassen
chat-edited = geändert
chat-unsaid = Zurückgenommen.
chat-earlier = Früheres
chat-you = Du

## react

react-label = Zeichen für euch alle
react-nod = Nicken
react-smile = Lächeln
react-laugh = Lachen
react-tear = Träne
react-heart = Herz
react-listening = Ich höre
react-slow = Langsam
react-hand = Warte
react-from = { $name }: { $what }
