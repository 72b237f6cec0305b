import type { HttpRequest } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Journal } from '../../mock/journal.ts';
import type { ServedMock } from '../answering.ts';

/** Where the control plane lies; no contract's operation does. */
export const CONTROL_PATH = '/__specwright';

/** A mock, as far as it is controlled. */
export type Controlled = Omit<ServedMock, 'answer'>;

/** Whether a request is for the control plane. Almost none is, and each pays for this question. */
export function isForControl({ url }: HttpRequest): boolean {
  if (!url.includes(CONTROL_PATH)) return false;
  const { path } = splitTarget(url);
  return path === CONTROL_PATH || path.startsWith(`${CONTROL_PATH}/`);
}

/** What a control plane needs to know. */
export interface ControlPlaneOptions {
  /** The address that is listened on, by which it may be called beside those of this machine. */
  readonly host: string;
  /** What none of several contracts answers. */
  readonly strays?: Journal | undefined;
}

/** A control plane's options, and what it is itself. */
export interface ControlPlaneContext extends ControlPlaneOptions {
  /** Another one each time that mocks are served anew: what was read of them is no more. */
  readonly run: string;
}
