import type { MockState, OperationSemantics, StateRule } from '../../src/semantics/semantics.ts';
import { inAnswer } from './answer-rule.ts';
import { DEFAULT_LIMITS } from './defaults.ts';
import { type Mark, marksOf, nextId, workspaceIdOf } from './entities.ts';
import { ofWorkspace } from './entity-rules.ts';
import {
  CREATE_RULES,
  LIST_RULES,
  lastMomentOf,
  metadataIsJson,
  metadataRule,
  momentOf,
} from './mark-rules.ts';
import { memberOf } from './members.ts';
import type { InWorkspace } from './series.ts';
import type { Operations } from './types.ts';

interface MarkRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & { readonly path: { readonly id: string } };
}

const visible: StateRule<MarkRequest> = {
  name: 'mark-visible',
  documented: 'the mark is there, and public or the own one of whoever asks',
  source: 'Marks, "Returns 404 for private marks belonging to other users."',
  answer: { status: 404, message: 'Mark not found' },
  breaks: (request, mock) => visibleMark(request, mock) === undefined,
};

const deletable: StateRule<MarkRequest> = {
  name: 'mark-to-delete',
  documented: 'the mark is there, and visible to whoever deletes it, or they are an admin',
  source: 'Marks, "Only the creator or a workspace admin can delete."; the status is inferred',
  answer: { status: 404, message: 'Mark not found' },
  breaks(request, mock) {
    const { isAdmin } = memberOf(mock.caller);
    const mark = isAdmin ? found(request, mock) : visibleMark(request, mock);
    return mark === undefined;
  },
};

const creatorOrAdmin: StateRule<MarkRequest> = {
  name: 'mark-of-creator-or-admin',
  documented: 'only the creator or a workspace admin can delete a mark',
  source: 'Marks, DELETE; the status is inferred',
  answer: { status: 403, message: 'Only the creator or a workspace admin can delete a mark' },
  breaks(request, mock) {
    const { id, isAdmin } = memberOf(mock.caller);
    return !isAdmin && found(request, mock)?.creator_id !== id;
  },
};

export const list: OperationSemantics<Operations['GET /api/v1/marks']> = {
  responseRules: LIST_RULES,
  respond(request, mock) {
    const {
      from,
      to,
      category,
      source,
      limit = DEFAULT_LIMITS.marks,
    } = request.parameters.query ?? {};
    const earliest = from === undefined ? Number.NEGATIVE_INFINITY : momentOf(from);
    const latest = to === undefined ? Number.POSITIVE_INFINITY : lastMomentOf(to);
    const data = marksOf(request, mock)
      .all()
      .filter((mark) => isVisible(mark, mock))
      .filter((mark) => category === undefined || mark.category === category)
      .filter((mark) => source === undefined || mark.source === source)
      .filter(({ timestamp }) => {
        const moment = momentOf(timestamp);
        return moment >= earliest && moment <= latest;
      })
      .sort((a, b) => momentOf(b.timestamp) - momentOf(a.timestamp))
      .slice(0, limit);
    return { status: 200, body: { data } };
  },
};

export const create: OperationSemantics<Operations['POST /api/v1/marks']> = {
  requestRules: [metadataRule],
  responseRules: CREATE_RULES,
  respond(request, mock) {
    const { body } = request;
    const now = new Date(mock.now).toISOString();
    const mark: Mark = {
      id: nextId('mark', mock),
      workspace_id: workspaceIdOf(request),
      creator_id: memberOf(mock.caller).id,
      title: body.title,
      ...(body.description !== undefined && { description: body.description }),
      timestamp: body.timestamp ?? now,
      category: body.category ?? 'release',
      source: 'api',
      ...(body.source_ref !== undefined && { source_ref: body.source_ref }),
      scope: body.scope ?? 'public',
      ...(body.metadata !== undefined && { metadata: body.metadata }),
      created_at: now,
    };
    marksOf(request, mock).set(mark.id, mark);
    return { status: 201, body: { data: mark } };
  },
};

export const read: OperationSemantics<Operations['GET /api/v1/marks/{id}']> = {
  stateRules: [visible],
  responseRules: [
    {
      name: 'mark-asked-for',
      documented: 'the mark is the one of the id in the path',
      source: 'Marks, "Get a single mark by ID"',
      status: 200,
      breach: ({ data }, { parameters: { path } }) =>
        data.id === path.id ? undefined : inAnswer('/id', data.id),
    },
    ofWorkspace(200),
    metadataIsJson(200),
  ],
  respond: (request, mock) => ({
    status: 200,
    body: { data: visibleMark(request, mock) as Mark },
  }),
};

export const remove: OperationSemantics<Operations['DELETE /api/v1/marks/{id}']> = {
  stateRules: [deletable, creatorOrAdmin],
  respond(request, mock) {
    marksOf(request, mock).delete(request.parameters.path.id);
    return { status: 204, body: undefined };
  },
};

function found(request: MarkRequest, mock: MockState): Mark | undefined {
  return marksOf(request, mock).get(request.parameters.path.id);
}

function visibleMark(request: MarkRequest, mock: MockState): Mark | undefined {
  const mark = found(request, mock);
  return mark !== undefined && isVisible(mark, mock) ? mark : undefined;
}

/** Private marks are visible to their creator alone: not even to an admin. */
function isVisible({ scope, creator_id }: Mark, { caller }: MockState): boolean {
  return scope === 'public' || creator_id === memberOf(caller).id;
}
