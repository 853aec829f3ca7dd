### Was das Element der Abrede sagt; es kommt mit ihm.

pact-title = Nur wir
pact-lead = Legt beide für eine Weile anderes weg und seid einfach hier.
pact-seen = Solange es läuft, siehst du, wenn der andere Mensch woanders hinschaut, und er sieht es von dir. Behalten wird davon nichts.
pact-minutes = Wie lange
pact-min = { $n } Min.
pact-ask = { $names } fragen
pact-alone = Es beginnt, wenn noch jemand hier ist.
pact-asks = { $name } hätte gern { $n } Minuten nur für uns.
pact-waits = { $n } Minuten nur für uns. Es beginnt, wenn { $names } Ja sagen kann.
pact-agree = Ja, ich lege anderes weg
pact-not-now = Jetzt nicht
pact-take-back = Zurücknehmen
pact-others = { $names } haben für eine Weile anderes weggelegt.
pact-left = { $n ->
    [one] Die letzte Minute
   *[other] Noch { $n } Minuten
}
pact-here = { $names } ist hier bei dir.
pact-elsewhere = { $name } schaut gerade woanders hin.
pact-away = { $name } ist gerade nicht erreichbar.
pact-leave = Anderes wieder aufnehmen
pact-kept = Dass ihr diese Zeit hattet, bleibt. Wie lang sie war, nicht.
pact-over = Das war eure Zeit.
