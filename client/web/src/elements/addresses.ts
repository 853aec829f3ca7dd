// Addresses of scripts that a page starts by itself. A page may send `require-trusted-types-for`: then such an address has
// to be made by a policy, and this one makes none but ours.

interface Policy {
  createScriptURL(url: string): unknown;
}

/** The service worker, and what reads a PDF. */
const OURS = /^(\/sw\.js|\/static\/pdf\.worker\.min-[A-Z0-9]{8}\.mjs)$/;
/** Made once: a policy of the same name is not made again. */
let policy: Policy | undefined;

/** An address of ours as browsers take it; empty, where it is none of ours. Throws where a page forbids the policy. */
export function scriptAddress(url: string): string {
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } })
    .trustedTypes;
  const only = (one: string) => (OURS.test(one) ? one : "");
  policy ??= types?.createPolicy("samesky", { createScriptURL: only });
  return policy ? (policy.createScriptURL(url) as string) : only(url);
}
