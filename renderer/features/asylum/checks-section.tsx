import { useStore } from 'zustand';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { titleOfList } from '#renderer/ui/verdict/describe.ts';
import { SourcesTable } from '#renderer/ui/verdict/sources-table.tsx';
import {
  type CheckState,
  checkState,
  type NeededCheck,
  neededChecks,
  type RecordedCheck,
} from '#shared/asylum/checks.ts';
import type { Officer } from '#shared/station/session.ts';
import { officerName, personName } from './asylum-words.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';

const c = classesOf(styles);

/** Every name and document of the case against every list: what was searched, with which release, when. */
export function ChecksSection({ store, state, officers }: CaseProps) {
  const speech = useSpeech();
  const { t } = speech;
  const release = useStore(store, ({ setting }) => setting?.release ?? null);
  const isBusy = useStore(store, ({ checking }) => checking.current !== null);
  const rows = neededChecks(state.intake).map((check) => {
    const recorded = state.checks[check.key];
    return { check, recorded, standing: checkState(check, recorded, release) };
  });
  const lacking = rows.filter(({ standing }) => standing.kind !== 'done').length;
  return (
    <>
      {lacking === 0 ? (
        <p className={c('standing', 'done')}>
          <Icon name="check" size={18} />
          {t('asylum.check-all-done')}
        </p>
      ) : (
        <div>
          <Button
            kind="primary"
            disabled={isBusy || state.status === 'closed'}
            onPress={() => void store.getState().check(state.id)}
          >
            {t('asylum.check-run', { count: lacking })}
          </Button>
        </div>
      )}
      {rows.map(({ check, recorded, standing }) => (
        <Card key={check.key}>
          <CheckHead
            check={check}
            person={personName(speech, state, check.person)}
            words={standingWords(speech, standing, recorded)}
            kind={standing.kind}
          />
          {recorded === undefined ? null : <Made recorded={recorded} officers={officers} />}
        </Card>
      ))}
    </>
  );
}

const ICONS: Readonly<Record<CheckState['kind'], IconName>> = {
  missing: 'warning',
  incomplete: 'warning',
  stale: 'recent',
  done: 'check',
};

type HeadProps = {
  readonly check: NeededCheck;
  readonly person: string;
  readonly words: string;
  readonly kind: CheckState['kind'];
};

function CheckHead({ check, person, words, kind }: HeadProps) {
  const { t } = useSpeech();
  return (
    <header className={c('checkHead')}>
      <span>
        <b>
          <bdi>{check.label}</bdi>
        </b>
        {check.traveller.originalScriptName === undefined || check.what === 'document' ? null : (
          <>
            {' '}
            <bdi>{check.traveller.originalScriptName}</bdi>
          </>
        )}
        <small>
          {t(`asylum.check.${check.what}`)} · <bdi>{person}</bdi>
        </small>
      </span>
      <span className={c('standing', kind)}>
        <Icon name={ICONS[kind]} size={18} />
        {words}
      </span>
    </header>
  );
}

function Made({
  recorded,
  officers,
}: {
  readonly recorded: RecordedCheck;
  readonly officers: readonly Officer[];
}) {
  const speech = useSpeech();
  return (
    <>
      <SourcesTable verdict={recorded.verdict} />
      <p className={c('quiet')}>
        {speech.t('asylum.check-at', {
          moment: speech.moment(recorded.at),
          officer: officerName(speech, officers, recorded.officer),
        })}
      </p>
    </>
  );
}

function standingWords(
  speech: Speech,
  standing: CheckState,
  recorded: RecordedCheck | undefined,
): string {
  const { t } = speech;
  switch (standing.kind) {
    case 'missing':
      return t('asylum.check-state.missing');
    case 'incomplete': {
      if (standing.lists.length === 0 || recorded === undefined) {
        return t('asylum.check-state.incomplete-none');
      }
      const { verdict } = recorded;
      const lists = speech.all(standing.lists.map((id) => titleOfList(speech, verdict, id)));
      return t('asylum.check-state.incomplete', { lists });
    }
    case 'stale':
    case 'done':
      return t(`asylum.check-state.${standing.kind}`, { release: String(standing.release) });
  }
}
