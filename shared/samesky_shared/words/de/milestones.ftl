### Was das Element der Meilensteine sagt; wird mit ihm geholt.

milestones-title = Meilensteine
milestones-lead = Tage, die wiederkehren, Besuche, auf die ihr euch freut, und Veränderungen zum Besprechen.
milestones-empty = Noch ist nichts festgehalten. Auf den ersten Tag oder Besuch wird auf beiden Seiten gezählt.

## Adding

milestones-add = Etwas festhalten
milestones-what = Was es ist
milestones-yearly = Ein Tag jedes Jahr
milestones-visit = Ein Besuch
milestones-change = Eine Veränderung
milestones-called = Wie ihr es nennt
milestones-called-yearly = Unser Tag
milestones-called-visit = Endlich Lissabon
milestones-called-change = Eine neue Arbeit
milestones-since = Der Tag, mit dem Jahr, in dem es begann
milestones-hour = Gefeiert um
milestones-hour-lead = Nach der Uhr in { $place }. Es beginnt auf allen Bildschirmen im selben Augenblick.
milestones-leap = In Jahren ohne diesen Tag
milestones-leap-before = Am 28. Februar
milestones-leap-after = Am 1. März
milestones-from = Er beginnt am
milestones-from-hour = Um
milestones-until = Er endet am, falls schon bekannt
milestones-place = Nach der Uhr von
milestones-places = Alle Orte
milestones-day = Der Tag, falls es einen gibt
milestones-keep = Festhalten
milestones-save = Speichern
milestones-cancel = Lassen, wie es war
milestones-sealed = Der Name ist versiegelt. Den Tag kennt der Hub, denn er wacht dafür auf.
milestones-some = Was andere hatten
milestones-some-move = Umzug
milestones-some-job = Eine neue Arbeit
milestones-some-study = Studium
milestones-some-child = Ein Kind
milestones-some-family = Familie, die Pflege braucht
milestones-some-health = Gesundheit
milestones-some-loss = Ein Verlust
milestones-some-money = Geld
milestones-some-place = An einem Ort leben

## Days

milestones-days = Tage
milestones-unnamed-yearly = Ein Tag
milestones-unnamed-visit = Ein Besuch
milestones-unnamed-change = Eine Veränderung
milestones-in-days = { $n ->
    [one] Tag
   *[other] Tage
  }
milestones-in-hours = { $n ->
    [one] Stunde
   *[other] Stunden
  }
milestones-in-minutes = { $n ->
    [one] Minute
   *[other] Minuten
  }
milestones-until-it = bis: { $title }
milestones-today = Heute
milestones-years = { $n ->
    [one] ein Jahr
   *[other] { $n } Jahre
  }
milestones-leaps = für den 29. Februar
milestones-celebrate = Jetzt feiern
milestones-celebrate-again = Noch einmal feiern, zusammen
milestones-more = Mehr
milestones-edit = Ändern
milestones-drop = Loslassen
milestones-drop-sure = { $title } loslassen, mit allem, was hier steht?
milestones-drop-yes = Loslassen
milestones-drop-no = Behalten

## Celebrating

milestones-now = { $title }
milestones-now-lead = Jetzt, auf beiden Bildschirmen.
milestones-now-lead-all = Jetzt, auf allen Bildschirmen.
milestones-now-lead-alone = Jetzt. Wer schläft, findet es aufgehoben.
milestones-was = Gefeiert um { $time }.
milestones-stars = Ein Himmel mit den Sternen eurer Abende

## Visits

milestones-visits = Besuche
milestones-together-until = Ihr seid an einem Ort bis { $day }.
milestones-together = Ihr seid an einem Ort.
milestones-visit-over = Er war bis { $day }.
milestones-there = { $time } jetzt in { $place }
milestones-begins = Beginnt { $time }
milestones-list = Woran zu denken ist
milestones-list-empty = Fahrkarten, Schlüssel, wer die Katze füttert.
milestones-item = Auf die Liste setzen
milestones-item-add = Dazu
milestones-done-by = { $name } hat es erledigt
milestones-strike = { $text } von der Liste nehmen

## Changes

milestones-changes = Veränderungen
milestones-change-day = am { $day }
milestones-talk = Besprechen
milestones-talk-again = Noch einmal besprechen
milestones-talked = Besprochen am { $day }
milestones-talk-other = { $title } liegt auf dem Tisch. Dies kann danach kommen.
milestones-ask-1 = Was ändert sich für mich?
milestones-ask-2 = Was erhoffe ich, und wovor ist mir bange?
milestones-ask-3 = Was bräuchte ich von dir?
milestones-ask-3-all = Was bräuchte ich von euch?
milestones-talk-lead = Jede Seite schreibt für sich. Es öffnet sich für beide im selben Augenblick.
milestones-talk-lead-all = Jede Seite schreibt für sich. Es öffnet sich für alle im selben Augenblick.
milestones-talk-alone = Was du schreibst, ist hier aufgehoben. Ist noch jemand im Raum, öffnet es sich für beide zugleich.
milestones-yours = Wie es für dich ist
milestones-seal = Versiegeln
milestones-pass = Jetzt nichts
milestones-passed-you = Für jetzt nichts.
milestones-passed-you-lead = Es braucht keinen Grund. Du kannst noch schreiben.
milestones-passed = Für jetzt nichts.
milestones-take-back = Zurücknehmen und ändern
milestones-write = Doch schreiben
milestones-not-in = Noch nicht da. Es eilt nicht.
milestones-asleep = Dort ist es { $time }. Es kann bis morgen warten.
milestones-without = Ohne { $name } öffnen
milestones-open = Was ihr geschrieben habt, ist offen.
