import type { MockState, OperationSemantics, StateRule } from '../../src/semantics/semantics.ts';
import { type AnswerRule, inAnswer } from './answer-rule.ts';
import { countAudience } from './audience-count.ts';
import { type Audience, audiencesOf, nextId, workspaceIdOf } from './entities.ts';
import { holdsAll, ofWorkspace } from './entity-rules.ts';
import { memberOf } from './members.ts';
import { conditionsRule } from './request-rules.ts';
import { type InWorkspace, workspaceAsked } from './series.ts';
import { queryFailed, refuseSlow } from './slow-filters.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type Written = Schemas['NewAudience'] | Schemas['AudienceChange'];

interface AudienceRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & { readonly path: { readonly id: string } };
}

const exists: StateRule<AudienceRequest> = {
  name: 'audience-exists',
  documented: 'the workspace has the audience',
  source: 'Audiences, "Get a single audience by ID"; the status is inferred',
  answer: { status: 404, message: 'Audience not found' },
  breaks: (request, mock) => found(request, mock) === undefined,
};

const ownerOrAdmin: StateRule<AudienceRequest> = {
  name: 'audience-of-owner-or-admin',
  documented: 'only the owner or a workspace admin can update or delete an audience',
  source: 'Audiences, PUT and DELETE; the status is inferred',
  answer: { status: 403, message: 'Only the owner or a workspace admin can change an audience' },
  breaks(request, mock) {
    const { id, isAdmin } = memberOf(mock.caller);
    return !isAdmin && found(request, mock)?.owner_id !== id;
  },
};

const sensibleConditions = conditionsRule(
  'request.body',
  '/definition/filters/*',
  '/definition/events/*/filters/*',
);

/** The answer holds what was sent: of what was left out it may hold anything. */
const holdsWhatWasSent = <Status extends 200 | 201>(status: Status) => ({
  name: 'audience-as-sent',
  documented: 'the audience has what the request gave it',
  source: 'Audiences, POST and PUT; the body is inferred',
  status,
  breach({ data }: { data: Audience }, { body }: { body: Written }) {
    const names = ['name', 'description', 'definition'] as const;
    const name = names.find(
      (name) => body[name] !== undefined && !holdsAll(data[name], body[name]),
    );
    return name === undefined ? undefined : inAnswer(`/${name}`, data[name]);
  },
});

const changedAfterCreation = <Status extends 200 | 201>(status: Status) => ({
  name: 'changed-after-creation',
  documented: 'an audience is updated when it is created, or later',
  source: 'The bodies of other captures, created_at and updated_at; inferred',
  status,
  breach: ({ data }: { data: Audience }) =>
    Date.parse(data.updated_at) < Date.parse(data.created_at)
      ? inAnswer('/updated_at', data.updated_at)
      : undefined,
});

/** The answer is the one that was asked for. */
const isTheOneAsked: AnswerRule<Schemas['AudienceResponse'], AudienceRequest> = {
  name: 'audience-asked-for',
  documented: 'the audience is the one of the id in the path',
  source: 'Audiences, "Get a single audience by ID"',
  status: 200,
  breach: ({ data }, { parameters: { path } }) =>
    data.id === path.id ? undefined : inAnswer('/id', data.id),
};

export const list: OperationSemantics<Operations['GET /api/v1/audiences']> = {
  responseRules: [ofWorkspace(200)],
  respond: (request, mock) => ({
    status: 200,
    body: { data: audiencesOf(request, mock).all() },
  }),
};

export const create: OperationSemantics<Operations['POST /api/v1/audiences']> = {
  readRules: [sensibleConditions],
  responseRules: [holdsWhatWasSent(201), ofWorkspace(201), changedAfterCreation(201)],
  respond(request, mock) {
    const { name, description, definition } = request.body;
    const now = new Date(mock.now).toISOString();
    const audience: Audience = {
      id: nextId('aud', mock),
      workspace_id: workspaceIdOf(request),
      owner_id: memberOf(mock.caller).id,
      name,
      ...(description !== undefined && { description }),
      definition,
      created_at: now,
      updated_at: now,
    };
    audiencesOf(request, mock).set(audience.id, audience);
    return { status: 201, body: { data: audience } };
  },
};

export const read: OperationSemantics<Operations['GET /api/v1/audiences/{id}']> = {
  stateRules: [exists],
  responseRules: [isTheOneAsked, ofWorkspace(200), changedAfterCreation(200)],
  respond: (request, mock) => ({ status: 200, body: { data: existing(request, mock) } }),
};

export const update: OperationSemantics<Operations['PUT /api/v1/audiences/{id}']> = {
  readRules: [sensibleConditions],
  stateRules: [exists, ownerOrAdmin],
  responseRules: [
    isTheOneAsked,
    holdsWhatWasSent(200),
    ofWorkspace(200),
    changedAfterCreation(200),
  ],
  respond(request, mock) {
    const { name, description, definition } = request.body;
    const audience: Audience = {
      ...existing(request, mock),
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(definition !== undefined && { definition }),
      updated_at: new Date(mock.now).toISOString(),
    };
    audiencesOf(request, mock).set(audience.id, audience);
    return { status: 200, body: { data: audience } };
  },
};

export const remove: OperationSemantics<Operations['DELETE /api/v1/audiences/{id}']> = {
  stateRules: [exists, ownerOrAdmin],
  respond(request, mock) {
    audiencesOf(request, mock).delete(request.parameters.path.id);
    return { status: 204, body: undefined };
  },
};

export const count: OperationSemantics<Operations['GET /api/v1/audiences/{id}/count']> = {
  stateRules: [exists],
  respond: refuseSlow(queryFailed, (request, mock) => {
    const { definition } = existing(request, mock);
    const count = countAudience(workspaceAsked(request, mock), definition);
    return { status: 200, body: { data: { count } } };
  }),
};

function found(request: AudienceRequest, mock: MockState): Audience | undefined {
  return audiencesOf(request, mock).get(request.parameters.path.id);
}

/** The audience of a request that the rules let through. */
function existing(request: AudienceRequest, mock: MockState): Audience {
  return found(request, mock) as Audience;
}
