import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answered, answered } from '../../src/mock/answer-channel.ts';

/** An answer that a test provoked. */
export interface ProvokedAnswer extends Omit<Answered, 'response'> {
  readonly status: number;
  /** Of an error. */
  readonly body: string;
}

// Notes them for scripts/contracts-coverage.ts, which says in which folder.
const folder = process.env.SPECWRIGHT_ANSWERS;
if (folder !== undefined) {
  const file = join(folder, `${process.pid}.ndjson`);
  const noted = new Set<string>();
  answered.subscribe((message) => {
    const { response, ...why } = message as Answered;
    const { status, body = '' } = response;
    const line = JSON.stringify({ ...why, status, body: status < 400 ? '' : String(body) });
    if (noted.has(line)) return;
    noted.add(line);
    appendFileSync(file, `${line}\n`);
  });
}
