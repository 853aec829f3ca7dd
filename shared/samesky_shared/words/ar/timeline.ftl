### ما يقوله سجلّ الأيام؛ يأتي معه.

timeline-title = المحفوظ
timeline-day = يوم
timeline-all-days = كل الأيام
timeline-day-none = لا شيء من هذا اليوم هنا.
timeline-mine = ما أحتفظ به
timeline-mine-none = لم تحتفظ بشيء بعد. ما تعلّمه هنا يمكنك أن تجعله تذكارًا؛ لا يراه غيرك.
timeline-keep = احتفظ بهذا
timeline-kept = أنت تحتفظ بهذا
timeline-looking = أنظر أبعد …
timeline-take-what = ما فيه
timeline-take-all = كل شيء
timeline-take-mine = ما أحتفظ به
timeline-book = تذكار للطباعة
timeline-book-lead = ملف واحد يفتحه أي متصفح. يحسن على الورق ولا يحتاج إلى شبكة.
timeline-made = صنعه { $name } يوم { $day }، على جهاز واحد، من كلمات لم يكن أحد غيركم يقرؤها.
