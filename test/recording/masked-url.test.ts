import { expect, test } from 'vitest';
import { maskedUrl } from '../../src/recording/redaction.ts';

test.each([
  ['https://a.example', 'https://a.example/'],
  ['/a?b=c', '/a?b=c'],
  ['https://a.example/%7E?x=1+2&&y', 'https://a.example/%7E?x=1+2&&y'],
  ['https://me:hush@a.example/@b', 'https://***@a.example/@b'],
  ['https://a.example/?api%5Fkey=hush&token=&key', 'https://a.example/?api%5Fkey=***&token=&key'],
  ['/?to=https://b.example/?token=hush', '/?to=***'],
  ['/?to=https://me:hush@b.example/', '/?to=***'],
  ['/?a=%7B%22password%22%3A%22hush%22%7D&b=%7B%7D', '/?a=***&b=%7B%7D'],
  ['/?to=%2F%3Fd%3D%257B%2522secret%2522%253A%2522hush%2522%257D', '/?to=***'],
  ['/?code=hush&state=1', '/?code=***&state=1'],
  ['/?code=de', '/?code=de'],
])('%s is shown as %s', (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});
