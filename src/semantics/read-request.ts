import type { BodyJudgement } from '../compile/body-judgement.ts';
import type { JudgedParameters } from '../compile/compiled-contract.ts';
import type { ReadRequest } from './semantics.ts';

/** A request as its parameters and its body were read, for the rules that come before the schemas. */
export function readRequest({ values }: JudgedParameters, body: BodyJudgement): ReadRequest {
  return {
    parameters: values as ReadRequest['parameters'],
    body: body.state === 'judged' ? body.value : undefined,
    unreadable: body.state !== 'judged' && body.state !== 'absent',
  };
}
