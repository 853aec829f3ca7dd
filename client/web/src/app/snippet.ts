// Code to copy into another page, so that a room shows there.

/** The hub as an embedding page sees it. */
export interface Source {
  /** Its address, e.g. `https://samesky.example.org`. */
  hub: string;
  /** The path of its script, whose name carries a hash: `/static/embed-….js`. */
  script: string;
  /** What the script must be: `sha384-…`. */
  integrity: string;
}

export const FORMS = ["html", "iframe", "react", "vue"] as const;
export type Form = (typeof FORMS)[number];

/** What of a room the page shows, and how. */
export interface Wish {
  /** The things to do, in order, such as `timer`. */
  shows: readonly string[];
  /** `light`, `dark`, or `auto` as the device wants it; default: as the page around. */
  theme?: "light" | "dark" | "auto";
  /** `en` or `de`; default: as the page around. */
  lang?: string;
}

/** Reads `<meta name="samesky-embed">` of the app's page; undefined where there is none. */
export function sourceOf(document: Document, hub: string): Source | undefined {
  const meta = document.querySelector('meta[name="samesky-embed"]');
  const [script, integrity] = [meta?.getAttribute("content"), meta?.getAttribute("integrity")];
  return script && integrity ? { hub, script, integrity } : undefined;
}

/**
 * The code for one page.
 *
 * @param room as the host app names it.
 * @param wish default: timer and questions, in the look and language of the page.
 */
export function snippet(
  form: Form,
  { hub, script, integrity }: Source,
  room: string,
  { shows, theme, lang }: Wish = { shows: ["timer", "questions"] },
): string {
  const loads = `<script type="module" src="${quoted(hub + script)}" integrity="${quoted(integrity)}" crossorigin></script>`;
  const inside = (tab: string) => shows.map((name) => `${tab}<samesky-${name}></samesky-${name}>`).join("\n");
  const wishes = Object.entries({ theme, lang }).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  const more = wishes.map(([name, value]) => ` ${name}="${quoted(value)}"`).join("");
  switch (form) {
    case "html":
      return `${loads}

<samesky-room server="${quoted(hub)}" room="${quoted(room)}" token-endpoint="/room-token"${more}>
${inside("  ")}
</samesky-room>
`;
    case "iframe":
      return `<iframe id="samesky" allow="autoplay; camera; clipboard-write; display-capture; fullscreen; microphone" title="Samesky"></iframe>
<script type="module">
  const hub = ${literal(hub)};
  const room = ${literal(room)};
  const frame = document.getElementById("samesky");
  const say = (message) => frame.contentWindow.postMessage({ samesky: 1, ...message }, new URL(hub).origin);
  async function token() {
    const answer = await fetch("/room-token", { method: "POST", body: JSON.stringify({ room }) });
    return (await answer.json()).participant_token;
  }
  addEventListener("message", async ({ source, data }) => {
    if (source !== frame.contentWindow || data?.samesky !== 1) return;
    if (data.event === "hello") say({ do: "enter", token: await token(), show: ${literal(shows)}${wishes.map(([name, value]) => `, ${name}: ${literal(value)}`).join("")} });
    if (data.event === "token") say({ do: "token", token: await token() });
  });
  frame.src = \`\${hub}/embed/\${encodeURIComponent(room)}\`;
</script>
`;
    case "react":
      return `// In the page: ${loads}
export function Samesky() {
  return (
    <samesky-room server=${braced(hub)} room=${braced(room)} token-endpoint="/room-token"${more}>
${shows.map((name) => `      <samesky-${name} />`).join("\n")}
    </samesky-room>
  );
}
`;
    case "vue":
      return `<!-- In the page: ${loads}
     In the build: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("samesky-") } } }) -->
<template>
  <samesky-room server="${quoted(hub)}" room="${quoted(room)}" token-endpoint="/room-token"${more}>
${inside("    ")}
  </samesky-room>
</template>
`;
  }
}

/** As it stands in an attribute. */
function quoted(text: string): string {
  const named: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&"<>]/g, (one) => named[one] ?? one);
}

/** As it stands in a script of a page: JSON in which no tag can end the script. */
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** As the value of an attribute in JSX. */
function braced(text: string): string {
  return /^[\w:/.-]*$/.test(text) ? `"${text}"` : `{${literal(text)}}`;
}
