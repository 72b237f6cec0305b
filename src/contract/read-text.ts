import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DocumentError, type Facts } from '../errors.ts';
import { displayName } from './display-name.ts';

const REMOTE_TIMEOUT_SECONDS = 30;

/**
 * Reads the text at a `file:` or `http(s):` URL, which must be UTF-8. `url` of the answer is where it
 * was found in the end. From the URL that the user gave, redirects are followed; from a reference, one
 * could lead to a host that nobody allowed.
 *
 * @throws {DocumentError} it can't be read or fetched, or is no text
 */
export async function readText(
  url: string,
  redirect: 'follow' | 'manual',
): Promise<{ url: string; text: string }> {
  if (url.startsWith('file:')) return { url, text: decode(await readBytes(url), url) };
  const { finalUrl, bytes } = await readRemote(url, redirect);
  return { url: finalUrl, text: decode(bytes, url) };
}

/**
 * Reads the bytes at a `file:` URL, whether they are text or not.
 * @throws {DocumentError} it can't be read
 */
export async function readBytes(url: string): Promise<Buffer> {
  try {
    return await readFile(fileURLToPath(url));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new DocumentError({
      problem: (code !== undefined && READ_PROBLEMS[code]) || 'the file cannot be read',
      location: { file: displayName(url) },
      cause,
    });
  }
}

const READ_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'this is a folder, not a document',
  EACCES: 'the file may not be read',
};

async function readRemote(
  url: string,
  redirect: 'follow' | 'manual',
): Promise<{ finalUrl: string; bytes: Uint8Array }> {
  const signal = AbortSignal.timeout(REMOTE_TIMEOUT_SECONDS * 1000);
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(url, { redirect, signal });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw notFetched(url, { expected: 'an answer', received: reasonOf(cause), cause });
  }
  if (!response.ok) throw notFetched(url, { expected: 'status 200', ...describeStatus(response) });
  return { finalUrl: response.url, bytes };
}

function notFetched(url: string, facts: Omit<Facts, 'problem' | 'location'>): DocumentError {
  const problem = 'the document cannot be fetched';
  return new DocumentError({ problem, ...facts, location: { file: url } });
}

/** Why there was no answer: `fetch` itself says only that it failed, and keeps the reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `nothing within ${REMOTE_TIMEOUT_SECONDS} seconds`;
  if (error.cause !== undefined) return reasonOf(error.cause);
  // Where a host has several addresses, that each of them failed is an error without a message.
  return error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
}

function describeStatus({ status, headers }: Response): Pick<Facts, 'received' | 'hint'> {
  const target = headers.get('location');
  if (target === null) return { received: `status ${status}` };
  return {
    received: `status ${status}, a redirect to ${target}`,
    hint: 'A reference follows no redirect: write the URL that it leads to',
  };
}

function decode(bytes: Uint8Array, url: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DocumentError({
      problem: 'the document is not text',
      expected: 'UTF-8',
      location: { file: displayName(url) },
      cause,
    });
  }
}
