import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./contract.js";

/** Where there is a choice, JSON. */
type Media = "application/json" | "application/problem+json";

/** Every operation of the contract, by method and path, with its types. */
export type Latitude = Client<paths, Media>;

export type Problem = components["schemas"]["Problem"];

/** A refusal or a failure, with what Latitude says about it. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? problem?.title ?? `Latitude answers ${status}`);
    this.name = "ProblemError";
  }
}

/**
 * A client of one caller.
 *
 * @param baseUrl where the gateway is, as in `http://localhost:8080`
 * @param token gives the access token, as often as one is needed
 */
export function latitude(baseUrl: string, token: () => string | Promise<string>): Latitude {
  const authentication: Middleware = {
    async onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${await token()}`);
      return request;
    },
  };
  const client = createClient<paths, Media>({ baseUrl, headers: { Accept: "application/json" } });
  client.use(authentication);
  return client;
}

/** What an operation answered. */
export class Answered<T> {
  constructor(
    private readonly content: T | undefined,
    private readonly version: string | null,
  ) {}

  /** What came. */
  get value(): T {
    if (this.content === undefined) {
      throw new Error("Nothing came: the operation answers without content");
    }
    return this.content;
  }

  /** The version of the thing that came, for the `If-Match` of the next command. */
  get etag(): string {
    if (this.version === null) {
      throw new Error("What came has no ETag: it is not one thing that can be changed");
    }
    return this.version;
  }
}

/** Waits for an answer, which has no `value` where something was deleted; throws a `ProblemError` when it is a refusal or a failure. */
export async function must<T>(
  call: Promise<{ data?: T; error?: Problem; response: Response }>,
): Promise<Answered<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ProblemError(response.status, error);
  }
  return new Answered(data, response.headers.get("ETag"));
}
