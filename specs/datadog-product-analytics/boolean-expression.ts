/** Whether something holds, given whether each of its terms does. */
export type Expression = (holds: (term: string) => boolean) => boolean;

/** A parsed expression, with the terms that it speaks of. */
export interface ParsedExpression {
  readonly evaluate: Expression;
  /** In their order, each once. */
  readonly terms: readonly string[];
}

/** A quoted text, a parenthesis, an operator, or a term: anything up to a space or a parenthesis. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|&&|\|\||[()!]|-(?=\S)|(?:[^\s()"&|]|[&|](?![&|])|(?<=:)"(?:[^"\\]|\\.)*")+/g;

/**
 * Parses a boolean expression as Datadog's search queries and audience formulas have them: terms side
 * by side or joined by `AND` (`&&`), `OR` (`||`), `NOT` (`!`, `-`) and parentheses. `AND` binds more
 * than `OR`. What is missing at the end, or closed too often, is made up for: a query is never refused.
 */
export function parseExpression(text: string): ParsedExpression {
  const tokens = text.match(TOKEN) ?? [];
  const terms = new Set<string>();
  let position = 0;

  const parsed = parseAlternatives();
  return { evaluate: parsed, terms: [...terms] };

  function parseAlternatives(): Expression {
    const alternatives = [parseConjunction()];
    while (isOperator(tokens[position], 'OR', '||')) {
      position += 1;
      alternatives.push(parseConjunction());
    }
    return (holds) => alternatives.some((alternative) => alternative(holds));
  }

  function parseConjunction(): Expression {
    const parts: Expression[] = [];
    for (let token = tokens[position]; token !== undefined; token = tokens[position]) {
      if (token === ')' || isOperator(token, 'OR', '||')) break;
      if (isOperator(token, 'AND', '&&')) position += 1;
      else parts.push(parseNegation());
    }
    return (holds) => parts.every((part) => part(holds));
  }

  function parseNegation(): Expression {
    const token = tokens[position] as string;
    position += 1;
    if (isOperator(token, 'NOT', '!') || token === '-') {
      const next = tokens[position];
      if (next === undefined || next === ')') return () => true;
      const negated = parseNegation();
      return (holds) => !negated(holds);
    }
    if (token !== '(') {
      terms.add(token);
      return (holds) => holds(token);
    }
    const inner = parseAlternatives();
    position += 1;
    return inner;
  }
}

function isOperator(token: string | undefined, word: string, sign: string): boolean {
  return token === word || token === sign;
}
