import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import styles from './asylum.module.css';
import type { AsylumStore } from './asylum-store.ts';
import { draftsIn } from './drafts.ts';

const c = classesOf(styles);

type Props = {
  readonly store: StoreApi<AsylumStore>;
  /** The case; or `NEW_CASE`. */
  readonly id: string;
};

/** Says that something is typed which nobody has recorded. */
export function DraftMark({ store, id }: Props) {
  const { t } = useSpeech();
  const count = useStore(store, ({ kept }) => draftsIn(kept, id));
  if (count === 0) return null;
  return (
    <span className={c('mark', 'refer')}>
      <Icon name="keyboard" size={18} />
      {t('asylum.drafts', { count })}
    </span>
  );
}
