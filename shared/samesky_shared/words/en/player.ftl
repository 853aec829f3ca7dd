### What the element of a player says; fetched with it.

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
