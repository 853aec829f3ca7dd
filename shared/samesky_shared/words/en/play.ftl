### What the element of games says; fetched with it.

play-title = Play
play-lead = Small things to laugh about. Nothing is counted.

## The table

play-table = On the table
play-table-lead = Lay something out. Each says theirs alone, and it opens for all at the same instant, also when somebody sleeps meanwhile.
play-this = This or that
play-finish = Finish the sentence
play-tale = Two truths and a tale
play-begin = A beginning of my own
play-next = Something else
play-begin-words = Finish my sentence
play-begin-hint = When it rains, I
play-lay = Lay it out
play-cancel = Leave it
play-tale-words = Three sentences, one of them untrue
play-tale-line = Sentence { $n }
play-tale-is = Sentence { $n } is the tale
play-tale-lead = Mark the tale. The others read it with the guesses, not before.
play-tale-guess = Which of them is { $name }’s tale?
play-told = It is on the table. Which is the tale opens with the guesses.
play-in = Yours is in. It opens when all are.
play-passed-you = You pass this one.
play-awaited = not in yet
play-night = it is { $time } there
play-without = Go on without
play-waits = It waits for { $names }.
play-change = Say mine anew
play-pass = Pass, no reason needed
play-finish-mine = How mine goes on
play-seal = Seal mine
play-open = It is open.
play-untrue = This is the tale.
play-same = The same, all of you.
play-late = Say yours, and you read the others.

## Drawing

play-drawing = Draw and guess
play-draw-lead = Somebody gets a thing that the others do not know, and draws it.
play-draw-begin = I draw
play-draw-mine = My turn to draw
play-draw-again = Draw another
play-draw-else = Another thing
play-draw-this = You draw:
play-draws = { $name } draws
play-left-by = { $name } has left a picture
play-sheet-mine = The sheet: draw here
play-sheet-keys = With keys: arrows move the pen, Space sets it down and lifts it.
play-undo = Take back
play-wipe = A fresh sheet
play-guess = What is it?
play-guess-say = Say it
play-right = That is it
play-leave = Leave it for later
play-left = It waits for who comes.
play-reveal = Say what it is
play-found = { $thing }, found by { $name }
play-was = It was: { $thing }
play-album = Drawings of before

## The jar

play-jar = Joke jar
play-jar-empty = The jar is empty. Put something in for a grey day.
play-jar-inside = { $n ->
    [one] One joke is in it.
   *[other] { $n } jokes are in it.
}
play-pull = Pull one out
play-slip = Put one in
play-slip-words = Only you read it, until it is pulled out
play-slip-put = Into the jar
play-slip-back = Take it out

## The shelf

play-shelf = Only we laugh at that
play-shelf-empty = A word or two that nobody else finds funny has its place here.
play-further = Look further back
play-shelve = Put something here
play-shelve-words = The words
play-shelve-from = Where they come from
play-shelve-put = Onto the shelf

## Kept

play-kept-drawing = a drawing
play-kept-joke = a joke out of the jar
play-kept-inside = only we laugh at that
play-kept-tale = the tale: { $text }
