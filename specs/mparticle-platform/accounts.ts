import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { ACCOUNT_ID_GIVEN, foundRule, rememberedRule } from './rules.ts';
import { nextId, stateOf } from './state.ts';
import { timestamp } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Account = components['schemas']['Account'];

/** A request of version 1, within the scope of an account. */
export interface Scoped {
  readonly parameters: { readonly query: { readonly accountId: number } };
}

export const ACCOUNT_FOUND = foundRule(isInAccount);

/** The rule of the operations on one account, which is the one that the request is scoped to. */
const OWN_ACCOUNT = foundRule(
  (request: Scoped & { readonly parameters: { readonly path: { readonly id: number } } }, mock) =>
    isInAccount(request, mock) && request.parameters.path.id === request.parameters.query.accountId,
);

export const accountOperations = {
  'GET /accounts': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: (_request, { store }) => ({
      status: 200,
      body: envelope(stateOf(store).accounts.all()),
    }),
  },
  'POST /accounts': {
    stateRules: [
      rememberedRule('account-name-unique', ({ body }: Named, mock) => isTaken(body.name, mock)),
    ],
    respond: ({ body }, { store, now }) => {
      const account: Account = {
        name: body.name,
        last_modified_on: timestamp(now),
        data_type: 'account',
        id: nextId(store, 'accounts'),
        created_on: timestamp(now),
      };
      stateOf(store).accounts.set(account.id, account);
      return { status: 201, body: envelope([account]) };
    },
  },
  'DELETE /accounts': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      ACCOUNT_FOUND,
      rememberedRule('account-without-apps', ({ parameters: { query } }: Scoped, { store }) =>
        stateOf(store)
          .apps.all()
          .some(({ accountId }) => accountId === query.accountId),
      ),
    ],
    respond: ({ parameters: { query } }, { store }) => {
      const { accounts, workspaces } = stateOf(store);
      accounts.delete(query.accountId);
      // Version 2 knows no accounts: what it would find has to go with its workspace.
      for (const { id, accountId } of workspaces.all())
        if (accountId === query.accountId) workspaces.delete(id);
      return { status: 204, body: undefined };
    },
  },
  'GET /accounts/{id}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [OWN_ACCOUNT],
    respond: ({ parameters: { path } }, { store }) => ({
      status: 200,
      body: envelope([stateOf(store).accounts.get(path.id) as Account]),
    }),
  },
  'PUT /accounts/{id}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      OWN_ACCOUNT,
      rememberedRule(
        'account-name-unique',
        ({ parameters: { query }, body }: Scoped & Named, mock) =>
          isTaken(body.name, mock, query.accountId),
      ),
    ],
    respond: ({ parameters: { path }, body }, { store, now }) => {
      const { accounts } = stateOf(store);
      const account = {
        ...(accounts.get(path.id) as Account),
        name: body.name,
        last_modified_on: timestamp(now),
      };
      accounts.set(account.id, account);
      return { status: 202, body: envelope([account]) };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** Whether the account that a request is scoped to exists. */
export function isInAccount({ parameters: { query } }: Scoped, { store }: MockState): boolean {
  return stateOf(store).accounts.get(query.accountId) !== undefined;
}

interface Named {
  readonly body: { readonly name: string };
}

/** Whether an account has a name already, other than the one of an id. */
function isTaken(name: string, { store }: MockState, except?: number): boolean {
  return stateOf(store)
    .accounts.all()
    .some((account) => account.name === name && account.id !== except);
}

function envelope(data: Account[]): components['schemas']['AccountResponse'] {
  return { data, dataType: 'account', errors: null };
}
