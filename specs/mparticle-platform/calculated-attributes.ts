import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { DEFINITION_RULES } from './definition-rules.ts';
import { foundRule, rememberedRule } from './rules.ts';
import { type CalculatedAttribute, nextId, stateOf } from './state.ts';
import { timestamp, timestampInUtc } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** How many may be active in an account. The page speaks of a limit and gives no number. */
export const ACTIVE_LIMIT = 10;

/** How long the calculation of one that is activated lasts. */
export const CALCULATION_MS = 3_600_000;

/** Who does everything: a token tells of no person. */
const PERSON = 'user@mparticle.com';

/** A request of version 2 for a workspace. */
interface InWorkspace {
  readonly parameters: {
    readonly path: { readonly workspaceId: number };
    readonly query?: { readonly name?: string };
  };
}

/** A request for one calculated attribute. */
interface OnAttribute {
  readonly parameters: {
    readonly path: { readonly workspaceId: number; readonly calculatedAttributeId: number };
  };
}

type Saving<Request> = Request & { readonly body: Schemas['CalculatedAttributeInput'] };

const WORKSPACE_FOUND = foundRule(
  ({ parameters: { path } }: InWorkspace, { store }) =>
    stateOf(store).workspaces.get(path.workspaceId) !== undefined,
);
const ATTRIBUTE_FOUND = foundRule((request: OnAttribute, mock) => {
  const { workspaces } = stateOf(mock.store);
  const { workspaceId } = request.parameters.path;
  return (
    workspaces.get(workspaceId) !== undefined &&
    attributeOf(request, mock)?.workspaceId === workspaceId
  );
});

export const calculatedAttributeOperations = {
  'GET /workspaces/{workspaceId}/calculatedattributes': {
    stateRules: [WORKSPACE_FOUND],
    respond: (request, mock) => ({ status: 200, body: matching(request, mock).map(asAnswered) }),
  },
  'HEAD /workspaces/{workspaceId}/calculatedattributes': {
    stateRules: [
      WORKSPACE_FOUND,
      foundRule((request: InWorkspace, mock) => matching(request, mock).length > 0),
    ],
    respond: () => ({ status: 204, body: undefined }),
  },
  'POST /workspaces/{workspaceId}/calculatedattributes': {
    readRules: DEFINITION_RULES,
    stateRules: [
      WORKSPACE_FOUND,
      rememberedRule('name-unique', (request: Saving<InWorkspace>, mock) =>
        isTaken(request, mock, undefined),
      ),
    ],
    respond: ({ parameters: { path }, body }, { store, now }) => {
      const attribute: CalculatedAttribute = {
        id: nextId(store, 'calculatedAttributes'),
        workspaceId: path.workspaceId,
        name: body.name,
        description: body.description ?? null,
        created_by: PERSON,
        created_on: timestamp(now),
        last_modified_on: timestamp(now),
        last_modified_by: PERSON,
        active_definition: null,
        draft_definition: body.draft_definition,
        audience_count: 0,
        activated_on: null,
        activated_by: null,
        revision: 1,
      };
      stateOf(store).calculatedAttributes.set(attribute.id, attribute);
      return { status: 201, body: attribute.id };
    },
  },
  'GET /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}': {
    stateRules: [ATTRIBUTE_FOUND],
    respond: (request, mock) => ({ status: 200, body: asAnswered(found(request, mock)) }),
  },
  'PUT /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}': {
    readRules: DEFINITION_RULES,
    stateRules: [
      ATTRIBUTE_FOUND,
      rememberedRule('active-name-kept', (request: Saving<OnAttribute>, mock) => {
        const { active_definition: active, name } = found(request, mock);
        return active !== null && name !== request.body.name;
      }),
      rememberedRule('name-unique', (request: Saving<OnAttribute>, mock) =>
        isTaken(request, mock, request.parameters.path.calculatedAttributeId),
      ),
    ],
    respond: (request, mock) => {
      const { name, description, draft_definition } = request.body;
      const attribute = found(request, mock);
      const described = description === undefined ? {} : { description };
      const revision = attribute.revision + 1;
      save(mock, { ...attribute, name, ...described, draft_definition, revision });
      return { status: 204, body: undefined };
    },
  },
  'DELETE /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}': {
    stateRules: [ATTRIBUTE_FOUND],
    respond: ({ parameters: { path } }, { store }) => {
      stateOf(store).calculatedAttributes.delete(path.calculatedAttributeId);
      return { status: 204, body: undefined };
    },
  },
  'GET /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/activation': {
    stateRules: [ATTRIBUTE_FOUND],
    respond: (request, mock) => {
      const { id, active_definition, activated_on, activated_by } = found(request, mock);
      const is_active = active_definition !== null;
      const body = { calculated_attribute_id: id, is_active, activated_on, activated_by };
      return { status: 200, body };
    },
  },
  'POST /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/activation': {
    stateRules: [
      ATTRIBUTE_FOUND,
      rememberedRule(
        'draft-to-activate',
        (request: OnAttribute, mock) => found(request, mock).draft_definition === null,
      ),
      rememberedRule('active-limit', (request: OnAttribute, mock) => {
        const isActive = found(request, mock).active_definition !== null;
        return !isActive && activeInAccount(request, mock) >= ACTIVE_LIMIT;
      }),
    ],
    respond: (request, mock) => {
      const attribute = found(request, mock);
      save(mock, {
        ...attribute,
        active_definition: attribute.draft_definition,
        draft_definition: null,
        activated_on: timestampInUtc(mock.now),
        activated_by: PERSON,
      });
      return { status: 204, body: undefined };
    },
  },
  'DELETE /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/draft': {
    stateRules: [ATTRIBUTE_FOUND],
    respond: (request, mock) => {
      save(mock, { ...found(request, mock), draft_definition: null });
      return { status: 204, body: undefined };
    },
  },
  'GET /workspaces/{workspaceId}/calculatedattributes/{calculatedAttributeId}/calculation': {
    stateRules: [ATTRIBUTE_FOUND],
    respond: (request, mock) => ({
      status: 200,
      body: calculationOf(found(request, mock), mock.now),
    }),
  },
} satisfies Semantics<Operations>['operations'];

/** How far a calculation is: it begins with the activation, and lasts as long as any other. */
function calculationOf(
  { id, name, revision, activated_on: activatedOn }: CalculatedAttribute,
  now: number,
): Schemas['Calculation'] {
  const begun = activatedOn === null ? undefined : Date.parse(activatedOn);
  const elapsed = begun === undefined ? 0 : Math.max(0, now - begun);
  const percent = Math.min(100, Math.floor((elapsed / CALCULATION_MS) * 100));
  return {
    id,
    name,
    revision_id: revision,
    is_calculated: percent === 100,
    calculation_percent_complete: percent,
    estimated_completion_time:
      begun === undefined || percent === 100 ? null : timestampInUtc(begun + CALCULATION_MS),
  };
}

function attributeOf(
  { parameters: { path } }: OnAttribute,
  { store }: MockState,
): CalculatedAttribute | undefined {
  return stateOf(store).calculatedAttributes.get(path.calculatedAttributeId);
}

/** The calculated attribute of a request, which a rule has found. */
function found(request: OnAttribute, mock: MockState): CalculatedAttribute {
  return attributeOf(request, mock) as CalculatedAttribute;
}

/** Those of a workspace, of one name where it is given. */
function matching(
  { parameters: { path, query } }: InWorkspace,
  { store }: MockState,
): CalculatedAttribute[] {
  return stateOf(store)
    .calculatedAttributes.all()
    .filter(
      ({ workspaceId, name }) => workspaceId === path.workspaceId && (query?.name ?? name) === name,
    );
}

/** Whether another one of the workspace has the name that is asked for. */
function isTaken(
  { parameters: { path }, body }: Saving<InWorkspace>,
  mock: MockState,
  except: number | undefined,
): boolean {
  const others = matching({ parameters: { path, query: { name: body.name } } }, mock);
  return others.some(({ id }) => id !== except);
}

/** How many are active in the account of a request's workspace. */
function activeInAccount({ parameters: { path } }: OnAttribute, { store }: MockState): number {
  const { workspaces, calculatedAttributes } = stateOf(store);
  const accountOf = (workspace: number) => workspaces.get(workspace)?.accountId;
  return calculatedAttributes
    .all()
    .filter(
      ({ active_definition: active, workspaceId }) =>
        active !== null && accountOf(workspaceId) === accountOf(path.workspaceId),
    ).length;
}

function save({ store, now }: MockState, attribute: CalculatedAttribute): void {
  const modified = { last_modified_on: timestamp(now), last_modified_by: PERSON };
  stateOf(store).calculatedAttributes.set(attribute.id, { ...attribute, ...modified });
}

function asAnswered(attribute: CalculatedAttribute): Schemas['CalculatedAttribute'] {
  const { workspaceId: _, revision: _revision, ...answered } = attribute;
  return answered;
}
