import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const file = new URL('../../specs/braze/openapi.yaml', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(parse(readFileSync(file, 'utf8')), 'braze');

const validateSeries = ajv.compile({ $ref: 'braze#/components/schemas/DataSeries' });
const validateError = ajv.compile({ $ref: 'braze#/components/schemas/FatalError' });

/** What ajv, which knows nothing of the product, has against a body of Braze's. */
export function errorsOf(status: number, body: unknown): unknown {
  const validate = status === 200 ? validateSeries : validateError;
  return validate(body) ? [] : validate.errors;
}
