### ما يقوله عنصر الألعاب؛ يأتي معه.

play-title = نلعب
play-lead = أشياء صغيرة نضحك منها. لا شيء يُعد.

## The table

play-table = على الطاولة
play-table-lead = ضعوا شيئًا. كل يقول ما عنده وحده، ثم ينفتح للجميع في اللحظة نفسها، حتى لو نام أحدهم.
play-this = هذا أو ذاك
play-finish = أكمل الجملة
play-tale = حقيقتان وحكاية
play-begin = بداية من عندي
play-next = شيء آخر
play-begin-words = أكملوا جملتي
play-begin-hint = حين تمطر
play-lay = ضعها
play-cancel = اتركها
play-tale-words = ثلاث جمل، إحداها غير صحيحة
play-tale-line = الجملة { $n }
play-tale-is = الجملة { $n } هي الحكاية
play-tale-lead = علّم الحكاية. يعرفها الآخرون مع التخمين، لا قبله.
play-tale-guess = أيها حكاية { $name }؟
play-told = إنها على الطاولة. تنفتح الحكاية مع التخمين.
play-in = ما عندك دخل. ينفتح حين يدخل الجميع.
play-passed-you = تمرر هذه.
play-awaited = لم يدخل بعد
play-night = الساعة هناك { $time }
play-without = نتابع دونه
play-waits = ينتظر { $names }.
play-change = أقول ما عندي من جديد
play-pass = أمرر بلا سبب
play-finish-mine = كيف تكتمل جملتي
play-seal = أختم جملتي
play-open = انفتحت.
play-untrue = هذه هي الحكاية.
play-same = الشيء نفسه لكم جميعًا.
play-late = قل ما عندك لتقرأ ما عند الآخرين.

## Drawing

play-drawing = نرسم ونخمن
play-draw-lead = يأخذ أحدكم شيئًا لا يعرفه الآخرون ويرسمه.
play-draw-begin = أنا أرسم
play-draw-mine = دوري في الرسم
play-draw-again = أرسم شيئًا آخر
play-draw-else = شيء آخر
play-draw-this = ترسم:
play-draws = { $name } يرسم
play-left-by = { $name } ترك صورة
play-sheet-mine = الورقة: ارسم هنا
play-sheet-keys = بالمفاتيح: الأسهم تحرك القلم، والمسافة تضعه وترفعه.
play-undo = تراجع
play-wipe = ورقة جديدة
play-guess = ما هذا؟
play-guess-say = قلها
play-right = هذه هي
play-leave = اتركها لوقت لاحق
play-left = تنتظر من يأتي.
play-reveal = أقول ما هي
play-found = { $thing }، خمنها { $name }
play-was = كانت: { $thing }
play-album = رسوم سابقة

## The jar

play-jar = مرطبان النكات
play-jar-empty = المرطبان فارغ. ضع فيه شيئًا ليوم رمادي.
play-jar-inside = { $n ->
    [one] فيه نكتة واحدة.
   *[other] فيه { $n } نكات.
}
play-pull = اسحب واحدة
play-slip = ضع واحدة
play-slip-words = تقرؤها أنت وحدك حتى تُسحب
play-slip-put = إلى المرطبان
play-slip-back = أخرجها

## The shelf

play-shelf = نضحك منه وحدنا
play-shelf-empty = هنا مكان كلمة أو كلمتين لا يضحك منهما أحد غيركم.
play-further = أبعد إلى الوراء
play-shelve = ضع شيئًا هنا
play-shelve-words = الكلمات
play-shelve-from = من أين جاءت
play-shelve-put = إلى الرف

## Kept

play-kept-drawing = رسم
play-kept-joke = نكتة من المرطبان
play-kept-inside = نضحك منه وحدنا
play-kept-tale = الحكاية: { $text }
