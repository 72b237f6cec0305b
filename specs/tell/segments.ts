import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { inAnswer } from './answer-rule.ts';
import { DEFAULT_LIMITS, DEFAULT_RANGE } from './defaults.ts';
import { boundsOf, keptSince } from './period.ts';
import { rangeRule } from './request-rules.ts';
import { workspaceAsked } from './series.ts';
import { type SeenUser, USERS } from './source.ts';
import type { components, Operations } from './types.ts';
import { firstSeen } from './user.ts';
import type { Workspace } from './workspace.ts';

type Schemas = components['schemas'];
type SegmentName = Schemas['SegmentName'];

const LIFECYCLE = ['new', 'returning', 'dormant', 'churned'] as const;
const ENGAGEMENT = ['one_timer', 'casual', 'regular', 'power_user'] as const;
const SEGMENTS: readonly SegmentName[] = [...LIFECYCLE, ...ENGAGEMENT];

/** Up to how many sessions a user is of an engagement segment; those with more are power users. */
const MOST_SESSIONS = { one_timer: 1, casual: 5, regular: 20 } as const;

export const segments: OperationSemantics<Operations['GET /api/v1/metrics/segments']> = {
  readRules: [rangeRule('request.query', '/range')],
  responseRules: [
    {
      name: 'eight-segments',
      documented: 'there are counts for all eight built-in segments, each once',
      source: 'Segments, "user counts for all 8 built-in segments"',
      status: 200,
      breach(segments) {
        const names = segments.map(({ segment }) => segment);
        const holds = names.length === 8 && SEGMENTS.every((name) => names.includes(name));
        return holds ? undefined : { at: 'response.body', pointer: '', received: names };
      },
    },
    {
      name: 'families-hold-every-user',
      documented: 'the lifecycle segments have as many users as the engagement segments',
      source:
        'Segments, "classification of all users into lifecycle and engagement segments"; inferred',
      status: 200,
      breach(segments) {
        const [lifecycle, engagement] = (['lifecycle', 'engagement'] as const).map((family) =>
          segments.reduce((sum, { category, users }) => sum + (category === family ? users : 0), 0),
        );
        if (lifecycle === engagement) return undefined;
        return { at: 'response.body', pointer: '', received: [lifecycle, engagement] };
      },
    },
  ],
  respond(request, mock) {
    const { range = DEFAULT_RANGE } = request.parameters.query ?? {};
    const members = segmentsOf(workspaceAsked(request, mock), range);
    return {
      status: 200,
      body: SEGMENTS.map((segment) => ({
        segment,
        category: isLifecycle(segment) ? 'lifecycle' : 'engagement',
        users: members.get(segment)?.length ?? 0,
      })),
    };
  },
};

export const segment: OperationSemantics<Operations['GET /api/v1/metrics/segments/{segment}']> = {
  readRules: [
    {
      name: 'segment-built-in',
      documented: 'the segment is one of the eight that are built in',
      source: 'Segments, :segment; the status is inferred',
      answer: { status: 404, message: 'Segment not found' },
      breach({ parameters }) {
        const { segment } = parameters.path;
        if (segment === undefined || SEGMENTS.some((known) => known === segment)) return undefined;
        return { at: 'request.path', pointer: '/segment', received: segment };
      },
    },
    rangeRule('request.query', '/range'),
  ],
  responseRules: [
    {
      name: 'users-of-the-segment',
      documented: 'the users are those of the segment that is asked for, no more than `limit`',
      source: 'Segments, limit, "Max users returned. Default: 50, max: 100"',
      status: 200,
      breach({ data }, { parameters: { path, query } }) {
        if (data.segment !== path.segment) {
          return { at: 'response.body', pointer: '/data/segment', received: data.segment };
        }
        if (data.users.length <= (query?.limit ?? DEFAULT_LIMITS.users)) return undefined;
        const received = `${data.users.length} users`;
        return { at: 'response.body', pointer: '/data/users', received };
      },
    },
    {
      name: 'users-once-in-time',
      documented: 'a user is there once, and was seen last when they were first seen, or later',
      source: 'Segments, "Drill into a specific segment to see individual users"; inferred',
      status: 200,
      breach({ data: { users } }) {
        const ids = new Set<string>();
        for (const [
          index,
          { user_id: id, first_seen: first, last_seen: last },
        ] of users.entries()) {
          if (ids.has(id)) return inAnswer(`/users/${index}/user_id`, id);
          if (Date.parse(last) < Date.parse(first)) {
            return inAnswer(`/users/${index}/last_seen`, last);
          }
          ids.add(id);
        }
        return undefined;
      },
    },
  ],
  respond(request, mock) {
    const { path, query } = request.parameters;
    const { range = DEFAULT_RANGE, limit = DEFAULT_LIMITS.users } = query ?? {};
    const members = segmentsOf(workspaceAsked(request, mock), range).get(path.segment) ?? [];
    const users = members.slice(0, limit).map((member) => ({
      user_id: member.user.id,
      first_seen: new Date(firstSeen(member.user)).toISOString(),
      last_seen: new Date(member.time).toISOString(),
      event_count: member.events,
    }));
    return { status: 200, body: { data: { segment: path.segment, users } } };
  },
};

/** The users of each segment, the most active first. Each is in one segment of each family. */
function segmentsOf(workspace: Workspace, range: string): Map<SegmentName, SeenUser[]> {
  const [from, to] = boundsOf(range, 'daily', workspace.now);
  const idsOf = (users: readonly SeenUser[]) => new Set(users.map(({ user }) => user.id));
  const active = idsOf(USERS.rows(workspace, from, to));
  const activeBefore = idsOf(USERS.rows(workspace, from - (to - from), from));
  const members = new Map<SegmentName, SeenUser[]>(SEGMENTS.map((name) => [name, []]));
  const all = USERS.rows(workspace, keptSince(workspace.now), to);
  const byActivity = all.toSorted(
    (a, b) => b.events - a.events || firstSeen(a.user) - firstSeen(b.user),
  );
  for (const seen of byActivity) {
    members.get(lifecycleOf(seen, from, active, activeBefore))?.push(seen);
    members.get(engagementOf(seen))?.push(seen);
  }
  return members;
}

/** New in the range, back in it, absent from it though active just before, or absent for longer. */
function lifecycleOf(
  { user }: SeenUser,
  from: number,
  active: ReadonlySet<string>,
  activeBefore: ReadonlySet<string>,
): (typeof LIFECYCLE)[number] {
  if (firstSeen(user) >= from) return 'new';
  if (active.has(user.id)) return 'returning';
  return activeBefore.has(user.id) ? 'dormant' : 'churned';
}

function engagementOf({ sessions }: SeenUser): (typeof ENGAGEMENT)[number] {
  if (sessions <= MOST_SESSIONS.one_timer) return 'one_timer';
  if (sessions <= MOST_SESSIONS.casual) return 'casual';
  return sessions <= MOST_SESSIONS.regular ? 'regular' : 'power_user';
}

function isLifecycle(segment: SegmentName): boolean {
  return LIFECYCLE.some((name) => name === segment);
}
