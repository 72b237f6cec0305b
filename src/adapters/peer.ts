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
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MissingPeerError({
      problem: `${entry} needs the package ${name}, which isn't installed`,
      hint: `npm install --save-dev ${name}`,
      cause: error,
    });
  }
}
