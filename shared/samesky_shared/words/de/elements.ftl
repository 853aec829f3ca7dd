### What the elements of activities say: short, plain, present tense.

## sky

sky-label = Wer da ist
sky-you = du
sky-someone = Jemand
sky-someone-lead = ihr Himmel, wenn sie kommen
light-night = Nacht
light-dawn = Morgendämmerung
light-day = Tag
light-dusk = Abenddämmerung

## status

status-here = da
status-busy = beschäftigt
status-away = schaut weg
status-offline = nicht da
status-unknown = auf dem Rückweg
chat-gone = Jemand, der ging

## connection

connection-connecting = Verbinden
connection-live = Im Takt
connection-waiting = Außer Reichweite
connection-ended = Geschlossen

## place

place-waiting = Außer Reichweite. Was du schreibst, bleibt hier, bis es hinauskann.
place-forbidden = Dieser Raum steht dir nicht offen.
place-gone = Diesen Raum gibt es für dich nicht mehr.
place-elsewhere = Dieser Raum ist auf diesem Gerät an anderer Stelle offen.
place-alone = Diese Seite gehört in eine andere hinein.

## timer

timer-title = Uhr
timer-idle = Ihr seht dieselbe Ziffer, und sie endet im selben Augenblick.
timer-custom = Sekunden oder 1:30
timer-custom-hint = 90 oder 1:30
timer-start = Start
timer-pause = Pause für beide
timer-resume = Weiter
timer-reset = Zurück auf null
timer-add = 1 Min
timer-add-long = 1 Min mehr
timer-stopwatch = Stoppuhr
timer-minutes = { $n } Min
timer-label = Wofür sie ist
timer-label-set = Draufschreiben
timer-name = Benennen
timer-ended = Zeit.
timer-held = Angehalten
timer-left = noch { $time }
timer-gone = { $time } vorbei
timer-rest = Pause, Runde { $n } von { $of }
timer-work = Runde { $n } von { $of }
timer-rounds = Runden mit Arbeit und Rast
timer-rounds-work = Arbeit, Min.
timer-rounds-rest = Rast, Min.
timer-rounds-rounds = Runden

## questions

questions-title = Eine Frage
questions-empty = Jede und jeder antwortet allein. Niemand sieht die andere Antwort, bevor beide da sind; dann öffnen sich beide.
questions-draw = Eine Frage ziehen
questions-next = Nächste Frage
questions-another = Eine andere Frage
questions-depth = Tiefe { $n } von 4
questions-own-drawn = Eine Frage von einem von euch
questions-answer = Deine Antwort
questions-private = Nur du siehst das
questions-placeholder = Es eilt nicht.
questions-seal = Antwort versiegeln
questions-pass = Weitergeben, ohne Grund
questions-sealed = Versiegelt.
questions-sealed-lead = Sie öffnet sich für euch beide im selben Augenblick.
questions-sealed-lead-all = Sie öffnet sich für euch alle im selben Augenblick.
questions-passed-you = Du gibst weiter.
questions-passed-you-lead = Ohne Grund. Antworten kannst du trotzdem noch.
questions-change = Zurücknehmen und ändern
questions-answer-after-all = Doch antworten
questions-not-in = Noch nicht da. Du siehst nichts davon, bis ihr beide so weit seid.
questions-not-in-all = Noch nicht da. Du siehst nichts davon, bis alle so weit sind.
questions-still = Noch bei den eigenen Gedanken. Es eilt nicht.
questions-in = Ist da. Es öffnet sich, wenn du auch so weit bist.
questions-in-waiting = Ist da.
questions-without = Ohne { $name } öffnen
questions-revealed = Beide Antworten sind offen.
questions-passed = Weitergegeben.
questions-unshared = Bleibt dort, bis sie geteilt wird.
questions-share = Meine auch denen zeigen, die weitergaben
questions-shared = Auch denen gezeigt, die weitergaben
questions-not-there = War in dieser Runde nicht dabei.
questions-keep = Behalten
questions-kept = Behalten
questions-deeper = Tiefer, wenn ihr beide wollt
questions-deeper-all = Tiefer, wenn ihr alle wollt
questions-ask = Tiefe { $n } öffnen? Das braucht ein Ja von jedem.
questions-agree = Ja
questions-not-now = Jetzt nicht
questions-asked = Tiefe { $n } öffnet sich, wenn alle Ja sagen.
questions-lighter = Leichter

## playlist

playlist-title = Sehen und hören
playlist-queue = Liste
playlist-empty = Leg einen Film oder ein Lied dazu. Es beginnt, wenn es auf beiden Seiten bereit ist.
playlist-url = Adresse eines Videos oder Lieds
playlist-name = Titel (darf leer bleiben)
playlist-add = Dazu
playlist-adding = Wird geprüft …
playlist-bad-url = Das ist keine Adresse im Netz.
playlist-file = Oder eine eigene Datei
playlist-file-note = Jede Seite spielt ihre eigene Kopie. Nichts wird hochgeladen; nur die Stelle ist gemeinsam.
playlist-file-insecure = Eigene Dateien brauchen eine https-Adresse, weil der Browser sie am Fingerabdruck prüft.
playlist-file-tag = eigene Datei
playlist-by = von { $name }
playlist-next = Nächstes
playlist-unreadable = Etwas, das diese Version nicht lesen kann

## sealed

sealed-locked = Diesem Gerät fehlt der Schlüssel dafür
sealed-changed = Das wurde unterwegs verändert und wird deshalb nicht gezeigt

## refused

refused-insecure = Diese Seite ist nicht über https offen, hier lässt sich nichts versiegeln. Was du schreibst, bleibt bei dir.
refused-locked = Diesem Gerät fehlt der Schlüssel dieses Raums. Lass dir einen Link zurück geben.
refused-expired = Du warst außer Reichweite, es ist nicht geschehen. Versuch es noch einmal.
refused-stale = Es ist nicht sicher, ob das ankam. Schau nach und sende es, wenn nötig, noch einmal.
refused-too_fast = Das war etwas schnell. Gleich noch einmal.
refused-too_large = Das ist zu lang.
refused-full = Hier ist kein Platz mehr.
refused-forbidden = Das steht dir nicht offen.
refused-not_yet = Noch nicht.
refused-unavailable = Der Raum ist nicht zu erreichen. Was hier ist, ist sicher.
refused-held = Hier lässt sich für eine kleine Weile nichts ändern. Was hier ist, ist sicher.
refused-other = Das ging nicht. Was hier ist, ist sicher.
