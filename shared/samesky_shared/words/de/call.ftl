### Was ein Anruf sagt; kommt mit ihm.

call-title = Euch sehen und hören
call-lead = Ton und Bild gehen direkt von deinem Gerät zum anderen. Der Hub trägt nichts davon, und nichts wird aufgehoben.
call-lead-many = Bis zu vier zugleich. Ton und Bild gehen direkt von Gerät zu Gerät, und nichts wird aufgehoben.
call-with = Mit Kamera
call-without = Nur Stimme
call-asleep = { $name } ist nicht da, und dort ist es { $time }.
call-away = { $name } ist nicht da. Wenn { $name } Bescheid haben möchte, geht eine Nachricht hinaus.
call-alone = Außer dir ist noch niemand in diesem Raum.
call-asks = { $name } möchte sprechen.
call-asks-lead = Mit oder ohne Bild, wie du magst. Von einem „Jetzt nicht“ erfährt niemand.
call-not-now = Jetzt nicht
call-hidden = Für dich ausgeblendet. Es endet von selbst.
call-hidden-show = Wieder zeigen
call-on = { $names } { $count ->
    [one] ist im Anruf.
   *[other] sind im Anruf.
  }
call-on-lead = Du kannst dazukommen.
call-full = Vier sind im Anruf. Mehr gehen nicht; wenn jemand geht, ist Platz.
call-elsewhere = Du bist mit einem anderen Gerät in diesem Anruf.
call-here = Hierher holen
call-opening = Einen Augenblick
call-opening-lead = Vielleicht fragt dein Browser, ob diese Seite Mikrofon und Kamera nutzen darf.
call-take-back = Zurücknehmen
call-rings = { $names } { $count ->
    [one] kann
   *[other] können
  } sehen, dass du sprechen möchtest.
call-rings-lead = Eine Minute lang. Es eilt nicht.
call-tools = Anruf
call-mute = Stumm
call-camera = Kamera
call-share = Teilen
call-devices = Geräte
call-end = Auflegen
call-you = Du
call-face = Bild von { $name }
call-shared = Was { $name } teilt
call-shared-you = Du teilst deinen Bildschirm. Wer im Anruf ist, sieht ihn.
call-muted = Mikrofon aus
call-coming = unterwegs
call-back = auf dem Rückweg
call-lost = { $name } ist auf dem Rückweg. Der Platz bleibt frei.
call-no-picture = Kamera aus
call-eye = { $name } sitzt nah an deiner Kamera: Wer hier zu { $name } schaut, schaut hinein.
call-thin = Deine Leitung ist dünn. Für jetzt hören dich die anderen und sehen dich nicht; das kommt von selbst wieder.
call-thin-them = Die Leitung von { $name } ist dünn. Für jetzt nur die Stimme; das Bild kommt von selbst zurück.
call-hub-away = Der Hub ist nicht erreichbar. Ihr hört euch weiter.
call-blocked = Die beiden Netze lassen einander nicht durch. Ein Relay am Hub würde helfen; wer ihn betreibt, findet unter „calls“, wie.
call-silent = Dein Browser spielt keinen Ton, bevor du die Seite berührst.
call-hear = Hören
call-ask-more = Auch { $names } fragen
call-asked-more = { $names } { $count ->
    [one] kann
   *[other] können
  } sehen, dass ihr sprecht.
call-mic = Mikrofon
call-speaker = Lautsprecher
call-any = Wie am Gerät eingestellt
call-relay = Nur über ein Relay
call-relay-lead = Die anderen erfahren die Adresse dieses Geräts nicht. Bis ihr euch hört, kann es etwas länger dauern.
call-relay-mending = Während ihr etwas in Ordnung bringt, ist es von selbst so, wenn der Hub ein Relay hat.
call-again = Noch einmal
call-without-mic = Ohne Mikrofon dazukommen
call-close = In Ordnung
call-trouble-insecure = Anrufe brauchen eine Seite, die mit https geöffnet wurde
call-trouble-insecure-lead = Nur solchen Seiten geben Browser Mikrofon und Kamera. Wer diesen Hub betreibt, kann es einschalten.
call-trouble-unable = Dieser Browser kann nicht anrufen
call-trouble-unable-lead = Ein neuerer kann es, oder einer auf einem anderen Gerät. Alles andere im Raum geht hier wie gewohnt.
call-trouble-locked = Dieses Gerät hat den Schlüssel des Raums nicht
call-trouble-locked-lead = Ohne ihn wüsste niemand, dass du es bist. Ein neuer Link oder ein Gerät mit dem Schlüssel bringt ihn.
call-trouble-no-relay = Dieser Hub hat kein Relay
call-trouble-no-relay-lead = Du hast gewählt, nur über ein Relay zu sprechen. Ohne eines würden die anderen deine Adresse erfahren; erlauben kannst du das unter „Geräte“.
call-trouble-full = Vier sind im Anruf
call-trouble-full-lead = Mehr gehen nicht. Wenn jemand geht, ist Platz.
call-trouble-over = Der Anruf ist vorbei
call-trouble-over-lead = Nichts davon wird aufgehoben.
call-trouble-not-now = Jetzt nicht.
call-trouble-not-now-lead = Du kannst später noch einmal fragen oder ein paar Worte dalassen.
call-trouble-elsewhere = Du hast den Anruf auf ein anderes Gerät geholt
call-trouble-elsewhere-lead = Dort geht er weiter.
call-trouble-away = Der Hub ist nicht erreichbar
call-trouble-away-lead = Um einen Anruf zu beginnen, müssen ihn beide erreichen. Er kommt von selbst wieder.
call-lack-mic-refused = Das Mikrofon ist hier nicht erlaubt
call-lack-mic-refused-lead = Das Zeichen neben der Adresse sagt, was diese Seite nutzen darf. Erlaube dort das Mikrofon, dann noch einmal.
call-lack-mic-none = Kein Mikrofon gefunden
call-lack-mic-none-lead = Schließ eines an, oder komm ohne: Du hörst die anderen, und sie sehen, was du zeigst.
call-lack-mic-busy = Ein anderes Programm hat das Mikrofon
call-lack-mic-busy-lead = Schließ es dort, dann noch einmal.
call-lack-mic-gone = Das Mikrofon wurde abgezogen
call-lack-mic-gone-lead = „Stumm“ nimmt ein anderes.
call-lack-mic-other = Das Mikrofon antwortet nicht
call-lack-mic-other-lead = Vielleicht tut es ein anderes: siehe unter „Geräte“.
call-lack-camera-refused = Die Kamera ist hier nicht erlaubt; du wirst gehört und nicht gesehen. Das Zeichen neben der Adresse ändert das.
call-lack-camera-none = Keine Kamera gefunden; du wirst gehört und nicht gesehen.
call-lack-camera-busy = Ein anderes Programm hat die Kamera; du wirst gehört und nicht gesehen.
call-lack-camera-gone = Die Kamera wurde abgezogen. „Kamera“ nimmt eine andere.
call-lack-camera-other = Die Kamera antwortet nicht; du wirst gehört und nicht gesehen.
call-lack-screen = Der Bildschirm ließ sich nicht teilen.
