### Arabic, to prove layouts from right to left; not offered until a native speaker has signed it.

## door

door-title = سماء واحدة، مكانان
door-lead = غرفة لمن يعيشون متباعدين: مؤقّت واحد، وسؤال واحد، وفيلم واحد، في اللحظة نفسها.
door-name = اسمك
door-kind = لمن هي؟
door-kind-couple = نحن الاثنان
door-kind-partners = شركاء
door-kind-friends = أصدقاء
door-kind-family = عائلة
door-room-name = اسم للغرفة (يمكن تركه فارغًا)
door-make = إنشاء الغرفة
door-making = جارٍ إنشاؤها …
door-known = غرفك
door-known-of = غرفة { $name }
door-forget = نسيان { $room } على هذا الجهاز
door-or-new = أو إنشاء غرفة جديدة
door-founder = بهذا الرابط يمكنك إنشاء غرفة هنا.
door-closed = لا ينشئ هذا الخادم غرفًا إلا برابط التأسيس. يمكنك سؤال من يديره.
door-insecure = لم تُفتح هذه الصفحة عبر https، فلا تستطيع المتصفحات ختم ما يُكتب. عندئذ يمكن لمن يدير هذا الخادم قراءة الغرفة.
door-open = إنشاؤها دون ختم

## join

join-used = هذا الرابط مستعمل أو مسحوب أو قديم. يمكنك طلب رابط جديد.
join-title = هناك من ينتظرك
join-lead = اسمك يكفي للدخول.
join-go = دخول
join-going = جارٍ الفتح …
join-broken = هذا الرابط غير مكتمل. يمكنك طلب رابط جديد.
join-new = إنشاء غرفة خاصة بك

## lost

lost-title = ليس لدى هذا الجهاز مفتاح لهذه الغرفة
lost-lead = يمكنك طلب رابط ممّن في الداخل، أو فتح الرابط الذي كان لديك.
lost-home = إلى الباب

## room

room-both = أنتما هنا معًا.
room-all = أنتم هنا جميعًا.
room-alone = أنت هنا.
room-alone-lead = تمتلئ الغرفة حين يفتح أحد رابطك.
room-waiting = أنت هنا، والمكان لا يزال في انتظار { $name }.
room-busy = { $name } هنا، مع بعض الانشغال.
room-away = نظر { $name } الآن في مكان آخر. لا شيء يضيع.
room-coming = { $name } في طريق العودة.
room-held = لا يمكن تغيير شيء هنا لبعض الوقت. ما كتبته محفوظ ويُرسل من تلقاء نفسه.
room-lost = أنت الآن بلا اتصال.
room-lost-lead = ما كتبته محفوظ هنا ويُرسل لاحقًا.
room-ended = هذه الغرفة مغلقة على هذا الجهاز.
room-ahead = الوقت عند { $name } متقدّم على وقتك بمقدار { $span }.
room-behind = الوقت عند { $name } متأخر عن وقتك بمقدار { $span }.
room-unnamed = غرفتنا
room-sections = في هذه الغرفة
room-invite = دعوة
room-again = إرسال ثانيةً
room-discard = تجاهل
room-people = الأشخاص

## span

span-hours = { $n } من الساعات
span-hour = ساعة
span-minutes = { $n } دقيقة

## invite

invite-title = رابط لإرساله إليهم
invite-lead = عبر طريق تثقان به معًا. من يفتحه أولًا يأخذ المقعد.
invite-link = الرابط
invite-back = إعادة { $name } إلى الغرفة
invite-device = جهاز آخر لي
invite-copy = نسخ
invite-copied = تمّ النسخ
invite-share = إرسال
invite-close = إغلاق
invite-mine = لفتحه على جهازك الآخر
invite-mine-lead = يمكنك مسحه أو إرساله إلى نفسك. يعمل مرة واحدة.
invite-qr = عرضه كرمز QR
invite-guest = رابط لإرساله إلى ضيفك
invite-guest-lead = لا يرى الضيف شيئًا مما قيل قبل مجيئه، ويغادر من تلقاء نفسه بعد اثنتي عشرة ساعة.

## gone

gone-title = هذه الغرفة مغلقة على هذا الجهاز
gone-lead = إما أنك غادرتها، أو أن الجهاز أُزيل، أو أن الغرفة لم تعد موجودة. مفتاحها منسيّ هنا. للعودة، يمكنك طلب طريق ممّن في الداخل.

## people

people-title = الأشخاص والمفاتيح
people-close = إغلاق
people-who = من له مقعد
people-guest = ضيف لأمسية واحدة
people-guest-until = ضيف حتى { $time }
people-guest-bye = توديع
people-guest-goodbye = توديع { $name }
people-guest-sure = يغادر الضيف فورًا، وتبطل الروابط المفتوحة. وتحصل الغرفة على مفتاح جديد.
people-link-guest = لضيف
people-link-screen = شاشة لـ { $name }
people-links = روابط مفتوحة
people-link-new = مقعد شاغر
people-link-back = عودة إلى مقعد { $name }
people-link-until = من { $name }، حتى { $day }
people-revoke = سحب
people-devices = أجهزتي
people-device-this = هذا الجهاز
people-device-since = منذ { $day }
people-device-until = حتى { $time }
people-screen = إدخال شاشة
people-remove = إزالة
people-remove-sure = يُغلق فورًا، وتبطل الروابط المفتوحة. وتحصل الغرفة على مفتاح جديد.
people-remove-this = هذا هو الجهاز الذي في يدك. يُغلق هنا فورًا، ويلزمك رابط للعودة.
people-remove-screen = تُظلم في الحال، وتحصل الغرفة على مفتاح جديد. تبقى الروابط مفتوحة.
people-keep = تركه كما هو
people-card = طباعة بطاقة الغرفة
people-card-lead = مفتاح احتياطي على ورق: يعيد جهازًا واحدًا من أجهزتك إلى الغرفة، مرة واحدة. مكانه حيث تُحفظ المفاتيح.
people-sealing = من يستطيع القراءة هنا
people-step = مدى تطابق الإيقاع
people-step-lead = تأتي اللحظة المشتركة على هذا الجهاز ضمن { $likely } ملّي ثانية تقريبًا، وضمن { $surely } ملّي ثانية يقينًا. ويبعد الخادم { $trip } ملّي ثانية، ذهابًا وإيابًا.
people-leave = مغادرة هذه الغرفة
people-leave-lead = المغادرة لك وحدك وتتمّ فورًا؛ لا يُسأل أحد، وتبطل كل الروابط المفتوحة. ما كتبته يمكن أن يبقى لدى الآخرين أو يُمحى.
people-leave-words = المغادرة، وترك كلماتي هنا
people-leave-nothing = المغادرة، ومحو ما كتبته
people-leave-sure = المغادرة على كل أجهزتك؟ لا طريق للعودة إلا برابط جديد.
people-delete = حذف الغرفة
people-delete-lead = يزول كل ما كُتب هنا، عند الجميع. فورًا حين تطلبون ذلك كلكم؛ وإلا فبعد أسبوع يستطيع فيه الآخرون أخذ ما يخصّهم.
people-delete-sure = طلب حذف الغرفة كلها؟
people-delete-keep = الإبقاء عليها
people-deleting = هناك طلب من { $names } بحذف هذه الغرفة. تزول في { $day }، أو فورًا حين يطلب الجميع ذلك.
people-bundle = برمجيات هذه الصفحة: { $bundle }. يمكن لأيّ شخص مقارنتها بأحد الإصدارات: samesky doctor.
people-tried = جُرّب من جديد رابط مستعمل يخصّ { $name }، { $when }. إن لم يكن ذلك من أحدكما، فالرابط لدى شخص آخر؛ ولم يفتح شيئًا.

## sealing

sealing-none = هذه الغرفة غير مختومة: يستطيع من يدير الخادم قراءة ما تكتبون.
sealing-sealed = أجهزتكم وحدها تستطيع قراءة ما تكتبون هنا؛ ولا يستطيع ذلك من يدير الخادم. تُقرأ هذه الكلمات بينكم بصوت مسموع: إن كانت هي نفسها، فلديكم المفتاح نفسه.
sealing-locked = الكلمات هنا مختومة، وليس لدى هذا الجهاز المفتاح. يمكنك طلب رابط للعودة.
sealing-insecure = الكلمات هنا مختومة، ولم تُفتح هذه الصفحة عبر https، فلا تستطيع قراءتها ولا كتابتها.
sealing-opening = جارٍ البحث عن المفتاح …

## device

device-phone = هاتف
device-tablet = جهاز لوحي
device-desktop = حاسوب
device-browser = متصفح
device-terminal = طرفية
device-screen = شاشة
device-other = جهاز

## card

card-qr = رمز QR لطريق العودة
card-of = لـ { $name }. طُبعت في { $day }.
card-lead = تفتح المقعد في هذه الغرفة، على جهاز واحد، مرة واحدة. تُعامَل كمفتاح البيت؛ ثم تُطبع بطاقة أخرى.

## dock

dock-tonight = الليلة
dock-together = معًا
dock-kept = محفوظ
dock-room = الغرفة
room-try-now = المحاولة الآن
room-connecting = جارٍ فتح الغرفة …
app-unloaded = لم يُحمَّل شيء ما. حاول مجددًا حين يعود الاتصال.
app-newer = نسخة أحدث من هذه الصفحة جاهزة.
app-take = استعمالها
rooms-switch = { $room }: الانتقال إلى غرفة أخرى
rooms-here = أنت فيها
rooms-new = غرفة أخرى

## tonight

tonight-else = أو شيء صغير
tonight-last = قيل مؤخرًا
now-ready = في انتظارك
now-ready-lead = يبدأ حين يكون جاهزًا لدى الطرفين.
now-ready-go = أنا في الطريق
now-goes-on = يُتابَع عند { $time }.
now-answer = سؤال في الانتظار
now-answer-lead = ختمها { $names }. تُفتح حين تكون إجابتك هناك أيضًا.
now-answer-go = الإجابة
now-question = سؤال مطروح
now-question-lead = لا إجابة بعد. لا عجلة.
now-question-go = الإجابة
now-sealed = إجابتك مختومة
now-sealed-lead = تُفتح الإجابات حين تصل إجابة { $names }.
now-sealed-go = عرضها
now-open = الإجابات مفتوحة
now-open-go = قراءتها
now-thanks = صفحة شكر في الانتظار
now-thanks-lead = ختمها { $names }. تُفتح حين تكتب أنت أيضًا.
now-thanks-go = الكتابة
now-thanked = شكرك مختوم
now-thanked-go = عرضه
now-given = شكركما مفتوح
now-given-go = قراءته
now-row-asks = شيء من أجلك
now-row-asks-go = افتحه
now-row-on = جارٍ الآن
now-row-on-go = افتحه
now-row-waits = متى شئت
now-row-waits-go = افتحه
now-agreement-lead = كتب { $name } جملة لتقرأها.
now-ways-lead = ختم { $names } ما يريحه.
now-ways-sealed-lead = إجابتك مختومة.
now-look-again-lead = أردتم النظر من جديد إلى ما اتفقتم عليه.
now-checkin-waits = كلمة لليوم في الانتظار
now-checkin-waits-lead = كتب { $names } كيف كان اليوم.
now-checkin-waits-go = قل كيف حالك
now-checkin-sealed = كلمتك لليوم مختومة
now-checkin-sealed-go = عرضها
now-checkin-open = كيف حالكم اليوم
now-checkin-open-go = قراءتها
now-listening-asks-lead = يسأل { $names }. يبدأ حين تستعد أنت أيضًا.
now-listening-yours-lead = لا ينفد وقت أحد هنا.
now-listening-on-lead = الدور الآن لـ { $names }.
now-listening-asked-lead = ينتظر { $names }.
now-talk-asks-lead = { $names } يود أن يتحدث. الآن أو لاحقًا أو ليس اليوم.
now-talk-asked-lead = ينتظر { $names }.
now-talk-yours-lead = الكلمة لك.
now-talk-on-lead = الكلمة لـ { $names }.
now-talk-last-lead = كلمة أخيرة من كلٍّ منكم. كلمتك ليست هنا بعد.
now-call-asks-lead = { $names }: رغبة في الحديث.
now-call-on-lead = أنت في مكالمة مع { $names }.
now-call-theirs-lead = { $names } في مكالمة. يمكنك الدخول.
now-call-asked-lead = سألتَ { $names }.
now-repair-asks-lead = { $names } يود إصلاح شيء.
now-repair-asked-lead = ينتظر { $names }.
now-repair-on-lead = إنه جارٍ. لا عجلة.
now-repair-cooling-lead = استراحة. يستريح كل شيء.
now-repair-return-lead = حان وقت العودة إن كنت مستعدًا.
now-repair-ask-lead = يُسأل منك شيء.
now-breathe-mine-lead = أنتم على النفس نفسه.
now-breathe-on-lead = { $names } يتنفس. يمكنك الانضمام في أي وقت.
now-breathe-sits-lead = { $names } يجلس ليكون لطيفًا مع نفسه. يمكنك ذلك أيضًا.
now-breathe-waits-lead = لقد جلست. لا عجلة.
now-pact-on-lead = وقت لك ولـ { $names } وحدكما.
now-pact-asks-lead = يود { $names } بعض الوقت لنا فقط.
now-pact-waits-lead = يبدأ بنعم من { $names }.
now-learn-asks = يسألك { $name } شيئًا.
now-celebrates-lead = بدأ { $time } على كل الشاشات.
now-change-waits-lead = ختمه { $names }. يُفتح حين تصل كلماتك أيضًا.
now-milestone-when = { $day }، { $when }
now-change-open = ما كتبه كل منكما مفتوح.
now-visit-on-lead = أنتما في مكان واحد.
now-cook-waits = ينتظرك { $names } عند الخطوة { $n }.
now-cook-on = الخطوة { $n } من { $of }.
now-cook-table = إنه على المائدة.
now-play-asks = { $names } قال ما عنده. وبك تنفتح.
now-play-guess = { $names } رسم شيئًا.
now-tour-leads = { $names } يقود بين الصفحات.
now-tour-asks = { $names } يود أن يقود.
now-culture-word = يعلّم { $name } كلمة.
now-culture-told = يحكي { $name } كيف تُفعل في البيت.
now-letter = رسالة مفتوحة
now-letter-lead = من { $names }. انتظرت إلى الآن.
now-parcel = طرد
now-parcel-lead = في الطريق من { $names }.
now-guess-lead = أجاب { $names }. تُفتح حين تجيب أنت أيضًا.
now-guess-card = بطاقة على الطاولة.
now-guess-open = ما كتبه كلٌّ منكم مفتوح الآن.
now-wishes = اختيرت إحدى أمنياتكم لهذه الليلة.
now-timer = يسير لكم جميعًا
now-timer-lead = الرقم نفسه على كل شاشة.
now-timer-go = إلى المؤقّت
now-ended = انتهى مؤقّت
now-ended-go = إلى المؤقّت
now-plays = يُعرض الآن
now-plays-go = الانضمام
now-quiet = أمسية هادئة حتى الآن
now-quiet-lead = سؤال واحد، تُجاب عنه على حدة وتُفتح الإجابات معًا.
now-quiet-go = إلى الأسئلة
now-alone = يبدأ الأمر برابط
now-alone-lead = عبر طريق تثقان به معًا. وحتى ذلك الحين يمكنك أن تنظر حولك.

## together

together-lead = كل ما يمكن فعله في اللحظة نفسها مهما بعدت المسافة.
together-share = نفعله معًا
together-talk = نتحدث
together-kind = نهدي
together-us = نحن
together-on = جارٍ الآن
together-questions = إجابات على حدة تُفتح معًا.
together-timer = رقم واحد ونهاية واحدة على كل شاشة.
together-watch = لكلٍّ نسخته، وفي إيقاع واحد.
together-words = سطر بين حين وآخر.
gratitude-name = شكر
together-gratitude = ما يشكر عليه كلٌّ منكم، يُفتح معًا.
checkin-name = كيف حالك
together-checkin = نور وبضع كلمات وحاجة واحدة، تُفتح معًا.
listening-name = دور إصغاء
together-listening = يتكلم واحد ويعيد الآخر ما سمعه. الوقت نفسه لكليهما.
talk-name = شيء للحديث عنه
call-name = مكالمة
together-talking = عن ماذا، وكيف تُلاقى، ومتى. ولكلٍّ الكلمة.
together-call = أن يرى بعضكم بعضًا ويسمعه، من جهاز إلى جهاز.
repair-name = إصلاح شيء
together-repair = بعد خلاف: ببطء، مع استراحات، ولا شيء مفروض.
breathe-name = نتنفس معًا
together-breathe = ضوء واحد ونفس واحد. ولطف مع النفس.
kept-sat = لطف مع النفس، جنبًا إلى جنب
pact-name = نحن فقط
together-pact = أن تضعا كل شيء آخر جانبًا لبعض الوقت وتكونا هنا.
kept-pact = وقت كل منا للآخر
learn-name = نتعلّم معًا
together-learn = هدف واحد، وكلٌّ على مهله. وأسئلة يطرحها بعضنا على بعض.
kept-learned = تعلّمناه معًا
kept-quizzed = سأل بعضنا بعضًا
guess-name = كم تعرفني
together-guess = إجابة بطاقة وتخمين ما يقوله الآخر.
wishes-name = أمنيات
together-wishes = لا يظهر إلا ما تريدانه معًا.
languages-name = ما يريحكما
together-languages = عشرون موقفًا صغيرًا، وما يريده كل منكما فيها. تُفتح معًا.
agreements-name = اتفاقات
together-agreements = جمل توقّعونها معًا ولكم أن تغيّروا كلماتها.
support-name = يوم صعب
together-support = قلها، وما قد يعين. يُجاب بعناق أو كلمة أو مكالمة.
support-now = يوم { $name } صعب
support-now-lead = تستطيع أن تكون هناك، بكلمة أو عناق.
support-now-there = كنت هناك. ما زال مفتوحًا.
support-now-own = يومك الصعب
support-now-told = قيل. ما يعود يظهر هنا.
support-now-answered = أجاب { $names }.
moment-name = لحظة
together-moment = ثلاثة، اثنان، واحد: كاميرتان في اللحظة نفسها، وشريط يُحفظ.
now-moment-asks = بدأ شريط معك.
now-moment-waits = صورتك وصلت. يستطيع { $names } الإضافة.
now-moment-open = الصور مفتوحة.
kept-strip = شريط
kept-picture = صورة
touch-name = لمسة
together-touch = تماسكا بالأيدي بنبض واحد، وانقرا إيقاعًا، واتركا قبلة للصباح.
now-touch-on = يدك متماسكة مع { $names }.
now-touch-offers = يودّ { $names } التماسك بالأيدي.
now-touch-left = من { $names }: شيء يُحَسّ.
kindness-name = لفتة صغيرة
together-kindness = لفتة صغيرة كل يوم، تناسب ما يطيب للآخر. والشكر.
kindness-now = شيء لليوم، إن أحببت.
kindness-now-came = هناك كلمة طيبة من { $names }.
milestones-name = محطات
together-milestones = أيام، وزيارات تعدّان لها، وتغيّرات تتحدثان عنها.
cook-name = نطبخ معًا
together-cook = طبق واحد في كل مطبخ، خطوة بعد خطوة.
play-name = نلعب
together-play = هذا أو ذاك، حكايات، رسم، مرطبان نكات.
tour-name = نتفرج معًا
together-tour = صور وخرائط وملف PDF: يرى الجميع الصفحة نفسها، وتنتقل القيادة.
culture-name = من أين نحن
together-culture = أعياد الاثنين، وكلمات بصوتها، وكيف تُفعل الأشياء في البيت.
letters-name = رسائل
together-letters = مختومة إلى يوم، أو زيارة، أو لحظة.
timers-all = مؤقّتات هذه الغرفة
timers-nth = المؤقّت { $name }
timers-new = مؤقّت آخر

## kept

kept-lead = ما قلتموه وما أجبتم به. لا يُفتح إلا على هذا الجهاز.
kept-search = البحث هنا
kept-show = العرض
kept-all = الكل
kept-found = عدد النتائج: { $n }
kept-none = لا شيء من هذا هنا. ربما هو أقدم.
kept-empty = لا شيء بعد. هنا يظهر أول سطر وأول إجابات.
kept-further = البحث فيما هو أقدم
kept-erased = مُحي.
kept-answered = إجاباتكم
kept-evening = أمسية معًا
kept-checkin = كيف كنتم
kept-met = ردّ على { $name }
kept-heard-by = سُمع { $name }، وأعاد { $listener } ما سمعه.
kept-agreed = اتفقتم
kept-ways = ما يريح كلًّا منكم
kept-hard = يوم صعب
kept-there = كان إلى جانب { $name }
kept-lighter = صار أخف
kept-did = لفتة إلى { $name }
kept-thanked-one = شكر { $name }
kept-question = سؤال
kept-thanked = ما شكرتم عليه
kept-celebrated = احتُفل به
kept-talked = ما كتبتماه عن تغيّر
kept-word = كلمة عُلّمت
kept-custom = كيف تُفعل في البيت
kept-letters = رسائل
kept-letter = رسالة
kept-parcel = طرد
kept-hand = إجابات وتخمينات
kept-favourites = أسئلة تحتفظ بها
kept-take = أخذه معك
kept-take-lead = يُصنع على هذا الجهاز، لك وحدك.
kept-take-page = للقراءة (Markdown)
kept-take-lines = للبرامج (JSON)
kept-take-file = الغرفة مختومةً، لنقلها
kept-taking = جارٍ الجمع …

## settings

settings-me = أنت في هذه الغرفة
settings-room-name = اسم الغرفة
settings-hue = ضوؤك
settings-zone = ساعتك ساعة { $place }.
settings-moved = هذا الجهاز الآن بتوقيت { $place }.
settings-move = أنا هناك
settings-saved = حُفظ.
settings-device = هذا الجهاز
settings-device-lead = هنا فقط، ولا يُخبَر بذلك أحد.
settings-auto = كما في الجهاز
settings-language = اللغة
settings-theme = فاتح أو داكن
settings-light = فاتح
settings-dark = داكن
settings-contrast = التباين
settings-more = أكثر
settings-motion = الحركة
settings-less = أقل
settings-sound = الصوت
settings-sound-lead = جرس حين تُفتح الإجابات، ونقرة حين ينتهي الوقت.
settings-felt = الاهتزاز
settings-felt-lead = في اللحظات المشتركة.
settings-wake = إبقاء الشاشة مضاءة
settings-wake-lead = ما دام مؤقّت يسير أو شيء يُعرض.
settings-tell = إشعارات الصفحة المفتوحة
settings-tell-lead = ما دامت هذه الصفحة مفتوحة في الخلفية. لا تسمّي أحدًا ولا تقتبس شيئًا.
settings-tell-denied = لا يسمح المتصفح لهذه الصفحة بالإشعارات.
settings-late = الصوت عندي متأخر
settings-late-by = { $ms } ملّي ثانية
settings-late-lead = مع سماعات البلوتوث.
settings-exit = مخرج في الأعلى
settings-exit-lead = لمسة واحدة تغادر هذه الصفحة. وضغطتان على Escape تفعلان ذلك دائمًا.
settings-unseen = الظهور كغير متصل
settings-unseen-lead = على هذا الجهاز: لا يرى أحد أنك هنا. وما تفعله يُرى كما كان دائمًا.
settings-ways = الأشخاص والمخرج
settings-people-lead = عددكم { $n }. الروابط والأجهزة والمفاتيح والمغادرة والحذف.
settings-exit-now = مغادرة هذه الصفحة الآن
settings-exit-now-lead = فورًا، إلى صفحة لا تقول شيئًا. وتبقى في الغرفة.
hue-amber = كهرماني
hue-sea = بحري
hue-rose = وردي
hue-jade = يشمي
hue-iris = سوسني
hue-coral = مرجاني
hue-moss = طحلبي
hue-plum = برقوقي
missing-insecure = لم تُفتح هذه الصفحة عبر https. لذلك لا تتيح لها المتصفحات الختم ولا الكاميرا ولا الإشعارات ولا الحفظ لوقت انقطاع الاتصال.
missing-storage = لا يحفظ هذا المتصفح شيئًا لهذه الصفحة: بعد إغلاقها يلزمك رابط للعودة.
knows-title = ما يعرفه هذا الخادم
knows-sees = يستطيع أن يرى
knows-blind = لا يستطيع أن يرى
knows-sees-sealed = الأسماء والمناطق الزمنية | من هنا | متى يُختم شيء وكم حجمه | أيّ سؤال وأيّ خطوة
knows-blind-sealed = الكلمات والإجابات | ما تشغّلونه | العناوين والتسميات | أين أنتم
knows-sees-open = كل ما يُكتب هنا | ما تشغّلونه | الأسماء والمناطق الزمنية | من هنا
knows-blind-open = ملفاتكم | أين أنتم
own-page-title = في صفحتك أنت
own-page-open = شيفرة لصفحة
own-page-open-lead = مؤقّت أو سؤال أو فيلم في موقع لك.
own-page-lead = الغرفة في موقعك غرفة قائمة بذاتها: خادمك يسمّيها ويقول من هو من. وهذه الغرفة لا تظهر هناك.
own-page-none = ليس في هذا الخادم نصّ برمجي لصفحات أخرى.
own-page-form = أين تقف
own-page-form-html = صفحة بسيطة
own-page-form-iframe = إطار
own-page-form-react = React
own-page-form-vue = Vue
own-page-shows = ما فيها
own-page-player = ما يُعرض
own-page-playlist = القائمة
own-page-reactions = إشارات
own-page-name = الغرفة كما يسمّيها خادمك
own-page-as-page = كما الصفحة
own-page-code = الشيفرة
own-page-needs = ما تحتاج إليه
own-page-steps = من يدير هذا الخادم يسمح بعنوان موقعك، ويذكر خادمك بين من يعطي الرموز. | خادمك يجيب عن POST /room-token برمز لمن سجّل دخوله، صالح عشر دقائق على الأكثر، وبـ 403 لمن لا يدخل. | لا رمز في الشيفرة: تطلب الصفحة رمزًا جديدًا كلّ مرّة. وصفحة «A room in your page» في التوثيق تقول الباقي.
tell-timer = انتهى الوقت.
tell-waits = سؤال في انتظارك.
tell-open = الإجابات مفتوحة.

## try

door-try = أو نظرة أولى، بهاتفين في صفحة واحدة
door-screen = استخدام هذا الجهاز شاشةً لغرفة
try-title = هاتفان وغرفة واحدة
try-lead = كلاهما حقيقي. يمكنك فعل شيء في الأول والنظر إلى الثاني.
try-yours = هاتفك: أنت «آنا»
try-theirs = هاتف بن، بعيدًا
try-opening = جارٍ إنشاء غرفة لهذه الصفحة …
try-closed = لا غرف للتجربة على هذا الخادم. يمكن لمن يديره السماح بها.
try-over = انتهت هذه الغرفة. بإعادة تحميل الصفحة تُنشأ أخرى.
try-end = تزول الغرفة حين تُغلق هذه الصفحة، وبعد ساعة في كل حال.
try-own = غرفة خاصة بك
try-said-alone = أنت في الغرفة. وبن في الطريق.
try-said-both = بن هنا. يمكن البدء بسؤال أو بمؤقّت.
try-said-question = السؤال نفسه على الهاتفين. لا يُرى جواب قبل أن يصل الجوابان.
try-said-sealed = إجابتك مختومة. وعلى هاتف بن ضوء تحت الباب فحسب.
try-said-open = فُتحتا معًا في لحظة واحدة. ولم يستطع الخادم قراءة أيّ منهما.
try-said-timer = الرقم نفسه على الهاتفين: العدّ من ساعة واحدة، لا من رسائل.
try-said-line = يُقال على هاتف ويُقرأ على الاثنين. ويبقى في الغرفة.
try-said-signal = إشارة تصعد على الهاتفين ثم تزول.
try-ben-answer = البحر، قبل أن يستيقظ أحد.
try-ben-line = أنا هنا. الوقت متأخر، ولا بأس.

## plan

plan-title = تخطيط الأمسية
plan-lead = لا يعلم أحد قبل أن تقول. ويمكن تغييرها حتى تبدأ.
plan-own = أمسية من صنعك
plan-edit = تغيير البرنامج
plan-from = البدء من
plan-from-empty = صفحة فارغة
plan-name = ما اسمها
plan-begins = إذا بدأت في
plan-what = ما الذي يحدث
plan-minutes = الدقائق
plan-gate = ينتهي
plan-gate-hand = حين يتابع أحدكم
plan-gate-ready = حين يكون الجميع جاهزين
plan-gate-time = حين ينتهي وقته
plan-with = يفتح
plan-with-none = لا شيء
plan-with-questions = سؤالًا
plan-with-playlist = القائمة
plan-with-timer = مؤقّتًا بطوله
plan-with-later = شيئًا يأتي لاحقًا
plan-up = أبكر: { $title }
plan-down = لاحقًا: { $title }
plan-remove = إخراج: { $title }
plan-add = إضافة جزء
plan-total = { $n } دقيقة، حتى { $times }
plan-save = اعتماد الخطة
plan-begun = بدأت الأمسية. يمكن تخطيطها من جديد حين تنتهي.
plan-newer = خطَّط أحدهم منذ ذلك الحين. هذه خطته؛ غيّر ما تشاء.
plan-title-date = برنامج موعد
plan-lead-date = يُجهَّز حين يحين وقته.
plan-for = لأجل
plan-for-all = كل المواعيد
plan-as-all = كما في غيره
plan-save-date = حفظه هكذا
plan-gone = لم يعد هذا الموعد موجودًا.
now-gather = في انتظارك
now-gather-lead = تبدأ الأمسية حين تكون هنا أيضًا.
now-gather-go = أنا في الطريق
now-evening = أمسيتكم جارية
now-evening-go = الانضمام
now-times = أوقات لموعد
now-times-title = وقت لكم
now-times-lead = لا يرى أحد ما تختاره، بل ما يناسب الجميع.
now-times-go = رؤية الأوقات
together-evening = برنامج كامل في الوقت نفسه.
bar-evening = من الأمسية

## dates that come, and who is asked for

asking-for = اسأل عن { $name }
asking-others = اسأل عن الآخرين
asking-said = قيل. يصل بالطريقة المختارة هناك.
asking-again = سألتَ قبل قليل. يمكن القول من جديد الساعة { $time }، ولا عجلة.
coming-title = المخطّط له
coming-left = حتى يبدأ
due-soon = يبدأ { $title } الساعة { $time }.
due-soon-day = يبدأ { $title } الساعة { $time }، { $day }.
due-begins = يبدأ { $title } الآن.
due-asked = يسرّ { $name } حضورك.
due-times = هناك أوقات للاختيار منها.
due-letter = رسالة مفتوحة لك.
due-agreement = هناك جملة تُقرأ وتُوقَّع إن شئت.
due-look-again = أردتم النظر من جديد إلى ما اتفقتم عليه.
due-open = افتحه
due-celebrates = هناك ما يُحتفل به.
due-read = اقرأها
due-anything = في هذه الغرفة شيء لك.
due-look = انظر إليها
due-go = كن هناك
due-close = ضعه جانبًا
tell-soon = ما خططتما له قريب.
tell-begins = ما خططتما له يبدأ الآن.
tell-times = في غرفتك أوقات للاختيار منها.
tell-agreement = في غرفتكم جملة تُقرأ.
tell-look-again = أردتم النظر إلى شيء معًا من جديد.
tell-celebrates = يُحتفل بشيء في غرفتك.
tell-asked = في غرفتك من يسرّه حضورك.
tell-letter = رسالة مفتوحة لك.
