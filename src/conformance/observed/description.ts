import { type Direction, isLeftOut } from '../../compile/direction.ts';
import { lazily, once } from '../../compile/lazily.ts';
import { isMatch } from '../../compile/pattern.ts';
import { type Placed, schemasAt } from '../../compile/schemas-at.ts';
import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';
import type { IsSecret } from '../../recording/secret-name.ts';

/** What a contract says of the values at one place: all the schemas that hold there for each value. */
export interface Description {
  readonly schemas: readonly Placed[];
  /** The members that have to be there. */
  readonly required: ReadonlySet<string>;
  readonly choices: readonly Choice[];
  /** Those of all members of which something is said; absent: of others, too. */
  readonly names: readonly string[] | undefined;
  readonly member: (name: string) => Member;
  /** Whether anything is said of items. */
  readonly hasItems: boolean;
  readonly item: (index: number) => Description | undefined;
}

/** An `anyOf` or `oneOf`: a value shows some of its branches. */
export interface Choice {
  readonly pointer: Pointer;
  readonly branches: readonly Branch[];
}

/** One of the alternatives for a value. */
export interface Branch {
  readonly pointer: Pointer;
  readonly description: () => Description;
}

/** What is said of a member of an object. */
export interface Member {
  /** Where `properties` declare it; empty: none do, or the direction leaves it out. */
  readonly declared: readonly Pointer[];
  readonly description: () => Description | undefined;
  readonly isSecret: boolean;
}

const CHOICES = ['anyOf', 'oneOf'];

/** Keywords that describe the members which no other names. */
const OF_OTHERS = ['additionalProperties', 'unevaluatedProperties'];

const NO_NAMES: ReadonlySet<string> = new Set();

/** A member of what no schema says that it has any. */
const UNSAID: Member = { declared: [], description: () => undefined, isSecret: false };

/**
 * Prepares the descriptions of values that travel in one direction: each when it is first asked for, by
 * the pointers of its schemas. A schema that leads back to itself has descriptions that do.
 */
export function compileDescriptions(
  document: JsonObject,
  direction: Direction,
  isSecret: IsSecret,
): (pointer: Pointer) => Description {
  const byKey = new Map<string, Description>();
  return lazily((pointer: Pointer) => describe([pointer], NO_NAMES) as Description);

  /** @param outside the members that have to be there by schemas around these. */
  function describe(
    pointers: readonly Pointer[],
    outside: ReadonlySet<string>,
  ): Description | undefined {
    if (pointers.length === 0) return undefined;
    const meant = pointers.map((pointer) => targetOf(document, pointer));
    const [only = ''] = meant;
    const isAlone = meant.length === 1 && outside.size === 0;
    const key = isAlone ? only : JSON.stringify([meant, [...outside].sort()]);
    let description = byKey.get(key);
    if (description === undefined) {
      description = toDescription(schemasAt(document, meant, ['allOf']), outside);
      byKey.set(key, description);
    }
    return description;
  }

  function toDescription(schemas: readonly Placed[], outside: ReadonlySet<string>): Description {
    const names = distinct(schemas, ({ properties }) => keysOf(properties));
    const patterns = distinct(schemas, ({ patternProperties }) => keysOf(patternProperties));
    const required = distinct(schemas, requiredBy);
    const own = required.length === 0 ? outside : new Set([...outside, ...required]);
    const isOpen = patterns.length > 0 || schemas.some(({ schema }) => saysOfOthers(schema));
    const hasItems = schemas.some(({ schema }) => saysOfItems(schema));
    return {
      schemas,
      required: own,
      choices: schemas.flatMap((placed) => choicesOf(placed, own)),
      names: isOpen ? undefined : names,
      member: isOpen || names.length > 0 ? memberOf(schemas, names, patterns) : () => UNSAID,
      hasItems,
      item: hasItems ? itemOf(schemas) : () => undefined,
    };
  }

  function memberOf(
    schemas: readonly Placed[],
    names: readonly string[],
    patterns: readonly string[],
  ): (name: string) => Member {
    const known = new Set(names);
    const named = new Map<string, Member>();
    const unnamed = lazily((patterns: string) => toMember(schemas, '', JSON.parse(patterns)));
    return (name) => {
      let member = named.get(name);
      if (member !== undefined) return member;
      const matching = patterns.filter((pattern) => isMatch(pattern, name));
      // Names that no schema knows can be any number: they aren't kept.
      if (!known.has(name)) return unnamed(JSON.stringify(matching));
      member = toMember(schemas, name, matching);
      named.set(name, member);
      return member;
    };
  }

  function itemOf(schemas: readonly Placed[]): (index: number) => Description | undefined {
    const tuple = Math.max(0, ...schemas.map(({ schema }) => listOf(schema.prefixItems).length));
    const items = lazily((index: number) => describe(itemsOf(schemas, index), NO_NAMES));
    return (index) => items(Math.min(index, tuple));
  }

  function choicesOf({ schema, pointer }: Placed, required: ReadonlySet<string>): Choice[] {
    return CHOICES.filter((keyword) => Array.isArray(schema[keyword])).map((keyword) => {
      const at = childPointer(pointer, keyword);
      const branches = listOf(schema[keyword]).map((_, index) => {
        const branch = childPointer(at, index);
        return {
          pointer: branch,
          description: once(() => describe([branch], required) as Description),
        };
      });
      return { pointer: at, branches };
    });
  }

  function toMember(schemas: readonly Placed[], name: string, patterns: readonly string[]): Member {
    const declared = schemas.flatMap((placed) => declaration(placed, name));
    const isOmitted = schemas.some(({ schema: { properties } }) => {
      const isOwn = isJsonObject(properties) && Object.hasOwn(properties, name);
      return isOwn && isLeftOut(document, properties[name] ?? null, direction);
    });
    if (isOmitted) return { declared: [], description: () => undefined, isSecret: true };
    const places = () => schemas.flatMap((placed) => placesOf(placed, name, patterns));
    return {
      declared,
      description: once(() => describe(places(), NO_NAMES)),
      isSecret: isSecret(name),
    };
  }
}

/** Where a schema that is nothing but a reference leads: all who refer to one schema share what it says. */
function targetOf(document: JsonObject, pointer: Pointer): Pointer {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema) || Object.keys(schema).length > 1) return pointer;
  const target = referencePointer(schema);
  return target === undefined ? pointer : targetOf(document, target);
}

function declaration({ schema, pointer }: Placed, name: string): Pointer[] {
  const { properties } = schema;
  if (!isJsonObject(properties) || !Object.hasOwn(properties, name)) return [];
  return [childPointer(childPointer(pointer, 'properties'), name)];
}

/** Where a schema speaks of a member: by its name and patterns, else among all others. */
function placesOf(placed: Placed, name: string, patterns: readonly string[]): Pointer[] {
  const { schema, pointer } = placed;
  const own = keysOf(schema.patternProperties).filter((pattern) => patterns.includes(pattern));
  const named = [
    ...declaration(placed, name),
    ...own.map((pattern) => childPointer(childPointer(pointer, 'patternProperties'), pattern)),
  ];
  if (named.length > 0) return named;
  return OF_OTHERS.filter((keyword) => isJsonObject(schema[keyword])).map((keyword) =>
    childPointer(pointer, keyword),
  );
}

/** Whether a schema describes members that it doesn't name. */
function saysOfOthers(schema: JsonObject): boolean {
  return OF_OTHERS.some((keyword) => isJsonObject(schema[keyword]));
}

function saysOfItems({ prefixItems, items }: JsonObject): boolean {
  return listOf(prefixItems).length > 0 || isJsonObject(items);
}

function itemsOf(schemas: readonly Placed[], index: number): Pointer[] {
  return schemas.flatMap(({ schema, pointer }) => {
    if (index < listOf(schema.prefixItems).length) {
      return [childPointer(childPointer(pointer, 'prefixItems'), index)];
    }
    return isJsonObject(schema.items) ? [childPointer(pointer, 'items')] : [];
  });
}

/** The names that schemas give, each once. */
function distinct(
  schemas: readonly Placed[],
  namesOf: (schema: JsonObject) => string[],
): readonly string[] {
  let names: readonly string[] = [];
  for (const { schema } of schemas) {
    const own = namesOf(schema);
    if (own.length > 0) names = names.length === 0 ? own : [...new Set([...names, ...own])];
  }
  return names;
}

function requiredBy({ required }: JsonObject): string[] {
  return listOf(required).filter((name) => typeof name === 'string');
}

function keysOf(node: JsonObject[string] | undefined): string[] {
  return isJsonObject(node) ? Object.keys(node) : [];
}

function listOf(node: JsonObject[string] | undefined): readonly JsonObject[string][] {
  return Array.isArray(node) ? node : [];
}
