### What the elements of activities say: short, plain, present tense.

## sky

sky-label = Who is here
sky-you = you
sky-someone = Someone
sky-someone-lead = their sky, when they come
light-night = night
light-dawn = dawn
light-day = day
light-dusk = dusk

## status

status-here = here
status-busy = busy
status-away = looked away
status-offline = not here
status-unknown = on the way back
chat-gone = Somebody who left

## connection

connection-connecting = Connecting
connection-live = In step
connection-waiting = Out of reach
connection-ended = Closed

## place

place-waiting = Out of reach. What you write is kept here until it can go out.
place-forbidden = This room is not open to you.
place-gone = This room is not there for you any more.
place-elsewhere = This room is open in another place on this device.
place-alone = This page is made to stand in another one.

## timer

timer-title = Timer
timer-idle = Both of you see the same digit, and it ends at one instant.
timer-custom = Seconds, or 1:30
timer-custom-hint = 90 or 1:30
timer-start = Start
timer-pause = Pause for both
timer-resume = Go on
timer-reset = Reset
timer-add = 1 min
timer-add-long = 1 min more
timer-stopwatch = Stopwatch
timer-minutes = { $n } min
timer-label = What it is for
timer-label-set = Write it on
timer-name = Name it
timer-ended = Time.
timer-held = Held
timer-left = { $time } left
timer-gone = { $time } gone
timer-rest = Rest, round { $n } of { $of }
timer-work = Round { $n } of { $of }
timer-rounds = Rounds of work and rest
timer-rounds-work = Work, min
timer-rounds-rest = Rest, min
timer-rounds-rounds = Rounds

## questions

questions-title = A question
questions-empty = You each answer alone. Nobody sees the other’s before both are in; then both open together.
questions-draw = Draw a question
questions-next = Next question
questions-another = Another question
questions-depth = Depth { $n } of 4
questions-own-drawn = A question from one of you
questions-answer = Your answer
questions-private = Only you see this
questions-placeholder = There is no hurry.
questions-seal = Seal my answer
questions-pass = Pass, no reason needed
questions-sealed = Sealed.
questions-sealed-lead = It opens for both of you at the same instant.
questions-sealed-lead-all = It opens for all of you at the same instant.
questions-passed-you = You pass.
questions-passed-you-lead = No reason needed. You may still answer.
questions-change = Take it back and change it
questions-answer-after-all = Answer after all
questions-not-in = Not in yet. You will see nothing of it until you are both in.
questions-not-in-all = Not in yet. You will see nothing of it until all are in.
questions-still = Still with their own thoughts. There is no hurry.
questions-in = Is in. It opens when you are in, too.
questions-in-waiting = Is in.
questions-without = Open without { $name }
questions-revealed = Both answers are open.
questions-passed = Passed.
questions-unshared = Is theirs until they share it.
questions-share = Show mine to who passed
questions-shared = Shown to who passed
questions-not-there = Was not in this round.
questions-keep = Keep
questions-kept = Kept
questions-deeper = Go deeper, if you both want to
questions-deeper-all = Go deeper, if you all want to
questions-ask = Open depth { $n }? It needs a yes from each of you.
questions-agree = Yes
questions-not-now = Not now
questions-asked = Depth { $n } opens when everybody says yes.
questions-lighter = Lighter

## playlist

playlist-title = Watch and listen
playlist-queue = Queue
playlist-empty = Add a film or a song. It starts when it is ready on both sides.
playlist-url = Address of a video or song
playlist-name = Title (may stay empty)
playlist-add = Add
playlist-adding = Looking …
playlist-bad-url = This is no address of the web.
playlist-file = Or a file of your own
playlist-file-note = Each of you plays your own copy. Nothing is uploaded; only the position is shared.
playlist-file-insecure = Own files need an https address, since the browser checks them by fingerprint.
playlist-file-tag = own file
playlist-by = from { $name }
playlist-next = Next
playlist-unreadable = Something this version cannot read

## sealed

sealed-locked = This device does not have the key to read this
sealed-changed = This was changed on its way, so it is not shown

## refused

refused-insecure = This page was not opened by https, so nothing can be sealed here. What is written stays with you.
refused-locked = This device does not have the key of this room. Ask for a link to come back by.
refused-expired = You were out of reach, so it was not done. Try again.
refused-stale = It is not sure whether this arrived. Look, and send it again if need be.
refused-too_fast = That was a little fast. Try again in a moment.
refused-too_large = That is too long.
refused-full = There is no more room here.
refused-forbidden = That is not open to you.
refused-not_yet = Not yet.
refused-unavailable = The room cannot be reached. What is here is safe.
refused-held = Nothing can be changed here for a little while. What is here is safe.
refused-other = That did not work. What is here is safe.
