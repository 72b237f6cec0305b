import { lazily } from '../../compile/lazily.ts';
import { compileTypes, type Types, unionTypes } from '../../compile/parameters/types.ts';
import { type Placed, schemasAt } from '../../compile/schemas-at.ts';
import { declarations } from '../../compile/undeclared.ts';
import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../../contract/pointer.ts';
import { inWords } from './disagreement.ts';

/** The key of all items of an array, and of all members of an object that are keys themselves. */
export const EACH = '*';

/** What a contract says of the values at one place, by all schemas that may hold there. */
export interface DocumentedPlace {
  /** Whether it says anything of the place. */
  readonly isDocumented: boolean;
  /** The JSON types that the values may have; `undefined`: any. */
  readonly types: Types | undefined;
  /** In words: `integer or null`. */
  readonly words: string;
  /** What a member is compared by: its name, or {@link EACH} where it is one of many alike. */
  readonly keyOf: (name: string) => string;
  readonly below: (key: string) => DocumentedPlace;
}

/** The place of a value, by where its schema stands; `undefined`: it has none, and may be anything. */
export type PlaceOf = (schema: Pointer | undefined) => DocumentedPlace;

/** A place that no schema speaks of, where others are listed. */
export const UNDOCUMENTED: DocumentedPlace = {
  isDocumented: false,
  types: undefined,
  words: 'not documented',
  keyOf: (name) => (isNamed(name) ? name : EACH),
  below: () => UNDOCUMENTED,
};

/** Names that people give to members; ids, dates, numbers and addresses are keys of a map. */
const NAME = /^(?!.*\d\D+\d)(?!.*\d{4})[\p{L}_$@][\p{L}\d_$:/-]{0,59}$/u;

function isNamed(name: string): boolean {
  return NAME.test(name);
}

/** Prepares reading a document by the places of values: each when it is first asked for. */
export function compileDocumentedPlaces(document: JsonObject): PlaceOf {
  const typesOf = compileTypes(document);
  const placeOf = lazily((pointers: string) => describe(JSON.parse(pointers)));
  const placeAt = (pointers: readonly Pointer[]) => placeOf(JSON.stringify(pointers));
  return (schema) => placeAt(schema === undefined ? [] : [schema]);

  function describe(pointers: readonly Pointer[]): DocumentedPlace {
    const schemas = schemasAt(document, pointers);
    const types = unionTypes(pointers.map((at) => typesOf(valueAt(document, at) ?? true)));
    const named = namedMembers(schemas);
    const each = schemas.flatMap(eachOf);
    const isList = schemas.some(({ schema }) => isJsonObject(schema.properties));
    return {
      isDocumented: true,
      types,
      words: wordsOf(types, schemas),
      keyOf: (name) => {
        if (named.has(name)) return name;
        const isOfMap = schemas.some((placed) => declarations(placed, name).length > 0);
        return isNamed(name) && !isOfMap ? name : EACH;
      },
      below: (key) => {
        const declared = named.get(key);
        if (declared !== undefined) return placeAt(declared);
        if (key === EACH && each.length > 0) return placeAt(each);
        return isList ? UNDOCUMENTED : placeAt([]);
      },
    };
  }
}

function namedMembers(schemas: readonly Placed[]): ReadonlyMap<string, readonly Pointer[]> {
  const places = schemas.flatMap((placed) =>
    namesIn(placed, 'properties').map((name) => ({ name, pointers: declarations(placed, name) })),
  );
  const byName = Map.groupBy(places, ({ name }) => name);
  return new Map(
    [...byName].map(([name, some]) => [name, some.flatMap(({ pointers }) => pointers)]),
  );
}

/** Where a schema speaks of items, and of members by anything but their names. */
function eachOf(placed: Placed): Pointer[] {
  const { schema, pointer } = placed;
  const others = ['items', 'additionalProperties', 'unevaluatedProperties'].filter(
    (keyword) => schema[keyword] !== undefined && schema[keyword] !== false,
  );
  const tuple = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  return [
    ...others.map((keyword) => childPointer(pointer, keyword)),
    ...tuple.map((_, index) => childPointer(childPointer(pointer, 'prefixItems'), index)),
    ...namesIn(placed, 'patternProperties').map((pattern) =>
      childPointer(childPointer(pointer, 'patternProperties'), pattern),
    ),
  ];
}

function namesIn({ schema }: Placed, keyword: string): string[] {
  const named = schema[keyword];
  return isJsonObject(named) ? Object.keys(named) : [];
}

function wordsOf(types: Types | undefined, schemas: readonly Placed[]): string {
  if (types !== undefined) return inWords(types);
  const has = (keyword: string) => schemas.some(({ schema }) => schema[keyword] !== undefined);
  if (has('properties')) return 'object';
  return has('items') ? 'array' : 'any value';
}
