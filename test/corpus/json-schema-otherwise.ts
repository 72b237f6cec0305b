import type { Draft } from './json-schema-suite.ts';

const A_LABELS = 'whether an A-label is one of IDNA isn’t asked';
const IDN_HOSTNAME = 'idn-hostname is unknown, and says nothing';
const DURATION = 'ISO 8601 lets units between be left out, and Java writes PT1H2S';

/** Why cases are judged otherwise than the suite has it, by the name of a case or of its group. */
export const OTHERWISE: Readonly<Record<Draft, Readonly<Record<string, string>>>> = {
  'draft2020-12': {
    'vocabulary: schema that uses custom metaschema with with no validation vocabulary: no validation: invalid number, but it still validates':
      'which vocabularies a schema is read with is not its own to say',
    'optional/cross-draft: refs to historic drafts are processed as historic drafts: first item not a string is valid':
      'each schema of a document is read as 2020-12',
    'optional/format/duration: validation of duration strings: years and days cannot appear without months':
      DURATION,
    'optional/format/duration: validation of duration strings: hours and seconds cannot appear without minutes':
      DURATION,
    'optional/format/ecmascript-regex: \\a is not an ECMA 262 control escape: when used as a pattern':
      'a pattern that the flag u refuses is read without it',
    'optional/format/hostname: validation of A-label (punycode) host names': A_LABELS,
    'optional/format/idn-hostname: validation of internationalized host names': IDN_HOSTNAME,
    'optional/format/idn-hostname: validation of separators in internationalized host names':
      IDN_HOSTNAME,
  },
  draft4: {
    'optional/zeroTerminatedFloats: some languages do not distinguish between different types of numeric value: a float is not an integer even without fractional part':
      '1.0 is an integer, as it is from draft 6 on',
  },
};
