import { type HttpResponse, headerPairs } from '../http/exchange.ts';
import { statusPhrase } from '../mock/problem.ts';

type Body = string | Uint8Array;

/**
 * A response whose whole body is at hand. It is read without a stream: to make one and read it takes half
 * as long as the mock's answer. Who wants the stream gets that of a response which then stands behind it.
 */
export class WholeResponse implements Response {
  readonly #response: HttpResponse;
  readonly #body: Body;
  readonly #url: string;
  #headers: Headers | undefined;
  #isRead = false;
  #streamed: Response | undefined;

  /** @param url where it comes from. */
  constructor(response: HttpResponse, body: Body, url: string) {
    this.#response = response;
    this.#body = body;
    this.#url = url;
  }

  get type(): 'default' {
    return 'default';
  }

  get redirected(): boolean {
    return false;
  }

  get status(): number {
    return this.#response.status;
  }

  get statusText(): string {
    return statusPhrase(this.status);
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  get url(): string {
    return this.#url;
  }

  get headers(): Headers {
    this.#headers ??= new Headers(headerPairs(this.#response.headers));
    return this.#headers;
  }

  get body(): Response['body'] {
    return this.#stream().body;
  }

  get bodyUsed(): boolean {
    return this.#streamed?.bodyUsed ?? this.#isRead;
  }

  text(): Promise<string> {
    return this.#read(textOf) ?? this.#stream().text();
  }

  json(): Promise<unknown> {
    return this.#read((body) => JSON.parse(textOf(body))) ?? this.#stream().json();
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read((body) => bytesOf(body).buffer) ?? this.#stream().arrayBuffer();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  blob(): Promise<Blob> {
    return this.#stream().blob();
  }

  formData(): Promise<FormData> {
    return this.#stream().formData();
  }

  clone(): Response {
    return withUrl(new Response(this.#stream().clone().body, this), this.#url);
  }

  /** Reads the body, unless somebody did so or has its stream: then that decides. */
  #read<Value>(read: (body: Body) => Value): Promise<Value> | undefined {
    if (this.#isRead || this.#streamed !== undefined) return undefined;
    this.#isRead = true;
    return new Promise((resolve) => resolve(read(this.#body)));
  }

  #stream(): Response {
    if (this.#streamed === undefined) {
      this.#streamed = new Response(bytesOf(this.#body), { headers: this.headers });
      if (this.#isRead) void this.#streamed.arrayBuffer();
    }
    return this.#streamed;
  }
}

// Made by no constructor of `Response`, which would make a list of headers that few look at; that of a
// browser in Node (happy-dom) also has fields, which would hide what stands above.
Object.setPrototypeOf(WholeResponse.prototype, Response.prototype);

/** Says where a response comes from, which its constructor isn't told. */
export function withUrl(response: Response, url: string): Response {
  return Object.defineProperty(response, 'url', { value: url });
}

/** As UTF-8 decode gives it (Encoding §6): without a byte order mark or lone surrogates. */
function textOf(body: Body): string {
  if (typeof body !== 'string') return new TextDecoder().decode(body);
  return body.startsWith('\uFEFF') ? body.slice(1).toWellFormed() : body.toWellFormed();
}

/** A copy: whoever reads it may change it. */
function bytesOf(body: Body): Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
}
