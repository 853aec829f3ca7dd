### For trying out a script from right to left; not signed by a native speaker yet.

culture-title = من أين نحن
culture-lead = أيام تُحفظ هناك، وكلمات منكما، وكيف تُفعل الأشياء في البيت.

## Calling

culture-call = وقت جيد للاتصال
culture-call-now = الآن، حتى { $time }.
culture-call-next = { $day }، من { $from } إلى { $to }.
culture-call-there = عند { $name } ذلك من { $from } إلى { $to }.
culture-call-never = لا تلتقي ساعاتكما. لو اتسعت قليلًا لالتقت.
culture-call-alone = حين يكون في الغرفة شخص آخر يظهر متى تكونان مستيقظين.
culture-call-guess = يُفترض من 08:00 إلى 22:00 عند { $names }.
culture-call-guess-many = يُفترض من 08:00 إلى 22:00 عند من لم يقل.
culture-call-both = للاثنين
culture-call-all = للجميع
culture-call-picture = اليوم القادم بالساعات: متى يُرحَّب بالاتصال عند كل واحد وعند الجميع

## From

culture-from = من أين أنا
culture-from-lead = هذا مختوم: لا يعلم الخادم البلدان ولا الساعات.
culture-countries = بلدان أحفظ أيامها
culture-country-add = أضف بلدًا
culture-country-remove = احذف { $country }
culture-hours = يُرحَّب بالاتصال من
culture-hours-to = حتى
culture-save = احفظ
culture-take-back = استعده

## Holidays

culture-holidays = أعياد قادمة
culture-holidays-empty = قل أي البلدان بلدانك؛ فتظهر أعيادها هنا لكما.
culture-holidays-away = قائمة الأعياد بعيدة المنال الآن.
culture-holiday-of = { $country }، { $names }
culture-today = اليوم

## Words

culture-words = كلمات نتعلمها من بعضنا
culture-words-empty = لا كلمة بعد. كلمة لا يحسن أحد ترجمتها بداية جيدة.
culture-teach = علّم كلمة
culture-word = الكلمة
culture-means = معناها
culture-say = كيف تُنطق، بالحروف
culture-record = قلها بصوتك
culture-recording = انتهيت
culture-record-lead = حتى عشر ثوان. الصوت مختوم مثل الكلمة.
culture-file = اختر ملف صوت
culture-clip-there = معها صوت.
culture-clip-drop = احذف الصوت
culture-clip-long = هذا الصوت طويل؛ عشر ثوان تكفي لكلمة.
culture-mic = الميكروفون غير متاح. يمكن ملف صوت أيضًا.
culture-keep = علّمها
culture-play = اسمع { $word }
culture-clip-gone = الصوت غير متاح الآن.
culture-further = انظر أبعد

## Cards

culture-cards = كيف نفعلها
culture-cards-empty = تسأل البطاقة كيف يُفعل شيء في البيت. من أحب يحكي.
culture-draw = ضع بطاقة
culture-draw-other = بطاقة أخرى
culture-tell = كيف تُفعل حيث نشأت
culture-tell-it = احكها
