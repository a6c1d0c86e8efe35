import type { Arabic } from '../dictionary.ts';
import type { protection as source } from '../en/protection.ts';

export const protection: Arabic<typeof source> = {
  'protection.banner': 'تسري الحماية: ممنوع الاتصال بـ {{states}}',
  'protection.banner-convention': 'تسري الحماية: وثيقة لاجئ أو عديم جنسية',
  'protection.rules': 'ما تقتضيه الحماية منك',
  'protection.rule.no-contact':
    'لا تتصل بـ {{states}}: لا قنصلية ولا سفارة ولا شرطة، ولا ترسل المسافر إليها.',
  'protection.rule.no-contact-convention':
    'لا تتصل بالبلد الذي أتى منه المسافر: لا قنصلية ولا سفارة ولا شرطة.',
  'protection.rule.own-bureau-only': 'كل سؤال وكل إبلاغ يذهب إلى مكتبك المركزي الوطني وحده.',
  'protection.rule.verify-through-bureau':
    'يتحقق المكتب من الوثيقة لدى الجهة التي أصدرتها. وقد يكون حاملها صاحبها الشرعي.',
  'protection.rule.bureau-decides':
    'الوثيقة صادرة عن دولة لا يجوز الاتصال بها: مكتبك المركزي الوطني وحده يقرر كيف يُتحقق منها. وقد يكون حاملها صاحبها الشرعي.',
  'protection.rule.no-reason-to-refuse':
    'كونها وثيقة لاجئ ليس سببًا للرفض ولا للإحالة. لا يُعتد إلا بما تقوله النتيجة.',
  'protection.rule.fear-is-heard':
    'من يقول إن في العودة خطرًا عليه يُحال بالمفتاح R. لا تسأله عن السبب، ولا تدوّن أسبابًا هنا.',
  'protection.rule.speak-alone': 'لا تذكر ذلك حيث يسمع المرافقون أو المسافرون أو الناقلون.',
  'protection.refer-hint':
    'تسري الحماية: اكتب ما رأيته في الوثيقة، لا سبب الهرب ولا ما يطلبه المسافر.',
};
