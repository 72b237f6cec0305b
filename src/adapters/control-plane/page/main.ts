import { connectClock, showClock } from './clock.ts';
import { createControl } from './control.ts';
import { showCoverage } from './coverage.ts';
import { byId } from './element.ts';
import { createFeed } from './feed.ts';
import { showOperations } from './operations.ts';
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
/** What is asked is asked in its order, so that no request is shown twice. */
let turn: Promise<unknown> = Promise.resolve();
let fading: ReturnType<typeof setTimeout>;

const { contracts } = await control.operations();
const feed = createFeed(
  contracts.map(({ contract }) => contract),
  control.journal,
);
byId('contracts').textContent = contracts.map(({ title }) => title).join(' · ');
showOperations(contracts, (contract, operation, status) =>
  act(`${operation} is to answer ${status} once.`, () =>
    control.answerNext(contract, operation, status),
  ),
);
connectClock({
  set: (time) => act('The clock is set.', () => control.setClock(time)),
  advance: (by) => act(`The clock is ${by} further.`, () => control.advanceClock(by)),
});
connectSandbox(chosen, () => {
  feed.restart();
  inTurn(refresh);
});
onClick('clear-journal', 'The journal is empty.', control.clearJournal);
onClick('clear-overrides', 'The overrides are removed.', () => control.clearOverrides());
onClick('reset', 'All is as at the start.', control.reset);
document.addEventListener('visibilitychange', () => inTurn(refresh));
await poll();

async function poll(): Promise<void> {
  if (document.visibilityState === 'visible') await inTurn(refresh);
  setTimeout(poll, PAUSE);
}

/** Shows what is new. */
async function refresh(): Promise<void> {
  const [news, { overrides }, clock] = await Promise.all([
    feed.read(),
    control.overrides(),
    control.clock(),
  ]);
  showOverrides(overrides, (of) =>
    act(`The mock answers ${of.operation} again.`, () => control.clearOverrides(of)),
  );
  showClock(clock);
  if (news.isRestarted) requests.clear();
  if (news.entries.length > 0 || news.isRestarted) {
    const [coverage, sandboxes] = await Promise.all([control.coverage(), control.sandboxes()]);
    showCoverage(coverage);
    showSandboxes(sandboxes, chosen.value);
  }
  requests.add(news.entries, news.count);
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
  turn = turn.then(work).then(
    () => byId('notice').classList.remove('fault'),
    (error: Error) => {
      tell(error instanceof TypeError ? 'The mock doesn’t answer.' : error.message);
      byId('notice').classList.add('fault');
    },
  );
  return turn;
}

function tell(text: string): void {
  byId('notice').textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => tell(''), TOLD);
}
