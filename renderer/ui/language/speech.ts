/**
 * One language, spoken: sentences, dates, counts and countries, each safe to put beside text of the
 * other direction. Values are isolated (U+2068 … U+2069), so that a number or a Latin name never
 * scrambles an Arabic sentence.
 */
import i18next from 'i18next';
import { findState, STATE_CODES } from '#shared/icao/states.ts';
import type { PartialDate } from '#shared/kernel/partial-date.ts';
import { arabic } from './arabic.ts';
import { english, type SentenceKey } from './dictionary.ts';

export type Language = 'en' | 'ar';
export const LANGUAGES: readonly Language[] = ['en', 'ar'];

/** A language in its own words, for the one menu that everybody must be able to read. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية' };

/** Western digits in both languages: they must be comparable with the document in the hand. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-u-ca-gregory-nu-latn' };

type Values = Readonly<Record<string, string | number>>;

export type Speech = ReturnType<typeof createSpeech>;

/** Isolates `text` from the direction of its surroundings. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The time zone is the machine's unless given. */
export function createSpeech(language: Language, timeZone?: string) {
  const locale = LOCALES[language];
  const number = new Intl.NumberFormat(locale);
  const dictionary: Readonly<Record<string, string>> = language === 'ar' ? arabic : english;
  const translate = createTranslate(language, number);

  const t = (key: SentenceKey, values: Values = {}): string => translate(key, values);

  return {
    language,
    locale,
    direction: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
    t,
    /** The sentence for a key built at run time, or `undefined` when there is none. */
    maybe: (key: string): string | undefined => dictionary[key],
    number: (value: number): string => number.format(value),
    score: (value: number): string =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
        value,
      ),
    /** Rounded down: never the whole before all of it is there. */
    percent: (part: number, whole: number): string => formatPercent(locale, part, whole),
    /** Every item, the last joined by the language's "and". */
    all: (items: readonly string[]): string =>
      new Intl.ListFormat(locale, { type: 'conjunction' }).format(items.map(isolate)),
    /** Both parts in the order and with the comma of the language. */
    join: (first: string, second: string): string => t('common.list-join', { first, second }),
    ...createDates({ locale, timeZone, t }),
    ...createStates(locale, dictionary),
    size: (bytes: number): string => formatSize(locale, bytes),
  };
}

function createTranslate(language: Language, number: Intl.NumberFormat) {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [language]: { translation: language === 'ar' ? arabic : english } },
    interpolation: {
      useRawValueToEscape: true,
      escape: (value: unknown) =>
        typeof value === 'number' ? isolate(number.format(value)) : isolate(String(value)),
    },
  });
  return (key: string, values: Values): string => instance.t(key, { ...values });
}

type DateParts = {
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly t: (key: SentenceKey, values?: Values) => string;
};

function createDates({ locale, timeZone, t }: DateParts) {
  const zone = timeZone === undefined ? {} : { timeZone };
  const utc = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const instant = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone });
  const day = utc({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = utc({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = utc({ month: 'long', year: 'numeric' });
  const time = instant({ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  const moment = instant({
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  const at = (iso: string, format: Intl.DateTimeFormat): string => {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : format.format(date);
  };
  const partialDate = (date: PartialDate): string => {
    if (date.year === null) return t('common.unknown');
    if (date.month === null) return String(date.year);
    const format = date.day === null ? month : day;
    return unbroken(format.format(Date.UTC(date.year, date.month - 1, date.day ?? 1)));
  };
  return {
    /** `2026-11-20` in words. What is not a date comes back as it is. */
    day: (iso: string): string => unbroken(at(iso, day)),
    shortDay: (iso: string): string => at(iso, shortDay),
    time: (iso: string): string => at(iso, time),
    moment: (iso: string): string => at(iso, moment),
    partialDate,
    daysOld: (days: number): string =>
      days < 1 ? t('time.today') : t('time.days-old', { count: Math.floor(days) }),
    days: (days: number): string => t('time.days', { count: Math.floor(days) }),
    ago: (iso: string, now: Date): string => ago(t, now.getTime() - new Date(iso).getTime()),
  };
}

/** A date stays on one line. */
const unbroken = (date: string): string => date.replaceAll(' ', '\u00a0');

function ago(t: DateParts['t'], milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return t('time.just-now');
  if (minutes < 60) return t('time.minutes-ago', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('time.hours-ago', { count: hours });
  return t('time.days-ago', { count: Math.floor(hours / 24) });
}

function createStates(locale: string, dictionary: Readonly<Record<string, string>>) {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const stateName = (code: string): string => {
    const own = dictionary[`state.${code}`];
    if (own !== undefined) return own;
    const twoLetters = findState(code)?.alpha2 ?? null;
    return (twoLetters === null ? undefined : names.of(twoLetters)) ?? code;
  };
  return {
    /** The state's name, or the code itself when nobody knows it. */
    stateName,
    /** Every code that may stand on a document, by name, for choosing. */
    states: (): readonly { readonly code: string; readonly name: string }[] =>
      STATE_CODES.filter((code) => !['former', 'deviation'].includes(findState(code)?.kind ?? ''))
        .map((code) => ({ code, name: stateName(code) }))
        .sort((a, b) => a.name.localeCompare(b.name, locale)),
  };
}

function formatPercent(locale: string, part: number, whole: number): string {
  const hundredths = whole <= 0 ? 0 : Math.floor((part * 100) / whole);
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(hundredths / 100);
}

function formatSize(locale: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}
