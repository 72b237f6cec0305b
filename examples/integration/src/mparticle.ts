import type { components } from './api/mparticle-platform.ts';
import { fetchPatiently, type Sleep } from './patience.ts';

type App = components['schemas']['Application'];

/** What mParticle has against a request, in its own words. */
export class MParticleError extends Error {}

/** Where mParticle is, who asks, and by which clock. */
export interface MParticleOptions {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly now: () => Date;
  readonly sleep: Sleep;
}

/** A client that keeps a token until a minute before it expires. */
export function createMParticle({ url, clientId, clientSecret, now, sleep }: MParticleOptions) {
  let token: { readonly value: string; readonly until: number } | undefined;

  async function freshToken(): Promise<string> {
    if (token !== undefined && now().getTime() < token.until) return token.value;
    const body = JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      audience: 'https://api.mparticle.com',
      grant_type: 'client_credentials',
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetchPatiently(
      () => fetch(`${url}/oauth/token`, { method: 'POST', headers, body }),
      sleep,
    );
    if (!response.ok) throw new MParticleError(`no token: ${response.status}`);
    const { access_token, expires_in } = await response.json();
    token = { value: access_token, until: now().getTime() + (expires_in - 60) * 1000 };
    return token.value;
  }

  async function get(path: string): Promise<Response> {
    const headers = { authorization: `Bearer ${await freshToken()}` };
    return fetchPatiently(() => fetch(url + path, { headers }), sleep);
  }

  return {
    /** All apps of an account. A token that was revoked is replaced once. */
    async apps(accountId: number): Promise<App[]> {
      const path = `/v1/apps?accountId=${accountId}`;
      let response = await get(path);
      if (response.status === 401) {
        token = undefined;
        response = await get(path);
      }
      const { data, errors } = await response.json();
      if (!response.ok) throw new MParticleError(errors[0].message);
      return data;
    },
  };
}
