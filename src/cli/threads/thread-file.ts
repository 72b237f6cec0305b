import { extname } from 'node:path';

/** What the threads of a check run: beside this file, as it is or as it was built. */
export const THREAD_FILE = new URL(`thread${extname(import.meta.url)}`, import.meta.url);
