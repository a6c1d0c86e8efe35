import { useEffect, useRef } from 'react';
import { classesOf } from '#renderer/ui/class-names.ts';
import styles from './guidance.module.css';
import { directionOf, type GuidanceLanguage, typeset } from './guidance-languages.ts';
import type { GuidanceSection, GuidanceTable, GuidanceText } from './guidance-text.ts';

const c = classesOf(styles);

type Props = {
  readonly text: GuidanceText;
  readonly language: GuidanceLanguage;
  readonly sourcesHeading: string;
};

type Say = (words: string) => string;

/** One text, set for reading at arm's length. */
export function Reading({ text, language, sourcesHeading }: Props) {
  const article = useRef<HTMLElement>(null);
  const before = useRef(text);
  useEffect(() => {
    if (before.current !== text) article.current?.scrollIntoView({ block: 'start' });
    before.current = text;
  }, [text]);
  const say: Say = (words) => typeset(language, words);
  return (
    <article
      ref={article}
      className={c('reading')}
      lang={language}
      dir={directionOf(language)}
      aria-label={text.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll by the keyboard only when they have the focus.
      tabIndex={0}
    >
      <h2>{say(text.title)}</h2>
      <p className={c('summary')}>{say(text.summary)}</p>
      {text.sections.map((section) => (
        <Section key={section.heading} section={section} say={say} />
      ))}
      <footer>
        <h3>{sourcesHeading}</h3>
        <ul>
          {text.sources.map((source) => (
            <li key={source}>{say(source)}</li>
          ))}
        </ul>
      </footer>
    </article>
  );
}

function Section({ section, say }: { readonly section: GuidanceSection; readonly say: Say }) {
  const { heading, paragraphs = [], steps = [], table } = section;
  return (
    <section>
      <h3>{say(heading)}</h3>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{say(paragraph)}</p>
      ))}
      {steps.length === 0 ? null : (
        <ol className={c('steps')}>
          {steps.map((step) => (
            <li key={step}>
              <span>{say(step)}</span>
            </li>
          ))}
        </ol>
      )}
      {table === undefined ? null : <Table table={table} say={say} />}
    </section>
  );
}

function Table({ table, say }: { readonly table: GuidanceTable; readonly say: Say }) {
  return (
    <table className={c('table')}>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name = '', ...cells]) => (
          <tr key={name}>
            <th scope="row">{say(name)}</th>
            {cells.map((cell, index) => (
              <td key={table.columns[index + 1]}>{say(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
