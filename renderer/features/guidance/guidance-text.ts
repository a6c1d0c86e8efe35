/** What one topic of the guidance library says, in one language. */
import type { Topic } from '#shared/guidance/topic.ts';

export type GuidanceTable = {
  readonly columns: readonly string[];
  /** As many cells as there are columns; the first names the row. */
  readonly rows: readonly (readonly string[])[];
};

/** Paragraphs first, then numbered steps, then the table. */
export type GuidanceSection = {
  readonly heading: string;
  readonly paragraphs?: readonly string[];
  readonly steps?: readonly string[];
  readonly table?: GuidanceTable;
};

export type GuidanceText = {
  readonly title: string;
  /** One sentence: what to remember when there is no time for the rest. */
  readonly summary: string;
  readonly sections: readonly GuidanceSection[];
  readonly sources: readonly string[];
};

/** Every topic in one language. `sourcesHeading` stands above the sources of each. */
export type Library = {
  readonly sourcesHeading: string;
  readonly topics: Readonly<Record<Topic, GuidanceText>>;
};
