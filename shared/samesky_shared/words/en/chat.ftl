### What words say besides: a page learns it with the first chat.

## chat

chat-reply = Reply
chat-replies = In reply to { $name }
chat-replies-mine = In reply to your own line
chat-reply-gone = A line from before
chat-no-reply = Without this line
chat-writing = Writing: { $names }
chat-read-by = read by { $names }
chat-below = New words
chat-shows = What shows of you
chat-show-mark = Show how far I have read
chat-show-mark-lead = Then you see it of the others who show it, too.
chat-show-typing = Show when I write
chat-said = { $name }: { $text }
