import { expect, test } from 'vitest';
import { nearest } from '../../src/contract/near-miss.ts';

const NAMES = ['braze', 'tell', 'datadog-product-analytics', 'mparticle-platform'];

test.each<[word: string, meant: string | undefined, why: string]>([
  ['braz', 'braze', 'a letter is missing'],
  ['brazze', 'braze', 'a letter too many'],
  ['brase', 'braze', 'a wrong letter'],
  ['barze', 'braze', 'two letters swapped'],
  ['BRAZE', 'braze', 'the case alone differs'],
  ['datadog-product-analytic', 'datadog-product-analytics', 'a long name'],
  ['tall', 'tell', 'a short name'],
  ['datadog', 'datadog-product-analytics', 'its beginning'],
  ['MPart', 'mparticle-platform', 'its beginning in another case'],
  ['da', undefined, 'too short a beginning'],
  ['amplitude', undefined, 'nothing like it'],
  ['tt', undefined, 'too short to tell'],
  ['', undefined, 'nothing'],
])('%j means %j: %s', (word, meant) => {
  expect(nearest(word, NAMES)).toBe(meant);
});

test('the nearest of several is meant', () => {
  expect(nearest('Pets', ['Cats', 'Petz', 'Pet', 'Pests'])).toBe('Petz');
  expect(nearest('Pet', [])).toBeUndefined();
  expect(nearest('pet', ['pet-store', 'pet-clinic'])).toBeUndefined();
});
