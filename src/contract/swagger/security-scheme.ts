import type { Json, JsonObject } from '../contract.ts';
import type { Conversion, Part } from './conversion.ts';

/** What 3.1 calls each flow (OpenAPI 3.1 §4.8.28). */
const FLOWS: ReadonlyMap<Json | undefined, string> = new Map<Json | undefined, string>([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** Converts a Security Scheme Object (OpenAPI 2.0 §5.2.23). */
export function convertSecurityScheme({ moves }: Conversion, { node, from, to }: Part): JsonObject {
  moves.set(to, from);
  if (node.type === 'basic') return { ...node, type: 'http', scheme: 'basic' };
  const { flow, authorizationUrl, tokenUrl, scopes, ...rest } = node;
  const name = FLOWS.get(flow);
  if (node.type !== 'oauth2' || name === undefined) return node;
  moves.set(`${to}/flows/${name}`, from);
  const urls = {
    ...(authorizationUrl !== undefined && { authorizationUrl }),
    ...(tokenUrl !== undefined && { tokenUrl }),
  };
  return { ...rest, flows: { [name]: { ...urls, scopes: scopes ?? {} } } };
}
