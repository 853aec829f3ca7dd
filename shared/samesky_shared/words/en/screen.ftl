### Screens: what one shows, and how a phone brings it.

screen-title = Bring this screen into your room
screen-lead = In your room on the phone: People, My devices, Bring a screen. Or point its camera here.
screen-digits = Six digits
screen-words = Does your phone show these words?
screen-words-lead = Say there that they are the same, and the room comes here. If they differ, say no.
screen-coming = The room comes …
screen-any-key = Press any key once: then films are heard here, and the picture fills the screen.
screen-over = This screen has left the room
screen-over-lead = It was taken out, or its twelve hours are over.
screen-again-lead = Press any key for new digits.
screen-locked = The room has a new key. To read on, press any key here, and bring the screen again.
screen-insecure = Open this page by https: the room is sealed, and here it could not be read.
screen-away = On the way back to the room …
screen-away-hub = The hub is out of reach. It is tried again.
screen-quiet = What you do together is shown here.

bring-title = Bring a screen
bring-lead = Open { $address } on a television or a laptop. It shows six digits: type them here.
bring-what = It shows what all of you may see, and nothing that is for you alone. Nobody writes on it; that stays with the phones.
bring-find = Find it
bring-finding = Looking for it …
bring-unknown = No screen shows these digits. They change every ten minutes.
bring-too-fast = That was a lot of digits. Wait a minute, then try once more.
bring-words = Does the screen show these words?
bring-same = Yes, the same
bring-other = No, others
bring-differed = Nothing was handed over. It was another screen, or somebody is in between. On the screen there are new digits now.
bring-done = It is there.
bring-done-lead = It goes by itself at { $time }. You can take it out before, under People, My devices.
bring-full = You have as many devices as a member may have. Take one out first, under People.
bring-another = Bring another
bring-which = Into which room?
bring-nowhere = This device is in no room yet.
bring-show = Show this on the screen
bring-shown = It is on the screen
bring-picture = The picture is on the screen
