/** A place in a file; `line` and `column` count from 1, `pointer` is a JSON Pointer (RFC 6901). */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** What a person needs to mend a mistake: what was expected, what came, where, and what to do. */
export interface Facts {
  readonly problem: string;
  readonly expected?: string;
  readonly received?: string;
  readonly location?: Location;
  readonly hint?: string;
  readonly cause?: unknown;
}

/**
 * The root of all failures that are the user's to mend. The facts stay apart as fields, so that a
 * terminal, a JSON report and a test each show them in their own way.
 */
export class SpecwrightError extends Error implements Facts {
  readonly problem: string;
  readonly expected?: string;
  readonly received?: string;
  readonly location?: Location;
  readonly hint?: string;

  constructor(facts: Facts) {
    super(sentence(facts), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.problem = facts.problem;
    if (facts.expected !== undefined) this.expected = facts.expected;
    if (facts.received !== undefined) this.received = facts.received;
    if (facts.location !== undefined) this.location = facts.location;
    if (facts.hint !== undefined) this.hint = facts.hint;
  }
}

/** A flag, argument or option value that can't be taken. */
export class UsageError extends SpecwrightError {}

/** A configuration file that can't be read or holds a wrong value. */
export class ConfigurationError extends SpecwrightError {}

/** A contract name that is neither bundled, nor configured, nor a file. */
export class UnknownContractError extends SpecwrightError {}

/** A document that can't be read as an OpenAPI contract. */
export class DocumentError extends SpecwrightError {}

/** A reference that leads outside what may be read, or nowhere. */
export class UnresolvedReferenceError extends SpecwrightError {}

/** A schema that doesn't compile or that no value satisfies. */
export class SchemaError extends SpecwrightError {}

/** A semantics module that doesn't fit its contract. */
export class SemanticsError extends SpecwrightError {}

/** An override that would break its contract. */
export class OverrideError extends SpecwrightError {}

/** A request that a test waited for and that didn't come. */
export class WaitError extends SpecwrightError {}

/** A callback or webhook that can't be sent, or may not be. */
export class CallbackError extends SpecwrightError {}

/** A contract of which too little was exercised. */
export class CoverageError extends SpecwrightError {}

/** A recording that can't be read. */
export class RecordingError extends SpecwrightError {}

/** A file of results that can't be written, or read before it is. */
export class OutputError extends SpecwrightError {
  constructor(file: string, cause: unknown) {
    const received = cause instanceof Error ? cause.message : String(cause);
    super({ problem: "the file can't be written", received, location: { file }, cause });
  }
}

/** A port that can't be listened on. */
export class ListenError extends SpecwrightError {}

/** A replay target that can't be reached, or may not be. */
export class TargetError extends SpecwrightError {}

/** An optional peer dependency that isn't installed. */
export class MissingPeerError extends SpecwrightError {}

/** A Node that is too old for what is asked of it. */
export class UnsupportedNodeError extends SpecwrightError {}

/** Shows a location as `file:line:column`, leaving out what isn't known. */
export function formatLocation(location: Location): string {
  if (location.line === undefined) return location.file;
  if (location.column === undefined) return `${location.file}:${location.line}`;
  return `${location.file}:${location.line}:${location.column}`;
}

/** Says how many there are of a thing: `1 finding`, `2 findings`, `0 entries`. */
export function counted(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

function sentence({ problem, expected, received, location, hint }: Facts): string {
  const where = location === undefined ? '' : `${formatLocation(location)}: `;
  const details = [
    expected === undefined ? '' : `expected ${expected}`,
    received === undefined ? '' : `received ${received}`,
  ].filter((detail) => detail !== '');
  const what = details.length === 0 ? problem : `${problem}: ${details.join(', ')}`;
  return hint === undefined ? where + what : `${where}${what}. ${hint}`;
}
