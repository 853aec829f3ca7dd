### Was das Element der Spiele sagt; es kommt mit ihm.

play-title = Spielen
play-lead = Kleine Dinge zum Lachen. Gezählt wird nichts.

## The table

play-table = Auf dem Tisch
play-table-lead = Legt etwas hin. Jeder sagt seins für sich, und es öffnet sich für alle im selben Augenblick, auch wenn jemand inzwischen schläft.
play-this = Dies oder das
play-finish = Den Satz zu Ende
play-tale = Zwei Wahrheiten und ein Märchen
play-begin = Ein eigener Anfang
play-next = Etwas anderes
play-begin-words = Beendet meinen Satz
play-begin-hint = Wenn es regnet, bin ich
play-lay = Hinlegen
play-cancel = Lassen
play-tale-words = Drei Sätze, einer davon unwahr
play-tale-line = Satz { $n }
play-tale-is = Satz { $n } ist das Märchen
play-tale-lead = Markiere das Märchen. Die anderen erfahren es mit dem Raten, nicht vorher.
play-tale-guess = Welcher davon ist das Märchen von { $name }?
play-told = Es liegt auf dem Tisch. Welches das Märchen ist, öffnet sich mit dem Raten.
play-in = Deins ist drin. Es öffnet sich, wenn alle so weit sind.
play-passed-you = Du lässt das aus.
play-awaited = noch nicht dabei
play-night = dort ist es { $time }
play-without = Ohne weiter
play-waits = Es wartet auf { $names }.
play-change = Meins anders sagen
play-pass = Auslassen, ohne Grund
play-finish-mine = Wie meiner weitergeht
play-seal = Meinen versiegeln
play-open = Es ist offen.
play-untrue = Das ist das Märchen.
play-same = Alle dasselbe.
play-late = Sag deins, dann liest du die anderen.

## Drawing

play-drawing = Zeichnen und raten
play-draw-lead = Jemand bekommt ein Ding, das die anderen nicht kennen, und zeichnet es.
play-draw-begin = Ich zeichne
play-draw-mine = Jetzt zeichne ich
play-draw-again = Noch etwas zeichnen
play-draw-else = Ein anderes Ding
play-draw-this = Du zeichnest:
play-draws = { $name } zeichnet
play-left-by = { $name } hat ein Bild dagelassen
play-sheet-mine = Das Blatt: hier zeichnen
play-sheet-keys = Mit Tasten: Pfeile bewegen den Stift, die Leertaste setzt ihn auf und hebt ihn.
play-undo = Zurücknehmen
play-wipe = Neues Blatt
play-guess = Was ist es?
play-guess-say = Sagen
play-right = Das ist es
play-leave = Für später dalassen
play-left = Es wartet auf die, die kommen.
play-reveal = Sagen, was es ist
play-found = { $thing }, erraten von { $name }
play-was = Es war: { $thing }
play-album = Frühere Zeichnungen

## The jar

play-jar = Witzglas
play-jar-empty = Das Glas ist leer. Tu etwas hinein für einen grauen Tag.
play-jar-inside = { $n ->
    [one] Ein Witz ist darin.
   *[other] { $n } Witze sind darin.
}
play-pull = Einen herausziehen
play-slip = Einen hineintun
play-slip-words = Nur du liest ihn, bis ihn jemand zieht
play-slip-put = Ins Glas
play-slip-back = Herausnehmen

## The shelf

play-shelf = Darüber lachen nur wir
play-shelf-empty = Ein, zwei Wörter, die sonst niemand lustig findet, haben hier ihren Platz.
play-further = Weiter zurück
play-shelve = Etwas herstellen
play-shelve-words = Die Worte
play-shelve-from = Woher sie kommen
play-shelve-put = Ins Regal

## Kept

play-kept-drawing = eine Zeichnung
play-kept-joke = ein Witz aus dem Glas
play-kept-inside = darüber lachen nur wir
play-kept-tale = das Märchen: { $text }
