### Where help is to be found: said by the part that rows embed, and by the terminal.

help-lines-title = Help from outside
help-lines-lead = This is no therapy. These people are there for you. Nobody learns that you looked: not the other, not the hub.
help-lines-country = In
help-lines-choose = Choose a country
help-lines-danger = In danger now
help-lines-talk = Somebody who listens
help-lines-crisis = When it is about life and death
help-lines-violence = Violence, threats or control by somebody close
help-lines-always = day and night
help-lines-site = website
help-lines-opens = { $name }, website
help-lines-call = Call { $name }, { $phone }
help-lines-checked = Looked up on { $date }. Numbers change; their pages know best.
help-lines-none = This hub has no list. In danger, call the emergency number of the place where you are.
help-lines-other = Your country is not in the list of this hub. In danger, call the emergency number of the place where you are.
help-lines-away = The list is out of reach just now. In danger, call the emergency number of the place where you are.
help-lines-again = Try again
