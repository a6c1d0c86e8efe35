import type { Outcome } from '#shared/screening/verdict.ts';

type Props = { readonly outcome: Outcome; readonly size: number };

const GROUND: Readonly<Record<Outcome, string>> = {
  hit: 'M26 4h32l22 22v32L58 80H26L4 58V26z',
  refer: 'M42 2l40 40-40 40L2 42z',
  clear: 'M42 4a38 38 0 1 0 0 76 38 38 0 0 0 0-76z',
  'not-screened': 'M12 6h60a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6V12a6 6 0 0 1 6-6z',
};

const SIGN: Readonly<Record<Outcome, string>> = {
  hit: 'M42 21v28M42 61.5v1',
  refer: 'M33 35c0-12 18-12 18-1 0 7-9 7-9 15M42 60.5v.5',
  clear: 'M25 43l12 12 22-25',
  'not-screened': 'M19 65L65 19',
};

/**
 * The outcome's shape: octagon, diamond, circle, slashed square. It must read in red light, in
 * greyscale and from two metres, so it never relies on its colour.
 */
export function Shape({ outcome, size }: Props) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 84 84" fill="none">
      <path d={GROUND[outcome]} fill={`var(--${outcome})`} />
      <path
        d={SIGN[outcome]}
        stroke={`var(--on-${outcome})`}
        strokeWidth={outcome === 'clear' ? 8 : 9}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
