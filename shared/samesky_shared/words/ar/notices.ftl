### ما يُقال لعضو مع أن لا صفحة مفتوحة لديه. لا يسمّي أحدًا ولا يقتبس شيئًا.

notice-title = Samesky
notice-anything = في غرفتك شيء لك.
notice-asked = في غرفتك من يسرّه حضورك.
notice-call = في غرفتك من يودّ الحديث معك.
notice-soon = ما خططتما له يبدأ { $when }.
notice-begins = ما خططتما له يبدأ الآن.
notice-times = في غرفتك أوقات للاختيار.
notice-agreement = في غرفتكم ما يُقرأ ويُوقَّع إن شئت.
notice-look-again = أردتم النظر إلى شيء معًا من جديد.
notice-celebrates = يُحتفل بشيء في غرفتك.
notice-letter = رسالة لك صارت مفتوحة في غرفتك.
notice-lull = مضى وقت على أمسيتكم الأخيرة. لا عجلة؛ وغرفتكم باقية.
notice-planned = موعد مخطط { $when }. وهو مرفق لتقويمك.
notice-planned-title = موعد لتقويمك
notice-changed = تغيّر موعد؛ القادم يبدأ { $when }. المرفق يحل محل ما كان.
notice-changed-title = تغيّر موعد
notice-dropped = أُلغي موعد كان سيبدأ { $when }. المرفق يزيله من تقويمك.
notice-dropped-title = أُلغي موعد
notice-mail-code = رمزك هو { $code }. أدخله في غرفتك، في الإعدادات، لتصلك الإشعارات بالبريد. إن لم تطلبه فلا حاجة إلى فعل شيء.
notice-late = كان موعد هذا { $when }.
notice-at = الساعة { $time }
notice-on = يوم { $day } الساعة { $time }
notice-way = { $url }
notice-end = يصلك هذا لأن صاحب هذا العنوان طلبه في غرفة. وهناك ينتهي أيضًا، في الإعدادات.

## ما يظهر في التقاويم. محايد لأن غيرك قد يراها.

calendar-date = موعد
calendar-name = Samesky
