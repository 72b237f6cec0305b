import type { Json } from '../../contract/contract.ts';
import { valueAt } from '../../contract/pointer.ts';
import { LongInteger } from '../../http/long-integer.ts';
import type { MessageFacts, OccasionFacts } from './occasion.ts';

/**
 * A text with what its runtime expressions stand for (OpenAPI 3.1 §4.8.20.4): it is one, or holds some in
 * braces. Values stand in it to the letter. `undefined` where one of them stands for nothing, or for what
 * is no text, number or boolean.
 */
export function resolveExpressions(text: string, facts: OccasionFacts): string | undefined {
  if (text.startsWith('$')) return evaluate(text, facts);
  let isResolved = true;
  const resolved = text.replaceAll(/\{(\$[^{}]+)\}/g, (_, expression: string) => {
    const value = evaluate(expression, facts);
    if (value === undefined) isResolved = false;
    return value ?? '';
  });
  return isResolved ? resolved : undefined;
}

function evaluate(expression: string, facts: OccasionFacts): string | undefined {
  if (expression === '$url') return facts.url;
  if (expression === '$method') return facts.method;
  if (expression === '$statusCode') return String(facts.status);
  const [, message, source = ''] = /^\$(request|response)\.(.+)$/s.exec(expression) ?? [];
  if (message === undefined) return undefined;
  return evaluateSource(source, message === 'request' ? facts.request : facts.response);
}

function evaluateSource(source: string, message: MessageFacts): string | undefined {
  const [, place, name = ''] = /^(header|query|path)\.(.+)$/s.exec(source) ?? [];
  if (place !== undefined) return message[place as 'header' | 'query' | 'path'](name);
  const reference = /^body(?:#(\/.*)?)?$/s.exec(source);
  const body = reference === null ? undefined : message.body();
  return body === undefined ? undefined : scalarText(valueAt(body, reference?.[1] ?? ''));
}

function scalarText(value: Json | undefined): string | undefined {
  const isScalar =
    ['string', 'number', 'boolean'].includes(typeof value) || value instanceof LongInteger;
  return isScalar ? String(value) : undefined;
}
