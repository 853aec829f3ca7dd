### What the element of milestones says; fetched with it.

milestones-title = Milestones
milestones-lead = Days that come again, visits to look forward to, and changes to talk through.
milestones-empty = Nothing is kept yet. The first day or visit you add is counted down to on both sides.

## Adding

milestones-add = Add one
milestones-what = What it is
milestones-yearly = A day every year
milestones-visit = A visit
milestones-change = A change
milestones-called = What you call it
milestones-called-yearly = Our day
milestones-called-visit = Lisbon, at last
milestones-called-change = A new job
milestones-since = The day, with the year it began
milestones-hour = Celebrated at
milestones-hour-lead = By the clock in { $place }. It begins on all screens at the same instant.
milestones-leap = In years without this day
milestones-leap-before = On 28 February
milestones-leap-after = On 1 March
milestones-from = It begins on
milestones-from-hour = At
milestones-until = It ends on, if you know
milestones-place = By the clock of
milestones-places = All places
milestones-day = The day, if there is one
milestones-keep = Keep it
milestones-save = Save
milestones-cancel = Leave it as it was
milestones-sealed = The name is sealed. The hub knows the day, since it wakes for it.
milestones-some = Some that others had
milestones-some-move = Moving
milestones-some-job = A new job
milestones-some-study = Studying
milestones-some-child = A child
milestones-some-family = Family who need care
milestones-some-health = Health
milestones-some-loss = A loss
milestones-some-money = Money
milestones-some-place = Living in one place

## Days

milestones-days = Days
milestones-unnamed-yearly = A day
milestones-unnamed-visit = A visit
milestones-unnamed-change = A change
milestones-in-days = { $n ->
    [one] day
   *[other] days
  }
milestones-in-hours = { $n ->
    [one] hour
   *[other] hours
  }
milestones-in-minutes = { $n ->
    [one] minute
   *[other] minutes
  }
milestones-until-it = until { $title }
milestones-today = Today
milestones-years = { $n ->
    [one] one year
   *[other] { $n } years
  }
milestones-leaps = for 29 February
milestones-celebrate = Celebrate now
milestones-celebrate-again = Celebrate again, together
milestones-more = More
milestones-edit = Change it
milestones-drop = Let it go
milestones-drop-sure = Let go of { $title }, with all that stands here?
milestones-drop-yes = Let it go
milestones-drop-no = Keep it

## Celebrating

milestones-now = { $title }
milestones-now-lead = Now, on both screens.
milestones-now-lead-all = Now, on all screens.
milestones-now-lead-alone = Now. Who is asleep finds it kept.
milestones-was = Celebrated at { $time }.
milestones-stars = A sky with the stars of your evenings

## Visits

milestones-visits = Visits
milestones-together-until = You are in one place until { $day }.
milestones-together = You are in one place.
milestones-visit-over = It was until { $day }.
milestones-there = { $time } in { $place } now
milestones-begins = Begins { $time }
milestones-list = What to see to
milestones-list-empty = Tickets, keys, who feeds the cat.
milestones-item = Add to the list
milestones-item-add = Add
milestones-done-by = { $name } saw to it
milestones-strike = Take { $text } off the list

## Changes

milestones-changes = Changes
milestones-change-day = on { $day }
milestones-talk = Talk it through
milestones-talk-again = Talk it through again
milestones-talked = Talked through on { $day }
milestones-talk-other = { $title } is on the table. This one can follow.
milestones-ask-1 = What changes for me?
milestones-ask-2 = What do I hope for, and what am I afraid of?
milestones-ask-3 = What would I need from you?
milestones-ask-3-all = What would I need from you all?
milestones-talk-lead = Each of you writes, for yourself. It opens for both at the same instant.
milestones-talk-lead-all = Each of you writes, for yourself. It opens for all at the same instant.
milestones-talk-alone = What you write is kept here. With somebody else in the room, it opens for both at once.
milestones-yours = How it is for you
milestones-seal = Seal it
milestones-pass = Nothing now
milestones-passed-you = Nothing for now.
milestones-passed-you-lead = No reason needed. You may still write.
milestones-passed = Nothing for now.
milestones-take-back = Take it back and change it
milestones-write = Write after all
milestones-not-in = Not in yet. There is no hurry.
milestones-asleep = It is { $time } there. It can wait for the morning.
milestones-without = Open without { $name }
milestones-open = What you each wrote is open.
