### What players, words and signals say: a page learns it with the first of them.

## player

player-play = تشغيل للطرفين
player-pause = إيقاف مؤقّت للطرفين
player-back = −10 ثوانٍ، للطرفين
player-on = +10 ثوانٍ، للطرفين
player-position = الموضع
player-of = { $time } من { $total }
player-left = بقي { $time }
player-speed = السرعة
player-tap = لمسة ليبدأ الصوت
player-tap-lead = يطلب متصفحك لمسة أولًا. العرض جارٍ عند الآخرين.
player-waits = في انتظار: { $names }
player-you = أنت
player-without = المتابعة دون { $name }
player-choose = اختيار نسختك من { $title }
player-other-file = هذا ملف آخر. طول الملف الصحيح { $size }.
player-broken = لا يمكن تشغيل هذا هنا.
player-elsewhere = المشاهدة على { $name }
player-elsewhere-lead = يُعرض في صفحته الخاصة. بعد فتحها يكفي الإعلان أنك على استعداد؛ والموضع هنا.
player-ready = أنا على استعداد
player-in-step = على إيقاع واحد
player-ahead = { $by } ث إلى الأمام
player-behind = { $by } ث إلى الوراء
player-fine = ضبط دقيق
player-waits-for-all = انتظار من تنفد بياناته
player-late = الصوت عندي متأخر
player-late-lead = مع سماعات بلوتوث، يُحرَّك هذا حتى تسمعوا جميعًا الشيء نفسه في آن واحد.
player-late-by = { $ms } ملّي ثانية
player-loading = قيد التجهيز
player-idle = لا شيء يُعرض الآن.
player-full = ملء الشاشة، لك وحدك

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
