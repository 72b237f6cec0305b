import type { Difference } from './differences/difference.ts';
import { NEGOTIATION } from './differences/negotiation.ts';
import { PARAMETERS } from './differences/parameters.ts';
import { REQUEST_BODIES } from './differences/request-bodies.ts';
import { RESPONSES } from './differences/responses.ts';
import { ROUTING } from './differences/routing.ts';
import { SECURITY } from './differences/security.ts';

/** Every difference from prism-http that is known, each for all requests that show it. */
export const DIFFERENCES: readonly Difference[] = [
  ...PARAMETERS,
  ...ROUTING,
  ...SECURITY,
  ...REQUEST_BODIES,
  ...NEGOTIATION,
  ...RESPONSES,
];
