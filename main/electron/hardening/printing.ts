/**
 * Nothing is printed: the key does nothing here, and whatever prints all the same gets an empty sheet
 * (`@media print` in renderer/ui/base.css). Nobody can be authorised to print yet.
 */

type KeyPress = { readonly key: string; readonly control: boolean; readonly meta: boolean };

/** The part of Electron's `WebContents` that is used. */
export type Typing = {
  on(
    event: 'before-input-event',
    listener: (event: { preventDefault(): void }, input: KeyPress) => void,
  ): unknown;
};

export function refusePrinting(contents: Typing): void {
  contents.on('before-input-event', (event, { key, control, meta }) => {
    if ((control || meta) && key.toLowerCase() === 'p') event.preventDefault();
  });
}
