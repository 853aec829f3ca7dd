### Was das Element der Berührung sagt; kommt mit ihm.

touch-title = Berührung
touch-lead = Haltet euch an den Händen, oder lass drüben etwas spüren. Das Telefon summt; was es sagt, steht auch hier.
touch-hold = Hände halten
touch-release = Loslassen
touch-lift = Heb den Finger zum Loslassen
touch-hold-how = Drücken und halten, oder einschalten.
touch-hold-on = Halten ohne zu drücken
touch-alone = Zu spüren ist es, sobald noch jemand in diesem Raum ist.
touch-offered = Deine Hand ist ausgestreckt. Es eilt nicht.
touch-offers = { $names } { $many ->
        [one] hält
       *[other] halten
    } dir eine Hand hin.
touch-together = Ihr haltet euch an den Händen.
touch-together-with = Du und { $names } haltet euch an den Händen.
touch-others = { $names } halten sich an den Händen. Deine passt noch hinein.
touch-elsewhere = Deine Hand ist auf einem anderen deiner Geräte ausgestreckt.
touch-asleep = Dort ist es { $time }. { $name } findet am Morgen, was du jetzt dalässt.
touch-waits-away = { $name } ist nicht hier. Was du jetzt dalässt, wartet auf { $name }.
touch-nobody = Niemand ist hier. Wähle jemanden, dann wartet es dort.
touch-for = Für
touch-all = alle, die hier sind
touch-give = Etwas spüren lassen
touch-squeeze = Ein Händedruck
touch-hug = Eine Umarmung
touch-kiss = Ein Kuss
touch-forehead = Ein Kuss auf die Stirn
touch-tap = Einen Rhythmus tippen
touch-tap-how = Deinen Herzschlag vielleicht. Er ist zu spüren, wie du ihn tippst.
touch-sent = Unterwegs: { $what }
touch-left = Für { $name } dagelassen: { $what }
touch-from = Von { $name }: { $what }
touch-from-tap = { $name } tippt einen Rhythmus.
touch-met-tap = Ihr habt im selben Moment getippt.
touch-met-squeeze = Ihr habt im selben Moment gedrückt.
touch-met-hug = Ihr habt euch im selben Moment umarmt.
touch-met-kiss = Ihr habt euch im selben Moment geküsst.
touch-met-forehead = Ihr habt euch im selben Moment auf die Stirn geküsst.
touch-waiting = { $name } hat dir etwas dagelassen, { $time }.
touch-feel = Spüren
touch-mine = Etwas von dir wartet auf { $names }, höchstens zwei Tage.
touch-week = In den letzten sieben Tagen Hände gehalten: { $what }.
touch-week-moment = einen Moment
touch-week-minutes = { $n ->
        [one] etwa eine Minute
       *[other] etwa { $n } Minuten
    }
touch-week-hour = etwa eine Stunde
touch-week-hours = etwa { $n } Stunden
touch-silent = Dieses Gerät summt nicht. Du siehst und liest es.
touch-unreadable = etwas, das eine neuere Version dagelassen hat
