### What the element of tours says; fetched with it.

tour-title = Look together
tour-none-lead = Photos of a place, a map, a menu, a plan: lay them out here, and all see the same page, as near as who leads. Pages are made and sealed on this device.
tour-bring = Bring pages
tour-bring-what = Pictures, a PDF, or a text.
tour-write = Write a page
tour-write-words = What stands on it
tour-write-put = Into the deck
tour-reading = The file is being read …
tour-making = Page { $n } of { $of } is being made …
tour-sealing = Page { $n } of { $of } is being sealed …
tour-unreadable = This file cannot be read here. Pictures, PDFs without a password, and texts can.
tour-no-reader = What reads PDFs could not be fetched. Try again when you are connected.
tour-cut = { $n } of { $of } pages had room.
tour-full = The deck is full: it has { $n } pages.
tour-no-room = The deck, or what this room may keep, is full. Take something out first.

## The page

tour-page = Page { $n } of { $of }
tour-by = brought by { $name }
tour-alt = Page { $n }, brought by { $name }
tour-back = The page before
tour-on = The next page
tour-nearer = Nearer
tour-farther = Farther
tour-point = Point with a finger
tour-stage = The page. Left and right arrows turn pages, plus and minus come nearer, 0 shows all of it.
tour-loading = The page is on its way.
tour-gone = This page cannot be reached now, or is not kept any more.
tour-shut = This page does not open here.
tour-pages = Pages
tour-noted = { $n ->
    [one] one note
   *[other] { $n } notes
}

## Who leads

tour-lead-of = Who leads
tour-leads-none = Nobody leads. Each looks around as they like.
tour-take = I lead
tour-leads-you = You lead: all see what you see.
tour-leads = { $name } leads.
tour-away = { $name } leads, and is away for a while.
tour-rest = Lay the lead down
tour-hand = Hand over to { $name }
tour-hand-more = Hand over to somebody else
tour-asks = { $names } would like to lead.
tour-ask = Ask for the lead
tour-asked = { $name } sees that you would like to lead.
tour-unask = Take that back
tour-alone = Look around alone
tour-follow = Look with { $name } again
tour-elsewhere = { $name } looks at page { $n }.
tour-go = Go there

## Notes

tour-notes = Notes on this page
tour-notes-full = The deck has { $n } notes; more do not fit.
tour-note = Leave a note
tour-note-where = It stands in the middle of what you see. A tap on the page finds another place for it.
tour-note-words = Your note
tour-note-put = Leave it here
tour-note-back = Take it back
tour-note-place = Note { $n }, by { $name }

## The end

tour-take-out = Take this page out
tour-take-out-lead = It stays in Kept until you erase it there; so do the notes on it.
tour-put-away = Put the deck away
tour-put-away-lead = What was brought and noted stays in Kept.
tour-put-away-sure = Put it away

## Kept

tour-kept-pages = pages to look at together
tour-kept-toured = looked at together
tour-kept-count = { $n ->
    [one] one page
   *[other] { $n } pages
}
tour-kept-more = { $n ->
    [one] One more
   *[other] { $n } more
}
