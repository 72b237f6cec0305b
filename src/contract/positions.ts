import type { Location } from '../errors.ts';
import { endOfScalar } from '../http/json-tokens.ts';
import type { Pointer } from './contract.ts';
import { type FoundInJson, jsonPlacesOf } from './json-places.ts';
import { createLineFinder, type LineAt } from './lines.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { parseYaml, yaml } from './yaml.ts';
import { stepsInYaml, type YamlDocument } from './yaml-steps.ts';

/** What a text has at a pointer. It is read at the first call. */
export interface TextPlaces {
  /**
   * Where a pointer stands: the place of the key, or of a list's item. Where it leads nowhere, its
   * nearest ancestor is meant.
   */
  readonly locate: (at: Pointer) => Location;
  /** A number, or another scalar, as it is written; `undefined` where none is. */
  readonly written: (at: Pointer) => string | undefined;
}

/** Makes the `locate` of {@link TextPlaces} alone. */
export function createLocator(file: string, readText: () => string): TextPlaces['locate'] {
  return createTextPlaces(file, readText).locate;
}

/** Makes the {@link TextPlaces} of a file. */
export function createTextPlaces(file: string, readText: () => string): TextPlaces {
  let known: Places | undefined;
  const places = () => {
    known ??= placesOf(readText());
    return known;
  };
  return {
    locate(at) {
      const { find, lineAt } = places();
      const tokens = parsePointer(at);
      const { offset, depth } = find(tokens);
      return { file, ...lineAt(offset), pointer: formatPointer(tokens.slice(0, depth)) };
    },
    written: (at) => places().written(parsePointer(at)),
  };
}

interface Places {
  /** The offset of the last key or item on the way along some tokens, and how many lead there. */
  readonly find: (tokens: readonly string[]) => { readonly offset: number; readonly depth: number };
  readonly lineAt: LineAt;
  readonly written: (tokens: readonly string[]) => string | undefined;
}

/** YAML's parser would take JSON, too, but many times its text in memory. */
function placesOf(text: string): Places {
  const lineAt = createLineFinder(text);
  const json = jsonPlacesOf(text);
  if (json !== undefined) {
    const { find } = json;
    return { find, lineAt, written: (tokens) => writtenInJson(text, find(tokens), tokens) };
  }
  const { document } = parseYaml(text);
  return {
    find: (tokens) => findInYaml(document, tokens),
    lineAt,
    written: (tokens) => writtenInYaml(document, tokens),
  };
}

function writtenInJson(
  text: string,
  { value, depth }: FoundInJson,
  tokens: readonly string[],
): string | undefined {
  const isScalar = depth === tokens.length && text[value] !== '{' && text[value] !== '[';
  return isScalar ? text.slice(value, endOfScalar(text, value)) : undefined;
}

function writtenInYaml(document: YamlDocument, tokens: readonly string[]): string | undefined {
  const steps = stepsInYaml(document, tokens);
  const node = steps.length === tokens.length ? steps.at(-1)?.value : undefined;
  return yaml().isScalar(node) ? node.source : undefined;
}

function findInYaml(
  document: YamlDocument,
  tokens: readonly string[],
): { offset: number; depth: number } {
  const steps = stepsInYaml(document, tokens);
  const nearest = steps.at(-1)?.key ?? document.contents;
  return { offset: nearest?.range?.[0] ?? 0, depth: steps.length };
}
