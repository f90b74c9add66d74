/**
 * The weekly client report, asked for, tried and written down by a typed client. Needs a running suite, and for each of the three people
 * their id and token:
 *
 *   LATITUDE_URL, LATITUDE_HR, LATITUDE_EMPLOYEE, LATITUDE_MANAGER ("id token")
 */
import { setTimeout as pause } from "node:timers/promises";
import { follow, latitude, must, ProblemError, type components } from "../src/index.js";

const DECISION = "client-report.publish";
/** How often the register is asked, every 100 ms, until it has heard from the other services. */
const PATIENCE = 100;
const url = setting("LATITUDE_URL");
const hr = person("LATITUDE_HR");
const employee = person("LATITUDE_EMPLOYEE");
const manager = person("LATITUDE_MANAGER");

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set`);
  }
  return value;
}

function person(name: string) {
  const [id, token] = setting(name).split(" ");
  if (id === undefined || token === undefined) {
    throw new Error(`${name} is not an id and a token`);
  }
  return { id, token, api: latitude(url, () => token) };
}

function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

function expect<T>(what: string, actual: T, expected: T): void {
  if (actual !== expected) {
    throw new Error(`${what} is ${String(actual)} instead of ${String(expected)}`);
  }
  console.log(`${what}: ${String(actual)}`);
}

async function catalogue(): Promise<void> {
  try {
    await must(
      hr.api.POST("/api/v1/decision-types", {
        body: {
          slug: DECISION,
          title: "Publish the weekly client report",
          dimension: "QUALITY",
          usualRisk: "LOW",
          ceiling: "DELEGATE",
        },
      }),
    );
  } catch (refused) {
    // Somebody has told the story on this suite before.
    if (!(refused instanceof ProblemError && refused.status === 409)) {
      throw refused;
    }
  }
}

const content: components["schemas"]["ProposalContent"] = {
  title: "Publish the weekly client report without a sign-off",
  approver: manager.id,
  workScope: "TASK",
  businessOutcome: "The client reads the report on Monday morning instead of Tuesday night.",
  rights: [
    {
      decision: DECISION,
      dimension: "QUALITY",
      currentLevel: "CONSULT",
      requestedLevel: "DELEGATE",
      risk: "LOW",
      rationale: "I write the report and know its numbers best.",
    },
  ],
  boundaries: [{ decision: "Changing what the report measures", heldBy: manager.id }],
  benefits: ["A day less between the numbers and the client"],
  metrics: [
    {
      key: "error-rate",
      name: "Reports with an error",
      unit: "%",
      direction: "LOWER_IS_BETTER",
      target: 2.5,
      baseline: { value: 2.5, source: "Corrections sent", from: day(-120), to: day(-15) },
    },
  ],
  risks: [
    { description: "A wrong number reaches the client", mitigation: "A checklist", trigger: "errors-rise" },
  ],
  triggers: [
    {
      key: "errors-rise",
      metric: "error-rate",
      kind: "GUARDRAIL",
      operator: "ABOVE",
      threshold: { basis: "ABSOLUTE", value: 5 },
    },
  ],
  pilot: { start: day(1), end: day(28), reviewDates: [day(8), day(15), day(22)] },
  respondBy: day(5),
};

/** Answers the id of the accepted proposal. */
async function ask(): Promise<string> {
  const draft = await must(employee.api.POST("/api/v1/proposals", { body: content }));
  const id = draft.value.id;
  const submitted = await must(
    employee.api.POST("/api/v1/proposals/{id}/submit", {
      params: { path: { id }, header: { "If-Match": draft.etag } },
    }),
  );
  const accepted = await must(
    manager.api.POST("/api/v1/proposals/{id}/accept", {
      params: { path: { id }, header: { "If-Match": submitted.etag } },
      body: { revision: 1 },
    }),
  );
  expect("The proposal", accepted.value.state, "ACCEPTED");
  return id;
}

/** Answers the id of the graduated pilot. */
async function tryIt(proposalId: string): Promise<string> {
  const planned = await must(
    employee.api.POST("/api/v1/pilots", { body: { proposalId, start: day(-14) } }),
  );
  const { id, triggerSetHash } = planned.value;
  let etag = planned.etag;
  for (const party of [employee, manager]) {
    const acknowledged = await must(
      party.api.POST("/api/v1/pilots/{id}/acknowledge", {
        params: { path: { id }, header: { "If-Match": etag } },
        body: { triggerSetHash },
      }),
    );
    etag = acknowledged.etag;
  }
  const started = await must(
    employee.api.POST("/api/v1/pilots/{id}/start", {
      params: { path: { id }, header: { "If-Match": etag } },
    }),
  );
  expect("The pilot", started.value.state, "ACTIVE");

  await measureWhileManagerWatches(id);

  const dashboard = await must(
    manager.api.GET("/api/v1/pilots/{id}/dashboard", { params: { path: { id } } }),
  );
  expect("The dashboard", dashboard.value.state, "ACTIVE");
  const pilot = await must(manager.api.GET("/api/v1/pilots/{id}", { params: { path: { id } } }));
  await must(
    manager.api.POST("/api/v1/pilots/{id}/reviews", {
      params: { path: { id }, header: { "If-Match": pilot.etag } },
      body: { outcome: "GRADUATE", note: "Two good weeks." },
    }),
  );
  const completed = await must(employee.api.GET("/api/v1/pilots/{id}", { params: { path: { id } } }));
  expect("The pilot", completed.value.state, "COMPLETED");
  return id;
}

/** What one of them records, the other sees at once. */
async function measureWhileManagerWatches(id: string): Promise<void> {
  const leaving = new AbortController();
  const seen: string[] = [];
  const live = `${url}/api/v1/live/pilots/${id}`;
  for await (const message of follow(live, () => manager.token, { signal: leaving.signal })) {
    seen.push(message.event);
    if (message.event === "opened") {
      await measure(id, day(-14), day(-8), 2.0);
      await measure(id, day(-7), day(-1), 1.8);
    } else if (seen.filter((event) => event === "pilot.measured").length === 2) {
      leaving.abort();
    }
  }
  expect("The manager has seen", seen.join(", "), "opened, pilot.measured, pilot.measured");
}

async function measure(id: string, from: string, to: string, value: number): Promise<void> {
  await must(
    employee.api.POST("/api/v1/pilots/{id}/measurements", {
      params: { path: { id } },
      body: { metric: "error-rate", from, to, value, sampleSize: 20, source: "Corrections sent" },
    }),
  );
}

async function writeDown(pilotId: string): Promise<void> {
  const draft = await must(
    employee.api.POST("/api/v1/agreements", {
      body: {
        pilotId,
        effectiveFrom: day(0),
        effectiveTo: day(365),
        expectations: ["The checklist is ticked before every report"],
        reviewPoints: [day(180)],
      },
    }),
  );
  const id = draft.value.id;
  const offered = await must(
    manager.api.POST("/api/v1/agreements/{id}/offer", {
      params: { path: { id }, header: { "If-Match": draft.etag } },
    }),
  );
  const { hash } = offered.value;
  if (hash === undefined) {
    throw new Error("An offer has a hash to sign");
  }
  let etag = offered.etag;
  let state = offered.value.state;
  for (const party of [employee, manager]) {
    const signed = await must(
      party.api.POST("/api/v1/agreements/{id}/sign", {
        params: { path: { id }, header: { "If-Match": etag } },
        body: { hash },
      }),
    );
    etag = signed.etag;
    state = signed.value.state;
  }
  expect("The agreement", state, "IN_FORCE");
}

/** What a service decided reaches the register by its feed, in a moment. */
async function check(answer: components["schemas"]["DecisionRightCheck"]["answer"]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const said = await must(
      employee.api.GET("/api/v1/decision-rights/check", {
        params: { query: { person: employee.id, decision: DECISION } },
      }),
    );
    if (said.value.answer === answer || attempt === PATIENCE) {
      expect("May they decide", said.value.answer, answer);
      return;
    }
    await pause(100);
  }
}

/** What somebody notes for themselves is gone when they say so. */
async function noteAndDelete(): Promise<void> {
  const noted = await must(
    employee.api.POST("/api/v1/friction-entries", {
      body: { sign: "ROUTINE_SIGN_OFF", decision: DECISION, day: day(-1), workScope: "TASK" },
    }),
  );
  const path = { id: noted.value.id };
  await must(
    employee.api.DELETE("/api/v1/friction-entries/{id}", {
      params: { path, header: { "If-Match": noted.etag } },
    }),
  );
  const gone = await employee.api.GET("/api/v1/friction-entries/{id}", { params: { path } });
  expect("The deleted note", gone.response.status, 404);
}

await catalogue();
await noteAndDelete();
await check("APPROVAL_REQUIRED");
await writeDown(await tryIt(await ask()));
await check("OWN");

const refusal = await employee.api.GET("/api/v1/pilots/{id}", {
  params: { path: { id: "0198c4f0-0000-7000-8000-000000000000" } },
});
expect("What does not exist", refusal.error?.type, "/problems/not-found");
