import type { AnyOperations, BundledOperations } from '../mock/bundled-operations.ts';
import type { Mock } from '../mock/mock.ts';
import type { OpenContract } from '../semantics/open.ts';
import type { FaultOptions, ServedMock } from './answering.ts';
import { createControlPlane } from './control-plane/control-plane.ts';
import { serveMocks } from './mock-server.ts';
import type { RunningServer, Tls } from './node-server.ts';
import { createServedMock, type Mocked, type ServedMockOptions } from './served-mock.ts';

/** How a mock answers, and where it listens. */
export interface StartMockOptions extends ServedMockOptions, FaultOptions {
  /** `127.0.0.1` where it isn't said. */
  readonly host?: string;
  /** A free one where it isn't said, or is 0. */
  readonly port?: number;
  /** Absent: HTTP in the clear. */
  readonly tls?: Tls;
  /** Whether it is controlled over its port too, below `/__specwright`: it is where nothing is said. */
  readonly control?: boolean;
}

/** A mock that listens on a port; `await using` closes it. */
export interface RunningMock<Operations = AnyOperations>
  extends ServedMock<Operations>,
    RunningServer,
    AsyncDisposable {}

/**
 * Starts a mock on a port of this machine. It keeps the process running until it is closed, as a server
 * does.
 * @param mocked a contract's name, path or URL, one that is loaded, or a mock of `createMock`'s.
 * @throws {ListenError} if the port can't be listened on; what `createServedMock` throws.
 */
export function startMock<Name extends keyof BundledOperations>(
  mocked: Name,
  options?: StartMockOptions,
): Promise<RunningMock<BundledOperations[Name]>>;
export function startMock<Operations = AnyOperations>(
  mocked: string | OpenContract | Mock<Operations>,
  options?: StartMockOptions,
): Promise<RunningMock<Operations>>;
export async function startMock(
  mocked: Mocked,
  options: StartMockOptions = {},
): Promise<RunningMock> {
  const { host = '127.0.0.1', port = 0, control = true } = options;
  const mock = await createServedMock(mocked, options);
  const server = await serveMocks([mock], {
    ...options,
    host,
    port,
    control: control ? createControlPlane([mock], { host }) : undefined,
  });
  return {
    ...mock,
    ...server,
    get contract() {
      return mock.contract;
    },
    [Symbol.asyncDispose]: server.close,
  };
}
