### What words and signals say: a page learns it with the first of them.

## chat

chat-title = Words
chat-empty = A line now and then. It stays in the room.
chat-input = Say something
chat-send = Send
chat-rests = It is { $name }’s turn to speak. Your words can rest until then.
chat-edit = Change
chat-unsay = Take back
chat-save = Save
chat-cancel = Leave it
chat-edited = changed
chat-unsaid = Taken back.
chat-earlier = Earlier
chat-you = You

## react

react-label = Signals for all of you
react-nod = Nod
react-smile = Smile
react-laugh = Laugh
react-tear = Tear
react-heart = Heart
react-listening = Hear you
react-slow = Slow
react-hand = Wait
react-from = { $name }: { $what }
