### ما يُقال عن التقويم الخاص، في الإعدادات؛ يأتي معها.

calendar-title = في تقويمك
calendar-lead = يستطيع برنامج التقويم أن يجلب مواعيدكما بنفسه، مع تغييراتها وتذكيراتها. يعرف متى هي، لا ما هي.
calendar-none = لا عنوان بعد
calendar-make = أنشئ عنوانًا
calendar-address = عنوانه
calendar-copy = انسخ
calendar-copied = نُسخ
calendar-open = افتحه في تقويمي
calendar-secret = من لديه هذا العنوان يرى متى مواعيدكما. ولا يفتح شيئًا آخر.
calendar-more = عنوان آخر، أو لا عنوان
calendar-more-lead = لا يعود العنوان القديم يؤدي إلى شيء؛ وقد يحتفظ التقويم بما جلبه آخر مرة.
calendar-new = أنشئ عنوانًا آخر
calendar-off = أزله
calendar-mail = المواعيد بالبريد
calendar-mail-lead = كل موعد يُخطط له أو يتغيّر أو يُلغى يصل رسالةً تفهمها التقاويم.
calendar-mail-first = تُرسل إلى صندوق البريد الذي أكّدته في هذه الغرفة؛ لا يوجد بعد.
