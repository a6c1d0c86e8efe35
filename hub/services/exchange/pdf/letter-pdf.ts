/** The letter as PDF, with its fonts in it: it looks the same wherever it is opened. For programs there are XML and JSON. */
import PDFDocument from 'pdfkit';
import type { Exported } from '#shared/asylum/forwarding/export-of.ts';
import { faceFiles } from './faces.ts';
import { letterPages, type Placed } from './letter-pages.ts';

/** Draws a piece as it is given, and breaks nothing: `lines.ts` has done that. */
const AS_GIVEN = { lineBreak: false, features: [], baseline: 'alphabetic' } as const;

export async function letterPdf(exported: Exported): Promise<Uint8Array> {
  const { content, letter } = exported;
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: letter.language,
    displayTitle: true,
    // Nothing of the machine, the officer or the case is in the properties of the file.
    info: {
      Title: content.reference,
      Creator: 'Farpost',
      Producer: 'Farpost',
      CreationDate: new Date(content.exportedAt),
    },
  });
  for (const [face, file] of faceFiles()) document.registerFont(face, file);
  const pages = letterPages(exported, (text, face, size) =>
    document.font(face, size).widthOfString(text, { features: [] }),
  );
  const done = gathered(document);
  for (const page of pages) {
    document.addPage();
    for (const piece of page) draw(document, piece);
  }
  document.end();
  return await done;
}

function draw(document: PDFKit.PDFDocument, { x, y, text, face, size }: Placed): void {
  document.font(face, size).text(text, x, y, { ...AS_GIVEN, features: [] });
}

function gathered(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
