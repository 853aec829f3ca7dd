### What is said of one's own calendar, in the settings; fetched with them.

calendar-title = In your calendar
calendar-lead = A calendar program can fetch your dates by itself, with their changes and reminders. It learns when they are, and not what they are.
calendar-none = No address yet
calendar-make = Make one
calendar-address = Its address
calendar-copy = Copy
calendar-copied = Copied
calendar-open = Open in my calendar
calendar-secret = Whoever has this address sees when your dates are. It opens nothing else.
calendar-more = Another address, or none
calendar-more-lead = The old address leads nowhere from then on; a calendar may keep what it fetched last.
calendar-new = Make another
calendar-off = Take it away
calendar-mail = Dates by mail
calendar-mail-lead = Each date that is planned, changed or let go comes as a mail that calendars understand.
calendar-mail-first = They go to the mailbox that you have confirmed in this room; there is none yet.
