import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { Case } from '#shared/asylum/case.ts';
import { protectionOf } from '#shared/asylum/hits.ts';
import { hitsOf } from '#shared/asylum/open-points.ts';
import type { Ground } from '#shared/protection/forbidden-states.ts';
import { groundsWords } from './asylum-words.ts';
import styles from './case.module.css';

const c = classesOf(styles);

/** Whom nobody may turn to about the hits of this case, and why. Stays in sight on every step. */
export function ProtectionBanner({ state }: { readonly state: Case }) {
  const speech = useSpeech();
  const { t } = speech;
  const forbidden = new Map<string, readonly Ground[]>(
    hitsOf(state).flatMap((hit) => [...protectionOf(hit, state.intake)]),
  );
  if (forbidden.size === 0) return null;
  const states = speech.all([...forbidden.keys()].map((code) => speech.stateName(code)));
  return (
    <section className={c('banner')} role="alert" aria-label={t('asylum.protection', { states })}>
      <Icon name="shield" size={28} />
      <div>
        <strong>{t('asylum.protection', { states })}</strong>
        <p>{t('asylum.protection-about')}</p>
        {[...forbidden].map(([code, grounds]) => (
          <small key={code}>
            {t('asylum.protection-reason', {
              state: speech.stateName(code),
              grounds: groundsWords(speech, grounds),
            })}
          </small>
        ))}
      </div>
    </section>
  );
}
