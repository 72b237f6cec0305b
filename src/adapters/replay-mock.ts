import { lazily, once } from '../compile/lazily.ts';
import { type Replay, replayOn } from '../conformance/replay/replay.ts';
import type { SendToTarget, Target } from '../conformance/replay/target.ts';
import type { Subject } from '../conformance/subject.ts';
import { createMock } from '../mock/create-mock.ts';
import { SANDBOX_HEADER } from '../mock/engine.ts';
import { findMock } from './find-mock.ts';
import { openTarget, type ReplayTarget, sendOverPool } from './replay-target.ts';
import { TARGET_DEFAULTS } from './target-defaults.ts';

/** Replays each exchange on the mock of its own contract, in this process. */
export async function replayOnMocks(subjects: readonly Subject[]): Promise<Replay> {
  const replays = new Map<Subject, Replay>();
  for (const subject of subjects) {
    const { contract } = subject.compiled;
    const { respond } = await createMock({ contract, semantics: subject.semantics });
    replays.set(
      subject,
      replayInSandboxes({ baseUrl: '', send: async (request) => respond(request) }),
    );
  }
  return replayOnOwn((subject) => replays.get(subject) as Replay);
}

/**
 * Replays on a mock that listens on this machine, in another process perhaps: with the verdicts of
 * `replayOnMocks`. A mock needs no patience, and so gets none but where a rate was asked for.
 * @returns `undefined` where no mock listens there.
 * @throws {UsageError} if the URL is none.
 */
export async function replayOnServedMock(given: ReplayTarget): Promise<Replay | undefined> {
  const { baseUrl, local, credentials, send } = openTarget(given);
  const mock = local ? await findMock(baseUrl) : undefined;
  if (mock === undefined) return undefined;
  const sendOnce = sendOverPool({ ...TARGET_DEFAULTS, ...given });
  const sendAtOnce: SendToTarget = (request, _, __, onSend) => {
    onSend?.(false);
    return sendOnce(request);
  };
  const replayOf = lazily(({ compiled: { contract } }: Subject) =>
    replayInSandboxes({
      baseUrl: mock.baseUrlOf(contract),
      credentials,
      send: given.rateLimit === undefined ? sendAtOnce : send,
      // What a replay that was stopped has left there is gone on with.
      begin: async (sandbox) => {
        if (given.log !== 'resume') await mock.reset(contract, sandbox);
      },
    }),
  );
  return replayOnOwn(replayOf);
}

/** Replays each exchange as those of its own contract are. */
function replayOnOwn(replayOf: (subject: Subject) => Replay): Replay {
  return (file) => {
    const sessions = lazily((subject: Subject) => replayOf(subject)(file));
    return {
      replay: async (exchange, match, known) =>
        match.kind === 'foreign'
          ? { exchange }
          : sessions(match.subject).replay(exchange, match, known),
    };
  };
}

/**
 * Replays on a mock. A recording is a session: it finds there what it left, and nothing of another's.
 * @param mock `begin` is told of a sandbox before its first request.
 */
function replayInSandboxes({
  begin = async () => {},
  ...mock
}: Pick<Target, 'baseUrl' | 'send'> & {
  readonly credentials?: Target['credentials'];
  readonly begin?: (sandbox: string) => Promise<void>;
}): Replay {
  return (file) => {
    const sandbox = encodeURIComponent(file);
    const begun = once(() => begin(sandbox));
    const send: SendToTarget = async (request, ...known) => {
      await begun();
      const headers = { ...request.headers, [SANDBOX_HEADER]: sandbox };
      return mock.send({ ...request, headers }, ...known);
    };
    const target = { local: true, mock: true, allowed: new Set<string>() };
    return replayOn({ credentials: new Map(), ...mock, ...target, send })(file);
  };
}
