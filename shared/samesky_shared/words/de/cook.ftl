### Was das Element zum Kochen sagt; es kommt mit ihm.

cook-title = Zusammen kochen
cook-lead = In jeder Küche dasselbe Gericht, Schritt für Schritt.
cook-minutes = { $n } Min.
cook-diet-vegetarian = vegetarisch
cook-diet-vegan = vegan
cook-steps = { $n ->
    [one] { $n } Schritt
   *[other] { $n } Schritte
}
cook-serves = Für { $n }

## Auswählen

cook-filter = Welche Rezepte
cook-filter-all = Alle
cook-filter-vegetarian = Vegetarisch
cook-filter-vegan = Vegan
cook-filter-fits = Für alle geeignet
cook-ours = Rezepte
cook-brought = Von euch mitgebracht
cook-brought-by = mitgebracht von { $name }
cook-none-fits = Dazu passt hier nichts. Ein eigenes Rezept vielleicht.
cook-back = Alle Rezepte
cook-for = Für { $n } in meiner Küche
cook-kitchen = in meiner Küche
cook-fewer = Für eine Person weniger
cook-more = Für eine Person mehr
cook-units = Wie dieses Gerät misst
cook-units-metric = g, ml
cook-units-us = Cups, oz
cook-goes-in = Was hineinkommt
cook-contains = Enthält { $what }.
cook-contains-nothing = Enthält keines der vierzehn Allergene, die angegeben werden.
cook-undeclared = Hier hat niemand Allergene angegeben. Nur die Wörter wurden durchgesehen, schaut also selbst.
cook-note = Für zwei Küchen:
cook-warn = Nichts für { $name }: { $what }
cook-begin = Das kochen wir
cook-unit-g = { $n } g
cook-unit-kg = { $n } kg
cook-unit-ml = { $n } ml
cook-unit-l = { $n } l
cook-unit-oz = { $n } oz
cook-unit-lb = { $n } lb
cook-unit-tbsp = { $n } EL
cook-unit-tsp = { $n } TL
cook-unit-cup = { $count ->
    [one] { $n } Cup
   *[other] { $n } Cups
}
cook-unit-pinch = { $count ->
    [one] { $n } Prise
   *[other] { $n } Prisen
}
cook-unit-handful = { $count ->
    [one] { $n } Handvoll
   *[other] { $n } Handvoll
}
cook-unit-clove = { $count ->
    [one] { $n } Zehe
   *[other] { $n } Zehen
}
cook-unit-slice = { $count ->
    [one] { $n } Scheibe
   *[other] { $n } Scheiben
}
cook-unit-piece = { $count ->
    [one] { $n } Stück
   *[other] { $n } Stück
}
cook-unit-sheet = { $count ->
    [one] { $n } Blatt
   *[other] { $n } Blätter
}
cook-unit-none = { $n }
cook-allergen-gluten = Gluten
cook-allergen-crustaceans = Krebstiere
cook-allergen-egg = Ei
cook-allergen-fish = Fisch
cook-allergen-peanut = Erdnuss
cook-allergen-soy = Soja
cook-allergen-milk = Milch
cook-allergen-nuts = Nüsse
cook-allergen-celery = Sellerie
cook-allergen-mustard = Senf
cook-allergen-sesame = Sesam
cook-allergen-sulphites = Sulfite
cook-allergen-lupin = Lupine
cook-allergen-molluscs = Weichtiere

## Am Herd

cook-lay = Legt alles bereit, in jeder Küche für sich.
cook-lay-short = Vor dem ersten Schritt
cook-step = Schritt { $n } von { $of }
cook-done = Meins ist fertig
cook-laid = Alles liegt bereit
cook-undone = Doch noch nicht
cook-is-done = { $name } ist fertig
cook-you-done = Du bist fertig
cook-at-it = { $name }, noch dabei
cook-you-at-it = Du, noch dabei
cook-is-behind = { $name } kommt nach, in aller Ruhe
cook-you-behind = Du, in aller Ruhe
cook-away = gerade nicht da
cook-night = dort ist es { $time }
cook-then = Danach { $what }.
cook-then-table = Danach zu Tisch.
cook-go-on = Weiter, ohne zu warten
cook-go-asked = Gefragt. Es geht weiter, wenn alle zustimmen, die da sind.
cook-go-asks = { $name } möchte weitermachen.
cook-go-yes = Weiter
cook-not-now = Jetzt nicht
cook-catch = Offen ist Schritt { $n }. Es eilt nicht: Deine Schritte warten auf dich.
cook-catch-done = Dieser ist fertig
cook-caught-up = Ich bin so weit
cook-join = Mitkochen
cook-join-lead = In der Küche: { $names }.
cook-time = { $time } für alle starten
cook-rings = Es klingelt in jeder Küche.
cook-unreadable = Die Worte sind gerade nicht zu bekommen.
cook-other = Etwas anderes
cook-serve = Es ist fertig, so wie es ist
cook-stop = Nicht weiterkochen

## Am Tisch

cook-table = Auf dem Tisch
cook-table-lead = Eine Zeile von jedem, wer mag. Sie bleibt bei dem Gericht.
cook-table-behind = Deine eigenen Schritte warten im Rezept, falls du es später kochst.
cook-line = Wie es war
cook-line-say = Meine Zeile dazu
cook-line-change = Anders sagen
cook-line-none = Hier ist Platz für eine Zeile von { $name }.
cook-clear = Den Tisch abräumen
cook-else = Etwas anderes kochen

## Was wir nicht essen

cook-minds = Was wir nicht essen
cook-minds-lead = Es ist versiegelt. Jedes Gerät weist bei jedem Rezept darauf hin.
cook-allergens = Allergien
cook-dislikes = Lieber nicht, mit Kommas dazwischen
cook-minds-save = Speichern
cook-minds-back = Zurücknehmen

## Ein eigenes Rezept

cook-bring = Ein Rezept mitbringen
cook-bring-lead = Setz hier die Seite eines Rezepts oder ihr JSON ein (schema.org), oder wähle die Datei, die du gespeichert hast. Gelesen wird auf diesem Gerät: Der Hub holt nichts und liest nichts.
cook-paste = Seite oder JSON
cook-read = Lesen
cook-file = Eine Datei wählen
cook-bring-it = Zu unseren legen
cook-bring-drop = Lassen
cook-import-size = Das ist zu lang: Gelesen werden höchstens { $most } Zeichen.
cook-import-none = Darin ist kein Rezept: nichts vom Typ Recipe.
cook-import-missing = Das Rezept sagt nichts unter { $field }.
cook-import-long = { $field } ist zu lang: höchstens { $most } Zeichen.
cook-import-many = { $field } hat zu viele Teile: höchstens { $most }.
cook-import-kind = { $field } ist kein Text.

## Kept

cook-kept = gekocht
cook-kept-recipe = ein Rezept, mitgebracht
cook-kept-own = ein eigenes Rezept
