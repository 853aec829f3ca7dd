### What the choice of a deck says: themes, and decks of one's own. A page learns it with the first questions.

## deck

deck-title = Themes and decks
deck-themes = Themes
deck-themes-lead = Without a choice, from all of them. It holds for everybody here.
deck-themes-all = All themes
theme-days = Everyday life
theme-roots = Where we come from
theme-senses = Body and senses
theme-play = Play and what-if
theme-us = Between us
theme-apart = Apart
theme-ahead = What comes
theme-heart = What moves you

questions-bring = Bring a question of your own
questions-bring-text = Your question
questions-bring-depth = How deep is it?
questions-bring-add = Put it in the deck
questions-bring-added = It is in the deck, unseen until it is drawn.
questions-deck-everyday = Everyday deck
questions-deck-own = Your own deck ({ $n })
questions-decks = Draw from
