import type { Library } from '../../guidance-text.ts';
import { asylumFirstContact } from './asylum-first-contact.ts';
import { clauses } from './clauses.ts';
import { documentHits } from './document-hits.ts';
import { hitProcedure } from './hit-procedure.ts';
import { mrzAnomalies } from './mrz-anomalies.ts';
import { ncbExchange } from './ncb-exchange.ts';
import { notScreened } from './not-screened.ts';
import { noticeColours } from './notice-colours.ts';
import { protectionRules } from './protection-rules.ts';
import { resolution } from './resolution.ts';

export const library: Library = {
  sourcesHeading: 'المصادر',
  topics: {
    'hit-procedure': hitProcedure,
    'document-hits': documentHits,
    'notice-colours': noticeColours,
    'not-screened': notScreened,
    'mrz-anomalies': mrzAnomalies,
    'protection-rules': protectionRules,
    'asylum-first-contact': asylumFirstContact,
    'ncb-exchange': ncbExchange,
    resolution,
    clauses,
  },
};
