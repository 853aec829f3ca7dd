### What the element of moments says; comes with it.

moment-title = A moment together
moment-lead = Three, two, one: a picture of each of you at the same instant, side by side. It is kept when all of you like it.
moment-gather = Take one now
moment-gather-away = { $names } can add a picture later.
moment-camera = Switch my camera on
moment-camera-off = Switch it off
moment-camera-none = There is no camera here, or it may not be used. A picture from this device or a card does as well.
moment-file = Choose a picture
moment-file-none = That is no picture that can be read here.
moment-card = Draw a card
moment-ready = I am ready
moment-ready-again = Once more
moment-ready-waits = You are ready. Waiting for { $names }.
moment-ready-others = { $many ->
        [one] { $names } is ready.
       *[other] { $names } are ready.
    }
moment-alone = Take mine now
moment-counts = Look into the camera
moment-mine = This is only yours until you give it.
moment-words = What is on it, for who cannot see it
moment-give = Give it to the strip
moment-giving = On its way
moment-given = Yours is in. All pictures open at the same instant.
moment-given-away = Yours is in. { $names } can add theirs later; then all open at the same instant.
moment-other = Give another one
moment-without = Go on without { $name }
moment-without-me = I am not in this one
moment-not-in = This one is without you.
moment-keep = Keep it
moment-yes = You would keep it. It is kept once all have said so.
moment-again = Take it again
moment-let-go = Let it go
moment-kept = It is kept.
moment-out = Take my picture out
moment-out-lead = Yours is gone for all of you then, for good. The others stay.
moment-out-sure = Take it out
moment-this-day = On this day, { $day }
moment-full = The room has no space for another picture. Yours stays here; who runs this hub can give the room more.
moment-too-large = That picture is too large.
moment-alt = Picture of { $name }
moment-loading = A moment …
moment-closed = Not open yet
moment-unreadable = This picture does not open here.
moment-offline = You are out of reach. Pictures can be given when you are back.
moment-camera-view = What your camera sees
