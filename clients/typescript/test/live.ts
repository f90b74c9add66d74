/** Follows streams of a server that does what the real one is not made to do: it falls silent, wants to be left alone, breaks off. */
import { getEventListeners, once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { follow, type Following } from "../src/index.js";

setTimeout(() => {
  console.error("It does not come to an end");
  process.exit(1);
}, 60_000).unref();

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What the path asks for, connection by connection. */
const answers = new Map<string, Answer[]>();
const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? "")?.shift();
  if (answer === undefined) {
    response.writeHead(404).end();
  } else {
    answer(request, response);
  }
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
if (address === null || typeof address === "string") {
  throw new Error("The server has no port");
}
const { port } = address;

function stream(path: string, ...connections: Answer[]): string {
  answers.set(path, connections);
  return `http://127.0.0.1:${port}${path}`;
}

function opened(response: ServerResponse): ServerResponse {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  return response;
}

function saying(id: number): Answer {
  return (request, response) => {
    const after = request.headers["last-event-id"] ?? "nothing";
    opened(response).write(`id: ${id}\ndata: after ${String(after)}\n\n`);
  };
}

const nothing: Answer = () => undefined;
const headersOnly: Answer = (_, response) => opened(response).flushHeaders();
const ending: Answer = (_, response) => opened(response).end();

async function seen(url: string, following: Following, count: number): Promise<string> {
  const data: string[] = [];
  for await (const message of follow(url, () => "token", following)) {
    data.push(message.data);
    if (data.length === count) {
      break;
    }
  }
  return data.join(", ");
}

async function thrown(url: string, token: () => Promise<string>): Promise<string> {
  for await (const message of follow(url, token)) {
    return message.data;
  }
  return "nothing";
}

/** What is silent from the beginning, after its headers, and after a message, and then speaks. */
async function silence(): Promise<string> {
  const url = stream("/silence", nothing, headersOnly, saying(1), saying(2));
  return seen(url, { silence: 1000 }, 2);
}

async function signedOut(): Promise<string> {
  const url = stream("/signed-out", saying(1));
  return thrown(url, () => Promise.reject(new Error("signed out"))).catch(String);
}

async function noAddress(url: string): Promise<string> {
  return thrown(url, () => Promise.resolve("token")).then(
    () => "followed",
    (failure: unknown) => (failure instanceof TypeError ? "refused" : String(failure)),
  );
}

/** The shortest pause between two connections, from when somebody leaves: nobody is kept for as long. */
async function kept(leave: AbortController): Promise<string> {
  await once(leave.signal, "abort");
  return pause(1000, "kept");
}

async function leavingBeforeAnAnswer(): Promise<string> {
  const leave = new AbortController();
  const url = stream("/no-answer", () => leave.abort());
  const left = seen(url, { signal: leave.signal }, 1).then(() => "at once");
  return Promise.race([left, kept(leave)]);
}

async function leavingASilentStream(): Promise<string> {
  const leave = new AbortController();
  const url = stream("/no-more", saying(1));
  const reading = async () => {
    for await (const _message of follow(url, () => "token", { signal: leave.signal })) {
      setImmediate(() => leave.abort());
    }
    return "at once";
  };
  return Promise.race([reading(), kept(leave)]);
}

/** Each connection finds as many who listen to the signal as the first did. */
async function listeners(): Promise<string> {
  const leave = new AbortController();
  const counts: number[] = [];
  const count: Answer = (request, response) => {
    counts.push(getEventListeners(leave.signal, "abort").length);
    ending(request, response);
  };
  const url = stream("/listeners", count, count, saying(1));
  await seen(url, { signal: leave.signal }, 1);
  counts.push(getEventListeners(leave.signal, "abort").length);
  return counts.join(", ");
}

/** A little less than what was asked for, because clocks are not that exact, and more than the longest pause. */
async function retryAfter(status: number): Promise<string> {
  let refused = 0;
  let waited = 0;
  const url = stream(
    `/retry-after-${status}`,
    (_, response) => {
      refused = Date.now();
      response.writeHead(status, { "Retry-After": "4" }).end();
    },
    (request, response) => {
      waited = Date.now() - refused;
      saying(1)(request, response);
    },
  );
  await seen(url, {}, 1);
  return waited > 3900 ? "waited" : `waited only ${waited} ms`;
}

const told = await Promise.all([
  silence(),
  signedOut(),
  noAddress("/api/v1/live"),
  noAddress("localhost:8080/api/v1/live"),
  leavingBeforeAnAnswer(),
  leavingASilentStream(),
  listeners(),
  retryAfter(429),
  retryAfter(503),
]);
console.log(`After silence: ${told[0]}`);
console.log(`Without a token: ${told[1]}`);
console.log(`Without a server: ${told[2]}, ${told[3]}`);
console.log(`Who leaves: ${told[4]}, ${told[5]}`);
console.log(`Who listens to the signal: ${told[6]}`);
console.log(`When asked to wait: ${told[7]}, ${told[8]}`);
server.closeAllConnections();
server.close();
