import { describe, expect, test } from 'vitest';
import { compileFakes } from '../../../src/compile/fakes/compile.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, fakeOf, SEEDS, sampleOf } from './proof.ts';

const NAME = /^[A-Z][\w'’-]+( [A-Z][\w'’-]+)*$/;
const SENTENCE = /^[A-Z][a-z-]*( [a-z-]+){3,}\.$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DATE_TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('texts look as their names say', () => {
  test.each<[string, RegExp]>([
    ['email', /^[a-z.]+@example\.(com|org|net)$/],
    ['emailAddress', /@example\./],
    ['contact_email', /@example\./],
    ['firstName', NAME],
    ['last-name', NAME],
    ['full_name', /^\S+ \S+$/],
    ['displayName', /^\S+ \S+$/],
    ['username', /^[a-z.]+$/],
    ['companyName', / (Inc|LLC|Ltd|Group|Labs)$/],
    ['website', /^https:\/\/\w+\.example\./],
    ['callback_url', /^https:/],
    ['avatarUrl', /\.png$/],
    ['ip', /^203\.0\.113\.\d+$/],
    ['ipAddress', /^203\./],
    ['client_ip', /^203\./],
    ['user_agent', /^\w+.*\//],
    ['id', UUID],
    ['campaign_id', UUID],
    ['userID', UUID],
    ['gid', UUID],
    ['project_gid', UUID],
    ['order_ref', UUID],
    ['issueKey', /^[A-Z]{3}-\d{4}$/],
    ['private_key', /^[A-Za-z0-9]{32}$/],
    ['currency', /^[A-Z]{3}$/],
    ['currencyCode', /^[A-Z]{3}$/],
    ['country', /^[A-Z]{2}$/],
    ['country_code', /^[A-Z]{2}$/],
    ['city', /^[A-Z]/],
    ['zip', /^\d{5}$/],
    ['postalCode', /^\d{5}$/],
    ['phoneNumber', /^\+1555\d{7}$/],
    ['title', /^[A-Z][a-z]+ [a-z-]+( [a-z-]+)*$/],
    ['description', SENTENCE],
    ['errorMessage', SENTENCE],
    ['comment', SENTENCE],
    ['status', /^[a-z]+$/],
    ['locale', /^[a-z]{2}-[A-Z]{2}$/],
    ['language', /^[a-z]{2}$/],
    ['time_zone', /^(UTC|\w+\/\w+)$/],
    ['timezone', /^(UTC|\w+\/\w+)$/],
    ['color', /^#[0-9a-f]{6}$/],
    ['mimeType', /^\w+\/\w+$/],
    ['content_type', /^\w+\/\w+$/],
    ['fileName', /^[a-z-]+\.\w+$/],
    ['path', /^\//],
    ['accessToken', /^[A-Za-z0-9]{32}$/],
    ['sha256', /^[0-9a-f]{64}$/],
    ['slug', /^[a-z]+(-[a-z]+)+$/],
    ['version', /^\d+\.\d+\.\d+$/],
    ['created_at', DATE_TIME],
    ['updatedAt', DATE_TIME],
    ['timestamp', DATE_TIME],
    ['birthday', /^\d{4}-\d\d-\d\d$/],
    ['price', /^\d+\.\d\d$/],
    ['duration', /^P/],
    ['bic', /^[A-Z]{6}2X$/],
    ['ean', /^\d{13}$/],
    ['isbn', /^978\d{10}$/],
    ['cardNumber', /^4\d{15}$/],
    ['last4', /^\d{4}$/],
    ['pin', /^\d{4}$/],
    ['ssn', /^\d{3}-\d\d-\d{4}$/],
    ['licensePlate', /^[A-Z]{3}-\d{4}$/],
    ['weekday', /day$/],
    ['httpMethod', /^[A-Z]+$/],
    ['extension', /^[a-z]{3,4}$/],
    ['initials', /^[A-Z]{2}$/],
    ['jwt', /^eyJ[\w-]+\.[\w-]+\.[\w-]{43}$/],
    ['cron', /^\d+ \d+ \* \* \*$/],
    ['html', /^<p>.+<\/p>$/],
    ['spdx_id', /^[A-Z][\w.-]+$/],
    ['default_branch', /^[a-z]+$/],
  ])('%s', (name, wanted) => {
    const fake = fakeOf({ properties: { [name]: { type: 'string' } } });
    for (const seed of SEEDS) expect((sampleOf(fake, seed) as JsonObject)[name]).toMatch(wanted);
  });

  test.each<[JsonObject, RegExp]>([
    [{ format: 'base64url' }, /^[\w-]{10,}$/],
    [{ format: 'http-date' }, /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/],
    [{ format: 'date-time-local' }, /^\d{4}-\d\d-\d\dT[\d:]{8}$/],
    [{ format: 'media-range' }, /^\w+\/\w+$/],
    [{ format: 'char' }, /^\w$/],
    [{ format: 'sf-string' }, /^"[\w-]+"$/],
    [{ format: 'sf-boolean' }, /^\?[01]$/],
    [{ contentMediaType: 'application/json' }, /^\{"\w+":"[\w-]+"\}$/],
    [{ contentMediaType: 'application/json', contentEncoding: 'base64' }, /^eyJ[\w+/]+=*$/],
    [{ contentEncoding: 'base64url' }, /^[\w-]{10,}$/],
  ])('by %j', (keywords, wanted) => {
    const fake = fakeOf({ type: 'string', ...keywords });
    for (const seed of SEEDS) expect(sampleOf(fake, seed)).toMatch(wanted);
  });

  test.each<[string, JsonObject, string, RegExp]>([
    [
      'a parameter',
      { parameters: { Project: { name: 'project_gid', in: 'path', schema: { type: 'string' } } } },
      '/parameters/Project/schema',
      UUID,
    ],
    [
      'a header',
      { headers: { 'Request-Id': { schema: { type: 'string' } } } },
      '/headers/Request-Id/schema',
      UUID,
    ],
    [
      'a property named schema',
      { Form: { properties: { in: { type: 'string' }, schema: { type: 'string' } } } },
      '/Form/properties/schema',
      /^[A-Z][a-z]+ [a-z-]+/,
    ],
  ])('of %s, by its name', (_, document, pointer, wanted) => {
    const fake = compileFakes(document, { direction: 'response' })(pointer);
    for (const seed of SEEDS) expect(sampleOf(fake, seed)).toMatch(wanted);
  });

  test('of a list, by the list’s name', () => {
    const items = { type: 'string' };
    const fake = fakeOf({ properties: { emails: { type: 'array', items } } });
    const { emails } = sampleOf(fake) as { emails: string[] };
    for (const email of emails) expect(email).toMatch(/@example\./);
  });

  test.each<[string, RegExp]>([
    ['User', /^\S+ \S+$/],
    ['Company', / (Inc|LLC|Ltd|Group|Labs)$/],
    ['Campaign', /^[A-Z][a-z]+ [a-z-]+/],
  ])('name, of a %s', (component, wanted) => {
    const named = { type: 'object', properties: { name: { type: 'string' } } };
    const fake = fakeAmong({ [component]: named }, component);
    for (const seed of SEEDS) expect((sampleOf(fake, seed) as JsonObject).name).toMatch(wanted);
  });

  test.each<[string, boolean]>([
    ['Reviewer', true],
    ['Team', false],
    ['Vendor', false],
  ])('name, beside an address, of a %s', (component, isPerson) => {
    const text = { type: 'string' };
    const named = { type: 'object', properties: { id: text, name: text, email: text } };
    const { name, email } = sampleOf(fakeAmong({ [component]: named }, component)) as JsonObject;
    const address = String(name)
      .toLowerCase()
      .replace(' ', '.')
      .replace(/[^a-z.]/g, '');
    expect(String(email).startsWith(`${address}@`)).toBe(isPerson);
  });

  test.each(['repo', 'repository'])('full_name, of a %s', (name) => {
    const full = { properties: { full_name: { type: 'string' } } };
    const made = sampleOf(fakeOf({ properties: { [name]: full } })) as JsonObject;
    expect((made[name] as JsonObject).full_name).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)+$/);
  });

  test.each<[string, RegExp]>([
    ['The e-mail address of whoever asked', /@example\./],
    ['When it happened, in ISO 8601 format', DATE_TIME],
    ['The ISO 4217 currency code', /^[A-Z]{3}$/],
    ['The URL of the page', /^https:/],
  ])('or as the description says: %s', (description, wanted) => {
    const fake = fakeOf({ properties: { value: { type: 'string', description } } });
    expect((sampleOf(fake) as JsonObject).value).toMatch(wanted);
  });

  test('or as documented examples are', () => {
    const fake = fakeOf({ properties: { gadget: { type: 'string', examples: ['G-1', 'G-2'] } } });
    expect((sampleOf(fake) as JsonObject).gadget).toMatch(/^G-[12]$/);
  });

  test('the format has the last word', () => {
    const properties = {
      email: { type: 'string', format: 'uuid' },
      url: { type: 'string', format: 'date' },
    };
    const value = sampleOf(fakeOf({ properties })) as JsonObject;
    expect(value.email).toMatch(UUID);
    expect(value.url).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each<[string, JsonObject, RegExp]>([
    ['a maximum length', { maxLength: 10 }, /^.{1,10}$/],
    ['a minimum length', { minLength: 120, maxLength: 130 }, /^.{120,130}$/],
    ['a pattern', { pattern: '^[A-Z]{4}$' }, /^[A-Z]{4}$/],
  ])('but gives way to %s', (_, limits, wanted) => {
    const fake = fakeOf({ properties: { description: { type: 'string', ...limits } } });
    for (const seed of SEEDS)
      expect((sampleOf(fake, seed) as JsonObject).description).toMatch(wanted);
  });

  test('nothing is Latin', () => {
    const names = ['description', 'text', 'body', 'name', 'title', 'note', 'other'];
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    for (const seed of SEEDS) {
      expect(JSON.stringify(sampleOf(fakeOf({ properties }), seed))).not.toMatch(
        /ipsum|lorem|dolor/i,
      );
    }
  });
});
