### Was Worte sonst noch sagen: Eine Seite lernt es mit dem ersten Chat.

## chat

chat-reply = Antworten
chat-replies = Antwort an { $name }
chat-replies-mine = Antwort auf deine eigene Zeile
chat-reply-gone = Eine Zeile von früher
chat-no-reply = Ohne diese Zeile
chat-writing = Schreibt: { $names }
chat-read-by = gelesen von { $names }
chat-below = Neue Worte
chat-shows = Was man von dir sieht
chat-show-mark = Zeigen, wie weit ich gelesen habe
chat-show-mark-lead = Dann siehst du es auch von denen, die es zeigen.
chat-show-typing = Zeigen, wenn ich schreibe
chat-said = { $name }: { $text }
