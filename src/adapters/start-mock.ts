import type { AnyOperations, BundledOperations } from '../mock/bundled-operations.ts';
import type { Mock } from '../mock/mock.ts';
import type { GivenContract } from '../semantics/open.ts';
import type { FaultOptions, ServedMock } from './answering.ts';
import { createControlPlane } from './control-plane/control-plane.ts';
import { serveMocks } from './mock-server.ts';
import type { RunningServer, Tls } from './running-server.ts';
import { createServedMock, type Mocked, type ServedMockOptions } from './served-mock.ts';

/** Where a mock listens. */
export interface PortOptions extends FaultOptions {
  /** `127.0.0.1` where it isn't said. */
  readonly host?: string;
  /** A free one where it isn't said, or is 0. */
  readonly port?: number;
  /** Absent: HTTP in the clear. */
  readonly tls?: Tls;
  /** Whether it is controlled over its port too, below `/__specwright`: it is where nothing is said. */
  readonly control?: boolean;
}

/** How a mock answers, and where it listens. */
export interface StartMockOptions extends ServedMockOptions, PortOptions {}

const PORT_OPTIONS = [
  'host',
  'port',
  'tls',
  'control',
  'onFault',
] as const satisfies (keyof PortOptions)[];

/** A mock that listens on a port; `await using` closes it. */
export interface RunningMock<Operations = AnyOperations>
  extends ServedMock<Operations>,
    RunningServer,
    AsyncDisposable {}

/**
 * Starts a mock on a port of this machine. It keeps the process running until it is closed, as a server
 * does; what still waits for a request then fails. Who starts many of one contract opens it once, with
 * `openContract`: it is read and compiled no more than that.
 * @param mocked a contract's name, path or URL, one that is loaded, or a mock of `createMock`'s.
 * @throws {ListenError} if the port can't be listened on; what `createServedMock` throws.
 */
export function startMock<Name extends keyof BundledOperations>(
  mocked: Name,
  options?: StartMockOptions,
): Promise<RunningMock<BundledOperations[Name]>>;
export function startMock<Operations = AnyOperations>(
  mocked: GivenContract,
  options?: StartMockOptions,
): Promise<RunningMock<Operations>>;
export function startMock<Operations>(
  mocked: Mock<Operations>,
  options?: PortOptions,
): Promise<RunningMock<Operations>>;
export async function startMock(
  mocked: Mocked,
  options: StartMockOptions = {},
): Promise<RunningMock> {
  const { host = '127.0.0.1', port = 0, control = true } = options;
  const mock = await createServedMock(mocked, options, PORT_OPTIONS);
  const server = await serveMocks([mock], {
    ...options,
    host,
    port,
    control: control ? createControlPlane([mock], { host }) : undefined,
  });
  const close = async () => {
    await server.close();
    // A mock that was given goes on without its port.
    if (mock === mocked) return;
    mock.requests.end();
    mock.outbox?.sent.end();
  };
  return {
    ...mock,
    url: server.url,
    close,
    get contract() {
      return mock.contract;
    },
    [Symbol.asyncDispose]: close,
  };
}
