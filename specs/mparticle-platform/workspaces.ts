import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { ACCOUNT_FOUND, isInAccount, type Scoped } from './accounts.ts';
import { ACCOUNT_ID_GIVEN, foundRule } from './rules.ts';
import { stateOf } from './state.ts';
import type { Operations } from './types.ts';

/** A request of version 1 for one workspace. */
export type OnWorkspace = Scoped & {
  readonly parameters: { readonly path: { readonly workspaceId: number } };
};

/** Version 1 looks for a workspace among those of an account. */
export const WORKSPACE_OF_ACCOUNT_FOUND = foundRule(isInWorkspace);

export const workspaceOperations = {
  'GET /workspace': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: ({ parameters: { query } }, { store }) => {
      const data = stateOf(store)
        .workspaces.all()
        .filter(({ accountId }) => accountId === query.accountId)
        // A text here, a number wherever else a workspace is.
        .map(({ accountId: _, ...workspace }) => ({ ...workspace, id: String(workspace.id) }));
      return { status: 200, body: { data, dataType: 'workspace', errors: null } };
    },
  },
} satisfies Semantics<Operations>['operations'];

/** Whether the workspace of a request is the account's. */
export function isInWorkspace(request: OnWorkspace, mock: MockState): boolean {
  const { query, path } = request.parameters;
  const workspace = stateOf(mock.store).workspaces.get(path.workspaceId);
  return isInAccount(request, mock) && workspace?.accountId === query.accountId;
}
