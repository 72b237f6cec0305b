import type { YAMLParseError } from 'yaml';
import { DocumentError, type Location } from '../errors.ts';
import type { Json } from './contract.ts';
import { rememberAsJson } from './json-places.ts';
import { formatPointer } from './pointer.ts';
import { createLocator } from './positions.ts';
import { parseYaml, yaml } from './yaml.ts';

/** Far deeper than any hand-written contract, and shallow enough for every recursive reader of it. */
const DEEPEST = 500;

/** Values that aliases may add to those that are written out; a "billion laughs" document adds 10⁹. */
const MOST_ALIASED = 1_000_000;

/** What the text of a document says. */
export interface ParsedText {
  readonly value: Json;
  /** Every key that its objects have, those of data too. */
  readonly keys: ReadonlySet<string>;
  /** Whether a reference in it, be it data, may lead to another file. */
  readonly leadsOut: boolean;
}

/**
 * Parses the text of a document into a tree of plain JSON values. What `JSON.parse` takes is JSON; any
 * other text is YAML 1.2, whose parser says where a mistake stands. Aliases are written out.
 * `file` names the text in errors.
 *
 * @throws {DocumentError} the text is empty, malformed, has a key twice, nests endlessly, has aliases
 *   without end, or holds a number that JSON has no word for
 */
export function parseText(text: string, file: string): ParsedText {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return parseJson(source, file) ?? parseAsYaml(source, file);
}

/** `undefined` where the text isn't JSON, or has a key twice: YAML's parser says where. */
function parseJson(text: string, file: string): ParsedText | undefined {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { members, ...contents } = inspect(value, text, file);
  if (members !== countKeys(text)) return undefined;
  rememberAsJson(text);
  return { value, ...contents };
}

function parseAsYaml(text: string, file: string): ParsedText {
  const { document, lines } = parseYaml(text);
  const place = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) throw syntaxError(error, place(error.pos[0]));
  if (document.contents === null)
    throw new DocumentError({
      problem: 'the document is empty',
      expected: 'an OpenAPI document, YAML or JSON',
      location: { file },
    });

  let aliases = 0;
  const anchors = new Set<string>();
  yaml().visit(document, {
    Value(_key, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
    Alias(_key, { source, range }) {
      aliases++;
      if (!anchors.has(source))
        throw new DocumentError({
          problem: `the alias *${source} has no anchor before it`,
          location: place(range?.[0] ?? 0),
        });
    },
  });
  const value: Json = document.toJS({ maxAliasCount: -1 });
  const { keys, leadsOut } = inspect(value, text, file);
  // Aliases share one object. Each place gets its own, because later steps change values in place.
  const own: Json = aliases === 0 ? value : JSON.parse(JSON.stringify(value));
  return { value: own, keys, leadsOut };
}

function syntaxError({ code, message }: YAMLParseError, location: Location): DocumentError {
  if (code === 'DUPLICATE_KEY')
    return new DocumentError({
      problem: 'the same key stands twice in one object',
      expected: 'each key once',
      location,
    });
  if (code === 'MULTIPLE_DOCS')
    return new DocumentError({
      problem: 'the file holds several YAML documents',
      expected: 'one document',
      location,
    });
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep(location);
  return new DocumentError({ problem: `not valid YAML or JSON: ${message}`, location });
}

function tooDeep(location: Location): DocumentError {
  return new DocumentError({
    problem: 'the document nests too deep',
    expected: `at most ${DEEPEST} levels`,
    location,
  });
}

/** What the walk through a value finds. */
interface Contents extends Omit<ParsedText, 'value'> {
  /** How many members its objects have, all in all. */
  readonly members: number;
}

/**
 * Holds a value against the limits, following shared objects each time, and tells what it holds. All in one
 * walk, without a list of each object's keys: of objects, a large document has very many.
 */
function inspect(root: Json, text: string, file: string): Contents {
  // Each value that is written out takes a character at least.
  const mostValues = text.length + MOST_ALIASED;
  const keys = new Set<string>();
  let values = 0;
  let members = 0;
  let leadsOut = false;
  enter(root, 0);
  return { keys, members, leadsOut };

  function enter(value: Json, depth: number): void {
    if (++values > mostValues)
      throw new DocumentError({
        problem: 'the aliases of the document expand without measure',
        expected: `at most ${MOST_ALIASED} values from aliases`,
        location: { file },
      });
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'number' && !Number.isFinite(value)) throw noNumber(root, text, file);
      return;
    }
    if (depth === DEEPEST) throw tooDeep({ file });
    if (Array.isArray(value)) {
      for (const item of value) enter(item, depth + 1);
      return;
    }
    for (const key in value) {
      const child = value[key] as Json;
      members++;
      keys.add(key);
      leadsOut ||= REFERENCES.has(key) && typeof child === 'string' && !child.startsWith('#');
      enter(child, depth + 1);
    }
  }
}

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$dynamicRef']);

/** The error for the first number of a value that is beyond the doubles. */
function noNumber(root: Json, text: string, file: string): DocumentError {
  const path: string[] = [];
  const received = find(root);
  return new DocumentError({
    problem: 'JSON has no such number',
    received: String(received),
    location: createLocator(file, () => text)(formatPointer(path)),
  });

  function find(value: Json): number | undefined {
    if (typeof value === 'number' && !Number.isFinite(value)) return value;
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      const found = find(child);
      if (found !== undefined) return found;
      path.pop();
    }
    return undefined;
  }
}

/** Counts the keys that a JSON text writes out: the strings before a colon. The text is well-formed. */
function countKeys(text: string): number {
  let count = 0;
  let open = text.indexOf('"');
  while (open !== -1) {
    let close = text.indexOf('"', open + 1);
    while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
    let next = close + 1;
    while (text.charCodeAt(next) <= SPACE) next++;
    if (text.charCodeAt(next) === COLON) count++;
    open = text.indexOf('"', next);
  }
  return count;
}

const SPACE = 0x20;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}
