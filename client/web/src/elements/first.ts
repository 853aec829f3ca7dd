// Elements whose code comes when the first of them is in the page.

/** Loads what is in the document, and what comes into it later: each once. Shadow roots are not looked into. */
export function onFirst(document: Document, loads: Readonly<Record<string, () => Promise<unknown>>>): void {
  // Live lists: looking whether they are empty costs nothing.
  const left = Object.entries(loads).map(([name, load]) => ({
    found: document.getElementsByTagName(name),
    load,
  }));
  const look = () => {
    for (const one of left.filter(({ found }) => found.length)) {
      left.splice(left.indexOf(one), 1);
      void one.load().catch(() => left.push(one)); // out of reach: the next change of the page tries again
    }
    return left.length;
  };
  if (look()) new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
