### Was zum eigenen Kalender gesagt wird, in den Einstellungen; kommt mit ihnen.

calendar-title = In deinem Kalender
calendar-lead = Ein Kalenderprogramm kann eure Verabredungen selbst abholen, mit Änderungen und Erinnerungen. Es erfährt, wann sie sind, und nicht, was sie sind.
calendar-none = Noch keine Adresse
calendar-make = Eine anlegen
calendar-address = Seine Adresse
calendar-copy = Kopieren
calendar-copied = Kopiert
calendar-open = In meinem Kalender öffnen
calendar-secret = Wer diese Adresse hat, sieht, wann ihr verabredet seid. Sonst öffnet sie nichts.
calendar-more = Eine andere Adresse, oder keine
calendar-more-lead = Die alte Adresse führt von da an ins Leere; ein Kalender behält vielleicht, was er zuletzt abgeholt hat.
calendar-new = Eine andere anlegen
calendar-off = Wegnehmen
calendar-mail = Verabredungen per Mail
calendar-mail-lead = Was geplant, geändert oder abgesagt wird, kommt als Mail, die Kalender verstehen.
calendar-mail-first = Sie gehen an das Postfach, das du in diesem Raum bestätigt hast; noch gibt es keins.
