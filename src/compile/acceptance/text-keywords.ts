import { isAtLeastLong, isAtMostLong } from '../code-points.ts';
import { quickPattern } from '../pattern.ts';
import { isNumber, isText, type Keyword, ofTexts } from './keyword.ts';

/** Keywords that ask texts (JSON Schema Validation §6.3). */
export const TEXT_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minLength: ofTexts(isNumber, (least) => (text) => isAtLeastLong(text, least)),
  maxLength: ofTexts(isNumber, (most) => (text) => isAtMostLong(text, most)),
  pattern: ofTexts(isText, (pattern) => quickPattern(pattern)),
};
