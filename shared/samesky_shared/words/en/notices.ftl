### What a member is told though no page is open. It names nobody and quotes nothing.

notice-title = Samesky
notice-anything = There is something for you in your room.
notice-asked = Somebody in your room would be glad of you.
notice-call = Somebody in your room would like to talk.
notice-soon = What you planned begins { $when }.
notice-begins = What you planned begins now.
notice-times = There are times to choose from in your room.
notice-agreement = There is something in your room to read, and to sign if you like.
notice-look-again = You wanted to look at something together again.
notice-celebrates = Something is celebrated in your room.
notice-letter = A letter is open for you in your room.
notice-lull = It has been a while since your last evening. There is no hurry; your room is there.
notice-planned = A date is planned { $when }. It is attached for your calendar.
notice-planned-title = A date for your calendar
notice-changed = A date has changed; the next one begins { $when }. What is attached takes the place of what was there.
notice-changed-title = A date has changed
notice-dropped = A date was let go that would have begun { $when }. What is attached takes it out of your calendar.
notice-dropped-title = A date was let go
notice-mail-code = Your code is { $code }. Enter it in your room, under Settings, to be told by mail. If you did not ask for it, there is nothing to do.
notice-late = This was due { $when }.
notice-at = at { $time }
notice-on = on { $day } at { $time }
notice-way = { $url }
notice-end = You get this because somebody with this address asked for it in a room. It ends there too, under Settings.

## What stands in calendars. Neutral, since others may see them.

calendar-date = Date
calendar-name = Samesky
