### What the app around them says.

## door

door-title = One sky, two places
door-lead = A room for people who live apart: one timer, one question, one film, at the same instant.
door-name = Your name
door-kind = Who is it for?
door-kind-couple = Two of us
door-kind-partners = Partners
door-kind-friends = Friends
door-kind-family = Family
door-room-name = A name for the room (may stay empty)
door-make = Make the room
door-making = Making it …
door-known = Your rooms
door-known-of = Room of { $name }
door-forget = Forget { $room } on this device
door-or-new = Or make a new one
door-founder = This link lets you make a room here.
door-closed = This hub makes rooms only from its founder link. Ask whoever runs it.
door-insecure = This page was not opened by https, so browsers cannot seal what you write. The room would be readable for whoever runs this hub.
door-open = Make it without sealing

## join

join-used = This link is used up, was taken back or is too old. Ask for a new one.
join-title = Somebody waits for you
join-lead = Say who you are, and you are in.
join-go = Come in
join-going = Opening …
join-broken = This link is not whole. Ask for a new one.
join-new = Make a room of your own

## lost

lost-title = This device has no key to this room
lost-lead = Ask somebody inside for a link, or open the one you had.
lost-home = To the door

## room

room-both = You are both here.
room-all = You are all here.
room-alone = You are here.
room-alone-lead = The room fills when somebody opens your link.
room-waiting = You are here. { $name } is not, yet.
room-busy = { $name } is here, and busy.
room-away = { $name } has looked away. Nothing is lost.
room-coming = { $name } is on the way back.
room-held = Nothing can be changed here for a little while. What you wrote is kept, and goes out by itself.
room-lost = You are out of reach.
room-lost-lead = What you write is kept here and goes out later.
room-ended = This room is closed for this device.
room-ahead = { $name } is { $span } ahead of you.
room-behind = { $name } is { $span } behind you.
room-unnamed = Our room
room-sections = In this room
room-invite = Invite
room-again = Send again
room-discard = Discard
room-people = People

## span

span-hours = { $n } hours
span-hour = an hour
span-minutes = { $n } minutes

## invite

invite-title = Send them this link
invite-lead = By a way you both trust. Whoever opens it first takes the seat.
invite-link = The link
invite-back = Let { $name } back in
invite-device = Another device of mine
invite-copy = Copy
invite-copied = Copied
invite-share = Send
invite-close = Close
invite-mine = Open this on your other device
invite-mine-lead = Scan it or send it to yourself. It works once.
invite-qr = Show as a QR code
invite-guest = Send your guest this link
invite-guest-lead = They see nothing of what was said before they came, and leave by themselves after 12 hours.

## gone

gone-title = This room is closed for this device
gone-lead = You have left it, or the device was removed, or the room is gone. Its key was forgotten here. If you would like to be back, ask somebody inside for a way back.

## people

people-title = People and keys
people-close = Close
people-who = Who has a seat
people-guest = A guest for one evening
people-guest-until = guest until { $time }
people-guest-bye = Say goodbye
people-guest-goodbye = Say goodbye to { $name }
people-guest-sure = They go at once, and open links are void. The room gets a new key.
people-link-guest = For a guest
people-link-screen = A screen of { $name }
people-links = Open links
people-link-new = A free seat
people-link-back = Back into the seat of { $name }
people-link-until = made by { $name }, until { $day }
people-revoke = Take back
people-devices = My devices
people-device-this = this one
people-device-since = since { $day }
people-device-until = until { $time }
people-screen = Bring a screen
people-remove = Remove
people-remove-sure = It is closed at once, and open links are void. The room gets a new key.
people-remove-this = This is the device in your hand. You are out here at once and need a link to come back.
people-remove-screen = It is dark at once, and the room gets a new key. Links stay open.
people-keep = Leave it as it is
people-card = Print a room card
people-card-lead = A spare key on paper: it lets one device of yours back in, once. Keep it where you keep keys.
people-sealing = Who can read here
people-step = How well in step
people-step-lead = A shared moment comes within about { $likely } ms on this device, surely within { $surely } ms. The hub is { $trip } ms away, there and back.
people-leave = Leave this room
people-leave-lead = You go alone and at once; nobody is asked, and every open link is void. What you wrote can stay with the others or be erased.
people-leave-words = Leave, and leave my words here
people-leave-nothing = Leave, and erase what I wrote
people-leave-sure = Leave on all your devices? There is no way back but a new link.
people-delete = Delete the room
people-delete-lead = All that was written here goes, for everybody. At once when all of you ask for it; else after a week in which the others can take what is theirs.
people-delete-sure = Ask for the whole room to be deleted?
people-delete-keep = Keep it after all
people-deleting = { $names } would like this room deleted. It goes on { $day }, or at once when everybody asks.
people-bundle = The scripts of this page: { $bundle }. Anybody can compare them with a release: samesky doctor.
people-tried = A used link of { $name } was tried again, { $when }. If that was neither of you, somebody else has it; it opened nothing.

## sealing

sealing-none = This room is not sealed: whoever runs the hub can read what you write.
sealing-sealed = Only your devices can read what you write here; whoever runs the hub cannot. Read these words to each other: when they are the same, you have the same key.
sealing-locked = Words here are sealed, and this device does not have the key. Ask for a link to come back by.
sealing-insecure = Words here are sealed, and this page was not opened by https, so it can neither read nor write them.
sealing-opening = Looking for the key …

## device

device-phone = Phone
device-tablet = Tablet
device-desktop = Computer
device-browser = Browser
device-terminal = Terminal
device-screen = Screen
device-other = Device

## card

card-qr = QR code of the way back
card-of = For { $name }. Printed on { $day }.
card-lead = Opens the seat in this room, on one device, once. Treat it like a house key; then print another.

## dock

dock-tonight = Tonight
dock-together = Together
dock-kept = Kept
dock-room = Room
room-try-now = Try now
room-connecting = Opening the room …
app-unloaded = Something did not load. Try again when you are back in reach.
app-newer = A newer version of this page is ready.
app-take = Use it
rooms-switch = { $room }: go to another room
rooms-here = You are in it
rooms-new = Another room

## tonight

tonight-else = Or something small
tonight-last = Said lately
now-ready = Waits for you
now-ready-lead = It starts when it is ready on both sides.
now-ready-go = I am coming
now-goes-on = It goes on at { $time }.
now-answer = A question is waiting
now-answer-lead = Sealed by { $names }. It opens when you are in, too.
now-answer-go = Answer it
now-question = A question lies open
now-question-lead = Nobody is in yet. There is no hurry.
now-question-go = Answer it
now-sealed = Yours is sealed
now-sealed-lead = Both open when { $names } is in, too.
now-sealed-go = Look at it
now-open = The answers are open
now-open-go = Read them
now-thanks = A page of thanks is waiting
now-thanks-lead = Sealed by { $names }. It opens when you are in, too.
now-thanks-go = Write yours
now-thanked = What you are thankful for is sealed
now-thanked-go = Look at it
now-given = Your thanks are open
now-given-go = Read them
now-row-asks = Something for you
now-row-asks-go = Open it
now-row-on = Under way
now-row-on-go = Open it
now-row-waits = Whenever you like
now-row-waits-go = Open it
now-agreement-lead = { $name } has written a sentence for you to read.
now-ways-lead = { $names } has sealed how they feel cared for.
now-ways-sealed-lead = Yours is sealed.
now-look-again-lead = You wanted to look at what you agreed on again.
now-checkin-waits = A note for today is waiting
now-checkin-waits-lead = { $names } has written how today is.
now-checkin-waits-go = Say how you are
now-checkin-sealed = Yours for today is sealed
now-checkin-sealed-go = Look at it
now-checkin-open = How you each are today
now-checkin-open-go = Read it
now-listening-asks-lead = { $names } asks. It begins when you are ready, too.
now-listening-yours-lead = Nobody’s time runs out here.
now-listening-on-lead = It is { $names }’s part now.
now-listening-asked-lead = It waits for { $names }.
now-talk-asks-lead = { $names } would like to talk. Now, later, or not today.
now-talk-asked-lead = It waits for { $names }.
now-talk-yours-lead = You have the floor.
now-talk-on-lead = { $names } has the floor.
now-talk-last-lead = A last word each. Yours is not in yet.
now-call-asks-lead = { $names } would like to talk.
now-call-on-lead = You are in a call with { $names }.
now-call-theirs-lead = { $names } talk. You can come in.
now-call-asked-lead = You asked { $names }.
now-repair-asks-lead = { $names } would like to put something right.
now-repair-asked-lead = It waits for { $names }.
now-repair-on-lead = It is under way. There is no hurry.
now-repair-cooling-lead = A pause. Everything rests.
now-repair-return-lead = It is time to come back, if you are ready.
now-repair-ask-lead = Something is asked of you.
now-breathe-mine-lead = You are on the same breath.
now-breathe-on-lead = { $names } breathes. You can join at any time.
now-breathe-sits-lead = { $names } sits down to be kind to themselves. You can, too.
now-breathe-waits-lead = You have sat. There is no hurry.
now-pact-on-lead = Time for you and { $names } alone.
now-pact-asks-lead = { $names } would like some time of just us.
now-pact-waits-lead = It begins with a yes from { $names }.
now-learn-asks = { $name } asks you something.
now-celebrates-lead = It began { $time }, on all screens.
now-change-waits-lead = Sealed by { $names }. It opens when you are in, too.
now-milestone-when = { $day }, { $when }
now-change-open = What you each wrote is open.
now-visit-on-lead = You are in one place.
now-cook-waits = { $names } waits for you at step { $n }.
now-cook-on = Step { $n } of { $of }.
now-cook-table = It is on the table.
now-play-asks = { $names } has said theirs. Yours opens it.
now-play-guess = { $names } has drawn something.
now-tour-leads = { $names } leads through the pages.
now-tour-asks = { $names } would like to lead.
now-culture-word = { $name } teaches a word.
now-culture-told = { $name } tells how it is done at home.
now-letter = A letter is open
now-letter-lead = From { $names }. It waited until now.
now-parcel = A parcel
now-parcel-lead = On its way from { $names }.
now-guess-lead = { $names } is in. It opens when you are in, too.
now-guess-card = A card is on the table.
now-guess-open = What you each wrote is open.
now-wishes = One of your wishes is chosen for tonight.
now-timer = Running for you all
now-timer-lead = The same digit on every screen.
now-timer-go = To the timer
now-ended = A timer has ended
now-ended-go = To the timer
now-plays = On now
now-plays-go = Be there
now-quiet = A quiet evening, so far
now-quiet-lead = One question, answered apart and opened together.
now-quiet-go = To the questions
now-alone = It begins with a link
now-alone-lead = Send it by a way you both trust. Until then you may look around.

## together

together-lead = All that you can do at one instant, however far apart.
together-share = Share
together-talk = Talk
together-kind = Give
together-us = Us
together-on = on now
together-questions = Answered apart, opened together.
together-timer = One digit, one end, on every screen.
together-watch = Each plays their own copy, in step.
together-words = A line now and then.
gratitude-name = Thanks
together-gratitude = What each is thankful for, opened together.
checkin-name = How are you
together-checkin = A light, a few words, one need. Opened together.
listening-name = A listening turn
together-listening = One speaks, the other says it back. The same time for each.
talk-name = Something to talk about
call-name = Call
together-talking = What it is about, how to be met, and when. Each has the floor.
together-call = See and hear each other, straight from device to device.
repair-name = Put something right
together-repair = After a quarrel: slowly, with pauses, and nothing forced.
breathe-name = Breathe together
together-breathe = One light, on the same breath. And being kind to yourself.
kept-sat = Kind to yourselves, side by side
pact-name = Just us
together-pact = Put other things away for a while, and be here.
kept-pact = Time for each other
learn-name = Learn together
together-learn = One goal, each at their own pace. And questions to each other.
kept-learned = Learned together
kept-quizzed = Asked each other
guess-name = How well do you know me
together-guess = Answer a card, and guess what the other says.
wishes-name = Wishes
together-wishes = Only what you both want is ever shown.
languages-name = How you feel cared for
together-languages = Twenty small situations, and what each would like in them. Opened together.
agreements-name = Agreements
together-agreements = Sentences that you both sign, and may put in other words.
support-name = A hard day
together-support = Say it, and what would help. Answered with a hug, a word, a call.
support-now = { $name } has a hard day
support-now-lead = You can be there, with a word or a hug.
support-now-there = You were there. It is still open.
support-now-own = Your hard day
support-now-told = It is told. What comes back stands here.
support-now-answered = { $names } answered.
moment-name = A moment
together-moment = Three, two, one: both cameras at the same instant, one strip to keep.
now-moment-asks = A strip is begun with you.
now-moment-waits = Yours is in. { $names } can add theirs.
now-moment-open = The pictures are open.
kept-strip = Strip
kept-picture = a picture
touch-name = Touch
together-touch = Hold hands with one pulse, tap a rhythm, leave a kiss for the morning.
now-touch-on = You and { $names } are holding hands.
now-touch-offers = { $names } would like to hold hands.
now-touch-left = From { $names }: something to feel.
kindness-name = A small kindness
together-kindness = One small act a day, fitted to what does the other good. And thanks.
kindness-now = Something for today, if you like.
kindness-now-came = There is a kind word from { $names }.
milestones-name = Milestones
together-milestones = Days, visits to count down to, changes to talk through.
cook-name = Cooking together
together-cook = One dish in every kitchen, step by step.
play-name = Play
together-play = This or that, tales, drawing, a jar of jokes.
tour-name = Look together
together-tour = Photos, maps, a PDF: all see the same page, and the lead passes over.
culture-name = Where we are from
together-culture = Holidays of both, words with their sound, how things are done at home.
letters-name = Letters
together-letters = Sealed until a day, a visit, or a moment.
timers-all = Timers of this room
timers-nth = Timer { $name }
timers-new = Another timer

## kept

kept-lead = What you said and answered. It is opened on this device only.
kept-search = Search here
kept-show = Show
kept-all = All
kept-found = { $n } found
kept-none = Nothing of this is here. It may lie further back.
kept-empty = Nothing yet. The first line and the first answers will stand here.
kept-further = Look further back
kept-erased = Erased.
kept-answered = answered by you all
kept-evening = an evening together
kept-checkin = how you were
kept-met = answered { $name }
kept-heard-by = { $name } was heard; { $listener } said it back.
kept-agreed = agreed
kept-ways = how you each feel cared for
kept-hard = had a hard day
kept-there = was there for { $name }
kept-lighter = found that it was lighter
kept-did = did something for { $name }
kept-thanked-one = thanked { $name }
kept-question = A question
kept-thanked = what you were thankful for
kept-celebrated = celebrated
kept-talked = what you wrote of a change
kept-word = a word, taught
kept-custom = how it is done at home
kept-letters = Letters
kept-letter = a letter
kept-parcel = a parcel
kept-hand = answered and guessed
kept-favourites = Questions you keep
kept-take = Take it with you
kept-take-lead = Made on this device, for you alone.
kept-take-page = To read (Markdown)
kept-take-lines = For programs (JSON lines)
kept-take-file = The sealed room, to move it
kept-taking = Gathering …

## settings

settings-me = You, in this room
settings-room-name = What the room is called
settings-hue = Your light
settings-zone = Your clock is that of { $place }.
settings-moved = This device is on the time of { $place } now.
settings-move = I am there
settings-saved = Kept.
settings-device = This device
settings-device-lead = Only here; nobody is told.
settings-auto = As the device
settings-language = Language
settings-theme = Light or dark
settings-light = Light
settings-dark = Dark
settings-contrast = Contrast
settings-more = More
settings-motion = Motion
settings-less = Less
settings-sound = Sound
settings-sound-lead = A bell when answers open, a block when time is up.
settings-felt = Vibration
settings-felt-lead = At shared turns.
settings-wake = Screen stays on
settings-wake-lead = While a timer runs or something plays.
settings-tell = Notices of the open page
settings-tell-lead = While this page is open in the background. They name nobody and quote nothing.
settings-tell-denied = The browser does not allow notices for this page.
settings-late = My sound comes late
settings-late-by = { $ms } ms
settings-late-lead = With Bluetooth headphones.
settings-exit = A way out at the top
settings-exit-lead = One tap leaves this page. Two Escapes always do.
settings-unseen = Appear offline
settings-unseen-lead = On this device: nobody sees that you are here. What you do is seen as ever.
settings-ways = People, and the way out
settings-people-lead = { $n } of you. Links, devices, keys, leaving, deleting.
settings-exit-now = Leave this page now
settings-exit-now-lead = At once, to a page that says nothing. You stay in the room.
hue-amber = Amber
hue-sea = Sea
hue-rose = Rose
hue-jade = Jade
hue-iris = Iris
hue-coral = Coral
hue-moss = Moss
hue-plum = Plum
missing-insecure = This page was not opened by https. So browsers let it seal nothing, use no camera, show no notices, and keep nothing for when you are out of reach.
missing-storage = This browser keeps nothing for this page: after closing it you need a link to come back.
knows-title = What this hub knows
knows-sees = It can see
knows-blind = It cannot see
knows-sees-sealed = names and time zones | who is here | when something is sealed, and how large | which question, which step
knows-blind-sealed = words and answers | what you play | titles and labels | where you are
knows-sees-open = all that is written here | what you play | names and time zones | who is here
knows-blind-open = your own files | where you are
own-page-title = On your own page
own-page-open = Code for a page
own-page-open-lead = A timer, a question or a film in a site of yours.
own-page-lead = A room in your site is one of its own: your server names it and says who is who. This room here is not shown there.
own-page-none = This hub has no script for other pages.
own-page-form = Where it stands
own-page-form-html = Plain page
own-page-form-iframe = Frame
own-page-form-react = React
own-page-form-vue = Vue
own-page-shows = What is in it
own-page-player = What plays
own-page-playlist = The queue
own-page-reactions = Signals
own-page-name = The room, as your server names it
own-page-as-page = As the page
own-page-code = The code
own-page-needs = What it needs
own-page-steps = Whoever runs this hub allows the address of your site, and names your server as one that may give tokens. | Your server answers POST /room-token with a token for who is signed in, good for ten minutes at most, and with 403 for who may not enter. | No token stands in the code: the page asks for a fresh one each time. “A room in your page” in the documentation says the rest.
tell-timer = Time.
tell-waits = A question waits for you.
tell-open = The answers are open.

## try

door-try = Or look around first, with two phones on one page
door-screen = Use this as a screen of a room
try-title = Two phones, one room
try-lead = Both are real. Do something on the left one, and look at the right one.
try-yours = Your phone: you are Ana
try-theirs = Ben’s phone, far away
try-opening = Making a room for this page …
try-closed = This hub has no rooms to try out. Whoever runs it can allow them.
try-over = This room is over. Load the page for another one.
try-end = The room goes when you close this page, and after an hour in any case.
try-own = A room of your own
try-said-alone = You are in. Ben is on his way.
try-said-both = Ben is here. Begin with a question, or a timer.
try-said-question = The same question on both. Nobody sees the other’s answer before both are in.
try-said-sealed = Yours is sealed. On Ben’s phone there is only light under the door.
try-said-open = Both open, at one instant. The hub could read neither.
try-said-timer = The same digit on both: they count from one clock, not from messages.
try-said-line = Said on one, read on both. It stays in the room.
try-said-signal = A signal rises on both, and is gone.
try-ben-answer = The sea, before anybody is up.
try-ben-line = I am here. It is late, and I do not mind.

## plan

plan-title = Plan the evening
plan-lead = Nobody is told before you say so. It can be changed until it begins.
plan-own = Make your own
plan-edit = Change the programme
plan-from = Begin from
plan-from-empty = an empty page
plan-name = What it is called
plan-begins = If it begins at
plan-what = What happens
plan-minutes = Minutes
plan-gate = It ends
plan-gate-hand = when one of you goes on
plan-gate-ready = when all are ready
plan-gate-time = when its time is over
plan-with = It opens
plan-with-none = nothing
plan-with-questions = a question
plan-with-playlist = the queue
plan-with-timer = a timer of its length
plan-with-later = something that comes later
plan-up = Earlier: { $title }
plan-down = Later: { $title }
plan-remove = Take out: { $title }
plan-add = Add a part
plan-total = { $n } min, until { $times }
plan-save = Plan it
plan-begun = The evening has begun. It can be planned anew when it is over.
plan-newer = Somebody has planned since. This is theirs; change what you like.
plan-title-date = The programme of a date
plan-lead-date = It is laid out when its time has come.
plan-for = It is for
plan-for-all = all dates
plan-as-all = As on all others
plan-save-date = Keep it so
plan-gone = This date is not there any more.
now-gather = Waits for you
now-gather-lead = The evening begins when you are here, too.
now-gather-go = I am coming
now-evening = Your evening is on
now-evening-go = Be there
now-times = Times for a date
now-times-title = A time for you
now-times-lead = Nobody sees what you tick, only what suits everybody.
now-times-go = See the times
together-evening = A whole programme, gone through at the same time.
bar-evening = Of the evening

## dates that come, and who is asked for

asking-for = Ask for { $name }
asking-others = Ask for the others
asking-said = Said. It arrives by the way that was chosen there.
asking-again = You have asked a moment ago. It can be said again at { $time }; there is no hurry.
coming-title = Planned
coming-left = until it begins
due-soon = { $title } begins at { $time }.
due-soon-day = { $title } begins at { $time }, { $day }.
due-begins = { $title } begins now.
due-asked = { $name } would be glad of you.
due-times = There are times to choose from.
due-letter = A letter is open for you.
due-agreement = There is a sentence to read, and to sign if you like.
due-look-again = You wanted to look at what you agreed on again.
due-open = Open it
due-celebrates = There is something to celebrate.
due-read = Read it
due-anything = There is something for you in this room.
due-look = Look at them
due-go = Be there
due-close = Put it away
tell-soon = What you planned is near.
tell-begins = What you planned begins now.
tell-times = There are times to choose from in your room.
tell-agreement = There is a sentence to read in your room.
tell-look-again = You wanted to look at something together again.
tell-celebrates = Something is celebrated in your room.
tell-asked = Somebody in your room would be glad of you.
tell-letter = A letter is open for you.
