### What the element of touch says; comes with it.

touch-title = Touch
touch-lead = Hold hands, or let something be felt on the other side. The phone hums; what it says is written here, too.
touch-hold = Hold hands
touch-release = Let go
touch-lift = Lift to let go
touch-hold-how = Press and hold, or switch it on.
touch-hold-on = Hold without pressing
touch-alone = It is felt once somebody else is in this room.
touch-offered = Your hand is held out. There is no hurry.
touch-offers = { $names } { $many ->
        [one] holds
       *[other] hold
    } out a hand.
touch-together = You are holding hands.
touch-together-with = You and { $names } are holding hands.
touch-others = { $names } are holding hands. Yours fits in, too.
touch-elsewhere = Your hand is held out on another device of yours.
touch-asleep = It is { $time } there. { $name } finds in the morning what you leave now.
touch-waits-away = { $name } is not here. What you leave now waits for { $name }.
touch-nobody = Nobody is here. Choose somebody, and it waits for them.
touch-for = For
touch-all = all who are here
touch-give = Let something be felt
touch-squeeze = A squeeze
touch-hug = A hug
touch-kiss = A kiss
touch-forehead = A kiss on the forehead
touch-tap = Tap a rhythm
touch-tap-how = Your heartbeat, maybe. It is felt as you tap it.
touch-sent = Sent: { $what }
touch-left = Left for { $name }: { $what }
touch-from = From { $name }: { $what }
touch-from-tap = { $name } taps a rhythm.
touch-met-tap = Your taps fell on the same moment.
touch-met-squeeze = You squeezed at the same moment.
touch-met-hug = You hugged at the same moment.
touch-met-kiss = You kissed at the same moment.
touch-met-forehead = You kissed at the same moment, forehead to forehead.
touch-waiting = { $name } left you something, { $time }.
touch-feel = Feel it
touch-mine = Something of yours waits for { $names }, two days at most.
touch-week = Held hands in the last seven days: { $what }.
touch-week-moment = a moment
touch-week-minutes = { $n ->
        [one] about a minute
       *[other] about { $n } minutes
    }
touch-week-hour = about an hour
touch-week-hours = about { $n } hours
touch-silent = This device does not hum. You see it and read it.
touch-unreadable = something that a newer version left
