import { showCallbacks } from './callbacks.ts';
import { connectClock, showClock } from './clock.ts';
import { createControl } from './control.ts';
import { showCoverage } from './coverage.ts';
import { byId } from './element.ts';
import { createFeed, type News } from './feed.ts';
import type { MessageList } from './message-list.ts';
import { listOperations } from './operations.ts';
import { showOverrides } from './overrides.ts';
import { showRequests } from './requests.ts';
import { connectSandbox, showSandboxes } from './sandbox.ts';

/** How long the page waits before it asks for news again, in milliseconds. */
const PAUSE = 1000;
/** How long a notice stays, in milliseconds. */
const TOLD = 6000;

const chosen = byId<HTMLInputElement>('sandbox-name');
const control = createControl(() => chosen.value);
const requests = showRequests();
const callbacks = showCallbacks();
const operations = listOperations((contract, operation, status) =>
  act(`${operation} is to answer ${status} once.`, () =>
    control.answerNext(contract, operation, status),
  ),
);
/** What is asked is asked in its order, so that no request is shown twice. */
let turn: Promise<unknown> = Promise.resolve();
/** Of which revision the contracts are that are shown. */
let shownRevision: string | undefined;
/** What coverage was shown of: a revision, and how many requests the journal held. */
let covered: string | undefined;
let fading: ReturnType<typeof setTimeout>;

const { contracts } = await control.health();
const asked = createFeed(contracts, control.journal);
const sent = createFeed(contracts, async (contract, after, limit) => {
  const { sent: entries, count } = await control.callbacks(contract, after, limit);
  return { entries, count };
});
connectClock({
  set: (time) => act('The clock is set.', () => control.setClock(time)),
  advance: (by) => act(`The clock is ${by} further.`, () => control.advanceClock(by)),
});
connectSandbox(chosen, () => {
  asked.restart();
  sent.restart();
  inTurn(refresh);
});
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
  const { revision } = await control.health();
  if (revision !== shownRevision) await showContracts();
  shownRevision = revision;
  showNews(requests, await asked.read());
  showNews(callbacks, await sent.read());
  const [{ overrides }, clock, { sandboxes }] = await Promise.all([
    control.overrides(),
    control.clock(),
    control.sandboxes(),
  ]);
  showOverrides(overrides, (of) =>
    act(`The mock answers ${of.operation} again.`, () => control.clearOverrides(of)),
  );
  showClock(clock);
  showSandboxes(sandboxes, chosen.value);
  const held = sandboxes.reduce((sum, sandbox) => sum + sandbox.requests, 0);
  const toCover = `${revision} ${held}`;
  if (toCover === covered) return;
  showCoverage(await control.coverage());
  covered = toCover;
}

async function showContracts(): Promise<void> {
  const told = await control.operations();
  byId('contracts').textContent = told.contracts.map(({ title }) => title).join(' · ');
  operations.show(told.contracts);
}

function showNews<Entry>(
  list: MessageList<Entry>,
  { entries, count, isRestarted }: News<Entry>,
): void {
  if (isRestarted) list.clear();
  list.add(entries, count);
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
  turn = turn
    .then(work)
    .catch((error: Error) =>
      tell(error instanceof TypeError ? 'The mock doesn’t answer.' : error.message, true),
    );
  return turn;
}

function tell(text: string, isFault = false): void {
  const notice = byId('notice');
  notice.textContent = text;
  notice.classList.toggle('fault', isFault);
  clearTimeout(fading);
  fading = setTimeout(() => tell(''), TOLD);
}
