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

questions-bring = Bring questions of your own
questions-bring-text = Your question
questions-bring-depth = How deep is it?
questions-bring-add = Put it in the deck
questions-bring-added = It is in the deck, unseen until it is drawn.
questions-deck-everyday = Everyday deck
questions-deck-own = Your own deck ({ $n })
questions-decks = Draw from

deck-file = A whole deck
deck-file-lead = YAML or CSV: a list of cards, each with its text and, if you like, a depth. It is checked here, on your device.
deck-file-choose = Choose a file
deck-file-add = Put the deck in
deck-file-added = The deck is in ({ $n }). Each question stays unseen until it is drawn.
deck-file-room = The deck has { $cards } cards, and there is room for { $n }.
deck-file-more = And { $n } more.
deck-mine = Yours in the deck
deck-mine-back = Take back
deck-mine-back-of = Take back: { $text }
deck-mine-all = Take all of mine back
deck-mine-save = Save mine as a file

## deck lint

lint-at = Line { $line }, { $field }: { $what }
lint-at-line = Line { $line }: { $what }
lint-unreadable = This cannot be read as { $form }.
lint-large = The file is larger than { $most } kB.
lint-missing = It is missing.
lint-many = There are more than { $most } cards.
lint-twice = The same stands in line { $other }.
lint-alike = Nearly the same stands in line { $other }.
lint-long = It is longer than { $most } characters.
lint-heavy = It is too long to be sealed: at most { $most } bytes.
lint-sign = A sign in it cannot be seen, or does not belong there: { $sign }.
lint-id = A small letter first, then small letters, digits and hyphens, 16 at most.
lint-depth = A number from 1 to 4.
lint-choice = One of these: { $names }.
lint-unknown = There is no field of this name. There are { $names }.
lint-field-twice = The field stands there twice.
lint-list = A list of cards belongs here.
lint-map = Fields belong here, such as text.
lint-words = Words belong here, no list.
lint-cells = More cells than names in the first line. Words with a comma in them need quotation marks.
lint-only-here = Card { $id } is not in { $file }.
lint-not-here = Card { $id } is only in { $file }.
lint-other = It is different in { $file }.
