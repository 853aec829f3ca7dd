### Arabic, to prove layouts from right to left; not offered until a native speaker has signed it.

## sky

sky-label = مَن هنا
sky-you = أنت
sky-someone = شخص ما
sky-someone-lead = سماؤه، حين يأتي
light-night = ليل
light-dawn = فجر
light-day = نهار
light-dusk = غسق

## status

status-here = هنا
status-busy = في انشغال
status-away = النظر في مكان آخر
status-offline = خارج الغرفة
status-unknown = في طريق العودة
chat-gone = شخص غادر

## connection

connection-connecting = جارٍ الاتصال
connection-live = على إيقاع واحد
connection-waiting = بلا اتصال
connection-ended = مغلق

## place

place-waiting = بلا اتصال. ما تكتبه يبقى هنا إلى أن يمكن إرساله.
place-forbidden = هذه الغرفة ليست مفتوحة لك.
place-gone = لم تعد هذه الغرفة موجودة لك.
place-elsewhere = هذه الغرفة مفتوحة في مكان آخر على هذا الجهاز.
place-alone = هذه الصفحة مخصّصة لتظهر داخل صفحة أخرى.

## timer

timer-title = المؤقّت
timer-idle = تريان الرقم نفسه، وينتهي في لحظة واحدة.
timer-custom = ثوانٍ، أو 1:30
timer-custom-hint = 90 أو 1:30
timer-start = بدء
timer-pause = إيقاف مؤقّت للطرفين
timer-resume = متابعة
timer-reset = من البداية
timer-add = دقيقة
timer-add-long = دقيقة أخرى
timer-stopwatch = ساعة إيقاف
timer-minutes = { $n } د
timer-label = الغرض منه
timer-label-set = تدوينه عليه
timer-name = تسميته
timer-ended = انتهى الوقت.
timer-held = متوقّف
timer-left = بقي { $time }
timer-gone = مضى { $time }
timer-rest = استراحة، الجولة { $n } من { $of }
timer-work = الجولة { $n } من { $of }
timer-rounds = جولات من العمل والراحة
timer-rounds-work = العمل، دقيقة
timer-rounds-rest = الراحة، دقيقة
timer-rounds-rounds = الجولات

## questions

questions-title = سؤال
questions-empty = كلٌّ يجيب على حدة. لا يظهر جواب قبل وصول الجوابين؛ ثم ينفتحان معًا.
questions-draw = سحب سؤال
questions-next = السؤال التالي
questions-another = سؤال آخر
questions-depth = العمق { $n } من أربعة
questions-own-drawn = سؤال من أحدكم
questions-answer = جوابك
questions-private = لا يراه غيرك
questions-placeholder = لا داعي للعجلة.
questions-seal = ختم جوابي
questions-pass = تخطٍّ، دون ذكر سبب
questions-sealed = مختوم.
questions-sealed-lead = ينفتح لكما معًا في اللحظة نفسها.
questions-sealed-lead-all = ينفتح لكم جميعًا في اللحظة نفسها.
questions-passed-you = اخترت التخطّي.
questions-passed-you-lead = لا حاجة إلى سبب. ولا يزال بإمكانك الجواب.
questions-change = استعادته وتغييره
questions-answer-after-all = الجواب رغم ذلك
questions-not-in = لم يصل بعد. لا يظهر لك شيء منه حتى يصل الجوابان.
questions-not-in-all = لم يصل بعد. لا يظهر لك شيء منه حتى تصل الأجوبة كلها.
questions-still = ما زال الجواب فكرة. لا داعي للعجلة.
questions-in = وصل الجواب. ينفتح حين يصل جوابك أيضًا.
questions-in-waiting = وصل الجواب.
questions-without = الفتح دون { $name }
questions-revealed = الجوابان مفتوحان.
questions-passed = تمّ التخطّي.
questions-unshared = يبقى خاصًّا إلى أن تحين مشاركته.
questions-share = إظهار جوابي لمن تخطّى
questions-shared = ظاهر لمن تخطّى
questions-not-there = خارج هذه الجولة.
questions-keep = حفظ
questions-kept = محفوظ
questions-deeper = إلى عمق أبعد، إن شئتما معًا
questions-deeper-all = إلى عمق أبعد، إن شئتم جميعًا
questions-ask = فتح العمق { $n }؟ يلزم قول نعم من كلٍّ منكم.
questions-agree = نعم
questions-not-now = ليس الآن
questions-asked = ينفتح العمق { $n } حين يقول الجميع نعم.
questions-lighter = أخفّ

## playlist

playlist-title = مشاهدة واستماع
playlist-queue = القائمة
playlist-empty = هنا مكان لفيلم أو أغنية. يبدأ العرض حين يجهز لدى الطرفين.
playlist-url = عنوان فيديو أو أغنية
playlist-name = الاسم (يمكن تركه فارغًا)
playlist-add = إضافة
playlist-adding = جارٍ البحث …
playlist-bad-url = هذا ليس عنوانًا على الويب.
playlist-file = أو ملف من عندك
playlist-file-note = كلٌّ يشغّل نسخته. لا يُرفع شيء؛ الموضع وحده مشترك.
playlist-file-insecure = تحتاج الملفات الخاصة إلى عنوان https، لأن المتصفح يتحقق منها ببصمتها.
playlist-file-tag = ملف خاص
playlist-by = من { $name }
playlist-next = التالي
playlist-unreadable = شيء لا تستطيع هذه النسخة قراءته

## sealed

sealed-locked = ليس لدى هذا الجهاز مفتاح لقراءة هذا
sealed-changed = تغيّر هذا في الطريق، لذلك لا يُعرض

## refused

refused-insecure = لم تُفتح هذه الصفحة عبر https، فلا يمكن ختم شيء هنا. ما يُكتب يبقى لديك.
refused-locked = ليس لدى هذا الجهاز مفتاح هذه الغرفة. يمكنك طلب رابط للعودة.
refused-expired = كنت بلا اتصال، فلم يتمّ ذلك. يمكنك المحاولة مرة أخرى.
refused-stale = ليس مؤكدًا أن هذا وصل. يمكنك التحقق منه، وإرساله ثانيةً عند الحاجة.
refused-too_fast = كان هذا سريعًا بعض الشيء. يمكنك المحاولة بعد لحظة.
refused-too_large = هذا طويل أكثر مما يتّسع له المكان.
refused-full = لم يبقَ متّسع هنا.
refused-forbidden = هذا ليس متاحًا لك.
refused-not_yet = ليس بعد.
refused-unavailable = لا يمكن الوصول إلى الغرفة. ما هنا في أمان.
refused-held = لا يمكن تغيير شيء هنا لبعض الوقت. ما هنا في أمان.
refused-other = لم ينجح ذلك. ما هنا في أمان.
