### What the element of gratitude says; fetched with it.

gratitude-title = Danke
gratitude-lead = Jeder von euch nennt etwas, für sich. Es öffnet sich für beide im selben Augenblick.
gratitude-lead-all = Jeder von euch nennt etwas, für sich. Es öffnet sich für alle im selben Augenblick.
gratitude-alone = Wofür du dankbar bist, bleibt hier bewahrt. Ist noch jemand im Raum, öffnet es sich für beide zugleich.
gratitude-yours = Wofür du dankbar bist
gratitude-thought = Ein anderer Gedanke
gratitude-seal = Versiegeln
gratitude-keep = Bewahren
gratitude-pass = Heute nicht
gratitude-passed-you = Heute nichts.
gratitude-passed-you-lead = Das braucht keinen Grund. Du kannst immer noch schreiben.
gratitude-change = Zurücknehmen und ändern
gratitude-write = Doch noch schreiben
gratitude-not-in = Noch nicht da. Es eilt nicht.
gratitude-seat = Noch nicht da.
gratitude-asleep = Dort ist es { $time }. Es hat Zeit bis zum Morgen.
gratitude-without = Ohne { $name } öffnen
gratitude-open = Was ihr geschrieben habt, ist offen.
gratitude-passed = Heute nichts.
gratitude-next = Eine neue Seite
gratitude-last = Zuletzt geöffnet
gratitude-again = { $ago } schrieb { $name }
gratitude-again-you = { $ago } schriebst du
