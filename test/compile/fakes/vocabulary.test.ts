import { expect, test } from 'vitest';
import { kindNamed } from '../../../src/compile/fakes/names.ts';
import { vocabularyOf } from '../../../src/compile/fakes/vocabulary.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { wordsOf } from '../../../src/compile/words.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, fakeOf, NOW, sampleOf } from './proof.ts';

/** Names of components, and of their members that hold texts. */
const MEMBERS: Readonly<Record<string, string>> = {
  Address:
    'street street1 street2 streetName houseNumber building floor apartment line1 line2 addressLine1 city district county state region province postalCode zip country countryCode',
  Account:
    'accountNumber accountName accountType iban bic sortCode routingNumber bankName currency status type holderName ledgerType',
  Card: 'brand cardBrand cvv cvc last4 pan maskedPan cardNumber bin cardholderName network cardType expiryDate',
  Payment:
    'paymentMethod paymentProvider creditorName debtorName memo purpose statementDescriptor mcc status transactionType reference terms paymentTerms',
  Rate: 'base from to symbol source target quote',
  Order:
    'orderNumber poNumber invoiceNumber trackingNumber carrier shippingMethod couponCode status notes category product productName itemName variant size material unit sku warehouse incoterm hsCode customer',
  Company:
    'legalName tradingName industry sector taxId vatNumber registrationNumber website domain department verifiedName',
  Person:
    'firstName lastName name salutation role jobTitle gender maritalStatus nationality phone email language timezone employmentType skill degree school team username',
  Device: 'imei iccid imsi msisdn apn operator networkType serialNumber model deviceType os ssid',
  Trip: 'airline flightNumber airport gate seat terminal cabin hotel roomType confirmationNumber pnr make vin licensePlate fuelType',
  Campaign:
    'source medium channel segment audience tag label plan tier utmCampaign keyword subject title utmTerm',
  Event:
    'event eventType action objectType priority severity level visibility mode environment service provider',
  Answer: 'question answer choice comment description format encoding protocol tokenType grantType',
};

test.each(Object.entries(MEMBERS))('it is known what texts of %s look like', (owner, names) => {
  const unknown = names.split(' ').filter((name) => {
    const [words, around] = [wordsOf(name), wordsOf(owner)];
    return vocabularyOf(words, around) === undefined && kindNamed(words, around) === undefined;
  });
  expect(unknown).toEqual([]);
});

test('the attributes of a resource of JSON:API are those of its type', () => {
  const attributes = { type: 'object', properties: { name: { type: 'string' } } };
  const people = { type: 'object', properties: { type: { const: 'people' }, attributes } };
  const fake = fakeAmong({ Resource: people }, 'Resource');
  const made = fake({ random: createRandom('seed'), now: NOW });
  expect(made).toMatchObject({
    attributes: { name: expect.stringMatching(/^[A-Z]\S+ [A-Z]\S+$/) },
  });
});

test.each<[string, string, RegExp]>([
  ['Card', 'cvv', /^\d{3}$/],
  ['Account', 'sort_code', /^\d\d-\d\d-\d\d$/],
  ['Company', 'vat_number', /^(DE\d{9}|NL\d{9}B01|GB\d{9})$/],
  ['Sim', 'imei', /^\d{15}$/],
  ['Plan', 'name', /^(free|starter|pro|enterprise)$/],
  ['Creditor', 'name', /^\S+ \S+$/],
  ['ExchangeRate', 'base', /^[A-Z]{3}$/],
  ['Order', 'status', /^(placed|processing|shipped|delivered)$/],
  ['File', 'content_type', /^\w+\/\w+$/],
  ['Link', 'relation', /^(self|next|previous)$/],
  ['TaxRate', 'display_name', /^(VAT|Sales tax|GST)$/],
  ['TaxCode', 'name', /^(Physical goods|Software as a service|Printed books)$/],
  ['Coupon', 'name', /^(Spring sale|Welcome discount|Loyalty reward)$/],
])('the %s’s %s is like %s', (owner, name, wanted) => {
  const fake = fakeAmong({ [owner]: { properties: { [name]: { type: 'string' } } } }, owner);
  const made = fake({ random: createRandom('seed'), now: NOW }) as JsonObject;
  expect(made[name]).toMatch(wanted);
});

test.each<[name: string, description: string, key: RegExp]>([
  ['rates', '', /^[A-Z]{3}$/],
  ['currency_options', '', /^[A-Z]{3}$/],
  ['prices', 'Each key must be a three-letter ISO currency code.', /^[A-Z]{3}$/],
  ['translations', '', /^[a-z]{2}$/],
  ['tax_countries', '', /^[A-Z]{2}$/],
  ['metadata', '', /^[a-z]{4,}$/],
])('keys of the map %s, described %j, are like %s', (name, description, key) => {
  const map = { type: 'object', description, additionalProperties: { type: 'number' } };
  const made = sampleOf(fakeOf({ type: 'object', properties: { [name]: map } })) as JsonObject;
  const keys = Object.keys(made[name] as JsonObject);
  expect(keys).toEqual([expect.stringMatching(key), expect.stringMatching(key)]);
});

test.each<[names: string, currencies: readonly string[]]>([
  ['from to rate result', ['from', 'to']],
  ['base rates', ['base']],
])('an exchange of %s tells of currencies', (names, currencies) => {
  const properties = Object.fromEntries(names.split(' ').map((name) => [name, {}]));
  const made = sampleOf(fakeOf({ type: 'object', properties })) as JsonObject;
  for (const name of currencies) expect(made[name]).toMatch(/^[A-Z]{3}$/);
});

test('a list that is described as one of ids has ids, whatever its name', () => {
  const products = {
    type: 'array',
    items: { type: 'string' },
    description: 'A list of product IDs this coupon applies to',
  };
  const made = sampleOf(fakeOf({ type: 'object', properties: { products } })) as JsonObject;
  expect(made.products).toContainEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
});

test('a package is as large as one may carry, a tax what one may pay', () => {
  const number = { type: 'number' };
  const dimensions = { type: 'object', properties: { length: number, height: number } };
  const tax = { type: 'object', properties: { percentage: number } };
  const properties = { package_dimensions: dimensions, tax_rate: tax };
  const fake = fakeOf({ type: 'object', properties });
  for (const seed of ['a', 'b', 'c']) {
    const made = sampleOf(fake, seed) as Record<string, Record<string, number>>;
    const { length, height } = made.package_dimensions ?? {};
    expect(Math.max(length ?? 0, height ?? 0)).toBeLessThanOrEqual(60);
    expect(made.tax_rate?.percentage).toBeLessThanOrEqual(25);
  }
});
