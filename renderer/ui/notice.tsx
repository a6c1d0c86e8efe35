import type { ReactNode } from 'react';
import { classesOf } from './class-names.ts';
import styles from './controls.module.css';
import { Icon, type IconName } from './icon.tsx';

const c = classesOf(styles);

type Props = {
  readonly tone: 'hit' | 'refer' | 'plain';
  readonly title: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
};

const TONES = { hit: 'noticeHit', refer: 'noticeRefer', plain: null } as const;

/** Something the officer must know, with what to do about it. Spoken as soon as it appears. */
export function Notice({ tone, title, icon = 'warning', children }: Props) {
  return (
    <div className={c('notice', TONES[tone])} role={tone === 'plain' ? 'status' : 'alert'}>
      <Icon name={icon} />
      <strong>{title}</strong>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  );
}
