import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { ACCOUNT_FOUND, isInAccount, type Scoped } from './accounts.ts';
import { ACCOUNT_ID_GIVEN, foundRule } from './rules.ts';
import { stateOf, type User } from './state.ts';
import type { components, Operations } from './types.ts';

/** A request for one user. */
type OnUser = Scoped & { readonly parameters: { readonly path: { readonly userId: string } } };

export const userOperations = {
  'GET /users': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: ({ parameters: { query } }, { store }) => {
      const users = stateOf(store).users.all();
      return {
        status: 200,
        body: envelope(users.filter(({ accountId }) => accountId === query.accountId)),
      };
    },
  },
  'GET /users/{userId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      foundRule(
        (request: OnUser, mock) =>
          isInAccount(request, mock) && userOf(request, mock) !== undefined,
      ),
    ],
    respond: (request, mock) => ({
      status: 200,
      body: envelope([userOf(request, mock) as User]),
    }),
  },
} satisfies Semantics<Operations>['operations'];

function userOf({ parameters }: OnUser, { store }: MockState): User | undefined {
  const { query, path } = parameters;
  return stateOf(store)
    .users.all()
    .find(
      ({ accountId, email }) =>
        accountId === query.accountId && [email, asPrinted(email)].includes(path.userId),
    );
}

/** The form of the page's own URL: percent-encoded, without the percent signs. */
function asPrinted(email: string): string {
  return email.replaceAll('@', '40').replaceAll('.', '2E');
}

function envelope(users: User[]): components['schemas']['UserResponse'] {
  const data = users.map(({ accountId: _, ...user }) => user);
  return { data, dataType: 'user', errors: null };
}
