### What the element of breathing says; fetched with it.

breathe-title = Breathe together
breathe-lead = In while the light rises, out while it sinks.
breathe-pattern = How
breathe-coherent = Evenly
breathe-coherent-about = In and out, 5.5 a minute.
breathe-box = Box
breathe-box-about = In, hold, out, hold: 4 each.
breathe-four-seven-eight = 4-7-8
breathe-four-seven-eight-about = In 4, hold 7, out 8.
breathe-minutes = For about
breathe-min = { $n } min
breathe-who = With whom
breathe-both = Both of you
breathe-all = All of you
breathe-own = Only me
breathe-own-lead = It stays on this device. Nobody sees that you breathe.
breathe-begin = Begin
breathe-settle = Sit as you like.
breathe-in = Breathe in
breathe-hold = Hold
breathe-out = Breathe out
breathe-rest = Hold
breathe-bar-in = In { $n }
breathe-bar-hold = Hold { $n }
breathe-bar-out = Out { $n }
breathe-bar-rest = Hold { $n }
breathe-parts = One breath
breathe-round = Breath { $n } of { $of }.
breathe-with = On the same breath: { $names }.
breathe-alone = { $names } can join at any time.
breathe-theirs = Breathing: { $names }.
breathe-join = Breathe along
breathe-leave = I stop here
breathe-pause = Pause for both
breathe-pause-all = Pause for all
breathe-pause-own = Pause
breathe-resume = Go on
breathe-end = End gently
breathe-ending = It ends with this breath.
breathe-held = It rests. It goes on with a new breath.
breathe-over = { $n ->
    [one] That was one breath.
   *[other] That was { $n } breaths.
}
breathe-feel = Feel it
breathe-as-you-like = Leave out the holding where it is too long for you.
breathe-kind = Be kind to yourself
breathe-kind-lead = Three short exercises. What you write is for you alone.
breathe-thought = A kinder thought
breathe-thought-1 = Which thought is hard just now? Write it as it comes.
breathe-thought-2 = What would you say to a friend who thinks this of themselves?
breathe-thought-3 = What else could be true, too?
breathe-thought-4 = Put it into a sentence that you can believe today.
breathe-plan = A kind plan
breathe-plan-1 = What would do you good in the coming days, however small?
breathe-plan-2 = When and where could it have a place?
breathe-plan-3 = What could come in between, and what would you do then?
breathe-like = What I like about me
breathe-like-1 = What did you do lately that you are glad of?
breathe-like-2 = What do you like about how you are with others?
breathe-like-3 = What has your body carried you through?
breathe-step = { $n } of { $of }
breathe-next = Next
breathe-back = Back
breathe-only-you = Only you see this. It never leaves this device.
breathe-keep = Keep it here
breathe-let-go = Let it go
breathe-close = Close
breathe-company = In company
breathe-company-lead = The others see that you sit down, and which exercise. Never a word.
breathe-sit = Sit down together
breathe-sits = { $name } sits down: { $what }.
breathe-sits-you = You sit: { $what }. The others can, too, until tomorrow night.
breathe-sit-too = Sit down, too
breathe-waits = You have sat. It is over when { $names } has sat, too. There is no hurry.
breathe-let-be = Wait no longer
breathe-sat = { $what }. You have all sat: { $names }.
breathe-notes = Your notes on this device
breathe-notes-lead = Only here, and gone when this device forgets the room.
breathe-notes-take = Take them along
breathe-note-wipe = Wipe it away
breathe-unkept = This page can keep nothing. What you write is gone when you close it.
breathe-kept-breathed = { $pattern }, { $n ->
    [one] one breath
   *[other] { $n } breaths
}
