import { CohortSet } from './cohort-set.ts';

/** A parsed expression, with the terms that it speaks of. */
export interface ParsedExpression {
  /** Of which cohorts it holds, given those of which each of its terms does. */
  holdsOf(termHoldsOf: (term: string) => CohortSet): CohortSet;
  /** In their order, each once. */
  readonly terms: readonly string[];
}

/** What an expression is read as, one after the other; terms side by side have to hold all. */
type Step = { readonly operator: '(' | ')' | 'OR' | 'NOT' } | { readonly term: string };

/** What is known of the steps between two parentheses; `undefined` as long as there are none. */
interface Frame {
  /** Of whom the terms since the last `OR` hold. */
  all: CohortSet | undefined;
  /** Of whom one of the alternatives before the last `OR` holds. */
  any: CohortSet | undefined;
  /** Whether the next one has to fail in order to hold. */
  negated: boolean;
}

/**
 * Parses a boolean expression as Datadog's search queries and audience formulas have them: terms side
 * by side or joined by `AND` (`&&`), `OR` (`||`), `NOT` (`!`, `-`) and parentheses. `AND` binds more
 * than `OR`. Behind a facet, as in `@os.name:(iOS OR Android)`, parentheses hold its values. Operators
 * without a term are passed over, and parentheses closed: no query is refused, however deep.
 */
export function parseExpression(text: string): ParsedExpression {
  const steps = readSteps(text);
  const terms = new Set<string>();
  for (const step of steps) if ('term' in step) terms.add(step.term);
  return { terms: [...terms], holdsOf: (termHoldsOf) => evaluate(steps, termHoldsOf) };
}

/** What stands in the quotes of a term, behind backslashes too; `undefined` for a term without quotes. */
export function quotedText(term: string): string | undefined {
  if (!term.startsWith('"')) return undefined;
  return /^"(.*)"$/s.exec(term)?.[1]?.replace(/\\(.)/gs, '$1');
}

const QUOTED = /"(?:[^"\\]|\\.)*"/.source;
/** The range of a facet's values: `[1 TO 5]`, `{1 TO 5}`. */
const RANGE = /(?<=:)[[{][^[\]{}]*[\]}]/.source;
/** A character of a term that isn't quoted; behind a backslash it can be any. */
const PLAIN = /\\.|[^\s()"&|\\]|[&|](?![&|])/.source;
/** A sign, a parenthesis with its facet, or a term: anything up to a space or a parenthesis. */
const TOKEN = new RegExp(
  `&&|\\|\\||[()!-]|(?:${PLAIN})*:\\(|(?:${RANGE}|${QUOTED}|${PLAIN})+`,
  'g',
);

function readSteps(text: string): Step[] {
  const steps: Step[] = [];
  /** What stands before the terms in each open parenthesis. */
  const prefixes: string[] = [];
  for (const token of text.match(TOKEN) ?? []) {
    const prefix = prefixes.at(-1) ?? '';
    if (token.endsWith('(')) {
      steps.push({ operator: '(' });
      prefixes.push(token === '(' ? prefix : token.slice(0, -1));
    } else if (token === ')') {
      if (prefixes.pop() !== undefined) steps.push({ operator: ')' });
    } else if (token === 'OR' || token === '||') {
      steps.push({ operator: 'OR' });
    } else if (token === 'NOT' || token === '!' || token === '-') {
      steps.push({ operator: 'NOT' });
    } else if (token !== 'AND' && token !== '&&') {
      steps.push({ term: prefix + token });
    }
  }
  return [...steps, ...prefixes.map(() => ({ operator: ')' }) as const)];
}

function evaluate(steps: readonly Step[], termHoldsOf: (term: string) => CohortSet): CohortSet {
  const outer: Frame[] = [];
  let frame = emptyFrame();
  for (const step of steps) {
    if ('term' in step) {
      take(frame, termHoldsOf(step.term));
    } else if (step.operator === '(') {
      outer.push(frame);
      frame = emptyFrame();
    } else if (step.operator === ')') {
      const inner = outcome(frame);
      frame = outer.pop() ?? emptyFrame();
      take(frame, inner);
    } else if (step.operator === 'NOT') {
      frame.negated = !frame.negated;
    } else {
      frame = { all: undefined, any: outcome(frame), negated: false };
    }
  }
  return outcome(frame) ?? CohortSet.ALL;
}

function emptyFrame(): Frame {
  return { all: undefined, any: undefined, negated: false };
}

function take(frame: Frame, terms: CohortSet | undefined): void {
  if (terms !== undefined) {
    const taken = frame.negated ? terms.not() : terms;
    frame.all = frame.all?.and(taken) ?? taken;
  }
  frame.negated = false;
}

function outcome({ all, any }: Frame): CohortSet | undefined {
  return all === undefined ? any : (any?.or(all) ?? all);
}
