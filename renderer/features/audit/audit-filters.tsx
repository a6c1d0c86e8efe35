import { type FormEvent, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { TextField } from '#renderer/ui/text-field.tsx';
import { auditPurposeSchema } from '#shared/station/audit.ts';
import type { Officer } from '#shared/station/session.ts';
import styles from './audit.module.css';
import {
  type DayField,
  EVERYTHING,
  KIND_GROUPS,
  type Question,
  wrongDays,
} from './audit-question.ts';

const c = classesOf(styles);

type Props = {
  readonly officers: readonly Officer[];
  readonly asked: Question;
  readonly onAsk: (question: Question) => void;
};

/** Nothing is asked before the button: every question leaves a trace of its own. */
export function AuditFilters({ officers, asked, onAsk }: Props) {
  const { t } = useSpeech();
  const [draft, setDraft] = useState(asked);
  const [tried, setTried] = useState(false);
  const wrong = tried ? wrongDays(draft) : [];
  const change = (part: Partial<Question>): void => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrongDays(draft).length === 0) onAsk(draft);
  };
  const day = (field: DayField) => (
    <TextField
      label={t(`audit.filter.${field}`)}
      value={draft[field]}
      onChange={(value) => change({ [field]: value })}
      hint={t('audit.filter.day-hint')}
      error={wrong.includes(field) ? t('audit.filter.day-wrong') : null}
      ltr
      maxLength={10}
    />
  );
  return (
    <form className={c('filters')} onSubmit={submit} aria-label={t('audit.filters')} noValidate>
      {day('from')}
      {day('to')}
      <Choice
        label={t('audit.filter.officer')}
        value={draft.officer}
        onChange={(officer) => change({ officer })}
        options={[
          { id: 'all', text: t('audit.filter.officer.all') },
          ...officers.map(({ id, displayName }) => ({ id, text: displayName })),
        ]}
      />
      <Picks draft={draft} onChange={change} />
      <div className={c('ask')}>
        <Button kind="primary" submits>
          {t('audit.filter.show')}
        </Button>
        <Button
          onPress={() => {
            setDraft(EVERYTHING);
            setTried(false);
            onAsk(EVERYTHING);
          }}
        >
          {t('audit.filter.clear')}
        </Button>
      </div>
    </form>
  );
}

type PicksProps = {
  readonly draft: Question;
  readonly onChange: (part: Partial<Question>) => void;
};

const GROUPS = ['all', ...keysOf(KIND_GROUPS)] as const;
const PURPOSES = ['all', ...auditPurposeSchema.options] as const;
const LANES = ['all', 'urgent', 'routine'] as const;

function Picks({ draft, onChange }: PicksProps) {
  const { t } = useSpeech();
  return (
    <>
      <Choice
        label={t('audit.filter.group')}
        value={draft.group}
        onChange={(id) => onChange({ group: pick(GROUPS, id) })}
        options={GROUPS.map((id) => ({ id, text: t(`audit.group.${id}`) }))}
      />
      <Choice
        label={t('audit.filter.purpose')}
        value={draft.purpose}
        onChange={(id) => onChange({ purpose: pick(PURPOSES, id) })}
        options={PURPOSES.map((id) => ({
          id,
          text: t(id === 'all' ? 'audit.purpose.all' : `purpose.${id}`),
        }))}
      />
      <Choice
        label={t('audit.filter.lane')}
        value={draft.lane}
        onChange={(id) => onChange({ lane: pick(LANES, id) })}
        options={LANES.map((id) => ({ id, text: t(`audit.lane.${id}`) }))}
      />
    </>
  );
}

function pick<Id extends string>(ids: readonly (Id | 'all')[], id: string): Id | 'all' {
  return ids.find((one) => one === id) ?? 'all';
}

function keysOf<Key extends string>(groups: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in groups) keys.push(key);
  return keys;
}
