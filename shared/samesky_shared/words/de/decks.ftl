### Was die Auswahl eines Stapels sagt: Themen und eigene Stapel. Eine Seite lernt es mit den ersten Fragen.

## deck

deck-title = Themen und Stapel
deck-themes = Themen
deck-themes-lead = Ohne Auswahl aus allen. Es gilt für alle hier.
deck-themes-all = Alle Themen
theme-days = Alltag
theme-roots = Woher wir kommen
theme-senses = Körper und Sinne
theme-play = Spiel und Fantasie
theme-us = Zwischen uns
theme-apart = Auf Entfernung
theme-ahead = Was kommt
theme-heart = Was dich bewegt

questions-bring = Eigene Fragen mitbringen
questions-bring-text = Deine Frage
questions-bring-depth = Wie tief ist sie?
questions-bring-add = In den Stapel legen
questions-bring-added = Sie liegt im Stapel, ungesehen, bis sie gezogen wird.
questions-deck-everyday = Alltagsstapel
questions-deck-own = Euer eigener Stapel ({ $n })
questions-decks = Ziehen aus

deck-file = Ein ganzer Stapel
deck-file-lead = YAML oder CSV: eine Liste von Karten, jede mit ihrem text und, wenn du magst, einer Tiefe (depth). Geprüft wird hier, auf deinem Gerät.
deck-file-choose = Datei wählen
deck-file-add = Stapel dazulegen
deck-file-added = Der Stapel liegt dabei ({ $n }). Jede Frage bleibt ungesehen, bis sie gezogen wird.
deck-file-room = Der Stapel hat { $cards } Karten, und Platz ist für { $n }.
deck-file-more = Und { $n } weitere.
deck-mine = Deine im Stapel
deck-mine-back = Zurücknehmen
deck-mine-back-of = Zurücknehmen: { $text }
deck-mine-all = Alle meine zurücknehmen
deck-mine-save = Meine als Datei sichern

## deck lint

lint-at = Zeile { $line }, { $field }: { $what }
lint-at-line = Zeile { $line }: { $what }
lint-unreadable = Das lässt sich nicht als { $form } lesen.
lint-large = Die Datei ist größer als { $most } kB.
lint-missing = Es fehlt.
lint-many = Es sind mehr als { $most } Karten.
lint-twice = Dasselbe steht in Zeile { $other }.
lint-alike = Fast dasselbe steht in Zeile { $other }.
lint-long = Es ist länger als { $most } Zeichen.
lint-heavy = Es ist zu lang zum Versiegeln: höchstens { $most } Byte.
lint-sign = Ein Zeichen darin ist unsichtbar oder gehört nicht dorthin: { $sign }.
lint-id = Erst ein kleiner Buchstabe, dann kleine Buchstaben, Ziffern und Bindestriche, höchstens 16.
lint-depth = Eine Zahl von 1 bis 4.
lint-choice = Eines davon: { $names }.
lint-unknown = Ein Feld mit diesem Namen gibt es nicht. Es gibt { $names }.
lint-field-twice = Das Feld steht zweimal da.
lint-list = Hierher gehört eine Liste von Karten.
lint-map = Hierher gehören Felder, zum Beispiel text.
lint-words = Hierher gehören Worte, keine Liste.
lint-cells = Mehr Zellen als Namen in der ersten Zeile. Worte mit einem Komma darin brauchen Anführungszeichen.
lint-only-here = Karte { $id } ist nicht in { $file }.
lint-not-here = Karte { $id } ist nur in { $file }.
lint-other = In { $file } ist es anders.
