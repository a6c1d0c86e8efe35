import { describe, expect, it } from 'vitest';
import { nameFindings } from '#shared/screening/names/name-findings.ts';

describe('nameFindings', () => {
  it.each([
    ['Oren Valdis', []],
    ['Anna-Maria O’Connor', []],
    ['عبد الرحمن', []],
    ['王小明', []],
    ['', ['name-empty']],
    ['Y', ['name-one-letter']],
    ['Oren '.repeat(500), ['name-too-many-words']],
    // Each of them is two: the last name of 21 would not be searched.
    ['Abdulkarim '.repeat(21), ['name-too-many-words']],
    ['Оren Valdis', ['name-mixed-scripts']],
    ['Oren\u0007Valdis', ['name-control-characters']],
    ['Oren \u202esidlaV', ['name-direction-override']],
    ['Oren 😀', ['name-pictures']],
    ['12 !', ['name-not-readable']],
  ])('finds in %j %j', (name, findings) => {
    expect(nameFindings(name)).toEqual(findings);
  });
});
