import { classesOf } from '../class-names.ts';
import styles from './verdict.module.css';

const c = classesOf(styles);

/** Isolated values that are document numbers or single characters of one. */
const CODE = /\u2068((?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]+|\d{6,}|[A-Z0])\u2069/u;

/** A sentence whose document numbers stand in the typeface that tells O from 0. */
export function WithCodes({ text }: { readonly text: string }) {
  return text.split(CODE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a sentence are known by their place.
      <bdi key={index} className={c('code')}>
        {part}
      </bdi>
    ),
  );
}
