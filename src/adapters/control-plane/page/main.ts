import { byId } from '../../../page/browser/element.ts';
import { showCallbacks } from './callbacks.ts';
import { connectClock, hideClock, showClock } from './clock.ts';
import { createControl, NoAnswerError } from './control.ts';
import { showCoverage } from './coverage.ts';
import { createFeed } from './feed.ts';
import { explainNoRequest, showFirstRequest } from './first-request.ts';
import { showLink, tell } from './notice.ts';
import { listOperations } from './operations.ts';
import { showOverrides } from './overrides.ts';
import { connectFilter, showRequests } from './requests.ts';
import { connectSandbox, showSandboxes } from './sandbox.ts';

/** How long the page waits before it asks for news again, in milliseconds. */
const PAUSE = 1000;

const chosen = byId<HTMLInputElement>('sandbox-name');
const control = createControl(() => chosen.value);
const requests = showRequests();
const callbacks = showCallbacks();
const operations = listOperations((contract, operation, status) =>
  act(`${operation} is to answer ${status} once.`, () =>
    control.answerNext(contract, operation, status),
  ),
);
const filter = connectFilter(startAnew);
const asked = createFeed((after, limit) => control.journal(after, limit, filter()));
const sent = createFeed(async (after, limit) => {
  const { sent: entries, ...held } = await control.callbacks(after, limit);
  return { entries, ...held };
});
/** What is asked is asked in its order, so that no request is shown twice. */
let turn: Promise<unknown> = Promise.resolve();
/** What is shown: of which run, and of which revision. */
let shown: { readonly run?: string; readonly revision?: string } = {};
/** What coverage was shown of: a run, a revision, and how many requests the journal held. */
let covered: string | undefined;

connectClock({
  set: (time) => act('The clock is set.', () => control.setClock(time)),
  advance: (by) => act(`The clock is ${by} further.`, () => control.advanceClock(by)),
  stop: () =>
    act('The clock is stopped.', async () =>
      control.setClock(`fixed:${(await control.clock()).now}`),
    ),
  run: () => act('The clock runs.', async () => control.setClock((await control.clock()).now)),
});
connectSandbox(chosen, startAnew);
onClick('clear-journal', 'The journal is empty.', control.clearJournal);
onClick('clear-overrides', 'The overrides are removed.', () => control.clearOverrides());
onClick('reset', 'All is as at the start.', control.reset);
document.addEventListener('visibilitychange', refreshIfVisible);
await poll();

async function poll(): Promise<void> {
  await refreshIfVisible();
  setTimeout(poll, PAUSE);
}

async function refreshIfVisible(): Promise<void> {
  if (document.visibilityState === 'visible') await inTurn(refresh);
}

/** Shows what is new. */
async function refresh(): Promise<void> {
  const health = await control.health();
  if (health.run !== shown.run) restartFeeds();
  if (health.run !== shown.run || health.revision !== shown.revision) await showContracts();
  shown = health;
  const { contracts } = health;
  requests.show(await asked.read());
  callbacks.show(await sent.read());
  const [{ overrides }, clock, { sandboxes }] = await Promise.all([
    control.overrides(),
    control.clock(),
    control.sandboxes(),
  ]);
  operations.mark(overrides);
  showOverrides(overrides, contracts.length > 1, (of) =>
    act(`The mock answers ${of.operation} again.`, () => control.clearOverrides(of)),
  );
  showClock(clock);
  explainNoRequest(filter(), showSandboxes(sandboxes, chosen.value));
  const held = sandboxes.reduce((sum, sandbox) => sum + sandbox.requests, 0);
  const toCover = `${health.run} ${health.revision} ${held}`;
  if (toCover === covered) return;
  showCoverage(await control.coverage());
  covered = toCover;
}

async function showContracts(): Promise<void> {
  const { contracts } = await control.operations();
  document.title = `${contracts.map(({ contract }) => contract).join(', ')} · Specwright`;
  operations.show(contracts);
  showFirstRequest(contracts);
}

/** Shows the messages of another sandbox, or other ones of it. */
function startAnew(): void {
  inTurn(async () => {
    restartFeeds();
    await refresh();
  });
}

function restartFeeds(): void {
  asked.restart();
  sent.restart();
}

/** Does something, says that it is done, and shows what came of it. */
function act(done: string, change: () => Promise<void>): void {
  inTurn(async () => {
    await change();
    await refresh();
    tell(done);
  });
}

function onClick(id: string, done: string, change: () => Promise<void>): void {
  byId(id).addEventListener('click', () => act(done, change));
}

/** Does something after what was begun before it; what goes wrong is said. */
function inTurn(work: () => Promise<void>): Promise<unknown> {
  turn = turn.then(work).then(() => showLink('live'), explain);
  return turn;
}

function explain(error: Error): void {
  const isLost = error instanceof NoAnswerError;
  showLink(isLost ? 'lost' : 'live');
  if (isLost) hideClock();
  else tell(error.message, true);
}
