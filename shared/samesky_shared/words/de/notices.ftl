### Was einem Mitglied gesagt wird, obwohl keine Seite offen ist. Es nennt niemanden und zitiert nichts.

notice-title = Samesky
notice-anything = In deinem Raum ist etwas für dich.
notice-asked = Jemand in deinem Raum würde sich über dich freuen.
notice-call = Jemand in deinem Raum möchte reden.
notice-soon = Was ihr vorhabt, beginnt { $when }.
notice-begins = Was ihr vorhabt, beginnt jetzt.
notice-times = In deinem Raum stehen Zeiten zur Wahl.
notice-agreement = In eurem Raum steht etwas zum Lesen und, wenn du magst, zum Unterschreiben.
notice-look-again = Ihr wolltet euch etwas zusammen wieder ansehen.
notice-celebrates = In deinem Raum wird etwas gefeiert.
notice-letter = In eurem Raum ist ein Brief für dich offen.
notice-lull = Euer letzter Abend ist eine Weile her. Es eilt nicht; euer Raum ist da.
notice-planned = Eine Verabredung ist geplant { $when }. Sie hängt an, für deinen Kalender.
notice-planned-title = Eine Verabredung für deinen Kalender
notice-changed = Eine Verabredung hat sich geändert; die nächste beginnt { $when }. Der Anhang tritt an die Stelle dessen, was da war.
notice-changed-title = Eine Verabredung hat sich geändert
notice-dropped = Eine Verabredung fällt weg, die begonnen hätte { $when }. Der Anhang nimmt sie aus deinem Kalender.
notice-dropped-title = Eine Verabredung fällt weg
notice-mail-code = Dein Code ist { $code }. Gib ihn in deinem Raum unter Einstellungen ein, um Hinweise per Mail zu bekommen. Hast du nicht darum gebeten, ist nichts zu tun.
notice-late = Das war fällig { $when }.
notice-at = um { $time }
notice-on = am { $day } um { $time }
notice-way = { $url }
notice-end = Du bekommst das, weil jemand mit dieser Adresse in einem Raum darum gebeten hat. Dort endet es auch, unter Einstellungen.

## Was in Kalendern steht. Neutral, weil andere sie sehen können.

calendar-date = Verabredung
calendar-name = Samesky
