### ما يقوله عنصر الطبخ؛ يأتي معه.

cook-title = نطبخ معًا
cook-lead = الطبق نفسه في كل مطبخ، خطوة بعد خطوة.
cook-minutes = { $n } دقيقة
cook-diet-vegetarian = نباتي
cook-diet-vegan = نباتي صرف
cook-steps = { $n ->
    [one] خطوة { $n }
   *[other] { $n } خطوات
}
cook-serves = لعدد { $n }

## الاختيار

cook-filter = أي الوصفات
cook-filter-all = الكل
cook-filter-vegetarian = نباتي
cook-filter-vegan = نباتي صرف
cook-filter-fits = يناسب الجميع
cook-ours = وصفات
cook-brought = أحضرتموها
cook-brought-by = أحضرها { $name }
cook-none-fits = لا شيء هنا يناسب ذلك. ربما وصفة منكم.
cook-back = كل الوصفات
cook-for = لعدد { $n } في مطبخي
cook-kitchen = في مطبخي
cook-fewer = أقل بواحد
cook-more = أكثر بواحد
cook-units = كيف يقيس هذا الجهاز
cook-units-metric = غ، مل
cook-units-us = أكواب، أونصة
cook-goes-in = المكونات
cook-contains = يحتوي على { $what }.
cook-contains-nothing = لا يحتوي على أي من مسببات الحساسية الأربعة عشر.
cook-undeclared = لم يذكر أحد مسببات الحساسية هنا. نُظر في الكلمات فقط، فانظروا بأنفسكم.
cook-note = لمطبخين:
cook-warn = ليس لـ { $name }: { $what }
cook-begin = نطبخ هذا
cook-unit-g = { $n } غ
cook-unit-kg = { $n } كغ
cook-unit-ml = { $n } مل
cook-unit-l = { $n } ل
cook-unit-oz = { $n } أونصة
cook-unit-lb = { $n } رطل
cook-unit-tbsp = { $n } ملعقة كبيرة
cook-unit-tsp = { $n } ملعقة صغيرة
cook-unit-cup = { $count ->
    [one] { $n } كوب
   *[other] { $n } أكواب
}
cook-unit-pinch = { $count ->
    [one] { $n } رشة
   *[other] { $n } رشات
}
cook-unit-handful = { $count ->
    [one] { $n } حفنة
   *[other] { $n } حفنات
}
cook-unit-clove = { $count ->
    [one] { $n } فص
   *[other] { $n } فصوص
}
cook-unit-slice = { $count ->
    [one] { $n } شريحة
   *[other] { $n } شرائح
}
cook-unit-piece = { $count ->
    [one] { $n } قطعة
   *[other] { $n } قطع
}
cook-unit-sheet = { $count ->
    [one] { $n } ورقة
   *[other] { $n } ورقات
}
cook-unit-none = { $n }
cook-allergen-gluten = غلوتين
cook-allergen-crustaceans = قشريات
cook-allergen-egg = بيض
cook-allergen-fish = سمك
cook-allergen-peanut = فول سوداني
cook-allergen-soy = صويا
cook-allergen-milk = حليب
cook-allergen-nuts = مكسرات
cook-allergen-celery = كرفس
cook-allergen-mustard = خردل
cook-allergen-sesame = سمسم
cook-allergen-sulphites = كبريتيت
cook-allergen-lupin = ترمس
cook-allergen-molluscs = رخويات

## عند الموقد

cook-lay = جهزوا كل شيء، كل في مطبخه.
cook-lay-short = قبل الخطوة الأولى
cook-step = الخطوة { $n } من { $of }
cook-done = انتهيت
cook-laid = كل شيء جاهز
cook-undone = ليس بعد
cook-is-done = { $name } انتهى
cook-you-done = انتهيت أنت
cook-at-it = { $name }، ما زال يعمل
cook-you-at-it = أنت، ما زلت تعمل
cook-is-behind = { $name } يلحق على مهل
cook-you-behind = أنت، على مهل
cook-away = ليس هنا الآن
cook-night = الساعة هناك { $time }
cook-then = ثم { $what }.
cook-then-table = ثم إلى المائدة.
cook-go-on = نتابع دون انتظار
cook-go-asked = سُئلوا. نتابع حين يوافق كل الحاضرين.
cook-go-asks = { $name } يود أن يتابع.
cook-go-yes = نتابع
cook-not-now = ليس الآن
cook-catch = الخطوة المفتوحة { $n }. لا عجلة: خطواتك تنتظرك.
cook-catch-done = انتهيت من هذه
cook-caught-up = لحقت
cook-join = أطبخ معكم
cook-join-lead = في المطبخ: { $names }.
cook-time = ابدأ { $time } للجميع
cook-rings = يرن في كل مطبخ.
cook-unreadable = كلماتها غير متاحة الآن.
cook-other = شيء آخر
cook-serve = جاهز كما هو
cook-stop = نتوقف عن طبخ هذا

## على المائدة

cook-table = على المائدة
cook-table-lead = سطر من كل واحد إن شاء. يُحفظ مع الطبق.
cook-table-behind = خطواتك ما زالت في الوصفة إن طبختها لاحقًا.
cook-line = كيف كان
cook-line-say = أضف سطري
cook-line-change = أقولها بطريقة أخرى
cook-line-none = هنا مكان لسطر من { $name }.
cook-clear = نرفع المائدة
cook-else = نطبخ شيئًا آخر

## ما لا نأكله

cook-minds = ما لا نأكله
cook-minds-lead = إنه مختوم. كل جهاز ينبه إليه في كل وصفة.
cook-allergens = الحساسية
cook-dislikes = لا أفضله، بفواصل بينها
cook-minds-save = احفظ
cook-minds-back = أسترجعه

## وصفة خاصة

cook-bring = أحضر وصفة
cook-bring-lead = ضع هنا صفحة وصفة أو JSON الخاص بها (schema.org)، أو اختر الملف الذي حفظته. تُقرأ على هذا الجهاز: لا يجلب المركز شيئًا ولا يقرأ شيئًا.
cook-paste = صفحة أو JSON
cook-read = اقرأها
cook-file = اختر ملفًا
cook-bring-it = ضعها مع وصفاتنا
cook-bring-drop = اتركها
cook-import-size = هذا طويل جدًا: يُقرأ { $most } حرفًا على الأكثر.
cook-import-none = لا وصفة فيه: لا شيء من النوع Recipe.
cook-import-missing = لا تقول الوصفة شيئًا تحت { $field }.
cook-import-long = { $field } طويل جدًا: { $most } حرفًا على الأكثر.
cook-import-many = في { $field } أجزاء كثيرة: { $most } على الأكثر.
cook-import-kind = { $field } ليس نصًا.

## Kept

cook-kept = طُبخ
cook-kept-recipe = وصفة أُحضرت
cook-kept-own = وصفة خاصة
