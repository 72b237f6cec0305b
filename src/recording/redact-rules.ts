import { UsageError } from '../errors.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { IsSecret } from './secret-name.ts';

/** What secrets are told by, and what they are replaced with. */
export interface Redaction {
  readonly rules: RedactRules;
  readonly pseudonyms: Pseudonyms;
}

/** What is to be hidden beside what looks like a secret. */
export interface RedactRules {
  /** As they were given. */
  readonly rules: readonly string[];
  /** Whether a header field, query parameter, cookie or form field of a name is a secret. */
  readonly isSecret: IsSecret;
  /** Whether a value of a JSON body is a secret, by the keys and indices that lead there. */
  readonly isSecretAt: (path: readonly string[]) => boolean;
  /** What is a secret wherever it stands. */
  readonly patterns: readonly RegExp[];
  /** The segments of a request's path that are secrets, decoded. */
  readonly secretsInPath: (request: HttpRequest) => ReadonlySet<string>;
}

/**
 * Reads rules: the name of a header field or query parameter, a JSON Pointer into bodies in which `*` is any
 * key or index, or a pattern between slashes.
 * @throws {UsageError} if a pattern is none.
 */
export function readRedactRules(
  rules: readonly string[],
  isSecret: IsSecret,
  secretsInPath: RedactRules['secretsInPath'] = () => new Set(),
): RedactRules {
  const isPattern = (rule: string) => /^\/.+\/$/s.test(rule);
  const patterns = rules.filter(isPattern).map(readPattern);
  const others = rules.filter((rule) => !isPattern(rule));
  const pointers = others.filter((rule) => rule.startsWith('/')).map(readPointer);
  const names = new Set(
    others.filter((rule) => !rule.startsWith('/')).map((rule) => rule.toLowerCase()),
  );
  return {
    rules,
    isSecret: (name) => isSecret(name) || names.has(name.toLowerCase()),
    isSecretAt: (path) =>
      pointers.some(
        (steps) =>
          steps.length === path.length &&
          steps.every((step, index) => step === '*' || step === path[index]),
      ),
    patterns,
    secretsInPath,
  };
}

function readPattern(rule: string): RegExp {
  try {
    return new RegExp(rule.slice(1, -1), 'gu');
  } catch (error) {
    throw new UsageError({
      problem: '--redact is given a pattern that is none',
      expected: 'the name of a header or query parameter, a JSON Pointer, or a /pattern/',
      received: rule,
      hint: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
}

/** RFC 6901 §4. */
function readPointer(rule: string): readonly string[] {
  return rule
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
