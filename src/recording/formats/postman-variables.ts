import { listMember, member, textMember } from '../members.ts';

/** The values of a collection's variables, by name. */
export type Variables = ReadonlyMap<string, string>;

/** How often a variable may stand in another's value. */
const MOST_DEPTH = 10;

const VARIABLE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** The variables that a collection defines: those of environments aren't in it. */
export function readVariables(collection: unknown): Variables {
  const variables = new Map<string, string>();
  for (const variable of listMember(collection, 'variable')) {
    const name = textMember(variable, 'key') ?? textMember(variable, 'id');
    const value = member(variable, 'value');
    if (name === undefined || value === undefined || value === null) continue;
    if (member(variable, 'disabled') !== true) variables.set(name, String(value));
  }
  return variables;
}

/** Puts the values of variables in their place; what isn't defined stays as it is. */
export function resolve(text: string, variables: Variables): string {
  let resolved = text;
  for (let depth = 0; depth < MOST_DEPTH && resolved.includes('{{'); depth += 1) {
    resolved = resolved.replace(VARIABLE, (whole, name) => variables.get(name) ?? whole);
  }
  return resolved;
}

/** The first variable of a resolved text that isn't defined: `{{userId}}`. */
export function unresolved(text: string): string | undefined {
  return text.match(VARIABLE)?.[0];
}
