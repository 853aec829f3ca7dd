### Was die Zeitleiste sagt; es kommt mit ihr.

timeline-title = Bewahrt
timeline-day = Ein Tag
timeline-all-days = Alle Tage
timeline-day-none = Von diesem Tag ist nichts hier.
timeline-mine = Was ich bewahre
timeline-mine-none = Du bewahrst noch nichts. Was du hier markierst, kannst du zum Andenken machen; niemand sonst sieht es.
timeline-keep = Das bewahren
timeline-kept = Das bewahrst du
timeline-looking = Ich sehe weiter zurück …
timeline-take-what = Was darin steht
timeline-take-all = Alles
timeline-take-mine = Was ich bewahre
timeline-book = Ein Andenken zum Drucken
timeline-book-lead = Eine Datei, die jeder Browser öffnet. Sie macht sich gut auf Papier und braucht kein Netz.
timeline-made = Von { $name } gemacht am { $day }, auf einem Gerät, aus Worten, die sonst niemand lesen konnte.
