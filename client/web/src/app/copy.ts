/**
 * Puts a text on the clipboard; false where that is not allowed. Without https there is no clipboard: then the old
 * way, by selecting where the text `stands`.
 */
export async function copy(text: string, stands: HTMLElement): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed here: the old way may be.
    }
  }
  if (stands instanceof HTMLInputElement) stands.select();
  else getSelection()?.selectAllChildren(stands);
  return document.execCommand("copy");
}
