import { MissingPeerError, UnsupportedNodeError } from '../errors.ts';

/**
 * Imports an optional peer dependency.
 * @param entry what needs it: `specwright/msw`.
 * @throws {MissingPeerError} with the command that installs it, if it isn't there.
 */
export async function importPeer<Module>(
  name: string,
  entry: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(name, error)) throw error;
    throw new MissingPeerError({
      problem: `${entry} needs the package ${name}, which isn't installed`,
      hint: `npm install --save-dev ${name}`,
      cause: error,
    });
  }
}

/**
 * Makes sure that this Node is new enough for an optional part of the product.
 * @param entry what needs it: `the engine prism`.
 * @param least the oldest version that will do: `24.18.0`.
 * @throws {UnsupportedNodeError} if it isn't.
 */
export function expectNode(entry: string, least: string, actual = process.versions.node): void {
  if (compareVersions(actual, least) >= 0) return;
  throw new UnsupportedNodeError({
    problem: `${entry} needs a newer Node`,
    expected: `Node ${least} or newer`,
    received: `Node ${actual}`,
    hint: 'Install a newer one, or add the npm package "node" to the project\'s devDependencies.',
  });
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** Where the package is there and one of its own is missing, its error says more. */
function isMissing(name: string, error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(`'${name}'`);
}
