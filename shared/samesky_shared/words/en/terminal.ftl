### What the terminal says. What is typed stays English; what the web says too stands in elements.ftl or app.ftl.

## heads of lines: at most eight letters

head-who = who
head-timer = timer
head-question = question
head-thanks = thanks
head-queue = queue
head-player = player
head-chat = chat
head-checkin = note
head-listen = listen
head-talk = talk
head-guess = guess
head-wishes = wishes
head-agreements = agreed
head-ways = ways
head-support = hard
head-kindness = kind
head-milestone = days
head-word = word
head-call = call
head-letters = letters
head-devices = devices
head-links = links
head-phrase = phrase
head-step = step

## the room

say-help = type help for what you can do here
say-lost = the connection is lost; coming back …
say-back = connected again
say-player-closed = mpv was closed; type player to open it again
say-first = that is where it began
say-unconfirmed = { $what }: it is not known whether it arrived
say-room = the room
say-not-started = not started
say-no-question = nothing is on the table; type: draw
say-no-thanks = no page of thanks is begun; type: thank WORDS
say-deeper = { $name } would go deeper; type: agree, or not-now
say-no-note = no note yet today; type: checkin a little light, calm
say-no-listening = nobody asks to be heard; type: listening me, or listening NAME
say-listening-ready = type: listening ready
say-listening-part = type: listening done, or listening write WORDS
say-listening-confirm = type: listening done if that is it, else listening again
say-no-talk = nothing to talk about is announced; type: talk WORDS
say-talk-ready = type: talk ready, or talk later 20:30
say-talk-give = type: talk give
say-talk-last = type: talk last WORDS, or talk pass
say-call-none = no call is on
say-call-asks = { $name } would like to talk.
say-call-asked = a call; asked: { $names }
say-call-inside = in a call: { $names }
say-call-back = on the way back: { $names }
say-call-browser = A terminal carries no sound and no picture: open the room in a browser for that.
say-act = for { $name }, if you like: { $act }
say-did = did something
say-thanks = thanks
say-no-hand = no card to guess is drawn; type: guess
say-no-wish = nothing yet that you all want; type: wishes
say-no-agreement = nothing is written; type: propose WORDS
say-no-ways = nobody has answered yet; type: ways
say-ways-how = type: ways, and a 1, 2 or 3 for each, or - for none
say-holds = holds: { $names }
say-unsigned = waits for { $names }
say-instead = { $who } would put it: { $words }
say-look-on = you look at them again on { $day }
say-look-now = you wanted to look at them again about now; type: looked
say-agreed = { $names } signed: { $words }
say-no-milestone = nothing is kept yet; type: milestone day 02-29 Our day
say-no-custom = no card is on the table; type: custom
say-call-now = a good time to call until { $time }
say-call-next = a good time to call: { $from } to { $to }
say-no-holidays = no holidays: nobody has said which countries are theirs
say-themes = Themes: { $names }
say-queue-empty = empty; type: add URL
say-plays = plays
say-link-by = { $what }, made by { $name }
say-tried = a used link of { $name } was tried again ({ $count }×)
say-measuring = the clock is being measured
say-step = shared moments are exact to about { NUMBER($likely, maximumFractionDigits: 1) } ms (surely to { NUMBER($surely, maximumFractionDigits: 0) } ms); the round trip takes { NUMBER($trip, maximumFractionDigits: 0) } ms

## media in this player

media-unplayable = { $title }: this cannot be played here.
media-other-file = { $title }: this is another file than yours ({ $size } bytes).
media-no-file = { $title }: it needs your own copy of the file ({ $size } bytes).
media-elsewhere = { $title }: it is watched on its own page ({ $provider }).
media-unreadable = What is on cannot be read here.

## why not

ask-word = I don't know this word; help shows them.
ask-length = How long? For example 240 or 4:00.
ask-answer = What do you answer? For example: answer the sea
ask-thank = What are you thankful for? For example: thank the call yesterday
ask-add = What shall be added? For example: add https://example.org/song.mp3
ask-stall = Shall all wait for who runs out of data, or do they catch up? stall pause | catch-up
ask-themes = Which themes? { $names }; or: themes all
ask-deck = Which deck? deck own | deck everyday
ask-say = What do you say?
ask-device = Which one? devices shows them with their numbers.
ask-checkin = How are you? For example: checkin a little light, calm, listen: an unhurried hour
ask-find = What do you look for? For example: find harbour
ask-piece = Which one? find shows its number; for example: keep 12-0
ask-letter = When shall it open, and what do you write? For example: letter when sleep: I am here.
ask-which-letter = Which one? Its name stands before it; for example: open k3xa
no-visit = No letter waits for a visit.
ask-from = Which countries, and when is a call welcome? For example: from PT BR 08:00-22:00
ask-teach = Which word? For example: teach saudade = a longing that is sweet
ask-guess = What do you answer, and what do they? For example: guess the sea / the mountains
ask-near = How near is it? near { $words }
ask-wish = Which ones? wishes lists them; for example: wish w01 w07
ask-closeness = closeness yes | closeness no
ask-propose = Which sentence? For example: propose We call before we are late
ask-ways = Which? A row of 1, 2, 3 or -, one for each situation, for example: ways 123-2…
ask-sentence = Which of them? For example: sign 1
ask-amend = Which of them, and in which words? For example: amend 1 We call before we are late
ask-look = Which day? For example: look-again 2027-03-01, or: look-again none
ask-milestone = Type for example: milestone change A new job
ask-milestone-day = Which day? For example: milestone day 2019-02-29 20:00 Our day
ask-milestone-visit = When? For example: milestone visit 2027-01-22 10:00 to 2027-02-03 Lisbon
ask-milestone-number = Which one? Take its number: milestone celebrate 1
ask-country = Which country? { $codes }
ask-hard = Say it like: hard hug, call: too much at once. What would help: { $helps }
ask-there = There whom, with what? Like: there Ben hug, or words; acts: { $acts }
no-hard-day = Nobody has a hard day that is open.
ask-good = What does you good? { $ways }; or: good nothing
ask-kind = For whom, and what? For example: did Ben watered your plants
ask-meet = Whom do you answer, and how? For example: meet Ana hug
ask-listening = Who is heard first? listening me, or listening NAME; and of what, if you like
no-listening = Nobody has the floor.
ask-talk = What would you like to talk about? For example: talk the move, advice
no-talk = Nothing to talk about is on.
no-day = Nobody has written a note today.
ask-leave = You would be out on all your devices. If so, type: leave for good
ask-name = Nobody here, or more than one, has this name; who shows them.
ask-late = By how many milliseconds, 0 to { $most }? For example: 180
not-running = Nothing runs.
not-drawn = No question is on the table; type: draw
no-guess = Nobody has guessed you on this card, yet.
no-hand = No card is on the table; type: guess
not-asked = Nobody asks to go deeper.
not-connected = There is no connection just now.
not-entered = You were in no room yet: samesky join LINK, or samesky room.
no-player = There is no player here; come with: samesky join --player mpv
no-mpv = mpv is not installed: https://mpv.io/installation
no-mpv-start = mpv did not start; are its arguments right?
no-file = The file { $name }: { $why }.
file-alone = A file is played with --player mpv.
player-arguments = The arguments of the player: { $why }.

## links and addresses

link-kind = A link ends in /j#… (an invitation) or /new#… (a new room).
link-cut = The part behind # is missing: copy the whole link.
link-founder = This link makes a new room; an invitation has /j# in it.
link-key = The key in this link is cut off: copy it whole.
address-none = This is not an address.
address-scheme = An address begins with http:// or https://.

## the hub cannot be reached

hub-not-there = { $server } cannot be reached: nothing listens there.
hub-silent = { $server } does not answer.
hub-no-connection = { $server } cannot be reached: no connection.
hub-unreachable = { $server } cannot be reached: { $why }.
hub-insecure = { $server } cannot be reached: no secure connection; does it speak https?
hub-untrusted = { $server } cannot be reached: its certificate is not trusted here.
hub-self-signed = { $server } cannot be reached: it signed its certificate itself, so it is not trusted here. With a copy of the hub's tls.crt: SSL_CERT_FILE=tls.crt samesky …
hub-expired = { $server } cannot be reached: its certificate is too old.
hub-other-name = { $server } cannot be reached: its certificate is for other names than this one.
hub-hung-up = { $server } hung up.
hub-hung-up-early = { $server } hung up before the file was whole.
hub-other-blob = { $server } gives something else than what was asked for.
hub-none = What answers at { $server } is not a Samesky hub.
hub-elsewhere = { $server } sends us elsewhere; use the address it really has.
hub-error = { $server } answers with an error ({ $code }).

## the room is closed for this device

ended-4400 = This program sent what the hub does not understand; it may be too old.
ended-4403 = You may not be in this room.
ended-4404 = This room is not there any more.
ended-4409 = This device is in the room a second time, so it goes on there.
ended-4410 = You have left, or the room was deleted.
ended-4413 = This program sent more at once than the hub takes.
ended-other = The room was closed.

## help

help-timer = start a countdown
help-stopwatch = count up
help-pause = hold, go on, start over
help-more = add seconds
help-question = the question on the table
help-thank = what you are thankful for, opened when all are in
help-deeper = deeper questions, when everybody wants to
help-checkin = how you are: where your light is, words for it, one need
help-find = what was said, by words or by its day
help-keep = keep a piece of the past for yourself, or no longer
help-from = where I am from, and when a call is welcome
help-teach = a word of mine, and what it means
help-custom = another card; with words, how it is done at home
help-holidays = holidays that come, in the countries of all
help-guess = a card to answer, and to guess what another says
help-near = how near the guess about you is
help-wishes = what one may wish for; what you have marked has a cross
help-wish = mark some, or take the mark off; only what all want is ever shown
help-closeness = whether you would like to see wishes of closeness
help-propose = a sentence for all to sign, or one in other words
help-ways = twenty small situations; then: ways 123-… seals what you choose
help-sign = sign one, take your signature back, put one away
help-look-again = the day on which you look at them again
help-milestone-day = a day that comes every year, celebrated at its hour
help-milestone-visit = a visit to count down to; also with an hour, and to DATE
help-milestone-change = a change; write N WORDS to talk it through
help-milestone = one of them by its number; also drop N
help-letter = a letter for a day, by the clock of who reads it
help-letter-when = for a moment, or: letter visit: WORDS
help-letter-open = open one, or say that a parcel has come; say that you are together
help-letter-back = take yours back; a parcel is on its way
help-letter-parcel = what is in a parcel, sealed until it has come
help-meet = answer a note: heard, hug, call, space, or words
help-rest = show your note now; rest today
help-listening = be heard, or hear somebody, with equal clocks; WORDS say of what
help-listening-part = your part: ready, begin, done, again, pass, write WORDS; ask, minute, hold, on, end
help-talk = say what you would like to talk about, and maybe how to be met: { $names }
help-talk-part = ready, later 20:30, not-today; give, ask, minute, hold, on, finish; last WORDS, pass
help-hard = a hard day: what would help, and what is heavy
help-there = be there: seen, hug, call, song, sooner, space, later, or words
help-lighter = it is lighter now, maybe with a word
help-good = what does you good: seen, eased, near, sure, glad, free
help-kind = tell of a small act; say thank you
help-lines = where help from outside is to be found
help-themes = what is drawn from: { $names }; themes all
help-decks = draw from your own deck, or from ours again
help-queue = the music and films
help-seek = go to a place in it
help-say = a line that stays in the room
help-react = a signal that does not: { $names }
help-look = who is here, everything, the past
help-step = how well in step we are
help-player = open mpv again; my sound comes 180 ms late
help-stall = who runs out of data catches up, or all wait
help-invite = a link; with NAME, back into that seat (yours: one more device)
help-guest = a link for a guest, who leaves after 12 hours; with NAME, who goes now
help-devices = my devices, links and the phrase of the key; take a device out
help-leave = leave this room on all your devices
help-unconfirmed = what may not have arrived
help-quit = this page; the end

## doctor

doctor-mark-ok = ok
doctor-mark-note = note
doctor-mark-wrong = WRONG
doctor-address = address
doctor-certificate = certificate
doctor-store = store
doctor-activities = activities
doctor-page = page
doctor-room = room
doctor-token = token
doctor-websocket = websocket
doctor-command = command
doctor-clock = clock
doctor-line = line
doctor-doctor = doctor
doctor-answers = a hub answers at { $where }
doctor-kinds = { $kinds }
doctor-store-disk = an acknowledged command is on disk
doctor-store-second = a crash of the hub's computer can lose the last second
doctor-store-memory = a restart loses everything; use this only to try things out
doctor-store-unknown = the store does not say how it keeps things
doctor-room-made = a room was made for this check
doctor-token-fresh = a device gets a fresh token
doctor-page-unknown = its page cannot be checked: { $why }
doctor-page-alone = bundle { $bundle }; install the web app here to compare
doctor-page-same = bundle { $bundle }, the same as the one installed here
doctor-page-other = bundle { $bundle }, another than here ({ $ours }): another version, or changed
doctor-opens = opens, and the room is complete
doctor-closed = does not open; a proxy in between must pass on `Upgrade` for /v1/socket
doctor-kept = is kept and acknowledged in { NUMBER($ms, maximumFractionDigits: 0) } ms
doctor-clock-error = round trip { NUMBER($trip, maximumFractionDigits: 1) } ms; a shared moment is exact to about { NUMBER($likely, maximumFractionDigits: 1) } ms, surely to { NUMBER($surely, maximumFractionDigits: 1) } ms
doctor-clock-ahead = this computer is { NUMBER($by, maximumFractionDigits: 1) } s ahead of the hub; Samesky does not mind, tokens may
doctor-clock-behind = this computer is { NUMBER($by, maximumFractionDigits: 1) } s behind the hub; Samesky does not mind, tokens may
doctor-line-hardly = most answers get lost or take very long: the line hardly works
doctor-line-far = every message takes { NUMBER($ms, maximumFractionDigits: 0) } ms one way: the hub is far away, or a VPN makes a detour; a hub nearer to both of you would help
doctor-line-uneven = one message in ten takes { NUMBER($ms, maximumFractionDigits: 0) } ms longer than the others: the wifi is weak, or something else keeps the line busy; a cable, or a pause of uploads, would help
doctor-trusted = is trusted here, until { $day }
doctor-self-signed = the hub signed it itself (until { $day }): phones and browsers warn before they open the page, and install nothing; a proxy with a certificate of an authority is better
doctor-ends-soon = ends on { $day }, which is soon
doctor-well = this hub works from here
doctor-wrong = something is wrong; the line above says what
