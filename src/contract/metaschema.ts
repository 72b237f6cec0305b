import type { Json } from './contract.ts';

/**
 * The metaschema of JSON Schema 2020-12 at a URL, or one of its vocabularies: what describes schemas
 * themselves is no document of somebody's, and needs neither network nor leave. `undefined` for any other URL.
 */
export async function metaschemaAt(url: string): Promise<Json | undefined> {
  if (!isMetaschema(url)) return undefined;
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return new Ajv2020().getSchema(url)?.schema as Json | undefined;
}

/** Whether the metaschema is at a URL, or is to be looked for there. */
export function isMetaschema(url: string): boolean {
  return url.startsWith('https://json-schema.org/draft/2020-12/');
}
