import type { BodyJudgement } from '../../compile/body-judgement.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { documentedResponse } from '../../compile/response.ts';
import type { Operation } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';
import { carriesBody, type HttpResponse } from '../../http/exchange.ts';

/**
 * How the answer to a callback breaks what is documented of it, in words: its status, its media type or
 * its body. A body that can't be judged says so here. None where no answer is documented.
 */
export function answerBreaches(
  compiled: CompiledContract,
  operation: Operation,
  response: HttpResponse,
): string[] {
  const { method, responses } = operation;
  if (responses.length === 0) return [];
  const { status } = response;
  const documented = documentedResponse(operation, status);
  if (documented === undefined) {
    const known = responses.map((one) => one.status).join(', ');
    return [`the status: expected one of ${known}, received ${status}`];
  }
  try {
    const isExpected = carriesBody(method, status);
    return bodyBreaches(compiled.judgeResponseBody(documented, response, isExpected));
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return [`the body can't be judged: ${error.message}`];
  }
}

function bodyBreaches(body: BodyJudgement): string[] {
  switch (body.state) {
    case 'absent':
      return [];
    case 'unsupported':
      return [`the media type: expected ${body.documented}, received ${body.received || 'none'}`];
    case 'unreadable':
      return [`the body: expected ${body.documented}, received ${body.reason}`];
    case 'unjudged':
      return [`the body can't be judged: ${body.reason}`];
    case 'judged':
      return body.violations.map(
        ({ pointer, expected, received }) =>
          `the body${pointer === '' ? '' : ` at ${pointer}`}: expected ${expected}, received ${received}`,
      );
  }
}
