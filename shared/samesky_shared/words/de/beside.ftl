### Was Worte und Zeichen sagen: Eine Seite lernt es mit dem ersten davon.

## chat

chat-title = Worte
chat-empty = Dann und wann eine Zeile. Sie bleibt im Raum.
chat-input = Sag etwas
chat-send = Senden
chat-rests = { $name } hat das Wort. Deine Worte dürfen so lange ruhen.
chat-edit = Ändern
chat-unsay = Zurücknehmen
chat-save = Sichern
chat-cancel = So lassen
chat-edited = geändert
chat-unsaid = Zurückgenommen.
chat-earlier = Früheres
chat-you = Du

## react

react-label = Zeichen für euch alle
react-nod = Nicken
react-smile = Lächeln
react-laugh = Lachen
react-tear = Träne
react-heart = Herz
react-listening = Ich höre
react-slow = Langsam
react-hand = Warte
react-from = { $name }: { $what }
