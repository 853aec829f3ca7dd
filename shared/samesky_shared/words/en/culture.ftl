### What the element of culture says; fetched with it.

culture-title = Where we are from
culture-lead = Days that are kept there, words of yours, and how things are done at home.

## Calling

culture-call = A good time to call
culture-call-now = Now, until { $time }.
culture-call-next = { $day }, { $from } to { $to }.
culture-call-there = For { $name } that is { $from } to { $to }.
culture-call-never = Your hours have nothing in common. A little wider, and they may.
culture-call-alone = With somebody else in the room, it shows when both of you are up.
culture-call-guess = 08:00 to 22:00 is assumed for { $names }.
culture-call-guess-many = 08:00 to 22:00 is assumed for whoever has not said.
culture-call-both = for both
culture-call-all = for all
culture-call-picture = The next day in hours: when a call is welcome for each, and for all

## From

culture-from = Where I am from
culture-from-lead = It is sealed: the hub learns neither countries nor hours.
culture-countries = Countries whose days I keep
culture-country-add = Add a country
culture-country-remove = Leave out { $country }
culture-hours = A call is welcome from
culture-hours-to = until
culture-save = Save
culture-take-back = Take it back

## Holidays

culture-holidays = Holidays that come
culture-holidays-empty = Say which countries are yours; their holidays stand here for both of you.
culture-holidays-away = The list of holidays is out of reach just now.
culture-holiday-of = { $country }, { $names }
culture-today = Today

## Words

culture-words = Words we teach each other
culture-words-empty = No word yet. One that nobody translates well is a good first.
culture-teach = Teach a word
culture-word = The word
culture-means = What it means
culture-say = How it is said, in letters
culture-record = Say it aloud
culture-recording = Done
culture-record-lead = Up to ten seconds. It is sealed like the word.
culture-file = Choose a sound file
culture-clip-there = A sound is with it.
culture-clip-drop = Leave the sound out
culture-clip-long = This sound is too long; ten seconds are enough for a word.
culture-mic = The microphone is not to be had. A sound file goes, too.
culture-keep = Teach it
culture-play = Hear { $word }
culture-clip-gone = The sound is not to be had just now.
culture-further = Look further back

## Cards

culture-cards = How we do it
culture-cards-empty = A card asks how something is done at home. Whoever likes tells it.
culture-draw = Lay out a card
culture-draw-other = Another card
culture-tell = How it is done where I am from
culture-tell-it = Tell it
