import type { Contract, Pointer } from '../src/contract/contract.ts';
import {
  childPointer,
  freeName,
  isJsonObject,
  parsePointer,
  valueAt,
} from '../src/contract/pointer.ts';
import { SCHEMAS } from './inner-schemas.ts';
import { requestSchemas } from './request-schemas.ts';

/** What generated modules export of a schema in `components`. */
export interface SchemaNames {
  /** Its type: `DataSeries`. It may be called as a global is, such as `Error` or `Date`. */
  readonly type: string;
  /** Its type guard: `isDataSeries`. */
  readonly guard: string;
  /** What throws where a value isn't one: `assertDataSeries`. */
  readonly assertion: string;
  /** What makes one: `dataSeries`. */
  readonly factory: string;
}

/**
 * Names the schemas in a contract's `components`, in its order. Each name is an identifier, and no two
 * are the same; they depend on what the schemas are called, not on their order. None begins with `_`
 * or `$`: such names are free for a module's own.
 */
export function namesOf({ document }: Contract): ReadonlyMap<Pointer, SchemaNames> {
  const schemas = valueAt(document, SCHEMAS);
  const components = isJsonObject(schemas) ? Object.keys(schemas) : [];
  const types = nameEach(asWrittenFirst(components), typeOf, TAKEN_TYPES);
  const others = [...types.values()].flatMap((type) => [guardOf(type), assertionOf(type)]);
  const factories = nameEach([...types.values()], factoryOf, new Set(others));
  return new Map(
    components.map((component) => {
      const type = types.get(component) as string;
      const factory = factories.get(type) as string;
      const names = { type, guard: guardOf(type), assertion: assertionOf(type), factory };
      return [childPointer(SCHEMAS, component), names];
    }),
  );
}

/** The type of a schema as requests have it. */
export interface RequestType {
  /** `PetInRequest`; no other type is called so. */
  readonly type: string;
  /** What types find it by in `components`. */
  readonly component: string;
}

/** The types of the schemas that requests have otherwise than responses. */
export function requestTypesOf(contract: Contract): ReadonlyMap<Pointer, RequestType> {
  const names = namesOf(contract);
  const taken = new Set(Array.from(names.values(), ({ type }) => type));
  const types = new Map<Pointer, RequestType>();
  for (const [pointer, place] of requestSchemas(contract.document)) {
    const responseType = names.get(pointer)?.type;
    // What was placed beside the others for types alone has no name.
    if (responseType === undefined) continue;
    const type = freeName(`${responseType}InRequest`, (name) => taken.has(name));
    taken.add(type);
    types.set(pointer, { type, component: parsePointer(place).at(-1) ?? '' });
  }
  return types;
}

/** What is called as a type is keeps its name, whatever else there is. */
function asWrittenFirst(components: readonly string[]): string[] {
  const sorted = components.toSorted();
  const { asWritten = [], others = [] } = Object.groupBy(sorted, (component) =>
    typeOf(component) === component ? 'asWritten' : 'others',
  );
  return [...asWritten, ...others];
}

/** Names each in turn, by what it would best be called; a number tells those apart that would clash. */
function nameEach(
  wanted: readonly string[],
  nameOf: (wanted: string) => string,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const given = new Set(taken);
  for (const one of wanted) {
    const name = freeName(nameOf(one), (name) => given.has(name));
    given.add(name);
    names.set(one, name);
  }
  return names;
}

const AS_WRITTEN = /^\p{Lu}[\p{ID_Continue}$]*$/u;

function typeOf(component: string): string {
  const written = component.normalize();
  const name = AS_WRITTEN.test(written) ? written : pascalCase(written);
  return TAKEN_TYPES.has(name) || !/^\p{ID_Start}/u.test(name) ? `Schema${name}` : name;
}

/** `io.k8s.Pod` → `IoK8sPod`, `line-item_v2` → `LineItemV2`. */
export function pascalCase(name: string): string {
  const words = name.normalize().split(/[^\p{ID_Continue}]+|_+/u);
  return words.map((word) => word.replace(/^./u, (first) => first.toUpperCase())).join('');
}

function guardOf(type: string): string {
  return `is${type}`;
}

function assertionOf(type: string): string {
  return `assert${type}`;
}

/** `HTTPError` → `httpError`; what can't be called so is told to be made: `makeClass`. */
function factoryOf(type: string): string {
  const name = type.replace(/^(\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}+)/u, (first) => first.toLowerCase());
  return RESERVED.has(name) || name === type ? `make${type}` : name;
}

/** The types that a module of types declares beside those of schemas, and the global ones it is written with. */
const TAKEN_TYPES: ReadonlySet<string> = new Set(
  'Operations Request Response ErrorOf WithRequired Record Omit Extract Pick'.split(' '),
);

/**
 * What no function of a module may be called: reserved words (ECMA-262 §12.7.2), what a module in
 * CommonJS has already, `then`, by which an imported module would be taken for a promise, and what a
 * module of factories exports beside those of schemas.
 */
const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new null
  package private protected public return static super switch this throw true try typeof undefined
  var void while with yield exports module require then createFactories requests
  responses`.split(/\s+/),
);
