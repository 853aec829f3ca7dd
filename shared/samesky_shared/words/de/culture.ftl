### Was das Element der Kulturen sagt; wird mit ihm geholt.

culture-title = Woher wir kommen
culture-lead = Tage, die dort gehalten werden, Wörter von euch, und wie man es zu Hause macht.

## Calling

culture-call = Gute Zeit für einen Anruf
culture-call-now = Jetzt, bis { $time }.
culture-call-next = { $day }, { $from } bis { $to }.
culture-call-there = Für { $name } ist das { $from } bis { $to }.
culture-call-never = Eure Stunden haben nichts gemeinsam. Etwas weiter, und sie könnten.
culture-call-alone = Ist noch jemand im Raum, zeigt es, wann ihr beide wach seid.
culture-call-guess = Für { $names } ist 08:00 bis 22:00 angenommen.
culture-call-guess-many = Wer nichts gesagt hat, für den ist 08:00 bis 22:00 angenommen.
culture-call-both = für beide
culture-call-all = für alle
culture-call-picture = Der nächste Tag in Stunden: wann ein Anruf für jeden willkommen ist, und wann für alle

## From

culture-from = Woher ich komme
culture-from-lead = Es ist versiegelt: Der Hub erfährt weder Länder noch Stunden.
culture-countries = Länder, deren Tage ich halte
culture-country-add = Ein Land dazu
culture-country-remove = { $country } weglassen
culture-hours = Ein Anruf ist willkommen von
culture-hours-to = bis
culture-save = Speichern
culture-take-back = Zurücknehmen

## Holidays

culture-holidays = Feiertage, die kommen
culture-holidays-empty = Sag, welche Länder deine sind; ihre Feiertage stehen dann hier für euch beide.
culture-holidays-away = Die Liste der Feiertage ist gerade nicht zu erreichen.
culture-holiday-of = { $country }, { $names }
culture-today = Heute

## Words

culture-words = Wörter, die ihr euch beibringt
culture-words-empty = Noch kein Wort. Eines, das niemand gut übersetzt, ist ein guter Anfang.
culture-teach = Ein Wort beibringen
culture-word = Das Wort
culture-means = Was es bedeutet
culture-say = Wie man es spricht, in Buchstaben
culture-record = Laut sagen
culture-recording = Fertig
culture-record-lead = Bis zu zehn Sekunden. Es ist versiegelt wie das Wort.
culture-file = Eine Tondatei wählen
culture-clip-there = Ein Ton ist dabei.
culture-clip-drop = Den Ton weglassen
culture-clip-long = Dieser Ton ist zu lang; für ein Wort reichen zehn Sekunden.
culture-mic = Das Mikrofon ist nicht zu haben. Eine Tondatei geht auch.
culture-keep = Beibringen
culture-play = { $word } hören
culture-clip-gone = Der Ton ist gerade nicht zu haben.
culture-further = Weiter zurück

## Cards

culture-cards = Wie man es bei uns macht
culture-cards-empty = Eine Karte fragt, wie man etwas zu Hause macht. Wer mag, erzählt.
culture-draw = Eine Karte legen
culture-draw-other = Eine andere Karte
culture-tell = Wie man es macht, wo ich herkomme
culture-tell-it = Erzählen
