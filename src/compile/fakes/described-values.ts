/** What introduces the values that a text may have. */
const INTRODUCTION =
  /\b(one of|either|can be|may be|must be|could be|(possible|valid|allowed|supported|accepted|available) values|values (are|include))\b/i;
/** What may stand between the introduction and the first value: "for evaluated payments are". */
const MOST_BETWEEN = 40;
/** A condition, rather than values. */
const CONDITION = /\b(if|that|unless|when|where|which|not)\b/i;
const QUOTED = /`([^`\s]+)`|'([^'\s]+)'|"([^"\s]+)"|“([^”\s]+)”/g;
/** What joins two values of a list. */
const JOINT = /^\s*(,|,?\s*(or|and)|\|)\s*$/;

const SUCH_AS = /\b(such as|e\.g\.,?|for example,?|for instance,?)\s+([^.;:)(]+)/i;
const NAME = /^[A-Za-z][\w-]*( [A-Za-z][\w-]*)?$/;
const NO_NAME = /^(etc|the|an?|others?)\b/i;

/**
 * The values that a text may have by its description: "One of `open` or `closed`". One alone isn't
 * enough to be sure of.
 */
export function valuesListed(description: string): readonly string[] {
  const introduction = INTRODUCTION.exec(description);
  if (introduction === null) return [];
  const rest = description.slice(introduction.index + introduction[0].length);
  const values: string[] = [];
  let end = 0;
  for (const quoted of rest.matchAll(QUOTED)) {
    const between = rest.slice(end, quoted.index);
    const isFirst = values.length === 0;
    if (isFirst && (between.length > MOST_BETWEEN || CONDITION.test(between))) return [];
    if (!isFirst && !JOINT.test(between)) break;
    values.push(quoted.slice(1).find((text) => text !== undefined) ?? '');
    end = quoted.index + quoted[0].length;
  }
  return values.length > 1 ? values : [];
}

/** Some of the values of a text that its description names: "such as UPS, FedEx". */
export function valuesNamed(description: string): readonly string[] {
  const named = SUCH_AS.exec(description)?.[2] ?? '';
  const values = named
    .split(/,\s*(?:and |or )?|\s+(?:and|or)\s+/)
    .map((value) => value.replaceAll(/[`'"“”]/g, '').trim())
    .filter((value) => NAME.test(value) && !NO_NAME.test(value));
  return values.length > 1 ? values : [];
}
