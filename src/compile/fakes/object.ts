import type { Json } from '../../contract/contract.ts';
import { type Constraints, propertySchemas, satisfied, Unsatisfiable } from './constraints.ts';
import type { Fake, FakeContext } from './fake.ts';
import { compileKeys } from './keys.ts';
import type { ObjectCompiler } from './object-compiler.ts';

interface Property {
  readonly name: string;
  readonly make: Fake;
}

/** How many entries a map gets that declares no property. */
const ENTRIES_OF_A_MAP = 2;

/**
 * Makes objects with all properties that are declared or required and possible, in the document's
 * order. Further ones are made up only where their number is asked for, or where none is declared.
 * @throws Unsatisfiable where a required property has no value, or the number can't be reached.
 */
export function compileObject(constraints: Constraints, compiler: ObjectCompiler): Fake {
  const { minProperties, maxProperties, propertyNames, required } = constraints;
  if (Math.max(minProperties, required.length) > maxProperties) {
    throw new Unsatisfiable(`more properties are required than maxProperties ${maxProperties}`);
  }
  const allowsName = (name: string) => compiler.isPossible([...propertyNames, { const: name }]);
  const properties = withinLimit(
    declaredProperties(constraints, compiler, allowsName),
    constraints,
  );

  const missing = Math.max(minProperties - properties.length, 0);
  const wanted = isMap(constraints) ? Math.max(missing, ENTRIES_OF_A_MAP) : missing;
  const further = Math.min(wanted, maxProperties - properties.length);
  if (further === 0) return (context) => declared(properties, context);

  const taken = new Set(namesOf(constraints));
  const keys = satisfied(() => compileKeys(constraints, compiler, taken, allowsName));
  if (keys instanceof Unsatisfiable) {
    if (missing > 0) throw keys;
    return (context) => declared(properties, context);
  }
  return (context) => {
    const object = declared(properties, context);
    for (const { name, make } of keys(context.random.derive('keys'), further)) {
      set(object, name, make, context);
    }
    return object;
  };
}

function declared(properties: readonly Property[], context: FakeContext): { [key: string]: Json } {
  const object: { [key: string]: Json } = {};
  for (const { name, make } of properties) set(object, name, make, context);
  return object;
}

function set(
  object: { [key: string]: Json },
  name: string,
  make: Fake,
  { random, now }: FakeContext,
): void {
  const value = make({ random: random.derive(name), now, siblings: random });
  if (name !== '__proto__') {
    object[name] = value;
    return;
  }
  const own = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(object, name, own);
}

function declaredProperties(
  constraints: Constraints,
  { compileProperty, isHidden }: ObjectCompiler,
  allowsName: (name: string) => boolean,
): Property[] {
  const properties: Property[] = [];
  for (const name of namesOf(constraints)) {
    const schemas = propertySchemas(constraints, name);
    const required = constraints.required.includes(name);
    if (isHidden(schemas)) continue;
    const make = allowsName(name)
      ? satisfied(() => compileProperty(name, schemas, required))
      : new Unsatisfiable(`propertyNames forbids the property ${name}`);
    if (!(make instanceof Unsatisfiable)) properties.push({ name, make });
    else if (required) throw because(name, make);
  }
  return properties;
}

function because(name: string, { reason, schema }: Unsatisfiable): Unsatisfiable {
  return new Unsatisfiable(`the required property ${name} has no value: ${reason}`, schema);
}

/** Leaves out optional properties, the last ones first, until `maxProperties` holds. */
function withinLimit(properties: Property[], { required, maxProperties }: Constraints): Property[] {
  let surplus = properties.length - maxProperties;
  if (surplus <= 0) return properties;
  return properties
    .toReversed()
    .filter(({ name }) => required.includes(name) || surplus-- <= 0)
    .toReversed();
}

function namesOf({ propertyRules, required }: Constraints): string[] {
  const names = propertyRules.flatMap((rule) => Object.keys(rule.properties));
  return [...new Set([...names, ...required])];
}

/** Whether the entries are described, but none by its name. */
function isMap(constraints: Constraints): boolean {
  if (namesOf(constraints).length > 0) return false;
  const { propertyRules, propertyNames } = constraints;
  return (
    propertyNames.length > 0 ||
    propertyRules.some(
      ({ patterns, additional }) => patterns.length > 0 || typeof additional === 'object',
    )
  );
}
