import type { ResponseRule } from '../../src/semantics/semantics.ts';
import type { Operations } from './types.ts';

/** What an error of the intake has to keep. */
export const INTAKE_RULES: readonly ResponseRule<Operations['POST /api/v2/prodlytics']>[] = (
  [400, 401, 403, 408, 413, 429, 500, 503] as const
).map((status) => ({
  name: 'error-has-its-status',
  // The page prints the body of the 400 under every error.
  documented: 'the `status` of an error is that of its response (inferred)',
  source: 'Send server-side events, Response 400 to 503, errors.status',
  status,
  breach({ errors = [] }) {
    const index = errors.findIndex(({ status: own = String(status) }) => own !== String(status));
    if (index === -1) return undefined;
    const pointer = `/errors/${index}/status`;
    return { at: 'response.body', pointer, received: errors[index]?.status };
  },
}));
