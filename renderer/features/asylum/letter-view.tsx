import { classesOf } from '#renderer/ui/class-names.ts';
import { isRightToLeft, type Letter, type LetterBlock } from '#shared/asylum/templates/letter.ts';
import styles from './letter.module.css';

const c = classesOf(styles);

type Props = { readonly letter: Letter; readonly label: string };

/** A message in the words of its template, in its own language and direction. */
export function LetterView({ letter, label }: Props) {
  const { language, title, marking, blocks } = letter;
  return (
    <article
      className={c('letter')}
      lang={language}
      dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
      aria-label={label}
    >
      {marking === null ? null : <p className={c('marking')}>{marking}</p>}
      <h4>{title}</h4>
      {blocks.map((block, at) => (
        // Blocks have no identity but their place, and a letter never changes in place.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
        <Block key={at} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: LetterBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h5>{block.text}</h5>;
    case 'row':
      return (
        <p className={c('row')}>
          <span>{block.label}</span>
          <bdi>{block.value}</bdi>
        </p>
      );
    case 'own':
      return (
        <p className={c('own')} dir="auto">
          {block.text}
        </p>
      );
    case 'text':
      return <p>{block.text}</p>;
  }
}
