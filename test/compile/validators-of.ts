import {
  compileValidators,
  type Validator,
  type ValidatorOptions,
} from '../../src/compile/validators.ts';
import type { Contract, Json, JsonObject, Schema } from '../../src/contract/contract.ts';
import { readSecuritySchemes } from '../../src/contract/security.ts';

/** A contract as far as its schemas go. */
export function schemaContract(document: JsonObject): Contract {
  return {
    name: 'schemas',
    title: 'Schemas',
    version: '1',
    document,
    operations: [],
    securitySchemes: readSecuritySchemes(document),
    notes: [],
    hash: '',
    locate: (pointer) => ({ file: 'schemas.json', pointer }),
    written: () => undefined,
  };
}

/** The validator of one of a contract's schemas, for a response. */
export function validatorOf(
  schemas: Readonly<Record<string, Schema>>,
  name: string,
  options: ValidatorOptions = {},
): Validator {
  const contract = schemaContract({ components: { schemas: schemas as JsonObject } });
  return compileValidators(contract, options)(`/components/schemas/${name}`, 'response');
}

/** The validator of a schema that is the document's root, so that its references begin there. */
export function rootValidator(schema: Schema, options: ValidatorOptions = {}): Validator {
  if (typeof schema === 'boolean') return validatorOf({ schema }, 'schema', options);
  return compileValidators(schemaContract(schema), options)('', 'response');
}

/** Parses, so that a member may be called `__proto__`. */
export function json(text: string): Json {
  return JSON.parse(text);
}
