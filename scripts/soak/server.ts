// The mock under load, and all that is done to it meanwhile.
import { startMock } from '../../src/adapters/start-mock.ts';
import { openContract } from '../../src/semantics/open.ts';

/** What the server holds at a moment, in bytes, after a collection. */
export interface Sample {
  readonly heap: number;
  readonly resident: number;
}

/** What the server did, and what of it was left open when it was closed. */
export interface ServerReport {
  readonly reloads: number;
  readonly overrides: number;
  readonly resets: number;
  /** How many answers were to be cut or reset. */
  readonly disturbances: number;
  readonly left: readonly string[];
}

const OPERATION = 'GET /events/data_series';
const SAMPLE_EVERY = 1000;
const DISTURB_EVERY = 20;

const before = process.getActiveResourcesInfo();
const contract = await openContract('braze');
const mock = await startMock(contract);
const done = { reloads: 0, overrides: 0, resets: 0, disturbances: 0 };
let turn = 0;

const disturbing = setInterval(() => {
  turn += 1;
  const sandbox = mock.sandbox(`sandbox ${turn % 100}`);
  sandbox.on(OPERATION).replyOnce(429).replyOnce(200, { message: 'success', data: [] });
  sandbox
    .on(OPERATION)
    .replyOnce(200, undefined, { disturbance: turn % 2 === 0 ? 'cut' : 'reset' });
  done.overrides += 3;
  done.disturbances += 1;
  sandbox.clock.advance('1h');
  if (turn % 10 === 0) {
    sandbox.reset();
    done.resets += 1;
  }
  if (turn % 50 === 0) {
    // Read and compiled anew.
    void openContract('braze').then((reopened) => mock.reload(reopened));
    done.reloads += 1;
  }
  if (turn % 500 === 0) {
    mock.reset();
    done.resets += 1;
  }
}, DISTURB_EVERY);

const sampling = setInterval(() => {
  globalThis.gc?.();
  const { heapUsed, rss, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ heap: heapUsed + external + arrayBuffers, resident: rss } satisfies Sample);
}, SAMPLE_EVERY);

process.once('message', async () => {
  clearInterval(disturbing);
  clearInterval(sampling);
  await mock.close();
  // What ended with the server needs a turn of the loop to be gone.
  setTimeout(() => {
    const left = process.getActiveResourcesInfo();
    for (const resource of [...before, 'Timeout']) {
      const index = left.indexOf(resource);
      if (index >= 0) left.splice(index, 1);
    }
    process.send?.({ ...done, left } satisfies ServerReport, () => process.disconnect());
  }, 100);
});

process.send?.({ url: mock.url });
