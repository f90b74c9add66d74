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
}

/**
 * Follows a live stream by `fetch`, which, unlike `EventSource`, can send a token. A stream that breaks off is taken up where it was, with a
 * fresh token, until the signal ends it; it throws when the server says that there is nothing to follow (401, 403, 404).
 *
 * @param url as in `http://localhost:8080/api/v1/live/pilots/{id}`
 * @param token gives the access token for each connection
 */
export async function* follow(
  url: string,
  token: () => string | Promise<string>,
  { signal, lastEventId }: Following = {},
): AsyncGenerator<LiveMessage, void, undefined> {
  let last = lastEventId;
  while (signal?.aborted !== true) {
    try {
      for await (const message of connection(url, await token(), last, signal)) {
        last = message.id ?? last;
        yield message;
      }
    } catch (failure) {
      if (failure instanceof NothingToFollow) {
        throw failure;
      }
      // It has broken off, and is taken up below.
    }
    await pause(1000 + 2000 * Math.random(), signal);
  }
}

/** The server refuses the stream for a reason that trying again does not remove. */
export class NothingToFollow extends Error {
  constructor(readonly status: number) {
    super(`The stream is refused with ${status}`);
    this.name = "NothingToFollow";
  }
}

async function* connection(
  url: string,
  token: string,
  last: string | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveMessage, void, undefined> {
  const headers = new Headers({ Accept: "text/event-stream", Authorization: `Bearer ${token}` });
  if (last !== undefined) {
    headers.set("Last-Event-ID", last);
  }
  const response = await fetch(url, { headers, signal: signal ?? null });
  if ([400, 401, 403, 404].includes(response.status)) {
    throw new NothingToFollow(response.status);
  }
  if (!response.ok || response.body === null) {
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = "";
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const blocks = (rest + read.value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const message = parsed(block);
        if (message !== undefined) {
          yield message;
        }
      }
    }
  } finally {
    // Whoever stops reading lets go of the connection; a broken one is gone already.
    await reader.cancel().catch(() => undefined);
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
    const timer = setTimeout(resolve, milliseconds);
    const leave = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener("abort", leave, { once: true });
  });
}
