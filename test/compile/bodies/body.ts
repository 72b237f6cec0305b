import { type CompiledContract, compileContract } from '../../../src/compile/compiled-contract.ts';
import type { Json, JsonObject, MediaType } from '../../../src/contract/contract.ts';
import { loadContractText } from '../../../src/contract/load.ts';

/** The bodies of one representation. */
export interface Body {
  /** Judges a request's body, or a part that was sent under another media type. */
  readonly judge: (
    body: string | Uint8Array,
    mediaType?: string,
  ) => ReturnType<CompiledContract['judgeRequestBody']>;
  readonly write: (value: Json) => {
    readonly contentType: string;
    readonly body: string | Uint8Array;
  };
}

/** A body that is documented as one media type, with what its media type object holds. */
export async function bodyOf(
  range: string,
  media: JsonObject,
  schemas: JsonObject = {},
  openapi = '3.1.0',
): Promise<Body> {
  const document = {
    openapi,
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          requestBody: { content: { [range]: media } },
          responses: { '204': { description: 'Done.' } },
        },
      },
    },
    components: { schemas },
  };
  const contract = await loadContractText(JSON.stringify(document));
  const compiled = compileContract(contract);
  const [operation] = contract.operations;
  const content = operation?.requestBody?.content[0] as MediaType;
  if (operation === undefined) throw new Error('the document has one');
  return {
    judge: (body, mediaType = range) =>
      compiled.judgeRequestBody(operation, { headers: { 'content-type': mediaType }, body }),
    write: (value) => compiled.writeBody(content, range, value, () => ({})),
  };
}
