// What the bundler turns into text or into an address: see build.mjs.
declare module "*.css";
declare module "*.ftl" {
  const text: string;
  export default text;
}
declare module "*.svg" {
  const text: string;
  export default text;
}
declare module "*.css?embedded" {
  const text: string;
  export default text;
}
declare module "*.css?written" {
  const text: string;
  export default text;
}
declare module "address:*" {
  const address: string;
  export default address;
}
declare module "*/plugins.mjs" {
  export function gentle(css: string): string;
}
declare module "*/manifest.mjs" {
  interface Named {
    name: string;
    description?: string;
  }
  interface Declaration extends Named {
    tagName: string;
    attributes: Named[];
    members: Named[];
    events: Named[];
    cssParts: Named[];
    cssStates: Named[];
  }
  export function manifest(folder: string): { schemaVersion: string; modules: { declarations: [Declaration] }[] };
}
