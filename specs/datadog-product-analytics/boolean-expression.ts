/** A parsed expression, with the terms that it speaks of. */
export interface ParsedExpression {
  /** Whether it holds of a thing, given whether each of its terms does. */
  test<Thing>(testOf: (term: string) => Test<Thing>): Test<Thing>;
  /** In their order, each once. */
  readonly terms: readonly string[];
}

/** Whether something holds of a thing. */
export type Test<Thing> = (thing: Thing) => boolean;

/** What an expression is read as, one after the other; terms side by side have to hold all. */
type Step = { readonly operator: '(' | ')' | 'OR' | 'NOT' } | { readonly term: string };

/** What is known of the steps between two parentheses; `undefined` as long as there are none. */
interface Frame {
  /** Whether the terms since the last `OR` hold. */
  all: boolean | undefined;
  /** Whether one of the alternatives before the last `OR` holds. */
  any: boolean | undefined;
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
  const all = steps.flatMap((step) => ('term' in step ? [step.term] : []));
  const terms = [...new Set(all)];
  return {
    terms,
    test(testOf) {
      // As most are: terms side by side.
      if (all.length === steps.length) return every(terms.map(testOf));
      const tests = new Map(terms.map((term) => [term, testOf(term)]));
      return (thing) => evaluate(steps, (term) => tests.get(term)?.(thing) ?? false);
    },
  };
}

/** What stands in the quotes of a term, behind backslashes too; `undefined` for a term without quotes. */
export function quotedText(term: string): string | undefined {
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

/** Joins tests to one that holds where all do. A population asks it of each cohort: it makes no closure. */
export function every<Thing>(tests: readonly Test<Thing>[]): Test<Thing> {
  return (thing) => {
    for (const test of tests) if (!test(thing)) return false;
    return true;
  };
}

function evaluate(steps: readonly Step[], holds: (term: string) => boolean): boolean {
  const outer: Frame[] = [];
  let frame = emptyFrame();
  for (const step of steps) {
    if ('term' in step) {
      take(frame, holds(step.term));
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
  return outcome(frame) ?? true;
}

function emptyFrame(): Frame {
  return { all: undefined, any: undefined, negated: false };
}

function take(frame: Frame, value: boolean | undefined): void {
  if (value !== undefined) frame.all = (frame.all ?? true) && value !== frame.negated;
  frame.negated = false;
}

function outcome({ all, any }: Frame): boolean | undefined {
  return all === undefined ? any : (any ?? false) || all;
}
