### What words and signals say: a page learns it with the first of them.

## chat

chat-title = كلمات
chat-empty = سطر بين حين وآخر. يبقى في الغرفة.
chat-input = كلمة منك
chat-send = إرسال
chat-rests = الكلمة الآن لـ { $name }. يمكن لكلماتك أن تستريح.
chat-edit = تغيير
chat-unsay = سحب
chat-save = حفظ
chat-cancel = تركه كما هو
chat-edited = مُغيَّر
chat-unsaid = سُحب.
chat-earlier = ما سبق
chat-you = أنت

## react

react-label = إشارات لكم جميعًا
react-nod = إيماءة
react-smile = ابتسامة
react-laugh = ضحكة
react-tear = دمعة
react-heart = قلب
react-listening = أسمعك
react-slow = على مهل
react-hand = لحظة
react-from = { $name }: { $what }
