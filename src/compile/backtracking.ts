import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** How many ways to match a text are tried in a moment. */
const MOST_WAYS = 10_000_000;
/** Up to this length even a pattern is quick whose ways grow exponentially with the length. */
const SHORT = 12;

/**
 * The length of a text up to which a pattern is tested in a moment, whatever the text: an engine that
 * backtracks may try every way to share a text out among the pattern's parts. The ways are counted
 * with caution: a pattern may well be quick on longer texts, too.
 */
export function quickLength(pattern: string, { unicode }: RegExp): number {
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
  // Where the start isn't anchored, each position is tried as one.
  let loops = isAnchored(ast) ? 0 : 1;
  let ways = 1;
  let isExponential = false;
  visitRegExpAST(ast, {
    onQuantifierEnter(quantifier) {
      const { min, max } = quantifier;
      if (min !== max && isRepeated(quantifier)) isExponential = true;
      if (max === Number.POSITIVE_INFINITY) loops++;
      else ways *= max - min + 1;
    },
    onPatternEnter: ({ alternatives }) => countAlternatives(alternatives),
    onGroupEnter: ({ alternatives }) => countAlternatives(alternatives),
    onCapturingGroupEnter: ({ alternatives }) => countAlternatives(alternatives),
    onBackreferenceEnter() {
      isExponential = true;
    },
  });
  return isExponential ? SHORT : Math.floor((MOST_WAYS / ways) ** (1 / loops));

  function countAlternatives(alternatives: readonly AST.Alternative[]): void {
    ways *= alternatives.length;
    const [first] = alternatives;
    if (alternatives.length > 1 && first !== undefined && isRepeated(first)) isExponential = true;
  }
}

function isAnchored({ alternatives }: AST.Pattern): boolean {
  return alternatives.every(({ elements: [first] }) => {
    return first?.type === 'Assertion' && first.kind === 'start';
  });
}

/** Whether a part of a pattern stands in one that can come more than once. */
function isRepeated({ parent }: AST.Node): boolean {
  for (let outer = parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'Quantifier' && outer.max > 1) return true;
  }
  return false;
}
