import { singular, wordsOf } from '../../compile/words.ts';
import { type Json, type JsonObject, METHODS } from '../../contract/contract.ts';
import { childPointer, freeName, isJsonObject } from '../../contract/pointer.ts';
import { type Clause, type Edit, edit, type NoEdit } from './edit.ts';

/** What is said of a response that only traffic has shown. */
export const SEEN = { description: 'Seen in traffic.' };

/** A documented path gets one more operation. */
export function methodEdit(clause: Clause): Edit | NoEdit {
  const { pointer, value, cluster } = clause;
  const method = cluster.evidence[0]?.received.toLowerCase() ?? '';
  if (!isMethod(method)) return { noEdit: `the document has no place for ${method}` };
  const template = cluster.documented.split(' for ').at(-1) ?? '';
  const declared = isJsonObject(value) && Array.isArray(value.parameters) ? value.parameters : [];
  const operation = operationOf(clause, namesIn(template), declared);
  const summary = `document ${method.toUpperCase()}`;
  return {
    ...edit(summary, pointer, { kind: 'add', key: method, value: operation }),
    mends: 'none',
  };
}

/** The document gets one more path, in which what looks like an id is a parameter. */
export function pathEdit(clause: Clause): Edit | NoEdit {
  const { valueAt, pointer, cluster } = clause;
  if (cluster.documented.startsWith('no such path on this host')) {
    return { noEdit: 'the path is documented, on another host' };
  }
  const requests = cluster.evidence.map(({ received }) => received.split(' '));
  const [method = ''] = requests[0]?.map((part) => part.toLowerCase()) ?? [];
  const template = templateOf(requests.map(([, path = '']) => path));
  if (template === undefined || !isMethod(method)) {
    return { noEdit: 'what came has no form that a path is documented in' };
  }
  const summary = `document ${method.toUpperCase()} ${template}`;
  const operation = operationOf(clause, namesIn(template), []);
  const item = childPointer(pointer, template);
  const documented = valueAt(item);
  if (isJsonObject(documented) && documented[method] !== undefined) {
    return { noEdit: 'the path is documented, under another server' };
  }
  const change =
    documented === undefined
      ? edit(summary, pointer, { kind: 'add', key: template, value: { [method]: operation } })
      : edit(summary, item, { kind: 'add', key: method, value: operation });
  return { ...change, mends: 'none' };
}

function isMethod(method: string): boolean {
  return (METHODS as readonly string[]).includes(method);
}

/** An operation as far as traffic shows it: its answers, and those parameters of its path that nothing declares. */
function operationOf(
  { version, cluster }: Clause,
  names: readonly string[],
  declared: readonly Json[],
): JsonObject {
  const isDeclared = (name: string) =>
    declared.some((each) => isJsonObject(each) && (each.name === name || '$ref' in each));
  const text = version.startsWith('2.') ? { type: 'string' } : { schema: { type: 'string' } };
  const parameters = names
    .filter((name) => !isDeclared(name))
    .map((name) => ({ name, in: 'path', required: true, ...text }));
  const statuses = cluster.evidence.map(({ exchange }) => String(exchange.status ?? 'default'));
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: Object.fromEntries([...new Set(statuses)].map((status) => [status, SEEN])),
  };
}

function namesIn(template: string): string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** The template of some paths that differ in ids alone; `undefined` where one has odd letters. */
function templateOf(paths: readonly string[]): string | undefined {
  const [first = '', ...others] = paths;
  if (!/^(?:\/[\w.~!$&'()*+,;=:@%-]+)+\/?$/.test(first)) return undefined;
  const rest = others.map((path) => path.split('/'));
  const names: string[] = [];
  const segments = first.split('/').map((segment, at, all) => {
    const isSame = rest.every((segments) => segments[at] === segment);
    if (segment === '' || (isSame && !isId(segment))) return segment;
    const name = freeName(idName(all[at - 1] ?? ''), (taken) => names.includes(taken));
    names.push(name);
    return `{${name}}`;
  });
  return segments.join('/');
}

/** `orders` → `orderId`. */
function idName(collection: string): string {
  if (collection === '' || isId(collection)) return 'id';
  const words = `${singular(wordsOf(collection))} id`;
  return words.replaceAll(/ (\w)/g, (_, letter) => letter.toUpperCase());
}

/** What has digits and isn't a word with a number behind it, as `v2` and `oauth2` are; what is masked. */
function isId(segment: string): boolean {
  return /[%*]|\d/.test(segment) && !/^[a-z]+\d?$/i.test(segment);
}
