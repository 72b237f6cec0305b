import { mountOf } from '../compile/mount.ts';
import type { Contract } from '../contract/contract.ts';
import { TargetError } from '../errors.ts';
import { decodeBody } from '../http/body.ts';
import { parseJson } from '../http/json.ts';
import { SANDBOX_HEADER } from '../mock/engine.ts';
import { sendRequest } from '../recording/send.ts';
import { CONTROL_PATH } from './control-plane/controlled.ts';
import type { HealthShape } from './control-plane/shapes.ts';
import { TARGET_DEFAULTS } from './target-defaults.ts';

/** So long what listens may take to say that it is a mock, in milliseconds. */
const LONGEST_WAIT = 2000;

/** A mock of Specwright's that runs in another process. */
export interface FoundMock {
  /** Where it answers for a contract, without a slash at its end. */
  baseUrlOf(contract: Contract): string;
  /**
   * Lets a sandbox of a contract begin anew.
   * @throws {TargetError} if there is no answer.
   */
  reset(contract: Contract, sandbox: string): Promise<void>;
}

/**
 * Asks what listens at a URL whether it is a mock: its control plane says so.
 * @param baseUrl of this machine, without a slash at its end.
 * @returns `undefined` where it is none.
 */
export async function findMock(baseUrl: string): Promise<FoundMock | undefined> {
  const { origin } = new URL(baseUrl);
  const names = await contractsAt(origin);
  if (names === undefined) return undefined;
  return {
    baseUrlOf(contract) {
      const isMounted = baseUrl === origin && names.length > 1 && names.includes(contract.name);
      return isMounted ? origin + mountOf(contract) : baseUrl;
    },
    async reset({ name }, sandbox) {
      const query = names.includes(name) ? `?contract=${encodeURIComponent(name)}` : '';
      const url = `${origin}${CONTROL_PATH}/reset${query}`;
      const headers = { [SANDBOX_HEADER]: sandbox };
      await sendRequest({ method: 'POST', url, headers }, TARGET_DEFAULTS.timeout);
    },
  };
}

/** The names of the contracts that a mock answers for. */
async function contractsAt(origin: string): Promise<readonly string[] | undefined> {
  const url = `${origin}${CONTROL_PATH}/health`;
  const asked = sendRequest({ method: 'GET', url, headers: {} }, LONGEST_WAIT);
  const { body, headers } = await asked.catch(expectNoAnswer);
  if (body === undefined) return undefined;
  const decoded = decodeBody(body, headers);
  const parsed = 'text' in decoded ? parseJson(decoded.text) : undefined;
  if (!parsed?.ok) return undefined;
  const { status, contracts, run }: Partial<HealthShape> = Object(parsed.value);
  return status === 'ok' && run !== undefined && Array.isArray(contracts) ? contracts : undefined;
}

function expectNoAnswer(error: unknown) {
  if (error instanceof TargetError) return { body: undefined, headers: {} };
  throw error;
}
