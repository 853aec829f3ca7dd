// One row of a list is dragged to another place, with a finger or a mouse. With keys it goes by buttons.

/**
 * Follows the pointer from its pressing on until it is let go.
 *
 * @param event the pressing, of a handle in the row.
 * @param rows all rows, in order; `row` is one of them.
 * @param drop hears the place where it was let go, counted among the others; not called where it stayed.
 */
export function drag(
  event: PointerEvent,
  row: HTMLElement,
  rows: readonly HTMLElement[],
  drop: (to: number) => void,
): void {
  const handle = event.currentTarget as HTMLElement;
  if (event.button !== 0 || rows.length < 2) return;
  const begun = event.clientY;
  const from = rows.indexOf(row);
  const others = rows.filter((one) => one !== row);
  const boxes = others.map((one) => one.getBoundingClientRect());
  const own = row.getBoundingClientRect();
  let to = from;
  const move = ({ clientY }: PointerEvent) => {
    const by = clientY - begun;
    const middle = own.top + own.height / 2 + by;
    to = boxes.filter((box) => box.top + box.height / 2 < middle).length;
    row.style.transform = `translateY(${by}px)`;
    row.toggleAttribute("data-dragged", true);
    for (const [n, one] of others.entries()) {
      const aside = n >= from && n < to ? -own.height : n < from && n >= to ? own.height : 0;
      one.style.transform = aside ? `translateY(${aside}px)` : "";
    }
  };
  const stop = new AbortController();
  const end = (dropped: boolean) => () => {
    stop.abort();
    for (const one of rows) one.style.transform = "";
    row.removeAttribute("data-dragged");
    if (dropped && to !== from) drop(to);
  };
  handle.setPointerCapture(event.pointerId);
  const on = { signal: stop.signal };
  handle.addEventListener("pointermove", move, on);
  handle.addEventListener("pointerup", end(true), on);
  handle.addEventListener("pointercancel", end(false), on);
  handle.addEventListener("lostpointercapture", end(false), on);
}
