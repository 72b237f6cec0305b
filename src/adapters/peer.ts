import { MissingPeerError } from '../errors.ts';

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

/** Where the package is there and one of its own is missing, its error says more. */
function isMissing(name: string, error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(`'${name}'`);
}
