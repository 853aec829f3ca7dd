### What the element of a pact says; comes with it.

pact-title = Just us
pact-lead = Put other things away for a while, { $n ->
    [2] both of you
   *[other] all of you
  }, and be here.
pact-seen = While it is on, you see when { $n ->
    [2] the other looks
   *[other] others look
  } elsewhere, and they see it of you. Nothing of it is kept.
pact-minutes = For how many minutes
pact-ask = Ask { $names }
pact-ask-all = Ask all who are here
pact-alone = It begins when somebody else is here, too.
pact-asks = { $name } would like { $n } minutes of just us.
pact-waits = { $n } minutes of just us. It begins with a yes from { $names }.
pact-agree = Yes, I put other things away
pact-not-now = Not now
pact-take-back = Take it back
pact-others = { $names } have put other things away for a while.
pact-left = { $n ->
    [one] The last minute
   *[other] { $n } minutes left
}
pact-here = { $names } { $count ->
    [one] is here with you.
   *[other] are here with you.
  }
pact-elsewhere = { $name } looks elsewhere just now.
pact-away = { $name } is out of reach just now.
pact-leave = Take up other things again
pact-kept = That you had this time is kept. How long it was is not.
pact-over = That was your time.
