import type { AnswerRule } from './answer-rule.ts';
import type { SeriesQuery } from './series.ts';
import { brokenSummary, COMPARISON_RULES, inAnswer } from './series-rules.ts';
import type { components } from './types.ts';

type Ranking = components['schemas']['SeriesResponse'];

interface Asked {
  readonly parameters: { readonly query?: Pick<SeriesQuery, 'compare'> };
}

interface AskedWithLimit {
  readonly parameters: { readonly query: { readonly limit?: number } };
}

/** What a ranking has to keep. */
export const RANKING_RULES: readonly AnswerRule<Ranking, unknown>[] = [
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
    documented: '`date` and `dimension` both hold what is ranked, each once',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data: { points } }) {
      const names = points.map(({ date }) => date);
      const index = points.findIndex(
        ({ date, dimension }, index) => dimension !== date || names.indexOf(date) < index,
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
export const COMPARED_RANKING_RULES: readonly AnswerRule<Ranking, Asked>[] = [
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
