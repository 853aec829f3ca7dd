### What players and queues say: a page learns it with the first of them.

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

## what was done

player-self = أنت
player-did = { $name }: { $what }
player-did-load = وضع هذا للعرض
player-did-play = متابعة
player-did-pause = إيقاف مؤقّت
player-did-seek = إلى { $time }
player-did-speed = السرعة { $rate }×
player-undo = العودة إلى { $time }
player-undo-load = العودة إلى { $title }

## what stands in the way

player-why-codec = هذا الجهاز لا يعرف هذه الصيغة.
player-why-gone = لم يعد هذا موجودًا.
player-why-cors = هذا غير موجود، أو أن هذا الجهاز لا يعرف صيغته: خادمه لا يخبر الصفحات أيّهما.
player-why-blocked = لا يُسمح بعرض هذا هنا.
player-why-network = الخط لا يحمله.
player-why-other = لا يمكن تشغيل هذا هنا.
player-trouble = { $name }: { $why }
player-blind = المتابعة دون صورة
player-blind-lead = عندئذ لا ينتظرك أحد. يبقى موضع الآخرين ظاهرًا لك، والترجمة إن وُجدت.
player-blind-now = المتابعة عندك دون صورة وصوت.
player-retry = محاولة أخرى
player-without-picture = دون صورة
player-cannot = لا يمكن تشغيله عنده
player-cut-longer = هذه نسخة أخرى، أطول بمقدار { $by }. مواضعها تختلف عن مواضع الآخرين.
player-cut-shorter = هذه نسخة أخرى، أقصر بمقدار { $by }. مواضعها تختلف عن مواضع الآخرين.
player-cut-same = هذه نسخة أخرى بالطول نفسه. تفي بالغرض.
player-cut-other = هذا ملف آخر، ولا يمكن معرفة طوله هنا.
player-cut-use = استعمالها مع ذلك
player-frame = العرض هنا، من { $name }
player-frame-lead = قبل لمستك لا يُحمَّل شيء من { $name }. بعدها يعرف عنوان خطك وعنوان هذا الموزّع وما تشاهده.

## only for you

subs-title = الترجمة، لك وحدك
subs-file = ترجمة من ملف
subs-url = عنوان ترجمة (WebVTT)
subs-take = أخذ
subs-offset = أبكر أو أبطأ
subs-offset-by = { $by } ث
subs-off = دون ترجمة
subs-none = لا ترجمة في هذا.
subs-unreached = هي غير موجودة، أو أن خادمها يحتفظ بها لنفسه. الملف يصلح دائمًا.
subs-note = تبقى الترجمة على هذا الجهاز.
audio-track = مسار الصوت، لك وحدك
audio-nth = المسار { $n }

## the queue

playlist-play = تشغيل { $title } الآن
playlist-vote = أرغب في { $title }
playlist-wants = عدد الراغبين فيه: { $n }
playlist-more = المزيد عن { $title }
playlist-drag = نقل { $title } بمفاتيح الأسهم
playlist-up = إلى أعلى
playlist-down = إلى أسفل
playlist-out = إخراج
playlist-seen-yes = شاهدناه
playlist-seen-no = لم نشاهده بعد
playlist-goes-on = يُتابَع عند { $time }
playlist-anew = من البداية
playlist-seen = شوهد { $date }
playlist-moved = صار { $title } رقم { $n }.
playlist-shuffle = ترتيب عشوائي
playlist-repeat = ما يتكرّر
playlist-repeat-off = لا شيء يتكرّر
playlist-repeat-all = كل شيء يتكرّر
playlist-repeat-one = هذا يتكرّر
playlist-removed = أُخرج { $title } ({ $name })
playlist-put-back = إعادته
playlist-call-it = تسمية هذه القائمة
playlist-label = لأي شيء هذه القائمة
playlist-save = حفظ
playlist-history = ما شاهدتموه
playlist-history-none = لا شيء بعد. ما يُعرض حتى نهايته يظهر هنا.
playlist-earlier = ما سبق
lists-all = القوائم
lists-new = قائمة جديدة
lists-nth = القائمة { $name }
kept-seen = شاهدناه معًا
