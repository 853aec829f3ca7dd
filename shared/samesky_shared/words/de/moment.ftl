### Was das Element der Momente sagt; kommt mit ihm.

moment-title = Ein Moment zusammen
moment-lead = Drei, zwei, eins: ein Bild von jedem von euch im selben Augenblick, nebeneinander. Bewahrt wird es, wenn es allen gefällt.
moment-gather = Jetzt eines machen
moment-gather-away = { $names } kann später ein Bild dazugeben.
moment-camera = Meine Kamera einschalten
moment-camera-off = Ausschalten
moment-camera-none = Hier ist keine Kamera, oder sie darf nicht benutzt werden. Ein Bild von diesem Gerät oder eine Karte geht ebenso.
moment-file = Ein Bild wählen
moment-file-none = Das ist kein Bild, das hier gelesen werden kann.
moment-card = Eine Karte zeichnen
moment-ready = Ich bin bereit
moment-ready-again = Noch einmal
moment-ready-waits = Du bist bereit. Es wartet auf { $names }.
moment-ready-others = { $many ->
        [one] { $names } ist bereit.
       *[other] { $names } sind bereit.
    }
moment-alone = Meines jetzt machen
moment-counts = Schau in die Kamera
moment-mine = Es ist nur deines, bis du es gibst.
moment-words = Was darauf ist, für alle, die es nicht sehen können
moment-give = In den Streifen geben
moment-giving = Unterwegs
moment-given = Deines ist dabei. Alle Bilder öffnen sich im selben Augenblick.
moment-given-away = Deines ist dabei. { $names } kann später eines dazugeben; dann öffnen sich alle im selben Augenblick.
moment-other = Ein anderes geben
moment-without = Ohne { $name } weitermachen
moment-without-me = Ich bin hier nicht dabei
moment-not-in = Dieser ist ohne dich.
moment-keep = Bewahren
moment-yes = Du würdest ihn bewahren. Bewahrt ist er, sobald alle das sagen.
moment-again = Noch einmal machen
moment-let-go = Sein lassen
moment-kept = Er ist bewahrt.
moment-out = Mein Bild herausnehmen
moment-out-lead = Deines ist dann für alle weg, für immer. Die anderen bleiben.
moment-out-sure = Herausnehmen
moment-this-day = An diesem Tag, { $day }
moment-full = Der Raum hat keinen Platz für ein weiteres Bild. Deines bleibt hier; wer diesen Hub betreibt, kann dem Raum mehr geben.
moment-too-large = Dieses Bild ist zu groß.
moment-alt = Bild von { $name }
moment-loading = Einen Moment …
moment-closed = Noch nicht offen
moment-unreadable = Dieses Bild öffnet sich hier nicht.
moment-offline = Du bist außer Reichweite. Bilder lassen sich geben, wenn du zurück bist.
moment-camera-view = Was deine Kamera sieht
