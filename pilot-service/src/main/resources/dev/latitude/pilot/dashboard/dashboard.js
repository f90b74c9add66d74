// Shows what is new without being asked. Where the browser has nothing to be let in with, the page stays as it is.
(() => {
  "use strict";
  const page = () => document.getElementById("dashboard");
  const status = () => document.getElementById("live");
  const tell = (text) => { if (status()) { status().textContent = text; } };
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const LONGEST_PAUSE = 30000;
  const SILENCE = 60000;
  const SLOWEST = 30000;
  let last = null;
  let stream = null;
  let refreshing = null;
  let again = false;

  async function refresh() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(SLOWEST) });
    if (!answer.ok) { throw new Error(answer.status); }
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = parsed.getElementById("dashboard");
    if (!fresh) { throw new Error("another page"); }
    if (fresh.dataset.revision === page().dataset.revision) { return; }
    for (const open of page().querySelectorAll("details[open]")) {
      const same = open.id && fresh.querySelector("#" + CSS.escape(open.id));
      if (same) { same.open = true; }
    }
    const focused = document.activeElement && document.activeElement.closest("details");
    page().replaceWith(document.adoptNode(fresh));
    document.title = parsed.title;
    if (focused && focused.id) {
      const same = document.getElementById(focused.id);
      if (same) { same.querySelector("summary").focus({ preventScroll: true }); }
    }
    tell(status().dataset.changed);
  }

  // What could not be read is asked for again: a stream that is not taken up begins with where the pilot is.
  function startAnew() {
    last = null;
    if (stream) { stream.abort(); }
  }

  // One at a time; what comes meanwhile is looked at once more afterwards.
  function refreshSoon() {
    again = true;
    refreshing = refreshing || (async () => {
      try {
        while (again) { again = false; await refresh(); }
      } catch { startAnew(); }
      finally { refreshing = null; }
    })();
  }

  function read(block) {
    let name = "message";
    let data = "";
    for (const line of block.split("\n")) {
      const at = line.indexOf(":");
      if (at <= 0) { continue; }
      const value = line.slice(at + 1).replace(/^ /, "");
      if (line.startsWith("id:")) { last = value; }
      if (line.startsWith("event:")) { name = value; }
      if (line.startsWith("data:")) { data += value; }
    }
    if (!data || name === "closing") { return; }
    if (JSON.parse(data).revision > Number(page().dataset.revision)) { refreshSoon(); }
  }

  // True when it is worth another try.
  async function follow() {
    const cut = stream = new AbortController();
    let timer = setTimeout(() => cut.abort(), SILENCE);
    try {
      const headers = { Accept: "text/event-stream" };
      if (last) { headers["Last-Event-ID"] = last; }
      const answer = await fetch(page().dataset.live, { headers, credentials: "same-origin", cache: "no-store", signal: cut.signal });
      if (!answer.ok) { return answer.status === 429 || answer.status >= 500; }
      tell(status().dataset.on);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      while (true) {
        const { value, done } = await reader.read();
        if (done || cut.signal.aborted) { return true; }
        clearTimeout(timer);
        timer = setTimeout(() => cut.abort(), SILENCE);
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop();
        blocks.forEach(read);
      }
    } finally { clearTimeout(timer); }
  }

  (async () => {
    let pause = 1000;
    while (true) {
      const began = Date.now();
      let more = true;
      try { more = await follow(); } catch { /* broken off */ }
      tell("");
      if (!more) { return; }
      pause = Date.now() - began > LONGEST_PAUSE ? 1000 : Math.min(pause * 2, LONGEST_PAUSE);
      await wait(pause + Math.random() * 1000);
    }
  })();
})();
