/** How long a client waits, in milliseconds. */
export type Sleep = (milliseconds: number) => Promise<void>;

const ATTEMPTS = 5;

/** Asks again what may pass: a 429 after its `Retry-After`, a 5XX after 1, 2, 4 and 8 seconds. */
export async function fetchPatiently(
  ask: () => Promise<Response>,
  sleep: Sleep,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await ask();
    const mayPass = response.status === 429 || response.status >= 500;
    if (!mayPass || attempt === ATTEMPTS) return response;
    const after = Number(response.headers.get('retry-after') ?? 2 ** (attempt - 1));
    await sleep(after * 1000);
  }
}
