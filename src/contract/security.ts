import type { Json, JsonObject, SecurityRequirement, SecurityScheme } from './contract.ts';
import { follow } from './follow.ts';
import { childPointer, isJsonObject } from './pointer.ts';

/** Reads security requirements (OpenAPI 3.1 §4.8.30). Whether their schemes exist isn't asked here. */
export function readRequirements(security: Json | undefined): SecurityRequirement[] {
  if (!Array.isArray(security)) return [];
  return security
    .filter(isJsonObject)
    .map(
      (requirement) =>
        new Map(
          Object.entries(requirement).map(([scheme, scopes]) => [
            scheme,
            Array.isArray(scopes) ? scopes.map(String) : [],
          ]),
        ),
    );
}

/** Reads `components.securitySchemes` (OpenAPI 3.1 §4.8.27), without those that lack a needed field. */
export function readSecuritySchemes(document: JsonObject): Map<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  const section = '/components/securitySchemes';
  for (const name of Object.keys(follow(document, section)?.node ?? {})) {
    const scheme = readScheme(follow(document, childPointer(section, name))?.node ?? {});
    if (scheme !== undefined) schemes.set(name, scheme);
  }
  return schemes;
}

function readScheme({ type, in: location, name, scheme }: JsonObject): SecurityScheme | undefined {
  switch (type) {
    case 'apiKey':
      if (location !== 'query' && location !== 'header' && location !== 'cookie') return undefined;
      return typeof name === 'string' ? { type, in: location, name } : undefined;
    case 'http':
      return typeof scheme === 'string' ? { type, scheme: scheme.toLowerCase() } : undefined;
    case 'oauth2':
    case 'openIdConnect':
    case 'mutualTLS':
      return { type };
    default:
      return undefined;
  }
}
