### What the terminal says, so that all languages are in step; the terminal does not offer Arabic.

## heads of lines: at most eight letters

head-who = من
head-timer = المؤقت
head-question = السؤال
head-thanks = شكر
head-queue = القائمة
head-player = المشغل
head-chat = كلمات
head-checkin = كلمة
head-listen = إصغاء
head-talk = حديث
head-guess = تخمين
head-wishes = أمنية
head-agreements = اتفاق
head-ways = يريح
head-support = صعب
head-kindness = لفتة
head-milestone = محطات
head-word = كلمة
head-call = اتصال
head-letters = رسائل
head-devices = الأجهزة
head-links = الروابط
head-phrase = العبارة
head-step = الإيقاع

## the room

say-help = اكتب help لمعرفة ما يمكن فعله هنا
say-lost = انقطع الاتصال؛ سيعود …
say-back = عاد الاتصال
say-player-closed = أُغلق mpv؛ اكتب player لفتحه من جديد
say-first = من هنا بدأ كل شيء
say-unconfirmed = { $what }: لا يُعرف هل وصل
say-room = الغرفة
say-not-started = لم يبدأ بعد
say-no-question = لا سؤال على الطاولة؛ اكتب: draw
say-no-thanks = لم تبدأ صفحة شكر؛ اكتب: thank ثم كلماتك
say-deeper = { $name } يود التعمق أكثر؛ اكتب: agree أو not-now
say-no-note = لا كلمة بعد اليوم؛ اكتب: checkin a little light, calm
say-no-listening = لا أحد يطلب أن يُسمع؛ اكتب: listening me أو listening NAME
say-listening-ready = اكتب: listening ready
say-listening-part = اكتب: listening done أو listening write WORDS
say-listening-confirm = اكتب: listening done إن كان صحيحًا، وإلا listening again
say-no-talk = لم يُعلن شيء للحديث عنه؛ اكتب: talk WORDS
say-talk-ready = اكتب: talk ready أو talk later 20:30
say-talk-give = اكتب: talk give
say-talk-last = اكتب: talk last WORDS أو talk pass
say-call-none = لا مكالمة الآن
say-call-asks = { $name }: رغبة في الحديث.
say-call-asked = مكالمة؛ السؤال إلى: { $names }
say-call-inside = في المكالمة: { $names }
say-call-back = في طريق العودة: { $names }
say-call-browser = الطرفية لا تنقل صوتًا ولا صورة: افتح الغرفة في متصفح لأجل ذلك.
say-act = إلى { $name }، إن أحببت: { $act }
say-did = فعل شيئًا
say-thanks = شكرًا
say-no-hand = لا بطاقة للتخمين؛ اكتب: guess
say-no-wish = لا شيء بعد تريدونه جميعًا؛ اكتب: wishes
say-no-agreement = لم يُكتب شيء؛ اكتب: propose ثم الكلمات
say-no-ways = لم يجب أحد بعد؛ اكتب: ways
say-ways-how = اكتب: ways ثم 1 أو 2 أو 3 لكل موقف، أو - للا شيء
say-holds = يسري: { $names }
say-unsigned = ينتظر { $names }
say-instead = وكلمات { $who }: { $words }
say-look-on = ستنظرون إليها من جديد في { $day }
say-look-now = أردتم النظر إليها الآن تقريبًا؛ اكتب: looked
say-agreed = وقّع { $names }: { $words }
say-no-milestone = لا شيء محفوظ بعد؛ اكتب: milestone day 02-29 يومنا
say-no-custom = لا بطاقة على الطاولة؛ اكتب: custom
say-call-now = وقت جيد للاتصال حتى { $time }
say-call-next = وقت جيد للاتصال: من { $from } إلى { $to }
say-no-holidays = لا أعياد: لم يقل أحد أي البلدان بلدانه
say-themes = المواضيع: { $names }
say-queue-empty = فارغة؛ اكتب: add URL
say-plays = يعمل
say-link-by = { $what }، من { $name }
say-tried = جُرّب من جديد رابط مستعمل من { $name } ({ $count }×)
say-measuring = جارٍ قياس الساعة
say-step = اللحظات المشتركة دقيقة إلى نحو { NUMBER($likely, maximumFractionDigits: 1) } م.ث (وبالتأكيد إلى { NUMBER($surely, maximumFractionDigits: 0) } م.ث)؛ الذهاب والإياب { NUMBER($trip, maximumFractionDigits: 0) } م.ث

## media in this player

media-unplayable = { $title }: لا يمكن تشغيله هنا.
media-other-file = { $title }: هذا ملف آخر غير ملفك ({ $size } بايت).
media-no-file = { $title }: يحتاج إلى نسختك من الملف ({ $size } بايت).
media-elsewhere = { $title }: يُشاهد على صفحته ({ $provider }).
media-unreadable = لا يمكن هنا قراءة ما يُعرض.

## why not

ask-word = لا أعرف هذه الكلمة؛ help يعرض الكلمات.
ask-length = كم المدة؟ مثلا 240 أو 4:00.
ask-answer = ما جوابك؟ مثلا: answer البحر
ask-thank = علامَ تشكر؟ مثلًا: thank مكالمة أمس
ask-add = ماذا يضاف؟ مثلا: add https://example.org/song.mp3
ask-stall = هل ينتظر الجميع من نفدت بياناته أم يلحق بهم؟ stall pause | catch-up
ask-themes = أي المواضيع؟ { $names }؛ أو: themes all
ask-deck = أي رزمة؟ deck own | deck everyday
ask-say = ماذا تقول؟
ask-device = أيّها؟ devices يعرضها بأرقامها.
ask-checkin = كيف حالك؟ مثلًا: checkin a little light, calm, listen: ساعة بلا عجلة
ask-find = عمّ تبحث؟ مثلًا: find ميناء
ask-piece = أيها؟ يعرض find رقمه؛ مثلًا: keep 12-0
ask-letter = متى تُفتح، وماذا تكتب؟ مثلًا: letter when sleep: أنا هنا.
ask-which-letter = أي واحدة؟ اسمها قبلها؛ مثلًا: open k3xa
no-visit = لا رسالة تنتظر زيارة.
ask-from = أي البلدان، ومتى يُرحَّب بالاتصال؟ مثلًا: from PT BR 08:00-22:00
ask-teach = أي كلمة؟ مثلًا: teach saudade = حنين حلو
ask-guess = ما جوابك، وما جواب الآخر؟ مثلًا: guess البحر / الجبال
ask-near = كم هو قريب؟ near { $words }
ask-wish = أيّها؟ wishes تعرضها؛ مثلًا: wish w01 w07
ask-closeness = closeness yes | closeness no
ask-propose = أي جملة؟ مثلًا: propose نتصل قبل أن نتأخر
ask-ways = أيّها؟ صف من 1 و2 و3 و-، واحد لكل موقف، مثلًا: ways 123-2…
ask-sentence = أيّها؟ مثلًا: sign 1
ask-amend = أيّها وبأي كلمات؟ مثلًا: amend 1 نتصل قبل أن نتأخر
ask-look = أي يوم؟ مثلًا: look-again 2027-03-01 أو look-again none
ask-milestone = اكتب مثلًا: milestone change عمل جديد
ask-milestone-day = أي يوم؟ مثلًا: milestone day 2019-02-29 20:00 يومنا
ask-milestone-visit = متى؟ مثلًا: milestone visit 2027-01-22 10:00 to 2027-02-03 لشبونة
ask-milestone-number = أيها؟ خذ رقمها: milestone celebrate 1
ask-country = أي بلد؟ { $codes }
ask-hard = قلها مثلًا: hard hug, call: كثير دفعة واحدة. ما قد يعين: { $helps }
ask-there = إلى جانب من، وبماذا؟ مثلًا: there Ben hug، أو كلمات؛ الأفعال: { $acts }
no-hard-day = ليس لأحد يوم صعب مفتوح.
ask-good = ما الذي يطيب لك؟ { $ways }؛ أو: good nothing
ask-kind = لمن، وماذا؟ مثلًا: did Ben سقيت نباتاتك
ask-meet = على من ترد، وكيف؟ مثلًا: meet Ana hug
ask-listening = من يُسمع أولًا؟ listening me أو listening NAME، وعن ماذا إن أحببت
no-listening = لا أحد عنده الكلمة.
ask-talk = عن ماذا تود أن تتحدث؟ مثلًا: talk the move, advice
no-talk = لا حديث الآن.
no-day = لم يكتب أحد كلمة اليوم.
ask-leave = ستخرج على كل أجهزتك. إن أردت ذلك فاكتب: leave for good
ask-name = لا أحد هنا بهذا الاسم، أو أكثر من واحد؛ who يعرضهم.
ask-late = بكم من المللي ثانية، من 0 إلى { $most }؟ مثلا: 180
not-running = لا شيء يعمل.
not-drawn = لا سؤال على الطاولة؛ اكتب: draw
no-guess = لم يخمّنك أحد بعد في هذه البطاقة.
no-hand = لا بطاقة على الطاولة؛ اكتب: guess
not-asked = لا أحد يطلب التعمق.
not-connected = لا اتصال الآن.
not-entered = لم تكن في أي غرفة بعد: samesky join LINK أو samesky room.
no-player = لا مشغل هنا؛ ادخل بـ: samesky join --player mpv
no-mpv = mpv غير مثبت: https://mpv.io/installation
no-mpv-start = لا يبدأ mpv بهذه المعطيات (arguments)؛ جرّبها يدويا.
no-file = الملف { $name }: { $why }.
file-alone = يُشغّل الملف مع --player mpv.
player-arguments = معطيات المشغل: { $why }.

## links and addresses

link-kind = ينتهي الرابط بـ /j#… (دعوة) أو /new#… (غرفة جديدة).
link-cut = الجزء بعد # ناقص: انسخ الرابط كله.
link-founder = هذا الرابط ينشئ غرفة جديدة؛ في الدعوة /j#.
link-key = المفتاح في هذا الرابط مقطوع: انسخه كله.
address-none = هذا ليس عنوانا.
address-scheme = يبدأ العنوان بـ http:// أو https://.

## the hub cannot be reached

hub-not-there = لا يمكن الوصول إلى { $server }: لا شيء يستمع هناك.
hub-silent = { $server } لا يجيب.
hub-no-connection = لا يمكن الوصول إلى { $server }: لا اتصال.
hub-unreachable = لا يمكن الوصول إلى { $server }: { $why }.
hub-insecure = لا يمكن الوصول إلى { $server }: لا اتصال آمن؛ هل يتكلم https؟
hub-untrusted = لا يمكن الوصول إلى { $server }: شهادته غير موثوقة هنا.
hub-self-signed = لا يمكن الوصول إلى { $server }: وقّع شهادته بنفسه فهي غير موثوقة هنا. مع نسخة من tls.crt: SSL_CERT_FILE=tls.crt samesky …
hub-expired = لا يمكن الوصول إلى { $server }: شهادته قديمة.
hub-other-name = لا يمكن الوصول إلى { $server }: شهادته لأسماء أخرى.
hub-hung-up = { $server } أنهى الاتصال.
hub-hung-up-early = { $server } أنهى الاتصال قبل اكتمال الملف.
hub-other-blob = يعطي { $server } غير المطلوب.
hub-none = ما يجيب على { $server } ليس خادم Samesky.
hub-elsewhere = { $server } يرسلنا إلى مكان آخر؛ استعمل عنوانه الحقيقي.
hub-error = يجيب { $server } بخطأ ({ $code }).

## the room is closed for this device

ended-4400 = أرسل هذا البرنامج ما لا يفهمه الخادم؛ ربما هو قديم.
ended-4403 = لا يمكنك أن تكون في هذه الغرفة.
ended-4404 = لم تعد هذه الغرفة موجودة.
ended-4409 = هذا الجهاز في الغرفة مرة ثانية، وهو يستمر هناك.
ended-4410 = غادرت، أو حُذفت الغرفة.
ended-4413 = أرسل هذا البرنامج دفعة واحدة أكثر مما يقبل الخادم.
ended-other = أُغلقت الغرفة.

## help

help-timer = بدء عدّ تنازلي
help-stopwatch = عدّ تصاعدي
help-pause = إيقاف، متابعة، من البداية
help-more = إضافة ثوان
help-question = السؤال على الطاولة
help-thank = ما تشكر عليه، يُفتح حين يكتب الجميع
help-deeper = أسئلة أعمق، إن أراد الجميع
help-checkin = كيف حالك: أين نورك، وكلمات له، وحاجة واحدة
help-find = ما قيل، بكلماته أو بيومه
help-keep = احتفظ بقطعة من الماضي لنفسك، أو دعها
help-from = من أين أنا، ومتى يُرحَّب بالاتصال
help-teach = كلمة مني ومعناها
help-custom = بطاقة أخرى؛ ومع كلمات: كيف تُفعل في البيت
help-holidays = الأعياد القادمة في بلدان الجميع
help-guess = بطاقة للإجابة ولتخمين ما يقوله غيرك
help-near = كم هو قريب ما خُمّن عنك
help-wishes = ما يمكن تمنّيه؛ وما عليه علامتك يظهر بإشارة
help-wish = وضع علامة أو رفعها؛ لا يظهر إلا ما يريده الجميع
help-closeness = هل تودّ رؤية أمنيات القرب
help-propose = جملة ليوقّعها الجميع، أو جملة بكلمات أخرى
help-ways = عشرون موقفًا صغيرًا؛ ثم ways 123-… يختم ما تختار
help-sign = وقّع واحدة، أو استرد توقيعك، أو ضع واحدة جانبًا
help-look-again = اليوم الذي تنظرون فيه إليها من جديد
help-milestone-day = يوم يأتي كل سنة ويُحتفل به في ساعته
help-milestone-visit = زيارة تعدّان لها؛ مع ساعة أيضًا، وto تاريخ
help-milestone-change = تغيّر؛ write رقم كلمات للحديث عنه
help-milestone = واحدة برقمها؛ drop رقم أيضًا
help-letter = رسالة ليوم، بتوقيت من يقرؤها
help-letter-when = للحظة، أو: letter visit: WORDS
help-letter-open = افتح واحدة، أو قل إن الطرد وصل؛ قل إنكما معًا
help-letter-back = استرجع رسالتك؛ طرد في الطريق
help-letter-parcel = ما في الطرد، مختوم إلى أن يصل
help-meet = الرد على كلمة: heard أو hug أو call أو space أو كلمات
help-rest = إظهار كلمتك الآن؛ راحة اليوم
help-listening = أن تُسمع أو تسمع شخصًا بوقت متساوٍ؛ WORDS تقول عن ماذا
help-listening-part = جزؤك: ready, begin, done, again, pass, write WORDS; ask, minute, hold, on, end
help-talk = قول ما تود الحديث عنه، وربما كيف تُلاقى: { $names }
help-talk-part = ready, later 20:30, not-today; give, ask, minute, hold, on, finish; last WORDS, pass
help-hard = يوم صعب: ما قد يعين، وما يثقل
help-there = كن هناك: seen أو hug أو call أو song أو sooner أو space أو later أو كلمات
help-lighter = صار أخف الآن، ربما بكلمة
help-good = ما يطيب لك: seen أو eased أو near أو sure أو glad أو free
help-kind = أخبر عن لفتة صغيرة؛ قل شكرًا
help-lines = أين تجد عونًا من الخارج
help-themes = ما يُسحب منه: { $names }؛ themes all
help-decks = السحب من رزمتكم الخاصة، أو من رزمتنا من جديد
help-queue = الموسيقى والأفلام
help-seek = الذهاب إلى موضع فيه
help-say = سطر يبقى في الغرفة
help-react = إشارة لا تبقى: { $names }
help-look = من هنا، كل شيء، ما مضى
help-step = إلى أي حد نحن على الإيقاع
help-player = فتح mpv من جديد؛ صوتي يتأخر 180 م.ث
help-stall = من نفدت بياناته يلحق، أو ينتظر الجميع
help-invite = رابط؛ مع NAME للعودة إلى ذلك المقعد (مقعدك: جهاز آخر)
help-guest = رابط لضيف يغادر بعد 12 ساعة؛ مع NAME: من يغادر الآن
help-devices = أجهزتي والروابط وعبارة المفتاح؛ إخراج جهاز
help-leave = مغادرة هذه الغرفة على كل أجهزتك
help-unconfirmed = ما قد لا يكون وصل
help-quit = هذه الصفحة؛ النهاية

## doctor

doctor-mark-ok = سليم
doctor-mark-note = ملاحظة
doctor-mark-wrong = خلل
doctor-address = العنوان
doctor-certificate = الشهادة
doctor-store = المخزن
doctor-activities = الأنشطة
doctor-page = الصفحة
doctor-room = الغرفة
doctor-token = الرمز
doctor-websocket = WebSocket
doctor-command = الأمر
doctor-clock = الساعة
doctor-line = الخط
doctor-doctor = النتيجة
doctor-answers = يجيب خادم على { $where }
doctor-kinds = { $kinds }
doctor-store-disk = الأمر المؤكد محفوظ على القرص
doctor-store-second = قد يضيع تعطل حاسوب الخادم الثانية الأخيرة
doctor-store-memory = تضيع إعادة التشغيل كل شيء؛ للتجربة فقط
doctor-store-unknown = لا يقول المخزن كيف يحفظ الأشياء
doctor-room-made = أُنشئت غرفة لهذا الفحص
doctor-token-fresh = يحصل الجهاز على رمز جديد
doctor-page-unknown = لا يمكن فحص صفحته: { $why }
doctor-page-alone = الحزمة { $bundle }؛ ثبّت تطبيق الويب هنا للمقارنة
doctor-page-same = الحزمة { $bundle }، هي نفسها المثبتة هنا
doctor-page-other = الحزمة { $bundle }، غير التي هنا ({ $ours }): إصدار آخر، أو معدّلة
doctor-opens = يُفتح، والغرفة كاملة
doctor-closed = لا يُفتح؛ على الوسيط أن يمرر `Upgrade` إلى /v1/socket
doctor-kept = يُحفظ ويؤكد خلال { NUMBER($ms, maximumFractionDigits: 0) } م.ث
doctor-clock-error = الذهاب والإياب { NUMBER($trip, maximumFractionDigits: 1) } م.ث؛ اللحظة المشتركة دقيقة إلى نحو { NUMBER($likely, maximumFractionDigits: 1) } م.ث، وبالتأكيد إلى { NUMBER($surely, maximumFractionDigits: 1) } م.ث
doctor-clock-ahead = هذا الحاسوب يسبق الخادم بـ { NUMBER($by, maximumFractionDigits: 1) } ث؛ لا يضر ذلك Samesky، وقد يضر الرموز
doctor-clock-behind = هذا الحاسوب متأخر عن الخادم { NUMBER($by, maximumFractionDigits: 1) } ث؛ لا يضر ذلك Samesky، وقد يضر الرموز
doctor-line-hardly = معظم الأجوبة تضيع أو تتأخر كثيرا: الخط لا يكاد يعمل
doctor-line-far = تستغرق كل رسالة { NUMBER($ms, maximumFractionDigits: 0) } م.ث في اتجاه واحد: الخادم بعيد أو هناك VPN؛ خادم أقرب إليكما يفيد
doctor-line-uneven = تستغرق رسالة من كل عشر { NUMBER($ms, maximumFractionDigits: 0) } م.ث أكثر من غيرها: الشبكة اللاسلكية ضعيفة أو الخط مشغول؛ يفيد كابل أو إيقاف الرفع
doctor-trusted = موثوقة هنا حتى { $day }
doctor-self-signed = وقّعها الخادم بنفسه (حتى { $day }): تحذّر الهواتف والمتصفحات قبل فتح الصفحة ولا تثبّت شيئا؛ الأفضل وسيط بشهادة من جهة معتمدة
doctor-ends-soon = تنتهي في { $day }، وهو قريب
doctor-well = هذا الخادم يعمل من هنا
doctor-wrong = هناك خلل؛ يوضحه السطر السابق
