### What the element of gratitude says; fetched with it.

gratitude-title = Thanks
gratitude-lead = Each of you names something, for yourself. It opens for both at the same instant.
gratitude-lead-all = Each of you names something, for yourself. It opens for all at the same instant.
gratitude-alone = What you are thankful for is kept here. With somebody else in the room, it opens for both at once.
gratitude-yours = What you are thankful for
gratitude-thought = Another thought
gratitude-seal = Seal it
gratitude-keep = Keep it
gratitude-pass = Not today
gratitude-passed-you = Nothing today.
gratitude-passed-you-lead = No reason needed. You may still write.
gratitude-change = Take it back and change it
gratitude-write = Write after all
gratitude-not-in = Not in yet. There is no hurry.
gratitude-seat = Not in yet.
gratitude-asleep = It is { $time } there. It can wait for the morning.
gratitude-without = Open without { $name }
gratitude-open = What you each wrote is open.
gratitude-passed = Nothing today.
gratitude-next = A new page
gratitude-last = Opened last
gratitude-again = { $ago }, { $name } wrote
gratitude-again-you = { $ago }, you wrote
