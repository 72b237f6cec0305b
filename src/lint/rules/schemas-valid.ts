import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { schemaRegExp } from '../../compile/pattern.ts';
import type { Contract, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { SchemaError } from '../../errors.ts';
import { formFaults } from '../form-faults.ts';
import type { Fault } from '../problem.ts';
import type { SchemaRoot } from '../schema-roots.ts';
import type { Subject } from '../subject.ts';

/** Every schema has the form that JSON Schema 2020-12 gives it, and its patterns are ones. */
export function schemasValid({ contract, roots }: Subject): Fault[] {
  return roots.flatMap((root) => schemaFaults(contract, root));
}

/** How the form of a schema, or of those inside it, is broken. */
export function schemaFaults({ document }: Contract, { node, pointer }: SchemaRoot): Fault[] {
  const faults = formFaults(formErrors(node), document, pointer, 'JSON Schema');
  walk(node, 'schema', pointer, (schema, _, place) => {
    for (const { pattern, at } of patternsOf(schema, place))
      faults.push(...patternFaults(pattern, at));
  });
  return faults;
}

const META_SCHEMA = 'https://json-schema.org/draft/2020-12/schema';
const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });

function formErrors(schema: JsonObject): readonly ErrorObject[] {
  const validate = ajv.getSchema(META_SCHEMA);
  return validate?.(schema) === false ? (validate.errors ?? []) : [];
}

function patternsOf({ pattern, patternProperties }: JsonObject, pointer: Pointer) {
  const own =
    typeof pattern === 'string' ? [{ pattern, at: childPointer(pointer, 'pattern') }] : [];
  if (!isJsonObject(patternProperties)) return own;
  const parent = childPointer(pointer, 'patternProperties');
  const keys = Object.keys(patternProperties);
  return [...own, ...keys.map((key) => ({ pattern: key, at: childPointer(parent, key) }))];
}

function patternFaults(pattern: string, pointer: Pointer): Fault[] {
  try {
    schemaRegExp(pattern);
    return [];
  } catch (error) {
    const received = error instanceof SchemaError ? error.received : undefined;
    return [
      {
        pointer,
        message: 'the pattern is not a regular expression',
        received: received ?? pattern,
      },
    ];
  }
}
