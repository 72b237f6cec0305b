import createClient, { type ClientOptions } from 'openapi-fetch';
import type { ErrorOf, Mark, paths, Request } from './api/tell.ts';

type NewMark = Request<'createMark'>['body'];
type Failure = ErrorOf<'listMarks' | 'createMark'>;

/** What Tell has against a request, in its own words. */
export class TellError extends Error {
  readonly code: Failure['error'];

  constructor({ error, message }: Failure) {
    super(message);
    this.code = error;
  }
}

/** The marks on the timeline of a workspace. */
export function marksOf(workspace: string, options: ClientOptions) {
  const client = createClient<paths>(options);
  const header = { 'X-Workspace-ID': workspace };
  return {
    async list(query: Request<'listMarks'>['query'] = {}): Promise<Mark[]> {
      const { data, error } = await client.GET('/api/v1/marks', { params: { header, query } });
      if (error) throw new TellError(error);
      return data.data;
    },
    async add(body: NewMark): Promise<Mark> {
      const { data, error } = await client.POST('/api/v1/marks', { params: { header }, body });
      if (error) throw new TellError(error);
      return data.data;
    },
  };
}
