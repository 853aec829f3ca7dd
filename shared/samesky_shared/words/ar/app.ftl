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
people-links = روابط مفتوحة
people-link-new = مقعد شاغر
people-link-back = عودة إلى مقعد { $name }
people-link-until = من { $name }، حتى { $day }
people-revoke = سحب
people-devices = أجهزتي
people-device-this = هذا الجهاز
people-device-since = منذ { $day }
people-remove = إزالة
people-remove-sure = يُغلق فورًا، وتبطل الروابط المفتوحة. وتحصل الغرفة على مفتاح جديد.
people-remove-this = هذا هو الجهاز الذي في يدك. يُغلق هنا فورًا، ويلزمك رابط للعودة.
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
device-other = جهاز

## card

card-qr = رمز QR لطريق العودة
card-of = لـ { $name }. طُبعت في { $day }.
card-lead = تفتح المقعد في هذه الغرفة، على جهاز واحد، مرة واحدة. تُعامَل كمفتاح البيت؛ ثم تُطبع بطاقة أخرى.
