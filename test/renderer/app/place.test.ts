import { describe, expect, it } from 'vitest';
import { FIRST_PLACE, placeAfter, placeBefore } from '#renderer/app/place.ts';

describe('the way back from the guidance', () => {
  it('leads to the screen that the officer came from', () => {
    const recent = placeAfter(FIRST_PLACE, 'recent');
    const reading = placeAfter(recent, 'guidance');
    expect(reading.screen).toBe('guidance');
    expect(placeBefore(reading).screen).toBe('recent');
  });

  it('is not lost when the guidance is asked for again', () => {
    const reading = placeAfter(placeAfter(FIRST_PLACE, 'lists'), 'guidance');
    expect(placeBefore(placeAfter(reading, 'guidance')).screen).toBe('lists');
  });

  it('never leads back into the guidance', () => {
    const back = placeBefore(placeAfter(FIRST_PLACE, 'guidance'));
    expect(placeBefore(back).screen).toBe('screen');
  });
});
