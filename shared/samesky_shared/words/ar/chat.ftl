### What words say besides: a page learns it with the first chat.

## chat

chat-reply = رد
chat-replies = ردًّا على { $name }
chat-replies-mine = ردًّا على سطرك
chat-reply-gone = سطر من قبل
chat-no-reply = دون هذا السطر
chat-writing = يكتب الآن: { $names }
chat-read-by = وصلت القراءة عند: { $names }
chat-below = كلمات جديدة
chat-shows = ما يظهر منك
chat-show-mark = إظهار الموضع الذي وصلت إليه قراءتي
chat-show-mark-lead = عندئذ يظهر لك موضع من يُظهرونه أيضًا.
chat-show-typing = إظهار أنني أكتب
chat-said = { $name }: { $text }
