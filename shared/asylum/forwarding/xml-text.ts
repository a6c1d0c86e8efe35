/** Writes XML 1.0 (W3C, fifth edition). Whatever a text holds, it cannot become markup. */

export type XmlElement = {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | null>>;
  /** Text, or elements; nothing makes an empty element. */
  readonly content?: string | readonly XmlElement[];
};

/** A whole document in UTF-8, with an end of line after it. Attributes that are null are left out. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;

function written({ name, attributes = {}, content = [] }: XmlElement, indent: string): string {
  const open = `${indent}<${name}${attributesText(attributes)}`;
  if (typeof content === 'string') return `${open}>${escaped(content)}</${name}>`;
  if (content.length === 0) return `${open}/>`;
  const children = content.map((child) => written(child, `${indent}  `));
  return `${open}>\n${children.join('\n')}\n${indent}</${name}>`;
}

const attributesText = (attributes: NonNullable<XmlElement['attributes']>): string =>
  Object.entries(attributes)
    .filter((pair): pair is [string, string] => pair[1] !== null)
    .map(([key, value]) => ` ${key}="${escaped(value).replace(/[\n\t]/gu, reference)}"`)
    .join('');

/** What XML has no way to write becomes U+FFFD: production 2, `Char`. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const reference = (character: string): string => `&#${character.codePointAt(0)};`;

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A carriage return would be read as an end of line, so it is written by its number. */
const escaped = (text: string): string =>
  text
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"]/gu, (character) => NAMED[character] ?? '')
    .replace(/\r/gu, reference);
