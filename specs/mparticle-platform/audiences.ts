import type { Semantics } from '../../src/semantics/semantics.ts';
import type { Store } from '../../src/semantics/store.ts';
import { ACCOUNT_FOUND, isInAccount, type Scoped } from './accounts.ts';
import { ACCOUNT_ID_GIVEN, foundRule } from './rules.ts';
import { type Audience, stateOf } from './state.ts';
import type { components, Operations } from './types.ts';
import { WORKSPACE_OF_ACCOUNT_FOUND } from './workspaces.ts';

export const audienceOperations = {
  'GET /audiences': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: ({ parameters: { query } }, { store }) => ({
      status: 200,
      body: asAnswered(activeAudiences(store, query.accountId)),
    }),
  },
  'GET /workspace/{workspaceId}/audiences': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [WORKSPACE_OF_ACCOUNT_FOUND],
    responseRules: [
      {
        name: 'audiences-of-workspace',
        documented: 'each audience is of the workspace that is asked for, and of no other',
        source: 'Audiences, Get All Audiences for a Workspace, "single workspace audiences"',
        status: 200,
        breach: (audiences, { parameters: { path } }) => {
          const index = audiences.findIndex(({ workspaces }) =>
            workspaces.some(({ id }) => id !== path.workspaceId),
          );
          if (index === -1) return undefined;
          const pointer = `/${index}/workspaces`;
          return { at: 'response.body', pointer, received: audiences[index]?.workspaces };
        },
      },
    ],
    respond: ({ parameters: { query, path } }, { store }) => ({
      status: 200,
      body: asAnswered(
        activeAudiences(store, query.accountId).filter(
          ({ workspaces: [first, ...others] }) =>
            first?.id === path.workspaceId && others.length === 0,
        ),
      ),
    }),
  },
  'DELETE /audiences/{audienceId}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      foundRule(
        (
          request: Scoped & {
            readonly parameters: { readonly path: { readonly audienceId: number } };
          },
          mock,
        ) => {
          const { query, path } = request.parameters;
          const audience = stateOf(mock.store).audiences.get(path.audienceId);
          return isInAccount(request, mock) && audience?.accountId === query.accountId;
        },
      ),
    ],
    respond: ({ parameters: { path } }, { store }) => {
      stateOf(store).audiences.delete(path.audienceId);
      return { status: 204, body: undefined };
    },
  },
} satisfies Semantics<Operations>['operations'];

function activeAudiences(store: Store, account: number): Audience[] {
  return stateOf(store)
    .audiences.all()
    .filter(({ accountId, status }) => accountId === account && status === 'active');
}

function asAnswered(audiences: Audience[]): components['schemas']['AudienceList'] {
  return audiences.map(({ accountId: _, ...audience }) => audience);
}
