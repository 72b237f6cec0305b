import { fileURLToPath } from 'node:url';

/** The folder of the recordings that come with a bundled contract. */
export function bundledRecordings(name: string): string {
  // `specs/` lies two levels above this folder, in the source tree and in the build alike.
  return fileURLToPath(new URL(`../../specs/${name}/recordings/`, import.meta.url));
}
