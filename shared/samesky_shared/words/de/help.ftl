### Wo es Hilfe gibt: sagt der Teil, den andere einbetten, und das Terminal.

help-lines-title = Hilfe von außen
help-lines-lead = Das hier ist keine Therapie. Diese Menschen sind für dich da. Niemand erfährt, dass du nachgesehen hast: der oder die andere nicht, der Hub nicht.
help-lines-country = In
help-lines-choose = Wähl ein Land
help-lines-danger = Jetzt in Gefahr
help-lines-talk = Jemand, der zuhört
help-lines-crisis = Wenn es um Leben und Tod geht
help-lines-violence = Gewalt, Drohungen oder Kontrolle durch jemanden, der dir nah ist
help-lines-always = Tag und Nacht
help-lines-site = Website
help-lines-opens = { $name }, Website
help-lines-call = { $name } anrufen, { $phone }
help-lines-checked = Nachgesehen am { $date }. Nummern ändern sich; ihre Seiten wissen es am besten.
help-lines-none = Dieser Hub hat keine Liste. In Gefahr wähl den Notruf dort, wo du bist.
help-lines-other = Dein Land steht nicht in der Liste dieses Hubs. In Gefahr wähl den Notruf dort, wo du bist.
help-lines-away = Die Liste ist gerade nicht erreichbar. In Gefahr wähl den Notruf dort, wo du bist.
help-lines-again = Noch einmal versuchen
