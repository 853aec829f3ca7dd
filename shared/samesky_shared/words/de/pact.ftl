### Was das Element der Abrede sagt; es kommt mit ihm.

pact-title = Nur wir
pact-lead = Legt { $n ->
    [2] beide
   *[other] alle
  } für eine Weile anderes weg und seid einfach hier.
pact-seen = Solange es läuft, siehst du, wenn { $n ->
    [2] der andere Mensch woanders hinschaut, und er sieht es von dir
   *[other] andere woanders hinschauen, und sie sehen es von dir
  }. Behalten wird davon nichts.
pact-minutes = Für wie viele Minuten
pact-ask = { $names } fragen
pact-ask-all = Alle fragen, die hier sind
pact-alone = Es beginnt, wenn noch jemand hier ist.
pact-asks = { $name } hätte gern { $n } Minuten nur für uns.
pact-waits = { $n } Minuten nur für uns. Es beginnt mit einem Ja von { $names }.
pact-agree = Ja, ich lege anderes weg
pact-not-now = Jetzt nicht
pact-take-back = Zurücknehmen
pact-others = { $names } haben für eine Weile anderes weggelegt.
pact-left = { $n ->
    [one] Die letzte Minute
   *[other] Noch { $n } Minuten
}
pact-here = { $names } { $count ->
    [one] ist hier bei dir.
   *[other] sind hier bei dir.
  }
pact-elsewhere = { $name } schaut gerade woanders hin.
pact-away = { $name } ist gerade nicht erreichbar.
pact-leave = Anderes wieder aufnehmen
pact-kept = Dass ihr diese Zeit hattet, bleibt. Wie lang sie war, nicht.
pact-over = Das war eure Zeit.
