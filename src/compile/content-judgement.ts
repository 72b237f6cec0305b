import type { MediaType, Pointer } from '../contract/contract.ts';
import { isWithin } from '../contract/pointer.ts';
import { counted } from '../errors.ts';
import type { Message } from '../http/exchange.ts';
import { syntaxOf } from '../http/syntax.ts';
import type { BodyReading } from './bodies/codec.ts';
import type { BodyCodecs } from './bodies/compile-codecs.ts';
import type { Direction } from './direction.ts';
import type { Validators } from './validators.ts';
import type { PlacedViolation, Violation } from './violation.ts';

/** What a body turned out to be, by its representation. */
export type JudgedContent =
  /** It was read and held against its schema. */
  | {
      readonly state: 'judged';
      readonly value: unknown;
      readonly violations: readonly PlacedViolation[];
      /** Where it holds something of which nothing is known; absent where there is no such place. */
      readonly unknownAt?: readonly Pointer[];
      /** The schema that it was held against. */
      readonly schema?: Pointer;
    }
  /** It isn't what its media type says. */
  | {
      readonly state: 'unreadable';
      readonly reason: string;
      /** Where it stops being it; empty where that can't be said. */
      readonly pointer: Pointer;
      readonly documented: string;
      readonly contractPointer: Pointer;
      /** Whether it is, but beyond what is read here: nobody's fault. */
      readonly isBeyond: boolean;
    }
  /** It can't be judged here, for a reason that isn't its own fault. */
  | { readonly state: 'unjudged'; readonly reason: string };

/** Judges what a message carries by one documented representation; `mediaType`: what it says it is. */
export type ContentJudgement = (
  media: MediaType,
  mediaType: string,
  message: Message,
) => JudgedContent;

/**
 * Prepares judging bodies: each is read as its media type says and held against its schema. The
 * function returned throws {@link SchemaError} if that doesn't compile.
 */
export function compileContentJudgement(
  direction: Direction,
  codecs: BodyCodecs,
  validators: Validators,
): ContentJudgement {
  const at = `${direction}.body` as const;
  return (media, mediaType, message) => {
    const reading = codecs(media, syntaxOf(mediaType)).read(message);
    if (reading.kind === 'unjudged') return { state: 'unjudged', reason: reading.reason };
    if (reading.kind === 'unreadable') {
      const { kind: state, ...why } = reading;
      return { state, ...why, contractPointer: media.pointer };
    }
    const broken = violationsOf(media, reading);
    const violations =
      broken.length === 0 ? NONE_PLACED : broken.map((violation) => ({ ...violation, at }));
    const { schema } = media;
    const { value, unknownAt } = reading;
    const judged: JudgedContent =
      schema === undefined
        ? { state: 'judged', value, violations }
        : { state: 'judged', value, violations, schema };
    return unknownAt === undefined ? judged : { ...judged, unknownAt };
  };

  function violationsOf(media: MediaType, reading: ReadBody): readonly Violation[] {
    const { value, faults, bytesAt, unknownAt = NOWHERE } = reading;
    const broken = schemaViolations(media, value);
    if (faults.length === 0 && unknownAt.length === 0 && bytesAt.length === 0) return broken;
    const lacking = [...faults.map(({ pointer }) => pointer), ...unknownAt];
    // A value that couldn't be read isn't there: what its schema says of that is beside the point.
    const others = broken.filter(({ pointer }) => !lacking.some((at) => isWithin(pointer, at)));
    return [...faults, ...others.map((violation) => withBytes(violation, bytesAt))];
  }

  function schemaViolations({ schema }: MediaType, value: unknown): readonly Violation[] {
    return schema === undefined ? NO_VIOLATIONS : validators(schema, direction)(value);
  }
}

const NOWHERE: readonly Pointer[] = [];
const NO_VIOLATIONS: readonly Violation[] = [];
const NONE_PLACED: readonly PlacedViolation[] = [];

type ReadBody = Extract<BodyReading, { kind: 'read' }>;

/** Bytes aren't shown in messages, only how many they are. */
function withBytes(violation: Violation, bytesAt: readonly Pointer[]): Violation {
  const { pointer, value } = violation;
  if (typeof value !== 'string' || !bytesAt.includes(pointer)) return violation;
  const expected = violation.expected.replace('character', 'byte');
  return { ...violation, expected, received: counted(value.length, 'byte') };
}
