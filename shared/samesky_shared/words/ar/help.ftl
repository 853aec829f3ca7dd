### أين تجد العون: يقوله الجزء الذي تضمّه العناصر، والطرفية.

help-lines-title = عون من الخارج
help-lines-lead = هذا ليس علاجًا. هؤلاء موجودون من أجلك. لا يعلم أحد أنك نظرت: لا الآخر ولا المضيف.
help-lines-country = في
help-lines-choose = اختر بلدًا
help-lines-danger = خطر الآن
help-lines-talk = من يصغي إليك
help-lines-crisis = حين يتعلق الأمر بالحياة والموت
help-lines-violence = عنف أو تهديد أو تحكّم من شخص قريب
help-lines-always = ليلًا ونهارًا
help-lines-site = الموقع
help-lines-opens = { $name }، الموقع
help-lines-call = الاتصال بـ { $name }، { $phone }
help-lines-checked = جرى التحقق في { $date }. الأرقام تتغير؛ صفحاتهم أدرى بها.
help-lines-none = لا قائمة لدى هذا المضيف. عند الخطر اتصل برقم الطوارئ في المكان الذي أنت فيه.
help-lines-other = بلدك ليس في قائمة هذا المضيف. عند الخطر اتصل برقم الطوارئ في المكان الذي أنت فيه.
help-lines-away = لا يمكن الوصول إلى القائمة الآن. عند الخطر اتصل برقم الطوارئ في المكان الذي أنت فيه.
help-lines-again = حاول مرة أخرى
