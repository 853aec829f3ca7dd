### Bildschirme: was einer zeigt, und wie ein Handy ihn holt.

screen-title = Hol diesen Bildschirm in euren Raum
screen-lead = In eurem Raum auf dem Handy: Leute, Meine Geräte, Bildschirm holen. Oder richte seine Kamera hierher.
screen-digits = Sechs Ziffern
screen-words = Zeigt dein Handy diese Wörter?
screen-words-lead = Sag dort, dass sie gleich sind, und der Raum kommt hierher. Sind es andere, sag nein.
screen-coming = Der Raum kommt …
screen-any-key = Drück einmal irgendeine Taste: dann sind Filme hier zu hören, und das Bild füllt den Bildschirm.
screen-over = Dieser Bildschirm hat den Raum verlassen
screen-over-lead = Er wurde herausgenommen, oder seine zwölf Stunden sind um.
screen-again-lead = Irgendeine Taste zeigt neue Ziffern.
screen-locked = Der Raum hat einen neuen Schlüssel. Um weiterzulesen, drück hier irgendeine Taste und hol den Bildschirm noch einmal.
screen-insecure = Öffne diese Seite über https: der Raum ist versiegelt und wäre hier nicht zu lesen.
screen-away = Auf dem Rückweg in den Raum …
screen-away-hub = Der Hub ist nicht zu erreichen. Es wird wieder versucht.
screen-quiet = Was ihr zusammen tut, ist hier zu sehen.

bring-title = Bildschirm holen
bring-lead = Öffne { $address } auf einem Fernseher oder Laptop. Er zeigt sechs Ziffern: tipp sie hier ein.
bring-what = Er zeigt, was ihr alle sehen dürft, und nichts, was nur für dich ist. Geschrieben wird auf ihm nicht, das bleibt bei den Handys.
bring-find = Finden
bring-finding = Wird gesucht …
bring-unknown = Kein Bildschirm zeigt diese Ziffern. Sie wechseln alle zehn Minuten.
bring-too-fast = Das waren viele Ziffern. Warte eine Minute, dann versuch es noch einmal.
bring-words = Zeigt der Bildschirm diese Wörter?
bring-same = Ja, die gleichen
bring-other = Nein, andere
bring-differed = Nichts wurde übergeben. Es war ein anderer Bildschirm, oder jemand ist dazwischen. Auf dem Bildschirm stehen jetzt neue Ziffern.
bring-done = Er ist da.
bring-done-lead = Um { $time } geht er von selbst. Du kannst ihn vorher herausnehmen, unter Leute, Meine Geräte.
bring-full = Du hast so viele Geräte, wie ein Mitglied haben kann. Nimm zuerst eines heraus, unter Leute.
bring-another = Noch einen holen
bring-which = In welchen Raum?
bring-nowhere = Dieses Gerät ist noch in keinem Raum.
bring-show = Das auf dem Bildschirm zeigen
bring-shown = Es ist auf dem Bildschirm
bring-picture = Das Bild ist auf dem Bildschirm
