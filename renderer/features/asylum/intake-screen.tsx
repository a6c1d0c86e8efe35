import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card, Main, PageHead } from '#renderer/ui/frame.tsx';
import type { Speech } from '#renderer/ui/language/speech.ts';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Case } from '#shared/asylum/case.ts';
import type { Step } from '#shared/asylum/event.ts';
import { type Intake, intakeSchema } from '#shared/asylum/intake.ts';
import type { AsylumStore } from './asylum-store.ts';
import { faultWords, fieldWords, nameOf } from './asylum-words.ts';
import styles from './case.module.css';
import { LegalBasisField, OneOf, ReasonField } from './case-fields.tsx';
import { type Drafts, NEW_CASE, useDraft } from './drafts.ts';
import { isLayered } from './focus.ts';
import { PersonFields } from './person-fields.tsx';
import { StatesField } from './states-field.tsx';
import { TroubleNotice } from './trouble-notice.tsx';
import {
  emptyIntake,
  emptyPerson,
  readIntake,
  type TypedFault,
  type TypedIntake,
  typedOf,
} from './typed-intake.ts';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  /** The case whose intake is corrected; null of a new one. */
  readonly state: Case | null;
};

/** Takes a case down, or corrects what was taken down; either way everything is searched at once. */
export function IntakeScreen({ store, state }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const { acting, trouble } = useStore(store);
  const where = state?.id ?? NEW_CASE;
  const { draft, drop } = useDraft(store, where, 'intake');
  const [blank] = useState(() => blankOf(state, draft));
  const { id, typed, reason } = draft ?? blank;
  const keep = (part: Partial<Drafts['intake']>): void =>
    store.getState().keep(where, { intake: { id, typed, reason, ...part } }, { intake: blank });
  const [faults, setFaults] = useState<readonly string[]>([]);
  /** What is typed stays for the next visit; `discard` throws it away. */
  const leave = (): void => {
    if (state === null) store.getState().leave();
    else void store.getState().open(state.id);
  };
  const discard = (): void => {
    drop();
    leave();
  };
  useEscape(leave);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readIntake(typed);
    const missing = state !== null && reason.trim() === '' ? [t('asylum.need.reason')] : [];
    const words = read.ok ? [] : read.failure.map((fault) => typedFaultWords(speech, fault, typed));
    setFaults([...missing, ...words]);
    if (!read.ok || missing.length > 0) return;
    await store.getState().act(id, stepOf(state, read.value, reason));
  };
  const title = t(state === null ? 'asylum.intake-new' : 'asylum.intake-correct');
  const set = (part: Partial<TypedIntake>): void => keep({ typed: { ...typed, ...part } });
  return (
    <Main label={title}>
      <PageHead title={title} about={t('asylum.intake-about')}>
        <Button shortcut="Esc" onPress={leave}>
          {t(state === null ? 'asylum.back' : 'asylum.back-to-case')}
        </Button>
      </PageHead>
      <Form className={c('form')} onSubmit={(event) => void submit(event)}>
        <Card>
          <CaseFields typed={typed} set={set} />
        </Card>
        {typed.persons.map((person, at) => (
          <PersonFields
            key={person.id}
            number={at + 1}
            person={person}
            others={typed.persons.filter((other) => other.id !== person.id)}
            onChange={(next) => set({ persons: typed.persons.with(at, next) })}
            onRemove={
              at === 0
                ? null
                : () => set({ persons: typed.persons.filter((other) => other.id !== person.id) })
            }
          />
        ))}
        <div>
          <Button
            disabled={typed.persons.length >= 20}
            onPress={() =>
              set({ persons: [...typed.persons, emptyPerson(crypto.randomUUID(), 'child')] })
            }
          >
            {t('asylum.person-add')}
          </Button>
        </div>
        {state === null ? null : (
          <ReasonField value={reason} onChange={(text) => keep({ reason: text })} />
        )}
        <Faults words={faults} />
        <TroubleNotice trouble={trouble} state={state} />
        <div className={c('actions')}>
          <Button onPress={discard}>
            {t(draft === undefined ? 'common.cancel' : 'asylum.discard')}
          </Button>
          <Button kind="primary" submits disabled={acting}>
            {t(state === null ? 'asylum.intake-save' : 'asylum.intake-correct-save')}
          </Button>
        </div>
      </Form>
    </Main>
  );
}

const stepOf = (state: Case | null, intake: Intake, reason: string): Step =>
  state === null ? { kind: 'open', intake } : { kind: 'correct-intake', intake, reason };

/** Of what was typed on another visit, the applicant has the same id. */
const blankOf = (state: Case | null, draft?: Drafts['intake']): Drafts['intake'] => ({
  id: state?.id ?? crypto.randomUUID(),
  typed:
    state === null
      ? emptyIntake(draft?.typed.persons[0]?.id ?? crypto.randomUUID())
      : typedOf(state.intake),
  reason: '',
});

/** Escape leaves, also while somebody types. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing && !isLayered()) leave();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [leave]);
}

function Faults({ words }: { readonly words: readonly string[] }) {
  const { t } = useSpeech();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (words.length > 0) notice.current?.scrollIntoView({ block: 'nearest' });
  }, [words]);
  if (words.length === 0) return null;
  return (
    <div ref={notice}>
      <Notice tone="refer" title={t('asylum.faults')}>
        {[...new Set(words)].map((sentence) => (
          <span key={sentence} className={c('sentence')}>
            {sentence}
          </span>
        ))}
      </Notice>
    </div>
  );
}

function typedFaultWords(speech: Speech, fault: TypedFault, typed: TypedIntake): string {
  const { t } = speech;
  switch (fault.kind) {
    case 'reference':
    case 'legal-basis':
      return t(`asylum.need.${fault.kind}`);
    case 'form':
      return t('asylum.need.form', { field: fieldWords(speech, fault.field) });
    case 'one-applicant-needed':
      return faultWords(speech, fault.kind);
    case 'name':
    case 'birth':
    case 'paper':
    case 'guardian':
      return t('asylum.fault-of', {
        name: who(fault.person),
        fault: t(`asylum.need.${fault.kind}`),
      });
    case 'same-person-twice':
    case 'guardian-missing':
    case 'guardian-unfit':
    case 'documents-unexplained':
      return t('asylum.fault-of', {
        name: who(fault.person),
        fault: faultWords(speech, fault.kind),
      });
  }

  function who(id: string): string {
    const at = typed.persons.findIndex((person) => person.id === id);
    const name = typed.persons[at]?.names[0];
    const isNamed = name !== undefined && `${name.primaryIdentifier}${name.originalScript}` !== '';
    return isNamed ? nameOf(speech, name) : t('asylum.person-number', { number: at + 1 });
  }
}

const CONSENTS = intakeSchema.shape.consent.options;

type FieldsProps = {
  readonly typed: TypedIntake;
  readonly set: (part: Partial<TypedIntake>) => void;
};

function CaseFields({ typed, set }: FieldsProps) {
  const { t } = useSpeech();
  return (
    <div className={c('pair')}>
      <TextField
        label={t('asylum.reference')}
        value={typed.reference}
        onChange={(reference) => set({ reference })}
        maxLength={60}
        autoFocus
        ltr
      />
      <LegalBasisField
        value={typed.legalBasis}
        onChange={(legalBasis) => set({ legalBasis })}
        longest={300}
      />
      <OneOf
        label={t('asylum.consent')}
        ids={CONSENTS}
        words={(id) => t(`asylum.consent.${id}`)}
        value={typed.consent}
        onChange={(consent) => set({ consent })}
      />
      <StatesField
        label={t('asylum.origin')}
        value={typed.countriesOfOrigin}
        onChange={(countriesOfOrigin) => set({ countriesOfOrigin })}
      />
      <StatesField
        label={t('asylum.persecutors')}
        value={typed.persecutors}
        onChange={(persecutors) => set({ persecutors })}
      />
      <StatesField
        label={t('asylum.transit')}
        value={typed.transit}
        onChange={(transit) => set({ transit })}
      />
    </div>
  );
}
