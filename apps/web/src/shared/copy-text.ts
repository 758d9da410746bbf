/** Puts a text on the clipboard, in a click. False where the browser refuses: then the caller shows the text. */
export async function copyText(text: string): Promise<boolean> {
  // Absent on pages without https, whatever the DOM's types say.
  const { clipboard } = navigator as { clipboard: Clipboard | undefined };
  if (clipboard) {
    const written = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (written) return true;
  }
  return copySelected(text);
}

/** The older way: the browser copies what is selected. */
function copySelected(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.style.cssText = "position:fixed;top:0;opacity:0";
  const focused = document.activeElement;
  // Within an open dialog the focus may not leave it.
  (focused?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  // Deprecated without a successor for these pages.
  // oxlint-disable-next-line typescript/no-deprecated
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
