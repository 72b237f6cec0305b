import { directionalDocument } from '../../src/compile/direction.ts';
import type { Contract, JsonObject, Pointer } from '../../src/contract/contract.ts';
import { freeName, parsePointer, valueAt } from '../../src/contract/pointer.ts';
import { SchemaError } from '../../src/errors.ts';
import { call } from './literal.ts';
import { type Surroundings, schemaText } from './schema-text.ts';

/** Schemas that a module defines, each once, whatever refers to it. */
export interface Definitions {
  readonly texts: readonly string[];
  /** What the definition of a schema is called as responses have it. */
  readonly inResponses: (pointer: Pointer) => string;
  /** What it is called as requests have it; `undefined` where they have it as responses do. */
  readonly inRequests: (pointer: Pointer) => string | undefined;
}

interface Definition {
  readonly pointer: Pointer;
  readonly text: string;
  /** What it refers to. */
  readonly references: ReadonlySet<Pointer>;
  /** Why it can't be written. */
  readonly fault?: string;
}

/**
 * Writes some schemas of a contract, and those that they refer to, as they read in responses, and where they
 * differ, in requests.
 * @param typeOf what the type of a schema in `components` is called.
 */
export function writeDefinitions(
  contract: Contract,
  roots: readonly Pointer[],
  typeOf: (pointer: Pointer) => string | undefined,
): Definitions {
  const nameOf = definitionNames(typeOf);
  const inResponses = (pointer: Pointer) => `$${nameOf(pointer)}`;
  const response = directionalDocument(contract.document, 'response');
  const request = directionalDocument(contract.document, 'request');
  const responses = reachable(contract, response, roots, inResponses);
  const texts = responses.map((definition) => defined(inResponses, definition));
  if (request === response) return { texts, inResponses, inRequests: () => undefined };
  const different = differing(reachable(contract, request, roots, inResponses), responses);
  const inRequests = (pointer: Pointer) =>
    different.has(pointer) ? `_${nameOf(pointer)}` : inResponses(pointer);
  const requests = reachable(contract, request, [...different], inRequests)
    .filter(({ pointer }) => different.has(pointer))
    .map((definition) => defined(inRequests, definition));
  return {
    texts: [...texts, ...requests],
    inResponses,
    inRequests: (pointer) => (different.has(pointer) ? inRequests(pointer) : undefined),
  };
}

function defined(nameOf: (pointer: Pointer) => string, { pointer, text }: Definition): string {
  const definition = call('define', JSON.stringify(pointer), `() => ${text}`);
  return `const ${nameOf(pointer)} = /*@__PURE__*/ ${definition};\n`;
}

/** The definitions of some schemas and of those that they refer to. */
function reachable(
  { written }: Contract,
  document: JsonObject,
  roots: readonly Pointer[],
  nameOf: (pointer: Pointer) => string,
): readonly Definition[] {
  const definitions = new Map<Pointer, Definition>();
  const pending = [...roots];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (definitions.has(pointer)) continue;
    const definition = define(pointer);
    definitions.set(pointer, definition);
    pending.push(...definition.references);
  }
  const order = [...new Set([...roots, ...definitions.keys()])];
  return withFaults(order.flatMap((pointer) => definitions.get(pointer) ?? []));

  function define(pointer: Pointer): Definition {
    const references = new Set<Pointer>();
    const around: Surroundings = {
      written,
      nameOf(target) {
        if (valueAt(document, target) === undefined) return undefined;
        references.add(target);
        return nameOf(target);
      },
    };
    try {
      const text = schemaText(valueAt(document, pointer) ?? true, pointer, around);
      return { pointer, text, references };
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      const fault = `the schema at ${pointer} doesn't compile: ${error.problem}`;
      return { pointer, text: '', references: new Set(), fault };
    }
  }
}

/**
 * What can't be written, and what refers to such, judges nothing: else everything would satisfy it.
 */
function withFaults(definitions: readonly Definition[]): readonly Definition[] {
  const faults = new Map<Pointer, string>();
  for (const { pointer, fault } of definitions) if (fault !== undefined) faults.set(pointer, fault);
  for (let size = 0; size < faults.size; ) {
    size = faults.size;
    for (const { pointer, references } of definitions) {
      const broken = [...references].find((target) => faults.has(target));
      const fault = broken === undefined ? undefined : faults.get(broken);
      if (fault !== undefined && !faults.has(pointer)) faults.set(pointer, fault);
    }
  }
  return definitions.map((definition) => {
    const fault = faults.get(definition.pointer);
    if (fault === undefined) return definition;
    return { ...definition, text: `[${call('unknowable', JSON.stringify(fault))}]` };
  });
}

/** The schemas whose definitions read otherwise than others, or lead to one that does. */
function differing(
  definitions: readonly Definition[],
  others: readonly Definition[],
): ReadonlySet<Pointer> {
  const texts = new Map(others.map(({ pointer, text }) => [pointer, text]));
  const different = new Set<Pointer>();
  const isDifferent = ({ pointer, text, references }: Definition) =>
    texts.get(pointer) !== text || [...references].some((target) => different.has(target));
  for (let size = -1; size < different.size; ) {
    size = different.size;
    for (const definition of definitions)
      if (isDifferent(definition)) different.add(definition.pointer);
  }
  return different;
}

/** Makes what names definitions: after the types of their schemas, others after their pointers. */
function definitionNames(
  typeOf: (pointer: Pointer) => string | undefined,
): (pointer: Pointer) => string {
  const names = new Map<Pointer, string>();
  const given = new Set<string>();
  return (pointer) => {
    const known = typeOf(pointer) ?? names.get(pointer);
    if (known !== undefined) return known;
    const tokens = parsePointer(pointer).map((token) =>
      token.replace(/[^\p{ID_Continue}]+/gu, '_'),
    );
    const name = freeName(tokens.join('_'), (free) => given.has(free));
    given.add(name);
    names.set(pointer, name);
    return name;
  };
}
