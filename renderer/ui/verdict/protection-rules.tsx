import {
  type DeskProtection,
  type DeskRule,
  deskProtection,
} from '#shared/protection/desk-rules.ts';
import type { Verdict } from '#shared/screening/verdict.ts';
import { classesOf } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import type { Speech } from '../language/speech.ts';
import { useSpeech } from '../language/speech-context.ts';
import styles from './protection.module.css';

const c = classesOf(styles);

/** Right below the verdict, whatever that is: whom nobody may turn to, and how to go on. */
export function ProtectionRules({ verdict }: { readonly verdict: Verdict }) {
  const speech = useSpeech();
  const protection = deskProtection(verdict);
  if (protection === null) return null;
  return (
    <section className={c('protection')} aria-label={speech.t('protection.rules')}>
      <Icon name="shield" size={36} />
      <div>
        <h2>{protectionTitle(speech, protection)}</h2>
        <ul>
          {protection.rules.map((rule) => (
            <li key={rule}>
              <Icon name={ICONS[rule]} size={18} />
              <span>{ruleWords(speech, protection, rule)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** A cross for what must not be done, a tick for what must. */
const ICONS = {
  'no-contact': 'close',
  'own-bureau-only': 'check',
  'verify-through-bureau': 'check',
  'bureau-decides': 'check',
  'no-reason-to-refuse': 'close',
  'fear-is-heard': 'check',
  'speak-alone': 'close',
} as const satisfies Readonly<Record<DeskRule, 'check' | 'close'>>;

const protectionTitle = (speech: Speech, { isConvention, states }: DeskProtection): string =>
  isConvention
    ? speech.t('protection.banner-convention')
    : speech.t('protection.banner', { states: statesIn(speech, states) });

function ruleWords(
  speech: Speech,
  { isConvention, states }: DeskProtection,
  rule: DeskRule,
): string {
  if (rule !== 'no-contact') return speech.t(`protection.rule.${rule}`);
  const named = speech.t('protection.rule.no-contact', { states: statesIn(speech, states) });
  if (!isConvention) return named;
  const origin = speech.t('protection.rule.no-contact-convention');
  return states.length === 0 ? origin : `${origin} ${named}`;
}

const statesIn = (speech: Speech, states: readonly string[]): string =>
  speech.all(states.map((code) => speech.stateName(code)));

/** For those who listen; empty where protection does not apply. */
export function protectionWords(speech: Speech, verdict: Verdict): string {
  const protection = deskProtection(verdict);
  if (protection === null) return '';
  const rules = protection.rules.map((rule) => ruleWords(speech, protection, rule));
  return `${protectionTitle(speech, protection)}. ${rules.join(' ')}`;
}
