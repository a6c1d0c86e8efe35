/** The Arabic dictionary; each part is checked against its English source when it compiles. */
import { asylum } from './ar/asylum.ts';
import { asylumForms } from './ar/asylum-forms.ts';
import { asylumWork } from './ar/asylum-work.ts';
import { audit } from './ar/audit.ts';
import { common } from './ar/common.ts';
import { firstLine } from './ar/first-line.ts';
import { guidance } from './ar/guidance.ts';
import { lists } from './ar/lists.ts';
import { officers } from './ar/officers.ts';
import { orders } from './ar/orders.ts';
import { post } from './ar/post.ts';
import { protection } from './ar/protection.ts';
import { reasons } from './ar/reasons.ts';
import { recovery } from './ar/recovery.ts';
import { reports } from './ar/reports.ts';
import { shell } from './ar/shell.ts';
import { signIn } from './ar/sign-in.ts';
import { terms } from './ar/terms.ts';
import { training } from './ar/training.ts';

export const arabic = {
  ...common,
  ...shell,
  ...signIn,
  ...firstLine,
  ...reasons,
  ...protection,
  ...terms,
  ...lists,
  ...post,
  ...officers,
  ...orders,
  ...audit,
  ...recovery,
  ...guidance,
  ...asylum,
  ...asylumForms,
  ...reports,
  ...asylumWork,
  ...training,
};
