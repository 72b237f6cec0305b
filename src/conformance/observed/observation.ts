import type { BodyJudgement } from '../../compile/body-judgement.ts';
import type { CompiledContract, JudgedParameters } from '../../compile/compiled-contract.ts';
import type { Direction } from '../../compile/direction.ts';
import { lazily, once } from '../../compile/lazily.ts';
import { sentBy } from '../../compile/parameters/sent.ts';
import { readDefault } from '../../compile/parameters/shape.ts';
import { FORMAT_NAMES } from '../../compile/text-formats.ts';
import type { Operation, Parameter, Pointer } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';
import type { Examined } from '../check.ts';
import { secretNames } from '../masking.ts';
import type { Share } from '../share.ts';
import { compileBranches } from './branches.ts';
import { compileDescriptions } from './description.ts';
import type { PlacedCount } from './looseness.ts';
import { noteParameters } from './parameters.ts';
import { compilePlaceWords } from './place-words.ts';
import { compileResponseWatch } from './responses.ts';
import {
  addCount,
  type Count,
  emptyCount,
  KINDS,
  type LooseKind,
  refuteIrregular,
} from './sighting.ts';
import { noteValues, type ValueShares } from './values.ts';
import { compileWalk, type Observer } from './walk.ts';
import { type CountOf, seeAll, watchesOf } from './watch.ts';

const NO_FORMATS: readonly string[] = [];

/** Watches what the exchanges of one contract show. */
export interface Observation {
  add(examined: Examined): void;
  shares(): ObservedShares;
  counts(): PlacedCount[];
}

/** How much of what requests and values can show was shown. */
export interface ObservedShares extends ValueShares {
  readonly parameters: Share;
}

/**
 * Nothing was seen of a contract yet. What a client sends is its own choice: only answers show what is
 * documented loosely, and requests where that isn't so. Of a request that was refused nothing was judged, and it shows no more than which
 * parameters it has.
 */
export function observe({ contract, validatorOf }: CompiledContract): Observation {
  const parameters = noteParameters();
  const values = noteValues();
  const sent = createCounts();
  const answered = createCounts();
  const responsesOf = lazily((operation: Operation) =>
    compileResponseWatch(operation, answered.countOf),
  );
  const hasDefault = lazily(
    ({ schema }: Parameter) =>
      schema !== undefined && readDefault(contract.document, schema) !== undefined,
  );
  const wordsOf = once(() => compilePlaceWords(contract));
  const isSecretName = secretNames(contract);
  const isSecretParameter = lazily(({ name }: Parameter) => isSecretName(name));
  const walkRequest = walkOf('request', sent.countOf);
  const walkResponse = walkOf('response', answered.countOf);

  return {
    add(examined) {
      const { operation, exchange, documented, response, policy, refused, recorded } = examined;
      const isSent = once(() => sentBy(exchange.request));
      parameters.add(operation, (parameter) => isSent()(parameter));
      if (!refused && !policy.ignored.has('request-parameters')) {
        walkParameters(operation, examined.parameters, isSent);
      }
      if (!refused && !policy.ignored.has('request-body') && !exchange.omitted?.request) {
        walkBody(examined.requestBody, walkRequest);
      }
      if (documented === undefined || recorded?.mockReason !== undefined) return;
      responsesOf(operation)(documented, response);
      if (policy.ignored.has('response-body') || exchange.omitted?.response) return;
      walkBody(examined.responseBody, walkResponse);
    },
    shares: () => ({
      parameters: parameters.share(contract),
      ...values.shares(contract, wordsOf()),
    }),
    counts: () => {
      const seen = together(answered.counts, sent.counts).filter((count) => count.seen > 0);
      return seen.map((count) => ({
        contract: contract.name,
        count,
        words: () => wordsOf()(count.pointer),
        locate: () => contract.locate(count.pointer),
      }));
    },
  };

  function walkOf(direction: Direction, countOf: CountOf) {
    const { document } = contract;
    const observer: Observer = {
      watch(description) {
        const note = values.watch(description);
        const watches = watchesOf(description, countOf);
        return (value, isSecret) => {
          const notesMore = note(value);
          const seesMore = isSecret ? watches.length > 0 : seeAll(watches, value);
          return notesMore || seesMore;
        };
      },
      place: values.place,
    };
    const descriptionOf = compileDescriptions(document, direction, isSecretName);
    const branchesOf = compileBranches(document, direction, validatorOf);
    const [ofValid, ofAny] = [branchesOf(true), branchesOf(false)];
    const walk = compileWalk(observer);
    return (value: unknown, schema: Pointer, isValid: boolean, isSecret = false) =>
      walk(value, descriptionOf(schema), isValid ? ofValid : ofAny, isSecret);
  }

  function walkParameters(
    { parameters }: Operation,
    read: () => JudgedParameters,
    isSent: () => (parameter: Parameter) => boolean,
  ): void {
    const judged = readable(read);
    if (judged === undefined) return;
    for (const parameter of parameters) {
      const schema = parameter.schema ?? parameter.content?.schema;
      const value = judged.values[parameter.in][parameter.name];
      if (schema === undefined || value === undefined) continue;
      // It stands in the place of a parameter that wasn't sent.
      if (hasDefault(parameter) && !isSent()(parameter)) continue;
      walkRequest(value, schema, judged.violations.length === 0, isSecretParameter(parameter));
    }
  }
}

/** Counts by their kinds and places: the same for a place wherever it is shared. */
type Counts = ReadonlyMap<LooseKind, Map<Pointer, Count>>;

function createCounts(): { readonly counts: Counts; readonly countOf: CountOf } {
  const counts: Counts = new Map(KINDS.map((kind) => [kind, new Map()]));
  return {
    counts,
    countOf(kind, pointer, formats = NO_FORMATS) {
      const ofKind = counts.get(kind) as Map<Pointer, Count>;
      let count = ofKind.get(pointer);
      if (count === undefined) {
        count = emptyCount(kind, pointer, formats);
        ofKind.set(pointer, count);
      }
      return count;
    },
  };
}

/** What answers and requests show of each place. */
function together(answered: Counts, sent: Counts): Count[] {
  return KINDS.flatMap((kind) => {
    const inAnswers = answered.get(kind) as Map<Pointer, Count>;
    const inRequests = sent.get(kind) as Map<Pointer, Count>;
    const pointers = new Set([...inAnswers.keys(), ...inRequests.keys()]);
    return [...pointers].map((pointer) => {
      const both = emptyCount(kind, pointer, kind === 'format' ? FORMAT_NAMES : NO_FORMATS);
      for (const count of [inAnswers.get(pointer), inRequests.get(pointer)]) {
        if (count !== undefined && count.seen > 0) addCount(both, count);
      }
      both.answered = inAnswers.get(pointer)?.seen ?? 0;
      refuteIrregular(both);
      return both;
    });
  });
}

function walkBody(
  read: () => BodyJudgement,
  walk: (value: unknown, schema: Pointer, isValid: boolean) => void,
): void {
  const body = readable(read);
  if (body?.state !== 'judged' || body.schema === undefined || body.value === undefined) return;
  walk(body.value, body.schema, body.violations.length === 0);
}

/** What was read, unless its schema doesn't compile. */
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SchemaError) return undefined;
    throw error;
  }
}
