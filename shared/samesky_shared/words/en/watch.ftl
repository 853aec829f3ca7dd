### What players and queues say: a page learns it with the first of them.

## player

player-play = Play for both
player-pause = Pause for both
player-back = −10 seconds, for both
player-on = +10 seconds, for both
player-position = Position
player-of = { $time } of { $total }
player-left = { $time } left
player-speed = Speed
player-tap = Tap to start the sound
player-tap-lead = Your browser asks for a tap first. The others are playing already.
player-waits = Waits for { $names }
player-you = you
player-without = Go on without { $name }
player-choose = Choose your own copy of { $title }
player-elsewhere = Watch it on { $name }
player-elsewhere-lead = It plays on its own page. Open it, then say that you are ready; the position is here.
player-ready = I am ready
player-in-step = in step
player-ahead = { $by } s ahead
player-behind = { $by } s behind
player-fine = Fine tuning
player-waits-for-all = Wait for whoever runs out of data
player-late = My sound comes late
player-late-lead = With Bluetooth headphones, move this until you all hear the same at once.
player-late-by = { $ms } ms
player-loading = getting ready
player-idle = Nothing is on.
player-full = Full screen, only for you

## what was done

player-self = You
player-did = { $name }: { $what }
player-did-load = put this on
player-did-play = on
player-did-pause = pause
player-did-seek = to { $time }
player-did-speed = speed { $rate }×
player-undo = Back to { $time }
player-undo-load = Back to { $title }

## what stands in the way

player-why-codec = This device does not know the format.
player-why-gone = It is not there any more.
player-why-cors = It is not there, or this device does not know the format: its server does not tell pages which.
player-why-blocked = It may not be shown here.
player-why-network = The line does not carry it.
player-why-other = It cannot be played here.
player-trouble = { $name }: { $why }
player-blind = Go on without picture
player-blind-lead = Nobody waits for you then. You see where the others are, and the subtitles, if you have some.
player-blind-now = You go on without picture and sound.
player-retry = Try again
player-without-picture = without picture
player-cannot = cannot play it
player-cut-longer = This is another cut, { $by } longer. Its places part from those of the others.
player-cut-shorter = This is another cut, { $by } shorter. Its places part from those of the others.
player-cut-same = This is another copy of the same length. It will do.
player-cut-other = This is another file, and how long it is cannot be told here.
player-cut-use = Use it anyway
player-frame = Show it here, from { $name }
player-frame-lead = Until you tap, nothing is loaded from { $name }. Then it learns the address of your line, of this hub, and what you watch.

## only for you

subs-title = Subtitles, only for you
subs-file = Subtitles from a file
subs-url = Address of subtitles (WebVTT)
subs-take = Take
subs-offset = Later or earlier
subs-offset-by = { $by } s
subs-off = Without subtitles
subs-none = No subtitles are in this.
subs-unreached = They are not there, or their server keeps them to itself. A file always works.
subs-note = Subtitles stay on this device.
audio-track = Sound track, only for you
audio-nth = Track { $n }

## the queue

playlist-play = Play { $title } now
playlist-vote = Want { $title }
playlist-wants = { $n } want this
playlist-more = More about { $title }
playlist-drag = Move { $title } with the arrow keys
playlist-up = Up
playlist-down = Down
playlist-out = Take out
playlist-seen-yes = We have seen it
playlist-seen-no = Not seen yet
playlist-goes-on = goes on at { $time }
playlist-anew = From the beginning
playlist-seen = seen { $date }
playlist-moved = { $title } is number { $n } now.
playlist-shuffle = Mixed
playlist-repeat = What repeats
playlist-repeat-off = Nothing repeats
playlist-repeat-all = All repeats
playlist-repeat-one = This one repeats
playlist-removed = { $name } took out { $title }
playlist-put-back = Put back
playlist-call-it = Name this list
playlist-label = What this list is for
playlist-save = Save
playlist-history = What you have seen
playlist-history-none = Nothing yet. What plays to its end stands here.
playlist-earlier = Earlier
lists-all = Lists
lists-new = New list
lists-nth = List { $name }
kept-seen = Seen together
