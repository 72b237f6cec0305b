import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Contract } from '../../contract/contract.ts';
import { formFaults } from '../form-faults.ts';
import type { Fault } from '../problem.ts';
import type { SchemaRoot } from '../schema-roots.ts';
import type { Subject } from '../subject.ts';

/** Every schema has the form that JSON Schema 2020-12 gives it, its patterns included. */
export function schemasValid({ contract, roots }: Subject): Fault[] {
  return roots.flatMap((root) => schemaFaults(contract, root));
}

/** How the form of a schema, or of those inside it, is broken. */
export function schemaFaults({ document }: Contract, { node, pointer }: SchemaRoot): Fault[] {
  return formFaults(formErrors(node), document, pointer, 'JSON Schema');
}

const META_SCHEMA = 'https://json-schema.org/draft/2020-12/schema';
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  logger: false,
  formats: { regex: isPattern, uri: true, 'uri-reference': true },
});

function formErrors(schema: unknown): readonly ErrorObject[] {
  const validate = ajv.getSchema(META_SCHEMA);
  return validate?.(schema) === false ? (validate.errors ?? []) : [];
}

/** A pattern is a Unicode one (OpenAPI 3.1 §4.8.24.1) unless it is one only without the `u` flag. */
function isPattern(text: string): boolean {
  return ['u', ''].some((flags) => {
    try {
      new RegExp(text, flags);
      return true;
    } catch {
      return false;
    }
  });
}
