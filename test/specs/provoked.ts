import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Judged, judged } from '../../src/conformance/judgement-channel.ts';
import { parsePointer } from '../../src/contract/pointer.ts';
import { type Answered, answered } from '../../src/mock/answer-channel.ts';
import type { Refusal } from '../../src/mock/request/refusal.ts';

/** What a test provoked of an operation. */
export interface Provoked {
  readonly contract: string;
  readonly operation: string;
  /** What a request or an answer broke, as evidence of a documented rule names it. */
  readonly broken: readonly string[];
  /** Where the mock answered. */
  readonly answer?: {
    readonly status: number;
    /** Of an error. */
    readonly body: string;
    /** Whether the status is the one that was asked for. */
    readonly preferred: boolean;
  };
}

// Notes it for scripts/contracts-coverage.ts, which says in which folder.
const folder = process.env.SPECWRIGHT_PROVOKED;
if (folder !== undefined) {
  const file = join(folder, `${process.pid}.ndjson`);
  const noted = new Set<string>();
  const note = (provoked: Provoked) => {
    const line = JSON.stringify(provoked);
    if (noted.has(line)) return;
    noted.add(line);
    appendFileSync(file, `${line}\n`);
  };
  const noteAnswered = (message: unknown) => note(byMock(message as Answered));
  const noteJudged = (message: unknown) => note(byCheck(message as Judged));
  answered.subscribe(noteAnswered);
  judged.subscribe(noteJudged);
  // It is run for each file, and the channels outlive them.
  afterAll(() => {
    answered.unsubscribe(noteAnswered);
    judged.unsubscribe(noteJudged);
  });
}

function byMock({ contract, operation, response, refusal, preferred }: Answered): Provoked {
  const { status, body = '' } = response;
  return {
    contract,
    operation,
    broken: refusal === undefined ? [] : brokenBy(refusal),
    answer: { status, body: status < 400 ? '' : String(body), preferred },
  };
}

function brokenBy({ rule, denial, faults = [] }: Refusal): string[] {
  return [
    ...(rule === undefined ? [] : [`rule ${rule}`]),
    ...(denial === undefined ? [] : [`denial ${denial.kind}`]),
    ...faults.map(clauseOf),
  ];
}

function byCheck({ contract, operation, breaches }: Judged): Provoked {
  const broken = breaches.map((breach) =>
    breach.check === 'documented-rule' ? `rule ${breach.cause}` : clauseOf(breach),
  );
  return { contract, operation, broken };
}

/** As `request.body /steps/0/event required`: the place, with 0 for any position in a list, and the keyword. */
export function clauseOf({
  at,
  pointer,
  contractPointer = '',
}: {
  readonly at: string;
  readonly pointer: string;
  readonly contractPointer?: string | undefined;
}): string {
  const place = pointer.replace(/\/\d+(?=\/|$)/g, '/0');
  return [at, place, parsePointer(contractPointer).at(-1)].filter(Boolean).join(' ');
}
