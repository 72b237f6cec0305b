import type { Random } from '../../src/compile/random.ts';
import type {
  Caller,
  MockState,
  ReadRequest,
  RequestRule,
  Semantics,
} from '../../src/semantics/semantics.ts';
import { nextId, stateOf } from './state.ts';
import type { Operations } from './types.ts';

/** How long a token is valid: "expire every 8 hours". */
const TOKEN_SECONDS = 28_800;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const tokenOperations = {
  'POST /oauth/token': {
    readRules: [
      constantRule('audience-of-api', 'audience', 'https://api.mparticle.com'),
      constantRule('grant-of-client', 'grant_type', 'client_credentials'),
    ],
    respond: (_request, { random, store, now }) => {
      const id = nextId(store, 'tokens');
      const value = tokenText(random.derive('token').derive(id));
      stateOf(store).tokens.set(value, { expiresAt: now + TOKEN_SECONDS * 1000 });
      const body = {
        access_token: value,
        expires_in: TOKEN_SECONDS,
        token_type: 'Bearer',
      } as const;
      return { status: 200, body };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** Whether a token that this mock issued is still valid; `undefined` for any other. */
export function knowsToken({ value }: Caller, { store, now }: MockState): boolean | undefined {
  const issued = stateOf(store).tokens.get(value);
  return issued === undefined ? undefined : now < issued.expiresAt;
}

/** What is missing or no text is left to the schema. */
function constantRule(name: string, member: string, constant: string): RequestRule<ReadRequest> {
  return {
    name,
    documented: `\`${member}\` is ${constant}`,
    source: 'Authentication; that another is a 403 is inferred',
    answer: { status: 403, message: 'Forbidden' },
    breach: ({ body }) => {
      const value = (body as Record<string, unknown> | null | undefined)?.[member];
      if (typeof value !== 'string' || value === constant) return undefined;
      return { at: 'request.body', pointer: `/${member}`, received: value };
    },
  };
}

/** In the form of the one that the page prints: 41 letters, a dot, 8 letters and a hyphen. */
function tokenText(random: Random): string {
  const letters = (count: number) =>
    Array.from({ length: count }, () => random.pick([...LETTERS])).join('');
  return `${letters(41)}.${letters(8)}-`;
}
