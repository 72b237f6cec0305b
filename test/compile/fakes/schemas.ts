import fc from 'fast-check';
import type { JsonObject, Schema } from '../../../src/contract/contract.ts';

const NAMES = ['id', 'name', 'email', 'created_at', 'count', 'tags', 'a', 'b', 'kind-of'];
const PATTERNS = ['^[a-z]{2,5}$', '^\\d+(\\.\\d+)?$', '^(red|green|blue)$', 'x{3}', '^[^a-f]*$'];
const FORMATS = ['date-time', 'date', 'email', 'uri', 'uuid', 'ipv4', 'hostname', 'duration'];

/** Any JSON value but those on which ajv's comparison, which calls its members, throws. */
const constant = fc
  .jsonValue({ maxDepth: 2 })
  .filter((value) => !/"(?:valueOf|toString|constructor)":/.test(JSON.stringify(value)));

/** Schemas that some value satisfies, of all types and keywords, nested a few levels deep. */
export const satisfiableSchema: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema }>((tie) => {
  const schema = tie('schema') as fc.Arbitrary<Schema>;
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar(),
      list(schema),
      record(schema),
      choice(schema),
      mergedRecord(schema),
    ),
  };
}).schema;

function scalar(): fc.Arbitrary<Schema> {
  return fc.oneof(
    fc.constantFrom<Schema>(
      true,
      {},
      { type: 'boolean' },
      { type: 'null' },
      { type: ['string', 'null'] },
    ),
    constant.map((value): Schema => ({ const: value as JsonObject })),
    fc
      .uniqueArray(fc.oneof(fc.integer(), fc.string(), fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      })
      .map((values): Schema => ({ enum: values })),
    number(),
    text(),
  );
}

function number(): fc.Arbitrary<Schema> {
  return fc
    .record({
      low: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      span: fc.integer({ min: 0, max: 100_000 }),
      type: fc.constantFrom('integer', 'number'),
      multipleOf: fc.constantFrom(1, 0.5, 0.25, 3, 7),
      bounds: fc.constantFrom('both', 'low', 'high', 'exclusive', 'none'),
    })
    .map(({ low, span, type, multipleOf, bounds }): Schema => {
      const high = low + span + 7;
      switch (bounds) {
        case 'both':
          return { type, minimum: low, maximum: high, multipleOf };
        case 'low':
          return { type, minimum: low, multipleOf };
        case 'high':
          return { type, maximum: high };
        case 'exclusive':
          return { type, exclusiveMinimum: low, exclusiveMaximum: high };
        default:
          return { type, multipleOf };
      }
    });
}

function text(): fc.Arbitrary<Schema> {
  const lengths = fc
    .record({ minLength: fc.nat(50), more: fc.nat(20) })
    .map(
      ({ minLength, more }): Schema => ({ type: 'string', minLength, maxLength: minLength + more }),
    );
  return fc.oneof(
    lengths,
    fc.constantFrom(...PATTERNS).map((pattern): Schema => ({ type: 'string', pattern })),
    fc.constantFrom(...FORMATS).map((format): Schema => ({ type: 'string', format })),
    fc.constantFrom(...PATTERNS).map((pattern): Schema => ({ type: 'string', not: { pattern } })),
  );
}

function list(schema: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc
    .record({
      items: schema,
      prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
      minItems: fc.nat(4),
      more: fc.nat(4),
      shape: fc.constantFrom('items', 'prefix', 'both', 'contains'),
    })
    .map(({ items, prefixItems, minItems, more, shape }): Schema => {
      const lengths = { type: 'array', minItems, maxItems: minItems + more };
      switch (shape) {
        case 'items':
          return { ...lengths, items };
        case 'prefix':
          return { type: 'array', prefixItems, items: false };
        case 'both':
          return { ...lengths, prefixItems, items };
        default:
          return { type: 'array', contains: items, minContains: 1, minItems };
      }
    });
}

function record(schema: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc
    .record({
      properties: properties(schema),
      required: fc.subarray(NAMES, { maxLength: 3 }),
      rest: fc.constantFrom<Schema | undefined>(undefined, true, { type: 'string' }),
    })
    .map(({ properties, required, rest }): Schema => {
      const keywords = { type: 'object', properties, required };
      return rest === undefined ? keywords : { ...keywords, additionalProperties: rest };
    });
}

/** Two records that hold together: each declares what the other doesn't. */
function mergedRecord(schema: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return properties(schema).map((declared): Schema => {
    const entries = Object.entries(declared);
    const half = Math.ceil(entries.length / 2);
    const parts = [entries.slice(0, half), entries.slice(half)].map((part) => ({
      type: 'object',
      properties: Object.fromEntries(part),
      required: part.slice(0, 1).map(([name]) => name),
    }));
    return { allOf: parts, unevaluatedProperties: false };
  });
}

function properties(schema: fc.Arbitrary<Schema>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...NAMES), schema), {
      selector: ([name]) => name,
      maxLength: 4,
    })
    .map((entries) => Object.fromEntries(entries));
}

/** Branches that a property tells apart, so that one of them always can hold alone. */
function choice(schema: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> {
  return fc
    .record({
      branches: fc.array(schema, { minLength: 1, maxLength: 3 }),
      keyword: fc.constantFrom('oneOf', 'anyOf'),
    })
    .map(({ branches, keyword }): Schema => {
      if (keyword === 'anyOf') return { anyOf: branches };
      const told = branches.map((value, index) => ({
        type: 'object',
        properties: { kind: { const: `kind ${index}` }, value },
        required: ['kind'],
      }));
      return { oneOf: told };
    });
}
