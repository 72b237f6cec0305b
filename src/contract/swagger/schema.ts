import type { JsonObject } from '../contract.ts';

/**
 * Rewrites one schema of OpenAPI 2.0 (§5.2.13 "Schema Object"), not those inside it, in 3.0 terms, in
 * place. `x-nullable` is how 2.0 is widely made to say what `nullable` says.
 */
export function upgradeSwaggerSchema(schema: JsonObject): void {
  if (typeof schema.discriminator === 'string')
    schema.discriminator = { propertyName: schema.discriminator };
  if (typeof schema['x-nullable'] === 'boolean') {
    schema.nullable = schema['x-nullable'];
    delete schema['x-nullable'];
  }
  // What is sent or received as a file is a text of bytes (OpenAPI 3.0.3 §4.7.14.2).
  if (schema.type === 'file') {
    schema.type = 'string';
    schema.format ??= 'binary';
  }
}
