import { describe, expect, it } from 'vitest';
import { createAppearanceStore, drawnTheme } from '#renderer/app/appearance-store.ts';

function storage(entries: Readonly<Record<string, string>> = {}) {
  const kept = new Map(Object.entries(entries));
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

describe('the appearance', () => {
  it.each([
    { preferred: ['ar-SY', 'en'], language: 'ar' },
    { preferred: ['fr', 'en-GB'], language: 'en' },
    { preferred: ['fr'], language: 'en' },
  ])('begins in the language the machine prefers: $preferred', ({ preferred, language }) => {
    expect(createAppearanceStore({ storage: storage(), preferred }).getState().language).toBe(
      language,
    );
  });

  it('remembers what was chosen', () => {
    const kept = storage();
    const store = createAppearanceStore({ storage: kept, preferred: ['en'] });
    store.getState().speak('ar');
    store.getState().wear('night');
    const again = createAppearanceStore({ storage: kept, preferred: ['en'] }).getState();
    expect(again).toMatchObject({ language: 'ar', theme: 'night' });
  });

  it('ignores what it cannot have stored', () => {
    const kept = storage({ 'farpost-language': 'xx', 'farpost-theme': 'pink' });
    const { language, theme } = createAppearanceStore({ storage: kept, preferred: [] }).getState();
    expect({ language, theme }).toEqual({ language: 'en', theme: 'system' });
  });

  it('follows the system only when asked to', () => {
    expect(drawnTheme('system', true)).toBe('dark');
    expect(drawnTheme('system', false)).toBe('light');
    expect(drawnTheme('night', false)).toBe('night');
  });
});
