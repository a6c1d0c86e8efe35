import { describe, expect, it } from 'vitest';
import { createSpeech } from '#renderer/ui/language/speech.ts';
import { featureValue } from '#renderer/ui/verdict/describe.ts';

describe('featureValue', () => {
  it.each([
    ['en', 'Basra, IRQ', 'Basra, Iraq'],
    ['ar', 'Basra, IRQ', 'Basra, العراق'],
    ['en', 'IRQ', 'Iraq'],
    ['en', 'USA Town', 'USA Town'],
    ['en', 'MOSUL', 'MOSUL'],
    ['en', 'Basra, Iraq', 'Basra, Iraq'],
    ['en', '', 'Unknown'],
  ] as const)('says a place of birth in %s: %j as %j', (language, value, words) => {
    expect(featureValue(createSpeech(language, 'UTC'), 'place-of-birth', value)).toBe(words);
  });
});
