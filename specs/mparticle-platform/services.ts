import type { Semantics } from '../../src/semantics/semantics.ts';
import { ACCOUNT_FOUND, isInAccount, type Scoped } from './accounts.ts';
import { ACCOUNT_ID_GIVEN, foundRule } from './rules.ts';
import { type Service, stateOf } from './state.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** A request for one service by its name. */
export type OnService = Scoped & {
  readonly parameters: { readonly path: { readonly serviceName: string } };
};

export const serviceOperations = {
  'GET /services': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [ACCOUNT_FOUND],
    respond: (_request, { store }) => ({
      status: 200,
      body: envelope(stateOf(store).services.all()),
    }),
  },
  'GET /services/{serviceName}': {
    readRules: [ACCOUNT_ID_GIVEN],
    stateRules: [
      foundRule(
        (request: OnService, mock) =>
          isInAccount(request, mock) &&
          stateOf(mock.store).services.get(request.parameters.path.serviceName) !== undefined,
      ),
    ],
    respond: ({ parameters: { path } }, { store }) => ({
      status: 200,
      body: envelope([stateOf(store).services.get(path.serviceName) as Service]),
    }),
  },
} satisfies Semantics<Operations>['operations'];

function envelope(services: Service[]): Schemas['ServiceResponse'] {
  const data = services.map(({ name, settings, data_type }) => ({ name, settings, data_type }));
  return { data, dataType: 'service', errors: null };
}
