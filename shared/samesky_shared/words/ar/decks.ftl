### ما يقوله اختيار الرزمة: المواضيع والرزم الخاصة. تتعلّمه الصفحة مع أول الأسئلة.

## deck

deck-title = المواضيع والرزم
deck-themes = المواضيع
deck-themes-lead = دون اختيار: منها كلها. ويسري ذلك على الجميع هنا.
deck-themes-all = كل المواضيع
theme-days = الحياة اليومية
theme-roots = من أين جئنا
theme-senses = الجسد والحواس
theme-play = لعب وخيال
theme-us = بيننا
theme-apart = على البعد
theme-ahead = ما هو آتٍ
theme-heart = ما يحرّك القلب

questions-bring = إضافة أسئلة من عندك
questions-bring-text = سؤالك
questions-bring-depth = ما عمقه؟
questions-bring-add = وضعه في الرزمة
questions-bring-added = هو في الرزمة، لا يراه أحد حتى يُسحب.
questions-deck-everyday = رزمة كل يوم
questions-deck-own = رزمتكم الخاصة ({ $n })
questions-decks = السحب من

deck-file = رزمة كاملة
deck-file-lead = YAML أو CSV: قائمة بطاقات، لكل منها text، وإن شئت depth. ويجري الفحص هنا، على جهازك.
deck-file-choose = اختيار ملف
deck-file-add = إضافة الرزمة
deck-file-added = أُضيفت الرزمة ({ $n }). يبقى كل سؤال غير مرئي حتى يُسحب.
deck-file-room = في الرزمة { $cards } بطاقة، والمكان يتسع لـ { $n }.
deck-file-more = و{ $n } غيرها.
deck-mine = أسئلتك في الرزمة
deck-mine-back = استعادة
deck-mine-back-of = استعادة: { $text }
deck-mine-all = استعادة كل أسئلتي
deck-mine-save = حفظ أسئلتي في ملف

## deck lint

lint-at = السطر { $line }، { $field }: { $what }
lint-at-line = السطر { $line }: { $what }
lint-unreadable = لا يمكن قراءة هذا على أنه { $form }.
lint-large = الملف أكبر من { $most } كيلوبايت.
lint-missing = غير موجود.
lint-many = البطاقات أكثر من { $most }.
lint-twice = الشيء نفسه في السطر { $other }.
lint-alike = ما يشبهه كثيرًا في السطر { $other }.
lint-long = أطول من { $most } حرفًا.
lint-heavy = أطول من أن يُختم: { $most } بايت على الأكثر.
lint-sign = فيه علامة لا تُرى أو ليست في محلها: { $sign }.
lint-id = حرف صغير أولًا، ثم حروف صغيرة وأرقام وشرطات، ستة عشر على الأكثر.
lint-depth = رقم من 1 إلى 4.
lint-choice = واحد من هذه: { $names }.
lint-unknown = لا يوجد حقل بهذا الاسم. الموجود: { $names }.
lint-field-twice = الحقل مذكور مرتين.
lint-list = هنا محل قائمة بطاقات.
lint-map = هنا محل حقول، مثل text.
lint-words = هنا محل كلام، لا قائمة.
lint-cells = الخلايا أكثر من الأسماء في السطر الأول. الكلام الذي فيه فاصلة يحتاج إلى علامتي اقتباس.
lint-only-here = البطاقة { $id } ليست في { $file }.
lint-not-here = البطاقة { $id } في { $file } وحده.
lint-other = هو مختلف في { $file }.
