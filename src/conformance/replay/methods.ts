/** Methods that ask for nothing but an answer (RFC 9110 §9.2.1; OpenAPI 3.2 §4.9 for QUERY). */
export const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/** Methods of which several requests come to the same as one (RFC 9110 §9.2.2). */
export const IDEMPOTENT_METHODS: ReadonlySet<string> = new Set([...SAFE_METHODS, 'PUT', 'DELETE']);
