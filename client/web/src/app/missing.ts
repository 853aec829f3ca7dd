/** What this page cannot do here, as a name of a sentence that says why. */
export type Missing = "insecure" | "storage";

/** What is missing, and needs to be said once. */
export function missing(secure = globalThis.isSecureContext, storage = storageWorks()): readonly Missing[] {
  return [...(secure ? [] : (["insecure"] as const)), ...(storage ? [] : (["storage"] as const))];
}

function storageWorks(): boolean {
  try {
    localStorage.setItem("samesky.probe", "1");
    localStorage.removeItem("samesky.probe");
    return true;
  } catch {
    return false;
  }
}
