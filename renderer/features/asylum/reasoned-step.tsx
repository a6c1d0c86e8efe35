import type { FormEvent } from 'react';
import { Form } from 'react-aria-components';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import type { Case } from '#shared/asylum/case.ts';
import type { Step } from '#shared/asylum/event.ts';
import type { AsylumStore } from './asylum-store.ts';
import styles from './case.module.css';
import { ReasonField } from './case-fields.tsx';
import { useDraft } from './drafts.ts';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  readonly state: Case;
  /** Tells the reasons of one case apart while they are typed. */
  readonly name: string;
  readonly about?: string;
  readonly action: string;
  readonly stepOf: (reason: string) => Step;
  readonly autoFocus?: boolean;
};

/** A step that is not made without saying why. */
export function ReasonedStep(props: Props) {
  const { store, state, name, about, action, stepOf, autoFocus = false } = props;
  const acting = useStore(store, (known) => known.acting);
  const where = `${state.id} ${name}`;
  const { draft: reason = '', drop } = useDraft(store, where, 'reason');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return;
    if (await store.getState().act(state.id, stepOf(reason))) drop();
  };
  return (
    <Form className={c('form')} onSubmit={(event) => void submit(event)}>
      {about === undefined ? null : <p>{about}</p>}
      <ReasonField
        value={reason}
        onChange={(text) => store.getState().keep(where, { reason: text }, { reason: '' })}
        autoFocus={autoFocus}
      />
      <div>
        <Button submits disabled={acting || reason.trim() === ''}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
