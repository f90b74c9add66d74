/** One message of a live stream. */
export interface LiveMessage {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
}

export interface Following {
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** The `id` of the last message seen before, so that nothing after it is missed. */
  readonly lastEventId?: string;
  /** For how many milliseconds nothing may come before it connects anew: a minute, when absent. A stream that lives says so every 15 s. */
  readonly silence?: number;
}

/**
 * Follows a live stream by `fetch`, which, unlike `EventSource`, can send a token. A stream that breaks off or falls silent is taken up where
 * it was, with a fresh token, until the signal ends it. It throws when the server says that there is nothing to follow (400, 401, 403, 404),
 * when the address is none, and what `token` throws: whoever is signed out is told so.
 *
 * @param url as in `http://localhost:8080/api/v1/live/pilots/{id}`
 * @param token gives the access token for each connection
 */
export async function* follow(
  url: string,
  token: () => string | Promise<string>,
  { signal, lastEventId, silence = 60_000 }: Following = {},
): AsyncGenerator<LiveMessage, void, undefined> {
  let last = lastEventId;
  while (signal?.aborted !== true) {
    const request = opening(url, await token(), last);
    const line = new Line(silence, signal);
    let seconds = 0;
    try {
      const response = await line.heard(fetch(request, { signal: line.signal }));
      if ([400, 401, 403, 404].includes(response.status)) {
        throw new NothingToFollow(response.status);
      }
      seconds = retryAfter(response);
      if (response.ok && response.body !== null) {
        for await (const message of messages(response.body, line)) {
          last = message.id ?? last;
          yield message;
        }
      }
    } catch (failure) {
      if (failure instanceof NothingToFollow) {
        throw failure;
      }
      // It has broken off, and is taken up below.
    } finally {
      line.cut();
    }
    await pause(1000 * Math.max(1, seconds) + 2000 * Math.random(), signal);
  }
}

/** The server refuses the stream for a reason that trying again does not remove. */
export class NothingToFollow extends Error {
  constructor(readonly status: number) {
    super(`The stream is refused with ${status}`);
    this.name = "NothingToFollow";
  }
}

/** A connection: it is cut when nothing is heard for too long, and when whoever follows leaves. */
class Line {
  private readonly cutting = new AbortController();

  constructor(
    private readonly silence: number,
    private readonly leaving: AbortSignal | undefined,
  ) {
    leaving?.addEventListener("abort", this.cut);
    if (leaving?.aborted === true) {
      this.cut();
    }
  }

  get signal(): AbortSignal {
    return this.cutting.signal;
  }

  readonly cut = (): void => {
    this.leaving?.removeEventListener("abort", this.cut);
    this.cutting.abort();
  };

  async heard<T>(coming: Promise<T>): Promise<T> {
    const timer = setTimeout(this.cut, this.silence);
    try {
      return await coming;
    } finally {
      clearTimeout(timer);
    }
  }
}

function opening(url: string, token: string, last: string | undefined): Request {
  const headers = new Headers({ Accept: "text/event-stream", Authorization: `Bearer ${token}` });
  if (last !== undefined) {
    headers.set("Last-Event-ID", last);
  }
  const request = new Request(url, { headers });
  if (!/^https?:/.test(request.url)) {
    throw new TypeError(`${url} is no address of a stream: it has to begin with http: or https:`);
  }
  return request;
}

/** For how many seconds the server wants to be left alone, an hour at most. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? Math.min(seconds, 3600) : 0;
}

async function* messages(
  body: NonNullable<Response["body"]>,
  line: Line,
): AsyncGenerator<LiveMessage, void, undefined> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (
    let read = await line.heard(reader.read());
    !read.done;
    read = await line.heard(reader.read())
  ) {
    const blocks = (rest + read.value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const message = parsed(block);
      if (message !== undefined) {
        yield message;
      }
    }
  }
}

/** Comments, which only say that the stream lives, are no messages. */
function parsed(block: string): LiveMessage | undefined {
  let id: string | undefined;
  let event = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === "id") {
      id = value;
    } else if (field === "event") {
      event = value;
    } else if (field === "data") {
      data.push(value);
    }
  }
  return data.length === 0 ? undefined : { id, event, data: data.join("\n") };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    signal?.addEventListener("abort", go);
    if (signal?.aborted === true) {
      go();
    }
  });
}
