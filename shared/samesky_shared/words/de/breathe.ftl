### Was das Element fürs Atmen sagt; kommt mit ihm.

breathe-title = Zusammen atmen
breathe-lead = Ein, während das Licht steigt, aus, während es sinkt.
breathe-pattern = Wie
breathe-coherent = Gleichmäßig
breathe-coherent-about = Ein und aus, 5,5 in der Minute.
breathe-box = Im Viereck
breathe-box-about = Ein, halten, aus, halten: je 4.
breathe-four-seven-eight = 4-7-8
breathe-four-seven-eight-about = Ein 4, halten 7, aus 8.
breathe-minutes = Für etwa
breathe-min = { $n } Min.
breathe-who = Mit wem
breathe-both = Ihr beide
breathe-all = Ihr alle
breathe-own = Nur ich
breathe-own-lead = Es bleibt auf diesem Gerät. Niemand sieht, dass du atmest.
breathe-begin = Beginnen
breathe-settle = Setz dich, wie du magst.
breathe-in = Einatmen
breathe-hold = Halten
breathe-out = Ausatmen
breathe-rest = Halten
breathe-bar-in = Ein { $n }
breathe-bar-hold = Halten { $n }
breathe-bar-out = Aus { $n }
breathe-bar-rest = Halten { $n }
breathe-parts = Ein Atemzug
breathe-round = Atemzug { $n } von { $of }.
breathe-with = Im selben Atem: { $names }.
breathe-alone = { $names } kann jederzeit dazukommen.
breathe-theirs = Es atmet: { $names }.
breathe-join = Mitatmen
breathe-leave = Ich höre hier auf
breathe-pause = Pause für beide
breathe-pause-all = Pause für alle
breathe-pause-own = Pause
breathe-resume = Weiter
breathe-end = Sanft beenden
breathe-ending = Mit diesem Atemzug endet es.
breathe-held = Es ruht. Weiter geht es mit einem neuen Atemzug.
breathe-over = { $n ->
    [one] Das war ein Atemzug.
   *[other] Das waren { $n } Atemzüge.
}
breathe-feel = Spüren
breathe-as-you-like = Lass das Halten weg, wo es dir zu lang ist.
breathe-kind = Gut zu dir sein
breathe-kind-lead = Drei kurze Übungen. Was du schreibst, ist nur für dich.
breathe-thought = Ein freundlicherer Gedanke
breathe-thought-1 = Welcher Gedanke ist gerade schwer? Schreib ihn auf, wie er kommt.
breathe-thought-2 = Was würdest du jemandem sagen, den du magst und der so von sich denkt?
breathe-thought-3 = Was könnte auch noch wahr sein?
breathe-thought-4 = Fass es in einen Satz, den du heute glauben kannst.
breathe-plan = Ein freundlicher Plan
breathe-plan-1 = Was täte dir in den nächsten Tagen gut, und sei es noch so klein?
breathe-plan-2 = Wann und wo könnte es Platz haben?
breathe-plan-3 = Was könnte dazwischenkommen, und was tätest du dann?
breathe-like = Was ich an mir mag
breathe-like-1 = Was hast du in letzter Zeit getan, worüber du froh bist?
breathe-like-2 = Was magst du daran, wie du mit anderen bist?
breathe-like-3 = Durch was hat dich dein Körper getragen?
breathe-step = { $n } von { $of }
breathe-next = Weiter
breathe-back = Zurück
breathe-only-you = Nur du siehst das. Es verlässt dieses Gerät nie.
breathe-keep = Hier behalten
breathe-let-go = Gehen lassen
breathe-close = Schließen
breathe-company = In Gesellschaft
breathe-company-lead = Die anderen sehen, dass du dich hinsetzt und zu welcher Übung. Nie ein Wort.
breathe-sit = Zusammen hinsetzen
breathe-sits = { $name } setzt sich hin: { $what }.
breathe-sits-you = Du sitzt: { $what }. Die anderen können das auch, bis morgen Nacht.
breathe-sit-too = Auch hinsetzen
breathe-waits = Du hast gesessen. Zu Ende ist es, wenn auch { $names } gesessen hat. Es eilt nicht.
breathe-let-be = Nicht länger warten
breathe-sat = { $what }. Ihr habt alle gesessen: { $names }.
breathe-notes = Deine Notizen auf diesem Gerät
breathe-notes-lead = Nur hier, und weg, wenn dieses Gerät den Raum vergisst.
breathe-notes-take = Mitnehmen
breathe-note-wipe = Wegwischen
breathe-unkept = Diese Seite kann nichts behalten. Was du schreibst, ist weg, wenn du sie schließt.
breathe-kept-breathed = { $pattern }, { $n ->
    [one] ein Atemzug
   *[other] { $n } Atemzüge
}
