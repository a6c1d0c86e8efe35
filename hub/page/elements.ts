/** Builds elements. Text is always text: nothing that a post wrote becomes markup. */

type Listener = (event: Event) => void;
type Attributes = Readonly<Record<string, string | boolean | Listener | undefined>>;
type Child = Node | string | null;

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (typeof value === 'string') made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** What somebody else wrote: its direction is its own. */
export const quoted = (text: string): HTMLElement => element('bdi', {}, [text]);

export const line = (label: string, value: string, className?: string): HTMLElement =>
  element('p', { class: className }, [`${label}: `, quoted(value)]);

export const action = (text: string, press: () => void, className?: string): HTMLButtonElement =>
  element('button', { type: 'button', class: className, click: press }, [text]);

export function save(name: string, bytes: Blob): void {
  const link = element('a', { href: URL.createObjectURL(bytes), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}
