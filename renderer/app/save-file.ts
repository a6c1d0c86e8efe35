/** Hands a small file to whoever presses the button: the system asks where it goes. */
export function saveFile(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has begun by now; the address is of no more use.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
