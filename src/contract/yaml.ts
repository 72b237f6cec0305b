import { createRequire } from 'node:module';
import type { Document, LineCounter, ParsedNode } from 'yaml';

type YamlModule = typeof import('yaml');

const require = createRequire(import.meta.url);
let loaded: YamlModule | undefined;

/**
 * The `yaml` package, loaded at the first need: a prepared contract starts without it. It is required
 * and not imported because `Contract.locate` answers at once.
 */
export function yaml(): YamlModule {
  // Each call of `require` looks at the disk.
  loaded ??= require('yaml') as YamlModule;
  return loaded;
}

/** A YAML document that keeps its positions. */
export interface PositionedDocument {
  readonly document: Document.Parsed<ParsedNode>;
  readonly lines: LineCounter;
}

/**
 * Parses YAML 1.2, or JSON, with positions. Every key is text (`200:` is "200"), a date is text, and
 * `<<` merges. Mistakes are in `document.errors`; nothing is thrown for them.
 */
export function parseYaml(text: string): PositionedDocument {
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: true,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  return { document, lines };
}
