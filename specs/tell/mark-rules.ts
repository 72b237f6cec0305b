import { parseDateTime } from '../../src/compile/date-time.ts';
import type { RequestRule, RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, inAnswer } from './answer-rule.ts';
import { DAY } from './period.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

interface ListRequest {
  readonly parameters: {
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

const DEFAULT_LIMIT = 500;
const MOST_METADATA = 10 * 1024;

export const metadataRule: RequestRule<Written> = {
  name: 'metadata-is-json',
  documented: 'metadata is JSON of at most 10 KB',
  source: 'Marks, POST, metadata, "JSON blob (max 10KB)"; the status is inferred',
  answer: { status: 422, message: 'Validation failed: metadata must be JSON of at most 10 KB' },
  breach({ body: { metadata } }) {
    if (metadata === undefined) return undefined;
    if (Buffer.byteLength(metadata) <= MOST_METADATA && isJson(metadata)) return undefined;
    return { at: 'request.body', pointer: '/metadata', received: metadata };
  },
};

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
      data.length > (query?.limit ?? DEFAULT_LIMIT)
        ? inAnswer('', `${data.length} marks`)
        : undefined,
  },
];

/** What a mark that was just created has to keep. */
export const CREATE_RULES = [
  {
    name: 'mark-as-sent',
    documented:
      'the mark has what the request gave it, by default the category release and the scope public',
    source: 'Marks, POST, request body; that the answer holds it is inferred',
    status: 201,
    breach({ data }: Schemas['MarkResponse'], { body }: Written): RuleBreach | undefined {
      const { category = 'release', scope = 'public' } = body;
      const wanted = { ...body, category, scope };
      const names = ['title', 'description', 'category', 'scope', 'source_ref'] as const;
      const name = names.find((name) => wanted[name] !== undefined && wanted[name] !== data[name]);
      return name === undefined ? undefined : inAnswer(`/${name}`, data[name]);
    },
  },
] as const;

/** Milliseconds since 1970 of a date or a date-time. */
export function momentOf(time: string): number {
  return parseDateTime(time) ?? Date.parse(time);
}

/** The last moment of a day where a date is given. */
export function lastMomentOf(time: string): number {
  return parseDateTime(time) ?? Date.parse(time) + DAY - 1;
}

function firstBroken(
  marks: readonly Schemas['Mark'][],
  brokenMember: (mark: Schemas['Mark']) => 'category' | 'source' | 'timestamp' | undefined,
): RuleBreach | undefined {
  for (const [index, mark] of marks.entries()) {
    const member = brokenMember(mark);
    if (member !== undefined) return inAnswer(`/${index}/${member}`, mark[member]);
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
