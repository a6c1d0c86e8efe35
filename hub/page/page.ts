/** The bureau's page: what waits, one thread, its answer, and what is to be sent on. */
import type { Desk } from './desk.ts';
import { action, element, save } from './elements.ts';
import { ask, type Exchange, fetchFile, keepToken, type ThreadView } from './hub.ts';
import { listView } from './list.ts';
import { threadView } from './thread.ts';
import { type Language, wordIn } from './words.ts';

const IDLE_IN_MS = 15 * 60_000;
const page = document.querySelector('#page') ?? document.body;
const status = document.querySelector('#status');

let language: Language = navigator.language.startsWith('ar') ? 'ar' : 'en';
/** Shows again what is shown, freshly asked. */
let again: () => void = signIn;
let idle = 0;

const t = (word: string): string => wordIn(language, word);

const desk: Desk = {
  t,
  moment: (at) =>
    new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(at)),
  open: (thread, post) => {
    status?.replaceChildren();
    again = () => void openThread(thread, post);
    again();
  },
  home: () => {
    status?.replaceChildren();
    again = () => void openList();
    again();
  },
  say: (word, rest = '') => {
    status?.replaceChildren(rest === '' ? t(word) : `${t(word)} ${rest}`);
  },
  download: (path) => void download(path),
  send: (path, body, done) => void send(path, body, done),
};

function show(content: readonly Node[], signedIn: boolean): void {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = t('title');
  const heading = element('h1', { tabindex: '-1' }, [t('title')]);
  const head = element('header', {}, [
    heading,
    element('div', { class: 'actions' }, [
      signedIn ? action(t('refresh'), () => again()) : null,
      action(t('language'), changeLanguage),
      signedIn ? action(t('signOut'), signOut) : null,
    ]),
  ]);
  page.replaceChildren(head, element('main', {}, content));
  heading.focus();
}

function changeLanguage(): void {
  language = language === 'ar' ? 'en' : 'ar';
  again();
}

function signOut(): void {
  keepToken('');
  status?.replaceChildren();
  again = signIn;
  signIn();
}

function signIn(): void {
  const token = element('input', {
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    'aria-describedby': 'hint',
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    keepToken(token.value.trim());
    desk.home();
  };
  const form = element('form', { class: 'card', submit }, [
    element('label', {}, [t('token'), token]),
    element('p', { id: 'hint', class: 'quiet' }, [t('tokenHint')]),
    element('button', { class: 'main' }, [t('signIn')]),
  ]);
  show([form], false);
  token.focus();
}

/** A page that is left open is closed. */
function stayAwake(): void {
  window.clearTimeout(idle);
  idle = window.setTimeout(signOut, IDLE_IN_MS);
}

async function openList(): Promise<void> {
  const answer = await ask<Exchange>('exchange');
  if (answer.ok) show(listView(desk, answer.value), true);
  else failed(answer.kind);
}

async function openThread(thread: string, post: string): Promise<void> {
  const answer = await ask<ThreadView>(`threads/${thread}?post=${post}`);
  if (answer.ok) show(threadView(desk, answer.value), true);
  else failed(answer.kind);
}

function failed(kind: string): void {
  if (kind === 'badToken') {
    signOut();
    desk.say('badToken');
  } else if (kind === 'noAnswer') desk.say('noAnswer');
  else desk.say('refusal', t(kind));
}

async function send(path: string, body: unknown, done: string): Promise<void> {
  const answer = await ask<unknown>(path, body);
  if (!answer.ok) {
    failed(answer.kind);
    return;
  }
  desk.say(done);
  again();
}

async function download(path: string): Promise<void> {
  const answer = await fetchFile(path);
  if (!answer.ok) {
    failed(answer.kind);
    return;
  }
  save(answer.value.name, answer.value.bytes);
  desk.say('saved', answer.value.name);
}

for (const event of ['pointerdown', 'keydown']) window.addEventListener(event, stayAwake);
stayAwake();
signIn();
