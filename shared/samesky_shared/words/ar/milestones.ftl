### For trying out a script from right to left; not signed by a native speaker yet.

milestones-title = محطات
milestones-lead = أيام تعود، وزيارات تنتظرانها، وتغيّرات تتحدثان عنها.
milestones-empty = لا شيء محفوظ بعد. أول يوم أو زيارة تضيفانها يُعدّ لها عند الجهتين.

## Adding

milestones-add = أضف محطة
milestones-what = ما هي
milestones-yearly = يوم كل سنة
milestones-visit = زيارة
milestones-change = تغيّر
milestones-called = ماذا تسميانه
milestones-called-yearly = يومنا
milestones-called-visit = لشبونة أخيرًا
milestones-called-change = عمل جديد
milestones-since = اليوم، مع السنة التي بدأ فيها
milestones-hour = يُحتفل به في
milestones-hour-lead = حسب الساعة في { $place }. يبدأ على كل الشاشات في اللحظة نفسها.
milestones-leap = في السنوات التي تخلو من هذا اليوم
milestones-leap-before = في 28 فبراير
milestones-leap-after = في 1 مارس
milestones-from = تبدأ في
milestones-from-hour = الساعة
milestones-until = تنتهي في، إن عُرف
milestones-place = حسب ساعة
milestones-places = كل الأماكن
milestones-day = اليوم، إن كان معروفًا
milestones-keep = احفظها
milestones-save = احفظ
milestones-cancel = اتركها كما كانت
milestones-sealed = الاسم مختوم. الخادم يعرف اليوم لأنه يستيقظ له.
milestones-some = مما مر به آخرون
milestones-some-move = انتقال
milestones-some-job = عمل جديد
milestones-some-study = دراسة
milestones-some-child = طفل
milestones-some-family = أهل يحتاجون رعاية
milestones-some-health = صحة
milestones-some-loss = فقدان
milestones-some-money = مال
milestones-some-place = العيش في مكان واحد

## Days

milestones-days = أيام
milestones-unnamed-yearly = يوم
milestones-unnamed-visit = زيارة
milestones-unnamed-change = تغيّر
milestones-in-days = { $n ->
    [one] يوم
   *[other] أيام
  }
milestones-in-hours = { $n ->
    [one] ساعة
   *[other] ساعات
  }
milestones-in-minutes = { $n ->
    [one] دقيقة
   *[other] دقائق
  }
milestones-until-it = حتى { $title }
milestones-today = اليوم
milestones-years = { $n ->
    [one] سنة
   *[other] { $n } سنوات
  }
milestones-leaps = عن 29 فبراير
milestones-celebrate = احتفلا الآن
milestones-celebrate-again = احتفلا مرة أخرى معًا
milestones-more = المزيد
milestones-edit = غيّرها
milestones-drop = دعها تذهب
milestones-drop-sure = أتدع { $title } تذهب مع كل ما هنا؟
milestones-drop-yes = دعها تذهب
milestones-drop-no = أبقها

## Celebrating

milestones-now = { $title }
milestones-now-lead = الآن، على الشاشتين.
milestones-now-lead-all = الآن، على كل الشاشات.
milestones-now-lead-alone = الآن. من نام يجده محفوظًا.
milestones-was = احتُفل به في { $time }.
milestones-stars = سماء فيها نجوم أمسياتكما

## Visits

milestones-visits = زيارات
milestones-together-until = أنتما في مكان واحد حتى { $day }.
milestones-together = أنتما في مكان واحد.
milestones-visit-over = كانت حتى { $day }.
milestones-there = { $time } الآن في { $place }
milestones-begins = تبدأ { $time }
milestones-list = ما ينبغي تدبيره
milestones-list-empty = تذاكر، مفاتيح، من يطعم القطة.
milestones-item = أضف إلى القائمة
milestones-item-add = أضف
milestones-done-by = دبّره { $name }
milestones-strike = احذف { $text } من القائمة

## Changes

milestones-changes = تغيّرات
milestones-change-day = في { $day }
milestones-talk = تحدثا عنه
milestones-talk-again = تحدثا عنه مرة أخرى
milestones-talked = تحدثتما عنه في { $day }
milestones-talk-other = { $title } على الطاولة. يمكن أن يليه هذا.
milestones-ask-1 = ما الذي يتغير عندي؟
milestones-ask-2 = ماذا أرجو، ومِمّ أخاف؟
milestones-ask-3 = ماذا أحتاج منك؟
milestones-ask-3-all = ماذا أحتاج منكم؟
milestones-talk-lead = يكتب كل منكما لنفسه. يُفتح للاثنين في اللحظة نفسها.
milestones-talk-lead-all = يكتب كل منكم لنفسه. يُفتح للجميع في اللحظة نفسها.
milestones-talk-alone = ما تكتبه محفوظ هنا. حين يكون في الغرفة شخص آخر يُفتح للاثنين معًا.
milestones-yours = كيف هو عندك
milestones-seal = اختمه
milestones-pass = لا شيء الآن
milestones-passed-you = لا شيء الآن.
milestones-passed-you-lead = لا حاجة إلى سبب. ما زال بإمكانك أن تكتب.
milestones-passed = لا شيء الآن.
milestones-take-back = استعده وغيّره
milestones-write = اكتب مع ذلك
milestones-not-in = لم يصل بعد. لا عجلة.
milestones-asleep = الساعة هناك { $time }. يمكن أن ينتظر الصباح.
milestones-without = افتح دون { $name }
milestones-open = ما كتبه كل منكما مفتوح.
