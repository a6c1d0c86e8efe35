import type { Arabic } from '../dictionary.ts';
import type { guidance as source } from '../en/guidance.ts';

export const guidance: Arabic<typeof source> = {
  'guidance.title': 'الإرشادات',
  'guidance.about': 'قانونك وتعليمات جهتك مقدَّمان عليها.',
  'guidance.topics': 'المواضيع',
  'guidance.fitting': 'لهذه النتيجة',
  'guidance.others': 'كل ما عدا ذلك',
  'guidance.search': 'ابحث في هذه النصوص',
  'guidance.none': 'لا نص فيه هذه الكلمات.',
  'guidance.language': 'لغة النصوص',
  'guidance.back': 'رجوع',
  'guidance.failed': 'تعذر فتح النصوص بهذه اللغة',
  'guidance.scanned': 'لم يُفحص أحد: مُسحت وثيقة هنا',
  'guidance.scanned-detail':
    'لا يُفحص أحد ما دامت الإرشادات مفتوحة. ارجع بمفتاح Esc وأعد مسح الوثيقة.',
};
