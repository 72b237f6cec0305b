import type { MockState, Semantics } from '../../src/semantics/semantics.ts';
import { calculationOf } from './calculation.ts';
import { definitionOf } from './definition.ts';
import { CREATION_RULES, UPDATE_RULES } from './definition-rules.ts';
import { foundRule, rememberedRule } from './rules.ts';
import { type CalculatedAttribute, nextId, stateOf } from './state.ts';
import { timestamp, timestampInUtc } from './timestamps.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** How many may be active in an account. The page speaks of a limit and gives no number. */
export const ACTIVE_LIMIT = 10;

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

type Naming = InWorkspace & { readonly body: { readonly name?: string } };
type Updating = OnAttribute & { readonly body: Schemas['CalculatedAttributeChange'] };

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
    readRules: CREATION_RULES,
    stateRules: [
      WORKSPACE_FOUND,
      rememberedRule('name-unique', (request: Naming, mock) => isTaken(request, mock, undefined)),
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
        draft_definition: definitionOf(body.draft_definition),
        audience_count: 0,
        activated_on: null,
        activated_by: null,
        revision: 0,
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
    readRules: UPDATE_RULES,
    stateRules: [
      ATTRIBUTE_FOUND,
      rememberedRule(
        'name-given',
        (request: Updating, mock) => isDraft(request, mock) && request.body.name === undefined,
      ),
      rememberedRule(
        'draft-given',
        (request: Updating, mock) =>
          isDraft(request, mock) && (request.body.draft_definition ?? null) === null,
      ),
      rememberedRule('active-name-kept', (request: Updating, mock) => {
        const { name } = found(request, mock);
        return !isDraft(request, mock) && (request.body.name ?? name) !== name;
      }),
      rememberedRule('name-unique', (request: Updating, mock) =>
        isTaken(request, mock, request.parameters.path.calculatedAttributeId),
      ),
    ],
    respond: (request, mock) => {
      const attribute = found(request, mock);
      const { name = attribute.name, description = attribute.description } = request.body;
      const { draft_definition: draft } = request.body;
      const drafted = draft && { draft_definition: definitionOf(draft) };
      save(mock, { ...attribute, name, description: description ?? null, ...drafted });
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
        revision: attribute.revision + 1,
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

/** Whether the calculated attribute of a request has never been activated. */
function isDraft(request: OnAttribute, mock: MockState): boolean {
  return found(request, mock).active_definition === null;
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
  { parameters: { path }, body: { name } }: Naming,
  mock: MockState,
  except: number | undefined,
): boolean {
  if (name === undefined) return false;
  const others = matching({ parameters: { path, query: { name } } }, mock);
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
