import { InvalidArgumentError, Option } from 'commander';
import type { Shard } from '../conformance/shard.ts';

// The message of an InvalidArgumentError is what was expected: explain() says the rest.

/** Values of an option that may be given repeatedly. */
export function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

/** `--allow-refs`, which every command that reads a document has. */
export function allowRefsOption(): Option {
  return new Option(
    '--allow-refs <dir|host>',
    "follow references outside the document's folder to here; repeatable",
  ).argParser(collect);
}

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
  };
}

/** A duration: `30s`, `500ms`, `2min`; in milliseconds. */
export function duration(value: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|min)$/.exec(value);
  if (match === null) throw new InvalidArgumentError('a duration such as 30s, 500ms or 2min');
  return Number(match[1]) * { ms: 1, s: 1000, min: 60_000 }[match[2] as 'ms' | 's' | 'min'];
}

/** A span of milliseconds: `200`, `100-300`. */
export function latency(value: string): { min: number; max: number } {
  const [, min = '', max = min] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
  if (min !== '' && Number(min) <= Number(max)) return { min: Number(min), max: Number(max) };
  throw new InvalidArgumentError('milliseconds such as 200, or between two bounds such as 100-300');
}

const SPANS = { s: 1, min: 60, h: 3600 };

/** A rate of requests: `30/min`. */
export function rate(value: string): { requests: number; seconds: number } {
  const [, requests, span] = /^([1-9]\d*)\/(s|min|h)$/.exec(value) ?? [];
  if (span !== undefined) {
    return { requests: Number(requests), seconds: SPANS[span as keyof typeof SPANS] };
  }
  throw new InvalidArgumentError(
    'a number of requests with its span, such as 30/min, 5/s or 1000/h',
  );
}

/** A share from 0 to 1. */
function share(value: string): number {
  const number = Number(value);
  if (/^\d*\.?\d+$/.test(value) && number <= 1) return number;
  throw new InvalidArgumentError('a number from 0 to 1');
}

/** A share of all requests, or of those to an operation: `GET /things=0.5`; those are repeatable. */
export function shares(
  value: string,
  previous: number | Readonly<Record<string, number>> | undefined,
): number | Readonly<Record<string, number>> {
  const [, operation, part = ''] = /^(.+)=([^=]*)$/.exec(value) ?? [];
  if (operation === undefined && previous === undefined) return share(value);
  if (operation === undefined || typeof previous === 'number') {
    throw new InvalidArgumentError('one share for all operations, or some as GET /things=0.5');
  }
  return { ...previous, [operation]: share(part) };
}

/** One of a few words. */
export function oneOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((known) => known === value);
    if (word !== undefined) return word;
    throw new InvalidArgumentError(`one of ${words.join(', ')}`);
  };
}

/** Some of a few words, separated by commas; repeatable. */
export function someOf<Word extends string>(
  words: readonly Word[],
): (value: string, previous: readonly Word[] | undefined) => readonly Word[] {
  return (value, previous) => {
    const given = value.split(',').map((text) => {
      const word = words.find((known) => known === text.trim());
      if (word !== undefined) return word;
      throw new InvalidArgumentError(`some of ${words.join(', ')}`);
    });
    return [...(previous ?? []), ...given];
  };
}

/** A share of a run: `2/4`. */
export function shard(value: string): Shard {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(value) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError('a share such as 2/4: the second of four');
}
