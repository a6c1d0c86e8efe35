import type { Arabic } from '../dictionary.ts';
import type { orders as english } from '../en/orders.ts';

export const orders: Arabic<typeof english> = {
  'orders.take': 'استلام أمر من وحدة تخزين',
  'orders.revoke': 'هذا الأمر يلغي المركز',
  'orders.revoke-effect':
    'يُقفل المركز فورًا ويتخلى نهائيًا عن مفاتيح القوائم: لن يمكن فحص أحد هنا بعد ذلك. يبقى ما سُجّل.',
  'orders.revoke-do': 'إلغاء هذا المركز',
  'orders.wipe': 'هذا الأمر يمحو المركز',
  'orders.wipe-effect':
    'يُقفل المركز فورًا ويفقد كل شيء: مفاتيحه والقوائم وسجله وحسابات جميع موظفيه. ويُكتب قبل ذلك في المجلد «for-the-hub» ما ليس لدى المحور بعد. لا رجعة في ذلك.',
  'orders.wipe-do': 'محو هذا المركز',
  'orders.rotate': 'هذا الأمر يطلب مفاتيح جديدة',
  'orders.rotate-effect':
    'يولّد المركز مفاتيح جديدة للجهاز في التبادل التالي. ويستمر العمل كما كان.',
  'orders.rotate-do': 'استلام الأمر',
  'orders.handing-over': 'جارٍ التسليم',
  'orders.issued': 'صدر في',
  'orders.reason': 'السبب',
  'orders.number': 'الأمر',
  'orders.proof': 'لا يستلمه المركز إلا إذا وقّعه محوركم لهذا المركز بعينه.',
  'orders.revoke-taken': 'أُلغي المركز',
  'orders.wipe-taken': 'مُحي المركز',
  'orders.rotate-taken': 'استُلم الأمر: تأتي المفاتيح الجديدة مع التبادل التالي',
  'orders.refused': 'لم يُستلم الأمر',
  'orders.refused.not-an-order': 'هذا الملف ليس أمرًا من محور. اختر الملف الذي كتبه المحور.',
  'orders.refused.bad-signature':
    'لم يوقّعه محوركم. ربما يحاول أحدهم تعطيل هذا المركز: احتفظ بوحدة التخزين وأبلغ المسؤول.',
  'orders.refused.other-post': 'هو لمركز آخر. خذه إلى هناك.',
  'orders.refused.later-version': 'أُعدّ لإصدار أحدث من هذا البرنامج. حدّث هذا المركز أولًا.',
  'orders.refused.repeated': 'سبق أن استلم هذا المركز هذا الأمر نفسه.',
  'orders.no-answer': 'لم تجب المحطة. تفقّد المركز قبل أن تعيد المحاولة.',
  'orders.failed': 'تعذر تنفيذ الأمر: لم يتغير شيء',
  'orders.is-revoked': 'أُلغي هذا المركز',
  'orders.is-revoked-remedy':
    'لا يمكن فحص أحد هنا. أوقف العمل ووجّه المسافرين إلى مركز آخر واتصل بالمسؤول.',
  'orders.is-wiped': 'مُحي {{post}} بأمر من محوره',
  'orders.is-wiped-left':
    'انقل المجلد «for-the-hub» إلى المحور: ففيه ما ليس لديه بعد. ويمكن تسجيل هذا الجهاز من جديد.',
  'orders.is-wiped-remedy': 'لم يبقَ منه شيء هنا. ويمكن تسجيل هذا الجهاز من جديد.',
  'orders.by': '{{at}}، الأمر {{order}}',
};
