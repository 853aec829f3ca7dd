### ما يقوله عنصر اللمسة؛ يأتي معه.

touch-title = لمسة
touch-lead = تماسكا بالأيدي، أو دع شيئًا يُحَسّ هناك. يهتزّ الهاتف، وما يقوله مكتوب هنا أيضًا.
touch-hold = تماسك بالأيدي
touch-release = أفلت
touch-lift = ارفع إصبعك لتفلت
touch-hold-how = اضغط باستمرار، أو شغّله.
touch-hold-on = إمساك بلا ضغط
touch-alone = يُحَسّ حين يكون في الغرفة شخص آخر.
touch-offered = يدك ممدودة. لا عجلة.
touch-offers = { $names } { $many ->
        [one] يمدّ
       *[other] يمدّون
    } يدًا.
touch-together = أيديكما متماسكة.
touch-together-with = يدك متماسكة مع { $names }.
touch-others = { $names } متماسكون بالأيدي. ويدك لها مكان.
touch-elsewhere = يدك ممدودة على جهاز آخر لك.
touch-asleep = الساعة هناك { $time }. يجد { $name } في الصباح ما تتركه الآن.
touch-waits-away = { $name } ليس هنا. ما تتركه الآن ينتظر { $name }.
touch-nobody = لا أحد هنا. اختر شخصًا فينتظره.
touch-for = لـ
touch-all = كل من هنا
touch-give = دع شيئًا يُحَسّ
touch-squeeze = ضغطة يد
touch-hug = عناق
touch-kiss = قبلة
touch-forehead = قبلة على الجبين
touch-tap = انقر إيقاعًا
touch-tap-how = نبض قلبك مثلًا. يُحَسّ كما تنقره.
touch-sent = في الطريق: { $what }
touch-left = متروك لـ { $name }: { $what }
touch-from = من { $name }: { $what }
touch-from-tap = { $name } ينقر إيقاعًا.
touch-met-tap = وقعت نقراتكما في اللحظة نفسها.
touch-met-squeeze = ضغطتما في اللحظة نفسها.
touch-met-hug = تعانقتما في اللحظة نفسها.
touch-met-kiss = تبادلتما القبلة في اللحظة نفسها.
touch-met-forehead = تبادلتما قبلة الجبين في اللحظة نفسها.
touch-waiting = ترك لك { $name } شيئًا، { $time }.
touch-feel = أحسّ به
touch-mine = شيء منك ينتظر { $names }، يومين على الأكثر.
touch-week = تماسك الأيدي في الأيام السبعة الأخيرة: { $what }.
touch-week-moment = لحظة
touch-week-minutes = { $n ->
        [one] نحو دقيقة
       *[other] نحو { $n } دقائق
    }
touch-week-hour = نحو ساعة
touch-week-hours = نحو { $n } ساعات
touch-silent = هذا الجهاز لا يهتزّ. تراه وتقرؤه.
touch-unreadable = شيء تركته نسخة أحدث
