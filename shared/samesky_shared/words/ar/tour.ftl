### ما يقوله عنصر الجولات؛ يأتي معه.

tour-title = نتفرج معًا
tour-none-lead = صور مكان، خريطة، قائمة طعام، خطة: ضعوها هنا، فيرى الجميع الصفحة نفسها، بقرب من يقود. تُصنع الصفحات وتُختم على هذا الجهاز.
tour-bring = أحضر صفحات
tour-bring-what = صور أو ملف PDF أو نص.
tour-write = اكتب صفحة
tour-write-words = ما يُكتب عليها
tour-write-put = إلى الصفحات
tour-reading = يُقرأ الملف …
tour-making = تُصنع الصفحة { $n } من { $of } …
tour-sealing = تُختم الصفحة { $n } من { $of } …
tour-unreadable = لا يمكن قراءة هذا الملف هنا. الصور وملفات PDF بلا كلمة سر والنصوص تُقرأ.
tour-no-reader = تعذر جلب ما يقرأ ملفات PDF. حاول ثانية حين تكون متصلًا.
tour-cut = وجدت { $n } من { $of } صفحة مكانًا.
tour-full = امتلأت المجموعة: فيها { $n } صفحة.
tour-no-room = امتلأت المجموعة، أو امتلأ ما تحفظه هذه الغرفة. أخرجوا شيئًا أولًا.

## The page

tour-page = الصفحة { $n } من { $of }
tour-by = أحضرها { $name }
tour-alt = الصفحة { $n }، أحضرها { $name }
tour-back = الصفحة السابقة
tour-on = الصفحة التالية
tour-nearer = أقرب
tour-farther = أبعد
tour-point = أشير بالإصبع
tour-stage = الصفحة. السهمان يقلبان الصفحات، وزائد وناقص للقرب والبعد، و0 يظهرها كلها.
tour-loading = الصفحة في الطريق.
tour-gone = لا يمكن الوصول إلى هذه الصفحة الآن، أو لم تعد محفوظة.
tour-shut = هذه الصفحة لا تنفتح هنا.
tour-pages = الصفحات
tour-noted = { $n ->
    [one] ملاحظة واحدة
   *[other] { $n } ملاحظات
}

## Who leads

tour-lead-of = من يقود
tour-leads-none = لا أحد يقود. كل يتفرج كما يحب.
tour-take = أنا أقود
tour-leads-you = أنت تقود: يرى الجميع ما تراه.
tour-leads = { $name } يقود.
tour-away = { $name } يقود، وهو غائب الآن.
tour-rest = أترك القيادة
tour-hand = أسلمها إلى { $name }
tour-hand-more = أسلمها إلى شخص آخر
tour-asks = { $names } يود أن يقود.
tour-ask = أطلب القيادة
tour-asked = يرى { $name } أنك تود القيادة.
tour-unask = أتراجع
tour-alone = أتفرج وحدي
tour-follow = أعود للنظر مع { $name }
tour-elsewhere = { $name } ينظر إلى الصفحة { $n }.
tour-go = إلى هناك

## Notes

tour-notes = ملاحظات على هذه الصفحة
tour-notes-full = في المجموعة { $n } ملاحظة؛ لا تتسع للمزيد.
tour-note = اترك ملاحظة
tour-note-where = مكانها وسط ما تراه. اضغط على الصفحة لتختار مكانًا آخر.
tour-note-words = ملاحظتك
tour-note-put = اتركها هنا
tour-note-back = أسترجعها
tour-note-place = الملاحظة { $n }، من { $name }

## The end

tour-take-out = أخرج هذه الصفحة
tour-take-out-lead = تبقى في المحفوظ حتى تمحوها هناك؛ وكذلك ملاحظاتها.
tour-put-away = نضع المجموعة جانبًا
tour-put-away-lead = ما أُحضر وما كُتب يبقى في المحفوظ.
tour-put-away-sure = نضعها جانبًا

## Kept

tour-kept-pages = صفحات نتفرج عليها
tour-kept-toured = تفرجنا عليها معًا
tour-kept-count = { $n ->
    [one] صفحة واحدة
   *[other] { $n } صفحات
}
tour-kept-more = { $n ->
    [one] صفحة أخرى
   *[other] { $n } أخرى
}
