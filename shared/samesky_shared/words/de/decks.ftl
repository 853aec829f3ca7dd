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

questions-bring = Eine eigene Frage mitbringen
questions-bring-text = Deine Frage
questions-bring-depth = Wie tief ist sie?
questions-bring-add = In den Stapel legen
questions-bring-added = Sie liegt im Stapel, ungesehen, bis sie gezogen wird.
questions-deck-everyday = Alltagsstapel
questions-deck-own = Euer eigener Stapel ({ $n })
questions-decks = Ziehen aus
