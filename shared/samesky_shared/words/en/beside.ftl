### What players, words and signals say: a page learns it with the first of them.

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
player-other-file = This is another file. The right one is { $size } long.
player-broken = This cannot be played here.
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

## chat

chat-title = Words
chat-empty = A line now and then. It stays in the room.
chat-input = Say something
chat-send = Send
chat-rests = It is { $name }’s turn to speak. Your words can rest until then.
chat-edit = Change
chat-unsay = Take back
chat-save = Save
chat-cancel = Leave it
chat-edited = changed
chat-unsaid = Taken back.
chat-earlier = Earlier
chat-you = You

## react

react-label = Signals for all of you
react-nod = Nod
react-smile = Smile
react-laugh = Laugh
react-tear = Tear
react-heart = Heart
react-listening = Hear you
react-slow = Slow
react-hand = Wait
react-from = { $name }: { $what }
