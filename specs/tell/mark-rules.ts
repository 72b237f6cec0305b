import { isDeepStrictEqual } from 'node:util';
import { parseDateTime } from '../../src/compile/date-time.ts';
import { parseJson } from '../../src/http/json.ts';
import type { RequestRule, RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, inAnswer } from './answer-rule.ts';
import { DEFAULT_LIMITS } from './defaults.ts';
import { ofWorkspace } from './entity-rules.ts';
import { parseMoment } from './moment.ts';
import { DAY } from './period.ts';
import type { InWorkspace } from './series.ts';
import { TIME_ZONES } from './timeline.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
type Mark = Schemas['Mark'];

interface ListRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & {
    readonly query?: {
      readonly from?: string;
      readonly to?: string;
      readonly category?: string;
      readonly source?: string;
      readonly limit?: number;
    };
  };
}

interface Written {
  readonly body: Schemas['NewMark'];
}

const SECOND = 1000;
const MOST_METADATA = 10 * 1024;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const metadataRule: RequestRule<Written> = {
  name: 'metadata-is-json',
  documented: 'metadata is JSON of at most 10 KB',
  source: 'Marks, POST, metadata, "JSON blob (max 10KB)"; the status is inferred',
  answer: { status: 422, message: 'Validation failed' },
  breach({ body: { metadata } }) {
    if (metadata === undefined) return undefined;
    const breach = { at: 'request.body', pointer: '/metadata' } as const;
    const bytes = Buffer.byteLength(metadata);
    if (bytes > MOST_METADATA) {
      return { ...breach, received: `${bytes} bytes`, expected: `at most ${MOST_METADATA} bytes` };
    }
    return parseJson(metadata).ok ? undefined : { ...breach, received: metadata, expected: 'JSON' };
  },
};

/** What a mark, or a list of them, has to keep of its metadata. */
export function metadataIsJson<Status extends 200 | 201>(status: Status) {
  return {
    name: 'metadata-as-text-of-json',
    documented: 'the metadata of a mark is JSON, as text',
    source: 'Marks, POST, metadata, "JSON blob (max 10KB)"; that the answer holds it is inferred',
    status,
    breach({ data }: { data: Mark | readonly Mark[] }) {
      const marks = [data].flat();
      const index = marks.findIndex(({ metadata }) => !parseJson(metadata ?? '{}').ok);
      if (index === -1) return undefined;
      const place = Array.isArray(data) ? `/${index}` : '';
      return inAnswer(`${place}/metadata`, marks[index]?.metadata);
    },
  };
}

/** What a list of marks has to keep. */
export const LIST_RULES: readonly AnswerRule<Schemas['MarkListResponse'], ListRequest>[] = [
  {
    name: 'marks-as-filtered',
    documented: 'the marks are those of the period, category and source that are asked for',
    source: 'Marks, query parameters from, to, category and source',
    status: 200,
    breach({ data }, { parameters: { query } }) {
      const { from, to, category, source } = query ?? {};
      return firstBroken(data, (mark) => {
        if (category !== undefined && mark.category !== category) return 'category';
        if (source !== undefined && mark.source !== source) return 'source';
        const moment = momentOf(mark.timestamp);
        const isEarly = from !== undefined && moment < momentOf(from);
        const isLate = to !== undefined && moment > lastMomentOf(to);
        return isEarly || isLate ? 'timestamp' : undefined;
      });
    },
  },
  {
    name: 'at-most-limit-marks',
    documented: 'at most `limit` marks are listed',
    source: 'Marks, limit, "Max results. Default: 500."',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      data.length > (query?.limit ?? DEFAULT_LIMITS.marks)
        ? inAnswer('', `${data.length} marks`)
        : undefined,
  },
  ofWorkspace(200),
  metadataIsJson(200),
];

/** What a mark that was just created has to keep. */
export const CREATE_RULES = [
  {
    name: 'mark-as-sent',
    documented:
      'the mark has what the request gave it, by default the category release and the scope public; its source is api',
    source: 'Marks, POST, request body; that the answer holds it is inferred',
    status: 201,
    breach({ data }: Schemas['MarkResponse'], { body }: Written): RuleBreach | undefined {
      const name = differingMember(data, body);
      return name === undefined ? undefined : inAnswer(`/${name}`, data[name]);
    },
  },
  ofWorkspace(201),
  metadataIsJson(201),
] as const;

/** Milliseconds since 1970 of a date or a date-time. */
export function momentOf(time: string): number {
  return parseMoment(time) ?? Number.NaN;
}

/** The last moment of a day where a date is given. */
export function lastMomentOf(time: string): number {
  return momentOf(time) + (DATE.test(time) ? DAY - 1 : 0);
}

/** The first member that isn't what was sent, or what stands for it. */
function differingMember(mark: Mark, sent: Schemas['NewMark']): keyof Mark | undefined {
  // A request has no documented `source`; one that sends it all the same may have its way.
  const wanted = { category: 'release', scope: 'public', source: 'api', ...sent };
  const names = ['title', 'description', 'category', 'scope', 'source', 'source_ref'] as const;
  const name = names.find((name) => wanted[name] !== undefined && wanted[name] !== mark[name]);
  if (name !== undefined) return name;
  const { timestamp, metadata } = sent;
  if (timestamp !== undefined && !isSameTime(timestamp, mark.timestamp)) return 'timestamp';
  if (metadata !== undefined && !isSameJson(metadata, mark.metadata)) return 'metadata';
  return undefined;
}

/** Whether two times are one, to the second; one without an offset may be of any time zone. */
function isSameTime(sent: string, given: string): boolean {
  const difference = Math.abs(momentOf(sent) - momentOf(given));
  return difference < (parseDateTime(sent) === undefined ? TIME_ZONES : SECOND);
}

/** Whether two texts hold the same JSON, however it is written. */
function isSameJson(sent: string, given: Mark['metadata']): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [parseJson(sent), parseJson(given)];
  return one.ok && other.ok ? isDeepStrictEqual(one.value, other.value) : sent === given;
}

function firstBroken(
  marks: readonly Mark[],
  brokenMember: (mark: Schemas['Mark']) => 'category' | 'source' | 'timestamp' | undefined,
): RuleBreach | undefined {
  for (const [index, mark] of marks.entries()) {
    const member = brokenMember(mark);
    if (member !== undefined) return inAnswer(`/${index}/${member}`, mark[member]);
  }
  return undefined;
}
