import { createRequire } from 'node:module';
import { once } from './lazily.ts';

type Core = typeof import('ajv/dist/2020.js');
type Util = typeof import('ajv/dist/compile/util.js');
type Formats = typeof import('ajv-formats');

const require = createRequire(import.meta.url);

/**
 * ajv, loaded when it first has to judge: most values are accepted without it. It is required and not
 * imported because validators answer at once.
 */
export const importAjv = once(() => {
  const { Ajv2020, _ } = require('ajv/dist/2020.js') as Core;
  const { Type } = require('ajv/dist/compile/util.js') as Util;
  const { default: addFormats } = require('ajv-formats') as Formats;
  return { Ajv2020, _, Type, addFormats };
});
