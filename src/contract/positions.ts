import type { Location } from '../errors.ts';
import type { Pointer } from './contract.ts';
import { createJsonPlaces, jsonValue } from './json-places.ts';
import { createLineFinder, type LineAt } from './lines.ts';
import { formatPointer, parsePointer } from './pointer.ts';
import { parseYaml } from './yaml.ts';
import { stepsInYaml, type YamlDocument } from './yaml-steps.ts';

/**
 * Makes a function that finds where a pointer stands in a text: the place of the key, or of a list's
 * item. Where the pointer leads nowhere, its nearest ancestor is meant. The text is read at the
 * first call.
 */
export function createLocator(file: string, readText: () => string): (at: Pointer) => Location {
  let places: Places | undefined;
  return (at) => {
    places ??= placesOf(readText());
    const tokens = parsePointer(at);
    const { offset, depth } = places.find(tokens);
    return { file, ...places.lineAt(offset), pointer: formatPointer(tokens.slice(0, depth)) };
  };
}

interface Places {
  /** The offset of the last key or item on the way along some tokens, and how many lead there. */
  readonly find: (tokens: readonly string[]) => { readonly offset: number; readonly depth: number };
  readonly lineAt: LineAt;
}

/** YAML's parser would take JSON, too, but many times its text in memory. */
function placesOf(text: string): Places {
  const lineAt = createLineFinder(text);
  if (jsonValue(text) !== undefined) return { find: createJsonPlaces(text).find, lineAt };
  const { document } = parseYaml(text);
  return { find: (tokens) => findInYaml(document, tokens), lineAt };
}

function findInYaml(
  document: YamlDocument,
  tokens: readonly string[],
): { offset: number; depth: number } {
  const steps = stepsInYaml(document, tokens);
  const nearest = steps.at(-1)?.key ?? document.contents;
  return { offset: nearest?.range?.[0] ?? 0, depth: steps.length };
}
