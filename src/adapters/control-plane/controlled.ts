import type { ServedMock } from '../answering.ts';

/** Where the control plane lies; no contract's operation does. */
export const CONTROL_PATH = '/__specwright';

/** A mock, as far as it is controlled. */
export type Controlled = Omit<ServedMock, 'answer'>;

/** What a control plane needs to know. */
export interface ControlPlaneOptions {
  /** The address that is listened on, by which it may be called beside those of this machine. */
  readonly host: string;
}

/** A control plane's options, and what it is itself. */
export interface ControlPlaneContext extends ControlPlaneOptions {
  /** Another one each time that mocks are served anew: what was read of them is no more. */
  readonly run: string;
}
