import { type AnswerRule, inAnswer } from './answer-rule.ts';
import type { SeriesQuery } from './series.ts';
import { brokenSummary, COMPARISON_RULES } from './series-rules.ts';
import type { components } from './types.ts';

type Ranking = components['schemas']['SeriesResponse'];

interface Asked {
  readonly parameters: { readonly query?: Pick<SeriesQuery, 'range' | 'breakdown'> };
}

interface Compared {
  readonly parameters: { readonly query?: Pick<SeriesQuery, 'breakdown' | 'compare'> };
}

interface AskedWithLimit {
  readonly parameters: { readonly query: { readonly limit?: number } };
}

/** What a ranking has to keep. */
export const RANKING_RULES: readonly AnswerRule<Ranking, Asked>[] = [
  {
    name: 'ranked-by-count',
    documented: 'what is ranked descends by its count',
    source: 'Events, "Most frequent events ranked by count"; of other rankings it is inferred',
    status: 200,
    breach({ data: { points } }) {
      const index = points.findIndex(
        ({ value }, index) => value > (points[index - 1]?.value ?? value),
      );
      return index === -1 ? undefined : inAnswer(`/points/${index}/value`, points[index]?.value);
    },
  },
  {
    name: 'ranked-once',
    documented:
      '`date` and `dimension` both hold what is ranked, each once; `breakdown` splits it by dimension',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data: { points } }, { parameters: { query } }) {
      const isSplit = query?.breakdown !== undefined;
      const values = points.map(({ date, dimension }) => JSON.stringify([date, dimension]));
      const index = points.findIndex(
        ({ date, dimension }, index) =>
          (!isSplit && dimension !== date) || values.indexOf(values[index] ?? '') < index,
      );
      return index === -1 ? undefined : inAnswer(`/points/${index}`, points[index]);
    },
  },
  {
    name: 'ranking-sums-up',
    documented: 'total, min, max and avg are those of what is ranked',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach: ({ data }) => brokenSummary(data),
  },
];

/** What a ranking that can be compared has to keep. */
export const COMPARED_RANKING_RULES: readonly AnswerRule<Ranking, Compared>[] = [
  ...RANKING_RULES,
  ...COMPARISON_RULES,
];

/** What a ranking with a limit has to keep beside. */
export const rankingLimit: AnswerRule<Ranking, AskedWithLimit> = {
  name: 'at-most-limit-values',
  documented: 'at most `limit` values are ranked',
  source: 'Sessions and Logs, from other captures; inferred',
  status: 200,
  breach: ({ data: { points } }, { parameters: { query } }) =>
    points.length > (query.limit ?? 10)
      ? inAnswer('/points', `${points.length} values`)
      : undefined,
};
