### What the timeline says; fetched with it.

timeline-title = Kept
timeline-day = A day
timeline-all-days = All days
timeline-day-none = Nothing of this day is here.
timeline-mine = What I keep
timeline-mine-none = You keep nothing yet. What you mark can be made into a keepsake of its own; nobody else sees it.
timeline-keep = Keep this
timeline-kept = You keep this
timeline-looking = Looking further back …
timeline-take-what = What it holds
timeline-take-all = Everything
timeline-take-mine = What I keep
timeline-book = A keepsake to print
timeline-book-lead = One file that any browser opens. It looks well on paper, and needs no network.
timeline-made = Made by { $name } on { $day }, on one device, from words that nobody else could read.
