/*
 * What credentials look like wherever they stand: the forms that their issuers gave them so that they be
 * recognised. Those that are for tests alone are told apart, since nobody is harmed where they show.
 */

/** Of credentials that let in. */
const LIVE = [
  // JSON Web Tokens and Signatures (RFC 7519 §3.1): a header with `alg` or `typ`, claims, a signature.
  String.raw`\beyJ[\w-]{8,}\.[\w-]{2,}\.[\w-]{16,}`,
  '-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:[^-]|-(?!----END))*-----END (?:[A-Z]+ )*PRIVATE KEY-----',
  // AWS, GitHub, GitLab, npm.
  String.raw`\b(?:AKIA|ASIA)[A-Z\d]{16}\b`,
  String.raw`\bgh[opusr]_[A-Za-z\d]{36,}`,
  String.raw`\bgithub_pat_\w{22,}`,
  String.raw`\bglpat-[\w-]{20,}`,
  String.raw`\bnpm_[A-Za-z\d]{36}\b`,
  // Slack, Google, OpenAI, Anthropic, SendGrid.
  String.raw`\bxox[abeoprs]-[\w-]{10,}`,
  String.raw`\bxapp-\d-[\w-]{10,}`,
  String.raw`\bhooks\.slack\.com/services/T\w+/B\w+/\w{16,}`,
  String.raw`\bAIza[\w-]{35}`,
  String.raw`\bya29\.[\w-]{20,}`,
  String.raw`\bGOCSPX-[\w-]{20,}`,
  String.raw`\bsk-(?:ant-|proj-)?[\w-]{32,}`,
  String.raw`\bSG\.[\w-]{16,}\.[\w-]{32,}`,
  // Stripe, and who writes keys as Stripe does.
  String.raw`\b[rs]k_live_[A-Za-z\d]{10,}`,
  String.raw`\bwhsec_[A-Za-z\d+/=]{20,}`,
];

const OF_TESTS = [String.raw`\b[rs]k_test_[A-Za-z\d]{10,}`];

/** Finds credentials that let in. */
export const LIVE_SHAPES: RegExp = new RegExp(LIVE.join('|'), 'g');

/** Finds credentials of any worth. */
export const SECRET_SHAPES: RegExp = new RegExp([...LIVE, ...OF_TESTS].join('|'), 'g');
